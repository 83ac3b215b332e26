"""Controls with their labels, and sliders that are quick to follow."""

import ipywidgets as widgets
from traitlets import CFloat, CInt

# A margin that keeps what comes next in a row from touching a control.
_APART = "2px 12px 2px 2px"


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
    made = widgets.Dropdown(options=options, value=value, description=label, **look(width))
    made.layout.margin = _APART
    return made


def choices(options, value):
    """Return a button for each option; one of them is pressed, or none where `value` is None."""
    return widgets.ToggleButtons(
        options=options,
        value=value,
        layout={"width": "auto"},
        style={"button_width": "max-content"},
    )


def checkbox(label, tooltip=None):
    """Return a box to check, as wide as its label."""
    return widgets.Checkbox(
        description=label, tooltip=tooltip, indent=False,
        layout={"width": "auto", "margin": _APART},
    )  # fmt: skip


def button(label, tooltip, act):
    """Return a button that calls `act` without an argument when it's clicked."""
    made = widgets.Button(description=label, tooltip=tooltip, layout={"width": "auto"})
    made.on_click(lambda _button: act())
    return made


def look(width):
    """Return the options of a control that's so many pixels wide with the whole of its label."""
    return {"layout": {"width": f"{width}px"}, "style": {"description_width": "initial"}}


def align_labels(controls, width=78):
    """Give controls labels that are so many pixels wide, so that they align below each other.

    Examples
    --------
    >>> sliders = [whole_slider(label, 3, 0, 9) for label in ("row", "degrees to the left")]
    >>> align_labels(sliders, 120)
    >>> sliders[0].style.description_width
    '120px'
    """
    for control in controls:
        control.style.description_width = f"{width}px"


def main_slider(controls):
    """Return the first of some controls that's a slider over numbers, or None."""
    return next((control for control in controls if hasattr(control, "step")), None)


def slider_count(slider):
    """Return at how many values a slider stops."""
    return round((slider.max - slider.min) / slider.step) + 1


def slider_index(slider):
    """Return the number, from 0, of the value where a slider is."""
    return round((slider.value - slider.min) / slider.step)


def slider_value(slider, index):
    """Return one of the values that a slider stops at, by its number from 0."""
    # Without what adding up tenths leaves behind: a browser sends 0.3, not 0.30000000000000004.
    value = round(slider.min + index * slider.step, 9)
    return min(value, slider.max)


def slider_values(slider):
    """Return all values that a slider stops at, in order."""
    return [slider_value(slider, index) for index in range(slider_count(slider))]
