"""How much of an image is seen around a window that walks over it."""

import numpy as np

from livefigure import dropdown

_WHOLE = "whole image"
# Pixels a side: with the fewest, each has room for its number, and the lab's largest window is
# still seen as a whole.
_SIDES = {"25×25 pixels": 25, "7×7 pixels": 7}


class Zooming:
    """The control that zooms in on an image, and the part of it that's seen.

    The part stays where it is as long as the window is inside, and follows it by whole parts: what
    a position shows depends on nothing but where it was when somebody zoomed in.

    Parameters
    ----------
    slider : ipywidgets.IntSlider
        Its value is the window's place, counted row by row.
    shape : tuple of int
        The image's.

    Attributes
    ----------
    control : ipywidgets.Dropdown
        Its values say how much is seen.
    keys : dict of str to callable
    """

    def __init__(self, slider, shape):
        self._slider = slider
        self.control = dropdown("zoom", [_WHOLE], _WHOLE, 165)
        self.control.tooltip = "keys in the picture: + and -"
        # Before a figure hears of it.
        self.control.observe(self._keep_place, "value")
        self.keys = {
            # On many keyboards a plus has to be shifted.
            "+": lambda: self._step(1), "=": lambda: self._step(1), "-": lambda: self._step(-1),
        }  # fmt: skip
        self.take(shape)

    def take(self, shape):
        """Show an image of another shape from now on, and the whole of it at first."""
        self._shape = shape
        *larger, smallest = _SIDES
        self.control.options = [
            _WHOLE, *(name for name in larger if _SIDES[name] < max(shape)), smallest
        ]  # fmt: skip
        self.control.value = _WHOLE
        self._keep_place()

    def part(self, here, steps, zoom):
        """Return the first row that's seen around a window, and how many; and so for columns.

        `zoom` is the control's value. Where it's the whole image that's seen, it's None.
        """
        if zoom == _WHOLE:
            return None
        side = _SIDES[zoom]
        axes = zip(
            here.start, here.values.shape, steps.margin, steps.padded.shape, self._place,
            strict=True,
        )  # fmt: skip
        return [
            _part(start, size, -before, total, side, place)
            for start, size, (before, _), total, place in axes
        ]

    def _keep_place(self, _change=None):
        self._place = np.unravel_index(self._slider.value, self._shape)

    def _step(self, by):
        last = len(self.control.options) - 1
        self.control.index = min(max(self.control.index + by, 0), last)


def _part(start, size, low, total, most, place):
    """Return where a part begins that has a place in its middle, and how long it is.

    If the window isn't inside, that's moved on by as much as a window can be moved in it.

    Examples
    --------
    >>> [_part(start, 3, -1, 54, 7, 20) for start in (19, 21, 22, -1, 50)]
    [(17, 7), (17, 7), (22, 7), (-1, 7), (46, 7)]
    """
    count = min(max(most, size), total)
    first, by = place - count // 2, count - size + 1
    first += (start - first) // by * by
    return int(np.clip(first, low, low + total - count)), count
