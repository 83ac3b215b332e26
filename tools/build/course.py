"""Build the notebooks that need it, and say which stored ones their lessons don't give."""

import os
import time
from argparse import ArgumentTypeError
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import nbformat

from tools.build.execute import execute
from tools.build.lesson import LessonError, learner_copy, message, solved_copy
from tools.build.notebook import difference, make_notebook, render
from tools.pictures import differing, drawn

ROOT = Path(__file__).resolve().parents[2]
# For a notebook that somebody opens without the course's folder. JupyterLab folds it, and shows its
# first line.
GUARD = """\
"This makes sure that Python finds the course's helpers."
try:
    from helpers import check_setup
except ImportError as error:
    if error.name != "helpers":
        raise
    raise ImportError(
        "Python can't find the course's helpers. If you have the course's folder, "
        "close Jupyter and start it as the README in that folder says. If you have "
        "only this notebook, follow 'Run it yourself' on the lesson's web page. "
        "Don't run pip install helpers, because that's somebody else's package."
    ) from None"""
HIDDEN = {"jupyter": {"source_hidden": True}, "tags": ["remove-cell"]}
COPIES = {"notebooks": learner_copy, "solutions": solved_copy}


class Copy(NamedTuple):
    """One of the two notebooks that a lesson gives, without outputs until it is built."""

    path: Path
    cells: list
    notebook: nbformat.NotebookNode


def lesson_files(root=ROOT):
    """Return the sources of all lessons, in order."""
    return sorted(root.glob("lessons/*.md"))


def find_lesson(word, root=ROOT):
    """Return the source of the lesson that a number or a name on a command line means."""
    for path in lesson_files(root):
        if word in (path.stem, path.stem[:2]):
            return path
    known = ", ".join(path.stem for path in lesson_files(root)) or "none"
    raise ArgumentTypeError(f"no lesson {word!r}; there are: {known}")


def copies(lesson, root):
    """Return the two notebooks of a lesson, the learner's and the solved one, not executed."""
    return [
        Copy(root / folder / f"{lesson.name}.ipynb", cells, make_notebook(cells))
        for folder, derive in COPIES.items()
        for cells in [guarded(derive(lesson.cells))]
    ]


def guarded(cells):
    """Return a notebook's cells with one that says how to get helpers, before they're imported."""
    for place, cell in enumerate(cells):
        if cell.kind == "code" and "from helpers" in cell.source:
            guard = replace(cell, source=GUARD, metadata=HIDDEN)
            return [*cells[:place], guard, *cells[place:]]
    return cells


def stale(lesson, root):
    """Say of each notebook of a lesson in what it isn't what the lesson gives."""
    return [
        f"{copy.path.relative_to(root).as_posix()} {clause}"
        for copy in copies(lesson, root)
        if (clause := difference(copy.path, copy.notebook))
    ]


def orphans(root):
    """Say of each notebook without a lesson that it has none."""
    names = {path.stem for path in lesson_files(root)}
    return [
        f"{folder}/{path.name} has no lesson; delete it, or write lessons/{path.stem}.md"
        for folder in COPIES
        for path in sorted((root / folder).glob("*.ipynb"))
        if path.stem not in names
    ]


def build(lesson, root):
    """Execute both notebooks of a lesson, then store both or, if anything is wrong, none.

    Return what was done. Raise a LessonError when a cell fails or writes to stderr.
    """
    started = time.monotonic()
    both = copies(lesson, root)
    # A lesson without an exercise gives the same notebook twice, so one run will do.
    different = both if both[0].cells != both[1].cells else both[:1]
    for copy in both:
        copy.path.parent.mkdir(exist_ok=True)
    with ThreadPoolExecutor() as pool:
        found = list(pool.map(lambda copy: execute(copy.notebook, copy.path.parent), different))
    # What goes wrong outside of an exercise goes wrong in both copies.
    problems = dict.fromkeys(
        message(lesson.name, copy.cells[index], text)
        for copy, complaints in zip(different, found, strict=True)
        for index, text in complaints
    )
    if problems:
        raise LessonError(*problems)
    texts = [render(with_stored_pictures(copy)) for copy in different]
    files = dict(zip((copy.path for copy in both), texts * 2, strict=False))
    if all(_stored(path) == text for path, text in files.items()):
        return "as it was"
    # Whoever reads a notebook meanwhile sees the old one or the new one, never half of it.
    for path, text in files.items():
        path.with_suffix(".new").write_text(text, encoding="utf-8", newline="\n")
    for path in files:
        os.replace(path.with_suffix(".new"), path)
    sizes = " + ".join(f"{len(text.encode()) / 1000:.0f} KB" for text in files.values())
    return f"built in {time.monotonic() - started:.0f} s, {sizes}"


def _stored(path):
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def with_stored_pictures(copy):
    """Keep the stored pictures that the new ones look like.

    Another machine draws the same with other bytes, which would be a change of every lesson.
    """
    try:
        stored = nbformat.reads(_stored(copy.path), as_version=4).cells
    except ValueError:
        stored = []
    before = {cell.id: cell.get("outputs", []) for cell in stored}
    for cell in copy.notebook.cells:
        for new, old in zip(cell.get("outputs", []), before.get(cell.id, []), strict=False):
            pictures = drawn([new, old])
            if len(pictures) == 2 and not differing(*pictures).any():
                new.data["image/png"] = old.data["image/png"]
    return copy.notebook
