"""The controls of a demo: sliders, and the walk along positions."""

import ipywidgets as widgets
from traitlets import CFloat, CInt

# What a play button counts from and to; less than the first is its stop.
_FIRST_TICK, _TICKS = 1, 10**9


class _WholeSlider(widgets.IntSlider):
    # A value from the browser is not sent back to it: a message less at each step.
    value = CInt(0).tag(sync=True, echo_update=False)


class _FloatSlider(widgets.FloatSlider):
    value = CFloat(0.0).tag(sync=True, echo_update=False)


def whole_slider(label, value, least, most):
    """Return a slider over the whole numbers from `least` to `most`."""
    return _WholeSlider(value=value, min=least, max=most, description=label, **_look())


def float_slider(label, value, least, most, step, digits=1):
    """Return a slider from `least` to `most` that shows `digits` decimals."""
    return _FloatSlider(
        value=value, min=least, max=most, step=step, description=label,
        readout_format=f".{digits}f", **_look(),
    )  # fmt: skip


def _look():
    return {"layout": widgets.Layout(width="340px"), "style": {"description_width": "initial"}}


def positions(label, count, *, start=0, row=None):
    """Return the controls that walk through `count` positions, and the keys that do.

    Parameters
    ----------
    label : str
        What a position is called beside the slider.
    count : int
        The number of positions.
    start : int, optional
        The first position shown.
    row : int, optional
        Positions in a row of an image: the keys up and down then move by one row.

    Returns
    -------
    slider : ipywidgets.IntSlider
    buttons : list of ipywidgets.Widget
        Play, one step back, one step forward.
    keys : dict of str to callable
    """
    slider = whole_slider(label, start, 0, count - 1)
    # A clock: the slider alone says where the demo is, so that play goes on from wherever it
    # was moved to. Linking the two would send each step twice.
    play = widgets.Play(
        value=_FIRST_TICK, max=_TICKS, interval=250, show_repeat=False, description=f"walk {label}"
    )

    def tick(change):
        if change["new"] < _FIRST_TICK:  # its stop button: back to the start
            go(0)
            play.value = _FIRST_TICK
        elif change["new"] == _FIRST_TICK:
            return
        elif slider.value == slider.max:
            play.playing = False
        else:
            go(slider.value + 1)

    def begin(change):
        if change["new"] and slider.value == slider.max:
            go(0)

    play.observe(tick, "value")
    play.observe(begin, "playing")

    def go(to):
        slider.value = min(max(to, 0), count - 1)

    def button(text, tooltip, by):
        made = widgets.Button(
            description=text, tooltip=tooltip, layout=widgets.Layout(width="auto")
        )
        made.on_click(lambda _button: go(slider.value + by))
        return made

    buttons = [
        play,
        button("◀ back", "one step back", -1),
        button("forward ▶", "one step forward", 1),
    ]
    steps = {"left": -1, "right": 1}
    if row is not None:
        steps |= {"up": -row, "down": row}
    keys = {key: lambda by=by: go(slider.value + by) for key, by in steps.items()}
    keys |= {"home": lambda: go(0), "end": lambda: go(count - 1)}
    return slider, buttons, keys
