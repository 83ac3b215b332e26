"""Refuse bad input in one clear sentence: the argument, the value, and what's allowed."""

import math
import warnings
from numbers import Real

import numpy as np

from helpers.filters.pillow import from_pillow

# Squares, products and sums of numbers up to here stay finite.
LARGEST = 1e100
_SHAPES = {1: "a one-dimensional array (a signal)", 2: "a two-dimensional array (row, column)"}
_CONTENTS = {
    "c": "complex numbers",
    "U": "text",
    "S": "bytes",
    "M": "dates",
    "m": "time spans",
    "V": "records",
}


def as_real(value, name):
    """Return `value` as an array of real numbers in its own dtype.

    Parameters
    ----------
    value : array_like
        Booleans, integers or floats, none of them masked.
    name : str
        The argument's name, for the message.

    Returns
    -------
    ndarray
        Of real numbers; `value` itself if it's one already.

    Raises
    ------
    TypeError
        If `value` holds something else, or can't be converted.
    ValueError
        If rows differ in length, values are masked, or a whole number is too large for a float.

    Examples
    --------
    >>> as_real([True, False], "image").dtype
    dtype('bool')
    >>> as_real([1j], "image")
    Traceback (most recent call last):
        ...
    TypeError: image: expected an array of real numbers, got [1j] (list), which holds complex \
numbers.
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
            ) from error
        reason = str(error).strip().partition("\n")[0].rstrip(".")
        raise TypeError(
            f"{expected} {describe_value(value)}, which can't be converted: {reason[:100]}."
        ) from error
    if array.dtype.kind == "O" and all(isinstance(item, Real) for item in array.flat):
        try:
            array = array.astype(np.float64)
        except OverflowError as error:
            raise _too_large(name, "a whole number of more than 308 digits") from error
    if array.dtype.kind not in "biuf":
        content = _CONTENTS.get(array.dtype.kind) or _odd_object(array)
        holds = f", which holds {content}" if array.ndim else ""
        raise TypeError(f"{expected} {describe_value(value)}{holds}.")
    return array


def as_numbers(value, name, *, ndim=None, most=None):
    """Return `value` as a new float64 array of finite numbers.

    Parameters
    ----------
    value : array_like
        Booleans, integers or floats, up to 1e100 in size.
    name : str
        The argument's name, for the message.
    ndim : int, optional
        The number of dimensions; 1 and 2 are both fine without it.
    most : int, optional
        The most values that it may have.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    TypeError
        If `value` doesn't hold real numbers.
    ValueError
        If it has another number of dimensions, no value or too many, or one that is masked,
        NaN, infinite or too large.

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
    if most is not None and array.size > most:
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
    largest = np.abs(numbers).max(initial=0)
    if largest > LARGEST:
        raise _too_large(name, f"{largest:.3g}")


def as_whole(value, name, *, least=None, most=None):
    """Return `value` as an int within ``[least, most]``, or say what's wrong with it."""
    allowed = "a whole number"
    if least is not None:
        allowed += f" from {least:,}" + (f" to {most:,}" if most is not None else " up")
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name}: expected {allowed}, got {describe_value(value)}.")
    if (least is not None and value < least) or (most is not None and value > most):
        raise ValueError(f"{name}: expected {allowed}, got {_shorten(value)}.")
    return int(value)


def as_shape(value, name):
    """Return `value` as a tuple of whole numbers from 1 up, or say what's wrong with it."""
    if not isinstance(value, (tuple, list)):
        raise TypeError(f"{name}: expected a tuple of whole numbers, got {describe_value(value)}.")
    return tuple(as_whole(side, name, least=1) for side in value)


def as_number(value, name, *, above=None, least=None, most=None):
    """Return `value` as a finite float within its limits, or say what's wrong with it.

    Parameters
    ----------
    value : float
    name : str
        The argument's name, for the message.
    above, least, most : float, optional
        What it has to be more than, at least, and at most.

    Returns
    -------
    float

    Raises
    ------
    TypeError
        If `value` isn't a number.
    ValueError
        If it's NaN, infinite or beyond a limit; without limits, beyond 1e100.

    Examples
    --------
    >>> as_number(0, "sigma", above=0, most=12)
    Traceback (most recent call last):
        ...
    ValueError: sigma: expected a finite number above 0 and at most 12, got 0.
    """
    limits = [
        f"{words} {limit:,}"
        for words, limit in (("above", above), ("of at least", least), ("at most", most))
        if limit is not None
    ]
    allowed = f"a finite number {' and '.join(limits)}".rstrip()
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
    """Return `value` if it's one of `allowed`, or say which those are."""
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


def _odd_object(array):
    odd = next(item for item in array.flat if not isinstance(item, Real))
    return f"objects such as {describe_value(odd)}"


def _uneven(rows):
    """Return which of nested lists' rows differ in length, in words."""

    def count(row):
        try:
            size = len(row)
        except TypeError:
            return "a single number"
        return "1 value" if size == 1 else f"{size} values"

    first = count(rows[0])
    for k, row in enumerate(rows):
        if count(row) != first:
            return f"{first} in row 0 and {count(row)} in row {k}"
    return "rows whose parts differ in length"
