"""Time a slider in a real JupyterLab: from a key press or a drag to the settled frame."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from driver import VIEWPORT, LabPage, LabServer, find_chromium, launch_chromium

FLOOR = """
import ipywidgets as widgets
slider = widgets.IntSlider(max=99, description="n")
label = widgets.HTML("0")
slider.observe(lambda change: setattr(label, "value", str(change["new"])), "value")
widgets.VBox([slider, label])
"""
USUAL = """
%matplotlib widget
import ipywidgets as widgets
import numpy as np
from helpers import add_noise, step_signal
from matplotlib import pyplot as plt
noisy = add_noise(step_signal())
smooth = np.convolve(noisy, np.ones(11) / 11, "same")
with plt.ioff():
    fig, axes = plt.subplots(3, 1, sharex=True, figsize=(7.2, 4.0))
def replot(change):
    n = change["new"]
    for ax in axes:
        ax.clear()
    axes[0].plot(noisy, ".-")
    axes[0].plot(range(n, min(n + 11, 100)), noisy[n:n + 11], "o")
    axes[1].stem(range(n, n + 11), np.full(11, 1 / 11))
    axes[2].plot(smooth[:n + 1])
    fig.canvas.draw_idle()
    label.value = str(n)
slider = widgets.IntSlider(max=99, description="n")
label = widgets.HTML("0")
slider.observe(replot, "value")
widgets.VBox([slider, fig.canvas, label])
"""
# As a lesson has it: what the demo stands on is there before its cell starts.
SETUP = """
import numpy as np
import skimage as ski
from helpers import add_noise, convolve_demo, filter_lab, mean_filter_demo, mean_kernel, step_signal

