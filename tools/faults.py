"""Plant faults in copies of the course, and see whether its tests notice: ``make faults``.

What a person would notice has to turn the tests red. Each fault goes into a copy of its own,
in a lesson's built notebooks or in ``helpers``, and the tests run there until the first failure.
The tests that compare a notebook with its source, and those of this list, are left out: they
would notice any change at all, and say nothing of whether the others do.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
CONTROL = "no fault (control)"
NOT_THESE = " or ".join(
    ["the_notebooks_are_what_the_lesson_gives", "the_solved_copy_is_the_learners",
     "two_builds", "ruff", "stale"]
)  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One fault: `old` becomes `new`, wherever it stands in the code of `path`.

    A notebook is named by its lesson, and the fault goes into both copies.
    """

    name: str
    path: str
    old: str
    new: str
    in_browser: bool = False


FAULTS = [
    # Without a fault the tests have to pass, or red would mean nothing.
    Fault(CONTROL, "README.md", "", ""),
    Fault(
        "lesson: kernel flipped", "03_differences.ipynb", "np.correlate(step", "np.convolve(step"
    ),
    Fault(
        "lesson: mode changed", "02_convolution.ipynb",
        'kernel, mode="same"', 'kernel, mode="full"',
    ),
    Fault("lesson: off by one", "05_images.ipynb", "camera[::10, ::10]", "camera[1::10, ::10]"),
    Fault(
        "lesson: sigma for sigma²", "04_gaussian_1d.ipynb",
        "np.sqrt(2 * np.pi * sigma**2)", "np.sqrt(2 * np.pi * sigma)",
    ),
    Fault("wrong seed", "helpers/filters/signals.py", "seed=44", "seed=45"),
    Fault(
        "kernel flipped", "helpers/filters/neighborhoods.py",
        "np.flip(self.kernel) if flip", "np.flip(self.kernel) if not flip",
    ),
    Fault(
        "window off by one", "helpers/filters/neighborhoods.py",
        "before = (size - 1) // 2 if self.flip else size // 2",
        "before = size // 2 if self.flip else (size - 1) // 2",
    ),
    Fault(
        "boundary mode changed", "helpers/filters/neighborhoods.py",
        'if mode == "wrap":\n        return wanted',
        'if mode == "wrap":\n        return (wanted + 1)',
    ),
    Fault(
        "picture changed with no number changed", "helpers/figures/style.py",
        'INPUT = "#0072B2"', 'INPUT = "#0080B2"',
    ),
    Fault(
        "color map reversed", "helpers/figures/images.py",
        "vmax=high, cmap=cmap,", 'vmax=high, cmap="gray_r",',
    ),
    Fault(
        "title lost", "helpers/figures/images.py", 'ax.set_title(title or "")', 'ax.set_title("")'
    ),
    Fault(
        "callback raises", "helpers/demos/mean_filter_demo.py",
        "    def show(pixel):\n",
        '    def show(pixel):\n        if pixel == 7:\n            raise OSError("planted")\n',
    ),
    Fault(
        "page paints old pixels", "helpers/demos/screen.js",
        "pixels.fill(colors[k], start,", "pixels.fill(colors[k], start + 1,", in_browser=True,
    ),
]  # fmt: skip


def plant(fault, course):
    """Put a fault into a copy of the course.

    Raises
    ------
    ValueError
        If the copy does not hold what the fault is to replace.
    """
    if not fault.path.endswith(".ipynb"):
        _replace(course / fault.path, fault.old, fault.new)
        return
    for folder in ("notebooks", "solutions"):
        # As it stands in the file, within a string of JSON.
        old, new = (json.dumps(text, ensure_ascii=False)[1:-1] for text in (fault.old, fault.new))
        _replace(course / folder / fault.path, old, new)


def _replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path.name}: expected the text {old!r} in it.")
    path.write_text(text.replace(old, new), encoding="utf-8")


def copy_course(target):
    """Copy the course's files as they are now, without what is built or kept beside them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=COURSE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (COURSE / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(COURSE / name, target / name)
    if not (target / ".venv").exists():
        (target / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)


def run_tests(course, in_browser):
    """Run a copy's tests until the first failure; return pytest's status and what it printed."""
    # The copy's own helpers, in kernels too, and not those that this Python has installed.
    environment = {**os.environ, "PYTHONPATH": str(course)}
    rest = ["notebooks", "solutions", "tests"]  # what is wrong in a lesson is told soonest by it
    rest += ["--ignore=tests/browser", "--ignore=tests/tools/test_faults.py"]
    where = ["tests/browser"] if in_browser else rest
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "2", "-p", "no:cacheprovider",
         "-k", f"not ({NOT_THESE})", *where],
        cwd=course, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return run.returncode, run.stdout + run.stderr


def main():
    """Plant every fault, print a line for each, and fail if one goes unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="faults whose name contains this")
    options = parser.parse_args()
    wrong = 0
    for fault in FAULTS:
        if options.only not in fault.name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            copy_course(Path(folder))
            plant(fault, Path(folder))
            start = time.perf_counter()
            status, said = run_tests(Path(folder), fault.in_browser)
        by = re.search(r"^(?:FAILED|ERROR) (\S+(?: \S+)?)", said, re.MULTILINE)
        verdict = f"red, by {by[1]}" if by else f"green (pytest's status {status})"
        is_right = status == 0 if fault.name == CONTROL else by is not None
        wrong += not is_right
        mark = "✓" if is_right else "✗"
        took = time.perf_counter() - start
        print(f"{mark} {fault.name:40} {verdict} ({took:.0f} s)", flush=True)
    sys.exit(f"{wrong} of {len(FAULTS)} not as they should be" if wrong else 0)


if __name__ == "__main__":
    main()
