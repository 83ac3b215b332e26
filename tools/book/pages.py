"""Turn a lesson's two notebooks, and what its demos showed, into the source of one page."""

import base64
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from tools.book.links import book_links
from tools.book.player import picture, player
from tools.book.recording import BookError, Records

BOX = """\
```{{admonition}} Run it yourself
:class: tip
[Download the notebook](path:notebooks/{name}.ipynb), or call `make lab` in the course's
folder, which opens JupyterLab: there you can change every cell, move every control of a demo, and
have your answers checked.
```
"""


class Page:
    """One lesson on its way into the book.

    Parameters
    ----------
    name : str
        The lesson's name, such as ``02_convolution``.
    pages : collection of str
        The files that are pages of the book.
    folder : Path
        Where the book's sources are; the lesson's pictures go into ``pictures/NAME`` there.
    """

    def __init__(self, name: str, pages: Collection[str], folder: Path):
        self._name = name
        self._pages = pages
        self._folder = folder
        self._pictures = 0
        self._demos = 0

    def source(self, learner: NotebookNode, solved: NotebookNode, records: Records) -> NotebookNode:
        """Return the page as a notebook: the learner's, with each solution folded.

        Parameters
        ----------
        learner, solved : NotebookNode
            The lesson's two notebooks, with their outputs.
        records : dict of str to list of dict
            What the demos of each cell showed, by the cell's id.

        Raises
        ------
        BookError
            If a demo was recorded from another start than the one that is stored.
        """
        cells = [self._shown(cell, records) for cell in list(_woven(learner.cells, solved.cells))]
        first = cells[0]
        title, heading, rest = first.source.partition("\n## ")
        first.source = f"{title}\n\n{BOX.format(name=self._name)}{heading}{rest}"
        return new_notebook(cells=cells, metadata=learner.metadata)

    def _shown(self, cell: NotebookNode, records: Records) -> NotebookNode:
        if cell.cell_type == "markdown":
            cell.source = book_links(cell.source, self._pages)
            return cell
        waiting = list(records.get(cell.id, []))
        cell.outputs = [self._output(output, waiting) for output in cell.outputs]
        return cell

    def _output(self, output: NotebookNode, waiting: list[dict]) -> NotebookNode:
        data = output.get("data", {})
        if "image/png" not in data:
            return output
        alt = output.metadata["image/png"]["alt"]
        if data["text/plain"] == alt:  # a demo: an ordinary picture has its words below it
            shown = self._demo(alt, waiting)
        else:
            shown = self._picture(base64.b64decode(data["image/png"]), alt)
        return new_output("display_data", data={"text/html": shown})

    def _demo(self, text: str, waiting: list[dict]) -> str:
        record = waiting.pop(0) if waiting else None
        if record is None or record["text"] != text:
            said = record and record["text"]
            raise BookError(f"{self._name}: stored is the demo {text!r}, recorded {said!r}")
        number, self._demos = self._demos, self._demos + 1
        return player(record, f"frames/{self._name}/{number}", f"demo-{number}")

    def _picture(self, content: bytes, alt: str) -> str:
        address = f"pictures/{self._name}/{self._pictures}.png"
        self._pictures += 1
        path = self._folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        with Image.open(io.BytesIO(content)) as image:
            return picture(address, image.size, alt)


def _woven(learner: list[NotebookNode], solved: list[NotebookNode]) -> Iterator[NotebookNode]:
    """Walk through both notebooks: the learner's cells, and what the solved one has more."""
    own_cells = iter(learner)
    waiting = None
    for cell in solved:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown" and "solution" in tags:
            yield from _folded("About the solution", cell)
            continue
        own = next(own_cells)
        # A learner meets the hints before the solution.
        if waiting is not None and "hint" not in own.metadata.get("tags", []):
            yield from _folded("Solution", waiting)
            waiting = None
        yield own
        if "solution" in tags:
            waiting = cell
        elif cell.cell_type == "code" and cell.outputs != own.outputs:
            shown = {"outputs": cell.outputs, "metadata": {"tags": ["remove-input"]}}
            result = new_code_cell(cell.source, **shown)
            yield from _folded("What this gives with the solution", result)


def _folded(summary: str, cell: NotebookNode) -> Iterator[NotebookNode]:
    # Two halves of one element, with a whole cell between them, code and outputs included.
    yield new_markdown_cell(f'<details class="course-solution"><summary>{summary}</summary>')
    yield cell
    yield new_markdown_cell("</details>")
