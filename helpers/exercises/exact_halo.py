"""A function that returns the smallest exact halo for a Gaussian and then a median."""

import math

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.figures.wording import number
from helpers.filters.kernels import gaussian_radius

_SAYS = """
right: Every sigma and size I tried came out right. The median needs pixels that are already
  smoothed, and each of those needs its own, so the two halos add up.
right-float: Just make it a whole number: `//` divides without a remainder, and `int` makes a
  float whole. The median needs pixels that are already smoothed, and each of those needs its own,
  so the two halos add up.
larger: You took the larger of the two halos. At the rim of a block, the median looks at pixels of
  the halo, and those have to be smoothed right, too. What do they need for that?
smaller: You took the smaller of the two halos, and then not even one of the filters has enough.
gaussian-only: That's enough for the Gaussian alone. The median comes after it, and looks at pixels
  beyond the block.
median-only: That's enough for the median alone. The pixels it looks at were smoothed, and at the
  rim they were smoothed without their neighbors.
sigma: You took sigma for how far the Gaussian reaches. At a distance of sigma its weights are still
  more than half as high as in the middle. Where does SciPy cut it?
three-sigma: You cut the Gaussian at 3 sigma. Little is left there, but SciPy cuts it at 4.
footprint: You added the median's whole size. A 5×5 window has two pixels on each side of the
  middle one.
whole-gaussian: You added the whole width of the Gaussian's kernel. A halo is what a block gets on
  each side, and that's half of the kernel.
widths: You added up the two widths. A halo is what a block gets on each side, so what counts is how
  far each window reaches from its middle.
merged: That's the width of the two windows merged, n + m − 1. You're close, because a halo is what
  that reaches on each side of its middle.
both-sides: That's what a block gets from both sides together. The halo is what it gets from one.
root: You added the squares. That's how sigmas add up, because variances do. But this is about where
  windows end, and ends add up as they are.
product: You multiplied the two. When one window slides along another, what happens to their
  lengths?
cut: You cut off the decimals of 4 sigma, and SciPy rounds it. With a sigma of 2.2 that's one pixel
  too few.
up: You rounded 4 sigma up, and SciPy rounds it to the nearest whole number. Your halo is exact, but
  sometimes there's a smaller one that is, too.
unrounded: Your halo isn't always a whole number of pixels. SciPy rounds 4 sigma to the nearest one,
  and a 5×5 window has two pixels on each side of the middle one.
too-wide: Your halo is exact for everything I tried, but wider than it has to be. For sigma {sigma}
  and a {size}×{size} median, {right} is enough, and you return {yours}.
too-narrow: For sigma {sigma} and a {size}×{size} median, you return {yours}, and that leaves a
  seam. Which pixels does the median look at, and which pixels made those?
shape: You return {count} numbers, and the halo is one number.
"""


def _cases():
    yield 3.0, 5
    yield 1.0, 3
    yield 1.3, 7  # 4 sigma is rounded down
    yield 2.2, 3  # up
    yield 0.6, 9  # the median reaches farther
    yield 5, 21
    yield 2.0, 1  # a median of one pixel changes nothing
    yield 1.7, 15


def _by(gaussian, join, median=lambda size: size // 2):
    """Return a function that joins what it takes for the reaches of the two filters."""
    return lambda sigma, size: join(gaussian(sigma), median(size))


def _wrong():
    def add(one, other):
        return one + other

    def width(sigma):
        return 2 * gaussian_radius(sigma) + 1

    def half(size):
        return size // 2

    def whole(size):
        return size

    radius = gaussian_radius
    yield from {
        "larger": [_by(radius, max), _by(radius, max, lambda size: (size + 1) // 2)],
        "smaller": [_by(radius, min)],
        "gaussian-only": [lambda sigma, size: radius(sigma)],
        "median-only": [lambda sigma, size: size // 2],
        "sigma": [
            _by(part, join, median)
            for part in (float, math.ceil, round, int)
            for join in (add, max)
            for median in (half, whole)
        ],
        "three-sigma": [
            *(_by(lambda sigma, to=to: to(3 * sigma), add) for to in (round, int, math.ceil)),
            _by(lambda sigma: 3 * sigma, add),
        ],
        "footprint": [_by(radius, add, whole), _by(radius, max, whole)],
        "whole-gaussian": [_by(width, add), _by(lambda sigma: width(sigma) - 1, add)],
        "widths": [_by(width, add, whole)],
        "merged": [lambda sigma, size: width(sigma) + size - 1],
        "both-sides": [lambda sigma, size: 2 * (radius(sigma) + size // 2)],
        "root": [
            _by(radius, math.hypot),
            _by(radius, lambda one, other: round(math.hypot(one, other))),
            _by(radius, lambda one, other: math.ceil(math.hypot(one, other))),
        ],
        "product": [_by(radius, lambda one, other: one * other)],
        "cut": [_by(lambda sigma: int(4 * sigma), add)],
        "up": [_by(lambda sigma: math.ceil(4 * sigma), add)],
        "unrounded": [
            *(
                _by(lambda sigma: 4 * sigma, add, median)
                for median in (half, lambda size: size / 2)
            ),
            _by(radius, add, lambda size: size / 2),
            lambda sigma, size: (8 * sigma + size) / 2,
        ],
    }.items()


def _judge(outputs, say):
    """Say of a function that no declared one fits whether its halos are too narrow or too wide."""
    for output in outputs:
        if output.size != 1:
            return say("shape", count=output.size)
    gaps = [one.item() - _exact_halo(*case) for one, case in zip(outputs, _cases(), strict=True)]
    is_narrow = min(gaps) < 0
    k = int(np.argmin(gaps) if is_narrow else np.argmax(gaps))
    sigma, size = [*_cases()][k]
    return say(
        "too-narrow" if is_narrow else "too-wide", sigma=number(sigma), size=size,
        right=_exact_halo(sigma, size), yours=number(outputs[k].item()),
    )  # fmt: skip


def _exact_halo(sigma, size):
    return gaussian_radius(sigma) + size // 2


EXERCISE = Exercise(
    name="exact-halo",
    lesson="17_big",
    says=_SAYS,
    arguments=("sigma", "the size"),
    cases=_cases,
    right=lambda: [("right", [_exact_halo])],
    wrong=_wrong,
    judge=_judge,
)
