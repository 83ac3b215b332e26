"""Images beside each other, on one common intensity range."""

import math
from functools import partial

import matplotlib as mpl
import numpy as np
from matplotlib.colors import Normalize
from matplotlib.gridspec import GridSpec, SubplotParams

from helpers.figures import style
from helpers.figures.circles import as_circles, describe_circles, draw_circles
from helpers.figures.live import LivePicture
from helpers.figures.nearest import NearestImage
from helpers.figures.picture import describe_image, finite_values
from helpers.figures.pixels import PixelNumbers
from helpers.figures.titles import as_titles, fitted
from helpers.figures.wording import number
from helpers.filters.validation import (
    as_real,
    as_switch,
    describe_value,
    refusal,
    refuse_too_large,
)

_MOST_IN_A_ROW = 4
# How narrow a panel may be, in inches, without numbers along its sides and with them.
_NARROWEST, _NARROWEST_NUMBERED = 1.25, 2.0
# What a figure's margins take of its width, in inches.
_MARGINS = 0.7
# Images whose heights are less than this part of their widths are below each other.
_STRIP = 0.25
# A broadcast view may claim more values than the memory holds.
_MOST_VALUES = 1_000_000_000
# More rows or columns than any panel has pixels for.
_MOST_DRAWN = 2000
# Numbers on pixels, so that they're drawn in good time.
_MOST_NUMBERS = 400
# Colors that were calculated may be this far beyond 0 and 1.
_ROUNDING = 1e-6


