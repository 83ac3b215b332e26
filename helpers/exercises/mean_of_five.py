"""A function that returns the mean of every five neighbors, for any signal."""

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.filters.signals import add_noise, step_signal

_SAYS = """
right: Every signal I tried came out right, the ones with whole numbers and negative numbers too. A
  signal of n samples has n − 4 means of five.
sum: You added five samples and didn't divide. Near 0 that's hard to see, but a stretch of ones
  would come out as fives.
divisor: You added five samples and divided by {by}. It's easy to miss when you start from another
  mean and make it longer. A stretch of ones would come out as {ones}.
by-length: You divided by the length of the signal. That works for a signal of five samples, and the
  longer the signal is, the smaller your means get. How many numbers are in each sum?
one-slice: You divided only one of the five by five. Python divides before it adds, so the other
  four went in whole. What makes it add first?
three: This is the mean of three, and it's a good start. In a mean of five, there are neighbors on
  both sides that yours doesn't use yet.
two: This is the mean of two, and it's a good start. How many more neighbors does a mean of five
  have?
four: Your means use only four samples. A slice stops before its end, so `i : i + 4` looks like five
  numbers and holds four. Count the samples in your first mean.
six: Your means use six samples. It's tempting to go five steps on from the first neighbor, but
  five fence posts have four gaps.
twice: You took the mean of three twice. It does use five samples, so it looks close, but the middle
  one counts three times as much as the outer ones.
kept: You have a mean for each sample, and to get one at the ends you made up neighbors. It's
  tempting because the lengths match, but at the ends made-up numbers are mixed in. Return only the
  means whose five neighbors are all there.
fewer: You have a mean for each sample, but at an end yours use fewer than five. A slice that goes
  past the end just gets shorter, and Python says nothing. Return only the means of five.
overhang: You have four values more than there are samples. Your first and last ones use a single
  sample of the signal. Return only the means whose five neighbors are all there.
last: Your last mean is missing. `range` and slices stop before their end, so it's easy to lose one
  there. The last five samples have a mean too.
first: Your first mean is missing. Python counts from 0, so the first five neighbors are samples 0
  to 4.
both: The first and the last mean are missing. The mean of three loses one sample at each end, and
  the mean of five loses two. How many do you lose?
every-fifth: You cut the signal into blocks of five, so each sample is in one mean only. That's a
  way to shorten a signal. In the mean of three, where did the next three neighbors start?
one-number: You averaged the whole signal at once. `signal.mean()` takes the mean of all it's given,
  so a step would be gone. What could you give it instead of the whole signal?
own-output: Some of your means are made from other means. You write into the array that you read
  from, so a sample is gone before its other neighbors have used it. Put the means into a new array.
changed: Your function wrote into the array that it was given. It's tempting, because that array is
  at hand. But the next mean then reads a mean and not a sample, and whoever called your function
  has lost the signal. Put the means into a new array.
whole: Everything after the decimal point is gone when the signal has whole numbers. An array made
  from such a signal, as by `np.zeros_like(signal)`, holds whole numbers only. With decimals in the
  signal it works, so it's easy to miss.
floor: You divided with `//`, which rounds every mean down. It's meant for counting how often 5 fits
  into something. In a signal from 0 to 1, next to nothing would be left.
this-signal: You return the means of `{signal}`, whatever signal I give you. Your function finds it
  in the notebook, so it looks right there. Inside the function, use its own argument.
middle: Your means leave out the sample in the middle. "Average it with its neighbors" can sound as
  if only the neighbors count, but the sample counts as much as they do.
median: You took the middle one of each five, sorted by size. That calms noise too, and a later
  lesson loves it, but it's called the median. The mean uses all five values.
unchanged: This is the signal itself. Nothing has been averaged yet.
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
    yield (rng.normal(size=24).round(2),)


def _mean(signal, size=5):
    return np.convolve(signal, np.full(size, 1 / size), "valid") if len(signal) >= size else []


def _part(means, before, after):
    """Return a function that loses so many of the means at the start and the end."""
    return lambda signal: means(signal)[before : len(means(signal)) - after]


def _sum(signal):
    return 5 * _mean(signal)


def _divided_by(number):
    return lambda signal: _sum(signal) / number


def _one_slice(part):
    return lambda signal: _sum(signal) - 0.8 * signal[part : len(signal) - 4 + part]


def _padded(before, after, **how):
    return lambda signal: _mean(np.pad(signal, (before, after), **how))


def _fewer(before):
    """Return means of the neighbors that are there, of five that begin so many samples before."""

    def means(signal):
        starts = np.arange(len(signal)) - before
        return [signal[max(start, 0) : start + 5].mean() for start in starts]

    return means


def _own_output(signal):
    signal = signal.astype(float)
    for i in range(2, len(signal) - 2):
        signal[i] = signal[i - 2 : i + 3].mean()
    return signal[2:-2]


def _own_output_from_the_left(signal):
    signal = signal.astype(float)
    for i in range(len(signal) - 4):
        signal[i] = signal[i : i + 5].mean()
    return signal[:-4]


def _truncated(signal):
    means = _mean(signal)
    return np.trunc(means + 1e-9 * np.sign(means)) if signal.dtype.kind == "i" else means


def _floored(signal):
    # Of a sum that's a whole number, but for rounding.
    return np.floor(_mean(signal) + 1e-9)


def _always(signal):
    return lambda given: _mean(signal)


def _middle(signal):
    return (_sum(signal) - signal[2:-2]) / 4


def _median(signal):
    return np.median(np.lib.stride_tricks.sliding_window_view(signal, 5), axis=1)


def _right():
    yield "right", [_mean]


def _wrong():
    step = step_signal()
    four = [lambda signal: _mean(signal, 4), lambda signal: 0.8 * _mean(signal, 4)]
    yield "sum", [_sum]
    for by, words in ((2, "two"), (3, "three"), (4, "four"), (6, "six")):
        yield "divisor", [_divided_by(by)], {"by": words, "ones": f"{5 / by:.3g}"}
    yield "by-length", [lambda signal: _sum(signal) / len(signal)]
    yield "one-slice", [_one_slice(part) for part in range(5)]
    yield "three", [lambda signal: _mean(signal, 3), lambda signal: _mean(signal, 3)[1:-1]]
    yield "two", [lambda signal: _mean(signal, 2)]
    yield "four", [*four, *(_part(one, *ends) for one in four for ends in ((0, 1), (1, 0)))]
    yield "six", [lambda signal: _mean(signal, 6)]
    yield "twice", [lambda signal: _mean(_mean(signal, 3), 3)]
    yield (
        "kept",
        [
            *(_padded(2, 2, mode=mode) for mode in ("edge", "reflect", "symmetric", "wrap")),
            *(_padded(2, 2), _padded(4, 0), _padded(0, 4)),
            lambda signal: np.pad(_mean(signal), 2),
            lambda signal: np.concatenate([signal[:2], _mean(signal), signal[-2:]]),
        ],
    )
    yield "fewer", [_fewer(before) for before in (0, 2, 4)]
    yield "overhang", [_padded(4, 4)]
    yield "last", [_part(_mean, 0, 1)]
    yield "first", [_part(_mean, 1, 0)]
    yield "both", [_part(_mean, 1, 1)]
    yield "every-fifth", [lambda signal: _mean(signal)[::5]]
    yield "one-number", [np.mean]
    yield "own-output", [_own_output, _own_output_from_the_left]
    yield "whole", [_truncated]
    yield "floor", [_floored]
    yield "this-signal", [_always(add_noise(step))], {"signal": "noisy"}
    yield "this-signal", [_always(step)], {"signal": "step"}
    yield "middle", [_middle, lambda signal: 0.8 * _middle(signal)]
    yield "median", [_median]
    yield "unchanged", [lambda signal: signal]


EXERCISE = Exercise(
    name="mean-of-five",
    lesson="01_averaging",
    says=_SAYS,
    cases=_cases,
    right=_right,
    wrong=_wrong,
)
