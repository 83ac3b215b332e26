"""The picture of what separates an answer from the expected image."""

import numpy as np

from helpers.figures.picture import Picture, describe_image
from helpers.figures.style import SIGNED, as_image_axes, isolated, new_figure, tighten


@isolated
def draw_difference(gap):
    """Draw a difference of two images: white where nothing differs.

    Parameters
    ----------
    gap : ndarray of float64, shape (row, column)
        Somebody's values minus the expected ones, all finite.

    Returns
    -------
    Picture

    Examples
    --------
    >>> print(draw_difference(np.eye(3)).readout.splitlines()[0])
    your values minus the expected ones: 3×3 float64, 0 to 1, mean 0.333
    """
    most = float(np.abs(gap).max()) or 1.0
    figure, axes = new_figure(4.8, 3.8)
    artist = axes[0, 0].imshow(gap, SIGNED, vmin=-most, vmax=most, interpolation="nearest")
    as_image_axes(axes[0, 0])
    figure.colorbar(artist, ax=axes[0, 0])
    axes[0, 0].set_title("your values − expected ones")
    tighten(figure)
    return Picture(
        figure,
        f"your values minus the expected ones: {describe_image(gap)}\n"
        "orange where yours are too large, purple where they are too small",
    )
