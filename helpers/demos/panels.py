"""Images side by side, whose pixels change with a control."""

import numpy as np

from helpers.drawing import look
from helpers.drawing.images import draw_image


def image_panels(shape, titles, low, high, *, size, rows=1):
    """Make a figure of empty images of one shape, on one common intensity range.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of each image.
    titles : list of str
    low, high : float
        What is drawn black, and white.
    size : tuple of float
        Width and height of the figure in inches.
    rows : int, optional
        Rows of panels.

    Returns
    -------
    figure : matplotlib.figure.Figure
    artists : list of matplotlib.image.AxesImage
    """
    columns = len(titles) // rows
    figure, axes = look.new_figure(*size, nrows=rows, ncols=columns, sharex=True, sharey=True)
    artists = []
    for ax, title in zip(axes.flat, titles, strict=True):
        artists.append(draw_image(ax, np.zeros(shape), low, high))
        ax.set_title(title)
        ax.label_outer()
    figure.tight_layout()
    return figure, artists


def grey_range(image):
    """Return the lowest and the highest value, apart also where the image is flat."""
    low, high = float(image.min()), float(image.max())
    return (low, high) if high > low else (low, low + 1)
