"""Read a lesson, say all that is wrong with it at once, and derive its two copies."""

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import nbformat
from jupytext.myst import MystMetadataParsingError, get_parser, myst_to_notebook

TAGS = ("exercise", "solution", "hint", "curious")
METADATA_KEYS = ("tags", "slideshow")
LONGEST_CODE = 15
FILE_NAME = re.compile(r"\d\d_[a-z0-9_]+\.md")
# What a cell with this tag has to be, and what's wrong with it in another place.
KINDS = {
    "exercise": ("code", "an exercise is a code cell, a stub that runs"),
    "hint": ("markdown", "a hint is a Markdown cell"),
    "curious": ("markdown", "a box for the curious is a Markdown cell, its first line the title"),
}
ALONE = {
    "E": "exercise without a solution; one code cell tagged solution follows it or its hints",
    "H": "a hint stands between an exercise and its solution",
    "S": "solution without an exercise before it; each exercise has one",
}


class LessonError(Exception):
    """A lesson that gives no notebooks; its arguments are a message for each reason."""


@dataclass(frozen=True)
class Cell:
    """The cell of a lesson with this number, from 1; `kind` is code, markdown or raw.

    `line` is that of the code cell's fence or of the Markdown cell's first words, from 1.
    """

    number: int
    line: int
    kind: str
    source: str
    metadata: dict = field(default_factory=dict)

    @property
    def tag(self):
        """The cell's only tag, or None; a valid lesson has at most one a cell."""
        tags = self.metadata.get("tags")
        return tags[0] if isinstance(tags, list) and tags else None


class Lesson(NamedTuple):
    """A valid lesson; its name is that of the file, such as ``02_convolution``."""

    name: str
    cells: tuple


def message(name, cell, text):
    """Return a problem in the form that every message of the build has."""
    return f"lessons/{name}.md:{cell.line}: cell {cell.number}: {text}"


def read_lesson(path):
    """Read a lesson's Markdown file; raise a LessonError with all of its problems."""
    problems = [f"lessons/{path.name}:1: {problem}" for problem in _name_problems(path)]
    try:
        cells = _parse(path.read_text(encoding="utf-8"))
    except (MystMetadataParsingError, nbformat.ValidationError) as error:
        words = " ".join(getattr(error, "message", str(error)).split())
        problems.append(f"lessons/{path.name}:1: metadata isn't as it should be: {words}")
        raise LessonError(*problems) from error
    found = [(cell, text) for cell in cells for text in _cell_problems(cell)]
    found += [*_exercise_problems(cells), *_block_problems(cells)]
    found.sort(key=lambda problem: problem[0].line)
    problems += [message(path.stem, *problem) for problem in found]
    if problems:
        raise LessonError(*problems)
    return Lesson(path.stem, cells)


def learner_copy(cells):
    """Return the cells for learners: stubs and folded hints, no solutions."""
    return whole_copy(cell for cell in cells if cell.tag != "solution")


def solved_copy(cells):
    """Return the cells for instructors: each solution in its exercise's place."""
    copy = []
    for cell in cells:
        if cell.kind == "code" and cell.tag == "solution":
            place = next(i for i, earlier in enumerate(copy) if earlier.tag == "exercise")
            # A slide that starts with the exercise also starts with its solution.
            copy[place] = replace(cell, metadata=copy[place].metadata | cell.metadata)
        else:
            copy.append(cell)
    return whole_copy(copy)


def whole_copy(cells):
    """Return the cells for slides: stubs and folded hints, and each solution after its own."""
    folded = []
    for is_hint, group in itertools.groupby(cells, lambda cell: cell.tag == "hint"):
        run = list(group)
        # Each hint is inside the one before it, so hint 2 can only be seen once hint 1 is open.
        # The blank lines make Markdown render what is between the tags.
        opened = [
            f"<details><summary>Hint {number}</summary>\n\n{hint.source}\n\n"
            for number, hint in enumerate(run, 1)
        ]
        nested = "".join(opened) + "\n".join(["</details>"] * len(run))
        folded += [replace(run[0], source=nested)] if is_hint else map(_fold_box, run)
    return folded


