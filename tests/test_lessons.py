"""The notebooks are what their lessons give, and small, and hold what a reader can use."""

import json
import re
import statistics

import pytest
from skimage import data

from tools.build.course import COPIES, ROOT, lesson_files, orphans, stale
from tools.build.lesson import read_lesson

LESSONS = lesson_files()
NOTEBOOKS = [path for folder in COPIES for path in sorted((ROOT / folder).glob("*.ipynb"))]
LARGEST = 1_000_000
# What a reader without a kernel would see instead of a picture.
SPEECHLESS = ("<Figure", "Canvas(", "VBox(", "HBox(", "Output(")


def test_there_are_lessons_and_two_notebooks_of_each():
    assert LESSONS, "no lesson in lessons/"
    assert len(NOTEBOOKS) == 2 * len(LESSONS)
    assert orphans(ROOT) == []


def test_each_image_that_is_used_has_its_source_and_license():
    lessons, helpers = (
        "".join(path.read_text(encoding="utf-8") for path in ROOT.glob(pattern))
        for pattern in ("lessons/*.md", "helpers/**/*.py")
    )
    used = set(re.findall(r"\bdata\.(\w+)\(", lessons + helpers))
    used |= set(re.findall(r'^    \("(\w+)", np\.s_', helpers, re.MULTILINE))
    listed = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert used & set(data.__all__) >= {"camera", "coffee"}
    assert [name for name in used & set(data.__all__) if f"data.{name}()" not in listed] == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_notebooks_are_what_the_lesson_gives(path):
    assert stale(read_lesson(path), ROOT) == [], "run `make notebooks`"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_half_of_the_code_cells_have_at_most_four_lines_and_nbval_compares_all(path):
    code = [cell.source for cell in read_lesson(path).cells if cell.kind == "code"]
    assert statistics.median(len(source.splitlines()) for source in code) <= 4
    assert "NBVAL" not in "".join(code).upper()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_notebook_is_small_and_holds_no_error_and_no_widget_and_speaks(path):
    text = path.read_text(encoding="utf-8")
    cells = json.loads(text)["cells"]
    sizes = [len(json.dumps(cell.get("outputs", []))) for cell in cells]
    largest = "".join(cells[sizes.index(max(sizes))]["source"])
    assert len(text.encode()) <= LARGEST, f"largest, {max(sizes) / 1e6:.2f} MB:\n{largest}"
    assert "widgets" not in json.loads(text)["metadata"]
    for output in (output for cell in cells for output in cell.get("outputs", [])):
        assert output["output_type"] != "error"
        assert output.get("name") != "stderr"
        data = output.get("data", {})
        assert not [mime for mime in data if "widget" in mime]
        assert not "".join(data.get("text/plain", "")).startswith(SPEECHLESS)
