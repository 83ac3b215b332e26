"""Grade a thousand made-up notebooks, some of which are hostile, and measure how long that takes.

``python -m benchmarks.grade_many [--count N] [--ways here 1 2]`` makes the notebooks in a temporary
folder. It grades them in threads of this process, or on a cluster of 1 or 2 workers, and prints a
line for each way. It fails if a verdict isn't the one that the notebook was made for, or if two
ways differ.
"""

import argparse
import json
import resource
import sys
import tempfile
import threading
import time
from contextlib import nullcontext, suppress
from functools import cache
from pathlib import Path

import numpy as np
import psutil
from distributed import LocalCluster

from helpers.exercises.catalog import find, names
from tools.grade.cluster import grade
from tools.grade.notebook import COURSE
from tools.grade.table import make_rows

LIMITS = (10, 2048)  # seconds and megabytes
# Of how many notebooks in a hundred: code before the check, and the verdict on it.
KINDS = (
    (40, "right", "correct"),
    (28, "wrong", "wrong"),
    (10, "answer = ...", "not attempted"),
    (5, "1 / 0", "not run"),
    (4, "import os; os._exit(0)", "not run"),
    (2, "while True: pass", "not run"),
    (1, "while True:\n    try: import time; time.sleep(9)\n    except: pass", "not run"),
    (2, "import numpy as np; hog = [np.ones(10**6) for _ in range(10**4)]", "not run"),
    (1, "print('x' * 10**8); answer = ...", "not attempted"),
    (5, "damaged", "not run"),
    (2, "lesson", ""),
)
DECLARED = """import numpy as np
from helpers.exercises.catalog import find
answers = [a for _, several, *_ in find({name!r}).{kind}() for a in several]
answer = answers[{place}]
answer = np.ones(answer) if isinstance(answer, tuple) else answer"""
CHECK = "from helpers import check\ncheck({name!r}, answer)"


def make_notebook(kind, exercise, rng):
    """Return a notebook's bytes."""
    if kind == "lesson":
        folder = rng.choice(["notebooks", "solutions"])
        return (COURSE / folder / f"{exercise.lesson}.ipynb").read_bytes()
    code = kind
    if kind in ("right", "wrong"):
        place = rng.integers(count_answers(exercise, kind))
        code = DECLARED.format(name=exercise.name, kind=kind, place=place)
    cells = [{"cell_type": "code", "source": s} for s in (code, CHECK.format(name=exercise.name))]
    content = json.dumps({"nbformat": 4, "cells": cells}).encode()
    return content[: len(content) // 2] if kind == "damaged" else content


@cache
def count_answers(exercise, kind):
    """Return how many right or wrong answers an exercise declares."""
    return sum(len([*several]) for _, several, *_ in getattr(exercise, kind)())


def make_notebooks(folder, count):
    """Write notebooks into a folder, and return the verdict that each one was made for."""
    rng, expected = np.random.default_rng(7), {}
    known = [exercise for exercise in map(find, names()) if not exercise.judge]
    shares = np.array([share for share, *_ in KINDS]) / 100
    for number in range(count):
        _, kind, verdict = KINDS[rng.choice(len(KINDS), p=shares)]
        exercise, file = known[rng.integers(len(known))], f"learner_{number}_{number}_a.ipynb"
        (folder / file).write_bytes(make_notebook(kind, exercise, rng))
        expected[file] = (exercise.name, verdict)
    return expected


class Watch(threading.Thread):
    """Notes the most memory that this process and its children take together, in MB."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak, self._over = 0, threading.Event()

    def run(self):
        """Look twice a second."""
        own = psutil.Process()
        while not self._over.wait(0.5):
            total = 0
            for process in (own, *own.children(recursive=True)):
                with suppress(psutil.Error):
                    total += process.memory_full_info().pss
            self.peak = max(self.peak, total >> 20)

    def __exit__(self, *_):
        self._over.set()
        self.join()

    def __enter__(self):
        self.start()
        return self


def measure(folder, files, way):
    """Grade notebooks in one way, and return the rows and a line that says what it took."""
    options = {"n_workers": int(way.replace("here", "0")), "threads_per_worker": 1}
    quiet = {"dashboard_address": ":0", "silence_logs": 50}
    start, before = time.perf_counter(), used()
    rows = []
    cluster = nullcontext() if way == "here" else LocalCluster(**options, **quiet)
    with Watch() as watch, cluster:
        address = None if way == "here" else cluster.scheduler_address
        for file, answer, _ in grade(folder, files, LIMITS, address):
            rows += make_rows(file, *answer)
    seconds = time.perf_counter() - start
    # What a cluster's workers have started doesn't count as ours.
    spent = f"{used() - before:.0f}" if way == "here" else "–"
    said = f"{way:>5} {seconds:8.0f} {60 * len(files) / seconds:13.0f} {spent:>14}"
    return sorted(rows), f"{said} {watch.peak:12}"


def used():
    """Return the CPU seconds of this process and of its children that have ended."""
    spent = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in spent)


def main():
    """Make notebooks, grade them in each way, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000, help="of notebooks")
    parser.add_argument("--ways", nargs="+", default=["here", "1", "2"], help="here, or workers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        expected = make_notebooks(Path(folder), options.count)
        print("  way  seconds  notebooks/min    CPU seconds      peak MB")
        found, problems = {}, []
        for way in options.ways:
            rows, line = measure(Path(folder), sorted(expected), way)
            print(line, flush=True)
            got = {(row[0], row[1]): row for row in rows}
            for file, (exercise, verdict) in expected.items():
                row = got.get((file, exercise)) or next(row for row in rows if row[0] == file)
                if verdict and row[2] != verdict:
                    problems.append(f"{way}: {row} should be {verdict}")
            found[way] = [[*row[:3], row[4]] for row in rows]
    first, *others = options.ways
    for way in others:
        for one, other in zip(found[first], found[way], strict=True):
            if one != other:
                problems.append(f"{first}: {one}, but {way}: {other}")
    sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
