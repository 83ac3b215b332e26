"""Predictions: recorded before the surprise, compared after it, never scored."""

import numpy as np

from helpers.exercises.verdict import Verdict, as_values
from helpers.figures.wording import number

# Kept in the kernel's memory only, and gone with it.
_recorded = {}


def predict(question, prediction):
    """Record what you expect, before you see it; nothing is sent anywhere, or scored.

    Parameters
    ----------
    question : str
        What the prediction is about; `reveal` asks by it.
    prediction : float
        One number; ``...`` stands for none yet.

    Returns
    -------
    Verdict
    """
    # Also by one that is refused: `reveal` would tell the learner of a number given up since.
    _recorded.pop(question, None)
    if prediction is ... or prediction is None:
        return Verdict(
            "not attempted",
            f"What is {question}? Put a number in place of the `...`; a guess will do.",
        )
    value = as_values(prediction, "one number")
    if isinstance(value, str):
        return Verdict("wrong", value)
    if value.shape != ():
        return Verdict("wrong", "A prediction is one number here, and yours has several.")
    _recorded[question] = float(value)
    return Verdict("recorded", f"You expect {number(value)}. Read on to see.")


def reveal(question, actual, names=None):
    """Compare the recorded prediction with what came out.

    Parameters
    ----------
    question : str
        The same as given to `predict`.
    actual : float
        What came out.
    names : dict of float to str, optional
        What numbers stand for, if they are a choice: nothing is said of their difference.

    Returns
    -------
    Verdict
    """
    shown = names[actual] if names else number(np.round(actual, 3))
    if question not in _recorded:
        return Verdict("not attempted", f"No prediction was recorded. It is {shown}.")
    expected = _recorded[question]
    gap = expected - float(actual)
    if abs(gap) < 5e-4:
        return Verdict("correct", f"You expected {shown}, and {shown} it is.")
    if names:
        named = names.get(expected, number(expected))
        return Verdict("recorded", f"You expected {named}, and it is {shown}.")
    side = "more" if gap > 0 else "less"
    return Verdict(
        "recorded",
        f"You expected {number(expected)}, and it is {shown}: "
        f"your number is {number(abs(gap))} {side}.",
    )
