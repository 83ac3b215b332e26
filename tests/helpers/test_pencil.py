"""Drawing with the mouse, by matplotlib's own events on a panel of known pixels."""

import numpy as np
import pytest
from matplotlib.backend_bases import MouseButton
from pages import mouse

from helpers.demos.pencil import Pencil
from helpers.figures import style

LEFT = MouseButton.LEFT
SIZE = 10


class Paper:
    """A panel from -1 to 1 with a pencil that follows its canvas's events."""

    def __init__(self, size=SIZE):
        figure, axes = style.new_figure(5, 3)
        panel = axes[0, 0]
        panel.set_position((0.2, 0.2, 0.6, 0.6))
        panel.set(xlim=(-0.5, SIZE - 0.5), ylim=(-1, 1))
        figure.add_axes((0.85, 0.2, 0.1, 0.6))  # samples 11 to 12
        self.pencil, self.canvas, self.drawn = Pencil(panel, size), figure.canvas, []
        for name in ("button_press", "motion_notify", "button_release"):
            self.canvas.mpl_connect(
                f"{name}_event", lambda event: self.drawn.append(self.pencil.follow(event))
            )

    def mouse(self, what, x, y, **more):
        """Use the mouse at sample `x` and height `y`, and return whether something was drawn."""
        # There are 30 pixels a sample and 90 a unit, so that a point is never between pixels.
        mouse(self.canvas, what, round(115 + 30 * x), round(150 + 90 * y), **more)
        return self.drawn[-1]

    def stroke(self, *points):
        for k, point in enumerate(points):
            self.mouse("move" if k else "press", *point)
        self.mouse("release", *points[-1])

    @property
    def heights(self):
        """What was drawn, by the samples."""
        values = self.pencil.values
        return {int(at): values[at] for at in np.flatnonzero(~np.isnan(values))}


@pytest.mark.parametrize(
    ("points", "first", "values"),
    [
        (((3, 0.5),), 3, [0.5]),
        (((1, -0.8), (5, 0.8)), 1, [-0.8, -0.4, 0, 0.4, 0.8]),
        (((5, 0.8), (1, -0.8)), 1, [-0.8, -0.4, 0, 0.4, 0.8]),
        # Between samples, the nearest are marked at the stroke's own height.
        (((1.4, 0), (4.6, 0.8)), 1, [0, 0.15, 0.4, 0.65, 0.8]),
        # The last way over a sample counts.
        (((1, 0), (5, 0), (3, 1)), 1, [0, 0, 1, 0.5, 0]),
        (((1, 0), (5, 0), (3, 1), (3, -0.5)), 1, [0, 0, -0.5, 0.5, 0]),
        # Outside the panel it goes on along its edge, and the way back is drawn as well.
        (((4, 0), (6, 1.6)), 4, [0, 0.5, 1]),
        (((4, 0), (-9, -1.6)), 0, [-1, -0.75, -0.5, -0.25, 0]),
        (((4, 0), (14, 0), (4, 0.5)), 4, [0.5, 0.4, 0.3, 0.2, 0.1, 0]),
        (((4, 0), (14, 0), (14, -2), (8, -1)), 4, [0, 0, 0, 0, -1, -1]),
    ],
)
def test_a_stroke_is_interpolated_between_what_is_heard_of_it(points, first, values):
    paper = Paper()
    paper.stroke(*points)
    assert paper.drawn == [*[True] * len(points), False]
    assert paper.heights == pytest.approx(dict(enumerate(values, first)))


@pytest.mark.parametrize(
    ("press", "held"),
    [
        *(((2, 0, button, False), [button]) for button in MouseButton if button != LEFT),
        ((2, 0, LEFT, True), [LEFT]),
        (None, []),
        *(((*at, LEFT, False), [LEFT]) for at in [(4, 1.2), (4, -1.2), (-2, 0), (12, 0)]),
    ],
)
def test_another_button_a_double_click_a_passing_mouse_or_a_start_outside_draws_nothing(
    press, held
):
    paper = Paper()
    if press:
        x, y, button, is_double = press
        paper.mouse("press", x, y, button=button, dblclick=is_double)
    paper.mouse("move", 5, 1, buttons=held)
    paper.mouse("move", 6, 0, buttons=held)
    paper.mouse("release", 6, 1)
    assert not any(paper.drawn)
    assert paper.heights == {}


@pytest.mark.parametrize("where", [(5, 0), (5, 1.5), (13, 0), None])
def test_a_released_button_ends_the_stroke_inside_and_outside_heard_or_not(where):
    paper = Paper()
    paper.mouse("press", 2, 0)
    if where:
        assert not paper.mouse("release", *where)
    else:
        assert not paper.mouse("move", 4, 0, buttons=())
    assert not paper.mouse("move", 7, 1)
    assert [*paper.heights] == [2]
    paper.stroke((5, 0), (6, 0))
    assert [*paper.heights] == [2, 5, 6], "a second stroke isn't joined to the first"
    paper.pencil.clear()
    assert paper.heights == {}


def test_a_single_sample_is_drawn_wherever_the_panel_is_touched():
    paper = Paper(size=1)
    for points in ([(7, 0.5)], [(7, 0.5), (2, -0.5)]):
        paper.stroke(*points)
        assert paper.heights == pytest.approx({0: points[-1][1]})
