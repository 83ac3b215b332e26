"""Every demo, driven by what it declares, and the stage that all of them share."""

import base64
import inspect
import io
import sys

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from matplotlib import pyplot as plt
from PIL import Image

import helpers
from helpers.demos.declaration import declared
from livefigure import FAILURE, ahead
from livefigure.canvas import Canvas
from livefigure.controls import main_slider, slider_index, slider_value, slider_values
from livefigure.testing import Page

DEMOS = declared()
FIRST = {name: next(iter(examples.values())).make for name, examples in DEMOS.items()}
each_demo = pytest.mark.parametrize("name", DEMOS)


def values(control, texts=()):
    """Return what a control can be set to: some places of a long slider."""
    if hasattr(control, "step"):
        stops = slider_values(control)
        return [*stops[:: -(-len(stops) // 6)], stops[-1]]
    if hasattr(control, "options"):
        return list(control.options)
    return [not control.value] if isinstance(control.value, bool) else list(texts)


def test_arguments_of_one_name_have_one_default():
    defaults = {}
    for name in DEMOS:
        for argument in inspect.signature(getattr(helpers, name)).parameters.values():
            if argument.default not in (argument.empty, None):
                defaults.setdefault(argument.name, set()).add(argument.default)
    assert {"mode", "cval", "sigma"} <= set(defaults)
    assert [name for name, found in defaults.items() if len(found) > 1] == []


@each_demo
def test_each_control_changes_words_and_picture_and_nothing_grows(name, monkeypatch):
    before, moving, whole = set(_instances), set(), []
    draw = Canvas.draw
    monkeypatch.setattr(Canvas, "draw", lambda self: (whole.append(self), draw(self)))
    for example in DEMOS[name].values():
        demo = example.make()
        page = Page(demo)
        made = set(_instances), len(demo.figure.findobj())
        page.show(round(demo.screen.width))  # counting its parts has made some anew
        for key, control in demo.controls.items():
            assert control.description
            start, seen = control.value, [page.look()]
            whole.clear()
            for value in values(control, [s[key] for s in example.states if key in s]):
                control.value = value
                seen.append(page.look())
            said, shown = (set(parts) for parts in zip(*seen, strict=True))
            assert not any(words.startswith(FAILURE) for words in said)
            assert len(said) > 1
            if hasattr(control, "step"):
                assert len(said) == len(shown) == len(set(seen))
                assert whole == [], "a slider draws only what moves"
            if len(shown) > 1:
                moving.add(key)
            control.value = start
            assert page.look() == seen[0]
        # What was painted step by step is what drawing all of it at once gives.
        painted = page.pixels.astype(int)
        page.show(round(demo.screen.width))
        assert np.abs(painted - page.pixels).max() <= 2
        assert (set(_instances), len(demo.figure.findobj())) == made
        demo.close()
        assert set(_instances) == before
    assert moving == set(demo.controls)
    assert plt.get_fignums() == []


@each_demo
@pytest.mark.parametrize("column", [None, 300])
def test_a_pointer_does_something_just_where_its_cursor_says_so(name, column):
    for example in DEMOS[name].values():
        demo = example.make()
        page = Page(demo)
        page.show(round(demo.screen.width), column)
        for _, left, top, right, bottom in demo.screen.areas:
            assert 0 <= left < right <= 1
            assert 0 <= top < bottom <= 1
            assert (left, top, right, bottom) != (0, 0, 1, 1)
            seen, wide, high = {page.look()}, right - left, bottom - top
            ways = [("down", 0.3, 0.6), ("move", 0.7, 0.1), ("up", 0.7, 0.1), ("down", 0.5, 0.3)]
            for action, x, y in ways:
                page.point(action, left + x * wide, top + y * high)
                seen.add(page.look())
            assert len(seen) > 1
            page.point("up", left, top)
        demo.close()


@each_demo
def test_what_is_drawn_ahead_is_what_the_step_itself_shows(name, monkeypatch):
    monkeypatch.setattr(ahead, "_SLOW", 10)
    monkeypatch.setattr(ahead, "is_busy", lambda: False)
    monkeypatch.setattr(ahead, "MOST_KEPT", 25_000)
    for example in DEMOS[name].values():
        demo = example.make()
        if not (slider := main_slider(demo.controls.values())):
            continue
        page = Page(demo)
        for state in ({}, example.states[-1]):
            for key, value in state.items():
                demo.controls[key].value = value
            start = slider_index(slider)
            page.wait_for_steps()
            expected = {place: page.at(start, place) for place in page.texts}
            assert len(expected) > 1
            for place in sorted(expected)[:: max(len(expected) // 5, 1)]:
                slider.value = slider_value(slider, place)
                assert page.look() == expected[place]
        demo.close()


def ends_with(text, readout):
    """Return whether a text ends with a readout, whatever lines it's wrapped into."""
    return " ".join(text.split()).endswith(" ".join(readout.split()))


@each_demo
def test_a_step_is_one_message_and_the_saved_output_follows(name):
    demo = FIRST[name]()
    control = next(iter(demo.controls.values()))
    (first, about), (again, _) = demo._repr_mimebundle_(), demo._repr_mimebundle_()
    assert ends_with(first["text/plain"], demo.readout)
    assert about["image/png"]["alt"] == first["text/plain"]
    assert again["image/png"] == first["image/png"]
    page = Page(demo)
    page.show(340, 340)
    narrow = page.look()
    assert demo._repr_mimebundle_()[0]["image/png"] == first["image/png"], "as wide as usual"
    assert page.look() == narrow
    page.show(round(demo.screen.width))
    page.messages.clear()
    control.value = next(value for value in values(control) if value != control.value)
    (state,) = page.messages
    assert state["readout"] == demo.readout
    if "Home" in demo.screen.picture_keys:  # a walk, of which little moves
        assert 0 < page.received < page.pixels.size / 8, "bytes, of which a pixel has four"
    last, _ = demo._repr_mimebundle_()
    assert ends_with(last["text/plain"], demo.readout)
    assert last["image/png"] != first["image/png"]
    assert Image.open(io.BytesIO(base64.b64decode(last["image/png"]))).width > 300
    demo.close()


def test_without_anywidget_each_demo_is_a_picture_with_the_same_words(monkeypatch):
    alive = {name: make().readout for name, make in FIRST.items()}
    monkeypatch.delitem(sys.modules, "livefigure.screen")
    monkeypatch.setitem(sys.modules, "anywidget", None)
    for name, make in FIRST.items():
        static = make()
        assert ends_with(static.text, alive[name])
        assert "application/vnd.jupyter.widget-view+json" not in static._repr_mimebundle_()[0]
