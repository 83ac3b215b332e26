"""Answers to four-steps, by a piece of what the check says to each."""

from functools import partial

import numpy as np
import skimage as ski
from scipy import ndimage, signal

PIXELATED = ski.data.camera()[::10, ::10]
BRIGHT_SQUARE = np.zeros((7, 7))
BRIGHT_SQUARE[2:5, 2:5] = 1


def by_windows(image, kernel, size=None, output=None, loops=None):
    """Do the exercise, with loops or windows of another size if told so."""
    rows, columns = size or kernel.shape
    output = np.zeros(output or (image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    height, width = loops or output.shape
    for r in range(height):
        for c in range(width):
            window = image[r : r + rows, c : c + columns]
            output[r, c] = (window * kernel).sum()
    return output


def places(image, kernel):
    return image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1


def in_place(image, kernel):
    rows, columns = kernel.shape
    for r in range(image.shape[0] - rows + 1):
        for c in range(image.shape[1] - columns + 1):
            image[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
    return image[: image.shape[0] - rows + 1, : image.shape[1] - columns + 1]


def in_the_middle_of(output, image, kernel):
    """Write into the middle of an array that's as large as the image, as most would first."""
    down, right = kernel.shape[0] // 2, kernel.shape[1] // 2
    for r in range(down, len(image) - down):
        for c in range(right, image.shape[1] - right):
            window = image[r - down : r + down + 1, c - right : c + right + 1]
            output[r, c] = (window * kernel).sum()
    return output


def in_a_copy_of_its_own(image, kernel):
    down, right = kernel.shape[0] // 2, kernel.shape[1] // 2
    copy = image.copy()
    return in_the_middle_of(copy, copy, kernel)[down : len(image) - down, right : -right or None]


def one_short(image, kernel):
    rows, columns = places(image, kernel)
    return by_windows(image, kernel, output=(rows, columns), loops=(rows - 1, columns - 1))


def with_window(join, end=0):
    def filter_image(image, kernel):
        rows, columns = kernel.shape
        output = np.zeros(places(image, kernel))
        for r, c in np.ndindex(output.shape):
            output[r, c] = join(image[r : r + rows + end, c : c + columns + end], kernel)
        return output

    return filter_image


def returning_too_soon(image, kernel, row):
    """Return after the first `row`, or after the first place, with the other places still at 0."""
    right = by_windows(image, kernel)
    output = np.zeros(right.shape)
    output[row] = right[row]
    return output


def over_every_pixel_by_pixels(image, kernel):
    output = np.zeros(image.shape)
    for r, c in np.ndindex(image.shape):
        for i, j in np.ndindex(kernel.shape):
            output[r, c] += image[r + i, c + j] * kernel[i, j]
    return output


def normalizing_in_place(image, kernel):
    kernel /= kernel.sum()
    return by_windows(image, kernel)


RIGHT_WAYS = {
    "Every image and kernel I tried came out right": [
        by_windows,
        # No later window holds the upper left pixel of an earlier one.
        lambda i, k: in_place(i.astype(float), k),
        lambda i, k: signal.correlate2d(i, k, mode="valid"),
    ]
}
MISCONCEPTIONS = {
    "You flipped the kernel": [
        lambda i, k: signal.convolve2d(i, k, mode="valid"),
        lambda i, k: by_windows(i, k[:, ::-1]),
    ],
    "Rows and columns have changed places": [
        lambda i, k: by_windows(i, k, size=k.shape[::-1]),
        lambda i, k: by_windows(i, k).T,
        lambda i, k: by_windows(i.T, k).T,
    ],
    "Both of your loops count to the same number": [
        lambda i, k: by_windows(i, k, output=2 * places(i, k)[:1]),
        lambda i, k: by_windows(i, k, loops=2 * places(i, k)[:1]),
    ],
    "Your windows always have as many columns as rows": [
        lambda i, k: by_windows(i, k, 2 * k.shape[:1]),
        lambda i, k: by_windows(i, k, 2 * k.shape[:1], places(i, k)),
    ],
    "treats every kernel as 3×3": [
        lambda i, k: by_windows(i, k, size=(3, 3)),
        lambda i, k: by_windows(i, k, loops=places(i, np.ones((3, 3)))),
    ],
    "divided by the number of weights": [
        with_window(lambda window, kernel: (window * kernel).mean()),
        lambda i, k: by_windows(i, k) / 9,
    ],
    "divided by the sum of the weights": [lambda i, k: by_windows(i, k) / k.sum()],
    "Each of your windows got a plain mean": [with_window(lambda window, kernel: window.mean())],
    "Each of your windows got a plain sum": [with_window(lambda window, kernel: window.sum())],
    "You wrote into `image`": [in_place],
    "You read from the array that you write into": [in_a_copy_of_its_own],
    "after the decimal point": [
        lambda i, k: by_windows(i, k).astype(i.dtype),
        lambda i, k: by_windows(i, k).astype(int),
    ],
    "You left out the last row and column of the output": [
        lambda i, k: by_windows(i[:-1, :-1], k),
        one_short,
    ],
    "You left out the last row of the output": [lambda i, k: by_windows(i[:-1], k)],
    "You left out the last column of the output": [lambda i, k: by_windows(i[:, :-1], k)],
    "You left out the first row and column of the output": [lambda i, k: by_windows(i[1:, 1:], k)],
    "a row and a column too few": [with_window(lambda window, kernel: (window * kernel).sum(), -1)],
    "a row and a column too many": [with_window(lambda window, kernel: (window * kernel).sum(), 1)],
    "That's the matrix product": [
        with_window(lambda window, kernel: (window @ kernel).sum()),
        with_window(lambda window, kernel: np.dot(kernel, window).sum()),
    ],
    "You added along one axis only": [
        lambda i, k: [
            [sum(window * k) for window in row]
            for row in np.lib.stride_tricks.sliding_window_view(i, k.shape)
        ]
    ],
    "still hold zeros": [
        lambda i, k: in_the_middle_of(np.zeros(i.shape), i, k),
        lambda i, k: in_the_middle_of(np.zeros_like(i), i, k),
        lambda i, k: np.pad(by_windows(i, k), [(0, size - 1) for size in k.shape]),
    ],
    "still hold the image's own pixels": [lambda i, k: in_the_middle_of(i.copy(), i, k)],
    "some of your windows cover padding": [
        ndimage.correlate,
        lambda i, k: ndimage.correlate(i.astype(float), k, mode="nearest"),
        lambda i, k: signal.correlate2d(i, k, mode="same"),
    ],
    "Your windows don't overlap": [lambda i, k: by_windows(i, k)[:: k.shape[0], :: k.shape[1]]],
    "inside the first loop": [partial(returning_too_soon, row=0)],
    "inside both loops": [partial(returning_too_soon, row=(0, 0))],
    "You return a single number": [lambda i, k: by_windows(i, k)[0, 0]],
    "You always filter `bright_square`": [lambda i, k: by_windows(BRIGHT_SQUARE, k)],
    "You always filter `pixelated`": [
        lambda i, k: signal.correlate2d(PIXELATED / 1.0, k, mode="valid")
    ],
    "You always filter `pixelated_float`": [
        lambda i, k: signal.correlate2d(PIXELATED / 255, k, mode="valid")
    ],
    "reached past the end of an array": [over_every_pixel_by_pixels],
    "raised ValueError: setting an array element with a sequence": [
        with_window(lambda window, kernel: sum(window * kernel))
    ],
    "raised ValueError: operands could not be broadcast": [
        lambda i, k: by_windows(i, k, output=i.shape)
    ],
    "Your function changed the kernel": [normalizing_in_place],
    "returns nothing": [lambda i, k: print(end="")],
    "I expected a function and got an ndarray": [by_windows(BRIGHT_SQUARE, np.ones((3, 3)))],
    "but it can't be called that way": [lambda image: image],
}
