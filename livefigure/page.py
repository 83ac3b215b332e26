"""The page's side of widgets, as a front end takes it."""

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "js"


def modules(*names):
    """Return modules of JavaScript as one: a front end is given the text of one only.

    They're named in the order in which they use each other.
    """
    text = "\n".join((_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in names)
    return re.sub(r"^export (?!default)|^import .*\n", "", text, flags=re.MULTILINE)


def style(name):
    """Return the text of a style sheet."""
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")
