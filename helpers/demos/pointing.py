"""Where a picture is pointed at, and the position that belongs to the place."""

import numpy as np
from matplotlib.backend_bases import MouseButton


def place_pointed_at(event, panels):
    """Return the row and the column where some axes are pressed or dragged, or None.

    Parameters
    ----------
    event : matplotlib.backend_bases.MouseEvent
    panels : list of matplotlib.axes.Axes
        A signal's sample is the column.

    Returns
    -------
    tuple of int or None
    """
    is_press = event.name == "button_press_event" and event.button == MouseButton.LEFT
    is_drag = event.name == "motion_notify_event" and MouseButton.LEFT in event.buttons
    if (is_press or is_drag) and event.inaxes in panels:
        return round(event.ydata), round(event.xdata)
    return None


def nearest_position(place, shape):
    """Return the position, counted row by row, that's nearest to a place in an array.

    Examples
    --------
    >>> nearest_position((1, 2), (4, 10)), nearest_position((-3, 12), (4, 10))
    (12, 9)
    """
    return int(np.ravel_multi_index(place, shape, mode="clip"))
