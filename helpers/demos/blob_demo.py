"""An object in an image, and how strongly it responds to Laplacians of Gaussians by sigma."""

from functools import lru_cache

import matplotlib as mpl
import numpy as np
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from helpers.demos import layout
from helpers.demos.declaration import Example
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import center_lines, extent, set_images, thinning
from helpers.demos.pointing import PixelSliders, Pointing
from helpers.figures import style
from helpers.figures.images import draw_image
from helpers.figures.titles import wrapped
from helpers.figures.wording import number
from helpers.filters.blobs import BlobResponses, climb
from livefigure import float_slider

_SIGMAS = np.arange(10, 121, 2) / 10
# Radius of the disk whose response is strongest at sigma 1: raw, and times the sigma's square.
_RAW, _SCALED = 2, np.sqrt(2)
# From a click, it's at most so many pixels of the screen to a stronger response.
_NEAR = 4
# Of the response: more colors than anyone can tell apart would only take longer to send.
_COLORS = 49
# In inches: the figure's width, and what's above, in and below the curves.
_WIDTH, _TITLE, _LEGEND, _CURVES, _BELOW = 7.2, 0.34, 0.26, 1.3, 0.48
# Beside the curves, between panels, how high an image may be, and where two have room abreast.
_LEFT, _GAP, _HIGHEST, _ABREAST = 0.64, 0.14, 3.2, 4.4


@style.isolated
def blob_demo(image, row=None, column=None):
    """Click on an object, and see which sigma it responds to most, and which size that means.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype.
    row, column : int, optional
        The pixel to begin with. Without one, it's in the middle.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    A click goes to the strongest response around it, and the sliders and the arrow keys go to any
    pixel. A click on the curves chooses the sigma. A disk's own response is strongest at a sigma of
    its radius divided by 2, and scaled (times sigma²) at its radius divided by √2. The circles are
    those disks.

    Examples
    --------
    >>> from skimage.morphology import disk
    >>> demo = blob_demo(np.pad(disk(8), 30))
    >>> print(demo.readout)
    row 38, column 38, brighter than what's around it
    sigma 3: raw response -0.0243, scaled -0.219
    Raw, it's strongest at sigma 4. A disk like that has radius 8.
    Scaled, it's strongest at sigma 5.6. A disk like that has radius 7.9.
    """
    image, dtype = as_image(image)
    pixel = PixelSliders(image.shape, row, column)
    responses = BlobResponses(image, _SIGMAS)
    at = lru_cache(maxsize=1)(responses.at)  # the sigma changes more often than the place
    controls = {"sigma": float_slider("sigma", 3.0, _SIGMAS[0], _SIGMAS[-1], 0.2), **pixel.controls}
    figure, moving, artists, move, arrange = _draw(image, dtype)
    pointing = Pointing(figure.axes)
    seen = {}

    def everywhere(sigma):
        if seen.get("sigma") != sigma:
            seen.update(sigma=sigma, response=sigma**2 * responses.everywhere(sigma))
        return seen["response"]

    def show(sigma, row, column):
        k = _nearest(sigma)
        raw = at(row, column)
        set_images(artists[1:], [everywhere(float(_SIGMAS[k]))])
        move(row, column, k, raw)
        return _describe(row, column, k, raw)

    def follow(event):
        if pointed := pointing.exact_place(event):
            panel, (y, x) = pointed
            if panel is artists[0].axes or panel is artists[1].axes:
                reach = _NEAR * thinning(artists[0], image.shape)
                sigma = float(_SIGMAS[_nearest(controls["sigma"].value)])
                pixel.go(climb(everywhere(sigma), round(y), round(x), reach))
            else:
                controls["sigma"].value = float(_SIGMAS[_nearest(x)])
        return False  # the sliders' changes have shown it

    return Demo(
        figure, moving, show, controls,
        title=f"blob_demo: {'×'.join(map(str, image.shape))} image",
        rows=[[controls["sigma"]], [*pixel.controls.values()]],
        keys=pixel.keys, mouse=follow, panels=dict.fromkeys(figure.axes, "place"), arrange=arrange,
    )  # fmt: skip


def _nearest(sigma):
    """Return the place of the sigma that's nearest."""
    return int(np.abs(_SIGMAS - sigma).argmin())


def _strongest(raw):
    """Return the places of the strongest response among the sigmas, raw and times sigma²."""
    return int(np.abs(raw).argmax()), int(np.abs(raw * _SIGMAS**2).argmax())


def _describe(row, column, k, raw):
    sigma, here = _SIGMAS[k], raw[k]
    said = f"row {row}, column {column}"
    if here:
        said += f", {'brighter' if here < 0 else 'darker'} than what's around it"
    said += f"\nsigma {number(sigma)}: raw response {number(here)}, scaled "
    said += f"{number(here * sigma**2)}"
    if not raw.any():
        return f"{said}\nEverything around it is the same, so no sigma gets a response."
    parts = zip(("Raw", "Scaled"), _strongest(raw), (_RAW, _SCALED), strict=True)
    return "\n".join([said, *(_describe_peak(*part) for part in parts)])


