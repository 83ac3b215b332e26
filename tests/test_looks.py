"""What drawings and demos show and say in states that no lesson stores, by pixels and words.

What has changed turns a test red once; the new picture and the new words are written to
``artifacts/looks``, and the picture beside the approved one to ``artifacts/pictures``. Look at
them, and if they are what you want, copy them over ``tests/looks``.
"""

import base64
from pathlib import Path

import ipywidgets
import numpy as np
import pytest
import skimage as ski
from matplotlib.backends.backend_agg import FigureCanvasAgg
from pictures import ROOT, differing, keep_side_by_side, pixels
from PIL import Image

import helpers
from helpers.figures.difference import draw_difference

APPROVED = Path(__file__).with_name("looks")
FOUND = ROOT / "artifacts" / "looks"
NOISY = helpers.add_noise(helpers.step_signal())
TABLE = np.array([[0, 1, 2.5], [-1, 0.125, 30], [7, -0.5, 1 / 3], [0, 0, 100]])
BYTES = ski.data.camera()[::8, ::8]
CAMERA = ski.util.img_as_float(BYTES)
COLORS = np.dstack([BYTES, BYTES[::-1], BYTES.T])


# Whose black and white are not 0 and 1.
PALE = 0.25 + CAMERA / 2
# What a control is to its user.
TRAITS = [
    *("value", "min", "max", "step", "options", "readout_format", "placeholder", "tooltip"),
    *("accept", "interval", "continuous_update", "indent", "rows", "disabled", "multiple"),
    *("show_repeat", "layout.width", "style.description_width"),
]


def drawn(picture):
    """Return a picture's pixels, and its readout."""
    canvas = FigureCanvasAgg(picture.figure)
    canvas.draw()
    return [np.array(canvas.buffer_rgba())[..., :3]], [picture.readout]


def walked(demo, *states):
    """Return what a demo shows and says at first, and after each state of its controls."""
    canvas = demo._canvas
    canvas.syncing_data_url = False  # as if a page were looking
    canvas.draw()
    frames = [np.array(canvas.buffer_rgba())[..., :3]]
    keys = f"keys: {', '.join(canvas.screen.picture_keys)}"
    said = ["\n".join([demo._title, *say_controls(demo), keys]), demo.readout]
    for state in states:
        for name, value in state.items():
            demo.controls[name].value = value
        frames.append(np.array(canvas.buffer_rgba())[..., :3])
        said.append(demo.readout)
    demo.close()
    return frames, said


def trait_of(widget, name):
    """Return a trait of a widget, or of its layout or style; None where there is none."""
    part, _, trait = name.rpartition(".")
    return getattr(getattr(widget, part, None) if part else widget, trait, None)


def say_controls(widget):
    """Yield a line for each control of a demo, in order."""
    if getattr(widget, "description", "") or isinstance(widget, ipywidgets.Play):
        traits = {name: trait_of(widget, name) for name in TRAITS}
        said = ", ".join(f"{name} {trait!r}" for name, trait in traits.items() if trait is not None)
        yield f"{type(widget).__name__} {widget.description!r}: {said}"
    for part in getattr(widget, "children", ()):
        yield from say_controls(part)


def sheet(demo):
    """Return what a page without widgets shows, which has the words in the picture, and says."""
    frame = pixels(base64.b64decode(demo._still()))
    said = repr(demo._repr_mimebundle_()[0]["text/plain"])
    demo.close()
    return [frame], [said]


