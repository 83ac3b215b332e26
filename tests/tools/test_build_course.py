import json

import pytest
from nbformat.v4 import new_output

from tools.build import course
from tools.build.course import LARGEST, build, lesson_files, orphans, stale
from tools.build.lesson import LessonError, read_lesson

BOTH = ["notebooks/02_sums.ipynb", "solutions/02_sums.ipynb"]
PLAIN = "# T\n\n```{code-cell} python\n1 + 1\n```\n"
FIGURE = """
## A figure

```{code-cell} python
import matplotlib.pyplot as plt
from ipywidgets import Output

print("before")
lines = plt.figure().subplots().plot([1, 3, 2])
plt.show()
print("after")
captured = Output()
with captured:
    print("caught")
captured
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


def give(*outputs):
    """Return a stand-in for `execute` that gives every code cell the same outputs."""

    def execute(runs):
        for notebook, _ in runs:
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    cell.outputs = list(outputs)
        return [[] for _ in runs]

    return execute


def read_both(root):
    return [(root / name).read_bytes() for name in BOTH]


@pytest.fixture(scope="module")
def executed(tmp_path_factory, lesson_text):
    """Both notebooks of a lesson that was really executed, as bytes, from each of two builds."""
    root = tmp_path_factory.mktemp("course")
    path = root / "lessons" / "02_sums.md"
    path.parent.mkdir()
    path.write_text(lesson_text + FIGURE, encoding="utf-8")
    times = []
    for _ in range(2):
        build(read_lesson(path), root)
        times.append(read_both(root))
    return times


@pytest.fixture
def built(tmp_path, monkeypatch, write_lesson, lesson_text):
    """A course with one lesson, built with empty outputs; its lesson."""
    monkeypatch.setattr(course, "execute", give())
    lesson = read_lesson(write_lesson(lesson_text))
    build(lesson, tmp_path)
    return lesson


def test_two_builds_give_the_same_bytes(executed):
    first, second = executed
    assert first == second


def test_both_copies_hold_their_outputs(executed):
    printed = []
    for copy in executed[0]:
        outputs = [
            output for cell in json.loads(copy)["cells"] for output in cell.get("outputs", [])
        ]
        printed.append([output["text"] for output in outputs if output["output_type"] == "stream"])
        values = [output["data"]["text/plain"] for output in outputs if "data" in output]
        assert values == [["3"], ["<Figure size 640x480 with 1 Axes>"], ["Output()"]]
    assert printed == [
        [["not attempted yet\n"], ["before\n", "after\n", "caught\n"]],
        [["right\n"], ["before\n", "after\n", "caught\n"]],
    ]


def test_nothing_that_changes_from_run_to_run_is_stored(executed):
    for copy in executed[0]:
        notebook = json.loads(copy)
        assert notebook["metadata"].keys() == {"course", "kernelspec", "language_info"}
        assert "version" not in notebook["metadata"]["language_info"]
        assert all(cell["metadata"].keys() <= {"tags", "slideshow"} for cell in notebook["cells"])
        assert b"widget-view" not in copy
        counts = [c["execution_count"] for c in notebook["cells"] if c["cell_type"] == "code"]
        assert counts == [1, 2, 3]


def test_a_failing_lesson_names_the_place_and_leaves_the_old_notebooks(tmp_path, write_lesson):
    for name in BOTH:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("old", encoding="utf-8")
    with pytest.raises(LessonError) as failed:
        build(read_lesson(write_lesson(BROKEN)), tmp_path)
    assert failed.value.problems == [
        "lessons/02_sums.md:3: cell 2: writes to stderr: mind the step",
        "lessons/02_sums.md:11: cell 4: NameError: name 'kernl' is not defined",
    ]
    assert read_both(tmp_path) == [b"old", b"old"]
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        "02_sums.ipynb",
        "02_sums.ipynb",
        "02_sums.md",
    ]


def test_a_problem_in_both_copies_is_said_once_and_one_in_a_solution_at_its_line(
    tmp_path, monkeypatch, write_lesson, lesson_text
):
    def execute(runs):
        return [[(1, "fails"), (3, "fails too")] for _ in runs]

    monkeypatch.setattr(course, "execute", execute)
    with pytest.raises(LessonError) as failed:
        build(read_lesson(write_lesson(lesson_text)), tmp_path)
    assert failed.value.problems == [
        "lessons/02_sums.md:5: cell 2: fails",
        "lessons/02_sums.md:12: cell 4: fails too",
        "lessons/02_sums.md:31: cell 7: fails too",
    ]
    assert not (tmp_path / BOTH[0]).exists()


def test_each_copy_runs_in_its_own_folder(tmp_path, monkeypatch, write_lesson, lesson_text):
    folders = []

    def execute(runs):
        folders.extend(folder for _, folder in runs)
        return [[] for _ in runs]

    monkeypatch.setattr(course, "execute", execute)
    build(read_lesson(write_lesson(lesson_text)), tmp_path)
    assert folders == [tmp_path / "notebooks", tmp_path / "solutions"]


def test_a_lesson_without_an_exercise_runs_once_for_both(tmp_path, monkeypatch, write_lesson):
    runs = []
    printed = give(new_output("stream", name="stdout", text="2\n"))
    monkeypatch.setattr(course, "execute", lambda some: runs.extend(some) or printed(some))
    build(read_lesson(write_lesson(PLAIN)), tmp_path)
    assert len(runs) == 1
    learner, solved = read_both(tmp_path)
    assert learner == solved
    assert b"2\\n" in solved


def test_a_notebook_that_is_too_large_is_refused_with_its_largest_cell(
    tmp_path, monkeypatch, write_lesson
):
    large = new_output("stream", name="stdout", text="x" * (LARGEST + 200_000))
    monkeypatch.setattr(course, "execute", give(large))
    with pytest.raises(LessonError) as refused:
        build(read_lesson(write_lesson(PLAIN)), tmp_path)
    assert refused.value.problems == [
        "lessons/02_sums.md:3: cell 2: notebooks/02_sums.ipynb would have 1.20 MB, at most 1 MB "
        "is allowed; the output of this cell is the largest part, 1.20 MB"
    ]
    assert not (tmp_path / BOTH[0]).exists()


def test_a_build_says_how_large_the_notebooks_are(built, tmp_path):
    learner, solved = (round(len(text) / 1000) for text in read_both(tmp_path))
    assert build(built, tmp_path) == f"built in 0 s, {learner} KB + {solved} KB"


def test_what_was_built_is_not_stale(built, tmp_path):
    assert stale(built, tmp_path) == []


def test_a_changed_lesson_makes_both_notebooks_stale(built, tmp_path, write_lesson, lesson_text):
    changed = read_lesson(write_lesson(lesson_text + "\nMore.\n"))
    assert len(stale(changed, tmp_path)) == 2


def test_a_missing_notebook_and_one_edited_by_hand_are_stale(built, tmp_path):
    (tmp_path / BOTH[0]).unlink()
    solved = tmp_path / BOTH[1]
    solved.write_text(solved.read_text("utf-8").replace("1 + 2", "1 + 3"), encoding="utf-8")
    assert stale(built, tmp_path) == [
        "notebooks/02_sums.ipynb is missing",
        "solutions/02_sums.ipynb was changed in cell 2 (source)",
    ]


def test_a_notebook_without_a_lesson_is_an_orphan(built, tmp_path):
    assert orphans(tmp_path) == []
    (tmp_path / "lessons" / "02_sums.md").rename(tmp_path / "lessons" / "03_sums.md")
    assert orphans(tmp_path) == [
        f"{name} has no lesson; delete it, or write lessons/02_sums.md" for name in BOTH
    ]


def test_lessons_come_in_the_order_of_their_numbers(tmp_path, write_lesson):
    for name in ["10_b.md", "02_z.md", "05_a.md"]:
        write_lesson(PLAIN, name)
    assert [path.name for path in lesson_files(tmp_path)] == ["02_z.md", "05_a.md", "10_b.md"]
