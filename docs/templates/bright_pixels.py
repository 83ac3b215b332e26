"""Which pixels of the pixelated camera are brighter than 100."""

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: {count} of 2704 pixels are brighter than 100, two in three.
inverted: Inverted: yours marks the dark pixels.
equal: A pixel of exactly 100 isn't brighter than 100, and yours has it marked.
values: The bright pixels kept their values. A binary image is yes or no for each pixel.
none: Yours marks nothing. Pixels from 0 to 1 never exceed 100.
count: One number says how many are bright, and the exercise asks which ones.
"""


def _image():
    from skimage import data  # here, so that `import helpers` stays light

    return data.camera()[::10, ::10]


def _right():
    bright = _image() > 100
    yield "right", [bright], {"count": bright.sum()}


def _wrong():
    image = _image()
    yield "inverted", [image < 100, image <= 100]
    yield "equal", [image >= 100]
    yield "values", [np.where(image > 100, image, 0)]
    yield "none", [np.zeros(image.shape)]
    yield "count", [()]


EXERCISE = Exercise(
    name="bright-pixels", lesson="19_bright", says=_SAYS, right=_right, wrong=_wrong
)
