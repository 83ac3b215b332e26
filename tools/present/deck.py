"""Lay a lesson out on slides: a notebook that says of each cell whether a slide begins with it."""

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import nbformat
from jupytext.myst import get_parser
from nbformat import NotebookNode

from tools.build.lesson import Cell, Lesson, whole_copy
from tools.build.notebook import METADATA, cell_ids

# In pixels of 1280×720: a slide's room, and what takes how much of it in the look that
# labconfig/default_setting_overrides.json gives it. Estimates; the rehearsal measures.
ROOM = 640
LINE, CODE_LINE, HEADING, GAP = 40, 27, 62, 16
# Characters, on the average, in a line of text.
LINE_LENGTH = 77
# One idea a slide: text goes on on the next one, unless it is a single paragraph, or up to
# three lines are left over.
TEXT_ROOM, LEFT_OVER = 8 * LINE, 3 * LINE + GAP

SETUP = "from helpers import present\n\npresent()"


@dataclass
class Part:
    """What is not divided between slides.

    Parameters
    ----------
    cell : NotebookNode
    height : int
        An estimate, in pixels.
    is_text : bool, optional
        Whether it is prose.
    begins, alone : bool, optional
        Whether it begins a slide, and leaves no room for anything else on it.
    section : str, optional
        The heading that prose stands under.
    """

    cell: NotebookNode
    height: int
    is_text: bool = False
    begins: bool = False
    alone: bool = False
    section: str = ""


def make_deck(lesson: Lesson, solved: NotebookNode) -> NotebookNode:
    """Return a lesson's slides.

    Parameters
    ----------
    lesson : Lesson
        Its exercises and their solutions get slides of their own. A cell whose ``slideshow``
        metadata say its slide type has that one.
    solved : NotebookNode
        The lesson's solved copy, for its outputs: a slide shows its picture before anything is
        run, and when Python is gone.

    Returns
    -------
    NotebookNode
        The cell after its title is on no slide, and makes figures as large as a projector
        wants them.
    """
    outputs = {cell["id"]: cell.outputs for cell in solved.cells if cell.cell_type == "code"}
    setup = nbformat.v4.new_code_cell(SETUP, metadata=_slide_type("skip"))
    deck = nbformat.v4.new_notebook(metadata=nbformat.from_dict(METADATA))
    for slide in _stack(_parts(lesson, outputs)):
        first = slide[0]
        if first.is_text and not first.begins and not _is_placed(first):
            # Where a text goes on, its slide still says what it is about.
            first.cell.source = f"<small>{first.section}</small>\n\n{first.cell.source}"
        for place, part in enumerate(_joined(slide)):
            # The key that turns slides shows the next part first.
            kind = _slide_type("fragment" if place else "slide")
            part.cell.metadata = nbformat.from_dict(kind | part.cell.metadata)
            deck.cells.append(part.cell)
    # Not the first cell: the keys that go there need a slide to show.
    deck.cells.insert(1, setup)
    deck.nbformat_minor = 5
    for number, cell in enumerate(deck.cells):
        cell["id"] = f"slide-cell-{number}"
    return deck


def _is_placed(part: Part) -> bool:
    """Return whether the lesson itself says what slide type a part has."""
    return "slideshow" in part.cell.metadata


def _slide_type(name: str) -> dict:
    return {"slideshow": {"slide_type": name}}


def _stack(parts: Iterator[Part]) -> Iterator[list[Part]]:
    """Yield the parts of each slide."""
    slide: list[Part] = []
    for part in parts:
        if slide and _is_another(part, slide):
            yield slide
            slide = []
        slide.append(part)
    yield slide


def _joined(slide: list[Part]) -> list[Part]:
    """Return a slide's parts, with texts that follow each other in one cell."""
    joined = slide[:1]
    for part in slide[1:]:
        if part.is_text and joined[-1].is_text:
            joined[-1].cell.source += f"\n\n{part.cell.source}"
        else:
            joined.append(part)
    return joined


