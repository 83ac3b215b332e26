"""Answers to gaussian-profile, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import fft, ndimage

from helpers import gaussian_kernel

SPOT = np.zeros((45, 45))
SPOT[22, 22] = 1
KERNEL = ski.filters.gaussian(SPOT, sigma=5)
RIGHT = KERNEL[:, 22]
DISTANCE = np.arange(45) - 22
FACTOR = 1 / (2 * np.pi * 25)
BELL = np.exp(-(DISTANCE**2) / (2 * 5**2))
BOUNDARIES = ("reflect", "constant", "nearest", "mirror", "wrap")


def filtered(sigma=5, image=SPOT, **options):
    return ndimage.gaussian_filter(image, sigma, **options)[:, 22]


def separately(filter_1d, weights):
    return filter_1d(filter_1d(SPOT, weights, axis=0), weights, axis=1)[:, 22]


RIGHT_WAYS = {
    "the highest, 0.00637, is at index 22": [
        *(RIGHT, KERNEL[22], KERNEL.T[:, 22], KERNEL[::-1, 22], KERNEL.max(axis=1), RIGHT.round(5)),
        ski.filters.gaussian(SPOT.astype(np.float32), sigma=5)[:, 22],
        *(filtered(mode=mode) for mode in BOUNDARIES),
        *(filtered(truncate=cut) for cut in (4.4, 5, 6)),
        *(filtered(truncate=20, mode="constant"), filtered(radius=22), FACTOR * BELL),
        (np.outer(BELL, BELL) / np.outer(BELL, BELL).sum())[22],
        separately(ndimage.gaussian_filter1d, 5),
        separately(ndimage.correlate1d, gaussian_kernel(5)),
        fft.ifft2(ndimage.fourier_gaussian(fft.fft2(SPOT), 5)).real[:, 22],
        ski.filters.gaussian((255 * SPOT).astype(np.uint8), sigma=5)[:, 22],
        filtered(image=255 * SPOT) / 255,
    ]
}
MISCONCEPTIONS = {
    "Yours is a column, of shape (45, 1).": [KERNEL[:, 22:23], RIGHT[:, None]],
    "Yours is a row inside another list, of shape (1, 45).": [KERNEL[22:23], [list(RIGHT)]],
    "22 values are half of the line": [KERNEL[:22, 22], KERNEL[23:, 22]],
    "23 values are half of the line": [KERNEL[22:, 22], KERNEL[:23, 22]],
    "You have 41 values, one for each row": [
        RIGHT[RIGHT > 0],
        KERNEL[2:43, 22],
    ],
    "put in the values themselves": [[45, 22], (22, 45)],
    "This is the whole image": [KERNEL, KERNEL.astype(np.float32), KERNEL.T],
    "the bright pixel before any filter": [SPOT, SPOT.astype(int)],
    "the column of the bright pixel before the filter": [SPOT[:, 22], SPOT[22]],
    **{
        f"You have {factor:.3g} at index 22 and next to nothing beside it": [
            factor * np.exp(-(DISTANCE**2) / 2 * 5**2)
        ]
        for factor in (1, FACTOR)
    },
    **{
        f"This line misses the middle by {22 - line}.": [KERNEL[:, line], KERNEL[:, 44 - line]]
        for line in range(2, 22)
    },
    **{
        f"The middle of your bell is at index {row}.": [
            np.exp(-((np.arange(45) - row) ** 2) / 50),
        ]
        for row in (20, 21, 22.5, 23, 24)
    },
    "All of yours are 0. A line": [np.zeros(45), KERNEL[:, 0], KERNEL[44]],
    "what the diagonal gives you": [KERNEL.diagonal(), np.diag(KERNEL[::-1])],
    "Your peak is 0.0798. That's the Gaussian in 1D": [
        *(KERNEL.sum(axis=0), KERNEL.sum(axis=1), ndimage.gaussian_filter1d(SPOT[22], 5)),
        *(BELL / (np.sqrt(2 * np.pi) * 5), RIGHT / RIGHT.sum(), gaussian_kernel(5)),
    ],
    "Your peak is 0.00177, because you averaged all 45 lines": [KERNEL.mean(axis=0)],
    "You divided by the largest value": [RIGHT / RIGHT.max(), BELL],
    **{
        f"its sigma is {sigma:g}, so its peak is about": [
            ski.filters.gaussian(SPOT, sigma=sigma)[:, 22],
            np.exp(-(DISTANCE**2) / (2 * sigma**2)) / (2 * np.pi * sigma**2),
        ]
        for sigma in (1, 2, 3, 4, 6, 7, 8, 9, 10)
    },
    "rounded too far": [RIGHT.round(3), RIGHT.round(4)],
    "All of yours are 6.28 times what I expected.": [2 * np.pi * RIGHT],
    "The biggest gap is at index 30: I expected 0.00177, and you have 0.5.": [
        np.where(np.arange(45) == 30, 0.5, RIGHT)
    ],
    "I expected 45 values, and you have 2025.": [KERNEL.ravel()],
    "I expected 45 values, and you have one number.": [KERNEL[22, 22]],
    "45 of your 45 values are infinite.": [np.full(45, np.inf)],
}
