"""The kernels that the lessons share."""

import numpy as np

from helpers.filters.validation import as_number, as_whole

# Far beyond what filters anything; a slip of the keyboard would fill the memory instead.
_MOST_TAPS = 10_000
_MOST_SIGMA = 10_000


def mean_kernel(size):
    """Return the kernel of a mean filter: equal weights that sum to 1.

    Parameters
    ----------
    size : int or tuple of int
        ``3`` gives a signal's kernel of 3 weights; ``(3, 5)`` an image's of 3 rows and
        5 columns. Each from 1 to 10,000.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    TypeError, ValueError
        If a size is no whole number, or out of its range.

    Examples
    --------
    >>> mean_kernel(4)
    array([0.25, 0.25, 0.25, 0.25])
    """
    sides = size if isinstance(size, tuple) else (size,)
    shape = tuple(as_whole(side, "size", least=1, most=_MOST_TAPS) for side in sides)
    if len(shape) not in (1, 2):
        raise ValueError(f"size: expected one whole number or a pair of them, got {size!r}.")
    return np.full(shape, 1 / np.prod(shape))


def gaussian_kernel(sigma):
    """Return a Gaussian kernel, cut at four sigma and scaled to a sum of 1.

    Parameters
    ----------
    sigma : float
        Standard deviation in samples, more than 0 and up to 10,000.

    Returns
    -------
    ndarray of float64
        Odd in size: ``2 * round(4 * sigma) + 1`` weights, as ``scipy.ndimage.gaussian_filter1d``
        has them.

    Raises
    ------
    TypeError, ValueError
        If sigma is no number above 0, or out of its range.
    """
    sigma = as_number(sigma, "sigma", least=0, most=_MOST_SIGMA)
    if sigma == 0:
        raise ValueError("sigma: expected a number above 0, got 0.")
    radius = int(4 * sigma + 0.5)
    x = np.arange(-radius, radius + 1)
    weights = np.exp(-((x / sigma) ** 2) / 2)
    return weights / weights.sum()


def mean_size(sigma):
    """Return the odd size of a mean kernel that is about as wide as a Gaussian.

    A mean of n equal weights has the variance (n² - 1) / 12, which is ``sigma**2`` at
    n = sqrt(12 sigma² + 1); the odd number nearest to that is returned.
    """
    return 2 * round((np.sqrt(12 * sigma**2 + 1) - 1) / 2) + 1
