"""Follow sliders in a real browser: how long a step takes, and how a drag feels."""

import sys
import tempfile
import time
from pathlib import Path

import nbformat
import numpy as np
from playwright.sync_api import sync_playwright

COURSE = Path(__file__).resolve().parents[1]
# The browser tests know how to start a JupyterLab and how to wait for it.
sys.path.insert(0, str(COURSE / "tests" / "browser"))
from driver import NO_CHROMIUM, LabPage, LabServer, find_chromium, launch_chromium  # noqa: E402

FLOOR = "slider to a text (floor)"
USUAL = "clear and plot again (usual)"
IMPORTS = """\
import ipywidgets as widgets
import numpy as np
import skimage as ski
from helpers import add_noise, convolve_demo, mean_filter_demo, mean_kernel, step_signal
"""
DEMOS = {
    "convolve_demo, 100 samples": (
        "convolve_demo(add_noise(step_signal()), mean_kernel(11), 'constant')"
    ),
    "mean_filter_demo, 7×7": "mean_filter_demo(np.pad(np.full((3, 3), 9.0), 2))",
    "mean_filter_demo, 52×52": "mean_filter_demo(ski.data.camera()[::10, ::10])",
}
CONTESTANTS = {
    FLOOR: """
slider = widgets.IntSlider(max=99)
text = widgets.HTML("0").add_class("course-readout")
slider.observe(lambda change: setattr(text, "value", str(change["new"])), "value")
widgets.VBox([slider, text])
""",
    USUAL: """
%matplotlib widget
from matplotlib import pyplot as plt

signal = add_noise(step_signal())
kernel = mean_kernel(11)
output = np.convolve(signal, kernel, "same")
with plt.ioff():
    figure, axes = plt.subplots(3, sharex=True, figsize=(7.2, 4.0))

def replot(change):
    position = change["new"]
    window = np.clip(np.arange(position - 5, position + 6), 0, 99)
    for ax in axes:
        ax.clear()
    axes[0].plot(signal, ".-")
    axes[0].plot(window, signal[window], "o")
    axes[1].stem(window, kernel)
    axes[2].plot(output[: position + 1])
    text.value = str(position)
    figure.canvas.draw_idle()

slider = widgets.IntSlider(max=99)
text = widgets.HTML("0").add_class("course-readout")
slider.observe(replot, "value")
widgets.VBox([slider, figure.canvas, text])
""",
    **DEMOS,
}

# Notes when a canvas of the page is painted, when a readout changes, and what a hand does.
WATCH = """() => {
  window.seen = {frames: [], texts: [], keys: [], ups: [], moves: []};
  const paint = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...all) {
    paint.apply(this, all);
    // ipympl also paints a canvas of its own that is in no page.
    if (this.canvas.isConnected) seen.frames.push(performance.now());
  };
  const readout = document.querySelector('.course-readout');
  let last = readout.textContent;
  new MutationObserver(() => {
    if (readout.textContent === last) return;
    last = readout.textContent;
    seen.texts.push(performance.now());
  }).observe(readout, {subtree: true, childList: true, characterData: true});
  const note = (type, list) =>
    document.addEventListener(type, () => list().push(performance.now()), true);
  note('keydown', () => seen.keys);
  note('mouseup', () => seen.ups);
  note('mousemove', () => seen.moves);
}"""
# Resolves once everything has changed after `start` and then nothing for `quiet` ms.
SETTLED = """([start, hasCanvas, quiet, patience]) => new Promise((resolve, reject) => {
  const look = () => {
    const now = performance.now(), from = start ?? seen.keys.at(-1);
    const text = seen.texts.at(-1) ?? -1, frame = seen.frames.at(-1) ?? -1;
    const last = Math.max(text, frame);
    const done = text > from && (!hasCanvas || frame > from);
    if (done && now - last >= quiet) resolve(last - from);
    else if (now - from > patience) reject(new Error(`no frame for ${patience} ms`));
    else setTimeout(look, 10);
  };
  look();
})"""
QUIET = 120  # ms
PATIENCE = 15_000  # ms
MOVES_A_SECOND = 60


