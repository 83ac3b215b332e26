"""Numbers in words: the text under a figure, which tests compare."""

import re
from fractions import Fraction

import numpy as np

MOST_PRODUCTS = 25
_MINUS = re.compile(r"(?<![\w.)\]])-(?=\.?\d)")


def number(value):
    """Return a number as short text: three digits that count, and no sign before a zero.

    Examples
    --------
    >>> number(0.506087), number(1), number(-1e-17), number(153.25)
    ('0.506', '1', '0', '153.25')
    """
    value = float(value)
    if not np.isfinite(value):
        return str(value)
    if abs(value) < 1e-12:
        return "0"
    if abs(value) < 1 or abs(value) >= 1e15:
        return f"{value:.3g}"
    return f"{value:.3f}".rstrip("0").rstrip(".")


def with_minus_signs(text):
    """Return a text for a picture, with the minus signs that matplotlib's axes have.

    Examples
    --------
    >>> with_minus_signs("non-local -0.03, and 1e-5")
    'non-local −0.03, and 1e-5'
    """
    return _MINUS.sub("−", text)


def weight(value):
    """Return a weight as text: a short decimal, else a fraction, else three digits.

    Examples
    --------
    >>> weight(1 / 9), weight(0.25), weight(-2)
    ('1/9', '0.25', '-2')
    """
    if abs(value - round(value, 3)) < 1e-12:
        return number(value)
    fraction = Fraction(float(value)).limit_denominator(999)
    if abs(value - float(fraction)) < 1e-12:
        return f"{fraction.numerator}/{fraction.denominator}"
    return number(value)


def padding(here, mode):
    """Return how many of a window's samples are padding, as `products` shows them.

    Examples
    --------
    >>> from helpers.filters.windows import LinearFilter
    >>> padding(LinearFilter([5, -1], [2, 0, 3], mode="wrap").at(0), "wrap")
    '1 of 3 is padding (wrap), in brackets'
    """
    count = int(here.is_padding.sum())
    verb = "is" if count == 1 else "are"
    return f"{count} of {here.values.size} {verb} padding ({mode}), in brackets"


def products(here, most=MOST_PRODUCTS):
    """Return a linear window's products and their sum, a line for each row of an image.

    A padded sample is in square brackets, a negative one in parentheses. A weight that more than
    three samples share is written once. More than `most` products aren't listed.

    Examples
    --------
    >>> from helpers.filters.windows import LinearFilter
    >>> products(LinearFilter([5, -1], [2, 0, 3], mode="constant").at(0))
    '2·[0] + 0·5 + 3·(-1) = -3'
    """
    result = f"= {number(here.result)}"
    if here.values.size > most:
        return f"{here.values.size} products, too many to list; their sum {result}"
    if here.values.ndim == 1 and here.values.size > 3 and not np.ptp(here.weights):
        samples = " + ".join(map(_sample, here.values, here.is_padding))
        return f"{weight(here.weights[0])}·({samples}) {result}"
    rows = zip(*map(np.atleast_2d, (here.weights, here.values, here.is_padding)), strict=True)
    lines = [
        " + ".join(f"{weight(w)}·{_sample(v, p)}" for w, v, p in zip(*row, strict=True))
        for row in rows
    ]
    return " +\n".join(lines) + f" {result}"


def ranking(here):
    """Return a rank window's values in order, with the chosen one marked, and the result.

    Examples
    --------
    >>> from helpers.filters.windows import RankFilter
    >>> ranking(RankFilter([1, 0, 5], (3,)).at(0))
    'in order: 0 >1< 5 = 1'
    """
    values = [number(value) for value in here.order]
    values[here.rank] = f">{values[here.rank]}<"
    return f"in order: {' '.join(values)} = {number(here.result)}"


def _sample(value, is_padding):
    text = number(value)
    if is_padding:
        return f"[{text}]"
    return f"({text})" if text.startswith("-") else text
