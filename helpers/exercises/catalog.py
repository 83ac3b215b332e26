"""Every check of the course, by the name of its exercise."""

import pkgutil
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from helpers import exercises
from helpers.exercises.exercise import describe_type, quiet
from helpers.exercises.functions import is_stub, judge
from helpers.exercises.reporting import report
from helpers.exercises.verdict import Verdict


def check(name, answer):
    """Check an answer, and say what's right or wrong about it; never raises.

    Parameters
    ----------
    name : str
        The exercise's name, such as ``'mystery-kernel'``.
    answer : object
        Your answer; ``...`` means that you haven't one yet.

    Returns
    -------
    Verdict
        Not attempted yet; correct, and what to notice; or what's wrong, by name.

    Examples
    --------
    >>> check("pixel-count", 12)
    ✗ Not yet. You added 5 and 7, but each of the five rows has seven pixels.
    """
    verdict = _judge(find(name), name, answer)
    report(name, verdict)
    return verdict


def find(name):
    """Return the `Exercise` of that name, or None; its module is loaded when it's first used."""
    if type(name) is not str or name.replace("-", "_") not in _modules():
        return None
    exercise = getattr(import_module(f"{__package__}.{name.replace('-', '_')}"), "EXERCISE", None)
    return exercise if exercise and exercise.name == name else None


def names():
    """Return the names of all exercises, in the order of the alphabet."""
    return [name for module in _modules() if find(name := module.replace("_", "-"))]


def _modules():
    return _found_in(tuple(exercises.__path__))


@cache
def _found_in(folders):
    return [module.name for module in pkgutil.iter_modules(folders)]


def _judge(exercise, name, answer):
    if exercise is None:
        return Verdict("wrong", _describe_unknown(name))
    if answer is ... or answer is None or is_stub(answer):
        return Verdict(
            "not attempted",
            "Put your answer in place of the `...` above, run that cell, then this check again.",
        )
    with quiet():
        return judge(exercise, answer) if exercise.cases else exercise.check(answer)


def _describe_unknown(name):
    if type(name) is not str:
        return f"An exercise's name is text, and you gave {describe_type(name)}."
    close = get_close_matches(name.lower().replace("_", "-").replace(" ", "-"), names(), 1)
    more = f'Did you mean "{close[0]}"?' if close else "Its name is in the lesson, in its check."
    return f'There\'s no exercise called "{name[:40]}". {more}'
