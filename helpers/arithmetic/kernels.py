"""The kernels that the lessons share."""

import numpy as np

from helpers.arithmetic.validation import as_whole


def mean_kernel(size):
    """Return the kernel of a mean filter: equal weights that sum to 1.

    Parameters
    ----------
    size : int or tuple of int
        ``3`` gives a signal's kernel of 3 weights; ``(3, 5)`` an image's of 3 rows and
        5 columns. Each at least 1.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    TypeError, ValueError
        If a size is no whole number, or below 1.

    Examples
    --------
    >>> mean_kernel(4)
    array([0.25, 0.25, 0.25, 0.25])
    """
    sides = size if isinstance(size, tuple) else (size,)
    shape = tuple(as_whole(side, "size", least=1) for side in sides)
    if len(shape) not in (1, 2):
        raise ValueError(f"size: expected one whole number or a pair of them, got {size!r}.")
    return np.full(shape, 1 / np.prod(shape))
