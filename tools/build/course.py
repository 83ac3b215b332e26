"""Build the notebooks that need it, and say which stored ones their lessons don't give."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from tools.build.execute import execute
from tools.build.lesson import Cell, Lesson, LessonError, learner_copy, message, solved_copy
from tools.build.notebook import difference, make_notebook, render

COPIES = {"notebooks": learner_copy, "solutions": solved_copy}
LARGEST = 1_000_000


@dataclass(frozen=True)
class Copy:
    """One of the two notebooks that a lesson gives.

    Parameters
    ----------
    path : Path
        Where it is stored.
    cells : list of Cell
        What it holds, in its order.
    notebook : NotebookNode
        The same as a notebook, without outputs until it is built.
    """

    path: Path
    cells: list[Cell]
    notebook: NotebookNode


def lesson_files(root: Path) -> list[Path]:
    """Return the sources of all lessons, in order."""
    return sorted(root.glob("lessons/*.md"))


def copies(lesson: Lesson, root: Path) -> list[Copy]:
    """Return the two notebooks of a lesson, not executed.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    root : Path
        The repository.

    Returns
    -------
    list of Copy
        The learner's, then the solved one.
    """
    both = []
    for folder, derive in COPIES.items():
        cells = derive(lesson.cells)
        path = root / folder / f"{lesson.name}.ipynb"
        both.append(Copy(path, cells, make_notebook(cells)))
    return both


def stale(lesson: Lesson, root: Path) -> list[str]:
    """Say of each notebook of a lesson in what it isn't what the lesson gives."""
    return [
        f"{copy.path.relative_to(root).as_posix()} {clause}"
        for copy in copies(lesson, root)
        if (clause := difference(copy.path, copy.notebook))
    ]


def orphans(root: Path) -> list[str]:
    """Say of each notebook without a lesson that it has none."""
    names = {path.stem for path in lesson_files(root)}
    return [
        f"{folder}/{path.name} has no lesson; delete it, or write lessons/{path.stem}.md"
        for folder in COPIES
        for path in sorted((root / folder).glob("*.ipynb"))
        if path.stem not in names
    ]


def build(lesson: Lesson, root: Path) -> str:
    """Execute both notebooks of a lesson, then store both or, if anything is wrong, none.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    root : Path
        The repository.

    Returns
    -------
    str
        How long it took and how large the notebooks are.

    Raises
    ------
    LessonError
        When a cell fails, writes to stderr, or makes a notebook too large.
    """
    started = time.monotonic()
    both = copies(lesson, root)
    # A lesson without an exercise gives the same notebook twice, so one run will do.
    different = both if both[0].cells != both[1].cells else both[:1]
    for copy in both:
        copy.path.parent.mkdir(exist_ok=True)
    found = execute([(copy.notebook, copy.path.parent) for copy in different])
    problems = [
        message(lesson.name, cell.line, cell.number, text)
        for copy, complaints in zip(different, found, strict=True)
        for cell, text in ((copy.cells[index], text) for index, text in complaints)
    ]
    texts = [render(copy.notebook) for copy in different]
    for copy, text in zip(different, texts, strict=True):
        problems += _size_problems(lesson, copy, len(text.encode()))
    if problems:
        # What goes wrong outside of an exercise goes wrong in both copies.
        raise LessonError(list(dict.fromkeys(problems)))
    stored = dict(zip((copy.path for copy in both), texts * 2, strict=False))
    if all(_is_stored(path, text) for path, text in stored.items()):
        return "as it was"
    _store(stored)
    sizes = " + ".join(f"{len(text.encode()) / 1000:.0f} KB" for text in stored.values())
    return f"built in {time.monotonic() - started:.0f} s, {sizes}"


def _size_problems(lesson: Lesson, copy: Copy, size: int) -> Iterator[str]:
    if size <= LARGEST:
        return
    sizes = [len(json.dumps(cell.get("outputs", []))) for cell in copy.notebook.cells]
    largest = max(sizes)
    cell = copy.cells[sizes.index(largest)]
    text = (
        f"{copy.path.parent.name}/{copy.path.name} would have {size / 1e6:.2f} MB, at most "
        f"{LARGEST / 1e6:g} MB is allowed; the output of this cell is the largest part, "
        f"{largest / 1e6:.2f} MB"
    )
    yield message(lesson.name, cell.line, cell.number, text)


def _is_stored(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _store(texts: dict[Path, str]) -> None:
    # Whoever reads a notebook meanwhile sees the old one or the new one, never half of it.
    for path, text in texts.items():
        path.with_suffix(".new").write_text(text, encoding="utf-8", newline="\n")
    for path in texts:
        os.replace(path.with_suffix(".new"), path)
