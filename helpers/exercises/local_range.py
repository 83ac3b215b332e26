"""A function that returns largest minus smallest in every 3×3 window of any image."""

from functools import partial

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every image I tried came out right, `uint8` and negative numbers too. No kernel could do it.
right-padded: Every image I tried came out right. You kept all the pixels, so the windows along the
  border are padded with copies of pixels nearby. That's a fair choice.
highest: This is the largest value of each window. Now subtract the smallest one.
lowest: This is the smallest value of each window. Subtract it from the largest.
negative: You subtracted the largest from the smallest, so nothing is above 0. A range counts from
  the smallest up.
above-middle: You subtracted the middle pixel from the largest value. The middle pixel comes to mind
  because a kernel is centered on it, but here it's one of nine, and the smallest may be any of
  them.
below-middle: You subtracted the smallest value from the middle pixel. The middle pixel is one of
  nine here. Where is the largest?
from-middle: You took the largest difference from the middle pixel. If one neighbor is 3 above it
  and another 3 below, that's 3, but the two are 6 apart.
wrapped: Right for floats, wrong for `uint8`: somewhere you subtract a larger number from a smaller
  one, and `uint8` has nothing below 0. Find the largest and the smallest first, and subtract once.
whole: Your largest or smallest value is that of the whole image. "Local" means that every window
  has its own.
deviation: This is the standard deviation of each window. It measures spread too, but all nine
  values count in it. Only two count here.
mean-distance: You averaged differences. Averages are what this lesson leaves behind: take the
  largest and the smallest of the nine, and nothing in between.
median: This is the median of each window, the middle of nine. You want the two ends.
one-direction: Your windows are a single {line}, so a change from {change} goes unseen. Slice both
  axes.
best-line: You took the range of each {line} of the window, and the largest of the three. The
  smallest and the largest value may be in different ones.
sorted-rows: You sorted each row on its own, because `np.sort` sorts along the last axis. So your
  first value is the smallest of one row, and your last the largest of another. Make the nine values
  one row first.
corners: You subtracted the window's first value from its last. They're two opposite corners until
  somebody sorts the values.
size: Your windows are {size}×{size}. Check where your slices end: a slice leaves out its last
  index.
frame: Your windows are right, but you left a frame of zeros around them. It says that the border is
  flat, and nobody has looked. Return only the positions where the window fits.
zeros: You padded with zeros, so black pixels that nobody photographed are part of your range. In
  a bright image that makes an edge all around it. Return only the positions where the window fits.
cut: Your windows start at their pixel, and are cut off at the right and at the bottom. Return only
  the positions where all nine pixels are there.
last: Your last {what} missing. The windows that end at the last pixel fit too.
transposed: Rows and columns have changed places: yours are the values of the transposed image.
square: Right for square images only. Yours has as many columns as rows, so somewhere
  `image.shape[0]` counts both.
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
ValueError: Your function raised a ValueError. There are two usual reasons. A slice such as
  `image[-1:2]` is empty, because −1 counts from the end. And Python's own `max` can't compare rows,
  where the array's `.max()` takes all nine values.
"""


def _cases():
    rng = np.random.default_rng(10)
    yield (np.array([[3.5, 1, 4, 1, 5], [9, 2, 6, 5, 3], [5, 8, 9.25, 7, 9], [3, 2, 3, 8, 4]]),)
    yield (np.array([[-1.5, 2, 0], [4, -3, 1], [0.5, 2.5, -7.5]]),)  # just one window
    yield (rng.integers(0, 256, (6, 4), dtype=np.uint8),)
    yield (np.array([[-5, 3, 8, -2], [7, -9, 1, 6], [-4, 2, -8, 5], [0, 9, -7, 3]]),)
    yield (np.full((4, 5), 2.5),)
    yield (rng.normal(size=(7, 11)).round(2) + 5,)


def _windows(image, rows=3, columns=3):
    windows = np.lib.stride_tricks.sliding_window_view(image, (rows, columns))
    return windows.reshape(*windows.shape[:2], -1)


def _range(image, rows=3, columns=3):
    return np.ptp(_windows(image, rows, columns).astype(float), axis=-1)


def _of(function):
    """Return the function of an image that puts another one's result for each window's nine."""
    return lambda image: function(_windows(image.astype(float)))


def _as_is(function):
    """Return the same, calculated in the image's own dtype, where small numbers may wrap."""
    return lambda image: function(_windows(image))


def _same_size(mode, image, size=3):
    largest = ndimage.maximum_filter(image, size, mode=mode)
    return largest - ndimage.minimum_filter(image, size, mode=mode)


def _from_middle(nine):
    return np.abs(nine - nine[..., 4:5]).max(axis=-1)


def _negative(nine):
    return nine.min(axis=-1) - nine.max(axis=-1)


def _above_middle(nine):
    return nine.max(axis=-1) - nine[..., 4]


def _below_middle(nine):
    return nine[..., 4] - nine.min(axis=-1)


def _sorted_rows(nine):
    threes = np.sort(nine.reshape(*nine.shape[:2], 3, 3))
    return threes[..., 2, 2] - threes[..., 0, 0]


def _best_line(axis, nine):
    return np.ptp(nine.reshape(*nine.shape[:2], 3, 3), axis=axis).max(axis=-1)


