"""What a filter does to a signal: predicted first, by drawing or choosing, and then revealed."""

import ipywidgets as widgets
import numpy as np

from helpers.demos import layout
from helpers.demos.comparison import compare, describe
from helpers.demos.declaration import Example, noisy_step
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_signal
from helpers.demos.panels import Stems
from helpers.demos.pencil import Pencil
from helpers.demos.sketches import plausible_results
from helpers.figures import boxes, style
from helpers.figures.titles import wrapped
from helpers.filters.validation import one_of
from helpers.filters.windows import BOUNDARY_MODES, LinearFilter
from livefigure import button, checkbox, look

_NONE, _DRAWN = "none yet", "drawn"
_PREDICTION = "#D55E00"
# In inches: the figure's size, the margin left of its panels, and the least width at which kernel
# and legend have room beside them.
_WIDTH, _HEIGHT, _LEFT, _BESIDE = 7.2, 5.3, 0.648, 5.2
_MOST = 10_000  # no hand could draw more samples


@style.isolated
def predict_demo(signal, kernel, *, mode="reflect", cval=0.0):
    """Ask what a kernel does to a signal, and compare the prediction with the output.

    The prediction is drawn by hand, or chosen from sketches. It's compared in words, without a
    score, and stays in the kernel's memory.

    Parameters
    ----------
    signal : array_like
        One-dimensional and finite, of any real dtype.
    kernel : array_like
        One-dimensional, of odd or even length. It's correlated with the signal,
        without flipping it.
    mode : {'reflect', 'constant', 'nearest', 'mirror', 'wrap'}, optional
        How the signal goes on beyond its ends, as in scipy.ndimage.
    cval : float, optional
        What ``mode='constant'`` pads with.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Examples
    --------
    >>> demo = predict_demo([0, 0, 1, 1], [-1, 0, 1])
    >>> demo.controls["reveal"].value = True
    >>> print(demo.readout)  # doctest: +NORMALIZE_WHITESPACE
    Not predicted yet. Draw in the middle panel, or choose one of the sketches A to D.
    What comes out: a peak, 1 away from zero at samples 1 to 2, and more than half as far
    at 2 samples.
    """
    signal = as_signal(signal, most=_MOST)
    kernel = as_signal(kernel, "kernel", _MOST)
    one_of(mode, "mode", BOUNDARY_MODES)
    actual = LinearFilter(signal, kernel, mode=mode, cval=cval).output
    sketches = plausible_results(signal, kernel, mode=mode, cval=cval)
    figure, panel, small, moving, move, arrange = _draw(signal, kernel, actual, sketches)
    pencil = Pencil(panel, actual.size)
    curves = {_NONE: np.full(actual.size, np.nan), **sketches, _DRAWN: pencil.values}
    # Not a dropdown: a slider's arrow keys show one sketch after the other.
    sketch = widgets.SelectionSlider(
        options=list(curves), description="your prediction", **look(340)
    )
    reveal = checkbox("reveal what comes out")

    def show(sketch, reveal):
        move(sketch, curves[sketch], reveal)
        return _describe(sketch, curves[sketch], actual, reveal, list(sketches))

    def choose(name):
        changed, sketch.value = sketch.value != name, name
        return not changed  # or else the change of the control has shown it

    def follow(event):
        drawn = pencil.follow(event)  # it must hear of every press, which ends an older stroke
        if event.name == "button_press_event" and event.inaxes in small:
            choose(small[event.inaxes])
        return drawn and choose(_DRAWN)

    def wipe():
        pencil.clear()
        if sketch.value == _DRAWN:
            sketch.value = _NONE

    clear = button("clear", "remove what you have drawn", wipe)
    controls = {"sketch": sketch, "reveal": reveal}
    title = f"predict_demo: {signal.size} samples, {kernel.size} weights, mode {mode!r}"
    return Demo(
        figure, moving, show, controls, title=title, toolbar=[clear],
        mouse=follow, panels={panel: "draw", **dict.fromkeys(small, "choose")}, arrange=arrange,
    )  # fmt: skip


def _describe(sketch, predicted, actual, reveal, names):
    """Return the state in words, as readout."""
    drawn = int((~np.isnan(predicted)).sum())
    if drawn == 0:
        which = "one of the sketches" if len(names) > 1 else "sketch"
        todo = f"Not predicted yet. Draw in the middle panel, or choose {which} {_choice(names)}."
        return f"{todo}\nWhat comes out: {describe(actual)}." if reveal else todo
    what = f"sketch {sketch}" if sketch != _DRAWN else f"drawn at {drawn} of {actual.size} samples"
    if reveal:
        return f"Your prediction: {what}.\n{compare(predicted, actual)}"
    words = f"\nIt's {describe(predicted)}." if drawn == actual.size else ""
    return f"Your prediction: {what}, kept here. Reveal shows what comes out.{words}"


def _choice(names):
    first, *others = names
    return f"{first} to {others[-1]}" if others else first


