"""A page for tests without a browser: it takes what a demo sends, and paints it."""

import numpy as np
import pytest
from matplotlib.backend_bases import MouseButton, MouseEvent


class Browser:
    """What a page does with what a demo sends it.

    `pixels` is its canvas, `received` the bytes that came for it last.
    """

    def __init__(self, demo, monkeypatch):
        self._canvas, self.readout = demo._canvas, demo.readout
        self.messages, self.pngs = [], []
        self.pixels = np.zeros((*demo._canvas.get_width_height()[::-1], 4), np.uint8)
        screen, canvas = demo._canvas.screen, demo._canvas
        monkeypatch.setattr(screen, "_send", lambda message, buffers: self._take(message, buffers))
        monkeypatch.setattr(canvas, "send", lambda _message, buffers=(): self.pngs.extend(buffers))
        canvas.syncing_data_url = False
        canvas.draw()

    def look(self):
        """Return what the page says and shows, which has to be what the demo has drawn."""
        assert (self.pixels == np.asarray(self._canvas.buffer_rgba())).all()
        return self.readout, self.pixels.tobytes()

    def _take(self, message, buffers):
        self.messages.append(message["state"])
        self.readout = message["state"].get("readout", self.readout)
        if "pixels" not in message["state"]:
            return
        names = [path[-1] for path in message["buffer_paths"]]
        runs = {
            name: np.frombuffer(part, np.uint32) for name, part in zip(names, buffers, strict=True)
        }
        assert tuple(message["state"]["pixels"]["shape"]) == self.pixels.shape[:2]
        flat = self.pixels.reshape(-1, 4).view(np.uint32)[:, 0]
        colors = runs["colors"]
        if colors.size == runs["starts"].size:
            colors = np.repeat(colors, runs["lengths"])
        done = 0
        for start, length in zip(runs["starts"], runs["lengths"], strict=True):
            flat[start : start + length] = colors[done : done + length]
            done += length
        assert done == colors.size
        self.received = sum(map(len, buffers))


def say_ready(demo):
    demo._canvas.screen._handle_custom_msg({"type": "ready"}, [])


def near(value):
    """Return what equals a value that's shown with three digits or decimals."""
    return pytest.approx(value, rel=5.1e-3, abs=5.1e-4)


def mouse(canvas, what, x, y, **more):
    """Press, move or release the left button of a mouse at a pixel of a canvas."""
    name = {"press": "button_press", "release": "button_release", "move": "motion_notify"}[what]
    held = {"buttons": [MouseButton.LEFT]} if what == "move" else {"button": MouseButton.LEFT}
    MouseEvent(f"{name}_event", canvas, x, y, **held | more)._process()