def _mean_distance(nine):
    return np.abs(nine - nine[..., 4:5]).mean(axis=-1)


def _wrapped(image):
    """Return the largest of all differences between two of the nine, in the image's own dtype."""
    nine = _windows(image)
    each = (np.abs(nine[..., i : i + 1] - nine).max(axis=-1) for i in range(9))
    return np.max([*each], axis=0)


def _cut(image, size=3):
    """Return the ranges of windows that begin at each pixel, and end where the image does."""
    rows, columns = image.shape
    return np.array(
        [[np.ptp(image[i : i + size, j : j + size]) for j in range(columns)] for i in range(rows)]
    )


def _square(image):
    side = image.shape[0] - 2
    output = np.zeros((side, side))
    found = _range(image)[:, :side]
    output[:, : found.shape[1]] = found
    return output


def _own_output(image):
    image, (rows, columns) = image.astype(float), image.shape
    for row in range(1, rows - 1):
        for column in range(1, columns - 1):
            image[row, column] = np.ptp(image[row - 1 : row + 2, column - 1 : column + 2])
    return image[1:-1, 1:-1]


def _pixelated(image):
    from skimage import data

    return _range(data.camera()[::10, ::10] / 255)


def _whole_numbers(image):
    return np.trunc(_range(image))


def _right():
    yield "right", [_range]
    yield "right-padded", [partial(_same_size, mode) for mode in ("reflect", "mirror")]


def _wrong():
    yield "highest", [_of(lambda nine: nine.max(axis=-1)), partial(ndimage.maximum_filter, size=3)]
    yield "lowest", [_of(lambda nine: nine.min(axis=-1)), partial(ndimage.minimum_filter, size=3)]
    yield (
        "negative",
        [
            *(_of(_negative), _as_is(_negative)),
            lambda image: -_same_size("reflect", image.astype(float)),
        ],
    )
    yield "above-middle", [_of(_above_middle)]
    yield "below-middle", [_of(_below_middle)]
    yield "from-middle", [_of(_from_middle), _as_is(_from_middle)]
    yield "wrapped", [_wrapped]
    yield (
        "whole",
        [
            np.ptp,
            lambda image: np.full_like(_range(image), np.ptp(image)),
            lambda image: _windows(image.astype(float)).max(axis=-1) - image.min(),
            lambda image: image.max() - _windows(image.astype(float)).min(axis=-1),
        ],
    )
    yield "deviation", [_of(lambda nine: nine.std(axis=-1))]
    yield (
        "mean-distance",
        [
            *(_of(_mean_distance), _as_is(_mean_distance)),
            _of(lambda nine: np.abs(nine - nine.mean(axis=-1, keepdims=True)).mean(axis=-1)),
            _of(lambda nine: nine.max(axis=-1) - nine.mean(axis=-1)),
        ],
    )
    yield "median", [_of(lambda nine: np.median(nine, axis=-1))]
    row, column = {"line": "row"}, {"line": "column"}
    across, down = {"change": "one column to the next"}, {"change": "one row to the next"}
    yield "one-direction", [partial(_range, rows=1), _inside_rows], row | down
    yield "one-direction", [partial(_range, columns=1), _inside_columns], column | across
    yield "best-line", [_of(partial(_best_line, -1))], row
    yield "best-line", [_of(partial(_best_line, -2))], column
    yield "sorted-rows", [_of(_sorted_rows), _as_is(_sorted_rows)]
    corners = [_of(lambda nine: nine[..., 8] - nine[..., 0])]
    yield "corners", [*corners, _as_is(lambda nine: nine[..., 8] - nine[..., 0])]
    yield (
        "size",
        [
            *(lambda image: _range(image, 2, 2), partial(_same_size, "reflect", size=2)),
            lambda image: _range(image, 2, 2)[:-1, :-1],
            lambda image: _range(image, 2, 2)[1:, 1:],
        ],
        {"size": 2},
    )
    yield "size", [lambda image: _cut(image, 4)[:-2, :-2]], {"size": 4}
    yield "size", [partial(_same_size, "reflect", size=5)], {"size": 5}
    yield "frame", [lambda image: np.pad(_range(image), 1)]
    yield "zeros", [partial(_same_size, "constant")]
    yield "cut", [_cut]
    yield "last", [lambda image: _range(image)[:-1, :-1]], {"what": "row and column are"}
    yield "last", [lambda image: _range(image)[:-1]], {"what": "row is"}
    yield "last", [lambda image: _range(image)[:, :-1]], {"what": "column is"}
    yield "transposed", [lambda image: _range(image).T]
    yield "square", [_square]
    yield "blocks", [lambda image: _range(image)[::3, ::3]]
    yield "own-output", [_own_output]
    yield "whole-numbers", [_whole_numbers]
    yield "this-image", [_pixelated]


def _inside_rows(image):
    return _range(image, rows=1)[1:-1]


def _inside_columns(image):
    return _range(image, columns=1)[:, 1:-1]


EXERCISE = Exercise(
    name="local-range",
    lesson="10_nonlinear",
    says=_SAYS,
    cases=_cases,
    right=_right,
    wrong=_wrong,
)
