"""The convolution lab: any kernel, boundary mode or rank filter, on a signal or an image."""

import ipywidgets as widgets
import numpy as np

from helpers.demos.controls import Positions
from helpers.demos.declaration import Demo, Example, noisy_step, photograph
from helpers.demos.inputs import MOST_PIXELS, MOST_SAMPLES
from helpers.demos.kernel_text import MOST_TAPS, kernel_as_text, kernel_from_text
from helpers.demos.lab_figures import ImageFigure, SignalFigure
from helpers.demos.stage import Stage
from helpers.figures import style, wording
from helpers.figures.loading import load_gray
from helpers.filters.presets import preset_kernel, preset_names
from helpers.filters.validation import as_numbers
from helpers.filters.windows import MODES, RANKS, LinearFilter, RankFilter

_OWN = "your own"
_SUM = "weighted sum"
_LABELS = {"description_width": "initial"}


@style.isolated
def filter_lab(signal_or_image, kernel=None):
    """Filter a signal or an image, and see every window, weight, product and sum.

    Everything can be changed while it runs: the place, by slider, key or click; the kernel, by
    name or number by number; whether it's flipped; the boundary mode; and the kind of filter,
    such as the median. Learners can load an image of their own in place of an image.

    Parameters
    ----------
    signal_or_image : array_like
        A signal, or an image of shape (row, column), finite and of any real dtype. The output
        is float64.
    kernel : array_like, optional
        Of as many dimensions, with 1 to 7 taps a side, odd or even. The default is a mean
        with 3 taps a side.

    Returns
    -------
    Stage
        A widget, with the handles that a test needs: ``controls``, ``figure``, ``readout``.

    Raises
    ------
    TypeError, ValueError
        If an argument doesn't hold finite real numbers or has the wrong number of dimensions,
        or if the kernel has more than 7 taps a side.

    Examples
    --------
    >>> demo = filter_lab([0, 0, 1, 1], [-1, 0, 1])
    >>> demo.controls["position"].value = 3
    >>> print(demo.readout.splitlines()[-1])
    -1·1 + 0·1 + 1·[1] = 0
    """
    array = as_numbers(signal_or_image, "signal_or_image")
    most = MOST_SAMPLES if array.ndim == 1 else MOST_PIXELS
    if array.size > most:
        as_numbers(signal_or_image, "signal_or_image", most=most)
    if kernel is None:
        kernel = preset_kernel("mean", (3,) * array.ndim)
    kernel = as_numbers(kernel, "kernel", ndim=array.ndim)
    if max(kernel.shape) > MOST_TAPS:
        raise ValueError(
            f"kernel: expected at most {MOST_TAPS} taps a side, got the shape {kernel.shape}."
        )
    return _Lab(array, kernel, np.asarray(signal_or_image).dtype).stage


