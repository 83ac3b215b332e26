"""A figure together with its readout: the text with the numbers that matter."""

import base64
import io

import numpy as np

from helpers.figures.projector import enlargement
from helpers.figures.wording import number

# What is said of a picture whose readout follows it.
WORDS_BELOW = "picture, in words below"


class Picture:
    """A figure that speaks: shown as a picture with its readout as text beneath it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    readout : str
        What the figure shows, in numbers; a screen reader reads it, and CI compares it.

    Attributes
    ----------
    figure : matplotlib.figure.Figure or None
        None once the picture has been shown: a notebook keeps every output, and a figure
        takes ten times the memory of its PNG.
    readout : str
    """

    def __init__(self, figure, readout):
        self.figure = figure
        self.readout = readout
        self._png = None

    def __repr__(self):
        return self.readout

    def _ipython_display_(self):
        from IPython.display import display

        if self._png is None:
            self._png, self.figure = png(self.figure), None
        image = {"image/png": self._png, "text/plain": WORDS_BELOW}
        display(image, raw=True, metadata={"image/png": {"alt": self.readout}})
        display({"text/plain": self.readout}, raw=True)


def speak(figure):
    """Close a pyplot figure, and return it as a picture with a readout.

    The readout is read off the figure's own images and lines, so it needs no second
    description that could differ from what is drawn.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    Picture

    Raises
    ------
    TypeError
        If `figure` is no matplotlib figure.
    """
    from matplotlib import pyplot as plt
    from matplotlib.figure import Figure

    if not isinstance(figure, Figure):
        raise TypeError(f"figure: expected a matplotlib Figure, got {type(figure).__name__}.")
    plt.close(figure)
    figure.set_dpi(figure.dpi * enlargement(*figure.get_size_inches() * figure.dpi))
    lines = [line for ax in figure.axes for line in _describe_axes(ax)]
    return Picture(figure, "\n".join(lines) or "an empty figure")


def _describe_axes(ax):
    title = ax.get_title() or "untitled"
    for image in ax.images:
        low, high = image.get_clim()
        shades = f" (black {number(low)}, white {number(high)})"
        yield f"{title}: {describe_image(image.get_array())}" + shades
    for line in ax.lines:
        yield f"{title}: {describe_curve(line.get_ydata())}"


def describe_image(image):
    """Return an image in words: shape, dtype, range, mean."""
    shape = "×".join(str(side) for side in image.shape)
    finite = image[np.isfinite(image)]
    if finite.size == 0:
        return f"{shape} {image.dtype}, no finite value"
    rest = f", {image.size - finite.size} not finite" if finite.size < image.size else ""
    return (
        f"{shape} {image.dtype}, {number(finite.min())} to {number(finite.max())}, "
        f"mean {number(finite.mean())}{rest}"
    )


def describe_curve(values, first=0):
    """Return a curve in words: how many values, the lowest, the highest, the mean.

    `first` is where its first value is drawn, a half for means of two neighbors.
    """
    values = np.asarray(values)
    low, high = values.argmin(), values.argmax()
    count = "1 value" if values.size == 1 else f"{values.size} values"
    return (
        f"{count}, lowest {number(values[low])} at {number(low + first)}, "
        f"highest {number(values[high])} at {number(high + first)}, mean {number(values.mean())}"
    )


def png(figure, below=""):
    """Return a figure as base64 PNG text, the same bytes for the same figure.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    below : str, optional
        A text that is set under it, for a page that shows nothing else.

    Returns
    -------
    str
    """
    with io.BytesIO() as buffer:
        figure.savefig(buffer, format="png", metadata={"Software": None})
        content = _with_text(buffer, below, figure.dpi) if below else buffer.getvalue()
    return base64.b64encode(content).decode("ascii")


def _with_text(file, text, dpi):
    # Not by matplotlib, which would draw the whole figure once more on a larger canvas.
    from matplotlib.font_manager import findfont
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(findfont("DejaVu Sans Mono"), 9 * dpi / 72)
    edge = round(0.1 * dpi)
    with Image.open(file) as picture:
        _, _, right, bottom = ImageDraw.Draw(picture).multiline_textbbox((0, 0), text, font)
        width = max(picture.width, round(right) + 2 * edge)
        sheet = Image.new("RGB", (width, picture.height + round(bottom) + 2 * edge), "white")
        sheet.paste(picture)
        place = (edge, picture.height + edge)
    ImageDraw.Draw(sheet).multiline_text(place, text, fill="black", font=font)
    with io.BytesIO() as buffer:
        sheet.save(buffer, format="PNG")
        return buffer.getvalue()
