"""Answers to smooth-then-sharpen, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage

SMOOTH = np.array([1, 2, 1]) / 4
IMPULSE = np.array([0, 1, 0])
SHARPENING = IMPULSE + 2 * (IMPULSE - SMOOTH)
RIGHT = np.convolve(SMOOTH, SHARPENING)


def by_filtering(size):
    impulse = np.eye(1, size, size // 2)[0]
    return ndimage.correlate(ndimage.correlate(impulse, SMOOTH), SHARPENING)


def by_copies():
    merged = np.zeros(5)
    for i, weight in enumerate(SHARPENING):
        merged[i : i + 3] += weight * SMOOTH
    return merged


RIGHT_WAYS = {
    "Five weights that sum to 1": [
        np.convolve(SMOOTH, SHARPENING),
        np.convolve(SHARPENING, SMOOTH),
        by_copies(),
        by_filtering(5),
        [-1 / 8, 1 / 4, 3 / 4, 1 / 4, -1 / 8],
        3 * np.pad(SMOOTH, 1) - 2 * np.convolve(SMOOTH, SMOOTH),
    ],
}
MISCONCEPTIONS = {
    "undoes the smoothing exactly": [[0, 0, 1, 0, 0], IMPULSE],
    "You kept only the middle": [
        np.convolve(SMOOTH, SHARPENING, "same"),
        ndimage.correlate(SMOOTH, SHARPENING, mode="constant"),
    ],
    "You multiplied the two": [SMOOTH * SHARPENING],
    "You added the two kernels": [SMOOTH + SHARPENING],
    "You subtracted one kernel": [SHARPENING - SMOOTH],
    "one of the two kernels, `smooth`": [SMOOTH],
    "one of the two kernels, `sharpening`": [SHARPENING],
    "You merged `smooth` with itself": [np.convolve(SMOOTH, SMOOTH)],
    "You merged `sharpening` with itself": [np.convolve(SHARPENING, SHARPENING)],
    "The impulse is missing": [np.convolve(SMOOTH, 2 * (IMPULSE - SMOOTH))],
    "You took an amount of 1": [np.convolve(SMOOTH, 2 * IMPULSE - SMOOTH)],
    "there are zeros around them": [by_filtering(9), by_filtering(101)],
    "You divided one kernel": [SHARPENING / SMOOTH],
}
