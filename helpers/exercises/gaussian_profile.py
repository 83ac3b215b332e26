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
precedence: You have {height:.3g} at index 22 and next to nothing beside it, but a sigma of 5
  reaches farther. `-x**2 / 2*sigma**2` multiplies by sigma squared. Put parentheses around all that
  should divide.
line: This line misses the middle by {by}. It has the right shape, but its peak is
  {height:.3g}, and the kernel's is {peak:.3g}. There are 45 of each, counted from 0. Which one is
  in the middle?
off-center: The middle of your bell is at index {row}. Of 45 samples, counted from 0, the middle one
  is number 22. Is yours centered there?
zeros: All of yours are 0. A line that's more than 20 pixels from the middle is like that, because
  the kernel doesn't reach it.
diagonal: This falls off too fast. It's what the diagonal gives you, because its pixels are √2
  apart. Keep to one column.
1d: Your peak is {height:.3g}. That's the Gaussian in 1D, by its formula or as the sum of all lines.
  A single line through the kernel in 2D is 12.5 times lower.
averaged: Your peak is {height:.3g}, because you averaged all 45 lines. A profile is just one of
  them, the one through the middle.
scaled: Your peak is 1. You divided by the largest value, or left out the factor before the
  exponential. The weights of the whole kernel sum to 1, so each of them has to be small.
sigma: It's a bell, but its sigma is {sigma:g}, so its peak is about {height:.2g}. The exercise asks
  for sigma 5, whose peak is {peak:.5f}.
"""
_SIZE, _MIDDLE, _SIGMA = 45, 22, 5
_FACTOR = 1 / (2 * np.pi * _SIGMA**2)


def _spot():
    return np.pad([[1.0]], _MIDDLE)


def _kernel(sigma=_SIGMA):
    return ndimage.gaussian_filter(_spot(), sigma)


def _bell(sigma=_SIGMA, row=_MIDDLE):
    """Return the formula's numerator, 1 in the middle."""
    return np.exp(-((np.arange(_SIZE) - row) ** 2) / (2 * sigma**2))


def _right():
    profile = _kernel()[_MIDDLE]
    yield "right", [profile], {"peak": profile[_MIDDLE], "side": profile[_MIDDLE - _SIGMA]}


@as_list
def _wrong():
    kernel, profile = _kernel(), _kernel()[_MIDDLE]
    summed, peak = kernel.sum(axis=0), profile[_MIDDLE]
    for count in (22, 23):
        yield "half", [(count,)], {"count": count}
    yield "nonzero", [(41,)]
    yield "questions", [np.array(pair) for pair in ((45, 22), (22, 45))]
    yield "image", [kernel]
    yield "spot", [_spot()]
    yield "spot-line", [_spot()[_MIDDLE]]
    for height in (1, _FACTOR):
        yield "precedence", [height * _bell(1 / _SIGMA)], {"height": height}
    for line, height in enumerate(_FACTOR * _bell()[2:_MIDDLE], start=2):
        fields = {"by": _MIDDLE - line, "height": height, "peak": peak}
        yield "line", [_bell() * height], fields
    for row in (20, 21, 22.5, 23, 24):
        yield "off-center", [_bell(row=row), _FACTOR * _bell(row=row)], {"row": row}
    yield "zeros", [np.zeros(_SIZE)]
    yield "diagonal", [np.diagonal(kernel)]
    yield "1d", [summed, summed[summed > 0]], {"height": summed[_MIDDLE]}
    yield "averaged", [summed / _SIZE], {"height": summed[_MIDDLE] / _SIZE}
    yield "scaled", [profile / peak]
    for sigma in (1, 2, 3, 4, 6, 7, 8, 9, 10):
        line = _kernel(sigma)[_MIDDLE]
        fields = {"sigma": sigma, "height": line[_MIDDLE], "peak": peak}
        yield "sigma", [line, _bell(sigma) / (2 * np.pi * sigma**2)], fields


EXERCISE = Exercise(
    name="gaussian-profile", lesson="07_gaussian_2d", says=_SAYS, right=_right, wrong=_wrong
)
