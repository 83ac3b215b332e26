"""Refuse bad input in one clear sentence: the argument, the value, what is allowed."""

import numpy as np

from helpers.filters.pillow import from_pillow

_KIND = {1: "a one-dimensional array (a signal)", 2: "a two-dimensional array (row, column)"}


def as_numbers(value, name, *, ndim=None):
    """Return `value` as a finite float64 array, or say what is wrong with it.

    Parameters
    ----------
    value : array_like
        Booleans, integers or floats.
    name : str
        The argument's name, for the message.
    ndim : int, optional
        The number of dimensions that is asked for; 1 or 2 are both fine without it.

    Returns
    -------
    ndarray of float64
        A new array; the learner's own is never changed.

    Raises
    ------
    TypeError
        If `value` does not hold real numbers.
    ValueError
        If it has another number of dimensions, no element, or a NaN or infinite one.
    """
    array = _as_array(value, name)
    allowed = (1, 2) if ndim is None else (ndim,)
    if array.ndim not in allowed:
        kinds = " or ".join(_KIND[n] for n in allowed)
        hint = ""
        if array.ndim == 3 and array.shape[-1] in (3, 4) and 2 in allowed:
            hint = " A color image becomes gray with skimage.color.rgb2gray(image)."
        raise ValueError(f"{name}: expected {kinds}, got the shape {array.shape}.{hint}")
    if array.size == 0:
        raise ValueError(f"{name}: expected at least one value, got the shape {array.shape}.")
    numbers = array.astype(np.float64)
    bad = np.count_nonzero(~np.isfinite(numbers))
    if bad:
        raise ValueError(
            f"{name}: expected finite numbers, got {bad} NaN or infinite of {array.size}."
        )
    return numbers


def _as_array(value, name):
    try:
        array = np.asarray(from_pillow(value))
    except (TypeError, ValueError) as error:
        raise TypeError(f"{name}: expected an array of numbers, got {_describe(value)}.") from error
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"{name}: expected an array of numbers, got {_describe(value)} of dtype {array.dtype}."
        )
    return array


def as_whole(value, name, *, least=None, most=None):
    """Return `value` as an int within ``[least, most]``, or say what is wrong with it."""
    allowed = "a whole number"
    if least is not None:
        allowed += f" from {least}" + (f" to {most}" if most is not None else " up")
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name}: expected {allowed}, got {_describe(value)}.")
    if (least is not None and value < least) or (most is not None and value > most):
        raise ValueError(f"{name}: expected {allowed}, got {value}.")
    return int(value)


def as_shape(value, name):
    """Return `value` as a tuple of whole numbers from 1 up, or say what is wrong with it."""
    if not isinstance(value, (tuple, list)):
        raise TypeError(f"{name}: expected a tuple of whole numbers, got {_describe(value)}.")
    return tuple(as_whole(side, name, least=1) for side in value)


def as_number(value, name, *, least=None, most=None):
    """Return `value` as a finite float within ``[least, most]``, or say what is wrong."""
    limits = [
        f"{word} {limit}"
        for word, limit in (("at least", least), ("at most", most))
        if limit is not None
    ]
    allowed = "a finite number" + (f" of {' and '.join(limits)}" if limits else "")
    if isinstance(value, (bool, np.bool_)) or not isinstance(
        value, (int, float, np.integer, np.floating)
    ):
        raise TypeError(f"{name}: expected {allowed}, got {_describe(value)}.")
    try:
        number = float(value)
    except OverflowError:  # a whole number of more than 308 digits
        number = np.inf
    too_little = least is not None and number < least
    too_much = most is not None and number > most
    if not np.isfinite(number) or too_little or too_much:
        raise ValueError(f"{name}: expected {allowed}, got {_describe(value)}.")
    return number


def one_of(value, name, allowed):
    """Return `value` if it is one of `allowed`, or say what is."""
    if not isinstance(value, str) or value not in allowed:
        listed = ", ".join(repr(choice) for choice in allowed)
        raise ValueError(f"{name}: expected one of {listed}, got {_describe(value)}.")
    return value


def _describe(value):
    text = repr(value)
    text = text if len(text) <= 60 else text[:57] + "..."
    return f"{text} ({type(value).__name__})"
