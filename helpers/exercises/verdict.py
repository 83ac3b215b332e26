"""What a check says of an answer, and how a notebook shows it."""

from dataclasses import dataclass, field

import numpy as np

_SIGNS = {
    "not attempted": "… Not attempted yet.",
    "correct": "✓ Correct.",
    "wrong": "✗ Not yet.",
    "recorded": "✎ Recorded.",
}


@dataclass(frozen=True)
class Verdict:
    """One of "not attempted", "correct", "wrong" and "recorded", and what to say about it.

    Attributes
    ----------
    status, message : str
    difference : ndarray of float64, shape (row, column), or None
        An image's values minus the expected ones, shown as a picture below the message.
    misconception : str
        The name that the exercise gives a wrong answer, or an empty string if it has none.

    Examples
    --------
    >>> Verdict("wrong", "You added rows and columns.")
    ✗ Not yet. You added rows and columns.
    """

    status: str
    message: str
    difference: np.ndarray | None = field(default=None, compare=False, repr=False)
    misconception: str = field(default="", compare=False, repr=False)

    def __repr__(self):
        return f"{_SIGNS[self.status]} {self.message}"

    def _repr_markdown_(self):
        return f"**{_SIGNS[self.status]}** {self.message}"

    def _ipython_display_(self):
        if self.difference is None:
            raise NotImplementedError  # asks IPython for what it shows without this method
        from IPython.display import display

        # Loaded here, so that a check costs no matplotlib before there's something to show.
        from helpers.figures.difference import draw_difference

        # JupyterLab shows one kind of an output only, so the picture is a second one.
        display({"text/plain": repr(self), "text/markdown": self._repr_markdown_()}, raw=True)
        display(draw_difference(self.difference))
