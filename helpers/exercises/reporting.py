"""Let a grader know what each check says, while the notebook runs."""

import json
import os
from contextlib import suppress

VERDICT_FILE = "COURSE_VERDICTS"


def report(exercise, verdict):
    """Append a verdict to the file that ``COURSE_VERDICTS`` names; without one, do nothing.

    Parameters
    ----------
    exercise : str
        The exercise's name.
    verdict : Verdict
        What its check says. One line of JSON holds its status, its message and the
        misconception's name.

    Examples
    --------
    >>> from helpers.exercises.verdict import Verdict
    >>> report("pixel-count", Verdict("correct", "You did it by hand."))
    """
    path = os.environ.get(VERDICT_FILE)
    if not path:
        return
    # A check never raises, whatever has become of the file.
    with suppress(Exception):
        parts = ("status", "message", "misconception")
        said = {"exercise": str(exercise)} | {part: getattr(verdict, part) for part in parts}
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, json.dumps(said).encode() + b"\n")
        finally:
            os.close(file)
