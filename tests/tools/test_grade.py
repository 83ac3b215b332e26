"""A folder of submitted notebooks becomes a table, whatever is in them."""

import csv
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import psutil
import pytest

from helpers.exercises.catalog import check
from helpers.exercises.reporting import VERDICT_FILE
from tools.grade.__main__ import main
from tools.grade.table import make_rows, tidy

COURSE = Path(__file__).resolve().parents[2]
MARK = "COURSE_TEST_OF_GRADING"
CHECK = "from helpers import check; check('pixel-count', answer)"
RIGHT = ["answer = 35", CHECK]
CORRECT, KILLED = ("correct", ""), ("not run", "cell [2] ended Python")
MISSING = ("not run", "no cell ran its check")
SECONDS = 10  # for a cell: enough for a first check where the machine is busy
STUBBORN = ("not run", f"cell [3] took more than {SECONDS} s and couldn't be interrupted")
FORK = "import os, time\nif os.fork() == 0:\n    time.sleep(600)"
DAEMON = "import subprocess\nsubprocess.Popen(['sleep', '600'], start_new_session=True)"
VANDAL = r"""import os
path = os.environ['COURSE_VERDICTS']
with open(path, 'ab') as file:
    file.write(b'\xff\n[1]\n{"problem": [1]}\n' + b'[' * 10**6 + b'\n{"status": "wrong"}\n')
check('=1+1', 3)
os.remove(path)
os.mkdir(path)
check('pixel-count', 12)"""
# A name that isn't UTF-8, where there can be one.
WRONG = os.fsdecode(b"\xe9") if sys.platform == "linux" else "é"
SUBMITTED = {
    WRONG: ["answer = 12", CHECK],
    "own/attempted": [
        *RIGHT, "answer = ...", CHECK, "check('difference', ...)",
        "%%time\nfrom helpers import check\ncheck('second-image', 3)",
        "  %matplotlib inline\n  !echo\n  check('features', 3);",
        "import helpers as h\nverify = h.check\nprint(verify('labels', 3))",
        "def run(name):\n    check(name, 3)\nfor x in 'model', 'learned-kernel':\n    run(x)",
    ],
    "03_differences, stubborn": [
        *RIGHT, "import time\nwhile True:\n    try: time.sleep(1)\n    except: pass",
    ],
    "09_learning, killed": [
        "from helpers import check; check('features', 3)", "import os; os.kill(os.getpid(), 9)",
    ],
    "kills its parent": [*RIGHT, "import os; os.kill(os.getppid(), 9)"],
    "kills its server": [*RIGHT, "import psutil; psutil.Process().parents()[1].kill()"],
    "noisy": ["bytearray(10**13)", "raise ValueError('v' * 10**7)", "input()", "print('x' * 10**7)",
              "import asyncio\nawait asyncio.Event().wait()", DAEMON, FORK, *RIGHT],
    "vandal": [*RIGHT, VANDAL],
    "nothing": ["", "1 + 1"],
}  # fmt: skip


def wrong(name, answer=3):
    return ("wrong", tidy(check(name, answer).message))


LEARNING = ("features", "labels", "model", "learned-kernel", "second-image")


@cache
def expected():
    """Return the rows of each notebook. To check answers takes a while."""
    return {name: {"pixel-count": CORRECT} for name in SUBMITTED} | {
        WRONG: {"pixel-count": wrong("pixel-count", 12)},
        "own/attempted": {name: wrong(name) for name in LEARNING}
        | {"pixel-count": CORRECT, "difference": ("not attempted", ""), "find-edges": MISSING},
        "03_differences, stubborn": {"pixel-count": CORRECT}
        | dict.fromkeys(("difference", "find-edges"), STUBBORN),
        "09_learning, killed": dict.fromkeys(LEARNING, KILLED) | {"features": wrong("features")},
        "kills its server": {"": ("not run", "its process ended early")},
        "vandal": {"pixel-count": CORRECT, "'=1+1": wrong("=1+1")},
        "nothing": {"": MISSING},
    }


# The first is read first, so the run that's interrupted then has kernels to end.
DAMAGED = {"00, cut": b'{"cells": [', "empty": b"", "list": b"[1]", "deep": b"[" * 10**6,
           "cells": b'{"cells": {"a": 1}}', "bytes": bytes(range(256))}  # fmt: skip
