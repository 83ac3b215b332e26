"""Numbers in words: the text that stands under a figure, and that tests compare."""

from fractions import Fraction

import numpy as np

MOST_PRODUCTS = 25


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
    if abs(value) < 1:
        return f"{value:.3g}"
    return f"{value:.3f}".rstrip("0").rstrip(".")


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


def products(neighborhood, most=MOST_PRODUCTS):
    """Return a neighborhood's products and their sum, a line for each row of an image.

    A padded sample stands in square brackets, a negative one in round ones.

    Parameters
    ----------
    neighborhood : LinearWindow
    most : int, optional
        The most products that are listed; of more, the sum alone.

    Returns
    -------
    str
    """
    result = f"= {number(neighborhood.sum)}"
    if neighborhood.window.size > most:
        return f"{neighborhood.window.size} products, too many to list; their sum {result}"
    rows = zip(
        np.atleast_2d(neighborhood.weights),
        np.atleast_2d(neighborhood.window),
        np.atleast_2d(neighborhood.is_padding),
        strict=True,
    )
    lines = [
        " + ".join(f"{weight(w)}·{_sample(v, p)}" for w, v, p in zip(*row, strict=True))
        for row in rows
    ]
    return " +\n".join(lines) + f" {result}"


def ranking(here):
    """Return a window's values in order, with the chosen one marked, and the result.

    Parameters
    ----------
    here : RankWindow

    Returns
    -------
    str
        Such as ``'in order: 0 0 >1< 1 1 = 1'``.
    """
    values = [number(value) for value in here.order]
    values[here.rank] = f">{values[here.rank]}<"
    return f"in order: {' '.join(values)} = {number(here.chosen)}"


def _sample(value, is_padding):
    text = number(value)
    if is_padding:
        return f"[{text}]"
    return f"({text})" if text.startswith("-") else text
