"""What the checks of many notebooks said, as rows of a table."""

import csv
import json
from collections import Counter
from contextlib import suppress

from helpers.exercises.catalog import find, names
from tools.grade.notebook import COURSE

VERDICTS = ("correct", "wrong", "not attempted", "not run")
HEAD = ("file", "exercise", "verdict", "message", "misconception")


def make_rows(file, reported, title, problem):
    """Return a row for each exercise that a notebook has reported, or should have."""
    verdicts = {}
    for exercise, status, *said in reported:
        # An untouched copy of the cell doesn't undo an attempt.
        if exercise not in verdicts or status != "not attempted":
            verdicts[exercise] = (status, *(said if status == "wrong" else ("", "")))
    declared = sorted(map(find, names()), key=lambda exercise: exercise.lesson)
    lessons = {exercise.lesson for exercise in declared if exercise.name in verdicts}
    for path in (COURSE / "lessons").glob("*.md"):
        if path.stem in file or path.read_text(encoding="utf-8").startswith(f"# {title}\n"):
            lessons.add(path.stem)
    expected = [exercise.name for exercise in declared if exercise.lesson in lessons]
    missing = ("not run", problem or "no cell ran its check", "")
    every = dict.fromkeys([*expected, *verdicts]) or [""]
    return [[tidy(text) for text in (file, name, *verdicts.get(name, missing))] for name in every]


def tidy(text):
    """Return a printable text that no spreadsheet takes for a formula."""
    text = text[:500].encode("utf-8", "backslashreplace").decode()
    text = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def read_journal(path):
    """Return the rows of each version of a file, as far as an interrupted run has written them."""
    known = {}
    for line in path.read_bytes().splitlines() if path.exists() else []:
        with suppress(ValueError):  # of a line that was cut off
            known |= json.loads(line)
    return known


def write_table(path, head, rows):
    """Write a table with the mark that lets a spreadsheet see that it's UTF-8."""
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([head, *rows])


def summarize(rows):
    """Print how many have each verdict, by exercise, and what is wrong most often."""
    print("\n" + " " * 18 + "".join(f"{verdict:>15}" for verdict in VERDICTS))
    for name in dict.fromkeys(row[1] for row in sorted(rows, key=lambda row: row[1])):
        counts = Counter(row[2] for row in rows if row[1] == name)
        print(f"{name or '(none)':18}" + "".join(f"{counts[each]:15}" for each in VERDICTS))
        wrong = Counter(row[3] for row in rows if row[1:3] == [name, "wrong"])
        for message, count in wrong.most_common(3):
            print(f"    {count}× {message[:90]}")
