"""Answers to features, by a piece of what the check says to each."""

import numpy as np

from tests.exercises.windows import BYTES, CAMERA, WINDOWS, changed, nine_slices, windows_of

FEATURES = WINDOWS.reshape(-1, 9)
TRANSPOSED = WINDOWS.transpose(0, 1, 3, 2)
RIGHT_WAYS = {
    "260100 rows, one for each of 510·510 windows, and 9 columns": [
        *(FEATURES, FEATURES.astype(np.float32)),
        lambda: WINDOWS.ravel().reshape(-1, 9),
        lambda: np.asfortranarray(FEATURES),
        nine_slices,
    ]
}
MISCONCEPTIONS = {
    "still in a grid of 510 by 510": [lambda: WINDOWS.reshape(510, 510, 9)],
    "each still 3×3": [lambda: WINDOWS.reshape(-1, 3, 3)],
    "These are the windows": [WINDOWS],
    "262144 rows are 512·512": [lambda: windows_of(np.pad(CAMERA, 1)).reshape(-1, 9)],
    "You have 9 rows of 260100": [FEATURES.T, lambda: 255 * FEATURES.T],
    "The values are mixed up": [
        *(lambda: WINDOWS.reshape(9, -1), lambda: WINDOWS.reshape(9, -1).T),
        lambda: FEATURES.T.reshape(-1, 9),
    ],
    "Each window was read column by column": [
        lambda: TRANSPOSED.reshape(-1, 9),
        lambda: FEATURES[:, [0, 3, 6, 1, 4, 7, 2, 5, 8]],
    ],
    "read from its last row to its first": [lambda: WINDOWS[..., ::-1, :].reshape(-1, 9)],
    "read from right to left": [lambda: WINDOWS[..., ::-1].reshape(-1, 9)],
    "Each window was read backward": [
        lambda: FEATURES[:, ::-1],
        lambda: WINDOWS[..., ::-1, ::-1].reshape(-1, 9),
    ],
    "listed column by column of the image": [
        lambda: WINDOWS.transpose(1, 0, 2, 3).reshape(-1, 9),
    ],
    "Both are column by column": [
        lambda: WINDOWS.reshape(-1, 9, order="F"),
        lambda: WINDOWS.transpose(1, 0, 3, 2).reshape(-1, 9),
    ],
    "Your features run from 0 to 255": [lambda: windows_of(BYTES).reshape(-1, 9)],
    "1 of 2340900 values differs. The biggest gap is at row 1234, column 4: I expected": [
        lambda: changed(FEATURES, (1234, 4), -3)
    ],
    "I expected the shape (260100, 9), and the shape of yours is (2340900,).": [WINDOWS.ravel()],
}
