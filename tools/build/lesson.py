"""Read a lesson, say all that is wrong with it at once, and derive its two copies."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import nbformat
from jupytext.myst import MystMetadataParsingError, get_parser, myst_to_notebook

TAGS = ("exercise", "solution", "hint")
METADATA_KEYS = ("tags", "slideshow")
LONGEST_CODE = 15
FILE_NAME = re.compile(r"\d\d_[a-z0-9_]+\.md")


class LessonError(Exception):
    """A lesson that gives no notebooks.

    Parameters
    ----------
    problems : sequence of str
        One message for each problem, with the file and the line in front.
    """

    def __init__(self, problems: Sequence[str]):
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class Cell:
    """One cell, and where it stands in its lesson.

    Parameters
    ----------
    number : int
        1 for the lesson's first cell, of whatever kind.
    line : int
        1-based line of the code cell's fence or of the Markdown cell's first words.
    kind : str
        ``code``, ``markdown`` or ``raw``.
    source : str
        The text of the cell.
    metadata : dict
        The cell's metadata as written in the lesson.
    """

    number: int
    line: int
    kind: str
    source: str
    metadata: dict = field(default_factory=dict)

    @property
    def tag(self) -> str | None:
        """The cell's only tag; a valid lesson has at most one a cell."""
        tags = self.metadata.get("tags")
        return tags[0] if isinstance(tags, list) and tags else None


@dataclass(frozen=True)
class Lesson:
    r"""A lesson that was read and found valid.

    Parameters
    ----------
    name : str
        The file's name without its ending, such as ``02_convolution``.
    text : str
        The whole source, with ``\n`` line endings.
    cells : tuple of Cell
        All cells, solutions and hints among them, in the order of the source.
    """

    name: str
    text: str
    cells: tuple[Cell, ...]


Problems = Iterator[tuple[int, Cell, str]]


def message(name: str, line: int, number: int, text: str) -> str:
    """Return a problem in the form that every message of the build has."""
    return f"lessons/{name}.md:{line}: cell {number}: {text}"


def read_lesson(path: Path) -> Lesson:
    """Read and validate one lesson.

    Parameters
    ----------
    path : Path
        The lesson's Markdown file; its neighbors may not share its number.

    Returns
    -------
    Lesson

    Raises
    ------
    LessonError
        With all problems of the lesson.
    """
    text = path.read_text(encoding="utf-8")
    name_problems = [f"lessons/{path.name}:1: {problem}" for problem in _name_problems(path)]
    try:
        cells = _parse(text)
    except (MystMetadataParsingError, nbformat.ValidationError) as error:
        raise LessonError([*name_problems, _unreadable(path.stem, text, error)]) from error
    found = [
        *_metadata_problems(cells),
        *_exercise_problems(cells),
        *_heading_problems(cells),
        *_code_problems(cells),
        *_directive_problems(cells),
    ]
    problems = [
        message(path.stem, line, cell.number, text)
        for line, cell, text in sorted(found, key=lambda problem: problem[0])
    ]
    if name_problems or problems:
        raise LessonError(name_problems + problems)
    return Lesson(path.stem, text, cells)


