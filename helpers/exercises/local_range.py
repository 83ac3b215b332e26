"""A function that returns largest minus smallest in every 3×3 window of any image."""

from functools import partial

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise
from helpers.exercises.sliding import keep_size, leave_out, reuse_output, slide

_SAYS = """
right: Every image I tried came out right, `uint8` and negative numbers too. No kernel could do it.
padded: Every window that fits came out right. But your output is as large as the image, so along
  the border it comes from windows that reach past the edge, padded with copies of pixels nearby.
  Leave those out.
rescaled: You converted the image with `img_as_float`, so the ranges of a `uint8` image went from 0
  to 1. Take the pixels as they are. Largest minus smallest is never below 0, so `uint8` is safe.
highest: This is the largest value of each window. Now subtract the smallest one.
lowest: This is the smallest value of each window. Subtract it from the largest.
single: That's the range of your last window, a single number. Every window's range needs its own
  place in an output array.
negative: You subtracted the largest from the smallest, so nothing is above 0. A range counts from
  the smallest up.
middle: You measured from the middle pixel. It comes to mind because a kernel is centered on it, but
  here it's one of nine. If one neighbor is 3 above it and another 3 below, the two are 6 apart.
whole: Your largest or smallest value is that of the whole image. "Local" means that every window
  has its own.
averaged: You averaged differences. Averages are what this lesson leaves behind. Take the largest
  and the smallest of the nine, and nothing in between.
one-direction: Your windows are a single {line}, so a change from {change} goes unseen. Slice both
  axes.
best-line: You took the range of each {line} of the window, and the largest of the three. The
  smallest and the largest value may be in different {line}s.
corners: You subtracted the window's first value from its last. They're two opposite corners until
  somebody sorts the values.
size: Your windows are {size}×{size}. Check where your slices end: a slice leaves out its last
  index.
frame: Your windows are right, but your output is as large as the image, so {what} were never
  filled. At how many places does a 3×3 window fit?
zeros: You padded with zeros, so black pixels that nobody photographed are part of your range. In
  a bright image that makes an edge all around it. Return only the positions where the window fits.
cut: Your windows start at their pixel, and are cut off at the right and at the bottom. Return only
  the positions where all nine pixels are there.
last: Your last {what} missing. The windows that end at the last pixel fit too.
transposed: Rows and columns have changed places: yours are the values of the transposed image.
square: Right for square images only. Somewhere you use the number of rows for the columns, too.
blocks: You cut the image into blocks of 3×3. Windows overlap: the next one starts one pixel later.
own-output: Your later windows contain earlier outputs, because you write into the array that you
  read from. Write into a new one.
changed: Your function changed the image that it was given. Whoever calls it still needs those
  pixels, and so do your later windows. Write into a new array.
whole-numbers: You lose everything after the decimal point, because your output holds whole numbers.
  `np.zeros(shape)` has floats.
this-image: You always return the ranges of `pixelated`, whatever the input. Use the function's own
  argument.
IndexError: Your function reached past the end of the image. With `r` rows there are `r` − 2
  positions for a window of three, and the last one starts at row `r` − 3.
ValueError: Your function raised ValueError{error}. There are two usual reasons. A slice such as
  `image[-1:2]` is empty, because −1 counts from the end. And Python's own `max` can't compare rows,
  while the array's `.max()` takes all nine values.
"""


def _cases():
    rng = np.random.default_rng(10)
    yield (np.array([[3.5, 1, 4, 1, 5], [9, 2, 6, 5, 3], [5, 8, 9.25, 7, 9], [3, 2, 3, 8, 4]]),)
    yield (np.array([[-1.5, 2, 0], [4, -3, 1], [0.5, 2.5, -7.5]]),)  # just one window
    yield (rng.integers(0, 256, (6, 4), dtype=np.uint8),)
    yield (np.array([[-5, 3, 8, -2], [7, -9, 1, 6], [-4, 2, -8, 5], [0, 9, -7, 3]]),)
    yield (np.full((4, 5), 2.5),)
    yield (rng.normal(size=(7, 11)).round(2) + 5,)


def _range(image, size=(3, 3), **options):
    return slide(image, size, np.ptp, **options)


