"""What the lab draws: a signal or an image, its result, and one window in numbers."""

import numpy as np
from matplotlib.colors import CenteredNorm, Normalize

from helpers.demos.grids import Caption, Grid
from helpers.demos.kernel_text import MOST_TAPS
from helpers.figures import boxes, style
from helpers.figures.images import draw_image
from helpers.figures.wording import number
from helpers.filters.windows import RANKS

# As wide as a notebook on a projector of 1280 pixels, with JupyterLab's files beside it.
_WIDTH, _HEIGHT = 8.5, 4.5
_MOST_DOTS = 200
_DASHES = (0, (4, 3))


class LabFigure:
    """The lower half, which signals and images share: window, weights, products, sum.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
    moving : list of matplotlib.artist.Artist
        What `move` changes; what `arrange` changes is drawn with the whole figure.
    """

    def __init__(self, top, height):
        self.figure, axes = style.new_figure(_WIDTH, _HEIGHT)
        axes[0, 0].remove()
        self._grid = self.figure.add_gridspec(
            1, 6, left=0.07, right=0.93, top=top, bottom=top - height, wspace=0.5
        )
        self._window, self._weights, self._products = (
            Grid(self.figure.add_subplot(self._grid[0, 2 * k : 2 * k + 2])) for k in range(3)
        )
        self._axes = [grid.axes for grid in (self._window, self._weights, self._products)]
        self._sum = Caption(self._axes[2])
        self.moving = [self._window, self._products, self._sum]

    def arrange(self, steps, kind, dtype):
        """Draw everything that stays the same while the window moves."""
        self._ranks = kind in RANKS
        self._grays = low, high = style.gray_range(steps.padded, dtype)
        self._window.use_gray(low, high)
        titles = ["window", "weights", "products"]
        if self._ranks:
            titles[1:] = [
                f"in order: value {steps.rank + 1} of {np.prod(steps.shape)} is chosen",
                "",
            ]
            self._products.use_gray(low, high)
        else:
            if steps.flip:
                titles[1] = "weights: the flipped kernel"
            largest = np.abs(steps.weights).max()
            self._weights.use_signed(largest)
            self._weights.show(np.atleast_2d(steps.weights))
            self._products.use_signed(largest * np.abs(steps.padded).max())
        for ax, title in zip(self._axes, titles, strict=True):
            ax.set_title(title)
        # The values in order take the place of weights and products, over both widths.
        self._axes[1].set_visible(not self._ranks)
        place = self._grid[0, 2:6] if self._ranks else self._grid[0, 4:6]
        self._axes[2].set_position(place.get_position(self.figure))
        if self._ranks:
            self._axes[2].set_title(titles[1])

    def move(self, here, notes):
        """Show one window in numbers; `notes` say where its padding comes from."""
        self._window.show(np.atleast_2d(here.values), notes)
        if self._ranks:
            columns = here.values.shape[-1]
            framed = divmod(here.rank, columns)
            self._products.show(here.order.reshape(-1, columns), framed=framed)
        else:
            self._products.show(np.atleast_2d(here.products))
        what = "chosen" if self._ranks else "sum of the products"
        self._sum.set_text(f"{what}: {number(here.result)}")


class ImageFigure(LabFigure):
    """An image, its filtered result beside it, and one window in numbers."""

    def __init__(self):
        super().__init__(top=0.333, height=0.28)
        panels = [self.figure.add_axes((left, 0.489, 0.4, 0.458)) for left in (0.06, 0.5)]
        self._input, self._output = (draw_image(ax, np.zeros((1, 1)), 0, 1) for ax in panels)
        self._panels = panels
        bar = self.figure.add_axes((0.92, 0.489, 0.012, 0.458))
        self.figure.colorbar(self._output, cax=bar)
        self._shade = boxes.Padding(panels[0])
        # One line for both directions, with a gap between them: half as much to draw.
        self._crosses = [
            ax.plot([], color=style.WINDOW, linewidth=1, linestyle=_DASHES)[0] for ax in panels
        ]
        self._footprint = boxes.window_outline(panels[0])
        self._pixels = [boxes.pixel_outline(ax) for ax in panels]
        self.moving += [*self._crosses, self._footprint, *self._pixels]

    def arrange(self, steps, kind, dtype):
        """Draw the image with its padding, and the whole result."""
        super().arrange(steps, kind, dtype)
        (above, below), (left, right) = steps.margin
        rows, columns = steps.array.shape
        extent = (-left - 0.5, columns + right - 0.5, rows + below - 0.5, -above - 0.5)
        self._input.set_data(steps.padded)
        self._input.set_extent(extent)
        self._input.set_clim(*self._grays)
        _draw_result(self._output, steps.output, dtype)
        top, start = steps.offset
        self._output.set_extent(
            (start - 0.5, start + steps.output.shape[1] - 0.5,
             top + steps.output.shape[0] - 0.5, top - 0.5)
        )  # fmt: skip
        for ax in self._panels:
            ax.set(xlim=extent[:2], ylim=extent[2:])
            style.as_image_axes(ax)
        self._panels[0].set_title(
            "input" + (f", padding {steps.mode}" if np.any(steps.margin) else "")
        )
        self._panels[1].set_title("result")
        self._shade.surround(steps.array.shape, steps.margin)

    def move(self, here, notes):
        """Show one window, and where it is in the image."""
        super().move(here, notes)
        row, column = here.center
        height, width = here.values.shape
        self._footprint.set_bounds(here.start[1] - 0.5, here.start[0] - 0.5, width, height)
        for pixel in self._pixels:
            pixel.set_xy((column - 0.5, row - 0.5))
        left, right = self._panels[0].get_xlim()
        bottom, top = self._panels[0].get_ylim()
        for cross in self._crosses:
            cross.set_data([left, right, np.nan, column, column], [row, row, np.nan, bottom, top])

    def place(self, event):
        """Return the (row, column) that a mouse event points at, or None."""
        if event.inaxes not in self._panels:
            return None
        return round(event.ydata), round(event.xdata)


