"""Boxes that a demo draws on its axes, and whose bounds it sets in each state."""

from matplotlib.patches import Rectangle

from helpers.figures import style


def outline(ax, color, linewidth, zorder=1):
    """Add a box of which only the outline is drawn."""
    return _add(ax, fill=False, edgecolor=color, linewidth=linewidth, zorder=zorder)


def window_outline(ax):
    """Add the outline of a window or a footprint."""
    return outline(ax, style.WINDOW, 3, zorder=5)


def pixel_outline(ax):
    """Add the outline of a pixel, above that of its window."""
    return outline(ax, style.PIXEL, 2, zorder=6)


def padding_hatch(ax):
    """Add a box that hatches padding."""
    return _add(ax, facecolor="none", edgecolor=style.PADDING, hatch="////", linewidth=0)


def cover(ax):
    """Add a box that hides what isn't computed yet."""
    return _add(ax, facecolor=style.HIDDEN, edgecolor="#A8A8A8", hatch="///", linewidth=0, zorder=4)


def band(ax, color, alpha):
    """Add a box as high as the axes; its bounds are data along x, and 0 to 1 along y."""
    return _add(ax, transform=ax.get_xaxis_transform(), facecolor=color, alpha=alpha, linewidth=0)


def _add(ax, **look):
    return ax.add_patch(Rectangle((0, 0), 1, 1, **look))
