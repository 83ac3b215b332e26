"""One look for every figure: the same color means the same thing in every lesson."""

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from helpers.figures.projector import enlargement

# Okabe and Ito's blue and orange, and a green and a rose that stay apart from them and from each
# other under the common color deficiencies; a test measures it. Each one also has a marker or a
# line style of its own, so that no meaning rests on color alone.
INPUT = "#0072B2"
WINDOW = "#E69F00"
OUTPUT = "#005A46"
PADDING = "#CC5C80"
HIDDEN = "#D8D8D8"
GUIDE = "#767676"
PIXEL = "#D55E00"
# White at 0, orange below it, purple above: apart in gray, too, by which side is the paler.
SIGNED = "PuOr"

# A marker at each sample where there is room, and for the first curve always.
CURVES = (
    {"color": INPUT, "linestyle": "-", "marker": "."},
    {"color": "#D55E00", "linestyle": "-", "marker": "s"},
    {"color": OUTPUT, "linestyle": "--", "marker": "^"},
    {"color": "#000000", "linestyle": ":", "marker": "v"},
    {"color": PADDING, "linestyle": "-.", "marker": "D"},
)

DPI = 100
_MOST_NUMBERED = 12
# 9 points at 100 dots an inch are 12.5 pixels: legible from the last row of a class room.
_STYLE = {
    "font.size": 9,
    "axes.titlesize": 10,
    "axes.labelsize": 9,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "legend.fontsize": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "white",
}


def new_figure(width, height, **layout):
    """Return a figure that pyplot does not know, so that nothing keeps it open.

    Parameters
    ----------
    width, height : float
        In inches, at 100 dots an inch; on a projector, at more.
    **layout
        What ``matplotlib.figure.Figure.subplots`` takes.

    Returns
    -------
    figure : matplotlib.figure.Figure
    axes : ndarray of matplotlib.axes.Axes
        Always two-dimensional.
    """
    with mpl.rc_context(_STYLE):
        dots = DPI * enlargement(width * DPI, height * DPI)
        figure = Figure(figsize=(width, height), dpi=dots)
        axes = figure.subplots(squeeze=False, **layout)
    return figure, axes


def limits(values, room=0.12):
    """Return the limits of an axis with room around values, also around a constant.

    Parameters
    ----------
    values : ndarray of float64
    room : float, optional
        At each end, as a part of the values' range.

    Returns
    -------
    tuple of float
    """
    low, high = float(values.min()), float(values.max())
    # A part of the value where that is so large that a half would be lost in its rounding.
    room = room * (high - low) or max(0.5, abs(high) / 8)
    return low - room, high + room


def gray_range(values):
    """Return the lowest and the highest value, apart also where all are the same.

    Parameters
    ----------
    values : ndarray
        Finite, at least one.

    Returns
    -------
    tuple of float
    """
    low, high = float(values.min()), float(values.max())
    if high > low:
        return low, high
    # A huge number is still the same with 1 added.
    room = max(1.0, 2 * float(np.finfo(float).eps) * abs(low))
    return (low, low + room) if np.isfinite(low + room) else (low - room, low)


def as_image_axes(ax):
    """Label axes as an image's: rows downwards, columns to the right, whole numbers only."""
    ax.set(xlabel="column", ylabel="row")
    ax.spines[["top", "right"]].set_visible(True)
    for axis, limits in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
        # Each row and column of a small image has its number.
        pixels = round(abs(limits[1] - limits[0]))
        bins = pixels + 1 if pixels <= _MOST_NUMBERED else 7
        axis.get_major_locator().set_params(integer=True, nbins=bins)
