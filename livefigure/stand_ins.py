"""Controls for marimo, which shows an anywidget but none of ipywidgets' own controls."""

import anywidget
import ipywidgets as widgets
from traitlets import Dict

from livefigure.controls import slider_count, slider_index, slider_value
from livefigure.page import modules, style

# What makes a control look different when it changes.
_NAMES = ("description", "disabled", "max", "options", "playing", "value")


def arranged(part, marimo):
    """Return a widget as marimo can show it, with all that's in it.

    Parameters
    ----------
    part : ipywidgets.Widget
        Boxes become marimo's stacks; an anywidget is shown as it is, and any other control by
        a stand-in.
    marimo : module

    Returns
    -------
    anywidget.AnyWidget or marimo.Html
    """
    if isinstance(part, widgets.Box):
        parts = [arranged(one, marimo) for one in part.children]
        if isinstance(part, widgets.HBox):
            return marimo.hstack(parts, justify="start", align="start", wrap=True, gap=0.5)
        return marimo.vstack(parts, align="stretch", gap=0.5)
    return part if isinstance(part, anywidget.AnyWidget) else StandIn(part)


class StandIn(anywidget.AnyWidget):
    """A control in plain HTML that does what one of ipywidgets' does.

    Parameters
    ----------
    control : ipywidgets.Widget
        It keeps the value; this shows it, and sets it.

    Attributes
    ----------
    looks : dict
        What the page draws: the ``kind`` of control, its ``label``, and its state.
    """

    _esm = modules("connection", "stand_in")
    _css = style("stand_in")
    looks = Dict().tag(sync=True)

    def __init__(self, control):
        self._control = control
        super().__init__(looks=_looks(control))
        control.observe(self._follow, [name for name in _NAMES if control.has_trait(name)])
        self.on_msg(self._on_message)

    def _follow(self, _change):
        self.looks = _looks(self._control)

    def _on_message(self, _widget, content, _buffers):
        try:
            _set(self._control, content)
        finally:
            # The control may have refused it, or have come to something else.
            self._follow(None)
            self.send({"type": "done"})


def _kind(control):
    if hasattr(control, "playing"):
        return "play"
    if hasattr(control, "step"):
        return "slider"
    if hasattr(control, "click"):
        return "button"
    if hasattr(control, "index"):
        return "choices" if isinstance(control, widgets.ToggleButtons) else "list"
    return "check" if isinstance(control.value, bool) else "text"


def _looks(control):
    kind = _kind(control)
    looks = {"kind": kind, "label": control.description}
    if kind == "slider":
        state = {
            "value": slider_index(control),
            "most": slider_count(control) - 1,
            "said": format(control.value, control.readout_format),
        }
    elif kind == "play":
        state = {"value": control.playing, "interval": control.interval}
    elif kind in ("choices", "list"):
        state = {"value": control.index, "options": [_label(one) for one in control.options]}
    elif kind == "button":
        state = {"disabled": control.disabled}
    else:
        state = {"value": control.value}
    return looks | state


def _label(option):
    """Return an option's label; ipywidgets admits values, and pairs of a label and a value."""
    return option[0] if isinstance(option, tuple) else str(option)


def _set(control, content):
    kind, value = _kind(control), content.get("value")
    if kind == "slider":
        control.value = slider_value(control, min(max(int(value), 0), slider_count(control) - 1))
    elif kind == "play" and content.get("is_tick"):
        control.value += control.playing  # a tick may come after the clock was stopped
    elif kind == "play":
        control.playing = bool(value)
    elif kind in ("choices", "list"):
        control.index = value
    elif kind == "button":
        control.click()
    else:
        control.value = value
