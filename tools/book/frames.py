"""In a kernel: record each demo, for a page and for a phone's, and put that into its output."""

import itertools

from livefigure.controls import main_slider, slider_count, slider_value
from livefigure.recording import record as record_figure

MIME = "application/vnd.image-filtering-course.frames+json"
LIMIT = 1_500_000
# More positions than a hand tells apart on a slider, and than are drawn in good time.
MOST = 120
# One and a half dots for each pixel of a page: sharp on most screens.
DPI = 150
# What a phone's page has room for, in inches, and more dots, as its screen has.
NARROW, NARROW_DPI = 3.2, 200


def install(root, folder):
    """Have each demo that this kernel displays recorded, and the record put into its output.

    The pictures of each go into separate folders of `folder` in `root`: 0, 1 and so on.
    """
    from IPython import get_ipython

    numbers = itertools.count()

    def show(stage):
        made = record(stage, root, f"{folder}/{next(numbers)}")
        return {"text/plain": made["text"], MIME: made}

    formatter = get_ipython().display_formatter.mimebundle_formatter
    formatter.for_type_by_name("livefigure.live_figure", "LiveFigure", show)


def record(stage, root, folder, limit=LIMIT):
    """Play a demo through its main slider, store its pictures, and say what they show.

    Pictures and words of at most `limit` bytes go into `folder`, a new one in `root`, and as many
    again for phones. Raise ValueError if not even three positions are within the limit. Return the
    ``text`` of the stored output, the ``readout``, the names of the controls that stay as they are,
    and what there is of the ``slider``, if there is one. The pictures are ``wide``, and ``narrow``
    if the demo can be: their ``size`` in a page, the addresses of the ``frames``, the number of
    the one at the ``start``, and their ``places`` among the slider's values.
    """
    (root / folder).mkdir(parents=True)

    def store(recording, name):
        frames = [f"{folder}/{name}-{stop}.webp" for stop in recording.stops]
        for frame, picture in zip(frames, recording.pictures, strict=True):
            (root / frame).write_bytes(picture)
        places = [wide.stops.index(stop) for stop in recording.stops]
        return {
            "size": recording.size, "frames": frames, "start": recording.start, "places": places
        }  # fmt: skip

    slider = main_slider(stage.controls.values())
    # In an image it goes on by a row and one pixel at a time, down the diagonal, as a hand would.
    step = stage.screen.key_steps.get("ArrowDown", 0) + 1
    wide = record_figure(stage, dpi=DPI, limit=limit, most=MOST, step=step)
    made = {
        "text": stage.text,
        "readout": stage.readout,
        "others": [c.description for c in stage.controls.values() if c is not slider],
        "wide": store(wide, "wide"),
    }
    if slider:
        made["slider"] = {
            "label": slider.description,
            "values": [f"{slider_value(slider, stop):g}" for stop in wide.stops],
            "readouts": wide.readouts,
            "every": wide.every,
            "count": slider_count(slider),
        }
    narrow = record_figure(
        stage, dpi=NARROW_DPI, limit=limit, most=MOST // 3, inches=NARROW, among=wide.stops
    )
    if narrow.size[0] < wide.size[0]:
        made["narrow"] = store(narrow, "narrow")
    return made
