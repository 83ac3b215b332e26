"""The convolution lab: any kernel, boundary mode or rank filter, on a signal or an image."""

import ipywidgets as widgets
import numpy as np

from helpers.demos.declaration import Example, noisy_step, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import MOST_PIXELS, MOST_SAMPLES, as_position
from helpers.demos.kernel_control import kernel_control
from helpers.demos.kernel_text import MOST_TAPS, kernel_as_text, kernel_from_text
from helpers.demos.lab_figures import ImageFigure, SignalFigure
from helpers.demos.pointing import Pointing, nearest_position
from helpers.demos.zooming import Zooming
from helpers.figures import style, wording
from helpers.figures.loading import load_gray
from helpers.filters.presets import preset_kernel, preset_names
from helpers.filters.validation import as_numbers, describe_value, one_of, refusal
from helpers.filters.windows import MODES, RANKS, LinearFilter, RankFilter
from livefigure import Positions, button, checkbox, choices, dropdown

_SUM = "weighted sum"
_KINDS = [_SUM, *RANKS]
_MOVED = " (the nearest place where the whole window is inside)"


@style.isolated
def filter_lab(signal_or_image, kernel=None, *, kind="weighted sum", start=None):
    """Filter a signal or an image, and see every window, weight, product and sum.

    Everything can be changed while it runs: the place, by slider, key or click; the kernel, by
    name or number by number; whether it's flipped; the boundary mode; and the kind of filter,
    such as the median. Zoom in on an image, and each pixel shows its number, in the input and in
    the output; the part that you see follows the window. Learners can replace an image with one
    they upload.

    Parameters
    ----------
    signal_or_image : array_like
        A signal, or an image of shape (row, column), finite and of any real dtype. The output
        is float64.
    kernel : array_like, optional
        Of as many dimensions, with 1 to 7 taps a side, odd or even. The default is a mean
        with 3 taps a side.
    kind : {"weighted sum", "minimum", "median", "maximum"}, optional
        The kind of filter to begin with.
    start : tuple of int, optional
        The row and the column where the lab opens on an image. The default is the middle.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Examples
    --------
    >>> demo = filter_lab([0, 0, 1, 1], [-1, 0, 1])
    >>> demo.controls["position"].value = 3
    >>> print(demo.readout.splitlines()[-1])
    -1·1 + 0·1 + 1·[1] = 0
    """
    array = as_numbers(signal_or_image, "signal_or_image")
    most = MOST_SAMPLES if array.ndim == 1 else MOST_PIXELS
    as_numbers(array, "signal_or_image", most=most)
    if kernel is None:
        kernel = preset_kernel("mean", (3,) * array.ndim)
    kernel = as_numbers(kernel, "kernel", ndim=array.ndim)
    if max(kernel.shape) > MOST_TAPS:
        raise ValueError(
            f"kernel: expected at most {MOST_TAPS} taps a side, got the shape {kernel.shape}."
        )
    one_of(kind, "kind", _KINDS)
    place = _first_place(array)
    if start is not None:
        if array.ndim == 1:
            raise refusal("start", "None for a signal", describe_value(start))
        place["start"] = as_position(start, array.shape)
    return _Lab(array, kernel, kind, np.asarray(signal_or_image).dtype, place).stage


