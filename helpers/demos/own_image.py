"""The controls that take an image of the learner's own: a button, and a field for a path."""

from pathlib import Path

import anywidget
from traitlets import Int, Unicode

from helpers.figures.refusals import MOST_BYTES


class OwnImage(anywidget.AnyWidget):
    """A button that reads a file in the browser, and a field for the path of one.

    Parameters
    ----------
    take : callable
        Called with a file's content and its name, or with a path and None; each time that a
        file is chosen or a path entered, also when it's the same one again.
    """

    _esm = Path(__file__).with_name("own_image.js")
    _css = """
    .course-own-image { display: flex; flex-wrap: wrap; align-items: center; }
    .course-own-image .jupyter-button { width: auto; }
    .course-own-image .widget-text { width: 205px; }
    .course-own-image .widget-label { width: auto; }
    .course-own-image [role="status"] { width: 0; min-width: 100%; }
    """
    description = Unicode("your image").tag(sync=True)
    most_bytes = Int(MOST_BYTES).tag(sync=True)

    def __init__(self, take):
        self._take = take
        self._number = None
        self._received = bytearray()
        super().__init__()
        self.on_msg(self._on_message)

    def _on_message(self, _widget, content, buffers):
        if "path" in content:
            self._finish(content, content["path"], None)
            return
        if content["start"] == 0:
            self._number, self._received = content["number"], bytearray()
        if (content["number"], content["start"]) != (self._number, len(self._received)):
            return  # of a file that nobody waits for anymore
        for part in buffers:
            self._received += part
        if len(self._received) == content["size"]:
            received, self._received = self._received, bytearray()
            self._finish(content, received, content["name"])
        elif content["isLast"]:
            self.send({"number": self._number, "received": len(self._received)})

    def _finish(self, content, source, name):
        try:
            self._take(source, name)
        finally:
            self.send({"number": content["number"]})
