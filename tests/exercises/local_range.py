"""Answers to local-range, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

PIXELATED = ski.util.img_as_float(ski.data.camera()[::10, ::10])


def loop(of, size=3, last=0, dtype=float):
    """Return a filter written as a loop, around what's done to each window."""

    def local_range(image):
        rows, columns = image.shape
        output = np.zeros((rows - 2 - last, columns - 2 - last), dtype=dtype)
        for row, column in np.ndindex(output.shape):
            output[row, column] = of(image[row : row + size, column : column + size])
        return output

    return local_range


def spread(window):
    return window.max() - window.min()


by_loop = loop(spread)


def by_views(image, size=(3, 3), axis=(0, 1)):
    windows = np.lib.stride_tricks.sliding_window_view(image, size, axis)
    return np.ptp(windows, axis=tuple(range(2, windows.ndim)))


def by_scipy(image, **options):
    return ndimage.maximum_filter(image, 3, **options) - ndimage.minimum_filter(image, 3, **options)


def in_place(image):
    for row in range(1, image.shape[0] - 1):
        for column in range(1, image.shape[1] - 1):
            image[row, column] = spread(image[row - 1 : row + 2, column - 1 : column + 2])
    return image[1:-1, 1:-1]


def fill(output, image, rows=None, columns=None):
    """Write into an output from its top left, as far as the windows fit or as told."""
    rows, columns = rows or image.shape[0] - 2, columns or image.shape[1] - 2
    for row, column in np.ndindex(rows, columns):
        output[row, column] = spread(image[row : row + 3, column : column + 3])
    return output


def around_each_pixel(image):
    return [[spread(image[r - 1 : r + 2, c - 1 : c + 2]) for r, c in np.ndindex(image.shape)]]


def pixel_by_pixel(image):
    return [
        max(image[row + i, column + j] for i in range(3) for j in range(3))
        for row, column in np.ndindex(image.shape)
    ]


RIGHT_WAYS = {
    "`uint8` and negative numbers too": [by_loop, lambda image: by_scipy(image)[1:-1, 1:-1]]
}
MISCONCEPTIONS = {
    "padded with copies of pixels nearby": [
        lambda image: ndimage.morphological_gradient(image, size=3)
    ],
    "You converted the image with `img_as_float`": [
        lambda image: by_loop(ski.util.img_as_float(image))
    ],
    "the largest value of each window": [
        loop(np.max),
        lambda image: ndimage.maximum_filter(image, 3),
    ],
    "the smallest value of each window": [
        loop(np.min),
        lambda image: ndimage.minimum_filter(image, 3),
    ],
    "nothing is above 0": [
        loop(lambda window: float(window.min()) - window.max()),
        loop(lambda window: window.min() - window.max()),
    ],
    "You measured from the middle pixel": [
        loop(lambda window: window.max() - window[1, 1]),
        loop(lambda window: window[1, 1] - window.min()),
        loop(lambda window: abs(window - window[1, 1]).max()),
    ],
    "that of the whole image": [
        np.ptp,
        lambda image: loop(lambda window: image.max() - image.min())(image),
        lambda image: loop(lambda window: image.max() - window.min())(image),
    ],
    "You averaged differences": [
        loop(lambda window: abs(window.astype(float) - window[1, 1]).mean()),
        *(loop(lambda window: window.max() - window.mean()), loop(np.std)),
    ],
    "Your windows are a single row": [
        loop(lambda window: spread(window[1])),
        lambda image: by_views(image, 3, axis=1),
    ],
    "Your windows are a single column": [
        loop(lambda window: spread(window[:, 1])),
        lambda image: by_views(image, 3, axis=0),
    ],
    "value may be in different rows": [loop(lambda window: np.ptp(window, axis=1).max())],
    "value may be in different columns": [
        loop(lambda window: (window.max(axis=0) - window.min(axis=0)).max())
    ],
    "two opposite corners": [
        loop(lambda window: float(window[2, 2]) - window[0, 0]),
        loop(lambda window: window.ravel()[-1] - window.ravel()[0]),
    ],
    "Your windows are 2×2": [loop(spread, size=2), lambda image: by_views(image, (2, 2))],
    "Your windows are 4×4": [loop(spread, size=4)],
    "so its outermost pixels were never filled": [lambda image: np.pad(by_loop(image), 1)],
    "so its last two rows and columns were never filled": [
        lambda image: fill(np.zeros_like(image), image),
        lambda image: fill(image.copy(), image),
    ],
    "You padded with zeros": [lambda image: by_scipy(image, mode="constant")],
    "cut off at the right and at the bottom": [
        lambda image: fill(np.zeros(image.shape), image, *image.shape)
    ],
    "Your last row and column are missing": [loop(spread, last=1)],
    "Your last row is missing": [lambda image: by_loop(image[:-1])],
    "Your last column is missing": [lambda image: by_loop(image[:, :-1])],
    "the transposed image": [lambda image: by_loop(image.T)],
    "Right for square images only": [
        lambda image: fill(np.zeros(2 * (len(image) - 2,)), image, columns=len(image) - 2),
        lambda image: fill(np.zeros(np.subtract(image.shape, 2)), image, columns=len(image) - 2),
    ],
    "the range of your last window": [lambda image: by_loop(image)[-1, -1]],
    "You cut the image into blocks": [lambda image: by_views(image)[::3, ::3]],
    "Your later windows contain earlier outputs": [lambda image: in_place(image.astype(float))],
    "Your function changed the image": [in_place],
    "after the decimal point": [loop(spread, dtype=int)],
    "the ranges of `pixelated`": [lambda image: by_views(PIXELATED)],
    "reached past the end": [pixel_by_pixel],
    "raised ValueError": [around_each_pixel, loop(lambda window: max(window) - min(window))],
    "All of yours are 2 times what I expected": [lambda image: 2 * by_loop(image)],
    "and the shape of yours is (6,)": [lambda image: by_loop(image).ravel()],
    "returns nothing": [lambda image: print(end="")],
    "I expected a function and got an ndarray": [by_loop(PIXELATED)],
    "but it can't be called that way": [lambda image, size: image],
}