def _is_another(part: Part, slide: list[Part]) -> bool:
    """Return whether a part has no place on a slide."""
    if _is_placed(part) or _is_placed(slide[-1]):
        return True
    if part.begins or part.alone or slide[-1].alone:
        return True
    if sum(other.height for other in slide) + part.height > ROOM:
        return True
    if not part.is_text:
        return False
    # What is said after a result is another idea.
    read = sum(other.height for other in slide if other.is_text)
    is_long = read + part.height > TEXT_ROOM and part.height > LEFT_OVER
    return not slide[-1].is_text or is_long


def _parts(lesson: Lesson, outputs: dict) -> Iterator[Part]:
    section = ""
    cells = whole_copy(lesson.cells)
    for cell, identity in zip(cells, cell_ids(cells), strict=True):
        if cell.kind == "code":
            yield from _codes(cell, outputs.get(identity, []))
        elif cell.tag == "hint":
            yield Part(_markdown(cell.source, cell), 3 * LINE)
        else:
            for block in _blocks(cell.source):
                heading = re.match("#+ (.*)", block)
                section = heading[1] if heading else section
                made = _markdown(block, cell)
                yield Part(made, _height(block), True, begins=bool(heading), section=section)


def _markdown(source: str, cell: Cell) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source, metadata=dict(cell.metadata))


def _blocks(source: str) -> Iterator[str]:
    """Yield the blocks of a text, a heading and what a list or a formula hangs on with them."""
    lines = source.splitlines()
    tops = [token for token in get_parser().parse(source) if not token.level and token.map]
    together: list[str] = []
    for token, following in zip(tops, [*tops[1:], None], strict=True):
        together.append("\n".join(lines[slice(*token.map)]).strip())
        opens = token.type == "heading_open" or (
            following is not None and following.type not in ("heading_open", "paragraph_open")
        )
        if not opens or following is None:
            yield "\n\n".join(together)
            together = []


def _height(text: str) -> int:
    """Return about how many pixels a text takes."""
    height = 0
    for block in text.split("\n\n"):
        if block.startswith("#"):
            height += HEADING
        elif re.match(r"[-*|]|\d+\. ", block):
            height += sum(_lines(item) for item in re.split(r"\n(?=[-*|]|\d+\. )", block)) * LINE
        else:
            height += _lines(block) * LINE
        height += GAP
    return height


def _lines(text: str) -> int:
    # Of a link, only its words are drawn.
    drawn = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    return math.ceil(len(drawn) / LINE_LENGTH)


def _codes(cell: Cell, outputs: list) -> Iterator[Part]:
    made = nbformat.v4.new_code_cell(cell.source, metadata=dict(cell.metadata), outputs=outputs)
    height = len(cell.source.splitlines()) * CODE_LINE + GAP
    if any("image/png" in output.get("data", {}) for output in outputs):
        if _computes(cell.source):
            # The picture fills a slide: its code, where it is the point, has the one before.
            fence = nbformat.v4.new_markdown_cell(f"```python\n{cell.source}\n```")
            yield Part(fence, height)
        made.metadata["jupyter"] = {"source_hidden": True}
        yield Part(made, ROOM, alone=True)
        return
    height += sum(_output_height(output) for output in outputs)
    yield Part(made, height, begins=cell.tag == "solution")


def _computes(source: str) -> bool:
    """Return whether code does more than import and show."""
    shown = (ast.Import, ast.ImportFrom, ast.Expr)
    return not all(isinstance(statement, shown) for statement in ast.parse(source).body)


def _output_height(output: NotebookNode) -> int:
    if "text/markdown" in output.get("data", {}):
        return _height(output.data["text/markdown"])
    text = output.text if output.output_type == "stream" else output.data["text/plain"]
    return len(text.splitlines()) * CODE_LINE + GAP
