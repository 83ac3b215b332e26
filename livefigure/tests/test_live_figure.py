"""A live figure and the page it's shown on, without a browser."""

import base64
import io
import logging
import sys
import threading
from types import SimpleNamespace

import IPython
import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from matplotlib.backend_bases import MouseButton
from matplotlib.figure import Figure
from PIL import Image
from squares import make

from livefigure import FAILURE, LiveFigure, Positions, cell_lifetime, whole_slider
from livefigure.screen import Screen
from livefigure.still import still
from livefigure.testing import Page


def test_a_step_sends_its_pixels_and_its_words_in_one_message():
    live = make()
    page = Page(live)
    assert page.look()[0] == "3 squared is 9"
    assert page.pixels.shape == (200, 300, 4)
    page.messages.clear()
    live.controls["n"].value = 20
    assert page.look()[0] == "20 squared is 400"
    (message,) = page.messages
    assert message["pixels"]["shape"] == (200, 300)
    assert 0 < page.received < page.pixels.size / 8
    painted = page.pixels.copy()
    page.show(300)
    assert (page.look()[1] == painted.tobytes()) is True


def test_several_changes_at_once_are_one_message_that_leaves_nothing_out():
    def change_both():
        live.controls["n"].value = 8
        live.controls["factor"].value = 2
        live.refresh()

    live = make(more={"factor": whole_slider("factor", 1, 1, 5)}, keys={"b": change_both})
    page = Page(live)
    page.messages.clear()
    page.send({"type": "key", "key": "b"})
    assert page.look()[0] == "8 squared is 128"
    assert len(page.messages) == 1


def test_nothing_is_drawn_before_a_page_shows_it(monkeypatch):
    live = make()
    monkeypatch.setattr(live.canvas, "draw", lambda: pytest.fail("it was drawn"))
    live.controls["n"].value = 4
    assert live.readout == "4 squared is 16"


def test_a_picture_is_as_fine_as_the_finest_of_its_views():
    live = make()
    page = Page(live)
    for view, width, drawn in (
        ("test", 600, 600), ("small", 200, 600), ("test", 0, 600), ("small", 200, 200),
        ("small", 10**6, 1200), ("small", 1, 150), ("small", 450, 450),
    ):  # fmt: skip
        page.send({"type": "show", "view": view, "pixels": width})
        assert page.pixels.shape[1] == drawn
        page.look()
    assert live.screen.width == 300


def test_a_figure_is_arranged_for_the_widest_of_its_columns():
    arranged = []

    def arrange(inches):
        arranged.append(inches)
        live.figure.set_size_inches(inches, 2 + (inches < 3), forward=False)

    live = make(arrange=arrange)
    page = Page(live)
    for view, column, width in (
        ("test", 300, 300), ("test", 299, 280), ("test", 100, 240),
        # What a scroll bar takes makes no difference.
        ("test", 265, 240), ("test", 279, 240), ("test", 280, 280), ("test", 265, 260),
        # Of two views the wider one counts, for as long as it's there.
        ("other", 250, 260), ("other", 1000, 300), ("other", 0, 260), ("test", 0, 260),
    ):  # fmt: skip
        page.messages.clear()
        page.send({"type": "show", "view": view, "pixels": min(column, 300), "column": column})
        assert len(page.messages) <= 1, "size and pixels come together"
        assert live.screen.width == pytest.approx(width)
        assert live.screen.height == (200 if width == 300 else 300)
        assert live.screen.usual == (300, 200)
        page.look()
        rows, columns = page.pixels.shape[:2]
        assert rows / columns == pytest.approx(live.screen.height / width, abs=0.01)
    assert arranged == pytest.approx([2.8, 2.4, 2.8, 2.6, 3, 2.6])


def test_without_a_way_to_arrange_it_a_figure_keeps_its_size():
    live = make()
    Page(live).show(240, 240)
    assert (live.screen.width, live.screen.height) == (300, 200)


def test_the_saved_picture_of_an_arranged_figure_has_its_usual_size():
    live = make(arrange=lambda inches: live.figure.set_size_inches(inches, 5 - inches, False))
    before, _ = live._repr_mimebundle_()
    page = Page(live)
    page.show(240, 240)
    narrow = page.pixels.copy()
    assert narrow.shape == (260, 240, 4)
    again, _ = live._repr_mimebundle_()
    assert again["image/png"] == before["image/png"]
    assert live.screen.width == 240
    assert page.look()[1] == narrow.tobytes()


