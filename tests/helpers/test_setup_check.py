"""The report on a machine says what's wrong and how to fix it there, and never stops a lesson."""

import importlib.metadata
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from unittest.mock import Mock

import pytest
from hatchling.build import build_wheel

import helpers
from helpers import setup_check

COURSE = Path(helpers.__file__).resolve().parents[1]
FAILS = Mock(side_effect=RuntimeError("no font"))
ALMOST_FULL = Mock(return_value=Mock(free=5_000_000))


def problems(report):
    return [problem for finding in report.findings for problem in finding.problems]


def only_problem(report):
    (problem,) = problems(report)
    assert not report.is_good
    assert problem in repr(report)
    return problem


def test_all_is_well_here_and_said_without_a_number_that_differs_between_machines():
    report = helpers.check_setup()
    assert report.is_good, report
    assert repr(report).count("✓") == len(report.findings) == 5
    assert not re.search(r"\d", repr(report))


@pytest.fixture
def no_place(monkeypatch, tmp_path):
    """Run as in an environment that's neither the course's nor conda's."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("name", "found"), [("ipympl", None), ("numpy", "0.0.1")])
def test_a_package_that_is_missing_or_old_is_named(name, found, monkeypatch, no_place):
    version = importlib.metadata.version

    def tell(asked):
        if asked == name and found is None:
            raise importlib.metadata.PackageNotFoundError(name)
        return found if asked == name else version(asked)

    monkeypatch.setattr(importlib.metadata, "version", tell)
    problem = only_problem(helpers.check_setup())
    assert problem.startswith(name)
    assert re.search(rf'Fix: run %pip install "{name}>=[\d.]+" in a cell', problem)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ([".venv"], "run make lab again"),
        (["env/conda-meta"], "%pip install"),
        (["env/conda-meta", "environment.yml"], "conda env update -f environment.yml"),
        (["env"], "%pip install"),
    ],
)
def test_advice_fits_the_environment(made, says, monkeypatch, tmp_path):
    for path in made:
        if path.endswith(".yml"):
            (tmp_path / path).touch()
        else:
            (tmp_path / path).mkdir(parents=True)
    monkeypatch.setattr(setup_check, "COURSE", tmp_path)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / made[0].partition("/")[0]))
    monkeypatch.setattr("helpers.figures.picture.png", None)
    problem = problems(helpers.check_setup())[-1]
    assert says in problem


@pytest.mark.parametrize("is_server", [True, False])
def test_what_jupyterlab_lacks_is_named_where_it_can_be_known(is_server, monkeypatch, no_place):
    monkeypatch.setattr("jupyter_core.paths.jupyter_path", lambda *_parts: [str(no_place)])
    monkeypatch.setattr(setup_check.importlib.util, "find_spec", lambda _name: is_server or None)
    report = helpers.check_setup()
    said = problems(report)
    for line, name in zip(said, ("ipywidgets", "ipympl", "anywidget"), strict=True):
        assert line.startswith(f"JupyterLab's part of {name} ")
        assert ("Fix:" in line) == is_server
    assert report.is_good != is_server


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("helpers.figures.picture.png", FAILS, "RuntimeError: no font. Fix:"),
        ("shutil.disk_usage", ALMOST_FULL, "5 MB are free, and 200 are needed."),
        ("sys.version_info", (3, 9, 2), "It's 3.9.2, and the course needs 3.11 or later."),
    ],
)
def test_what_is_wrong_is_told(name, value, says, monkeypatch):
    monkeypatch.setattr(name, value)
    assert only_problem(helpers.check_setup()).startswith(says)


def test_helpers_that_were_never_installed_are_checked_by_pyproject(monkeypatch):
    fail = Mock(side_effect=importlib.metadata.PackageNotFoundError("image-filtering-course"))
    monkeypatch.setattr(importlib.metadata, "requires", fail)
    assert repr(helpers.check_setup()).count("✓") == 5


def test_what_cannot_be_checked_stops_nothing(monkeypatch):
    for name in ("shutil.disk_usage", "helpers.setup_check._requirements"):
        monkeypatch.setattr(name, Mock(side_effect=PermissionError("not yours")))
    report = helpers.check_setup()
    assert problems(report) == ["PermissionError: not yours"] * 2
    assert report.is_good
    assert repr(report).count("?") == 2


def test_an_environment_with_the_wheel_alone_gets_the_same_report(tmp_path, monkeypatch):
    monkeypatch.chdir(COURSE)
    wheel = tmp_path / build_wheel(tmp_path)
    venv.create(tmp_path / "env", symlinks=True)
    site = sysconfig.get_path("purelib", "venv", {"base": str(tmp_path / "env")})
    zipfile.ZipFile(wheel).extractall(site)
    # What the wheel needs is taken from here: its packages, and JupyterLab's parts of them.
    Path(site, "here.pth").write_text(sysconfig.get_path("purelib"))
    monkeypatch.setenv("JUPYTER_PATH", str(Path(sys.prefix, "share", "jupyter")))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    python = Path(sysconfig.get_path("scripts", "venv", {"base": str(tmp_path / "env")}), "python")
    code = "import helpers; print(helpers.__file__, helpers.check_setup(), sep=chr(10))"
    how = {"cwd": tmp_path, "capture_output": True, "text": True, "check": True}
    done = subprocess.run([python, "-c", code], **how)
    where, _, report = done.stdout.partition("\n")
    assert Path(where).is_relative_to(site)
    assert report.strip() == repr(helpers.check_setup())


def test_the_command_prints_versions_and_findings():
    done = subprocess.run(
        [sys.executable, "-m", "tools.check_setup"], cwd=COURSE, capture_output=True, text=True
    )
    assert re.search(r"^  ipympl \d", done.stdout, re.MULTILINE)
    assert re.search(r"^[✓✗] (there is a|no) browser", done.stdout, re.MULTILINE)
    assert "✓ JupyterLab can listen on this machine" in done.stdout
    assert done.returncode == ("✗" in done.stdout)
