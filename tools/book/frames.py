"""In a kernel: play each demo through its main slider, and keep its pictures and readouts.

A picture is kept whole once, at the slider's start. Every other position keeps only the blocks
that differ from it, which lie on top of it in the page: the same pixels in a third of the bytes.
"""

import io
import itertools
import json

import numpy as np
from PIL import Image
from scipy import ndimage
from skimage.measure import block_reduce

from helpers.figures import style
from livefigure import FAILURE
from livefigure.controls import main_slider, slider_values

MIME = "application/vnd.image-filtering-course.frames+json"
LIMIT = 1_500_000
# More positions than a hand tells apart on a slider, and than are drawn in good time.
MOST = 120
# One and a half dots for each pixel of a page: sharp on most screens.
DPI = 150
# What a phone's page has room for, in inches, and more dots, as its screen has.
NARROW, NARROW_DPI = 3.2, 200
# What changed is cut out in blocks of so many dots, with a block to spare on each side: a browser
# that makes a picture smaller mixes dots, and at the rim of a cut those have to be the same.
BLOCK = 6
# Drawings are smaller without loss, photographs with a loss that is not seen.
WAYS = ({"lossless": True, "quality": 75}, {"quality": 92, "use_sharp_yuv": True})


def install(folder):
    """Have each demo that this kernel displays recorded, and the record put into its output.

    The pictures of each go into separate folders there: 0, 1 and so on.
    """
    from IPython import get_ipython

    numbers = itertools.count()

    def show(stage):
        made = record(stage, folder / str(next(numbers)))
        return {"text/plain": made["text"], MIME: made}

    formatter = get_ipython().display_formatter.mimebundle_formatter
    formatter.for_type_by_name("livefigure.live_figure", "LiveFigure", show)


def record(stage, folder, limit=LIMIT):
    """Play a demo through its main slider, store its pictures, and say what they show.

    Pictures and words of at most `limit` bytes go into `folder`, a new one, and pictures for phones
    of as many again; the demo is afterwards as it was before. Raise ValueError if it shows an
    error, or not even three positions are within the limit. Return the ``text`` of the stored
    output, the name of the whole picture as ``start``, with its ``size`` in a page and its
    ``readout``, the names of the controls that stay as they are, and what there is of the
    ``slider``, if there is one. What's ``narrow`` has a ``start`` and a ``size``, too, and the
    ``frames`` of some of the slider's positions, which are counted in ``places``.
    """
    slider, dpi = main_slider(stage.controls.values()), stage.figure.dpi
    folder.mkdir(parents=True)
    made = {
        "text": stage.text,
        "readout": stage.readout,
        "others": [c.description for c in stage.controls.values() if c is not slider],
    }
    initial = slider and slider.value
    try:
        wide, stops = _record_wide(stage, slider, folder, limit)
        made |= wide
        if slider:
            slider.value = initial
        stage.arrange(NARROW)
        if stage.figure.get_figwidth() * style.DPI < wide["size"][0]:
            made["narrow"] = _record_narrow(stage, slider, stops, folder, limit)
    finally:
        stage.arrange()
        stage.canvas.set_dpi(dpi)
        if slider:
            slider.value = initial
    return made


def _record_wide(stage, slider, folder, limit):
    """Record a demo at its usual size; return also the values that the slider stops at."""
    size, whole, change = _start(stage, folder / "start.webp", DPI)
    made = {"start": "start.webp", "size": size}
    if slider is None:
        return made, []
    values = slider_values(slider)
    start = values.index(min(values, key=lambda value: abs(value - slider.value)))

    def look(position):
        slider.value = values[position]
        if stage.readout.startswith(FAILURE):
            raise ValueError(stage.readout)
        return change(), stage.readout

    every, seen = walk(len(values), start, row_length(stage, slider), look, limit - whole)
    stops = [values[place] for place in seen]
    made["slider"] = {
        "label": slider.description,
        "values": [f"{value:g}" for value in stops],
        "frames": _store(folder, "{}.webp", seen, start),
        "readouts": [words for _, words in seen.values()],
        "start": list(seen).index(start),
        "every": every,
        "count": len(values),
    }
    return made, stops


def _record_narrow(stage, slider, stops, folder, limit):
    """Record a demo as a phone shows it, at some of the values that its slider stops at."""
    size, whole, change = _start(stage, folder / "narrow.webp", NARROW_DPI)
    made = {"start": "narrow.webp", "size": size}
    if slider is None:
        return made
    start = stops.index(min(stops, key=lambda value: abs(value - slider.value)))

    def look(place):
        slider.value = stops[place]
        return change(), ""

    _, seen = walk(len(stops), start, None, look, limit - whole, MOST // 3)
    return made | {"places": list(seen), "frames": _store(folder, "narrow-{}.webp", seen, start)}


def _start(stage, path, dpi):
    """Store a demo's whole picture; return its size in a page, its bytes, and what cuts changes."""
    picture = _draw(stage, dpi)
    whole, way = min(((_encode(picture, way), way) for way in WAYS), key=lambda made: len(made[0]))
    path.write_bytes(whole)
    size = [round(style.DPI * inches) for inches in stage.figure.get_size_inches()]
    return size, len(whole), lambda: _encode(_changes(picture, _draw(stage, dpi)), way)


def _store(folder, name, seen, start):
    """Store the pictures of a walk, named by their places; return the names, None for the start."""
    for place in seen.keys() - {start}:
        (folder / name.format(place)).write_bytes(seen[place][0])
    return [None if place == start else name.format(place) for place in seen]


def row_length(stage, slider):
    """Return how far the key down moves a slider: a row of the image, or None without rows."""
    slider.value = slider.min
    stage.press("ArrowDown")
    return int(slider.value - slider.min) or None


def walk(count, start, row, look, limit, most=MOST):
    """Find the finest walk through a slider's positions that is not too large.

    It has `most` positions, and among them the first, the last and the `start`, whose picture is
    there already and counts nothing.
    In an image it goes on by a row and one pixel at a time, down the diagonal, as a hand would.
    Return how many positions it goes on by, and for each, in order, what `look` returned: a
    picture and a readout.
    """
    known = {}
    step = 1 if row is None else row + 1
    for every in [1, *range(max(step, 2), count, step)]:
        places = sorted({*range(0, count, every), start, count - 1})
        if len(places) > most:
            continue
        known |= {place: look(place) for place in places if place not in known}
        seen = {place: known[place] for place in places}
        pictures = sum(len(seen[place][0]) for place in places if place != start)
        if pictures + len(json.dumps([words for _, words in seen.values()])) <= limit:
            return every, seen
    raise ValueError(f"no walk through {count} positions is within {limit / 1e6:.2f} MB")


@style.isolated
def _draw(stage, dpi):
    """Return a demo's picture as RGBA, of shape (row, column, 4); nothing shines through it."""
    stage.canvas.set_dpi(dpi)
    stage.canvas.draw_moving()
    return stage.canvas.pixels().copy()


def _changes(before, after):
    """Return the blocks that differ and those around them, and nothing in the others' place."""
    height, width = before.shape[:2]
    blocks = block_reduce((before != after).any(axis=-1), BLOCK, np.any)
    blocks = ndimage.binary_dilation(blocks, np.ones((3, 3)))
    mask = np.kron(blocks, np.ones((BLOCK, BLOCK), bool))[:height, :width]
    return after * mask[..., None]


def _encode(picture, way):
    with io.BytesIO() as buffer:
        Image.fromarray(picture).save(buffer, format="WEBP", method=4, **way)
        return buffer.getvalue()
