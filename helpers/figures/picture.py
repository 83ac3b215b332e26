"""A figure together with its readout: the text with the numbers that matter."""

import base64
import io
import warnings
from numbers import Real

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.figures import style
from helpers.figures.open_figures import close_widgets
from helpers.figures.projector import enlargement, is_presenting
from helpers.figures.wording import number
from helpers.filters.validation import refusal

# A screen may have two dots or more for each pixel of a page.
_FINE = 2
# A PNG of more bytes than this gets a palette, if that changes no color by more than so many of its
# 255 steps.
_LARGE, _HARDLY = 200_000, 1
# A page with room for it shows a figure larger than it's drawn: at most so many times as wide, and
# so many pixels wide, which is where demos end, too. One that stays narrower is at most so many
# pixels high, to fit in a window.
_MOST, _WIDEST, _HIGHEST = 1.5, 1080, 560
# What is said of a picture whose readout follows it.
WORDS_BELOW = "picture, in words below"


class Picture:
    """A figure that's shown with its readout as text beneath it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Let go once it has been shown: it takes ten times the memory of its PNG.
    readout : str
        What the figure shows, in numbers. A screen reader reads it, and CI compares it.
    settings : contextlib.AbstractContextManager, optional
        Within which it's saved; the course's own settings by default.
    """

    def __init__(self, figure, readout, settings=style.isolated):
        self.figure = figure
        self.readout = readout
        self._settings = settings
        self._still = None

    def __repr__(self):
        return self.readout

    def _ipython_display_(self):
        image, about = self.still()
        self.figure = None
        self.display(image, about)

    def page_size(self):
        """Return the width and height, in pixels, that it has in a page with room for it."""
        width, height = self.figure.get_size_inches() * self.figure.dpi
        most = min(_MOST, _WIDEST / width)
        if most * width < _WIDEST:
            most = min(most, _HIGHEST / height)
        most = 1 if is_presenting() else max(most, 1)
        return most * width, most * height

    def still(self):
        """Return the figure as it was when this was first called: PNG and words, and their size."""
        if self._still is None:
            width, height = map(round, self.page_size())
            about = {"alt": self.readout, "width": width, "height": height}
            image = {"image/png": png(self.figure, self._settings, _FINE)}
            self._still = image | {"text/plain": WORDS_BELOW}, {"image/png": about}
            self._let_go_of_pixels()
        return self._still

    def _let_go_of_pixels(self):
        # Canvas and texts would keep what was drawn last until the figure is collected.
        FigureCanvasAgg(self.figure)
        dot = RendererAgg(1, 1, self.figure.dpi)
        with self._settings, warnings.catch_warnings():
            warnings.filterwarnings("ignore", style.NO_GLYPH)
            for text in self.figure.findobj(Text):
                text.draw(dot)

    def display(self, image, about, **options):
        """Display an image, given as `still` returns it, with the readout below it."""
        from IPython.display import display

        display(image, raw=True, metadata=about, **options)
        display({"text/plain": self.readout}, raw=True)


def speak(figure):
    """Close a pyplot figure, and return it as a picture with a readout.

    The readout is read off the figure's own images and curves, so it needs no second
    description that could differ from what's drawn.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    Picture

    Raises
    ------
    TypeError
        If `figure` isn't a matplotlib figure.

    Examples
    --------
    >>> from matplotlib import pyplot as plt
    >>> figure, ax = plt.subplots()
    >>> _ = ax.plot([10, 20, 30], [0, 1, 0])
    >>> speak(figure)
    untitled: 3 values, lowest 0 at 10, highest 1 at 20, mean 0.333
    """
    from matplotlib import pyplot as plt

    if not isinstance(figure, Figure):
        raise refusal("figure", "a matplotlib Figure", type(figure).__name__, TypeError)
    plt.close(figure)
    close_widgets(figure.canvas)
    figure.set_dpi(figure.dpi * enlargement(*figure.get_size_inches() * figure.dpi))
    lines = [line for ax in figure.axes for line in _describe_axes(ax)]
    readout = "\n".join(lines) or "an empty figure"
    return Picture(figure, readout, settings=style.saved_plainly)


