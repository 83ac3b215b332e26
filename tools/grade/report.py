"""One page about what a class did: no names, no script, and nothing from a network."""

import re
from collections import Counter, defaultdict
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from helpers.exercises.catalog import find
from helpers.figures import style
from tools.grade.notebook import COURSE
from tools.grade.table import VERDICTS

MOST = 8  # mistakes that are listed for an exercise
COLORS = dict(zip(VERDICTS, (style.OUTPUT, style.WINDOW, "#BFC4CA", style.PADDING), strict=True))


def make_report(rows):
    """Return the page as HTML, given the rows of the table."""
    lessons, files = defaultdict(dict), {row[0] for row in rows}
    for name in dict.fromkeys(row[1] for row in rows):
        if exercise := find(name):  # what else a notebook may have reported isn't the course's
            own = [row[2:] for row in rows if row[1] == name]
            lessons[exercise.lesson][name] = describe(own, exercise)
    titles = {lesson: read_title(lesson) for lesson in sorted(lessons)}
    folder = FileSystemLoader(Path(__file__).parent)
    page = Environment(autoescape=True, loader=folder, trim_blocks=True, lstrip_blocks=True)
    known = {row[0] for row in rows if find(row[1])}
    return page.get_template("report.html").render(
        lessons={titles[lesson]: lessons[lesson] for lesson in titles}, colors=COLORS,
        input=style.INPUT, files=len(files), unknown=len(files - known), verdicts=VERDICTS,
    )  # fmt: skip


def read_title(lesson):
    """Return a lesson's number and title."""
    text = (COURSE / "lessons" / f"{lesson}.md").read_text(encoding="utf-8")
    title, _, _ = text.partition("\n")
    return f"{lesson[:2]} {title.removeprefix('# ')}"


def describe(own, exercise):
    """Return how many have each verdict, and the most frequent mistakes, given an exercise's rows.

    Mistakes without a name are alike if their first sentences are, apart from numbers. What's
    quoted from an error stays away, because it may hold anything.
    """
    groups = defaultdict(Counter)
    for verdict, message, misconception in own:
        if verdict == "wrong":
            text = exercise.messages.get(misconception, "")
            if "{error}" in text:
                message = text.replace("{error}", "")
            elif not text:
                message = re.split(r"(?<=[.?]) |: ", message)[0].rstrip(".") + "."
            groups[misconception if text else re.sub(r"[\d.]+", "#", message)][message] += 1
    # Every second part of a message is code.
    mistakes = [
        (said.total(), re.split("`([^`]+)`", said.most_common(1)[0][0])) for said in groups.values()
    ]
    mistakes.sort(key=lambda mistake: -mistake[0])
    counts = Counter(row[0] for row in own)
    rest = sum(count for count, _ in mistakes[MOST:])
    return {"counts": counts, "total": len(own), "mistakes": mistakes[:MOST], "rest": rest}
