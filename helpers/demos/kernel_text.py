"""A kernel as text that a learner can edit: a row a line, numbers apart by spaces."""

from fractions import Fraction

import numpy as np

from helpers.figures.wording import weight

MOST_TAPS = 7


def kernel_as_text(kernel):
    """Return a kernel as text, one row a line; short decimals and fractions where exact.

    Examples
    --------
    >>> kernel_as_text(np.array([1 / 3, 0.25]))
    '1/3 0.25'
    """
    rows = [[_entry(value) for value in row] for row in np.atleast_2d(kernel)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        " ".join(entry.rjust(width) for entry, width in zip(row, widths, strict=True))
        for row in rows
    )


def kernel_from_text(text, ndim):
    """Return the kernel that a text describes, or say what's wrong with it in a ValueError.

    Numbers are whole, decimals or fractions such as ``1/9``, with spaces, commas or semicolons
    between them. A row ends with its line or with a square bracket, as in a pasted list; other
    brackets are ignored. A signal's kernel (`ndim` 1) is one row, or one column.

    Examples
    --------
    >>> kernel_from_text("[[1, -2], [1/4, 0]]", 2)
    array([[ 1.  , -2.  ],
           [ 0.25,  0.  ]])
    """
    kernel = np.array([[weight_from_text(word) for word in row] for row in words(text, ndim)])
    return kernel[0] if ndim == 1 else kernel


def words(text, ndim):
    """Return the rows of words that a kernel's text has, or say what's wrong with its shape.

    Examples
    --------
    >>> words("1/9, x", 1)
    [['1/9', 'x']]
    """
    plain = str(text).translate(str.maketrans(",;[]()", "   \n  "))
    rows = [line.split() for line in plain.splitlines() if line.split()]
    if not rows:
        raise ValueError("kernel: expected numbers such as -1 0 1, got none.")
    if ndim == 1 and len(rows) > 1 and all(len(row) == 1 for row in rows):
        rows = [[word for row in rows for word in row]]
    if ndim == 1 and len(rows) > 1:
        raise ValueError(f"kernel: expected one row for a signal, got {len(rows)}.")
    lengths = [len(row) for row in rows]
    for line, length in enumerate(lengths, 1):
        if length != lengths[0]:
            raise ValueError(
                f"kernel: expected rows of one length, got {lengths[0]} in row 1 and {length} "
                f"in row {line}."
            )
    if max(len(rows), lengths[0]) > MOST_TAPS:
        raise ValueError(
            f"kernel: expected at most {MOST_TAPS} taps a side, got {len(rows)}×{lengths[0]}."
        )
    return rows


def _entry(value):
    exact = weight(value)
    return exact if "/" in exact or float(exact) == value else f"{value:.4g}"


def weight_from_text(word):
    """Return the number that a word is, or say what's wrong with it in a ValueError."""
    plain = word.replace("−", "-")
    try:
        # Only what needs it is made a Fraction: that of 1e999999 has a million digits.
        value = float(Fraction(plain)) if "/" in plain else float(plain)
        if np.isnan(value):
            raise ValueError
    except (ValueError, ZeroDivisionError, OverflowError):
        shown = repr(word)
        shown = shown if len(shown) <= 22 else f"{shown[:18]}...{shown[-1]}"
        raise ValueError(f"kernel: expected a number or a fraction, got {shown}.") from None
    if abs(value) > 1e6:
        raise ValueError(f"kernel: expected weights up to a million, got {word[:20]}.")
    return value
