"""Answers to windows, by a piece of what the check says to each."""

from itertools import product

import numpy as np
import skimage as ski

BYTES = ski.data.camera()
CAMERA = ski.util.img_as_float(BYTES)
WINDOWS = ski.util.view_as_windows(CAMERA, (3, 3))
TARGET = ski.filters.sobel_h(CAMERA) > 0.07


def windows_of(image, side=3, **options):
    return ski.util.view_as_windows(image, (side, side), **options)


def nine_slices():
    """Return the windows as a table by shifting the image, a column for each pixel of a window."""
    shifted = [CAMERA[row : 510 + row, column : 510 + column] for row, column in np.ndindex(3, 3)]
    return np.stack(shifted, axis=-1).reshape(-1, 9)


def changed(answer, place, by):
    answer = answer.copy()
    answer[place] += by
    return answer


RIGHT_WAYS = {
    "510 by 510 windows, each 3×3": [
        *(WINDOWS, ski.util.view_as_windows(CAMERA, 3), WINDOWS.copy()),
        lambda: np.lib.stride_tricks.sliding_window_view(CAMERA, (3, 3)),
        lambda: windows_of(ski.util.img_as_float32(BYTES)),
        lambda: windows_of(BYTES) / 255,
        lambda: nine_slices().reshape(510, 510, 3, 3),
    ]
}
MISCONCEPTIONS = {
    "so yours were padded": [windows_of(np.pad(CAMERA, 1, mode="symmetric"))],
    "255 by 255 windows are 2 pixels apart": [windows_of(CAMERA, step=2)],
    "51 by 51 windows are 10 pixels apart": [windows_of(CAMERA, step=10)],
    "170 by 170 windows are 3 pixels apart": [
        *(windows_of(CAMERA, step=3), ski.util.view_as_blocks(CAMERA[:510, :510], (3, 3))),
    ],
    "those of the pixelated image": [windows_of(CAMERA[::10, ::10])],
    **{
        f"Your windows are {rows}×{columns}.": [ski.util.view_as_windows(CAMERA, (rows, columns))]
        for rows, columns in product(range(1, 12), repeat=2)
        if (rows, columns) != (3, 3)
    },
    "in yours they come first": [
        *(WINDOWS.transpose(2, 3, 0, 1), nine_slices().T.reshape(3, 3, 510, 510)),
    ],
    "The shape (510, 510, 9)": [lambda: WINDOWS.reshape(510, 510, 9)],
    "The shape (260100, 9)": [nine_slices],
    "The shape (260100, 3, 3)": [lambda: WINDOWS.reshape(-1, 3, 3)],
    "Cut it into windows": [CAMERA, TARGET, BYTES],
    "Each of your windows is flipped": [
        *(WINDOWS[..., ::-1, ::-1], WINDOWS[..., ::-1, :], WINDOWS[..., ::-1]),
    ],
    "Rows and columns have changed places": [
        *(WINDOWS.transpose(1, 0, 2, 3), WINDOWS.transpose(1, 0, 3, 2)),
        *(WINDOWS.transpose(0, 1, 3, 2), windows_of(CAMERA.T).transpose(1, 0, 2, 3)),
    ],
    "These are windows of `target`": [windows_of(TARGET)],
    "Your windows run from 0 to 255": [windows_of(BYTES), windows_of(BYTES.astype(float))],
    "1 of 2340900 values differs. The biggest gap is at index 5, 7, 1, 2: I expected": [
        lambda: changed(WINDOWS, (5, 7, 1, 2), -3)
    ],
    "I expected the shape (510, 510, 3, 3), and the shape of yours is (3, 3).": [CAMERA[:3, :3]],
}