def test_a_page_that_shows_it_while_it_is_made_is_painted(monkeypatch):
    opened = Screen.open
    threads = []

    def open_and_show(screen):
        opened(screen)
        message = {"type": "show", "view": "early", "pixels": 300}
        # As on a subshell's thread, while the cell's own is still making it.
        threads.append(threading.Thread(target=screen._on_message, args=(screen, message, [])))
        threads[-1].start()
        threads[-1].join(timeout=0.2)

    monkeypatch.setattr(Screen, "open", open_and_show)
    live = make()
    threads[0].join(timeout=10)
    assert live.screen.pixels["shape"] == (200, 300)


def test_each_message_is_answered(monkeypatch):
    live = make(keys={"ArrowUp": lambda: 1 / 0})
    answers = []
    monkeypatch.setattr(live.screen, "send", answers.append)
    for question in ({"type": "ping"}, {"type": "other"}, {}, {"type": "key", "key": "ArrowUp"}):
        live.screen._on_message(live.screen, question, [])
    assert answers == [{"type": "done"}] * 4


def test_an_error_is_said_and_logged_and_the_next_move_works(caplog):
    live = make(keys={"ArrowUp": lambda: 1 / 0})
    page = Page(live)
    for act in (
        lambda: setattr(live.controls["n"], "value", 13),
        lambda: page.send({"type": "key", "key": "ArrowUp"}),
    ):
        with caplog.at_level(logging.ERROR):
            act()
        assert page.readout.startswith(FAILURE)
        assert "Traceback" in caplog.text
        caplog.clear()
        live.controls["n"].value += 1
        assert (
            page.look()[0]
            == f"{live.controls['n'].value} squared is {live.controls['n'].value ** 2}"
        )
    live.controls["n"].value = 13
    assert f"{FAILURE} n = 13" in live.readout
    assert "RuntimeError: thirteen is <not> a number for me" in live.readout


def test_keys_buttons_and_play_walk_and_stop_at_the_ends():
    positions = Positions("n", 49, row=7)
    live = make(positions.slider, toolbar=[positions.buttons], keys=positions.keys)
    slider, buttons = live.children[0].children
    play, back, forward = buttons.children
    page = Page(live)
    walked = []
    ways = {"r": "ArrowRight", "l": "ArrowLeft", "u": "ArrowUp", "d": "ArrowDown"}
    for key in ["r", "d", "l", "u", "l", "End", "r", "d", "Home", "u"]:
        page.send({"type": "key", "key": ways.get(key, key)})
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


@pytest.mark.parametrize("width", [300, 750])
def test_a_pointer_is_told_as_matplotlibs_mouse(width):
    heard = []

    def follow(event):
        heard.append((event.name, event.inaxes is not None, round(event.x), round(event.y)))
        held = event.buttons if event.name == "motion_notify_event" else [event.button]
        assert list(held) == [MouseButton.LEFT]
        return event.name == "button_press_event"

    live = make(mouse=follow)
    page = Page(live, width)
    page.messages.clear()
    for action, x, y in (("down", 0.5, 0.25), ("move", 0.02, 0.5), ("up", 0.5, 0.5)):
        page.point(action, x, y)
    fine = width / 300
    assert heard == [
        ("button_press_event", True, round(150 * fine), round(150 * fine)),
        ("motion_notify_event", False, round(6 * fine), round(100 * fine)),
        ("button_release_event", True, round(150 * fine), round(100 * fine)),
    ]