def _describe_axes(ax):
    title = ax.get_title() or "untitled"
    for image in ax.images:
        low, high = image.get_clim()
        is_gray = image.get_array().ndim == 2
        shades = f" (black {number(low)}, white {number(high)})" if is_gray else ""
        yield f"{title}: {describe_image(image.get_array())}{shades}"
    for line in ax.lines:
        yield f"{title}: {describe_curve(line.get_xdata(), line.get_ydata(orig=False))}"
    is_read = ax.images or ax.lines or ax.get_label() == "<colorbar>"
    if ax.has_data() and not is_read:
        yield f"{title}: neither an image nor a curve"


def describe_image(image):
    """Return an image in words: shape, dtype, range, mean.

    Examples
    --------
    >>> describe_image(np.array([[0, 1], [2, 5]]))
    '2×2 int64, 0 to 5, mean 2'
    """
    shape = "×".join(str(side) for side in image.shape)
    finite = finite_values(image)
    if finite.size == 0:
        return f"{shape} {image.dtype}, no finite value"
    rest = f", {image.size - finite.size} not finite" if finite.size < image.size else ""
    return (
        f"{shape} {image.dtype}, {number(finite.min())} to {number(finite.max())}, "
        f"mean {number(finite.mean(dtype=np.float64))}{rest}"
    )


def finite_values(image):
    """Return an image's values that aren't masked, NaN or infinite, in one dimension."""
    values = np.ma.compressed(image)
    return values if values.dtype.kind in "biu" else values[np.isfinite(values)]


def describe_curve(x, y):
    """Return a curve in words: how many values, the lowest and where, the highest, the mean.

    Examples
    --------
    >>> describe_curve([0, 1, 2], [5, 3, 4])
    '3 values, lowest 3 at 1, highest 5 at 0, mean 4'
    """
    y = np.asarray(y, dtype=np.float64)
    finite = np.isfinite(y)
    count = "1 value" if y.size == 1 else f"{y.size} values"
    if not finite.any():
        return f"{count}, none of them finite" if y.size else "no values"

    def found(k):
        place = number(x[k]) if isinstance(x[k], (Real, np.bool_)) else x[k]
        return f"{number(y[k])} at {place}"

    values = np.where(finite, y, np.nan)
    lowest, highest = found(np.nanargmin(values)), found(np.nanargmax(values))
    rest = "" if finite.all() else f", {y.size - finite.sum()} not finite"
    return f"{count}, lowest {lowest}, highest {highest}, mean {number(y[finite].mean())}{rest}"


def png(figure, settings=style.isolated, fine=1):
    """Return a figure as base64 PNG text, the same bytes for the same figure.

    It's saved within `settings`, with `fine` dots for each of the figure's.
    """
    from PIL import Image

    with io.BytesIO() as buffer, settings, warnings.catch_warnings():
        warnings.filterwarnings("ignore", style.NO_GLYPH)
        figure.savefig(buffer, format="png", dpi=fine * figure.dpi, metadata={"Software": None})
        smaller = _in_fewer_bytes(Image.open(buffer), len(buffer.getbuffer()))
        if smaller:
            buffer = io.BytesIO()
            smaller.save(buffer, format="PNG")
        return base64.b64encode(buffer.getvalue()).decode("ascii")


def _in_fewer_bytes(picture, size):
    """Return a picture that takes half of its bytes or so and looks the same, or None."""
    from PIL import Image, ImageChops

    red, green, blue, alpha = picture.convert("RGBA").split()
    if alpha.getextrema() != (255, 255):
        return None
    if red == green == blue:
        return red
    if size <= _LARGE:
        return None
    colors = picture.convert("RGB")
    few = colors.quantize(method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    changes = ImageChops.difference(colors, few.convert("RGB")).getextrema()
    return few if max(most for _, most in changes) <= _HARDLY else None
