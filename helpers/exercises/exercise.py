"""What an exercise declares, and how a check compares an answer with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from numbers import Real

import numpy as np

from helpers.exercises.verdict import Verdict
from helpers.figures.wording import number

# Three digits count, so that a rounded answer is right, and one in float16 too.
PRECISION = 1e-3
# A table of 260,100 rows has two axes as well, but nobody would see anything in its picture.
LARGEST_IMAGE = 1024
# More values than any answer has; a broadcast view may claim more than the memory holds.
MOST_VALUES = 10**8
_KINDS = {"O": "objects", "U": "text", "T": "text", "S": "bytes", "M": "dates", "m": "time spans"}


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """An exercise, declared once: its right answers, and the wrong ones that have a name.

    Attributes
    ----------
    name : str
        As in ``check("difference", answer)``; its module has underscores instead.
    lesson : str
        The lesson that asks it, such as ``'03_differences'``.
    says : str
        What the check says, as ``name: text`` on lines of their own, continued on indented
        ones. Names of what's said to right answers begin with ``right``.
    right, wrong : callable, optional
        Yield the name of what's said, a list of the answers that get it, and maybe a dict of
        what fills the text. In `wrong` a tuple means any answer of that shape. A function
        takes values of a right shape, and returns an array, or whether they are meant.
    may_differ : int, optional
        How many values may differ from a known answer that still counts as given.
    judge : callable, optional
        Takes any answer and `say`, and returns a `Verdict`, in place of `right` and `wrong`.
    """

    name: str
    lesson: str
    says: str
    right: Callable = tuple
    wrong: Callable = tuple
    may_differ: int = 0
    judge: Callable | None = None

    @cached_property
    def messages(self):
        """What the check says, by name: dict of str."""
        parts = re.split(r"^(\S+): ", self.says.strip(), flags=re.MULTILINE)[1:]
        texts = (" ".join(text.split()) for text in parts[1::2])
        return dict(zip(parts[::2], texts, strict=True))

    def say(self, name, gap=None, /, **fields):
        """Return the verdict of that name, with the difference that its picture shows."""
        status = "correct" if name.startswith("right") else "wrong"
        return Verdict(status, self.messages[name].format(**fields), gap)

    def check(self, answer):
        """Return the `Verdict` on an answer, which may be any object at all."""
        if self.judge:
            return self.judge(answer, self.say)
        values = as_values(answer)
        if isinstance(values, str):
            return not_yet(values)
        known = [(name, one, *fields) for name, several, *fields in self.right() for one in several]
        shapes = [one.shape for _, one, *_ in known]
        distances = [_distance(values, one) for _, one, *_ in known]
        name, right, *fields = known[distances.index(min(distances))]
        if min(distances)[0] <= self.may_differ:
            return self.say(name, **dict(*fields))
        gap = as_image(values - right) if values.shape in shapes else None
        if named := self._name_wrong(values, shapes):
            name, *fields = named
            return self.say(name, gap, **dict(*fields))
        if values.shape not in shapes:
            return not_yet(_describe_shape(values, shapes))
        same_shape = [one for _, one, *_ in known if one.shape == values.shape]
        if said := next(filter(None, (_relate(values, one) for one in same_shape)), None):
            return not_yet(said, gap)
        several = " Several answers are right here, and I compared yours with the nearest one."
        return not_yet(describe_difference(values, right) + several * (len(same_shape) > 1), gap)

    def _name_wrong(self, values, shapes):
        """Return the name of the wrong answer that these values are, with its fields, or None."""
        nearest, exactly, loosely = (self.may_differ, np.inf), None, None
        for name, several, *fields in self.wrong():
            for known in several:
                if callable(known):
                    known = values.shape in shapes and known(values)
                if isinstance(known, np.ndarray):
                    if (distance := _distance(values, known)) < nearest:
                        nearest, exactly = distance, (name, *fields)
                elif known == values.shape if isinstance(known, tuple) else known:
                    loosely = loosely or (name, *fields)
        return exactly or loosely


def not_yet(message, gap=None):
    """Return the verdict on a wrong answer, with the difference that its picture shows."""
    return Verdict("wrong", message, gap)


def as_values(answer, kind="an array of numbers"):
    """Return an answer as finite float64 array, or a sentence about what it is instead.

    Parameters
    ----------
    answer : object
        Anything at all.
    kind : str, optional
        What's expected, for the sentence.

    Returns
    -------
    ndarray or str

    Examples
    --------
    >>> as_values([1, 2])
    array([1., 2.])
    >>> as_values("1, 2")
    'I expected an array of numbers and got text.'
    """
    try:
        hidden = np.count_nonzero(np.ma.getmask(answer)) if np.ma.isMA(answer) else 0
        values = _unpacked(np.asarray(answer))
    except Exception as error:  # an answer may be any object, and raise anything when looked into
        uneven = type(answer) in (list, tuple) and type(error) is ValueError
        parts = " whose parts differ in length" if uneven else ""
        return f"I expected {kind} and got {describe_type(answer)}{parts}."
    if values.dtype.kind == "c":
        return f"I expected {kind}, and yours are complex. `.real` takes their real part."
    if values.dtype.kind not in "biuf":
        content = _KINDS.get(values.dtype.kind, "records") if values.ndim else ""
        return f"I expected {kind} and got {describe_type(answer)}{content and f' of {content}'}."
    if values.size > MOST_VALUES:
        return f"I expected {kind}. Yours has the shape {values.shape}, which is far too large."
    if hidden:
        return f"{_some(hidden, values)} masked."
    with np.errstate(over="ignore"):  # a longdouble may be too large, and is then infinite
        values = values.astype(np.float64)
    return values if np.isfinite(values).all() else _describe_gaps(values)


def _unpacked(values):
    """Return an array of Python's own numbers, such as fractions, in float64; others as is."""
    if values.dtype != object or not all(isinstance(item, (Real, Decimal)) for item in values.flat):
        return values
    return np.reshape([_as_float(item) for item in values.flat], values.shape).astype(np.float64)


