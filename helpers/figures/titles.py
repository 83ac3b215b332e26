"""Titles and labels as a learner gives them: any text, of any length."""

import textwrap
from functools import lru_cache
from itertools import islice

import numpy as np

from helpers.figures import style
from helpers.figures.stamps import font_of
from helpers.filters.validation import describe_value, refusal

_MOST_LINES = 3
_MOST_IN_AN_INCH = 40  # of the narrowest letters


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


def fitted(text, inches, points=style.TITLE):
    r"""Return a title with the line breaks that it needs in a panel; what's too long is cut.

    Examples
    --------
    >>> fitted("a title that is rather long", 1.3)
    'a title that is\nrather long'
    >>> fitted("a title that is rather long", 0.7)
    'a title\nthat is\nrather…'
    """
    cut = {"max_lines": _MOST_LINES, "placeholder": "…", "break_long_words": True}
    return wrapped(text or "", inches, points, **cut)


def wrapped(text, inches, points=style.TITLE, **options):
    r"""Return a text with the line breaks that it needs to be at most so wide.

    Examples
    --------
    >>> wrapped("input with padding (reflect)", 1.3)
    'input with\npadding (reflect)'
    """
    options = {"break_long_words": False} | options
    most = min(len(text), int(_MOST_IN_AN_INCH * inches))
    fills = (textwrap.fill(text, letters, **options) for letters in range(most, 1, -1))
    return next((fill for fill in fills if text_width(fill, points) < inches), text)


def text_width(text, points=style.TITLE):
    """Return how wide a text of one line or more is, in inches."""
    return max(_line_width(line) for line in text.split("\n")) * points


@lru_cache(1000)
def _line_width(line):
    """Return the width in inches for letters of one point."""
    # A screen's letters are wider by a little.
    return font_of(72).getlength(line) / 72 / 70
