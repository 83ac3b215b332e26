"""A page for tests without a browser: it takes what a live figure sends, and paints it."""

import asyncio
import json
import zlib

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
    steps, texts : dict
        What was drawn ahead: by position, what leads to the next one, and the readout there.
    """

    def __init__(self, live, width=None):
        self._live, self._screen = live, live.screen
        self.readout, self.messages, self.received = live.readout, [], 0
        self.pixels = np.zeros((0, 0, 4), np.uint8)
        self.steps, self.texts, self._is_done = {}, {}, False
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

    def wait_for_steps(self, timeout=60):
        """Look at the figure without touching anything, until no more steps come."""

        async def wait():
            self._is_done = False
            while not self._is_done:
                self.send({"type": "ahead"})
                await asyncio.sleep(0.02)

        asyncio.run(asyncio.wait_for(wait(), timeout))

    def at(self, start, stop):
        """Return picture and readout at `stop`, from those at `start`, by the steps that came."""
        pixels = self.pixels.copy()
        for position in range(min(start, stop), max(start, stop)):
            flip(pixels, self.steps[position])
        return self.texts[stop], pixels.tobytes()

    def look(self):
        """Return what the page says and shows, which has to be what the figure has drawn."""
        assert (self.pixels == self._live.canvas.pixels()).all()  # noqa: S101
        return self.readout, self.pixels.tobytes()

    def _take(self, data=None, metadata=None, buffers=None):
        if data["method"] == "custom" and data["content"]["type"] == "ahead":
            self._keep_steps(data["content"], buffers)
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
        flat[_places(runs["starts"], runs["lengths"])] = colors
        self.received = sum(map(len, buffers))

    def _keep_steps(self, message, buffers):
        self._is_done = message.get("is_done", False)
        if self._is_done:
            return
        numbers, words = map(zlib.decompress, buffers)
        numbers, texts = np.frombuffer(numbers, np.uint32), json.loads(words)
        if message["is_fresh"]:
            self.steps, self.texts = {}, {message["start"]: texts.pop(0)}
        position, side = message["start"], message["side"]
        for text in texts:
            count, singles = map(int, numbers[:2])
            size = 2 + (2 * count + singles if singles else 4 * count)
            self.steps[min(position, position + side)], numbers = numbers[:size], numbers[size:]
            position += side
            self.texts[position] = text


def flip(pixels, step):
    """Lead a frame to its neighbor by a step that `livefigure.changes.flips` describes."""
    count, singles = map(int, step[:2])
    flat = pixels.view(np.uint32)[..., 0]
    starts, lengths, rest = step[2:][:count], step[2 + count :][:count], step[2 + 2 * count :]
    if singles:
        flat.reshape(-1)[_places(starts, lengths)] ^= rest
        return
    for start, width, height, color in zip(
        starts, lengths, rest[:count], rest[count:], strict=True
    ):
        row, column = divmod(int(start), flat.shape[1])
        flat[row : row + height, column : column + width] ^= color


def _places(starts, lengths):
    """Return the places of all pixels of runs, one run after the other."""
    starts, lengths = starts.astype(int), lengths.astype(int)
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(lengths.sum())
