"""Drawing by hand: a value for each sample that the pointer passes over."""

import numpy as np
from matplotlib.backend_bases import MouseButton


class Pencil:
    """Turns the way of a pressed mouse across a panel into a value at each sample.

    The panel's x axis counts the samples from `first`. ``values`` is NaN where nothing has been
    drawn. If they `mirror`, what's drawn on one side of the middle appears on the other, too.
    """

    def __init__(self, panel, size, first=0, mirror=False):
        self.values = np.full(size, np.nan)
        self._panel, self._first, self._mirrors = panel, first, mirror
        self._last = None

    def follow(self, event):
        """Return whether the matplotlib event of the mouse has drawn something."""
        if event.name == "button_press_event":
            starts = event.inaxes is self._panel and event.button == MouseButton.LEFT
            # A double click's second press comes after its own release.
            self._last = self._point(event) if starts and not event.dblclick else None
        elif event.name == "button_release_event" or MouseButton.LEFT not in event.buttons:
            self._last = None  # also for a button released where the page hears nothing of it
        if self._last is None:
            return False
        here = self._point(event)
        self._mark(self._last, here)
        self._last = here
        return True

    def clear(self):
        """Remove what has been drawn."""
        self.values[:] = np.nan

    def _point(self, event):
        # A hand that slips out of the panel goes on along its edge.
        x, y = self._panel.transData.inverted().transform((event.x, event.y))
        return np.clip(x - self._first, 0, self.values.size - 1), np.clip(
            y, *self._panel.get_ylim()
        )

    def _mark(self, old, new):
        # The mouse passes over several samples between two events.
        (x0, y0), (x1, y1) = sorted([old, new], key=lambda point: point[0])
        at = np.arange(round(x0), round(x1) + 1)
        drawn = np.interp(at, [x0, x1], [y0, y1]) if at.size > 1 else [new[1]]
        self.values[at] = drawn
        if self._mirrors:
            # Where a stroke has crossed the middle, its later part counts on both sides.
            for k, value in sorted(zip(at, drawn, strict=True), reverse=bool(new < old)):
                self.values[k] = self.values[-1 - k] = value
