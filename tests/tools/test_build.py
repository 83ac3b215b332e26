"""Notebooks are built from lessons, the same in every run, and compared with their lessons."""

import base64
import io
import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from helpers.figures import style
from livefigure import LiveFigure, whole_slider
from tools.build import course
from tools.build.__main__ import main
from tools.build.course import build, orphans, stale
from tools.build.execute import complaints, execute
from tools.build.lesson import Cell, LessonError, read_lesson
from tools.build.notebook import METADATA, cell_ids, difference, make_notebook, render

BOTH = ["notebooks/02_sums.ipynb", "solutions/02_sums.ipynb"]
PLAIN = "# T\n\n```{code-cell} python\n1 + 1\n```\n"
FIGURE = """
## A figure

```{code-cell} python
import matplotlib.pyplot as plt
from ipywidgets import IntSlider, Output

print("before")
lines = plt.figure().subplots().plot([1, 3, 2])
plt.show()
print("after")
captured = Output()
with captured:
    print("caught")
display(captured, IntSlider())
```
"""
BROKEN = """\
# T

```{code-cell} python
import sys

print("mind the step", file=sys.stderr)
```

Text.

```{code-cell} python
kernel = [1, 1]
kernl
```

```{code-cell} python
print("never run", file=sys.stderr)
```
"""
CELLS = [
    Cell(1, 1, "markdown", "# Title"),
    Cell(2, 3, "code", "a = 1"),
    Cell(3, 7, "markdown", "a = 1"),
    Cell(4, 9, "code", "a", {"tags": ["exercise"]}),
]


@pytest.fixture
def runs(monkeypatch):
    """Run nothing; the folders of the notebooks that would have been run, and their outputs."""

    class Runs(list):
        outputs, wrong = (), ()

    done = Runs()

    def stand_in(notebook, folder):
        done.append(folder.name)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = list(done.outputs)
        return done.wrong

    monkeypatch.setattr(course, "execute", stand_in)
    return done


def read_both(root):
    return [(root / name).read_bytes() for name in BOTH]


def said(capsys):
    output = capsys.readouterr()
    return output.out.splitlines(), output.err.splitlines()


def test_two_runs_of_a_cell_give_the_same_with_nothing_that_changes_in_it(tmp_path, write_lesson):
    path = write_lesson()
    path.write_text(path.read_text(encoding="utf-8") + FIGURE, encoding="utf-8")
    assert build(read_lesson(path), tmp_path).startswith("built in ")
    copies = [nbformat.reads(copy, as_version=4) for copy in read_both(tmp_path)]
    # Each copy ran in its own kernel.
    learner, solved = ({cell.id: cell for cell in copy.cells} for copy in copies)
    assert [cell.source for id, cell in learner.items() if solved.get(id) != cell] == [
        'answer = ...\nprint("not attempted yet")'
    ]
    for notebook, verdict in zip(copies, ("not attempted yet", "right"), strict=True):
        assert "widget-view" not in render(notebook)
        assert notebook.metadata == METADATA
        assert all(cell.metadata.keys() <= {"tags", "slideshow"} for cell in notebook.cells)
        outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
        printed = [output.text for output in outputs if output.output_type == "stream"]
        assert "".join(printed).split("\n") == [verdict, "before", "after", "caught", ""]
        values = [output.data["text/plain"] for output in outputs if "data" in output]
        figure = "<Figure size 640x480 with 1 Axes>"
        assert [text.partition("(")[0] for text in values] == ["3", figure, "Output", "IntSlider"]


def test_a_failing_lesson_names_the_place_and_leaves_the_old_notebooks(tmp_path, write_lesson):
    for name in BOTH:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("old", encoding="utf-8")
    with pytest.raises(LessonError) as failed:
        build(read_lesson(write_lesson(BROKEN)), tmp_path)
    assert failed.value.args == (
        "lessons/02_sums.md:3: cell 2: writes to stderr: mind the step",
        "lessons/02_sums.md:11: cell 4: NameError: name 'kernl' is not defined",
    )
    assert read_both(tmp_path) == [b"old", b"old"]
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 3


def test_a_problem_in_both_copies_is_said_once_and_one_in_a_solution_at_its_line(
    tmp_path, runs, write_lesson
):
    runs.wrong = [(1, "fails"), (3, "fails too")]
    with pytest.raises(LessonError) as failed:
        build(read_lesson(write_lesson()), tmp_path)
    assert failed.value.args == (
        "lessons/02_sums.md:5: cell 2: fails",
        "lessons/02_sums.md:12: cell 4: fails too",
        "lessons/02_sums.md:31: cell 7: fails too",
    )
    assert sorted(runs) == ["notebooks", "solutions"]


def test_a_lesson_without_an_exercise_runs_once_for_both(tmp_path, runs, write_lesson):
    runs.outputs = [new_output("stream", name="stdout", text="2\n")]
    build(read_lesson(write_lesson(PLAIN)), tmp_path)
    assert runs == ["notebooks"]
    learner, solved = read_both(tmp_path)
    assert learner == solved
    assert b"2\\n" in solved


@pytest.mark.parametrize(("shade", "kept"), [(255, True), (0, False)])
def test_a_picture_that_looks_as_before_keeps_its_bytes(tmp_path, runs, write_lesson, shade, kept):
    def png(corner, level):
        image = Image.new("L", (50, 50), 255)
        image.paste(corner, (0, 0, 20, 20))
        with io.BytesIO() as file:
            image.save(file, format="PNG", compress_level=level)
            return base64.b64encode(file.getvalue()).decode()

    lesson = read_lesson(write_lesson(PLAIN))
    for picture in (png(255, 9), png(shade, 0)):
        runs.outputs = [new_output("display_data", data={"image/png": picture})]
        state = build(lesson, tmp_path)
    assert (state == "as it was") == kept


