"""Answers to merged-means, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage, signal

MEAN = np.full((3, 3), 1 / 9)
MERGED = signal.convolve2d(MEAN, MEAN)
RINGS = np.pad(np.pad([[3.0]], 1, constant_values=2), 1, constant_values=1)

RIGHT_WAYS = {
    "1, 2, 3, 2, 1 times 1, 2, 3, 2, 1": [MERGED, ndimage.correlate(np.pad(MEAN, 1), MEAN)],
    "with zeros around it": [
        *(np.pad(MERGED, 1), np.pad(MERGED, 20), np.pad(MERGED, ((1, 1), (2, 2)))),
        np.pad(MERGED, ((2, 2), (0, 0))),
    ],
}
MISCONCEPTIONS = {
    "The 5×5 window is right": [np.full((5, 5), 1 / 25), np.ones((5, 5)) / 9],
    "the kernel of one pass": [MEAN, np.pad(MEAN, 3)],
    "multiplied each weight by itself": [MEAN * MEAN],
    "it doesn't merge filters": [MEAN @ MEAN],
    "adds the two outputs": [MEAN + MEAN],
    "your weights sum to 81": [81 * MERGED],
    "your weights sum to 9": [9 * MERGED],
    "what's around it is missing": [signal.convolve2d(MEAN, MEAN, mode="same")],
    "fall off in square rings": [RINGS, RINGS / RINGS.sum()],
    "along one line": [np.convolve(np.ones(3) / 3, np.ones(3) / 3), [[1, 2, 3, 2, 1]]],
    "Your kernel is 4×4.": [np.ones((4, 4)) / 16],
    "Your kernel is 6×6.": [np.full((6, 6), 1 / 36)],
    "Your kernel is 9×9.": [np.full((9, 9), 1 / 81)],
    "This is an image": [np.ones((52, 52)), np.ones((48, 48))],
    "I expected the shape (5, 5), and the shape of yours is (5, 3).": [np.ones((5, 3)) / 15],
}
SHAPES = [(3, 3), (6, 6), (9, 9), (5,)]