VERSION_3 = {"worksheets": [{"cells": [{"cell_type": "code", "input": "\n".join(RIGHT)}]}]}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """What two runs printed, of which the first was ended early, and the rows of the table."""
    folder = tmp_path_factory.mktemp("submitted")
    (folder / "own").mkdir()
    (folder / "own" / "helpers.py").write_text("check = print")
    stale = [{"output_type": "execute_result", "data": {"text/plain": "✓ Correct. By hand."}}]
    for name, sources in SUBMITTED.items():
        cells = [{"cell_type": "code", "source": text, "outputs": stale} for text in sources]
        (folder / f"{name}.ipynb").write_text(json.dumps({"nbformat": 4, "cells": cells}))
    for name, content in DAMAGED.items():
        (folder / f"{name}.ipynb").write_bytes(content)
    (folder / "version 3.ipynb").write_text(json.dumps(VERSION_3), "utf-16")
    (folder / "folder.ipynb").mkdir()
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "own-checkpoint.ipynb").write_text("{")
    (folder / "loop.ipynb").symlink_to("loop.ipynb")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    command = [sys.executable, "-m", "tools.grade", folder, "--seconds", str(SECONDS)]
    options = {"cwd": COURSE, "env": {**os.environ, MARK: str(folder)}, "text": True}
    with subprocess.Popen(command, stdout=subprocess.PIPE, **options) as first:
        lines = [first.stdout.readline()]
        first.terminate()
        lines += [line for line in first.stdout if line.startswith("[")]
    assert first.returncode == 130 or os.name == "nt"
    second = subprocess.run(command, stdout=subprocess.PIPE, check=True, **options).stdout
    rows = {}
    with (folder / "verdicts.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["file"], {})[row["exercise"]] = (row["verdict"], row["message"])
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            assert process.environ().get(MARK) != str(folder)
    return lines, second, rows


@pytest.mark.parametrize("name", SUBMITTED, ids=tidy)
def test_each_check_has_a_row_however_it_is_called_and_whatever_comes_after(graded, name):
    assert graded[2][f"{tidy(name)}.ipynb"] == expected()[name]


def test_what_cant_be_read_stops_nothing_and_says_why(graded):
    rows = dict(graded[2])
    for name in (*DAMAGED, "folder", "loop"):
        ((verdict, why),) = rows.pop(f"{name}.ipynb").values()
        assert verdict == "not run"
        assert why.startswith("it couldn't be read or started (")
    assert rows.pop("version 3.ipynb") == {"pixel-count": CORRECT}
    assert set(rows) == {f"{tidy(name)}.ipynb" for name in SUBMITTED}


def test_a_run_goes_on_where_one_was_interrupted_and_says_how_far_it_is(graded):
    first, second, _ = graded
    count = len(SUBMITTED) + len(DAMAGED) + 3
    done = int(second.split()[0])
    assert second.startswith(f"{done} of {count} haven't changed")
    assert len(first) <= done <= len(first) + 1, "it may be ended after a row, before it says so"
    runs = (first, range(1, len(first) + 1)), (second.splitlines(), range(done + 1, count + 1))
    for lines, places in runs:
        said = [line.split("]")[0] for line in lines if line[:1] == "["]
        assert said == [f"[{place}/{count}" for place in places]
    assert f"1× {check('pixel-count', 12).message[:90]}" in second


def test_only_what_is_new_or_changed_runs_again(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    said = ([], "", "it ended"), True
    monkeypatch.setattr(
        "tools.grade.__main__.grade", lambda _, files, *_s: ((f, *said) for f in files)
    )

    def run(*words):
        main([str(tmp_path), *words])
        return [line[:5] for line in capsys.readouterr().out.splitlines() if line[:1] == "["]

    with pytest.raises(SystemExit, match="2"):
        run()
    (tmp_path / "a.ipynb").write_text("{")
    (tmp_path / "b.ipynb").write_text("{")
    assert run() == ["[1/2]", "[2/2]"]
    with (tmp_path / "verdicts.csv.journal").open("a") as journal:
        journal.write('{"file": "a.ipynb", "rows": [["a.i')
    assert run() == []
    (tmp_path / "a.ipynb").write_text("[")
    assert run() == ["[2/2]"]
    assert run() == []
    assert run("--seconds", "9") == run("--fresh") == ["[1/2]", "[2/2]"]


def test_a_check_that_never_ran_has_a_row_if_the_lesson_is_known():
    for file, title in (("08_edges/a.ipynb", ""), ("a.ipynb", "Edges")):
        exercises = ("gradient-magnitude", "outlines")
        rows = [[file, exercise, "not run", "it ended", ""] for exercise in exercises]
        assert make_rows(file, [], title, "it ended") == rows


def test_the_last_attempt_counts():
    statuses = ("correct", "wrong", "not attempted")
    reported = [("difference", status, "No.", "sign") for status in statuses]
    rows = [["a", "difference", "wrong", "No.", "sign"], ["a", "find-edges", *MISSING, ""]]
    assert make_rows("a", reported, "", "") == rows


def test_no_text_is_a_formula_in_a_spreadsheet():
    assert [tidy(text) for text in ("=1", "\t@a", "a\n\ud800")] == ["'=1", "'@a", "a \\ud800"]


def test_a_check_reports_itself_only_to_a_grader_and_never_raises(tmp_path, monkeypatch):
    told = tmp_path / "told"
    for path in ("", tmp_path, tmp_path / "none" / "told", told, told):
        monkeypatch.setenv(VERDICT_FILE, str(path))
        message = check("pixel-count", 12).message
    line = {"exercise": "pixel-count", "status": "wrong", "message": message}
    line["misconception"] = "12"
    assert [json.loads(text) for text in told.read_text().splitlines()] == [line, line]
