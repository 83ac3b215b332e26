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
# What Python and NumPy take for a number.
_NOT_NUMBERS = (bool, np.bool_, np.timedelta64, np.complexfloating)
_SHAPES = {1: "a one-dimensional array (a signal)", 2: "a two-dimensional array (row, column)"}
_COUNTS = {(1,): "one whole number", (2,): "two whole numbers", (1, 2): "one or two whole numbers"}
_CONTENTS = {
    **{"c": "complex numbers", "S": "bytes", "V": "records"},
    **{"M": "dates", "m": "time spans"},
}


def refusal(name, expected, got, error=ValueError):
    """Return the error that says what's wrong with an argument.

    Examples
    --------
    >>> refusal("size", "a whole number", "1.5")
    ValueError('size: expected a whole number, got 1.5.')
    """
    return error(f"{name}: expected {expected}, got {got}.")


def as_real(value, name):
    """Return an argument as an array of real numbers in its own dtype, or say what's wrong.

    Examples
    --------
    >>> as_real([True, False], "image").dtype
    dtype('bool')
    """
    if np.ma.is_masked(value):
        count = f"{np.ma.count_masked(value)} of {value.size}"
        got = f"{count}. Fill them first, for example with .filled(0)"
        raise refusal(name, "no masked values", got)
    expected = "an array of real numbers"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what's wrong is said below
            array = np.asarray(from_pillow(value))
    except Exception as error:  # another library's array may raise anything
        if isinstance(value, (list, tuple)) and isinstance(error, ValueError):
            raise refusal(name, "rows of one length", _uneven(value)) from None
        reason = str(error).strip().partition("\n")[0].rstrip(".")[:100]
        got = f"{describe_value(value)}, which can't be converted: {reason}"
        raise refusal(name, expected, got, TypeError) from error
    kind = array.dtype.kind
    if kind in "biuf":
        return array
    content = _CONTENTS.get(kind, "text")
    if kind == "O":
        odd = [item for item in array.flat if not isinstance(item, Real)]
        if not odd:
            return _from_objects(array, name)
        content = f"objects such as {describe_value(odd[0])}"
    holds = f", which holds {content}" if array.ndim else ""
    raise refusal(name, expected, describe_value(value) + holds, TypeError)


def _from_objects(array, name):
    try:
        return array.astype(np.float64)
    except OverflowError:
        raise refusal(name, _range(), "a whole number of more than 308 digits") from None


def as_numbers(value, name, *, ndim=None, most=_MOST_VALUES, largest=LARGEST):
    """Return an argument as a new float64 array of finite numbers, or say what's wrong with it.

    It has `ndim` dimensions, or one or two without that; at least one value, and at most `most`;
    none that's masked, NaN, infinite or beyond `largest`.

    Examples
    --------
    >>> as_numbers([1, 2], "signal")
    array([1., 2.])
    """
    array = as_real(value, name)
    allowed = (1, 2) if ndim is None else (ndim,)
    if array.ndim not in allowed:
        got = f"the shape {array.shape}"
        if array.ndim == 3 and array.shape[-1] in (3, 4) and 2 in allowed:
            got += ". A color image becomes gray with skimage.color.rgb2gray(image)"
        raise refusal(name, " or ".join(_SHAPES[n] for n in allowed), got)
    if array.size == 0:
        raise refusal(name, "at least one value", f"the shape {array.shape}")
    if array.size > most:
        raise refusal(name, f"at most {most:,} values", f"{array.size:,}")
    with np.errstate(over="ignore"):  # a longdouble may become infinite, and is refused then
        numbers = array.astype(np.float64)
    bad = np.count_nonzero(~np.isfinite(numbers))
    if bad:
        raise refusal(name, "finite numbers", f"{bad} NaN or infinite of {array.size}")
    refuse_too_large(numbers, name, largest)
    return numbers


def refuse_too_large(numbers, name, largest=LARGEST):
    """Raise a ValueError if a number is so large that arithmetic would end at infinity."""
    found = np.abs(numbers).max()
    if found > largest:
        raise refusal(name, _range(largest), f"{found:.3g}")


def _range(largest=LARGEST):
    return f"numbers between {-largest:g} and {largest:g}".replace("+", "")


def as_whole(value, name, *, least=-math.inf, most=math.inf):
    """Return an argument as an int within its limits, or say what's wrong with it.

    Examples
    --------
    >>> as_whole(3, "size", least=1)
    3
    """
    allowed = "a whole number"
    if least > -math.inf:
        allowed += f" from {least:,}" + (f" to {most:,}" if most < math.inf else " up")
    _refuse_types_but((int, np.integer), value, name, allowed)
    if not least <= value <= most:
        raise refusal(name, allowed, _shorten(value))
    return int(value)


def as_shape(value, name, *, ndims=(1, 2)):
    """Return an argument as a tuple of whole numbers from 1 up, or say what's wrong with it.

    There are as many of them as one of `ndims` says.

    Examples
    --------
    >>> as_shape([3, 5], "shape")
    (3, 5)
    """
    if not isinstance(value, (tuple, list)):
        raise refusal(name, "a tuple of whole numbers", describe_value(value), TypeError)
    shape = tuple(as_whole(side, name, least=1) for side in value)
    if len(shape) not in ndims:
        raise refusal(name, _COUNTS[ndims], shape)
    return shape


def as_number(value, name, *, above=-math.inf, least=-math.inf, most=math.inf):
    """Return an argument as a finite float within its limits, or say what's wrong with it.

    Examples
    --------
    >>> as_number(0, "sigma", above=0, most=12)
    Traceback (most recent call last):
        ...
    ValueError: sigma: expected a finite number above 0 and at most 12, got 0.
    """
    limits = {"above": above, "of at least": least, "at most": most}
    listed = [f"{word} {limit:,}" for word, limit in limits.items() if math.isfinite(limit)]
    allowed = f"a finite number {' and '.join(listed)}".rstrip()
    _refuse_types_but((int, float, np.number), value, name, allowed)
    try:
        number = float(value)
    except OverflowError:  # a whole number of more than 308 digits
        number = math.inf
    if not (math.isfinite(number) and above < number and least <= number <= most):
        raise refusal(name, allowed, _shorten(value))
    refuse_too_large(number, name)
    return number


def _refuse_types_but(types, value, name, allowed):
    if not isinstance(value, types) or isinstance(value, _NOT_NUMBERS):
        raise refusal(name, allowed, describe_value(value), TypeError)


def as_switch(value, name):
    """Return an argument as a bool, or say what's wrong with it.

    Examples
    --------
    >>> as_switch(np.True_, "ticks")
    True
    """
    if not isinstance(value, (bool, np.bool_)):
        raise refusal(name, "True or False", describe_value(value), TypeError)
    return bool(value)


def one_of(value, name, allowed):
    """Return an argument if it's one of those allowed, or say which those are.

    Examples
    --------
    >>> one_of("wrap", "mode", ("nearest", "wrap"))
    'wrap'
    """
    if not isinstance(value, str) or value not in allowed:
        raise refusal(name, f"one of {', '.join(map(repr, allowed))}", describe_value(value))
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


def _uneven(rows):
    """Return which of nested lists' rows differ in length, in words."""
    sizes = [len(row) if hasattr(row, "__len__") else None for row in rows]
    for k, size in enumerate(sizes):
        if size != sizes[0]:
            words = {None: "a single number", 1: "1 value"}
            first, other = (words.get(n, f"{n} values") for n in (sizes[0], size))
            return f"{first} in row 0 and {other} in row {k}"
    return "rows whose parts differ in length"
