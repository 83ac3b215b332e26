"""Present a lesson in JupyterLab, on slides: ``python -m tools.present 05``."""

import argparse
import os
import sys
import tempfile
from pathlib import PurePosixPath

import nbformat

from tools import lab
from tools.build.lesson import read_lesson
from tools.present.deck import make_deck

SETTINGS = lab.COURSE / "tools" / "present"


def write_decks(course):
    """Make the slides of all lessons, so that their links lead from deck to deck.

    Parameters
    ----------
    course : Path

    Returns
    -------
    list of str
        The decks' paths in the course, in the lessons' order.
    """
    (course / "slides").mkdir(exist_ok=True)
    paths = []
    for source in sorted(course.glob("lessons/*.md")):
        solved = nbformat.read(course / "solutions" / f"{source.stem}.ipynb", as_version=4)
        paths.append(f"slides/{source.stem}.ipynb")
        nbformat.write(make_deck(read_lesson(source), solved), course / paths[-1])
    return paths


def find_deck(paths, word):
    """Return the deck that a lesson's number or name means; exit if there is none."""
    names = {PurePosixPath(path).stem: path for path in paths}
    for name, path in names.items():
        if word in (name, name.partition("_")[0]):
            return path
    sys.exit(f"There is no lesson {word!r}; there are: {', '.join(names)}.")


def main():
    """Write the slides, and open them."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("lesson", help="a lesson's number or name, such as 05")
    options, extra = parser.parse_known_args()
    path = find_deck(write_decks(lab.COURSE), options.lesson)
    lab.use_lab_settings(os.environ, SETTINGS, lab.COURSE)
    with tempfile.TemporaryDirectory() as kept:
        # Having left the slides would be kept as a setting, and the last lesson's as a tab.
        extra = [
            *(f"--LabApp.{what}_dir={kept}/{what}" for what in ("user_settings", "workspaces")),
            *extra,
        ]
        lab.start(lab.COURSE, path, extra, folders=("notebooks", "slides", "solutions"))


if __name__ == "__main__":
    main()
