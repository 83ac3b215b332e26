"""Build the concept inventory's two notebooks from its questions: part of ``make notebooks``."""

import re
import sys
import tomllib
from typing import NamedTuple

from helpers.exercises.choices import LETTERS
from tools.build.course import ROOT, Copy, guarded, with_stored_pictures
from tools.build.execute import execute
from tools.build.lesson import Cell
from tools.build.notebook import make_notebook, render

FOLDER = ROOT / "inventory"
FORMS = ("before", "after")
RIGHT = "right"
NUMBERS = re.compile(r"[-\d\[\] \n]+")
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
START = """\
from helpers import choose

A, B, C, D = "ABCD"
my_code = ..."""
END = "That was the last one. Save the notebook, and hand it in. Thank you!"


class Question(NamedTuple):
    """A question of one form: what it asks, and which thought each of its choices comes from.

    `given` has the form's own numbers; `choices` has a text for each letter, and `thoughts` a
    misconception, or "right".
    """

    concept: str
    lesson: int
    given: dict
    text: str
    figure: str
    choices: dict
    thoughts: dict


def read_inventory():
    """Return a sentence for each misconception, and the list of questions of each form."""
    data = _data()
    forms = {form: [_question(raw, raw[form]) for raw in data["questions"]] for form in FORMS}
    return data["misconceptions"], forms


def _data():
    return tomllib.loads((FOLDER / "questions.toml").read_text(encoding="utf-8"))


def _question(raw, own):
    shown = {
        key: " ".join(map(str, value)) if isinstance(value, list) else value
        for key, value in own.items()
    }
    words = {f"{key}_word": ONES[value] for key, value in own.items() if value in range(10)}
    texts = [raw.get(key, "").strip().format(**shown, **words) for key in ("text", "figure")]
    choices, thoughts = (
        dict(zip(LETTERS, column, strict=True)) for column in zip(*own["choices"], strict=True)
    )
    return Question(raw["concept"], raw["lesson"], own, *texts, choices, thoughts)


def notebooks():
    """Return both notebooks, not executed."""
    introduction, (_, forms) = _data()["introduction"], read_inventory()
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
