"""Answers to merged-means, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage, signal

MEAN = np.full((3, 3), 1 / 9)
MERGED = signal.convolve2d(MEAN, MEAN)


def of_a_spot(side=5):
    spot = np.zeros((side, side))
    spot[side // 2, side // 2] = 1
    return ndimage.correlate(ndimage.correlate(spot, MEAN), MEAN)


def by_counting():
    """Count in how many of the nine windows each pixel is."""
    counts = np.zeros((5, 5))
    for row, column in np.ndindex(3, 3):
        counts[row : row + 3, column : column + 3] += 1
    return counts


def in_rings():
    rings = np.ones((5, 5))
    rings[1:-1, 1:-1] = 2
    rings[2, 2] = 3
    return rings


RIGHT_WAYS = {
    "1, 2, 3, 2, 1 times 1, 2, 3, 2, 1": [
        *(MERGED, of_a_spot, lambda: by_counting() / 81),
        lambda: np.outer(np.convolve(np.ones(3), np.ones(3)), [1, 2, 3, 2, 1]) / 81,
        ndimage.correlate(np.pad(MEAN, 1), MEAN, mode="constant"),
    ],
    "with zeros around it": [lambda: of_a_spot(7), lambda: of_a_spot(9)],
}
MISCONCEPTIONS = {
    "The 5×5 window is right": [np.full((5, 5), 1 / 25), np.ones((5, 5)) / 9],
    "the kernel of one pass": [MEAN, ndimage.correlate(MEAN, MEAN), np.pad(MEAN, 3)],
    "multiplied each weight by itself": [MEAN * MEAN],
    "it doesn't merge filters": [MEAN @ MEAN],
    "adds the two outputs": [MEAN + MEAN],
    "your weights sum to 81": [by_counting],
    "your weights sum to 9": [lambda: by_counting() / 9],
    "what's around it is missing": [
        signal.convolve2d(MEAN, MEAN, mode="same"),
        ndimage.correlate(MEAN, MEAN, mode="constant"),
    ],
    "fall off in square rings": [in_rings, lambda: in_rings() / in_rings().sum()],
    "along one line": [np.convolve(np.ones(3) / 3, np.ones(3) / 3), [[1, 2, 3, 2, 1]]],
    "Your kernel is 4×4.": [np.ones((4, 4)) / 16],
    "Your kernel is 6×6.": [np.full((6, 6), 1 / 36)],
    "Your kernel is 9×9.": [np.full((9, 9), 1 / 81)],
    "This is an image": [np.ones((52, 52)), np.ones((48, 48))],
    "I expected the shape (5, 5), and the shape of yours is (5, 3).": [np.ones((5, 3)) / 15],
}
SHAPES = [(3, 3), (6, 6), (9, 9), (5,)]
