"""What's drawn while nobody waits, without a browser."""

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from squares import make

from livefigure import LiveFigure, ahead, whole_slider
from livefigure.changes import flips
from livefigure.testing import Page, flip


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    monkeypatch.setattr(ahead, "_SLOW", 10)  # the machine may be busy
    monkeypatch.setattr(ahead, "is_busy", lambda: False)


@pytest.mark.parametrize("seed", range(20))
def test_a_step_leads_there_and_back_however_it_is_written(seed):
    rng = np.random.default_rng(seed)
    before = np.repeat(rng.integers(0, 3, (9, 1, 4), dtype=np.uint8), 11, axis=1)
    after = before.copy()
    top, left = rng.integers(0, 8, 2)
    after[top : top + 5, left : left + 4] = 200
    if seed % 2:  # as a photograph has it
        after[2:6] = rng.integers(0, 255, (4, 11, 4))
    step = flips(before, after)
    assert (step[1] > 0) == seed % 2
    pixels = before.copy()
    for expected in (after, before):
        flip(pixels, step)
        assert (pixels == expected).all()


def test_what_comes_next_is_there_in_both_directions_and_the_figure_stays_as_it_was():
    live = make()
    page = Page(live)
    seen = page.look()
    page.wait_for_steps()
    assert page.look() == seen
    assert sorted(page.texts) == list(range(13)), "13 can't be shown, and so isn't passed"
    start = live.controls["n"].value
    ahead_of_time = {n: page.at(start, n) for n in (0, 2, 3, 12)}
    for n, expected in ahead_of_time.items():
        live.controls["n"].value = n
        assert page.look() == expected


def test_another_control_makes_it_void_at_once():
    factor = whole_slider("factor", 1, 1, 5)
    live = make(more={"factor": factor})
    page = Page(live)
    page.wait_for_steps()
    page.messages.clear()
    live.controls["n"].value = 4
    assert "edition" not in page.messages[-1]
    factor.value = 2
    state = page.messages[-1]
    assert {"edition", "pixels", "readout"} <= set(state), "in one message"
    page.wait_for_steps()
    text, pixels = page.at(4, 5)
    assert text == "5 squared is 50"
    live.controls["n"].value = 5
    assert page.look() == (text, pixels)
    page.messages.clear()
    page.show(450)
    assert "edition" in page.messages[0], "a finer picture has other steps"


def test_it_stays_within_its_limits_and_begins_anew_where_it_must(monkeypatch):
    live = make(whole_slider("n", 500, 0, 1000))
    live.figure.axes[0].set(xlim=(0, 1000), ylim=(0, 1e6))
    page = Page(live)
    monkeypatch.setattr(ahead, "MOST_KEPT", 20_000)
    page.wait_for_steps()
    places = sorted(page.texts)
    assert min(places) < 500 < max(places)
    assert places == list(range(places[0], places[-1] + 1))
    kept = sum(step.nbytes for step in page.steps.values())
    assert kept < 21_000, "a step more than fits, at most"
    live.controls["n"].value = 501
    page.wait_for_steps()
    assert sorted(page.texts) == places, "there's enough on both sides"
    live.controls["n"].value = places[-1]
    page.wait_for_steps()
    assert min(page.texts) < places[-1] < max(page.texts)


def test_a_step_beyond_the_limits_is_the_only_one(monkeypatch):
    page = Page(make())
    monkeypatch.setattr(ahead, "_AT_ONCE", 0)
    monkeypatch.setattr(ahead, "MOST_KEPT", 1)
    page.wait_for_steps()
    assert len(page.steps) == 1


def test_what_takes_long_is_not_drawn_ahead(monkeypatch):
    live = make()
    page = Page(live)
    monkeypatch.setattr(ahead, "_SLOW", 0)
    page.wait_for_steps()
    assert len(page.steps) == 3


def test_on_a_busy_machine_only_the_nearest_steps_are_drawn(monkeypatch):
    live = make(whole_slider("n", 500, 0, 1000))
    page = Page(live)
    monkeypatch.setattr(ahead, "is_busy", lambda: True)
    monkeypatch.setattr(ahead, "_AT_ONCE", 0)  # a fast machine would draw more than asked for
    monkeypatch.setattr(ahead, "_SLOW", 60)  # and a slow one would give up
    for _ in range(60):  # seconds: more than a slow machine takes
        with pytest.raises(TimeoutError):
            page.wait_for_steps(timeout=1)
        if len(page.texts) > 100:
            break
    assert (min(page.texts), max(page.texts)) == (450, 550)


def test_nothing_is_drawn_while_a_cell_runs(monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    cells = ahead._Cells()
    shell.push({"cells": cells, "seen": []})
    shell.run_cell("seen.append(cells.is_running)")
    assert shell.user_ns["seen"] == [True]
    assert cells.is_running is False
    InteractiveShell.clear_instance()


def test_a_figure_without_a_slider_has_no_steps():
    live = make()
    plain = LiveFigure(live.figure, [], lambda: "still", {}, title="still")
    page = Page(plain)
    page.send({"type": "ahead"})
    assert page.steps == {}
