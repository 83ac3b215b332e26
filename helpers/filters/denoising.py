"""The weights that a window's values get where a filter looks at them first, by plain formulas."""

import numpy as np


def gaussian_weights(shape, sigma):
    """Return weights that fall with the distance from the middle, scaled to a sum of 1.

    Parameters
    ----------
    shape : tuple of int
        The window's, in one or two dimensions, odd.
    sigma : float
        In samples, above 0.

    Returns
    -------
    ndarray of float64

    Examples
    --------
    >>> gaussian_weights((3,), 1).round(3)
    array([0.274, 0.452, 0.274])
    """
    return _scaled(_nearness(shape, sigma))


def bilateral_weights(window, sigma, color_sigma):
    """Return weights that fall with the distance and with the difference from the middle.

    Parameters
    ----------
    window : ndarray of float64
        A signal's or an image's, of odd size.
    sigma, color_sigma : float
        For the distance, in samples, and for the difference, in the values' units. Above 0.

    Returns
    -------
    ndarray of float64
        Scaled to a sum of 1.

    References
    ----------
    C. Tomasi and R. Manduchi, Bilateral filtering for gray and color images, ICCV 1998.

    Examples
    --------
    >>> bilateral_weights(np.array([0, 0, 0, 1, 1]), 1, 0.5).round(3)
    array([0.073, 0.329, 0.543, 0.045, 0.01 ])
    """
    differences = (window - _middle(window)) / color_sigma
    return _scaled(_nearness(window.shape, sigma) * np.exp(-(differences**2) / 2))


def patch_weights(window, side, h):
    """Return the weights of non-local means: they fall with how different the surroundings are.

    Parameters
    ----------
    window : ndarray of float64, shape (row, column)
        With a margin of half a patch on each side, so that each pixel weighed has a whole one.
    side : int
        Rows and columns of a patch, odd.
    h : float
        In the values' units, above 0.

    Returns
    -------
    ndarray of float64
        Without the margin, scaled to a sum of 1.

    Notes
    -----
    The mean squared difference of two patches is divided by ``h**2``. The fast mode of
    ``skimage.restoration.denoise_nl_means`` 0.26 divides by that, too, but compares patches that
    are a row and a column smaller than asked for.

    References
    ----------
    A. Buades, B. Coll and J. M. Morel, A non-local algorithm for image denoising, CVPR 2005.

    Examples
    --------
    >>> patch_weights(np.array([[0, 0, 1.0]]), 1, 1).round(3)
    array([[0.422, 0.422, 0.155]])
    """
    patches = np.lib.stride_tricks.sliding_window_view(window, (side, side))
    differences = (patches - _middle(patches)) / h
    return _scaled(np.exp(-np.mean(differences**2, axis=(2, 3))))


def _nearness(shape, sigma):
    offsets = [np.arange(size) - size // 2 for size in shape]
    squares = np.meshgrid(*(offset**2 for offset in offsets), indexing="ij")
    return np.exp(-sum(squares) / (2 * sigma**2))


def _middle(values):
    return values[tuple(size // 2 for size in values.shape[:2])]


def _scaled(weights):
    return weights / weights.sum()
