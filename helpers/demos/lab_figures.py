"""What the lab draws: a signal or an image, its result, and one window in numbers."""

import numpy as np
from matplotlib.cm import ScalarMappable

from helpers.demos.grids import Grid, in_gray, in_signed_colors
from helpers.demos.kernel_text import MOST_TAPS
from helpers.demos.panels import DASHES, SignalPadding, SignalWindow, extent
from helpers.figures import boxes, style
from helpers.figures.images import draw_image
from helpers.figures.wording import number
from helpers.filters.windows import RankFilter, RankWindow

# As wide as a notebook on a projector of 1280 pixels, with JupyterLab's files beside it.
_WIDTH, _HEIGHT = 8.5, 4.5
_MOST_DOTS = 200


class LabFigure:
    """The lower half, which signals and images share: window, weights, products, sum.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
    panels : list of matplotlib.axes.Axes
        Those of the input and the result.
    moving : list of matplotlib.artist.Artist
        What `move` changes; what `arrange` changes is drawn with the whole figure.
    """

    def __init__(self, top, height):
        self.figure, axes = style.new_figure(_WIDTH, _HEIGHT)
        axes[0, 0].remove()
        self._places = self.figure.add_gridspec(
            1, 6, left=0.07, right=0.93, top=top, bottom=top - height, wspace=0.5
        )
        self._window, self._weights, self._products = (
            Grid(self.figure.add_subplot(self._places[0, k : k + 2])) for k in (0, 2, 4)
        )
        self._window.axes.set_title("window")
        self.moving = [self._window, self._products]

    def arrange(self, steps, dtype):
        """Draw everything that stays the same while the window moves."""
        self._grays = style.gray_range(steps.padded, dtype)
        gray = ScalarMappable(**in_gray(*self._grays))
        self._window.colors = gray
        is_ranked = isinstance(steps, RankFilter)
        weights, products = self._weights.axes, self._products.axes
        # The values in order take the place of weights and products, over both widths.
        weights.set_visible(not is_ranked)
        place = self._places[0, 2 if is_ranked else 4 : 6]
        products.set_position(place.get_position(self.figure))
        if is_ranked:
            count = np.prod(steps.shape)
            products.set_title(f"in order: value {steps.rank + 1} of {count} is chosen")
            self._products.colors = gray
            return
        weights.set_title("weights: the flipped kernel" if steps.flip else "weights")
        products.set_title("products")
        largest = np.abs(steps.weights).max()
        self._weights.colors = ScalarMappable(**in_signed_colors(largest))
        self._weights.show(np.atleast_2d(steps.weights))
        largest *= np.abs(steps.padded).max()
        self._products.colors = ScalarMappable(**in_signed_colors(largest))

    def move(self, here):
        """Show one window in numbers."""
        self._window.show(np.atleast_2d(here.values), _notes(here))
        if isinstance(here, RankWindow):
            columns = here.values.shape[-1]
            cells, framed = here.order.reshape(-1, columns), divmod(here.rank, columns)
            caption = f"chosen: {number(here.result)}"
        else:
            cells, framed = np.atleast_2d(here.products), None
            caption = f"sum of the products: {number(here.result)}"
        self._products.show(cells, framed=framed, caption=caption)


class ImageFigure(LabFigure):
    """An image, its filtered result beside it, and one window in numbers."""

    def __init__(self):
        super().__init__(top=0.333, height=0.28)
        self.panels = [self.figure.add_axes((left, 0.489, 0.4, 0.458)) for left in (0.06, 0.5)]
        self._input, self._output = (draw_image(ax, np.zeros((1, 1)), 0, 1) for ax in self.panels)
        self.panels[1].set_title("result")
        bar = self.figure.add_axes((0.92, 0.489, 0.012, 0.458))
        self.figure.colorbar(self._output, cax=bar)
        self._padding = boxes.Padding(self.panels[0])
        # One line for both directions, with a gap between them: half as much to draw.
        self._crosses = [
            ax.plot([], color=style.WINDOW, linewidth=1, linestyle=DASHES)[0] for ax in self.panels
        ]
        self._footprint = boxes.window_outline(self.panels[0])
        self._pixels = [boxes.pixel_outline(ax) for ax in self.panels]
        self.moving += [*self._crosses, self._footprint, *self._pixels]

    def arrange(self, steps, dtype):
        """Draw the image with its padding, and the whole result."""
        super().arrange(steps, dtype)
        (above, _), (left, _) = steps.margin
        self._input.set_data(steps.padded)
        self._input.set_clim(*self._grays)
        self._output.set_data(steps.output)
        largest = float(np.abs(steps.output).max())
        if steps.output.min() < -1e-12 * largest:  # what's closer to 0 is rounding
            self._output.set(**in_signed_colors(largest))
        else:
            self._output.set(**in_gray(*style.gray_range(steps.output, dtype)))
        self._output.set_extent(extent(steps.output.shape, *steps.offset))
        around = extent(steps.padded.shape, -above, -left)
        self._input.set_extent(around)
        for ax in self.panels:
            ax.set(xlim=around[:2], ylim=around[2:])
            style.as_image_axes(ax)
        padding = f", padding {steps.mode}" if np.any(steps.margin) else ""
        self.panels[0].set_title(f"input{padding}")
        self._padding.surround(steps.array.shape, steps.margin)

    def move(self, here):
        """Show one window, and where it is in the image."""
        super().move(here)
        (row, column), (top, start) = here.center, here.start
        height, width = here.values.shape
        self._footprint.set_bounds(start - 0.5, top - 0.5, width, height)
        for pixel in self._pixels:
            pixel.set_xy((column - 0.5, row - 0.5))
        x, y = self.panels[0].get_xlim(), self.panels[0].get_ylim()
        for cross in self._crosses:
            cross.set_data([*x, np.nan, column, column], [row, row, np.nan, *y])


