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


def in_place(signal):
    output = signal.astype(float)
    for i in range(2, len(output) - 2):
        output[i] = output[i - 2 : i + 3].mean()
    return output[2:-2]


def into_its_input(signal):
    for i in range(len(signal) - 4):
        signal[i] = signal[i : i + 5].mean()
    return signal[:-4]


def of_three(signal):
    return (signal[:-2] + signal[1:-1] + signal[2:]) / 3


RIGHT_WAYS = {
    "A signal of n samples has n − 4 means": [
        *(by_slices, by_loop),
        lambda x, size=5: np.convolve(x, mean_kernel(size), mode="valid"),
    ]
}
MISCONCEPTIONS = {
    "didn't divide": [lambda x: 5 * by_slices(x)],
    **{
        f"divided by {word}. ": [lambda x, by=by: 5 * by_slices(x) / by]
        for by, word in ((2, "two"), (3, "three"), (4, "four"), (6, "six"))
    },
    "divided by the length": [lambda x: 5 * by_slices(x) / len(x)],
    "Python divides before it adds": [lambda x: x[:-4] + x[1:-3] + x[2:-2] + x[3:-1] + x[4:] / 5],
    "This is the mean of three": [of_three],
    "This is the mean of two": [lambda x: (x[:-1] + x[1:]) / 2],
    "use only four samples": [
        lambda x: [x[i : i + 4].mean() for i in range(len(x) - 4)],
        lambda x: [sum(x[i : i + 4]) / 5 for i in range(len(x) - 3)],
        lambda x: [x[i - 1 : i + 3].mean() for i in range(2, len(x) - 2)],
    ],
    "the mean of three twice": [lambda x: of_three(of_three(x))],
    "a value would need samples that aren't there": [
        lambda x: np.convolve(x, mean_kernel(5), mode="same"),
        lambda x: ndimage.uniform_filter1d(x.astype(float), 5),
        lambda x: [*x[:2], *by_slices(x), *x[-2:]],
    ],
    "some of yours use fewer": [
        lambda x: [x[i : i + 5].mean() for i in range(len(x))],
        lambda x: [x[max(i - 2, 0) : i + 3].mean() for i in range(len(x))],
        lambda x: [sum(x[i - 2 : i + 3]) / 5 for i in range(len(x))],
    ],
    "the mean of an empty slice": [lambda x: [x[i - 2 : i + 3].mean() for i in range(len(x))]],
    "four values more": [lambda x: np.convolve(x, mean_kernel(5))],
    "Your last value is missing": [lambda x: by_loop(x, last=1)],
    "Your first value is missing": [lambda x: [x[i : i + 5].mean() for i in range(1, len(x) - 4)]],
    "blocks of five": [lambda x: [x[i : i + 5].mean() for i in range(0, len(x) - 4, 5)]],
    "averaged the whole signal": [lambda x: x.mean()],
    "You return only one value": [lambda x: [by_loop(x)[0]], lambda x: by_loop(x)[-1]],
    "made from other means": [in_place],
    "changed the array that it was given": [into_its_input],
    "after the decimal point": [lambda x: by_loop(x, dtype=x.dtype)],
    "rounds every mean down": [lambda x: sum(x[i : len(x) - 4 + i] for i in range(5)) // 5],
    "You return the same values whatever I give you": [lambda x: by_slices(NOISY)],
    "it's the median": [lambda x: ndimage.median_filter(x, 5)[2:-2]],
    "went past the end": [lambda x: [sum(x[i + j] for j in range(5)) / 5 for i in range(len(x))]],
    "Beware of `signal[4:-0]`": [lambda x: sum(x[i : -(4 - i)] for i in range(5)) / 5],
    "I expected 116 values, and you have 97. The signal had 120 samples.": [
        lambda x: [sum(x[i : i + 5]) / 5 for i in range(97)][: len(x) - 4]
    ],
    "returns nothing": [lambda x: print(end="")],
    "I expected a function and got an ndarray": [by_slices(NOISY)],
    "one argument, the signal, but it can't be called that way": [lambda x, size: x],
}