camera = ski.data.camera()
convolve_demo([1, 2, 3], [1, 1]).close()
"""
# What ipympl itself takes for a picture that is next to nothing.
SMALLEST = """
from helpers.figures import style
style.DPI = 10
mean_filter_demo([[1, 2] * 10] * 10)
"""
CONTESTANTS = {
    "slider to a label (floor)": FLOOR,
    "ipympl, 72×37 pixels": SMALLEST,
    "clear and plot again (usual)": USUAL,
    "convolve_demo, 100 samples": (
        "convolve_demo(add_noise(step_signal()), mean_kernel(11), 'constant')"
    ),
    "mean_filter_demo, 7×7": "mean_filter_demo(np.pad(np.ones((3, 3)), 2))",
    "mean_filter_demo, 52×52": "mean_filter_demo(camera[::10, ::10])",
    "mean_filter_demo, 512×512": "mean_filter_demo(camera)",
    "filter_lab, 1000 samples": "filter_lab(add_noise(step_signal(1000, 500)), [-1, 0, 1])",
    "filter_lab, 512×512": "filter_lab(camera)",
}
# The lab is walked farther than the others: what grows slowly would show.
LAB_WALK = 5

# Notes when the page paints a canvas or changes a text, when a key or the mouse acts, and when
# messages leave and arrive.
WATCH = """() => {
  window.seen = {frames: [], texts: [], keys: [], ups: [], sent: [], received: [], sliders: []};
  const sockets = new Set();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...all) {
    seen.sent.push(performance.now());
    if (!sockets.has(this)) {
      sockets.add(this);
      this.addEventListener('message', () => seen.received.push(performance.now()), true);
    }
    return send.apply(this, all);
  };
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...all) {
    draw.apply(this, all);
    if (this.canvas.isConnected) seen.frames.push(performance.now());
  };
  new MutationObserver(changes => {
    if (!seen.sliders.length && document.querySelector('.noUi-handle'))
      seen.sliders.push(performance.now());
    const text = '.widget-html-content, .course-readout';
    if (changes.some(c => c.target.parentElement?.closest?.(text) || c.target.closest?.(text)))
      seen.texts.push(performance.now());
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
  document.addEventListener('keydown', () => seen.keys.push(performance.now()), true);
  document.addEventListener('mouseup', () => seen.ups.push(performance.now()), true);
}"""
MOVES = 60  # of the mouse, a second
QUIET = 200  # ms without anything new: the frame has settled


def measure_pages(steps=100):
    """Return what each contestant took: a dict of dicts, times in milliseconds.

    Parameters
    ----------
    steps : int, optional
        Key presses for each contestant.

    Returns
    -------
    dict of str to dict
        With ``opened`` (the demo's cell is run, to its first frame), ``settled`` (median),
        ``p95``, ``growth`` (the last fifth of the steps over the first), the parts of ``settled``
        (until the page's message is ``sent``, until the kernel says that it has ``begun``,
        and until its answer is ``painted``), ``rate`` (frames or texts a second while
        dragging), ``lag`` (after release) and ``mouse`` (its moves a second). An answer in
        several messages counts as begun until the last of them.
    """
    results = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        LabServer(Path(folder)) as server,
        sync_playwright() as playwright,
        launch_chromium(playwright, find_chromium(playwright)) as browser,
    ):
        # The floor first and last: a machine is not as quick in one minute as in another.
        contestants = list(CONTESTANTS.items())
        for number, (name, code) in enumerate([*contestants, contestants[0]]):
            _write_notebook(server.course / "notebooks" / f"bench_{number}.ipynb", code)
            page = browser.new_page(viewport=VIEWPORT)
            lab = LabPage(page, server.lesson_address(f"notebooks/bench_{number}.ipynb"))
            opened = _open(lab)
            walk = steps * LAB_WALK if "filter_lab" in name else steps
            measured = {"opened": opened, **_measure(lab, walk)}
            lab.close()
            if name in results:
                first = results[name]
                measured = {key: (first[key] + measured[key]) / 2 for key in first}
            results[name] = measured
    return results


def _write_notebook(path, code):
    cells = [nbformat.v4.new_code_cell(source) for source in (SETUP, code)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    nbformat.write(notebook, path)


def _open(lab):
    """Run the cells one after the other; return how long the second took to be seen."""
    page = lab.page
    page.evaluate(WATCH)
    start = [
        page.evaluate(
            """async number => {
              jupyterapp.shell.currentWidget.content.activeCellIndex = number;
              const start = performance.now();
              await jupyterapp.commands.execute('notebook:run-cell');
              return start;
            }""",
            number,
        )
        for number in (0, 1)
    ][1]
    lab.wait_for_widgets()
    seen = page.evaluate("seen")
    return max(seen["sliders"][0], *seen["frames"][:1], start) - start


def _measure(lab, steps):
    page = lab.page
    handle = page.locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    page.evaluate("Object.values(seen).forEach(times => { times.length = 0; })")
    has_canvas = page.locator(".jupyter-matplotlib-canvas-container").count() > 0
    for k in range(steps):
        # Turned round before the end of the shortest slider, where a key changes nothing.
        handle.press("ArrowRight" if k // 40 % 2 == 0 else "ArrowLeft")
        page.wait_for_timeout(QUIET)
    seen = page.evaluate("seen")
    ends, parts = [], []
    for start, stop in zip(seen["keys"], [*seen["keys"][1:], float("inf")], strict=True):
        end = max(t for t in seen["frames"] + seen["texts"] if start < t < stop)
        sent = min(t for t in seen["sent"] if start < t < end)
        # The message with the answer is painted before the page's other listeners hear of it.
        begun = max(t for t in seen["received"] if sent < t < end)
        ends.append(end - start)
        parts.append((sent - start, begun - sent, end - begun))
    fifth = max(len(ends) // 5, 1)
    until_sent, until_begun, until_painted = (
        statistics.median(part) for part in zip(*parts, strict=True)
    )
    return {
        "sent": until_sent,
        "begun": until_begun,
        "painted": until_painted,
        "settled": statistics.median(ends),
        "p95": statistics.quantiles(ends, n=20)[-1],
        "growth": statistics.median(ends[-fifth:]) / statistics.median(ends[:fifth]),
        **_drag(page, handle, has_canvas),
    }


def _drag(page, handle, has_canvas, seconds=3.0):
    box = handle.bounding_box()
    track = page.locator(".noUi-base").first.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    page.evaluate(
        "seen.frames = [], seen.texts = [], seen.ups = [], seen.start = performance.now()"
    )
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
    kinds = [seen["texts"], *([seen["frames"]] if has_canvas else [])]
    rate = min(_distinct([t for t in kind if t < up]) for kind in kinds)
    last = max(t for kind in kinds for t in kind)
    length = (up - seen["start"]) / 1000
    return {"rate": rate / length, "lag": max(last - up, 0), "mouse": moves / length}


def _distinct(times, within=4):
    """Return how many there are, those within 4 ms of each other counted once."""
    return sum(b - a > within for a, b in zip([-within - 1, *times], times, strict=False))
