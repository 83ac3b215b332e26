"""A function that merges two kernels into one."""

from itertools import product

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every pair of kernels that I tried came out right, including weights that aren't whole
  numbers and kernels of just one weight. Kernels of n and m weights give n + m − 1.
added: You added the kernels, weight by weight. That's what you'd want if both filters ran side by
  side and you added their outputs. Here, the second one gets the first one's output.
multiplied: You multiplied the kernels, weight by weight. But each weight of one meets every weight
  of the other, not only the one in the same place.
joined: You put one kernel after the other. The copies overlap: each one starts one place after the
  one before.
outer: Every product is there, but in a table. Products that belong to the same place still have to
  be added.
flipped: The copies that you put down are flipped. Either one of the kernels was reversed, as in
  `np.correlate`, or each copy starts one place to the left of the one before.
short: Your merged kernel is too short, because it's cut to the length of one of the two. The last
  copies stick out beyond that. How long do all of them need?
long: Your merged kernel has one 0 too many at its end. The last copy starts one place earlier than
  you think, because the first one starts at place 0.
unweighted: Your copies all have the same height. Multiply each one by the weight that puts it down.
unshifted: All your copies start at the same place. Each one has to start one place after the one
  before.
overwritten: Where copies overlap, your last one wins. Add it to what's already there.
first-copy: Only the first copy is there. Is `return` inside the loop?
last: The last copy is missing. `range(n)` already stops before n.
first: The first copy is missing. Its weight is number 0.
whole: You lose everything after the decimal point. An array of whole numbers, such as
  `np.zeros_like(a)` makes from one, can't hold fractions.
changed: Your function changed a kernel that it was given. With `*=` or `+=` on `a` or `b`
  themselves, the next copy is made from a kernel that's no longer the same. Write into a new array.
ValueError: NumPy couldn't fit arrays of different lengths together. Every copy of `a` needs a slice
  as long as `a`, in an array that's long enough for the last copy. Adding or multiplying the
  kernels weight by weight isn't merging.
UFuncTypeError: NumPy refused to add fractions to an array of whole numbers. Make the new array with
  `np.zeros`, without a dtype.
IndexError: Your function reached past the end of an array. The last copy of `a` starts at place
  `len(b) - 1`, and it's as long as `a`.
"""


def _cases():
    rng = np.random.default_rng(4)
    yield np.array([1.0, 2, 3]), np.array([4.0, 0, -1])
    yield np.array([2, 1]), np.array([1, -3, 5, 4])  # even, whole numbers
    yield np.array([1, 2, 4]), np.array([0.5, -0.25])
    yield np.array([3.0]), np.array([1.0, -2, 7])  # one weight
    yield np.array([0.75, 0.5, 0.25]), np.array([3, 1])
    yield rng.normal(size=5).round(2), rng.normal(size=3).round(2)


def _one_by_one(function):
    """Return functions of two kernels that get one length: that of the merger, or of either."""

    def fit(length):
        def fitted(*kernels):
            size = length(*(kernel.size for kernel in kernels))
            return function(*(np.pad(kernel, (0, size))[:size] for kernel in kernels))

        return fitted

    return [fit(length) for length in (lambda n, m: n + m - 1, max, min)]


def _either(function):
    """Return a function of two kernels, and the same with them swapped."""
    return [function, lambda a, b: function(b, a)]


def _short_and_long(function):
    """Return functions of either kernel's own length, and with zeros up to that of the merger."""
    return [
        *_either(function),
        *_either(lambda a, b: np.append(function(a, b), np.zeros(b.size - 1))),
    ]


def _overwritten(a, b):
    merged = np.zeros(a.size + b.size - 1)
    for i, weight in enumerate(b):
        merged[i : i + a.size] = weight * a
    return merged


def _whole(kind):
    def whole(a, b):
        merged = np.zeros(a.size + b.size - 1, kind(a, b))
        for i, j in product(range(a.size), range(b.size)):
            merged[i + j] += a[i] * b[j]
        return merged

    return whole


def _wrong():
    yield from {
        "added": _one_by_one(np.add),
        "multiplied": _one_by_one(np.multiply),
        "joined": _either(lambda a, b: np.append(a, b)),
        "outer": _either(np.outer),
        "flipped": _either(lambda a, b: np.convolve(a, b[::-1])),
        "short": [
            lambda a, b: np.convolve(a, b, "same"),
            *_either(lambda a, b: np.convolve(a, b)[: a.size]),
            lambda a, b: np.convolve(a, b)[: max(a.size, b.size)],
        ],
        "long": [lambda a, b: np.append(np.convolve(a, b), 0)],
        "unweighted": _either(lambda a, b: np.convolve(a, np.ones(b.size))),
        "unshifted": _short_and_long(lambda a, b: a * b.sum()),
        "overwritten": _either(_overwritten),
        "first-copy": _short_and_long(lambda a, b: a * b[0]),
        "last": _either(lambda a, b: np.convolve(a, np.append(b[:-1], 0))),
        "first": _either(lambda a, b: np.convolve(a, np.append(0, b[1:]))),
        "whole": [_whole(kind) for kind in (lambda a, b: int, lambda a, b: a.dtype)],
    }.items()


EXERCISE = Exercise(
    name="merged-kernel",
    lesson="04_combining",
    says=_SAYS,
    arguments=("`a`", "`b`"),
    cases=_cases,
    right=lambda: [("right", [np.convolve])],
    wrong=_wrong,
)
