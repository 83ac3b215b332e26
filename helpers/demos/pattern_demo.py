"""A box on an image becomes the kernel, and the best match for it is marked."""

from functools import lru_cache

import matplotlib as mpl
import numpy as np

from helpers.demos import layout
from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import extent, set_images
from helpers.demos.pointing import Pointing
from helpers.figures import boxes, style
from helpers.figures.images import draw_image
from helpers.figures.stamps import Stamped
from helpers.filters.patterns import RAW, SCORES, PatternSearch, turned
from helpers.filters.validation import describe_value, refusal
from livefigure import align_labels, dropdown, float_slider, whole_slider

_WIDTH, _ABREAST = 7.2, 5.2
# Inches: what's between panels, a title's line, and how wide the patch's panel is.
_GAP, _LINE, _PATCH = 0.12, 0.3, 1.05
_HIGHEST = 2.4
# Pixels: how short a side can be drawn, and how far off a match may be, if a quarter isn't less.
_LEAST, _CLOSE = 3, 2
# Of the response: more than anyone can tell apart would only take longer to send.
_GRAYS = 64
# Pixels of the screen: a frame's line, and that of one that has to be seen around another.
_FRAME, _AROUND = 2, 5
_DECIMALS = dict(zip(SCORES, (2, 2, 3), strict=True))


@style.isolated
def pattern_demo(image, box=None):
    """Cut a patch out of an image, and look for it in a changed copy of the same image.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype.
    box : tuple of slice, optional
        The patch's rows and columns at first, such as ``np.s_[20:40, 50:70]``; or else the
        middle of the image.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    The image is changed only where it's searched, and the patch is turned only. A shadow grows
    evenly from left to right, and contrast is changed around the image's mean. A match is right if
    it's at most two pixels away from the box, or a quarter of its side if that's less. Places are
    those of a window's middle.

    Examples
    --------
    >>> demo = pattern_demo([[0, 1, 0, 5, 6, 2]], np.s_[0:1, 0:3])
    >>> print(demo.readout)
    raw sum (shown): best 6.00 at row 0, column 4, wrong
    zero-mean: best 1.67 at row 0, column 4, wrong
    normalized: best 1.000 at row 0, column 1, right
    The box has 1×3 pixels, and its middle is row 0, column 1.
    """
    image, dtype = as_image(image)
    search = _Search(image, _as_box(box, image.shape))
    low, high = style.gray_range(image, dtype)
    panels, move, arrange = _draw(image.shape, low, high)
    pointing = Pointing(panels[:1])
    start = None

    def show(turn, score, brightness, contrast, shadow):
        found = search.find(turn, brightness / 100 * (high - low), contrast, shadow / 100)
        move(search.box, found, score)
        return _describe(search.box, found, score)

    def follow(event):
        nonlocal start
        if not (pointed := pointing.place(event)):
            start = None
            return False
        _, place = pointed
        if start is None:
            start = place
            return search.move_to(place)
        return search.draw(start, place)

    def key(action):
        def act():
            if action():
                demo.refresh()

        return act

    controls = {
        "turn": whole_slider("turn in degrees", 0, 0, 180),
        "score": dropdown("score", SCORES, RAW, 330),
        "brightness": whole_slider("brightness in %", 0, -50, 50),
        "contrast": float_slider("contrast", 1.0, -1, 2, 0.25, digits=2),
        "shadow": whole_slider("shadow in %", 0, 0, 90),
    }
    align_labels(controls.values(), 112)
    turn, score, *light = controls.values()
    demo = Demo(
        panels[0].figure, move.moving, show, controls,
        title=f"pattern_demo: {'×'.join(map(str, image.shape))} image",
        rows=[[score, turn], light[:2], light[2:]],
        keys={
            "ArrowUp": key(lambda: search.step(-1, 0)), "ArrowDown": key(lambda: search.step(1, 0)),
            "ArrowLeft": key(lambda: search.step(0, -1)),
            "ArrowRight": key(lambda: search.step(0, 1)),
            "+": key(lambda: search.grow(1)), "=": key(lambda: search.grow(1)),
            "-": key(lambda: search.grow(-1)),
        },
        mouse=follow, panels={panels[0]: "draw"}, arrange=arrange,
    )  # fmt: skip
    return demo