def _as_float(item):
    try:
        return float(item)
    except OverflowError:
        return np.inf


def _some(count, values):
    if values.size == 1:
        return "Your number is"
    return f"{count} of your {values.size} values {'is' if count == 1 else 'are'}"


def _describe_gaps(values):
    """Return where an answer isn't finite, and why that may be."""
    empty = np.isnan(values)
    some = _some(np.count_nonzero(~np.isfinite(values)), values)
    if not empty.any():
        return f"{some} infinite. Dividing by 0 gives that, or a number too large for its dtype."
    there = np.flatnonzero(~empty)
    if values.ndim == 1 and there.size and np.isfinite(values[there[0] : there[-1] + 1]).all():
        ends = {(True, False): "start", (False, True): "end", (True, True): "two ends"}
        where = ends[bool(empty[0]), bool(empty[-1])]
        return (
            f"{some} NaN, all at the {where}. A rolling window leaves a place empty where it isn't "
            "full yet: a rolling mean of eleven leaves ten."
        )
    return (
        f"{some} NaN or infinite. NaN comes from 0 / 0, from the root of a negative number, or "
        "from another NaN that went in."
    )


def differs(values, expected):
    """Return where two arrays of one shape differ in their first three digits.

    Examples
    --------
    >>> differs(np.array([0.2634, 0.2634]), np.array([0.263, 0.265]))
    array([False,  True])
    """
    largest = float(np.abs(expected).max(initial=0)) or 1e-9
    unit = min(1.0, 10.0 ** np.floor(np.log10(largest) + 1))
    return np.abs(values - expected) > PRECISION * np.maximum(np.abs(expected), unit)


def _distance(values, expected):
    """Return how many values differ, and by how much in all; infinite for another shape."""
    if values.shape != expected.shape:
        return (np.inf, np.inf)
    return (np.count_nonzero(differs(values, expected)), np.abs(values - expected).sum())


def _relate(values, expected):
    """Return how values are related to the expected ones as a whole, or None."""
    expected = expected.astype(np.float64)
    factor = (values * expected).sum() / ((expected**2).sum() or 1)
    if np.isfinite(factor) and factor and not differs(values / factor, expected).any():
        return f"All of yours are {factor:.3g} times what I expected."
    if any(np.allclose(values, np.round(expected, digits)) for digits in range(5)):
        return "Yours are rounded too far. Keep three digits or more."
    return None


def describe_difference(values, expected):
    """Return in words where two arrays of one shape differ most.

    Examples
    --------
    >>> describe_difference(np.array([1.0, 2, 3]), np.array([1.0, 2, 3.5]))
    '1 of 3 values differs. The biggest gap is at index 2: I expected 3.5, and you have 3.'
    """
    wrong = differs(values, expected)
    gap = np.where(wrong, np.abs(values - expected), 0)
    worst = tuple(int(i) for i in np.unravel_index(gap.argmax(), gap.shape))
    place = f"index {', '.join(map(str, worst))}"
    if gap.ndim == 2:
        place = f"row {worst[0]}, column {worst[1]}"
    count, yours = np.count_nonzero(wrong), values[worst]
    return (
        f"{count} of {values.size} values {'differs' if count == 1 else 'differ'}. The biggest gap "
        f"is at {place}: I expected {number(expected[worst])}, and you have "
        f"{number(yours) if abs(yours) < 1e6 else f'{yours:.3g}'}."
    )


def _describe_shape(values, shapes):
    shape, right = values.shape, shapes[0]
    if values.size > 1 and values.squeeze().shape in shapes:
        if len(shape) > 2:
            return f"Your shape {shape} has an axis of length 1 too many. `.squeeze()` removes it."
        if shape[0] == 1:
            return (
                f"Your {shape[1]} values are a row inside another list, so their shape is {shape}. "
                "Take the row out with `[0]`."
            )
        return (
            f"Your {shape[0]} values are a column, so their shape is {shape}. `.ravel()` turns it "
            "into a plain row of numbers."
        )
    asked = f"{right[0]} values" if len(right) == 1 else f"the shape {right}"
    if len(shape) == 0:
        return f"I expected {asked}, and you have one number."
    if len(shape) == len(right) == 1:
        return f"I expected {asked}, and you have {shape[0]}."
    return f"I expected {asked}, and the shape of yours is {shape}."


def describe_type(answer):
    """Return what kind of object an answer is, in words, such as 'an ndarray'."""
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
    if gap.ndim != 2 or max(gap.shape) > LARGEST_IMAGE or np.abs(gap).max() > 1e30:
        return None
    return gap
