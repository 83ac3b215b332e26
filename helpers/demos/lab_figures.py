"""What the lab draws: a signal or an image, its result, and one window in numbers."""

from functools import partial

import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from helpers.demos import layout
from helpers.demos.grids import Grid, colors_of_weights, in_gray, in_signed_colors, short
from helpers.demos.kernel_text import MOST_TAPS
from helpers.demos.panels import SignalPadding, SignalWindow, extent
from helpers.figures import boxes, style
from helpers.figures.images import draw_image
from helpers.figures.pixels import PixelNumbers
from helpers.figures.titles import wrapped
from helpers.figures.wording import number
from helpers.filters.windows import RankFilter, RankWindow

# As wide as a notebook on a projector of 1280 pixels, with JupyterLab's files beside it.
_WIDTH = 8.5
# In inches: where the numbers begin at the left, how wide a window may be, the sum's cell, the
# room for a sign between two of them, a cell of a small window, and a title.
_LEFT, _ROOM, _SUM, _GAP, _CELL, _TITLE = 0.35, 1.75, 0.7, 0.5, 0.5, 0.24
# In inches, for narrow figures: the least width that the numbers have room in, in one row; that of
# a figure with a color bar beside the result; that of a panel beside another; a margin at the
# right; and a further line of a title.
_IN_A_ROW, _BAR_BESIDE, _ABREAST, _RIGHT, _LINE = 6.4, 4.6, 1.3, 0.1, 0.2
_TIGHT = 2.8  # what's narrower has the numbers closer together
# Of an image: how high it is at most, and the least side of a pixel with a number.
_HIGH, _NUMBERED = 2.3, 0.3
# What a color bar takes beside its image, and below it.
_BAR, _BELOW = 0.58, 0.36
# Of a signal: the panels' height, and the numbers and the name of the samples below them.
_PANEL, _AXIS = 1.15, 0.48
_MOST_DOTS = 200
_MOST_IN_LINE = 9  # values in order
# Of the input's titles, the longest; and a rank filter's title.
_PADDED, _RANK = "input with padding (constant)", "in order: value {} of {}"


