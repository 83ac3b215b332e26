"""Assemble a notebook from cells, and compare a stored one with what it should be."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tools.build.lesson import Cell

# No version of Python: notebooks are to be the same whoever builds them.
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}


def make_notebook(cells: Sequence[Cell]) -> NotebookNode:
    """Return the notebook of some cells, without outputs.

    Parameters
    ----------
    cells : sequence of Cell
        One of a lesson's two copies.

    Returns
    -------
    NotebookNode
        nbformat 4.5, with execution counts in order.
    """
    notebook = nbformat.v4.new_notebook(metadata=nbformat.from_dict(METADATA))
    notebook.nbformat_minor = 5
    count = 0
    for cell, identity in zip(cells, cell_ids(cells), strict=True):
        parts = {"source": cell.source, "metadata": cell.metadata, "id": identity}
        if cell.kind == "code":
            count += 1
            notebook.cells.append(nbformat.v4.new_code_cell(execution_count=count, **parts))
        else:
            notebook.cells.append(nbformat.v4.new_markdown_cell(**parts))
    return notebook


def cell_ids(cells: Sequence[Cell]) -> list[str]:
    """Return an id for each cell that depends on nothing but the cell and its equals before it."""
    seen: Counter[str] = Counter()
    ids = []
    for cell in cells:
        identity = hashlib.sha256(f"{cell.kind}\n{cell.source}".encode()).hexdigest()[:12]
        seen[identity] += 1
        ids.append(identity if seen[identity] == 1 else f"{identity}-{seen[identity]}")
    return ids


def render(notebook: NotebookNode) -> str:
    """Return a notebook's text, as it is stored."""
    return nbformat.writes(notebook) + "\n"


def difference(path: Path, expected: NotebookNode) -> str | None:
    """Say in what a stored notebook differs from what it should be.

    Outputs are left out: nbval compares them.

    Parameters
    ----------
    path : Path
        The stored notebook.
    expected : NotebookNode
        What the lesson gives, without outputs.

    Returns
    -------
    str or None
        A clause that goes on from the notebook's name; None when there is no difference.
    """
    if not path.is_file():
        return "is missing"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return "is not JSON"
    wanted = json.loads(render(expected))
    cells = [_without_outputs(cell) for cell in stored.pop("cells", [])]
    wanted_cells = [_without_outputs(cell) for cell in wanted.pop("cells")]
    if stored != wanted:
        return "was changed in its metadata"
    if len(cells) != len(wanted_cells):
        return f"was changed: {len(cells)} cells, not {len(wanted_cells)}"
    for number, (cell, wanted_cell) in enumerate(zip(cells, wanted_cells, strict=True), 1):
        for key in sorted(cell.keys() | wanted_cell.keys()):
            if cell.get(key) != wanted_cell.get(key):
                return f"was changed in cell {number} ({key})"
    return None


def _without_outputs(cell: dict) -> dict:
    return {key: value for key, value in cell.items() if key != "outputs"}
