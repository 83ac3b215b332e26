"""What an exercise declares, and how a check compares an answer with it."""

import re
import warnings
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from numbers import Real
from operator import itemgetter

import numpy as np

from helpers.exercises.verdict import Verdict
from helpers.figures.wording import number

# Three digits count, so that a rounded answer is right, and one in float16 too.
PRECISION = 1e-3
# A table of 260,100 rows has two axes as well, but nobody would see anything in its picture.
LARGEST_IMAGE = 1024
# Of so many values or more, a few are compared first.
_MANY = 10_000
# More values than any answer has; a broadcast view may claim more than the memory holds.
MOST_VALUES = 10**8
# Text that holds numbers only, such as "[1, 2], [0.5]".
_NUMBERS = re.compile(r"[-+(\[\s]*\d[-+.,e()\[\]\s\d]*")
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
        What the check says, as ``name: text``, each on a new line, continued on indented
        ones. Names of what's said to right answers begin with ``right``.
    right, wrong : callable, optional
        Yield the name of what's said, a list of the answers that get it, and maybe a dict of
        what fills the text. In `wrong` a tuple means any answer of that shape.
        A message named ``text`` is said to any text.
    recognize : callable, optional
        Takes values of a right shape that none of those fit. Returns the name of what's said
        and what fills the text, or None.
    may_differ : int, optional
        How many values may differ from a known answer that still counts as given.
    cases : callable, optional
        Yield tuples of arguments, if the answer is a function: `right` and `wrong` then yield
        functions, which are compared with it by what they return or raise for each tuple. A
        message named after an exception, such as ``IndexError``, is said when the function raises
        it, with its words as ``{error}``, and one named ``changed`` when it changes its input.
        One named ``right-float`` is said to a right function that returns a float.
    arguments : tuple of str, optional
        What a message calls the function's arguments, such as ``("the image", "sigma")``.
    read : callable, optional
        Takes what the function returned for a case, the case, and `say`. Returns the values that
        are compared in its place, or a `Verdict`, for functions that don't return one array.
    judge : callable, optional
        Takes any answer and `say`, and returns a `Verdict`, in place of `right` and `wrong`.
        With `cases`, it takes a list of what the function returns for each, as arrays.
    """

    name: str
    lesson: str
    says: str
    right: Callable = tuple
    wrong: Callable = tuple
    recognize: Callable | None = None
    may_differ: int = 0
    cases: Callable | None = None
    arguments: tuple = ()
    read: Callable | None = None
    judge: Callable | None = None

    @cached_property
    def messages(self):
        """What the check says, by name: dict of str."""
        parts = re.split(r"^(\S+): ", self.says.strip(), flags=re.MULTILINE)[1:]
        texts = (" ".join(text.split()) for text in parts[1::2])
        return dict(zip(parts[::2], texts, strict=True))

    def say(self, name, gap=None, /, **fields):
        """Return the verdict of that name, with the difference that its picture shows."""
        status, misconception = ("correct", "") if name.startswith("right") else ("wrong", name)
        return Verdict(status, self.messages[name].format(**fields), gap, misconception)

    def check(self, answer):
        """Return the `Verdict` on an answer, which may be any object at all."""
        if self.judge:
            return self.judge(answer, self.say)
        values = as_values(answer)
        if "text" in self.messages and issubclass(type(answer), str):
            return self.say("text")
        if isinstance(values, str):
            return not_yet(values)
        declared = [*self.right()]
        known = [one for _, several, *_ in declared for one in several]
        alike = [one for one in known if one.shape == values.shape]
        count, name, right, fields = _find_nearest(values, declared)
        if count <= self.may_differ:
            return self.say(name, **fields)
        gap = as_image(values - right) if alike else None
        count, name, _, fields = _find_nearest(values, self.wrong(), self.may_differ)
        if count <= self.may_differ:
            return self.say(name, gap, **fields)
        if not alike:
            return not_yet(describe_shape(values, [one.shape for one in known]))
        if recognized := self.recognize and self.recognize(values):
            name, fields = recognized
            return self.say(name, gap, **fields)
        if said := next(filter(None, (relate(values, one) for one in alike)), None):
            return not_yet(said, gap)
        several = " Several answers are right here, and I compared yours with the nearest one."
        return not_yet(describe_difference(values, right) + several * (len(alike) > 1), gap)


def as_list(declare):
    """Make the answers that a function yields once, and keep them; for those that are small.

    Examples
    --------
    >>> @as_list
    ... def wrong():
    ...     yield "sum", [12]
    >>> wrong() is wrong()
    True
    """
    return cache(lambda: [*declare()])


@contextmanager
def quiet():
    """Let no answer print a warning, whatever it does when it's looked into."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


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
    'I expected an array of numbers and got text. Leave out the quotes.'
    """
    try:
        hidden = np.count_nonzero(np.ma.getmask(answer)) if np.ma.isMA(answer) else 0
        values = _unpacked(np.asarray(answer))
    except Exception as error:  # an answer may be any object, and raise anything when looked into
        uneven = type(answer) in (list, tuple) and type(error) is ValueError
        parts = " whose parts differ in length" if uneven else ""
        return describe_other(answer, kind, parts)
    if values.dtype.kind == "c":
        parts = "`np.abs` makes a size of it, and `.real` takes its real part."
        return f"I expected {kind}, and yours is complex. {parts}"
    if values.dtype.kind not in "biuf":
        content = _KINDS.get(values.dtype.kind, "records") if values.ndim else ""
        return describe_other(answer, kind, content and f" of {content}")
    if values.size > MOST_VALUES:
        return f"I expected {kind}. Yours has the shape {values.shape}, which is far too large."
    if hidden:
        return f"{_some(hidden, values)} masked."
    values = values.astype(np.float64)  # a longdouble may be too large, and is then infinite
    return values if np.isfinite(values).all() else _describe_gaps(values)


def describe_other(answer, kind, content=""):
    """Return a sentence about what an answer is instead of what's expected.

    Examples
    --------
    >>> describe_other("35", "one number")
    'I expected one number and got text. Leave out the quotes.'
    """
    said = f"I expected {kind} and got {describe_type(answer)}{content}."
    written = [answer] if type(answer) is str else answer if type(answer) is list else []
    quoted = any(type(each) is str and _NUMBERS.fullmatch(each[:1000]) for each in written)
    return said + " Leave out the quotes." * quoted


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
            f"{some} NaN, all at the {where}. A rolling mean leaves a place empty if its window "
            "isn't full, and the mean of an empty slice, such as `signal[-2:3]`, is NaN, too."
        )
    return (
        f"{some} NaN or infinite. 0 / 0 gives NaN, and so does the root of a negative number, or "
        "another NaN that went in."
    )


def differs(values, expected):
    """Return where two arrays of one shape differ in their first three digits.

    Examples
    --------
    >>> differs(np.array([0.2634, 0.2634]), np.array([0.263, 0.265]))
    array([False,  True])
    """
    size = np.abs(expected)
    largest = size.max(initial=1e-9) or 1e-9
    unit = min(1.0, 10.0 ** np.floor(np.log10(largest) + 1))
    tolerance = PRECISION * np.maximum(size, unit)
    if largest >= 1:
        # A half of the third digit's unit, and a bit, for what's rounded to three digits.
        half = 0.501 * 10 ** (np.floor(np.log10(np.maximum(size, 1))) - 2)
        tolerance = np.maximum(tolerance, half * (size >= 1))
    return np.abs(values - expected) > tolerance


def _find_nearest(values, declared, most=np.inf):
    """Return how many values differ from the nearest declared answer, its name, it, and its fields.

    Of several, it's the one that the fewest values differ from, then the smallest gaps in all.
    Those that more than `most` values differ from may be left out.
    """
    each = (
        (_distance(values, one, most), name, one, dict(*fields))
        for name, several, *fields in declared
        for one in several
    )
    (count, _), *found = min(each, key=itemgetter(0), default=((np.inf, 0), "", None, {}))
    return count, *found


def _distance(values, known, most):
    """Return how many values differ, and by how much in all; infinite if too many, or the shape."""
    if isinstance(known, tuple):
        return (0 if values.shape == known else np.inf, np.inf)
    if values.shape != known.shape:
        return (np.inf, np.inf)
    if most < np.inf and values.size >= _MANY:  # a few rows tell what's far off
        few, of = values[::50], known[::50]
        if np.count_nonzero(np.abs(few - of) > 0.01 * np.maximum(np.abs(of), 1)) > most:
            return (np.inf, np.inf)
    return (np.count_nonzero(differs(values, known)), np.abs(values - known).sum())


def relate(values, expected):
    """Return how values are related to the expected ones as a whole, or None.

    Examples
    --------
    >>> relate(np.array([2.0, 4]), np.array([1.0, 2]))
    'All of yours are 2 times what I expected.'
    """
    expected = expected.astype(np.float64)
    if not np.ptp(values):
        return f"All of yours are {number(values.flat[0])}."
    factor = (values * expected).sum() / ((expected**2).sum() or 1)
    if f"{factor:.3g}" != "1" and _agrees(values, factor * expected):
        return f"All of yours are {factor:.3g} times what I expected."
    offset = (values - expected).mean()
    if differs(values, expected).all() and _agrees(values - offset, expected):
        return f"Each of yours is {number(abs(offset))} too {'large' if offset > 0 else 'small'}."
    for axis, part in enumerate(("rows", "columns") if expected.ndim > 1 else ("values",)):
        if _agrees(values, np.flip(expected, axis)):
            return f"Your {part} are right, but in reverse order."
    if _agrees(values, expected.T):
        return "Yours are transposed: rows and columns have changed places."
    if any(np.allclose(values, np.round(expected, digits)) for digits in range(5)):
        most = number(np.abs(expected).max())
        return f"Yours are rounded too far. Keep three digits that count: the largest is {most}."
    return None


def _agrees(values, expected):
    return _distance(values, expected, 0)[0] == 0


def describe_difference(values, expected):
    """Return in words where two arrays of one shape differ most.

    Examples
    --------
    >>> describe_difference(np.array([1.0, 2, 3]), np.array([1.0, 2, 3.5]))
    '1 of 3 values differs. The biggest gap is at index 2: I expected 3.5, and you have 3.'
    """
    if not values.shape:
        return f"I expected {number(expected)}, and you have {number(values)}."
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


def describe_shape(values, shapes):
    """Return in words what's wrong with the shape of an answer.

    Examples
    --------
    >>> describe_shape(np.zeros(3), [(4,)])
    'I expected 4 values, and you have 3.'
    """
    shape, right = values.shape, shapes[0]
    if values.size > 1 and values.squeeze().shape in shapes:
        flat = "a row inside another list" if shape[0] == 1 else "a column"
        what = flat if len(shape) == 2 else "an array with an axis too many"
        return f"Yours is {what}, of shape {shape}. `.squeeze()` drops the axis of length 1."
    asked = f"the shape {right}"
    if len(right) == 1:
        asked = "1 value" if right[0] == 1 else f"{right[0]} values"
    asked = asked if right else "one number"
    yours = f"the shape of yours is {shape}"
    if not shape:
        yours = "you have one number"
    elif len(shape) == len(right) == 1:
        yours = f"you have {shape[0]}"
    return f"I expected {asked}, and {yours}."


def describe_type(answer):
    """Return what kind of object an answer is, in words, such as 'an ndarray'."""
    if issubclass(type(answer), (str, bytes)):
        return "text"
    if answer is None:
        return "None"
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
