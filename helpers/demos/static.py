"""What a demo stands on where a live canvas can't be had: its picture and readout stay."""

from contextlib import nullcontext

from helpers.figures import style


class StaticCanvas:
    """Takes the place of a `DemoCanvas` and its screen, and shows nothing itself.

    Parameters
    ----------
    missing : str
        The package that could not be imported.
    """

    def __init__(self, missing):
        self.note = (
            f"A still picture, because the package {missing} is missing. To move it, run "
            f"%pip install {missing} in a cell, then restart the kernel and reload the page."
        )
        self.lock = style.isolated
        self.screen = self

    def hold_sync(self):
        """Do nothing, for the length of a ``with``."""
        return nullcontext()

    def _do_nothing(self, *_args):
        """Do nothing: no page listens."""

    draw_moving = say = mpl_connect = _do_nothing
