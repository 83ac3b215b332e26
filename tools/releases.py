"""Run every test on other releases than the locked ones, and report which cells differ.

``make test-latest`` takes the newest that ``pyproject.toml`` admits, ``make test-oldest`` the
oldest. Each has an environment of its own, made anew, so that the course's stays as it is locked.
"""

import argparse
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
RESOLUTIONS = {"latest": "highest", "oldest": "lowest-direct"}


def make_environment(which):
    """Install the course and what tests it, and return that environment's Python."""
    folder = COURSE / f".venv-{which}"
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([binaries / "pip", "install", *quiet, "uv"], check=True)
    subprocess.run(
        [
            *(binaries / "uv", "pip", "install", "--quiet", "--python", binaries / "python"),
            *("--resolution", RESOLUTIONS[which], "--upgrade", "-e", ".", "--group", "dev"),
        ],
        cwd=COURSE,
        check=True,
    )
    return binaries / "python"


def other_releases(lock, installed):
    """Return what is installed in another release than the locked one.

    Parameters
    ----------
    lock : str
        The text of ``requirements.lock``.
    installed : dict of str to str
        Releases by their packages' names.

    Returns
    -------
    dict of str to (str, str)
        The locked release and the installed one, by the package's name.
    """
    locked = dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE))
    plain = {re.sub(r"[-_.]+", "-", name).lower(): release for name, release in installed.items()}
    return {
        name: (release, plain[name])
        for name, release in sorted(locked.items())
        if plain.get(name, release) != release
    }


def failures(report):
    """Return the cells, and the other tests, that failed or broke.

    Parameters
    ----------
    report : str
        JUnit's XML, as pytest writes it.

    Returns
    -------
    tuple of list of str
    """
    cells, others = [], []
    for case in ET.fromstring(report).iter("testcase"):
        if case.find("failure") is None and case.find("error") is None:
            continue
        place, name = case.get("classname"), case.get("name")
        is_cell = re.fullmatch(r"Cell \d+", name) is not None
        path = re.sub(r"/ipynb$", ".ipynb", place.replace(".", "/"))
        (cells if is_cell else others).append(f"{path}: {name}")
    return cells, others


def main():
    """Make the environment, run the tests, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("which", choices=RESOLUTIONS)
    options, words = parser.parse_known_args()
    python = make_environment(options.which)
    kept = COURSE / "artifacts" / f"{options.which}.xml"
    kept.parent.mkdir(exist_ok=True)
    run = subprocess.run(
        [python, "-m", "pytest", "-n", "3", f"--junitxml={kept}", *words], cwd=COURSE, check=False
    )
    listed = subprocess.run(
        [python, "-m", "pip", "list", "--format=json", "--disable-pip-version-check"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    installed = {package["name"]: package["version"] for package in json.loads(listed.stdout)}
    lock = (COURSE / "requirements.lock").read_text(encoding="utf-8")
    print(f"\nOther releases than the locked ones ({options.which} that are admitted):")
    for name, (locked, found) in other_releases(lock, installed).items():
        print(f"  {name:30} {locked:>14} → {found}")
    for kind, failed in zip(
        ("Cells that differ", "Other tests that fail"),
        failures(kept.read_text(encoding="utf-8")),
        strict=True,
    ):
        print(f"{kind}: {len(failed)}", *failed, sep="\n  ")
    sys.exit(run.returncode)


if __name__ == "__main__":
    main()