class _Lab:
    """What the lab knows: the array, the kernel, and the steps that both give."""

    def __init__(self, array, kernel, dtype):
        self._array, self._dtype = array, dtype
        self._exact = {kernel_as_text(kernel): kernel}  # its text may be rounded
        self._kernel = kernel
        self._steps = self._of = None
        self._said = self._note = ""
        self._noted = None  # the state that the note is about: in another one it's gone
        self._drawing = ImageFigure() if array.ndim == 2 else SignalFigure()
        self._make_controls(kernel)
        controls = {"position": self._positions.slider, **self._settings}
        flip, *others = self._settings["flip"], self._normalize, *self._own_image()
        choices = [self._settings["kind"], self._preset, self._settings["mode"]]
        beside = widgets.VBox([widgets.HBox(choices), widgets.HBox([flip, *others])])
        rows = [
            [self._positions.slider, *self._positions.buttons],
            [self._settings["kernel"], beside],
        ]
        sides = "×".join(map(str, array.shape))
        self.stage = Stage(
            self._drawing.figure, self._drawing.moving, self._show, controls,
            title=f"filter_lab: {'image of ' + sides if array.ndim == 2 else sides + ' samples'}",
            rows=rows, keys=self._positions.keys, mouse=self._follow,
        )  # fmt: skip

    def _make_controls(self, kernel):
        ndim, names = kernel.ndim, preset_names(kernel.ndim)
        self._positions = Positions(
            "pixel" if ndim == 2 else "sample", self._array.size, **_first_place(self._array)
        )
        self._preset = _dropdown("kernel", [_OWN, *names], _name_of(kernel), 225)
        self._preset.observe(self._use_preset, "value")
        text = widgets.Textarea(
            value=kernel_as_text(kernel), description="weights", rows=3,
            layout={"width": "215px"}, style=_LABELS,
        )  # fmt: skip
        self._normalize = widgets.Button(
            description="normalize", tooltip="divide the weights by their sum",
            layout={"width": "auto"},
        )  # fmt: skip
        self._normalize.on_click(self._divide_by_sum)
        self._settings = {
            "kernel": text,
            "kind": _dropdown("filter", [_SUM, *RANKS], _SUM, 175),
            "mode": _dropdown("boundary mode", MODES, "reflect", 200),
            "flip": widgets.Checkbox(
                description="flip the kernel", indent=False, layout={"width": "auto"},
                tooltip="on: convolution; off: correlation",
            ),
        }  # fmt: skip

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
        self._note, self._noted = description, None
        self._positions.resize(image.size, **_first_place(image))
        self.stage.refresh()

    def _say(self, note):
        self._note, self._noted = note, None
        self.stage.refresh()

    def _use_preset(self, change):
        if change["new"] != _OWN:
            self._set_kernel(preset_kernel(change["new"], self._kernel.shape))

    def _divide_by_sum(self, _button):
        total = self._kernel.sum()
        if abs(total) < 1e-9:
            self._say("The weights sum to 0, so they can't be divided by it. Nothing has changed.")
            return
        self._set_kernel(self._kernel / total)

    def _set_kernel(self, kernel):
        text = kernel_as_text(kernel)
        self._exact = {text: kernel}
        self._settings["kernel"].value = text

    def _follow(self, event):
        if event.name == "button_release_event" or event.button not in (1, None):
            return False
        if event.name == "motion_notify_event" and 1 not in event.buttons:
            return False
        place = self._drawing.place(event)
        if place is not None:
            shape = self._array.shape
            place = [min(max(i, 0), side - 1) for i, side in zip(place, shape, strict=True)]
            self._positions.slider.value = int(np.ravel_multi_index(place, shape))
        return False  # the slider's change has shown it

    def _show(self, position, kernel, kind, mode, flip):
        wanted = (kernel, kind, mode, flip)
        problem = ""
        if wanted != self._of:
            problem = self._prepare(*wanted)
        steps = self._steps
        asked = [int(i) for i in np.unravel_index(position, self._array.shape)]
        index = [
            min(max(i - first, 0), side - 1)
            for i, first, side in zip(asked, steps.offset, steps.output.shape, strict=True)
        ]
        here = steps.at(int(np.ravel_multi_index(index, steps.output.shape)))
        self._drawing.move(here, _notes(here))
        self._noted = self._noted or (position, *wanted)
        if self._noted != (position, *wanted):
            self._note = ""
        lines = [self._said, _describe_place(here, tuple(asked))]
        if here.is_padding.any():
            lines.append(_describe_padding(steps, here))
        lines.append(
            wording.ranking(here) if kind in RANKS else wording.products(here, most=MOST_TAPS**2)
        )
        return "\n".join(filter(None, [self._note, problem, *lines]))

    def _prepare(self, text, kind, mode, flip):
        """Make the steps anew, and return what's wrong with the kernel's text, if anything is."""
        problem = ""
        try:
            kernel = self._exact.get(text)
            self._kernel = kernel_from_text(text, self._array.ndim) if kernel is None else kernel
            # Not the name of another one that it happens to be: that would write its text anew
            # while the learner types.
            if self._preset.value != _name_of(self._kernel):
                self._preset.value = _OWN
        except ValueError as error:
            problem = f"{error} The last kernel stays."
        options = {"mode": mode}
        if mode == "valid" and any(np.greater(self._kernel.shape, self._array.shape)):
            options["mode"] = "reflect"
            problem += (
                " The kernel doesn't fit in, so the boundary mode is reflect instead of valid."
            )
        if kind == _SUM:
            self._steps = LinearFilter(self._array, self._kernel, flip=flip, **options)
        else:
            self._steps = RankFilter(self._array, self._kernel.shape, kind, **options)
        self._of = (text, kind, mode, flip) if not problem else None
        self._said = self._describe_filter(self._steps, kind)
        self._drawing.arrange(self._steps, kind, self._dtype)
        return problem.strip()

    def _describe_filter(self, steps, kind):
        size = (
            "×".join(map(str, steps.shape)) if len(steps.shape) == 2 else f"{steps.shape[0]}-sample"
        )
        if kind in RANKS:
            what = f"{kind} of a {size} window"
        else:
            what = f"{'convolution' if steps.flip else 'correlation'} with a {size} kernel "
            what += (
                f"({_name_of(self._kernel)}), weights sum to {wording.number(steps.kernel.sum())}"
            )
        low, high = (wording.number(value) for value in (steps.output.min(), steps.output.max()))
        return f"{what}; boundary mode {steps.mode}; result from {low} to {high}"


