"""A kernel as one column times one row, if it is that, and what filtering with it costs."""

from time import perf_counter

import ipywidgets as widgets
import numpy as np

from helpers.demos.declaration import Example
from helpers.demos.demo import Demo
from helpers.demos.kernel_control import kernel_control
from helpers.demos.kernel_text import MOST_TAPS, kernel_as_text, kernel_from_text
from helpers.demos.pointing import Pointing
from helpers.demos.separable_figure import SeparableFigure
from helpers.figures import style
from helpers.figures.wording import number, weight
from helpers.filters import costs
from helpers.filters.separation import left_over, pairs
from helpers.filters.validation import as_numbers, as_switch, refusal
from livefigure import button, choices, whole_slider

_PRESETS = {
    "equal": np.ones((3, 3)),
    "Gaussian": np.outer([1.0, 2, 1], [1, 2, 1]),
    "Sobel": np.outer([1.0, 2, 1], [-1, 0, 1]),
    "Laplacian": np.array([[0.0, 1, 0], [1, -4, 1], [0, 1, 0]]),
    "sharpen": np.array([[0.0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    "disk": np.array([[r * r + c * c < 5 for c in range(-2, 3)] for r in range(-2, 3)], float),
}
_MOST = 20
# What's measured is an image of this shape, filtered again while it's quicker than this, in
# seconds, to leave out what else the machine has to do.
_IMAGE, _QUICK, _REPEATS = (512, 512), 0.05, 3
_PIXELS = f"{_IMAGE[0]}×{_IMAGE[1]} pixels"
_NUMBERS = "no", "one", "two", "three", "four", "five", "six", "seven"
_PASSES = "no", "two", "four", "six", "eight", "10", "12", "14"
# A weight changes by a step when it's dragged so far, in inches.
_DRAG = 0.08


@style.isolated
def separable_demo(kernel=None, fft=True):
    """Take a kernel apart into one column and one row, and count what filtering with it costs.

    Parameters
    ----------
    kernel : array_like, optional
        Of 1 to 7 rows and columns, with weights up to a million. The default is a Gaussian, 3×3.
    fft : bool, optional
        Whether the FFT is one of the ways to filter.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    The column and the row are those that cross at the largest weight. A kernel is enlarged by
    repeating each weight in a block, which leaves its rank as it is. Times are measured
    when the button is clicked, and aren't stored.

    Examples
    --------
    >>> demo = separable_demo([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    >>> print(demo.readout.splitlines()[0])
    Rank 2: one column times one row leaves up to 0.25 over. It takes two of each.
    """
    kernel = _PRESETS["Gaussian"] if kernel is None else as_numbers(kernel, "kernel", ndim=2)
    if max(kernel.shape) > MOST_TAPS:
        raise refusal("kernel", f"at most {MOST_TAPS} a side", f"the shape {kernel.shape}")
    fft = as_switch(fft, "fft")
    drawing = SeparableFigure(MOST_TAPS * _MOST, ways=4 if fft else 3)
    pointing = Pointing([drawing.kernel_axes])
    last, held, measured = kernel, None, {}
    exact = {kernel_as_text(kernel): kernel}  # its text may be rounded
    cells = kernel_control(kernel)
    presets = choices(list(_PRESETS), _name_of(kernel))
    enlarge = whole_slider("enlarge", 1, 1, _MOST)

    def show(enlarge, weights):
        nonlocal last
        problem = ""
        try:
            last = exact[weights] if weights in exact else kernel_from_text(weights, 2)
            # Not the name of another one: that would write its text anew while the learner types.
            if presets.value != _name_of(last):
                presets.value = None
        except ValueError as error:
            problem = f"{error} The last kernel stays.\n"
        found = pairs(last)
        times = measured.get((last.shape, last.tobytes(), enlarge), {})
        said = {name: _as_time(time) for name, time in times.items()}
        curves = _curves(last, len(found), fft)
        drawing.move(last, found, curves, enlarge - 1, said)
        return problem + "\n".join(
            [_describe_pairs(last, found), _describe_costs(last, enlarge, curves), *_describe(said)]
        )

    def use_preset(change):
        if change["new"]:
            cells.value = kernel_as_text(_PRESETS[change["new"]])

    def measure():
        times = _measure(_enlarged(last, enlarge.value), fft)
        measured[last.shape, last.tobytes(), enlarge.value] = times
        demo.refresh()

    def follow(event):
        nonlocal held
        pointed = pointing.place(event)
        if pointed and event.name == "button_press_event":
            at = tuple(np.clip(pointed[1], 0, np.subtract(last.shape, 1)))
            held = at, event.y, last
        elif pointed:
            at, start, before = held
            step = 1 if before[at] == round(before[at]) else 0.1
            dragged = before.copy()
            dragged[at] += step * int((event.y - start) / (_DRAG * drawing.figure.dpi))
            dragged[at] = dragged[at].round(3)
            cells.value = kernel_as_text(dragged)
        return False  # the control's change shows it

    presets.observe(use_preset, "value")
    tooltip = f"filter {_PIXELS} in each way, and take the time"
    run = button("measure", tooltip, measure)
    run.layout.align_self = "flex-start"
    enlarge.layout.max_width = "100%"
    beside = widgets.VBox([presets, enlarge, run], layout={"flex": "1 1 300px", "min_width": "0"})
    demo = Demo(
        drawing.figure, drawing.moving, show, {"enlarge": enlarge, "weights": cells},
        title="separable_demo: a kernel and what it costs",
        rows=[[cells, beside]],
        keys={"ArrowLeft": -1, "ArrowRight": 1}, mouse=follow,
        panels={drawing.kernel_axes: "drag"}, arrange=drawing.arrange,
    )  # fmt: skip
    return demo


def _name_of(kernel):
    alike = (name for name, known in _PRESETS.items() if np.array_equal(known, kernel))
    return next(alike, None)


def _enlarged(kernel, by):
    return np.kron(kernel, np.ones((by, by)))


def _curves(kernel, rank, fft):
    """Return columns and multiplications of a kernel of every size, by how it's filtered with."""
    by = np.arange(1, _MOST + 1)
    rows, columns = (side * by for side in kernel.shape)
    each = {
        "one pass": rows * columns,
        f"{_PASSES[rank]} passes": rank * (rows + columns) if rank else by[:0],
        "moving sum": 0 * by + costs.MOVING_SUM if rank and not np.ptp(kernel) else by[:0],
    }
    if fft:
        each["FFT"] = 0 * by + costs.of_fft(_IMAGE)
    return {name: (columns[: counts.size], counts) for name, counts in each.items()}


def _measure(kernel, fft):
    """Return how many milliseconds each way takes on this machine, by its name."""
    image, times = np.random.default_rng(14).normal(size=_IMAGE), {}
    curves = _curves(kernel, len(pairs(kernel)), fft)
    ways = costs.plainly, costs.in_passes, costs.by_moving_sum, costs.by_fft
    for (name, (_, counts)), way in zip(curves.items(), ways, strict=False):
        taken = []
        while counts.size and len(taken) < _REPEATS and min(taken, default=0) < _QUICK:
            start = perf_counter()
            way(image, kernel)
            taken.append(perf_counter() - start)
        if taken:
            times[name] = 1000 * min(taken)
    return times


def _as_time(milliseconds):
    return f"{milliseconds:,.0f} ms" if milliseconds >= 9.95 else f"{milliseconds:.1f} ms"


def _describe_pairs(kernel, found):
    if not found:
        return "All the weights are 0, and so is the output."
    column, row = found[0]
    if len(found) == 1:
        return f"Rank 1: the kernel is a column, {_list(column)}, times a row, {_list(row)}."
    most = number(np.abs(left_over(kernel, column, row)).max())
    return (
        f"Rank {len(found)}: one column times one row leaves up to {most} over. "
        f"It takes {_NUMBERS[len(found)]} of each."
    )


def _list(weights):
    return f"[{', '.join(map(weight, weights))}]"


def _describe_costs(kernel, enlarge, curves):
    size = "×".join(str(side * enlarge) for side in kernel.shape)
    each = [
        f"FFT about {counts[0]:,} on {_PIXELS}"
        if name == "FFT"
        else f"{name} {counts[enlarge - 1]:,}"
        for name, (_, counts) in curves.items()
        if counts.size
    ]
    return f"{size} kernel, multiplications per pixel: {', '.join(each)}"


def _describe(times):
    if times:
        each = ", ".join(f"{name} {time}" for name, time in times.items())
        yield f"measured just now, on {_PIXELS}: {each}"


EXAMPLES = {
    "ranks": Example(
        separable_demo,
        {"enlarge": 20},
        {"weights": "-1 0 1\n-2 0 2\n-1 0 1", "enlarge": 3},
        {"weights": "0 1 0\n1 -4 1\n0 1 0"},
        {"weights": "0 0 1 0 0\n0 1 1 1 0\n1 1 1 1 1\n0 1 1 1 0\n0 0 1 0 0", "enlarge": 12},
    ),
    "equal": Example(lambda: separable_demo([[1, 1, 1]] * 3), {"enlarge": 7}, {"weights": "0 0"}),
}
