"""Answers to pixel-count, by a piece of what the check says to each."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

IMAGE = np.full((5, 7), 0.2)
IMAGE[2, 3] = 0.5
SHAPES = [(), (5, 7)]
RIGHT_WAYS = {
    "Five rows of seven pixels make 35.": [
        *(35, 35.0, np.uint8(35), [35], Fraction(70, 2), Decimal(35), 35 + 1e-10),
    ]
}
MISCONCEPTIONS = {
    "You added 5 and 7": [sum(IMAGE.shape)],
    "5 is the number of rows": [len(IMAGE)],
    "7 is the number of columns": [len(IMAGE[0])],
    "2 is the number of axes": [IMAGE.ndim],
    "multiplied 4 by 6, the numbers of": [4 * 6],
    "multiplied by 4, the number of the last row. But counting starts at 0": [4 * 7],
    "multiplied by 6, the number of the last column": [5 * 6],
    "34 is the number of the last pixel": [34],
    "280 is how many bytes": [IMAGE.nbytes],
    "7.3 is the sum": [IMAGE.sum()],
    "0.5 is the brightness of a single pixel": [IMAGE.max()],
    "how many pixels the photograph has": [303 * 384],
    "That's the shape, five rows of seven": [IMAGE.shape],
    "how many pixels there are altogether": [IMAGE, (7, 5), [], np.zeros((0, 9))],
    "It isn't 36. Count the pixels row by row.": [36],
    "It isn't 35.00000001.": [35 + 1e-8],
    "It isn't 1e+300.": [1e300],
    "It isn't 0.": [False],
    "I expected one number and got text. Leave out the quotes.": ["35"],
    "I expected one number, and yours is complex.": [35 + 0j],
    "Your number is infinite.": [10**400, -np.inf, np.finfo(np.longdouble).max],
    "Your number is NaN": [np.nan],
}
