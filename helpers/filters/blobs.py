"""How strongly an image responds to the Laplacians of Gaussians of many sigmas."""

import numpy as np
from scipy import fft

from helpers.filters.kernels import bell, gaussian_radius

# What's smaller than this part of the image's range is rounding.
_ROUNDING = 1e-9


class BlobResponses:
    """The responses of an image to the Laplacian of a Gaussian, at one place or everywhere.

    The image is smoothed with a Gaussian, cut at four sigma, and then each pixel's sum of four
    neighbors minus four times the pixel is taken. The image is reflected at its border.

    Parameters
    ----------
    image : ndarray of float64, shape (row, column)
    sigmas : ndarray of float64
        In pixels, ascending.

    Examples
    --------
    >>> spot = np.zeros((31, 31))
    >>> spot[12:19, 12:19] = 1
    >>> BlobResponses(spot, np.array([1.0, 2.5])).at(15, 15).round(3) + 0.0
    array([-0.017, -0.112])
    """

    def __init__(self, image, sigmas):
        self.sigmas, self._shape = sigmas, image.shape
        reach = _reach(sigmas[-1])
        self._padded = np.pad(image, reach, mode="symmetric")
        self._least = _ROUNDING * np.ptp(image)
        self._smooth, self._bend = np.zeros((2, sigmas.size, 2 * reach + 1))
        for k, sigma in enumerate(sigmas):
            inside = slice(reach - _reach(sigma), reach + _reach(sigma) + 1)
            self._smooth[k, inside], self._bend[k, inside] = _kernels(sigma)
        self._fast = [fft.next_fast_len(side, real=True) for side in self._padded.shape]
        around = (self._padded - image.min()).astype(np.float32)
        self._spectrum = fft.rfft2(around, self._fast)

    def at(self, row, column):
        """Return the response at a pixel for each sigma, as array."""
        size = self._smooth.shape[1]
        around = self._padded[row : row + size, column : column + size]
        around = around - around[size // 2, size // 2]  # where all is alike, it's 0
        # As long as it takes to wake the threads that `@` would use.
        down, across = (
            np.einsum("ki,ij->kj", kernels, around) for kernels in (self._bend, self._smooth)
        )
        responses = (down * self._smooth + across * self._bend).sum(axis=1)
        return np.where(np.abs(responses) > self._least, responses, 0)

    def everywhere(self, sigma):
        """Return the response at all pixels to one sigma, as array of float32."""
        smooth, bend = (
            [self._gains(kernel, axis) for axis in (0, 1)] for kernel in _kernels(sigma)
        )
        gains = np.outer(bend[0], smooth[1]) + np.outer(smooth[0], bend[1])
        start = self._smooth.shape[1] // 2
        inside = tuple(slice(start, start + side) for side in self._shape)
        return fft.irfft2(self._spectrum * gains, self._fast)[inside]

    def _gains(self, kernel, axis):
        transform = fft.rfft if axis else fft.fft
        size, reach = self._fast[axis], kernel.size // 2
        # With its middle at 0, a symmetric kernel's gains are real.
        around = np.roll(np.pad(kernel, (0, size - kernel.size)), -reach)
        return transform(around.astype(np.float32)).real


def climb(responses, row, column, reach):
    """Return the place of the strongest response around a place.

    From place to place, it goes on to the strongest that's at most so many rows and columns away.

    Parameters
    ----------
    responses : ndarray, shape (row, column)
        Above 0 or below.
    row, column, reach : int

    Returns
    -------
    tuple of int

    Examples
    --------
    >>> climb(np.array([[0, 2, 0, 0, 1], [1, 0, -3, 0, 9]]), 0, 0, 1)
    (1, 2)
    """
    last = np.subtract(responses.shape, 1)
    place, before = np.clip((row, column), 0, last), None
    while not np.array_equal(place, before):
        before, first = place, np.maximum(place - reach, 0)
        end = np.minimum(place + reach, last) + 1
        part = np.abs(responses[first[0] : end[0], first[1] : end[1]])
        if part.max() > abs(responses[tuple(place)]):
            place = first + np.unravel_index(part.argmax(), part.shape)
    return tuple(place.tolist())


def _reach(sigma):
    """Return how far the kernel of a sigma reaches: the Gaussian, and one neighbor more."""
    return gaussian_radius(sigma) + 1


def _kernels(sigma):
    """Return a Gaussian with a 0 at each end, and the differences of its differences."""
    smooth = np.pad(bell(2 * _reach(sigma) - 1, sigma), 1)
    return smooth, np.convolve(smooth, [1, -2, 1], "same")
