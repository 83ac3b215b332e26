"""The walk of a kernel along a signal."""

import numpy as np

from helpers.demos import layout
from helpers.demos.declaration import Example, noisy_step
from helpers.demos.demo import Demo
from helpers.demos.inputs import MOST_WEIGHTS, as_signal
from helpers.demos.panels import SignalPadding, SignalWindow, Stems
from helpers.demos.pointing import Pointing, nearest_position
from helpers.figures import style, wording
from helpers.figures.stamps import Label
from helpers.filters.validation import as_whole
from helpers.filters.windows import LinearFilter
from livefigure import Positions

_WIDTH = 7.2


@style.isolated
def convolve_demo(signal, kernel, mode="reflect", *, cval=0.0, start=None):
    """Walk a kernel along a signal: window, weights, products and sum at each position.

    Parameters
    ----------
    signal : array_like
        One-dimensional and finite, of any real dtype.
    kernel : array_like
        One-dimensional, of odd or even length; no longer than the signal if `mode` is ``'valid'``.
    mode : {'reflect', 'constant', 'nearest', 'mirror', 'wrap', 'valid'}, optional
        How the signal goes on beyond its ends, as in scipy.ndimage; ``'valid'`` stays inside.
    cval : float, optional
        What ``mode='constant'`` pads with.
    start : int, optional
        The output that it begins with, the first one by default.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    It convolves: the kernel is flipped before it moves along, as in ``numpy.convolve``
    and ``scipy.ndimage.convolve``.

    Examples
    --------
    >>> demo = convolve_demo([0, 0, 1, 1], [1, -1], mode="valid")
    >>> demo.controls["position"].value = 1
    >>> print(demo.readout)
    output 1: window 1 to 2, center 1
    -1·0 + 1·1 = 1
    """
    signal = as_signal(signal)
    kernel = as_signal(kernel, "kernel", MOST_WEIGHTS)
    steps = LinearFilter(signal, kernel, mode=mode, cval=cval, flip=True)
    start = 0 if start is None else as_whole(start, "start", least=0, most=len(steps) - 1)
    figure, moving, move, arrange = _draw(steps)

    def show(position):
        here = steps.at(position)
        move(here)
        return _describe(here, mode)

    positions = Positions("position", len(steps), start=start)
    pointing = Pointing(figure.axes)

    def follow(event):
        if pointed := pointing.place(event):
            index = np.subtract(pointed[1][-1:], steps.offset)
            positions.slider.value = nearest_position(index, steps.output.shape)

    title = f"convolve_demo: {signal.size} samples, {kernel.size} weights, mode {mode!r}"
    return Demo(
        figure, moving, show, {"position": positions.slider}, title=title,
        toolbar=[positions.buttons], keys=positions.keys,
        mouse=follow, panels=dict.fromkeys(figure.axes, "place"), arrange=arrange,
    )  # fmt: skip


def _describe(here, mode):
    """Return one step in words, as readout."""
    (index,), (start,), (center,) = here.index, here.start, here.center
    last = start + here.values.size - 1
    note = f", with padding ({mode}) in brackets" if here.is_padding.any() else ""
    return (
        f"output {index}: window {start} to {last}, center {center}{note}\n{wording.products(here)}"
    )


def _draw(steps):
    """Draw the figure, and return it with what moves, and how to move and arrange it."""
    figure, axes = style.new_figure(
        _WIDTH, 4.0, nrows=3, sharex=True, gridspec_kw={"height_ratios": [3, 1.5, 3]}
    )
    above, middle, below = axes = axes[:, 0]
    signal, output, (before, after) = steps.array, steps.output, steps.margin[0]

    above.plot(signal, ".-", color=style.INPUT, linewidth=1, label="signal")
    padding = SignalPadding(axes)
    if padding.surround(steps).size:
        padding.samples.set_label(f"padding ({steps.mode})")
    limits, own = _limits(steps.padded, output)
    above.set(ylabel="signal", ylim=limits[0])
    middle.set(ylabel="weights", ylim=style.limits(np.append(steps.weights, 0)))
    name = "output, own scale" if own else "output"
    below.set(ylabel=name, xlabel="sample", ylim=limits[1])
    for ax in axes:
        ax.axhline(color=style.GUIDE, linewidth=0.6)
        ax.set_xlim(-before - 1.5, signal.size + after - 0.3)
    figure.align_ylabels()

    weights = Stems(middle)
    (so_far,) = below.plot([], "-", color=style.OUTPUT, linewidth=1.6, label="output so far")
    window, value = SignalWindow(axes), Label(below, style.OUTPUT)
    handles = [*above.get_legend_handles_labels()[0], so_far]

    def arrange(width):
        layout.set_size(figure, width, 4.0)
        more = 0.2 * (layout.set_legend(figure, handles, width, loc="upper center") - 1)
        layout.set_size(figure, width, 4.0 + more)
        layout.set_margins(
            figure,
            left=0.648,
            right=0.108 if width == _WIDTH else 0.15,
            top=0.34 + more,
            bottom=0.46,
            hspace=0.22,
        )

    arrange(_WIDTH)

    def move(here):
        window.move(here)
        x = np.arange(here.values.size) + here.start
        weights.show(x, here.weights)
        count = here.index[0] + 1
        # On the side where the curve didn't come from.
        falls = output[max(count - 10, 0) : count].mean() > here.result
        value.show(here.center[0], here.result, wording.number(here.result), below=falls)
        so_far.set_data(np.arange(count) + steps.offset, output[:count])

    return figure, [*window.moving, *weights.moving, so_far, window.result, value], move, arrange


def _limits(signal, output):
    """Return the limits of both panels, and whether the output needs another scale.

    On one scale, noise that's half as large looks half as large. Where that would leave one of
    them less than a third of its panel, its shape comes first.
    """
    shared = np.append(signal, output)
    if 3 * min(np.ptp(signal), np.ptp(output)) >= np.ptp(shared):
        return [style.limits(shared)] * 2, False
    return [style.limits(signal), style.limits(output)], True


EXAMPLES = {
    "valid": Example(
        lambda: convolve_demo(noisy_step(), [1 / 3] * 3, "valid"),
        {"position": 50},
        {"position": 97},
    ),
    "padded": Example(
        lambda: convolve_demo(noisy_step(), [1, 2, -4, 0], "constant", cval=-1),
        {"position": 1},
        {"position": 99},
    ),
}
