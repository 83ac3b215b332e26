"""Record the demos, assemble the book's sources, and have Sphinx build them.

The command line is ``python -m tools.book [--only NN ...] [--output FOLDER]``.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from tools.book.frames import MIME
from tools.book.pages import TEMPLATES, BookError, book_links, make_page, player
from tools.build.course import ROOT, find_lesson, lesson_files
from tools.build.execute import execute

CONFIGURATION = Path(__file__).parent
HOOK = """\
from pathlib import Path
from tools.book.frames import install
install(Path({root!r}), {folder!r})
"""
# The demo on the first page, if the book has it.
FIRST = "mean_filter_demo"
ROW = re.compile(r"\| \d\d \|.*\(notebooks/(\w+)\.ipynb\)")


def make_book(names, output):
    """Make the book of some lessons, in order, from their built notebooks.

    What `output` held before goes, once the new site is complete. Raise a BookError if a lesson
    fails, was recorded otherwise than stored, or Sphinx has a warning.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=f"{output.name}-") as folder:
        sources, site = Path(folder) / "sources", Path(folder) / "site"
        (sources / "pictures").mkdir(parents=True)
        wheel = build_wheel(Path(folder))
        _run_sphinx(sources, site, _write_sources(names, sources, wheel.name))
        shutil.move(wheel, site)
        shutil.move(sources / "pictures", site)
        shutil.rmtree(output, ignore_errors=True)
        shutil.move(site, output)


def build_wheel(folder, root=ROOT):
    """Put the course's packages into a folder as a wheel; return its path.

    The same packages give the same bytes.
    """
    _run("hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=root)
    (wheel,) = folder.glob("*.whl")
    return wheel


def record_lessons(solutions, root):
    """Run solved notebooks, as many at a time as there are processors, and record their demos.

    The pictures of each go into a separate folder of ``pictures`` in `root`. Return for each
    notebook the records of each cell with a demo, by the cell's id; raise a BookError if a cell
    fails.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda path: _record(path, root), solutions))


def _record(path, root):
    notebook = nbformat.read(path, as_version=4)
    hook = HOOK.format(root=str(root), folder=f"pictures/{path.stem}")
    notebook.cells.insert(0, nbformat.v4.new_code_cell(hook))
    for index, text in execute(notebook, path.parent):
        raise BookError(f"{path.parent.name}/{path.name}: cell {index}: {text}")
    found = {}
    for cell in notebook.cells:
        made = [output.get("data", {}) for output in cell.get("outputs", [])]
        found[cell.id] = [data[MIME] for data in made if MIME in data]
    return found


def cover(readme, names, pages, demo=""):
    """Return the first page: a demo, and the README's title, lessons, map of them, and license."""
    lines = section(readme, "The lessons").splitlines()
    rows = [(ROW.match(line), line) for line in lines if line.startswith("|")]
    table = [line for lesson, line in rows if not lesson or lesson[1] in names]
    (drawn,) = (line.replace("(docs/", "(") for line in lines if line.startswith("!["))
    text = TEMPLATES.get_template("cover.md").render(
        title=title(readme), table=table, map=drawn, license=section(readme, "License"),
        names=names, demo=demo,
    )  # fmt: skip
    return book_links(text, pages)


def first_demo(recorded):
    """Return the demo that a reader sees first: the first walk over an image, or else any walk."""
    shown = [made for found in recorded for cell in found.values() for made in cell]
    walks = [made for made in shown if "slider" in made]
    first = min(walks, key=lambda made: not made["text"].startswith(FIRST))
    return player(first, "demo-first", has_cell=False)


def title(readme):
    """Return the course's title."""
    return readme.splitlines()[0].removeprefix("# ")


def section(text, heading):
    """Return what is below a heading of a Markdown text."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0].strip()


def _write_sources(names, sources, wheel):
    """Write what Sphinx needs, and return the book's title."""
    pages = {"glossary.md", *(f"{name}.ipynb" for name in names)}
    recorded = record_lessons([ROOT / "solutions" / f"{name}.ipynb" for name in names], sources)
    (sources / "notebooks").mkdir()
    for name, found in zip(names, recorded, strict=True):
        learner, solved = (
            nbformat.read(ROOT / kind / f"{name}.ipynb", as_version=4)
            for kind in ("notebooks", "solutions")
        )
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", sources / "notebooks")
        page = make_page(name, learner, solved, found, pages, sources, wheel)
        nbformat.write(page, sources / f"{name}.ipynb")
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    (sources / "glossary.md").write_text(book_links(glossary, pages), encoding="utf-8")
    shutil.copy(ROOT / "docs/map.svg", sources)
    demo = first_demo(recorded)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (sources / "index.md").write_text(cover(readme, names, pages, demo), encoding="utf-8")
    return title(readme)


def _run_sphinx(sources, site, project):
    _run(
        *("sphinx", "-b", "html", "-q", "--fail-on-warning"),
        *("-c", str(CONFIGURATION), "-D", f"project={project}", "-D", f"html_title={project}"),
        *("-d", str(site.parent / "doctrees"), str(sources), str(site)),
        cwd=ROOT,
    )


def _run(module, *arguments, cwd):
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise BookError(f"{module.capitalize()}: {done.stderr.strip() or done.stdout.strip()}")


def main(arguments=None):
    """Make the book, and say where it is; return 0 when all is well, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tools.book", description="Make the book.")
    parser.add_argument(
        "--only", nargs="+", metavar="NN", type=find_lesson, help="of these lessons, such as 02"
    )
    parser.add_argument("--output", type=Path, default=ROOT / "artifacts/book", metavar="FOLDER")
    options = parser.parse_args(arguments)
    names = [path.stem for path in sorted(options.only or lesson_files())]
    started = time.monotonic()
    try:
        make_book(names, options.output.absolute())
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in options.output.rglob("*") if path.is_file())
    taken = time.monotonic() - started
    print(f"{options.output / 'index.html'}: built in {taken:.0f} s, {size / 1e6:.1f} MB")
    return 0
