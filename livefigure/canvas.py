"""A canvas that draws a figure once, and then only what changes."""

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg


class Canvas(FigureCanvasAgg):
    """A canvas of matplotlib's that keeps a background, and draws what changes on top of it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        pyplot need not know it.
    moving : list of matplotlib.artist.Artist
        What changes at a step; everything else is drawn once.
    settled : list of matplotlib.artist.Artist, optional
        What changes now and then, below what moves. It's drawn when it has changed, without the
        rest of the figure.
    """

    def __init__(self, figure, moving, settled=()):
        super().__init__(figure)
        self._moving, self._settled = list(moving), list(settled)
        for artist in (*self._moving, *self._settled):
            artist.set_animated(True)  # it's left out by matplotlib, and stale by itself
        self._fixed = self._background = None

    def draw(self):
        """Draw the whole figure."""
        super().draw()
        self._fixed = self.copy_from_bbox(self.figure.bbox)
        self._draw_settled()

    def draw_moving(self):
        """Draw what moves on the kept background.

        The whole figure is drawn instead where something has changed that doesn't move: matplotlib
        calls it stale then.
        """
        if self._background is None or self.figure.stale:
            self.draw()
        elif any(artist.stale for artist in self._settled):
            self.restore_region(self._fixed)
            self._draw_settled()
        else:
            self.restore_region(self._background)
            self._draw(self._moving)

    def set_dpi(self, dpi):
        """Draw so many dots an inch from now on; matplotlib itself takes any as a change."""
        if dpi != self.figure.dpi:
            self.figure.set_dpi(dpi)

    def pixels(self):
        """Return what was drawn last: ndarray of uint8, of shape (rows, columns, 4)."""
        return np.asarray(self.buffer_rgba())

    def _draw_settled(self):
        self._draw(self._settled)
        for artist in self._settled:
            artist.stale = False  # by itself, what's hidden stays so
        self._background = self.copy_from_bbox(self.figure.bbox)
        self._draw(self._moving)

    def _draw(self, artists):
        renderer = self.get_renderer()
        for artist in artists:
            artist.draw(renderer)
