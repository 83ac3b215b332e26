"""A kernel as cells to edit, a number each, and as a text to paste."""

from contextlib import suppress
from pathlib import Path

import anywidget
import numpy as np
from matplotlib.colors import to_hex
from traitlets import Dict, Int, Unicode, observe

from helpers.demos.grids import colors_of_weights, is_light, short
from helpers.demos.kernel_text import MOST_TAPS, weight_from_text, words
from helpers.figures import projector

# A cell's side, in pixels: as many rows as fit are as high as three lines of controls. On a slide
# all have to, and are as large again in the picture.
_LINES, _LEAST, _MOST = 92, 24, 30


class KernelCells(anywidget.AnyWidget):
    """A kernel as cells to edit, a number each, and as a text to paste.

    Parameters
    ----------
    value : str
        The kernel's text, which `kernel_from_text` reads.
    ndim : int
        1 for a signal's kernel, 2 for an image's.

    Attributes
    ----------
    value : str
        What the learner has written, right or wrong.
    cells : dict
        The ``text`` that they're of, and its ``rows``: for each word, how it's written ``short``,
        and its colors ``fill`` and ``ink``, without which it isn't a number. If the text has
        a shape that cells can't have, the rows are empty. Each ``side`` has so many pixels.
    """

    _esm = Path(__file__).with_name("kernel_cells.js")
    _css = Path(__file__).with_name("kernel_cells.css")
    description = Unicode("weights").tag(sync=True)
    value = Unicode().tag(sync=True)
    cells = Dict().tag(sync=True)
    ndim = Int(2).tag(sync=True)
    most_taps = Int(MOST_TAPS).tag(sync=True)

    def __init__(self, value, ndim):
        super().__init__(value=value, ndim=ndim)

    @observe("value")
    def _lay_out(self, _change):
        rows = []
        with suppress(ValueError):  # who reads the text says what's wrong with it
            rows = words(self.value, self.ndim)
        least = 0 if projector.is_presenting() else _LEAST
        side = min(max(_LINES // max(len(rows), 1), least), _MOST)
        self.cells = {
            "text": self.value, "rows": _colored(rows) if rows else [], "side": side
        }  # fmt: skip


def _colored(rows):
    weights = np.array([[_weight(word) for word in row] for row in rows])
    fills = colors_of_weights(np.nan_to_num(weights)).to_rgba(weights, bytes=True)
    inks = np.where(is_light(fills), "black", "white")
    return [
        [
            {"word": word}
            if np.isnan(weight)
            else {"word": word, "short": short(weight), "fill": to_hex(fill / 255), "ink": str(ink)}
            for word, weight, fill, ink in zip(*row, strict=True)
        ]
        for row in zip(rows, weights, fills, inks, strict=True)
    ]


def _weight(word):
    try:
        return weight_from_text(word)
    except ValueError:
        return np.nan
