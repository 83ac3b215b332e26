"""Answers to questions with four choices: noted, and never scored."""

from helpers.exercises.verdict import Verdict

LETTERS = "ABCD"


def choose(question, letter):
    """Note which choice you take; nothing is sent anywhere, or scored.

    Parameters
    ----------
    question : str
        The form and the number of a question, such as ``"before 3"``.
    letter : str
        One of A, B, C and D; ``...`` means that you haven't chosen yet.

    Returns
    -------
    Verdict

    Examples
    --------
    >>> choose("before 3", "B")
    ✎ Recorded. You chose B.
    """
    chosen = letter.strip().upper() if isinstance(letter, str) else ""
    if len(chosen) == 1 and chosen in LETTERS:
        return Verdict("recorded", f"You chose {chosen}.")
    return Verdict("not attempted", "Put A, B, C, or D in place of the `...`. A guess will do.")
