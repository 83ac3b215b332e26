"""What the checks of exercises are known to say, as approved."""

import re

from tools.build.course import ROOT, find_lesson

WORDS = ROOT / "tests" / "helpers" / "__snapshots__" / "test_exercises.ambr"


def said_by(exercise):
    """Return all that an exercise's check says, and what its pictures show."""
    section = WORDS.read_text(encoding="utf-8").partition(f"[{exercise}]\n")[2]
    return section.partition("\n# ---\n")[0]


def said_in(lesson):
    """Return all that the checks of a lesson say."""
    text = find_lesson(lesson).read_text(encoding="utf-8")
    return "".join(map(said_by, re.findall(r'^check\("([^"]+)"', text, re.MULTILINE)))
