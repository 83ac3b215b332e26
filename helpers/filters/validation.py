"""Refuse bad input in one clear sentence: the argument, the value, and what's allowed."""

import math
import warnings
from numbers import Real

import numpy as np

from helpers.filters.pillow import from_pillow

# A broadcast view may claim more values than the memory holds.
_MOST_VALUES = 100_000_000
# Squares, products and sums of numbers up to here stay finite.
LARGEST = 1e100
_SHAPES = {1: "a one-dimensional array (a signal)", 2: "a two-dimensional array (row, column)"}
_CONTENTS = {
    **{"c": "complex numbers", "S": "bytes", "V": "records"},
    **{"M": "dates", "m": "time spans"},
}


def as_real(value, name):
    """Return an argument as an array of real numbers in its own dtype, or say what's wrong.

    Examples
    --------
    >>> as_real([True, False], "image").dtype
    dtype('bool')
    """
    expected = f"{name}: expected an array of real numbers, got"
    if np.ma.is_masked(value):
        raise ValueError(
            f"{name}: expected no masked values, got {np.ma.count_masked(value)} of {value.size}. "
            "Fill them first, for example with .filled(0)."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what's wrong is said below
            array = np.asarray(from_pillow(value))
    except Exception as error:  # another library's array may raise anything
        if isinstance(value, (list, tuple)) and isinstance(error, ValueError):
            raise ValueError(
                f"{name}: expected rows of one length, got {_uneven(value)}."
            ) from None
        reason = str(error).strip().partition("\n")[0].rstrip(".")[:100]
        raise TypeError(
            f"{expected} {describe_value(value)}, which can't be converted: {reason}."
        ) from error
    kind = array.dtype.kind
    content = "" if kind in "biuf" else _CONTENTS.get(kind, "text")
    if kind == "O":
        odd = [item for item in array.flat if not isinstance(item, Real)]
        content = odd and f"objects such as {describe_value(odd[0])}"
        try:
            array = array if odd else array.astype(np.float64)
        except OverflowError:
            raise _too_large(name, "a whole number of more than 308 digits") from None
    if content:
        holds = f", which holds {content}" if array.ndim else ""
        raise TypeError(f"{expected} {describe_value(value)}{holds}.")
    return array


def as_numbers(value, name, *, ndim=None, most=_MOST_VALUES):
    """Return an argument as a new float64 array of finite numbers, or say what's wrong with it.

    It has `ndim` dimensions, or one or two without that; at least one value, and at most `most`;
    none that's masked, NaN, infinite or beyond 1e100.

    Examples
    --------
    >>> as_numbers([1, 2], "signal")
    array([1., 2.])
    """
    array = as_real(value, name)
    allowed = (1, 2) if ndim is None else (ndim,)
    if array.ndim not in allowed:
        kinds = " or ".join(_SHAPES[n] for n in allowed)
        hint = ""
        if array.ndim == 3 and array.shape[-1] in (3, 4) and 2 in allowed:
            hint = " A color image becomes gray with skimage.color.rgb2gray(image)."
        raise ValueError(f"{name}: expected {kinds}, got the shape {array.shape}.{hint}")
    if array.size == 0:
        raise ValueError(f"{name}: expected at least one value, got the shape {array.shape}.")
    if array.size > most:
        raise ValueError(f"{name}: expected at most {most:,} values, got {array.size:,}.")
    with np.errstate(over="ignore"):  # a longdouble may become infinite, and is refused then
        numbers = array.astype(np.float64)
    bad = np.count_nonzero(~np.isfinite(numbers))
    if bad:
        raise ValueError(
            f"{name}: expected finite numbers, got {bad} NaN or infinite of {array.size}."
        )
    refuse_too_large(numbers, name)
    return numbers


def refuse_too_large(numbers, name):
    """Raise a ValueError if a number is so large that arithmetic would end at infinity."""
    largest = np.abs(numbers).max()
    if largest > LARGEST:
        raise _too_large(name, f"{largest:.3g}")


def as_whole(value, name, *, least=None, most=None):
    """Return an argument as an int within its limits, or say what's wrong with it.

    Examples
    --------
    >>> as_whole(3, "size", least=1)
    3
    """
    allowed = "a whole number"
    if least is not None:
        allowed += f" from {least:,}" + (f" to {most:,}" if most is not None else " up")
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name}: expected {allowed}, got {describe_value(value)}.")
    if (least is not None and value < least) or (most is not None and value > most):
        raise ValueError(f"{name}: expected {allowed}, got {_shorten(value)}.")
    return int(value)


