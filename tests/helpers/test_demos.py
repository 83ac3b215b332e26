"""Every demo, driven by what it declares, and the stage that all of them share."""

import base64
import inspect
import io
import json
import sys
import threading
from types import SimpleNamespace

import IPython
import ipywidgets
import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from matplotlib import pyplot as plt
from matplotlib.backend_bases import KeyEvent
from pages import Browser, say_ready
from PIL import Image

import helpers
from helpers.demos import cell_lifetime
from helpers.demos.canvas import DemoCanvas
from helpers.demos.declaration import declared
from helpers.demos.marks import FAILURE
from helpers.demos.stage import Stage
from helpers.figures import style
from tools.book.frames import slider_values

DEMOS = declared()
FIRST = {name: next(iter(examples.values())).make for name, examples in DEMOS.items()}
each_demo = pytest.mark.parametrize("name", DEMOS)


def values(control, texts=()):
    """Return what a control can be set to: a dozen places of a long slider."""
    if hasattr(control, "step"):
        stops = slider_values(control)
        return [*stops[:: -(-len(stops) // 12)], stops[-1]]
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
    before, moving = set(_instances), set()
    for example in DEMOS[name].values():
        demo = example.make()
        page = Browser(demo, monkeypatch)
        say_ready(demo)
        made = set(_instances), len(demo.figure.findobj())
        for key, control in demo.controls.items():
            assert control.description
            start, seen = control.value, [page.look()]
            for value in values(control, [s[key] for s in example.states if key in s]):
                control.value = value
                seen.append(page.look())
            said, shown = (set(parts) for parts in zip(*seen, strict=True))
            assert not any(words.startswith(FAILURE) for words in said)
            assert len(said) > 1
            if hasattr(control, "step"):
                assert len(said) == len(shown) == len(set(seen))
            if len(shown) > 1:
                moving.add(key)
            control.value = start
            assert page.look() == seen[0]
        # What was painted step by step is what drawing all of it at once gives.
        painted = page.pixels.astype(int)
        demo._canvas.draw()
        assert np.abs(painted - page.pixels).max() <= 2
        assert (set(_instances), len(demo.figure.findobj())) == made
        demo.close()
        assert set(_instances) == before
    assert moving == set(demo.controls)
    assert plt.get_fignums() == []


@each_demo
def test_a_step_is_one_message_and_the_saved_output_follows(name, monkeypatch):
    demo = FIRST[name]()
    control = next(iter(demo.controls.values()))
    (first, about), (again, _) = demo._repr_mimebundle_(), demo._repr_mimebundle_()
    assert first["text/plain"].endswith(demo.readout)
    assert about["image/png"]["alt"] == first["text/plain"]
    assert again["image/png"] == first["image/png"]
    page = Browser(demo, monkeypatch)
    say_ready(demo)
    page.messages.clear()
    page.pngs.clear()
    control.value = values(control)[1]
    (state,) = page.messages
    assert state["readout"] == demo.readout
    assert page.pngs == []
    if demo._screen.picture_keys:  # a walk, of which little moves
        assert 0 < page.received < page.pixels.size / 8, "bytes, of which a pixel has four"
    last, _ = demo._repr_mimebundle_()
    assert last["text/plain"].endswith(demo.readout)
    assert last["image/png"] != first["image/png"]
    assert Image.open(io.BytesIO(base64.b64decode(last["image/png"]))).width > 300
    demo.close()


# Whichever of them is missing, the pictures are drawn alike.
@pytest.mark.parametrize(
    ("missing", "pictured"), [("ipympl", DEMOS), ("anywidget", ["filter_lab"])]
)
def test_without_its_canvas_a_demo_is_a_picture_that_says_what_is_missing(
    missing, pictured, monkeypatch
):
    alive = {name: make().readout for name, make in FIRST.items()}
    for part in list(sys.modules):
        if part.partition(".")[0] == missing or part.endswith(("demos.canvas", "demos.screen")):
            monkeypatch.delitem(sys.modules, part)
    monkeypatch.setitem(sys.modules, missing, None)
    for name, make in FIRST.items():
        static = make()
        assert f"because the package {missing} is missing" in static._canvas.note
        assert static.text.endswith(alive[name])
        if name not in pictured:
            continue
        bundle, _ = static._repr_mimebundle_()
        assert set(bundle) == {"image/png", "text/plain"}
        assert bundle["text/plain"] == static.text
        control = next(iter(static.controls.values()))
        control.value = values(control)[1]
        assert static._repr_mimebundle_()[0]["image/png"] != bundle["image/png"]


def test_a_page_that_opens_later_is_painted_whole_and_until_then_sent_pngs(monkeypatch):
    demo = helpers.first_demo()
    page = Browser(demo, monkeypatch)
    for brightness in (0.1, 0.9):
        demo.controls["brightness"].value = brightness
        frame = np.asarray(Image.open(io.BytesIO(page.pngs[-1])))
        assert (frame == np.asarray(demo._canvas.buffer_rgba())).all()
    assert not any("pixels" in message for message in page.messages)
    for _ in range(2):  # the second frame is like the first
        page.pixels[:] = 0
        say_ready(demo)
        page.look()


def test_a_page_that_answers_before_the_canvas_is_made_is_heard(monkeypatch):
    answers, sent = [], []
    open_on_page = DemoCanvas.open

    def open_and_answer(canvas):
        open_on_page(canvas)
        monkeypatch.setattr(canvas, "send", lambda message, buffers=(): sent.append(message))
        # As on a subshell's thread, while the cell's own is still making the demo.
        message = ({"type": "initialized"}, [])
        answers.append(threading.Thread(target=canvas._handle_custom_msg, args=message))
        answers[-1].start()
        answers[-1].join(timeout=0.2)

    monkeypatch.setattr(DemoCanvas, "open", open_and_answer)
    canvas = helpers.first_demo()._canvas
    answers[0].join(timeout=10)
    assert not canvas.syncing_data_url
    kinds = [json.loads(message["data"]) for message in sent]
    (resize,) = [kind for kind in kinds if kind["type"] == "resize"]
    assert tuple(resize["size"]) == canvas.get_width_height()


def test_keys_buttons_and_play_walk_and_stop_at_the_ends():
    demo = helpers.mean_filter_demo(np.eye(7))
    slider, play, back, forward = demo.children[0].children
    walked = []
    for key in ("right", "down", "left", "up", "left", "end", "right", "down", "home", "up"):
        KeyEvent("key_press_event", demo._canvas, key)._process()
        walked.append(slider.value)
    for button in (forward, forward, back, back, back):
        button.click()
        walked.append(slider.value)
    assert walked == [1, 8, 7, 0, 0, 48, 48, 48, 0, 0, 1, 2, 1, 0, 0]
    assert (slider.min, slider.max, play.show_repeat) == (0, 48, False)
    slider.value = 46
    for position in (47, 48, 48):
        forward.click()
        assert slider.value == position
    slider.value = 46
    play.playing = True  # what the browser's button sets, and then a value at each tick
    seen = []
    for _ in range(3):
        play.value += 1
        seen.append((slider.value, play.playing))
    assert seen == [(47, True), (48, True), (48, False)]
    play.playing = True
    assert slider.value == 0
    for ticks in (1, 0):
        slider.value = 5
        play.value += ticks
        play.value = play.min  # what the browser's stop button sets
        assert slider.value == 0


def test_an_error_is_said_and_the_next_move_works():
    figure, axes = style.new_figure(3, 2)

    def show(n):
        if n == 2:
            raise RuntimeError("two is <not> a number for me")
        return f"n is {n}"

    slider = ipywidgets.IntSlider(max=5)
    demo = Stage(figure, axes[0, 0].plot([0, 1]), show, {"n": slider}, title="broken")
    slider.value = 2
    assert f"{FAILURE} n = 2" in demo.readout
    assert "RuntimeError: two is <not> a number for me" in demo.readout
    assert demo.children[-1].readout == demo.readout
    slider.value = 3
    assert demo.readout == "n is 3"


def test_a_cell_run_again_closes_its_demos(monkeypatch):
    monkeypatch.setattr(cell_lifetime, "_open", {})
    made = []
    for run, still_open in (
        [("cell", 1), [True]],
        [("cell", 1), [True, True]],
        [("cell", 2), [False, False, True]],
        [("another", 2), [False, False, True, True]],
    ):
        monkeypatch.setattr(cell_lifetime, "_current_run", lambda run=run: run)
        made.append(helpers.first_demo())
        assert [demo.comm is not None for demo in made] == still_open


@pytest.mark.parametrize(
    ("parent", "run"),
    [
        (None, None),
        ({}, None),
        ({"metadata": {"cellId": "a"}, "content": {"code": "1"}}, ("a", "7")),
        ({"metadata": {"cellId": "a"}}, ("a", "7")),
        ({"metadata": {}, "content": {"code": "1"}}, ("1", "7")),
        ({"content": {"code": "1"}}, ("1", "7")),
        ({"metadata": {"other": "a"}, "content": {}}, None),
    ],
)
def test_a_run_is_known_by_its_cell_or_else_by_its_text(monkeypatch, parent, run):
    header = {"header": {"msg_id": "7"}} if parent else {}
    shell = parent is not None and SimpleNamespace(get_parent=lambda: parent | header)
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell or None)
    assert cell_lifetime._current_run() == run
