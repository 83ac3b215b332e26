"""A live figure in the course's style, and as large as a projector wants it."""

import ipywidgets as widgets

from helpers.figures import projector, style
from livefigure import LiveFigure

# Controls are this high, in pixels, and a slide's row of them has this much room; so many lines of
# its readout are shown at once.
_CONTROL, _ROW_OF_CONTROLS = 32, 46
_MOST_LINES = 3


class Demo(LiveFigure):
    """A live figure in the course's style, and as large as a projector wants it.

    Parameters
    ----------
    *args, **options
        What a `livefigure.LiveFigure` takes, but its lock.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, lock=style.isolated, **options)
        if projector.is_presenting():
            self._fill_slide()

    def _fill_slide(self):
        """Fill a slide: how far the figure may grow is known by its controls and readout only."""
        width, height = self.figure.get_size_inches() * style.DPI
        rows = [row for row in self.children if isinstance(row, widgets.HBox)]
        taken = sum(max(_ROW_OF_CONTROLS, _height(row)) for row in rows)
        # In another state the readout may have a line more, and a long one is scrolled.
        lines = min(self.readout.count("\n") + 2, _MOST_LINES)
        below = projector.enlargement(width, height, lines=lines, taken=taken)
        beside = projector.enlargement_beside(width, height, taken=taken)
        if beside > below:
            self.enlarge(beside, beside=True)
        else:
            self.enlarge(below, most_lines=lines)


def _height(widget):
    """Return how high a control is, or a box of them, in pixels."""
    if isinstance(widget, widgets.Box):
        add = sum if isinstance(widget, widgets.VBox) else max
        return add(map(_height, widget.children))
    return _CONTROL