def _name_of(kernel):
    for name in preset_names(kernel.ndim):
        known = preset_kernel(name, kernel.shape)
        if known.shape == kernel.shape and np.allclose(known, kernel, atol=1e-4):
            return name
    return _OWN


def _dropdown(label, options, value, width):
    return widgets.Dropdown(
        options=options, value=value, description=label, layout={"width": f"{width}px"},
        style=_LABELS,
    )  # fmt: skip


def _first_place(array):
    """Return the position in the middle of an array, and how long its rows are."""
    middle = np.ravel_multi_index([side // 2 for side in array.shape], array.shape)
    return {"start": int(middle), "row": array.shape[1] if array.ndim == 2 else None}


def _names(here):
    return ("row", "column") if len(here.index) == 2 else ("sample",)


def _describe_place(here, asked):
    names = _names(here)
    place = ", ".join(f"{name} {i}" for name, i in zip(names, here.center, strict=True))
    spans = ", ".join(
        f"{name}s {start} to {start + size - 1}"
        for name, start, size in zip(names, here.start, here.values.shape, strict=True)
    )
    moved = " (the nearest place where the whole window is inside)"
    return f"{place}{moved if here.center != asked else ''}: window on {spans}"


def _describe_padding(steps, here):
    count = int(here.is_padding.sum())
    said = f"{count} of {here.values.size} in brackets, padding ({steps.mode})"
    if steps.mode == "constant":
        return f"{said}: all {wording.number(steps.cval)}"
    copies = [
        f"{name} {start + k} from {source}"
        for name, start, sources, side in zip(
            _names(here), here.start, here.sources, steps.array.shape, strict=True
        )
        for k, source in enumerate(sources)
        if not 0 <= start + k < side
    ]
    return f"{said}: {', '.join(copies)}"


def _notes(here):
    """Return where each padded sample of a window comes from, for its cell in the picture."""
    notes = {}
    for cell in np.argwhere(here.is_padding):
        row, column = (0, *cell)[-2:]  # a signal's window is drawn as one row
        source = [int(sources[k]) for sources, k in zip(here.sources, cell, strict=True)]
        place = ", ".join(map(str, source))
        notes[int(row), int(column)] = (
            ("padding", "pad") if -1 in source else (f"from {place}", f"←{place}")
        )
    return notes


DEMO = Demo(
    filter_lab,
    signal=Example(
        lambda: filter_lab(noisy_step(), [1, 2, 3]),
        {"position": 99},
        {"mode": "valid", "flip": True},
        {"mode": "constant", "kernel": "1 -1"},
        {"kind": "median"},
    ),
    image=Example(
        lambda: filter_lab(photograph()),
        {"position": 0},
        {"kernel": "-1 0 1\n-2 0 2\n-1 0 1"},
        {"mode": "valid", "flip": True},
        {"mode": "wrap", "kind": "maximum"},
    ),
)
