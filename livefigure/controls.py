"""Controls with their labels, and sliders that are quick to follow."""

import ipywidgets as widgets
from traitlets import CFloat, CInt


class _WholeSlider(widgets.IntSlider):
    # A value from the browser is not sent back to it: a message less at each step.
    value = CInt(0).tag(sync=True, echo_update=False)


class _FloatSlider(widgets.FloatSlider):
    value = CFloat(0.0).tag(sync=True, echo_update=False)


def whole_slider(label, value, least, most):
    """Return a slider over the whole numbers from `least` to `most`."""
    return _WholeSlider(value=value, min=least, max=most, description=label, **look(340))


def float_slider(label, value, least, most, step, digits=1):
    """Return a slider from `least` to `most` that shows `digits` decimals."""
    return _FloatSlider(
        value=value, min=least, max=most, step=step, description=label,
        readout_format=f".{digits}f", **look(340),
    )  # fmt: skip


def dropdown(label, options, value, width):
    """Return a list of options to choose one from, so many pixels wide with its label."""
    return widgets.Dropdown(options=options, value=value, description=label, **look(width))


def checkbox(label, tooltip=None):
    """Return a box to check, as wide as its label."""
    return widgets.Checkbox(
        description=label, tooltip=tooltip, indent=False, layout={"width": "auto"}
    )


def button(label, tooltip, act):
    """Return a button that calls `act` without an argument when it's clicked."""
    made = widgets.Button(description=label, tooltip=tooltip, layout={"width": "auto"})
    made.on_click(lambda _button: act())
    return made


def look(width):
    """Return the options of a control that's so many pixels wide with the whole of its label."""
    return {"layout": {"width": f"{width}px"}, "style": {"description_width": "initial"}}
