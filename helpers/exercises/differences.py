"""Exercise 2: what the kernel [-1, 0, 1] makes of the step, predicted before it is run."""

from functools import cache

import numpy as np
from scipy import ndimage

from helpers.exercises.verdict import judge
from helpers.filters.kernels import mean_kernel
from helpers.filters.signals import add_noise, step_signal

_KERNEL = np.array([-1.0, 0.0, 1.0])


def _spikes(size, heights):
    """Return zeros with the given heights, a dict by index."""
    values = np.zeros(size)
    values[list(heights)] = list(heights.values())
    return values


@cache
def _right_answers():
    step = step_signal()
    correlated = np.correlate(step, _KERNEL, mode="valid")
    padded = ndimage.correlate(step, _KERNEL)  # reflect, nearest and mirror all give this
    turned = (
        "−1, where the kernel as it is written answers 1: you took left minus right, as if it "
        "were flipped. Both ways are in use, and the next section is about the two."
    )
    return [
        (
            correlated,
            "1 at 48 and 49, and 0 at the other 96: flat stretches answer 0, at whatever height, "
            "and the step answers with a spike. It is two values wide, because two windows "
            "reach across the step.",
        ),
        (-correlated, f"At 48 and 49 you have {turned}"),
        (
            padded,
            "You kept all 100 values, so the two values of 1 are at 49 and 50, the samples on "
            "both sides of the step. In the 98 values without padding they have the numbers 48 "
            "and 49, because output 0 belongs to sample 1.",
        ),
        (-padded, f"You kept all 100 values, and at 49 and 50 you have {turned}"),
    ]


def _wrong_answers():
    """Yield the answers that learners give, each with the misconception that it shows."""
    step = step_signal()
    yield from _wrong_spikes()
    for size, first in ((98, 48), (98, 49), (98, 50), (100, 49), (100, 51)):
        yield (
            np.where(np.arange(size) < first, 0.0, 1.0),
            f"Your values stay at 1 from index {first} on, as the step itself does. There left "
            "and right neighbor are both 1: how much do they differ?",
        )
    yield step, "This is the step itself, all 100 samples; nothing has been subtracted yet."
    mean = mean_kernel(3)
    for smooth in (
        np.convolve(step, mean, "valid"),
        np.convolve(step, mean, "same"),
        ndimage.convolve(step, mean),
    ):
        yield (
            smooth,
            "You have 1/3 and 2/3 on the way up: that is the mean of three. These weights sum to "
            "0, not to 1, so they make a difference, not a mean.",
        )
    for zeros in (np.zeros(98), np.zeros(100)):
        yield (
            zeros,
            "All of yours are 0. That is right on the flat stretches; which windows hold zeros "
            "and ones at once?",
        )
    noisy = add_noise(step)
    for drowned in (
        np.correlate(noisy, _KERNEL, mode="valid"),
        np.correlate(noisy, _KERNEL, mode="same"),
        *(ndimage.correlate(noisy, _KERNEL, mode=mode) for mode in ("reflect", "mirror", "wrap")),
    ):
        for values in (drowned, -drowned):
            yield values, "You filtered the noisy signal. The exercise asks for the clean step."


def _wrong_spikes():
    """Yield what is 0 nearly everywhere."""
    step = step_signal()
    for sign in (1, -1):
        for size in (98, 100):
            for at in (48, 49, 50):
                yield (
                    _spikes(size, {at: sign}),
                    f"You have one value, at index {at}. The kernel is three wide: how many of "
                    "its windows have a 0 at their left end and a 1 at their right end?",
                )
            middle = (size - 2) // 2
            for height in (0.5, 2):
                yield (
                    _spikes(size, {middle: sign * height, middle + 1: sign * height}),
                    f"Your two values are in the right place, but {height:g} high. The weights are "
                    "−1, 0 and 1: add up the three products of one window, and divide by nothing.",
                )
            yield (
                _spikes(size, {middle: sign, middle + 1: -sign}),
                f"You have {sign} and then {-sign}. One step upwards, one direction: both windows "
                "have the same left end and the same right end. Up and then down is the answer "
                "to a bump.",
            )
        yield (
            _spikes(98, {49: sign, 50: sign}),
            "Two values of the right height, one index late. 49 and 50 are the samples' numbers; "
            "of the 98 values the first, number 0, belongs to sample 1.",
        )
        yield (
            _spikes(98, {50: sign, 51: sign}),
            "Two values of the right height, two indices late. Output n belongs to sample n + 1, "
            "and its window is samples n to n + 2.",
        )
        yield (
            _spikes(98, {47: sign, 48: sign}),
            "Two values of the right height, one index early. Output 48 belongs to sample 49, "
            "and its window ends at sample 50.",
        )
        for first in (48, 50):
            yield (
                _spikes(100, {first: sign, first + 1: sign}),
                f"Two values of the right height; yours are at {first} and {first + 1}. Of 100 "
                "values number n belongs to sample n: which two samples have a 0 on their left "
                "and a 1 on their right?",
            )
        for size, first in ((98, 47), (98, 48), (100, 48), (100, 49)):
            yield (
                _spikes(size, dict.fromkeys(range(first, first + 3), sign)),
                "Three values are one too many. The middle weight is 0, so what matters is how "
                "often the two outer samples differ.",
            )
        yield (
            np.diff(sign * step),
            "You have 99 values and one spike: the difference of direct neighbors, `[-1, 1]`. "
            "Here the kernel has a 0 in its middle, and compares the neighbors on both sides.",
        )
        yield (
            sign * ndimage.correlate(step, _KERNEL, mode="constant"),
            f"Padding with zeros made a spike of {-sign} at the last index, 99: the signal seems "
            "to fall from 1 to 0 there. Leave out the windows that reach over the ends.",
        )
        yield (
            sign * ndimage.correlate(step, _KERNEL, mode="constant", cval=1),
            f"Padding with ones made a spike of {-sign} at index 0: the signal seems to fall from "
            "1 to 0 there. Leave out the windows that reach over the ends.",
        )
        yield (
            sign * ndimage.correlate(step, _KERNEL, mode="wrap"),
            f"Your values have {-sign} at both ends: with `wrap` the step falls back to 0 where "
            "the signal starts again. Leave out the windows that reach over the ends.",
        )
    yield (
        (102,),
        "102 values are those of `full`, which counts every overlap, even of a single sample. "
        "The whole window fits at 98 positions.",
    )
    for places in ([48.0, 49.0], [49.0, 50.0]):
        yield (
            np.array(places),
            f"You named two positions, {places[0]:g} and {places[1]:g}. Write all 98 values: what "
            "is at the positions, and what at the others?",
        )
    yield _KERNEL, "This is the kernel, three weights. What does it make of the step's 100 samples?"


def check(answer):
    """Check a prediction of the step's differences, 98 values or 100."""
    return judge(answer, _right_answers(), _wrong_answers(), "I expect 98 values")
