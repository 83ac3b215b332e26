"""Whether this machine has what the course needs, and how to fix what it lacks."""

import base64
import importlib.metadata
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
# What JupyterLab needs on its side, so that widgets, canvases and the demos' painter are shown.
EXTENSIONS = {
    "@jupyter-widgets/jupyterlab-manager": "ipywidgets",
    "jupyter-matplotlib": "ipympl",
    "anywidget": "anywidget",
}
LEAST_MB = 200
FIX = "run make lab, or with conda: conda env update -f environment.yml"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    what : str
    problems : tuple of str
        Each says what is wrong and how to fix it.
    """

    what: str
    problems: tuple = ()

    def __str__(self):
        return "\n  ".join([f"{'✗' if self.problems else '✓'} {self.what}", *self.problems])


class SetupReport:
    """What `check_setup` found; its text is the same on every machine where all is well.

    Parameters
    ----------
    findings : list of Finding
    """

    def __init__(self, findings):
        self.findings = findings

    @property
    def is_good(self):
        """Whether nothing has to be fixed: bool."""
        return not any(finding.problems for finding in self.findings)

    def __repr__(self):
        return "\n".join(map(str, self.findings))


def check_setup():
    """Look whether this machine has what the lessons need.

    Returns
    -------
    SetupReport
        Shown as a line for each thing, and for each problem how to fix it.
    """
    return SetupReport([check() for check in (_python, _packages, _widgets, _figure, _disk)])


def _python():
    wanted = (3, 11)
    if sys.version_info >= wanted:
        return Finding("Python is recent enough")
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        "Python is too old",
        (f"It is {found}; 3.11 or later is needed. Fix: make lab PYTHON=python3.12",),
    )


def _packages():
    from packaging.requirements import Requirement

    with (COURSE / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    problems = []
    for requirement in map(Requirement, wanted):
        try:
            found = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            problems.append(f"{requirement.name} is missing. Fix: {FIX}")
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            problems.append(f"{requirement} is needed, and {found} is here. Fix: {FIX}")
    return Finding("packages are here, and recent enough", tuple(problems))


def _widgets():
    folders = [Path(sys.prefix), Path(sys.base_prefix), Path.home() / ".local"]
    places = [folder / "share" / "jupyter" / "labextensions" for folder in folders]
    missing = [
        f"JupyterLab's part of {package} is missing. Fix: {FIX}"
        for name, package in EXTENSIONS.items()
        if not any((place / name / "package.json").exists() for place in places)
    ]
    return Finding("JupyterLab can show sliders and canvases", tuple(missing))


def _figure():
    try:
        from helpers.figures.images import imshow_all
        from helpers.figures.picture import png

        picture = png(imshow_all([[0, 1], [1, 0]]).figure)
    except Exception as error:  # whatever it is, the learner can't draw
        return Finding("figures can't be drawn", (f"{type(error).__name__}: {error}. Fix: {FIX}",))
    if not base64.b64decode(picture).startswith(b"\x89PNG"):
        return Finding("figures can't be drawn", (f"A figure gave no PNG. Fix: {FIX}",))
    return Finding("figures are drawn")


def _disk():
    free = shutil.disk_usage(COURSE).free / 1e6
    if free >= LEAST_MB:
        return Finding("there is room on the disk")
    return Finding(
        "the disk is nearly full",
        (f"{free:.0f} MB are free, and {LEAST_MB} are needed. Fix: delete what you don't need",),
    )
