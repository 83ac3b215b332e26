"""Measure the demos in a real JupyterLab, from a key press or a drag to the settled frame.

``python -m benchmarks.bench [--steps N]``, or ``make bench``, prints the table and what is reached.
"""

import argparse
import statistics
import time
import tomllib
from pathlib import Path

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
    floor = dict(rows[FLOOR])
    for row in rows.values():
        row |= {f"{key}÷": row[key] / floor[key] for key in ("settled", "rate")}
    yield " " * 30 + "".join(f"{head:>9}" for head in row)
    for name, row in rows.items():
        yield f"{name:30}" + "".join(f"{value:9.1f}" for value in row.values())
    for whose, goal, is_reached in GOALS:
        of = [name for name in rows if whose in name]
        missed = [name for name in of if not is_reached(rows[name], floor)]
        yield f"goal {goal}: " + (f"missed by {', '.join(missed)}" if missed else "reached")


def _measure(lab, steps):
    page = lab.page
    page.evaluate(f"const READOUT = {READOUT!r};\n{WATCH}")
    start = [page.evaluate("runCell", number) for number in (0, 1)][1]
    lab.wait_for_widgets()
    seen = page.evaluate("seen")
    opened = max(seen["sliders"][0], *seen["frames"][:1], start) - start
    handle = page.locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    page.evaluate("forget()")
    key = "ArrowRight"
    for _ in range(steps):
        # Turned round at the ends of a slider, where a key changes nothing.
        now, least, most = (handle.get_attribute(f"aria-value{part}") for part in PLACE)
        key = {least: "ArrowRight", most: "ArrowLeft"}.get(now, key)
        handle.press(key)
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


def main():
    """Measure, print the table, and keep it in ``artifacts/bench.txt``."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--steps", type=int, default=100, help="key presses a demo")
    table = "\n".join(pages(parser.parse_args().steps))
    print(table)
    ARTIFACTS.mkdir(exist_ok=True)
    (ARTIFACTS / "bench.txt").write_text(f"{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
