"""An image as a sum of waves, some of which may be left out."""

import numpy as np
from scipy import fft, ndimage

# Amplitudes, in parts of the largest, that are drawn white and black.
_WHITE, _BLACK = 0.3, 3e-5
# A single point that's so much brighter than those around it is drawn 3×3 points large.
_STANDS_OUT = 0.25


class ImageWaves:
    """The waves that an image is the sum of, and which of them are kept.

    A wave is named by how often it fits into the image from top to bottom, ``down``, and from left
    to right, ``across``. Below 0, it's from right to left.

    Parameters
    ----------
    image : ndarray of float64, shape (row, column)

    Attributes
    ----------
    shape : tuple of int
    rest : ndarray of float32, shape (row, column)
        The sum of the waves that are kept.
    count, count_left_out : int
        How many waves there are, and how many are left out.
    size_left_out : float
        The root mean square of the sum of all that are left out.
    """

    def __init__(self, image):
        self.shape, self._middle = image.shape, [side // 2 for side in image.shape]
        self._waves = fft.fftshift(fft.fft2(image)) / image.size
        self._places = [np.arange(side) - side // 2 for side in image.shape]
        # The others have an opposite point, which is the same wave.
        is_alone = (2 * places % places.size == 0 for places in self._places)
        self._is_alone = np.logical_and.outer(*is_alone)
        self.count = self._count(np.ones(image.shape, dtype=bool))
        self._image = image.astype(np.float32)
        self._half = fft.rfft2(self._image)
        amplitudes = np.abs(self._waves)
        parts = np.maximum(amplitudes / (amplitudes.max() or 1), _BLACK) / _BLACK
        self._brightness = (np.log(parts) / np.log(_WHITE / _BLACK)).astype(np.float32)
        self.keep_all()

    def keep_all(self):
        """Keep all waves."""
        self._kept, self.rest = np.ones(self.shape, dtype=bool), self._image
        self.count_left_out, self.size_left_out = 0, 0.0
        self._drawn = {}

    def leave_out(self, down, across, radius, since=None):
        """Leave out the waves around a point of the spectrum, and around its opposite.

        With another point, `since`, it's the waves around the straight way from there.
        """
        end = np.array((down, across))
        way = end - (end if since is None else since)
        for side in (1, -1):
            rows, columns = np.ix_(
                *(k - side * at for k, at in zip(self._places, end, strict=True))
            )
            self._kept &= _squared_distance(rows, columns, side * way) > radius**2
        kept = fft.ifftshift(self._kept)[:, : self._half.shape[1]]
        self.rest = fft.irfft2(self._half * kept, self.shape)
        self.count_left_out = self._count(~self._kept)
        self.size_left_out = float(np.sqrt((np.abs(self._waves[~self._kept]) ** 2).sum()))
        self._drawn = {}

    def at(self, down, across):
        """Return the amplitude and the phase of a wave; (0, 0) is the mean."""
        place = tuple(np.add(self._middle, (down, across)) % self.shape)
        value = self._waves[place] * (1 if self._is_alone[place] else 2)
        return float(np.abs(value)), float(np.angle(value))

    def tallest_near(self, down, across, reach):
        """Return the tallest wave that's at most so many rows and columns away, if there are any.

        On a screen that shows one of two points, nobody can hit a single one.
        """
        place = np.add(self._middle, (down, across))
        first = np.clip(place - reach + 1, 0, np.subtract(self.shape, 1))
        last = np.clip(place + reach, 1, self.shape)
        part = np.abs(self._waves[first[0] : last[0], first[1] : last[1]])
        tallest = np.add(first, np.unravel_index(part.argmax(), part.shape))
        return tuple(int(at) for at in tallest - self._middle)

    def draw_one(self, down, across, points=None, zoom=1):
        """Return a wave of height 1, at so many points a side, of the whole image or a part."""
        angles = [
            2 * np.pi * count / side * ((np.arange(n) + 0.5) * side / zoom / n - 0.5)
            for count, side, n in zip((down, across), self.shape, points or self.shape, strict=True)
        ]
        # The cosine of sums, from a few exponentials: at each point it would take far longer.
        below, beside = (np.exp(1j * angle) for angle in angles)
        return np.outer(below * np.exp(1j * self.at(down, across)[1]), beside).real

    def period(self, down, across):
        """Return a wave's period in pixels, across its crests; infinite for (0, 0)."""
        cycles = np.hypot(*np.divide((down, across), self.shape))
        return 1 / cycles if cycles else np.inf

    def draw_spectrum(self, every=1):
        """Return the spectrum from 0 to 1, by the logarithm, or the brightest of each square.

        It's NaN where waves are left out.
        """
        if every not in self._drawn:
            points = _brightest(self._brightness * self._kept, every)
            around, larger = ndimage.uniform_filter(points, 9), ndimage.maximum_filter(points, 3)
            points = np.where(larger > around + _STANDS_OUT, larger, points)
            points[_brightest(~self._kept, every)] = np.nan
            self._drawn = {every: points.astype(np.float32)}
        return self._drawn[every]

    def _count(self, points):
        return int(points.sum() + points[self._is_alone].sum()) // 2


def _squared_distance(rows, columns, way):
    """Return how far rows and columns are from a way that ends at 0, squared.

    Examples
    --------
    >>> _squared_distance(np.array([-2, -1, 3]), np.array([1, 1, 4]), np.array([2, 0]))
    array([ 1.,  1., 25.])
    """
    down, across = way
    back = np.clip((rows * down + columns * across) / (down**2 + across**2 or 1), -1, 0)
    return (rows - back * down) ** 2 + (columns - back * across) ** 2


def _brightest(points, every):
    for axis, side in enumerate(points.shape):
        points = np.maximum.reduceat(points, np.arange(0, side, every), axis)
    return points
