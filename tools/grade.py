"""Run the checks of submitted notebooks, and write a table of what they say: ``make grade``.

Each notebook runs in a separate process, within limits of time and memory. Its checks report
themselves while they run. It's somebody else's program, so run this where it can't do any harm.
"""

import argparse
import csv
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path
from queue import Empty

import psutil
from jupyter_client import KernelManager

from helpers.exercises.catalog import find, names
from helpers.exercises.reporting import VERDICT_FILE

COURSE = Path(__file__).resolve().parents[1]
VERDICTS = ("correct", "wrong", "not attempted", "not run")
CELLS = 5  # a whole notebook may take this many times what a cell may take
RUN_ONE = "import sys; from tools.grade import run_one; run_one(*sys.argv[1:])"
GRACE, START = 5, 60  # seconds for an interrupted cell to stop, and for Python to start


def run_one(path, seconds, megabytes):
    """Run a notebook in this process, and print its title, then what went wrong, as JSON."""
    with suppress(ImportError, ValueError, OSError):  # not every system can limit memory
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(megabytes) * 2**20,) * 2)
    try:
        problem = run_notebook(Path(path), int(seconds))
    except Exception as error:  # a damaged file may fail in any way
        problem = f"it couldn't be read or started ({type(error).__name__}: {error})"
    print(json.dumps({"problem": problem}))


def run_notebook(path, seconds):
    """Run a notebook's cells, and return what stopped them, or else what went wrong first."""
    if not path.is_file():
        raise OSError("it isn't a file")
    notebook = json.loads(path.read_bytes())
    cells = [
        (cell["cell_type"], "".join(cell.get("source", cell.get("input")) or ""))
        for sheet in notebook.get("worksheets", [notebook])  # which held the cells before version 4
        for cell in sheet["cells"]
    ]
    titles = (text for kind, text in cells if kind == "markdown" and text.startswith("# "))
    print(json.dumps({"title": next(titles, "").partition("\n")[0][2:]}), flush=True)
    kernel = KernelManager(
        connection_file=str(Path(os.environ[VERDICT_FILE]).with_name("kernel.json")),
        # Of many kernels that start together, two may be given the same TCP port.
        transport="tcp" if os.name == "nt" else "ipc",
    )
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    arguments = ["--HistoryManager.hist_file=:memory:"]
    kernel.start_kernel(cwd=str(path.parent), extra_arguments=arguments, **quiet)
    client = kernel.client()
    # What cells show goes nowhere, so it may be of any size.
    client.start_channels(iopub=False, stdin=False, hb=False, control=False)
    # The course's helpers, even if another copy is beside the notebook.
    course = f"import sys; sys.path.insert(0, {str(COURSE)!r}); import helpers; del sys.path[0]"
    problem, _ = run_code(kernel, client, f"exec({course!r}, {{}})", START, silent=True)
    if problem:
        return f"importing the course's helpers {problem}"
    first = ""
    sources = [text for kind, text in cells if kind == "code" and text.strip()]
    for number, source in enumerate(sources, 1):
        problem, ready = run_code(kernel, client, source, seconds)
        problem = problem and f"cell [{number}] {problem}"
        if not ready:
            return problem
        first = first or problem
    return first


