"""Measure the demos, and print the table: ``python -m benchmarks.bench [--steps N]``."""

import argparse
import json
from pathlib import Path

from benchmarks.kernels import measure_imports, measure_kernels, measure_steps
from benchmarks.pages import measure_pages

ARTEFACTS = Path(__file__).resolve().parents[1] / "artefacts"


def page_lines(pages):
    """Return the table of what a browser saw, each time as a ratio to the floor's."""
    floor = next(iter(pages.values()))
    heads = ("settled", "p95", "÷floor", "growth", "rate/s", "÷floor", "lag")
    widths = (8, 6, 7, 7, 7, 7, 6)
    yield " " * 30 + "".join(f" {h:>{w}}" for h, w in zip(heads, widths, strict=True))
    for name, row in pages.items():
        yield (
            f"{name:30} {row['settled']:8.1f} {row['p95']:6.0f} "
            f"{row['settled'] / floor['settled']:7.2f} {row['growth']:7.2f} "
            f"{row['rate']:7.1f} {row['rate'] / floor['rate']:7.2f} {row['lag']:6.0f}"
        )
    yield "goals: settled at most 2 × the floor, growth 1, rate at least 0.8 × the floor's"


def kernel_lines(kernels):
    """Return the table of what each lesson leaves in its kernel."""
    yield f"{'lesson':30} {'MB':>8} {'figures':>8} {'KB saved':>9}"
    for name, row in kernels.items():
        yield f"{name:30} {row['memory']:8.0f} {row['figures']:8} {row['size']:9.0f}"
    yield "goals: at most 160 MB, at most 12 figures"


def main():
    """Run every measurement, print it, and keep it as text and as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=100, help="key presses a demo")
    options = parser.parse_args()
    results = {
        "pages": measure_pages(options.steps),
        "kernels": measure_kernels(),
        "steps": measure_steps(),
        "imports": measure_imports(),
    }
    imports = results["imports"]
    lines = [
        "In a browser: key press to settled frame and while dragging (ms, updates a second)",
        *page_lines(results["pages"]),
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
        f"import helpers takes {imports['helpers'] / imports['numpy']:.2f} × import numpy",
    ]
    text = "\n".join(lines)
    print(text)
    ARTEFACTS.mkdir(exist_ok=True)
    (ARTEFACTS / "bench.txt").write_text(text + "\n", encoding="utf-8")
    (ARTEFACTS / "bench.json").write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
