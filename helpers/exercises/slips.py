"""Slips that go wrong alike in any function, named once for all exercises."""

import numpy as np

from helpers.exercises.exercise import differs

_SAYS = {
    "last": "Your last value is missing. `range` and slices leave out their end, so it's easy to "
    "lose one there.",
    "first": "Your first value is missing. Python counts from 0.",
    "one": "You return only one value. If your `return` is inside the loop, it ends the function "
    "the first time around. If it's after the loop, check that you keep every value.",
    "whole": "You lose everything after the decimal point. An array of whole numbers, such as "
    "`np.zeros_like` makes from one, can't hold fractions.",
    "rounded": "You lose everything after the decimal point. Return the number as it is.",
    "same": "You return the same values whatever I give you, so your function may use something "
    "else from the notebook. Inside the function, use its own argument.",
}
# What each slip does to the right values.
_SLIPS = (
    *(("last", lambda values: values[:-1]), ("first", lambda values: values[1:])),
    *(("one", lambda values, i=i: values[i]) for i in (0, -1)),
    *(("one", lambda values, i=i: values[i : i + 1 or None]) for i in (0, -1)),
)


def find_slip(expected, outputs):
    """Return what's wrong with a function's outputs if it's one of these slips, or None.

    Parameters
    ----------
    expected, outputs : list of ndarray
        For each input. A slip may show in some of the outputs only.

    Examples
    --------
    >>> find_slip([np.array([1.5, 2, 3])], [np.array([2.0, 3])])
    'Your first value is missing. Python counts from 0.'
    """
    alike = all(np.array_equal(one, outputs[0]) for one in outputs)
    if alike and len(outputs) > 1 and outputs[0].size:
        return _SAYS["same"]
    pairs = [*zip(expected, outputs, strict=True)]
    if all(same(one, output) or _is_whole(one, output) for one, output in pairs):
        return _SAYS["whole" if any(one.ndim for one in expected) else "rounded"]
    if any(one.ndim != 1 or not one.size for one in expected):
        return None
    for name, slip in _SLIPS:
        if all(same(one, output) or same(slip(one), output) for one, output in pairs):
            return _SAYS[name]
    return None


def _is_whole(expected, output):
    """Return whether values were cut off at the decimal point or rounded to whole numbers.

    One that should be whole may have been a little less when it was cut off.
    """
    if expected.shape != output.shape:
        return False
    near = (expected.round(9), expected.round(9) - np.sign(expected) * 1e-9)
    ways = (*map(np.trunc, near), np.rint(expected))
    return bool(np.any([output == way for way in ways], axis=0).all())


def same(expected, output):
    """Return whether two arrays agree in their shape, and in the first three digits."""
    return expected.shape == output.shape and not differs(output, expected).any()
