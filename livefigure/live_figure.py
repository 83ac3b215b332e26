"""A figure that follows its controls, and says in a readout what it shows."""

import textwrap
from contextlib import contextmanager, nullcontext
from threading import RLock

import ipywidgets as widgets
from matplotlib.backend_bases import MouseButton, MouseEvent

from livefigure import cell_lifetime
from livefigure.canvas import Canvas
from livefigure.marks import CLASS, FAILURE
from livefigure.still import still

# Characters of the readout beside an inch of the figure.
_PER_INCH = 12.2
_LEAST_WIDTH = 80
# A picture has at most so many pixels for one of the page's, and at least so many.
_FINEST, _COARSEST = 4, 0.5
_EVENTS = {
    "down": ("button_press_event", {"button": MouseButton.LEFT}),
    "move": ("motion_notify_event", {"buttons": [MouseButton.LEFT]}),
    "up": ("button_release_event", {"button": MouseButton.LEFT}),
}


class LiveFigure(widgets.VBox):
    """A figure that follows its controls, and says in a readout what it shows.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Drawn once; only `moving` is drawn again. One that pyplot doesn't know is let go as soon as
        it's closed. A page shows it ``figure.get_size_inches() * figure.dpi`` of its pixels large,
        or as wide as it has room for.
    moving : list of matplotlib.artist.Artist
    show : callable
        Called with the controls' values by name; changes the moving artists and returns
        the readout, a str.
    controls : dict of str to ipywidgets.Widget
        What can be set; each has a ``value``.
    title : str
        What the figure is, for the saved output.
    toolbar : list of ipywidgets.Widget, optional
        Further widgets beside the controls.
    rows : list of list of ipywidgets.Widget, optional
        The widgets above the picture, row by row, where they need more rows than the one
        of controls and toolbar.
    keys : dict of str to callable, optional
        What a key does while the picture has the focus, by the browser's names, such as
        ``"ArrowLeft"``.
    mouse : callable, optional
        Called with matplotlib's event when a mouse, finger or pen is pressed, moved or released on
        the picture; what it returns is true if there is something new to show.
    lock : contextlib.AbstractContextManager, optional
        Within which artists are changed and drawn. It has to be reentrant. Figures that share
        matplotlib's settings can share one.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
    controls : dict of str to ipywidgets.Widget
    readout : str
        The text of the current state, or of the error that it led to.
    canvas : livefigure.canvas.Canvas
    screen : livefigure.screen.Screen or None
        None where there's no anywidget, and so nothing but a still picture.

    Examples
    --------
    >>> from livefigure import whole_slider
    >>> from matplotlib.figure import Figure
    >>> figure = Figure(figsize=(4, 2))
    >>> (dot,) = figure.subplots().plot([0, 9], [0, 81], "o")
    >>> def show(n):
    ...     dot.set_data([n], [n**2])
    ...     return f"{n} squared is {n**2}"
    >>> live = LiveFigure(figure, [dot], show, {"n": whole_slider("n", 3, 0, 9)}, title="squares")
    >>> live.controls["n"].value = 4
    >>> live.readout
    '4 squared is 16'
    """

    def __init__(
        self, figure, moving, show, controls, *,
        title, toolbar=(), rows=None, keys=None, mouse=None, lock=None,
    ):  # fmt: skip
        self.figure = figure
        self.controls = controls
        self.readout = ""
        self._show = show
        self._title = title
        self._keys = keys or {}
        self._mouse = mouse
        # Front ends with subshells handle messages on a second thread: changing artists and
        # drawing them must not interleave.
        self._lock = lock or RLock()
        self._dpi = figure.dpi
        self._wanted = {}
        self.screen = None
        with self._lock:
            self.canvas = Canvas(figure, moving)
            # A page may answer on another thread before this returns.
            self.screen, self._note = self._make_screen()
        rows = rows or [[*controls.values(), *toolbar]]
        wrap = widgets.Layout(flex_flow="row wrap")
        boxes = [widgets.HBox(row, layout=wrap) for row in rows]
        super().__init__([*boxes, self.screen] if self.screen else boxes)
        self.add_class(CLASS)
        if mouse is not None:
            for name, _ in _EVENTS.values():
                self.canvas.mpl_connect(name, self._on_mouse)
        for control in controls.values():
            control.observe(lambda _change: self.refresh(), "value")
        self.refresh()
        cell_lifetime.keep(self)

    def _make_screen(self):
        """Return what shows the picture, or None, and what's said under a saved picture."""
        try:
            from livefigure.screen import Screen
        except ModuleNotFoundError as error:
            if error.name.partition(".")[0] != "anywidget":
                raise
            return None, (
                "A still picture, because the package anywidget is missing. To move it, run "
                "%pip install anywidget in a cell, then restart the kernel and reload the page."
            )
        screen = Screen(self._size(), self._respond, self._keys, self._mouse is not None)
        return screen, "A still picture: run this cell to move it."

    def _size(self):
        return self.figure.get_size_inches() * self._dpi

    def refresh(self):
        """Bring picture and readout up to the controls' values; an error becomes the readout."""
        with self._telling_errors():
            readout = self._show(**self._values())
            self._paint()
            self._describe(readout)

    @contextmanager
    def _telling_errors(self):
        """Let an error in the block be read: a slider that does nothing would tell nobody why."""
        # Held back until picture and readout are there: one message is quicker than two.
        with self._lock, self.screen.hold_sync() if self.screen else nullcontext():
            try:
                yield
            except Exception as error:
                values = self._values()
                self.log.exception("%s: couldn't show %s", self._title, values)
                state = ", ".join(f"{name} = {value}" for name, value in values.items())
                self._describe(
                    f"{FAILURE} {state}.\n{type(error).__name__}: {error}\n"
                    "Move a control to go on from another state."
                )

    def _values(self):
        return {name: control.value for name, control in self.controls.items()}

    def enlarge(self, zoom, most_lines=0, beside=False):
        """Show picture and readout larger, as on a projector.

        Parameters
        ----------
        zoom : float
            How many times as large as 100 pixels of a page for an inch.
        most_lines : int, optional
            The readout's that are shown at once, the rest by scrolling; 0 shows all.
        beside : bool, optional
            Whether the readout is beside the picture, and not below it.
        """
        if self.screen is None:
            return
        if beside:
            self.add_class(f"{CLASS}-beside")
        self._dpi = 100 * zoom
        self.screen.zoom, self.screen.most_lines = zoom, most_lines
        self.screen.width, self.screen.height = self._size()
        with self._lock:
            self.canvas.set_dpi(self._dpi)

    def press(self, key):
        """Do what a key does, by the browser's name for it, if it does anything."""
        if key in self._keys:
            self._keys[key]()

    def close(self):
        """Close the figure and all its widgets, so that nothing of it stays in memory."""
        parts = [part for part in _descendants(self) if part is not self]
        for widget in parts:
            widget.close()
        super().close()

    @property
    def text(self):
        """What the saved output says: the title, and the readout."""
        return f"{self._title}\n{self.readout}"

    def _paint(self, whole=False):
        if self.screen and self.screen.is_shown:  # else nobody looks
            self.canvas.draw_moving()
            self.screen.paint(self.canvas.pixels(), whole)

    def _respond(self, message):
        answer = {"show": self._fit, "key": self._press, "pointer": self._follow}
        if message.get("type") in answer:
            with self._telling_errors():
                answer[message["type"]](message)

    def _fit(self, message):
        """Draw as many pixels as the finest of the page's views has across, and send all."""
        self._wanted[message["view"]] = message["pixels"]
        if not message["pixels"]:  # it's gone
            del self._wanted[message["view"]]
            return
        scale = max(self._wanted.values()) / self._size()[0]
        before, dpi = self.figure.dpi, self._dpi * min(max(scale, _COARSEST), _FINEST)
        self.canvas.set_dpi(dpi)
        if dpi != before:
            self._show(**self._values())  # it may draw no finer than the picture was
        # What was displayed with its output may be there already.
        if dpi != before or message.get("frame") != self.screen.number:
            self._paint(whole=True)

    def _press(self, message):
        self.press(message["key"])

    def _follow(self, message):
        name, held = _EVENTS[message["action"]]
        width, height = self.canvas.get_width_height()
        place = message["x"] * width, (1 - message["y"]) * height
        self.canvas.callbacks.process(name, MouseEvent(name, self.canvas, *place, **held))

    def _on_mouse(self, event):
        if self._mouse(event):
            self.refresh()

    def _describe(self, text):
        width = max(int(_PER_INCH * self.figure.get_figwidth()), _LEAST_WIDTH)
        lines = [part for line in text.splitlines() for part in textwrap.wrap(line, width) or [""]]
        self.readout = "\n".join(lines)
        if self.screen:
            self.screen.describe(self.readout)

    def _repr_mimebundle_(self, **kwargs):
        # Without the view of its widgets, a page shows the picture.
        bundle = super()._repr_mimebundle_(**kwargs) if self.screen else {}
        text = bundle["text/plain"] = self.text
        with self._lock:
            fine = self.figure.dpi
            self.canvas.set_dpi(self._dpi)
            self.canvas.draw_moving()
            # Where no kernel runs, the picture is all there is: the readout goes into it.
            below = f"{self.readout}\n\n{textwrap.fill(self._note, _LEAST_WIDTH)}"
            bundle["image/png"] = still(self.canvas.pixels(), below, self._dpi)
            self.canvas.set_dpi(fine)
            if self.screen:
                self.screen.is_shown = True  # in a moment: the page needn't ask for what's drawn
            self._paint()
        return bundle, {"image/png": {"alt": text}}


def _descendants(widget):
    yield widget
    parts = (getattr(widget, name, None) for name in ("layout", "style"))
    for part in (*getattr(widget, "children", ()), *parts):
        if isinstance(part, widgets.Widget):
            yield from _descendants(part)
