"""Frames ahead: what a slider's next steps will show, drawn while nobody waits for anything."""

import asyncio
import json
import os
import time
import zlib
from functools import cache

from livefigure.changes import flips
from livefigure.controls import slider_count, slider_index, slider_value

# Seconds: how long frames are drawn at once, so that a cell that's run meanwhile starts in time,
# and how long a page's wish for more is good for.
_AT_ONCE, _GOOD_FOR = 0.012, 1.5
# Seconds that are left to others in between: while the nearest steps are drawn, and after those.
_NEAR, _SOON, _LATER = 50, 0.006, 0.04
# Seconds for a frame, so many times in a row: then the next step isn't worth the wait of others.
_SLOW, _MOST_SLOW = 0.03, 3
# Bytes that a page keeps, and that are sent.
MOST_KEPT, MOST_SENT = 5_000_000, 1_900_000


class Ahead:
    """Draws what a slider's next steps will show, and sends it.

    A step is what differs between two neighbors, as an exclusive or of their pixels. So it leads
    there and back again, and what's between two far positions is a chain of such steps.

    Parameters
    ----------
    slider : ipywidgets.IntSlider or ipywidgets.FloatSlider
    draw : callable
        Called with a value of the slider's. Returns the pixels, an ndarray of uint8 and of shape
        (rows, columns, 4), and the readout; leaves picture and controls as they were if it's
        called with None.
    send : callable
        Called with a message, a dict, and a list of buffers.
    lock : contextlib.AbstractContextManager
        Held while something is drawn.

    Attributes
    ----------
    edition : int
        Counted up when what was sent stops being true.
    """

    def __init__(self, slider, draw, send, lock):
        self._slider, self._draw, self._send, self._lock = slider, draw, send, lock
        self._until, self._timer = 0.0, None
        self._cells = _cells()
        self.edition = -1
        self.forget()

    def forget(self):
        """Drop everything: something else than the slider has changed what its steps show."""
        with self._lock:
            self.edition += 1
            self._range = None  # the first and the last position that the page has
            self._pixels = {}  # at its two ends
            self._kept = self._sent = 0
            self._slow = 0  # frames in a row that took long

    @property
    def is_done(self):
        """Whether the page has all that it can get from where the slider is."""
        with self._lock:
            return self._range is not None and self._side(slider_index(self._slider)) is None

    def ask(self):
        """Go on for a while: somebody looks at the figure, and does nothing else."""
        self._until = time.monotonic() + _GOOD_FOR
        if self._timer is None:
            self._wait(0)

    def rest(self):
        """Stop until a page asks again."""
        self._until = 0.0

    def _wait(self, seconds):
        self._timer = asyncio.get_running_loop().call_later(seconds, self._go_on)

    def _go_on(self):
        self._timer = None
        if time.monotonic() > self._until:
            self._pixels = {}
        elif self._cells.is_running or (self._reach() >= _NEAR and is_busy()):
            self._wait(_LATER)
        elif self.draw_some():
            self._wait(_SOON if self._reach() < _NEAR else _LATER)
        else:
            self._pixels = {}

    def draw_some(self):
        """Draw and send as many steps as fit into a short time; return whether there are more."""
        with self._lock:
            here, end = slider_index(self._slider), time.monotonic() + _AT_ONCE
            is_fresh, texts, steps = self._begin(here), [], []
            side = self._side(here)
            if side is None:
                self._send({"type": "ahead", "is_done": True}, [])
                return False
            start = self._range[side > 0]
            try:
                if is_fresh:
                    texts.append(self._draw_at(here)[1])
                if side not in self._pixels:
                    self._pixels[side] = self._draw_at(start)[0]
                while not steps or (time.monotonic() < end and self._has_room(side)):
                    step, text = self._step(side)
                    self._kept += step.nbytes
                    steps.append(step)
                    texts.append(text)
            except Exception:  # it's shown, and logged, by the step that really goes there
                self._slow = _MOST_SLOW
            finally:
                self._draw(None)
            bytes_ = b"".join(step.tobytes() for step in steps)
            buffers = [zlib.compress(part, 1) for part in (bytes_, json.dumps(texts).encode())]
            self._sent += sum(map(len, buffers))
            message = {"type": "ahead", "start": start, "side": side, "is_fresh": is_fresh}
            self._send({**message, "edition": self.edition}, buffers)
            return True

    def _begin(self, here):
        """Begin anew at a position that's out of reach; return whether that was necessary."""
        if self._range:
            first, last = self._range
            is_full = self._kept >= MOST_KEPT or self._sent >= MOST_SENT
            is_near = first <= here <= last and not (is_full and self._reach() < (last - first) / 8)
            if is_near or here == self._center:
                return False
        self._center = here
        self._range, self._pixels = [here, here], {}
        self._kept = self._sent = 0
        return True

    def _reach(self):
        """Return how many steps are there at least, in the direction that has fewer."""
        here, ends = slider_index(self._slider), slider_count(self._slider) - 1
        first, last = self._range or (here, here)
        return min(here - first if first else ends, last - here if last < ends else ends)

    def _side(self, here):
        """Return where to go on, 1 or -1, or None if there's nothing more to draw."""
        first, last = self._range
        sides = sorted((-1, 1), key=lambda side: last - here if side > 0 else here - first)
        return next((side for side in sides if self._has_room(side)), None)

    def _has_room(self, side):
        is_full = self._kept >= MOST_KEPT or self._sent >= MOST_SENT
        end = slider_count(self._slider) - 1 if side > 0 else 0
        return not is_full and self._slow < _MOST_SLOW and self._range[side > 0] != end

    def _step(self, side):
        began = time.monotonic()
        to = self._range[side > 0] + side
        pixels, text = self._draw_at(to)
        step = flips(self._pixels[side], pixels)
        self._range[side > 0], self._pixels[side] = to, pixels
        self._slow = self._slow + 1 if time.monotonic() - began > _SLOW else 0
        return step, text

    def _draw_at(self, index):
        pixels, text = self._draw(slider_value(self._slider, index))
        return pixels.copy(), text


def is_busy():
    """Return whether the machine, which may be a class's, has no processor to spare."""
    try:
        return os.getloadavg()[0] > os.cpu_count()
    except (AttributeError, OSError):  # it doesn't tell
        return False


class _Cells:
    """Whether the notebook is running a cell: what's drawn ahead mustn't slow that down."""

    def __init__(self):
        from IPython import get_ipython

        self.is_running = False
        if shell := get_ipython():
            shell.events.register("pre_run_cell", lambda _info: self._say(True))
            shell.events.register("post_run_cell", lambda _result: self._say(False))

    def _say(self, is_running):
        self.is_running = is_running


@cache
def _cells():
    return _Cells()
