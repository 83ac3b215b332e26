"""Turn a lesson's two notebooks, and what its demos showed, into the source of one page."""

import base64
import itertools
import re
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import helpers
from helpers.figures.picture import WORDS_BELOW

# Characters of a readout in a line as wide as a page.
_ACROSS = 85
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=lambda name: name.endswith("html"),  # noqa: S701
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip
TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
HTML = TEMPLATES.get_template("player.html").module
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
BOX = """\
```{{admonition}} Run it yourself
:class: tip
[Download the notebook](path:notebooks/{name}.ipynb), or call `make lab` in the course's
folder, which opens JupyterLab: there you can change every cell, move every control of a demo, and
have your answers checked.

To run the downloaded notebook anywhere else, put this into a new cell at its top:
<code class="course-install">%pip install <a href="{wheel}">{wheel}</a></code>
```
"""


class BookError(Exception):
    """Something that keeps the book from being made, in a sentence."""


def book_links(text, pages):
    """Let the links of a Markdown text lead to pages of the book, given as names of files.

    A link to a file of the course that is no page becomes its words: it would be dead.
    """

    def lead(link):
        words, target = link.groups()
        address = urlsplit(target)
        if address.scheme or not address.path:
            return link[0]
        name = PurePosixPath(address.path).name
        return f"[{words}]({name})" if name in pages else words

    return LINK.sub(lead, text)


def player(record, name, has_cell=True):
    """Return a demo that plays, or a still picture of one that has no slider.

    `record` is what `tools.book.frames.record` returns; no other demo of the page has that `name`
    as its id. A demo in a lesson `has_cell` above it.
    """
    slider = record.get("slider")
    if slider is None:
        does = getattr(helpers, record["text"].partition(":")[0]).__doc__.splitlines()[0]
        return str(HTML.player(record, name, lines=1, does=does[0].lower() + does[1:]))
    lines = max(
        sum(len(line) // _ACROSS + 1 for line in text.split("\n")) for text in slider["readouts"]
    )
    return str(HTML.player(record, name, lines=lines, has_cell=has_cell))


def make_page(name, learner, solved, records, pages, folder, wheel):
    """Return a lesson's page as a notebook: the learner's, with each solution folded.

    `records` has what the demos of each cell showed, by the cell's id; files called `pages` are
    pages of the book. Pictures go into ``pictures/NAME`` in `folder`, where the book's sources
    are. Beside the page is `wheel`, a file with the course's packages. Raise a BookError if a demo
    was recorded from another start than the one that is stored.
    """
    pictures, demos = itertools.count(), itertools.count()

    def show(output, recorded):
        data = output.get("data", {})
        if "image/png" not in data:
            return output
        about = output.metadata["image/png"]
        if data["text/plain"] == WORDS_BELOW:
            address = f"pictures/{name}/{next(pictures)}.png"
            path = folder / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(data["image/png"]))
            size = (about["width"], about["height"])
            html = str(HTML.picture(address, size, about["alt"]))
        else:
            record = next(recorded, {"text": None})
            if (said := record["text"]) != about["alt"]:
                raise BookError(f"{name}: stored is the demo {about['alt']!r}, recorded {said!r}")
            html = player(record, f"demo-{next(demos)}")
        return new_output("display_data", data={"text/html": html})

    cells = list(_woven(learner.cells, solved.cells))
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = book_links(cell.source, pages)
        else:
            recorded = iter(records.get(cell.id, []))
            cell.outputs = [show(output, recorded) for output in cell.outputs]
    title, heading, rest = cells[0].source.partition("\n## ")
    cells[0].source = f"{title}\n\n{BOX.format(name=name, wheel=wheel)}{heading}{rest}"
    return new_notebook(cells=cells, metadata=learner.metadata)


def _woven(learner, solved):
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


def _folded(summary, cell):
    # Two halves of one element, with a whole cell between them, code and outputs included.
    yield new_markdown_cell(f'<details class="course-solution"><summary>{summary}</summary>')
    yield cell
    yield new_markdown_cell("</details>")
