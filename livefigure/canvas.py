"""A canvas that draws a figure once, and then only what moves."""

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg


class Canvas(FigureCanvasAgg):
    """A canvas of matplotlib's that keeps a background, and draws what moves on top of it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        pyplot need not know it.
    moving : list of matplotlib.artist.Artist
        What changes at a step; everything else is drawn once.
    """

    def __init__(self, figure, moving):
        super().__init__(figure)
        self._moving = list(moving)
        for artist in self._moving:
            artist.set_animated(True)
        self._background = None

    def draw(self):
        """Draw the whole figure."""
        super().draw()
        self._background = self.copy_from_bbox(self.figure.bbox)
        self._draw_artists()

    def draw_moving(self):
        """Draw what moves on the kept background.

        The whole figure is drawn instead where something has changed that doesn't move: matplotlib
        calls it stale then.
        """
        if self._background is None or self.figure.stale:
            self.draw()
        else:
            self.restore_region(self._background)
            self._draw_artists()

    def set_dpi(self, dpi):
        """Draw so many dots an inch from now on; matplotlib itself takes any as a change."""
        if dpi != self.figure.dpi:
            self.figure.set_dpi(dpi)

    def pixels(self):
        """Return what was drawn last: ndarray of uint8, of shape (rows, columns, 4)."""
        return np.asarray(self.buffer_rgba())

    def _draw_artists(self):
        renderer = self.get_renderer()
        for artist in self._moving:
            artist.draw(renderer)
