"""What shows a live figure in the browser, and says what's done there."""

import anywidget
from traitlets import Dict, Float, Int, List, Tuple, Unicode

from livefigure.changes import changed_runs
from livefigure.page import modules, style


class Screen(anywidget.AnyWidget):
    """The canvas of a live figure, and its readout.

    Parameters
    ----------
    size : tuple of float
        Its width and height, in a page's pixels.
    respond : callable
        Called with a message of the page's: a dict whose ``type`` is ``"show"``, ``"key"``,
        ``"pointer"`` or ``"ahead"``.

    Attributes
    ----------
    width, height : float
        Those that the picture is drawn for, in a page's pixels.
    usual : tuple of float
        Those that it has where there's room.
    readout : str
    zoom : float
        How much larger than usual the readout's letters are.
    most_lines : int
        The readout's that are shown at once, the rest by scrolling; 0 shows all.
    picture_keys : list of str
        What the picture listens to, in the browser's names; without any, Tab passes it by.
    key_steps : dict of str to int
        Those of them that move the slider, and by how many steps.
    slider : dict
        How the page knows the slider whose next steps may be there already: its ``label``, its
        ``least`` value, and the ``step`` between two of them.
    areas : list of tuple of str and four float
        Where the page says that a pointer is pressed, moved and released: what it does there, as in
        `LiveFigure`, and the left, top, right and bottom edge in parts of the picture.
    edition : int
        Counted up when something else than the slider changes the picture.
    pixels : dict
        Those of the last frame that have changed: see `changed_runs`. ``number`` counts frames,
        and ``at`` is the slider's position, from 0, that it shows.
    number : int
        That of the last frame.
    is_shown : bool
        Whether a page has asked for frames, or is about to.
    """

    _esm = modules(
        "frame", "ahead", "slider", "readout", "names", "keys", "pointer", "connection", "idle",
        "canvas", "screen",
    )  # fmt: skip
    _css = style("screen")
    width, height = Float().tag(sync=True), Float().tag(sync=True)
    usual = Tuple(Float(), Float()).tag(sync=True)
    readout = Unicode().tag(sync=True)
    zoom = Float(1.0).tag(sync=True)
    most_lines = Int(0).tag(sync=True)
    picture_keys = List(Unicode()).tag(sync=True)
    key_steps = Dict().tag(sync=True)
    slider = Dict().tag(sync=True)
    edition = Int().tag(sync=True)
    areas = List(Tuple()).tag(sync=True)
    pixels = Dict().tag(sync=True)

    def __init__(self, size, respond):
        self.is_shown = False
        self._respond = respond
        self.number, self._last = 0, None
        # Before a page knows of it: on another thread, its answer would come too soon.
        self.on_msg(self._on_message)
        width, height = size
        super().__init__(width=width, height=height, usual=(width, height))

    def paint(self, frame, at=0, whole=False):
        """Send what has changed since the last frame.

        Parameters
        ----------
        frame : ndarray of uint8, shape (rows, columns, 4)
        at : int, optional
            The slider's position that it shows.
        whole : bool, optional
            Send all of it: a page has just opened, and has nothing yet.
        """
        is_new = whole or self._last is None or self._last.shape != frame.shape
        frame = frame.copy()  # the runs may share its memory
        runs = changed_runs(None if is_new else self._last, frame)
        if runs:
            self.number += 1
            # Or a whole frame like the last wouldn't be sent, to a page that has lost it.
            self.pixels = {"number": self.number, "at": at, **runs}
            self._last = frame

    def _on_message(self, _widget, content, _buffers):
        try:
            self.is_shown |= content.get("type") == "show"
            self._respond(content)
        finally:
            self.send({"type": "done"})
