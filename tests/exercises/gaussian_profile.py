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


def bells_of(sigma):
    """Return a wider or narrower bell, as filters in every mode and the formula make it."""
    formula = np.exp(-(DISTANCE**2) / (2 * sigma**2)) / (2 * np.pi * sigma**2)
    return [formula, *(filtered(sigma, mode=mode) for mode in BOUNDARIES)]


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
        np.flatnonzero(RIGHT),
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
    "You have 0.0798 at index 22 and next to nothing beside it": [
        ndimage.gaussian_filter1d(SPOT, 5, axis=1)[:, 22],
        BELL.max() / (np.sqrt(2 * np.pi) * 5) * np.exp(-(DISTANCE**2) / 2 * 5**2),
    ],
    **{
        f"This is line {line} or {44 - line}.": [
            *(KERNEL[:, line], KERNEL[:, 44 - line], KERNEL[line]),
            filtered(truncate=8, image=np.roll(SPOT, 22 - line, axis=1), mode="constant"),
        ]
        for line in range(2, 22)
    },
    # Beyond the truncation, only the formula is above 0.
    "This is line 1 or 43.": [BELL * FACTOR * BELL[1]],
    "This is line 0 or 44. It has the right shape, but its peak is 3.98e-07, and the kernel's is": [
        BELL * FACTOR * BELL[0]
    ],
    **{
        f"The middle of your bell is at index {row}.": [
            filtered(image=np.roll(SPOT, row - 22, axis=0)),
            np.exp(-((np.arange(45) - row) ** 2) / 50),
        ]
        for row in range(45)
        if row != 22
    },
    "All of yours are 0": [
        *(np.zeros(45), KERNEL[:, 0], KERNEL[44], filtered(image=SPOT.astype(np.uint8))),
        ski.filters.gaussian(SPOT.astype(int), sigma=5)[:, 22],
    ],
    "it's a formula that lost the 2 of 2σ²": [
        *(KERNEL.diagonal(), np.diag(KERNEL[::-1]), FACTOR * np.exp(-(DISTANCE**2) / 5**2)),
        *(np.exp(-(DISTANCE**2) / 5**2), np.exp(-(DISTANCE**2) / 5**2) / (np.pi * 5**2)),
    ],
    "as if sigma were √5": [
        *(factor * np.exp(-(DISTANCE**2) / (2 * 5)) for factor in (1, FACTOR, 5 * FACTOR)),
        filtered(np.sqrt(5)),
    ],
    "0.0318, 5 times too high": [BELL / (2 * np.pi * 5)],
    "Your peak is 0.0798. That's the Gaussian in 1D": [
        *(KERNEL.sum(axis=0), KERNEL.sum(axis=1), ndimage.gaussian_filter1d(SPOT[22], 5)),
        *(BELL / (np.sqrt(2 * np.pi) * 5), RIGHT / RIGHT.sum(), gaussian_kernel(5)),
    ],
    "Your peak is 0.00177, because you averaged all 45 lines": [
        KERNEL.mean(axis=0),
        KERNEL.mean(axis=1),
    ],
    "You divided by the largest value": [RIGHT / RIGHT.max(), BELL],
    "Your peak is 1.62, 255 times too high": [
        *(255 * RIGHT, filtered(image=255 * SPOT)),
        ski.filters.gaussian((255 * SPOT).astype(np.uint8), sigma=5, preserve_range=True)[:, 22],
    ],
    "Your peak is 2.5e-05, 255 times too low": [
        ski.filters.gaussian(SPOT.astype(np.uint8), sigma=5)[:, 22]
    ],
    "all of yours are whole numbers": [
        filtered(image=(255 * SPOT).astype(dtype)) for dtype in (int, np.uint8)
    ],
    **{
        f"its sigma is {sigma:g}, so its peak is about": bells_of(sigma)
        for sigma in (*np.arange(1, 5, 0.5), *np.arange(5.5, 10.5, 0.5), 20, 25)
    },
    **{
        f"{5 * cut} pixels from the middle. It was cut off at {cut} sigma": [
            *(filtered(truncate=cut), ski.filters.gaussian(SPOT, sigma=5, truncate=cut)[22]),
        ]
        for cut in (1, 2, 3)
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
