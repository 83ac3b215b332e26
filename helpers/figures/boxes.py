"""Boxes that a demo draws on its axes, and whose bounds it sets in each state."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers.figures import style


def outline(ax, color, linewidth, zorder=1):
    """Add a box of which only the outline is drawn."""
    # Its sides lie along pixels: smoothing would only blur them, and make steps larger to send.
    return _add(
        ax, fill=False, edgecolor=color, linewidth=linewidth, zorder=zorder, antialiased=False
    )


def window_outline(ax):
    """Add the outline of a window or a footprint."""
    return outline(ax, style.WINDOW, 3, zorder=5)


def pixel_outline(ax):
    """Add the outline of a pixel, above that of its window."""
    return outline(ax, style.PIXEL, 2, zorder=6)


def cover(ax):
    """Add a box that hides what isn't computed yet."""
    return _add(ax, facecolor=style.HIDDEN, linewidth=0, zorder=4)


def band(ax, color, alpha):
    """Add a box as high as the axes; its bounds are data along x, and 0 to 1 along y."""
    return _add(ax, transform=ax.get_xaxis_transform(), facecolor=color, alpha=alpha, linewidth=0)


class Padding:
    """Hatches what's outside an image, and frames the image."""

    def __init__(self, ax):
        look = {"facecolor": "none", "edgecolor": style.PADDING, "hatch": "////", "linewidth": 0}
        self._strips = [_add(ax, **look) for _ in range(4)]
        self._frame = outline(ax, style.PADDING, 2)

    def surround(self, shape, margin):
        """Show the padding of an image of this shape, or nothing if there's no margin."""
        (rows, columns), ((above, below), (left, right)) = shape, margin
        width = columns + left + right
        bounds = [
            (-left, -above, width, above),
            (-left, rows, width, below),
            (-left, 0, left, rows),
            (columns, 0, right, rows),
            (0, 0, columns, rows),
        ]
        for box, (x, y, *size) in zip([*self._strips, self._frame], bounds, strict=True):
            box.set_bounds(x - 0.5, y - 0.5, *size)
            box.set_visible(all(size))
        self._frame.set_visible(np.any(margin))


def _add(ax, **look):
    return ax.add_patch(Rectangle((0, 0), 1, 1, **look))