class _Lab:
    """What the lab knows: the array, the kernel, and the steps that both give."""

    def __init__(self, array, kernel, kind, dtype, place):
        self._array, self._kernel, self._dtype = array, kernel, dtype
        self._exact = {kernel_as_text(kernel): kernel}  # its text may be rounded
        self._of = None  # the settings that the steps are made of
        self._note = ""  # what's said of one state, and gone in the next
        self._drawing = ImageFigure() if array.ndim == 2 else SignalFigure()
        self._pointing = Pointing(self._drawing.panels)
        self._positions = Positions("pixel" if array.ndim == 2 else "sample", array.size, **place)
        self._preset = choices(preset_names(array.ndim), _name_of(kernel))
        self._preset.observe(self._use_preset, "value")
        self._zooming = Zooming(self._positions.slider, array.shape) if array.ndim == 2 else None
        zoom = {"zoom": self._zooming.control} if self._zooming else {}
        self._text = kernel_control(kernel)
        kind = dropdown("filter", _KINDS, kind, 175)
        mode = dropdown("boundary mode", MODES, "reflect", 200)
        flip = checkbox("flip the kernel", "on: convolution; off: correlation")
        normalize = button("normalize", "divide the weights by their sum", self._divide_by_sum)
        slider = self._positions.slider
        for control in (slider, self._text, kind, mode, flip, *zoom.values()):
            # Before the stage hears of it, which shows the state that the note isn't about.
            control.observe(self._forget_note, "value")
        # Beside a large kernel it's shorter, before what's in its line goes to the next one.
        slider.layout.flex, slider.layout.max_width = "1 1 230px", slider.layout.width
        sides = "×".join(map(str, array.shape))
        self.stage = Demo(
            self._drawing.figure, self._drawing.moving, self._show,
            {"position": slider, "kernel": self._text, "kind": kind, "mode": mode, "flip": flip}
            | zoom,
            title=f"filter_lab: {sides} {'image' if array.ndim == 2 else 'samples'}",
            rows=[[self._preset], [self._text, _lines(
                [kind, mode, *zoom.values()],
                [flip, normalize, *self._own_image()],
                [slider, self._positions.buttons],
            )]],
            keys=self._keys, mouse=self._follow,
            panels=dict.fromkeys(self._drawing.panels, "place"), arrange=self._drawing.set_width,
        )  # fmt: skip

    @property
    def _keys(self):
        return self._positions.keys | (self._zooming.keys if self._zooming else {})

    def _own_image(self):
        if self._array.ndim == 1:
            return []
        try:
            from helpers.demos.own_image import OwnImage
        except ModuleNotFoundError:  # then the stage is a still picture, and says why
            return []
        return [OwnImage(self._replace)]

    def _replace(self, source, name):
        """Put an image of the learner's in the place of the lab's; if it can't be, say why."""
        try:
            image, description = load_gray(source, name)
        except ValueError as error:
            self._say(f"{error} The image stays as it was.")
            return
        self._array, self._dtype, self._of = image, image.dtype, None
        self._positions.resize(image.size, **_first_place(image))
        self._zooming.take(image.shape)
        self.stage.set_keys(self._keys)
        self._say(description)

    def _say(self, note):
        self._note = note
        self.stage.refresh()

    def _forget_note(self, _change):
        self._note = ""

    def _use_preset(self, change):
        if change["new"]:
            self._set_kernel(preset_kernel(change["new"], self._kernel.shape))

    def _divide_by_sum(self):
        total = self._kernel.sum()
        if abs(total) < 1e-9:
            self._say("The weights sum to 0, so they can't be divided by it. Nothing has changed.")
        else:
            self._set_kernel(self._kernel / total)

    def _set_kernel(self, kernel):
        text = kernel_as_text(kernel)
        self._exact = {text: kernel}
        self._text.value = text

    def _follow(self, event):
        if pointed := self._pointing.place(event):
            place = pointed[1][-self._array.ndim :]
            # The slider's change shows it.
            self._positions.slider.value = nearest_position(place, self._array.shape)

    def _show(self, position, zoom=None, **settings):
        problem = self._prepare(**settings) if settings != self._of else ""
        steps, asked = self._steps, np.unravel_index(position, self._array.shape)
        here = steps.at(nearest_position(np.subtract(asked, steps.offset), steps.output.shape))
        part = None
        if self._zooming:
            part = self._zooming.part(here, steps, zoom)
            self._drawing.look_at(part)
        self._drawing.move(here)
        moved = "" if here.center == asked else _MOVED
        lines = [self._note, problem, self._said, _describe_place(here, moved, part)]
        if here.is_padding.any():
            lines.append(_describe_padding(steps, here))
        is_ranked = isinstance(steps, RankFilter)
        lines.append(wording.ranking(here) if is_ranked else wording.products(here, MOST_TAPS**2))
        return "\n".join(filter(None, lines))

    def _prepare(self, kernel, kind, mode, flip):
        """Make the steps anew, and return what's wrong with the settings, if anything is."""
        settings = {"kernel": kernel, "kind": kind, "mode": mode, "flip": flip}
        problems = []
        try:
            exact = self._exact.get(kernel)
            self._kernel = kernel_from_text(kernel, self._array.ndim) if exact is None else exact
            # Not the name of another one that it happens to be: that would write its text anew
            # while the learner types.
            if self._preset.value != _name_of(self._kernel):
                self._preset.value = None
        except ValueError as error:
            problems.append(f"{error} The last kernel stays.")
        if mode == "valid" and any(np.greater(self._kernel.shape, self._array.shape)):
            mode = "reflect"
            problems.append(
                "The kernel doesn't fit in, so the boundary mode is reflect instead of valid."
            )
        if kind == _SUM:
            self._steps = LinearFilter(self._array, self._kernel, mode=mode, flip=flip)
        else:
            self._steps = RankFilter(self._array, self._kernel.shape, kind, mode=mode)
        self._of = None if problems else settings
        self._said = _describe_filter(self._steps, kind, self._kernel)
        self._drawing.arrange(self._steps, self._dtype)
        return " ".join(problems)


