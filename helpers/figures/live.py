"""Images to zoom into, where ``%matplotlib widget`` has been asked for."""

from uuid import uuid4

import matplotlib as mpl
from matplotlib.backends import backend_registry

from helpers.figures import open_figures, style
from helpers.figures.picture import Picture

# What ipympl's backend is called.
_NAMES = ("widget", "ipympl", "module://ipympl.backend_nbagg")
# Each one's name, what it does, its icon, and the method of matplotlib's toolbar.
_TOOLS = [
    ("Home", "Show the whole image", "home", "home"),
    ("Pan", "Drag the image", "arrows", "pan"),
    ("Zoom", "Drag a rectangle to zoom into it", "search-plus", "zoom"),
    ("Save", "Save what you see as a picture", "download", "save_figure"),
]
# In inches: what a page of JupyterLab has room for, on a screen of 1280 pixels. Unlike a still, it
# isn't made smaller by the page.
_WIDEST = 8.3
# In pixels of a page, around the picture.
_MARGIN = 2


class LivePicture(Picture):
    """A picture of images that's shown live under ``%matplotlib widget``, and as a still elsewhere.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Each of its axes holds an image. It's kept until the picture is closed.
    readout : str
    numbers : list of helpers.figures.pixels.PixelNumbers
        For each of the axes. Axes whose images have the same shape share zoom and pan.
    """

    def __init__(self, figure, readout, numbers):
        super().__init__(figure, readout)
        self._numbers = numbers
        self._canvas, self._id = None, uuid4().hex

    def _ipython_display_(self):
        if self.figure is not None and self._canvas is None and (backend := _backend()):
            self.still()
            self._open(backend)
        if self._canvas is None:
            self._numbers = []  # they know the figure
            super()._ipython_display_()
            return
        view = {"version_major": 2, "version_minor": 0, "model_id": self._canvas.model_id}
        image, about = self.still()
        live = image | {"application/vnd.jupyter.widget-view+json": view}
        self.display(live, about, display_id=self._id)
        open_figures.keep(self)

    def close(self):
        """Leave the still picture in the place of the live one, and nothing else in memory."""
        from IPython.display import update_display

        image, about = self.still()
        update_display(image, raw=True, metadata=about, display_id=self._id)
        open_figures.close_widgets(self._canvas)
        self.figure = self._canvas = None
        self._numbers = []

    @style.isolated
    def _open(self, backend):
        width, height = self.figure.get_size_inches()
        if width > _WIDEST:
            self.figure.set_size_inches(_WIDEST, _WIDEST * height / width)
            style.tighten(self.figure)
        self._canvas = canvas = backend.Canvas(self.figure)
        # Not one of pyplot's: a learner's `plt.gcf()` and its warning of many don't know of it.
        manager = backend.FigureManager(canvas, 0)
        manager.set_window_title("images")
        # Of keys, some would do harm: a logarithmic axis.
        canvas.mpl_disconnect(manager.key_press_handler_id)
        canvas.header_visible = False
        # Below the picture, beside the value that's pointed at, where it covers nothing.
        canvas.toolbar_visible, canvas.toolbar_position = True, "bottom"
        canvas.toolbar.toolitems = _TOOLS
        canvas.layout.width = f"{canvas.get_width_height()[0] + 2 * _MARGIN}px"
        canvas.layout.max_width = "100%"
        # A page takes it for resizable until it's told otherwise.
        canvas.resizable = False
        canvas.on_msg(_say_its_size_is_fixed)
        panels = list(zip(self.figure.axes, self._numbers, strict=True))
        for ax, numbers in panels:
            # Its place on the page stays as it is, whatever part of the image is in view.
            ax.set_position(ax.get_position())
            ax.set_aspect("auto")
            ax.add_artist(numbers)
            ax.images[0].mouseover = False  # or its own value would be said once more
        for shape in {numbers.shape for numbers in self._numbers}:
            _link([panel for panel in panels if panel[1].shape == shape])
        handle_event = canvas.handle_event

        def handle(event):
            with style.isolated:  # what a page asks for is done in the course's style, too
                for ax, numbers in panels:
                    _fit(ax, *numbers.shape)
                handle_event(event)

        canvas.handle_event = handle


def _backend():
    """Return ipympl's module if it's what matplotlib draws with, else None."""
    name = mpl.get_backend(auto_select=False)
    try:
        return backend_registry.load_backend_module(name) if name in _NAMES else None
    except ImportError:
        return None


def _say_its_size_is_fixed(canvas, content, _buffers):
    if content["type"] == "initialized":
        canvas.send_state("resizable")


def _link(panels):
    """Let panels of the same shape show the same rows and columns, and say the values of all."""

    def follow(moved):
        for ax, _ in panels:
            if ax is not moved:
                ax.set_xlim(moved.get_xlim(), emit=False)
                ax.set_ylim(moved.get_ylim(), emit=False)

    def describe(x, y):
        row, column = round(y), round(x)
        rows, columns = panels[0][1].shape
        if not (0 <= row < rows and 0 <= column < columns):
            return ""
        values = " | ".join(numbers.at(row, column) for _, numbers in panels)
        return f"row {row}, column {column}: {values}"

    for ax, _ in panels:
        ax.format_coord = describe
        for changed in ("xlim_changed", "ylim_changed"):
            ax.callbacks.connect(changed, follow)


def _fit(ax, rows, columns):
    """Show pixels as squares, as many as that takes, and nothing beyond the image."""
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    part = min(max(abs(right - left) / columns, abs(bottom - top) / rows), 1)
    ax.set_xlim(_within(left + right, part, columns))
    ax.set_ylim(_within(bottom + top, part, rows)[::-1])


def _within(twice_middle, part, count):
    """Return the limits of a part of so many pixels, near a middle."""
    size = part * count
    low = min(max((twice_middle - size) / 2, -0.5), count - 0.5 - size)
    return low, low + size
