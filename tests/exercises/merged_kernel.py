"""Answers to merged-kernel, by a piece of what the check says to each."""

from itertools import zip_longest

import numpy as np

from helpers import mean_kernel


def by_copies(a, b, first=0, last=0, more=0, dtype=float):
    merged = np.zeros(len(a) + len(b) - 1 + more, dtype=dtype)
    for i in range(first, len(b) - last):
        merged[i : i + len(a)] += b[i] * a
    return merged


def by_weights(a, b, dtype=float, size=None):
    merged = np.zeros(size or len(a) + len(b) - 1, dtype=dtype)
    for i, j in np.ndindex(len(a), len(b)):
        merged[i + j] += a[i] * b[j]
    return merged


def overwriting(a, b):
    merged = np.zeros(len(a) + len(b) - 1)
    for i, weight in enumerate(b):
        merged[i : i + len(a)] = weight * a
    return merged


def in_place(a, b):
    merged = np.zeros(len(a) + len(b) - 1)
    for i in range(len(b)):
        a *= b[i]
        merged[i : i + len(a)] += a
    return merged


RIGHT_WAYS = {"Kernels of n and m weights give n + m − 1": [by_copies, np.convolve]}
MISCONCEPTIONS = {
    "You added the kernels": [
        lambda a, b: [x + y for x, y in zip_longest(a, b, fillvalue=0)],
        lambda a, b: [x + y for x, y in zip(a, b, strict=False)],
        lambda a, b: np.pad(a, (0, len(b) - 1)) + np.pad(b, (0, len(a) - 1)),
    ],
    "You multiplied the kernels": [lambda a, b: [x * y for x, y in zip(a, b, strict=False)]],
    "You put one kernel after the other": [lambda a, b: np.concatenate([a, b])],
    "but in a table": [lambda a, b: [[x * y for x in a] for y in b]],
    "The copies that you put down are flipped": [lambda a, b: np.correlate(a, b, mode="full")],
    "cut to the length of one of the two": [
        lambda a, b: by_copies(a, b)[: max(len(a), len(b))],
        lambda a, b: np.convolve(a, b, mode="same"),
        lambda a, b: np.convolve(a, b)[: len(a)],
    ],
    "one 0 too many at its end": [lambda a, b: by_copies(a, b, more=1)],
    "Your copies all have the same height": [lambda a, b: by_copies(a, np.ones(len(b)))],
    "All your copies start at the same place": [lambda a, b: np.pad(sum(b) * a, (0, len(b) - 1))],
    "your last one wins": [overwriting],
    "Only the first copy is there": [lambda a, b: np.pad(b[0] * a, (0, len(b) - 1))],
    "The last copy is missing": [lambda a, b: by_copies(a, b, last=1)],
    "The first copy is missing": [lambda a, b: by_copies(a, b, first=1)],
    "You lose everything after the decimal point": [
        lambda a, b: by_weights(a, b, dtype=int),
        lambda a, b: by_weights(a, b, dtype=a.dtype),
    ],
    "You return the same values whatever I give you": [
        lambda a, b: by_copies(np.array([-1, 0, 1]), [1 / 3] * 3)
    ],
    "a kernel that it was given": [in_place],
    "couldn't fit arrays of different lengths together": [
        lambda a, b: a + b,
        lambda a, b: a * b,
        lambda a, b: by_copies(a, b, more=-1),
    ],
    "refused to add fractions to an array of whole numbers": [
        lambda a, b: (
            by_copies(a, b, dtype=int)
            if a.dtype == b.dtype == int
            else by_copies(a, b, dtype=float if a.dtype == b.dtype else a.dtype)
        )
    ],
    "reached past the end of an array": [lambda a, b: by_weights(a, b, size=len(a))],
    "returns nothing": [lambda a, b: print(end="")],
    "I expected a function and got an ndarray": [np.convolve([-1, 0, 1], mean_kernel(3))],
    "two arguments, `a` and `b`, but it can't be called": [lambda kernels: kernels],
    "All of yours are 2 times what I expected. `a` was [1, 2, 3], and `b` was [4, 0, -1].": [
        lambda a, b: 2 * by_copies(a, b)
    ],
}
