"""Answers to running-mean, by a piece of what the check says to each."""

import numpy as np


def by_slices(totals, size):
    return (totals[size - 1 :] - np.append(0, totals[:-size])) / size


def by_leading_zero(totals, size):
    padded = np.concatenate([[0], totals])
    return (padded[size:] - padded[:-size]) / size


def by_loop(totals, size):
    means = [totals[size - 1] / size]
    for i in range(size, len(totals)):
        means.append((totals[i] - totals[i - size]) / size)
    return means


def by_insert(totals, size):
    sums = totals[size - 1 :].astype(float)
    sums[1:] -= totals[:-size]
    return sums / size


def by_index(totals, size):
    ends = np.arange(size, len(totals) + 1)
    before = np.insert(totals, 0, 0)
    return (before[ends] - before[ends - size]) / size


def too_far(totals, size):
    return [(totals[i + size] - totals[i]) / size for i in range(len(totals) - size + 1)]


RIGHT_WAYS = {
    "just one subtraction and one division": [
        by_slices,
        by_leading_zero,
        by_loop,
        by_insert,
        by_index,
    ],
}
MISCONCEPTIONS = {
    "You divided by `size - 1`": [
        lambda totals, size: by_slices(totals, size) * size / (size - 1),
        lambda totals, size: (totals[size:] - totals[:-size]) / (size - 1),
    ],
    "Your first mean is missing": [
        lambda totals, size: (totals[size:] - totals[:-size]) / size,
        lambda totals, size: [
            (totals[i] - totals[i - size]) / size for i in range(size, len(totals))
        ],
    ],
    "because you subtract the last total": [
        lambda totals, size: [
            (totals[i] - totals[i - size]) / size for i in range(size - 1, len(totals))
        ],
        lambda totals, size: [
            (totals[i + size - 1] - totals[i - 1]) / size for i in range(len(totals) - size + 1)
        ],
    ],
    "Each of your sums is short by a sample": [
        lambda totals, size: (totals[size - 1 :] - totals[: len(totals) - size + 1]) / size,
        lambda totals, size: [
            (totals[i + size - 1] - totals[i]) / size for i in range(len(totals) - size + 1)
        ],
    ],
    "Each of your sums has a sample too many": [
        lambda totals, size: (
            (np.append(0, totals)[size + 1 :] - np.append(0, totals)[: -size - 1]) / size
        ),
    ],
    "These are the sums of the windows": [
        lambda totals, size: totals[size - 1 :] - np.append(0, totals[:-size]),
        lambda totals, size: totals[size:] - totals[:-size],
    ],
    "Every mean has the wrong sign": [
        lambda totals, size: (np.append(0, totals[:-size]) - totals[size - 1 :]) / size,
    ],
    "You divided the totals without subtracting any": [
        lambda totals, size: totals[size - 1 :] / size,
        lambda totals, size: totals / size,
    ],
    "This is the mean of all samples so far": [
        lambda totals, size: totals / np.arange(1, len(totals) + 1),
    ],
    "which gives you the samples back": [
        lambda totals, size: np.diff(totals) / size,
        lambda totals, size: np.diff(totals, prepend=0),
    ],
    "You averaged the totals": [
        lambda totals, size: np.convolve(totals, np.full(size, 1 / size), "valid"),
    ],
    "Your windows always have 3 samples": [lambda totals, size: by_slices(totals, 3)],
    "Your windows always have 60 samples": [lambda totals, size: by_slices(totals, 60)],
    "You divided by the length of the signal": [
        lambda totals, size: size * by_slices(totals, size) / len(totals),
    ],
    "You return a value for each sample": [
        lambda totals, size: (totals - np.append(np.zeros(size), totals[:-size])) / size,
    ],
    "Your windows don't overlap": [lambda totals, size: by_slices(totals, size)[::size]],
    "You round every mean down": [
        lambda totals, size: (totals[size - 1 :] - np.append(0, totals[:-size])) // size,
        lambda totals, size: by_slices(totals, size).astype(int),
    ],
    "The two slices that you subtract need the same": [
        lambda totals, size: (totals[size - 1 :] - totals[:-size]) / size,
        lambda totals, size: (totals[size:] - totals) / size,
    ],
    "It went past the end of the totals": [too_far],
    "I call your function with two arguments": [lambda totals: totals, lambda *, size: size],
}
