"""How much a patch and each window of an image are alike, by three scores."""

from functools import lru_cache

import numpy as np
from scipy import fft, ndimage

# In parts of the image's range: what varies less counts as constant, since sums are rounded.
_NO_CONTRAST = 2e-5
RAW, ZERO_MEAN, NORMALIZED = SCORES = ("raw sum", "zero-mean", "normalized")


class PatternSearch:
    """Finds patches in one image.

    Parameters
    ----------
    image : ndarray of float64
        Of shape (row, column).

    Examples
    --------
    >>> search = PatternSearch(np.array([[0.0, 2, 1, 5, 2], [0, 1, 2, 7, 6]]))
    >>> scores = search.scores(np.array([[0.0, 1]]))
    >>> scores["raw sum"].round(3)
    array([[2., 1., 5., 2.],
           [1., 2., 7., 6.]])
    >>> scores["normalized"].round(3)
    array([[ 1., -1.,  1., -1.],
           [ 1.,  1.,  1., -1.]])
    """

    def __init__(self, image):
        self._shape, self._mean = image.shape, image.mean()
        self._range = np.ptp(image) or 1.0
        # Around 0 and within 1, so that sums of squares keep their digits.
        scaled = (image - self._mean) / self._range
        self._padded = [fft.next_fast_len(side) for side in image.shape]
        self._waves = fft.rfft2(scaled, self._padded)
        self._sums, self._squares = _summed(scaled), _summed(scaled**2)
        # A patch that's turned is as large as before.
        self._windows = lru_cache(maxsize=1)(self._windows)

    def scores(self, patch):
        """Return the scores of each window, at the place of its first pixel.

        Parameters
        ----------
        patch : ndarray of float64
            No larger than the image.

        Returns
        -------
        dict of str to ndarray
            By the names in `SCORES`: the sum of the products of window and patch; the same with
            the patch's mean subtracted from it; and that divided by the number of pixels and by
            both standard deviations, from -1 to 1, or 0 where one of them is 0.
        """
        (rows, columns), count = patch.shape, patch.size
        mean, deviation = patch.mean(), patch.std()
        kernel = patch - mean
        # A product of waves wraps around, but not where the whole window is inside.
        product = fft.irfft2(self._waves * np.conj(fft.rfft2(kernel, self._padded)), self._padded)
        size = slice(self._shape[0] - rows + 1), slice(self._shape[1] - columns + 1)
        covariance, (sums, deviations, has_contrast) = product[size], self._windows(rows, columns)
        below = deviations * ((deviation or 1) * count)
        zero_mean = covariance * self._range
        return {
            RAW: zero_mean + mean * (sums * self._range + count * self._mean),
            ZERO_MEAN: zero_mean,
            NORMALIZED: np.clip(covariance / below, -1, 1) * has_contrast,
        }

    def _windows(self, rows, columns):
        """Return the sum in each window, its standard deviation, and where that isn't 0.

        Where it's 0, it's 1, so that one can divide by it.
        """
        sums, squares = (_in_windows(of, rows, columns) for of in (self._sums, self._squares))
        count = rows * columns
        deviations = np.sqrt(np.maximum(squares / count - (sums / count) ** 2, 0))
        has_contrast = deviations > _NO_CONTRAST
        return sums, np.where(has_contrast, deviations, 1), has_contrast


def _summed(values):
    """Return the sums of all values above and to the left of each corner between pixels."""
    sums = np.zeros(np.add(values.shape, 1))
    values.cumsum(axis=0).cumsum(axis=1, out=sums[1:, 1:])
    return sums


def _in_windows(sums, rows, columns):
    """Return the sum in each window, from the four corners of it."""
    tall = sums[rows:] - sums[:-rows]
    return tall[:, columns:] - tall[:, :-columns]


def turned(image, box, degrees):
    """Return what's in a box after the image has been turned around the box's middle.

    Parameters
    ----------
    image : ndarray
    box : tuple of slice
        Its rows and columns.
    degrees : float
        Counterclockwise.

    Examples
    --------
    >>> turned(np.arange(6.0).reshape(2, 3), np.s_[0:2, 0:3], 180).round(3)
    array([[5., 4., 3.],
           [2., 1., 0.]])
    """
    if degrees == 0:
        return image[box]
    turn = np.deg2rad(degrees)
    rows, columns = (np.arange(side.start, side.stop) for side in box)
    (middle_row, down), (middle_column, across) = (
        (side.mean(), side - side.mean()) for side in (rows, columns)
    )
    places = (
        middle_row + np.add.outer(np.cos(turn) * down, np.sin(turn) * across),
        middle_column + np.add.outer(-np.sin(turn) * down, np.cos(turn) * across),
    )
    return ndimage.map_coordinates(image, places, order=1, mode="nearest")
