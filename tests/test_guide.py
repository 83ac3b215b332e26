"""The instructor's pages are about the lessons as they are."""

import re

import pytest
from approved import said_by, said_in

from tools.build.course import ROOT, find_lesson, lesson_files

PAGES = ROOT / "docs" / "instructors"
LESSONS = [path.stem for path in lesson_files()]
SECTIONS = [
    *("Minutes", "In this order", "Ask before you show", "What the check names"),
    *("With fifteen minutes left", "On a projector"),
]
UNTIMED = {"What you can do now", "Further reading", "If something doesn't work"}


def page(lesson):
    return (PAGES / f"{lesson}.md").read_text(encoding="utf-8")


def section(text, title):
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(table):
    """Return the rows of the first table in a text, without its head."""
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def source(lesson):
    return find_lesson(lesson).read_text(encoding="utf-8")


def minutes(lesson):
    """Return how many minutes a lesson says that it takes, in digits."""
    (total,) = re.findall(r"\*\*About (\d+) minutes\.\*\*", source(lesson))
    return total


def test_each_lesson_has_a_page_and_the_guide_leads_to_it():
    assert {path.stem for path in PAGES.glob("*.md")} == set(LESSONS)
    guide = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
    assert re.findall(r"\(instructors/(\w+)\.md\)", guide) == LESSONS


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_page_has_its_sections_in_order(lesson):
    assert re.findall(r"^## (.+)$", page(lesson), re.MULTILINE) == SECTIONS


@pytest.mark.parametrize("lesson", LESSONS)
def test_minutes_are_those_of_the_lesson_and_of_its_sections(lesson):
    total = minutes(lesson)
    assert f"**Minutes:** {total}." in page(lesson)
    table = rows(section(page(lesson), "Minutes"))
    titles = re.findall(r"^## (.+)$", source(lesson), re.MULTILINE)
    listed = [row[0] for row in table]
    assert listed == [title for title in titles if title in listed]
    assert set(titles) - set(listed) <= UNTIMED
    assert sum(int(row[1]) for row in table) == int(total)


@pytest.mark.parametrize(
    ("path", "link"),
    [("README.md", "notebooks/{}.ipynb"), ("docs/instructors.md", "instructors/{}.md")],
)
def test_a_list_of_the_lessons_has_their_minutes(path, link):
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    for lesson in LESSONS:
        target = f"]({link.format(lesson)})"
        (row,) = (line for line in lines if "| [" in line and target in line)
        assert row.endswith(f" {minutes(lesson)} |"), row


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_the_check_is_said_to_say_it_says(lesson):
    named = section(page(lesson), "What the check names")
    said = said_in(lesson)
    if not said:
        assert named.strip().startswith("No exercise.")
        return
    quoted = [re.fullmatch(r'"(.+)"', row[0])[1] for row in rows(named)]
    assert len(quoted) >= 5, f"{lesson}: a table of five or more things that the check says"
    assert [phrase for phrase in quoted if phrase not in said] == []


def test_the_readme_quotes_a_check():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (quote,) = re.findall(r"^> \*\*✗ Not yet\.\*\* ((?:.*\n> )*.*)$", readme, re.MULTILINE)
    quote = " ".join(quote.replace("\n> ", " ").split())
    assert f"'{quote}',\n" in said_by("no-edge-effects")
