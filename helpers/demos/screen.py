"""What a demo shows in the browser at each step: changed pixels and readout, in one message."""

from pathlib import Path

import anywidget
import numpy as np
from ipywidgets import widget_serialization
from traitlets import Instance, Int, List, Unicode

# Changed columns this near to each other are sent together with those between them.
_NEAR = 16


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
    patches : list of dict
        Changed parts of the last frame: ``left``, ``top`` and ``width`` in pixels, and
        ``pixels``, row by row as RGBA bytes.
    paints : bool
        Whether a browser has said that it paints; before that it takes PNGs only.
    """

    _esm = Path(__file__).with_name("screen.js")
    # A kernel's rows are rows: what is too long for the box is scrolled to, never wrapped.
    _css = ".course-demo textarea { white-space: pre; overflow-x: auto; }"
    canvas = Instance("helpers.demos.canvas.DemoCanvas").tag(sync=True, **widget_serialization)
    readout = Unicode().tag(sync=True)
    lines = Int().tag(sync=True)
    patches = List().tag(sync=True)

    def __init__(self, canvas):
        self.paints = False
        self._last = np.empty((0, 0), np.uint32)
        super().__init__(canvas=canvas)
        self.on_msg(self._on_message)

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
        whole = whole or frame.shape != self._last.shape
        self.patches = list(_patches(frame, None if whole else self._last))
        self._last = frame.copy()

    def _on_message(self, _widget, content, _buffers):
        if content.get("type") == "ready":
            self.paints = True
            self.canvas.draw_whole()
        elif content.get("type") == "ping":
            self.send({"type": "pong"})


def _patches(frame, last):
    """Yield the rectangles that hold every changed pixel; one for the whole without `last`."""
    changed = np.ones_like(frame, bool) if last is None else frame != last
    columns = np.flatnonzero(changed.any(axis=0))
    if columns.size == 0:
        return
    for run in np.split(columns, np.flatnonzero(np.diff(columns) > _NEAR) + 1):
        left, right = run[0], run[-1] + 1
        rows = np.flatnonzero(changed[:, left:right].any(axis=1))
        top, bottom = rows[0], rows[-1] + 1
        pixels = np.ascontiguousarray(frame[top:bottom, left:right])
        yield {
            "left": int(left), "top": int(top), "width": int(right - left),
            "pixels": memoryview(pixels.view(np.uint8)).cast("B"),
        }  # fmt: skip
