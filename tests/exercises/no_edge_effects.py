"""Answers to no-edge-effects, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage

from helpers import add_noise, mean_kernel, step_signal

STEP = step_signal()
NOISY = add_noise(STEP)
ELEVEN = mean_kernel(11)
VALID = np.convolve(NOISY, ELEVEN, mode="valid")
MODES = ("reflect", "nearest", "mirror")


def mean(signal=NOISY, kernel=ELEVEN, **options):
    return ndimage.convolve(signal, kernel, **options)


def in_every_mode(signal=NOISY, kernel=ELEVEN, factor=1):
    outputs = [mean(signal, kernel, mode=mode) for mode in (*MODES, "constant")]
    return [factor * output for output in (np.convolve(signal, kernel, "valid"), *outputs)]


def padded_first(how):
    return np.convolve(np.pad(NOISY, 5, mode=how), ELEVEN, mode="valid")


def rolling(signal=NOISY, *, center=False, min_periods=None):
    """Return what pandas makes of a window of eleven."""
    output = np.full(100, np.nan)
    for i in range(100):
        window = signal[max(0, i - 5) : i + 6] if center else signal[max(0, i - 10) : i + 1]
        if len(window) >= (min_periods or 11):
            output[i] = window.mean()
    return output


RIGHT_WAYS = {
    "the last value is 1.055": [
        *(mean(), mean(mode="reflect"), ndimage.correlate(NOISY, ELEVEN)),
        *(ndimage.uniform_filter1d(NOISY, 11), padded_first("symmetric")),
        *(mean().round(3), mean(NOISY.astype(np.float16).astype(float))),
    ],
    "the last value is 0.866": [mean(mode="nearest"), padded_first("edge")],
    "the last value is 1.097": [mean(mode="mirror"), padded_first("reflect")],
}
MISCONCEPTIONS = {
    "still padded with zeros": [mean(mode="constant"), np.convolve(NOISY, ELEVEN, mode="same")],
    "lifts the left end": [mean(mode="constant", cval=1)],
    "no single number fits both": [
        mean(mode="constant", cval=cval) for cval in (0.5, NOISY.mean(), NOISY[0], NOISY[-1])
    ],
    "This is `wrap`": [mean(mode="wrap"), padded_first("wrap")],
    "11 times too large": in_every_mode(factor=11),
    "You filtered the clean step": in_every_mode(STEP),
    **{
        f"the mean of {size}, and": in_every_mode(kernel=mean_kernel(size))
        for size in (3, 5, 7, 9, 13)
    },
    "the mean of 10, and": [ndimage.uniform_filter1d(NOISY, 10)],
    "the mean of 12, and": [ndimage.uniform_filter1d(NOISY, 12)],
    "`valid` avoids the dip": [VALID, VALID.tolist()],
    "those of `full`": [np.convolve(NOISY, ELEVEN)],
    "You filtered twice": [
        *(mean(mean(mode=mode)) for mode in (*MODES, "constant")),
        *(mean(VALID), np.convolve(VALID, ELEVEN, "same"), np.convolve(VALID, ELEVEN, "valid")),
    ],
    "Five values at each end are 0": [np.pad(VALID, 5)],
    "are those of the noisy signal": [np.concatenate([NOISY[:5], VALID, NOISY[-5:]])],
    "You padded the output": [
        np.pad(VALID, 5, mode=how) for how in ("edge", "reflect", "symmetric")
    ],
    "Your window gets shorter": [rolling(center=True, min_periods=1)],
    "so the step moves by five samples": [
        *(rolling(min_periods=1), rolling(NOISY[::-1], min_periods=1)[::-1]),
        *(mean(mode=mode, origin=at) for mode in MODES for at in (-5, 5)),
    ],
    "10 of your 100 values are NaN, all at the start.": [rolling()],
    "10 of your 100 values are NaN, all at the two ends.": [rolling(center=True)],
    "This is the noisy signal itself": [NOISY],
    "This is the clean step itself": [STEP, STEP.astype(int)],
    "All of yours are 100 times what I expected.": [100 * mean(), 100 * mean(mode="nearest")],
    "All of yours are -0.1 times": [-mean(mode="mirror") / 10],
    "rounded too far": [mean(mode=mode).round(digits) for mode in MODES for digits in (0, 1, 2)],
    "1 of 100 values differs. The biggest gap is at index 40": [mean() + (np.arange(100) == 40)],
    "I expected 100 values, and you have 99.": [np.zeros(99)],
    "I expected 100 values, and you have 90.": [np.zeros(90)],
    "I expected an array of numbers and got text.": ["nearest"],
    "Your 100 values are a row inside another list": [mean()[None]],
    "Your 100 values are a column": [mean()[:, None]],
}
