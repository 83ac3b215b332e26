"""The concept inventory's questions, as ``inventory/questions.toml`` has them."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from helpers.exercises.choices import LETTERS

FOLDER = Path(__file__).resolve().parents[1] / "inventory"
FORMS = ("before", "after")
RIGHT = "right"
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


class Question(NamedTuple):
    """A question with one form's numbers; `thoughts` has each letter's misconception, or RIGHT."""

    concept: str
    lesson: int
    given: dict
    text: str
    figure: str
    choices: dict
    thoughts: dict


def read_inventory():
    """Return the questions of each form, a sentence for each misconception, and introductions."""
    data = tomllib.loads((FOLDER / "questions.toml").read_text(encoding="utf-8"))
    forms = {form: [_question(raw, raw[form]) for raw in data["questions"]] for form in FORMS}
    return forms, data["misconceptions"], data["introduction"]


def _question(raw, own):
    shown = {key: " ".join(map(str, v)) if isinstance(v, list) else v for key, v in own.items()}
    words = {f"{key}_word": ONES[value] for key, value in own.items() if value in range(10)}
    texts = [raw.get(key, "").strip().format(**shown, **words) for key in ("text", "figure")]
    columns = zip(*own["choices"], strict=True)
    by_letter = [dict(zip(LETTERS, column, strict=True)) for column in columns]
    return Question(raw["concept"], raw["lesson"], own, *texts, *by_letter)
