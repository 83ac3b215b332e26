"""ipympl's canvas and toolbar, as small and quiet as the course wants them."""

from pathlib import Path

import anywidget
import ipywidgets as widgets

from helpers.figures.open_figures import close_widgets

# Each one's name, what it does, its icon, and the method of matplotlib's toolbar.
_TOOLS = [
    ("Home", "Show the whole image", "home", "home"),
    ("Pan", "Drag the image", "arrows", "pan"),
    ("Zoom", "Drag a rectangle to zoom into it", "search-plus", "zoom"),
    ("Save", "Save what you see as a picture", "download", "save_figure"),
]
# In pixels of a page, around the picture.
_MARGIN = 2


class LiveCanvas(widgets.VBox):
    """A widget that shows a figure, with buttons below it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        It isn't one of pyplot's then: a learner's ``plt.gcf()`` and its warning of many figures
        don't know of it.
    handle : callable
        Called with whatever is to be done about something that a page asks for.
    backend : module
        ``ipympl.backend_nbagg``.
    """

    def __init__(self, figure, handle, backend):
        self.canvas = canvas = backend.Canvas(figure)
        backend.FigureManager(canvas, 0).set_window_title("images")
        canvas.header_visible = False
        # Beside the value that's pointed at, where they cover nothing.
        canvas.toolbar_visible, canvas.toolbar_position = True, "bottom"
        canvas.toolbar.toolitems = _TOOLS
        canvas.layout.width = f"{canvas.get_width_height()[0] + 2 * _MARGIN}px"
        canvas.layout.max_width = "100%"
        # A page takes it for resizable until it's told otherwise.
        canvas.resizable = False
        canvas.on_msg(_say_its_size_is_fixed)
        answer = canvas.handle_event
        canvas.handle_event = lambda event: handle(lambda: answer(event))
        super().__init__([canvas, _NoKeys()])

    def close(self):
        """Close all its widgets, so that nothing of it stays in memory."""
        close_widgets(self.canvas)
        for widget in (self.children[1], self):
            widget.layout.close()
        self.children[1].close()
        super().close()


class _NoKeys(anywidget.AnyWidget):
    """Keeps the focus, and so all keys, from the canvas beside it."""

    _esm = Path(__file__).with_name("no_keys.js")


def _say_its_size_is_fixed(canvas, content, _buffers):
    if content["type"] == "initialized":
        canvas.send_state("resizable")
