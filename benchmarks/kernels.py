"""What a lesson leaves in its kernel: memory, figures; and what an import costs."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import numpy as np
from nbclient import NotebookClient

COURSE = Path(__file__).resolve().parents[1]
ASK = """
import gc, matplotlib.figure
with open("/proc/self/status") as status:
    resident = next(line for line in status if line.startswith("VmRSS"))
figures = [found for found in gc.get_objects() if isinstance(found, matplotlib.figure.Figure)]
from matplotlib import pyplot
print(int(resident.split()[1]) * 1024 / 1e6, len(figures), len(pyplot.get_fignums()))
"""


def measure_kernels():
    """Return resident memory, living figures and saved size for each lesson.

    Returns
    -------
    dict of str to dict
        ``memory`` in MB, ``figures`` alive, ``pyplot``'s open ones among
        them, ``size`` in KB. Empty where /proc does not exist.
    """
    if not Path("/proc/self/status").exists():
        return {}
    results = {}
    for path in sorted((COURSE / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        notebook.cells.append(nbformat.v4.new_code_cell(ASK))
        NotebookClient(
            notebook,
            resources={"metadata": {"path": str(path.parent)}},
            extra_arguments=["--log-level=ERROR"],
        ).execute()
        memory, figures, pyplot = notebook.cells[-1].outputs[0]["text"].split()
        results[path.stem] = {
            "memory": float(memory),
            "figures": int(figures),
            "pyplot": int(pyplot),
            "size": path.stat().st_size / 1024,
        }
    return results


def measure_imports(times=5):
    """Return the seconds that a fresh interpreter takes to import helpers, and numpy."""
    return {name: _import_time(name, times) for name in ("helpers", "numpy")}


def _import_time(name, times):
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {name}"], check=True, cwd=COURSE)
        taken.append(time.perf_counter() - start)
    bare = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        bare.append(time.perf_counter() - start)
    return statistics.median(taken) - statistics.median(bare)


def measure_steps(times=60):
    """Return the milliseconds of one step in the kernel, by demo and by what it is spent on."""
    import skimage as ski

    import helpers

    signal = helpers.add_noise(helpers.step_signal())
    long_signal = helpers.add_noise(helpers.step_signal(1000, 500))
    demos = {
        "convolve_demo, 100 samples": helpers.convolve_demo(signal, helpers.mean_kernel(11)),
        "mean_filter_demo, 512×512": helpers.mean_filter_demo(ski.data.camera()),
        "filter_lab, 1000 samples": helpers.filter_lab(long_signal, [-1, 0, 1]),
        "filter_lab, 512×512": helpers.filter_lab(ski.data.camera()),
    }
    return {name: _step(demo, times) for name, demo in demos.items()}


def measure_filters(rounds=2):
    """Return the milliseconds of an update on 512×512, by demo: the slowest over the slider.

    Each position is visited `rounds` times; ``first`` is the slowest of the first visits and
    ``again`` of the later ones, for a demo may keep what it has calculated.
    """
    import skimage as ski

    import helpers

    camera = ski.data.camera()
    demos = {
        "smoothing_demo, 512×512": (helpers.smoothing_demo(camera), "sigma"),
        "edges_demo, 512×512": (helpers.edges_demo(camera), "sigma"),
        "denoise_demo, 512×512": (helpers.denoise_demo(camera), "radius"),
    }
    results = {}
    for name, (demo, control) in demos.items():
        _attach(demo)
        slider = demo.controls[control]
        taken = []
        for _ in range(rounds):
            for value in np.linspace(slider.max, slider.min, 10):
                start = time.perf_counter()
                slider.value = type(slider.value)(value)
                taken.append((time.perf_counter() - start) * 1000)
        results[name] = {"first": max(taken[:10]), "again": max(taken[10:])}
    return results


def _attach(demo):
    """Let a demo believe that a browser is there."""
    demo._canvas.syncing_data_url = False
    demo._canvas.send = lambda *_args, **_options: None
    demo._canvas.screen.paints = True
    demo._canvas.draw()


def _step(demo, times):
    _attach(demo)
    slider = next(iter(demo.controls.values()))
    values = {name: control.value for name, control in demo.controls.items()}
    frame = np.array(demo._canvas.buffer_rgba())

    def go_on(k):
        values[next(iter(values))] = k % 48 + 1
        return values

    jobs = {
        "whole step": lambda k: setattr(slider, "value", k % 48 + 1),
        "arithmetic, artists and words": lambda k: demo._show(**go_on(k)),
        "drawing, comparing and packing the frame": lambda _k: demo._canvas.draw_moving(),
        "comparing and packing alone": lambda _k: demo._canvas.screen.paint(frame),
    }
    taken = {}
    for name, job in jobs.items():
        start = time.perf_counter()
        for k in range(times):
            job(k)
        taken[name] = (time.perf_counter() - start) / times * 1000
    return taken
