"""Assemble the book's sources, have Sphinx build them, and put the site into its place."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import nbformat

from tools.book.cover import cover, title
from tools.book.links import book_links
from tools.book.pages import Page
from tools.book.recording import BookError, record_lessons

CONFIGURATION = Path(__file__).parent


def make_book(root: Path, names: Sequence[str], output: Path) -> None:
    """Make the book of some lessons.

    Parameters
    ----------
    root : Path
        The repository; its notebooks are built.
    names : sequence of str
        The lessons, in order.
    output : Path
        The folder of the site. What it held before goes, once the new site is complete.

    Raises
    ------
    BookError
        If a lesson fails, was recorded otherwise than stored, or Sphinx has a warning.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=f"{output.name}-") as folder:
        sources, frames, site = (Path(folder) / name for name in ("sources", "frames", "site"))
        sources.mkdir()
        _write_sources(root, names, sources, frames)
        readme = (root / "README.md").read_text(encoding="utf-8")
        _run_sphinx(sources, site, title(readme))
        for pictures in (frames, sources / "pictures"):
            if pictures.is_dir():
                shutil.copytree(pictures, site / pictures.name)
        shutil.rmtree(output, ignore_errors=True)
        shutil.move(site, output)


def _write_sources(root: Path, names: Sequence[str], sources: Path, frames: Path) -> None:
    pages = {"glossary.md", *(f"{name}.ipynb" for name in names)}
    recorded = record_lessons([root / "solutions" / f"{name}.ipynb" for name in names], frames)
    (sources / "notebooks").mkdir()
    for name, records in zip(names, recorded, strict=True):
        learner, solved = (
            nbformat.read(root / kind / f"{name}.ipynb", as_version=4)
            for kind in ("notebooks", "solutions")
        )
        shutil.copy(root / "notebooks" / f"{name}.ipynb", sources / "notebooks")
        page = Page(name, pages, sources).source(learner, solved, records)
        nbformat.write(page, sources / f"{name}.ipynb")
    readme, glossary = (
        (root / path).read_text(encoding="utf-8") for path in ("README.md", "docs/glossary.md")
    )
    (sources / "index.md").write_text(cover(readme, names, pages), encoding="utf-8")
    (sources / "glossary.md").write_text(book_links(glossary, pages), encoding="utf-8")


def _run_sphinx(sources: Path, site: Path, project: str) -> None:
    command = [
        *(sys.executable, "-m", "sphinx", "-b", "html", "-q"),
        *("--fail-on-warning", "-c", str(CONFIGURATION), "-D", f"project={project}"),
        *("-D", f"html_title={project}", "-d", str(site.parent / "doctrees")),
        *(str(sources), str(site)),
    ]
    done = subprocess.run(command, cwd=CONFIGURATION.parents[1], capture_output=True, text=True)
    if done.returncode:
        raise BookError(f"Sphinx: {done.stderr.strip() or done.stdout.strip()}")
