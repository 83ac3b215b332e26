"""Plant faults in copies of the course, and see whether its tests notice: ``make faults``.

The tests that compare a notebook with its source, and those of the tools, are left out: they
would notice any change at all, and say nothing of whether the others do.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from tools.build.course import ROOT

FAULTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# Without a fault the tests have to pass, or red would mean nothing.
CONTROL = "no fault (control)"
OTHERS = "not the_notebooks_are_what_the_lesson_gives and not the_solved_copy_is_the_learners"


def plant(fault, course):
    """Put a fault into a copy of the course; raise ValueError if there's nothing to replace."""
    for path in sorted(course.glob(fault["path"])):
        text = path.read_text(encoding="utf-8")
        if fault["old"] not in text:
            raise ValueError(f"{path}: expected the text {fault['old']!r} in it.")
        path.write_text(text.replace(fault["old"], fault["new"]), encoding="utf-8")


def copy_course(target):
    """Copy the course as it is now, without what is built or kept beside it."""
    beside = [".git", ".venv*", ".*_cache", ".hypothesis", ".ipynb_checkpoints", "__pycache__"]
    beside += ["artifacts", "mutants", "slides"]
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*beside), dirs_exist_ok=True)
    (target / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)


def run_tests(course, in_browser):
    """Run a copy's tests until the first failure; return pytest's status and what it printed."""
    # What is wrong in a lesson is told soonest by it.
    folders = ["notebooks", "solutions", "helpers", "livefigure", "tests"]
    folders += ["--ignore=tests/browser", "--ignore=tests/tools"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "2", "-p", "no:cacheprovider",
         "-k", OTHERS, *(["tests/browser"] if in_browser else folders)],
        # The copy's own helpers, in kernels too, and not those that this Python has installed.
        cwd=course, env={**os.environ, "PYTHONPATH": str(course)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return run.returncode, run.stdout + run.stderr


def main():
    """Plant every fault, print a line for each, and fail if one goes unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="faults whose name contains this")
    only = parser.parse_args().only
    wrong = 0
    for name, fault in {CONTROL: None, **FAULTS}.items():
        if only not in name:
            continue
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            copy_course(Path(folder))
            if fault:
                plant(fault, Path(folder))
            in_browser = fault is not None and fault["path"].endswith(".js")
            status, said = run_tests(Path(folder), in_browser)
        by = re.search(r"^(?:FAILED|ERROR) (\S+(?: \S+)?)", said, re.MULTILINE)
        is_right = by is not None if fault else status == 0
        wrong += not is_right
        verdict = f"red, by {by[1]}" if by else f"green (pytest's status {status})"
        took = time.perf_counter() - start
        print(f"{'✓' if is_right else '✗'} {name:40} {verdict} ({took:.0f} s)", flush=True)
    sys.exit(f"{wrong} not as they should be" if wrong else 0)


if __name__ == "__main__":
    main()
