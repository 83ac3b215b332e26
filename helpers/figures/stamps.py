"""Short texts as masks: matplotlib takes ten times as long as Pillow to write one."""

from functools import cache, lru_cache
from math import ceil

import numpy as np
from matplotlib.artist import Artist
from matplotlib.font_manager import FontProperties, findfont
from PIL import Image, ImageDraw, ImageFont

from helpers.figures.wording import with_minus_signs

_PAPER = ImageDraw.Draw(Image.new("L", (1, 1)))


# The same numbers come again and again.
@lru_cache(maxsize=4096)
def stamp(text, font, anchor="mm", align="center"):
    """Return a text as a mask, and where that starts, seen from the middle of the text.

    Parameters
    ----------
    text : str
        Of one line or more. Numbers in it get minus signs instead of hyphens.
    font : PIL.ImageFont.FreeTypeFont
        As `font_of` returns it.
    anchor, align : str, optional
        Another place than the middle to see it from, and where its lines are, by Pillow's names.

    Returns
    -------
    mask : PIL.Image.Image
    left, top : int
    """
    text = with_minus_signs(text)
    # Fitted to whole pixels, small bold letters look like those of another font.
    is_bold = font.getname()[1] == "Bold"
    finer, large = (4, font_of(4 * font.size, "bold")) if is_bold else (1, font)
    lines = {"font": large, "anchor": anchor, "align": align, "spacing": large.size / 4}
    left, top, right, bottom = _PAPER.textbbox((0, 0), text, **lines)
    left, top = int(left / finer), int(top / finer)
    right, bottom = ceil(right / finer), ceil(bottom / finer)
    mask = Image.new("L", (finer * (right - left), finer * (bottom - top)))
    ImageDraw.Draw(mask).text((-finer * left, -finer * top), text, 255, **lines)
    return mask.reduce(finer), left, top


@cache
def font_of(size, weight="normal"):
    """Return the course's font, with letters `size` pixels high."""
    return ImageFont.truetype(findfont(FontProperties(family="DejaVu Sans", weight=weight)), size)


def put(renderer, x, y, mask, color="black"):
    """Draw a mask in a color, its lower left corner at a place that's counted in pixels."""
    ink = Image.new("RGBA", mask.size, color)
    ink.putalpha(mask)
    renderer.draw_image(renderer.new_gc(), x, y, np.asarray(ink)[::-1])


class Stamped(Artist):
    """Draws a text of matplotlib's as a stamp.

    Parameters
    ----------
    text : matplotlib.text.Text
        It's at its top or on its baseline, and isn't turned.

    Attributes
    ----------
    text : matplotlib.text.Text
    """

    def __init__(self, text):
        super().__init__()
        self.text = text
        text.set_animated(True)  # and so matplotlib leaves it out

    def draw(self, renderer):
        """Draw it where matplotlib would."""
        text, words = self.text, self.text.get_text()
        if not words or not text.get_visible():
            return
        font = font_of(renderer.points_to_pixels(text.get_fontsize()), text.get_fontweight())
        align, is_below = text.get_ha(), text.get_va() == "top"
        anchor = {"left": "l", "center": "m", "right": "r"}[align] + ("a" if is_below else "d")
        mask, left, top = stamp(words, font, anchor, align)
        x, y = text.get_transform().transform(text.get_unitless_position())
        ascent, descent = font.getmetrics()
        # What matplotlib calls the top is that of the highest letter.
        up = ascent + font.getbbox("l", anchor="ls")[1] if is_below else -descent
        bottom = round(y + up) - top - mask.height
        put(renderer, round(x) + left, bottom, mask, text.get_color())
        self.stale = False


class Label(Artist):
    """A short text beside a place in axes.

    It's to the right of the place, or to the left where there's no room, and higher or lower.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    color : str
    """

    # In points: the letters' height, and how far they are from the place.
    _FONT, _AWAY = 10, 6

    def __init__(self, ax, color):
        super().__init__()
        self._color, self._shown = color, None
        ax.add_artist(self)

    def show(self, x, y, text, below=False):
        """Write a text at a place, in the axes' own values."""
        self._shown = x, y, text, below

    def draw(self, renderer):
        """Draw it within its axes."""
        if not self._shown or not self.get_visible():
            return
        x, y, text, below = self._shown
        point, box = renderer.points_to_pixels(1), self.axes.bbox
        mask, _, _ = stamp(text, font_of(round(self._FONT * point), "bold"))
        away = round(self._AWAY * point)
        x, y = (round(at) for at in self.axes.transData.transform((x, y)))
        left = x + away if x + away + mask.width < box.x1 else x - away - mask.width
        bottom = y - away - mask.height if below else y + away
        bottom = min(max(bottom, round(box.y0) + 1), round(box.y1) - mask.height)
        put(renderer, left, bottom, mask, self._color)
        self.stale = False
