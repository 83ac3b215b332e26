"""Every check of the course, by the number of its exercise."""

from helpers.exercises import edge_effects, welcome
from helpers.exercises.verdict import Verdict

_CHECKS = {0: welcome.check, 1: edge_effects.check}


def check(exercise, answer):
    """Check an answer, and say what is right or wrong about it; never raises.

    Parameters
    ----------
    exercise : int
        The exercise's number: 0 in lesson 00, 1 in lesson 02.
    answer : object
        Your answer; ``...`` stands for none yet.

    Returns
    -------
    Verdict
        Not attempted yet; correct, and what to notice; or what is wrong, by name.
    """
    if not isinstance(exercise, int) or exercise not in _CHECKS:
        known = ", ".join(str(key) for key in _CHECKS)
        return Verdict("wrong", f"There is no such exercise; check(n, answer) knows n = {known}.")
    if answer is ... or answer is None:
        return Verdict(
            "not attempted", "Put your answer in place of the `...`, and run the cell again."
        )
    return _CHECKS[exercise](answer)
