"""What a check answers, and how an answer is compared."""

from dataclasses import dataclass, field

import numpy as np

from helpers.figures.wording import number

_SIGNS = {
    "not attempted": "… Not attempted yet.",
    "correct": "✓ Correct.",
    "wrong": "✗ Not yet.",
    "recorded": "✎ Recorded.",
}
# A table of 260,100 rows has two axes as well, but nobody would see anything in its picture.
_LARGEST_IMAGE = 1024
# More values than any answer has; a broadcast view may claim more than the memory holds.
_MOST_VALUES = 10**8
_NO_NUMBERS = {
    "O": "objects",
    "U": "text",
    "T": "text",
    "S": "bytes",
    "M": "dates",
    "m": "time spans",
    "V": "records",
}


@dataclass(frozen=True)
class Verdict:
    """One of "not attempted", "correct", "wrong" and "recorded", and what to say of it.

    Attributes
    ----------
    status, message : str
    difference : ndarray of float64, shape (row, column), or None
        An image's values minus the expected ones, shown as a picture below the message.
    """

    status: str
    message: str
    difference: np.ndarray | None = field(default=None, compare=False, repr=False)

    def __repr__(self):
        return f"{_SIGNS[self.status]} {self.message}"

    def _repr_markdown_(self):
        return f"**{_SIGNS[self.status]}** {self.message}"

    def _ipython_display_(self):
        if self.difference is None:
            raise NotImplementedError  # asks IPython for what it shows without this method
        from IPython.display import display

        # Loaded here, so that a check costs no matplotlib before there is something to show.
        from helpers.figures.images import show_difference

        # JupyterLab shows one kind of an output only, hence a second one for the picture.
        display({"text/plain": repr(self), "text/markdown": self._repr_markdown_()}, raw=True)
        display(show_difference(self.difference))


def judge(answer, right, wrong, asked, same=None):
    """Compare an answer with the right ones, then with the wrong ones that have a name.

    Parameters
    ----------
    answer : object
        Anything at all.
    right, wrong : iterable of (ndarray, str)
        An answer and what to say of it; the first one that is met counts. In `wrong`, a
        shape (a tuple) in place of the array stands for every answer of that shape.
    asked : str
        What is said of another shape, such as ``'I expect 98 values'``.
    same : callable, optional
        Takes the answer's values and an expected array; `is_same` by default.

    Returns
    -------
    Verdict
    """
    same = same or is_same
    values = as_values(answer)
    if isinstance(values, str):
        return Verdict("wrong", values)
    comparable = []
    for expected, message in right:
        if same(values, expected):
            return Verdict("correct", message)
        if values.shape == expected.shape:
            comparable.append(expected)
    nearest = _choose_nearest(values, comparable)
    gap = None if nearest is None else as_image(values - nearest)
    for known, message in wrong:
        if values.shape == known if isinstance(known, tuple) else same(values, known):
            return Verdict("wrong", message, gap)
    if nearest is None:
        yours = f"the shape of yours is {values.shape}" if values.shape else "yours is one number"
        return Verdict("wrong", f"{asked}; {yours}.")
    several = " (Compared with one of several right answers.)" if len(comparable) > 1 else ""
    return Verdict("wrong", describe_difference(values, nearest) + several, gap)


def as_values(answer, kind="an array of numbers"):
    """Return an answer as finite float64 array, or a sentence on what it is instead.

    Parameters
    ----------
    answer : object
        Anything at all.
    kind : str, optional
        What is expected, for the sentence.

    Returns
    -------
    ndarray or str
    """
    try:
        hidden = np.count_nonzero(np.ma.getmask(answer)) if np.ma.isMA(answer) else 0
        values = np.asarray(answer)
    except Exception as error:  # an answer may be any object, and raise anything when looked into
        uneven = type(answer) in (list, tuple) and type(error) is ValueError
        parts = " whose parts differ in length" if uneven else ""
        return f"I expect {kind}, and got {describe_type(answer)}{parts}."
    if values.dtype.kind == "c":
        return f"I expect {kind}, and yours are complex: give real ones."
    if values.dtype.kind not in "biuf":
        content = _NO_NUMBERS.get(values.dtype.kind, str(values.dtype)) if values.ndim else ""
        return f"I expect {kind}, and got {describe_type(answer)}{content and f' of {content}'}."
    if values.size > _MOST_VALUES:
        return f"I expect {kind}; the shape of yours is {values.shape}, which is far too large."
    if hidden:
        return f"{hidden} of your {values.size} values are masked."
    with np.errstate(over="ignore"):  # a longdouble may be too large, and is then infinite
        values = values.astype(np.float64)
    bad = np.count_nonzero(~np.isfinite(values))
    if bad:
        return (
            f"{bad} of your {values.size} values are NaN or infinite, as a division by 0 gives "
            "or the root of a negative number."
        )
    return values


def is_same(values, expected, atol=1e-5):
    """Return whether two arrays agree to the precision of float32, or to `atol`."""
    return values.shape == expected.shape and np.allclose(values, expected, rtol=1e-4, atol=atol)


def describe_difference(values, expected):
    """Return in words where two arrays of one shape differ most."""
    gap = np.abs(values - expected)
    worst = tuple(int(i) for i in np.unravel_index(gap.argmax(), gap.shape))
    place = f"index {', '.join(map(str, worst))}"
    if gap.ndim == 2:
        place = f"row {worst[0]}, column {worst[1]}"
    return (
        f"{_count_wrong(values, expected)} of {values.size} values differ; most of all at {place}, "
        f"where I expect {number(expected[worst])} and you have {_describe_value(values[worst])}."
    )


def _choose_nearest(values, comparable):
    """Return the right answer that the values agree with most, or the first if with none."""
    nearest = min(comparable, key=lambda expected: _count_wrong(values, expected), default=None)
    if nearest is None or _count_wrong(values, nearest) <= values.size / 2:
        return nearest
    return comparable[0]


def _count_wrong(values, expected):
    return np.count_nonzero(np.abs(values - expected) > 1e-5)


def _describe_value(value):
    return number(value) if abs(value) < 1e6 else f"{value:.3g}"


def describe_type(answer):
    """Return what kind of object an answer is, in words."""
    if issubclass(type(answer), (str, bytes)):
        return "text"
    name = name_type(answer)
    if not name:
        return "something without a name"
    article = "an" if name[0].lower() in "aeiou" or name.startswith("nd") else "a"
    return f"{article} {name}"


def name_type(thing):
    """Return the name of an object's type."""
    # Neither `__class__` nor a metaclass's `__name__` is asked: they may raise.
    return type.__dict__["__name__"].__get__(type(thing))


def as_image(gap):
    """Return a difference if a picture can show it, or None."""
    if gap.ndim != 2 or max(gap.shape) > _LARGEST_IMAGE or np.abs(gap).max() > 1e30:
        return None
    return gap
