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
        lambda x, t: with_mode(x, t, "mirror"),
        lambda x, t: np.array(by_loop(x, t), dtype=np.uint8),
        lambda x, t: np.where(np.abs(x[2:] - x[:-2]) > t)[0] + 1,
        lambda x, t: 1 + np.flatnonzero(np.abs(np.convolve(x, KERNEL, "valid")) > t),
    ]
}
MISCONCEPTIONS = {
    "These are the responses themselves": [
        lambda x, t: np.correlate(x, KERNEL, mode="valid"),
        lambda x, t: np.abs(x[2:] - x[:-2]),
        lambda x, t: ndimage.correlate(x, KERNEL),
    ],
    "not how strong": [lambda x, t: (x[2:] - x[:-2])[np.abs(x[2:] - x[:-2]) > t]],
    "a yes or no for each place": [
        lambda x, t: np.abs(x[2:] - x[:-2]) > t,
        lambda x, t: [
            bool(0 < i < len(x) - 1 and abs(x[i + 1] - x[i - 1]) > t) for i in range(len(x))
        ],
    ],
    "inside a tuple": [
        lambda x, t: np.where(np.abs(x[2:] - x[:-2]) > t),
        lambda x, t: np.nonzero(np.abs(ndimage.correlate(x, KERNEL, mode="mirror")) > t),
    ],
    "Your numbers are one too small": [lambda x, t: np.flatnonzero(np.abs(x[2:] - x[:-2]) > t)],
    "exactly the threshold": [lambda x, t: np.flatnonzero(np.abs(x[2:] - x[:-2]) >= t) + 1],
    "only the rises": [
        lambda x, t: np.flatnonzero(x[2:] - x[:-2] > t) + 1,
        lambda x, t: [i for i in range(len(x) - 2) if x[i + 2] - x[i] > t],
    ],
    "only the falls": [lambda x, t: 1 + np.flatnonzero(np.convolve(x, KERNEL, "valid") > t)],
    "the jump from a sample to such a zero": [lambda x, t: with_mode(x, t, "constant")],
    "you had to make up a neighbor": [lambda x, t: with_mode(x, t, "reflect")],
    "You took the last sample for the left neighbor": [
        lambda x, t: with_mode(x, t, "wrap"),
        lambda x, t: loop_over(x, t, 0, 1),
    ],
    "You compared direct neighbors": [
        lambda x, t: np.flatnonzero(np.abs(np.diff(x)) > t) + 1,
        lambda x, t: loop_over(x, t, 0, 1, left=0),
    ],
    "`np.gradient` divides by the distance": [
        lambda x, t: np.flatnonzero(np.abs(np.gradient(x)) > t),
        lambda x, t: by_correlate(x / 2, t),
    ],
    "only the place of the strongest response": [lambda x, t: np.argmax(np.abs(x[2:] - x[:-2]))],
    "You counted the edges": [lambda x, t: np.count_nonzero(np.abs(x[2:] - x[:-2]) > t)],
    "A bright place isn't an edge": [lambda x, t: np.flatnonzero(x > t)],
    "You always use the same threshold": [lambda x, t: by_correlate(x, 0.3)],
    "the edges of `row`": [lambda x, t: by_correlate(ROW, t)],
    "Your last window is missing": [lambda x, t: loop_over(x, t, 1, 2)],
    "Your first window is missing": [lambda x, t: loop_over(x, t, 2, 1)],
    "The last sample has no right neighbor": [lambda x, t: loop_over(x, t, 1, 0)],
    "You stop at the first edge": [first_only],
    "returns nothing": [lambda x, t: print(end="")],
    "I expected a function and got an ndarray": [by_correlate(ROW, 0.3)],
    "two arguments, the signal and the threshold, but it": [lambda x: x],
    "The signal was [1, 1, 1, 4, 4, 4, 4, 0, 0, 0], and the threshold was 2": [
        lambda x, t: by_loop(x, t)[::-1]
    ],
}
