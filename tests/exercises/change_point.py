"""Answers to change-point, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage

from helpers import add_noise, gaussian_kernel, mean_kernel, step_signal

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


def first_above(signal, threshold):
    for i, value in enumerate(signal):
        if value > threshold:
            return i
    return -1


def by_measure(signal):
    strength = np.abs(ndimage.correlate(signal, bell(4)))
    elsewhere = max(strength[:45].max(), strength[56:].max())
    return strength.argmax() if elsewhere < strength.max() else 0


def between_the_strongest(signal):
    size = np.abs(np.diff(smoothed(signal)))
    return size.argmax() + 0.5


def subtract_the_mean(signal):
    signal -= signal.mean()
    return by_numpy("same")(signal)


def early_by_five_where_it_rises(signal):
    return find()(signal) - (5 if signal[-5:].mean() > signal[:5].mean() else 4) * len(signal) % 9


RIGHT_WAYS = {
    "Right for 20 of the 20 signals": [
        *(find(sigma) for sigma in (1.5, 2, 3, 4)),
        *(find(mode=mode) for mode in ("nearest", "mirror")),
        lambda signal: np.abs(np.gradient(smoothed(signal))).argmax(),
        lambda signal: np.abs(np.diff(smoothed(signal))).argmax() + 1,
        lambda signal: (
            np.abs(np.convolve(np.pad(signal, 12, mode="edge"), bell(3), "valid")).argmax() + 1
        ),
        *(by_loop, by_split),
    ],
    "Right for 19 of the 20 signals": [
        find(5),
        lambda signal: int(np.abs(ndimage.gaussian_filter1d(signal, 3, order=1)).argmax()),
        lambda signal: [np.abs(np.diff(smoothed(signal))).argmax()],
        between_the_strongest,
    ],
    "Right for 18 of the 20 signals": [find(6)],
}
MISCONCEPTIONS = {
    "which isn't an index": [
        lambda signal: np.abs(ndimage.correlate(signal, bell(3))).max(),
        lambda signal: signal.max(),
    ],
    "That looks like a whole output": [
        lambda signal: np.abs(ndimage.correlate(signal, bell(3))),
        lambda signal: ndimage.correlate(signal, bell(3)) > 0.1,
        lambda signal: (find()(signal), ndimage.correlate(signal, bell(3)).max()),
    ],
    "There's one change, so return one index": [
        lambda signal: np.flatnonzero(np.abs(ndimage.correlate(signal, bell(3))) > 0.15),
        lambda signal: np.flatnonzero(np.abs(ndimage.correlate(signal, bell(3))) > 1e9),
        lambda signal: (find()(signal), find()(signal) + 1),
    ],
    "You say 50 for every signal": [
        lambda signal: 50,
        lambda signal: np.abs(ndimage.correlate(NOISY, bell(3))).argmax(),
    ],
    "A change isn't a height": [
        *(np.argmax, lambda signal: np.abs(signal).argmax()),
        *(lambda signal: smoothed(signal).argmax(), lambda signal: smoothed(signal, 2).argmax()),
        lambda signal: np.abs(ndimage.correlate(signal, gaussian_kernel(4))).argmax(),
    ],
    "the largest jump from sample to sample": [
        lambda signal: np.abs(np.diff(signal)).argmax(),
        lambda signal: np.diff(signal).argmax(),
        lambda signal: np.abs(ndimage.correlate(signal, [-1, 0, 1])).argmax(),
    ],
    "Your bell is too narrow": [find(sigma) for sigma in (0.5, 0.75, 1)],
    "Your bell is too wide": [find(sigma) for sigma in (7, 8, 12, 20, 30)],
    "It looks as if you smoothed with a mean": [by_mean(size) for size in (3, 7, 11, 15)],
    "and hardly any that fall": [
        *(
            lambda signal, sigma=sigma: ndimage.correlate(signal, bell(sigma)).argmax()
            for sigma in (2, 4)
        ),
        lambda signal: np.diff(smoothed(signal)).argmax(),
    ],
    "and hardly any that rise": [
        lambda signal: ndimage.convolve(signal, bell(3)).argmax(),
        lambda signal: ndimage.correlate(signal, bell(2)).argmin(),
    ],
    "Zeros are the padding": [
        *(find(sigma, mode="constant") for sigma in (1.5, 2, 4)),
        by_numpy("same", 3),
    ],
    "continues with the other end": [find(sigma, mode="wrap") for sigma in (2, 3, 4)],
    "Don't ask where it's high first": [
        lambda signal: np.argmax(signal > 0.5),
        lambda signal: first_above(signal, signal.mean()),
        lambda signal: np.argmax(smoothed(signal) > 0.5),
        lambda signal: np.argmax(np.abs(ndimage.correlate(signal, bell(3))) > 0.5),
    ],
    "too early": [
        *(by_numpy("valid", sigma) for sigma in (1.5, 2, 3, 4)),
        lambda signal: find()(signal) - 5,
    ],
    "too late": [
        lambda signal: find()(np.pad(signal, 13, mode="edge")),
        lambda signal: find()(signal) + 9,
    ],
    "It looks as if you return a year": [lambda signal: 1871 + find()(signal)],
    "it doesn't have that sample": [by_numpy("full", 2), lambda signal: -find()(signal)],
    "The first one that you missed has 100 samples": [
        lambda signal: len(signal) - 7 if len(signal) > 70 else 7,
        early_by_five_where_it_rises,
    ],
    "If it calls `measure`, that was made": [by_measure],
    "returns nothing": [lambda signal: print(end="")],
    "one argument, the signal, but it can't be called": [lambda signal, sigma: 50],
    "I expected a function and got an int": [50],
    "changed the array": [subtract_the_mean],
}
