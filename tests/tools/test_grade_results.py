"""What graded notebooks become: a page about the class, and files for learning platforms."""

import re

import pytest
from bs4 import BeautifulSoup

from helpers.exercises.catalog import check
from tools.grade import GradingError
from tools.grade.platforms import read_rosters, write_platforms
from tools.grade.report import make_report


def row(file, exercise, verdict, message="", misconception=""):
    return [file, exercise, verdict, message, misconception]


def given(file, answer):
    said = check("pixel-count", answer)
    return row(file, "pixel-count", said.status, said.message, said.misconception)


ROWS = [
    given("Jane_1", 35),
    *(given(f"Joe_{place}", 12) for place in range(3)),
    given("Ann_1", 51),
    given("Ann_2", 52),
    row("Max_1", "pixel-count", "not run", "no Max in /home/max"),
    row("Max_2", "difference", "wrong", "1 of 98 values differs. The biggest is Jane's.", ""),
    row("Max_3", "difference", "wrong", "3 of 98 values differ. The biggest is Jane's.", ""),
    row("Max_4", "difference", "wrong", "7 of 98 values differ. The biggest is Joe's.", ""),
    row("Max_5", "shrink", "wrong", "Your function raised IndexError: Joe! An…", "IndexError"),
    row("Max_6", "<b>Joe</b>", "wrong", "There's no exercise called Joe.", ""),
    row("Max_7", "", "not run", "Joe"),
]


@pytest.fixture(scope="module")
def page():
    return BeautifulSoup(make_report(ROWS), "html.parser")


def test_the_page_counts_verdicts_by_exercise(page):
    rows = [[cell.text.split()[0] for cell in tr(["th", "td"])] for tr in page.table("tr")]
    assert ["pixel-count", "1", "5", "0", "1"] in rows
    assert ["difference", "0", "3", "0", "0"] in rows
    assert "13 notebooks" in page.p.text
    assert "In 2 of them, no exercise" in page.p.text


def test_the_page_tells_mistakes_by_frequency_in_the_checks_words(page):
    lists = {h3.text.split()[0]: h3.parent("li") for h3 in page("h3")}
    said = {
        name: [(int(li.b.text), li.div.text.strip()) for li in items]
        for name, items in lists.items()
    }
    message = check("pixel-count", 12).message
    # Alike by name, and else by the first sentence but for its numbers.
    assert said["pixel-count"][0] == (3, message)
    assert said["pixel-count"][1][0] == 2
    assert said["difference"] == [(2, "3 of 98 values differ."), (1, "1 of 98 values differs.")]


def test_nobody_is_named_on_the_page_and_nothing_is_fetched(page):
    assert not re.search("Jane|Joe|Ann|Max", page.text)
    assert not page(["script", "link", "img", "iframe"])
    assert "http" not in str(page)
    assert "url(" not in str(page)


def test_platforms_get_who_has_completed_what(tmp_path):
    roster = tmp_path / "grading.csv"
    roster.write_text("Identifier,Email address\nParticipant 77,joe@school.org\n", "utf-8-sig")
    own = tmp_path / "own.csv"
    own.write_text("file,Email address,ID,Student,Section\na.ipynb,ann@school.org,9,Ann,B\n")
    rows = [
        row("smithjane_LATE_12_345_a.ipynb", "pixel-count", "correct"),
        row("smithjane_LATE_12_345_a.ipynb", "difference", "not run"),
        row("again/smithjane_12_346_a.ipynb", "pixel-count", "wrong"),
        row("Joe Doe_77_assignsubmission_file_/a.ipynb", "difference", "not attempted"),
        row("03/Joe Doe_77_assignsubmission_file_b.ipynb", "difference", "correct"),
        row("a.ipynb", "difference", "wrong"),
        row("a.ipynb", "mine", "correct"),
        row("b.ipynb", "difference", "wrong"),
        row("Eve_78_assignsubmission_file_a.ipynb", "difference", "correct"),
    ]
    said = [*write_platforms(rows, read_rosters([roster, own]), tmp_path / "verdicts.csv")]
    tables = {
        name: (tmp_path / name).read_text("utf-8-sig").splitlines()
        for name in ("canvas.csv", "moodle.csv")
    }
    assert tables["canvas.csv"] == [
        "Student,ID,Section,pixel-count,difference",
        "smithjane,12,,complete,", "Ann,9,B,,incomplete",
    ]  # fmt: skip
    assert tables["moodle.csv"] == [
        "Email address,pixel-count,difference",
        "joe@school.org,,complete", "ann@school.org,,incomplete",
    ]  # fmt: skip
    assert len(said) == 3
    assert ": 2." in said[2]


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "can't be read"), (b"\xff\xfe", "can't be read"), (b"name\nJane\n", "has none of")],
)
def test_a_roster_that_is_none_is_refused(tmp_path, content, said):
    path = tmp_path / "roster.csv"
    if content:
        path.write_bytes(content)
    with pytest.raises(GradingError, match=said):
        read_rosters([path])
