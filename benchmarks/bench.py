"""Measure the demos in a real JupyterLab, from a key press or a drag to the settled frame.

``python -m benchmarks.bench [--steps N] [--delays MS ...] [--only NAME ...]``, or ``make bench``,
prints a table for each distance of the kernel, and what's reached.
"""

import argparse
import statistics
import time
import tomllib
from pathlib import Path

from benchmarks.distance import distant
from tools.browser.driver import ARTIFACTS, READOUT, VIEWPORT, LabPage, lab_and_browser

HERE = Path(__file__).parent
WATCH = (HERE / "watch.js").read_text(encoding="utf-8")
CONTESTANTS = tomllib.loads((HERE / "contestants.toml").read_text(encoding="utf-8"))
# As a lesson has it: what the demo needs is there before its cell starts.
SETUP = CONTESTANTS.pop("before")
FLOOR = next(iter(CONTESTANTS))
# The lab is walked farther than the others: what grows slowly would show.
LAB_WALK = 5
MOVES = 60  # of the mouse, a second
PLACE = ("now", "min", "max")  # of a slider's handle, in its attributes
QUIET = 200  # ms without anything new: the frame has settled
# First nothing is drawn ahead. Then a demo is left alone for so many ms; and then for as long as it
# takes, but so many s at most, until the page has all the steps that it may have.
AHEAD = "import livefigure.ahead; livefigure.ahead.MOST_KEPT = {}"
LEFT_ALONE, PATIENCE = 2000, 60
MOST_KEPT = 5_000_000
IS_DONE = "print(all(w.ahead.is_done for w in Widget.widgets.values() if hasattr(w, 'ahead')))"
# Whose rows have to reach it, what it is, and whether a row does, given the floor's.
GOALS = [
    ("_", "settled ≤ 2 × the floor", lambda row, floor: row["settled"] <= 2 * floor["settled"]),
    ("_", "no growth (≤ 1.1)", lambda row, _floor: row["growth"] <= 1.1),
    ("_", "rate ≥ 0.8 × the floor's", lambda row, floor: row["rate"] >= 0.8 * floor["rate"]),
    ("_lab", "rate ≥ 0.9 × the floor's", lambda row, floor: row["rate"] >= 0.9 * floor["rate"]),
    ("_lab", "lag ≤ 3 × the floor's", lambda row, floor: row["lag"] <= 3 * floor["lag"]),
    ("_", "opened ≤ 300 ms", lambda row, _floor: row["opened"] <= 300),
    ("_", "left alone: settled ≤ 35 ms", lambda row, _floor: row.get("alone", 0) <= 35),
    (
        "_",
        "all there: rate ≥ 0.9 × the mouse's",
        lambda row, _floor: row.get("rate'", 1e3) >= 0.9 * row["mouse/s"],
    ),
]


def pages(steps, delay, names):
    """Yield what each contestant took in a browser, with a kernel `delay` ms away each way.

    Times are in ms, rates a second. ``settled`` is from a key press to the last frame. ``growth``
    is the last fifth of the steps over the first, ``lag`` what comes after a drag. ``alone`` is
    the same as ``settled``, after the demo was left alone. ``all/s`` are the seconds until all
    steps that the page may have are there, and ``rate'`` is the rate then.
    """
    rows = {}
    with lab_and_browser() as (server, chromium):
        root, near = server.root.rsplit(":", 1)
        with distant(int(near), delay / 1000) as far:
            # The floor first and last: a machine is not as quick in one minute as in another.
            for number, name in enumerate([FLOOR, *names, FLOOR]):
                path = f"notebooks/bench_{number}.ipynb"
                server.write(path, SETUP, CONTESTANTS[name])
                address = server.lesson_address(path).replace(server.root, f"{root}:{far}")
                lab = LabPage(chromium.new_page(viewport=VIEWPORT), address)
                row = _measure(lab, steps * LAB_WALK if "filter_lab" in name else steps)
                lab.close()
                rows[name] = {key: (rows.get(name, row)[key] + row[key]) / 2 for key in row}
    floor = dict(rows[FLOOR])
    for row in rows.values():
        row |= {f"{key}÷": row[key] / floor[key] for key in ("settled", "rate")}
    heads = list(dict.fromkeys(head for row in rows.values() for head in row))
    yield f"{f'kernel {delay:g} ms away':30}" + "".join(f"{head:>9}" for head in heads)
    for name, row in rows.items():
        yield f"{name:30}" + "".join(
            f"{row[head]:9.1f}" if head in row else " " * 9 for head in heads
        )
    for whose, goal, is_reached in GOALS:
        of = [name for name in rows if whose in name]
        missed = [name for name in of if not is_reached(rows[name], floor)]
        yield f"goal {goal}: " + (f"missed by {', '.join(missed)}" if missed else "reached")


