"""Images beside each other, on one common intensity range."""

import math

import numpy as np

from helpers.figures import style
from helpers.figures.picture import Picture, describe_image
from helpers.figures.signals import as_titles
from helpers.figures.wording import number
from helpers.filters.pillow import from_pillow

_MOST_IN_A_ROW = 4


def imshow_all(*images, titles=None, cmap="gray"):
    """Show images beside each other, all on the same intensity range.

    The same gray means the same value in every one of them. Booleans, uint8 and uint16 are
    scaled to 0 to 1 by their dtype, as ``skimage.util.img_as_float`` does, so that they
    compare with floats; other integers and floats are taken as they are.

    Parameters
    ----------
    *images : array_like
        Each of shape (row, column), or (row, column, 3 or 4) for RGB or RGBA; any sizes
        and dtypes together. More than four wrap to further rows.
    titles : sequence of str, optional
        One for each image.
    cmap : str or matplotlib.colors.Colormap, optional
        For the images of one channel; color images keep their colors.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If there is no image, one of them is none, or the titles are not one an image.

    Examples
    --------
    >>> imshow_all(skimage.data.camera(), titles=["camera"])
    camera: 512×512 uint8, 0 to 255, mean 129.061
    black is 0, white is 1
    """
    if not images:
        raise ValueError("images: expected at least one, got none.")
    originals = [_as_image(image, k) for k, image in enumerate(images)]
    titles = as_titles(titles, len(images), "images")
    scaled = [_scaled(image, k) for k, image in enumerate(originals)]
    low, high = _common_range([image for image in scaled if image.ndim == 2])

    columns = min(len(images), _MOST_IN_A_ROW)
    rows = math.ceil(len(images) / columns)
    width = {1: 4.2, 2: 7.2}.get(columns, 9.0)
    tallest = max(image.shape[0] / image.shape[1] for image in scaled)
    panel_height = width / columns * min(max(tallest, 0.4), 1.6)
    figure, axes = style.new_figure(width, rows * (panel_height + 0.35), nrows=rows, ncols=columns)
    for ax in axes.flat[len(images) :]:
        ax.remove()
    for ax, image, title in zip(axes.flat, scaled, titles, strict=False):
        draw_image(ax, image, low, high, cmap)
        ax.set_title(title or "")
    figure.tight_layout()

    names = [title or f"image {k}" for k, title in enumerate(titles)]
    readout = [
        f"{name}: {describe_image(image)}" for name, image in zip(names, originals, strict=True)
    ]
    readout.append(
        f"black is {number(low)}, white is {number(high)}"
        if cmap == "gray"
        else f"common range {number(low)} to {number(high)}"
    )
    return Picture(figure, "\n".join(readout))


def draw_image(ax, image, low, high, cmap="gray", **options):
    """Draw one image into axes with rows and columns, and return its artist."""
    artist = ax.imshow(image, vmin=low, vmax=high, cmap=cmap, interpolation="nearest", **options)
    style.as_image_axes(ax)
    return artist


def _as_image(image, k):
    name = f"images[{k}]"
    try:
        array = np.asarray(from_pillow(image))
    except (TypeError, ValueError) as error:
        raise TypeError(f"{name}: expected an array, got {type(image).__name__}.") from error
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"{name}: expected booleans, integers or floats, got {type(image).__name__} "
            f"of dtype {array.dtype}."
        )
    color = array.ndim == 3 and array.shape[2] in (3, 4)
    if not (array.ndim == 2 or color) or array.size == 0:
        raise ValueError(
            f"{name}: expected (row, column) or (row, column, 3 or 4), got the shape {array.shape}."
        )
    return array


def _scaled(image, k):
    if image.dtype == bool:
        return image.astype(float)
    if image.dtype in (np.uint8, np.uint16):
        return image / np.iinfo(image.dtype).max
    image = image.astype(float)
    if image.ndim == 3 and not (image.min() >= 0 and image.max() <= 1):
        raise ValueError(
            f"images[{k}]: expected colors from 0 to 1 as floats (or uint8), "
            f"got {number(image.min())} to {number(image.max())}."
        )
    return image


def _common_range(grays):
    values = [image[np.isfinite(image)] for image in grays]
    values = np.concatenate(values) if values else np.array([])
    return style.gray_range(values) if values.size else (0.0, 1.0)
