"""Every control of every demo against scipy; nothing grows; frames are drawn right."""

import base64
import io
import json
import re
import sys
import threading
import types

import IPython
import ipywidgets
import numpy as np
import pytest
import skimage as ski
from ipywidgets.widgets.widget import _instances
from matplotlib import pyplot as plt
from matplotlib.backend_bases import KeyEvent
from pages import Browser, say_ready
from PIL import Image
from scipy import ndimage

import helpers
from helpers.demos import cell_lifetime
from helpers.demos.canvas import DemoCanvas
from helpers.demos.controls import Positions
from helpers.demos.stage import Stage
from helpers.figures import style

NOISY = helpers.add_noise(helpers.step_signal())
SQUARE = np.zeros((7, 7))
SQUARE[2:5, 2:5] = 1
TABLE = np.random.default_rng(1).normal(size=(6, 5))


def result(demo):
    return float(demo.readout.rpartition("=")[2])


def close_to(shown, value):
    # Three digits are shown, or three decimals.
    return abs(shown - value) <= max(5.1e-4, 5.1e-3 * abs(value))


@pytest.mark.parametrize(
    ("kernel", "mode"),
    [
        (np.full(3, 1 / 3), "valid"),
        (np.full(11, 1 / 11), "valid"),
        (np.full(11, 1 / 11), "constant"),
        ([-1.0, 0.0, 2.0], "reflect"),
        ([0.25, 0.75], "wrap"),
        ([1.0, 2.0, 3.0, -4.0], "valid"),
        ([1.0, 2.0, 3.0, 4.0, 5.0], "mirror"),
        ([1.0, 2.0, 3.0], "nearest"),
    ],
)
def test_convolve_demo_says_scipys_value_at_each_position(kernel, mode):
    demo = helpers.convolve_demo(NOISY, kernel, mode)
    slider = demo.controls["position"]
    if mode == "valid":
        expected = np.convolve(NOISY, kernel, "valid")
    else:
        expected = ndimage.convolve(NOISY, kernel, mode=mode)
    assert slider.max == expected.size - 1
    for position, value in enumerate(expected):
        slider.value = position
        assert close_to(result(demo), value)
    demo.close()


@pytest.mark.parametrize(
    ("image", "size", "mode"),
    [
        (SQUARE, 3, "reflect"),
        (TABLE, 2, "mirror"),
        (TABLE, 4, "wrap"),
        (TABLE, 5, "constant"),
        (TABLE, 3, "nearest"),
        (TABLE > 0, 3, "reflect"),
    ],
)
def test_mean_filter_demo_says_scipys_value_at_each_pixel(image, size, mode):
    demo = helpers.mean_filter_demo(image, size, mode)
    kernel = np.full((size, size), 1 / size**2)
    expected = ndimage.correlate(np.asarray(image, float), kernel, mode=mode)
    for pixel, value in enumerate(expected.flat):
        demo.controls["pixel"].value = pixel
        row, column = divmod(pixel, expected.shape[1])
        assert demo.readout.startswith(f"output row {row}, column {column}:")
        assert close_to(result(demo), value)
    demo.close()


def test_valid_mean_filter_has_the_inner_pixels_only():
    demo = helpers.mean_filter_demo(TABLE, 3, "valid")
    assert demo.controls["pixel"].max == 4 * 3 - 1
    demo.controls["pixel"].value = 5
    assert close_to(result(demo), TABLE[1:4, 2:5].mean())


def test_uint8_is_calculated_with_as_float():
    demo = helpers.mean_filter_demo(np.array([[255, 254], [0, 1]], np.uint8), 2, "valid")
    assert result(demo) == 127.5


def lines(demo, panel):
    return {line.get_label(): line.get_data() for line in demo.figure.axes[panel].lines}


