"""Assemble a notebook from cells, and compare a stored one with what it should be."""

import hashlib
import json
from collections import Counter
from itertools import zip_longest

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

# No version of Python: notebooks are to be the same whoever builds them.
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}


def make_notebook(cells):
    """Return the notebook of some cells, without outputs, its execution counts in order."""
    notebook = new_notebook(metadata=nbformat.from_dict(METADATA), nbformat_minor=5)
    for cell, identity in zip(cells, cell_ids(cells), strict=True):
        make = new_code_cell if cell.kind == "code" else new_markdown_cell
        notebook.cells.append(make(cell.source, metadata=cell.metadata, id=identity))
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, 1):
        cell.execution_count = count
    return notebook


def cell_ids(cells):
    """Return an id for each cell that depends on nothing but the cell and its equals before it."""
    seen = Counter()
    ids = []
    for cell in cells:
        identity = hashlib.sha256(f"{cell.kind}\n{cell.source}".encode()).hexdigest()[:12]
        seen[identity] += 1
        ids.append(identity if seen[identity] == 1 else f"{identity}-{seen[identity]}")
    return ids


def render(notebook):
    """Return a notebook's text, as it is stored."""
    return nbformat.writes(notebook) + "\n"


def difference(path, expected):
    """Say in what a stored notebook differs from what it should be, or return None.

    Outputs are left out: nbval compares them. What is returned goes on from the notebook's name.
    """
    if not path.is_file():
        return "is missing"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return "is not JSON"
    wanted = json.loads(render(expected))
    pairs = zip_longest(stored.pop("cells", []), wanted.pop("cells"), fillvalue={})
    for number, (cell, wanted_cell) in enumerate(pairs, 1):
        for key in sorted((cell.keys() | wanted_cell.keys()) - {"outputs"}):
            if cell.get(key) != wanted_cell.get(key):
                return f"was changed in cell {number} ({key})"
    return None if stored == wanted else "was changed in its metadata"