class _Found:
    """What one search finds: the patch, the image that's searched, and the scores."""

    def __init__(self, patch, image, scores, box):
        self.patch, self.image, self.scores = patch, image, scores
        self.size = patch.shape
        self.best = {name: _best(of) for name, of in scores.items()}
        corner = [side.start for side in box]
        allowed = np.minimum(np.floor_divide(self.size, 4), _CLOSE)
        self.is_right = {
            name: best is not None and bool((np.abs(np.subtract(best, corner)) <= allowed).all())
            for name, best in self.best.items()
        }

    def value(self, name):
        """Return the best score of a kind, as text with always as many decimals."""
        return f"{self.scores[name][self.best[name]]:z.{_DECIMALS[name]}f}"

    def window(self, name):
        """Return the best match for a kind of score."""
        (row, column), (rows, columns) = self.best[name], self.size
        return self.image[row : row + rows, column : column + columns]


def _best(scores):
    """Return the place of the largest score, or None if they're all the same."""
    low, high = scores.min(), scores.max()
    if high - low <= 1e-9 * max(-low, high):
        # A single place is the best anyway.
        return (0, 0) if scores.size == 1 else None
    return tuple(int(i) for i in np.unravel_index(scores.argmax(), scores.shape))


class _Search:
    """The box, and the search for what's in it."""

    def __init__(self, image, box):
        self._image, self.box = image, box
        # Of the last ones only: those of a large image take many megabytes.
        self._shaded = lru_cache(maxsize=2)(self._shaded)
        self._scores = lru_cache(maxsize=2)(self._scores)

    def _shaded(self, shadow):
        """Return the image under a shadow, and what finds patches in it."""
        low, columns = self._image.min(), self._image.shape[1]
        image = low + (self._image - low) * np.linspace(1, 1 - shadow, columns)
        return image, PatternSearch(image)

    def _scores(self, top, bottom, left, right, turn, shadow):
        patch = turned(self._image, (slice(top, bottom), slice(left, right)), turn)
        return patch, self._shaded(shadow)[1].scores(patch)

    def find(self, turn, brightness, contrast, shadow):
        """Return what's found in an image of such light: `_Found`."""
        sides = [end for side in self.box for end in (side.start, side.stop)]
        patch, scores = self._scores(*sides, turn, shadow)
        image, _ = self._shaded(shadow)
        # Each window is contrast times itself plus one number, so nothing has to be summed again.
        added = brightness + (1 - contrast) * image.mean()
        factors = (contrast, contrast, np.sign(contrast))
        scores = {name: by * scores[name] for name, by in zip(SCORES, factors, strict=True)}
        scores[RAW] = scores[RAW] + added * patch.sum()
        return _Found(patch, contrast * image + added, scores, self.box)

    def _put(self, ends):
        """Take these first and last rows and columns for the box; return whether it's another."""
        before = self.box
        self.box = tuple(slice(*each) for each in ends)
        return self.box != before

    def move_to(self, place):
        """Put the middle of the box as near to a place as the image's border allows."""
        ends = []
        for at, side, most in zip(place, self.box, self._image.shape, strict=True):
            length = side.stop - side.start
            first = min(max(at - length // 2, 0), most - length)
            ends.append((first, first + length))
        return self._put(ends)

    def draw(self, start, place):
        """Draw the box from one place to another, unless that's hardly a box yet."""
        ends = []
        for one, other, most in zip(start, place, self._image.shape, strict=True):
            first, last = (min(max(at, 0), most - 1) for at in sorted((one, other)))
            ends.append((first, last + 1))
        if any(last - first < _LEAST for first, last in ends):
            return False
        return self._put(ends)

    def step(self, down, across):
        """Move the box by an eighth of itself."""
        place = []
        for by, side in zip((down, across), self.box, strict=True):
            length = side.stop - side.start
            place.append(side.start + length // 2 + by * max(length // 8, 1))
        return self.move_to(place)

    def grow(self, by):
        """Move all four sides of the box out by one pixel, or in."""
        ends = []
        for side, most in zip(self.box, self._image.shape, strict=True):
            first, last = max(side.start - by, 0), min(side.stop + by, most)
            if last - first < min(_LEAST, most):
                return False
            ends.append((first, last))
        return self._put(ends)


def _as_box(box, shape):
    """Return a box's rows and columns as slices with ends, or say what's wrong with it."""
    if box is None:
        return tuple(slice(side * 3 // 8, side * 3 // 8 + max(side // 4, 1)) for side in shape)
    expected = "rows and columns, such as np.s_[20:40, 50:70]"
    is_box = type(box) is tuple and [type(side) for side in box] == [slice, slice]
    if not is_box:
        raise refusal("box", expected, describe_value(box), TypeError)
    try:
        sides = [range(*side.indices(most)) for side, most in zip(box, shape, strict=True)]
    except TypeError:
        raise refusal("box", expected, describe_value(box), TypeError) from None
    if any(side.step != 1 for side in sides) or not all(sides):
        got = f"{describe_value(box)} for {'×'.join(map(str, shape))} pixels"
        raise refusal("box", f"some {expected}", got)
    return tuple(slice(side.start, side.stop) for side in sides)


def _middle(corner, size):
    """Return the row and column in the middle of a window, or right after it."""
    return tuple(int(first + side // 2) for first, side in zip(corner, size, strict=True))


def _describe(sides, found, shown):
    row, column = _middle([side.start for side in sides], found.size)
    size = "×".join(map(str, found.size))
    box = f"The box has {size} pixels, and its middle is row {row}, column {column}."
    lines = []
    for name in SCORES:
        lines.append(f"{name} (shown): " if name == shown else f"{name}: ")
        if found.best[name] is None:
            lines[-1] += "the same everywhere"
            continue
        row, column = _middle(found.best[name], found.size)
        lines[-1] += (
            f"best {found.value(name)} at row {row}, column {column}, {_verdict(found, name)}"
        )
    return "\n".join([*lines, box])


def _verdict(found, name):
    return "right" if found.is_right[name] else "wrong"


class _Move:
    """Shows a search in the four panels."""

    def __init__(self, panels, shape, low, high):
        image, patch, match, response = panels
        self._images = [draw_image(ax, np.zeros((1, 1)), low, high) for ax in panels]
        self._images[0].set_extent(extent(shape))
        self._images[3].set_cmap(mpl.colormaps["gray"].resampled(_GRAYS))
        # Drawn first, so that the box's own frame is on it where they're in one place.
        self._found = boxes.Frame(image, style.PIXEL, _FRAME, zorder=4)
        self._box = boxes.window_outline(image)
        # A ring, since the peak itself is worth seeing.
        (self._peak,) = response.plot(
            [], "o", color=style.PIXEL, fillstyle="none", markersize=13, markeredgewidth=2.5
        )
        self._frames = [
            boxes.Frame(patch, style.WINDOW, _FRAME, 5),
            boxes.Frame(match, style.PIXEL, _FRAME, 5),
        ]
        self._title, self._of_match, self._size = response.title, match.title, None
        self.moving = [
            *self._images, self._found, self._box, *self._frames, self._peak,
            Stamped(self._title), Stamped(self._of_match),
        ]  # fmt: skip

    def __call__(self, box, found, name):
        image, patch, match, response = self._images
        scores, best = found.scores[name], found.best[name]
        rows, columns = found.size
        if found.size != self._size:  # or the whole figure would be drawn again
            self._size = found.size
            self._fit(rows, columns, scores.shape)
        set_images([image], [found.image])
        for small, values in ((patch, found.patch), (match, found.window(name) if best else None)):
            small.set_visible(values is not None)
            if values is not None:
                small.set_data(values)
        self._box.set_bounds(box[1].start - 0.5, box[0].start - 0.5, columns, rows)
        # What's drawn has to fit into float32.
        drawn = scores / (np.abs(scores).max() or 1)
        set_images([response], [drawn])
        response.set_clim(*style.gray_range(drawn))
        for artist in (self._found, self._peak, self._frames[1], self._of_match):
            artist.set_visible(best is not None)
        if best is None:
            self._title.set_text("the same everywhere")
            return
        row, column = _middle(best, found.size)
        self._peak.set_data([column], [row])
        self._found.line = _AROUND if found.is_right[name] else _FRAME
        self._found.set_bounds(best[1] - 0.5, best[0] - 0.5, columns, rows)
        self._title.set_text(f"best {found.value(name)}, {_verdict(found, name)} place")

    def _fit(self, rows, columns, places):
        """Make room for a patch of so many rows and columns, and scores at so many places."""
        _, *small, response = self._images
        response.set_extent(extent(places, rows // 2, columns // 2))
        for artist, frame in zip(small, self._frames, strict=True):
            artist.set_extent(extent((rows, columns)))
            artist.axes.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5))
            frame.set_bounds(-0.5, -0.5, columns, rows)


def _draw(shape, low, high):
    """Draw the figure, and return its panels, how to move what's in them, and how to arrange."""
    figure = style.empty_figure(_WIDTH, _HIGHEST)
    panels = image, patch, match, response = [figure.add_axes((0, 0, 1, 1)) for _ in range(4)]
    move = _Move(panels, shape, low, high)
    for ax in (image, response):
        rows, columns = shape
        ax.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5), autoscale_on=False)
    response.set_facecolor(style.HIDDEN)
    for ax, title in zip(panels[:3], ("image", "patch", "best match"), strict=True):
        ax.set_title(title)
    for ax in panels:
        style.leave_out_axis_lines(ax)
        ax.set_anchor("N")  # their titles share a line, whatever their shape
    aspect = shape[0] / shape[1]

    def arrange(width):
        if width < _ABREAST or aspect < 0.4:
            stack(width)
            return
        room = (width - _PATCH - 4 * _GAP) / 2
        high = min(room * aspect, _HIGHEST)
        layout.set_size(figure, width, high + _LINE + _GAP)
        layout.place(image, _GAP, _GAP, room, high)
        layout.place(response, width - room - _GAP, _GAP, room, high)
        side = min(_PATCH, (high - _LINE - _GAP) / 2)
        left = (width - _PATCH) / 2
        layout.place(patch, left, _GAP + high - side, _PATCH, side)
        layout.place(match, left, _GAP + high - 2 * side - _LINE - _GAP, _PATCH, side)

    def stack(width):
        room = width - 2 * _GAP
        high = min(room * aspect, _HIGHEST)
        layout.set_size(figure, width, 2 * high + _PATCH + 3 * (_LINE + _GAP))
        layout.place(response, _GAP, _GAP, room, high)
        above = 2 * _GAP + high + _LINE
        for ax, at in ((patch, width / 4), (match, 3 * width / 4)):
            layout.place(ax, at - _PATCH / 2, above, _PATCH, _PATCH)
        layout.place(image, _GAP, above + _PATCH + _LINE + _GAP, room, high)

    arrange(_WIDTH)
    return panels, move, arrange


def _shown():
    return pattern_demo(photograph(), np.s_[20:34, 24:36])


EXAMPLES = {
    "photograph": Example(
        _shown,
        {"score": "zero-mean"},
        {"shadow": 90},
        {"score": "normalized"},
        {"turn": 60},
        {"turn": 0, "contrast": -1},
        {"contrast": 0},
    ),
    "wide": Example(
        lambda: pattern_demo(photograph()[:16], np.s_[4:12, 30:38]), {"score": "normalized"}
    ),
}