def run_code(kernel, client, source, seconds, silent=False):
    """Run code, and return what went wrong, and whether more can be run after it."""
    message = client.execute(source, silent=silent, stop_on_error=False)

    def wait(seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end and kernel.is_alive():
            with suppress(Empty):
                reply = client.get_shell_msg(timeout=0.5)
                if reply["parent_header"].get("msg_id") == message:
                    return reply["content"]
        return None

    if reply := wait(seconds):
        failed = reply["status"] != "ok"
        return f"raised {reply.get('ename')}: {reply.get('evalue')}"[:500] if failed else "", True
    if not kernel.is_alive():
        return "ended Python", False
    kernel.interrupt_kernel()
    client.kernel_info()  # without a message, a loop that waits doesn't see the interrupt
    late = f"took more than {seconds} s"
    return (late, True) if wait(GRACE) else (f"{late} and couldn't be interrupted", False)


def run_apart(path, limits, scratch):
    """Run a notebook in a separate process, and return its verdicts, title and problem."""
    told = {"title": "", "problem": "its process ended early"}
    verdicts = []
    with tempfile.TemporaryDirectory(dir=scratch, ignore_cleanup_errors=True) as folder:
        target = os.path.join(folder, "verdicts")
        # Checks append to this file, too, by its name. If it's deleted, it's still open here.
        with open(target, "a+b") as output:
            process = subprocess.Popen(
                [sys.executable, "-c", RUN_ONE, path, *map(str, limits)], cwd=COURSE,
                env={**os.environ, VERDICT_FILE: target}, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
            try:
                process.wait(START + CELLS * limits[0])
            except subprocess.TimeoutExpired:
                told["problem"] = f"the notebook took more than {CELLS * limits[0]} s"
            end_processes(folder)
            process.wait()
            output.seek(0)
            lines = output.read(10**7).splitlines()
    for line in lines:
        with suppress(Exception):  # a notebook may have written anything
            said = {part: str(value) for part, value in json.loads(line).items()}
            told |= said
            if said.get("status") in VERDICTS:
                verdicts.append((said["exercise"], said["status"], said["message"]))
    return verdicts, told["title"], told["problem"]


def end_processes(folder):
    """End every process that was started with a verdict file below a folder, and theirs."""
    for _ in range(200):  # some may start others meanwhile
        left = []
        for process in psutil.process_iter():
            with suppress(psutil.Error, OSError):
                if process.environ().get(VERDICT_FILE, "").startswith(f"{folder}{os.sep}"):
                    process.kill()
                    left.append(process)
        if not left:
            return
        psutil.wait_procs(left, timeout=0.1)  # in a container, nobody may ask how one ended


def make_rows(file, reported, title, problem):
    """Return a row for each exercise that a notebook has reported, or should have."""
    verdicts = {}
    for exercise, status, message in reported:
        # An untouched copy of the cell doesn't undo an attempt.
        if exercise not in verdicts or status != "not attempted":
            verdicts[exercise] = (status, message if status == "wrong" else "")
    declared = sorted(map(find, names()), key=lambda exercise: exercise.lesson)
    lessons = {exercise.lesson for exercise in declared if exercise.name in verdicts}
    for path in (COURSE / "lessons").glob("*.md"):
        if path.stem in file or path.read_text(encoding="utf-8").startswith(f"# {title}\n"):
            lessons.add(path.stem)
    expected = [exercise.name for exercise in declared if exercise.lesson in lessons]
    missing = ("not run", problem or "no cell ran its check")
    every = dict.fromkeys([*expected, *verdicts]) or [""]
    return [[tidy(text) for text in (file, name, *verdicts.get(name, missing))] for name in every]


def tidy(text):
    """Return a printable text that no spreadsheet takes for a formula."""
    text = text[:500].encode("utf-8", "backslashreplace").decode()
    text = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def hash_file(path):
    """Return a hash of a file's content, or '' if it can't be read."""
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def read_journal(path):
    """Return the rows of each version of a file, as far as an interrupted run has written them."""
    known = {}
    for line in path.read_bytes().splitlines() if path.exists() else []:
        with suppress(ValueError):  # of a line that was cut off
            known |= json.loads(line)
    return known


def summarize(rows):
    """Print how many have each verdict, by exercise, and what is wrong most often."""
    print("\n" + " " * 18 + "".join(f"{verdict:>15}" for verdict in VERDICTS))
    for name in dict.fromkeys(row[1] for row in sorted(rows, key=lambda row: row[1])):
        counts = Counter(row[2] for row in rows if row[1] == name)
        print(f"{name or '(none)':18}" + "".join(f"{counts[each]:15}" for each in VERDICTS))
        wrong = Counter(row[3] for row in rows if row[1:3] == [name, "wrong"])
        for message, count in wrong.most_common(3):
            print(f"    {count}× {message[:90]}")


def grade(folder, files, limits):
    """Run notebooks side by side, and yield each one's name and rows when it's done."""
    with (
        tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True) as scratch,
        ThreadPoolExecutor(os.cpu_count()) as pool,
    ):
        waiting = {pool.submit(run_apart, folder / file, limits, scratch): file for file in files}
        try:
            for future in as_completed(waiting):
                yield waiting[future], make_rows(waiting[future], *future.result())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            while not all(future.done() for future in waiting):
                end_processes(scratch)
                time.sleep(0.2)


def main(words=None):
    """Run every notebook of a folder that is new or has changed, and write the table."""
    parser = argparse.ArgumentParser(prog="grade", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the notebooks are")
    parser.add_argument("--out", type=Path, help="the table; by default folder/verdicts.csv")
    parser.add_argument("--seconds", type=int, default=60, help="what a cell may take")
    parser.add_argument("--megabytes", type=int, default=4096, help="what a kernel may take")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    options = parser.parse_args(words)
    folder = Path(os.path.abspath(options.folder))
    limits = (options.seconds, options.megabytes)
    helpers = [hash_file(path) for path in sorted((COURSE / "helpers").rglob("*.py"))]
    versions = {}
    for path in sorted(folder.rglob("*.ipynb")):
        if ".ipynb_checkpoints" not in path.parts:
            file = path.relative_to(folder).as_posix()
            content = repr((file, hash_file(path), helpers, limits)).encode()
            versions[file] = hashlib.sha256(content).hexdigest()
    if not versions:
        parser.error(f"folder: expected a folder of notebooks, and found none in {folder}.")
    sys.stdout.reconfigure(errors="backslashreplace")
    # Ends like Ctrl+C, which leaves no kernel behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    target = options.out or folder / "verdicts.csv"
    journal = target.with_name(f"{target.name}.journal")
    if options.fresh:
        journal.unlink(missing_ok=True)
    known = read_journal(journal)
    rows = {file: known[version] for file, version in versions.items() if version in known}
    if rows:
        print(f"{len(rows)} of {len(versions)} haven't changed since an earlier run.", flush=True)
    try:
        with journal.open("ab", buffering=0) as log:
            for file, found in grade(folder, sorted(versions.keys() - rows.keys()), limits):
                rows[file] = found
                entry = json.dumps({versions[file]: found})
                log.write(f"\n{entry}\n".encode())  # even after a line that was cut off
                os.fsync(log.fileno())
                said = ", ".join(f"{row[1]} {row[2]}".strip() for row in found)
                print(f"[{len(rows)}/{len(versions)}] {tidy(file)}: {said}", flush=True)
    except KeyboardInterrupt:
        parser.exit(130, "Interrupted. The same command goes on from here.\n")
    finally:
        table = [row for file in versions for row in rows.get(file, [])]
        # With the mark that lets a spreadsheet see that it's UTF-8.
        with target.open("w", newline="", encoding="utf-8-sig") as file:
            csv.writer(file).writerows([("file", "exercise", "verdict", "message"), *table])
        summarize(table)
        print(f"\nThe table is in {target}.")


if __name__ == "__main__":
    main()
