"""An image filtered block by block: how wide a halo has to be for the seams to vanish."""

import functools

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle
from scipy import ndimage

from helpers.demos import layout
from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import Notes, center_lines, extent, set_images
from helpers.demos.pointing import Pointing
from helpers.figures import boxes, style
from helpers.figures.images import draw_image
from helpers.figures.stamps import Label
from helpers.figures.wording import number
from helpers.filters.blocks import in_blocks
from helpers.filters.kernels import gaussian_radius
from helpers.filters.validation import as_number, as_whole, one_of
from livefigure import align_labels, dropdown, float_slider, whole_slider

_MOST, _LEAST_SIGMA, _MOST_SIGMA = 24, 1, 5
_SIZES = (16, 32, 64, 128)
# An error of 0 has no place on a logarithmic axis, so it's at the bottom.
_NONE = 1e-7
_WIDEST = "largest\N{NO-BREAK SPACE}error\N{NO-BREAK SPACE}0.0000000"
_TITLES = ["image in blocks", "filtered in blocks", _WIDEST]
# Where its axis is broken, between 0 and the errors.
_BREAK = (5e-7, 1e-6)
# In inches: the figure's width, and the curve's panel, with what's below, above and left of it.
_WIDTH, _BELOW, _CURVE, _ABOVE, _LEFT = 7.2, 0.48, 1.2, 0.12, 1.06


