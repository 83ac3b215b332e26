"""What a demo declares about itself, for the tests and tools that treat all demos alike."""

from importlib import import_module

from helpers.demos import NAMES
from helpers.filters.signals import add_noise, step_signal


class Example:
    """A call of a demo, and the states that are worth a picture.

    Parameters
    ----------
    make : callable
        Makes the demo; takes no arguments.
    *states : dict
        What to set one after another: values by the names of the controls.
    """

    def __init__(self, make, *states):
        self.make = make
        self.states = states


def declared():
    """Return the examples of every demo: of each name a dict of str to `Example`.

    A demo's module has them as ``EXAMPLES``; together they show all that the demo can look like.
    """
    return {name: import_module(f"helpers.demos.{name}").EXAMPLES for name in NAMES}


def noisy_step():
    """Return a signal for examples: a noisy step of 100 samples."""
    return add_noise(step_signal())


def photograph():
    """Return an image for examples, of 64×64 pixels from dark gray to light gray."""
    from skimage import data

    return 0.25 + data.camera()[::8, ::8] / 510
