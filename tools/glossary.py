"""The terms that the lessons define: ``python -m tools.glossary`` writes docs/glossary.md.

A term is bold where it is defined, inside of a sentence; a bold that begins a sentence, or ends in
punctuation, calls for attention.
"""

import itertools
import re
from typing import NamedTuple

from jupytext.myst import get_parser

from tools.build.course import ROOT, lesson_files
from tools.build.lesson import read_lesson

PAGE = ROOT / "docs/glossary.md"
HEAD = """\
# Glossary

Each term of the course, with the words that define it and a link to the lesson where they stand.
`make notebooks` makes this page from the lessons.

"""
# Code, mathematics, a lesson's name in a link to it, and where a link leads are no prose.
NO_PROSE = re.compile(r"`[^`]+`|\$+[^$]+\$+|\[[^]]*\]\(\S+\.ipynb\)|\]\([^)]*\)")
SENTENCE_END = re.compile(r"[.?!][)*]*\s+")
BOLD = re.compile(r"\*\*(.+?)\*\*")
NOTEBOOK = re.compile(r"\]\((\S+\.ipynb)")
LOOKS_BACK = re.compile(r"(It|Its|Such|That|These|They|This)\b")


class Sentence(NamedTuple):
    """A sentence of a lesson, or a heading of this level; `prose` has blots for what is none."""

    lesson: str
    line: int  # where its paragraph begins
    level: int
    begins: bool  # its paragraph
    text: str
    prose: str

    def terms(self):
        """Return the terms that it defines."""
        return [
            bold[1]
            for bold in BOLD.finditer(self.prose)
            if self.prose[: bold.start()].strip(" (") and bold[1][-1] not in ".:?!"
        ]


def read_course(root):
    """Return the sentences of all lessons, hints and solutions too, as a learner meets them."""
    return [sentence for path in lesson_files(root) for sentence in _sentences(read_lesson(path))]


def _sentences(lesson):
    for cell in (cell for cell in lesson.cells if cell.kind == "markdown"):
        tokens = get_parser().enable("inline").parse(cell.source)
        for opening, token in itertools.pairwise(tokens):
            if token.type == "inline":
                level = int(opening.tag[1]) if opening.type == "heading_open" else 0
                text = token.content.replace("\n", " ")
                prose = NO_PROSE.sub(lambda part: "·" * len(part[0]), text)
                cuts = [0, *(end.end() for end in SENTENCE_END.finditer(prose)), len(prose)]
                for start, stop in itertools.pairwise(cuts):
                    parts = (text[start:stop].strip(), prose[start:stop].strip())
                    yield Sentence(lesson.name, cell.line + token.map[0], level, start == 0, *parts)


def definitions(course):
    """Return each term, with the index of the sentence that defines it."""
    return [(term, index) for index, sentence in enumerate(course) for term in sentence.terms()]


def page(course):
    """Return the text of the glossary."""
    titles = {sentence.lesson: sentence.text for sentence in course if sentence.level == 1}
    entries = []
    for term, index in sorted(definitions(course), key=lambda found: found[0].casefold()):
        sentence = course[index]
        words = sentence.text
        if LOOKS_BACK.match(words) and not sentence.begins:
            words = f"{course[index - 1].text} {words}"
        words = NOTEBOOK.sub(r"](../notebooks/\1", words.replace("**", ""))
        link = f"[{titles[sentence.lesson]}](../notebooks/{sentence.lesson}.ipynb)"
        entries.append(f"- **{term}**: {words} ({link})\n")
    return HEAD + "".join(entries)


if __name__ == "__main__":
    PAGE.write_text(page(read_course(ROOT)), encoding="utf-8", newline="\n")