@style.isolated
def halo_demo(image, sigma=2.0, block_size=64):
    """Filter an image block by block, and see what a halo is good for.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype; it's scaled to the range 0 to 1.
    sigma : float, optional
        Of the Gaussian, in pixels, from 1 to 5.
    block_size : {16, 32, 64, 128}, optional
        Rows and columns of a block.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    Each block is reflected at its borders, and so is the image. A block has its halo only where
    there are pixels. A click on the image chooses the block that's marked, and a click on the
    curve the halo.

    Examples
    --------
    >>> demo = halo_demo(np.eye(32), sigma=1, block_size=16)
    >>> print(demo.readout)
    sigma 1 reaches 4 pixels on each side, and the halo is 0 pixels wide
    largest error 0.22, and 14.1% of the pixels are wrong
    the marked block (from row 16, column 16) has 16×16 pixels, or 16×16 with its halo
    >>> demo.controls["halo"].value = 4
    >>> print(demo.readout)
    sigma 1 reaches 4 pixels on each side, and the halo is 4 pixels wide
    no error: every pixel is the same as when the whole image is filtered at once
    the marked block (from row 16, column 16) has 16×16 pixels, or 20×20 with its halo
    """
    image, dtype = as_image(image)
    sigma = as_number(sigma, "sigma", least=_LEAST_SIGMA, most=_MOST_SIGMA)
    asked = str(as_whole(block_size, "block_size"))
    one_of(asked, "block_size", tuple(map(str, _SIZES)))
    low, high = style.gray_range(image, dtype)
    image = (image - low) / (high - low)
    figure, panels, moving, move, arrange = _draw(image)
    pointing, at = Pointing([panels[0], panels[-1]]), [side // 2 for side in image.shape]

    @functools.lru_cache(maxsize=1)
    def whole(sigma):
        return ndimage.gaussian_filter(image, sigma)

    @functools.lru_cache(maxsize=64)
    def errors(sigma, size):
        """Return the largest error without halo, with a halo of 1, and so on."""
        halos = range(gaussian_radius(sigma))
        gaps = [np.abs(_filter(image, sigma, size, halo) - whole(sigma)).max() for halo in halos]
        return np.array(gaps + [0.0] * (_MOST + 1 - len(gaps)))

    def show(halo, sigma, size):
        size = int(size)
        output = _filter(image, sigma, size, halo)
        gap = output - whole(sigma)
        block, around = _bounds(at, size, image.shape), _bounds(at, size, image.shape, halo)
        move(output, gap, halo, sigma, size, errors(sigma, size), block, around)
        return _describe(gap, halo, sigma, block, around)

    def follow(event):
        pointed = pointing.place(event)
        if not pointed:
            return False
        panel, (row, column) = pointed
        if panel is panels[-1]:
            controls["halo"].value = min(max(column, 0), _MOST)
            return False  # the slider's change shows it
        before = list(at)
        at[:] = (
            min(max(k, 0), side - 1) for k, side in zip((row, column), image.shape, strict=True)
        )
        return at != before

    controls = {
        "halo": whole_slider("halo", 0, 0, _MOST),
        "sigma": float_slider("sigma", sigma, _LEAST_SIGMA, _MOST_SIGMA, 0.5),
        "size": dropdown("block size", tuple(map(str, _SIZES)), asked, 160),
    }
    align_labels(controls.values())
    title = f"halo_demo: {'×'.join(map(str, image.shape))} image"
    return Demo(
        figure, moving, show, controls, title=title, keys={"ArrowLeft": -1, "ArrowRight": 1},
        mouse=follow, panels=dict.fromkeys([panels[0], panels[-1]], "place"), arrange=arrange,
    )  # fmt: skip


def _filter(image, sigma, size, halo):
    """Filter blocks of an image, each with its halo.

    First down the columns of blocks as wide as the image, then along the rows of blocks as high:
    a Gaussian does the same to each block as if it were alone, in a fraction of the time.
    """
    for axis in range(2):
        sizes = [size if k == axis else side for k, side in enumerate(image.shape)]
        smooth = functools.partial(ndimage.gaussian_filter1d, sigma=sigma, axis=axis)
        image = in_blocks(image, sizes, halo, smooth)
    return image


def _bounds(at, size, shape, halo=0):
    """Return the first row and column and the shape of the block at a pixel, with its halo."""
    starts = [k // size * size for k in at]
    first = [max(start - halo, 0) for start in starts]
    last = [min(start + size + halo, side) for start, side in zip(starts, shape, strict=True)]
    return first, [end - start for start, end in zip(first, last, strict=True)]


def _describe(gap, halo, sigma, block, around):
    largest, wrong = np.abs(gap).max(), np.count_nonzero(gap) / gap.size
    said = "no error: every pixel is the same as when the whole image is filtered at once"
    if largest:
        said = f"largest error {_small(largest)}, and {wrong:.1%} of the pixels are wrong"
    (row, column), _ = block
    whole, alone = ("×".join(map(str, sides)) for _, sides in (around, block))
    wide = f"{halo} pixel{'s' * (halo != 1)} wide"
    return (
        f"sigma {number(sigma)} reaches {gaussian_radius(sigma)} pixels on each side, and the halo "
        f"is {wide}\n{said}\n"
        f"the marked block (from row {row}, column {column}) has {alone} pixels, "
        f"or {whole} with its halo"
    )


def _small(error):
    """Return an error as text, in two digits that count and without an exponent.

    Examples
    --------
    >>> _small(0.0000123), _small(0.0)
    ('0.000012', '0')
    """
    return np.format_float_positional(error, precision=2, fractional=False, trim="-")


def _draw(image):
    """Draw the figure, and return it with its panels, what moves, and how to move and arrange."""
    figure, _ = style.new_figure(_WIDTH, 4.6, ncols=4)
    *panels, below = figure.axes
    source, output, gap = (
        draw_image(ax, np.zeros(image.shape), 0, 1, extent=extent(image.shape)) for ax in panels
    )
    source.set_data(image)
    gap.set_cmap(LinearSegmentedColormap.from_list("error", ["#F7F7F7", style.OUTPUT]))
    for ax in panels:
        ax.autoscale(False)
    titled = Notes([gap], [(_WIDEST,)])
    (grid,) = panels[0].plot([], color="white", linewidth=0.8)
    halo_box = panels[0].add_patch(
        Rectangle((0, 0), 1, 1, facecolor=style.WINDOW, alpha=0.45, linewidth=0)
    )
    outline = boxes.window_outline(panels[0])

    halos = np.arange(_MOST + 1)
    (curve,) = below.plot(halos, halos, ".-", color=style.OUTPUT, linewidth=1.4, markersize=5)
    (mark,) = below.plot([], "D", color=style.OUTPUT, markeredgecolor="black")
    (center,) = center_lines([below])
    value = Label(below, style.OUTPUT)
    below.set(xlim=(-0.6, _MOST + 0.6), xlabel="halo in pixels")
    below.set_ylabel("largest error\n(log scale)", linespacing=1.3)
    below.set(yscale="log", ylim=(_NONE / 3, 3))
    below.set_yticks([_NONE, 1e-5, 1e-3, 1e-1], ["0", "0.00001", "0.001", "0.1"])
    below.minorticks_off()
    _break_axis(below)

    def arrange(width):
        columns = {3} if width == _WIDTH else {1, 2, 3}
        layout.stack_panels(
            figure, panels, _TITLES, width, image.shape[0] / image.shape[1], columns
        )
        height = figure.get_size_inches()[1]
        places = [ax.get_position().bounds for ax in panels]
        more = _BELOW + _CURVE + _ABOVE
        layout.set_size(figure, width, height + more)
        for ax, (left, bottom, across, up) in zip(panels, places, strict=True):
            layout.place(ax, left * width, bottom * height + more, across * width, up * height)
        layout.place(below, _LEFT, _BELOW, width - _LEFT - 0.13, _CURVE)

    arrange(_WIDTH)

    def move(filtered, error, halo, sigma, size, errors, block, around):
        # The seams are a few pixels wide, so a panel that drops some of them still shows them.
        set_images([output, gap], [filtered, np.abs(error)])
        most = max(errors[0] / 4, _NONE)  # darkest from a quarter on, so that faint ones are seen
        gap.set_clim(0, most)
        titled.show([(f"largest error {_small(errors[halo])}",)], bold=[] if errors[halo] else [0])
        grid.set_data(*_lines(image.shape, size))
        for box, ((top, left), (rows, columns)) in ((outline, block), (halo_box, around)):
            box.set_bounds(left - 0.5, top - 0.5, columns, rows)
        curve.set_ydata(errors.clip(_NONE))
        here = max(errors[halo], _NONE)
        mark.set_data([halo], [here])
        center.set_xdata([halo, halo])
        value.show(halo, here, _small(errors[halo]))

    moving = [output, gap, grid, halo_box, outline, *titled.moving, curve, center, mark, value]
    return figure, [*panels, below], moving, move, arrange


def _break_axis(ax):
    """Break the line of the vertical axis below its logarithmic part."""
    look = {"transform": ax.get_yaxis_transform(), "clip_on": False, "zorder": 3}
    ax.plot([0, 0], _BREAK, color="white", linewidth=2, solid_capstyle="butt", **look)
    slash = [(-1, -0.5), (1, 0.5)]
    ax.plot([0, 0], _BREAK, linestyle="", marker=slash, markersize=8, color="black", **look)


def _lines(shape, size):
    """Return the borders between blocks as one line with gaps."""
    rows, columns = ([k - 0.5 for k in range(size, side, size)] for side in shape)
    right, bottom = shape[1] - 0.5, shape[0] - 0.5
    lines = [(-0.5, right, row, row) for row in rows]
    lines += [(column, column, -0.5, bottom) for column in columns]
    x = [at for left, end, _, _ in lines for at in (left, end, np.nan)]
    y = [at for _, _, top, end in lines for at in (top, end, np.nan)]
    return x, y


EXAMPLES = {
    "photograph": Example(
        lambda: halo_demo(photograph(), sigma=3, block_size=16),
        {"halo": 4}, {"halo": 12}, {"sigma": 5}, {"size": "32"},
    ),
}  # fmt: skip
