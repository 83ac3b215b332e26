"""Where a picture is pointed at, and the position that belongs to the place."""

import numpy as np
from matplotlib.backend_bases import MouseButton

from helpers.filters.validation import as_whole
from livefigure import whole_slider


class Pointing:
    """Follows what's pressed in one of some axes, and dragged from there, even out of them.

    Parameters
    ----------
    panels : list of matplotlib.axes.Axes
    """

    def __init__(self, panels):
        self._panels, self._held, self._inverted = panels, None, None

    def place(self, event):
        """Return the axes that were pressed, and the row and column that's pointed at, or None.

        A signal's sample is the column. See `exact_place`.
        """
        pointed = self.exact_place(event)
        return pointed and (pointed[0], tuple(map(round, pointed[1])))

    def exact_place(self, event):
        """Return the axes that were pressed, and the y and x that's pointed at in them, or None.

        Parameters
        ----------
        event : matplotlib.backend_bases.MouseEvent
            On a busy machine a quick drag has one event, far from the last, so a place may be
            outside of the axes.

        Returns
        -------
        tuple of matplotlib.axes.Axes and tuple of float, or None
        """
        is_press = event.name == "button_press_event" and event.button == MouseButton.LEFT
        is_drag = event.name == "motion_notify_event" and MouseButton.LEFT in event.buttons
        if is_press:
            self._held = event.inaxes if event.inaxes in self._panels else None
            # Kept while it's dragged: what the axes show may follow, and would run away from it.
            self._inverted = self._held and self._held.transData.inverted()
        elif not is_drag:
            self._held = None
        if self._held is None:
            return None
        x, y = self._inverted.transform((event.x, event.y))
        return self._held, (float(y), float(x))


def nearest_position(place, shape):
    """Return the position, counted row by row, that's nearest to a place in an array.

    Examples
    --------
    >>> nearest_position((1, 2), (4, 10)), nearest_position((-3, 12), (4, 10))
    (12, 9)
    """
    return int(np.ravel_multi_index(place, shape, mode="clip"))


class PixelSliders:
    """A pixel of an image, as two sliders and the arrow keys.

    Parameters
    ----------
    shape : tuple of int
        The image's.
    row, column : int, optional
        In the middle by default.

    Raises
    ------
    TypeError, ValueError
        If it isn't a pixel of the image.

    Attributes
    ----------
    controls : dict of str to livefigure's sliders
        ``"row"`` and ``"column"``.
    keys : dict of str to callable
    """

    def __init__(self, shape, row=None, column=None):
        self._shape, self.controls = shape, {}
        for name, side, at in zip(("row", "column"), shape, (row, column), strict=True):
            first = side // 2 if at is None else as_whole(at, name, least=0, most=side - 1)
            self.controls[name] = whole_slider(name, first, 0, side - 1)
        self.keys = {
            "ArrowLeft": lambda: self._step(0, -1), "ArrowRight": lambda: self._step(0, 1),
            "ArrowUp": lambda: self._step(-1, 0), "ArrowDown": lambda: self._step(1, 0),
        }  # fmt: skip

    def go(self, place):
        """Move to the pixel that's nearest to a place, a row and a column."""
        nearest = np.unravel_index(nearest_position(place, self._shape), self._shape)
        for slider, at in zip(self.controls.values(), nearest, strict=True):
            slider.value = int(at)

    def _step(self, *by):
        self.go([slider.value + k for slider, k in zip(self.controls.values(), by, strict=True)])
