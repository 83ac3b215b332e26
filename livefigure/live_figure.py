"""A figure that follows its controls, and says in a readout what it shows."""

import textwrap
from contextlib import contextmanager, nullcontext
from threading import RLock

import ipywidgets as widgets
from matplotlib.backend_bases import MouseButton, MouseEvent

from livefigure import cell_lifetime
from livefigure.ahead import Ahead
from livefigure.canvas import Canvas
from livefigure.controls import main_slider, slider_count, slider_index, slider_value
from livefigure.marks import CLASS, FAILURE
from livefigure.still import still

# Characters of the readout beside an inch of the figure.
_PER_INCH = 12.2
_LEAST_WIDTH = 80
# A picture has at most so many pixels for one of the page's, and at least so many.
_FINEST, _COARSEST = 4, 0.5
# In the page's pixels: the least width that a figure is arranged for, and the steps above it. A
# column may become two steps wider before its figure is arranged anew. A scroll bar takes less: one
# that came and went with the picture's height would have it jump to and fro.
_NARROWEST, _STEP = 240, 20
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
        the readout, a str. It depends on nothing else, and changes nothing else: it's also called
        for steps that nobody has taken yet, to have them ready.
    controls : dict of str to ipywidgets.Widget
        What can be set; each has a ``value``. The first slider is the one that's walked along.
    title : str
        What the figure is, for the saved output.
    toolbar : list of ipywidgets.Widget, optional
        Further widgets beside the controls.
    rows : list of list of ipywidgets.Widget, optional
        The widgets above the picture, row by row, where they need more rows than the one
        of controls and toolbar.
    keys : dict of str to int or callable, optional
        What a key does while the picture has the focus, by the browser's names, such as
        ``"ArrowLeft"``: a number of steps that it moves the first slider by, or something to call.
    mouse : callable, optional
        Called with matplotlib's event when a mouse, finger or pen is pressed, moved or released on
        the picture; what it returns is true if there is something new to show.
    panels : dict of matplotlib.axes.Axes to str, optional
        Where `mouse` is called, and what a pointer does there, which its cursor shows: ``"choose"``
        what's pressed, ``"place"`` something and take it along, ``"draw"`` or ``"drag"``. To draw
        and to drag, a finger may go in any direction. In the others, one that goes up or down
        scrolls the page. Without it, a pointer draws anywhere in the picture.
    arrange : callable, optional
        Called with a width in inches, from the figure's own one down; gives the figure that width
        and whatever height its parts then need, and them their places, so that what's written in it
        keeps its size where a page has less room. Without it, the page makes the picture smaller.
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
    ahead : livefigure.ahead.Ahead or None
        What draws the next steps of the first slider; None without a screen or a slider.

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
        title, toolbar=(), rows=None, keys=None, mouse=None, panels=None, arrange=None, lock=None,
    ):  # fmt: skip
        self.figure = figure
        self.controls = controls
        self.readout = ""
        self._show = show
        self._title = title
        self._mouse, self._panels = mouse, panels
        # Front ends with subshells handle messages on a second thread: changing artists and
        # drawing them must not interleave.
        self._lock = lock or RLock()
        self._dpi = figure.dpi
        self._wanted = {}
        self._blocks, self._is_behind = 0, False
        self._arrange = arrange
        self._usual = self._width = figure.get_figwidth()
        self.screen = None
        with self._lock:
            self.canvas = Canvas(figure, moving)
            # A page may answer on another thread before this returns.
            self.screen, self._note = self._make_screen()
        self._slider = main_slider(controls.values())
        self.ahead = None
        if self.screen and self._slider:
            self.ahead = Ahead(self._slider, self.draw_at, self.screen.send, self._lock)
            self.screen.slider = {
                "label": self._slider.description,
                "least": self._slider.min,
                "step": self._slider.step,
            }
        self.set_keys(keys or {})
        rows = rows or [[*controls.values(), *toolbar]]
        wrap = widgets.Layout(flex_flow="row wrap")
        boxes = [widgets.HBox(row, layout=wrap) for row in rows]
        super().__init__([*boxes, self.screen] if self.screen else boxes)
        self.add_class(CLASS)
        if mouse is not None:
            for name, _ in _EVENTS.values():
                self.canvas.mpl_connect(name, self._on_mouse)
        for control in controls.values():
            act = self._bring_up if control is self._slider else self.refresh
            control.observe(lambda _change, act=act: act(), "value")
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
        screen = Screen(self.size, self._respond)
        return screen, "A still picture: run this cell to move it."

    def refresh(self):
        """Bring picture and readout up to the controls' values; an error becomes the readout."""
        with self._telling_errors():
            self._forget_ahead()
            self._bring_up()

    def _bring_up(self):
        with self._telling_errors():
            self._is_behind = True

    def _catch_up(self):
        """Show the state that the controls have come to, once for all that has changed."""
        if self._is_behind:
            self._is_behind = False
            if self.ahead:
                self.ahead.rest()
            readout = self._show(**self._values())
            self._tell_size()
            self._paint()
            self._describe(readout)

    def _forget_ahead(self):
        if self.ahead:
            self.ahead.forget()
            self.screen.edition = self.ahead.edition

    @contextmanager
    def _telling_errors(self):
        """Let an error in the block be read: a slider that does nothing would tell nobody why."""
        # Held back until picture and readout are there: one message is quicker than two. And it has
        # the changes of one frame only, so blocks in this one leave it to this one to paint.
        with self._lock, self.screen.hold_sync() if self.screen else nullcontext():
            self._blocks += 1
            try:
                yield
                if self._blocks == 1:
                    self._catch_up()
            except Exception as error:
                values = self._values()
                self.log.exception("%s: couldn't show %s", self._title, values)
                state = ", ".join(f"{name} = {value}" for name, value in values.items())
                self._describe(
                    f"{FAILURE} {state}.\n{type(error).__name__}: {error}\n"
                    "Move a control to go on from another state."
                )
            finally:
                self._blocks -= 1

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
        self.screen.width, self.screen.height = self.screen.usual = tuple(self.size)
        with self._lock:
            self.canvas.set_dpi(self._dpi)

    def set_keys(self, keys):
        """Have keys do something else from now on; see the argument `keys`."""
        self._keys = dict(keys)
        if self.screen:
            self.screen.picture_keys = list(keys)
            self.screen.key_steps = {key: by for key, by in keys.items() if not callable(by)}

    def arrange(self, inches=None):
        """Arrange the figure for a width, as for a page's column; without one, as usual."""
        with self._lock:
            if self._arrange and self._set_width(inches or self._usual):
                self._show_again()

    def draw_at(self, value):
        """Draw another value of the first slider, which stays where it is; with None, the present.

        Return the pixels, as the canvas has them until it draws again, and the readout; raise what
        `show` raises. The present is to be drawn at last.
        """
        values = self._values()
        if value is not None:
            values = {n: value if c is self._slider else c.value for n, c in self.controls.items()}
        readout = self._show(**values)
        self.canvas.draw_moving()
        return self.canvas.pixels(), readout

    @contextmanager
    def drawn(self, dpi, inches=None):
        """Draw so many dots an inch in the block, and arranged for a width, or as usual."""
        with self._lock:
            fine, width = self.figure.dpi, self._width
            try:
                self.canvas.set_dpi(dpi)
                self.arrange(inches)
                yield
            finally:
                self.canvas.set_dpi(fine)
                self.arrange(width)

    def press(self, key):
        """Do what a key does, by the browser's name for it, if it does anything."""
        act = self._keys.get(key)
        if callable(act):
            act()
        elif act:
            last = slider_count(self._slider) - 1
            index = min(max(slider_index(self._slider) + act, 0), last)
            self._slider.value = slider_value(self._slider, index)

    def close(self):
        """Close the figure and all its widgets, so that nothing of it stays in memory."""
        parts = [part for part in _descendants(self) if part is not self]
        for widget in parts:
            widget.close()
        super().close()

    @property
    def size(self):
        """Width and height, in a page's pixels, that the figure is arranged for."""
        return self.figure.get_size_inches() * self._dpi

    @property
    def text(self):
        """What the saved output says: the title, and the readout."""
        return f"{self._title}\n{self._wrapped()}"

    def _paint(self, whole=False, is_drawn=False):
        if self.screen and self.screen.is_shown:  # else nobody looks
            if not is_drawn:
                self.canvas.draw_moving()
            at = slider_index(self._slider) if self._slider else 0
            self.screen.paint(self.canvas.pixels(), at, whole)
            self.screen.areas = self._areas()

    def _areas(self):
        """Return where a pointer does something: see `Screen`."""
        if self._mouse is None:
            return []
        if self._panels is None:
            return [("draw", 0, 0, 1, 1)]
        width, height = self.canvas.get_width_height()
        return [
            (use, box.x0 / width, 1 - box.y1 / height, box.x1 / width, 1 - box.y0 / height)
            for box, use in ((ax.bbox, use) for ax, use in self._panels.items())
        ]

    def _respond(self, message):
        answer = {
            "show": self._fit,
            "key": self._press,
            "pointer": self._follow,
            "ahead": self._look_ahead,
        }
        if message.get("type") in answer:
            with self._telling_errors():
                answer[message["type"]](message)

    def _fit(self, message):
        """Draw for the widest of the page's views, as many pixels as the finest has across."""
        self._wanted[message["view"]] = message["pixels"], message.get("column")
        is_gone = not message["pixels"]
        if is_gone:
            del self._wanted[message["view"]]
        before = self.figure.dpi, self._width
        if not self._wanted or (not self._set_width(self._widest()) and is_gone):
            return
        scale = max(pixels for pixels, _ in self._wanted.values()) / self.size[0]
        self.canvas.set_dpi(self._dpi * min(max(scale, _COARSEST), _FINEST))
        is_other = before != (self.figure.dpi, self._width)
        if is_other:
            self._show_again()  # it may draw no finer than the picture was
        # What was displayed with its output may be there already.
        if is_other or message.get("frame") != self.screen.number:
            self._paint(whole=True)

    def _look_ahead(self, _message):
        if self.ahead:
            self.ahead.ask()

    def _widest(self):
        """Return the width, in inches, that suits the widest column of the page's views."""
        columns = [column for _, column in self._wanted.values()]
        if not self._arrange or None in columns:
            return self._usual
        room = max(*columns, _NARROWEST)
        now, usual = self._width * self._dpi, self._usual * self._dpi
        if now < usual and 0 <= room - now < 2 * _STEP:
            return self._width
        return self._usual if room >= usual else room // _STEP * _STEP / self._dpi

    def _set_width(self, inches):
        """Arrange the figure for a width, and return whether it had another one."""
        if inches == self._width:
            return False
        self._width = inches
        self._arrange(inches)
        self._tell_size()
        return True

    def _tell_size(self):
        """Tell the page how large the picture is: in a narrow one, a control may change that."""
        if self.screen:
            self.screen.width, self.screen.height = self.size

    def _show_again(self):
        """Have the artists follow a figure that has become another one; the readout stays."""
        with self._telling_errors():
            self._forget_ahead()
            self._show(**self._values())

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
        self.readout = text
        if self.screen:
            self.screen.readout = text

    def _wrapped(self):
        """Return the readout in lines that fit below the saved picture; a page wraps its own."""
        width = max(int(_PER_INCH * self._usual), _LEAST_WIDTH)
        lines = self.readout.splitlines()
        return "\n".join(part for line in lines for part in textwrap.wrap(line, width) or [""])

    def _display_(self):
        """Return what marimo shows: it takes an anywidget, and no boxes of controls."""
        import marimo

        if self.screen is None:
            png = self._repr_mimebundle_()[0]["image/png"]
            return marimo.image(f"data:image/png;base64,{png}", alt=self.text)
        from livefigure.stand_ins import arranged

        self.screen.slider = {}  # one that has its steps drawn ahead is a control of ipywidgets
        return arranged(self, marimo)

    def _repr_mimebundle_(self, **kwargs):
        # Without the view of its widgets, a page shows the picture.
        bundle = super()._repr_mimebundle_(**kwargs) if self.screen else {}
        text = bundle["text/plain"] = self.text
        with self._lock, self.screen.hold_sync() if self.screen else nullcontext():
            is_usual = (self.figure.dpi, self._width) == (self._dpi, self._usual)
            with self.drawn(self._dpi):
                self.canvas.draw_moving()
                # Where no kernel runs, the picture is all there is: the readout goes into it.
                below = f"{self._wrapped()}\n\n{textwrap.fill(self._note, _LEAST_WIDTH)}"
                bundle["image/png"] = still(self.canvas.pixels(), below, self._dpi)
            if self.screen:
                self.screen.is_shown = True  # in a moment: the page needn't ask for what's drawn
            self._paint(is_drawn=is_usual)
        return bundle, {"image/png": {"alt": text}}


def _descendants(widget):
    yield widget
    parts = (getattr(widget, name, None) for name in ("layout", "style"))
    for part in (*getattr(widget, "children", ()), *parts):
        if isinstance(part, widgets.Widget):
            yield from _descendants(part)
