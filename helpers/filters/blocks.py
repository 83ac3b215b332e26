"""Filter an array block by block, each block with a halo of its neighbors' values."""

from itertools import product

import numpy as np


def in_blocks(array, sizes, halo, smooth):
    """Filter an array block by block, and put the blocks back together.

    Parameters
    ----------
    array : ndarray
    sizes : tuple of int
        Of a block along each axis. The last blocks may be smaller.
    halo : int
        How many values of its neighbors a block has on each side, as far as there are any.
    smooth : callable
        Takes a block with its halo, and returns an array of the same shape.

    Returns
    -------
    ndarray of float64

    Examples
    --------
    >>> from scipy import ndimage
    >>> signal = np.array([0.0, 0, 3, 3, 0, 0])
    >>> in_blocks(signal, (3,), 0, lambda block: ndimage.uniform_filter(block, 3))
    array([0., 1., 2., 2., 1., 0.])
    >>> in_blocks(signal, (2,), 1, lambda block: ndimage.uniform_filter(block, 3))
    array([0., 1., 2., 2., 1., 0.])
    """
    output = np.empty(array.shape)
    starts = (range(0, side, size) for side, size in zip(array.shape, sizes, strict=True))
    for corner in product(*starts):
        block, around, inner = zip(*map(_slices, corner, sizes, [halo] * array.ndim), strict=True)
        output[block] = smooth(array[around])[inner]
    return output


def _slices(start, size, halo):
    """Return where a block is, where it is with its halo, and where the one is in the other."""
    first = max(start - halo, 0)  # an index below 0 would count from the end
    inner = slice(start - first, start - first + size)
    return slice(start, start + size), slice(first, start + size + halo), inner
