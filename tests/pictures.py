"""Where pictures differ, shown side by side."""

import matplotlib as mpl
import numpy as np
from PIL import Image, ImageDraw

from tools import pictures
from tools.build.course import ROOT

ARTIFACTS = ROOT / "artifacts" / "pictures"
# Before this release, matplotlib drew text with other pixels than the stored pictures have.
IS_TOO_OLD = mpl.__version_info__[:2] < (3, 11)


def differing(expected, actual):
    """Return which pixels make it another picture; none where matplotlib is too old to tell."""
    if IS_TOO_OLD:
        return np.zeros(expected.shape[:2], bool)
    return pictures.differing(expected, actual)


def keep_side_by_side(name, expected, actual, differs):
    """Keep what was expected, what came, and where they differ as a picture; return its path."""
    marked = np.where(differs[..., None], [213, 94, 0], 255 - (255 - expected) // 4)
    panels = {"expected": expected, "actual": actual, "difference": marked}
    height = max(panel.shape[0] for panel in panels.values()) + 20
    width = sum(panel.shape[1] + 10 for panel in panels.values())
    sheet = Image.new("RGB", (width, height), "white")
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
    """Return what is wrong with the pictures among a cell's outputs; keep those that differ."""
    expected, actual = pictures.drawn(stored), pictures.drawn(found)
    if len(expected) != len(actual):
        return [f"{len(expected)} pictures are stored, {len(actual)} were drawn"]
    wrong = []
    for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
        differs = differing(one, other)
        if differs.any():
            sheet = keep_side_by_side(f"{name}-{number}", one, other, differs)
            wrong.append(f"picture {number}: {differs.sum()} pixels differ, see {sheet}")
    return wrong
