"""A function that returns the mean of every five neighbors, for any signal."""

from itertools import product

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every signal I tried came out right, including the ones with whole or negative numbers. A
  signal of n samples has n − 4 means of five.
sum: You added five samples and didn't divide. Near 0 that's hard to see, but a stretch of ones
  would come out as fives.
divisor: You added five samples and divided by {by}. It's easy to miss when you start from another
  mean and make it longer. A stretch of ones would come out as {ones}.
by-length: You divided by the length of the signal. That works for a signal of five samples, and the
  longer the signal is, the smaller your means get. How many numbers are in each sum?
one-slice: You divided only one of the five by five. Python divides before it adds, so the other
  four went in whole. What makes it add first?
shorter: This is the mean of {size}, and it's a good start. Which neighbors does a mean of five have
  that yours doesn't use yet?
four: Your means use only four samples. A slice stops before its end, so `i : i + 4` looks like five
  numbers and holds four. Count the samples in your first mean.
twice: You took the mean of three twice. It does use five samples, so it looks close, but the middle
  one counts three times as much as the outer ones.
fewer: You have a mean for each sample, but near an end some of yours use fewer. A slice that goes
  past an end comes back shorter or empty, and Python says nothing. Return only the means of five.
overhang: You have four values more than there are samples. Your first and last ones use a single
  sample of the signal. Return only the means whose five neighbors are all there.
every-fifth: You cut the signal into blocks of five, so each sample is in one mean only. That's a
  way to shorten a signal. In the mean of three, where did the next three neighbors start?
one-number: You averaged the whole signal at once. `signal.mean()` takes the mean of all it's given,
  so a step would be gone. What could you give it instead of the whole signal?
own-output: Some of your means are made from other means. You write into the array that you read
  from, so a sample is gone before its other neighbors have used it. Put the means into a new array.
floor: You divided with `//`, which rounds every mean down. It's meant for counting how often 5 fits
  into something. In a signal from 0 to 1, next to nothing would be left.
median: You took the middle one of each five, sorted by size. That reduces noise too, and a later
  lesson uses it, but it's the median. The mean uses all five values.
IndexError: Your function went past the end of the signal. Each mean needs four more samples after
  its first one, so the loop has to stop before it gets to the last sample. Where?
ValueError: Your function raised ValueError, as NumPy does when sizes don't fit. Slices that you add
  need the same length, so look at each one for a signal of seven samples. Beware of `signal[4:-0]`:
  it's empty, because −0 is 0.
"""


def _cases():
    rng = np.random.default_rng(5)
    yield (np.array([2.0, 7, 1, 8, 2, 8, 1, 8]),)
    yield (np.array([0.5, -1.5, 4, -3, 1]),)  # just one mean
    yield (np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]),)  # whole numbers
    yield (np.array([10, -10, 20, -40, 80, -160]),)
    yield (np.full(7, 2.5),)
    yield (rng.normal(size=120).round(2),)  # longer than the lesson's


def _mean(signal, size=5):
    return np.convolve(signal, np.full(size, 1 / size), "valid") if len(signal) >= size else []


def _one_slice(part):
    return lambda signal: 5 * _mean(signal) - 0.8 * signal[part : len(signal) - 4 + part]


def _fewer(before):
    """Return means of the neighbors that are there, of five that begin so many samples before."""

    def means(signal):
        starts = np.arange(len(signal)) - before
        return [signal[max(start, 0) : start + 5].mean() for start in starts]

    return means


def _counted_from_the_end(signal):
    # A slice that begins at -2 begins at the last sample but one.
    return [sum(signal[i - 2 : i + 3]) / 5 for i in range(len(signal))]


def _own_output(before):
    """Return means of five that begin so many samples before, written where they're read."""

    def means(signal):
        signal, count = signal.astype(float), len(signal) - 4
        for i in range(count):
            signal[i + before] = signal[i : i + 5].mean()
        return signal[before : before + count]

    return means


def _median(signal):
    return np.median(np.lib.stride_tricks.sliding_window_view(signal, 5), axis=1)


def _wrong():
    for by, words in ((2, "two"), (3, "three"), (4, "four"), (6, "six")):
        divided = [lambda signal, by=by: 5 * _mean(signal) / by]
        yield "divisor", divided, {"by": words, "ones": f"{5 / by:.3g}"}
    yield "shorter", [lambda signal: _mean(signal, 2)], {"size": "two"}
    three = [lambda signal: _mean(signal, 3), lambda signal: _mean(signal, 3)[1:-1]]
    yield "shorter", three, {"size": "three"}
    yield from {
        "sum": [lambda signal: 5 * _mean(signal)],
        "by-length": [lambda signal: 5 * _mean(signal) / len(signal)],
        "one-slice": [_one_slice(part) for part in (0, 4)],
        "four": [
            lambda signal, by=by, part=part: 4 / by * _mean(signal, 4)[part]
            for by, part in product((4, 5), (slice(None), slice(-1), slice(1, None)))
        ],
        "twice": [lambda signal: _mean(_mean(signal, 3), 3)],
        "fewer": [*(_fewer(before) for before in (0, 2, 4)), _counted_from_the_end],
        "overhang": [lambda signal: _mean(np.pad(signal, 4))],
        "every-fifth": [lambda signal: _mean(signal)[::5]],
        "one-number": [np.mean],
        "own-output": [_own_output(before) for before in (0, 2)],
        "floor": [lambda signal: np.floor(_mean(signal) + 1e-9)],  # a whole sum, but for rounding
        "median": [_median],
    }.items()


EXERCISE = Exercise(
    name="mean-of-five",
    lesson="01_averaging",
    says=_SAYS,
    arguments=("the signal",),
    cases=_cases,
    right=lambda: [("right", [_mean])],
    wrong=_wrong,
)
