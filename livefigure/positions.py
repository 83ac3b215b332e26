"""The walk along positions: a slider, buttons, keys, and a clock."""

import ipywidgets as widgets

from livefigure.controls import button, whole_slider

# What a play button counts from and to; less than the first is its stop.
_FIRST_TICK, _TICKS = 1, 10**9


class Positions:
    """The controls that walk through positions, and the one truth about where they are.

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

    Attributes
    ----------
    slider : ipywidgets.IntSlider
    buttons : ipywidgets.HBox
        Play, one step back, one step forward. Where there's no room for them beside the slider,
        they go below it together.
    """

    def __init__(self, label, count, *, start=0, row=None):
        self.slider = whole_slider(label, start, 0, count - 1)
        self._row = row
        # A clock: the slider alone says where the demo is, so that play goes on from wherever it
        # was moved to. Linking the two would send each step twice.
        self._play = widgets.Play(
            value=_FIRST_TICK, max=_TICKS, interval=250, show_repeat=False,
            description=f"walk {label}", layout={"width": "92px"},
        )  # fmt: skip
        self._play.observe(self._tick, "value")
        self._play.observe(self._begin, "playing")
        back = button("◀ back", "one step back", lambda: self._step(-1))
        forward = button("forward ▶", "one step forward", lambda: self._step(1))
        self.buttons = widgets.HBox([self._play, back, forward], layout={"flex_flow": "row wrap"})

    @property
    def keys(self):
        """By how many positions a key moves: dict of str to int."""
        rows = {} if self._row is None else {"ArrowUp": -self._row, "ArrowDown": self._row}
        count = self.slider.max
        return {"ArrowLeft": -1, "ArrowRight": 1, **rows, "Home": -count, "End": count}

    def resize(self, count, *, start, row=None):
        """Walk through another number of positions from now on, beginning with `start`."""
        self._row = row
        # At each moment the value is within the limits: otherwise the page would correct it
        # by itself, and tell Python afterwards.
        self.slider.max = max(count - 1, self.slider.max)
        self.slider.value = start
        self.slider.max = count - 1

    def _go(self, to):
        self.slider.value = min(max(to, 0), self.slider.max)

    def _step(self, by):
        self._go(self.slider.value + by)

    def _tick(self, change):
        if change["new"] < _FIRST_TICK:  # its stop button: back to the start
            self._go(0)
            self._play.value = _FIRST_TICK
        elif change["new"] == _FIRST_TICK:
            return
        elif self.slider.value == self.slider.max:
            self._play.playing = False
        else:
            self._step(1)

    def _begin(self, change):
        if change["new"] and self.slider.value == self.slider.max:
            self._go(0)
