"""What the kernel [-1, 0, 1] does to the step, predicted before it's run."""

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise
from helpers.filters.signals import add_noise, step_signal

_SAYS = """
right: 1 at 48 and 49, and 0 at the other 96: flat stretches give 0 at any height, and the step
  gives a spike. It's two values wide, because two windows reach across the step.
right-100: You kept all 100 values, so the two values of 1 are at 49 and 50, the samples on both
  sides of the step. Without padding there are 98 values, and these two are numbers 48 and 49,
  because output 0 belongs to sample 1.
flipped: Your two values are in the right place, but they're −1. At the step the right neighbor is 1
  and the left one is 0. The kernel takes right minus left, so what's 1 − 0? If you ran
  `np.convolve`, it flips the kernel first, and the next section is about that.
apart: Your two values are at {first} and {last}, which aren't side by side. Move the window across
  the step one sample at a time. In which windows is the left end a 0 and the right end a 1?
one: You have one value, at index {first}. How many windows of three have a 0 at their left end and
  a 1 at their right end?
height: Your two values are in the right place, but {height:.3g} high. The weights are −1, 0, and 1.
  Add up the three products of one window, and leave the sum as it is.
bump: You have {left:.3g} and then {right:.3g}. It's one step in one direction, and both windows
  have the same left end and the same right end. Up and then down is what a bump gives.
kernel-there: You wrote down the three weights themselves. A single sample of 1 would give them back
  like that, but a step doesn't. For each window, add up the three products.
shifted-98: Two values of the right height, but at {first} and {last}. Output 0 belongs to sample 1,
  and its window is samples 0 to 2. Which two outputs have the step inside their window?
shifted-100: Two values of the right height, but at {first} and {last}. With 100 values, number n
  belongs to sample n. Which two samples have a 0 on their left and a 1 on their right?
many: You have {count} equal values, and that's too many. The middle weight is 0, so what matters is
  how often the two outer samples differ.
direct: You have 99 values and one spike, the difference of direct neighbors, `[-1, 1]`. Our kernel
  has a 0 in the middle and compares the neighbors on both sides.
end: Your output has a spike at an end, where the padding makes another step. With zeros the signal
  falls from 1 to 0 there, and with `wrap` it starts again at 0. Leave out the windows that reach
  beyond the ends.
full: 102 values are as many as `full` gives, which counts every overlap, even with a single sample.
  The whole window fits at 98 positions.
places: You named two positions, {first} and {last}. Now write all 98 values. What's at these
  positions, and what's at the others?
kernel: This is the kernel, three weights. What does it do to the step's 100 samples?
step: This is the step itself, all 100 samples. Nothing has been subtracted yet.
stays: Your values stay away from 0 from index {first} on, as the step itself does. Left and right
  neighbors are both 1 there. How much do they differ?
sum: You added the two outer samples. The first weight is −1, so one of them is subtracted.
mean: You have a third on the way up, and that's the mean of three. These weights sum to 0, not to
  1, so they make a difference, not a mean.
zeros: All of yours are 0. That's right on the flat stretches, but which windows hold zeros and ones
  at once?
noisy: You filtered the noisy signal. The exercise asks for the clean step.
"""
_KERNEL = np.array([-1.0, 0.0, 1.0])


def _right():
    yield "right", [_spike()]
    yield "right-100", [np.pad(_spike(), 1)]


def _wrong():
    step, noisy = step_signal(), add_noise(step_signal())
    yield "flipped", [-_spike(), -np.pad(_spike(), 1)]
    yield "direct", [np.diff(step), -np.diff(step)]
    yield "full", [(102,)]
    for first in (48, 49):
        yield "places", [np.array([first, first + 1])], {"first": first, "last": first + 1}
    yield "kernel", [_KERNEL, _KERNEL[::-1]]
    yield "step", [step]
    yield "sum", [_run(step, np.abs(_KERNEL)), np.correlate(step, np.abs(_KERNEL), "valid")]
    mean = np.full(3, 1 / 3)
    yield "mean", [np.convolve(step, mean, "valid"), _run(step, mean), _run(step, mean, "constant")]
    every = [_run(noisy, _KERNEL, mode) for mode in ("reflect", "constant", "mirror", "wrap")]
    every += [np.gradient(noisy), every[0][1:-1]]
    yield "noisy", [one for output in every for one in (output, -output)]


def _spike():
    return np.correlate(step_signal(), _KERNEL, "valid")


def _run(signal, kernel, mode="reflect"):
    return ndimage.correlate(signal, kernel, mode=mode)


def _recognize(values):
    """Name values that are 0 nearly everywhere, by where the others are."""
    values, size = values.round(3), values.size
    places = np.flatnonzero(values)
    heights, count = values[places], places.size
    if not count:
        return "zeros", {}
    if np.ptp(values) == 0:
        return None
    at = {"first": places[0], "last": places[-1]}
    width = np.ptp(places) + 1
    equal = np.ptp(heights) == 0 and width == count
    opposite = count == 2 and heights.sum() == 0
    named = {
        "one": count == 1,
        "stays": equal and count > 40 and places[0] >= 48 and places[-1] == size - 1,
        "many": equal and count > 2,
        "height": equal and places[0] == size // 2 - 1,
        f"shifted-{size}": equal and abs(heights[0]) == 1,
        "apart": count == 2 and heights[0] == heights[1] and 2 < width < 6,
        "bump": opposite and width == 2,
        "kernel-there": opposite and width == 3 and abs(heights[0]) == 1,
        "end": size == 100
        and abs(values).max() == 1
        and np.array_equal(abs(values[1:-1]), _spike()),
    }
    name = next((name for name, holds in named.items() if holds), None)
    fields = {"count": count, "height": abs(heights[0]), "left": heights[0], "right": heights[-1]}
    return name and (name, at | fields)


EXERCISE = Exercise(
    name="difference",
    lesson="03_differences",
    says=_SAYS,
    right=_right,
    wrong=_wrong,
    recognize=_recognize,
)
