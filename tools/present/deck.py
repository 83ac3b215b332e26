"""Lay a lesson out on slides: a notebook that says of each cell whether a slide begins with it."""

import ast
import math
import re
from dataclasses import dataclass
from itertools import pairwise

import nbformat
from jupytext.myst import get_parser

from tools.build.lesson import whole_copy
from tools.build.notebook import METADATA, cell_ids
from tools.pictures import has_picture

# In pixels of 1280×720: a slide's room, and what takes how much of it in the look that
# labconfig/default_setting_overrides.json gives it. Estimates; the rehearsal measures.
ROOM = 640
LINE, CODE_LINE, HEADING, GAP = 40, 27, 62, 24
# Characters, on the average, in a line of text.
LINE_LENGTH = 70
# How a row of a list or a table begins.
ITEM = r"(?:[-*|]|\d+\. )"
# One idea a slide: text goes on on the next one, unless it is a single paragraph, or up to
# three lines are left over.
TEXT_ROOM, LEFT_OVER = 8 * LINE + GAP, 3 * LINE + GAP

SETUP = "from helpers import present\n\npresent()"


@dataclass
class Part:
    """What isn't divided between slides; its height in pixels is an estimate.

    It may begin a slide, or leave no room for anything else on it, as what the lesson itself gives
    a slide type does. Prose has the heading of its section.
    """

    cell: nbformat.NotebookNode
    height: int
    is_text: bool = False
    begins: bool = False
    alone: bool = False
    section: str = ""

    def __post_init__(self):
        self.alone |= "slideshow" in self.cell.metadata


def make_deck(lesson, solved):
    """Return a lesson's slides.

    Its exercises and their solutions each get a slide. A cell whose ``slideshow`` metadata
    say its slide type has that one. The outputs are those of the solved copy: a slide shows its
    picture before anything is run, and when Python is gone. The cell after the title is on no
    slide, and makes figures as large as a projector wants them.
    """
    outputs = {cell["id"]: cell.outputs for cell in solved.cells if cell.cell_type == "code"}
    setup = nbformat.v4.new_code_cell(SETUP, metadata={"slideshow": {"slide_type": "skip"}})
    deck = nbformat.v4.new_notebook(metadata=nbformat.from_dict(METADATA), nbformat_minor=5)
    for slide in _stack(_parts(lesson, outputs)):
        first = slide[0]
        if first.section and not first.begins and not first.alone:
            # Where a text goes on, its slide still says what it is about.
            first.cell.source = f"<small>{first.section}</small>\n\n{first.cell.source}"
        for place, part in enumerate(slide):
            # The key that turns slides shows the next part first.
            kind = {"slide_type": "fragment" if place else "slide"}
            part.cell.metadata = nbformat.from_dict({"slideshow": kind} | part.cell.metadata)
            deck.cells.append(part.cell)
    # Not the first cell: the keys that go there need a slide to show.
    deck.cells.insert(1, setup)
    for number, cell in enumerate(deck.cells):
        cell["id"] = f"slide-cell-{number}"
    return deck


def _stack(parts):
    """Return the parts of each slide, texts that follow each other in one."""
    slides = []
    for part in parts:
        if not slides or _is_another(part, slides[-1]):
            slides.append([part])
        elif part.is_text and slides[-1][-1].is_text:
            slides[-1][-1].cell.source += f"\n\n{part.cell.source}"
            slides[-1][-1].height += part.height
        else:
            slides[-1].append(part)
    return slides


def _is_another(part, slide):
    """Return whether a part has no place on a slide."""
    last = slide[-1]
    if part.begins or part.alone or last.alone:
        return True
    if sum(other.height for other in slide) + part.height > ROOM:
        return True
    # What is said after a result is another idea.
    read = sum(other.height for other in slide if other.is_text)
    is_long = read + part.height > TEXT_ROOM and part.height > LEFT_OVER
    return part.is_text and (not last.is_text or is_long)


def _parts(lesson, outputs):
    section = ""
    cells = whole_copy(lesson.cells)
    for cell, identity in zip(cells, cell_ids(cells), strict=True):
        if cell.kind == "code":
            yield from _codes(cell, outputs.get(identity, []))
        elif cell.tag == "hint":
            yield Part(_markdown(cell.source, cell), 3 * LINE)
        else:
            for block in _that_fit(_blocks(cell.source)):
                heading = re.match("#+ (.*)", block)
                section = heading[1] if heading else section
                made = _markdown(block, cell)
                yield Part(made, _height(block), True, begins=bool(heading), section=section)


def _markdown(source, cell):
    return nbformat.v4.new_markdown_cell(source, metadata=dict(cell.metadata))


def _blocks(source):
    """Yield the blocks of a text, a heading and what a list or a formula hangs on with them."""
    lines = source.splitlines()
    tops = [token for token in get_parser().parse(source) if not token.level and token.map]
    cuts = [
        token.map[0]
        for before, token in pairwise(tops)
        if before.type != "heading_open" and token.type in ("heading_open", "paragraph_open")
    ]
    for start, stop in pairwise([0, *cuts, None]):
        yield "\n".join(lines[start:stop]).strip()


def _that_fit(blocks):
    """Yield blocks, and cut one that's too high for a slide where a list or a formula begins."""
    for block in blocks:
        yield from block.split("\n\n") if _height(block) > ROOM else [block]


def _height(text):
    """Return about how many pixels a text takes."""
    height = 0
    for block in text.split("\n\n"):
        # Of a link, only its words are drawn.
        drawn = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", block)
        items = re.split(rf"\n(?={ITEM})", drawn) if re.match(ITEM, drawn) else [drawn]
        lines = sum(math.ceil(len(item) / LINE_LENGTH) for item in items)
        height += GAP + (HEADING if block.startswith("#") else lines * LINE)
    return height


def _codes(cell, outputs):
    made = nbformat.v4.new_code_cell(cell.source, metadata=dict(cell.metadata), outputs=outputs)
    height = len(cell.source.splitlines()) * CODE_LINE + GAP
    if any(map(has_picture, outputs)):
        if _computes(cell.source):
            # The picture fills a slide: its code, where it is the point, has the one before.
            fence = nbformat.v4.new_markdown_cell(f"```python\n{cell.source}\n```")
            yield Part(fence, height)
        made.metadata["jupyter"] = {"source_hidden": True}
        yield Part(made, ROOM, alone=True)
    else:
        height += sum(map(_output_height, outputs))
        yield Part(made, height, begins=cell.tag == "solution")


def _computes(source):
    """Return whether code does more than import and show."""
    shown = (ast.Import, ast.ImportFrom, ast.Expr)
    python = re.sub("^%.*", "", source, flags=re.MULTILINE)
    return not all(isinstance(statement, shown) for statement in ast.parse(python).body)


def _output_height(output):
    if "text/markdown" in output.get("data", {}):
        return _height(output.data["text/markdown"])
    text = output.text if output.output_type == "stream" else output.data["text/plain"]
    return len(text.splitlines()) * CODE_LINE + GAP
