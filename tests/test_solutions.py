"""The solutions answer what the learner's copy asks: in the place of its stubs they pass."""

import re
import subprocess
import sys

import nbformat
import pytest

from helpers.exercises import catalog
from tools.book.pages import BOX
from tools.build.course import GUARD, ROOT, guarded, lesson_files
from tools.build.lesson import learner_copy, read_lesson

ASKING = [path for path in lesson_files() if "[exercise]" in path.read_text(encoding="utf-8")]


def code(cells, tag):
    return [cell.source for cell in cells if cell.kind == "code" and cell.tag == tag]


def checked(notebook):
    """Return what each `check` of a notebook said."""
    return [
        "".join(output["data"]["text/plain"])
        for cell in notebook.cells
        if re.match(r"(from helpers import check\s+)?check\(", cell.source)
        for output in cell.outputs
        if "text/plain" in output.get("data", {})
    ]


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.stem)
def test_the_solved_copy_is_the_learners_with_solutions_in_the_place_of_stubs(path):
    """So nbval, which runs the solved copy, runs what a learner runs who has solved it all."""
    lesson = read_lesson(path)
    stubs, solutions = code(lesson.cells, "exercise"), code(lesson.cells, "solution")
    assert len(stubs) == len(set(stubs)) == len(solutions) > 0
    answers = dict(zip(stubs, solutions, strict=True))
    learner = [cell.source for cell in guarded(learner_copy(lesson.cells)) if cell.kind == "code"]
    assert set(stubs) <= set(learner)
    solved = nbformat.read(ROOT / "solutions" / f"{path.stem}.ipynb", as_version=4)
    ran = [cell.source for cell in solved.cells if cell.cell_type == "code"]
    assert ran == [answers.get(source, source) for source in learner]


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("folder", "answer"), [("notebooks", "… Not attempted yet."), ("solutions", "✓ Correct.")]
)
def test_stored_checks_say_what_their_copy_holds(path, folder, answer):
    """And nbval compares what they say now with what is stored."""
    cells = read_lesson(path).cells
    checks = [cell for cell in cells if re.search(r"^check\(", cell.source, re.MULTILINE)]
    stored = nbformat.read(ROOT / folder / f"{path.stem}.ipynb", as_version=4)
    verdicts = checked(stored)
    assert len(verdicts) == len(checks) >= len(code(cells, "exercise"))
    assert [verdict for verdict in verdicts if not verdict.startswith(answer)] == []


def test_each_exercise_is_asked_in_its_lesson():
    asked = {
        (name, path.stem)
        for path in lesson_files()
        for name in re.findall(r'^check\("([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert asked == {(name, catalog.find(name).lesson) for name in catalog.names()}


def test_a_notebook_without_the_course_says_how_to_get_it():
    alone = subprocess.run([sys.executable, "-IS", "-c", GUARD], capture_output=True, text=True)
    said = alone.stderr.splitlines()[-1]
    assert said.startswith("ImportError: Python can't find the course's helpers. ")
    assert "'Run it yourself'" in said
    assert "{admonition}} Run it yourself\n" in BOX
    assert "No module named" not in alone.stderr
    ours = subprocess.run([sys.executable, "-c", GUARD], cwd=ROOT, capture_output=True, text=True)
    assert ours.stderr == ""
