"""What a kernel does to waves."""

import numpy as np

from helpers.filters.validation import as_numbers, as_whole

# Frequencies, in cycles per sample. The simple periods are among them: 60, 4 and 3, for instance.
FREQUENCIES = np.arange(30_001) / 60_000
# How high the waves are that `add_stripes` adds, and how often they fit in from top to bottom and
# from left to right.
STRIPES = ((0.15, (40, 24)), (0.08, (0, 64)))


def gain(kernel, period):
    """Return by how much a symmetric kernel multiplies a wave.

    Parameters
    ----------
    kernel : ndarray of float64, shape (n,)
        The same from either end.
    period : float
        In samples, from 2 up.

    Returns
    -------
    float
        1 leaves the wave as it is, 0 removes it, and below 0 it comes out upside down.

    Examples
    --------
    >>> [round(gain(np.full(3, 1 / 3), period), 3) for period in (2, 3, 4)]
    [-0.333, 0.0, 0.333]
    """
    # At the wave's crest, where the weighted sum is the crest's height times the gain.
    offsets = np.arange(kernel.size) - (kernel.size - 1) / 2
    return float(kernel @ np.cos(2 * np.pi * offsets / period)) + 0.0


def gains(kernel):
    """Return the gains of a symmetric kernel at all of `FREQUENCIES`.

    Examples
    --------
    >>> gains(np.array([0.25, 0.5, 0.25]))[[0, 15_000, 30_000]].round(3) + 0.0
    array([1. , 0.5, 0. ])
    """
    spectrum = np.fft.rfft(kernel, 2 * (FREQUENCIES.size - 1))
    return (spectrum * np.exp(1j * np.pi * FREQUENCIES * (kernel.size - 1))).real + 0.0


def add_stripes(image):
    """Return an image with two secret waves added, as from a scanner that needs repair.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, with values from about 0 to 1.

    Returns
    -------
    ndarray of float64
        Of the image's shape. Each wave fits into it a whole number of times.

    Raises
    ------
    TypeError, ValueError
        If the image isn't as described above.

    Examples
    --------
    >>> add_stripes([[0.5, 0.5]])
    array([[0.73, 0.73]])
    """
    image = as_numbers(image, "image", ndim=2)
    rows, columns = np.indices(image.shape)
    down, across = rows / image.shape[0], columns / image.shape[1]
    for height, turns in STRIPES:
        image = image + height * np.cos(2 * np.pi * (turns[0] * down + turns[1] * across))
    return image


def sum_of_waves(image, count):
    """Return the sum of an image's mean and its tallest waves.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite.
    count : int
        How many waves, from 0 up.

    Returns
    -------
    ndarray of float64
        Of the image's shape.

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Examples
    --------
    >>> image = [[3, 1, 1, 3]]
    >>> sum_of_waves(image, 0), sum_of_waves(image, 1)
    (array([[2., 2., 2., 2.]]), array([[3., 1., 1., 3.]]))
    """
    image = as_numbers(image, "image", ndim=2)
    count = as_whole(count, "count", least=0)
    spectrum = np.fft.fft2(image)
    heights = np.abs(spectrum)
    heights[0, 0] = np.inf  # the mean
    # A wave has two points.
    lowest_first = np.argsort(heights, axis=None)
    spectrum.flat[lowest_first[: -2 * count - 1]] = 0
    return np.fft.ifft2(spectrum).real


def alias(period, step):
    """Return the period of the slowest wave through every so many samples of a wave.

    Parameters
    ----------
    period : float
        Of the wave, in samples, from 2 up.
    step : int
        One of so many samples is kept, the one at the crest among them.

    Returns
    -------
    float
        In samples of the wave; infinite where all that's kept is alike.

    Examples
    --------
    >>> [round(alias(period, 10), 9) for period in (40, 9, 10)]
    [40.0, 90.0, inf]
    """
    turns = step / period
    far = abs(turns - round(turns))
    return step / far if far > 1e-9 else float("inf")
