"""A wave, some samples of it, and the slowest wave through those."""

import numpy as np

from helpers.demos import layout
from helpers.demos.declaration import Example
from helpers.demos.demo import Demo
from helpers.figures import style
from helpers.figures.wording import number
from helpers.filters.validation import as_number, as_whole
from helpers.filters.waves import alias
from livefigure import float_slider, whole_slider

_SHORTEST, _LONGEST, _MOST_STEP = 2, 40, 20
_SAMPLES = 121
_WIDTH, _HEIGHT, _NARROW = 7.2, 2.9, 5  # inches


@style.isolated
def sampling_demo(period=9.0, step=1):
    """Keep some samples of a wave, and see which wave they seem to come from.

    Parameters
    ----------
    period : float, optional
        Of the wave, in samples, from 2 to 40.
    step : int, optional
        One of so many samples is kept, from 1 to 20.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Examples
    --------
    >>> demo = sampling_demo(period=9, step=10)
    >>> print(demo.readout)
    Every 10th sample of a wave of period 9.
    That's fewer than 2 samples a period, and they look like a wave of period 90.
    """
    period = as_number(period, "period", least=_SHORTEST, most=_LONGEST)
    step = as_whole(step, "step", least=1, most=_MOST_STEP)
    figure, moving, move, arrange = _draw()

    def show(period, step):
        move(period, step)
        return _describe(period, step)

    controls = {
        "period": float_slider("period", period, _SHORTEST, _LONGEST, 0.5),
        "step": whole_slider("keep one in", step, 1, _MOST_STEP),
    }
    return Demo(
        figure, moving, show, controls, title="sampling_demo: some samples of a wave",
        keys={"ArrowLeft": -1, "ArrowRight": 1}, arrange=arrange,
    )  # fmt: skip


def _describe(period, step):
    said = "Every sample" if step == 1 else f"Every {_ordinal(step)} sample"
    said += f" of a wave of period {number(period)}.\n"
    if 2 * step < period:
        return f"{said}That's more than 2 samples a period, and they still show the wave."
    if 2 * step == period:
        return f"{said}That's exactly 2 samples a period, and they only just show the wave."
    seen = alias(period, step)
    if np.isinf(seen):
        return f"{said}That's fewer than 2 samples a period, and they're all the same."
    looks = number(round(seen, 1))
    return (
        f"{said}That's fewer than 2 samples a period, and they look like a wave of period {looks}."
    )


def _ordinal(count):
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{count}{'th' if 10 < count < 20 else endings.get(count % 10, 'th')}"


def _draw():
    """Draw the figure, and return it with what moves, and how to move and arrange it."""
    figure, axes = style.new_figure(_WIDTH, _HEIGHT)
    ax = axes[0, 0]
    samples = np.arange(_SAMPLES)
    fine = np.linspace(0, _SAMPLES - 1, 20 * (_SAMPLES - 1) + 1)
    ax.set(xlim=(-2, _SAMPLES + 1), ylim=(-1.25, 1.25), xlabel="sample", ylabel="value")
    ax.axhline(color=style.GUIDE, linewidth=0.6)
    (wave,) = ax.plot(
        samples, samples, ".-", color=style.INPUT, linewidth=0.7, markersize=4, label="wave"
    )
    (seen,) = ax.plot(fine, fine, color=style.OUTPUT, linewidth=2, label="what they look like")
    (kept,) = ax.plot([], "o", color=style.WINDOW, markeredgecolor="black", label="kept samples")
    kept.set_clip_on(False)  # the last one may be at the rim

    def arrange(width):
        kept.set_markersize(8 if width > _NARROW else 5)  # or they hide the curves
        layout.set_size(figure, width, _HEIGHT)
        rows = layout.set_legend(figure, [wave, kept, seen], width, loc="upper right")
        height = _HEIGHT + 0.2 * (rows - 1)
        layout.set_size(figure, width, height)
        layout.set_margins(figure, left=0.68, right=0.12, top=0.14 + 0.22 * rows, bottom=0.48)

    arrange(_WIDTH)

    def move(period, step):
        wave.set_ydata(np.cos(2 * np.pi * samples / period))
        at = samples[::step]
        kept.set_data(at, np.cos(2 * np.pi * at / period))
        seen.set_ydata(np.cos(2 * np.pi * fine / alias(period, step)))

    return figure, [wave, seen, kept], move, arrange


EXAMPLES = {
    "wave": Example(
        sampling_demo, {"step": 4}, {"step": 8}, {"period": 8}, {"period": 2, "step": 3}
    ),
}
