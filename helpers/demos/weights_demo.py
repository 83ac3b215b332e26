"""The weights that three filters give the neighbors of one pixel of a noisy image."""

import matplotlib as mpl
import numpy as np
from matplotlib.colors import ListedColormap, PowerNorm

from helpers.demos import layout
from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import Notes, extent
from helpers.demos.pointing import PixelSliders, Pointing
from helpers.figures import boxes, style
from helpers.figures.images import draw_image
from helpers.figures.titles import wrapped
from helpers.filters.denoising import bilateral_weights, gaussian_weights, patch_weights
from helpers.filters.signals import add_noise
from livefigure import float_slider

_SIDE, _PATCH = 13, 5
_GAMMA = 0.5  # so that many small weights aren't all white beside a few large ones
_NAMES = ("Gaussian", "bilateral", "non-local means")
# As wide as a number can be, and unlike any.
_OF_NOISY, _OF_CLEAN, _WIDEST = "−0.00x", "−0.0x0", "−0.000"
_WIDTH = 7.2  # inches, as are those below
_ABREAST, _GAP, _LINE, _MOST_SIDE, _HIGHEST = 6, 0.1, 0.2, 1.7, 4


@style.isolated
def weights_demo(image, sd=0.1, row=None, column=None):
    """Look at the weights that three filters give the neighbors of a noisy image's pixel.

    Parameters
    ----------
    image : array_like
        Without noise, of shape (row, column) and finite. The sliders are made for values of about
        0 to 1; those of booleans, uint8 and uint16 are scaled to that.
    sd : float, optional
        Standard deviation of the noise, which is `add_noise`'s.
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
    All three weigh the same 13×13 window, which is reflected at the image's borders. Non-local
    means compares patches of 5×5 pixels, and subtracts nothing for the noise. The color of a weight
    goes by its square root, and one color means the same weight in all three maps.

    Examples
    --------
    >>> demo = weights_demo([[0, 0, 0, 1, 1, 1]] * 6, sd=0)
    >>> demo.controls["column"].value = 2
    >>> print(demo.readout)
    row 3, column 2: noisy 0.000, clean 0.000
    weighted means: Gaussian 0.334, bilateral 0.000, non-local means 0.000
    largest weights: Gaussian 0.1105, bilateral 0.1659, non-local means 0.0769
    """
    clean, dtype = as_image(image)
    clean = clean / (style.full_scale(dtype) or 1)
    place = PixelSliders(clean.shape, row, column)
    noisy = add_noise(clean, sd)
    low, high = style.gray_range(clean)
    figure, panels, arrange = _draw(noisy, low, high)
    whole, near, *maps = panels
    titled = Notes([whole, *maps], [(_OF_NOISY, _OF_CLEAN), *[(_WIDEST,)] * 3])
    margin = (_SIDE + _PATCH) // 2 - 1
    padded = np.pad(noisy, margin, mode="symmetric")
    window = boxes.window_outline(whole.axes)
    pixels = [boxes.pixel_outline(panel.axes) for panel in panels]
    for pixel in pixels[1:]:
        pixel.set_xy((_SIDE // 2 - 0.5, _SIDE // 2 - 0.5))
    pointing = Pointing([whole.axes])
    rows, columns = noisy.shape

    def show(sigma, color, h, row, column):
        large = padded[row : row + 2 * margin + 1, column : column + 2 * margin + 1]
        rim = _PATCH // 2
        values = large[rim:-rim, rim:-rim]
        weights = (
            gaussian_weights(values.shape, sigma),
            bilateral_weights(values, sigma, color),
            patch_weights(large, _PATCH, h),
        )
        means = [float((each * values).sum()) for each in weights]
        largest = [float(each.max()) for each in weights]
        near.set_data(values)
        for drawn, each in zip(maps, weights, strict=True):
            drawn.set(data=each, clim=(0, max(largest)))
        window.set_bounds(column - _SIDE / 2, row - _SIDE / 2, _SIDE, _SIDE)
        pixels[0].set_xy((column - 0.5, row - 0.5))
        best = int(np.abs(np.subtract(means, clean[row, column])).argmin())
        before, aim, *after = (
            f"{value:z.3f}" for value in (noisy[row, column], clean[row, column], *means)
        )
        titled.show([(before, aim), *((mean,) for mean in after)], bold=[best + 1])
        return (
            f"row {row}, column {column}: noisy {before}, clean {aim}\n"
            f"weighted means: {_listed(after)}\n"
            f"largest weights: {_listed(f'{each:.4f}' for each in largest)}"
        )

    controls = {
        "sigma": float_slider("sigma", 1.2, 0.4, 3, 0.1),
        "color": float_slider("color sigma", 0.25, 0.05, 1, 0.05, digits=2),
        "h": float_slider("h", 0.1, 0.02, 0.5, 0.01, digits=2),
        **place.controls,
    }

    def follow(event):
        if pointed := pointing.place(event):
            place.go(pointed[1])

    return Demo(
        figure, [near, *maps, window, *pixels, *titled.moving], show, controls,
        title=f"weights_demo: {rows}×{columns} image",
        rows=[
            [controls["sigma"], controls["color"], controls["h"]],
            [*place.controls.values()],
        ],
        keys=place.keys, mouse=follow, panels={whole.axes: "place"}, arrange=arrange,
    )  # fmt: skip


def _listed(texts):
    return ", ".join(f"{name} {text}" for name, text in zip(_NAMES, texts, strict=True))


def _draw(noisy, low, high):
    """Draw the figure, and return it with its artists and how to arrange it."""
    figure, axes = style.new_figure(_WIDTH, 4, ncols=5)
    image, *small = axes[0]
    square = np.zeros((_SIDE, _SIDE))
    panels = [draw_image(image, noisy, low, high, extent=extent(noisy.shape))]
    panels += [draw_image(ax, square, low, high, extent=extent(square.shape)) for ax in small]
    positive = ListedColormap(mpl.colormaps[style.SIGNED](np.linspace(0.5, 1, 128)))
    for panel in panels[2:]:
        panel.set(cmap=positive, norm=PowerNorm(_GAMMA, 0, 1))
    for ax in axes[0]:
        style.leave_out_axis_lines(ax)
    image.set_anchor("N")
    for ax in small:
        ax.spines[:].set(visible=True, color="#CCCCCC", linewidth=0.6)

    def arrange(width):
        is_wide = width >= _ABREAST
        most = (width - 8 * _GAP) / 4 if is_wide else min((width - 3 * _GAP) / 2, _MOST_SIDE)
        # The best one is bold, which takes more room.
        names = [wrapped(name, 0.9 * most) for name in _NAMES]
        texts = ["window", *(f"{name}\n{_WIDEST}" for name in names)]
        lines = [text.count("\n") + 1 for text in texts]
        above = [_LINE * max(lines[k : k + 2]) + _GAP for k in (0, 2)]
        # If they're nearly so large, the maps end where the image does.
        aspect = noisy.shape[0] / noisy.shape[1]
        ends = (aspect * (width - 4 * _GAP) - above[1] - _GAP) / (2 + 2 * aspect)
        side = ends if is_wide and 0.9 * most < ends < most else most
        of_maps, across = sum(above) + 2 * (side + _GAP), 2 * side + 3 * _GAP
        if is_wide:
            left = room = width - across
            bottom, high = _GAP, of_maps - above[0] - _GAP
            height = of_maps
        else:
            left, room, bottom = (width - across) / 2, width - _GAP, of_maps + _GAP
            high = min(room * aspect, _HIGHEST)
            height = bottom + high + _LINE + _GAP
        layout.set_size(figure, width, height)
        layout.place(image, _GAP, bottom, room - _GAP, high)
        image.set_title(f"noisy {_OF_NOISY}, clean {_OF_CLEAN}")
        for k, (ax, text) in enumerate(zip(small, texts, strict=True)):
            row, column = divmod(k, 2)
            bottom = _GAP + (1 - row) * (above[1] + side + _GAP)
            layout.place(ax, left + _GAP + column * (side + _GAP), bottom, side, side)
            ax.set_title(text)

    arrange(_WIDTH)
    return figure, panels, arrange


EXAMPLES = {
    "photograph": Example(
        lambda: weights_demo(photograph()),
        {"row": 20},
        {"column": 28},
        {"h": 0.02},
        {"color": 0.05},
    ),
}