def _measure(lab, steps):
    page = lab.page
    page.evaluate(f"const READOUT = {READOUT!r};\n{WATCH}")
    page.evaluate("runCell", 0)
    lab.run_in_kernel(AHEAD.format(0))
    start = page.evaluate("runCell", 1)
    lab.wait_for_widgets()
    seen = page.evaluate("seen")
    opened = max(seen["sliders"][0], *seen["frames"][:1], start) - start
    handle = page.locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    settled = [press(page, handle) for _ in range(steps)]
    fifth = max(steps // 5, 1)
    row = {
        "settled": statistics.median(settled),
        "p95": statistics.quantiles(settled, n=20)[-1],
        "growth": statistics.median(settled[-fifth:]) / statistics.median(settled[:fifth]),
        **_drag(page, handle),
        "opened": opened,
    }
    if page.locator(READOUT).count() == 0:  # no demo of ours
        return row
    lab.run_in_kernel(AHEAD.format(MOST_KEPT))
    press(page, handle)
    page.wait_for_timeout(LEFT_ALONE)
    row["alone"] = statistics.median(press(page, handle) for _ in range(5))
    start = time.perf_counter()
    lab.run_in_kernel("from ipywidgets import Widget")
    for _ in range(PATIENCE * 1000 // LEFT_ALONE):
        # ipywidgets prints a warning after it.
        if lab.run_in_kernel(IS_DONE).startswith("True"):
            break
        page.wait_for_timeout(LEFT_ALONE)
    row["all/s"] = time.perf_counter() - start
    page.wait_for_timeout(1000)
    return row | {"rate'": _drag(page, handle)["rate"]}


def press(page, handle):
    """Press a key on a slider, and return how long it took until the last frame."""
    # Turned round at the ends of a slider, where a key changes nothing.
    now, least, most = (float(handle.get_attribute(f"aria-value{part}")) for part in PLACE)
    ways = {least: "ArrowRight", most: "ArrowLeft"}
    way = ways.get(now, page.evaluate("window.way ?? 'ArrowRight'"))
    page.evaluate("way => { window.way = way; forget(); }", way)
    handle.press(way)
    page.evaluate("quiet", QUIET)
    seen = page.evaluate("seen")
    return max(seen["frames"] + seen["texts"]) - seen["keys"][0]


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


def main():
    """Measure, print a table for each distance, and keep them in ``artifacts/bench.txt``."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--steps", type=int, default=100, help="key presses a demo")
    parser.add_argument(
        "--delays", type=float, nargs="+", default=[0], metavar="MS", help="to the kernel, each way"
    )
    parser.add_argument("--only", nargs="+", default=[""], help="parts of contestants' names")
    options = parser.parse_args()
    names = [
        name for name in CONTESTANTS
        if name != FLOOR and any(part in name for part in options.only)
    ]  # fmt: skip
    ARTIFACTS.mkdir(exist_ok=True)
    with (ARTIFACTS / "bench.txt").open("w", encoding="utf-8") as file:
        for delay in options.delays:
            table = "\n".join(pages(options.steps, delay, names))
            print(table, flush=True)
            print(table, file=file)


if __name__ == "__main__":
    main()
