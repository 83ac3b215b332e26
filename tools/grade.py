"""Run the checks of submitted notebooks, and write a table of what they say: ``make grade``.

Each notebook runs in a process of its own, with a limit of time and of memory, so that one that
never ends, or takes all of the memory, is a line of the table and stops no other. What was stored
in it counts for nothing. A notebook is a program of somebody else's: run this where it can do no
harm.
"""

import argparse
import ast
import csv
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
# What a check's answer begins with, and what the table calls it.
VERDICTS = {"✓": "correct", "✗": "wrong", "…": "not attempted"}


@dataclass(frozen=True)
class Row:
    """A line of the table: a file, one of its checks, and what came of it."""

    file: str
    exercise: str = ""
    verdict: str = "not run"
    misconception: str = ""


def find_check(source):
    """Return what a cell checks, such as ``5 windows``; None where it checks nothing."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", None) == "check":
            step = [word.value for word in call.keywords if word.arg == "step"]
            said = [call.args[0] if call.args else None, *(step or call.args[2:3])]
            return " ".join(str(part.value) for part in said if isinstance(part, ast.Constant))
    return None


def read_verdict(outputs):
    """Return a cell's verdict, and what its check said, or the error that came in its place.

    Parameters
    ----------
    outputs : list of dict
        As a notebook stores them.

    Returns
    -------
    tuple of str
    """
    for output in outputs:
        said = output.get("data", {}).get("text/plain", "")
        if said[:1] in VERDICTS:
            verdict = VERDICTS[said[0]]
            message = said.partition(". ")[2] if verdict == "wrong" else ""
            return verdict, message
    errors = [f"{output['ename']}: {output['evalue']}" for output in outputs if "ename" in output]
    return ("error", errors[0]) if errors else ("not run", "")


def rows_of(name, notebook, problem=""):
    """Return a line for each check of a notebook that has been run.

    Parameters
    ----------
    name : str
        What the table calls the file.
    notebook : NotebookNode
    problem : str, optional
        What kept its last cells from being run.

    Returns
    -------
    list of Row
    """
    rows = []
    for cell in notebook.cells:
        exercise = find_check(cell.source) if cell.cell_type == "code" else None
        if exercise is None:
            continue
        verdict, message = read_verdict(cell.get("outputs", []))
        rows.append(Row(name, exercise, verdict, problem if verdict == "not run" else message))
    return rows or [Row(name, "", "no check in it", problem)]


def run_one(path, seconds, megabytes):
    """Run a notebook in this process's limits, and print its lines as JSON."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    limit_memory(megabytes)
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        timeout=seconds,
        interrupt_on_timeout=True,
        allow_errors=True,
        kernel_name="python3",
        extra_arguments=["--log-level=CRITICAL"],
    )
    problem = ""
    try:
        client.execute(cwd=str(path.parent))
    except CellTimeoutError:
        problem = f"a cell took more than {seconds} s"
    except DeadKernelError:
        problem = "Python ended while the cell before was running"
    print(json.dumps([asdict(row) for row in rows_of(path.name, notebook, problem)]))


def limit_memory(megabytes):
    """Let this process and those that it starts have no more memory each; not on Windows."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, most))


def run_apart(path, name, seconds, megabytes):
    """Run a notebook in a process of its own, and return its lines.

    Parameters
    ----------
    path : Path
    name : str
        What the table calls it.
    seconds : int
        For each cell; five times as many for the whole notebook.
    megabytes : int
        For its kernel.

    Returns
    -------
    list of Row
    """
    words = ["--one", str(path), "--seconds", str(seconds), "--megabytes", str(megabytes)]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tools.grade", *words],
            cwd=COURSE, capture_output=True, text=True, timeout=5 * seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return [Row(name, "", "could not be run", f"it took more than {5 * seconds} s")]
    try:
        found = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        last = (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        return [Row(name, "", "could not be run", last)]
    return [Row(**{**row, "file": name}) for row in found]


def main():
    """Run every notebook of a folder, write the table, and print a line for each file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="where the notebooks lie")
    parser.add_argument(
        "--out", type=Path, help="the table; verdicts.csv in the folder if not said"
    )
    parser.add_argument("--seconds", type=int, default=60, help="the most that a cell may take")
    parser.add_argument(
        "--megabytes", type=int, default=4096, help="the most that a kernel may take"
    )
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        run_one(options.one, options.seconds, options.megabytes)
        return
    if options.folder is None or not options.folder.is_dir():
        parser.error(f"folder: expected a folder of notebooks, got {options.folder}.")
    paths = sorted(
        path for path in options.folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
    )
    if not paths:
        parser.error(f"folder: expected notebooks in it, and {options.folder} has none.")
    target = options.out or options.folder / "verdicts.csv"
    # With the mark that lets a spreadsheet see that it is UTF-8.
    with target.open("w", newline="", encoding="utf-8-sig") as file:
        table = csv.writer(file)
        table.writerow(field.name for field in fields(Row))
        names = [path.relative_to(options.folder).as_posix() for path in paths]

        def run(path, name):
            return run_apart(path.resolve(), name, options.seconds, options.megabytes)

        # Each has a process of its own; a thread only waits for it.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for name, rows in zip(names, pool.map(run, paths, names), strict=True):
                table.writerows(astuple(row) for row in rows)
                file.flush()
                said = ", ".join(f"{row.exercise} {row.verdict}".strip() for row in rows)
                print(f"{name}: {said}", flush=True)
    print(f"The table is in {target}.")


if __name__ == "__main__":
    main()
