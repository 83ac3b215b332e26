"""What the how-tos in docs/ start from, copied to where they say, passes every test of its kind."""

import shutil
import subprocess
import sys

import pytest

from tools.build.course import ROOT, build
from tools.build.lesson import read_lesson

TEMPLATES = ROOT / "docs" / "templates"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return a copy of the course with the template of a demo, and have Python import it."""
    for name in ("helpers", "tests", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(TEMPLATES / "bright_demo.py", tmp_path / "helpers" / "demos")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


def test_a_lesson_with_its_demo_and_its_exercise_is_built(course):
    (course / "lessons").mkdir()
    lesson = shutil.copy(TEMPLATES / "lesson.md", course / "lessons" / "19_bright.md")
    shutil.copy(TEMPLATES / "bright_pixels.py", course / "helpers" / "exercises")
    build(read_lesson(lesson), course)
    learner, solved = (
        (course / folder / "19_bright.ipynb").read_text(encoding="utf-8")
        for folder in ("notebooks", "solutions")
    )
    assert "… Not attempted yet." in learner
    assert "✓ Correct." in solved
    assert "pixels are brighter than" in learner


def test_a_demo_needs_its_own_module_and_its_test_only(course):
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, course)
    shutil.copy(TEMPLATES / "test_bright_demo.py", course / "tests" / "helpers")
    snapshots = course / "tests" / "__snapshots__" / "test_snapshots"
    before = set(snapshots.iterdir())
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "bright_demo",
         "--snapshot-update", "--doctest-modules", "helpers/demos/bright_demo.py",
         "tests/test_snapshots.py", *(f"tests/helpers/test_{name}.py"
                                      for name in ("demos", "any_input", "bright_demo"))],
        cwd=course, capture_output=True, text=True, check=False,
    )  # fmt: skip
    # Its doctest, two sweeps, presses at two widths, message, any input, snapshot, and its own.
    assert "9 passed" in run.stdout, run.stdout
    (picture,) = set(snapshots.iterdir()) - before
    assert "bright_demo-photograph" in picture.name
