"""Every picture of every lesson is drawn again and compared with the stored one by its pixels.

nbval compares text only, so a wrong picture beside right numbers would pass it. The stored
pictures of the solved notebooks, which hold those of the learner's copies, are what is expected;
``make notebooks`` makes them anew.
"""

import base64
import io
from pathlib import Path

import nbformat
import numpy as np
import pytest
from PIL import Image, ImageDraw

from tools.build.execute import execute

ROOT = Path(__file__).resolve().parents[1]
ARTEFACTS = ROOT / "artefacts" / "pictures"
SOLVED = sorted((ROOT / "solutions").glob("*.ipynb"))
# Another processor may round an edge differently here and there: so many pixels may differ by more
# than so much of 255. An i that became an l is more...
MOST_PIXELS, NOTICEABLE = 3, 32
# ...and a line in a slightly other colour differs less, but in more than this part of the pixels.
MOST_SLIGHTLY, SLIGHT = 1e-3, 8


def pictures(notebook):
    """Return the pictures of a notebook by cell and number in it, as PNG."""
    return {
        (index, number): base64.b64decode(output["data"]["image/png"])
        for index, cell in enumerate(notebook.cells)
        for number, output in enumerate(cell.get("outputs", []))
        if "image/png" in output.get("data", {})
    }


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def differing(expected, actual):
    """Return which pixels make another picture of it: none of them if it is the same.

    All of them where the shapes differ.
    """
    if expected.shape != actual.shape:
        return np.ones(expected.shape[:2], bool)
    gaps = np.abs(expected - actual).max(axis=2)
    is_same = (gaps > NOTICEABLE).sum() <= MOST_PIXELS and (gaps > SLIGHT).mean() <= MOST_SLIGHTLY
    return (gaps > SLIGHT) & (not is_same)


def keep_side_by_side(name, expected, actual, differs):
    """Keep what was expected, what came, and where they differ as a picture; return its path."""
    marked = np.where(differs[..., None], [213, 94, 0], 255 - (255 - expected) // 4)
    panels = {"expected": expected, "actual": actual, "difference": marked}
    sheet = Image.new(
        "RGB",
        (
            sum(panel.shape[1] + 10 for panel in panels.values()),
            max(panel.shape[0] for panel in panels.values()) + 20,
        ),
        "white",
    )
    left = 0
    for title, panel in panels.items():
        ImageDraw.Draw(sheet).text((left, 4), title, fill="black")
        sheet.paste(Image.fromarray(panel.astype(np.uint8)), (left, 20))
        left += panel.shape[1] + 10
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    path = ARTEFACTS / f"{name}.png"
    sheet.save(path)
    return path.relative_to(ROOT)


@pytest.mark.parametrize("path", SOLVED, ids=lambda path: path.stem)
def test_pictures_are_drawn_as_they_are_stored(path):
    notebook = nbformat.read(path, as_version=4)
    stored = pictures(notebook)
    assert stored, "a lesson shows something"
    assert execute([(notebook, path.parent)]) == [[]]
    drawn = pictures(notebook)
    assert drawn.keys() == stored.keys()
    wrong = []
    for index, number in stored:
        expected, actual = pixels(stored[index, number]), pixels(drawn[index, number])
        differs = differing(expected, actual)
        if differs.any():
            sheet = keep_side_by_side(f"{path.stem}-cell-{index}", expected, actual, differs)
            wrong.append(f"{notebook.cells[index].source!r}: {differs.sum()} pixels, see {sheet}")
    assert not wrong, "\n".join(wrong)


def test_a_lost_title_a_turned_colour_map_and_another_blue_are_noticed(monkeypatch):
    import helpers

    def drawn(**options):
        picture = helpers.imshow_all([[0, 1], [2, 3]], **options)
        file = io.BytesIO()
        picture.figure.savefig(file)
        return pixels(file.getvalue())

    right = drawn(titles=["i"])
    assert not differing(right, drawn(titles=["i"])).any()
    for wrong in (drawn(titles=[""]), drawn(titles=["l"]), drawn(titles=["i"], cmap="gray_r")):
        assert differing(right, wrong).any()
    blue = np.full((100, 100, 3), 255)
    blue[50, 20:40] = 0, 0x72, 0xB2
    other = np.where(blue == 0x72, 0x80, blue)
    assert differing(blue, other).sum() == 20
    other[50, 30:] = blue[50, 30:]
    assert not differing(blue, other).any(), "as few may be rounded otherwise"
    monkeypatch.setattr("test_pictures.ARTEFACTS", ROOT / "artefacts" / "pictures")
    sheet = keep_side_by_side("example", right, wrong, differing(right, wrong))
    with Image.open(ROOT / sheet) as kept:
        assert kept.width == 3 * (right.shape[1] + 10)
