"""A filter whose kernel its users find out for themselves."""

import numpy as np
from scipy import ndimage

from helpers.filters.validation import as_numbers

# Each bright pixel becomes an F, and a correlation does that with a flipped one.
KERNEL = np.array([[0, 0, 1], [0, 0, 1], [0, 1, 2], [0, 0, 2], [2, 2, 3]], dtype=np.float64)


def mystery_filter(image):
    """Correlate an image with a small kernel that this text doesn't tell you.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype. It isn't changed.

    Returns
    -------
    ndarray of float64
        The shape of `image`, which is reflected at its borders.

    Raises
    ------
    TypeError, ValueError
        If it isn't a two-dimensional array of finite numbers.

    Examples
    --------
    >>> mystery_filter([[0, 0, 0], [0, 0, 0]])
    array([[0., 0., 0.],
           [0., 0., 0.]])
    """
    return ndimage.correlate(as_numbers(image, "image", ndim=2), KERNEL)
