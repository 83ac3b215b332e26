"""Measure the demos, and print the tables: ``python -m benchmarks.bench [--steps N]``.

In a real JupyterLab from a key press or a drag to the settled frame; in a kernel what a step costs.
"""

import argparse
import statistics
import time
import tomllib
from pathlib import Path

import numpy as np
import skimage as ski

import helpers
from tools.browser.driver import ARTIFACTS, READOUT, VIEWPORT, LabPage, lab_and_browser

WATCH = f"const READOUT = {READOUT!r};\n" + (
    Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
)
# As a lesson has it: what the demo needs is there before its cell starts.
SETUP = """
import numpy as np
import skimage as ski
from helpers import add_noise, convolve_demo, filter_lab, mean_filter_demo, mean_kernel, step_signal
camera = ski.data.camera()
convolve_demo([1, 2, 3], [1, 1]).close()
"""
CONTESTANTS = tomllib.loads(
    Path(__file__).with_name("contestants.toml").read_text(encoding="utf-8")
)
FLOOR = next(iter(CONTESTANTS))
# The lab is walked farther than the others: what grows slowly would show.
LAB_WALK = 5
MOVES = 60  # of the mouse, a second
QUIET = 200  # ms without anything new: the frame has settled
# Whose rows have to reach it, what it is, and whether a row does, given the floor's.
GOALS = [
    ("_", "settled ≤ 2 × the floor", lambda row, floor: row["settled"] <= 2 * floor["settled"]),
    ("_", "no growth (≤ 1.1)", lambda row, _floor: row["growth"] <= 1.1),
    ("_", "rate ≥ 0.8 × the floor's", lambda row, floor: row["rate"] >= 0.8 * floor["rate"]),
    ("_lab", "rate ≥ 0.9 × the floor's", lambda row, floor: row["rate"] >= 0.9 * floor["rate"]),
    ("_lab", "lag ≤ 3 × the floor's", lambda row, floor: row["lag"] <= 3 * floor["lag"]),
    ("_lab", "opened ≤ 1 s", lambda row, _floor: row["opened"] <= 1000),
]


def pages(steps):
    """Yield what each contestant took in a browser: times in ms, rates a second.

    ``settled`` is from a key press to the last frame: until the page's message is ``sent``, until
    the kernel has ``begun`` to answer, and until the last message of its answer is ``painted``.
    ``growth`` is the last fifth of the steps over the first, ``lag`` what comes after a drag.
    """
    rows = {}
    with lab_and_browser() as (server, chromium):
        # The floor first and last: a machine is not as quick in one minute as in another.
        for number, name in enumerate([*CONTESTANTS, FLOOR]):
            server.write(f"notebooks/bench_{number}.ipynb", SETUP, CONTESTANTS[name])
            address = server.lesson_address(f"notebooks/bench_{number}.ipynb")
            lab = LabPage(chromium.new_page(viewport=VIEWPORT), address)
            row = _measure(lab, steps * LAB_WALK if "filter_lab" in name else steps)
            lab.close()
            rows[name] = {key: (rows.get(name, row)[key] + row[key]) / 2 for key in row}
    floor = rows[FLOOR]
    yield from _table({n: {k: row[k] for k in list(row)[3:]} for n, row in rows.items()}, floor)
    yield from _table({n: {k: row[k] for k in list(row)[:3]} for n, row in rows.items()})
    for whose, goal, is_reached in GOALS:
        of = [name for name in rows if whose in name]
        missed = [name for name in of if not is_reached(rows[name], floor)]
        yield f"goal {goal}: " + (f"missed by {', '.join(missed)}" if missed else "reached")


def _table(rows, floor=None):
    heads = next(iter(rows.values()))
    yield (
        " " * 30 + "".join(f"{head:>9}" for head in heads) + ("  settled÷  rate÷" if floor else "")
    )
    for name, row in rows.items():
        ratios = [row[key] / floor[key] for key in ("settled", "rate")] if floor else []
        yield f"{name:30}" + "".join(f"{value:9.1f}" for value in [*row.values(), *ratios])


