import json
import re
import statistics
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from jupytext.myst import get_parser

from tools.build.course import COPIES, LARGEST, lesson_files, orphans, stale
from tools.build.digest import code_digest
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


def local_links(markdown):
    """Return the targets of links and pictures, HTML's too, that are files of the course."""
    tokens = [
        part
        for block in get_parser().enable("inline").parse(markdown)
        for part in [block, *(block.children or [])]
    ]
    targets = [
        target
        for token in tokens
        for target in (
            re.findall(r"""\b(?:href|src)=["']([^"']+)""", token.content)
            if token.type.startswith("html_")
            else [token.attrGet("href") or token.attrGet("src")]
        )
    ]
    split = [urlsplit(target) for target in targets if target]
    return [unquote(link.path) for link in split if link.path and not link.scheme + link.netloc]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "See [this](01_a.ipynb) and ![that](../data/b%20c.png 'B').",
            ["01_a.ipynb", "../data/b c.png"],
        ),
        ("[web](https://example.org/a) [below](#there) <mail@example.org>", []),
        ("[part](02_b.ipynb#there)", ["02_b.ipynb"]),
        ('<img src="../data/a.png">\n\nor <a href="b.md">b</a>', ["../data/a.png", "b.md"]),
        ("`[code](a.md)`\n\n```\n[code](b.md)\n```", []),
    ],
)
def test_local_links_are_found(markdown, expected):
    assert local_links(markdown) == expected


def test_there_are_lessons_and_two_notebooks_of_each():
    assert LESSONS, "no lesson in lessons/"
    assert len(NOTEBOOKS) == 2 * len(LESSONS)


def test_no_notebook_is_without_its_lesson():
    assert orphans(ROOT) == []


@each_lesson
def test_the_notebooks_are_what_the_lesson_gives(path):
    problems = stale(read_lesson(path), ROOT, code_digest(ROOT))
    assert problems == [], "run `make notebooks`"


@each_lesson
def test_half_of_the_code_cells_have_at_most_four_lines(path):
    code = [cell.source for cell in read_lesson(path).cells if cell.kind == "code"]
    assert statistics.median(len(source.splitlines()) for source in code) <= 4


@each_lesson
def test_nbval_compares_every_output(path):
    assert not [cell.line for cell in read_lesson(path).cells if "NBVAL" in cell.source.upper()]


@each_lesson
@pytest.mark.parametrize("folder", COPIES)
def test_every_link_leads_to_a_file_of_the_course(path, folder):
    broken = [
        f"lessons/{path.name}:{cell.line}: {link}"
        for cell in read_lesson(path).cells
        if cell.kind == "markdown"
        for link in local_links(cell.source)
        if not leads_to_a_file((ROOT / folder / link).resolve())
    ]
    assert broken == []


def leads_to_a_file(target):
    return target.exists() and target.is_relative_to(ROOT)


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
