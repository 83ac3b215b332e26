"""Loops that slide a window over an image, as learners write them, with a slip or without."""

import numpy as np


def count_places(image, size):
    """Return in how many rows and columns a window of that size fits, as an array.

    Examples
    --------
    >>> count_places(np.zeros((5, 6)), (3, 3))
    array([3, 4])
    """
    return np.subtract(image.shape, size) + 1


def slide(image, size, join, *, output=None, loops=None, dtype=float):
    """Return what two loops make of an image.

    Parameters
    ----------
    image : ndarray
    size : sequence of int
        Rows and columns of the window.
    join : callable
        Makes a number of each window.
    output, loops : sequence of int, optional
        The shape of the output, and how far the loops go, if that isn't where the window fits.
    dtype : type, optional
        The output's; None takes the image's, as ``np.zeros_like`` does.

    Examples
    --------
    >>> slide(np.arange(8.0).reshape(2, 4), (1, 3), np.sum)
    array([[ 3.,  6.],
           [15., 18.]])
    """
    values = np.zeros(count_places(image, size) if output is None else output, dtype or image.dtype)
    for r, c in np.ndindex(*(values.shape if loops is None else loops)):
        values[r, c] = join(image[r : r + size[0], c : c + size[1]])
    return values


def reuse_output(image, size, join, dtype=float, keep=False):
    """Return the same from a loop that reads the array it writes into, maybe with its border."""
    values = image.astype(dtype or image.dtype)
    (top, left), (rows, columns) = np.floor_divide(size, 2), count_places(image, size)
    for r, c in np.ndindex(rows, columns):
        values[r + top, c + left] = join(values[r : r + size[0], c : c + size[1]])
    return values if keep else values[top : top + rows, left : left + columns]


def keep_size(image, inside, fill=np.zeros_like, start=None, dtype=float):
    """Return an output as large as the image, of which only the places of windows were filled.

    Parameters
    ----------
    image : ndarray
    inside : ndarray
        What the windows give.
    fill : callable, optional
        Makes the output from the image: ``np.zeros_like``, or ``np.array`` for a copy.
    start : int, optional
        The row and column of the first place; by default they're in the middle of the output.
    dtype : type, optional
        The output's; None takes the image's.

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
    """Return two ways to lose what's not in a place: the output is smaller, or has zeros there.

    Examples
    --------
    >>> [change(np.array([[1, 2], [3, 4]])).tolist() for change in leave_out(np.s_[:1])]
    [[[1, 2]], [[1, 2], [0, 0]]]
    """

    def empty(output):
        kept = np.zeros_like(output)
        kept[place] = output[place]
        return kept

    return [lambda output: output[place], empty]