class SignalFigure(LabFigure):
    """A signal, its filtered result below it, and one window in numbers."""

    def __init__(self):
        super().__init__(top=0.218, height=0.118)
        above = self.figure.add_axes((0.085, 0.684, 0.845, 0.262))
        below = self.figure.add_axes((0.085, 0.384, 0.845, 0.262), sharex=above)
        self._panels = above, below
        for ax in self._panels:
            # Where no width of the numbers pushes it out of the figure, or to and fro.
            ax.yaxis.set_label_coords(-0.079, 0.5)
        above.set_ylabel("signal")
        above.tick_params(labelbottom=False)
        below.set(ylabel="result", xlabel="sample")
        (self._signal,) = above.plot([], ".-", color=style.INPUT, linewidth=1)
        (self._padding,) = above.plot([], "s", color=style.PADDING, markersize=5, fillstyle="none")
        (self._result,) = below.plot([], color=style.OUTPUT, linewidth=1.6)
        self._shades = [boxes.band(ax, style.PADDING, 0.12) for ax in self._panels for _ in "lr"]
        self._sources = [
            above.text(0, 0.02, "", transform=above.get_xaxis_transform(), ha="center")
            for _ in range(2 * MOST_TAPS)
        ]  # fmt: skip
        for ax in self._panels:
            ax.axhline(color=style.GUIDE, linewidth=0.6)
        self._band = boxes.band(above, style.WINDOW, 0.3)
        (self._dots,) = above.plot([], "o", color=style.WINDOW, markeredgecolor="black")
        (self._newest,) = below.plot([], "D", color=style.OUTPUT, markeredgecolor="black")
        self._centers = [
            ax.axvline(color="black", linewidth=0.9, linestyle=_DASHES) for ax in self._panels
        ]
        self.moving += [self._band, *self._centers, self._dots, self._newest]

    def arrange(self, steps, kind, dtype):
        """Draw the signal with its padding, and the whole result."""
        super().arrange(steps, kind, dtype)
        ((before, after),) = steps.margin
        size = steps.array.size
        self._signal.set_data(np.arange(size), steps.array)
        self._signal.set_marker("." if size <= _MOST_DOTS else "")
        outside = np.r_[-before:0, size : size + after].astype(int)
        self._padding.set_data(outside, steps.padded[outside + before])
        self._at = np.arange(steps.output.size) + steps.offset[0]
        self._output = steps.output
        self._result.set_data(self._at, steps.output)
        spans = ((-before - 0.5, before), (size - 0.5, after))
        for shade, (start, width) in zip(self._shades, spans * 2, strict=True):
            shade.set_bounds(start, 0, width, 1)
        above, below = self._panels
        # The room for padding is always there, so that nothing jumps when the mode changes.
        above.set_xlim(-MOST_TAPS / 2 - 1, size + MOST_TAPS / 2)
        above.set_ylim(*style.limits(steps.padded))
        below.set_ylim(*style.limits(np.append(steps.output, 0)))
        sources = "" if not self._write_sources(steps, outside) else ", by number of the source"
        above.set_title(f"padding {steps.mode}{sources}" if outside.size else "", loc="right")

    def _write_sources(self, steps, outside):
        """Write below each padded sample where it comes from; return whether they fit."""
        pixels = self._panels[0].bbox.width / (steps.array.size + MOST_TAPS + 1)
        sources = zip(outside, steps.sources[0][outside + steps.margin[0][0]], strict=True)
        texts = {int(k): str(source) for k, source in sources if source >= 0}
        fits = bool(texts) and max(map(len, texts.values())) * 7.4 < pixels
        for text in self._sources:
            text.set_visible(False)
        if fits:
            for text, (k, source) in zip(self._sources, texts.items(), strict=False):
                text.set(x=k, text=source, visible=True)
        return fits

    def move(self, here, notes):
        """Show one window, and where it is in the signal."""
        super().move(here, notes)
        (start,), (index,) = here.start, here.index
        self._band.set_bounds(start - 0.5, 0, here.values.size, 1)
        self._dots.set_data(start + np.arange(here.values.size), here.values)
        self._newest.set_data(self._at[[index]], self._output[[index]])
        for line in self._centers:
            line.set_xdata([here.center[0]] * 2)

    def place(self, event):
        """Return the sample that a mouse event points at, in a tuple, or None."""
        if event.inaxes not in self._panels:
            return None
        return (round(event.xdata),)


def _draw_result(artist, output, dtype):
    """Draw in signed colors what has values below 0, and in gray what doesn't."""
    artist.set_data(output)
    largest = float(np.abs(output).max())
    if output.min() < -1e-12 * largest:  # what's closer to 0 is rounding
        artist.set(norm=CenteredNorm(0, largest), cmap=style.SIGNED)
    else:
        artist.set(norm=Normalize(*style.gray_range(output, dtype)), cmap="gray")
