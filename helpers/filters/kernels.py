"""The kernels that the lessons share."""

import math

import numpy as np

from helpers.filters.validation import as_number, as_shape, describe_value, refusal

_MOST_SIGMA = 10_000
_MOST_WEIGHTS = 1_000_000


def mean_kernel(size):
    """Return the kernel of a mean filter: equal weights that sum to 1.

    Parameters
    ----------
    size : int or tuple of int
        ``3`` gives a signal 3 weights, and ``(3, 5)`` gives an image a kernel of 3 rows and
        5 columns. At most a million weights altogether.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    TypeError, ValueError
        If a size isn't a whole number from 1 up, or the kernel would be too large.

    Examples
    --------
    >>> mean_kernel(4)
    array([0.25, 0.25, 0.25, 0.25])
    """
    shape = as_shape(size if isinstance(size, tuple) else (size,), "size")
    count = math.prod(shape)
    if count > _MOST_WEIGHTS:
        raise refusal("size", f"at most {_MOST_WEIGHTS:,} weights", describe_value(size))
    return np.full(shape, 1 / count)


def gaussian_kernel(sigma):
    """Return a Gaussian kernel, cut at four sigma and scaled to a sum of 1.

    Parameters
    ----------
    sigma : float
        Standard deviation in samples, above 0 and at most 10,000.

    Returns
    -------
    ndarray of float64, shape (2 * round(4 * sigma) + 1,)
        The weights of ``scipy.ndimage.gaussian_filter1d``.

    Raises
    ------
    TypeError, ValueError
        If sigma isn't a number in its range.

    Examples
    --------
    >>> gaussian_kernel(0.5).round(3)
    array([0.   , 0.106, 0.787, 0.106, 0.   ])
    """
    sigma = as_number(sigma, "sigma", above=0, most=_MOST_SIGMA)
    return bell(2 * gaussian_radius(sigma) + 1, sigma)


def gaussian_radius(sigma):
    """Return how many pixels a Gaussian of SciPy's or scikit-image's reaches on each side.

    Examples
    --------
    >>> gaussian_radius(3)
    12
    """
    return int(4 * sigma + 0.5)


def bell(taps, sigma):
    """Return so many samples around the top of a bell, scaled to a sum of 1.

    Examples
    --------
    >>> bell(2, 1)
    array([0.5, 0.5])
    """
    x = (np.arange(taps) - (taps - 1) / 2) / sigma
    weights = np.exp(-(x**2) / 2)
    return weights / weights.sum()


def mean_size(sigma):
    """Return the odd size of a mean kernel that is about as wide as a Gaussian.

    A mean of n equal weights has the variance (n² - 1) / 12, which is ``sigma**2`` at
    n = sqrt(12 sigma² + 1). The odd number nearest to that is returned.

    Examples
    --------
    >>> mean_size(3)
    11
    """
    return 2 * round((np.sqrt(12 * sigma**2 + 1) - 1) / 2) + 1
