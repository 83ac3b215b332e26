"""A function that turns a signal's totals so far into the means of its windows."""

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every signal and size I tried came out right, down to a single window. From the totals,
  just one subtraction and one division are enough for a mean, whether its window has 3 samples or
  3,000.
first-window: Your first mean is missing. There's no total before the first window, so the slice
  that you subtract is one value short. What has been added up before the signal starts?
wrapped: Your first mean is wrong, because you subtract the last total. A negative index counts from
  the end. Before the signal starts, the total is 0.
one-short: Each of your sums is short by a sample. The total at index i already includes sample i.
  To sum samples 2, 3 and 4, subtract the total at 1, and not the one at 2.
one-long: Each of your sums has a sample too many. If you subtract the total at index 1 from the one
  at 5, that's samples 2 to 5. How many are those?
sum: These are the sums of the windows. To get their means, divide.
subtracted: Every mean has the wrong sign. Which of the two totals is the later one?
from-start: You divided the totals without subtracting any. A total goes back to the very first
  sample. Take away what's before the window.
so-far: This is the mean of all samples so far. The longer it runs, the less a new sample counts. A
  window drops old ones.
undone: You took the differences between neighboring totals, which gives you the samples back. To
  get the sum of a window, the two totals have to be farther apart.
smoothed: You averaged the totals, as if they were the signal. They already are sums. Subtract two
  of them instead.
fixed: Your windows always have {count} samples. Use `size`.
one-less: You divided by `size - 1`. That's how many steps there are from the first sample of a
  window to its last, and the sum is of `size` samples.
length: You divided by the length of the signal. How many samples does one of your sums add up?
ramp: You return a value for each sample, and the first few windows aren't full. Their sums have
  fewer samples, and you divide them by `size` anyway. Keep only the full windows.
blocks: Your windows don't overlap. The next one starts one sample later, and not where the last one
  ended.
floor: You round every mean down, as `//` does.
ValueError: Your function raised ValueError{error}. The two slices that you subtract need the same
  length. Write them down for a signal of five samples and a size of 3. How many windows are there?
IndexError: Your function raised IndexError{error}. It went past the end of the totals. A signal of
  n samples has n − size + 1 windows.
"""


def _cases():
    rng = np.random.default_rng(14)
    yield np.cumsum([3.0, 1, 4, 1, 5, 9, 2, 6]), 3
    yield np.cumsum([2, 7, -1, 8, -2, 8]), 2  # whole numbers
    yield np.cumsum([0.5, -1.5, 4, -3, 1]), 5  # just one window
    yield np.cumsum(rng.normal(2, 1, 120).round(2)), 60
    yield np.cumsum(rng.integers(0, 256, 30)), 7
    yield np.cumsum([4.0, -2, 7]), 1


def _mean(totals, size):
    """Return the means of the windows that fit."""
    return (totals[size - 1 :] - np.append(0, totals[:-size])) / size


def _one_short(totals, size):
    return (totals[size - 1 :] - totals[: totals.size - size + 1]) / size


def _one_long(totals, size):
    before = np.append(0, totals)
    return (before[size + 1 :] - before[: -size - 1]) / size


def _one_less(totals, size):
    return size * _mean(totals, size) / (size - 1 or np.nan)


def _ramp(totals, size):
    return (totals - np.append(np.zeros(size), totals[:-size])) / size


def _wrong():
    yield from {
        "first-window": [
            lambda totals, size: (totals[size:] - totals[:-size]) / size,
            lambda totals, size: _mean(totals, size)[1:],
        ],
        "wrapped": [
            lambda totals, size: (totals - np.roll(totals, size))[size - 1 :] / size,
        ],
        "one-short": [
            _one_short,
            lambda totals, size: _one_short(totals, size)[1:],
            lambda totals, size: (totals[size:] - totals[1 : totals.size - size + 1]) / size,
        ],
        "one-long": [_one_long, lambda totals, size: _one_long(totals, size)[1:]],
        "sum": [
            lambda totals, size: size * _mean(totals, size),
            lambda totals, size: totals[size:] - totals[:-size],
        ],
        "subtracted": [
            lambda totals, size: -_mean(totals, size),
            lambda totals, size: (totals[:-size] - totals[size:]) / size,
        ],
        "from-start": [
            lambda totals, size: totals[size - 1 :] / size,
            lambda totals, size: totals[size:] / size,
            lambda totals, size: totals / size,
        ],
        "so-far": [
            lambda totals, size: totals / np.arange(1, totals.size + 1),
            lambda totals, size: (totals / np.arange(1, totals.size + 1))[size - 1 :],
        ],
        "undone": [
            lambda totals, size: np.diff(totals),
            lambda totals, size: np.diff(totals) / size,
            lambda totals, size: np.diff(totals, prepend=0),
            lambda totals, size: np.diff(totals, prepend=0) / size,
        ],
        "smoothed": [
            lambda totals, size: np.convolve(totals, np.full(size, 1 / size), "valid"),
            lambda totals, size: np.convolve(totals, np.full(size, 1 / size), "same"),
        ],
        "length": [
            lambda totals, size: size * _mean(totals, size) / totals.size,
            lambda totals, size: (totals[size:] - totals[:-size]) / totals.size,
        ],
        "one-less": [_one_less, lambda totals, size: _one_less(totals, size)[1:]],
        "ramp": [_ramp],
        "blocks": [lambda totals, size: _mean(totals, size)[::size]],
        "floor": [lambda totals, size: np.floor(_mean(totals, size))],
    }.items()
    for count in (3, 60):
        yield "fixed", [lambda totals, size, count=count: _mean(totals, count)], {"count": count}


EXERCISE = Exercise(
    name="running-mean",
    lesson="14_cost",
    says=_SAYS,
    arguments=("the totals", "`size`"),
    cases=_cases,
    right=lambda: [("right", [_mean])],
    wrong=_wrong,
)