@pytest.mark.parametrize(
    ("size", "mode", "shift"), [(3, "valid", 1), (4, "valid", 1.5), (5, "reflect", 0)]
)
def test_window_and_output_stand_where_they_belong(size, mode, shift):
    demo = helpers.convolve_demo(NOISY, np.arange(size) + 1.0, mode)
    demo.controls["position"].value = 30
    first = 30 if mode == "valid" else 30 - size // 2
    x, y = lines(demo, 0)["window"]
    assert x.tolist() == list(range(first, first + size))
    assert y.tolist() == NOISY[first : first + size].tolist()
    x, y = lines(demo, 2)["output so far"]
    assert x.tolist() == [k + shift for k in range(31)]
    assert y.size == 31
    weights = demo.figure.axes[1].lines[-2].get_ydata()
    assert weights.tolist() == list(range(size, 0, -1)), "a convolution flips its kernel"


def test_padding_is_drawn_with_its_values():
    demo = helpers.convolve_demo(NOISY, np.full(11, 1 / 11), "nearest")
    x, y = lines(demo, 0)["padding (nearest)"]
    assert x.tolist() == [*range(-5, 0), *range(100, 105)]
    assert set(y) == {NOISY[0], NOISY[-1]}


def test_footprint_and_covers():
    demo = helpers.mean_filter_demo(SQUARE)
    demo.controls["pixel"].value = 2 * 7 + 3
    rest, below, footprint, pixel_in, pixel_out = demo._canvas._moving
    assert footprint.get_bbox().bounds == (1.5, 0.5, 3, 3)
    assert pixel_in.get_bbox().bounds == pixel_out.get_bbox().bounds == (2.5, 1.5, 1, 1)
    assert rest.get_bbox().bounds == (3.5, 1.5, 3, 1)
    assert below.get_bbox().bounds == (-0.5, 2.5, 7, 4)


def test_first_demo_names_the_pixel_and_its_brightness():
    demo = helpers.first_demo()
    for step in range(11):
        demo.controls["brightness"].value = step / 10
        assert demo.readout.startswith(f"image[2, 3] = {step / 10:.3g}:")
        assert demo.figure.axes[0].images[0].get_array()[2, 3] == step / 10


DEMOS = {
    "convolve": lambda: helpers.convolve_demo(NOISY, np.full(11, 1 / 11), "constant"),
    "mean": lambda: helpers.mean_filter_demo(SQUARE),
    "first": helpers.first_demo,
}
each_demo = pytest.mark.parametrize("name", DEMOS)


@each_demo
def test_nothing_grows_in_200_moves(name):
    demo = DEMOS[name]()
    (slider,) = demo.controls.values()
    steps = np.linspace(slider.min, slider.max, 9)[1:]
    slider.value = type(slider.value)(steps[0])
    before = len(demo.figure.findobj()), len(_instances), plt.get_fignums()
    for k in range(200):
        slider.value = type(slider.value)(steps[k % 8])
    assert (len(demo.figure.findobj()), len(_instances), plt.get_fignums()) == before
    assert before[2] == []


@each_demo
def test_closing_leaves_no_widget_behind(name):
    before = set(_instances)
    demo = DEMOS[name]()
    assert set(_instances) > before
    demo.close()
    assert set(_instances) == before


@each_demo
def test_saved_output_is_readout_and_picture(name):
    demo = DEMOS[name]()
    (slider,) = demo.controls.values()
    first, about = demo._repr_mimebundle_()
    again, _ = demo._repr_mimebundle_()
    assert first["text/plain"].endswith(demo.readout)
    assert "object at" not in first["text/plain"]
    assert about["image/png"]["alt"] == first["text/plain"]
    assert first["image/png"] == again["image/png"]
    slider.value = slider.max
    last, _ = demo._repr_mimebundle_()
    assert last["text/plain"] != first["text/plain"]
    assert last["image/png"] != first["image/png"]
    assert Image.open(io.BytesIO(base64.b64decode(last["image/png"]))).width > 300