class LabFigure:
    """The numbers, which signals and images share: window, weights, products, sum.

    Their cells are square. Lines lead from the window in the input to its numbers, and from the sum
    to its place in the result.

    Parameters
    ----------
    height, room, bottom : float
        How high the figure usually is, how high a window in numbers may be, and where the numbers
        begin below, in inches.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
    panels : list of matplotlib.axes.Axes
        Those of the input and the result.
    moving : list of matplotlib.artist.Artist
        What `move` changes; what `arrange` changes is drawn with the whole figure.
    """

    def __init__(self, height, room, bottom):
        self.figure = style.empty_figure(_WIDTH, height)
        self._width, self._room, self._bottom, self._shown = _WIDTH, room, bottom, None
        self._window, self._weights, self._products, self._sum = self._grids = [
            Grid(self.figure.add_axes((0, 0, 1, 1)), number if is_sum else short)
            for is_sum in (False, False, False, True)
        ]
        self._name(self._window, "window")
        self._signs = [
            self.figure.text(0, 0, "", ha="center", va="center", fontsize=17) for _ in range(3)
        ]
        self._leads = [
            self.figure.add_artist(Line2D([], [], color=color, linewidth=1, alpha=0.6))
            for color in (style.WINDOW, style.PIXEL)
        ]
        self.moving = [*self._leads, self._window, self._products, self._sum]

    def set_width(self, width):
        """Arrange everything anew for a width, in inches."""
        self._width = width
        if self._shown:
            self.arrange(*self._shown)

    def _name(self, grid, text):
        """Give a grid its title."""
        grid.axes.set_title(text)

    def _place_numbers(self, shape):
        """Return the places of the grids and the signs, and how high they reach, in inches.

        Values in order have the room of weights and products, where they make a single line.
        """
        is_row = self._width >= _IN_A_ROW
        # In the narrowest, three numbers in a row fit into their cells if the signs are small.
        is_tight = self._width < _TIGHT
        between = 0.17 if is_tight else 0.3
        for sign in self._signs:
            sign.set_fontsize(12 if is_tight else 17)
        free = self._width - _LEFT - _RIGHT
        gap = min(max((free - _SUM - 3 * _ROOM) / 3, 0.4), _GAP)
        room = min(_ROOM, (free - _SUM - 3 * gap) / 3 if is_row else free / 2 - between)
        high = min(room, self._room)
        cell = min(_CELL, room / shape[1], high / shape[0])
        sides = [(cell * shape[1], cell * shape[0])] * 3
        sides.append((_SUM, min(_SUM, max(sides[0][1], 0.3))))
        if is_row:
            lefts, y = [_LEFT + k * (room + gap) for k in range(4)], self._bottom + high / 2
            centers = [(left + (_SUM if k == 3 else room) / 2, y) for k, left in enumerate(lefts)]
            signs, top = [(left - gap / 2, y) for left in lefts[1:]], self._bottom + high
            if self._in_line:
                if shape[0] > 1:
                    cell = min(_CELL, (2 * room + gap) / self._in_line)
                sides[2], centers[2] = (cell * self._in_line, cell), (lefts[1] + room + gap / 2, y)
        else:
            middles = [_LEFT + free / 4, _LEFT + 3 * free / 4]
            lines = wrapped(_RANK.format(49, 49), self._width / 2 - _RIGHT).count("\n")
            words = _TITLE + lines * _LINE
            centers, signs, top = self._place_in_two_rows(middles, sides[0], high, words)
        grids = [
            (x - width / 2, y - height / 2, width, height)
            for (x, y), (width, height) in zip(centers, sides, strict=True)
        ]
        return grids, signs, top

    def arrange(self, steps, dtype):
        """Draw everything that stays the same while the window moves."""
        self._shown = steps, dtype
        self._grays = style.gray_range(steps.padded, dtype)
        gray = ScalarMappable(**in_gray(*self._grays))
        self._window.colors = gray
        is_ranked = isinstance(steps, RankFilter)
        is_row = self._width >= _IN_A_ROW
        half, title = self._width / 2 - _LEFT, "products"
        if is_ranked:
            title = _RANK.format(steps.rank + 1, np.prod(steps.shape))
            # No weights are beside it.
            title = title if is_row else wrapped(title, self._width / 2 - _RIGHT)
        count = int(np.prod(steps.shape))
        self._in_line = count if is_ranked and is_row and count <= _MOST_IN_LINE else 0
        places, signs, top = self._place_numbers(np.atleast_2d(np.zeros(steps.shape)).shape)
        panels, height = self._place_panels(steps, top)
        layout.set_size(self.figure, self._width, height)
        axes = [*(grid.axes for grid in self._grids), *self.panels]
        for ax, place in zip(axes, [*places, *panels], strict=True):
            layout.place(ax, *place)
        self._weights.axes.set_visible(not is_ranked)
        arrow = "→" if is_row else self._arrow
        texts = ["", "", arrow] if is_ranked else ["×", "=", arrow]
        for sign, (x, y), text in zip(self._signs, signs, texts, strict=True):
            sign.set(x=x / self._width, y=y / height, text=text)
        low, high = float(steps.output.min()), float(steps.output.max())
        largest = max(-low, high)
        is_signed = low < -1e-12 * largest  # what's closer to 0 is rounding
        # Equal values are equally gray in both images, unless the output leaves the input's range.
        black, white = self._grays
        rounding = 1e-9 * (white - black)
        inside = black - rounding <= low and high <= white + rounding
        self._shades = (
            in_signed_colors(largest)
            if is_signed
            else in_gray(*(self._grays if inside else style.gray_range(steps.output, dtype)))
        )
        self._sum.colors = ScalarMappable(**self._shades)
        self._name(self._products, title)
        if is_ranked:
            self._name(self._sum, "chosen")
            self._products.colors = gray
            return
        name = "flipped weights" if steps.flip else "weights"
        self._name(self._weights, name if is_row else wrapped(name, half))
        self._name(self._sum, "sum")
        self._weights.colors = colors_of_weights(steps.weights)
        self._weights.show(np.atleast_2d(steps.weights))
        largest = self._weights.colors.norm.halfrange * np.abs(steps.padded).max()
        self._products.colors = ScalarMappable(**in_signed_colors(largest))

    def move(self, here):
        """Show one window in numbers."""
        self._window.show(np.atleast_2d(here.values), _notes(here))
        if isinstance(here, RankWindow):
            columns = self._in_line or here.values.shape[-1]
            cells, framed = here.order.reshape(-1, columns), divmod(here.rank, columns)
        else:
            cells, framed = np.atleast_2d(here.products), None
        self._products.show(cells, framed=framed)
        self._sum.show(np.array([[here.result]]), framed=(0, 0))

    def _hidden(self, _start, _end):
        """Return the places between which a line from the window is behind something."""
        return ()

    def _lead(self, corners, result):
        """Lead from two corners of the window to its numbers, and from the sum to the result.

        Each is a place in its panel, (x, y).
        """
        inverted = self.figure.transFigure.inverted()
        seen = inverted.transform(self.panels[0].transData.transform(corners))
        # Those in force are found by a call that has matplotlib draw the whole figure again.
        box, total = (grid.axes.get_position(original=True) for grid in (self._window, self._sum))
        gap = (np.nan, np.nan)
        lines = []
        for start, x in zip(seen, (box.x0, box.x1), strict=True):
            lines += [start, *self._hidden(start, (x, box.y1)), (x, box.y1), gap]
        self._leads[0].set_data(*np.transpose(lines))
        shown = inverted.transform(self.panels[1].transData.transform(result))
        self._leads[1].set_data(*np.transpose(self._way(total, shown)))


