"""Answers to no-edge-effects, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
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
        *(mean(), mean().round(3), mean(NOISY.astype(np.float16).astype(float))),
        [float(f"{value:.3g}") for value in mean()],
    ],
    "the last value is 0.866": [mean(mode="nearest")],
    "the last value is 1.097": [mean(mode="mirror")],
}
MISCONCEPTIONS = {
    "still padded with zeros": [np.convolve(NOISY, ELEVEN, mode="same")],
    "lifts the left end": [mean(mode="constant", cval=1)],
    "no single number fits both": [
        mean(mode="constant", cval=cval) for cval in (0.5, 0.95, NOISY.mean(), NOISY[-1])
    ],
    "This is `wrap`": [mean(mode="wrap")],
    "11 times too large": in_every_mode(factor=11),
    "You filtered the clean step": in_every_mode(STEP),
    "You filtered `pixels`": in_every_mode(ski.data.coins()[170, 270:370] / 255),
    **{
        f"the mean of {size}, and": [ndimage.uniform_filter1d(NOISY, size)]
        for size in range(2, 22)
        if size != 11
    },
    "the mean of 3, and": in_every_mode(kernel=mean_kernel(3)),
    "`valid` avoids the dip by leaving out": [VALID],
    "as many as `full` gives": [np.convolve(NOISY, ELEVEN)],
    "This is the padded signal": [
        np.pad(NOISY, 5, mode=how) for how in ("edge", "reflect", "symmetric")
    ],
    "You filtered twice": [
        mean(mean(mode="mirror")),
        mean(np.convolve(NOISY, ELEVEN, "same")),
        np.convolve(VALID, ELEVEN, "valid"),
    ],
    "Five values at each end are 0": [np.pad(VALID, 5)],
    "are those of the noisy signal": [np.concatenate([NOISY[:5], VALID, NOISY[-5:]])],
    "ends repeat its own values": [
        np.pad(VALID, 5, mode=how) for how in ("edge", "reflect", "symmetric")
    ],
    "Your window gets shorter": [rolling(center=True, min_periods=1)],
    "so the step has moved by 5": [
        *(np.nan_to_num(rolling()), np.append(VALID, np.zeros(10))),
        *(np.convolve(NOISY, ELEVEN)[:100], rolling(min_periods=1), mean(origin=-5)),
    ],
    "so the step has moved by 1": [np.roll(mean(), 1), mean(origin=-1)],
    "right inside, but not within five samples of the ends": [
        np.convolve(np.pad(NOISY, 5, mode="linear_ramp"), ELEVEN, "valid"),
        np.convolve(np.pad(NOISY, 5, constant_values=(0, 1)), ELEVEN, "valid"),
    ],
    "Your values are right, but in reverse order.": [mean()[::-1]],
    "Each of yours is 0.5 too large.": [mean() + 0.5],
    "All of yours are 1.": [np.ones(100)],
    "10 of your 100 values are NaN, all at the start. A rolling mean": [rolling()],
    "10 of your 100 values are NaN, all at the two ends.": [rolling(center=True)],
    "This is the noisy signal itself": [NOISY],
    "All of yours are 100 times what I expected.": [100 * mean(), 100 * mean(mode="nearest")],
    "rounded too far": [mean(mode=mode).round(digits) for mode in MODES for digits in (0, 1, 2)],
    "1 of 100 values differs. The biggest gap is at index 40": [mean() + (np.arange(100) == 40)],
    "I expected 100 values, and you have 99.": [np.zeros(99)],
    "I expected an array of numbers and got text. If that's your mode": ["nearest"],
    "Yours is a column, of shape (100, 1).": [mean()[:, None]],
}
