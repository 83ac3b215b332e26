"""Answers to four-steps, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage, signal

PIXELATED = ski.data.camera()[::10, ::10]
BRIGHT_SQUARE = np.zeros((7, 7))
BRIGHT_SQUARE[2:5, 2:5] = 1


def by_windows(image, kernel):
    rows, columns = kernel.shape
    output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for r in range(output.shape[0]):
        for c in range(output.shape[1]):
            window = image[r : r + rows, c : c + columns]
            output[r, c] = (window * kernel).sum()
    return output


def by_pixels(image, kernel):
    height = image.shape[0] - kernel.shape[0] + 1
    width = image.shape[1] - kernel.shape[1] + 1
    output = np.zeros((height, width))
    for row in range(height):
        for column in range(width):
            for i in range(kernel.shape[0]):
                for j in range(kernel.shape[1]):
                    output[row, column] += kernel[i, j] * image[row + i, column + j]
    return output


def from_the_middle(image, kernel):
    down, right = kernel.shape[0] // 2, kernel.shape[1] // 2
    rows = range(down, image.shape[0] - down)
    columns = range(right, image.shape[1] - right)
    return [
        [
            (image[r - down : r + down + 1, c - right : c + right + 1] * kernel).sum()
            for c in columns
        ]
        for r in rows
    ]


def by_shifting(image, kernel):
    """Loop over the weights instead of the pixels."""
    height, width = np.array(image.shape) - kernel.shape + 1
    output = np.zeros((height, width))
    for (i, j), weight in np.ndenumerate(kernel):
        output += weight * image[i : i + height, j : j + width]
    return output


def cut_off(image, kernel):
    full = ndimage.correlate(image.astype(float), kernel)
    down, right = kernel.shape[0] // 2, kernel.shape[1] // 2
    return full[down : full.shape[0] - down, right : full.shape[1] - right]


def in_place(image, kernel):
    rows, columns = kernel.shape
    for r in range(image.shape[0] - rows + 1):
        for c in range(image.shape[1] - columns + 1):
            image[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
    return image[: image.shape[0] - rows + 1, : image.shape[1] - columns + 1]


def in_a_copy(image, kernel):
    return in_place(image.astype(float), kernel)


def in_the_middle_of_a_copy(image, kernel):
    output = image.copy()
    down, right = kernel.shape[0] // 2, kernel.shape[1] // 2
    for r in range(down, len(image) - down):
        for c in range(right, image.shape[1] - right):
            window = output[r - down : r + down + 1, c - right : c + right + 1]
            output[r, c] = (window * kernel).sum()
    return output[down : len(image) - down, right : image.shape[1] - right]


def like_the_image(image, kernel):
    output = np.zeros_like(image[kernel.shape[0] - 1 :, kernel.shape[1] - 1 :])
    output[:] = by_windows(image, kernel)
    return output


def for_square_images(image, kernel):
    side = image.shape[0] - kernel.shape[0] + 1
    output = np.zeros((side, side))
    for r in range(side):
        for c in range(side):
            window = image[r : r + kernel.shape[0], c : c + kernel.shape[1]]
            output[r, c] = (window * kernel).sum()
    return output


def with_rows_for_both(image, kernel):
    rows, columns = kernel.shape
    output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for r in range(image.shape[0] - rows + 1):
        for c in range(image.shape[0] - rows + 1):
            output[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
    return output


def with_shape_unpacked_the_wrong_way(image, kernel):
    columns, rows = kernel.shape
    height, width = image.shape[0] - rows + 1, image.shape[1] - columns + 1
    return np.array(
        [
            [(image[r : r + rows, c : c + columns] * kernel).sum() for c in range(width)]
            for r in range(height)
        ]
    )


def with_loops_the_wrong_way(image, kernel):
    rows, columns = kernel.shape
    return [
        [
            (image[r : r + rows, c : c + columns] * kernel).sum()
            for r in range(image.shape[0] - rows + 1)
        ]
        for c in range(image.shape[1] - columns + 1)
    ]


def one_short(image, kernel, down=1, right=1):
    rows, columns = kernel.shape
    output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for r in range(image.shape[0] - rows + 1 - down):
        for c in range(image.shape[1] - columns + 1 - right):
            output[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
    return output


def one_late(image, kernel):
    output = by_windows(image, kernel)
    output[0] = output[:, 0] = 0
    return output


def for_three(image, kernel):
    output = np.zeros((image.shape[0] - 2, image.shape[1] - 2))
    for r in range(output.shape[0]):
        for c in range(output.shape[1]):
            output[r, c] = np.sum(image[r : r + 3, c : c + 3] * kernel)
    return output


def with_loops_for_three(image, kernel):
    rows, columns = kernel.shape
    output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for r in range(image.shape[0] - 2):
        for c in range(image.shape[1] - 2):
            output[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
    return output


def from_the_middle_for_three(image, kernel):
    output = np.zeros((image.shape[0] - 2, image.shape[1] - 2))
    for r in range(1, image.shape[0] - 1):
        for c in range(1, image.shape[1] - 1):
            output[r - 1, c - 1] = (image[r - 1 : r + 2, c - 1 : c + 2] * kernel).sum()
    return output


def with_window(join, end=0):
    def filter_image(image, kernel):
        rows, columns = kernel.shape
        output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
        for r in range(output.shape[0]):
            for c in range(output.shape[1]):
                output[r, c] = join(image[r : r + rows + end, c : c + columns + end], kernel)
        return output

    return filter_image


def over_every_pixel(image, kernel):
    rows, columns = kernel.shape
    output = np.zeros(image.shape)
    for r in range(image.shape[0]):
        for c in range(image.shape[1]):
            output[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
    return output


def over_every_pixel_by_pixels(image, kernel):
    output = np.zeros(image.shape)
    for r, c in np.ndindex(image.shape):
        for i, j in np.ndindex(kernel.shape):
            output[r, c] += image[r + i, c + j] * kernel[i, j]
    return output


def with_an_empty_border(image, kernel):
    down, right = kernel.shape[0] // 2, kernel.shape[1] // 2
    output = np.zeros(image.shape)
    for r in range(down, image.shape[0] - down):
        for c in range(right, image.shape[1] - right):
            window = image[r - down : r + down + 1, c - right : c + right + 1]
            output[r, c] = (window * kernel).sum()
    return output


def with_the_images_border(image, kernel):
    output = with_an_empty_border(image, kernel)
    down, right = kernel.shape[0] // 2, kernel.shape[1] // 2
    inside = np.zeros(image.shape, dtype=bool)
    inside[down : image.shape[0] - down, right : image.shape[1] - right] = True
    return np.where(inside, output, image)


def returning_from_the_outer_loop(image, kernel):
    rows, columns = kernel.shape
    output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for r in range(output.shape[0]):
        for c in range(output.shape[1]):
            output[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
        return output


def returning_from_both_loops(image, kernel):
    rows, columns = kernel.shape
    output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for r in range(output.shape[0]):
        for c in range(output.shape[1]):
            output[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
            return output


def returning_a_number(image, kernel):
    for r in range(image.shape[0]):
        for c in range(image.shape[1]):
            window = image[r : r + kernel.shape[0], c : c + kernel.shape[1]]
            return (window * kernel).sum()


RIGHT_WAYS = {
    "Every image and kernel I tried came out right": [
        *(by_windows, by_pixels, from_the_middle, by_shifting, cut_off),
        in_a_copy,  # no later window holds the upper left pixel of an earlier one
        lambda image, kernel: signal.correlate2d(image, kernel, mode="valid"),
        lambda image, kernel: signal.convolve2d(image, kernel[::-1, ::-1], mode="valid"),
        lambda image, kernel: np.einsum(
            "rcij,ij->rc", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel
        ),
        with_window(lambda window, kernel: sum(sum(window * kernel))),
        with_window(lambda window, kernel: np.dot(window.ravel(), kernel.ravel())),
    ]
}
MISCONCEPTIONS = {
    "You flipped the kernel": [
        lambda image, kernel: signal.convolve2d(image, kernel, mode="valid"),
        lambda image, kernel: by_windows(image, kernel[::-1]),
        lambda image, kernel: by_windows(image, kernel[:, ::-1]),
    ],
    "Rows and columns have changed places": [
        *(with_shape_unpacked_the_wrong_way, with_loops_the_wrong_way),
        lambda image, kernel: by_windows(image.T, kernel).T,
    ],
    "Both of your loops count to the same number": [for_square_images, with_rows_for_both],
    "divided by the number of weights": [
        lambda image, kernel: by_windows(image, kernel) / kernel.size,
        lambda image, kernel: by_windows(image, kernel) / 9,
        with_window(lambda window, kernel: (window * kernel).mean()),
    ],
    "divided by the sum of the weights": [
        lambda image, kernel: by_windows(image, kernel) / kernel.sum()
    ],
    "Each of your windows got a plain mean": [with_window(lambda window, kernel: window.mean())],
    "Each of your windows got a plain sum": [with_window(lambda window, kernel: window.sum())],
    "You wrote into `image`": [in_place],
    "You read from the array that you write into": [in_the_middle_of_a_copy],
    "after the decimal point": [
        like_the_image,
        lambda image, kernel: by_windows(image, kernel).astype(int),
        lambda image, kernel: by_windows(image, kernel).round(),
    ],
    "You left out the last row and column of the output": [
        one_short,
        lambda image, kernel: by_windows(image, kernel)[:-1, :-1],
    ],
    "You left out the last row of the output": [
        lambda image, kernel: one_short(image, kernel, right=0)
    ],
    "You left out the last column of the output": [
        lambda image, kernel: one_short(image, kernel, down=0)
    ],
    "You left out the first row and column of the output": [
        one_late,
        lambda image, kernel: by_windows(image[1:, 1:], kernel),
    ],
    "You left out the first row of the output": [
        lambda image, kernel: by_windows(image[1:], kernel)
    ],
    "You left out the first column of the output": [
        lambda image, kernel: by_windows(image[:, 1:], kernel)
    ],
    "takes every kernel for a 3×3 one": [
        *(for_three, with_loops_for_three, from_the_middle_for_three)
    ],
    "a row and a column too few": [with_window(lambda window, kernel: (window * kernel).sum(), -1)],
    "a row and a column too many": [with_window(lambda window, kernel: (window * kernel).sum(), 1)],
    "That's the matrix product": [
        with_window(lambda window, kernel: (window @ kernel).sum()),
        with_window(lambda window, kernel: np.dot(kernel, window).sum()),
    ],
    "You added along one axis only": [
        with_window(lambda window, kernel: sum(window * kernel)),
        with_window(lambda window, kernel: np.sum(window * kernel, axis=1)),
        lambda image, kernel: [
            [
                sum(image[r : r + kernel.shape[0], c : c + kernel.shape[1]] * kernel)
                for c in range(image.shape[1] - kernel.shape[1] + 1)
            ]
            for r in range(image.shape[0] - kernel.shape[0] + 1)
        ],
    ],
    "left zeros around the outside": [with_an_empty_border],
    "left the image's own pixels around the outside": [with_the_images_border],
    "some of your windows cover padding": [
        ndimage.correlate,
        lambda image, kernel: ndimage.correlate(image.astype(float), kernel, mode="nearest"),
        lambda image, kernel: signal.correlate2d(image, kernel, mode="same"),
    ],
    "Your windows don't overlap": [
        lambda image, kernel: by_windows(image, kernel)[:: kernel.shape[0], :: kernel.shape[1]]
    ],
    "inside the first loop": [returning_from_the_outer_loop],
    "inside both loops": [returning_from_both_loops],
    "You return a single number": [returning_a_number],
    "You always filter `bright_square`": [lambda image, kernel: by_windows(BRIGHT_SQUARE, kernel)],
    "You always filter `pixelated`": [lambda image, kernel: by_windows(PIXELATED, kernel)],
    "You always filter `pixelated_float`": [
        lambda image, kernel: by_windows(PIXELATED / 255, kernel)
    ],
    "reached past the end of an array": [over_every_pixel_by_pixels],
    "NumPy cuts a slice short": [over_every_pixel],
    "returns nothing": [lambda image, kernel: print(end="")],
    "I expected a function and got an ndarray": [by_windows(BRIGHT_SQUARE, np.ones((3, 3)))],
    "it takes others": [lambda image: image],
}