@style.isolated
def imshow_all(*images, titles=None, cmap="gray", circles=None, ticks=False):
    """Show images beside each other, all on the same intensity range.

    The same gray means the same value in every one of them. Booleans, uint8 and uint16 are
    scaled to 0 to 1 by their dtype, as ``skimage.util.img_as_float`` does, so that they
    compare with floats. Other integers and floats are taken as they are. Where all values are
    the same, black and white are those of the dtype.

    After ``%matplotlib widget``, you can zoom in until each pixel's value can be read. Images of
    the same shape are moved together, and their values are said where you point.

    Parameters
    ----------
    *images : array_like
        Each of shape (row, column), or (row, column, 3 or 4) for RGB or RGBA; any sizes
        and dtypes together. More than four wrap to further rows, and strips are stacked.
    titles : sequence of str, optional
        One for each image; None for one without.
    cmap : str or matplotlib.colors.Colormap, optional
        For the images of one channel; color images keep their colors.
    circles : array_like, optional
        What you found: (row, column) or (row, column, radius) of each, drawn over every image.
        ``...``, or a radius of None, means that you haven't found anything yet.
    ticks : bool, optional
        Whether rows and columns of every image are numbered, or of small ones only.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If there's no image, something isn't one, or there isn't a title for each.

    Examples
    --------
    >>> imshow_all([[0.0, 0.5], [0.5, 1.0]], titles=["checkered"])
    checkered: 2×2 float64, 0 to 1, mean 0.5
    black is 0, white is 1
    """
    if not images:
        raise refusal("images", "at least one", "none")
    originals = [_as_image(image, f"images[{k}]") for k, image in enumerate(images)]
    titles = as_titles(titles, len(images), "images")
    is_name = isinstance(cmap, str) and cmap in mpl.colormaps
    if not is_name and not isinstance(cmap, mpl.colors.Colormap):
        raise refusal("cmap", "a colormap or its name, such as 'gray'", describe_value(cmap))
    ticks = as_switch(ticks, "ticks")
    circles = as_circles(circles)
    ranges = [_range(image) for image in originals if image.ndim == 2]
    known = [limits for limits in ranges if limits]
    low, high = style.gray_range(np.array(known)) if known else (0.0, 1.0)

    tallest = max(image.shape[0] / image.shape[1] for image in originals)
    most = 1 if tallest < _STRIP else _MOST_IN_A_ROW
    rows, columns = _grid(len(images), most)
    # A single strip may be as wide as two images.
    width = {1: 4.2 if tallest > 0.5 else 7.2, 2: 7.2}.get(columns, 9.0)
    figure, axes = style.new_figure(
        width, _height(width, rows, columns, tallest), ncols=len(images)
    )
    numbers = []
    for ax, image in zip(axes.flat, originals, strict=True):
        every = math.ceil(max(image.shape) / _MOST_DRAWN)
        extent = (-0.5, image.shape[1] - 0.5, image.shape[0] - 0.5, -0.5)
        drawn = _scaled(image[::every, ::every])
        artist = draw_image(ax, drawn, low, high, cmap, extent=extent)
        if ticks:
            style.as_image_axes(ax, always=True)
        draw_circles(ax, circles)
        white = style.full_scale(image.dtype) or 1.0
        numbers.append(PixelNumbers(artist, white, every, _MOST_NUMBERS // len(images)))
    arrange = partial(_arrange, figure, titles, tallest, most)
    arrange(width)

    readout = [
        f"{title or f'image {k}'}: {describe_image(image)}"
        for k, (title, image) in enumerate(zip(titles, originals, strict=True))
    ]
    shades = "black is {}, white is {}" if cmap == "gray" else "common range {} to {}"
    # In the images' own values, where those have one scale.
    whites = {style.full_scale(image.dtype) or 1.0: image.dtype for image in originals}
    white = 1.0 if len(whites) > 1 else next(iter(whites))
    if ranges:  # or else all of them are in color
        readout.append(shades.format(number(low * white), number(high * white)))
        for scale, dtype in whites.items():
            if scale != white:
                readout[-1] += f" (as {dtype}: {number(low * scale)} and {number(high * scale)})"
    if circles is not None:
        readout.append(describe_circles(circles))
    return LivePicture(figure, "\n".join(readout), numbers, arrange)


def _grid(count, most):
    """Return how many rows and columns of panels there are, with at most so many in a row."""
    rows = math.ceil(count / most)
    return rows, math.ceil(count / rows)  # so that the last row isn't much shorter


def _height(width, rows, columns, tallest):
    return rows * (width / columns * min(tallest, 1.6) + 0.35)


def _arrange(figure, titles, tallest, most, width):
    """Give a figure a width in inches, and fewer images in a row where they'd be too narrow."""
    axes = figure.axes
    is_numbered = any(ax.get_xlabel() for ax in axes)
    room = int(width / (_NARROWEST_NUMBERED if is_numbered else _NARROWEST))
    rows, columns = _grid(len(axes), min(most, max(room, 1)))
    figure.set_size_inches(width, _height(width, rows, columns, tallest), forward=False)
    figure.subplotpars = SubplotParams()  # so that it doesn't matter what they were
    grid = GridSpec(rows, columns, figure)
    for k, (ax, title) in enumerate(zip(axes, titles, strict=True)):
        ax.set_subplotspec(grid[k])
        ax.set_title(fitted(title, (width - _MARGINS) / columns))
    style.tighten(figure)
    _leave_out_gaps(
        figure, [axes[first : first + columns] for first in range(0, len(axes), columns)]
    )


def _leave_out_gaps(figure, rows):
    """Make a figure only as high as its images, whose panels were laid out higher."""
    gaps = 0
    for panels in rows:
        for ax in panels:
            ax.apply_aspect()
        heights = [
            [ax.get_position(original).height for ax in panels] for original in (True, False)
        ]
        gaps += max(heights[0]) - max(heights[1])
    height = round(figure.get_figheight() * (1 - gaps), 2)  # whole pixels
    figure.set_figheight(height, forward=False)
    style.tighten(figure)


def draw_image(ax, image, low, high, cmap="gray", **options):
    """Draw one image into axes with rows and columns, and return its artist."""
    if np.ndim(image) == 2:
        artist = NearestImage(ax, cmap=cmap, norm=Normalize(low, high), **options)
        artist.set_data(image)
        artist.set_extent(artist.get_extent())
        artist.set_clip_path(ax.patch)
        ax.set_aspect("equal")
        ax.add_image(artist)
    else:
        artist = ax.imshow(image, interpolation="nearest", **options)
    style.as_image_axes(ax)
    return artist


def _as_image(image, name):
    if isinstance(image, (list, tuple)) and any(getattr(part, "ndim", 0) > 1 for part in image):
        got = f"a {type(image).__name__} of {len(image)} arrays"
        raise refusal(name, "one image", f"{got}. Pass them one by one: imshow_all(*images)")
    array = as_real(image, name)
    if array.size > _MOST_VALUES:
        raise refusal(name, f"at most {_MOST_VALUES:,} values", f"{array.size:,}")
    is_color = array.ndim == 3 and array.shape[2] in (3, 4)
    if not (array.ndim == 2 or is_color) or array.size == 0:
        expected = "(row, column) or (row, column, 3 or 4)"
        raise refusal(name, expected, f"the shape {array.shape}")
    low, high = _range(array) or (0, 1)
    refuse_too_large(np.array([low, high]), name)
    if is_color and not (np.isfinite(array).all() and low >= -_ROUNDING and high <= 1 + _ROUNDING):
        got = f"{array.min():.7g} to {array.max():.7g}"
        raise refusal(name, "colors from 0 to 1 as floats (or uint8)", got)
    return array


def _scaled(image):
    white = style.full_scale(image.dtype)
    image = image / white if white else image.astype(float)
    return image if image.ndim == 2 else image.clip(0, 1)


def _range(image):
    """Return the lowest and the highest finite value as they're drawn, or None."""
    finite = finite_values(image)
    if finite.size == 0:
        return None
    white = style.full_scale(image.dtype) or 1.0
    return float(finite.min()) / white, float(finite.max()) / white