LOOKS = {
    "images": lambda: drawn(
        helpers.imshow_all(BYTES, COLORS, TABLE > 0, titles=["bytes", "colors", "yes or no"])
    ),
    "many-images": lambda: drawn(helpers.imshow_all(*[TABLE] * 6, cmap="magma")),
    "one-image": lambda: drawn(helpers.imshow_all(TABLE)),
    "signals": lambda: drawn(
        helpers.plot_signals(
            {"signal": NOISY, "half a step on": NOISY[1:] - 1},
            {"its start": NOISY[:20]},
            titles=["two", "one"],
            guides={0: [0.5, 1], 1: [-0.25]},
            first=[0, 7],
        )
    ),
    "one-signal": lambda: drawn(helpers.plot_signals({"three": [3, 1, 2]}, guides=[2.5])),
    "difference": lambda: drawn(draw_difference(TABLE)),
    "no-difference": lambda: drawn(draw_difference(0 * TABLE)),
    "still": lambda: sheet(helpers.convolve_demo(NOISY, [0.5, -1, 0.5])),
    "convolve": lambda: walked(
        helpers.convolve_demo(NOISY, np.full(3, 1 / 3)), {"position": 50}, {"position": 97}
    ),
    "convolve-padded": lambda: walked(
        helpers.convolve_demo(NOISY, [1, 2, -4, 0], "constant", cval=-1),
        {"position": 1},
        {"position": 99},
    ),
    "mean-filter": lambda: walked(
        helpers.mean_filter_demo(TABLE, 2, "constant", cval=9), {"pixel": 5}, {"pixel": 11}
    ),
    "mean-filter-padded": lambda: walked(
        helpers.mean_filter_demo(TABLE, 4, "wrap"), {"pixel": 7}, {"pixel": 11}
    ),
    "mean-filter-valid": lambda: walked(
        helpers.mean_filter_demo(CAMERA, 3, "valid"), {"pixel": 1234}, {"pixel": 62 * 62 - 1}
    ),
    "predict": lambda: walked(
        helpers.predict_demo(NOISY, [-1, 0, 1]),
        {"sketch": "A"},
        {"sketch": "C"},
        {"reveal": True},
        {"sketch": "none yet"},
    ),
    "gaussian": lambda: walked(helpers.gaussian_demo(NOISY), {"sigma": 0.5}, {"sigma": 12}),
    "gaussian-of-few": lambda: walked(
        helpers.gaussian_demo([3, 1, 0, 0, 0, 0, 0, 0, 7, 9]), {"sigma": 0.5}, {"sigma": 12}
    ),
    "smoothing": lambda: walked(helpers.smoothing_demo(PALE), {"sigma": 1}, {"sigma": 20}),
    "edges": lambda: walked(helpers.edges_demo(PALE), {"noise": 30}, {"sigma": 5}),
    "denoise": lambda: walked(
        helpers.denoise_demo(PALE), {"radius": 4}, {"noise": "normal"}, {"noise": "none"}
    ),
    "first": lambda: walked(helpers.first_demo(), {"brightness": 0}, {"brightness": 1}),
    "lab-of-a-signal": lambda: walked(
        helpers.filter_lab(NOISY, [1, 2, 3]),
        {"position": 99},
        {"mode": "valid", "flip": True},
        {"mode": "constant", "kernel": "1 -1"},
        {"kind": "median"},
    ),
    "lab-of-an-image": lambda: walked(
        helpers.filter_lab(CAMERA),
        {"position": 0},
        {"kernel": "-1 0 1\n-2 0 2\n-1 0 1"},
        {"mode": "valid", "flip": True},
        {"mode": "wrap", "kind": "maximum"},
    ),
}


@pytest.mark.parametrize("name", LOOKS)
def test_every_picture_and_every_word_is_as_approved(name):
    frames, said = LOOKS[name]()
    found, words = np.concatenate(frames).astype(int), "\n\n".join(said) + "\n"
    picture, text = APPROVED / f"{name}.png", APPROVED / f"{name}.txt"
    expected = pixels(picture.read_bytes()) if picture.exists() else np.zeros((1, 1, 3), int)
    approved = text.read_text(encoding="utf-8") if text.exists() else ""
    differs = differing(expected, found)
    if differs.any() or words != approved:
        FOUND.mkdir(parents=True, exist_ok=True)
        Image.fromarray(found.astype(np.uint8)).save(FOUND / picture.name, optimize=True)
        (FOUND / text.name).write_text(words, encoding="utf-8")
        keep_side_by_side(name, expected, found, differs)
    assert words.splitlines() == approved.splitlines(), f"see artifacts/looks/{name}.txt"
    assert not differs.any(), f"see artifacts/pictures/{name}.png, and artifacts/looks/{name}.png"


@pytest.mark.parametrize("kind", ["png", "txt"])
def test_nothing_is_approved_that_nobody_draws(kind):
    assert {path.stem for path in APPROVED.glob(f"*.{kind}")} == set(LOOKS)


def test_no_demo_is_forgotten():
    looked_at = {name for look in LOOKS.values() for name in look.__code__.co_names}
    demos = {name for name in helpers.__all__ if name.endswith(("_demo", "_lab"))}
    assert demos
    assert demos - looked_at == set()
