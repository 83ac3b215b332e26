"""What marimo is given to show, without marimo."""

import sys
from types import SimpleNamespace

import ipywidgets as widgets
import pytest
from squares import make

from livefigure import LiveFigure, Positions, checkbox, choices, dropdown, float_slider
from livefigure.stand_ins import StandIn


def tell(stand_in, **content):
    """Send what a page does with a control, and return what it's to draw then."""
    sent = []
    stand_in.comm.send = lambda data=None, **_others: sent.append(data)
    data = {"method": "custom", "content": content}
    stand_in.comm.handle_msg({"content": {"data": data}, "buffers": []})
    assert sent[-1] == {"method": "custom", "content": {"type": "done"}}
    return stand_in.looks


def test_marimo_gets_the_controls_in_rows_and_the_screen_below(monkeypatch):
    marimo = SimpleNamespace(
        hstack=lambda parts, **_options: ("row", *parts),
        vstack=lambda parts, **_options: ("column", *parts),
        image=lambda src, alt: ("image", src[:26], alt),
    )
    monkeypatch.setitem(sys.modules, "marimo", marimo)
    positions = Positions("n", 5)
    live = make(slider=positions.slider, toolbar=[positions.buttons])
    kind, (row, slider, buttons), screen = live._display_()
    assert (kind, row, buttons[0]) == ("column", "row", "row")
    controls = [slider, *buttons[1:]]
    assert [control.looks["kind"] for control in controls] == ["slider", "play", "button", "button"]
    assert screen is live.screen
    assert live.screen.slider == {}

    monkeypatch.setattr(LiveFigure, "_make_screen", lambda self: (None, "still"))
    assert make()._display_() == ("image", "data:image/png;base64,iVBO", "squares\n3 squared is 9")


def test_a_slider_is_moved_by_its_positions_and_follows_its_control():
    live = make()
    stand_in = StandIn(live.controls["n"])
    assert stand_in.looks == {"kind": "slider", "label": "n", "value": 3, "most": 20, "said": "3"}
    assert tell(stand_in, value=4)["said"] == "4"
    assert live.readout == "4 squared is 16"
    live.controls["n"].value = 6
    assert stand_in.looks["value"] == 6
    assert tell(stand_in, value=99)["value"] == 20
    assert tell(StandIn(float_slider("s", 1, 0.5, 3, 0.1)), value=3)["said"] == "0.8"


def test_a_step_that_fails_is_answered_too():
    live = make()
    assert tell(StandIn(live.controls["n"]), value=13)["value"] == 13
    assert live.readout.startswith("This figure couldn't show n = 13.")


@pytest.mark.parametrize(
    ("control", "looks", "value", "expected"),
    [
        (checkbox("flip"), {"kind": "check", "label": "flip", "value": False}, True, True),
        (
            dropdown("mode", ["a", "b"], "a", 100),
            {"kind": "list", "label": "mode", "value": 0, "options": ["a", "b"]}, 1, "b",
        ),
        (
            choices({"one": 1, "two": 2}.items(), None),
            {"kind": "choices", "label": "", "value": None, "options": ["one", "two"]}, 1, 2,
        ),
        (
            widgets.Textarea("1 2", description="weights"),
            {"kind": "text", "label": "weights", "value": "1 2"}, "3", "3",
        ),
    ],
)  # fmt: skip
def test_a_control_is_set_as_its_stand_in_is(control, looks, value, expected):
    stand_in = StandIn(control)
    assert stand_in.looks == looks
    assert tell(stand_in, value=value)["value"] == value
    assert control.value == expected


def test_a_clock_ticks_until_the_last_position():
    positions = Positions("n", 4)
    play, back, forward = (StandIn(button) for button in positions.buttons.children)
    assert tell(play, value=True)["value"] is True
    for expected in (1, 2, 3):
        tell(play, is_tick=True)
        assert positions.slider.value == expected
    assert tell(play, is_tick=True)["value"] is False
    positions.slider.value = 1
    tell(play, is_tick=True)
    assert positions.slider.value == 1, "it has been stopped"
    positions.slider.value = 3
    tell(back)
    assert positions.slider.value == 2
    tell(forward)
    assert positions.slider.value == 3
