"""Answers to difference, by a piece of what the check says to each."""

from fractions import Fraction

import numpy as np
from scipy import ndimage, signal

from helpers import add_noise, step_signal

STEP = step_signal()
NOISY = add_noise(STEP)
KERNEL = np.array([-1, 0, 1])


def spikes(size, *places, height=1):
    answer = np.zeros(size)
    answer[list(places)] = height
    return answer


def from_(first, size=98):
    return spikes(size, *range(first, size))


def around(first, heights, size=98):
    answer = np.zeros(size)
    answer[first : first + len(heights)] = heights
    return answer


def in_both_signs(*answers):
    return [sign * np.asarray(answer) for answer in answers for sign in (1, -1)]


SPIKES = spikes(98, 48, 49)
LONG = np.pad(SPIKES, 1)
PADDINGS = [{"mode": "constant"}, {"mode": "constant", "cval": 1}, {"mode": "wrap"}]
RIGHT_WAYS = {
    "1 at 48 and 49, and 0 at the other 96": [
        *(SPIKES, np.correlate(STEP, KERNEL, mode="valid"), STEP[2:] - STEP[:-2]),
        *([0] * 48 + [1, 1] + [0] * 48, tuple(SPIKES), SPIKES.astype(np.int8), SPIKES > 0),
        signal.correlate(STEP, KERNEL, mode="valid", method="direct"),
        *(2 * np.gradient(STEP)[1:-1], [Fraction(int(value)) for value in SPIKES]),
    ],
    "two values of 1 are at 49 and 50": [
        *(LONG, ndimage.correlate(STEP, KERNEL), 2 * np.gradient(STEP)),
        np.correlate(np.pad(STEP, 1, mode="edge"), KERNEL, mode="valid"),
    ],
}
MISCONCEPTIONS = {
    "right place, but they're −1": [
        *(np.convolve(STEP, KERNEL, mode="valid"), -SPIKES.astype(int)),
        ndimage.convolve(STEP, KERNEL),
    ],
    "at 48 and 50, which aren't side by side": in_both_signs(
        spikes(98, 48, 50), spikes(100, 48, 50)
    ),
    "at 47 and 50, which aren't side by side": [spikes(98, 47, 50)],
    **{
        f"one value, at index {place}": in_both_signs(spikes(98, place), spikes(100, place))
        for place in (0, 48, 49, 97)
    },
    "but 0.5 high": in_both_signs(np.gradient(STEP), SPIKES / 2),
    "but 2 high": in_both_signs(2 * SPIKES, 2 * LONG),
    "but 255 high": [STEP[:-2].astype(np.uint8) - STEP[2:].astype(np.uint8)],
    "You have 1 and then -1": [np.diff(STEP, n=2), around(48, [1, -1])],
    "You have -1 and then 1": [around(49, [-1, 1], size=100)],
    "You wrote down the three weights": in_both_signs(
        *(around(first, KERNEL) for first in (46, 47, 48, 49)), around(49, KERNEL, size=100)
    ),
    **{
        f"right height, but at {first} and {first + 1}. Output 0": in_both_signs(
            spikes(98, first, first + 1)
        )
        for first in (47, 49, 50)
    },
    **{
        f"right height, but at {first} and {first + 1}. With 100": in_both_signs(
            spikes(100, first, first + 1)
        )
        for first in (48, 50)
    },
    "You have 3 equal values": in_both_signs(
        *(spikes(98, 48, 49, 50), spikes(98, 47, 48, 49), spikes(100, 49, 50, 51))
    ),
    "You have 50 equal values": [1 - STEP],
    "You added the two outer samples": [
        *(STEP[2:] + STEP[:-2], ndimage.correlate(STEP, np.abs(KERNEL))),
    ],
    "99 values and one spike": in_both_signs(np.diff(STEP)),
    "Your output has a spike at an end": [
        *(ndimage.correlate(STEP, KERNEL, **how) for how in PADDINGS),
        *(ndimage.convolve(STEP, KERNEL, **how) for how in PADDINGS),
        np.abs(np.convolve(STEP, KERNEL, mode="same")),
    ],
    "102 values are as many as `full` gives": [np.convolve(STEP, KERNEL)],
    "named two positions, 48 and 49": [[48, 49], np.flatnonzero(SPIKES), (48.0, 49.0)],
    "named two positions, 49 and 50": [[49, 50], np.flatnonzero(LONG)],
    "This is the kernel": [KERNEL, [-1, 0, 1], [1, 0, -1]],
    "stay away from 0 from index 48": in_both_signs(STEP[2:], from_(48, 100)),
    "stay away from 0 from index 49": in_both_signs(STEP[1:-1], from_(49, 100)),
    "stay away from 0 from index 50": [*in_both_signs(STEP[:98]), -STEP],
    "This is the step itself": [STEP, list(STEP)],
    "that's the mean of three.": [
        *(np.convolve(STEP, np.full(3, 1 / 3), mode) for mode in ("same", "valid")),
        ndimage.uniform_filter1d(STEP, 3),
    ],
    "All of yours are 1.": [np.ones(98)],
    "All of yours are 0. That's right on": [np.zeros(98), np.zeros(100), [0] * 98],
    "You filtered the noisy signal": in_both_signs(
        *(NOISY[2:] - NOISY[:-2], np.gradient(NOISY), np.correlate(NOISY, KERNEL, mode="same")),
        *(ndimage.correlate(NOISY, KERNEL, mode=mode) for mode in ("reflect", "mirror", "wrap")),
    ),
    "1 of your 99 values is NaN, all at the start.": [np.append(np.nan, np.diff(STEP)[1:])],
    "2 of your 98 values are NaN or infinite.": [np.where(SPIKES == 1, np.nan, 0)],
    "2 of your 98 values are masked.": [np.ma.masked_equal(SPIKES, 1)],
    **{
        f"1 of {near.size} values differs. The biggest gap is at index {place}: I expected "
        f"{near[place]:g}, and you have {yours:g}.": [
            np.where(np.arange(near.size) == place, yours, near)
        ]
        for near, place, yours in ((SPIKES, 7, 0.25), (SPIKES, 48, 3), (LONG, 99, -1000.5))
    },
    "and you have -1e+300.": [np.append(-1e300, SPIKES[1:])],
    "I expected 98 values, and you have 97.": [np.zeros(97)],
    "I expected 98 values, and you have one number.": [1],
    "I expected 98 values, and the shape of yours is (2, 49).": [SPIKES.reshape(2, 49)],
    "Yours is a column, of shape (98, 1).": [SPIKES[:, None]],
    "Yours is a row inside another list, of shape (1, 100).": [[LONG]],
    "yours is complex. `np.abs`": [SPIKES.astype(complex)],
    "got an ndarray of text": [SPIKES.astype(str)],
    "got a list of text. Leave out the quotes.": [["0"] * 98],
    "a list whose parts differ in length": [[0] * 48 + [[1, 1]] + [0] * 48],
}