@each_demo
def test_what_a_browser_paints_is_the_figure(name, monkeypatch):
    demo = DEMOS[name]()
    browser = Browser(demo, monkeypatch)
    say_ready(demo)
    (slider,) = demo.controls.values()
    for value in (slider.max, slider.min, slider.max, (slider.min + slider.max) / 2):
        slider.value = type(slider.value)(value)
        assert (browser.pixels == np.asarray(demo._canvas.buffer_rgba())).all()
    painted = browser.pixels.astype(int)
    demo._canvas.draw()
    assert np.abs(painted - np.asarray(demo._canvas.buffer_rgba())).max() <= 2
    assert (browser.pixels == np.asarray(demo._canvas.buffer_rgba())).all()


@each_demo
def test_a_step_is_one_small_message(name, monkeypatch):
    demo = DEMOS[name]()
    browser = Browser(demo, monkeypatch)
    say_ready(demo)
    browser.messages.clear()
    browser.pngs.clear()
    (slider,) = demo.controls.values()
    slider.value = slider.value + slider.step
    (state,) = browser.messages
    assert state["readout"] == demo.readout
    assert 0 < browser.received < browser.pixels.size / 8, "bytes, of which a pixel has four"
    assert browser.pngs == []


def test_a_page_that_opens_later_is_painted_whole(monkeypatch):
    demo = helpers.first_demo()
    browser = Browser(demo, monkeypatch)
    say_ready(demo)
    demo.controls["brightness"].value = 1
    browser.pixels[:] = 0
    say_ready(demo)
    assert (browser.pixels == np.asarray(demo._canvas.buffer_rgba())).all()


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
    (answer,) = answers
    answer.join(timeout=10)
    assert not canvas.syncing_data_url
    kinds = [json.loads(message["data"]) for message in sent]
    (resize,) = [kind for kind in kinds if kind["type"] == "resize"]
    assert tuple(resize["size"]) == canvas.get_width_height()


def test_a_whole_frame_is_sent_although_it_is_like_the_last(monkeypatch):
    demo = helpers.first_demo()
    browser = Browser(demo, monkeypatch)
    for _ in range(3):
        browser.pixels[:] = 0
        say_ready(demo)
        assert (browser.pixels == np.asarray(demo._canvas.buffer_rgba())).all()


def test_a_page_that_cannot_paint_is_sent_whole_pngs(monkeypatch):
    demo = helpers.first_demo()
    browser = Browser(demo, monkeypatch)
    for brightness in (0.1, 0.9):
        demo.controls["brightness"].value = brightness
        frame = np.asarray(Image.open(io.BytesIO(browser.pngs[-1])))
        assert (frame == np.asarray(demo._canvas.buffer_rgba())).all()
    assert not any("pixels" in message for message in browser.messages)


def press(demo, key):
    KeyEvent("key_press_event", demo._canvas, key)._process()


def test_keys_and_buttons_walk_and_stop_at_the_ends():
    demo = helpers.mean_filter_demo(SQUARE)
    slider = demo.controls["pixel"]
    walked = []
    for key in ("right", "down", "left", "up", "left", "end", "right", "down", "home", "up"):
        press(demo, key)
        walked.append(slider.value)
    assert walked == [1, 8, 7, 0, 0, 48, 48, 48, 0, 0]
    _slider, _play, back, forth = demo.children[0].children
    forth.click()
    forth.click()
    back.click()
    assert slider.value == 1


def test_play_goes_on_from_where_the_slider_is_and_stops_at_the_end():
    demo = helpers.mean_filter_demo(SQUARE)
    slider = demo.controls["pixel"]
    play = demo.children[0].children[1]
    slider.value = 46
    play.playing = True  # what the browser's button sets, and then a value at each tick
    seen = []
    for _ in range(3):
        play.value += 1
        seen.append((slider.value, play.playing))
    assert seen == [(47, True), (48, True), (48, False)]
    play.playing = True
    assert slider.value == 0
    play.value += 1
    play.value = play.min  # what the browser's stop button sets
    assert slider.value == 0
    slider.value = 5
    play.value = play.min
    assert slider.value == 0


