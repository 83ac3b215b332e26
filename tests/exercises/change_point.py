"""Answers to change-point, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage

from helpers import add_noise, gaussian_kernel, mean_kernel, measure_peak, step_signal

NOISY = add_noise(step_signal())


def bell(sigma):
    return np.convolve(gaussian_kernel(sigma), [-1, 0, 1])


def find(sigma=3, **options):
    return lambda signal: np.abs(ndimage.correlate(signal, bell(sigma), **options)).argmax()


def by_numpy(mode, sigma=3):
    return lambda signal: np.abs(np.convolve(signal, bell(sigma), mode=mode)).argmax()


def by_mean(size):
    kernel = np.convolve(mean_kernel(size), [-1, 0, 1])
    return lambda signal: np.abs(ndimage.correlate(signal, kernel)).argmax()


def smoothed(signal, sigma=3):
    return ndimage.gaussian_filter1d(signal, sigma)


def by_loop(signal):
    best, place = 0, 0
    for i in range(7, len(signal) - 7):
        gap = abs(sum(signal[i : i + 7]) - sum(signal[i - 7 : i]))
        if gap > best:
            best, place = gap, i
    return place


def by_split(signal):
    spread = [
        i * signal[:i].var() + (len(signal) - i) * signal[i:].var() for i in range(1, len(signal))
    ]
    return 1 + np.argmin(spread)


def subtract_the_mean(signal):
    signal -= signal.mean()
    return by_numpy("same")(signal)


RIGHT_WAYS = {
    "Right for 20 of the 20 signals": [
        *(find(sigma) for sigma in (1.5, 2, 3, 4)),
        *(find(mode=mode) for mode in ("nearest", "mirror")),
        lambda x: np.abs(np.diff(smoothed(x))).argmax() + 1,
        *(by_loop, by_split),
    ],
    "Right for 19 of the 20 signals": [
        find(5),
        lambda x: int(np.abs(ndimage.gaussian_filter1d(x, 3, order=1)).argmax()),
        lambda x: [np.abs(np.diff(smoothed(x))).argmax()],
        lambda x: np.abs(np.diff(smoothed(x))).argmax() + 0.5,
    ],
    "Right for 18 of the 20 signals": [find(6)],
}
MISCONCEPTIONS = {
    "which isn't an index": [
        lambda x: np.abs(ndimage.correlate(x, bell(3))).max(),
        lambda x: x.max(),
    ],
    "That looks like a whole output": [
        lambda x: np.abs(ndimage.correlate(x, bell(3))),
        lambda x: ndimage.correlate(x, bell(3)) > 0.1,
    ],
    "You return two numbers, and the second one isn't a place": [
        lambda x: measure_peak(ndimage.correlate(x, bell(3)))
    ],
    "There's one change, so return one index": [
        lambda x: np.flatnonzero(np.abs(ndimage.correlate(x, bell(3))) > 0.15),
        lambda x: np.flatnonzero(np.abs(ndimage.correlate(x, bell(3))) > 1e9),
        lambda x: (find()(x), find()(x) + 1),
    ],
    "You say 50 for every signal": [lambda x: np.abs(ndimage.correlate(NOISY, bell(3))).argmax()],
    "A change isn't a height": [
        *(np.argmax, lambda x: np.abs(x).argmax()),
        *(lambda x, sigma=sigma: smoothed(x, sigma).argmax() for sigma in (2, 3, 4)),
    ],
    "the largest jump from sample to sample": [
        lambda x: np.abs(np.diff(x)).argmax(),
        lambda x: np.diff(x).argmax(),
        lambda x: np.abs(ndimage.correlate(x, [-1, 0, 1])).argmax(),
    ],
    "Your bell is too narrow": [find(sigma) for sigma in (0.5, 0.75, 1)],
    "Your bell is too wide": [find(sigma) for sigma in (7, 8, 12, 20, 30)],
    "It looks as if you smoothed with a mean": [by_mean(size) for size in (3, 7, 11, 15)],
    "and hardly any that fall": [
        *(lambda x, sigma=sigma: ndimage.correlate(x, bell(sigma)).argmax() for sigma in (2, 4)),
        lambda x: np.diff(smoothed(x)).argmax(),
    ],
    "and hardly any that rise": [
        lambda x: ndimage.convolve(x, bell(3)).argmax(),
        lambda x: ndimage.correlate(x, bell(2)).argmin(),
    ],
    "Zeros are the padding": [
        *(find(sigma, mode="constant") for sigma in (1.5, 2, 4)),
        by_numpy("same", 3),
    ],
    "continues with the other end": [find(sigma, mode="wrap") for sigma in (2, 3, 4)],
    "Don't ask where it's high first": [
        lambda x: np.argmax(x > 0.5),
        lambda x: np.argmax(x > x.mean()),
        lambda x: np.argmax(smoothed(x) > 0.5),
        lambda x: np.argmax(np.abs(ndimage.correlate(x, bell(3))) > 0.5),
    ],
    "too early": [*(by_numpy("valid", sigma) for sigma in (1.5, 2, 3, 4)), lambda x: find()(x) - 5],
    "too late": [lambda x: find()(np.pad(x, 13, mode="edge")), lambda x: find()(x) + 9],
    "It looks as if you return a year": [lambda x: 1871 + find()(x)],
    "it doesn't have that sample": [by_numpy("full", 2), lambda x: -find()(x)],
    "The first one that you missed has 100 samples": [
        lambda x: len(x) - 7 if len(x) > 70 else 7,
        lambda x: find()(x) - (5 if x[-5:].mean() > x[:5].mean() else 4) * len(x) % 9,
    ],
    "returns nothing": [lambda x: print(end="")],
    "one argument, the signal, but it can't be called": [lambda x, sigma: 50],
    "I expected a function and got an int": [50],
    "changed the array": [subtract_the_mean],
}
