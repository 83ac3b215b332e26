"""What a demo shows in the browser at each step: changed pixels and readout, in one message."""

from pathlib import Path

import anywidget
import numpy as np
from ipywidgets import widget_serialization
from traitlets import Dict, Float, Instance, Int, List, Unicode


class Screen(anywidget.AnyWidget):
    """The readout of a demo, and the painter of its canvas.

    Parameters
    ----------
    canvas : DemoCanvas
        Where the frames are painted.

    Attributes
    ----------
    readout : str
    lines : int
        The most lines that a readout has had.
    zoom : float
        How much larger than usual the readout's letters are.
    most_lines : int
        The readout's that are shown at once, the rest by scrolling; 0 shows all.
    picture_keys : list of str
        What the picture listens to, in the browser's names; Tab passes it by where it has none.
    pixels : dict
        Those of the last frame that have changed, in runs along its rows: ``shape`` is the
        frame's and ``number`` counts frames; ``starts`` and ``lengths`` are each run's first
        pixel, counted row by row, and their number, as bytes of uint32; and ``colors`` are
        their RGBA bytes: one color a run, or one a pixel where that is shorter.
    paints : bool
        Whether a browser has said that it paints; before that it takes PNGs only.
    """

    _esm = Path(__file__).with_name("screen.js")
    # A kernel's rows are rows: what is too long for the box is scrolled to, never wrapped. And a
    # readout may stand beside its picture.
    _css = """
    .course-demo textarea { white-space: pre; overflow-x: auto; }
    .course-demo.course-beside {
      display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: 16px;
    }
    .course-beside > .widget-hbox { grid-column: 1 / -1; }
    """
    canvas = Instance("helpers.demos.canvas.DemoCanvas").tag(sync=True, **widget_serialization)
    readout = Unicode().tag(sync=True)
    lines = Int().tag(sync=True)
    zoom = Float(1.0).tag(sync=True)
    most_lines = Int(0).tag(sync=True)
    picture_keys = List(Unicode()).tag(sync=True)
    pixels = Dict().tag(sync=True)

    def __init__(self, canvas):
        self.paints = False
        self._number = 0
        self._last = np.empty((0, 0), np.uint32)
        # Before a page knows of it: on another thread, its answer would come too soon.
        self.on_msg(self._on_message)
        super().__init__(canvas=canvas)

    def say(self, text):
        """Show a readout."""
        with self.hold_sync():
            self.lines = max(self.lines, text.count("\n") + 1)
            self.readout = text

    def paint(self, frame, whole=False):
        """Send what has changed since the last frame.

        Parameters
        ----------
        frame : ndarray of uint8, shape (rows, columns, 4)
        whole : bool, optional
            Send all of it: a browser has just opened, and has nothing yet.
        """
        frame = frame.view(np.uint32).squeeze(2)
        if frame.shape != self._last.shape:
            self._last = np.zeros_like(frame)
            whole = True
        changed = np.arange(frame.size) if whole else np.flatnonzero(frame != self._last)
        if changed.size == 0:
            return
        colors = frame.reshape(-1)[changed]
        begins = np.diff(changed, prepend=-2) > 1
        first = np.flatnonzero(begins)
        begins[1:] |= colors[1:] != colors[:-1]
        of_one_color = np.flatnonzero(begins)
        if 3 * of_one_color.size < 2 * first.size + colors.size:
            first, colors = of_one_color, colors[of_one_color]
        self._number += 1
        self.pixels = {
            "shape": frame.shape,
            # Or a whole frame like the last would not be sent, to a page that has lost it.
            "number": self._number,
            "starts": _as_bytes(changed[first]),
            "lengths": _as_bytes(np.diff(first, append=changed.size)),
            "colors": _as_bytes(colors),
        }
        np.copyto(self._last, frame)

    def _on_message(self, _widget, content, _buffers):
        if content.get("type") == "ready":
            with self.canvas.lock:
                self.paints = True
                self.canvas.draw_whole()
        elif content.get("type") == "ping":
            self.send({"type": "pong"})


def _as_bytes(numbers):
    return memoryview(numbers.astype(np.uint32, copy=False)).cast("B")