def _fold_box(cell):
    """Return a box for the curious folded and off the slides, and any other cell as it is."""
    if cell.tag != "curious":
        return cell
    title, _, text = cell.source.partition("\n")
    source = f"<details><summary>For the curious: {title}</summary>\n\n{text.strip()}\n\n</details>"
    return replace(
        cell, source=source, metadata=cell.metadata | {"slideshow": {"slide_type": "skip"}}
    )


def _parse(text):
    notebook = myst_to_notebook(text, add_source_map=True)
    lines = text.splitlines()
    cells = []
    starts = notebook.metadata.source_map
    for number, (line, cell) in enumerate(zip(starts, notebook.cells, strict=True), 1):
        # For code the map holds the fence's 1-based line; for Markdown it holds the 0-based
        # line after the previous cell, which may be blank.
        if cell.cell_type == "markdown":
            line = next(i for i, row in enumerate(lines[line:], line + 1) if row)
        cells.append(Cell(number, line, cell.cell_type, cell.source, cell.metadata))
    return tuple(cells)


def _name_problems(path):
    if not FILE_NAME.fullmatch(path.name):
        yield "a lesson's file is named NN_name.md: two digits, then a-z, 0-9 and _"
        return
    for other in sorted(path.parent.glob(f"{path.name[:2]}_*.md")):
        if other.name != path.name:
            yield f"{other.name} has the same number; each lesson has its own"


def _cell_problems(cell):
    for key in cell.metadata:
        if key not in METADATA_KEYS:
            yield f"unknown metadata {key!r}; allowed: tags, slideshow"
    tags = cell.metadata.get("tags", [])
    if not isinstance(tags, list) or len(tags) > 1:
        yield f"tags are a list of at most one tag, not {tags!r}"
    elif tags and tags[0] not in TAGS:
        yield f"unknown tag {tags[0]!r}; allowed: {', '.join(TAGS)}"
    elif cell.kind != KINDS.get(cell.tag, [cell.kind])[0]:
        yield KINDS[cell.tag][1]
    length = len(cell.source.splitlines())
    if cell.kind == "raw":
        yield "raw cell; a lesson has Markdown and code cells"
    elif not cell.source.strip():
        yield "empty code cell"
    elif cell.kind == "code" and length > LONGEST_CODE:
        yield f"{length} lines of code; at most {LONGEST_CODE}, longer code is a helper"


def _exercise_problems(cells):
    # A letter a cell: of code an exercise or a solution, of text a hint, or anything else.
    letters = {("exercise", "code"): "E", ("solution", "code"): "S"}
    shape = "".join(
        "H" if cell.tag == "hint" else letters.get((cell.tag, cell.kind), "-") for cell in cells
    )
    together = {i for found in re.finditer("EH*S", shape) for i in range(*found.span())}
    together |= {i for found in re.finditer("EH+", shape) for i in range(*found.span())[1:]}
    for place, (cell, letter) in enumerate(zip(cells, shape, strict=True)):
        if letter in ALONE and place not in together:
            yield cell, ALONE[letter]


def _block_problems(cells):
    first = cells[0] if cells else Cell(1, 1, "markdown", "")
    titled = False
    for cell in (cell for cell in cells if cell.kind == "markdown"):
        for token in get_parser().parse(cell.source):
            here = replace(cell, line=cell.line + token.map[0]) if token.map else cell
            if token.type == "heading_open" and token.tag == "h1":
                if titled or cell is not first:
                    yield here, "`#` is for the one title in the first cell; use `##`"
                titled = titled or cell is first
            # A misspelled or an indented {code-cell} would end up as text, never executed.
            elif token.type == "fence" and token.info.startswith("{"):
                text = f"`{token.info}` is not a cell; write `{{code-cell}}` at the start of a line"
                yield here, text
    if not titled:
        yield first, "no title; the first cell is Markdown with the one `# Title`"
