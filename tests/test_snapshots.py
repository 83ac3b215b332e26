"""What figures and demos show and say in states that no lesson stores.

A change turns a test red. Look at ``artifacts/pictures``, and if it's what you want, accept all of
it with ``make test ARGS="tests/test_snapshots.py --snapshot-update"``.
"""

import base64
import hashlib
import io

import ipywidgets
import matplotlib as mpl
import numpy as np
import pytest
import skimage as ski
from matplotlib import pyplot as plt
from matplotlib.patheffects import withStroke
from pictures import differing, keep_side_by_side
from PIL import Image
from syrupy.extensions.image import PNGImageSnapshotExtension

import helpers
from helpers.demos.declaration import declared, noisy_step
from helpers.figures.difference import draw_difference
from helpers.figures.picture import png as saved
from livefigure.testing import Page
from tools.pictures import pixels

TABLE = np.array([[0, 1, 2.5], [-1, 0.125, 30], [7, -0.5, 1 / 3], [0, 0, 100]])
BYTES = ski.data.camera()[::8, ::8]
FIGURES = {
    "images": lambda: helpers.imshow_all(
        BYTES, np.dstack([BYTES, BYTES[::-1], BYTES.T]), TABLE > 0,
        titles=["bytes", "colors", "yes or no"],
    ),
    "many-images": lambda: helpers.imshow_all(*[TABLE] * 6, cmap="magma"),
    "one-image": lambda: helpers.imshow_all(TABLE),
    "signals": lambda: helpers.plot_signals(
        {"signal": noisy_step(), "half a step on": noisy_step()[1:] - 1},
        {"its start": noisy_step()[:20]},
        titles=["two", "one"],
        guides={0: [0.5, 1], 1: [-0.25]},
        first=[0, 7],
    ),
    "one-signal": lambda: helpers.plot_signals({"three": [3, 1, 2]}, guides=[2.5]),
    "difference": lambda: draw_difference(TABLE),
    "no-difference": lambda: draw_difference(0 * TABLE),
}  # fmt: skip
EXAMPLES = {
    f"{name}-{which}": example
    for name, examples in declared().items()
    for which, example in examples.items()
}
# What a control is to its user.
TRAITS = [
    *("value", "min", "max", "step", "options", "readout_format", "placeholder", "tooltip"),
    *("accept", "interval", "continuous_update", "indent", "rows", "disabled", "multiple"),
    *("show_repeat", "most_bytes", "layout.width", "style.description_width"),
]

# Settings that a learner might have. None of them may show in our pictures.
SETTINGS = {
    "image.origin": "lower", "image.interpolation": "bilinear", "image.aspect": "auto",
    "savefig.dpi": 30, "savefig.bbox": "tight", "figure.dpi": 50,
    "text.usetex": True, "font.size": 30, "axes.titlesize": 30, "legend.fontsize": 30,
    "figure.constrained_layout.use": True, "axes.grid": True, "axes.spines.left": False,
    "lines.linewidth": 9, "lines.marker": "o", "lines.dashed_pattern": [9, 9],
    "path.sketch": (3, 100, 2), "path.effects": [withStroke(linewidth=9)], "path.snap": False,
    "axes.unicode_minus": False, "axes.xmargin": 0.5, "axes.autolimit_mode": "round_numbers",
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def strange_style():
    """Draw everything under a learner's settings, and leave those as they were."""
    with plt.style.context(["dark_background", SETTINGS]):
        before = dict(mpl.rcParams.copy())
        yield
        assert dict(mpl.rcParams.copy()) == before


def describe_controls(widget):
    """Yield a line for each control of a demo, in order."""
    if getattr(widget, "description", "") or isinstance(widget, ipywidgets.Play):
        traits = {}
        for name in TRAITS:
            part, _, trait = name.rpartition(".")
            traits[name] = getattr(getattr(widget, part, None) if part else widget, trait, None)
        said = ", ".join(f"{name} {trait!r}" for name, trait in traits.items() if trait is not None)
        yield f"{type(widget).__name__} {widget.description!r}: {said}"
    for part in getattr(widget, "children", ()):
        yield from describe_controls(part)


class Pictures(PNGImageSnapshotExtension):
    """Takes a picture for the same if nobody sees the difference."""

    def matches(self, *, serialized_data, snapshot_data):
        return not differing(pixels(snapshot_data), pixels(serialized_data)).any()

    def diff_lines(self, serialized_data, snapshot_data):
        accepted, found = pixels(snapshot_data or serialized_data), pixels(serialized_data)
        differs = differing(accepted, found)
        name = hashlib.md5(serialized_data).hexdigest()
        yield f"{differs.sum()} pixels differ: {keep_side_by_side(name, accepted, found, differs)}"


@pytest.fixture
def picture(snapshot):
    return snapshot.use_extension(Pictures)


def png(frames, optimize):
    """Return frames of a canvas as PNG, one below the other; a small one takes a while to make."""
    with io.BytesIO() as buffer:
        image = Image.fromarray(np.concatenate(frames))
        image.save(buffer, "PNG", optimize=optimize, compress_level=1)
        return buffer.getvalue()


def frame(canvas):
    return np.array(canvas.buffer_rgba())[..., :3]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_as_accepted(name, snapshot, picture):
    made = FIGURES[name]()
    assert made.readout == snapshot
    assert base64.b64decode(saved(made.figure)) == picture


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_demo_is_as_accepted_in_each_state(name, snapshot, picture):
    demo = EXAMPLES[name].make()
    Page(demo)
    frames = [frame(demo.canvas)]
    keys = f"keys: {', '.join(demo.screen.picture_keys)}"
    said = ["\n".join([demo._title, *describe_controls(demo), keys]), demo.readout]
    for state in EXAMPLES[name].states:
        for control, value in state.items():
            demo.controls[control].value = value
        frames.append(frame(demo.canvas))
        said.append(demo.readout)
    demo.close()
    assert "\n\n".join(said) == snapshot
    assert png(frames, optimize=picture.session.update_snapshots) == picture


def test_a_page_without_widgets_has_the_words_in_the_picture(picture):
    bundle, _ = helpers.convolve_demo(noisy_step(), [0.5, -1, 0.5])._repr_mimebundle_()
    assert base64.b64decode(bundle["image/png"]) == picture