class ImageFigure(LabFigure):
    """An image, its filtered result beside it, and one window in numbers."""

    _arrow = "↑"

    def __init__(self):
        super().__init__(height=5.2, room=_ROOM, bottom=0.36)
        self.panels = [self.figure.add_axes((0, 0, 1, 1), label=name) for name in ("in", "out")]
        self._input, self._output = (draw_image(ax, np.zeros((1, 1)), 0, 1) for ax in self.panels)
        self.panels[1].set_title("output")
        self.panels[1].set_facecolor("white")  # where there's no output
        self._frame = self.panels[1].add_patch(
            Rectangle((0, 0), 1, 1, fill=False, edgecolor="#CCCCCC", linewidth=0.6, clip_on=False)
        )
        self._numbers = [
            ax.add_artist(PixelNumbers(image))
            for ax, image in zip(self.panels, (self._input, self._output), strict=True)
        ]
        self._part = None
        self._bars, self._between = {}, ()  # bars by whether they're beside the result, not below
        self._padding = boxes.Padding(self.panels[0])
        self._footprint = boxes.window_outline(self.panels[0])
        self._pixels = [
            boxes.pixel_outline(ax, least) for ax, least in zip(self.panels, (20, 0), strict=True)
        ]
        self.moving += [self._footprint, *self._pixels]

    def _hidden(self, start, end):
        """Return where a line goes behind the result, if that's below, and comes out again."""
        if not self._between:
            return ()
        height = self.figure.get_figheight()
        parts = [(start[1] - y / height) / (start[1] - end[1]) for y in self._between]
        into, out = (start + part * np.subtract(end, start) for part in parts)
        return into, (np.nan, np.nan), out

    def _way(self, total, shown):
        """Return the way from the sum's place in the figure up to its result."""
        title = _TITLE / self.figure.get_figheight()
        return [(total.x0 + total.width / 2, total.y1 + title), shown]

    def _place_in_two_rows(self, middles, side, high, words):
        """Return the centers of the grids, the signs, and how high they reach, around a corner.

        The window is above the weights, beside those are the products, and the sum is above them,
        where it's nearest to the result.
        """
        low = _RIGHT + high + words  # where the products' title ends
        # Between it and the sum there's an arrow, and the sum in words.
        top = max(low + 0.12 + high, low + 0.52 + _SUM)
        y = _RIGHT + high / 2
        centers = [(middles[0], top - high / 2), (middles[0], y), (middles[1], y)]
        signs = [
            (middles[0] - side[0] / 2 - 0.2, y), (sum(middles) / 2, y),
            (middles[1], (low + top - _SUM - _TITLE) / 2),
        ]  # fmt: skip
        return [*centers, (middles[1], top - _SUM / 2)], signs, top

    def _place_panels(self, steps, top):
        """Return the places of the panels above the numbers, and the figure's height, in inches."""
        self._between = ()  # the ends of what's around a result that's below the input
        if self._width == _WIDTH:
            self._title_room = 3.75
            return [(left, 2.55, 3.75, _HIGH) for left in (0.3, 4.3)], 5.2
        bottom, across = top + _TITLE + 0.2, self._width
        sides = [count for _, count in self._part] if self._part else steps.padded.shape
        # With room below each other only, numbers on pixels are worth a higher figure.
        room = (across - (1.2 if across >= _BAR_BESIDE else 0.5)) / 2
        is_stacked = self._part and room < _NUMBERED * max(sides) <= _HIGH
        if across >= _BAR_BESIDE and not is_stacked:
            high = min(room, _HIGH)
            places = [(left, bottom, room, high) for left in (0.3, 0.6 + room)]
        elif room >= _ABREAST and not is_stacked:
            bottom += _BELOW
            high = min(room, _HIGH)
            left = 0.3 if max(sides) <= style.MOST_NUMBERED else 0.1
            places = [(left, bottom, 0.1 + room - left, high), (0.3 + room, bottom, room, high)]
        else:
            bottom += _BELOW
            room = across - 0.5
            high = min(room, _HIGH) if is_stacked else 1.6
            places = [(0.3, bottom + high + 0.55, room, high), (0.3, bottom, room, high)]
            self._between = (bottom + high + 0.32, bottom - _BELOW - 0.06)
        self._title_room = room + 0.1
        lines = wrapped(_PADDED, self._title_room).count("\n")
        return places, places[0][1] + high + 0.35 + lines * _LINE

    def arrange(self, steps, dtype):
        """Draw the image with its padding, and the whole result."""
        super().arrange(steps, dtype)
        (above, _), (left, _) = steps.margin
        self._input.set_data(steps.padded)
        self._input.set_clim(*self._grays)
        self._output.set_data(steps.output)
        self._output.set(**self._shades)
        self._output.set_extent(extent(steps.output.shape, *steps.offset))
        self._whole = extent(steps.padded.shape, -above, -left)
        self._input.set_extent(self._whole)
        self._set_limits()
        for ax in self.panels:
            ax.apply_aspect()
            room = min(ax.bbox.size) / self.figure.dpi
            style.as_image_axes(ax, most=int(4 * room) + 1 if self._width < _WIDTH else None)
            ax.set(xlabel="", ylabel="")
        # White around the output would look like a part of it, so only the output is framed.
        self._frame.set_visible(self.panels[1].xaxis.get_visible())
        self.panels[1].spines[:].set_visible(False)
        self._show_bar()
        padding = f" with padding ({steps.mode})" if np.any(steps.margin) else ""
        self.panels[0].set_title(wrapped(f"input{padding}", self._title_room))
        self._padding.surround(steps.array.shape, steps.margin)

    def look_at(self, part):
        """Show a part of both images: its first row, and how many, and so for columns.

        None is all of them. Call `arrange` and `move` for it to be drawn.
        """
        if part == self._part:
            return
        sides = [part and [count for _, count in part] for part in (self._part, part)]
        self._part = part
        if sides[0] == sides[1]:
            self._set_limits()
        else:
            self.arrange(*self._shown)

    def _set_limits(self):
        around = self._whole
        for numbers in self._numbers:
            numbers.set_visible(self._part is not None)
        if self._part:
            (top, rows), (left, columns) = self._part
            around = extent((rows, columns), top, left)
        for ax in self.panels:
            ax.set(xlim=around[:2], ylim=around[2:])
        left, right, bottom, top = self._output.get_extent()
        left, right = np.clip((left, right), *around[:2])
        top, bottom = np.clip((top, bottom), *around[:1:-1])
        self._frame.set_bounds(left, top, right - left, bottom - top)
        self.panels[1].xaxis.set_major_formatter(partial(_label_within, (left, right)))
        self.panels[1].yaxis.set_major_formatter(partial(_label_within, (top, bottom)))

    def _show_bar(self):
        """Show a color bar that touches the result, on the side where there's room."""
        is_beside = self._width - self.panels[1].bbox.x1 / self.figure.dpi >= _BAR
        if is_beside not in self._bars:  # each takes a while to make, and few need both
            place = (1.03, 0, 0.035, 1) if is_beside else (0, -0.12, 1, 0.05)
            self._bars[is_beside] = bar = self.figure.colorbar(
                self._output,
                cax=self.panels[1].inset_axes(place),
                orientation="vertical" if is_beside else "horizontal",
            )
            bar.outline.set_visible(False)
        for side, bar in self._bars.items():
            bar.ax.set_visible(side == is_beside)
        if not is_beside:  # it's where the result's numbers would be, which the input has, too
            self._bars[False].locator.set_params(nbins=3)
            self.panels[1].tick_params(labelbottom=False, labelleft=False)

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
    """A signal, one window in numbers below it, and below those the filtered result."""

    _arrow = "→"

    def __init__(self):
        super().__init__(height=4.9, room=0.5, bottom=_AXIS + _PANEL + 0.3 + _TITLE)
        above, below = (self.figure.add_axes((0, 0, 1, 1), label=name) for name in ("in", "out"))
        below.sharex(above)
        self.panels = [above, below]
        above.set_ylabel("signal")
        self._ticks = above.xaxis.get_major_locator()
        self._ticks.set_params(integer=True)
        below.set(ylabel="output", xlabel="sample")
        (self._signal,) = above.plot([], ".-", color=style.INPUT, linewidth=1)
        self._padding = SignalPadding(self.panels)
        (self._result,) = below.plot([], color=style.OUTPUT, linewidth=1.6)
        self._sources = []
        for ax in self.panels:
            ax.axhline(color=style.GUIDE, linewidth=0.6)
        self._place = SignalWindow(self.panels)
        self.moving += [*self._place.moving, self._place.result]

    def _name(self, grid, text):
        # Above the numbers it would be in the way of the lines that lead to them.
        grid.axes.set_title(text, y=0, pad=-5, va="top")

    def _way(self, total, shown):
        # Above the panel until it's over the result: no curve is in its way there.
        inch, x = 1 / self.figure.get_figheight(), total.x0 + total.width / 2
        over = (_AXIS + _PANEL + 0.08) * inch
        return [(x, total.y0 - (_TITLE + 0.04) * inch), (x, over), (shown[0], over), shown]

    def _place_in_two_rows(self, middles, side, high, words):
        """Return the centers of the grids, the signs, and how high they reach: two in a row."""
        low = self._bottom + words - _TITLE + _SUM / 2
        up = low + _SUM / 2 + words + high / 2
        centers = [(x, y) for y in (up, low) for x in middles]
        signs = [
            (sum(middles) / 2, up), (middles[0] - side[0] / 2 - 0.2, low), (sum(middles) / 2, low),
        ]  # fmt: skip
        return centers, signs, up + high / 2

    def _place_panels(self, _steps, top):
        """Return the places of the panels, one above and one below, and the figure's height."""
        width = self._width - 0.72 - (0.58 if self._width == _WIDTH else 0.2)
        for ax in self.panels:
            # Where no width of the numbers pushes it out of the figure, or to and fro.
            ax.yaxis.set_label_coords(-0.5 / width, 0.5)
        above = top + 0.6
        return [(0.72, y, width, _PANEL) for y in (above, _AXIS)], above + _PANEL + 0.32

    def arrange(self, steps, dtype):
        """Draw the signal with its padding, and the whole result."""
        super().arrange(steps, dtype)
        size = steps.array.size
        self._signal.set_data(np.arange(size), steps.array)
        self._signal.set_marker("." if size <= _MOST_DOTS else "")
        outside = self._padding.surround(steps)
        self._result.set_data(np.arange(steps.output.size) + steps.offset, steps.output)
        self._result.set_marker("." if size <= _MOST_DOTS else "")
        above, below = self.panels
        # The room for padding is always there, so that nothing jumps when the mode changes.
        above.set_xlim(-MOST_TAPS / 2 - 1, size + MOST_TAPS / 2)
        # A tick beside the signal would have no sample to name.
        ticks = self._ticks.tick_values(0, size - 1)
        ticks = ticks[(ticks >= 0) & (ticks < size)]
        above.set_xticks(ticks if ticks.size > 1 else {0, size - 1})
        above.set_ylim(*style.limits(steps.padded))
        below.set_ylim(*style.limits(np.append(steps.output, 0)))
        title = f"padding ({steps.mode})" if outside.size else ""
        if self._write_sources(steps, outside):
            title += ", numbered by the sample it copies"
        if "\n" in wrapped(title, above.bbox.width / self.figure.dpi):
            title = title.partition(",")[0]
        above.set_title(title, loc="right", color=style.PADDING)

    def _write_sources(self, steps, outside):
        """Write below the axis where each padded sample comes from; return whether they fit."""
        for text in self._sources:
            text.remove()
        self._sources, above = [], self.panels[0]
        sources = steps.sources[0][outside + steps.margin[0][0]]
        places = [
            (k, str(source)) for k, source in zip(outside, sources, strict=True) if source >= 0
        ]
        room = above.bbox.width / (steps.array.size + MOST_TAPS + 1)
        if max((len(text) for _, text in places), default=np.inf) * 9 >= room:
            return False
        self._sources = [
            above.text(
                k, -0.08, text, transform=above.get_xaxis_transform(),
                ha="center", va="top", color=style.PADDING,
            )
            for k, text in places
        ]  # fmt: skip
        return True

    def move(self, here):
        """Show one window, and where it is in the signal."""
        super().move(here)
        self._place.move(here)
        (start,), (center,), low = here.start, here.center, self.panels[0].get_ylim()[0]
        ends = [(start - 0.5, low), (start + here.values.size - 0.5, low)]
        self._lead(ends, (center, here.result))


def _label_within(ends, value, _position):
    """Return the label of a place along an axis, or none outside of these ends."""
    return f"{value:.0f}" if ends[0] < value < ends[1] else ""


def _notes(here):
    """Return where each padded sample of a window comes from, for its cell in the picture."""
    notes = {}
    for cell in np.argwhere(here.is_padding).tolist():
        place = ", ".join(str(of[k]) for of, k in zip(here.sources, cell, strict=True))
        words = ("padding", "pad") if "-1" in place else (f"from {place}", f"←{place}")
        notes[(0, *cell)[-2:]] = words  # a signal's window is drawn as one row
    return notes
