"""Small arrays as numbers in colored cells: a window, its weights, their products."""

import re
from functools import cache

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.cm import ScalarMappable
from matplotlib.colors import CenteredNorm, Normalize
from PIL import Image, ImageDraw

from helpers.figures import style
from helpers.figures.stamps import font_of, stamp

_POINTS = 9
_HYPHEN = "\N{NON-BREAKING HYPHEN}"  # in a picture, others become minus signs, twice as wide
_NOTE_ROOM = 34  # pixels of a cell, from which on a second line fits into it


def short(value):
    """Return a number in at most five characters or so, for a cell."""
    for digits in (2, 1, 0):
        text = f"{value:.{digits}f}"
        if digits:
            text = text.rstrip("0").rstrip(".")
        if len(text) <= 5:
            return "0" if text == "-0" else text
    return f"{value:.0e}".replace("e+0", "e").replace("e+", "e")


def _shorter(value):
    """Return it without the zero in front of its point, and with a hyphen for a minus sign."""
    return re.sub(r"^(-?)0\.", r"\1.", short(value)).replace("-", _HYPHEN)


def _roughly(value):
    """Return it with one decimal, unless it would seem to be 0 then."""
    rough = round(value, 1)
    return _shorter(rough if rough else value)


def in_gray(low, high):
    """Return how matplotlib draws values from black to white."""
    return {"norm": Normalize(low, high), "cmap": "gray"}


def in_signed_colors(most):
    """Return how matplotlib draws values in the signed colors, white at 0."""
    return {"norm": CenteredNorm(0, most or 1), "cmap": _signed_map()}


@cache
def _signed_map():
    # Found by its name, it would be made anew each time.
    return mpl.colormaps[style.SIGNED]


def colors_of_weights(weights):
    """Return what gives weights their colors; equal ones are a quarter as dark as the darkest."""
    sizes = np.abs(weights)
    most = max(sizes.max(), 2 * sizes.mean()) if np.ptp(sizes) else 4 * sizes.max()
    return ScalarMappable(**in_signed_colors(most))


def is_light(fill):
    """Return whether black is easier to read than white on colors, an array of uint8."""
    return fill[..., :3] @ (0.299, 0.587, 0.114) > 127


class Grid(Artist):
    """Cells with a color and a number each, which fill their axes.

    One picture that Pillow draws, in a tenth of the time that as many texts of matplotlib
    take: a 7×7 window has 49 numbers, and 49 products. ``colors`` turns the numbers, which are
    ``values``, into colors.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    wording : callable, optional
        How a number is written where there's room for that.
    """

    def __init__(self, ax, wording=short):
        super().__init__()
        self._wordings = wording, short, _shorter, _roughly
        self.colors = ScalarMappable()
        self.show(np.zeros((1, 1)))
        style.leave_out_axis_lines(ax)
        ax.add_artist(self)

    def show(self, values, notes=None, framed=None):
        """Show an array of values, perhaps with a frame around one cell.

        `notes` has second lines for cells, in wordings from the longest to the shortest: all
        have the longest that fits into every cell, or none.
        """
        self.values, self._notes, self._framed = values, notes or {}, framed
        self.stale = True

    def draw(self, renderer):
        """Draw the cells at the resolution of the figure."""
        box, dpi, gc = self.axes.bbox, self.get_figure(root=True).dpi, renderer.new_gc()
        left, bottom, right, top = (round(edge) for edge in box.extents)
        picture = self._paint(right - left, top - bottom, dpi)
        renderer.draw_image(gc, left, bottom, np.asarray(picture)[::-1])
        gc.restore()
        self.stale = False

    def _paint(self, width, height, dpi):
        rows, columns = self.values.shape
        across = np.linspace(0, width, columns + 1).round().astype(int)
        down = np.linspace(0, height, rows + 1).round().astype(int)
        fill = self.colors.to_rgba(self.values, bytes=True)
        is_black = is_light(fill)
        picture = fill.repeat(np.diff(down), axis=0).repeat(np.diff(across), axis=1)
        image = Image.fromarray(picture)
        draw, font = ImageDraw.Draw(image), font_of(_POINTS * dpi / 72)
        line = max(round(dpi / style.DPI), 1)
        draw.rectangle((0, 0, width - 1, height - 1), outline="black", width=line)
        room = width / columns - (2 if self._framed is None else 8 * line)
        for wording in self._wordings:
            texts = [wording(value) for value in self.values.flat]
            fits = _width(texts, font) <= room
            if fits:
                break
        fits = fits and height / rows > 1.1 * font.size
        notes = {}
        if fits and height / rows >= _NOTE_ROOM * dpi / style.DPI:
            notes = self._notes_that_fit(font, width / columns)
        for (row, column), text in zip(np.ndindex(rows, columns), texts, strict=True):
            cell = (across[column], down[row], across[column + 1] - 1, down[row + 1] - 1)
            x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
            if (row, column) in notes:
                y -= font.size * 0.55
                _put(draw, x, y + font.size * 1.3, notes[row, column], font, "black", paper="white")
            if fits:
                _put(draw, x, y, text, font, "black" if is_black[row, column] else "white")
            if (row, column) == self._framed:
                draw.rectangle(cell, outline=style.PIXEL, width=3 * line)
        return image

    def _notes_that_fit(self, font, room):
        for wording in zip(*self._notes.values(), strict=True):
            if _width(wording, font) + 6 <= room:
                return dict(zip(self._notes, wording, strict=True))
        return {}


def _width(texts, font):
    return max(stamp(text, font)[0].width for text in texts)


def _put(draw, x, y, text, font, ink, paper=None):
    """Write a text around its middle, on a colored box if a color is given."""
    mask, left, top = stamp(text, font)
    left, top = round(x) + left, round(y) + top
    if paper:
        box = (left - 2, top - 1, left + mask.width + 1, top + mask.height)
        draw.rectangle(box, fill=paper)
    draw.bitmap((left, top), mask, fill=ink)
