"""The Gaussian in one dimension: its kernel, its derivative's, and where a signal changes."""

import numpy as np
from scipy import ndimage

from helpers.demos import layout
from helpers.demos.declaration import Example, noisy_step
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_signal
from helpers.demos.panels import center_lines
from helpers.demos.runs import run_around
from helpers.figures import style
from helpers.figures.stamps import Label
from helpers.figures.titles import wrapped
from helpers.figures.wording import number
from helpers.filters.kernels import gaussian_kernel
from helpers.filters.peaks import REACH, measure_peak
from helpers.filters.validation import as_number
from livefigure import float_slider

_LEAST, _MOST = 0.5, 12
_NOTE = "kernels and response, each scaled to its largest value"
# In inches: the figure's width, and the least at which the note has room beside the legend.
_WIDTH, _BESIDE = 7.2, 6.9


@style.isolated
def gaussian_demo(signal, sigma=2.0):
    """Find where a signal changes, with a Gaussian of any width before the difference.

    Parameters
    ----------
    signal : array_like
        One-dimensional and finite, of any real dtype.
    sigma : float, optional
        Where the slider starts, in samples, from 0.5 to 12.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    It correlates, and the signal is reflected at its ends. The difference kernel is
    ``[-1, 0, 1]``.

    Examples
    --------
    >>> print(gaussian_demo([0, 0, 0, 0, 1, 1, 1, 1], sigma=0.5).readout)
    sigma 0.5: 5 weights, peak 0.787
    strongest response at sample 3: 0.893, with its peak above half from 3 to 4
    more than five samples away: no sample
    """
    signal = as_signal(signal)
    sigma = as_number(sigma, "sigma", least=_LEAST, most=_MOST)
    figure, moving, move, arrange = _draw(signal)

    def show(sigma):
        smoothing = gaussian_kernel(sigma)
        slope = np.convolve(smoothing, [-1, 0, 1])
        response = ndimage.correlate1d(signal, slope)
        move(smoothing, slope, response)
        return _describe(sigma, smoothing, response)

    slider = float_slider("sigma", sigma, _LEAST, _MOST, 0.5)
    title = f"gaussian_demo: {signal.size} samples"
    return Demo(figure, moving, show, {"sigma": slider}, title=title, arrange=arrange)


def _describe(sigma, smoothing, response):
    size = np.abs(response)
    peak, elsewhere = measure_peak(response)
    first, last = run_around(size > size[peak] / 2, peak)
    rest = f"at most {number(elsewhere * size[peak])}, {elsewhere:.0%} of that"
    if max(peak, size.size - 1 - peak) <= REACH:
        rest = "no sample"
    return (
        f"sigma {number(sigma)}: {smoothing.size} weights, peak {number(smoothing.max())}\n"
        f"strongest response at sample {peak}: {number(response[peak])}, with its peak "
        f"above half from {first} to {last}\nmore than five samples away: {rest}"
    )


def _draw(signal):
    """Draw the figure, and return it with what moves, and how to move and arrange it."""
    figure, axes = style.new_figure(
        _WIDTH, 4.6, nrows=3, gridspec_kw={"height_ratios": [1.2, 1.3, 1.3]}
    )
    above, middle, below = axes[:, 0]
    reach = int(4 * _MOST) + 2
    above.set(xlim=(-reach, reach), ylabel="kernels")
    middle.plot(signal, ".-", color=style.INPUT, linewidth=0.8, markersize=3)
    middle.set(ylabel="signal")
    middle.tick_params(labelbottom=False)
    below.set(xlabel="sample", ylabel="response")
    for ax in (middle, below):
        # Not up to the next sample, whose number would be cut off.
        ax.set_xlim(-1, signal.size - 0.5)
    # A wide kernel answers a tenth of a narrow one, with a curve of the same kind: each is
    # drawn relative to its largest value, or nothing would be seen of the wide ones.
    for ax in (above, below):
        ax.set_ylim(-1.25, 1.25)
        ax.set_yticks([-1, 0, 1])
        ax.axhline(color=style.GUIDE, linewidth=0.6)
    below.set_ylim(-1.6, 1.6)  # with room for the peak's value
    for half in (-0.5, 0.5):  # a dip is a peak, too
        below.axhline(half, color=style.GUIDE, linewidth=0.9, linestyle=":")

    (kernel,) = above.plot([], ".-", color=style.WINDOW, linewidth=1.4, label="Gaussian")
    (slope,) = above.plot([], "--", color="black", linewidth=1.4, label="its derivative")
    (response,) = below.plot([], color=style.OUTPUT, linewidth=1.8)
    (peak,) = below.plot([], "D", color=style.OUTPUT, markeredgecolor="black")
    value = Label(below, style.OUTPUT)
    figure.align_ylabels()
    guides = center_lines([middle, below])
    note = figure.text(0, 0, "", fontsize=9)

    def arrange(width):
        is_narrow = width < _BESIDE
        layout.set_size(figure, width, 4.6)
        right = 0.108 if width == _WIDTH else 0.16
        place = {"borderaxespad": 0.1} if is_narrow else {"right": right}
        rows = layout.set_legend(
            figure, [kernel, slope], width, loc=f"upper {'left' if is_narrow else 'right'}", **place
        )
        left, up, more, text = 0.72, 0.184, 0.0, _NOTE
        if is_narrow:  # the note is below the legend
            left, up = 0.07, 0.07 + 0.2 * rows
            if wrapped(text, width - 0.15, 9) != text:
                parts = _NOTE.replace(": ", ":\n").splitlines()
                text = "\n".join(wrapped(part, width - 0.15, 9) for part in parts)
            more = up + 0.17 * (text.count("\n") + 1) - 0.2
        height = 4.6 + more
        layout.set_size(figure, width, height)
        across = width - 0.72 - right
        for ax, bottom, high in ((above, 3.24, 1.04), (middle, 1.75, 0.98), (below, 0.483, 1.12)):
            layout.place(ax, 0.72, bottom, across, high)
        note.set(text=text, x=left / width, y=1 - up / height)
        note.set_va("top" if is_narrow else "baseline")
        words = f"distance {'from the middle, ' if width > 3.8 else ''}in samples"
        above.set_xlabel(words)

    arrange(_WIDTH)

    def move(smoothing, difference, answer):
        for line, values in ((kernel, smoothing), (slope, difference), (response, answer)):
            first = 0 if line is response else -(values.size // 2)
            line.set_data(np.arange(values.size) + first, _in_parts(values))
        at = int(np.abs(answer).argmax())
        height = _in_parts(answer)[at]
        peak.set_data([at], [height])
        value.show(at, height, number(answer[at]), below=height < 0)
        for guide in guides:
            guide.set_xdata([at, at])

    return figure, [kernel, slope, response, *guides, peak, value], move, arrange


def _in_parts(values):
    largest = np.abs(values).max()
    return values / largest if largest else values


EXAMPLES = {
    "step": Example(lambda: gaussian_demo(noisy_step()), {"sigma": 0.5}, {"sigma": 12}),
    "short": Example(
        lambda: gaussian_demo([3, 1, 0, 0, 0, 0, 0, 0, 7, 9]), {"sigma": 0.5}, {"sigma": 12}
    ),
}
