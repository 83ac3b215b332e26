"""Predictions: recorded before the surprise, compared after it, never scored."""

from dataclasses import dataclass

from helpers.exercises.exercise import as_values, describe_type, quiet
from helpers.exercises.verdict import Verdict
from helpers.figures.wording import number


@dataclass(frozen=True, repr=False)
class Prediction(Verdict):
    """What you expect, kept until you see what comes out; shown like any verdict.

    Attributes
    ----------
    value : float or None
        The number that you expect, if you gave one.
    """

    value: float | None = None

    def reveal(self, actual, names=None):
        """Compare the prediction with what came out.

        Parameters
        ----------
        actual : float
            What came out.
        names : dict of float to str, optional
            What the numbers mean, if they're a choice; then nothing is said about how far
            apart they are.

        Returns
        -------
        Verdict

        Examples
        --------
        >>> predict("the sum", 2).reveal(3)
        ✎ Recorded. You expected 2, and it's 3. Your guess is 1 too low.
        """
        names = names or {}
        with quiet():
            found = as_values(actual, "one number")
        if isinstance(found, str) or found.size != 1:
            raise TypeError(f"actual: expected one number, got {describe_type(actual)}.")
        actual = found.item()
        shown = names.get(actual, _rounded(actual))
        if self.value is None:
            return Verdict("not attempted", f"You made no prediction. It's {shown}.")
        expected = names.get(self.value, number(self.value))
        if shown in (expected, _rounded(self.value)):
            return Verdict("correct", f"You expected {shown}, and {shown} it is.")
        if not names and abs(actual) >= 0.1 and self.value == round(actual, 2):
            return Verdict("correct", f"You expected {expected}, and that's right. It's {shown}.")
        said = f"You expected {expected}, and it's {shown}."
        if not names:
            gap = self.value - actual
            said += f" Your guess is {number(abs(gap))} too {'high' if gap > 0 else 'low'}."
        return Verdict("recorded", said)


def predict(question, prediction):
    """Record what you expect, before you see it; nothing is sent anywhere, or scored.

    Parameters
    ----------
    question : str
        What the prediction is about.
    prediction : float
        One real number of any kind; ``...`` means that you haven't one yet. A share may be given
        as a percentage.

    Returns
    -------
    Prediction
        Its `reveal` compares it with what came out.

    Examples
    --------
    >>> predict("the number of values", 90)
    ✎ Recorded. You expect 90. Read on to see.
    >>> predict("the share of edges", 94)
    ✎ Recorded. You expect 94%, and as a share that's 0.94. Read on to see.
    """
    if prediction is ... or prediction is None:
        said = f"What is {question}? Put a number in place of the `...`. A guess will do."
        return Prediction("not attempted", said)
    with quiet():
        value = as_values(prediction, "one number")
    if isinstance(value, str):
        return Prediction("wrong", value)
    if value.size != 1:
        said = f"A prediction is one number, and yours has {value.size}."
        return Prediction("wrong", said)
    value, percent = value.item(), ""
    if type(question) is str and "share" in question and 1 < value <= 100:
        percent, value = f"{number(value)}%, and as a share that's ", value / 100
    said = f"You expect {percent}{number(value)}. Read on to see."
    return Prediction("recorded", said, value=value)


def _rounded(value):
    return number(round(value, 3))
