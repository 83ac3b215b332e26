"""A page for tests without a browser: it takes what a live figure sends, and paints it."""

import numpy as np


class Page:
    """What a page does with what a live figure sends it.

    Parameters
    ----------
    live : LiveFigure
    width : int, optional
        How many of the screen's pixels the picture is wide; by default one for each of the page's.

    Attributes
    ----------
    readout : str
    pixels : ndarray of uint8, shape (rows, columns, 4)
        What the canvas shows.
    messages : list of dict
        The states that came.
    received : int
        The bytes of the last change of pixels.
    """

    def __init__(self, live, width=None):
        self._live, self._screen = live, live.screen
        self.readout, self.messages, self.received = live.readout, [], 0
        self.pixels = np.zeros((0, 0, 4), np.uint8)
        # What ipywidgets itself calls for each message.
        self._screen.comm.send = self._take
        self.show(width or round(self._screen.width))

    def show(self, width, column=None):
        """Ask for all of the picture, so many pixels wide; 0 closes the view.

        Its column is so many of the page's pixels wide; without any, it has room for the picture.
        """
        self.send({"type": "show", "view": "test", "pixels": width, "column": column})

    def send(self, message):
        """Send a message of the page's."""
        self._screen.comm.handle_msg(
            {"content": {"data": {"method": "custom", "content": message}}, "buffers": []}
        )

    def point(self, action, x, y):
        """Press (``"down"``), ``"move"`` or release (``"up"``) at fractions of the picture."""
        self.send({"type": "pointer", "action": action, "x": x, "y": y})

    def look(self):
        """Return what the page says and shows, which has to be what the figure has drawn."""
        assert (self.pixels == self._live.canvas.pixels()).all()  # noqa: S101
        return self.readout, self.pixels.tobytes()

    def _take(self, data=None, metadata=None, buffers=None):
        if data["method"] != "update":
            return
        state = data["state"]
        self.messages.append(state)
        self.readout = state.get("readout", self.readout)
        if "pixels" not in state:
            return
        names = [path[-1] for path in data["buffer_paths"]]
        runs = {
            name: np.frombuffer(part, np.uint32) for name, part in zip(names, buffers, strict=True)
        }
        shape = (*state["pixels"]["shape"], 4)
        if self.pixels.shape != shape:
            self.pixels = np.zeros(shape, np.uint8)
        flat = self.pixels.reshape(-1, 4).view(np.uint32)[:, 0]
        colors = runs["colors"]
        if colors.size == runs["starts"].size:
            colors = np.repeat(colors, runs["lengths"])
        done = 0
        for start, length in zip(runs["starts"], runs["lengths"], strict=True):
            flat[start : start + length] = colors[done : done + length]
            done += length
        self.received = sum(map(len, buffers))
