"""A page for tests without a browser: it takes what a demo sends, and paints it."""

import numpy as np


class Browser:
    """What a page does with what a demo sends it: `pixels` is its canvas."""

    def __init__(self, demo, monkeypatch):
        self.messages, self.pngs = [], []
        self.pixels = np.zeros((*demo._canvas.get_width_height()[::-1], 4), np.uint8)
        screen, canvas = demo._canvas.screen, demo._canvas
        monkeypatch.setattr(screen, "_send", lambda message, buffers: self._take(message, buffers))
        monkeypatch.setattr(canvas, "send", lambda _message, buffers=(): self.pngs.extend(buffers))
        canvas.syncing_data_url = False
        canvas.draw()

    def _take(self, message, buffers):
        self.messages.append(message["state"])
        for patch, pixels in zip(message["state"].get("patches", ()), buffers, strict=True):
            rows = np.frombuffer(pixels, np.uint8).reshape(-1, patch["width"], 4)
            top, left = patch["top"], patch["left"]
            self.pixels[top : top + len(rows), left : left + patch["width"]] = rows


def say_ready(demo):
    demo._canvas.screen._handle_custom_msg({"type": "ready"}, [])
