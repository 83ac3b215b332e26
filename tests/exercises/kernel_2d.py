"""Answers to kernel-2d, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage, signal


def by_loops(down, across, shape=None, loops=None, dtype=float):
    """Fill a kernel of a shape with two loops that count to given numbers."""
    weights = np.zeros(shape or (len(down), len(across)), dtype)
    rows, columns = loops or (len(down), len(across))
    for r in range(rows):
        for c in range(columns):
            weights[r, c] = down[r] * across[c]
    return weights


def by_lists(down, across):
    return [[one * other for other in across] for one in down]


def by_a_bright_pixel(down, across):
    """Filter a bright pixel in two passes, and cut out what isn't 0."""
    pixel = np.zeros((2 * len(down) - 1, 2 * len(across) - 1))
    pixel[len(down) - 1, len(across) - 1] = 1
    line = signal.correlate2d(pixel, down[:, None], mode="valid")
    return signal.correlate2d(line, across[None], mode="valid")


def by_two_convolutions(down, across):
    # With zeros around them, arrays of any length have a middle.
    pixel = np.zeros((15, 15))
    pixel[7, 7] = 1
    line = ndimage.convolve1d(pixel, np.pad(down, (0, 7 - len(down))), axis=0, mode="constant")
    both = ndimage.convolve1d(line, np.pad(across, (0, 7 - len(across))), mode="constant")
    return both[4 : 4 + len(down), 4 : 4 + len(across)]


def with_one_loop(down, across):
    weights = np.zeros((len(down), len(across)))
    for i in range(len(down)):
        weights[i, i] = down[i] * across[i]
    return weights


def too_soon(down, across, loops):
    weights = np.zeros((len(down), len(across)))
    for r in range(len(down)):
        for c in range(len(across)):
            weights[r, c] = down[r] * across[c]
            if loops == 2:
                return weights
        if loops == 1:
            return weights


def as_a_cross(down, across):
    weights = np.zeros((len(down), len(across)))
    weights[:, len(across) // 2] = down
    weights[len(down) // 2, :] = across
    return weights


def one_list(down, across):
    products = []
    for one in down:
        for other in across:
            products.append(one * other)
    return products


RIGHT_WAYS = {
    "Each weight is one for its row times one for its column": [
        *(by_loops, by_lists, np.outer, by_two_convolutions),
        lambda d, a: d[:, None] * a,
        lambda d, a: d.reshape(-1, 1) @ a.reshape(1, -1),
        lambda d, a: np.flip(by_a_bright_pixel(d, a)),
        lambda d, a: np.array([one * a for one in d]),
        lambda d, a: np.outer(d, a).astype(np.float32),
    ]
}
MISCONCEPTIONS = {
    "Your rows are where columns should be": [
        lambda d, a: np.outer(a, d),
        lambda d, a: by_loops(a, d),
        lambda d, a: d * a[:, None],
    ],
    "if you filter a bright pixel": [
        by_a_bright_pixel,
        lambda d, a: by_loops(d[::-1], a[::-1]),
    ],
    "Your rows are in the opposite order": [lambda d, a: np.outer(d[::-1], a)],
    "Your columns are in the opposite order": [lambda d, a: by_a_bright_pixel(d, a)[::-1]],
    "You added the two weights": [lambda d, a: np.add.outer(d, a)],
    "You multiplied the first with the first": [
        lambda d, a: [one * other for one, other in zip(d, a, strict=False)]
    ],
    "You return a single number": [
        lambda d, a: np.outer(d, a).sum(),
        lambda d, a: sum(one * other for one, other in zip(d, a, strict=False)),
    ],
    "You merged them into a kernel for signals": [np.convolve, lambda d, a: np.convolve(a, d)],
    "they're all in one row": [one_list, np.kron, lambda d, a: [one_list(d, a)]],
    "they're all in one column": [lambda d, a: np.outer(d, a).reshape(-1, 1)],
    "Each of your rows is a copy of `across`": [lambda d, a: [list(a) for _ in d]],
    "Each of your columns is a copy of `down`": [lambda d, a: [[one] * len(a) for one in d]],
    "as a cross": [as_a_cross, lambda d, a: as_a_cross(a, d).T],
    "You made the weights sum to 1": [
        lambda d, a: np.outer(d, a) / np.outer(d, a).sum(),
        lambda d, a: np.outer(d / d.sum(), a / a.sum()),
    ],
    "inside both loops": [lambda d, a: too_soon(d, a, 2)],
    "inside the first loop": [lambda d, a: too_soon(d, a, 1)],
    "Your last row is missing": [
        lambda d, a: by_loops(d, a, loops=(len(d) - 1, len(a))),
        lambda d, a: by_loops(d[:-1], a),
    ],
    "Your last column is missing": [
        lambda d, a: by_loops(d, a, loops=(len(d), len(a) - 1)),
        lambda d, a: by_loops(d, a[:-1]),
    ],
    "the nine weights from the lesson": [lambda d, a: by_loops([1, 2, 1], [1, 5, 1])],
    "after the decimal point": [lambda d, a: by_loops(d, a, dtype=int)],
    "Which one says how many rows there are": [
        with_one_loop,
        lambda d, a: by_loops(d, a, shape=(3, 3)),
        lambda d, a: by_loops(d, a, shape=(len(a), len(d))),
        lambda d, a: by_loops(d, a, loops=(len(d), len(d))),
        lambda d, a: by_loops(d, a, shape=2 * (len(a),), loops=2 * (len(a),)),
    ],
    "both would need the same length": [lambda d, a: d * a, np.dot],
    "returns nothing": [lambda d, a: print(end="")],
    "I expected a function and got an ndarray": [np.outer([1, 2, 1], [1, 5, 1])],
    "two arguments, `down` and `across`, but it": [lambda down: down],
}
