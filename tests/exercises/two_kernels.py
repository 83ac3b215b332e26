"""Answers to two-kernels, by a piece of what the check says to each."""

from fractions import Fraction

import numpy as np

TARGET = [-1, -2, 0, 2, 1]
SMOOTH, DIFFERENCE = [1, 2, 1], [-1, 0, 1]

RIGHT_WAYS = {
    "as many as the one big kernel": [
        *([SMOOTH, DIFFERENCE], (DIFFERENCE, SMOOTH), np.array([SMOOTH, DIFFERENCE])),
        *(([0.25, 0.5, 0.25], [-4, 0, 4]), ([-1, -2, -1], [1, 0, -1])),
        ([Fraction(1, 3), Fraction(2, 3), Fraction(1, 3)], np.array([-3, 0, 3])),
        *(([0.333, 0.667, 0.333], [-3, 0, 3]), ([1, 3, 3, 1], [-1, 1]), ([-1, -1, 1, 1], [1, 1])),
        *(([1, 1], [-1, -1, 1, 1]), ([-1, 1], [1, 3, 3, 1])),
    ]
}
MISCONCEPTIONS = {
    "these are numbers in one row": [[1, 2, 1], np.array(TARGET), [5], (1, 2)],
    "and you have 3": [([1, 1], [1, 1], DIFFERENCE), np.ones((3, 3))],
    "and you have 1.": [[SMOOTH]],
    "has the shape (1, 3)": [([SMOOTH], [DIFFERENCE])],
    "no weights at all": [([], TARGET), np.zeros((2, 0))],
    "has a single weight that isn't 0": [
        *(([1], TARGET), (TARGET, [1]), ([0, 1, 0], TARGET), ([0, 2, 0], SMOOTH), ([5], [1, 1])),
    ],
    "You cut the kernel into two pieces": [([-1, -2], [0, 2, 1])],
    "Your kernels add up to this one": [([-1, -2, 0, 0, 0], [0, 0, 0, 2, 1])],
    "Multiplied weight by weight": [(TARGET, [1] * 5)],
    "Kernels of 3 and 5 weights merge into one of 7": [(SMOOTH, [-1, 0, 0, 0, 1])],
    "Kernels of 2 and 3 weights merge into one of 4": [([-1, 1], SMOOTH)],
    "every weight has the opposite sign": [(SMOOTH, DIFFERENCE[::-1]), ([1, -1], [1, 3, 3, 1])],
    "every weight is 0.25 times": [([0.25, 0.5, 0.25], DIFFERENCE)],
    "every weight is -2 times": [([2, 4, 2], [1, 0, -1])],
    "Yours merge into [-1, -1, 0, 1, 1]. That's close": [([1, 1, 1], DIFFERENCE)],
    "Yours merge into [-0.333, -0.333, 0, 0.333, 0.333]. That's close": [
        (DIFFERENCE, np.full(3, 1 / 3))
    ],
    "Those don't sum to 0": [(SMOOTH, [1, 0, 1]), (SMOOTH, SMOOTH)],
    "a difference of differences": [(DIFFERENCE, DIFFERENCE), ([-1, 1], [-1, -1, 1, 1])],
    "The first weight comes from both first weights alone": [
        (DIFFERENCE, [1, 3, 1]),
        ([1e300, 1e300, 1], [-1e300, 0, 1e300]),
    ],
    "got a list of text": [(["1 2 1"], DIFFERENCE)],
    "I expected two kernels and got text. Leave out the quotes": ["[1, 2, 1], [-1, 0, 1]"],
    "I expected two kernels and got a dict": [{"first": SMOOTH, "second": DIFFERENCE}],
}
