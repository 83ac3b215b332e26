"""Files with which Canvas and Moodle take over who has solved what.

Nothing here has points: a learner has completed an exercise if any of their notebooks has it
right. Where its check didn't run in any of them, nothing is said.
"""

import csv
import re
from collections import defaultdict

from helpers.exercises.catalog import find
from tools.grade import GradingError
from tools.grade.table import tidy, write_table

GRADES = {"correct": "complete", "wrong": "incomplete", "not attempted": "incomplete"}
# smithjane_LATE_12345_67890_edges.ipynb: a name, a user's number and an attachment's.
CANVAS = re.compile(r"(?:^|/)([^/]+?)(?:_LATE)?_(\d+)_\d+_[^/]+$")
# Jane Smith_12345_assignsubmission_file_edges.ipynb, or a folder of that name: a participant's.
MOODLE = re.compile(r"(?:^|/)[^/]+_(\d+)_assignsubmission_file_")
# What each platform's file says of learners: Canvas refuses another order.
HEADS = {"canvas": ("Student", "ID", "Section"), "moodle": ("Email address",)}
KEYS = {"canvas": "ID", "moodle": "Email address"}


def read_rosters(paths):
    """Return what rosters say of each learner, by their number or their notebook's name.

    Moodle's grading worksheet, Canvas's gradebook, and a table with a column ``file`` are rosters.
    """
    people = {}
    for path in paths:
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = [*csv.DictReader(file)]
        except (OSError, ValueError) as error:
            raise GradingError(f"--roster: {path} can't be read as a table ({error})") from error
        columns = [name for name in ("file", "Identifier", "ID") if rows and name in rows[0]]
        if not columns:
            raise GradingError(f"--roster: {path} has none of the columns file, Identifier and ID")
        for row in rows:
            people[(row[columns[0]] or "").removeprefix("Participant ")] = row
    return people


def find_learner(file, people):
    """Return what's known about who handed in a notebook: a dict, which may be empty."""
    if found := MOODLE.search(file):
        return people.get(found[1], {})
    if found := CANVAS.search(file):
        return {"Student": tidy(found[1]), "ID": found[2]} | people.get(found[2], {})
    return people.get(file, {})


def write_platforms(rows, people, target):
    """Write a file for each platform that learners are known for; say so, line by line."""
    exercises = [name for name in dict.fromkeys(row[1] for row in rows) if find(name)]
    exercises.sort(key=lambda name: (find(name).lesson, name))
    learners = {file: find_learner(file, people) for file in dict.fromkeys(row[0] for row in rows)}
    for platform, head in HEADS.items():
        known, grades = {}, defaultdict(dict)
        for file, exercise, verdict, *_ in rows:
            if key := learners[file].get(KEYS[platform]):
                known[key] = [learners[file].get(column) or "" for column in head]
                if GRADES.get(verdict) and grades[key].get(exercise) != "complete":
                    grades[key][exercise] = GRADES[verdict]
        if known:
            path = target.with_name(f"{platform}.csv")
            for key, own in known.items():
                own += [grades[key].get(exercise, "") for exercise in exercises]
            write_table(path, (*head, *exercises), known.values())
            yield f"What {platform.capitalize()} can import is in {path}, learners: {len(known)}."
    if nameless := sum(not any(map(own.get, KEYS.values())) for own in learners.values()):
        yield f"Notebooks that nothing says whose they are: {nameless}. See docs/grading.md."
