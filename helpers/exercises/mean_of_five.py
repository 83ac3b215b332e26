"""A function that returns the mean of five for any signal, wherever the window fits."""

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every input I tried came out right, whole numbers and negative ones too. A signal of n
  samples has n − 4 windows of five.
sum: You added five samples and didn't divide. A mean is the sum divided by how many there are.
by-three: You added five samples and divided by three. The number to divide by grows with the
  window.
by-length: You divided by the length of the signal. Each mean is of five samples, however long the
  signal is.
three: This is the mean of three. It takes two more slices to make it five.
two: This is the mean of two. It takes three more slices to make it five.
four: Your windows hold four samples. Count your slices, or check where the last one ends: a slice
  leaves out the sample at its end.
six: Your windows hold six samples, one too many.
twice: You took the mean of three twice. That covers five samples, but the middle one counts three
  times as much as the outer ones.
kept: You kept all the samples, and made up what's beyond the ends. Return only the means of windows
  that fit: four fewer values than samples.
last: Your last window is missing. The one that ends at the last sample fits too.
first: Your first window is missing. The one that starts at sample 0 fits too.
every-fifth: You cut the signal into blocks of five. Windows overlap: the next one starts one sample
  later.
one-number: This is the mean of the whole signal. A smoothed signal has a mean for every window.
own-output: Your later means include earlier ones. You're writing into the same array that you read
  from, so put the means into a new one.
whole: You lose everything after the decimal point. An array of whole numbers, such as
  `np.zeros_like(signal)` makes from one, can't hold fractions.
this-signal: You always return the means of `noisy`, whatever the input. Use the function's own
  argument.
middle: The middle sample of each window is missing. It counts as much as its neighbors.
median: That's the middle one of five sorted samples, and it's called the median. A later lesson
  loves it, but here you want the mean.
IndexError: Your function reached past the end of the signal. A signal of n samples has n − 4
  windows of five, and the last one starts at sample n − 5.
"""


def _cases():
    rng = np.random.default_rng(5)
    yield (np.array([2.0, 7, 1, 8, 2, 8, 1, 8]),)
    yield (np.array([0.5, -1.5, 4, -3, 1]),)  # just one window
    yield (np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]),)  # whole numbers
    yield (np.array([10, -10, 20, -40, 80, -160]),)
    yield (np.full(7, 2.5),)
    yield (rng.normal(size=24).round(2),)


def _mean(signal, size=5):
    return np.convolve(signal, np.full(size, 1 / size), "valid") if len(signal) >= size else []


def _sum(signal):
    return 5 * _mean(signal)


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
    return np.trunc(means) if signal.dtype.kind == "i" else means


def _kept(mode):
    return lambda signal: np.convolve(np.pad(signal, 2, mode), np.full(5, 0.2), "valid")


def _noisy(signal):
    from helpers.filters.signals import add_noise, step_signal

    return _mean(add_noise(step_signal()))


def _middle(signal):
    return (5 * _mean(signal) - signal[2:-2]) / 4


def _median(signal):
    return np.median(np.lib.stride_tricks.sliding_window_view(signal, 5), axis=1)


def _right():
    yield "right", [_mean]


def _wrong():
    yield "sum", [_sum]
    yield "by-three", [lambda signal: _sum(signal) / 3]
    yield "by-length", [lambda signal: _sum(signal) / len(signal)]
    yield "three", [lambda signal: _mean(signal, 3), lambda signal: _mean(signal, 3)[1:-1]]
    yield "two", [lambda signal: _mean(signal, 2)]
    yield (
        "four",
        [
            *(lambda signal: _mean(signal, 4), lambda signal: _mean(signal, 4)[:-1]),
            *(lambda signal: _mean(signal, 4)[1:], lambda signal: 0.8 * _mean(signal, 4)[:-1]),
        ],
    )
    yield "six", [lambda signal: _mean(signal, 6)]
    yield "twice", [lambda signal: _mean(_mean(signal, 3), 3)]
    yield (
        "kept",
        [
            *(_kept(mode) for mode in ("constant", "edge", "reflect", "symmetric", "wrap")),
            lambda signal: np.pad(_mean(signal), 2),
        ],
    )
    yield "last", [lambda signal: _mean(signal)[:-1]]
    yield "first", [lambda signal: _mean(signal)[1:]]
    yield "every-fifth", [lambda signal: _mean(signal)[::5]]
    yield "one-number", [np.mean]
    yield "own-output", [_own_output, _own_output_from_the_left]
    yield "whole", [_truncated]
    yield "this-signal", [_noisy]
    yield "middle", [_middle, lambda signal: 0.8 * _middle(signal)]
    yield "median", [_median]


EXERCISE = Exercise(
    name="mean-of-five",
    lesson="01_averaging",
    says=_SAYS,
    cases=_cases,
    right=_right,
    wrong=_wrong,
)
