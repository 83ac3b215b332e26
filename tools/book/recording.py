"""Run solved lessons, and bring back what their demos showed."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from tools.book.frames import MIME
from tools.build.execute import execute

HOOK = """\
from pathlib import Path
from tools.book.frames import install
install(Path({folder!r}))
"""
Records = dict[str, list[dict]]


class BookError(Exception):
    """Something that keeps the book from being made, in a sentence."""


def record_lessons(solutions: Sequence[Path], folder: Path) -> list[Records]:
    """Run notebooks, as many at a time as there are processors, and record their demos.

    Parameters
    ----------
    solutions : sequence of Path
        Solved notebooks: an exercise that is left open may leave a demo out.
    folder : Path
        Where the pictures go, in a folder for each notebook.

    Returns
    -------
    list of dict of str to list of dict
        For each notebook the records of each cell with a demo, by the cell's id.

    Raises
    ------
    BookError
        If a cell fails, takes too long or writes to stderr.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda path: _record(path, folder / path.stem), solutions))


def _record(path: Path, folder: Path) -> Records:
    notebook = nbformat.read(path, as_version=4)
    hook = nbformat.v4.new_code_cell(HOOK.format(folder=str(folder)))
    notebook.cells.insert(0, hook)
    (complaints,) = execute([(notebook, path.parent)])
    if complaints:
        index, text = complaints[0]
        raise BookError(f"{path.parent.name}/{path.name}: cell {index}: {text}")
    return records(notebook)


def records(notebook: nbformat.NotebookNode) -> Records:
    """Return what the demos of a notebook's outputs have recorded, by their cells' ids."""
    found: Records = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                found.setdefault(cell.id, []).append(output.data[MIME])
    return found
