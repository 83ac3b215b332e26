"""Answers to stripes, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

from helpers import add_stripes

PHOTO = ski.util.img_as_float(ski.data.camera())
STRIPED = add_stripes(PHOTO)
SHAPES = [PHOTO.shape]
POINTS = [(296, 280), (216, 232), (256, 320), (256, 192)]


def without(points, reach=0, image=STRIPED):
    """Return the shifted spectrum with zeros around some points."""
    spectrum = np.fft.fftshift(np.fft.fft2(image))
    for row, column in points:
        spectrum[row - reach : row + reach + 1, column - reach : column + reach + 1] = 0
    return spectrum


def back(spectrum):
    return np.fft.ifft2(np.fft.ifftshift(spectrum)).real


def by_hand(image):
    """Set the points of a spectrum to 0 that isn't shifted."""
    spectrum = np.fft.fft2(image)
    for row, column in ((40, 24), (-40, -24), (0, 64), (0, -64)):
        spectrum[row, column] = 0
    return np.fft.ifft2(spectrum).real


def by_half(image):
    spectrum = np.fft.rfft2(image)
    spectrum[40, 24] = spectrum[0, 64] = 0
    return np.fft.irfft2(spectrum)


def by_subtraction(image):
    """Measure both waves by the image's own spectrum, and subtract them."""
    rows, columns = np.indices(image.shape)
    for down, across in ((40, 24), (0, 64)):
        value = np.fft.fft2(image)[down, across] * 2 / image.size
        turn = 2 * np.pi * (down * rows + across * columns) / 512
        image = image - (value * np.exp(1j * turn)).real
    return image


def by_disk(radius):
    rows, columns = np.indices(STRIPED.shape)
    spectrum = without([])
    for row, column in POINTS:
        spectrum[np.hypot(rows - row, columns - column) <= radius] = 0
    return back(spectrum)


def by_neighbors(image):
    """Give each point the size that its neighbors have."""
    spectrum = without([])
    for row, column in POINTS:
        spectrum[row, column] = np.median(
            np.abs(spectrum[row - 2 : row + 3, column - 2 : column + 3])
        )
    return back(spectrum)


def low_passed(reach):
    spectrum = np.fft.fftshift(np.fft.fft2(STRIPED))
    kept = np.zeros_like(spectrum)
    middle = slice(256 - reach, 257 + reach)
    kept[middle, middle] = spectrum[middle, middle]
    return back(kept)


def fainter(factor):
    spectrum = without([])
    for point in POINTS:
        spectrum[point] *= factor
    return back(spectrum)


def only_middle():
    middle = np.zeros(STRIPED.shape, dtype=complex)
    middle[256, 256] = without([])[256, 256]
    return middle


def only(points):
    spectrum = np.fft.fftshift(np.fft.fft2(STRIPED))
    kept = np.zeros_like(spectrum)
    for point in points:
        kept[point] = spectrum[point]
    return back(kept)


RIGHT_WAYS = {
    "and the photograph isn't. Your error": [
        back(without(POINTS)),
        np.abs(np.fft.ifft2(without(POINTS))),  # not shifted back: the size of each value is right
        by_hand(STRIPED),
        by_half(STRIPED),
        by_subtraction(STRIPED),
        by_neighbors(STRIPED),
    ],
    "because you took some waves": [
        back(without(POINTS, 2)),
        back(without(POINTS, 5)),
        by_disk(4),
    ],
}
MISCONCEPTIONS = {
    "This is `striped` itself": [STRIPED, back(without([]))],
    "This is `photo`": [PHOTO],
    "This is still a spectrum": [
        np.abs(without(POINTS)),
        without(POINTS).real,
        without(POINTS),
    ],
    "Every other pixel has the wrong sign": [np.fft.ifft2(without(POINTS)).real],
    "too dark everywhere": [back(without([*POINTS, (256, 256)]))],
    "Half of one wave is still there": [back(without([*POINTS[2:], POINTS[0], (216, 280)]))],
    "Half of each wave is still there": [
        back(without(POINTS[::2])),
        back(without(POINTS[1::2], 2)),
    ],
    "the slanted one is still there": [back(without(POINTS[2:]))],
    "one that goes from left to right is still there": [back(without(POINTS[:2], 2))],
    "You kept the two waves": [only(POINTS)],
    "Both waves are still there": [
        back(without([(column, row) for row, column in POINTS])),
        back(without([(40, 24), (472, 488), (0, 64), (0, 448)])),
    ],
    "You took away slow waves": [
        back(np.where(np.abs(without([])) > 19000, 0, without([])) + only_middle()),
        back(without([*POINTS, (256, 257), (256, 255)])),
    ],
    "You smoothed": [
        ski.filters.gaussian(STRIPED, 3),
        ndimage.uniform_filter(STRIPED, 8),
        ndimage.median_filter(STRIPED, 7),
        low_passed(40),
    ],
    "but so is too much else": [back(without(POINTS, 12)), by_disk(16)],
    "That isn't close enough": [fainter(0.25)],
}
