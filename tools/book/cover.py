"""The first page of the book, from the course's README."""

import re
from collections.abc import Collection, Sequence

from tools.book.links import book_links

ROW = re.compile(r"\| \d\d \|.*\(notebooks/(\w+)\.ipynb\)")
ABOUT = """\
Read the lessons here, move their demos, and open a solution when you have one of your own; nothing
has to be installed. To run and change the code, call `make lab` in the course's folder.
"""


def cover(readme: str, names: Sequence[str], pages: Collection[str]) -> str:
    """Return the first page: title, what it is, the lessons, and the license.

    Parameters
    ----------
    readme : str
        The course's README.
    names : sequence of str
        The lessons that are in the book, in order.
    pages : collection of str
        The files that are pages of the book.
    """
    lines = sections(readme)["The lessons"].splitlines()
    table = [line for line in lines if line.startswith("|")]
    kept = [line for line in table if not (row := ROW.match(line)) or row[1] in names]
    license = sections(readme)["License"].strip()
    parts = [
        f"# {title(readme)}",
        ABOUT,
        "\n".join(kept),
        "The [glossary](glossary.md) has every term, and the lesson that explains it.",
        "## License",
        license,
        "\n".join(["```{toctree}", ":hidden:", "", *names, "glossary", "```"]),
    ]
    return book_links("\n\n".join(parts) + "\n", pages)


def title(readme: str) -> str:
    """Return the course's title."""
    return readme.splitlines()[0].removeprefix("# ")


def sections(text: str) -> dict[str, str]:
    """Return the sections of a Markdown text below its title, by their headings."""
    parts = text.split("\n## ")[1:]
    return {heading: body for heading, _, body in (part.partition("\n") for part in parts)}
