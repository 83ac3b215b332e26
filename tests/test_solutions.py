"""The solutions answer what the learner's copy asks: put into its stubs, every check passes."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tools.build.course import lesson_files
from tools.build.lesson import learner_copy, read_lesson
from tools.build.notebook import make_notebook

ROOT = Path(__file__).resolve().parents[1]
ASKING = [path for path in lesson_files(ROOT) if "[exercise]" in path.read_text(encoding="utf-8")]


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
def test_solutions_in_the_place_of_stubs_pass_every_check(path):
    lesson = read_lesson(path)
    stubs, solutions = code(lesson.cells, "exercise"), code(lesson.cells, "solution")
    assert len(stubs) == len(solutions) > 0
    notebook = make_notebook(learner_copy(lesson.cells), "")
    for cell in notebook.cells:
        if cell.source in stubs:
            cell.source = solutions[stubs.index(cell.source)]
    NotebookClient(
        notebook,
        resources={"metadata": {"path": str(ROOT / "notebooks")}},
        extra_arguments=["--log-level=ERROR"],
    ).execute()
    verdicts = checked(notebook)
    assert len(verdicts) == len(stubs)
    assert [verdict for verdict in verdicts if not verdict.startswith("✓ Correct.")] == []


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("folder", "answer"), [("notebooks", "… Not attempted yet."), ("solutions", "✓ Correct.")]
)
def test_stored_checks_say_what_their_copy_holds(path, folder, answer):
    stored = nbformat.read(ROOT / folder / f"{path.stem}.ipynb", as_version=4)
    verdicts = checked(stored)
    assert verdicts
    assert [verdict for verdict in verdicts if not verdict.startswith(answer)] == []