def _of(join):
    """Return functions that join the values of each window, as floats or as they are."""
    return [
        lambda image: slide(image.astype(float), (3, 3), join),
        lambda image: slide(image, (3, 3), join),
    ]


def _same_size(mode, image, size=3):
    largest = ndimage.maximum_filter(image, size, mode=mode)
    return largest - ndimage.minimum_filter(image, size, mode=mode)


def _cut(image):
    """Return the ranges of windows that begin at each pixel, and end where the image does."""
    return _range(image, output=image.shape)


def _pixelated(image):
    from skimage import data

    return _range(data.camera()[::10, ::10] / 255)


def _rescaled(image):
    from skimage import util

    return _range(util.img_as_float(image))


def _right():
    yield "right", [_range]


def _wrong():
    yield from {
        "highest": [*_of(np.max), partial(ndimage.maximum_filter, size=3)],
        "lowest": [*_of(np.min), partial(ndimage.minimum_filter, size=3)],
        "negative": _of(lambda window: window.min() - window.max()),
        "middle": [
            *_of(lambda window: window.max() - window[1, 1]),
            *_of(lambda window: window[1, 1] - window.min()),
            *_of(lambda window: np.abs(window - window[1, 1]).max()),
        ],
        "averaged": [
            *_of(lambda window: np.abs(window - window[1, 1]).mean()),
            *_of(lambda window: np.abs(window - window.mean()).mean()),
            *(*_of(lambda window: window.max() - window.mean()), *_of(np.std)),
        ],
        "corners": _of(lambda window: window[2, 2] - window[0, 0]),
        "whole": [
            np.ptp,
            lambda image: slide(image, (3, 3), lambda window: np.ptp(image)),
            lambda image: slide(image, (3, 3), lambda window: window.max() - image.min()),
            lambda image: slide(image, (3, 3), lambda window: image.max() - window.min()),
        ],
        "single": [lambda image: _range(image)[-1, -1]],
        "padded": [partial(_same_size, mode) for mode in ("reflect", "mirror")],
        "rescaled": [_rescaled],
        "zeros": [partial(_same_size, "constant")],
        "cut": [_cut],
        "transposed": [lambda image: _range(image).T],
        "square": [
            lambda image: _range(image, output=2 * _fits(image)[:1]),
            lambda image: _range(image, loops=2 * _fits(image)[:1]),
        ],
        "blocks": [lambda image: _range(image)[::3, ::3]],
        "own-output": [
            lambda image: reuse_output(image, (3, 3), np.ptp),
            lambda image: reuse_output(image, (3, 3), np.ptp, keep=True),
        ],
        "whole-numbers": [partial(_range, dtype=int)],
        "this-image": [_pixelated],
    }.items()
    for line, size, cut, axis in (
        ("row", (1, 3), np.s_[1:-1], 1),
        ("column", (3, 1), np.s_[:, 1:-1], 0),
    ):
        lines = [partial(_range, size=size), lambda image, of=size, cut=cut: _range(image, of)[cut]]
        yield "one-direction", lines, {"line": line, "change": f"one {line} to the next"}
        best = _of(lambda window, axis=axis: np.ptp(window, axis=axis).max())
        yield "best-line", best, {"line": line}
    for size in (2, 4):
        fits = [lambda image, size=size: _range(image, (size, size))]
        loops = [lambda image, size=size: _range(image, (size, size), output=_fits(image))]
        yield "size", [*fits, *loops], {"size": size}
    for what, start in (("its outermost pixels", None), ("its last two rows and columns", 0)):
        kept = [
            lambda image, fill=fill, start=start: keep_size(image, _range(image), fill, start)
            for fill in (np.zeros_like, np.array)
        ]
        yield "frame", kept, {"what": what}
    for what, place in (
        ("row and column are", np.s_[:-1, :-1]),
        ("row is", np.s_[:-1]),
        ("column is", np.s_[:, :-1]),
    ):
        left = [lambda image, by=by: by(_range(image)) for by in leave_out(place)]
        yield "last", left, {"what": what}


def _fits(image):
    return image.shape[0] - 2, image.shape[1] - 2


EXERCISE = Exercise(
    name="local-range",
    lesson="10_nonlinear",
    says=_SAYS,
    cases=_cases,
    arguments=("the image",),
    right=_right,
    wrong=_wrong,
)