def learner_copy(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells for learners: stubs and folded hints, no solutions."""
    return _fold_hints(cell for cell in cells if cell.tag != "solution")


def solved_copy(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells for instructors: each solution in its exercise's place."""
    copy: list[Cell] = []
    for cell in cells:
        if cell.kind == "code" and cell.tag == "solution":
            place = next(i for i, earlier in enumerate(copy) if earlier.tag == "exercise")
            # A slide that starts with the exercise also starts with its solution.
            copy[place] = replace(cell, metadata=copy[place].metadata | cell.metadata)
        else:
            copy.append(cell)
    return _fold_hints(copy)


def whole_copy(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells for slides: stubs and folded hints, and each solution after its own."""
    return _fold_hints(cells)


def _parse(text: str) -> tuple[Cell, ...]:
    notebook = myst_to_notebook(text, add_source_map=True)
    lines = text.splitlines()
    cells = []
    starts = notebook.metadata.source_map
    for number, (start, cell) in enumerate(zip(starts, notebook.cells, strict=True), 1):
        # For code the map holds the fence's 1-based line; for Markdown it holds the 0-based
        # line after the previous cell, which may be blank.
        line = start
        if cell.cell_type == "markdown":
            line = next(i for i, row in enumerate(lines[start:], start + 1) if row)
        metadata = nbformat.NotebookNode(cell.metadata)
        cells.append(Cell(number, line, cell.cell_type, cell.source, metadata))
    return tuple(cells)


def _unreadable(name: str, text: str, error: Exception) -> str:
    if isinstance(error, nbformat.ValidationError):
        # The error says what is wrong and not where, so look for the first line that brings it.
        lines = text.splitlines()
        counts = range(1, len(lines) + 1)
        line = next(n for n in counts if not _has_valid_metadata("\n".join(lines[:n])))
        return f"lessons/{name}.md:{line}: metadata is not as it should be: {error.message}"
    words = " ".join(str(error).split())
    if place := re.search(r"cell (\d+) at line (\d+) (.*)", words):
        return message(name, int(place[2]), int(place[1]) + 1, f"its metadata {place[3]}")
    return f"lessons/{name}.md:1: {words}"


def _has_valid_metadata(text: str) -> bool:
    try:
        myst_to_notebook(text)
    except nbformat.ValidationError:
        return False
    except MystMetadataParsingError:
        return True  # text cut in the middle of some metadata
    return True


def _name_problems(path: Path) -> Iterator[str]:
    if not FILE_NAME.fullmatch(path.name):
        yield "a lesson's file is named NN_name.md: two digits, then a-z, 0-9 and _"
        return
    for other in sorted(path.parent.glob(f"{path.name[:2]}_*.md")):
        if other.name != path.name:
            yield f"{other.name} has the same number; each lesson has its own"


def _metadata_problems(cells: Sequence[Cell]) -> Problems:
    for cell in cells:
        for key in cell.metadata:
            if key not in METADATA_KEYS:
                yield cell.line, cell, f"unknown metadata {key!r}; allowed: tags, slideshow"
        tags = cell.metadata.get("tags", [])
        if not isinstance(tags, list) or len(tags) > 1:
            yield cell.line, cell, f"tags are a list of at most one tag, not {tags!r}"
            continue
        for tag in tags:
            if tag not in TAGS:
                yield cell.line, cell, f"unknown tag {tag!r}; allowed: {', '.join(TAGS)}"


def _exercise_problems(cells: Sequence[Cell]) -> Problems:
    missing = "exercise without a solution; one code cell tagged solution follows it or its hints"
    waiting = None
    for cell in cells:
        if cell.tag == "hint":
            if cell.kind != "markdown":
                yield cell.line, cell, "a hint is a Markdown cell"
            if waiting is None:
                yield cell.line, cell, "a hint stands between an exercise and its solution"
            continue
        solves = cell.kind == "code" and cell.tag == "solution"
        if waiting is not None and not solves:
            yield waiting.line, waiting, missing
        if solves and waiting is None:
            yield cell.line, cell, "solution without an exercise before it; each exercise has one"
        waiting = None
        if cell.tag == "exercise":
            if cell.kind == "code":
                waiting = cell
            else:
                yield cell.line, cell, "an exercise is a code cell, a stub that runs"
    if waiting is not None:
        yield waiting.line, waiting, missing


def _heading_problems(cells: Sequence[Cell]) -> Problems:
    level, titled = 1, False
    for cell in cells:
        for token in _blocks(cell):
            if token.type != "heading_open":
                continue
            line, depth = cell.line + token.map[0], int(token.tag[1])
            if depth == 1:
                if cell.number > 1 or titled:
                    yield line, cell, "`#` is for the one title in the first cell; use `##`"
                titled = titled or cell.number == 1
            elif depth > level + 1:
                text = (
                    f"heading of level {depth} after level {level}; at most {level + 1} can follow"
                )
                yield line, cell, text
            level = depth
    if not titled:
        first = cells[0] if cells else Cell(1, 1, "markdown", "")
        yield first.line, first, "no title; the first cell is Markdown with the one `# Title`"


def _code_problems(cells: Sequence[Cell]) -> Problems:
    for cell in cells:
        length = len(cell.source.splitlines())
        if cell.kind == "raw":
            yield cell.line, cell, "raw cell; a lesson has Markdown and code cells"
        elif not cell.source.strip():
            yield cell.line, cell, "empty code cell"
        elif cell.kind == "code" and length > LONGEST_CODE:
            text = f"{length} lines of code; at most {LONGEST_CODE}, longer code is a helper"
            yield cell.line, cell, text


def _directive_problems(cells: Sequence[Cell]) -> Problems:
    # A misspelled or an indented {code-cell} would otherwise end up as text, never executed.
    for cell in cells:
        for token in _blocks(cell):
            if token.type == "fence" and token.info.startswith("{"):
                text = f"`{token.info}` is not a cell; write `{{code-cell}}` at the start of a line"
                yield cell.line + token.map[0], cell, text


def _blocks(cell: Cell) -> list:
    return get_parser().parse(cell.source) if cell.kind == "markdown" else []


def _fold_hints(cells: Iterator[Cell] | Sequence[Cell]) -> list[Cell]:
    folded: list[Cell] = []
    for is_hint, group in itertools.groupby(cells, lambda cell: cell.tag == "hint"):
        run = list(group)
        folded += [replace(run[0], source=_nested([c.source for c in run]))] if is_hint else run
    return folded


def _nested(hints: Sequence[str]) -> str:
    # Each hint is inside the one before it, so hint 2 can only be seen once hint 1 is open.
    # The blank lines make Markdown render what is between the tags.
    opened = [
        f"<details><summary>Hint {number}</summary>\n\n{hint}\n\n"
        for number, hint in enumerate(hints, 1)
    ]
    return "".join(opened) + "\n".join(["</details>"] * len(hints))
