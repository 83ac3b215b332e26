"""The canvas of a demo: ipympl's, without pyplot, quick to send and safe to drop."""

import sys
import warnings

import matplotlib as mpl
import numpy as np

# ipympl makes itself pyplot's backend when it is imported; a learner's own plots keep theirs.
# Where pyplot is not there yet, read past rcParams' own access, which would choose a backend.
if "matplotlib.pyplot" in sys.modules:
    _backend = mpl.get_backend()
else:
    _backend = dict.__getitem__(mpl.rcParams, "backend")
from ipympl.backend_nbagg import Canvas, FigureManager

from helpers.demos.screen import Screen
from helpers.figures import style

if isinstance(_backend, str):
    mpl.use(_backend)
else:
    dict.__setitem__(mpl.rcParams, "backend", _backend)


class DemoCanvas(Canvas):
    """An ipympl canvas that keeps a background, and draws only what moves on top of it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        pyplot need not know it; nothing but the demo keeps it alive.
    moving : list of matplotlib.artist.Artist
        What changes at a step; everything else is drawn once.
    """

    def __init__(self, figure, moving):
        # Front ends with subshells handle messages on a second thread: changing artists
        # and drawing them must not interleave, and nothing be answered half-made.
        self.lock = style.isolated
        # Before a page knows of it: ipympl listens too late to hear, on another thread, a page
        # say at once that it is there, and would never tell it the size of the canvas.
        self.on_msg(self._handle_message)
        with self.lock:
            super().__init__(figure)
            self._hide_controls()
            self._moving = list(moving)
            for artist in self._moving:
                artist.set_animated(True)
            self._background = None
            self.screen = Screen(self)
            self.mpl_connect("draw_event", self._keep_background)

    def _hide_controls(self):
        self.toolbar_visible = False
        self.header_visible = False
        self.footer_visible = False
        self.resizable = False
        with warnings.catch_warnings():
            # ipympl's toolbar hands its canvas to a base class that does not take it.
            warnings.simplefilter("ignore", DeprecationWarning)
            manager = FigureManager(self, num=0)
        # A figure's own keys (l for a logarithmic axis, arrows for the zoom history) and
        # clicks are not wanted here: the arrows belong to the demo.
        self.mpl_disconnect(manager.key_press_handler_id)
        self.mpl_disconnect(manager.button_press_handler_id)

    def _handle_message(self, *message):
        with self.lock:
            super()._handle_message(*message)

    def draw(self):
        """Draw the whole figure, and send it."""
        with self.lock:
            super().draw()

    def draw_moving(self):
        """Draw what moves on the kept background, and send that; nothing if nobody looks.

        The whole figure is drawn instead where something has changed that does not move:
        matplotlib calls it stale then, and not for the moving ones.
        """
        with self.lock:
            if self.syncing_data_url:
                return
            if self._background is None or self.figure.stale:
                self.draw()
                return
            self.restore_region(self._background)
            self._draw_artists()
            self.blit()

    def _keep_background(self, event):
        if event.canvas is not self or self.is_saving():
            return
        self._background = self.copy_from_bbox(self.figure.bbox)
        self._draw_artists()

    def _draw_artists(self):
        renderer = self.get_renderer()
        for artist in self._moving:
            artist.draw(renderer)

    def draw_whole(self):
        """Draw the whole figure, and send all of it, to a browser that has nothing yet."""
        with self.lock:
            self._force_full = True
            self.draw()

    def get_diff_image(self):
        """Let the screen paint the frame; return it as PNG bytes only where it can't yet.

        ipympl sends what this returns, and nothing if it is None. The PNG is a whole frame,
        where matplotlib's own has the pixels that differ from the frame before: the browser
        drops a PNG that is overtaken by the next, and a dropped difference would leave its
        pixels wrong until they change again.
        """
        if not self._png_is_old:
            return None
        if not self.screen.paints:
            self._force_full = True
            return super().get_diff_image()
        self._png_is_old = False
        self.screen.paint(np.asarray(self.buffer_rgba()), whole=self._force_full)
        self._force_full = False
        return None
