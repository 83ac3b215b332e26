"""Notebooks are graded on a cluster, and nothing is lost with a worker."""

import json
import os
import socket
from contextlib import suppress

import psutil
import pytest
from distributed import LocalCluster

from helpers.exercises.catalog import check
from helpers.exercises.reporting import VERDICT_FILE
from tools.grade import GradingError
from tools.grade.__main__ import main
from tools.grade.cluster import grade
from tools.grade.worker import grade_one

MARK = "COURSE_TEST_OF_CLUSTER"
CHECK = "from helpers import check; check('pixel-count', answer)"
# From the kernel up: its supervisor, its server, the worker.
KILLER = """import time, psutil
from pathlib import Path
runs = Path({folder!r}) / "runs"
runs.write_text(runs.read_text() + "x" if runs.exists() else "x")
if runs.read_text() == "x":
    psutil.Process().parents()[2].kill()
    time.sleep(600)"""
LIMITS = (30, 4096)


def write(folder, name, *sources):
    cells = [{"cell_type": "code", "source": source} for source in sources]
    (folder / name).write_text(json.dumps({"cells": cells}))


@pytest.mark.skipif(os.name == "nt", reason="processes can't be killed here")
def test_a_worker_that_is_killed_inside_a_notebook_loses_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv(MARK, str(tmp_path))
    write(tmp_path, "killer.ipynb", KILLER.format(folder=str(tmp_path)), "answer = 35", CHECK)
    write(tmp_path, "wrong.ipynb", "answer = 12", CHECK)
    # Only its bytes are sent, so it's alone where it runs.
    write(tmp_path, "alone.ipynb", "import os\nanswer = 30 + 5 * (os.listdir() != [])", CHECK)
    (tmp_path / "beside").touch()
    files = ["killer.ipynb", "wrong.ipynb", "alone.ipynb", "missing.ipynb"]
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with LocalCluster(processes=True, silence_logs=50, **options) as cluster:
        found = {
            file: said for file, *said in grade(tmp_path, files, LIMITS, cluster.scheduler_address)
        }
    assert (tmp_path / "runs").read_text() == "xx"
    says = {}
    for file, (answer, final) in found.items():
        assert final
        says[file] = [verdict[1:3] for verdict in answer[0]]
    wrong, thirty = (["wrong", check("pixel-count", value).message] for value in (12, 30))
    right = ["correct", check("pixel-count", 35).message]
    assert says == {"killer.ipynb": [right], "wrong.ipynb": [wrong], "alone.ipynb": [thirty],
                    "missing.ipynb": []}  # fmt: skip
    left = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            environ = process.environ()
            if environ.get(MARK) == str(tmp_path) and VERDICT_FILE in environ:
                left.append(process)
    assert psutil.wait_procs(left, timeout=10)[1] == []


def test_a_worker_with_another_version_of_the_course_grades_nothing():
    with pytest.raises(GradingError, match="another version of the course"):
        grade_one(b"", None, LIMITS, "another")


def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "'nonsense' isn't an address"),
        ("tcp://127.0.0.1", "isn't an address"),
        ("tcp://127.0.0.1:99999", "isn't an address"),
        pytest.param(f"tcp://127.0.0.1:{closed_port()}", "nobody answers at", id="closed"),
    ],
)
def test_a_bad_address_is_refused_at_once(address, said, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("signal.signal", lambda *_: None)
    write(tmp_path, "a.ipynb")
    with pytest.raises(SystemExit, match="1"):
        main([str(tmp_path), "--scheduler", address])
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not (tmp_path / "verdicts.csv").exists()


def test_what_isnt_a_scheduler_and_one_without_workers_are_told_apart(tmp_path, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent, monkeypatch.context() as hurried:
        hurried.setattr("tools.grade.cluster.PATIENCE", 0.5)
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(GradingError, match="isn't a Dask scheduler"):
            next(grade(tmp_path, ["a.ipynb"], LIMITS, address))
    with (
        LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as cluster,
        pytest.raises(GradingError, match="has no workers yet"),
    ):
        next(grade(tmp_path, ["a.ipynb"], LIMITS, cluster.scheduler_address))
