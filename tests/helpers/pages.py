"""What several tests of demos need."""

import pytest
from matplotlib.backend_bases import MouseButton, MouseEvent

from helpers.demos.declaration import declared

EXAMPLES = {
    f"{name}-{which}": example
    for name, examples in declared().items()
    for which, example in examples.items()
}


def near(value):
    """Return what equals a value that's shown with three digits or decimals."""
    return pytest.approx(value, rel=5.1e-3, abs=5.1e-4)


def put(demo, **values):
    """Set some of a demo's controls, in this order, and return it."""
    for name, value in values.items():
        demo.controls[name].value = value
    return demo


def dots(ax):
    """Return the values of the stems in an axes, by where they are."""
    found = [line.get_data() for line in ax.lines if line.get_marker() == "o"]
    return {x: y for xs, ys in found for x, y in zip(xs, ys, strict=True)}


def mouse(canvas, what, x, y, **more):
    """Press, move or release the left button of a mouse at a pixel of a canvas."""
    name = {"press": "button_press", "release": "button_release", "move": "motion_notify"}[what]
    held = {"buttons": [MouseButton.LEFT]} if what == "move" else {"button": MouseButton.LEFT}
    MouseEvent(f"{name}_event", canvas, x, y, **held | more)._process()


def drag(demo, panel, *places):
    """Press the mouse at the first place in a panel's data, go on to the others, and let go."""
    shown = demo.figure.axes[panel].transData
    for k, place in enumerate(places):
        at = shown.transform(place)
        mouse(demo.canvas, "move" if k else "press", *at)
    mouse(demo.canvas, "release", *at)