def _draw(signal, kernel, actual, sketches):
    """Draw the figure, and return it with its panels, what moves, and how that's done."""
    figure, axes = style.new_figure(_WIDTH, _HEIGHT, ncols=3 + len(sketches))
    above, weights, panel, *small = axes[0]
    at = np.arange(actual.size)
    limits = style.limits(np.concatenate([actual, *sketches.values(), [0]]), 0.2)

    above.plot(at, signal, ".-", color=style.INPUT, linewidth=1, markersize=4)
    above.set(ylabel="signal", ylim=style.limits(signal, 0.2))
    above.tick_params(labelbottom=False)
    offsets = np.arange(kernel.size) - kernel.size // 2
    Stems(weights).show(offsets, kernel)
    ends = offsets[[0, -1]] + np.array([-0.2, 0.2]) * max(np.ptp(offsets), 1)
    weights.set(ylim=style.limits(np.append(kernel, 0), 0.2), xlim=ends)
    weights.xaxis.get_major_locator().set_params(integer=True, nbins=4)
    panel.set(ylabel="your prediction", xlabel="sample", ylim=limits)
    for ax in (above, panel, *small):
        ax.set_xlim(-1.5, actual.size + 0.5)
    for ax in (above, weights, panel, *small):
        ax.axhline(color=style.GUIDE, linewidth=0.6)
    figure.align_ylabels([above, panel])
    frames = {}
    for ax, (name, curve) in zip(small, sketches.items(), strict=True):
        ax.plot(at, curve, color="black", linewidth=1)
        ax.set(ylim=limits, xticks=[], yticks=[])
        ax.set_title(name, loc="left", pad=3, fontsize=10)
        ax.spines[:].set(visible=True, color=style.GUIDE, linewidth=0.7)
        frames[name] = boxes.Frame(ax, _PREDICTION, 2, zorder=3, transform=ax.transAxes)
    (truth,) = panel.plot(at, actual, color=style.OUTPUT, linewidth=1.8, label="what comes out")
    (mine,) = panel.plot(
        at, at * np.nan, ".--", color=_PREDICTION, linewidth=1, markersize=5,
        label="your prediction",
    )  # fmt: skip

    hint = panel.text(
        0.5, 0.75, "", transform=panel.transAxes, ha="center", va="center", fontsize=14,
        color=_PREDICTION,
    )  # fmt: skip

    def arrange(width):
        is_narrow = width < _BESIDE
        room = width - _LEFT - 0.3 if is_narrow else width - 2.5
        names = _choice(sketches).replace(" ", "\N{NO-BREAK SPACE}")
        hint.set_text(wrapped(f"Draw here, or choose {names}", room, 14))
        weights.set_title("" if is_narrow else "kernel", fontsize=10)
        weights.set_ylabel("kernel" if is_narrow else "")
        layout.set_size(figure, width, _HEIGHT)
        room, corner = (width, (0, 1)) if is_narrow else (1.62, (1 - 1.62 / width, 0.72))
        rows = layout.set_legend(
            figure, [mine, truth], room, loc="upper left", bbox_to_anchor=corner, fontsize=9,
            handlelength=1.6,
        )  # fmt: skip
        if is_narrow:
            _arrange_narrow(figure, (weights, above, panel), small, width, rows)
            return
        layout.place(above, _LEFT, 4.1499, width - 2.304, 1.06)
        layout.place(weights, width - 1.008, 4.1499, 0.864, 0.8215)
        layout.place(panel, _LEFT, 2.0935, width - 2.304, 1.7755)
        across = (width - _LEFT) / 4
        for k, ax in enumerate(small):
            layout.place(ax, _LEFT + k * across, 0.1325, across - 0.144, 1.1925)

    arrange(_WIDTH)

    def move(name, predicted, reveal):
        mine.set_ydata(predicted)
        truth.set_visible(reveal)
        hint.set_visible(not reveal and bool(np.isnan(predicted).all()))
        for each, frame in frames.items():
            frame.set_visible(each == name)

    names = dict(zip(small, frames, strict=True))
    return figure, panel, names, [truth, mine, hint, *frames.values()], move, arrange


def _arrange_narrow(figure, panels, small, width, rows):
    """Put panels below each other, with a legend of so many rows above, and sketches below."""
    across, up = (width - _LEFT - 0.06) / 2, 1.08
    bottom = 0.13 + up * -(-len(small) // 2) + 0.4
    heights = [0.55, 0.9, 1.6]  # of the panels, from the top; below each one is a gap
    gaps = [0.4, 0.15, 0]
    layout.set_size(figure, width, bottom + sum(heights) + sum(gaps) + 0.22 * rows + 0.15)
    for k, ax in enumerate(small):
        row, column = divmod(k, 2)
        layout.place(ax, _LEFT + column * across, bottom - 0.4 - up * (row + 1), across - 0.12, 0.8)
    for ax, height, gap in reversed(list(zip(panels, heights, gaps, strict=True))):
        bottom += gap
        layout.place(ax, _LEFT, bottom, width - _LEFT - 0.18, height)
        bottom += height


EXAMPLES = {
    "difference": Example(
        lambda: predict_demo(noisy_step(), [-1, 0, 1]),
        {"sketch": "A"},
        {"sketch": "C"},
        {"reveal": True},
        {"sketch": "none yet"},
    ),
}
