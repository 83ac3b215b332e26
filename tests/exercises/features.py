"""Answers to features, by a piece of what the check says to each."""

import numpy as np
import skimage as ski

BYTES = ski.data.camera()
CAMERA = ski.util.img_as_float(BYTES)
WINDOWS = ski.util.view_as_windows(CAMERA, (3, 3))
TARGET = ski.filters.sobel_h(CAMERA) > 0.07


def windows_of(image, side=3, **options):
    return ski.util.view_as_windows(image, (side, side), **options)


def table(image, **options):
    return windows_of(image, **options).reshape(-1, 9)


def changed(answer, place, by):
    answer = answer.copy()
    answer[place] += by
    return answer


FEATURES = WINDOWS.reshape(-1, 9)
TRANSPOSED = WINDOWS.transpose(0, 1, 3, 2)
RIGHT_WAYS = {
    "260100 rows, one for each of 510·510 windows, and 9 columns": [
        FEATURES,
        FEATURES.astype(np.float32),
        lambda: table(BYTES) / 255,
    ]
}
MISCONCEPTIONS = {
    "still in a grid of 510 by 510": [lambda: WINDOWS.reshape(510, 510, 9)],
    "each still 3×3": [lambda: WINDOWS.reshape(-1, 3, 3)],
    "These are the windows": [WINDOWS],
    "Cut it into 3×3 windows": [CAMERA, TARGET, BYTES],
    "Your windows are 2 pixels apart": [lambda: table(CAMERA, step=2)],
    "Your windows are 10 pixels apart": [lambda: table(CAMERA, step=10)],
    "Your windows are 3 pixels apart, so there are only 170 by 170": [
        lambda: table(CAMERA, step=3)
    ],
    "the windows of the pixelated image": [table(CAMERA[::10, ::10])],
    **{
        f"Your windows are {side}×{side}.": [
            lambda side=side: windows_of(CAMERA, side).reshape(-1, side**2)
        ]
        for side in (2, 4, 5, 9)
    },
    "These are windows of `target`": [lambda: table(TARGET)],
    "262144 rows are 512·512": [lambda: table(np.pad(CAMERA, 1))],
    "You have 9 rows of 260100": [FEATURES.T, lambda: 255 * FEATURES.T],
    "The values are mixed up": [
        *(lambda: WINDOWS.reshape(9, -1), lambda: WINDOWS.reshape(9, -1).T),
        lambda: FEATURES.T.reshape(-1, 9),
    ],
    "Each window was read column by column": [lambda: TRANSPOSED.reshape(-1, 9)],
    "in MATLAB's order": [lambda: WINDOWS.transpose(1, 0, 3, 2).reshape(-1, 9)],
    "listed column by column of the image": [lambda: WINDOWS.transpose(1, 0, 2, 3).reshape(-1, 9)],
    "Your features run from 0 to 255": [lambda: table(BYTES)],
    "1 of 2340900 values differs. The biggest gap is at row 1234, column 4: I expected": [
        lambda: changed(FEATURES, (1234, 4), -3)
    ],
    "I expected the shape (260100, 9), and the shape of yours is (2340900,).": [WINDOWS.ravel()],
}
