import json
import statistics
from pathlib import Path

import pytest

from tools.build.course import COPIES, LARGEST, lesson_files, orphans, stale
from tools.build.lesson import read_lesson

ROOT = Path(__file__).resolve().parents[1]
LESSONS = lesson_files(ROOT)
NOTEBOOKS = [path for folder in COPIES for path in sorted((ROOT / folder).glob("*.ipynb"))]
# What a reader without a kernel would see instead of a picture.
SPEECHLESS = ("<Figure", "Canvas(", "VBox(", "HBox(", "Output(")

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
each_notebook = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


def cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def outputs(path):
    return [output for cell in cells(path) for output in cell.get("outputs", [])]


def test_there_are_lessons_and_two_notebooks_of_each():
    assert LESSONS, "no lesson in lessons/"
    assert len(NOTEBOOKS) == 2 * len(LESSONS)


def test_no_notebook_is_without_its_lesson():
    assert orphans(ROOT) == []


@each_lesson
def test_the_notebooks_are_what_the_lesson_gives(path):
    problems = stale(read_lesson(path), ROOT)
    assert problems == [], "run `make notebooks`"


@each_lesson
def test_half_of_the_code_cells_have_at_most_four_lines(path):
    code = [cell.source for cell in read_lesson(path).cells if cell.kind == "code"]
    assert statistics.median(len(source.splitlines()) for source in code) <= 4


@each_lesson
def test_nbval_compares_every_output(path):
    assert not [cell.line for cell in read_lesson(path).cells if "NBVAL" in cell.source.upper()]


@each_notebook
def test_a_notebook_is_small(path):
    assert path.stat().st_size <= LARGEST


@each_notebook
def test_a_notebook_holds_no_state_of_widgets(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert "widgets" not in notebook["metadata"]
    assert not [o for o in outputs(path) if any("widget" in mime for mime in o.get("data", {}))]


@each_notebook
def test_a_notebook_holds_no_error_and_no_warning(path):
    kinds = {(output["output_type"], output.get("name")) for output in outputs(path)}
    assert not [kind for kind in kinds if kind[0] == "error" or kind[1] == "stderr"]


@each_notebook
def test_every_figure_of_a_notebook_speaks(path):
    texts = ["".join(output.get("data", {}).get("text/plain", "")) for output in outputs(path)]
    assert not [text for text in texts if text.startswith(SPEECHLESS)]
