"""Boxes that a demo draws on its axes, and whose bounds it sets in each state."""

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from helpers.figures import style


class Frame(Rectangle):
    """A frame around cells of an image, or around a panel: outside, so that it covers none of them.

    A thin white line around it keeps it apart from what's dark and from its own color.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    color : str
    line : float
        How wide it is, in pixels at the usual resolution.
    zorder : float
    least : float, optional
        In pixels, too: a frame around something narrower isn't drawn.
    **look
        What a `matplotlib.patches.Rectangle` takes.

    Attributes
    ----------
    line : float
        It can be changed.
    """

    def __init__(self, ax, color, line, zorder, least=0, **look):
        super().__init__((0, 0), 1, 1, zorder=zorder, **look)
        self._ink, self.line, self._least = to_rgb(color), line, least
        ax.add_patch(self)

    def draw(self, renderer):
        """Draw it in whole pixels: smoothed, a step would be larger to send."""
        if not self.get_visible():
            return
        pixel = self.get_figure(root=True).dpi / style.DPI
        (x, y), width, height = self.get_xy(), self.get_width(), self.get_height()
        corners = self.get_data_transform().transform([(x, y), (x + width, y + height)])
        (left, right), (bottom, top) = np.sort(np.round(corners).T).tolist()
        if right - left < self._least * pixel:
            return
        gc = renderer.new_gc()
        # Cells at the rim of a panel have their frame beyond it; those farther out have none.
        gc.set_clip_rectangle(self.axes.bbox.padded((self.line + 2) * pixel))
        gc.set_linewidth(0)
        gc.set_antialiased(False)
        inner = left, bottom, right, top
        for line, color in ((self.line, self._ink), (1, (1, 1, 1))):
            line = max(round(line * pixel), 1)
            outer = inner[0] - line, inner[1] - line, inner[2] + line, inner[3] + line
            renderer.draw_path(gc, _ring(*outer, *inner), IdentityTransform(), color)
            inner = outer
        gc.restore()
        self.stale = False


_RING = np.array([Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY] * 2, dtype=Path.code_type)


def _ring(left, bottom, right, top, a, b, c, d):
    # The inner rectangle the other way round, or else it would be filled.
    outer = (left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)
    return Path([*outer, (a, b), (a, d), (c, d), (c, b), (a, b)], _RING)


def window_outline(ax):
    """Add the outline of a window or a footprint."""
    return Frame(ax, style.WINDOW, 2, zorder=5)


def pixel_outline(ax, least=0):
    """Add the outline of a pixel, above that of its window; see `Frame`."""
    return Frame(ax, style.PIXEL, 1.4, zorder=6, least=least)


def cover(ax):
    """Add a box that hides what isn't computed yet."""
    return _add(ax, facecolor=style.HIDDEN, linewidth=0, zorder=4)


def band(ax, color, alpha):
    """Add a box as high as the axes; its bounds are data along x, and 0 to 1 along y."""
    return _add(ax, transform=ax.get_xaxis_transform(), facecolor=color, alpha=alpha, linewidth=0)


class Padding:
    """Tints what's outside an image, and frames the image."""

    def __init__(self, ax):
        look = {"facecolor": style.PADDING, "alpha": 0.4, "linewidth": 0, "antialiased": False}
        self._strips = [_add(ax, **look) for _ in range(4)]
        # With its white line, it tells those what's padding who take the tint for a gray.
        self._frame = Frame(ax, style.PADDING, 1.4, zorder=1)

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
