"""Waves of every period through one kernel, and the gain of each."""

import numpy as np

from helpers.demos import layout
from helpers.demos.declaration import Example
from helpers.demos.demo import Demo
from helpers.demos.panels import Stems, center_lines
from helpers.demos.pencil import Pencil
from helpers.demos.pointing import Pointing
from helpers.figures import style
from helpers.figures.stamps import Label
from helpers.figures.wording import number
from helpers.filters.kernels import gaussian_kernel, mean_kernel
from helpers.filters.validation import as_whole
from helpers.filters.waves import FREQUENCIES, gain, gains
from livefigure import align_labels, dropdown, whole_slider

_MOST, _REACH, _SLOWEST = 99, 49, 100
_KINDS = ("mean", "mean, twice", "Gaussian", "drawn")
_DRAWN = _KINDS[-1]
# Of the gain's axis: cycles in a thousand samples, so that a whole number is a place on it.
_CYCLES = 1000
_TICKS = (2, 3, 4, 5, 6, 8, 10, 20, 60)
# A gain that's closer to 0 leaves nothing that could be seen.
_NONE = 0.001
# In inches: the figure's width, what's right of its panels, and what's above, in and below them,
# from the bottom.
_WIDTH, _RIGHT, _HEIGHTS = 7.2, 0.16, (0.5, 1.5, 0.7, 1.4, 0.36, 1.1, 0.12)


@style.isolated
def gain_demo(size=3):
    """See what a symmetric kernel does to waves, one by one and all at once.

    The kernel is a mean, the same mean twice, a Gaussian that smooths about as much, or drawn with
    the mouse in the first panel.

    Parameters
    ----------
    size : int, optional
        Of the mean, in samples, from 1 to 99.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If the size isn't a whole number from 1 to 99.

    Notes
    -----
    What's drawn on one side of the kernel's middle appears on the other, too: only a symmetric
    kernel keeps each wave in its place. Its weights are divided by the sum of their sizes.

    Examples
    --------
    >>> demo = gain_demo()
    >>> demo.controls["period"].value = 2
    >>> print(demo.readout)
    mean of 3, a wave of period 2: gain -0.333
    The wave comes out upside down, at 33% of its height.
    The slowest wave that's gone has period 3. The lowest gain is -0.333, at period 2.
    """
    size = as_whole(size, "size", least=1, most=_MOST)
    figure, panels, moving, move, arrange = _draw()
    pencil = Pencil(panels[0], 2 * _REACH + 1, first=-_REACH, mirror=True)
    pencil.values[:] = 0
    pointing = Pointing(panels[2:])
    controls = {
        "period": whole_slider("period", 4, 2, _SLOWEST),
        "size": whole_slider("size", size, 1, _MOST),
        "kind": dropdown("kernel", _KINDS, _KINDS[0], 220),
    }
    align_labels(controls.values())

    def show(period, size, kind):
        kernel = _scaled(pencil.values) if kind == _DRAWN else _kernel(kind, size)
        every, here = gains(kernel), gain(kernel, period)
        move(kernel, period, every, here, pencil.values if kind == _DRAWN else None)
        if not kernel.any():
            return "Nothing is drawn yet. Draw in the top panel."
        said = f"{_name(kind, size)}, a wave of period {period}: gain {here:z.3f}"
        return f"{said}\n{_describe_wave(here)}\n{_describe_kernel(every)}"

    def take_up():
        """Go on drawing with the kernel that's there."""
        kernel = _kernel(controls["kind"].value, controls["size"].value)
        at = np.arange(kernel.size) - (kernel.size - 1) / 2
        around = np.arange(-_REACH, _REACH + 1)
        pencil.values[:] = np.interp(around, at, kernel / kernel.max(), left=0, right=0)

    def follow(event):
        if pointed := pointing.place(event):
            _, (_, cycles) = pointed
            controls["period"].value = round(_CYCLES / max(cycles, 1))
            return False  # the slider's change shows it
        is_start = event.name == "button_press_event" and event.inaxes is panels[0]
        if is_start and controls["kind"].value != _DRAWN:
            take_up()
        before = pencil.values.copy()
        if not pencil.follow(event):
            return False
        is_new = pencil.values != before
        # In tenths, so that a hand can draw equal weights.
        pencil.values[is_new] = pencil.values[is_new].round(1)
        was, controls["kind"].value = controls["kind"].value, _DRAWN
        return was == _DRAWN

    return Demo(
        figure, moving, show, controls, title="gain_demo: waves through one kernel",
        keys={"ArrowLeft": -1, "ArrowRight": 1}, mouse=follow,
        panels={panels[0]: "draw", **dict.fromkeys(panels[2:], "place")}, arrange=arrange,
    )  # fmt: skip


def _kernel(kind, size):
    if kind == "Gaussian" and size > 1:
        # The standard deviation of `size` equal weights.
        return gaussian_kernel(np.sqrt((size**2 - 1) / 12))
    kernel = mean_kernel(size)
    return np.convolve(kernel, kernel) if kind == "mean, twice" else kernel


def _scaled(drawn):
    return drawn / (np.abs(drawn).sum() or 1)


def _name(kind, size):
    return {
        "mean": f"mean of {size}",
        "mean, twice": f"mean of {size}, twice",
        "Gaussian": f"Gaussian that smooths like a mean of {size}",
        _DRAWN: "your weights",
    }[kind]


