"""What the how-tos in docs/ start from, copied to where they say, passes every test of its kind."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
TEMPLATES = COURSE / "docs" / "templates"


def test_a_lesson_with_its_demo_and_its_exercise_is_built(tmp_path):
    for name in ("helpers", "tools"):
        shutil.copytree(COURSE / name, tmp_path / name)
    (tmp_path / "lessons").mkdir()
    shutil.copy(TEMPLATES / "lesson.md", tmp_path / "lessons" / "10_bright.md")
    shutil.copy(TEMPLATES / "bright_demo.py", tmp_path / "helpers" / "demos")
    shutil.copy(TEMPLATES / "bright_pixels.py", tmp_path / "helpers" / "exercises")
    run = subprocess.run(
        [sys.executable, "-m", "tools.build", "10"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    learner, solved = (
        (tmp_path / folder / "10_bright.ipynb").read_text(encoding="utf-8")
        for folder in ("notebooks", "solutions")
    )
    assert "… Not attempted yet." in learner
    assert "✓ Correct." in solved
    assert "pixels are brighter than" in learner


def test_a_demo_needs_its_own_module_and_its_test_only(tmp_path):
    for name in ("helpers", "tests", "tools"):
        shutil.copytree(COURSE / name, tmp_path / name)
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(COURSE / name, tmp_path)
    shutil.copy(TEMPLATES / "bright_demo.py", tmp_path / "helpers" / "demos")
    shutil.copy(TEMPLATES / "test_bright_demo.py", tmp_path / "tests" / "helpers")
    snapshots = tmp_path / "tests" / "__snapshots__" / "test_snapshots"
    before = set(snapshots.iterdir())
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "bright_demo",
         "--snapshot-update", "--doctest-modules", "helpers/demos/bright_demo.py",
         "tests/test_snapshots.py", *(f"tests/helpers/test_{name}.py"
                                      for name in ("demos", "any_input", "bright_demo"))],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    # Its doctest, sweep, message, any input, snapshot, and its own test.
    assert "6 passed" in run.stdout, run.stdout
    (picture,) = set(snapshots.iterdir()) - before
    assert "bright_demo-photograph" in picture.name
