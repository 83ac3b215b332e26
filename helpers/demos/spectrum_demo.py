"""An image as a sum of waves: look at each of them, and brush some out."""

import matplotlib as mpl
import numpy as np

from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import image_panels, thinning
from helpers.demos.pointing import Pointing
from helpers.figures import style
from helpers.figures.wording import number
from helpers.filters.image_waves import ImageWaves
from livefigure import button, choices, whole_slider

_LOOK, _BRUSH = "see a wave", "brush out"
_MOST_RADIUS = 20
_TITLES = ["spectrum", "wave at the ring", "what's left"]
# The wave that's shown first, if the image has so many rows and columns.
_FIRST = {"down": 3, "across": 5}


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
    4 waves from top to bottom, 0 from left to right: period 16 pixels, amplitude 1
    1 wave of 2,050 brushed out. What's left differs from the image by 0.707 (root mean square).
    """
    image, dtype = as_image(image)
    waves = ImageWaves(image)
    low, high = style.gray_range(image, dtype)
    figure, artists, arrange = image_panels(image.shape, _TITLES, low, high, size=(7.2, 2.72))
    spectrum, wave, rest = artists
    spectrum.set_cmap(mpl.colormaps["gray"].with_extremes(bad=style.WINDOW))
    spectrum.set_clim(0, 1)
    wave.set_clim(-1, 1)
    rings = [
        spectrum.axes.plot([], "o", color=style.WINDOW, fillstyle="none", markersize=size)[0]
        for size in (11, 5)
    ]
    pointing = Pointing([spectrum.axes])
    rows, columns = image.shape
    controls = {
        "across": whole_slider("waves across", 0, -(columns // 2), (columns - 1) // 2),
        "down": whole_slider("waves down", 0, 0, rows // 2),
        "radius": whole_slider("brush radius", 2, 0, _MOST_RADIUS),
        "tool": choices([_LOOK, _BRUSH], _LOOK),
    }
    for name, first in _FIRST.items():
        controls[name].value = min(first, controls[name].max)

    def show(across, down, radius, tool):
        every = thinning(spectrum, image.shape)
        spectrum.set_data(waves.draw_spectrum(every))
        wave.set_data(waves.draw_one(down, across, every))
        rest.set_data(waves.rest[::every, ::every])
        for ring, side in zip(rings, (1, -1), strict=True):
            ring.set_data([columns // 2 + side * across], [rows // 2 + side * down])
        return f"{_describe_wave(waves, down, across)}\n{_describe_rest(waves)}"

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
        pointed = pointing.place(event)
        if not pointed:
            return False
        down, across = np.subtract(pointed[1], (rows // 2, columns // 2))
        if down < 0:  # the point opposite is the same wave
            down, across = -down, -across
        there = {"down": int(down), "across": int(across)}
        for name in there:
            there[name] = min(max(there[name], controls[name].min), controls[name].max)
        is_brushing = controls["tool"].value == _BRUSH
        if is_brushing:
            waves.leave_out(**there, radius=controls["radius"].value)
        before = {name: controls[name].value for name in there}
        for name, value in there.items():
            controls[name].value = value
        return is_brushing and there == before  # else the sliders' changes have shown it

    actions = [
        button("brush out here", "take away the waves at the ring", brush_here),
        button("bring all back", "undo all brushing", bring_back),
    ]
    demo = Demo(
        figure, [*artists, *rings], show, controls,
        title=f"spectrum_demo: {rows}×{columns} image",
        rows=[
            [controls["across"], controls["down"]],
            [controls["tool"], controls["radius"], *actions],
        ],
        keys={
            "ArrowLeft": -1, "ArrowRight": 1, "ArrowUp": lambda: step_down(-1),
            "ArrowDown": lambda: step_down(1), "Enter": brush_here,
        },
        mouse=follow, arrange=arrange,
    )  # fmt: skip
    return demo


def _describe_wave(waves, down, across):
    amplitude, _ = waves.at(down, across)
    if not down and not across:
        return f"the middle: no wave, but the mean, {number(amplitude)}"
    period = 1 / np.hypot(*np.divide((down, across), waves.shape))
    direction = "right to left" if across < 0 else "left to right"
    return (
        f"{_count(down)} from top to bottom, {abs(across)} from {direction}: period "
        f"{number(round(period, 1))} pixels, amplitude {number(amplitude)}"
    )


def _count(waves):
    return "1 wave" if waves == 1 else f"{waves:,} waves"


def _describe_rest(waves):
    count, of = waves.count()
    if not count:
        return f"Nothing is brushed out. The image is the sum of {of:,} waves."
    size = number(round(waves.size_left_out(), 4))
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
        {"radius": 0},
    ),
}
