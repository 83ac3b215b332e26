"""Answers to exact-halo, by a piece of what the check says to each."""

import math

import numpy as np
from scipy import ndimage


def reach(sigma):
    return int(4 * sigma + 0.5)


def by_formula(sigma, size):
    return reach(sigma) + size // 2


def by_merging(sigma, size):
    """Merge two kernels as wide as the windows, and take half of what comes out."""
    merged = np.convolve(np.ones(2 * reach(sigma) + 1), np.ones(size))
    return len(merged) // 2


def by_a_spot(sigma, size):
    """Look how far a bright pixel reaches; a maximum reaches as far as a median."""
    spot = np.zeros(201)
    spot[100] = 1
    lit = np.flatnonzero(ndimage.maximum_filter(ndimage.gaussian_filter(spot, sigma), size))
    return 100 - lit[0]


def by_trial(sigma, size):
    """Try halos until nothing changes any more at the rim of a block."""
    signal = -np.arange(300.0)  # the largest value is always the farthest one

    def both(values):
        return ndimage.maximum_filter1d(ndimage.gaussian_filter1d(values, sigma), size)

    whole = both(signal)[150:]
    for halo in range(100):
        if np.array_equal(both(signal[150 - halo :])[halo:], whole):
            return halo


RIGHT_WAYS = {
    "so the two halos add up": [by_formula, by_merging, by_a_spot, by_trial],
    "Just make it a whole number": [
        lambda sigma, size: round(4 * sigma) + (size - 1) / 2,
        lambda sigma, size: np.floor(4 * sigma + 0.5) + size // 2,
    ],
}
MISCONCEPTIONS = {
    "You took the larger of the two halos": [lambda sigma, size: max(reach(sigma), size // 2)],
    "You took the smaller of the two halos": [lambda sigma, size: min(reach(sigma), size // 2)],
    "That's enough for the Gaussian alone": [lambda sigma, size: reach(sigma)],
    "That's enough for the median alone": [lambda sigma, size: size // 2],
    "You took sigma for how far the Gaussian reaches": [
        lambda sigma, size: sigma + size // 2,
        lambda sigma, size: math.ceil(sigma) + size // 2,
        lambda sigma, size: sigma + size,
    ],
    "You cut the Gaussian at 3 sigma": [
        lambda sigma, size: 3 * sigma + size // 2,
        lambda sigma, size: int(3 * sigma + 0.5) + size // 2,
        lambda sigma, size: math.ceil(3 * sigma) + size // 2,
    ],
    "You added the median's whole size": [lambda sigma, size: reach(sigma) + size],
    "You added the whole width of the Gaussian's kernel": [
        lambda sigma, size: 2 * reach(sigma) + 1 + size // 2,
        lambda sigma, size: 2 * reach(sigma) + size // 2,
    ],
    "You added up the two widths": [lambda sigma, size: 2 * reach(sigma) + 1 + size],
    "That's the width of the two windows merged": [lambda sigma, size: 2 * reach(sigma) + size],
    "That's what a block gets from both sides": [
        lambda sigma, size: 2 * reach(sigma) + size - 1,
    ],
    "You added the squares": [
        lambda sigma, size: math.hypot(reach(sigma), size // 2),
        lambda sigma, size: round(np.sqrt(reach(sigma) ** 2 + (size // 2) ** 2)),
    ],
    "You multiplied the two": [lambda sigma, size: reach(sigma) * (size // 2)],
    "You cut off the decimals of 4 sigma": [lambda sigma, size: int(4 * sigma) + size // 2],
    "You rounded 4 sigma up": [lambda sigma, size: math.ceil(4 * sigma) + size // 2],
    "Your halo isn't always a whole number": [
        lambda sigma, size: 4 * sigma + size // 2,
        lambda sigma, size: 4 * sigma + size / 2,
        lambda sigma, size: reach(sigma) + size / 2,
        lambda sigma, size: (8 * sigma + size) / 2,
    ],
    "but wider than it has to be. For sigma 1 and a 3×3 median, 5 is enough, and you return 100": [
        lambda sigma, size: 100,
    ],
    "and that leaves a seam": [lambda sigma, size: 2, lambda sigma, size: 2 * sigma + size // 2],
    "and the halo is one number": [lambda sigma, size: [reach(sigma), size // 2]],
}
