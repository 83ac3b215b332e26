"""The walk of a mean kernel over an image."""

import numpy as np

from helpers.demos import layout
from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image, as_position
from helpers.demos.panels import extent
from helpers.demos.pointing import Pointing, nearest_position
from helpers.figures import boxes, style, wording
from helpers.figures.images import draw_image
from helpers.figures.pixels import PixelNumbers
from helpers.filters.kernels import mean_kernel
from helpers.filters.validation import as_whole, one_of
from helpers.filters.windows import MODES, LinearFilter
from livefigure import Positions

# In inches: the figure's width, and the least at which numbers have room in panels side by side.
_WIDTH, _ABREAST = 7.2, 5.2
_MOST_NUMBERS = 121
_ALWAYS = 11  # the size that a padded footprint may have on an image of any size


@style.isolated
def mean_filter_demo(image, size=3, mode="reflect", *, cval=0.0, start=None):
    """Walk a mean filter over an image, one pixel at each step.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype; the means are float64.
    size : int, optional
        Rows and columns of the footprint, odd or even: from 1 to the image's shorter side, or to 11
        where that's less and `mode` isn't ``'valid'``.
    mode : {'reflect', 'constant', 'nearest', 'mirror', 'wrap', 'valid'}, optional
        How the image goes on beyond its border, as in scipy.ndimage; ``'valid'`` stays inside.
    cval : float, optional
        What ``mode='constant'`` pads with.
    start : tuple of int, optional
        The row and the column of the output where the walk starts, its first pixel by default.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Examples
    --------
    >>> print(mean_filter_demo([[1, 2], [3, 6]], size=2, mode="valid").readout)
    output row 0, column 0: window on rows 0 to 1, columns 0 to 1
    0.25·1 + 0.25·2 +
    0.25·3 + 0.25·6 = 3
    """
    image, dtype = as_image(image)
    one_of(mode, "mode", MODES)
    side = min(image.shape)
    size = as_whole(size, "size", least=1, most=side if mode == "valid" else max(side, _ALWAYS))
    steps = LinearFilter(image, mean_kernel((size, size)), mode=mode, cval=cval)
    figure, moving, move, arrange = _draw(steps, dtype)
    pointing = Pointing(figure.axes)

    def show(pixel):
        here = steps.at(pixel)
        move(here)
        return _describe(here, mode)

    positions = Positions(
        "pixel",
        len(steps),
        start=0 if start is None else as_position(start, steps.output.shape),
        row=steps.output.shape[1],
    )

    def follow(event):
        if pointed := pointing.place(event):
            panel, place = pointed
            index = np.subtract(place, steps.offset) if panel is figure.axes[0] else place
            positions.slider.value = nearest_position(index, steps.output.shape)

    shape = "×".join(map(str, image.shape))
    title = f"mean_filter_demo: {shape} image, footprint {size}×{size}, mode {mode!r}"
    return Demo(
        figure, moving, show, {"pixel": positions.slider}, title=title,
        toolbar=[positions.buttons], keys=positions.keys,
        mouse=follow, panels=dict.fromkeys(figure.axes, "place"), arrange=arrange,
    )  # fmt: skip


def _describe(here, mode):
    """Return one step in words, as readout."""
    row, column = here.index
    (top, left), (height, width) = here.start, here.values.shape
    lines = [
        f"output row {row}, column {column}: window on rows {top} to {top + height - 1}, "
        f"columns {left} to {left + width - 1}"
    ]
    if here.is_padding.any():
        lines.append(wording.padding(here, mode))
    return "\n".join([*lines, wording.products(here)])


