"""Measure the demos, and print the table: ``python -m benchmarks.bench [--steps N]``."""

import argparse
import json
from pathlib import Path

from benchmarks.kernels import measure_filters, measure_imports, measure_kernels, measure_steps
from benchmarks.pages import measure_pages

ARTIFACTS = Path(__file__).resolve().parents[1] / "artifacts"


# Each goal, and whether a row of its table reaches it.
PAGE_GOALS = (
    ("settled ≤ 2 × the floor", lambda row, floor: row["settled"] <= 2 * floor["settled"]),
    ("no growth (≤ 1.1)", lambda row, _floor: row["growth"] <= 1.1),
    ("rate ≥ 0.8 × the floor's", lambda row, floor: row["rate"] >= 0.8 * floor["rate"]),
)
LAB_GOALS = (
    ("rate ≥ 0.9 × the floor's", lambda row, floor: row["rate"] >= 0.9 * floor["rate"]),
    ("lag ≤ 3 × the floor's", lambda row, floor: row["lag"] <= 3 * floor["lag"]),
    ("opened ≤ 1 s", lambda row, _floor: row["opened"] <= 1000),
)
KERNEL_GOALS = (
    ("≤ 160 MB", lambda row: row["memory"] <= 160),
    ("≤ 12 figures", lambda row: row["figures"] <= 12),
)


def page_lines(pages):
    """Return the table of what a browser saw, each time as a ratio to the floor's."""
    floor = next(iter(pages.values()))
    heads = ("settled", "p95", "÷floor", "growth", "rate/s", "÷floor", "lag", "mouse/s", "opened")
    widths = (8, 6, 7, 7, 7, 7, 6, 8, 7)
    yield " " * 30 + "".join(f" {h:>{w}}" for h, w in zip(heads, widths, strict=True))
    for name, row in pages.items():
        yield (
            f"{name:30} {row['settled']:8.1f} {row['p95']:6.0f} "
            f"{row['settled'] / floor['settled']:7.2f} {row['growth']:7.2f} "
            f"{row['rate']:7.1f} {row['rate'] / floor['rate']:7.2f} {row['lag']:6.0f} "
            f"{row['mouse']:8.0f} {row['opened']:7.0f}"
        )
    ours = {name: row for name, row in pages.items() if "_demo" in name or "_lab" in name}
    labs = {name: row for name, row in ours.items() if "_lab" in name}
    for prefix, rows, goals in (("", ours, PAGE_GOALS), ("lab: ", labs, LAB_GOALS)):
        for goal, reached in goals:
            missed = [name for name, row in rows.items() if not reached(row, floor)]
            yield from _verdict(prefix + goal, missed)


def part_lines(pages):
    """Return the table of what a step in the browser is made of."""
    parts = ("sent", "begun", "painted")
    yield " " * 30 + "".join(f" {part:>8}" for part in parts)
    for name, row in pages.items():
        yield f"{name:30} " + " ".join(f"{row[part]:8.1f}" for part in parts)


def kernel_lines(kernels):
    """Return the table of what each lesson leaves in its kernel."""
    yield f"{'lesson':30} {'MB':>8} {'figures':>8} {'pyplot':>7} {'KB saved':>9}"
    for name, row in kernels.items():
        yield (
            f"{name:30} {row['memory']:8.0f} {row['figures']:8} {row['pyplot']:7} "
            f"{row['size']:9.0f}"
        )
    for goal, reached in KERNEL_GOALS:
        yield from _verdict(goal, [name for name, row in kernels.items() if not reached(row)])


def filter_lines(filters):
    """Return the table of whole filters, first and later visits to a slider's position."""
    for name, row in filters.items():
        yield f"{name:30} first {row['first']:.0f}, again {row['again']:.0f}"
    for visit in ("first", "again"):
        slow = [name for name, row in filters.items() if row[visit] >= 50]
        yield from _verdict(f"below 50 ms, {visit}", slow)


def _verdict(goal, missed_by):
    yield f"goal {goal}: " + (f"missed by {', '.join(missed_by)}" if missed_by else "reached")


def main():
    """Run every measurement, print it, and keep it as text and as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=100, help="key presses a demo")
    options = parser.parse_args()
    results = {
        "pages": measure_pages(options.steps),
        "kernels": measure_kernels(),
        "steps": measure_steps(),
        "filters": measure_filters(),
        "imports": measure_imports(),
    }
    imports = results["imports"]
    lines = [
        "In a browser: key press to settled frame and while dragging (ms, updates a second)",
        *page_lines(results["pages"]),
        "",
        "What that is made of: until the page's message is sent, until the kernel has begun, "
        "until its answer is painted (ms)",
        *part_lines(results["pages"]),
        "",
        "In a kernel, after the lesson has run",
        *kernel_lines(results["kernels"]),
        "",
        "One step in the kernel (ms)",
        *(
            f"{demo:30} " + ", ".join(f"{part} {ms:.1f}" for part, ms in parts.items())
            for demo, parts in results["steps"].items()
        ),
        "",
        "One update of a whole filter in the kernel, the slowest of the slider (ms)",
        *filter_lines(results["filters"]),
        "",
        f"import helpers takes {imports['helpers'] / imports['numpy']:.2f} × import numpy",
    ]
    text = "\n".join(lines)
    print(text)
    ARTIFACTS.mkdir(exist_ok=True)
    (ARTIFACTS / "bench.txt").write_text(text + "\n", encoding="utf-8")
    (ARTIFACTS / "bench.json").write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
