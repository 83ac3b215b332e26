"""What installs and starts the course is complete and in step."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tools.lab import lab_arguments, use_lab_settings

COURSE = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((COURSE / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    group: (COURSE / name).read_text(encoding="utf-8")
    for group, name in [
        ("lab", "requirements.lock"),
        ("hub", "requirements-hub.lock"),
        ("dev", "requirements-dev.lock"),
    ]
}
# conda-forge's matplotlib adds a window toolkit that a notebook has no use for.
CONDA_NAMES = {"dask-core": "dask", "matplotlib-base": "matplotlib"}


def bounds(requirements):
    parsed = map(Requirement, requirements)
    return {canonicalize_name(found.name): str(found.specifier) for found in parsed}


def project_bounds(group):
    listed = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"][group]]
    found = bounds(entry for entry in listed if isinstance(entry, str))
    for entry in PROJECT["dependency-groups"][group]:
        found |= {} if isinstance(entry, str) else project_bounds(entry["include-group"])
    return found


def locked(group):
    """Return each requirement of a lock, with its options."""
    lines = LOCKS[group].replace("\\\n", " ").splitlines()
    parts = [line.split(" --") for line in lines if line.strip() and not line.startswith("#")]
    return [(Requirement(pin), [option.strip() for option in options]) for pin, *options in parts]


def test_conda_installs_what_make_lab_does():
    conda = yaml.safe_load((COURSE / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    assert conda.pop() == {"pip": ["-e ."]}
    # Binder's builder understands a version, and no bound.
    python = conda.pop(0).removeprefix("python=")
    assert SpecifierSet(PROJECT["project"]["requires-python"]).contains(python)
    found = {CONDA_NAMES.get(name, name): bound for name, bound in bounds(conda).items()}
    assert found == project_bounds("lab")


def test_the_citation_is_of_this_course():
    cited = yaml.safe_load((COURSE / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert cited["version"] == PROJECT["project"]["version"]
    assert cited["license"] == [PROJECT["project"]["license"], "CC-BY-4.0"]
    readme = (COURSE / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(f"# {cited['title']}\n")
    assert cited["authors"] == PROJECT["project"]["authors"]
    assert {"message", "abstract"} <= set(cited)


@pytest.mark.parametrize("group", LOCKS)
def test_a_lock_pins_every_package_with_hashes_and_holds_no_address(group):
    for pin, hashes in locked(group):
        assert re.fullmatch(r"==[^*,]+", str(pin.specifier)), pin
        assert hashes, pin
        assert all(re.fullmatch(r"hash=sha256:[0-9a-f]{64}", option) for option in hashes), pin
    assert re.findall(r"(?i)://|file:|index-url|find-links|trusted-host", LOCKS[group]) == []


@pytest.mark.parametrize("group", LOCKS)
def test_a_lock_satisfies_pyproject(group):
    for name, bound in project_bounds(group).items():
        pins = [pin for pin, _ in locked(group) if canonicalize_name(pin.name) == name]
        assert pins, name
        for pin in pins:
            (only,) = pin.specifier
            assert SpecifierSet(bound).contains(only.version), pin


def test_learners_get_the_same_releases_as_developers_and_none_of_their_tools():
    # Without the markers: developers may need on every Python what learners need on an old one.
    lab, dev = ({(pin.name, pin.specifier) for pin, _ in locked(group)} for group in ("lab", "dev"))
    assert lab < dev
    tools = {"playwright", "pre-commit", "pytest", "sphinx"}
    assert not tools.intersection(pin.name for pin, _ in locked("lab"))


def test_make_help_lists_every_target():
    makefile = (COURSE / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=COURSE, capture_output=True, text=True, check=True
    ).stdout
    described = re.findall(r"^make (\S+) +\S.*$", listed, re.MULTILINE)
    assert described == targets
    assert {"help", "lab", "lint", "test", "notebooks", "bench", "lock"} <= set(targets)


def test_ci_script_is_valid_and_executable():
    script = COURSE / ".ci" / "run"
    subprocess.run(["bash", "-n", script], check=True)
    assert script.stat().st_mode & 0o111


def test_lab_settings_ask_nothing_and_keep_widgets_on_the_main_thread():
    path = COURSE / "labconfig" / "default_setting_overrides.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    news = settings["@jupyterlab/apputils-extension:notification"]
    assert news == {"fetchNews": "false", "checkForUpdates": False}
    kernels = settings["@jupyterlab/apputils-extension:kernels-settings"]
    assert kernels["commsOverSubshells"] == "disabled"


def test_lab_serves_the_course_on_this_machine_with_a_token():
    arguments = lab_arguments("notebooks/00_welcome.ipynb", ["--no-browser"])
    assert f"--ServerApp.root_dir={COURSE}" in arguments
    assert "--ServerApp.ip=127.0.0.1" in arguments
    assert arguments[-1] == "--no-browser"
    (start,) = (word for word in arguments if word.startswith("--LabApp.default_url="))
    assert start.endswith("/tree/notebooks/00_welcome.ipynb")
    assert not [word for word in arguments if re.search("token|password", word)]


@pytest.mark.parametrize(("user", "is_allowed"), [(0, True), (1000, False)])
def test_lab_allows_root_to_root_only(monkeypatch, user, is_allowed):
    monkeypatch.setattr("os.geteuid", lambda: user, raising=False)
    assert ("--allow-root" in lab_arguments("")) == is_allowed


def test_lab_settings_come_before_those_of_other_folders(monkeypatch):
    monkeypatch.setattr("os.pathsep", ";")
    for before, folders, after in [
        ("", (), str(COURSE)),
        ("/other", (), f"{COURSE};/other"),
        ("/other", (Path("/mine"),), f"{Path('/mine')};{COURSE};/other"),
    ]:
        monkeypatch.setenv("JUPYTER_CONFIG_PATH", before)
        use_lab_settings(*folders)
        assert os.environ["JUPYTER_CONFIG_PATH"] == after