def _draw(steps, dtype):
    """Draw the figure, and return it with what moves, and how to move and arrange it."""
    image, output = steps.array, steps.output
    (top, _), (left, _) = steps.margin
    figure, axes = style.new_figure(_WIDTH, 3.7, ncols=2)
    low, high = style.gray_range(steps.padded, dtype)
    before, after = axes[0]
    for ax, values, corner in ((before, steps.padded, (-top, -left)), (after, output, (0, 0))):
        drawn = draw_image(ax, values, low, high, extent=extent(values.shape, *corner))
        ax.add_artist(PixelNumbers(drawn, most=_MOST_NUMBERS))
    _level(before, after, output.shape, steps.offset)
    titles = ["input", "output so far"]
    if np.any(steps.margin):
        titles[0] += f" with padding ({steps.mode})"
    boxes.Padding(before).surround(image.shape, steps.margin)

    height, width = steps.kernel.shape
    footprint = boxes.window_outline(before)
    # In a small window it would cover its neighbors, and is in the middle anyway.
    pixels = [boxes.pixel_outline(before, least=20), boxes.pixel_outline(after)]
    # The output is drawn once and for all. What is not computed yet lies under two covers,
    # the rest of a row and the rows below, so that a step costs the same at any size.
    rest, below = boxes.cover(after), boxes.cover(after)

    def move(here):
        row, column = here.index
        top, start = here.start
        footprint.set_bounds(start - 0.5, top - 0.5, width, height)
        for pixel, (y, x) in zip(pixels, (here.center, here.index), strict=True):
            pixel.set_xy((x - 0.5, y - 0.5))
        rest.set_bounds(column + 0.5, row - 0.5, output.shape[1] - column - 1, 1)
        below.set_bounds(-0.5, row + 0.5, output.shape[1], output.shape[0] - row - 1)

    def arrange(width):
        if width < _WIDTH:
            is_numbered = steps.output.size <= _MOST_NUMBERS
            columns = [1] if is_numbered and width < _ABREAST else [1, 2]
            aspect = np.divide(*steps.padded.shape)
            layout.stack_panels(figure, axes[0], titles, width, aspect, columns)
        else:
            for ax, title in zip(axes[0], titles, strict=True):
                ax.set_title(title)
                style.as_image_axes(ax)
            layout.set_size(figure, _WIDTH, 3.75)
            is_numbered = before.get_xlabel() or after.get_xlabel()
            left, bottom, between = (0.54, 0.48, 0.24) if is_numbered else (0.1, 0.08, 0.06)
            layout.set_margins(figure, left, right=0.1, top=0.36, bottom=bottom, wspace=between)

    arrange(_WIDTH)
    return figure, [rest, below, footprint, *pixels], move, arrange


def _level(before, after, shape, offset):
    """Give the output's axes the input's cells, row by row level with them.

    A margin stays empty where the input has its padding, or pixels without a result.
    """
    sides = (("x", before.get_xlim(), 1), ("y", before.get_ylim(), 0))
    for name, limits, k in sides:
        after.set(**{f"{name}lim": np.subtract(limits, offset[k])})
        numbered = range(shape[k])
        axis = getattr(after, f"{name}axis")
        axis.set_major_formatter(lambda at, _, of=numbered: f"{at:g}" if at in of else "")
    rows, columns = np.subtract(shape, 0.5)
    for name, at, ends in (
        ("left", -0.5, rows), ("right", columns, rows), ("top", -0.5, columns),
        ("bottom", rows, columns),
    ):  # fmt: skip
        after.spines[name].set_position(("data", at))
        after.spines[name].set_bounds(-0.5, ends)


_TABLE = [[0, 1, 2.5], [-1, 0.125, 30], [7, -0.5, 1 / 3], [0, 0, 100]]
EXAMPLES = {
    "numbers": Example(
        lambda: mean_filter_demo(_TABLE, 2, "constant", cval=9), {"pixel": 5}, {"pixel": 11}
    ),
    "padded": Example(lambda: mean_filter_demo(_TABLE, 4, "wrap"), {"pixel": 7}, {"pixel": 11}),
    "valid": Example(
        lambda: mean_filter_demo(photograph(), 3, "valid"), {"pixel": 1234}, {"pixel": 62 * 62 - 1}
    ),
}