def test_a_page_is_told_where_a_pointer_does_what():
    figure = Figure(figsize=(4, 2), dpi=100)
    spot, other = (figure.add_axes((left, 0.25, 0.25, 0.5)) for left in (0.1, 0.5))
    live = LiveFigure(
        figure, [], str, {"object": whole_slider("n", 3, 0, 9)}, title="spots",
        mouse=lambda event: other.set_position((0.6, 0.5, 0.25, 0.5)) or True,
        panels={spot: "choose", other: "place"},
    )  # fmt: skip
    page = Page(live)
    (*first, second) = live.screen.areas
    assert first == [("choose", 0.1, 0.25, 0.35, 0.75)]
    assert second == ("place", 0.5, 0.25, 0.75, 0.75)
    page.point("down", 0.6, 0.5)
    assert live.screen.areas == [*first, ("place", 0.6, 0, 0.85, 0.5)], "where it is now"
    for options, areas in (({}, []), ({"mouse": bool}, [("draw", 0, 0, 1, 1)])):
        live = make(**options)
        Page(live)
        assert live.screen.areas == areas


def test_its_saved_output_is_a_picture_with_its_words():
    live = make()
    bundle, about = live._repr_mimebundle_()
    assert bundle["text/plain"] == about["image/png"]["alt"] == "squares\n3 squared is 9"
    assert "application/vnd.jupyter.widget-view+json" in bundle
    Page(live, 900)
    again, _ = live._repr_mimebundle_()
    assert again["image/png"] == bundle["image/png"], "however fine the page shows it"
    live.controls["n"].value = 13
    live.controls["n"].value = 12
    last, _ = live._repr_mimebundle_()
    picture = Image.open(io.BytesIO(base64.b64decode(last["image/png"])))
    assert last["image/png"] != bundle["image/png"]
    assert picture.width >= 300
    assert picture.height > 200


def test_without_anywidget_it_is_a_still_picture_that_says_so(monkeypatch):
    monkeypatch.delitem(sys.modules, "livefigure.screen", raising=False)
    monkeypatch.setitem(sys.modules, "anywidget", None)
    live = make()
    live.enlarge(2)
    assert live.screen is None
    bundle, _ = live._repr_mimebundle_()
    assert set(bundle) == {"image/png", "text/plain"}
    live.controls["n"].value = 4
    after, _ = live._repr_mimebundle_()
    assert after["text/plain"] == "squares\n4 squared is 16"
    assert after["image/png"] != bundle["image/png"]


def test_closing_leaves_nothing():
    before = set(_instances)
    make().close()
    assert set(_instances) == before


def test_a_cell_run_again_closes_its_figures(monkeypatch):
    monkeypatch.setattr(cell_lifetime, "_open", {})
    made = []
    for run, still_open in (
        [("cell", 1), [True]],
        [("cell", 1), [True, True]],
        [("cell", 2), [False, False, True]],
        [("another", 2), [False, False, True, True]],
    ):
        monkeypatch.setattr(cell_lifetime, "_current_run", lambda run=run: run)
        made.append(make())
        assert [live.comm is not None for live in made] == still_open


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


def test_a_frame_like_the_last_is_sent_to_a_page_that_has_lost_it():
    live = make()
    page = Page(live)
    for _ in range(2):
        page.pixels[:] = 0
        page.show(300)
        page.look()
    assert np.ptp(page.pixels) > 0


def test_what_is_displayed_is_drawn_once_and_is_there_when_its_page_asks(monkeypatch):
    live = make()
    drawn = []
    draw = live.canvas.draw
    monkeypatch.setattr(live.canvas, "draw", lambda: drawn.append(draw()))
    live._repr_mimebundle_()
    first = live.screen.number
    page = Page(live)  # this one has nothing yet
    assert page.look()[0] == "3 squared is 9"
    page.messages.clear()
    page.send({"type": "show", "view": "test", "pixels": 300, "frame": first + 1})
    assert page.messages == []
    live.figure.savefig(io.BytesIO(), format="png", dpi=50)
    live.controls["n"].value = 4
    page.look()
    assert len(drawn) == 2, "at first, and once more after it was saved"


def test_a_text_wider_than_its_picture_widens_the_still_one():
    white = np.full((20, 100, 4), 255, np.uint8)
    short, long = (
        np.asarray(
            Image.open(io.BytesIO(base64.b64decode(still(white, "a" * count, 100)))).convert("RGB")
        )
        for count in (60, 120)
    )
    assert 100 < short.shape[1] < long.shape[1]
    dark = np.flatnonzero(long.min(axis=(0, 2)) < 128)
    assert abs((long.shape[1] - 1 - dark[-1]) - 10) <= 2