def test_what_is_not_what_the_lesson_gives_is_said(tmp_path, runs, write_lesson):
    lesson = read_lesson(write_lesson())
    build(lesson, tmp_path)
    assert stale(lesson, tmp_path) == orphans(tmp_path) == []
    (tmp_path / BOTH[0]).unlink()
    solved = tmp_path / BOTH[1]
    solved.write_text(solved.read_text("utf-8").replace("1 + 2", "1 + 3"), encoding="utf-8")
    assert stale(lesson, tmp_path) == [
        "notebooks/02_sums.ipynb is missing",
        "solutions/02_sums.ipynb was changed in cell 2 (source)",
    ]
    (tmp_path / "lessons" / "02_sums.md").unlink()
    assert orphans(tmp_path) == [
        "solutions/02_sums.ipynb has no lesson; delete it, or write lessons/02_sums.md"
    ]


def test_the_command_builds_all_lessons_or_those_that_are_named(
    tmp_path, runs, write_lesson, capsys
):
    write_lesson(PLAIN, "02_means.md")
    write_lesson("# T\n\n# Twice\n", "01_sums.md")
    assert main([], root=tmp_path) == 1
    (first, second), errors = said(capsys)
    assert first == "01_sums: refused, notebooks left as they were"
    assert second.startswith("02_means: built in 0 s, ")
    assert errors == [
        "lessons/01_sums.md:3: cell 1: `#` is for the one title in the first cell; use `##`"
    ]
    assert main(["02"], root=tmp_path) == main(["02_means"], root=tmp_path) == 0
    assert said(capsys)[0] == ["02_means: as it was"] * 2
    with pytest.raises(SystemExit):
        main(["03"], root=tmp_path)
    assert said(capsys)[1][-1].endswith("no lesson '03'; there are: 01_sums, 02_means")


def test_errors_stderr_and_broken_demos_are_complaints():
    figure, _ = style.new_figure(3, 2)
    controls = {"n": whole_slider("n", 4, 0, 9)}
    demo = LiveFigure(figure, [], lambda n: 1 / 0, controls, title="dead")
    outputs = [
        new_output("stream", name="stdout", text="fine"),
        new_output("stream", name="stderr", text="UserWarning: mind\n"),
        new_output("error", ename="ValueError", evalue="no", traceback=["\x1b[31mno"]),
        new_output("display_data", data={"text/plain": demo.text}),
    ]
    (warning, error, broken) = complaints(
        new_notebook(cells=[new_markdown_cell("# T"), new_code_cell("a", outputs=outputs)])
    )
    assert (warning, error) == ((1, "writes to stderr: UserWarning: mind"), (1, "ValueError: no"))
    assert broken[1].startswith("This figure couldn't show n = 4.\nZeroDivisionError: division by")


def test_a_kernel_that_dies_is_a_complaint_about_the_cell_that_killed_it(tmp_path):
    cells = [new_markdown_cell("# T"), new_code_cell("1"), new_code_cell("import os; os._exit(1)")]
    notebook = new_notebook(cells=cells, metadata=METADATA)
    assert execute(notebook, tmp_path) == [(2, "the kernel died")]


def test_a_notebook_is_valid_counted_and_says_no_version_of_python():
    notebook = make_notebook(CELLS)
    nbformat.validate(notebook)
    assert "version" not in notebook.metadata.language_info
    assert [cell.get("execution_count") for cell in notebook.cells] == [None, 1, None, 2]
    assert [cell.metadata for cell in notebook.cells] == [{}, {}, {}, {"tags": ["exercise"]}]


def test_ids_depend_on_the_cell_and_its_equals_before_it():
    ids = cell_ids(CELLS)
    assert len(set(ids)) == len(CELLS)
    inserted = cell_ids([*CELLS[:2], Cell(3, 5, "code", "b = 2"), *CELLS[2:]])
    assert [*inserted[:2], *inserted[3:]] == ids
    assert cell_ids([CELLS[1]] * 3) == [ids[1], f"{ids[1]}-2", f"{ids[1]}-3"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda n: n["cells"][1].update(outputs=[{"output_type": "stream"}]), None),
        (lambda n: n["cells"][1].update(source=["a = 2"]), "was changed in cell 2 (source)"),
        (lambda n: n["cells"][3].update(id="mine"), "was changed in cell 4 (id)"),
        (lambda n: n["cells"][3].update(metadata={}), "was changed in cell 4 (metadata)"),
        # nbval would not compare the outputs of such a cell.
        (lambda n: n["cells"][3].pop("execution_count"), "was changed in cell 4 (execution_count)"),
        (lambda n: n["cells"].pop(), "was changed in cell 4 (cell_type)"),
        (lambda n: n["metadata"].update(widgets={}), "was changed in its metadata"),
        (lambda n: n.update(nbformat_minor=4), "was changed in its metadata"),
    ],
)
def test_an_edit_by_hand_is_found_and_named(tmp_path, change, expected):
    notebook = json.loads(render(make_notebook(CELLS)))
    change(notebook)
    path = tmp_path / "02_sums.ipynb"
    assert difference(path, make_notebook(CELLS)) == "is missing"
    path.write_text("<<<<<<< ours", encoding="utf-8")
    assert difference(path, make_notebook(CELLS)) == "is not JSON"
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8", newline="\r\n")
    assert difference(path, make_notebook(CELLS)) == expected