def as_shape(value, name):
    """Return an argument as a tuple of whole numbers from 1 up, or say what's wrong with it.

    Examples
    --------
    >>> as_shape([3, 5], "shape")
    (3, 5)
    """
    if not isinstance(value, (tuple, list)):
        raise TypeError(f"{name}: expected a tuple of whole numbers, got {describe_value(value)}.")
    return tuple(as_whole(side, name, least=1) for side in value)


def as_number(value, name, *, above=None, least=None, most=None):
    """Return an argument as a finite float within its limits, or say what's wrong with it.

    Examples
    --------
    >>> as_number(0, "sigma", above=0, most=12)
    Traceback (most recent call last):
        ...
    ValueError: sigma: expected a finite number above 0 and at most 12, got 0.
    """
    limits = {"above": above, "of at least": least, "at most": most}
    listed = " and ".join(
        f"{word} {limit:,}" for word, limit in limits.items() if limit is not None
    )
    allowed = f"a finite number {listed}".rstrip()
    if isinstance(value, (bool, np.bool_)) or not isinstance(
        value, (int, float, np.integer, np.floating)
    ):
        raise TypeError(f"{name}: expected {allowed}, got {describe_value(value)}.")
    try:
        number = float(value)
    except OverflowError:  # a whole number of more than 308 digits
        number = math.inf
    fits = (
        (above is None or number > above)
        and (least is None or number >= least)
        and (most is None or number <= most)
    )
    if not (math.isfinite(number) and fits):
        raise ValueError(f"{name}: expected {allowed}, got {_shorten(value)}.")
    refuse_too_large(number, name)
    return number


def one_of(value, name, allowed):
    """Return an argument if it's one of those allowed, or say which those are.

    Examples
    --------
    >>> one_of("wrap", "mode", ("nearest", "wrap"))
    'wrap'
    """
    if not isinstance(value, str) or value not in allowed:
        listed = ", ".join(repr(choice) for choice in allowed)
        raise ValueError(f"{name}: expected one of {listed}, got {describe_value(value)}.")
    return value


def describe_value(value):
    """Return a value and its type, short enough for a sentence.

    Examples
    --------
    >>> describe_value("spam")
    "'spam' (str)"
    """
    return f"{_shorten(value)} ({type(value).__name__})"


def _shorten(value):
    if isinstance(value, int) and value.bit_length() > 200:  # Python refuses to write the longest
        return f"a number of {math.floor(value.bit_length() * math.log10(2)) + 1} digits"
    try:
        text = " ".join(repr(value).split())
    except Exception:  # an object may raise anything when it's asked for its text
        return "an object"
    return text if len(text) <= 60 else f"{text[:57]}..."


def _too_large(name, got):
    return ValueError(f"{name}: expected numbers between -1e100 and 1e100, got {got}.")


def _uneven(rows):
    """Return which of nested lists' rows differ in length, in words."""
    words = []
    for row in rows:
        size = len(row) if hasattr(row, "__len__") else None
        words.append({None: "a single number", 1: "1 value"}.get(size, f"{size} values"))
    for k, word in enumerate(words):
        if word != words[0]:
            return f"{words[0]} in row 0 and {word} in row {k}"
    return "rows whose parts differ in length"
