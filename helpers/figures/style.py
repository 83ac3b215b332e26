"""One look for every figure: the same color means the same thing in every lesson."""

import threading
import warnings
from contextlib import ContextDecorator

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.figures.projector import enlargement

# Okabe and Ito's blue and orange, and a green and a rose that stay apart from them and from each
# other under the common color deficiencies; a test measures it. Each one also has a marker or a
# different line style, so that no meaning rests on color alone.
INPUT = "#0072B2"
WINDOW = "#E69F00"
OUTPUT = "#005A46"
PADDING = "#CC5C80"
HIDDEN = "#DBF1D6"  # what isn't computed: no pixel's gray looks like it
GUIDE = "#767676"
PIXEL = "#009E73"
# What's negative is purple where what's positive is orange: apart in gray, too, by which is paler.
NEGATIVE = "#6A51A3"
SIGNED = "PuOr_r"  # white at 0

# Mostly an input and its outputs. A marker at each sample where there is room, and for the first
# curve always.
CURVES = (
    {"color": INPUT, "linestyle": "-", "marker": "."},
    {"color": OUTPUT, "linestyle": "-", "marker": "s"},
    {"color": "#D55E00", "linestyle": "--", "marker": "^"},
    {"color": "#000000", "linestyle": ":", "marker": "v"},
    {"color": PADDING, "linestyle": "-.", "marker": "D"},
)

DPI, TITLE = 100, 10.5  # points of a title
# What matplotlib warns of when a font doesn't have a letter; it draws a box in its place.
NO_GLYPH = r"Glyph \d+"
# Rows or columns: of so few each one has its number, and so many are counted by nobody.
_EACH_NUMBERED, MOST_NUMBERED = 12, 30
_SOME_NUMBERED = 7  # of many rows or columns
# 9 points at 100 dots an inch are 12.5 pixels: legible from the last row of a class room.
_SETTINGS = {
    **{name: value for name, value in dict.items(mpl.rcParamsDefault) if name != "backend"},
    "font.size": 9.0,
    "axes.titlesize": TITLE,
    "axes.titley": 1.0,  # nothing is above an axes: to look for it takes a third of the drawing
    "axes.labelsize": 9.0,
    "xtick.labelsize": 9.0,
    "ytick.labelsize": 9.0,
    "legend.fontsize": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "white",
    "text.parse_math": False,  # a learner's titles and labels may hold a $
}


class _Isolation(ContextDecorator):
    """A lock around drawing, within which matplotlib has these settings and no others.

    Front ends with subshells handle messages on a second thread, and matplotlib's settings are
    the whole process's: one that restored them while another draws would leave ours behind.
    """

    _lock = threading.RLock()

    def __init__(self, settings):
        self._settings, self._theirs, self._depth = settings, {}, 0

    def __enter__(self):
        self._lock.acquire()
        self._depth += 1
        if self._depth == 1:
            # Past matplotlib's own access, which takes longer than a step of a demo.
            self._theirs = dict(dict.items(mpl.rcParams))
            del self._theirs["backend"]
            dict.update(mpl.rcParams, self._settings)

    def __exit__(self, *_error):
        self._depth -= 1
        if self._depth == 0:
            dict.update(mpl.rcParams, self._theirs)
        self._lock.release()


# Whatever makes, changes, draws or saves a figure of ours does it within this, and so doesn't
# depend on a learner's own settings.
isolated = _Isolation(_SETTINGS)
# A learner's own figure keeps its style; where and how large it's saved is the course's matter.
saved_plainly = _Isolation(
    {name: value for name, value in _SETTINGS.items() if name.startswith("savefig.")}
)


