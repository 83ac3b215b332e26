"""ipympl's canvas and toolbar, as small and quiet as the course wants them."""

from pathlib import Path

import anywidget
import ipywidgets as widgets
from traitlets import Int

from helpers.figures.open_figures import close_widgets

# Each one's name, what it does, its icon, and the method of matplotlib's toolbar.
_TOOLS = [
    ("Home", "Show the whole image", "home", "home"),
    ("Pan", "Drag the image", "arrows", "pan"),
    ("Zoom", "Drag a rectangle to zoom into it", "search-plus", "zoom"),
    ("Save", "Save what you see as a picture", "download", "save_figure"),
]
# In pixels of a page: what's around the picture, and the least that it's made narrower to.
_MARGIN, _NARROWEST = 2, 240


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
    arrange : callable
        Called with a width in inches; gives the figure that width, and the height that goes with
        it.
    most : float
        How many pixels wide it is where a page has room for them.
    """

    def __init__(self, figure, handle, backend, arrange, most):
        self.canvas = canvas = backend.Canvas(figure)
        backend.FigureManager(canvas, 0).set_window_title("images")
        canvas.header_visible = False
        # Beside the value that's pointed at, where they cover nothing.
        canvas.toolbar_visible, canvas.toolbar_position = True, "bottom"
        canvas.toolbar.toolitems = _TOOLS
        self._arrange, self._dpi, self._most = arrange, figure.dpi, round(most)
        canvas.layout.width = f"{canvas.get_width_height()[0] + 2 * _MARGIN}px"
        canvas.layout.max_width = "100%"
        # A page takes it for resizable until it's told otherwise.
        canvas.resizable = False
        canvas.on_msg(_say_its_size_is_fixed)
        answer = canvas.handle_event
        canvas.handle_event = lambda event: handle(lambda: answer(event))
        self.page = _Page()
        self.page.observe(lambda change: self._fit(change.new), "room")
        super().__init__([canvas, self.page])
        self.add_class("course-live-images")

    def close(self):
        """Close all its widgets, so that nothing of it stays in memory."""
        close_widgets(self.canvas)
        self.page.unobserve_all()  # or it would keep the figure
        self.page.layout.close()
        self.page.close()
        self.layout.close()
        super().close()

    def _fit(self, room):
        """Make the figure as wide as there's room for, and no wider than it's to be."""
        width = max(min(room - 2 * _MARGIN, self._most), _NARROWEST)
        self.canvas.layout.width = f"{width + 2 * _MARGIN}px"
        self._arrange(width / self._dpi)
        height = self.canvas.figure.get_figheight() * self._dpi
        self.canvas.handle_event({"type": "resize", "width": width, "height": height})


class _Page(anywidget.AnyWidget):
    """Says how many pixels wide a page is, and keeps all keys from the canvas beside it."""

    _esm = Path(__file__).with_name("live_canvas.js")
    # The value that's pointed at is beside the buttons.
    _css = """
    .course-live-images .jupyter-matplotlib-footer {
      box-sizing: border-box; padding: 0 160px 0 14px; text-align: left;
    }
    """
    room = Int(0).tag(sync=True)


def _say_its_size_is_fixed(canvas, content, _buffers):
    if content["type"] == "initialized":
        canvas.send_state("resizable")
