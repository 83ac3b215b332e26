"""The kernels that are known by name, for a signal and for an image."""

import functools

import numpy as np

from helpers.filters.kernels import bell, mean_kernel
from helpers.filters.validation import as_shape, one_of

_DIFFERENCE = np.array([-1.0, 0.0, 1.0])
_SMOOTH = np.array([1.0, 2.0, 1.0]) / 4

# What has no fixed size is made as large as asked for.
_ANY_SIZE = ("identity", "shift", "mean", "Gaussian")
_FIXED = {
    1: {
        "difference": _DIFFERENCE,
        "sharpen": np.array([-1.0, 3.0, -1.0]),
        "Laplacian": np.array([1.0, -2.0, 1.0]),
    },
    2: {
        "difference": _DIFFERENCE.reshape(1, 3),
        "Sobel, horizontal edges": np.outer(_DIFFERENCE, _SMOOTH),
        "Sobel, vertical edges": np.outer(_SMOOTH, _DIFFERENCE),
        "sharpen": np.array([[0.0, -1.0, 0.0], [-1.0, 5.0, -1.0], [0.0, -1.0, 0.0]]),
        "Laplacian": np.array([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]]),
    },
}


def preset_names(ndim):
    """Return the names of the kernels for signals (1) or images (2).

    Examples
    --------
    >>> preset_names(1)
    ('identity', 'shift', 'mean', 'Gaussian', 'difference', 'sharpen', 'Laplacian')
    """
    return (*_ANY_SIZE, *_FIXED[ndim])


def preset_kernel(name, shape):
    """Return a kernel by its name.

    Parameters
    ----------
    name : str
        One of `preset_names`, for as many dimensions as `shape` has.
    shape : tuple of int
        The size of an identity, shift, mean or Gaussian; a shift has at least 3 columns. The
        others have fixed sizes.

    Returns
    -------
    ndarray of float64
        A Gaussian of n taps has a sigma of (n − 1) / 4, so that it ends at two sigma.

    Raises
    ------
    TypeError, ValueError
        If the name isn't one of those, or the shape isn't one or two whole numbers from 1.

    Examples
    --------
    >>> preset_kernel("difference", (3,))
    array([-1.,  0.,  1.])
    """
    shape = as_shape(shape, "shape")
    one_of(name, "name", preset_names(len(shape)))
    if name in _FIXED[len(shape)]:
        return _FIXED[len(shape)][name].copy()
    if name == "mean":
        return mean_kernel(shape)
    if name == "Gaussian":
        return functools.reduce(np.outer, [bell(side, (side - 1) / 4 or 1) for side in shape])
    if name == "shift":
        shape = (*shape[:-1], max(shape[-1], 3))
    kernel = np.zeros(shape)
    # Where scipy.ndimage has the center of an even kernel, too.
    center = [side // 2 for side in shape]
    center[-1] -= name == "shift"
    kernel[tuple(center)] = 1
    return kernel
