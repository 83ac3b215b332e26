"""An image's values: under the pointer, and on its pixels once those are large enough."""

import math
import re

import numpy as np
from matplotlib.artist import Artist

from helpers.figures.stamps import font_of, put, stamp
from helpers.figures.wording import number

# In points: the least side of a pixel with a number, what's left free beside the number, and the
# font's size.
_LEAST_SIDE, _ROOM, _FONT = 15, 2, 9
# Of a pixel's side, less rounding: half of a number could be taken for another one.
_HALF = 0.49
_WEIGHTS = (0.2126, 0.7152, 0.0722)  # of red, green and blue in what's seen as bright


class PixelNumbers(Artist):
    """Writes an image's values on its pixels, where there's room for them.

    Parameters
    ----------
    image : matplotlib.image.AxesImage
        In the axes that the numbers are for.
    white : float, optional
        What 1 is in the image's own values: 255 for an image of dtype uint8.
    every : int, optional
        Of the image's rows and columns, only every so many are drawn.
    most : int, optional
        So many numbers at most.
    """

    def __init__(self, image, white=1.0, every=1, most=400):
        super().__init__()
        self.set_zorder(3)  # as matplotlib's own texts
        self._image, self._white, self._every, self._most = image, white, every, most

    @property
    def shape(self):
        """The image's rows and columns, even when only some of them are drawn."""
        left, right, bottom, top = self._image.get_extent()
        return round(bottom - top), round(right - left)

    @property
    def corner(self):
        """The row and column that the axes give the image's first pixel."""
        left, _, _, top = self._image.get_extent()
        return round(top + 0.5), round(left + 0.5)

    def at(self, row, column):
        """Return the value at a place, as text; those of a color in brackets."""
        channels = [number(value) for value in self._channels(row, column)]
        return channels[0] if len(channels) == 1 else f"({', '.join(channels)})"

    def in_view(self, points=1.0):
        """Return row, column, text and color of each number on a pixel that's whole in view.

        There are none if there's no room for all. A point is `points` dots large.
        """
        pixel = np.abs(np.diff(self.axes.transData.transform([(0, 0), (1, 1)]), axis=0))[0] / points
        limits = sorted(self.axes.get_ylim()), sorted(self.axes.get_xlim())
        rows, columns = (
            range(
                max(math.ceil(low - first + _HALF), 0),
                min(math.floor(high - first - _HALF) + 1, count),
            )
            for (low, high), first, count in zip(limits, self.corner, self.shape, strict=True)
        )
        if min(pixel) < _LEAST_SIDE or self._every > 1 or len(rows) * len(columns) > self._most:
            return []
        places = [(row, column) for row in rows for column in columns]
        texts = self._texts_that_fit(places, pixel * points, points) if places else None
        if not texts:
            return []
        shown = self._image.get_array()[rows.start : rows.stop, columns.start : columns.stop]
        red_green_blue, alpha = np.split(self._image.to_rgba(shown), [3], axis=-1)
        # The page is white behind what isn't finite.
        is_bright = (red_green_blue * alpha + 1 - alpha) @ _WEIGHTS > 0.5
        colors = np.where(is_bright, "black", "white").ravel()
        return [
            (*place, text, color) for place, text, color in zip(places, texts, colors, strict=True)
        ]

    def draw(self, renderer):
        """Draw the numbers in view; matplotlib calls this whenever it draws the axes."""
        if not self.get_visible():
            return
        point = renderer.points_to_pixels(1)
        font, corner = font_of(_FONT * point), self.corner
        for row, column, text, color in self.in_view(point):
            mask, left, top = stamp(text, font)
            x, y = self.axes.transData.transform((column + corner[1], row + corner[0]))
            put(renderer, round(x) + left, round(y) - top - mask.height, mask, color)
        self.stale = False

    def _texts_that_fit(self, places, pixel, points):
        """Return the numbers of some places, as long as pixels have room for, or None."""
        # Two digits of the highest value that's drawn, and more behind the point where they fit. A
        # sum may be 1 and what's left from rounding.
        highest = max(map(abs, self._image.get_clim())) * self._white * (1 - 1e-6)
        digits = math.ceil(math.log10(highest))
        least = max(2 - digits, 0)
        values = [self._channels(*place) for place in places]
        font = font_of(_FONT * points)
        for decimals in range(max(least, 2 if digits < 2 else 1), least - 1, -1):
            full = ["\n".join(number(round(each, decimals)) for each in value) for value in values]
            for texts in (full, [re.sub(r"\b0\.", ".", text) for text in full]):
                sizes = [stamp(text, font)[0].size for text in texts]
                if (np.add(sizes, _ROOM * points) <= pixel).all():
                    return texts
        return None

    def _channels(self, row, column):
        # Nobody asks for a color's alpha.
        value = np.ma.getdata(self._image.get_array())[row // self._every, column // self._every]
        return (np.atleast_1d(value)[:3] * self._white).tolist()
