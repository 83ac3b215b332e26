"""Pictures compared by their pixels; and where they differ, shown side by side."""

import base64
import io
from pathlib import Path

import matplotlib as mpl
import numpy as np
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[1]
ARTIFACTS = ROOT / "artifacts" / "pictures"
# Another processor may round an edge differently here and there: so many pixels may differ by more
# than so much of 255. An i that became an l is more...
MOST_PIXELS, NOTICEABLE = 3, 32
# ...and a line in a slightly other color differs less, but in more than this part of the pixels.
MOST_SLIGHTLY, SLIGHT = 1e-3, 8

# Before this release, matplotlib drew text with other pixels than the stored pictures have.
IS_TOO_OLD = mpl.__version_info__[:2] < (3, 11)


def pixels(png):
    """Return the pixels of a PNG, an array of int of shape (rows, columns, 3)."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def drawn(outputs):
    """Return the pixels of each picture among a cell's outputs."""
    found = [output["data"]["image/png"] for output in outputs if has_picture(output)]
    return [pixels(base64.b64decode(png)) for png in found]


def has_picture(output):
    """Return whether an output of a cell holds a picture."""
    return "image/png" in output.get("data", {})


def differing(expected, actual):
    """Return which pixels make another picture of it: none of them if it is the same.

    All of them where the shapes differ, and none where matplotlib is too old to tell.
    """
    if IS_TOO_OLD:
        return np.zeros(expected.shape[:2], bool)
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
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    path = ARTIFACTS / f"{name}.png"
    sheet.save(path)
    return path.relative_to(ROOT)


def unlike(name, stored, found):
    """Return what is wrong with a cell's pictures, in sentences; keep those that differ.

    Parameters
    ----------
    name : str
        Of the files that are kept.
    stored, found : list of NotebookNode
        The cell's outputs in the notebook, and those that came now.
    """
    expected, actual = drawn(stored), drawn(found)
    if len(expected) != len(actual):
        return [f"{len(expected)} pictures are stored, {len(actual)} were drawn"]
    wrong = []
    for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
        differs = differing(one, other)
        if differs.any():
            sheet = keep_side_by_side(f"{name}-{number}", one, other, differs)
            wrong.append(f"picture {number}: {differs.sum()} pixels differ, see {sheet}")
    return wrong
