"""Answers to find-edges, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

ROW = ski.data.coins()[122, :80] / 255
KERNEL = np.array([-1, 0, 1])


def by_correlate(signal, threshold):
    response = np.correlate(signal, KERNEL, mode="valid")
    return np.flatnonzero(np.abs(response) > threshold) + 1


def by_loop(signal, threshold):
    edges = []
    for i in range(1, len(signal) - 1):
        if abs(signal[i + 1] - signal[i - 1]) > threshold:
            edges.append(i)
    return edges


def rises_then_falls(signal, threshold):
    response = signal[2:] - signal[:-2]
    rises, falls = np.where(response > threshold)[0], np.where(response < -threshold)[0]
    return np.concatenate([rises, falls]) + 1


def with_mode(signal, threshold, mode):
    response = ndimage.correlate(signal, KERNEL, mode=mode)
    return np.flatnonzero(np.abs(response) > threshold)


def loop_over(signal, threshold, first, last, left=-1):
    """Return the edges that a loop finds from a sample on, up to so many before the end."""
    places = range(first, len(signal) - last)
    return [i for i in places if abs(signal[i + 1] - signal[i + left]) > threshold]


def first_only(signal, threshold):
    for i in range(1, len(signal) - 1):
        if abs(signal[i + 1] - signal[i - 1]) > threshold:
            return [i]
    return []


RIGHT_WAYS = {
    "An edge between two samples shows up at both of them": [
        *(by_correlate, by_loop, rises_then_falls),
        lambda signal, threshold: with_mode(signal, threshold, "mirror"),
        lambda signal, threshold: np.array(by_loop(signal, threshold), dtype=np.uint8),
        lambda signal, threshold: np.where(np.abs(signal[2:] - signal[:-2]) > threshold)[0] + 1,
        lambda signal, threshold: (
            1 + np.flatnonzero(np.abs(np.convolve(signal, KERNEL, "valid")) > threshold)
        ),
    ]
}
MISCONCEPTIONS = {
    "These are the responses themselves": [
        lambda signal, threshold: np.correlate(signal, KERNEL, mode="valid"),
        lambda signal, threshold: np.abs(signal[2:] - signal[:-2]),
        lambda signal, threshold: ndimage.correlate(signal, KERNEL),
    ],
    "not how strong": [
        lambda signal, threshold: (signal[2:] - signal[:-2])[
            np.abs(signal[2:] - signal[:-2]) > threshold
        ],
    ],
    "a yes or no for each place": [
        lambda signal, threshold: np.abs(signal[2:] - signal[:-2]) > threshold,
        lambda signal, threshold: [
            bool(0 < i < len(signal) - 1 and abs(signal[i + 1] - signal[i - 1]) > threshold)
            for i in range(len(signal))
        ],
    ],
    "inside a tuple": [
        lambda signal, threshold: np.where(np.abs(signal[2:] - signal[:-2]) > threshold),
        lambda signal, threshold: np.nonzero(
            np.abs(ndimage.correlate(signal, KERNEL, mode="mirror")) > threshold
        ),
    ],
    "Your numbers are one too small": [
        lambda signal, threshold: np.flatnonzero(np.abs(signal[2:] - signal[:-2]) > threshold),
    ],
    "exactly the threshold": [
        lambda signal, threshold: np.flatnonzero(np.abs(signal[2:] - signal[:-2]) >= threshold) + 1,
    ],
    "only the rises": [
        lambda signal, threshold: np.flatnonzero(signal[2:] - signal[:-2] > threshold) + 1,
        lambda signal, threshold: [
            i for i in range(len(signal) - 2) if signal[i + 2] - signal[i] > threshold
        ],
    ],
    "only the falls": [
        lambda signal, threshold: (
            1 + np.flatnonzero(np.convolve(signal, KERNEL, "valid") > threshold)
        ),
    ],
    "the jump from a sample to such a zero": [
        lambda signal, threshold: with_mode(signal, threshold, "constant"),
    ],
    "you had to make up a neighbor": [
        lambda signal, threshold: with_mode(signal, threshold, "reflect"),
    ],
    "You took the last sample for the left neighbor": [
        lambda signal, threshold: with_mode(signal, threshold, "wrap"),
        lambda signal, threshold: loop_over(signal, threshold, 0, 1),
    ],
    "You compared direct neighbors": [
        lambda signal, threshold: np.flatnonzero(np.abs(np.diff(signal)) > threshold) + 1,
        lambda signal, threshold: loop_over(signal, threshold, 0, 1, left=0),
    ],
    "`np.gradient` divides by the distance": [
        lambda signal, threshold: np.flatnonzero(np.abs(np.gradient(signal)) > threshold),
        lambda signal, threshold: by_correlate(signal / 2, threshold),
    ],
    "only the place of the strongest response": [
        lambda signal, threshold: np.argmax(np.abs(signal[2:] - signal[:-2])),
    ],
    "You counted the edges": [
        lambda signal, threshold: np.count_nonzero(np.abs(signal[2:] - signal[:-2]) > threshold),
    ],
    "A bright place isn't an edge": [
        lambda signal, threshold: np.flatnonzero(signal > threshold),
    ],
    "You always use the same threshold": [lambda signal, threshold: by_correlate(signal, 0.3)],
    "the edges of `row`": [lambda signal, threshold: by_correlate(ROW, threshold)],
    "Your last window is missing": [lambda signal, threshold: loop_over(signal, threshold, 1, 2)],
    "Your first window is missing": [lambda signal, threshold: loop_over(signal, threshold, 2, 1)],
    "The last sample has no right neighbor": [
        lambda signal, threshold: loop_over(signal, threshold, 1, 0),
    ],
    "You stop at the first edge": [first_only],
    "returns nothing": [lambda signal, threshold: print(end="")],
    "I expected a function and got an ndarray": [by_correlate(ROW, 0.3)],
    "two arguments, the signal and the threshold, but it": [lambda signal: signal],
    "The signal was [1, 1, 1, 4, 4, 4, 4, 0, 0, 0], and the threshold was 2": [
        lambda signal, threshold: by_loop(signal, threshold)[::-1]
    ],
}
