"""Answers to mean-of-five, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage

from helpers import add_noise, mean_kernel, step_signal

NOISY = add_noise(step_signal())


def by_slices(signal):
    return (signal[:-4] + signal[1:-3] + signal[2:-2] + signal[3:-1] + signal[4:]) / 5


def by_loop(signal, last=0, dtype=float):
    means = np.zeros(len(signal) - 4 - last, dtype=dtype)
    for i in range(len(means)):
        means[i] = sum(signal[i : i + 5]) / 5
    return means


def by_list(signal):
    return [sum(signal[i : i + 5]) / 5 for i in range(len(signal) - 4)]


def in_place(signal):
    output = signal.astype(float)
    for i in range(2, len(output) - 2):
        output[i] = output[i - 2 : i + 3].mean()
    return output[2:-2]


def into_its_input(signal):
    for i in range(len(signal) - 4):
        signal[i] = signal[i : i + 5].mean()
    return signal[:-4]


def beyond(signal):
    return [
        (signal[i] + signal[i + 1] + signal[i + 2] + signal[i + 3] + signal[i + 4]) / 5
        for i in range(len(signal))
    ]


def minus_zero(signal):
    return sum(signal[i : -(4 - i)] for i in range(5)) / 5


def returned_in_the_loop(signal):
    means = []
    for i in range(len(signal) - 4):
        means.append(sum(signal[i : i + 5]) / 5)
        return means


def of_three(signal):
    return (signal[:-2] + signal[1:-1] + signal[2:]) / 3


RIGHT_WAYS = {
    "A signal of n samples has n − 4 means": [
        *(by_slices, by_loop, by_list),
        lambda signal: np.convolve(signal, mean_kernel(5), mode="valid"),
        lambda signal: ndimage.uniform_filter1d(signal.astype(float), 5)[2:-2],
        lambda signal, size=5: np.lib.stride_tricks.sliding_window_view(signal, size).mean(axis=1),
        lambda signal: sum(np.roll(signal, i) for i in range(-2, 3))[2:-2] / 5,
    ]
}
MISCONCEPTIONS = {
    "didn't divide": [lambda signal: 5 * by_slices(signal)],
    **{
        f"divided by {word}. ": [lambda signal, by=by: 5 * by_slices(signal) / by]
        for by, word in ((2, "two"), (3, "three"), (4, "four"), (6, "six"))
    },
    "divided by the length": [lambda signal: 5 * by_slices(signal) / len(signal)],
    "Python divides before it adds": [
        lambda signal: signal[:-4] + signal[1:-3] + signal[2:-2] + signal[3:-1] + signal[4:] / 5,
    ],
    "This is the mean of three": [of_three],
    "This is the mean of two": [lambda signal: (signal[:-1] + signal[1:]) / 2],
    "use only four samples": [
        lambda signal: [signal[i : i + 4].mean() for i in range(len(signal) - 4)],
        lambda signal: [sum(signal[i : i + 4]) / 5 for i in range(len(signal) - 3)],
        lambda signal: [signal[i - 1 : i + 3].mean() for i in range(2, len(signal) - 2)],
    ],
    "the mean of three twice": [lambda signal: of_three(of_three(signal))],
    "a value would need samples that aren't there": [
        lambda signal: np.convolve(signal, mean_kernel(5), mode="same"),
        lambda signal: ndimage.uniform_filter1d(signal.astype(float), 5),
        lambda signal: [*signal[:2], *by_slices(signal), *signal[-2:]],
    ],
    "yours use fewer than five": [
        lambda signal: [signal[i : i + 5].mean() for i in range(len(signal))],
        lambda signal: [signal[max(i - 2, 0) : i + 3].mean() for i in range(len(signal))],
        lambda signal: [sum(signal[i - 2 : i + 3]) / 5 for i in range(len(signal))],
    ],
    "the mean of an empty slice": [
        lambda signal: [signal[i - 2 : i + 3].mean() for i in range(len(signal))],
    ],
    "four values more": [lambda signal: np.convolve(signal, mean_kernel(5))],
    "Your last value is missing": [lambda signal: by_loop(signal, last=1)],
    "Your first value is missing": [
        lambda signal: [signal[i : i + 5].mean() for i in range(1, len(signal) - 4)],
    ],
    "blocks of five": [
        lambda signal: [signal[i : i + 5].mean() for i in range(0, len(signal) - 4, 5)]
    ],
    "averaged the whole signal": [lambda signal: signal.mean()],
    "You return only one value": [returned_in_the_loop, lambda signal: by_list(signal)[-1]],
    "made from other means": [in_place],
    "changed the array that it was given": [into_its_input],
    "after the decimal point": [lambda signal: by_loop(signal, dtype=signal.dtype)],
    "rounds every mean down": [
        lambda signal: sum(signal[i : len(signal) - 4 + i] for i in range(5)) // 5
    ],
    "You return the same whatever I give you": [lambda signal: by_slices(NOISY)],
    "it's the median": [lambda signal: ndimage.median_filter(signal, 5)[2:-2]],
    "went past the end": [beyond],
    "Beware of `signal[4:-0]`": [minus_zero],
    "returns nothing": [lambda signal: print(end="")],
    "I expected a function and got an ndarray": [by_slices(NOISY)],
    "one argument, the signal, but it can't be called that way": [lambda signal, size: signal],
}