def _describe_wave(here):
    if abs(here) < 5 * _NONE:
        return "The wave is gone."
    if here > 0.995:
        return "The wave comes out as it went in."
    if here > 0:
        return f"The wave comes out at {here:.0%} of its height."
    return f"The wave comes out upside down, at {-here:.0%} of its height."


def _describe_kernel(every):
    """Return which waves are gone, and whether some come out upside down, by a kernel's gains."""
    is_gone = np.abs(every) < _NONE
    lowest, sentences = int(every.argmin()), []
    if is_gone.any():
        first = int(is_gone.argmax())
        after = np.flatnonzero(~is_gone[first:])
        run = every[first : first + after[0]] if after.size else every[first:]
        slowest = _period(first + (np.abs(run).argmin() if after.size else 0))
        if first == 0:
            sentences.append("The slowest waves are gone.")
        elif after.size or slowest == "2":
            sentences.append(f"The slowest wave that's gone has period {slowest}.")
        else:
            sentences.append(f"Waves of period {slowest} and shorter are gone.")
    if every[lowest] < -_NONE:
        is_slow = FREQUENCIES[lowest] * _SLOWEST < 1
        where = "for the slowest waves" if is_slow else f"at period {_period(lowest)}"
        sentences.append(f"The lowest gain is {every[lowest]:.3f}, {where}.")
    else:
        sentences.append("No wave comes out upside down.")
    return " ".join(sentences)


def _period(place):
    """Return the period that belongs to a place among the frequencies, as text."""
    return number(round(1 / FREQUENCIES[max(place, 1)], 1))


def _draw():
    """Draw the figure, and return it with its panels, what moves, and how to move and arrange."""
    figure, axes = style.new_figure(_WIDTH, sum(_HEIGHTS), nrows=3)
    above, middle, below = axes[:, 0]
    around = np.arange(-_REACH, _REACH + 1)
    for ax, label in ((above, "kernel"), (middle, "wave")):
        ax.set(xlim=(-_REACH - 1, _REACH + 1), ylim=(-1.2, 1.2), ylabel=label)
    above.tick_params(labelbottom=False)
    above.set_yticks([0])
    middle.set_xlabel("sample")
    below.set(xlim=(0, 1.01 * _CYCLES / 2), ylim=(-1.4, 1.4), ylabel="gain")
    below.set_yticks([-1, -0.5, 0, 0.5, 1])
    for ax in axes[:, 0]:
        ax.axhline(color=style.GUIDE, linewidth=0.6)
    some = slice(None, None, 30)  # as fine as the panel
    cycles = _CYCLES * FREQUENCIES[some]

    weights = Stems(above, width=2, size=3)
    (before,) = middle.plot(
        around, around, ".-", color=style.INPUT, linewidth=1, markersize=4, label="wave"
    )
    (after,) = middle.plot([], color=style.OUTPUT, linewidth=2, label="output")
    (curve,) = below.plot(cycles, cycles, color=style.WINDOW, linewidth=2)
    (mark,) = below.plot([], "D", color=style.OUTPUT, markeredgecolor="black")
    (center,) = center_lines([below])
    value = Label(below, style.OUTPUT)

    def arrange(width):
        layout.set_size(figure, width, sum(_HEIGHTS))
        layout.set_legend(
            figure, [before, after], width, loc="lower right", right=_RIGHT,
            y=sum(_HEIGHTS[:4]) / sum(_HEIGHTS),
        )  # fmt: skip
        for ax, k in ((below, 1), (middle, 3), (above, 5)):
            layout.place(ax, 0.72, sum(_HEIGHTS[:k]), width - 0.72 - _RIGHT, _HEIGHTS[k])
            # To have matplotlib align them takes a quarter of the drawing.
            ax.yaxis.set_label_coords(-0.51 / (width - 0.72 - _RIGHT), 0.5)
        is_narrow = width < 5
        ticks = [period for period in _TICKS if not (is_narrow and period in (5, 8, 20))]
        below.set_xticks([_CYCLES / period for period in ticks], [str(p) for p in ticks])
        below.set_xlabel("period in samples" if is_narrow else "period of the wave, in samples")

    arrange(_WIDTH)

    def move(kernel, period, every, here, drawn):
        heights = kernel / (np.abs(kernel).max() or 1) if drawn is None else drawn
        at = np.arange(kernel.size) - (kernel.size - 1) / 2
        seen = np.abs(at) <= _REACH
        at, heights = at[seen], heights[seen]
        if drawn is not None:
            at, heights = at[heights != 0], heights[heights != 0]
        weights.show(at, heights)
        before.set_ydata(np.cos(2 * np.pi * around / period))
        reach = _REACH + (kernel.size - 1) / 2
        wave = np.cos(2 * np.pi * np.arange(-reach, reach + 1) / period)
        after.set_data(around, np.convolve(wave, kernel, "valid"))
        curve.set_ydata(every[some])
        mark.set_data([_CYCLES / period], [here])
        center.set_xdata([_CYCLES / period] * 2)
        value.show(_CYCLES / period, here, f"{here:z.3f}", below=here < 0)

    moving = [*weights.moving, before, after, curve, center, mark, value]
    return figure, [above, middle, below], moving, move, arrange


EXAMPLES = {
    "mean": Example(gain_demo, {"period": 2}, {"size": 69}, {"period": 42}, {"kind": "Gaussian"}),
    "twice": Example(lambda: gain_demo(2), {"kind": "mean, twice"}, {"period": 2}),
}
