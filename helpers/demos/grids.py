"""Small arrays as numbers in coloured cells: a window, its weights, their products."""

from functools import cache

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import CenteredNorm, Normalize
from matplotlib.font_manager import findfont
from PIL import Image, ImageDraw, ImageFont

from helpers.drawing import look

_POINTS = 9
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


class Grid(Artist):
    """Cells with a colour and a number each, which fill their axes.

    One picture that Pillow draws, in a tenth of the time that as many texts of matplotlib
    take: a window of 7×7 has 49 numbers, and its products as many.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    """

    def __init__(self, ax):
        super().__init__()
        self._cells = np.zeros((1, 1))
        self._notes, self._framed = {}, None
        self.use_grey(0, 1)
        ax.set(xticks=[], yticks=[])
        ax.spines[["top", "right"]].set_visible(True)
        ax.add_artist(self)

    def use_grey(self, low, high):
        """Draw values from black to white, as the input is drawn."""
        self._norm, self._colours = Normalize(low, high), mpl.colormaps["gray"]

    def use_signed(self, most):
        """Draw values in the signed colours, white at 0."""
        self._norm, self._colours = CenteredNorm(0, most or 1), mpl.colormaps[look.SIGNED]

    def show(self, values, notes=None, framed=None):
        """Show an array of values.

        Parameters
        ----------
        values : ndarray of float64, shape (row, column)
        notes : dict of (int, int) to tuple of str, optional
            Second lines for cells, in wordings from the longest to the shortest: all have
            the longest that fits into every cell, or none.
        framed : tuple of int, optional
            The cell with a frame around it.
        """
        self._cells, self._notes, self._framed = values, notes or {}, framed
        self.stale = True

    def draw(self, renderer):
        """Draw the cells at the resolution of the figure."""
        if not self.get_visible():
            return
        box = self.axes.bbox
        # A pixel less on each side: the border of the axes stays to be seen.
        size = round(box.width) - 2, round(box.height) - 2
        picture = np.asarray(self._paint(*size, self.get_figure(root=True).dpi))
        gc = renderer.new_gc()
        renderer.draw_image(gc, box.x0 + 1, box.y0 + 1, picture[::-1])
        gc.restore()
        self.stale = False

    def _paint(self, width, height, dpi):
        rows, columns = self._cells.shape
        across = np.linspace(0, width, columns + 1).round().astype(int)
        down = np.linspace(0, height, rows + 1).round().astype(int)
        fill = self._colours(self._norm(self._cells), bytes=True)
        is_light = fill[..., :3] @ (0.299, 0.587, 0.114) > 127
        image = Image.new("RGBA", (width, height))
        draw, font = ImageDraw.Draw(image), _font(_POINTS * dpi / 72)
        texts = [short(value) for value in self._cells.flat]
        fits = max(map(font.getlength, texts)) + 2 <= width / columns
        notes = {}
        if fits and height / rows >= _NOTE_ROOM * dpi / look.DPI:
            notes = self._notes_that_fit(font, width / columns)
        for (row, column), text in zip(np.ndindex(rows, columns), texts, strict=True):
            cell = (across[column], down[row], across[column + 1] - 1, down[row + 1] - 1)
            draw.rectangle(cell, fill=tuple(int(part) for part in fill[row, column]))
            x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
            note = notes.get((row, column))
            if note:
                y -= font.size * 0.55
                _write_note(draw, (x, y + font.size * 1.3), note, font)
            if fits:
                ink = "black" if is_light[row, column] else "white"
                draw.text((x, y), text, fill=ink, font=font, anchor="mm")
            if (row, column) == self._framed:
                draw.rectangle(cell, outline=look.PIXEL, width=max(round(3 * dpi / look.DPI), 1))
        return image

    def _notes_that_fit(self, font, room):
        for wording in zip(*self._notes.values(), strict=True):
            if max(map(font.getlength, wording)) + 6 <= room:
                return dict(zip(self._notes, wording, strict=True))
        return {}


def _write_note(draw, place, note, font):
    left, top, right, bottom = draw.textbbox(place, note, font=font, anchor="mm")
    draw.rectangle((left - 2, top - 1, right + 2, bottom + 1), fill="white")
    draw.text(place, note, fill="black", font=font, anchor="mm")


@cache
def _font(size):
    return ImageFont.truetype(findfont("DejaVu Sans"), size)