class SignalFigure(LabFigure):
    """A signal, its filtered result below it, and one window in numbers."""

    def __init__(self):
        super().__init__(top=0.218, height=0.118)
        above = self.figure.add_axes((0.085, 0.684, 0.845, 0.262))
        below = self.figure.add_axes((0.085, 0.384, 0.845, 0.262), sharex=above)
        self.panels = [above, below]
        above.set_ylabel("signal")
        above.tick_params(labelbottom=False)
        below.set(ylabel="result", xlabel="sample")
        (self._signal,) = above.plot([], ".-", color=style.INPUT, linewidth=1)
        self._padding = SignalPadding(self.panels)
        (self._result,) = below.plot([], color=style.OUTPUT, linewidth=1.6)
        self._sources = []
        for ax in self.panels:
            # Where no width of the numbers pushes it out of the figure, or to and fro.
            ax.yaxis.set_label_coords(-0.079, 0.5)
            ax.axhline(color=style.GUIDE, linewidth=0.6)
        self._place = SignalWindow(self.panels)
        self.moving += [*self._place.moving, self._place.result]

    def arrange(self, steps, dtype):
        """Draw the signal with its padding, and the whole result."""
        super().arrange(steps, dtype)
        size = steps.array.size
        self._signal.set_data(np.arange(size), steps.array)
        self._signal.set_marker("." if size <= _MOST_DOTS else "")
        outside = self._padding.surround(steps)
        self._result.set_data(np.arange(steps.output.size) + steps.offset, steps.output)
        above, below = self.panels
        # The room for padding is always there, so that nothing jumps when the mode changes.
        above.set_xlim(-MOST_TAPS / 2 - 1, size + MOST_TAPS / 2)
        above.set_ylim(*style.limits(steps.padded))
        below.set_ylim(*style.limits(np.append(steps.output, 0)))
        title = f"padding {steps.mode}" if outside.size else ""
        if self._write_sources(steps, outside):
            title += ", by number of the source"
        above.set_title(title, loc="right")

    def _write_sources(self, steps, outside):
        """Write below each padded sample where it comes from; return whether they fit."""
        for text in self._sources:
            text.remove()
        self._sources, above = [], self.panels[0]
        sources = steps.sources[0][outside + steps.margin[0][0]]
        places = [
            (k, str(source)) for k, source in zip(outside, sources, strict=True) if source >= 0
        ]
        room = above.bbox.width / (steps.array.size + MOST_TAPS + 1)
        if max((len(text) for _, text in places), default=np.inf) * 7.4 >= room:
            return False
        self._sources = [
            above.text(k, 0.02, text, transform=above.get_xaxis_transform(), ha="center")
            for k, text in places
        ]
        return True

    def move(self, here):
        """Show one window, and where it is in the signal."""
        super().move(here)
        self._place.move(here)


def _notes(here):
    """Return where each padded sample of a window comes from, for its cell in the picture."""
    notes = {}
    for cell in np.argwhere(here.is_padding).tolist():
        place = ", ".join(str(of[k]) for of, k in zip(here.sources, cell, strict=True))
        words = ("padding", "pad") if "-1" in place else (f"from {place}", f"←{place}")
        notes[(0, *cell)[-2:]] = words  # a signal's window is drawn as one row
    return notes