def _measure(lab, steps):
    page = lab.page
    page.evaluate(WATCH)
    start = [page.evaluate("runCell", number) for number in (0, 1)][1]
    lab.wait_for_widgets()
    seen = page.evaluate("seen")
    opened = max(seen["sliders"][0], *seen["frames"][:1], start) - start
    handle = page.locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    page.evaluate("forget()")
    for k in range(steps):
        # Turned round before the end of the shortest slider, where a key changes nothing.
        handle.press("ArrowRight" if k // 40 % 2 == 0 else "ArrowLeft")
        page.evaluate("quiet", QUIET)
    seen = page.evaluate("seen")
    parts = []
    for start, stop in zip(seen["keys"], [*seen["keys"][1:], float("inf")], strict=True):
        end = max(t for t in seen["frames"] + seen["texts"] if start < t < stop)
        sent = min(t for t in seen["sent"] if start < t < end)
        # The message with the answer is painted before the page's other listeners hear of it.
        begun = max(t for t in seen["received"] if sent < t < end)
        parts.append((sent - start, begun - sent, end - begun))
    settled = [sum(part) for part in parts]
    fifth = max(steps // 5, 1)
    medians = map(statistics.median, zip(*parts, strict=True))
    return {
        **dict(zip(("sent", "begun", "painted"), medians, strict=True)),
        "settled": statistics.median(settled),
        "p95": statistics.quantiles(settled, n=20)[-1],
        "growth": statistics.median(settled[-fifth:]) / statistics.median(settled[:fifth]),
        **_drag(page, handle),
        "opened": opened,
    }


def _drag(page, handle, seconds=3.0):
    box, track = handle.bounding_box(), page.locator(".noUi-base").first.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    page.evaluate("forget()")
    start = time.perf_counter()
    moves = 0
    while (now := time.perf_counter() - start) < seconds:
        # To and fro, so that the slider always has somewhere to go.
        page.mouse.move(track["x"] + abs(now % 2 - 1) * track["width"], y)
        moves += 1
        # By the clock, for a move takes a time of its own.
        page.wait_for_timeout(max(0, moves / MOVES - (time.perf_counter() - start)) * 1000)
    page.mouse.up()
    page.wait_for_timeout(1000)
    seen = page.evaluate("seen")
    up = seen["ups"][-1]
    kinds = [kind for kind in (seen["texts"], seen["frames"]) if kind]
    # Those within 4 ms of each other are one.
    rate = min(
        sum(b - a > 4 for a, b in zip([-5, *kind], kind, strict=False) if b < up) for kind in kinds
    )
    lag = max(t for kind in kinds for t in kind) - up
    return {"rate": rate / seconds, "lag": max(lag, 0), "mouse/s": moves / seconds}


def steps_in_kernel(times=60):
    """Yield the milliseconds of one step in the kernel, by demo and by what it is spent on."""
    signal, camera = helpers.add_noise(helpers.step_signal()), ski.data.camera()
    long_signal = helpers.add_noise(helpers.step_signal(1000, 500))
    demos = {
        "convolve_demo, 100 samples": helpers.convolve_demo(signal, helpers.mean_kernel(11)),
        "mean_filter_demo, 512×512": helpers.mean_filter_demo(camera),
        "filter_lab, 1000 samples": helpers.filter_lab(long_signal, [-1, 0, 1]),
        "filter_lab, 512×512": helpers.filter_lab(camera),
    }
    for name, demo in demos.items():
        canvas, screen = _attached(demo)
        slider, frame = next(iter(demo.controls.values())), np.array(canvas.buffer_rgba())
        jobs = {
            "whole step": lambda k, slider=slider: setattr(slider, "value", k % 48 + 1),
            "drawing the frame": lambda _k, canvas=canvas: canvas.draw_moving(),
            "comparing and packing it": lambda _k, s=screen, frame=frame: s.paint(frame),
        }
        said = (f"{job} {_milliseconds(do, range(times)) / times:.1f}" for job, do in jobs.items())
        yield f"{name:30} {', '.join(said)}"


def filters_in_kernel(positions=10):
    """Yield the milliseconds of an update on 512×512: the slowest of the slider, twice."""
    demos = {"smoothing_demo": "sigma", "edges_demo": "sigma", "denoise_demo": "radius"}
    for name, control in demos.items():
        demo = getattr(helpers, name)(ski.data.camera())
        _attached(demo)
        slider = demo.controls[control]
        stops = [type(slider.value)(v) for v in np.linspace(slider.max, slider.min, positions)]

        def move(value, slider=slider):
            slider.value = value

        first, again = (max(_milliseconds(move, [stop]) for stop in stops) for _ in range(2))
        verdict = "reached" if max(first, again) < 50 else "missed"
        yield f"{name:30} first {first:.0f}, again {again:.0f}; goal below 50 ms: {verdict}"


def _attached(demo):
    """Let a demo believe that a browser is there; return its canvas and its screen."""
    canvas, screen = demo.children[-2:]
    canvas.syncing_data_url = False
    canvas.send = lambda *_args, **_options: None
    screen.paints = True
    canvas.draw()
    return canvas, screen


def _milliseconds(job, values):
    start = time.perf_counter()
    for value in values:
        job(value)
    return (time.perf_counter() - start) * 1000


def main():
    """Run every measurement, print it, and keep it in ``artifacts/bench.txt``."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--steps", type=int, default=100, help="key presses a demo")
    options = parser.parse_args()
    parts = {
        "In a browser, key press to settled frame and while dragging": pages(options.steps),
        "One step in the kernel (ms)": steps_in_kernel(),
        "One update of a whole filter in the kernel (ms)": filters_in_kernel(),
    }
    ARTIFACTS.mkdir(exist_ok=True)
    with (ARTIFACTS / "bench.txt").open("w", encoding="utf-8") as file:
        for title, lines in parts.items():
            for line in [title, *lines, ""]:
                print(line)
                print(line, file=file)


if __name__ == "__main__":
    main()
