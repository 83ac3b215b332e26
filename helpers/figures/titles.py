"""Titles and labels as a learner gives them: any text, of any length."""

import textwrap
from itertools import islice

import numpy as np

from helpers.figures.stamps import font_of
from helpers.filters.validation import describe_value, refusal

_MOST_LINES = 3


def as_titles(titles, count, of_what):
    """Return a title for each of `count` things, None for each that has none.

    Examples
    --------
    >>> as_titles(["step", None], 2, "panels")
    ['step', None]
    """
    if titles is None:
        return [None] * count
    given = one_for_each(titles, "titles", count, of_what)
    return [None if title is None else as_text(title) for title in given]


def one_for_each(values, name, count, of_what):
    """Return a list with a value for each of `count` things, or say what's wrong with it.

    Examples
    --------
    >>> one_for_each((3, 4), "first", 2, "panels")
    [3, 4]
    """
    expected = f"a list of {count}, one for each of the {of_what}"
    if isinstance(values, (str, bytes, set, frozenset, dict)) or not np.iterable(values):
        raise refusal(name, expected, describe_value(values), TypeError)
    given = list(islice(values, count + 100))
    if len(given) != count:
        raise refusal(name, expected, len(given))
    return given


def as_text(label):
    """Return a label as text that can be drawn, in one line."""
    try:
        text = str(label)
    except Exception:  # an object may raise anything when it's asked for its text
        text = type(label).__name__
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def fitted(text, inches, points=12):
    r"""Return a title with the line breaks that it needs in a panel; what's too long is cut.

    Examples
    --------
    >>> fitted("a title that is rather long", 1.5)
    'a title that is\nrather long'
    """
    text = text or ""
    longest = font_of(72).getlength(text) / 72 * points / 72
    letters = max(int(len(text) * inches / longest), 1) if longest > inches else len(text) + 1
    return textwrap.fill(text, letters, max_lines=_MOST_LINES, placeholder="…")
