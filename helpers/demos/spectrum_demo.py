"""An image as a sum of waves: look at each of them, and brush some out."""

import matplotlib as mpl
import numpy as np
from matplotlib.patches import Circle

from helpers.demos import layout
from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import image_panels, set_images, thinning
from helpers.demos.pointing import Pointing
from helpers.figures import style
from helpers.figures.wording import number
from helpers.filters.image_waves import ImageWaves
from livefigure import align_labels, button, checkbox, whole_slider

_MOST_RADIUS = 20
# Pixels: a wave with a shorter period is enlarged so many times.
_FAST, _CLOSE_UP = 8, 4
# Pixels of the screen, from the middle to a ring that doesn't touch it.
_APART = 7
_TITLES = ["spectrum", "wave at the ring", "what's left"]
# The wave that's shown first, if the image has so many rows and columns.
_FIRST = {"down": 12, "across": 20}
# In inches: the figure's width and the most that it's high, a title, and what's between panels.
_WIDTH, _HIGHEST, _TITLE, _GAP = 7.2, 5.1, 0.32, 0.1
# A longer image's small panels would be narrower than their titles.
_LONGEST = 1.5


@style.isolated
def spectrum_demo(image):
    """Show which waves an image is made of, one by one, and what's left without some of them.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    The middle of the spectrum is the image's mean. A point so many columns to the right of it and
    so many rows below is a wave that fits into the image as often from left to right and from top
    to bottom. The point opposite is the same wave. Brightness is the logarithm of the amplitude.

    Examples
    --------
    >>> rows = np.arange(64)[:, None]
    >>> demo = spectrum_demo(np.cos(2 * np.pi * rows / 16) + np.zeros(64))
    >>> for name, value in (("down", 4), ("across", 0), ("radius", 0)):
    ...     demo.controls[name].value = value
    >>> demo.press("Enter")
    >>> print(demo.readout)
    Repeats 4 times from top to bottom, 0 from left to right.
    Its height is 1. Across its stripes, the period is 16 pixels.
    1 wave of 2,050 brushed out. What's left differs from the image by 0.707 (root mean square).
    """
    image, dtype = as_image(image)
    waves = ImageWaves(image)
    low, high = style.gray_range(image, dtype)
    size = _WIDTH, _HIGHEST
    figure, artists, stack = image_panels(image.shape, _TITLES, low, high, size=size)
    spectrum, wave, rest = artists

    def arrange(width):
        stack(width)
        aspect = image.shape[0] / image.shape[1]
        if width >= _WIDTH and 1 / _LONGEST <= aspect <= _LONGEST:
            _enlarge_first(figure, [artist.axes for artist in artists], width, aspect)

    arrange(_WIDTH)
    spectrum.set_cmap(mpl.colormaps["gray"].with_extremes(bad=style.WINDOW))
    spectrum.set_clim(0, 1)
    wave.set_clim(-1, 1)
    spectrum.axes.autoscale(False)
    rings = [
        spectrum.axes.plot([], "o", color=style.PIXEL, fillstyle="none", markersize=size)[0]
        for size in (12, 9)
    ]
    brushes = [
        spectrum.axes.add_patch(Circle((0, 0), color=style.WINDOW, fill=False, linewidth=1))
        for _ in rings
    ]
    scale = wave.axes.text(
        0.03, 0.04, f"enlarged {_CLOSE_UP}×", transform=wave.axes.transAxes, backgroundcolor="white"
    )
    pointing, last = Pointing([spectrum.axes]), None
    rows, columns = image.shape
    controls = {
        "across": whole_slider("repeats across", 0, -(columns // 2), (columns - 1) // 2),
        "down": whole_slider("repeats down", 0, 0, rows // 2),
        "radius": whole_slider("brush radius", 4, 0, _MOST_RADIUS),
    }
    align_labels(controls.values(), 100)
    brushes_out = checkbox("brush out where I click")
    for name, first in _FIRST.items():
        controls[name].value = min(first, controls[name].max)

    def show(across, down, radius):
        spectrum.set_data(waves.draw_spectrum(_side_of_square(spectrum, image.shape)))
        is_fast = waves.period(down, across) < _FAST
        wave.set_data(waves.draw_one(down, across, _points(wave), _CLOSE_UP if is_fast else 1))
        scale.set_visible(is_fast)
        set_images([rest], [waves.rest])
        for k, (ring, brush) in enumerate(zip(rings, brushes, strict=True)):
            place = columns // 2 + (-1) ** k * across, rows // 2 + (-1) ** k * down
            ring.set_data(*([at] for at in place))
            brush.set(center=place, radius=radius + 0.5)
        # Or else they'd hide the middle.
        away, pixel = np.hypot(down, across), thinning(spectrum, image.shape)
        rings[1].set_visible(away > _APART * pixel)
        for brush in brushes:
            brush.set_alpha(1 if abs(away - radius) > _APART / 2 * pixel else 0.3)
        return f"{_describe_wave(waves, down, across)}\n{_describe_rest(waves, radius)}"

    def brush_here():
        waves.leave_out(*(controls[name].value for name in ("down", "across", "radius")))
        demo.refresh()

    def bring_back():
        waves.keep_all()
        demo.refresh()

    def step_down(by):
        slider = controls["down"]
        slider.value = min(max(slider.value + by, 0), slider.max)

    def follow(event):
        nonlocal last
        pointed = pointing.place(event)
        if not pointed:
            last = None
            return False
        at = np.subtract(pointed[1], (rows // 2, columns // 2))
        before, last = last, waves.tallest_near(*at, _side_of_square(spectrum, image.shape))
        down, across = last
        if brushes_out.value:
            waves.leave_out(down, across, controls["radius"].value, since=before)
        if down < 0:  # the point opposite is the same wave
            down, across = -down, -across
        there = {"down": down, "across": across}
        for name in there:
            there[name] = min(max(there[name], controls[name].min), controls[name].max)
        for name, value in there.items():
            controls[name].value = value
        return brushes_out.value  # or else the sliders' changes have shown it

    actions = [
        button("brush out here", "take away the waves at the ring", brush_here),
        button("bring all back", "undo all brushing", bring_back),
    ]
    demo = Demo(
        figure, [*artists, scale, *brushes, *rings], show, controls,
        title=f"spectrum_demo: {rows}×{columns} image",
        rows=[
            [controls["across"], controls["down"]],
            [controls["radius"], brushes_out, *actions],
        ],
        keys={
            "ArrowLeft": -1, "ArrowRight": 1, "ArrowUp": lambda: step_down(-1),
            "ArrowDown": lambda: step_down(1), "Enter": brush_here,
        },
        mouse=follow, panels={spectrum.axes: "draw"}, arrange=arrange,
    )  # fmt: skip
    return demo


def _enlarge_first(figure, axes, width, aspect):
    """Make the first panel as high as the two others, which are above each other beside it."""
    high = min((2 * aspect * (width - 3 * _GAP) + _TITLE) / 3, _HIGHEST - _TITLE - _GAP)
    low = (high - _TITLE) / 2
    left = (width - _GAP - (high + low) / aspect) / 2
    right = left + high / aspect + _GAP
    layout.set_size(figure, width, high + _TITLE + _GAP)
    places = (left, _GAP, high), (right, _GAP + low + _TITLE, low), (right, _GAP, low)
    for ax, title, (x, y, height) in zip(axes, _TITLES, places, strict=True):
        layout.place(ax, x, y, height / aspect, height)
        ax.apply_aspect()
        ax.set_title(title)
        style.as_image_axes(ax, most=int(4 * height) + 1)


def _side_of_square(spectrum, shape):
    """Return of how many rows and columns one is drawn, so that a square is seen: two pixels."""
    return thinning(spectrum, np.multiply(shape, 2))


def _points(artist):
    """Return how many rows and columns of the screen a panel has."""
    box = artist.axes.bbox
    return max(round(box.height), 1), max(round(box.width), 1)


def _describe_wave(waves, down, across):
    height, _ = waves.at(down, across)
    if not down and not across:
        return f"The middle isn't a wave. It's the image's mean, {number(height)}."
    period = waves.period(down, across)
    direction = "right to left" if across < 0 else "left to right"
    return (
        f"Repeats {_count(down, 'time')} from top to bottom, {abs(across)} from {direction}."
        f"\nIts height is {number(height)}. "
        f"Across its stripes, the period is {number(round(period, 1))} pixels."
    )


def _count(number, what="wave"):
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _describe_rest(waves, radius):
    count, of = waves.count_left_out, waves.count
    if not count:
        rim = np.arange(-radius, radius + 1) ** 2
        takes = _count(np.count_nonzero(np.add.outer(rim, rim) <= radius**2))
        return f"None of the {of:,} waves is brushed out. The brush takes {takes} at a time."
    size = number(round(waves.size_left_out, 4))
    return (
        f"{_count(count)} of {of:,} brushed out. What's left differs from the image by {size} "
        "(root mean square)."
    )


def _striped():
    image = photograph()
    rows, columns = np.indices(image.shape)
    return image + 0.1 * np.cos(2 * np.pi * (rows / 4 + columns / 16))


EXAMPLES = {
    "striped": Example(
        lambda: spectrum_demo(_striped()),
        {"down": 16},
        {"across": 4},
        {"radius": 6},
    ),
}
