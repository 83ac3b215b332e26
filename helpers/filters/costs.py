"""Four ways to filter an image with one kernel, and what some of them cost."""

import numpy as np
from scipy import fft, ndimage

from helpers.filters.separation import pairs

# Of a moving sum, for each pixel: one in either direction, whatever the size.
MOVING_SUM = 2


def of_fft(image_shape):
    """Return roughly the multiplications for each pixel by the FFT, whatever the kernel.

    Of three transforms of N real pixels, with log₂ N multiplications a pixel each. Their product
    adds hardly any.

    Examples
    --------
    >>> of_fft((512, 512))
    54
    """
    return round(3 * np.log2(np.prod(image_shape)))


def plainly(image, kernel):
    """Return an image correlated with a kernel, weight by weight, reflected at the border."""
    return ndimage.correlate(image, kernel)


def in_passes(image, kernel):
    """Return the same by columns and rows."""
    return sum(
        ndimage.correlate1d(ndimage.correlate1d(image, column, 0), row, 1)
        for column, row in pairs(kernel)
    )


def by_moving_sum(image, kernel):
    """Return the same for a kernel whose weights are all equal."""
    return ndimage.uniform_filter(image, kernel.shape) * kernel.sum()


def by_fft(image, kernel):
    """Return the same by multiplying spectra, where the image wraps around at its border."""
    whole = np.zeros(image.shape)
    whole[tuple(map(slice, kernel.shape))] = kernel[::-1, ::-1]
    middle = [-((side - 1) // 2) for side in kernel.shape]
    whole = np.roll(whole, middle, axis=(0, 1))
    return fft.irfft2(fft.rfft2(image) * fft.rfft2(whole), image.shape)
