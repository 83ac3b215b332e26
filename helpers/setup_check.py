"""Whether this machine has what the course needs, and how to fix what it doesn't have."""

import importlib.metadata
import importlib.util
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
PROJECT = "image-filtering-course"
# JupyterLab's own parts, which show sliders, canvases and demos.
EXTENSIONS = {
    "@jupyter-widgets/jupyterlab-manager": "ipywidgets",
    "jupyter-matplotlib": "ipympl",
    "anywidget": "anywidget",
}
LEAST_MB = 200
LEAST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """One thing that was checked.

    Attributes
    ----------
    what : str
    problems : tuple of str
        Each says what's wrong and how to fix it.
    is_certain : bool
        False where a kernel can't see enough to tell.
    """

    what: str
    problems: tuple = ()
    is_certain: bool = True

    def __str__(self):
        mark = ("✗" if self.is_certain else "?") if self.problems else "✓"
        return "\n  ".join([f"{mark} {self.what}", *self.problems])


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
        return not any(finding.problems and finding.is_certain for finding in self.findings)

    def __repr__(self):
        return "\n".join(map(str, self.findings))


def check_setup():
    """Check whether this machine has what the lessons need.

    It never raises, so that a lesson runs on whatever is missing.

    Returns
    -------
    SetupReport
        Shown as a line for each thing, and for each problem how to fix it.

    Examples
    --------
    >>> check_setup().is_good
    True
    """
    has_lab = importlib.util.find_spec("jupyterlab") is not None
    return SetupReport(
        [
            _find("Python is recent enough", _python()),
            _find("packages are installed, and recent enough", _packages()),
            # A kernel's environment may not be JupyterLab's.
            _find("JupyterLab can show sliders and canvases", _widgets(has_lab), has_lab),
            _find("plotting works", _figure()),
            _find("there's enough disk space", _disk()),
        ]
    )


def _find(what, problems, is_certain=True):
    try:
        return Finding(what, tuple(problems), is_certain)
    except Exception as error:  # whatever it is, the lesson goes on
        return Finding(what, (f"{type(error).__name__}: {error}",), is_certain=False)


def _fix(requirement):
    """Say how to install something where this kernel runs."""
    prefix = Path(sys.prefix).resolve()
    if prefix == COURSE / ".venv":
        return "Fix: run make lab again in the course's folder"
    if (prefix / "conda-meta").is_dir() and (COURSE / "environment.yml").is_file():
        return "Fix: run conda env update -f environment.yml in the course's folder"
    return f'Fix: run %pip install "{requirement}" in a cell, and restart the kernel'


def _python():
    if sys.version_info < LEAST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        yield f"It's {found}, and the course needs 3.11 or later. Fix: choose another kernel"


def _requirements():
    from packaging.requirements import Requirement

    try:
        listed = importlib.metadata.requires(PROJECT)
    except importlib.metadata.PackageNotFoundError:  # a folder on the path, not installed
        import tomllib

        text = (COURSE / "pyproject.toml").read_text(encoding="utf-8")
        listed = tomllib.loads(text)["project"]["dependencies"]
    return map(Requirement, listed or ())


def _packages():
    for requirement in _requirements():
        try:
            found = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            yield f"{requirement.name} is missing. {_fix(requirement)}"
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            yield f"{requirement} is needed, and {found} is here. {_fix(requirement)}"


def _widgets(has_lab):
    from jupyter_core.paths import jupyter_path

    elsewhere = "If the lesson's slider works, it's elsewhere, and all is well"
    places = jupyter_path("labextensions")
    for name, package in EXTENSIONS.items():
        if not any(Path(place, name, "package.json").exists() for place in places):
            way_out = _fix(package) if has_lab else elsewhere
            yield f"JupyterLab's part of {package} isn't here. {way_out}"


def _figure():
    try:
        from helpers.figures.images import imshow_all
        from helpers.figures.picture import png

        png(imshow_all([[0, 1], [1, 0]]).figure)
    except Exception as error:  # whatever it is, the learner can't draw
        yield f"{type(error).__name__}: {error}. {_fix('matplotlib')}"


def _disk():
    free = shutil.disk_usage(Path.cwd()).free / 1e6  # where a notebook is saved
    if free < LEAST_MB:
        yield f"{free:.0f} MB are free, and {LEAST_MB} are needed. Fix: delete what you don't need"
