"""The kernels that the lessons share."""

import numpy as np

from helpers.arithmetic.validation import as_number, as_whole


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


def gaussian_kernel(sigma):
    """Return a Gaussian kernel, cut at four sigma and scaled to a sum of 1.

    Parameters
    ----------
    sigma : float
        Standard deviation in samples, more than 0.

    Returns
    -------
    ndarray of float64
        Odd in size: ``2 * round(4 * sigma) + 1`` weights, as ``scipy.ndimage.gaussian_filter1d``
        has them.

    Raises
    ------
    TypeError, ValueError
        If sigma is no finite number above 0.
    """
    sigma = as_number(sigma, "sigma", least=0)
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
