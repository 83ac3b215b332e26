"""What the lab draws: a signal or an image, its result, and one window in numbers."""

import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.lines import Line2D

from helpers.demos.grids import Grid, colors_of_weights, in_gray, in_signed_colors
from helpers.demos.kernel_text import MOST_TAPS
from helpers.demos.panels import SignalPadding, SignalWindow, extent
from helpers.figures import boxes, style
from helpers.figures.images import draw_image
from helpers.figures.wording import number
from helpers.filters.windows import RankFilter, RankWindow

# As wide as a notebook on a projector of 1280 pixels, with JupyterLab's files beside it.
_WIDTH = 8.5
# In inches: where the numbers begin at the left and below, how wide a window may be, the sum's
# cell, the room for a sign between two of them, a cell of a small window, and a title.
_LEFT, _BOTTOM, _ROOM, _SUM, _GAP, _CELL, _TITLE = 0.35, 0.36, 1.75, 0.6, 0.55, 0.5, 0.24
_MOST_DOTS = 200


class LabFigure:
    """The lower half, which signals and images share: window, weights, products, sum.

    Its cells are square. Lines lead from the window in the input to its numbers, and from the sum
    to its place in the result.

    Parameters
    ----------
    height, room : float
        How high the figure is, and how high a window in numbers may be, in inches.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
    panels : list of matplotlib.axes.Axes
        Those of the input and the result.
    moving : list of matplotlib.artist.Artist
        What `move` changes; what `arrange` changes is drawn with the whole figure.
    """

    def __init__(self, height, room):
        self.figure, axes = style.new_figure(_WIDTH, height)
        axes[0, 0].remove()
        self._height, self._room = height, room
        self._window, self._weights, self._products, self._sum = self._grids = [
            Grid(self._add(0, 0, 1, 1)) for _ in range(4)
        ]
        self._window.axes.set_title("window")
        middle = _BOTTOM + room / 2
        self._signs = [
            self.figure.text(
                (_LEFT + k * (_ROOM + _GAP) - _GAP / 2) / _WIDTH, middle / height, "",
                ha="center", va="center", fontsize=17,
            )
            for k in (1, 2, 3)
        ]  # fmt: skip
        self._leads = [
            self.figure.add_artist(Line2D([], [], color=color, linewidth=1, alpha=0.8))
            for color in (style.WINDOW, style.PIXEL)
        ]
        self.moving = [*self._leads, self._window, self._products, self._sum]

    def _add(self, *place):
        """Add axes whose place, (left, bottom, width, height), is in inches."""
        left, bottom, width, height = place
        return self.figure.add_axes(self._parts(left, bottom, width, height))

    def _parts(self, left, bottom, width, height):
        return left / _WIDTH, bottom / self._height, width / _WIDTH, height / self._height

    def arrange(self, steps, dtype):
        """Draw everything that stays the same while the window moves."""
        self._grays = style.gray_range(steps.padded, dtype)
        gray = ScalarMappable(**in_gray(*self._grays))
        self._window.colors = gray
        rows, columns = np.atleast_2d(np.zeros(steps.shape)).shape
        cell = min(_CELL, _ROOM / columns, self._room / rows)
        for k, grid in enumerate(self._grids):
            shape, room = ((1, 1), _SUM) if k == 3 else ((rows, columns), _ROOM)
            side = _SUM if k == 3 else cell
            width, height = side * shape[1], side * shape[0]
            left = _LEFT + k * (_ROOM + _GAP) + (room - width) / 2
            bottom = _BOTTOM + (self._room - height) / 2
            grid.axes.set_position(self._parts(left, bottom, width, height))
        is_ranked = isinstance(steps, RankFilter)
        self._weights.axes.set_visible(not is_ranked)
        for sign, text in zip(self._signs, "  →" if is_ranked else "×=→", strict=True):
            sign.set_text(text)
        low, high = float(steps.output.min()), float(steps.output.max())
        largest = max(-low, high)
        is_signed = low < -1e-12 * largest  # what's closer to 0 is rounding
        self._shades = (
            in_signed_colors(largest)
            if is_signed
            else in_gray(*style.gray_range(steps.output, dtype))
        )
        self._sum.colors = ScalarMappable(**self._shades)
        products = self._products.axes
        if is_ranked:
            products.set_title(f"in order: value {steps.rank + 1} of {np.prod(steps.shape)}")
            self._sum.axes.set_title("chosen")
            self._products.colors = gray
            return
        self._weights.axes.set_title("flipped weights" if steps.flip else "weights")
        products.set_title("products")
        self._sum.axes.set_title("sum")
        self._weights.colors = colors_of_weights(steps.weights)
        self._weights.show(np.atleast_2d(steps.weights))
        largest = self._weights.colors.norm.halfrange * np.abs(steps.padded).max()
        self._products.colors = ScalarMappable(**in_signed_colors(largest))

    def move(self, here):
        """Show one window in numbers."""
        self._window.show(np.atleast_2d(here.values), _notes(here))
        if isinstance(here, RankWindow):
            columns = here.values.shape[-1]
            cells, framed = here.order.reshape(-1, columns), divmod(here.rank, columns)
        else:
            cells, framed = np.atleast_2d(here.products), None
        self._products.show(cells, framed=framed)
        self._sum.show(np.array([[here.result]]), framed=(0, 0), caption=number(here.result))

    def _lead(self, corners, result):
        """Lead from two corners of the window, and from its place in the result, to the numbers.

        Each is a place in its panel, (x, y).
        """
        inverted = self.figure.transFigure.inverted()
        seen = inverted.transform(self.panels[0].transData.transform(corners))
        # Those in force are found by a call that has matplotlib draw the whole figure again.
        box, total = (grid.axes.get_position(original=True) for grid in (self._window, self._sum))
        gap = (np.nan, np.nan)
        lines = [seen[0], (box.x0, box.y1), gap, seen[1], (box.x1, box.y1)]
        self._leads[0].set_data(*np.transpose(lines))
        shown = inverted.transform(self.panels[1].transData.transform(result))
        top = total.y1 + _TITLE / self._height
        self._leads[1].set_data(*np.transpose([shown, ((total.x0 + total.x1) / 2, top)]))