def measure_sliders(steps=100, names=None):
    """Return how each contestant follows its slider, all in one browser.

    Parameters
    ----------
    steps : int, optional
        Key presses.
    names : collection of str, optional
        Some of `CONTESTANTS`; all without.

    Returns
    -------
    dict of str to dict
        ``steps`` has all times from key press to settled frame; ``settled`` is their
        median, ``p95``, ``growth`` the median of the last 20 over that of the first 20;
        ``rate`` is of frames a second in a drag, ``moves`` that of the mouse, ``lag`` from
        its release to the last frame. Times are in milliseconds.
    """
    results = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        LabServer(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        path = find_chromium(playwright)
        if path is None:
            raise RuntimeError(NO_CHROMIUM)
        with launch_chromium(playwright, path) as browser:
            for number, (name, code) in enumerate(CONTESTANTS.items()):
                if names is None or name in names:
                    notebook = f"notebooks/bench_{number}.ipynb"
                    _write(server.course / notebook, code)
                    results[name] = _measure(browser, server.lesson_address(notebook), steps)
    return results


def _write(path, code):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(IMPORTS + code)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, path)


def _measure(browser, address, steps):
    lab = LabPage(browser, address)
    try:
        lab.run_all()
        if errors := lab.cell_errors():
            raise RuntimeError("\n".join(errors))
        page = lab.page
        page.wait_for_selector(".course-readout")
        handle = page.locator(".noUi-handle").first
        handle.scroll_into_view_if_needed()
        page.wait_for_timeout(1000)  # JupyterLab still saves, and lays out
        page.evaluate(WATCH)
        has_canvas = page.locator("canvas").count() > 0
        times = np.array(_press(page, handle, has_canvas, steps))
        return {
            "settled": float(np.median(times)),
            "p95": float(np.percentile(times, 95)),
            "growth": float(np.median(times[-20:]) / np.median(times[:20])),
            **_drag(page, handle, has_canvas),
            "steps": times.tolist(),
        }
    finally:
        lab.close()


def _press(page, handle, has_canvas, steps):
    last = int(float(handle.get_attribute("aria-valuemax")))
    times, position, by = [], 0, 1
    for _ in range(steps):
        if not 0 <= position + by <= last:
            by = -by
        position += by
        handle.press("ArrowRight" if by > 0 else "ArrowLeft")
        times.append(page.evaluate(SETTLED, [None, has_canvas, QUIET, PATIENCE]))
    return times


def _drag(page, handle, has_canvas, seconds=3):
    box = handle.bounding_box()
    track = page.locator(".noUi-base").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("seen.frames = [], seen.texts = [], seen.moves = []")
    begin = page.evaluate("performance.now()")
    start, number = time.monotonic(), 0
    while (now := time.monotonic() - start) < seconds:
        # To and fro once in two seconds, and never outside of the track.
        fraction = 0.02 + 0.96 * abs((now + 1) % 2 - 1)
        page.mouse.move(track["x"] + fraction * track["width"], y)
        number += 1
        time.sleep(max(start + number / MOVES_A_SECOND - time.monotonic(), 0))
    page.mouse.up()
    page.evaluate(SETTLED, [begin, has_canvas, 1000, PATIENCE])
    seen = page.evaluate("seen")
    up = seen["ups"][-1]
    kinds = [seen["texts"], *([seen["frames"]] if has_canvas else [])]
    frames = min(_bursts(kind, up) for kind in kinds)
    length = (up - begin) / 1000
    return {
        "rate": frames / length,
        "moves": sum(moved < up for moved in seen["moves"]) / length,
        "lag": max(max(map(max, kinds)) - up, 0.0),
    }


def _bursts(times, end):
    """Return how many times are before `end`; several views painted at once count once."""
    times = np.array([moment for moment in times if moment < end])
    return 1 + int((np.diff(times) > 3).sum()) if times.size else 0
