"""A kernel as a sum of outer products, each of one column and one row."""

import numpy as np

# What's smaller, in parts of the largest weight, is rounding.
_ROUNDING = 1e-9


def pairs(kernel):
    """Return the columns and rows whose outer products add up to a kernel.

    Each pair has the row and the column of the largest weight that the ones before left over, so
    there are no more pairs than the kernel's rank.

    Parameters
    ----------
    kernel : ndarray of float64, shape (row, column)

    Returns
    -------
    list of (ndarray, ndarray)
        As many as the rank: none if all weights are 0.

    Examples
    --------
    >>> pairs(np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]]))
    [(array([1., 2., 1.]), array([-1.,  0.,  1.]))]
    >>> len(pairs(np.eye(3)))
    3
    """
    found, rest, most = [], kernel, np.abs(kernel).max()
    while np.abs(rest).max() > _ROUNDING * most:
        column, row = _largest_pair(rest)
        found.append((column, row))
        rest = left_over(rest, column, row)
    return found


def left_over(kernel, column, row):
    """Return a kernel minus an outer product, without what's only rounding.

    Examples
    --------
    >>> left_over(np.array([[0.1, 0.2], [0.2, 0.5]]), np.array([1, 2]), np.array([0.1, 0.2]))
    array([[0. , 0. ],
           [0. , 0.1]])
    """
    rest = kernel - np.outer(column, row)
    return np.where(np.abs(rest) > _ROUNDING * np.abs(kernel).max(), rest, 0)


def _largest_pair(kernel):
    """Return the column and the row that cross at the largest weight, divided by it once."""
    at = np.unravel_index(np.abs(kernel).argmax(), kernel.shape)
    column, row = kernel[:, at[1]], kernel[at[0]]
    root, is_whole = np.sqrt(abs(kernel[at])), kernel[at].is_integer()
    is_readable = root.is_integer() or not is_whole
    if is_readable and column.size == row.size and np.allclose(np.abs(column), np.abs(row)):
        unit = root
    else:  # the row's smallest weight becomes 1, so that whole numbers stay whole
        unit = np.abs(row[np.abs(row) > _ROUNDING * abs(kernel[at])]).min()
    column, row = column / kernel[at] * unit, row / unit
    # Of two weights below 0, nobody would think first.
    sums = [side.sum() for side in (row, column) if abs(side.sum()) > _ROUNDING * unit]
    return (-column, -row) if sums and sums[0] < 0 else (column, row)
