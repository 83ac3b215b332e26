"""Two curves compared in words: what was expected, and what came out."""

from dataclasses import dataclass

import numpy as np

from helpers.demos.runs import run_around
from helpers.figures.wording import number

# A hand with a mouse isn't exact. What's this close, as a part of the largest value or of the
# width, counts as the same.
_NEAR = 0.05
_EXACT = 1e-9


def describe(values):
    """Return a curve's shape in words, measured from zero.

    Examples
    --------
    >>> describe([0, 0, 3, 0])
    'a peak, 3 away from zero at sample 2, and more than half as far at 1 sample'
    """
    values = np.asarray(values, dtype=float)
    return _words(_shape(values, np.arange(values.size), _scale(values)))


def compare(expected, actual):
    """Say where a prediction differs from the output: sign, position, height, width.

    Parameters
    ----------
    expected : ndarray of float64, shape (n,)
        NaN where nothing was drawn, but not everywhere; the rest is compared.
    actual : ndarray of float64, shape (n,)

    Returns
    -------
    str
        A line for each thing compared. Nothing in it is a score.

    Examples
    --------
    >>> compare(np.array([0.0, 2.0]), np.array([0.0, 2.0]))
    'As you expected at every sample: a peak, 2 away from zero at sample 1, \
and more than half as far at 1 sample.'
    """
    at = np.flatnonzero(~np.isnan(expected))
    lines, where = [], "at every sample"
    if at.size < actual.size:
        lines.append(f"Compared where you drew: {at.size} of {_samples(actual.size)}.")
        where = "at each of them"
    expected, actual = expected[at], actual[at]
    scale = max(_scale(expected), _scale(actual))
    # A hand's wobble is nothing beside the output, which has only itself as a measure.
    yours, truth = _shape(expected, at, scale), _shape(actual, at, _scale(actual))
    gaps = np.abs(expected - actual)
    if gaps.max() <= _EXACT * max(scale, 1):
        return "\n".join([*lines, f"As you expected {where}: {_words(truth)}."])
    if "flat" in (yours.sign, truth.sign):
        is_near = yours.sign == truth.sign and abs(yours.height - truth.height) <= _NEAR * scale
        lines.append(
            f"Shape: {_words(truth)}, much as you expected."
            if is_near
            else f"Shape: you expected {_words(yours)}, and it's {_words(truth)}."
        )
    else:
        lines += [part(yours, truth) for part in (_sign, _position, _height, _width)]
    most = int(gaps.argmax())
    lines.append(
        f"Biggest gap at sample {at[most]}: you expected {number(expected[most])}, "
        f"and it's {number(actual[most])}."
    )
    return "\n".join(lines)


@dataclass(frozen=True)
class _Shape:
    sign: str  # 'flat', 'a peak', 'a dip' or 'both ways'
    low: float
    high: float
    height: float  # how far from zero; the mean of a flat curve, which has nothing of the rest
    first: int = 0  # the samples from `first` to `last` are the farthest
    last: int = 0
    width: int = 0
    above: frozenset = frozenset()  # the samples that are as far above zero, and below it
    below: frozenset = frozenset()


def _shape(values, at, scale):
    """Return the shape of `values`, which belong to the samples `at`."""
    low, high = float(values.min()), float(values.max())
    if scale == 0 or high - low <= _NEAR * scale:
        return _Shape("flat", low, high, float(values.mean()))
    most, least = max(high, -low), min(high, -low)
    sign = "a peak" if high == most else "a dip"
    if least > most / 2:
        sign = "both ways"
    # Equal values side by side, such as the two of a difference at a step, are one place.
    above, below = (np.abs(values - far) <= _NEAR * most for far in (most, -most))
    farthest = int(np.abs(values).argmax())
    same = np.zeros(at[-1] + 1, bool)
    same[at] = above if above[farthest] else below
    first, last = run_around(same, at[farthest])
    width = int((np.abs(values) > most / 2).sum())
    sides = (frozenset(at[side].tolist()) for side in (above, below))
    return _Shape(sign, low, high, most, first, last, width, *sides)


def _scale(values):
    most = float(np.abs(values).max())
    return most if most > _EXACT else 0.0


def _words(shape):
    if shape.sign == "flat":
        if shape.high - shape.low <= _EXACT * max(abs(shape.low), 1):
            return f"flat at {number(shape.height)}"
        return f"nearly flat, from {number(shape.low)} to {number(shape.high)}"
    kind = f"{shape.sign},"
    if shape.sign == "both ways":
        kind += f" from {number(shape.low)} to {number(shape.high)}; the farthest"
    return (
        f"{kind} {number(shape.height)} away from zero at {_place(shape)}, "
        f"and more than half as far at {_samples(shape.width)}"
    )


def _sign(yours, truth):
    if yours.sign == truth.sign:
        side, other = ("above", "below") if truth.first in truth.above else ("below", "above")
        if _reaches(yours, truth, side) or not _reaches(yours, truth, other):
            return f"Sign: {truth.sign}, as you expected."
        return (
            f"Sign: {truth.sign}, as you expected, but it's {side} zero at {_place(truth)}, "
            f"and you expected {other}."
        )
    span = f", from {number(truth.low)} to {number(truth.high)}"
    return (
        f"Sign: you expected {yours.sign}, "
        f"and it's {truth.sign}{span if truth.sign == 'both ways' else ''}."
    )


def _reaches(yours, truth, *sides):
    """Return whether a prediction is farthest from zero, there too, where the output is."""
    place = range(truth.first, truth.last + 1)
    return any(not getattr(yours, side).isdisjoint(place) for side in sides)


def _position(yours, truth):
    is_same = _reaches(yours, truth, "above", "below")
    where = "farther right" if truth.first > yours.last else "farther left"
    return _line("Position", _place(yours), _place(truth), is_same, where)


def _height(yours, truth):
    is_same = abs(yours.height - truth.height) <= _NEAR * truth.height
    less = "less" if truth.height < yours.height else "more"
    heights = number(yours.height), number(truth.height)
    return _line("Height", *heights, is_same, less, " away from zero")


def _width(yours, truth):
    is_same = abs(yours.width - truth.width) <= _NEAR * truth.width
    kind = "narrower" if truth.width < yours.width else "wider"
    if "both ways" in (yours.sign, truth.sign):
        kind = ""  # noise isn't wide, it has many peaks
    widths = _samples(yours.width), _samples(truth.width)
    return _line("Width", *widths, is_same, kind, " at more than half of it")


def _line(name, expected, actual, is_same, how, measure=""):
    if is_same:
        return f"{name}: {actual}{measure}, as you expected."
    actual = f"{how}, {actual}" if how else actual
    return f"{name}: you expected {expected}{measure}, and it's {actual}."


def _place(shape):
    if shape.first == shape.last:
        return f"sample {shape.first}"
    return f"samples {shape.first} to {shape.last}"


def _samples(count):
    return "1 sample" if count == 1 else f"{count} samples"
