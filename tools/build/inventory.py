"""Build the concept inventory's two notebooks from its questions: part of ``make notebooks``."""

import re
import sys

from tools.build.course import Copy, guarded, with_stored_pictures
from tools.build.execute import execute
from tools.build.lesson import Cell
from tools.build.notebook import make_notebook, render
from tools.inventory import FOLDER, read_inventory

NUMBERS = re.compile(r"[-\d\[\] \n]+")
START = """\
from helpers import choose

A, B, C, D = "ABCD"
my_code = ..."""
END = "That was the last one. Save the notebook, and hand it in. Thank you!"


def notebooks():
    """Return both notebooks, not executed."""
    forms, _, introduction = read_inventory()
    made = []
    for form, questions in forms.items():
        text = introduction["text"].strip().format(form=form, **introduction[form])
        cells = [("markdown", text), ("code", START)]
        for number, question in enumerate(questions, 1):
            cells += _cells(question, f"{form} {number}")
        cells.append(("markdown", END))
        cells = guarded([Cell(place, 1, *cell) for place, cell in enumerate(cells, 1)])
        made.append(Copy(FOLDER / f"{form}.ipynb", cells, make_notebook(cells)))
    return made


def _cells(question, label):
    text = f"## Question {label.split()[1]}\n\n{question.text}"
    choices = "\n\n".join(f"**{key}.**{_shown(text)}" for key, text in question.choices.items())
    if question.figure:
        cells = [("markdown", text), ("code", question.figure), ("markdown", choices)]
    else:
        cells = [("markdown", f"{text}\n\n{choices}")]
    return [*cells, ("code", f'choose("{label}", ...)')]


def _shown(choice):
    if not NUMBERS.fullmatch(choice):
        return f" {choice}"
    return f"\n\n```text\n{choice}\n```" if "\n" in choice else f" `{choice}`"


def main():
    """Execute and store both notebooks, or say what went wrong."""
    for copy in notebooks():
        if problems := execute(copy.notebook, FOLDER):
            sys.exit(f"inventory/{copy.path.name}: {problems}")
        copy.path.write_text(render(with_stored_pictures(copy)), encoding="utf-8", newline="\n")
        print(f"inventory/{copy.path.name}: built")


if __name__ == "__main__":
    main()
