"""The profile of a Gaussian kernel, seen by filtering one bright pixel."""

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise, as_list

_SAYS = """
right: There are 45 values, and the highest, {peak:.5f}, is at index 22. Both sides are equal: one
  sigma away, at 17 and 27, it's {side:.5f}. The kernel is round, so row 22 has the same values.
half: {count} values are half of the line. It's tempting to leave out the other half because it's
  the same, but the line runs from the first row to the last.
nonzero: You have 41 values, one for each row with a weight above 0. The line runs from the first
  row to the last, so keep the zeros at its ends.
questions: You've answered both questions, how many values there are and where the highest is. Now
  put in the values themselves, all 45.
image: This is the whole image, 45×45. A profile is just one line of it, so it has 45 values.
spot: This is the bright pixel before any filter, 45×45. Filter it, then take a line.
spot-line: This is 1 at index 22 and 0 elsewhere. It's the column of the bright pixel before the
  filter, so take the line from the filter's output.
brackets: You have {height:.3g} at index 22 and next to nothing beside it, but a sigma of 5 reaches
  farther. Either the filter ran across your line only, or the formula multiplies by sigma squared,
  as `-x**2 / 2*sigma**2` does. Put brackets around what should divide.
line: This is line {line} or {other}. It has the right shape, but its peak is {height:.3g}, and the
  kernel's is {peak:.3g}. There are 45 lines, counted from 0. Which one is in the middle?
off-center: The middle of your bell is at index {row}. Of 45 samples, counted from 0, the middle one
  is number 22. Is yours centered there?
zeros: All of yours are 0. That happens on a line that's farther from the middle than the kernel
  reaches, which is 20 pixels. It happens with an image of integers, too, because an integer can't
  be 0.00637.
fast: This falls off too fast, like exp(−r²/25). Either it's the diagonal, whose pixels are √2
  apart, or it's a formula that lost the 2 of 2σ².
root: Your bell is too narrow, as if sigma were √5. The formula divides by twice sigma's square.
factor: Your peak is 0.0318, 5 times too high. In the factor before the exponential sigma is
  squared, 1 / (2π·25).
1d: Your peak is {height:.3g}. That's the Gaussian in 1D, by its formula or as the sum of all lines.
  A single line through the kernel in 2D is 12.5 times lower.
averaged: Your peak is {height:.3g}, because you averaged all 45 lines. A profile is just one of
  them, the one through the middle.
scaled: Your peak is 1. You divided by the largest value, or left out the factor before the
  exponential. The weights of the whole kernel sum to 1, so each of them has to be small.
255-high: Your peak is {height:.3g}, 255 times too high, because your bright pixel is 255. Make it
  1.0.
255-low: Your peak is {height:.2g}, 255 times too low. Your bright pixel is a 1 in `uint8`, and
  scikit-image takes 255 for white. Make an image of floats.
whole: Your peak is 1, and all of yours are whole numbers. An image of integers with a pixel of 255
  gives integers, so 1.62 is cut to 1. Make an image of floats, and the pixel 1.0.
sigma: It's a bell, but its sigma is {sigma:g}, so its peak is about {height:.2g}. The exercise asks
  for sigma 5, whose peak is {peak:.5f}.
cut: Your bell ends {end} pixels from the middle. It was cut off at {cut} sigma, so its peak is
  {height:.5f}. Cut at 4 sigma or later.
"""
_SIZE, _MIDDLE, _SIGMA = 45, 22, 5
_FACTOR = 1 / (2 * np.pi * _SIGMA**2)
_BOUNDARIES = ("reflect", "constant", "nearest", "mirror", "wrap")


def _spot(value=1.0):
    image = np.zeros((_SIZE, _SIZE), dtype=type(value))
    image[_MIDDLE, _MIDDLE] = value
    return image


def _line(sigma=_SIGMA, image=None, **options):
    image = _spot() if image is None else image
    return ndimage.gaussian_filter(image, sigma, **options)[:, _MIDDLE]


def _bell(sigma=_SIGMA, row=_MIDDLE):
    """Return the formula's numerator, 1 in the middle."""
    return np.exp(-((np.arange(_SIZE) - row) ** 2) / (2 * sigma**2))


def _right():
    profile = _line()
    yield "right", [profile], {"peak": profile[_MIDDLE], "side": profile[_MIDDLE - _SIGMA]}


@as_list
def _wrong():
    kernel, profile = ndimage.gaussian_filter(_spot(), _SIGMA), _line()
    summed, peak = kernel.sum(axis=0), profile[_MIDDLE]
    for count in (22, 23):
        yield "half", [(count,)], {"count": count}
    yield "nonzero", [(41,)]
    yield "questions", [np.array(pair) for pair in ((45, 22), (22, 45))]
    yield "image", [kernel]
    yield "spot", [_spot()]
    yield "spot-line", [_spot()[:, _MIDDLE]]
    for height in (1, _FACTOR, 1 / (np.sqrt(2 * np.pi) * _SIGMA)):
        yield "brackets", [height * _bell(1 / _SIGMA)], {"height": height}
    for line, height in enumerate(_FACTOR * _bell()[:_MIDDLE]):  # by the formula, which has no end
        fields = {"line": line, "other": _SIZE - 1 - line, "height": height, "peak": peak}
        yield "line", [_bell() * height], fields
    for row in set(range(_SIZE)) - {_MIDDLE}:
        moved = ndimage.gaussian_filter1d(np.eye(_SIZE)[row], _SIGMA) * summed[_MIDDLE]
        yield "off-center", [moved, _bell(row=row), _FACTOR * _bell(row=row)], {"row": row}
    yield "zeros", [np.zeros(_SIZE)]
    yield "fast", [np.diagonal(kernel), _bell() ** 2, 2 * _FACTOR * _bell() ** 2]
    yield "root", [h * _bell(np.sqrt(_SIGMA)) for h in (1, _FACTOR, _SIGMA * _FACTOR)]
    yield "factor", [_SIGMA * _FACTOR * _bell()]
    yield "1d", [summed, summed[summed > 0]], {"height": summed[_MIDDLE]}
    yield "averaged", [summed / _SIZE], {"height": summed[_MIDDLE] / _SIZE}
    yield "scaled", [profile / peak]
    yield "255-high", [255 * profile], {"height": 255 * peak}
    yield "255-low", [profile / 255], {"height": peak / 255}
    yield "whole", [_line(image=_spot(255))]
    for sigma in (*np.arange(1, 5, 0.5), *np.arange(5.5, 10.5, 0.5), 20, 25):
        bells = [_line(sigma, mode=mode) for mode in _BOUNDARIES]  # a wide one feels the edges
        fields = {"sigma": sigma, "height": bells[0][_MIDDLE], "peak": peak}
        yield "sigma", [*bells, _bell(sigma) / (2 * np.pi * sigma**2)], fields
    for cut in (1, 2, 3):
        line = _line(truncate=cut)
        yield "cut", [line], {"cut": cut, "end": cut * _SIGMA, "height": line[_MIDDLE]}


EXERCISE = Exercise(
    name="gaussian-profile", lesson="07_gaussian_2d", says=_SAYS, right=_right, wrong=_wrong
)
