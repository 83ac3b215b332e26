"""Short texts as masks: matplotlib takes ten times as long as Pillow to write one."""

from functools import cache, lru_cache

import numpy as np
from matplotlib.font_manager import FontProperties, findfont
from PIL import Image, ImageDraw, ImageFont

_PAPER = ImageDraw.Draw(Image.new("L", (1, 1)))


# The same numbers come again and again.
@lru_cache(maxsize=4096)
def stamp(text, font):
    """Return a text as a mask, and where that starts, seen from the middle of the text.

    Parameters
    ----------
    text : str
        Of one line or more.
    font : PIL.ImageFont.FreeTypeFont
        As `font_of` returns it.

    Returns
    -------
    mask : PIL.Image.Image
    left, top : int
    """
    left, top, right, bottom = map(int, _PAPER.textbbox((0, 0), text, font, "mm", align="center"))
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), text, 255, font, "mm", align="center")
    return mask, left, top


@cache
def font_of(size, weight="normal"):
    """Return the course's font, with letters `size` pixels high."""
    return ImageFont.truetype(findfont(FontProperties(family="DejaVu Sans", weight=weight)), size)


def put(renderer, x, y, mask, color="black"):
    """Draw a mask in a color, its lower left corner at a place that's counted in pixels."""
    ink = Image.new("RGBA", mask.size, color)
    ink.putalpha(mask)
    renderer.draw_image(renderer.new_gc(), x, y, np.asarray(ink)[::-1])
