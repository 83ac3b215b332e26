"""ruff, codespell, a schema and zizmor find nothing, in code, prose and workflows."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

COURSE = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=lambda words: words[0])
def test_ruff_finds_nothing(command):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", "."],
        cwd=COURSE,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


# Not git's list: a copy of the course may have no git.
SKIPPED = {".git", "artifacts", ".ipynb_checkpoints", ".ruff_cache", ".hypothesis"}
# A lesson that is broken on purpose, "to and fro", numpy's nd.
KNOWN = "abd,exercize,fro,nd"


def files(*patterns):
    found = (path for pattern in patterns for path in COURSE.rglob(pattern))
    parts = {path: path.relative_to(COURSE).parts for path in found}
    return [
        str(path)
        for path, names in parts.items()
        if not SKIPPED.intersection(names) and not names[0].startswith(".venv")
    ]


def test_codespell_finds_nothing():
    # Built notebooks hold what their lessons hold, and pictures as text besides.
    checked = files("*.md", "*.py", "*.js", "*.toml", "*.yml", "*.yaml", "Makefile")
    assert len(checked) > 100
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "--ignore-words-list", KNOWN, *checked],
        cwd=COURSE,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_codespell_would_find_something(tmp_path):
    (tmp_path / "lesson.md").write_text("A kernel is " + "seper" + "ate from its image.")
    done = subprocess.run([sys.executable, "-m", "codespell_lib", tmp_path], capture_output=True)
    assert done.returncode != 0


@pytest.mark.parametrize(
    ("schema", "pattern", "count"),
    [("github-workflows", "workflows/*.yml", 2), ("citation-file-format", "CITATION.cff", 1)],
)
def test_what_a_code_host_reads_follows_its_schema(schema, pattern, count):
    found = files(pattern)
    assert len(found) == count
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema", "--default-filetype", "yaml"),
            *("--builtin-schema", f"vendor.{schema}", *found),
        ],
        cwd=COURSE,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def zizmor(*arguments, cwd=COURSE):
    command = [Path(sysconfig.get_path("scripts")) / "zizmor", "--offline", "--no-progress"]
    return subprocess.run([*command, *arguments], cwd=cwd, capture_output=True, text=True)


def test_zizmor_finds_nothing_in_the_workflows():
    done = zizmor("--persona=pedantic", ".github/workflows")
    assert done.returncode == 0, done.stdout + done.stderr


TITLE_IN_A_SCRIPT = """\
on: issues
permissions: {}
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo "${{ github.event.issue.title }}"
"""


def test_zizmor_would_find_something(tmp_path):
    (tmp_path / "greet.yml").write_text(TITLE_IN_A_SCRIPT, encoding="utf-8")
    done = zizmor("greet.yml", cwd=tmp_path)
    assert done.returncode != 0
    assert "template-injection" in done.stdout
