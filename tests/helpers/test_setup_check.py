"""The report on a machine says what is wrong, and how to fix it."""

import importlib.metadata
import re
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

import helpers
from helpers import setup_check

COURSE = Path(helpers.__file__).resolve().parents[1]


def problems(report):
    return [problem for finding in report.findings for problem in finding.problems]


def test_here_all_is_well():
    report = helpers.check_setup()
    assert report.is_good, report
    assert repr(report).count("✓") == len(report.findings) == 5
    assert not re.search(r"\d", repr(report)), "no number that differs between machines"


@pytest.mark.parametrize("name", ["ipympl", "anywidget", "numpy"])
def test_a_package_that_is_missing_or_old_is_named(name, monkeypatch):
    version = importlib.metadata.version
    for found in (None, "0.0.1"):

        def tell(asked, found=found):
            if asked != name:
                return version(asked)
            if found is None:
                raise importlib.metadata.PackageNotFoundError(name)
            return found

        monkeypatch.setattr(importlib.metadata, "version", tell)
        report = helpers.check_setup()
        (problem,) = problems(report)
        assert not report.is_good
        assert problem.startswith(name)
        assert "Fix: run make lab" in problem
        assert f"✗ packages are here, and recent enough\n  {problem}" in repr(report)


def test_what_jupyterlab_lacks_is_named(monkeypatch, tmp_path):
    for name in ("prefix", "base_prefix"):
        monkeypatch.setattr(sys, name, str(tmp_path))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    said = problems(helpers.check_setup())
    assert [line.split(" is missing")[0] for line in said] == [
        f"JupyterLab's part of {name}" for name in ("ipywidgets", "ipympl", "anywidget")
    ]


def test_a_figure_that_can_not_be_drawn_is_told(monkeypatch):
    def fail(*_args, **_options):
        raise RuntimeError("no font")

    monkeypatch.setattr("helpers.figures.picture.png", fail)
    (problem,) = problems(helpers.check_setup())
    assert problem.startswith("RuntimeError: no font. Fix:")


def test_a_full_disk_is_told(monkeypatch):
    usage = namedtuple("usage", "total used free")  # as the standard library calls it
    monkeypatch.setattr(setup_check.shutil, "disk_usage", lambda _path: usage(1, 1, 5_000_000))
    (problem,) = problems(helpers.check_setup())
    assert problem.startswith("5 MB are free, and 200 are needed.")


def test_an_old_python_is_told(monkeypatch):
    monkeypatch.setattr(setup_check.sys, "version_info", (3, 9, 2))
    (problem,) = problems(helpers.check_setup())
    assert problem.startswith("It is 3.9.2; 3.11 or later is needed.")


def test_the_command_prints_versions_and_findings():
    done = subprocess.run(
        [sys.executable, "-m", "tools.check_setup"], cwd=COURSE, capture_output=True, text=True
    )
    assert re.search(r"^  ipympl \d", done.stdout, re.MULTILINE)
    assert re.search(r"^[✓✗] (there is a|no) browser", done.stdout, re.MULTILINE)
    assert "✓ JupyterLab can listen on this machine" in done.stdout
    assert done.returncode == ("✗" in done.stdout)