@isolated
def new_figure(width, height, **layout):
    """Return a figure that pyplot doesn't know, so that nothing keeps it open, and its axes.

    Parameters
    ----------
    width, height : float
        In inches, at 100 dots an inch; on a projector, at more.
    **layout
        What ``matplotlib.figure.Figure.subplots`` takes. The axes are always two-dimensional.

    Examples
    --------
    >>> figure, axes = new_figure(4, 3, ncols=2)
    >>> axes.shape
    (1, 2)
    """
    figure = empty_figure(width, height)
    return figure, figure.subplots(squeeze=False, **layout)


@isolated
def empty_figure(width, height):
    """Return a figure in the course's style that has no axes yet; see `new_figure`."""
    figure = Figure(figsize=(width, height), dpi=DPI * enlargement(width * DPI, height * DPI))
    # Without one, each text that's measured has a whole picture drawn for it.
    FigureCanvasAgg(figure)
    return figure


def leave_out_axis_lines(ax):
    """Show axes without ticks, numbers and frame; their title stays."""
    ax.spines[:].set_visible(False)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_visible(False)


def tighten(figure):
    """Make room in a figure for its titles and labels, whatever letters they're written with."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", NO_GLYPH)
        figure.tight_layout(pad=1.2)


def limits(values, room=0.12):
    """Return the limits of an axis around values, with `room` in parts of their range.

    Examples
    --------
    >>> limits(np.array([0, 10]))
    (-1.2, 11.2)
    """
    low, high = float(values.min()), float(values.max())
    # A part of the value where that is so large that a half would be lost in its rounding.
    room = room * (high - low) or max(0.5, abs(high) / 8)
    return low - room, high + room


def gray_range(values, dtype=None):
    """Return the values that are drawn black and white: the lowest and the highest.

    If all are the same, it's the range of a `dtype` of booleans, uint8 or uint16; or else 0 to 1,
    if that holds the value; or else a range that makes it a middle gray.

    Examples
    --------
    >>> gray_range(np.array([3, 7])), gray_range(np.array([0.5])), gray_range(np.array([20.0]))
    ((3.0, 7.0), (0.0, 1.0), (17.5, 22.5))
    >>> gray_range(np.array([20.0]), np.uint8)
    (0.0, 255.0)
    """
    low, high = float(values.min()), float(values.max())
    if high - low > 1e-12 * max(abs(low), abs(high)):  # what's closer together is rounding
        return low, high
    white = full_scale(dtype) or 1.0
    if 0 <= low <= white:
        return 0.0, white
    room = max(1.0, abs(low) / 8)
    return low - room, low + room


def full_scale(dtype):
    """Return what white is in an image of a dtype: 1 for booleans, 255 for uint8; None for floats.

    Examples
    --------
    >>> full_scale(np.uint16), full_scale(bool), full_scale(np.float64)
    (65535.0, 1.0, None)
    """
    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return 1.0
    return float(np.iinfo(dtype).max) if dtype.kind == "u" and dtype.itemsize <= 2 else None


def as_image_axes(ax, most=None, always=False):
    """Give axes the look of an image: a small one has its rows and columns numbered.

    There's room for `most` numbers on each side, if that's given. With `always`, so has a large
    one, with a tick at each number.
    """
    sides = [round(abs(high - low)) for low, high in (ax.get_xlim(), ax.get_ylim())]
    is_small = max(sides) <= MOST_NUMBERED
    is_numbered = is_small or always
    ax.set(xlabel="column" if is_numbered else "", ylabel="row" if is_numbered else "")
    # A white corner of a small image would be lost in the page.
    ax.spines[:].set(visible=is_numbered, color="#CCCCCC", linewidth=0.6)
    if is_numbered:
        ax.tick_params(length=0 if is_small else 3, labelbottom=True, labelleft=True)
    for axis, pixels in zip((ax.xaxis, ax.yaxis), sides, strict=True):
        axis.set_visible(is_numbered)  # what isn't seen would take as long to draw as what is
        usual = _EACH_NUMBERED if is_small else _SOME_NUMBERED
        numbered = min(pixels, most or usual, usual)
        axis.get_major_locator().set_params(integer=True, nbins=numbered + 1)
