"""What separable_demo draws: a kernel, its column and row, and curves of what they cost."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, NullLocator

from helpers.demos import layout
from helpers.demos.grids import Grid, colors_of_weights
from helpers.figures import style
from helpers.figures.stamps import Stamped
from helpers.filters.separation import left_over

# In inches: the figure's width, and below which it's narrow; a cell at most, the grids' height,
# what's between a factor and their product, the room for a sign, and a line of text.
_WIDTH, _NARROW, _CELL, _GRIDS, _GAP, _SIGN, _LINE = 7.2, 5, 0.42, 1.76, 0.08, 0.36, 0.24
# From the middle of a caption to that of the next, at least; and in a narrow figure.
_APART, _NARROW_APART = 1.2, 0.9
# The curves' height, what's at their left and below them, and the width of the words beside.
_CURVES, _LEFT, _BELOW, _WORDS = 1.7, 0.75, 0.5, 3.0
# Of the words beside: where keys and names begin, and numbers and times end, in parts of the width;
# and below a narrow figure.
_COLUMNS, _NARROW_COLUMNS = (0, 0.15, 0.66, 0.99), (0, 0.13, 0.7, 0.99)
_NONE = "–"


class SeparableFigure:
    """A kernel as a column times a row and what's left over, above curves of what it costs.

    Parameters
    ----------
    most_columns : int
        Of a kernel, enlarged.
    ways : int
        How many ways to filter there are, at most 4.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
    kernel_axes : matplotlib.axes.Axes
        Where the kernel is, each cell's middle at its column and row.
    moving : list of matplotlib.artist.Artist
    """

    def __init__(self, most_columns, ways):
        self.figure = figure = style.empty_figure(_WIDTH, 4.6)
        self._grids = [Grid(figure.add_axes((0, 0, 1, 1))) for _ in range(5)]
        self.kernel_axes = self._grids[0].axes
        self._heads = [
            self._write(text, 11, "center", va="top") for text in ("", "column × row", "left over")
        ]
        self._signs = [self._write(sign, 17, "center") for sign in "=+"]
        self._curves = figure.add_axes((0, 0, 1, 1))
        self._label(self._curves, most_columns)
        self._lines = [
            self._curves.plot([], [], **look | {"marker": "", "linewidth": 2})[0]
            for look in style.CURVES[:ways]
        ]
        self._dots = [
            self._curves.plot([], [], "o", color=line.get_color(), markeredgecolor="black")[0]
            for line in self._lines
        ]
        self._keys = [
            figure.add_artist(Line2D([], [], **look | {"marker": "", "linewidth": 2}))
            for look in style.CURVES[:ways]
        ]
        self._names, self._numbers, self._times = (
            [self._write("", 10, across) for _ in style.CURVES[:ways]]
            for across in ("left", "right", "right")
        )
        self._above = [self._write(text, 10, "left") for text in ("multiplications per pixel", "")]
        self._above[1].set_ha("right")
        self._shape = None
        # What else changes does so with the kernel's shape.
        texts = [self._heads[0], self._names[1], *self._numbers[:3], *self._times, self._above[1]]
        self.moving = [*self._grids, *self._lines, *self._dots, *map(Stamped, texts)]
        self.arrange(_WIDTH)

    def _write(self, text, points, across, va="baseline"):
        return self.figure.text(0, 0, text, fontsize=points, ha=across, va=va)

    @staticmethod
    def _label(ax, most_columns):
        ax.set(xscale="log", yscale="log", xlim=(1, most_columns), ylim=(0.8, 3 * most_columns**2))
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_minor_locator(NullLocator())
            axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        ax.set_xticks([1, 3, 10, 30, 100])
        ax.set_yticks([1, 10, 100, 1000, 10_000])
        ax.set_xlabel("columns of the kernel")

    def arrange(self, width):
        """Give the figure a width, in inches, and its parts their places."""
        self._width, is_narrow = width, width < _NARROW
        self._is_narrow, self._caption = is_narrow, (2 if is_narrow else 1) * _LINE
        # A narrow figure has one more row of grids, and what's beside the curves below them.
        in_three_rows = 4 * (width - 0.2 - _GAP - _SIGN) / 7 + _GAP
        self._high = min(in_three_rows, _GRIDS) if is_narrow else _GRIDS
        below = 5 * _LINE + 0.16 if is_narrow else 0
        self._low = below + _BELOW + _CURVES + 0.35 + self._caption
        self._bottom = self._low + is_narrow * (0.88 * self._high + self._caption + 0.1)
        self._height = self._bottom + self._high + 0.1
        layout.set_size(self.figure, width, self._height)
        across = width - _LEFT - (0.15 if is_narrow else _WORDS)
        layout.place(self._curves, _LEFT, below + _BELOW, across, _CURVES)
        left, room = (0.1, width - 0.2) if is_narrow else (width - _WORDS + 0.1, _WORDS - 0.2)
        key, name, number, time = (
            left + part * room for part in (_NARROW_COLUMNS if is_narrow else _COLUMNS)
        )
        top = below - 0.14 if is_narrow else _BELOW + _CURVES - 0.15
        self._put(self._above[0], left if is_narrow else _LEFT, below + _BELOW + _CURVES + 0.1)
        self._put(self._above[1], time, top)
        for k, line in enumerate(self._keys):
            y = top - (k + 1) * _LINE * (0.95 if is_narrow else 1.25)
            line.set_data([key / width, (name - 0.08) / width], [(y + 0.045) / self._height] * 2)
            self._put(self._names[k], name, y)
            self._put(self._numbers[k], number, y)
            self._put(self._times[k], time, y)
        if self._shape:
            self._place_grids()

    def _put(self, text, x, y):
        text.set_position((x / self._width, y / self._height))

    def _place_grids(self):
        """Place the grids for a kernel of that shape, and the words below them."""
        rows, columns = self._shape
        is_narrow, bottom = self._is_narrow, self._bottom
        cells, gaps = (2 if is_narrow else 3) * columns + 1, _GAP + (2 - is_narrow) * _SIGN
        room = self._width - 0.2 - gaps
        side = min(_CELL, (self._high - _GAP) / (rows + 1), room / cells)
        wide, high = side * columns, side * rows
        # Grids that are narrower than their captions are farther apart.
        apart = (_NARROW_APART if is_narrow else _APART) - wide - (side + _GAP) / 2
        sign = max(_SIGN, apart)
        left = (self._width - cells * side - gaps - (2 - is_narrow) * (sign - _SIGN)) / 2
        factor = left + wide + sign
        product = factor + side + _GAP
        rest = (product + wide + sign, bottom)
        if is_narrow:  # right below the caption, whose height doesn't depend on the kernel's
            rest = (product, bottom - self._caption - 0.1 - high)
        kernel, column, row, outer, over = (grid.axes for grid in self._grids)
        layout.place(kernel, left, bottom, wide, high)
        layout.place(column, factor, bottom, side, high)
        layout.place(row, product, bottom + high + _GAP, wide, side)
        layout.place(outer, product, bottom, wide, high)
        layout.place(over, *rest, wide, high)
        kernel.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5))
        for head, x, y in zip(
            self._heads,
            (left + wide / 2, (factor + product + wide) / 2, rest[0] + wide / 2),
            (bottom, bottom, rest[1]),
            strict=True,
        ):
            self._put(head, x, y - 0.05)
        self._put(self._signs[0], factor - sign / 2, bottom + high / 2 - 0.06)
        self._put(self._signs[1], rest[0] - sign / 2, rest[1] + high / 2 - 0.06)

    def move(self, kernel, pairs, curves, now, times):
        """Show a kernel and what it costs.

        Parameters
        ----------
        kernel : ndarray of float64, shape (row, column)
        pairs : list of (ndarray, ndarray)
            The columns and rows that it's made of.
        curves : dict of str to (ndarray, ndarray)
            For each way to filter, the kernel's columns and the multiplications. A way that can't
            be taken has empty ones.
        now : int
            Which of those places is the present one.
        times : dict of str to str
            How long a way takes, if that's measured.
        """
        rows, columns = kernel.shape
        if kernel.shape != self._shape:
            self._shape = kernel.shape
            self._place_grids()
        column, row = pairs[0] if pairs else (np.zeros(rows), np.zeros(columns))
        outer = np.outer(column, row)
        rest = left_over(kernel, column, row)
        parts = kernel, column[:, None], row[None], outer, rest
        for grid, part in zip(self._grids, parts, strict=True):
            grid.colors = colors_of_weights(kernel if part is rest else part)
            grid.show(part)
        joint = "\n" if self._is_narrow else ", "
        self._heads[0].set_text(f"kernel{joint}rank {len(pairs)}")
        self._above[1].set_text("time" if times else "")
        for k, (name, (across, counts)) in enumerate(curves.items()):
            self._lines[k].set_data(across, counts)
            here = slice(now, now + 1)
            self._dots[k].set_data(across[here], counts[here])
            self._names[k].set_text(name)
            self._numbers[k].set_text(f"{counts[now]:,}" if counts.size else _NONE)
            self._times[k].set_text(times.get(name, ""))
