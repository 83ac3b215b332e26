"""The kernels that are known by name, for a signal and for an image."""

import numpy as np

from helpers.filters.validation import as_shape, one_of

_DIFFERENCE = np.array([-1.0, 0.0, 1.0])
_SOBEL_SMOOTH = np.array([1.0, 2.0, 1.0]) / 4
_LAPLACIAN = np.array([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]])
_IDENTITY = np.array([[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])

# What has no size of its own is made as large as asked for.
_ANY_SIZE = ("identity", "shift", "mean", "Gaussian")
_SIGNALS = {
    "difference": _DIFFERENCE,
    "sharpen": np.array([-1.0, 3.0, -1.0]),
    "Laplacian": np.array([1.0, -2.0, 1.0]),
}
_IMAGES = {
    "difference": _DIFFERENCE.reshape(1, 3),
    "Sobel, horizontal edges": np.outer(_DIFFERENCE, _SOBEL_SMOOTH),
    "Sobel, vertical edges": np.outer(_SOBEL_SMOOTH, _DIFFERENCE),
    "sharpen": _IDENTITY - _LAPLACIAN,
    "Laplacian": _LAPLACIAN,
}


def preset_names(ndim):
    """Return the names of the kernels for signals (1) or images (2).

    Examples
    --------
    >>> preset_names(1)
    ('identity', 'shift', 'mean', 'Gaussian', 'difference', 'sharpen', 'Laplacian')
    """
    return _ANY_SIZE + tuple(_SIGNALS if ndim == 1 else _IMAGES)


def preset_kernel(name, shape):
    """Return a kernel by its name.

    Parameters
    ----------
    name : str
        One of `preset_names`, for as many dimensions as `shape` has.
    shape : tuple of int
        The size of an identity, shift, mean or Gaussian; a shift has at least 3 columns. The
        others have sizes of their own.

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
    if len(shape) not in (1, 2):
        raise ValueError(f"shape: expected one or two whole numbers, got {shape}.")
    one_of(name, "name", preset_names(len(shape)))
    if name not in _ANY_SIZE:
        return (_SIGNALS if len(shape) == 1 else _IMAGES)[name].copy()
    if name == "mean":
        return np.full(shape, 1 / np.prod(shape))
    if name == "Gaussian":
        bells = [_bell(side) for side in shape]
        return bells[0] if len(bells) == 1 else np.outer(*bells)
    if name == "shift":
        shape = (*shape[:-1], max(shape[-1], 3))
    kernel = np.zeros(shape)
    # Where scipy.ndimage has the center of an even kernel, too.
    center = [side // 2 for side in shape]
    if name == "shift":
        center[-1] -= 1
    kernel[tuple(center)] = 1
    return kernel


def _bell(taps):
    if taps == 1:
        return np.ones(1)
    x = (np.arange(taps) - (taps - 1) / 2) / ((taps - 1) / 4)
    weights = np.exp(-(x**2) / 2)
    return weights / weights.sum()
