"""What a check answers, and how an answer is compared."""

from dataclasses import dataclass

import numpy as np

from helpers.arithmetic.wording import number

_SIGNS = {
    "not attempted": "… Not attempted yet.",
    "correct": "✓ Correct.",
    "wrong": "✗ Not yet.",
    "recorded": "✎ Recorded.",
}


@dataclass(frozen=True)
class Verdict:
    """One of "not attempted", "correct", "wrong" and "recorded", and what to say of it."""

    status: str
    message: str

    def __repr__(self):
        return f"{_SIGNS[self.status]} {self.message}"

    def _repr_markdown_(self):
        return f"**{_SIGNS[self.status]}** {self.message}"


def as_values(answer):
    """Return an answer as finite float64 array, or a sentence on what it is instead.

    Parameters
    ----------
    answer : object
        Anything at all.

    Returns
    -------
    ndarray or str
    """
    try:
        values = np.asarray(answer)
    except Exception:  # an answer may be any object, and raise anything when it is looked into
        return f"I expect an array of numbers, and got {_kind(answer)}."
    if values.dtype.kind not in "biuf":
        return f"I expect an array of numbers, and got {_kind(answer)}."
    values = values.astype(np.float64)
    bad = np.count_nonzero(~np.isfinite(values))
    if bad:
        return f"{bad} of your {values.size} values are NaN or infinite."
    return values


def difference(values, expected):
    """Return in words where two arrays of one shape differ most."""
    gap = np.abs(values - expected)
    worst = np.unravel_index(gap.argmax(), gap.shape)
    place = ", ".join(str(int(i)) for i in worst)
    wrong = np.count_nonzero(gap > 1e-5)
    return (
        f"{wrong} of {values.size} values differ; most of all at index {place}, "
        f"where I expect {number(expected[worst])} and you have {number(values[worst])}."
    )


def is_same(values, expected):
    """Return whether two arrays agree to the precision of float32."""
    return values.shape == expected.shape and np.allclose(values, expected, rtol=1e-4, atol=1e-5)


def _kind(answer):
    name = type(answer).__name__
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"
