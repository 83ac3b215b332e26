"""Pictures compared by their pixels."""

import base64
import io

import numpy as np
from PIL import Image

# Another processor may round an edge differently here and there: so many pixels may differ by more
# than so much of 255. An i that became an l is more...
MOST_PIXELS, NOTICEABLE = 3, 32
# ...and a line in a slightly other color differs less, but in more than this part of the pixels.
MOST_SLIGHTLY, SLIGHT = 1e-3, 8


def pixels(png):
    """Return the pixels of a PNG, an array of int of shape (rows, columns, 3)."""
    with Image.open(io.BytesIO(png)) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def has_picture(output):
    """Return whether an output of a cell holds a picture."""
    return "image/png" in output.get("data", {})


def drawn(outputs):
    """Return the pixels of each picture among a cell's outputs."""
    found = [output["data"]["image/png"] for output in outputs if has_picture(output)]
    return [pixels(base64.b64decode(png)) for png in found]


def differing(expected, actual):
    """Return which pixels make another picture of it: none of them if it is the same.

    All of them where the shapes differ.
    """
    if expected.shape != actual.shape:
        return np.ones(expected.shape[:2], bool)
    gaps = np.abs(expected - actual).max(axis=2)
    is_same = (gaps > NOTICEABLE).sum() <= MOST_PIXELS and (gaps > SLIGHT).mean() <= MOST_SLIGHTLY
    return (gaps > SLIGHT) & (not is_same)