def _lines(*lines):
    """Return controls line by line, beside the kernel as long as there's room."""
    wrap = widgets.Layout(flex_flow="row wrap")
    return widgets.VBox(
        [widgets.HBox(line, layout=wrap) for line in lines], layout={"flex": "1 1 420px"}
    )


def _name_of(kernel):
    for name in preset_names(kernel.ndim):
        known = preset_kernel(name, kernel.shape)
        if known.shape == kernel.shape and np.allclose(known, kernel, atol=1e-4):
            return name
    return None


def _first_place(array):
    """Return the position in the middle of an array, and how long its rows are."""
    middle = np.ravel_multi_index([side // 2 for side in array.shape], array.shape)
    return {"start": int(middle), "row": array.shape[1] if array.ndim == 2 else None}


def _describe_filter(steps, kind, kernel):
    size = "×".join(map(str, steps.shape))
    if len(steps.shape) == 1:
        size += "-sample"
    if isinstance(steps, RankFilter):
        what = f"{kind} of a {size} window"
    else:
        what = (
            f"{size} kernel ({_name_of(kernel) or 'your own'}{', flipped' * steps.flip}), weights "
            f"sum to {wording.number(kernel.sum())}"
        )
    low, high = wording.number(steps.output.min()), wording.number(steps.output.max())
    return f"{what}; boundary mode {steps.mode}; output from {low} to {high}"


def _names(here):
    return ("row", "column") if len(here.index) == 2 else ("sample",)


def _describe_place(here, moved, part):
    names = _names(here)
    place = ", ".join(f"{name} {i}" for name, i in zip(names, here.center, strict=True))
    window = _spans(names, zip(here.start, here.values.shape, strict=True))
    zoomed = f"; zoomed in on {_spans(names, part)}" if part else ""
    return f"{place}{moved}: window on {window}{zoomed}"


def _spans(names, ranges):
    return ", ".join(
        f"{name}s {start} to {start + size - 1}"
        for name, (start, size) in zip(names, ranges, strict=True)
    )


def _describe_padding(steps, here):
    said = wording.padding(here, steps.mode)
    if steps.mode == "constant":
        return f"{said}: all {wording.number(steps.cval)}"
    copies = [
        f"{name} {place} is a copy of {name} {source}"
        for name, start, sources in zip(_names(here), here.start, here.sources, strict=True)
        for place, source in enumerate(sources, start)
        if place != source
    ]
    return f"{said}: {', '.join(copies)}"


EXAMPLES = {
    "signal": Example(
        lambda: filter_lab(noisy_step(), [1, 2, 3]),
        {"position": 99},
        {"mode": "valid", "flip": True},
        {"mode": "constant", "kernel": "1 -1"},
        {"kind": "median"},
    ),
    "image": Example(
        lambda: filter_lab(photograph()),
        {"position": 0},
        {"kernel": "-1 0 1\n-2 0 2\n-1 0 1"},
        {"mode": "valid", "flip": True},
        {"mode": "wrap", "kind": "maximum"},
    ),
    "zoomed": Example(
        lambda: filter_lab(photograph()),
        {"zoom": "25×25 pixels"},
        {"zoom": "7×7 pixels", "position": 64 * 32 + 34},
        {"zoom": "7×7 pixels", "position": 0, "kernel": "-1 0 1\n-2 0 2\n-1 0 1"},
    ),
}
