"""Present a lesson in JupyterLab, on slides: ``python -m tools.present 05``."""

import argparse
import tempfile

import nbformat

from tools import lab
from tools.build.course import find_lesson, lesson_files
from tools.build.lesson import read_lesson
from tools.present.deck import make_deck

SETTINGS = lab.COURSE / "tools" / "present"


def write_decks(course):
    """Make the slides of all lessons, so that their links lead from deck to deck."""
    (course / "slides").mkdir(exist_ok=True)
    for source in lesson_files(course):
        solved = nbformat.read(course / "solutions" / f"{source.stem}.ipynb", as_version=4)
        deck = make_deck(read_lesson(source), solved)
        nbformat.write(deck, course / "slides" / f"{source.stem}.ipynb")


def main():
    """Write the slides, and open them."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("lesson", type=find_lesson, help="a lesson's number or name, such as 05")
    options, extra = parser.parse_known_args()
    write_decks(lab.COURSE)
    lab.use_lab_settings(SETTINGS)
    with tempfile.TemporaryDirectory() as kept:
        # Having left the slides would be kept as a setting, and the last lesson's as a tab.
        folders = ("user_settings", "workspaces")
        extra = [*(f"--LabApp.{name}_dir={kept}/{name}" for name in folders), *extra]
        lab.start(f"slides/{options.lesson.stem}.ipynb", extra)


if __name__ == "__main__":
    main()