def test_an_error_is_said_and_the_next_move_works():
    figure, axes = style.new_figure(3, 2)
    (line,) = axes[0, 0].plot([0, 1])

    def show(n):
        if n == 2:
            raise RuntimeError("two is <not> a number for me")
        return f"n is {n}"

    slider = ipywidgets.IntSlider(max=5)
    demo = Stage(figure, [line], show, {"n": slider}, title="broken")
    slider.value = 2
    assert "could not show n = 2" in demo.readout
    assert "RuntimeError: two is <not> a number for me" in demo.readout
    assert demo.children[-1].readout == demo.readout
    slider.value = 3
    assert demo.readout == "n is 3"


def test_a_cell_run_again_closes_its_demos(monkeypatch):
    monkeypatch.setattr(cell_lifetime, "_open", {})
    run = ["cell", 1]
    monkeypatch.setattr(cell_lifetime, "_current_run", lambda: tuple(run))
    first, second = helpers.first_demo(), helpers.first_demo()
    assert first.comm is not None
    assert second.comm is not None
    run[1] = 2
    third = helpers.first_demo()
    assert first.comm is None
    assert second.comm is None
    run[0] = "another cell"
    helpers.first_demo()
    assert third.comm is not None


def test_padded_samples_stand_in_brackets():
    demo = helpers.convolve_demo(NOISY, np.full(3, 1 / 3), "constant")
    assert len(re.findall(r"\[0\]", demo.readout)) == 1
    assert "padding (constant), in brackets" in demo.readout


@pytest.mark.parametrize("mode", ["reflect", "valid"])
def test_large_image_opens(mode):
    demo = helpers.mean_filter_demo(ski.data.camera(), 11, mode)
    demo.controls["pixel"].value = 1000
    assert "121 products, too many to list" in demo.readout


@each_demo
@pytest.mark.parametrize("missing", ["ipympl", "anywidget"])
def test_a_demo_without_its_canvas_is_a_picture_that_says_what_is_missing(
    name, missing, monkeypatch
):
    alive = DEMOS[name]()
    loaded = [part for part in sys.modules if part.startswith((f"{missing}.", "helpers.demos."))]
    for part in loaded:
        if part.endswith((".canvas", ".screen")) or part.startswith(missing):
            monkeypatch.delitem(sys.modules, part)
    monkeypatch.setitem(sys.modules, missing, None)
    still = DEMOS[name]()
    assert f"because the package {missing} is missing" in still._canvas.note
    bundle, _ = still._repr_mimebundle_()
    assert set(bundle) == {"image/png", "text/plain"}
    assert bundle["text/plain"] == alive._repr_mimebundle_()[0]["text/plain"]
    (slider,) = still.controls.values()
    slider.value = slider.max
    assert still._repr_mimebundle_()[0]["image/png"] != bundle["image/png"]
    still.close()


@pytest.mark.parametrize(
    ("parent", "run"),
    [
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
    shell = types.SimpleNamespace(get_parent=lambda: parent | header)
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    assert cell_lifetime._current_run() == run


@pytest.mark.parametrize("shell", [None, object()])
def test_without_a_kernel_there_is_no_run(monkeypatch, shell):
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    assert cell_lifetime._current_run() is None


def test_a_walks_buttons_go_one_step_and_its_player_has_no_repeat():
    positions = Positions("position", 3)
    slider, (player, back, forth), keys = positions.slider, positions.buttons, positions.keys
    assert (slider.min, slider.max, slider.value) == (0, 2, 0)
    assert not player.show_repeat
    for button, value in [(forth, 1), (forth, 2), (forth, 2), (back, 1), (back, 0), (back, 0)]:
        button.click()
        assert slider.value == value
    keys["end"]()
    assert slider.value == 2
    keys["home"]()
    assert slider.value == 0
