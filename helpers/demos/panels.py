"""Images side by side, whose pixels change with a control."""

import numpy as np

from helpers.figures import style
from helpers.figures.images import draw_image


def image_panels(shape, titles, low, high, *, size, rows=1):
    """Make a figure of empty images, and return it with their artists.

    All have one `shape`, and are drawn black at `low` and white at `high`. The figure's `size` is
    in inches, and its panels are in so many `rows`.
    """
    columns = len(titles) // rows
    figure, axes = style.new_figure(*size, nrows=rows, ncols=columns, sharex=True, sharey=True)
    artists = []
    for ax, title in zip(axes.flat, titles, strict=True):
        extent = (-0.5, shape[1] - 0.5, shape[0] - 0.5, -0.5)
        artists.append(draw_image(ax, np.zeros(shape), low, high, extent=extent))
        ax.set_title(title)
        ax.label_outer()
    style.tighten(figure)
    return figure, artists


def thinned(artists, images):
    """Return each artist's image about as fine as its panel can show it.

    A panel of 240 pixels drops half of 512 columns anyway. To drop them before matplotlib
    scales the image makes a step several times as fast, and a result small enough to keep.
    """
    thin = []
    for artist, image in zip(artists, images, strict=True):
        box = artist.axes.bbox
        every = max(round(min(image.shape[0] / box.height, image.shape[1] / box.width)), 1)
        thin.append(image[::every, ::every].astype(np.float32))
    return thin


def set_images(artists, images):
    """Give each artist its image, thinned."""
    for artist, image in zip(artists, thinned(artists, images), strict=True):
        artist.set_data(image)
