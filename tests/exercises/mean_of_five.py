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


def beyond(signal):
    return [
        (signal[i] + signal[i + 1] + signal[i + 2] + signal[i + 3] + signal[i + 4]) / 5
        for i in range(len(signal))
    ]


def of_three(signal):
    return (signal[:-2] + signal[1:-1] + signal[2:]) / 3


RIGHT_WAYS = {
    "A signal of n samples has n − 4 windows": [
        *(by_slices, by_loop, by_list),
        lambda signal: np.convolve(signal, mean_kernel(5), mode="valid"),
        lambda signal: ndimage.uniform_filter1d(signal.astype(float), 5)[2:-2],
        lambda signal: (
            (np.cumsum(np.append(0, signal))[5:] - np.cumsum(np.append(0, signal))[:-5]) / 5
        ),
        lambda signal, size=5: np.lib.stride_tricks.sliding_window_view(signal, size).mean(axis=1),
    ]
}
MISCONCEPTIONS = {
    "didn't divide": [lambda signal: 5 * by_slices(signal)],
    "divided by three": [lambda signal: 5 * by_slices(signal) / 3],
    "divided by the length": [lambda signal: 5 * by_slices(signal) / len(signal)],
    "This is the mean of three": [of_three],
    "This is the mean of two": [lambda signal: (signal[:-1] + signal[1:]) / 2],
    "hold four samples": [
        lambda signal: [signal[i : i + 4].mean() for i in range(len(signal) - 4)],
        lambda signal: [sum(signal[i : i + 4]) / 5 for i in range(len(signal) - 4)],
    ],
    "hold six samples": [lambda signal: [signal[i : i + 6].mean() for i in range(len(signal) - 5)]],
    "the mean of three twice": [lambda signal: of_three(of_three(signal))],
    "You kept all the samples": [
        lambda signal: np.convolve(signal, mean_kernel(5), mode="same"),
        lambda signal: ndimage.uniform_filter1d(signal.astype(float), 5),
    ],
    "Your last window is missing": [lambda signal: by_loop(signal, last=1)],
    "Your first window is missing": [lambda signal: by_loop(signal)[1:]],
    "blocks of five": [
        lambda signal: [signal[i : i + 5].mean() for i in range(0, len(signal) - 4, 5)]
    ],
    "the mean of the whole signal": [np.mean, lambda signal: signal.mean()],
    "include earlier ones": [in_place],
    "after the decimal point": [lambda signal: by_loop(signal, dtype=signal.dtype)],
    "the means of `noisy`": [lambda signal: by_slices(NOISY)],
    "The middle sample of each window is missing": [
        lambda signal: (signal[:-4] + signal[1:-3] + signal[3:-1] + signal[4:]) / 4
    ],
    "A later lesson loves it": [lambda signal: ndimage.median_filter(signal, 5)[2:-2]],
    "reached past the end": [beyond],
    "returns nothing": [lambda signal: print(end="")],
    "I expected a function and got an ndarray": [by_slices(NOISY)],
    "it takes others": [lambda signal, size: signal],
}
