"""A function that returns by how much a symmetric kernel multiplies a wave."""

from functools import partial

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.filters.waves import gain

_SAYS = """
right: Every kernel and period I tried came out right, even when the weights don't sum to 1. Now
  you can tell what a kernel does to a wave before you filter anything.
from-zero: You counted the offsets from 0, so your wave has its crest at the first weight. The
  output belongs to the middle one. What's the offset of its left neighbor?
off-middle: Your crest is one sample away from the middle weight. With five weights, the middle one
  has index 2, which is `5 // 2`.
fixed-middle: You subtract the same number for every kernel, and that's right for only one size. If
  a kernel has `len(kernel)` weights, which index does the middle one have?
sine: You used the sine, which is 0 in the middle. The cosine has a crest there.
degrees: `np.cos` takes radians. A whole turn is 2π there, and not 360.
no-turn: You left out 2π. The cosine repeats when its argument grows by 2π, and here that should
  take one period.
half-turn: You wrote π in place of 2π, so your waves are twice as long as they should be.
frequency: You multiplied by the period. The longer the period, the less of the wave one sample
  covers, so divide by it.
no-weights: You added up the wave alone. Where do the weights come in?
largest: You took the largest value that came out. Take the one at the crest of the wave that goes
  in, because that's the lowest one if the wave comes out upside down.
unfinished: You return the products. What's left to do with them?
mean: You took the mean of the products, and a filter adds them up.
absolute: You lost the sign. A gain below 0 means that crests become troughs.
one-side: You used the weights on one side of the middle only. Those on the other side count too.
scaled: You divided by the sum of the weights. The filter itself doesn't, and for `[-1, 2, -1]`
  you'd divide by 0.
wave-sum: You added up the filter's whole output, or took its mean. Over many periods that's close
  to 0. Look at one place, where the wave has a crest.
short: You filter a wave that's shorter than some kernels, so they reach past its ends. Make it
  longer, or do without it, because the output at the crest is just one weighted sum.
IndexError: Your function went past the end of the kernel. A kernel can have any odd number of
  weights, even one. The last one has the index `len(kernel) - 1`.
ValueError: Your function raised ValueError{error}. Are there as many offsets as there are weights?
TypeError: Your function raised TypeError{error}. `math.cos` takes a single number. For an array of
  offsets, use `np.cos`.
"""


def _cases():
    yield np.full(3, 1 / 3), 2
    yield np.array([1.0, 2, 1]), 2  # a sum of 4, and a gain of 0
    yield np.array([0.1, 0.2, 0.4, 0.2, 0.1]), 5
    yield np.array([-1.0, 3, -1]), 3.5
    yield np.array([1, -4, 1]), 4  # whole numbers
    yield np.array([2.0]), 7  # one weight
    yield np.array([3.0, 0, -1, 5, -1, 0, 3]), 6
    yield np.full(9, 1 / 9), 12.5
    yield np.hanning(41), 5.5  # more weights than the lesson's wave has samples


def _sum(kernel, period, *, middle=None, wave=np.cos, turn=2 * np.pi, join=np.sum):
    """Return the gain, or what comes out with something else in one of its places."""
    offsets = np.arange(kernel.size) - (kernel.size // 2 if middle is None else middle(kernel.size))
    return join(kernel * wave(turn * offsets / period))


def _one_side(kernel, period, start=0):
    offsets = np.arange(kernel.size // 2 + 1)[start:]
    return np.sum(kernel[kernel.size // 2 :][start:] * np.cos(2 * np.pi * offsets / period))


def _at_once(kernel, period, join):
    wave = np.cos(2 * np.pi * np.arange(200) / period)
    return join(np.convolve(wave, kernel, "valid"))


def _largest(kernel, period, samples):
    return np.convolve(np.cos(2 * np.pi * samples / period), kernel, "same").max()


def _in_short_wave(kernel, period, at):
    wave = np.cos(2 * np.pi * np.arange(-12, 13) / period)  # as the lesson's
    output = np.convolve(wave, kernel, "same")
    return output[output.size // 2 if at is None else at]


def _wrong():
    in_degrees = 360.0
    yield from {
        "from-zero": [partial(_sum, middle=lambda size: 0)],
        "off-middle": [partial(_sum, middle=lambda size, by=by: size // 2 + by) for by in (1, -1)],
        "fixed-middle": [partial(_sum, middle=lambda size, at=at: at) for at in (1, 2)],
        "sine": [partial(_sum, wave=np.sin)],
        "degrees": [partial(_sum, turn=in_degrees)],
        "no-turn": [partial(_sum, turn=1.0)],
        "half-turn": [partial(_sum, turn=np.pi)],
        "frequency": [lambda kernel, period: _sum(kernel, 1 / period)],
        "no-weights": [
            lambda kernel, period, join=join: _sum(np.ones(kernel.size), period, join=join)
            for join in (np.sum, np.mean)
        ],
        "unfinished": [partial(_sum, join=lambda products: products)],
        "mean": [partial(_sum, join=np.mean)],
        "absolute": [lambda kernel, period: abs(gain(kernel, period))],
        "one-side": [_one_side, partial(_one_side, start=1)],
        "scaled": [lambda kernel, period: gain(kernel, period) / kernel.sum()],
        "largest": [partial(_largest, samples=s) for s in (np.arange(200), np.arange(-12, 13))],
        "short": [partial(_in_short_wave, at=at) for at in (12, None)],
        "wave-sum": [partial(_at_once, join=join) for join in (np.sum, np.mean)],
    }.items()


EXERCISE = Exercise(
    name="wave-gain",
    lesson="11_waves",
    says=_SAYS,
    arguments=("the kernel", "the period"),
    cases=_cases,
    right=lambda: [("right", [gain])],
    wrong=_wrong,
)
