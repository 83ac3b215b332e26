"""Measure a step in the kernel, beside other ways to draw it: ``python -m livefigure.benchmark``.

There's no browser in it, so nothing here is the time until somebody sees the step. Machines are
noisy: compare the ratios within one run.
"""

import argparse
import statistics
import time
from io import BytesIO

import numpy as np
from matplotlib.figure import Figure
from PIL import Image

from livefigure import LiveFigure, whole_slider
from livefigure.canvas import Canvas
from livefigure.testing import Page

SAMPLES = 100
NOISY = np.sin(np.arange(SAMPLES) / 9) + np.cos(np.arange(SAMPLES) * 2.4) / 4


def walk():
    """Return a figure of three panels, the artists that move in it, and what moves them."""
    figure = Figure(figsize=(7.2, 4))
    above, middle, below = figure.subplots(3, sharex=True)
    above.plot(NOISY, ".-")
    below.set_ylim(above.set_ylim(-1.5, 1.5))
    lines = [ax.plot([], style)[0] for ax, style in ((above, "o"), (middle, "o"), (below, "-"))]

    def move(n):
        at = np.arange(n, min(n + 11, SAMPLES))
        lines[0].set_data(at, NOISY[at])
        lines[1].set_data(at, np.full(at.size, 1 / 11))
        lines[2].set_data(np.arange(n + 1), NOISY[: n + 1])
        return f"position {n}"

    middle.set_ylim(0, 0.1)
    return figure, lines, move


def draw_and_encode():
    """Draw all of the figure at each step, and send a PNG of it."""
    return _in_pngs(Canvas.draw)


def blit_and_encode():
    """Draw what moves, and send a PNG of the whole picture."""
    return _in_pngs(Canvas.draw_moving)


def _in_pngs(draw):
    figure, lines, move = walk()
    canvas = Canvas(figure, lines)

    def step(n):
        move(n)
        draw(canvas)
        file = BytesIO()
        Image.fromarray(canvas.pixels()).save(file, "png")
        return file.tell()

    return step, canvas.pixels


def live_figure():
    """Move a live figure's slider, and send the pixels that changed."""
    figure, lines, move = walk()
    slider = whole_slider("n", 0, 0, SAMPLES - 1)
    page = Page(LiveFigure(figure, lines, move, {"n": slider}, title="walk"))

    def step(n):
        slider.value = n
        return page.received

    return step, lambda: page.pixels


WAYS = {
    "draw all, send a PNG": draw_and_encode,
    "draw what moves, send a PNG": blit_and_encode,
    "livefigure": live_figure,
}


def table(steps):
    """Return the lines of a table: ms to open and a step, and KB a step, each beside the first."""
    rows = []
    for name, make in WAYS.items():
        start = time.perf_counter()
        step, _ = make()
        step(0)
        opened = time.perf_counter() - start
        times, sizes = [], []
        for n in range(1, steps + 1):
            start = time.perf_counter()
            sizes.append(step(n % SAMPLES))
            times.append(time.perf_counter() - start)
        rows.append(
            (name, 1e3 * opened, 1e3 * statistics.median(times), statistics.mean(sizes) / 1e3)
        )
    first = rows[0]
    return [
        f"{'':28}{'open, ms':>10}{'step, ms':>10}{'÷':>6}{'KB a step':>11}{'÷':>6}",
        *(
            f"{name:28}{opened:10.0f}{step:10.1f}{step / first[2]:6.2f}"
            f"{size:11.1f}{size / first[3]:6.2f}"
            for name, opened, step, size in rows
        ),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--steps", type=int, default=200)
    print(*table(parser.parse_args().steps), sep="\n")
