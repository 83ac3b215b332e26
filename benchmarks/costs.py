"""What the demos and the lessons cost without a browser: time, memory, figures, bytes."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from benchmarks.sliders import COURSE, DEMOS, IMPORTS

# In the kernel of a lesson, when all its cells are done. The figures are counted before
# anything is collected: what waits for a collection still takes memory.
ASK = """
import gc, sys, psutil
from matplotlib.figure import Figure
_live = sum(isinstance(found, Figure) for found in gc.get_objects())
_known = len(sys.modules["matplotlib.pyplot"].get_fignums()) if "matplotlib.pyplot" in sys.modules else 0
print(psutil.Process().memory_info().rss, _live, _known)
"""


def time_steps(steps=100):
    """Return the median time of a step in Python for each demo, in milliseconds.

    Parameters
    ----------
    steps : int, optional
        How many of the demo's positions to show.

    Returns
    -------
    dict of str to float
        From a new value of the slider to the frame's bytes, ready to be sent.
    """
    names = {}
    exec(IMPORTS, names)  # the same code as in the browser
    return {name: _time_steps(eval(code, names), steps) for name, code in DEMOS.items()}


def _time_steps(demo, steps):
    (slider,) = demo.controls.values()
    canvas = demo._canvas
    frames = []
    # As if a browser had said that it is there; what would go to it is only counted.
    canvas.syncing_data_url = False
    canvas.send = lambda content, buffers=(): frames.extend(buffers)
    canvas.draw()
    frames.clear()
    times = []
    for number in range(1, steps + 1):
        start = time.perf_counter()
        slider.value = number % (slider.max + 1)
        times.append(time.perf_counter() - start)
    if len(frames) < steps:
        raise RuntimeError(f"{steps} steps gave {len(frames)} frames: {demo.readout}")
    demo.close()
    return 1000 * statistics.median(times)


def run_lessons():
    """Run each lesson in a kernel of its own, and return what it left there.

    Returns
    -------
    dict of str to dict
        ``memory`` and ``size`` of the saved notebook in bytes; ``figures`` alive, and
        those of them that ``pyplot`` has open.
    """
    lessons = sorted((COURSE / "notebooks").glob("*.ipynb"))
    return {path.stem: {"size": path.stat().st_size, **_run(path)} for path in lessons}


def _run(path):
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(ASK))
    # An exercise is stored unanswered, and its cell may raise.
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=120,
        allow_errors=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    (output,) = notebook.cells[-1].outputs
    if output.output_type != "stream":
        raise RuntimeError(f"{path.name}: {output.ename}: {output.evalue}")
    memory, live, known = map(int, output.text.split())
    return {"memory": memory, "figures": live, "open_in_pyplot": known}


def time_imports(repeats=5):
    """Return the median time of ``import`` in a new interpreter, in milliseconds.

    Parameters
    ----------
    repeats : int, optional
        New interpreters for each module.

    Returns
    -------
    dict of str to float
        For ``helpers`` and for ``numpy``.
    """
    times = {"helpers": [], "numpy": []}
    for _ in range(repeats):
        for name, all_of_it in times.items():
            code = (
                "import time; start = time.perf_counter(); "
                f"import {name}; print(time.perf_counter() - start)"
            )
            done = subprocess.run(
                [sys.executable, "-c", code], cwd=COURSE, capture_output=True, check=True
            )
            all_of_it.append(1000 * float(done.stdout))
    return {name: statistics.median(all_of_it) for name, all_of_it in times.items()}


def size_of_lessons():
    """Return the size in bytes of each notebook that the course keeps."""
    return {
        str(path.relative_to(COURSE)): path.stat().st_size
        for folder in ("notebooks", "solutions")
        for path in sorted((COURSE / Path(folder)).glob("*.ipynb"))
    }
