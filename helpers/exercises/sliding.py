"""Loops that slide a window over an image, as learners write them, with a slip or without."""

import numpy as np


def slide(image, size, join, *, output=None, loops=None, dtype=float):
    """Return what two loops give for an image, with `join` for a number from each window.

    `output` and `loops` are two numbers each, the output's shape and how far the loops go, if
    that isn't where the window fits. Without a `dtype` it's the image's, as in ``zeros_like``.

    Examples
    --------
    >>> slide(np.arange(8.0).reshape(2, 4), (1, 3), np.sum)
    array([[ 3.,  6.],
           [15., 18.]])
    """
    output = np.subtract(image.shape, size) + 1 if output is None else output
    values = np.zeros(output, dtype or image.dtype)
    for r, c in np.ndindex(*(values.shape if loops is None else loops)):
        values[r, c] = join(image[r : r + size[0], c : c + size[1]])
    return values


def reuse_output(image, size, join, dtype=float, keep=False):
    """Return the same from loops that read the array they write into, maybe with its border."""
    values = image.astype(dtype or image.dtype)
    (top, left), (rows, columns) = np.floor_divide(size, 2), np.subtract(image.shape, size) + 1
    for r, c in np.ndindex(rows, columns):
        values[r + top, c + left] = join(values[r : r + size[0], c : c + size[1]])
    return values if keep else values[top : top + rows, left : left + columns]


def keep_size(image, inside, fill=np.zeros_like, start=None, dtype=float):
    """Return an output as large as the image, of which only the places of windows were filled.

    The first is in row `start` and column `start`, or else they're all in the middle. `fill` makes
    the rest from the image, ``np.zeros_like`` or ``np.array``.

    Examples
    --------
    >>> keep_size(np.ones((1, 4)), np.array([[7, 8]]))
    array([[0., 7., 8., 0.]])
    """
    output = fill(image, dtype=dtype)
    border = np.subtract(output.shape, inside.shape)
    top, left = border // 2 if start is None else (start, start)
    output[top : top + inside.shape[0], left : left + inside.shape[1]] = inside
    return output


def leave_out(place):
    """Return two ways to lose what isn't in a place: the output is smaller, or has zeros there."""

    def empty(output):
        kept = np.zeros_like(output)
        kept[place] = output[place]
        return kept

    return [lambda output: output[place], empty]
