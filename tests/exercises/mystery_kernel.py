"""Answers to mystery-kernel, by a piece of what the check says to each."""

import numpy as np
import skimage as ski

from helpers import mystery_filter

CAMERA = ski.util.img_as_float(ski.data.camera())
PIXELATED = CAMERA[::10, ::10]
BRIGHT_SQUARE = np.pad(np.ones((3, 3)), 2)


def spot(shape=(45, 45), at=None, value=1):
    image = np.zeros(shape, dtype=type(value))
    image[at or (shape[0] // 2, shape[1] // 2)] = value
    return image


OUTPUT = mystery_filter(spot())
RESPONSE = OUTPUT[20:25, 21:24]
KERNEL = np.flip(RESPONSE)
TRANSPOSED = np.transpose(RESPONSE)


def cut_out(image):
    rows, columns = np.nonzero(image)
    return image[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def weight_by_weight():
    """Put the bright pixel under one weight after the other, and look at one pixel only."""
    kernel = np.zeros((5, 3))
    for row, column in np.ndindex(5, 3):
        kernel[row, column] = mystery_filter(spot(at=(20 + row, 21 + column)))[22, 22]
    return kernel


def estimated(image, beyond="symmetric"):
    """Solve for the weights: each window of a photograph gives an equation for them."""
    padded = np.pad(image, [(2, 2), (1, 1)], beyond)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (5, 3)).reshape(-1, 15)
    return np.linalg.lstsq(windows, mystery_filter(image).ravel(), rcond=None)[0].reshape(5, 3)


SHAPES = [(5, 3), (3, 5), (45, 45), (15,)]
RIGHT_WAYS = {
    "That's it: 5 rows, 3 columns.": [
        *(KERNEL, RESPONSE[::-1, ::-1], np.rot90(RESPONSE, 2), OUTPUT[24:19:-1, 23:20:-1]),
        *(weight_by_weight(), cut_out(np.flip(OUTPUT)), np.flip(RESPONSE.astype(int))),
        np.flip(mystery_filter(spot((5, 3)))),
        np.flip(cut_out(mystery_filter(spot((40, 60), at=(7, 50))))),
        np.flip(cut_out(mystery_filter(spot(value=255)) / 255)),
        estimated(PIXELATED),
    ],
    "That's it, with zeros around it.": [
        *(np.flip(OUTPUT), OUTPUT[::-1, ::-1], np.flip(OUTPUT[20:25, 20:25])),
        *(np.flip(OUTPUT[19:26, 19:26]), np.flip(OUTPUT[20:25, 12:33])),
        *(np.flip(mystery_filter(spot((511, 301)))), np.pad(KERNEL, [(1, 0), (3, 2)])),
    ],
}
MISCONCEPTIONS = {
    "It looks so much like a kernel": [
        *(RESPONSE, RESPONSE.tolist(), RESPONSE.astype(int), 255 * RESPONSE, RESPONSE / 14),
    ],
    "You flipped the rows and left": [RESPONSE[::-1], np.flipud(RESPONSE), OUTPUT[::-1]],
    "You flipped the columns and left": [RESPONSE[:, ::-1], 255 * np.fliplr(RESPONSE)],
    "Your rows are where columns should be.": [
        *(TRANSPOSED, KERNEL.T, np.rot90(RESPONSE), np.rot90(RESPONSE, 3), OUTPUT.T),
    ],
    "This is the whole output": [
        *(OUTPUT, OUTPUT[20:25, 20:25], OUTPUT[18:27, 18:27], mystery_filter(spot(value=255))),
        *(mystery_filter(spot((7, 7))), mystery_filter(spot((512, 512)))),
    ],
    "they aren't in the middle of your array": [
        np.flip(mystery_filter(spot(at=(22, 23)))),
        *(np.flip(OUTPUT[20:26, 20:24]), np.flip(mystery_filter(spot((10, 10))))),
    ],
    "Part of it is missing.": [
        *(OUTPUT[21:24, 21:24], np.flip(OUTPUT[21:24, 21:24]), OUTPUT[20:24, 21:24]),
        *(OUTPUT[21:26, 20:23], np.flip(OUTPUT[20:25, 21:23])),
    ],
    "All your weights are 255 times": [np.flip(255 * RESPONSE)],
    "All your weights are 2 times": [np.flip(mystery_filter(spot(value=2))[20:25, 21:24])],
    "All your weights are 0.00392 times": [
        np.flip(mystery_filter(ski.util.img_as_float(spot(value=np.uint8(1)))))
    ],
    "All your weights are -1 times": [-KERNEL],
    "All your weights are 0.333 times": [KERNEL / KERNEL.max()],
    "You made the weights sum to 1.": [KERNEL / KERNEL.sum()],
    "a 1 for each weight that isn't 0": [KERNEL > 0, (RESPONSE > 0).astype(int)],
    "14 is the sum of all the weights.": [
        *(mystery_filter(np.ones((9, 9))), mystery_filter(np.full((45, 45), 1.0)), KERNEL.sum()),
    ],
    "You gave it the bright square.": [
        *(mystery_filter(BRIGHT_SQUARE), np.flip(mystery_filter(BRIGHT_SQUARE))),
        cut_out(mystery_filter(BRIGHT_SQUARE)),
    ],
    "too near the border": [
        *(mystery_filter(spot((3, 3))), np.flip(mystery_filter(spot((3, 3))))),
        *(mystery_filter(spot((9, 9), at=(8, 8))), mystery_filter(spot((7, 7), at=(3, 6)))),
        np.flip(mystery_filter(spot((4, 4)))),
    ],
    "This is a filtered photograph.": [mystery_filter(CAMERA), mystery_filter(PIXELATED)],
    "This is the image with the bright pixel before any filter.": [
        *(spot(), spot((3, 3)), 255 * spot()),
    ],
    "There are only zeros here.": [np.zeros((5, 3)), OUTPUT[:5, :3], np.zeros((0, 3)), 0],
    "your answer has one axis.": [RESPONSE.ravel(), OUTPUT[:, 22], OUTPUT[22], [3, 2, 2]],
    "your answer has no axis at all.": [3.0, OUTPUT.max()],
    "your answer has three axes.": [KERNEL[None]],
    "your answer has 4 axes.": [KERNEL[None, None]],
    "A photograph correlated with this isn't": [
        *(KERNEL + 1, KERNEL + 0.1, np.full((3, 3), 1 / 9), np.eye(3), [[5]]),
        mystery_filter(PIXELATED)[:5, :3],
    ],
    "I expected an array of numbers and got a function.": [lambda: mystery_filter],
    "I expected an array of numbers and got text.": ["F"],
}
