"""What's recorded of a live figure: its walk, its pictures, its words, and nothing left behind."""

import io

import numpy as np
import pytest
from PIL import Image
from squares import make

from livefigure import LiveFigure, whole_slider
from livefigure.recording import BLOCK, record, walk


@pytest.mark.parametrize(
    ("count", "start", "step", "limit", "expected"),
    [
        (10, 0, 1, 700, [0, 2, 4, 6, 8, 9]),
        (10, 5, 1, 550, [0, 3, 5, 6, 9]),
        (3, 1, 1, 300 + 3 * len('"said", '), [0, 1, 2]),
        (3, 1, 1, 300, None),  # words count, too
        (1, 0, 1, 110, [0]),
        (1000, 0, 1, 10**9, [*range(0, 1000, 9)]),
        # Down the diagonal of an image.
        (52 * 52, 26 * 53, 53, 10**9, [k * 53 for k in range(52)]),
    ],
)
def test_the_finest_walk_that_is_small_enough_is_taken_and_nothing_drawn_twice(
    count, start, step, limit, expected
):
    asked = []

    def look(place):
        asked.append(place)
        return b"x" * 100, "said"

    if expected is None:
        with pytest.raises(ValueError, match="no walk through 3 positions"):
            walk(count, start, step, look, limit, 120)
        return
    _, seen = walk(count, start, step, look, limit, 120)
    assert [*seen] == expected
    assert len(asked) == len(set(asked))


def stored(picture):
    with Image.open(io.BytesIO(picture)) as image:
        return np.asarray(image.convert("RGBA"))


def drawn(live, dpi, inches=None):
    with live.drawn(dpi, inches):
        return live.draw_at(None)[0].copy()


@pytest.mark.parametrize("inches", [None, 2])
def test_each_position_is_as_it_is_drawn_and_the_figure_stays_as_it_was(inches):
    live = make(whole_slider("n", 3, 0, 12), arrange=lambda width: figure.set_figwidth(width))
    figure = live.figure
    before = drawn(live, 100), live.readout, figure.dpi, figure.get_figwidth()
    made = record(live, dpi=150, limit=10**6, most=99, inches=inches)
    after = drawn(live, 100), live.readout, figure.dpi, figure.get_figwidth()
    assert np.array_equal(before[0], after[0])
    assert before[1:] == after[1:]
    assert (made.size, made.start) == ([100 * (inches or 3), 200], 3)
    assert (made.stops, made.every) == ([*range(13)], 1)
    start = stored(made.pictures[3])
    for n, (picture, readout) in enumerate(zip(made.pictures, made.readouts, strict=True)):
        live.controls["n"].value = n
        assert readout == live.readout
        top = stored(picture)
        cut = top[..., 3] == 0
        shown = np.where(cut[..., None], start, top)
        assert np.array_equal(shown, drawn(live, 150, inches))
        # At the rim of a cut, and so far inside of it, a browser mixes equal dots only.
        far = (shown != start).any(axis=-1)
        for by in (-BLOCK, BLOCK):
            assert not (cut & (np.roll(far, by, 0) | np.roll(far, by, 1))).any()


def test_some_positions_are_chosen_among_others():
    made = record(make(), dpi=50, limit=10**6, most=3, among=[0, 2, 5, 9, 12])
    assert (made.stops, made.start, made.every) == ([0, 2, 12], 1, 4)


def test_a_figure_without_a_slider_has_one_picture():
    live = LiveFigure(make().figure, [], lambda: "still", {}, title="still")
    made = record(live, dpi=100, limit=10**6, most=99)
    assert (made.stops, made.start, made.readouts) == ([0], 0, ["still"])
    assert np.array_equal(stored(made.pictures[0]), drawn(live, 100))


def test_an_error_is_raised_and_the_figure_stays_as_it_was():
    live = make()
    with pytest.raises(RuntimeError, match="thirteen"):
        record(live, dpi=100, limit=10**6, most=99)
    assert live.readout == "3 squared is 9"
    with live.drawn(100):
        assert live.draw_at(None)[1] == live.readout


def test_every_picture_is_of_a_figure_that_knows_how_fine_it_is_drawn():
    figure = make().figure
    live = LiveFigure(
        figure,
        [],
        lambda n: f"{n}: {figure.canvas.get_width_height()}",
        {"n": whole_slider("n", 1, 0, 2)},
        title="size",
    )
    made = record(live, dpi=150, limit=10**6, most=9)
    assert made.readouts == [f"{n}: (450, 300)" for n in range(3)]
    assert live.readout == "1: (300, 200)"
