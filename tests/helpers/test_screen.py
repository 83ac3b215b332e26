import numpy as np
import pytest

import helpers


@pytest.fixture
def screen():
    demo = helpers.first_demo()
    yield demo._screen
    demo.close()


def sent(screen, rows, whole=False):
    """Paint a frame of colors; return what is sent, runs of (first pixel, length) and colors."""
    screen.pixels = {}
    screen.paint(np.array(rows, np.uint32).view(np.uint8).reshape(len(rows), -1, 4), whole)
    if not screen.pixels:
        return None
    starts, lengths, colors = (
        np.frombuffer(screen.pixels[name], np.uint32).tolist()
        for name in ("starts", "lengths", "colors")
    )
    return list(zip(starts, lengths, strict=True)), colors


def test_a_page_that_asks_is_answered(screen, monkeypatch):
    answers = []
    monkeypatch.setattr(screen, "send", answers.append)
    for question in ({"type": "ping"}, {"type": "other"}, {}):
        screen._on_message(screen, question, [])
    assert answers == [{"type": "pong"}]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        # In each run one color; a run may go on in the next row.
        (None, [[1, 1, 2], [2, 2, 2]], ([(0, 2), (2, 4)], [1, 2])),
        ([[1, 1, 2], [2, 2, 2]], [[1, 1, 2], [2, 2, 9]], ([(5, 1)], [9])),
        ([[1, 1, 2], [2, 2, 9]], [[8, 1, 2], [8, 8, 9]], ([(0, 1), (3, 2)], [8, 8])),
        ([[5, 5]], [[5, 5]], None),
        # Each pixel has its color where that is shorter.
        ([[0, 0, 0, 0, 0, 0]], [[0, 1, 2, 3, 4, 0]], ([(1, 4)], [1, 2, 3, 4])),
        # All of it is sent if its shape is new.
        ([[7, 7], [7, 7]], [[7, 7, 7, 7]], ([(0, 4)], [7])),
    ],
)
def test_only_what_has_changed_is_sent(screen, before, after, message):
    if before:
        sent(screen, before)
    assert sent(screen, after) == message
    assert sent(screen, after, whole=True)[0][0][0] == 0
    assert screen.pixels["shape"] == np.shape(after)


def test_frames_are_counted_one_by_one(screen):
    numbers = []
    for color in (3, 4, 5):
        sent(screen, [[color]])
        numbers.append(screen.pixels["number"])
    assert np.diff(numbers).tolist() == [1, 1]
