import numpy as np
import pytest

import helpers


@pytest.fixture
def screen():
    demo = helpers.convolve_demo(helpers.step_signal(), helpers.mean_kernel(3))
    yield demo._screen
    demo.close()


def frame_of(numbers):
    """Return a frame whose pixels, seen as uint32, are some numbers."""
    return np.array(numbers, np.uint32).view(np.uint8).reshape(len(numbers), -1, 4)


def sent(screen, frame, whole=False):
    """Paint a frame; return what is sent, runs of (first pixel, length), and their colors."""
    screen.pixels = {}
    screen.paint(frame, whole)
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
    screen._on_message(screen, {"type": "ping"}, [])
    assert answers == [{"type": "pong"}]
    screen._on_message(screen, {"type": "other"}, [])
    screen._on_message(screen, {}, [])
    assert answers == [{"type": "pong"}]


def test_only_what_has_changed_is_sent(screen):
    first = frame_of([[1, 1, 2], [2, 2, 2]])
    # In each run one color; a run may go on in the next row.
    assert sent(screen, first) == ([(0, 2), (2, 4)], [1, 2])
    assert sent(screen, first) is None
    assert sent(screen, frame_of([[1, 1, 2], [2, 2, 9]])) == ([(5, 1)], [9])
    assert sent(screen, frame_of([[8, 1, 2], [8, 8, 9]])) == ([(0, 1), (3, 2)], [8, 8])


def test_each_pixel_has_its_color_where_that_is_shorter(screen):
    sent(screen, frame_of([[0, 0, 0, 0, 0, 0]]))
    assert sent(screen, frame_of([[0, 1, 2, 3, 4, 0]])) == ([(1, 4)], [1, 2, 3, 4])


def test_a_frame_is_sent_whole_if_asked_or_if_its_shape_is_new(screen):
    frame = frame_of([[7, 7], [7, 7]])
    sent(screen, frame)
    assert sent(screen, frame, whole=True) == ([(0, 4)], [7])
    assert sent(screen, frame_of([[7, 7, 7, 7]])) == ([(0, 4)], [7])
    assert screen.pixels["shape"] == (1, 4)


def test_frames_are_counted_one_by_one(screen):
    numbers = []
    for color in (3, 4, 5):
        sent(screen, frame_of([[color]]))
        numbers.append(screen.pixels["number"])
    assert np.diff(numbers).tolist() == [1, 1]


def test_what_was_painted_is_kept_and_not_what_its_frame_becomes(screen):
    frame = frame_of([[1, 1]])
    sent(screen, frame)
    frame[0, 0, 0] = 5
    assert sent(screen, frame) == ([(0, 1)], [5])
