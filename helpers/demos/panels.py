"""What the figures of several demos are made of."""

import numpy as np

from helpers.demos import layout
from helpers.figures import boxes, style
from helpers.figures.images import draw_image
from helpers.figures.stamps import Stamped

DASHES = (0, (4, 3))


def image_panels(shape, titles, low, high, *, size, rows=1):
    """Make a figure of empty images, and return it with their artists, and how to arrange it.

    All have one `shape`, and are drawn black at `low` and white at `high`. The figure's `size`, in
    inches, is its width and the most that it's high, and its panels are in so many `rows`.
    """
    columns = len(titles) // rows
    figure, axes = style.new_figure(*size, nrows=rows, ncols=columns, sharex=True, sharey=True)
    artists = [draw_image(ax, np.zeros(shape), low, high, extent=extent(shape)) for ax in axes.flat]

    def arrange(width):
        is_narrow = width < size[0]
        choices = {1, min(2, columns), columns} if is_narrow else {columns}
        aspect = shape[0] / shape[1]
        highest = {} if is_narrow else {"highest": size[1]}
        layout.stack_panels(figure, axes.flat, titles, width, aspect, choices, **highest)

    arrange(size[0])
    return figure, artists, arrange


class Notes:
    """What changes in the titles of panels, which are drawn with what moves.

    Parameters
    ----------
    artists : list of matplotlib.image.AxesImage
        Of the panels.
    widest : list of tuple of str
        For each panel, the parts of its title that change, each as wide as it can be.

    Attributes
    ----------
    moving : list of matplotlib.artist.Artist
    """

    def __init__(self, artists, widest):
        self._titles, self._widest = [artist.axes.title for artist in artists], widest
        self._whole = [title.get_text() for title in self._titles]
        self.moving = [Stamped(title) for title in self._titles]

    def show(self, notes, bold=()):
        """Write the notes into the titles; those of the panels in `bold` stand out."""
        for k, title in enumerate(self._titles):
            if all(part in title.get_text() for part in self._widest[k]):
                self._whole[k] = title.get_text()  # it has just been arranged anew
            text = self._whole[k]
            for part, note in zip(self._widest[k], notes[k], strict=True):
                text = text.replace(part, note)
            title.set_text(text)
            title.set_fontweight("bold" if k in bold else "normal")


def extent(shape, top=0, left=0):
    """Return the extent of an image that starts in row `top` and column `left` of its axes."""
    return left - 0.5, left + shape[1] - 0.5, top + shape[0] - 0.5, top - 0.5


def thinned(artists, images):
    """Return each artist's image about as fine as its panel can show it.

    A panel of 240 pixels drops half of 512 columns anyway. To drop them before matplotlib
    scales the image makes a step several times as fast, and a result small enough to keep.
    """
    thin = []
    for artist, image in zip(artists, images, strict=True):
        every = thinning(artist, image.shape)
        thin.append(image[::every, ::every].astype(np.float32))
    return thin


def thinning(artist, shape):
    """Return of how many rows and columns of an image of this shape an artist's panel shows one."""
    box = artist.axes.bbox
    return max(round(min(shape[0] / box.height, shape[1] / box.width)), 1)


def set_images(artists, images):
    """Give each artist its image, thinned."""
    for artist, image in zip(artists, thinned(artists, images), strict=True):
        artist.set_data(image)


def center_lines(axes):
    """Add a dashed line to each of the axes, and return the lines."""
    return [ax.axvline(color="black", linewidth=0.9, linestyle=DASHES) for ax in axes]


class Stems:
    """Weights or other values as stems with dots, in the color of their sign.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    width, size : float
        Of the stems and of the dots, in points.

    Attributes
    ----------
    moving : list of matplotlib.artist.Artist
    """

    def __init__(self, ax, width=3, size=5):
        self._signs = []
        for color in (style.WINDOW, style.NEGATIVE):
            (line,) = ax.plot([], color=color, linewidth=width, solid_capstyle="butt")
            (dots,) = ax.plot([], "o", color=color, markeredgecolor="black", markersize=size)
            self._signs.append((line, dots))
        self.moving = [artist for pair in self._signs for artist in pair]

    def show(self, at, values):
        """Show values at places along the axis."""
        is_negative = np.asarray(values) < 0
        for (line, dots), chosen in zip(self._signs, (~is_negative, is_negative), strict=True):
            x, y = at[chosen], values[chosen]
            # One line for all the stems: from 0 to the value, and a gap.
            line.set_data(np.repeat(x, 3), np.outer(y, [0, 1, np.nan]).ravel())
            dots.set_data(x, y)


class SignalPadding:
    """The padding of a signal, shaded in the first of some axes, which is the signal's."""

    def __init__(self, axes):
        self._shades = [boxes.band(axes[0], style.PADDING, 0.3) for _ in "lr"]
        look = {"color": style.PADDING, "markersize": 4, "markerfacecolor": "white"}
        (self.samples,) = axes[0].plot([], "s", **look)

    def surround(self, steps):
        """Show a filter's padding, and return where it is."""
        ((before, after),), size = steps.margin, steps.array.size
        outside = np.r_[-before:0, size : size + after].astype(int)
        self.samples.set_data(outside, steps.padded[outside + before])
        spans = ((-before - 0.5, before), (size - 0.5, after))
        for shade, (start, width) in zip(self._shades, spans, strict=True):
            shade.set_bounds(start, 0, width, 1)
        return outside


class SignalWindow:
    """A window on a signal, and its result in the output below."""

    def __init__(self, axes):
        self._band = boxes.band(axes[0], style.WINDOW, 0.3)
        (self._samples,) = axes[0].plot(
            [], "o", color=style.WINDOW, markeredgecolor="black", label="window"
        )
        (self._padding,) = axes[0].plot(
            [], "s", color=style.PADDING, markeredgecolor=style.WINDOW, markersize=4.5
        )
        (self.result,) = axes[-1].plot([], "D", color=style.OUTPUT, markeredgecolor="black")
        self._centers = center_lines(axes)
        self.moving = [self._band, *self._centers, self._samples, self._padding]

    def move(self, here):
        """Show one window and its result."""
        (start,), (center,), size = here.start, here.center, here.values.size
        self._band.set_bounds(start - 0.5, 0, size, 1)
        at = np.arange(start, start + size)
        for samples, those in ((self._samples, ~here.is_padding), (self._padding, here.is_padding)):
            samples.set_data(at[those], here.values[those])
        self._padding.set_visible(here.is_padding.any())
        self.result.set_data([center], [here.result])
        for line in self._centers:
            line.set_xdata([center, center])
