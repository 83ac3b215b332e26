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
right-flipped: At {first} and {last} you have −1, where the kernel without flipping gives 1. You
  took left minus right, as if it were flipped. Both are in use, and the next section is about them.
one: You have one value, at index {place}. The kernel is three wide: how many of its windows have a
  0 at their left end and a 1 at their right end?
height: Your two values are in the right place, but {height:.3g} high. The weights are −1, 0 and 1.
  Add up the three products of one window, and don't divide.
bump: You have {sign} and then {other}. It's one step in one direction, and both windows have the
  same left end and the same right end. Up and then down is what a bump gives.
kernel-there: You wrote down the three weights where the step is. A single sample of 1 would give
  them back like that. A step doesn't: for each window, add up the three products.
shifted-98: Two values of the right height, but at {first} and {last}. Output 0 belongs to sample 1,
  and its window is samples 0 to 2. Which two outputs have the step inside their window?
shifted-100: Two values of the right height, but at {first} and {last}. With 100 values, number n
  belongs to sample n. Which two samples have a 0 on their left and a 1 on their right?
three: Three values are one too many. The middle weight is 0, so what matters is how often the two
  outer samples differ.
direct: You have 99 values and one spike, the difference of direct neighbors, `[-1, 1]`. Our kernel
  has a 0 in the middle and compares the neighbors on both sides.
end: Your output has a spike at an end, because {padding}. Leave out the windows that reach beyond
  the ends.
full: 102 values are those of `full`, which counts every overlap, even with a single sample. The
  whole window fits at 98 positions.
places: You named two positions, {first} and {last}. Write all 98 values: what's at these positions,
  and what at the others?
kernel: This is the kernel, three weights. What does it do to the step's 100 samples?
step: This is the step itself, all 100 samples. Nothing has been subtracted yet.
stays: Your values stay away from 0 from index {first} on, as the step itself does. Left and right
  neighbors are both 1 there. How much do they differ?
mean: You have 1/3 and 2/3 on the way up, and that's the mean of three. These weights sum to 0, not
  to 1, so they make a difference, not a mean.
ramp: You took the difference of a ramp, which rises over several samples. Our step goes from 0 to 1
  between two neighbors, samples 49 and 50.
same: Your values are all the same, as for a ramp that rises by the same amount everywhere. The step
  is flat except at one place.
zeros: All of yours are 0. That's right on the flat stretches, but which windows hold zeros and ones
  at once?
noisy: You filtered the noisy signal. The exercise asks for the clean step.
"""
_KERNEL = np.array([-1.0, 0.0, 1.0])
_SIGNS, _SIZES = (1, -1), (98, 100)


def _at(first, *heights, sizes=_SIZES):
    """Return zeros of each size with some heights from one index on, and the same negated."""
    several = [np.zeros(size) for size in sizes]
    for output in several:
        output[first : first + len(heights)] = heights
    return _signed(several)


def _around(*heights):
    """Return the same with the heights where they belong: at the step."""
    return [*_at(48, *heights, sizes=[98]), *_at(49, *heights, sizes=[100])]


def _signed(several):
    return [sign * output for output in several for sign in _SIGNS]


def _run(signal, mode, **options):
    return ndimage.correlate(signal, _KERNEL, mode=mode, **options)


def _right():
    short, short_flipped, long, long_flipped = _around(1, 1)
    yield "right", [short]
    yield "right-100", [long]
    yield "right-flipped", [short_flipped], {"first": 48, "last": 49}
    yield "right-flipped", [long_flipped], {"first": 49, "last": 50}


def _wrong():
    step, thirds = step_signal(), np.full(3, 1 / 3)
    noisy = add_noise(step)
    for place in (48, 49, 50):
        yield "one", _at(place, 1), {"place": place}
    for height in (0.5, 2, 1 / 3):
        yield "height", _around(height, height), {"height": height}
    for sign in _SIGNS:
        yield "bump", _around(1, -1)[sign < 0 :: 2], {"sign": sign, "other": -sign}
    yield "kernel-there", [answer for first in range(46, 51) for answer in _at(first, *_KERNEL)]
    for size, at in ((98, (47, 49, 50)), (100, (48, 50))):
        for first in at:
            yield (
                f"shifted-{size}",
                _at(first, 1, 1, sizes=[size]),
                {"first": first, "last": first + 1},
            )
    for first in (47, 48, 49):
        yield "three", _at(first, 1, 1, 1, sizes=_SIZES[first > 48 : 1 + (first > 47)])
    yield "direct", _signed([np.diff(step)])
    for padding, mode, cval in (
        ("padding with zeros lets the signal fall from 1 to 0 there", "constant", 0),
        ("padding with ones lets the signal fall from 1 to 0 there", "constant", 1),
        ("`wrap` lets the signal start again there, at 0", "wrap", 0),
    ):
        yield "end", _signed([_run(step, mode, cval=cval)]), {"padding": padding}
    yield "full", [(102,)]
    for first in (48, 49):
        yield "places", [np.array([first, first + 1])], {"first": first, "last": first + 1}
    yield "kernel", [_KERNEL]
    yield "step", [step]
    for first in range(48, 52):
        stays = [np.where(np.arange(size) < first, 0.0, 1.0) for size in _SIZES]
        yield "stays", _signed(stays), {"first": first}
    yield "mean", [np.convolve(step, thirds, mode) for mode in ("valid", "same")]
    yield "mean", [ndimage.correlate(step, thirds)]
    for first in (47, 48):
        yield "ramp", _at(first, *thirds)
        for part in (1 / 3, 1 / 6):
            yield "ramp", _at(first, part, 2 * part, 2 * part, part)
    yield "zeros", [np.zeros(98), np.zeros(100)]
    yield "same", [lambda values: np.ptp(values) < 1e-9]
    yield "noisy", _signed([np.correlate(noisy, _KERNEL, mode) for mode in ("valid", "same")])
    yield "noisy", _signed([np.gradient(noisy)])
    yield "noisy", _signed([_run(noisy, mode) for mode in ("reflect", "mirror", "wrap")])


EXERCISE = Exercise(
    name="difference", lesson="03_differences", says=_SAYS, right=_right, wrong=_wrong
)
