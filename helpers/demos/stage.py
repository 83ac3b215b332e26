"""The stage that every demo stands on: figure, controls, readout, errors, saved picture."""

import textwrap

import ipywidgets as widgets

from helpers.demos import cell_lifetime, marks
from helpers.demos.static import StaticCanvas
from helpers.figures import projector, style
from helpers.figures.picture import png

# Characters of the readout beside an inch of the figure.
_PER_INCH = 12.2
_LEAST_WIDTH = 80
# A slide's controls are this high, in pixels; and so many lines of its readout are shown at once.
_ROW_OF_CONTROLS = 46
_MOST_LINES = 3
# What a browser calls the keys that matplotlib has names of its own for.
_IN_BROWSER = {
    "left": "ArrowLeft",
    "right": "ArrowRight",
    "up": "ArrowUp",
    "down": "ArrowDown",
    "home": "Home",
    "end": "End",
}


class Stage(widgets.VBox):
    """A figure that follows its controls, and says in a readout what it shows.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Drawn once; only `moving` is drawn again.
    moving : list of matplotlib.artist.Artist
    show : callable
        Called with the controls' values by name; changes the moving artists and returns
        the readout, a str.
    controls : dict of str to ipywidgets.Widget
        What the learner sets; each has a ``value``.
    title : str
        What the demo is, for the saved output.
    toolbar : list of ipywidgets.Widget, optional
        Further widgets beside the controls.
    rows : list of list of ipywidgets.Widget, optional
        The widgets above the picture, row by row, where they need more rows than the one
        of controls and toolbar.
    keys : dict of str to callable, optional
        What a key does while the picture has the focus.
    mouse : callable, optional
        Called with matplotlib's event when the mouse is pressed, moved or released on the
        picture; what it returns is true if there is something new to show.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
    controls : dict of str to ipywidgets.Widget
    readout : str
        The text of the current state, or of the error that it led to.
    """

    def __init__(
        self,
        figure,
        moving,
        show,
        controls,
        *,
        title,
        toolbar=(),
        rows=None,
        keys=None,
        mouse=None,
    ):
        self.figure = figure
        self.controls = controls
        self.readout = ""
        self._show = show
        self._title = title
        self._keys = keys or {}
        self._mouse = mouse
        self._canvas = _make_canvas(figure, moving)
        self._screen = self._canvas.screen
        self._screen.picture_keys = [_IN_BROWSER.get(key, key) for key in self._keys]
        rows = rows or [[*controls.values(), *toolbar]]
        wrap = widgets.Layout(flex_flow="row wrap")
        boxes = [widgets.HBox(row, layout=wrap) for row in rows]
        self._is_still = isinstance(self._canvas, StaticCanvas)
        super().__init__(boxes if self._is_still else [*boxes, self._canvas, self._screen])
        self.add_class(marks.DEMO_CLASS)
        for control in controls.values():
            control.observe(self._on_change, "value")
        self._canvas.mpl_connect("key_press_event", self._on_key)
        if mouse is not None:
            for name in ("button_press", "motion_notify", "button_release"):
                self._canvas.mpl_connect(f"{name}_event", self._on_mouse)
        self.refresh()
        if projector.is_presenting():
            self._enlarge(rows=len(boxes))
        cell_lifetime.keep(self)

    def refresh(self):
        """Bring picture and readout up to the controls' values; an error becomes the readout."""
        # Held back until picture and readout are there: one message is quicker than two.
        with self._canvas.lock, self._screen.hold_sync():
            values = {name: control.value for name, control in self.controls.items()}
            try:
                readout = self._show(**values)
                self._canvas.draw_moving()
            except Exception as error:  # a slider that does nothing would tell the learner nothing
                state = ", ".join(f"{name} = {value}" for name, value in values.items())
                readout = (
                    f"{marks.FAILURE} {state}.\n{type(error).__name__}: {error}\n"
                    "Move a control to go on from another state."
                )
            self._describe(readout)

    def _enlarge(self, rows):
        """Fill a slide: how far the figure may grow is known by its controls and readout only."""
        width, height = self.figure.get_size_inches() * style.DPI
        # In another state the readout may have a line more, and a long one is scrolled.
        self._screen.most_lines = min(self.readout.count("\n") + 2, _MOST_LINES)
        taken = rows * _ROW_OF_CONTROLS
        below = projector.enlargement(width, height, lines=self._screen.most_lines, taken=taken)
        beside = projector.enlargement_beside(width, height, taken=taken)
        if beside > below:
            self.add_class("course-beside")
            self._screen.most_lines = 0
        self._screen.zoom = max(below, beside)
        with self._canvas.lock:
            self.figure.set_dpi(style.DPI * self._screen.zoom)
        self.refresh()

    def close(self):
        """Close the demo and all its widgets, so that nothing of it stays in memory."""
        parts = [part for part in _descendants(self) if part is not self]
        for widget in parts:
            widget.close()
        super().close()

    def _on_change(self, _change):
        self.refresh()

    def _on_key(self, event):
        if event.key in self._keys:
            self._keys[event.key]()

    def _on_mouse(self, event):
        with self._canvas.lock:
            changed = self._mouse(event)
        if changed:
            self.refresh()

    def _describe(self, text):
        width = max(int(_PER_INCH * self.figure.get_figwidth()), _LEAST_WIDTH)
        lines = [part for line in text.splitlines() for part in textwrap.wrap(line, width) or [""]]
        self.readout = "\n".join(lines)
        self._screen.say(self.readout)

    @property
    def text(self):
        """What the saved output says: the title, and the readout."""
        return f"{self._title}\n{self.readout}"

    def _repr_mimebundle_(self, **kwargs):
        # Without the view of its widgets, a page shows the picture.
        bundle = {} if self._is_still else super()._repr_mimebundle_(**kwargs)
        text = bundle["text/plain"] = self.text
        with self._canvas.lock:
            bundle["image/png"] = self._still()
        return bundle, {"image/png": {"alt": text}}

    def _still(self):
        # Where no kernel runs, the picture is all there is: the readout goes into it.
        note = "A still picture: run the cell in JupyterLab to move it."
        if self._is_still:
            note = textwrap.fill(self._canvas.note, _LEAST_WIDTH)
        return png(self.figure, f"{self.readout}\n\n{note}")


def _make_canvas(figure, moving):
    try:
        from helpers.demos.canvas import DemoCanvas
    except ModuleNotFoundError as error:
        package = error.name.partition(".")[0]
        if package not in ("ipympl", "anywidget"):
            raise
        return StaticCanvas(package)
    return DemoCanvas(figure, moving)


def _descendants(widget):
    yield widget
    parts = (getattr(widget, name, None) for name in ("layout", "style", "toolbar"))
    for part in (*getattr(widget, "children", ()), *parts):
        if isinstance(part, widgets.Widget):
            yield from _descendants(part)
