"""Images to zoom into, where ``%matplotlib widget`` has been asked for."""

from uuid import uuid4

import matplotlib as mpl
from matplotlib.backends import backend_registry

from helpers.figures import open_figures, style, zoom
from helpers.figures.picture import Picture

# What ipympl's backend is called.
_NAMES = ("widget", "ipympl", "module://ipympl.backend_nbagg")
# In inches: what a page of JupyterLab has room for, on a screen of 1280 pixels. Unlike a still, it
# isn't made smaller by the page.
_WIDEST = 8.3


class LivePicture(Picture):
    """A picture of images that's shown live under ``%matplotlib widget``, and as a still elsewhere.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Each of its axes holds an image. It's kept until the picture is closed.
    readout : str
    numbers : list of helpers.figures.pixels.PixelNumbers
        For each of the axes. Axes whose images have the same shape share zoom and pan.
    arrange : callable
        Called with a width in inches; gives the figure that width, and whatever height its images
        and titles then need.
    """

    def __init__(self, figure, readout, numbers, arrange):
        super().__init__(figure, readout)
        self._arrange = arrange
        self._panels = list(zip(figure.axes, numbers, strict=True))
        self._live, self._id = None, uuid4().hex

    def _ipython_display_(self):
        if self._panels and self._live is None:
            self.still()
            self._live = self._open()
        if self._live is None:
            self._panels, self._arrange = [], None  # they know the figure
            super()._ipython_display_()
            return
        view = {"version_major": 2, "version_minor": 0, "model_id": self._live.model_id}
        image, about = self.still()
        live = image | {"application/vnd.jupyter.widget-view+json": view}
        self.display(live, about, display_id=self._id)
        open_figures.keep(self)

    def close(self):
        """Leave the still picture in the place of a live one, and nothing else in memory."""
        from IPython.display import update_display

        if self._live is None:
            return
        image, about = self.still()
        update_display(image, raw=True, metadata=about, display_id=self._id)
        self._live.close()
        self.figure = self._live = self._arrange = None
        self._panels = []

    @style.isolated
    def _open(self):
        """Return the widget that shows the figure, or None where there can't be one."""
        name = mpl.get_backend(auto_select=False)
        if name not in _NAMES:
            return None
        try:
            from helpers.figures.live_canvas import LiveCanvas

            backend = backend_registry.load_backend_module(name)
        except ImportError:
            return None
        if self.figure.get_figwidth() > _WIDEST:
            self._arrange(_WIDEST)
        most, _ = self.page_size()
        zoom.share(self._panels)
        return LiveCanvas(self.figure, self._handle, backend, self._set_width, most)

    @style.isolated
    def _set_width(self, inches):
        zoom.release(self._panels)
        self._arrange(inches)
        zoom.hold(self._panels)

    @style.isolated
    def _handle(self, answer):
        zoom.fit(self._panels)
        answer()
