"""Run one notebook after another, each in a new process that has loaded what notebooks import.

A worker starts this, gives it a notebook with each line of standard input, and reads a line with
what was reported. When standard input ends, so do this and everything that it has started.
"""

import json
import os
import pkgutil
import shutil
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from multiprocessing import connection

import psutil

import helpers
from helpers.exercises.reporting import VERDICT_FILE
from tools.grade.notebook import CELLS, PROCESSES, START, supervise
from tools.grade.table import VERDICTS

IMPORTED = ("ipykernel.kernelapp", "matplotlib.pyplot", "scipy.ndimage", "scipy.signal")


def preload():
    """Import once what most notebooks import, so that each starts with it."""
    names = [each.name for each in pkgutil.walk_packages(helpers.__path__, "helpers.")]
    for name in (*IMPORTED, *names):
        import_module(name)


def run_apart(path, cwd, seconds, megabytes):
    """Run a notebook in a separate process, and return its verdicts, title and problem.

    Raises
    ------
    EOFError
        The worker has gone meanwhile.
    """
    told = {"title": "", "problem": "its process ended early"}
    with tempfile.TemporaryDirectory(dir=os.path.dirname(path), ignore_cleanup_errors=True) as own:
        target = os.path.join(own, "verdicts")
        # Checks append to this file by its name. If it's deleted, it's still open here.
        with open(target, "a+b") as output:
            options = (path, cwd or tempfile.mkdtemp(dir=own), seconds, megabytes, target)
            process = PROCESSES.Process(target=supervise, args=options)
            process.start()
            # On Windows, no one can wait for standard input.
            events = [process.sentinel, *[0] * (os.name != "nt")]
            ended = connection.wait(events, START + CELLS * seconds)
            end_processes(os.path.dirname(path))
            process.join()
            if 0 in ended:
                raise EOFError
            if not ended:
                told["problem"] = f"the notebook took more than {CELLS * seconds} s"
            output.seek(0)
            return read_reports(output.read(10**7).splitlines(), told)


def read_reports(lines, told):
    """Return what a notebook's checks and its process have written, among whatever it wrote."""
    verdicts = []
    for line in lines:
        with suppress(Exception):  # a notebook may have written anything
            said = {part: str(value) for part, value in json.loads(line).items()}
            told |= said
            if said.get("status") in VERDICTS:
                parts = ("exercise", "status", "message", "misconception")
                verdicts.append([said[part] for part in parts])
    return verdicts, told["title"], told["problem"]


def end_processes(folder):
    """End all others that were started with a verdict file below a folder, and theirs."""
    for _ in range(200):  # some may start others meanwhile
        left = []
        for process in psutil.process_iter():
            with suppress(psutil.Error, OSError):
                own = process.environ().get(VERDICT_FILE, "").startswith(f"{folder}{os.sep}")
                if own and process.pid != os.getpid():
                    process.kill()
                    left.append(process)
        if not left:
            return
        psutil.wait_procs(left, timeout=0.1)  # in a container, nobody may ask how one ended


def main():
    """Answer each line until there's none."""
    folder = os.path.dirname(os.environ[VERDICT_FILE])
    if PROCESSES.get_start_method() == "fork":
        preload()
    try:
        while line := sys.stdin.buffer.readline():
            print(json.dumps(run_apart(**json.loads(line))), flush=True)
    except EOFError:
        pass
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