def _describe_peak(name, peak, factor):
    sigma = _SIGMAS[peak]
    ends = {0: ", the smallest there is", _SIGMAS.size - 1: ", the largest there is"}
    at = f"{name}, it's strongest at sigma {number(sigma)}{ends.get(peak, '')}."
    return f"{at} A disk like that has radius {number(round(factor * sigma, 1))}."


def _draw(image, dtype):
    """Draw the figure, and return it with what moves, its images, and how to move and arrange."""
    figure, axes = style.new_figure(_WIDTH, 5.6, nrows=2, ncols=2)
    low, high = style.gray_range(image, dtype)
    (before, after), (below, spare) = axes
    spare.remove()
    photo = draw_image(before, image, low, high, extent=extent(image.shape))
    most = float(np.ptp(image)) / 3 or 1.0
    colors = mpl.colormaps[style.SIGNED].resampled(_COLORS)
    response = draw_image(
        after, np.zeros(image.shape), -most, most, colors, extent=extent(image.shape)
    )
    titles = ["image", "scaled response"]
    for ax in (before, after):
        ax.autoscale(False)
    below.set(xlim=(_SIGMAS[0] - 0.15, _SIGMAS[-1] + 0.15), ylim=(0, 112))
    below.set_ylabel("% of strongest")
    below.set_yticks([0, 50, 100])
    looks = ({"color": style.INPUT, "linestyle": (0, (2, 0.8))}, {"color": style.PIXEL})
    curves = [
        below.plot(_SIGMAS, _SIGMAS, linewidth=2, label=label, **look)[0]
        for label, look in zip(("raw", "scaled (× sigma²)"), looks, strict=True)
    ]
    peaks = [
        below.plot(
            [], "D", color=look["color"], markeredgecolor="black", markersize=8, clip_on=False
        )[0]
        for look in looks
    ]
    (center,) = center_lines([below])
    halo = [withStroke(linewidth=3.4, foreground="white", alpha=0.75)]
    circles = [
        ax.add_patch(Circle((0, 0), fill=False, linewidth=1.8, **look))
        for ax, look in (
            (after, {"color": "black", "path_effects": halo}),
            (before, looks[1] | {"path_effects": halo}),
            (before, looks[0]),  # last, because on a disk it's as large as the other
        )
    ]

    def arrange(width):
        _arrange(figure, (before, after, below), titles, curves, width, image.shape)

    arrange(_WIDTH)

    def move(row, column, k, raw):
        strongest = _strongest(raw)
        radii = np.multiply((_SCALED, _SCALED, _RAW), _SIGMAS[[k, *strongest[::-1]]])
        for circle, radius in zip(circles, radii, strict=True):
            circle.set(center=(column, row), radius=radius)
        for curve, peak, at, values in zip(
            curves, peaks, strongest, (raw, raw * _SIGMAS**2), strict=True
        ):
            share = 100 * np.abs(values) / (np.abs(values[at]) or 1)
            curve.set_ydata(share)
            peak.set_data([_SIGMAS[at]], [share[at]])
        for artist in (*circles[1:], *peaks):
            artist.set_visible(bool(raw.any()))
        center.set_xdata([_SIGMAS[k]] * 2)

    moving = [response, *circles, *curves, center, *peaks]
    return figure, moving, [photo, response], move, arrange


def _arrange(figure, axes, titles, curves, width, shape):
    """Put the images side by side, or on a narrow page in a column, and the curves below."""
    before, after, below = axes
    across = 2 if width > _ABREAST else 1
    margin = _LEFT if across == 2 else _GAP
    room = (width - margin - across * _GAP) / across
    high = min(room * shape[0] / shape[1], _HIGHEST)
    wide = high * shape[1] / shape[0]
    layout.set_size(figure, width, 10)
    rows = layout.set_legend(
        figure, curves, width - _GAP, loc="lower right", bbox_to_anchor=(1, 0), borderaxespad=0
    )
    under = _BELOW + _CURVES + _LEGEND * rows
    layout.set_size(figure, width, under + (high + _TITLE) * 2 / across)
    height = figure.get_size_inches()[1]
    figure.legends[0].set_bbox_to_anchor((1 - _GAP / width, (_BELOW + _CURVES) / height))
    for k, (ax, title) in enumerate(zip((before, after), titles, strict=True)):
        row, column = (0, k) if across == 2 else (k, 0)
        left = margin + column * (room + _GAP) + (room - wide) / 2
        bottom = height - (row + 1) * (high + _TITLE)
        layout.place(ax, left, bottom, wide, high)
        ax.set_title(wrapped(title, room))
        style.as_image_axes(ax, most=int(4 * min(room, high)) + 1)
    layout.place(below, _LEFT, _BELOW, width - _LEFT - _GAP, _CURVES)
    below.set_xlabel("sigma")


def _disks():
    rows, columns = np.indices((64, 64))
    image = np.full((64, 64), 0.4)
    for row, column, radius, value in ((20, 20, 8, 1.0), (44, 46, 4, 1.0), (48, 16, 5, 0.1)):
        image[np.hypot(rows - row, columns - column) <= radius] = value
    return image


EXAMPLES = {
    "disks": Example(
        lambda: blob_demo(_disks(), 20, 20),
        {"sigma": 5.6},
        {"row": 44, "column": 46},
        {"row": 48, "column": 16},
        {"row": 2, "column": 60, "sigma": 1.0},
    ),
}