class ImageFigure(LabFigure):
    """An image, its filtered result beside it, and one window in numbers."""

    def __init__(self):
        super().__init__(height=5.2, room=_ROOM)
        self.panels = [self._add(left, 2.55, 3.75, 2.3) for left in (0.3, 4.3)]
        self._input, self._output = (draw_image(ax, np.zeros((1, 1)), 0, 1) for ax in self.panels)
        self.panels[1].set_title("result")
        # It touches its image, whatever shape that has.
        bar = self.panels[1].inset_axes((1.03, 0, 0.035, 1))
        self.figure.colorbar(self._output, cax=bar).outline.set_visible(False)
        self._padding = boxes.Padding(self.panels[0])
        self._footprint = boxes.window_outline(self.panels[0])
        self._pixels = [boxes.pixel_outline(ax) for ax in self.panels]
        self.moving += [self._footprint, *self._pixels]

    def arrange(self, steps, dtype):
        """Draw the image with its padding, and the whole result."""
        super().arrange(steps, dtype)
        (above, _), (left, _) = steps.margin
        self._input.set_data(steps.padded)
        self._input.set_clim(*self._grays)
        self._output.set_data(steps.output)
        self._output.set(**self._shades)
        self._output.set_extent(extent(steps.output.shape, *steps.offset))
        around = extent(steps.padded.shape, -above, -left)
        self._input.set_extent(around)
        for ax in self.panels:
            ax.set(xlim=around[:2], ylim=around[2:])
            style.as_image_axes(ax)
            ax.set(xlabel="", ylabel="")
            ax.apply_aspect()
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
        below, right = top + height - 0.5, start + width - 0.5
        self._lead([(start - 0.5, below), (right, below)], (column, row + 0.5))


class SignalFigure(LabFigure):
    """A signal, its filtered result below it, and one window in numbers."""

    def __init__(self):
        super().__init__(height=4.6, room=0.6)
        above, below = (self._add(0.72, bottom, 7.2, 1.2) for bottom in (3.15, 1.77))
        below.sharex(above)
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
        (start,), (center,), low = here.start, here.center, self.panels[0].get_ylim()[0]
        ends = [(start - 0.5, low), (start + here.values.size - 0.5, low)]
        self._lead(ends, (center, here.result))


def _notes(here):
    """Return where each padded sample of a window comes from, for its cell in the picture."""
    notes = {}
    for cell in np.argwhere(here.is_padding).tolist():
        place = ", ".join(str(of[k]) for of, k in zip(here.sources, cell, strict=True))
        words = ("padding", "pad") if "-1" in place else (f"from {place}", f"←{place}")
        notes[(0, *cell)[-2:]] = words  # a signal's window is drawn as one row
    return notes
