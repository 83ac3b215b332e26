"""A folder of submitted notebooks becomes a table, whatever is in them."""

import csv
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tools.grade import Row, find_check, read_verdict

COURSE = Path(__file__).resolve().parents[2]
CHECK = "from helpers import check\n\ncheck(0, answer)"
PADDED = """\
import numpy as np
from helpers import add_noise, check, mean_kernel, step_signal

answer = np.convolve(add_noise(step_signal()), mean_kernel(11), mode="same")"""
SUBMITTED = {
    "wrong": ["answer = 12", CHECK, PADDED, "check(1, answer)"],
    "in steps": [
        "from helpers import check",
        'check(5, ..., step="windows")',
        "check(5, 3, 'model')",
    ],
    "raises": ["answer = bytearray(10**13)", CHECK, "answer = 1 / 0", "answer = 35", CHECK],
    # Which leaves the processor to the tests beside it.
    "endless": ["import time\n\nwhile True:\n    time.sleep(1)", "answer = 35", CHECK],
    "gone": ["answer = 35", CHECK, "import os\nos._exit(1)", CHECK],
    "nothing": ["1 + 1"],
}
CONFUSED = "This is still padded with zeros"


def output(text):
    return {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}}


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """The table's rows by file, each as (exercise, verdict, misconception)."""
    folder = tmp_path_factory.mktemp("submitted")
    for name, sources in SUBMITTED.items():
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / f"{name}.ipynb")
    stale = nbformat.v4.new_code_cell(
        "from helpers import check\n\ncheck(0, 12)",
        outputs=[nbformat.v4.new_output("execute_result", {"text/plain": "✓ Correct. By hand."})],
    )
    (folder / "group b").mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=[stale]), folder / "group b" / "stale.ipynb")
    (folder / "broken.ipynb").write_text("{")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "right-checkpoint.ipynb").write_text("{")
    run = subprocess.run(
        [sys.executable, "-m", "tools.grade", folder, "--seconds", "10"],
        cwd=COURSE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    with (folder / "verdicts.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(run.stdout.splitlines()) == len({row["file"] for row in found}) + 1
    rows = {}
    for row in found:
        rows.setdefault(row["file"], []).append(tuple(row.values())[1:])
    return rows


def test_each_file_has_its_rows_and_those_beside_them_are_left_alone(table):
    assert set(table) == {*(f"{name}.ipynb" for name in SUBMITTED), "broken.ipynb",
                          "group b/stale.ipynb"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "in steps",
            [("5 windows", "not attempted", ""), ("5 model", "wrong", "I expect a fitted")],
        ),
        ("wrong", [("0", "wrong", "You added"), ("1", "wrong", CONFUSED)]),
        ("raises", [("0", "error", "NameError: name 'answer'"), ("0", "correct", "")]),
        ("endless", [("0", "correct", "")]),
        ("gone", [("0", "correct", ""), ("0", "not run", "Python ended")]),
        ("nothing", [("", "no check in it", "")]),
        ("group b/stale", [("0", "wrong", "You added")]),
    ],
)
def test_a_notebook_has_a_row_for_each_check(table, name, rows):
    found = table[f"{name}.ipynb"]
    assert [row[:2] for row in found] == [row[:2] for row in rows]
    for (*_, said), (*_, expected) in zip(found, rows, strict=True):
        assert said.startswith(expected), said
        assert bool(said) == bool(expected)


def test_a_broken_file_stops_no_other_and_is_said_to_be_broken(table):
    ((exercise, verdict, why),) = table["broken.ipynb"]
    assert (exercise, verdict) == ("", "could not be run")
    assert "JSON" in why


@pytest.mark.parametrize(
    ("source", "exercise"),
    [
        ("check(3, kernel[:, 22])", "3"),
        ("result = check(5, x, step='labels')", "5 labels"),
        ("helpers.check_setup()", None),
        ("# check(1, answer)", None),
        ("check(", None),
        ("check()", ""),
    ],
)
def test_a_cells_check_is_read_from_its_code(source, exercise):
    assert find_check(source) == exercise


@pytest.mark.parametrize(
    ("outputs", "verdict"),
    [
        ([], ("not run", "")),
        ([output("✗ Not yet. Your sum. Of two.")], ("wrong", "Your sum. Of two.")),
        ([output("3"), output("… Not attempted yet. Put")], ("not attempted", "")),
        ([{"output_type": "error", "ename": "E", "evalue": "no"}], ("error", "E: no")),
    ],
)
def test_a_verdict_is_read_from_the_outputs(outputs, verdict):
    assert read_verdict(outputs) == verdict


def test_what_takes_too_long_as_a_whole_is_a_row(monkeypatch, tmp_path):
    from tools import grade

    def never(*_, **options):
        raise subprocess.TimeoutExpired("python", options["timeout"])

    monkeypatch.setattr(grade.subprocess, "run", never)
    (row,) = grade.run_apart(tmp_path / "a.ipynb", "a.ipynb", 2, 4096)
    assert row == Row("a.ipynb", "", "could not be run", "it took more than 10 s")


@pytest.mark.parametrize("words", [[], ["not there"], ["."]])
def test_a_folder_without_notebooks_is_refused(words, tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "tools.grade", *(str(tmp_path / word) for word in words)],
        cwd=COURSE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert "folder: expected" in run.stderr
