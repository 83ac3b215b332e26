"""predict_demo, moved as a learner moves it: by the mouse on its canvas and by its controls."""

import numpy as np
import pytest
from pages import mouse
from scipy import ndimage

import helpers
from helpers.demos.comparison import compare, describe
from helpers.demos.sketches import plausible_results
from livefigure.testing import Page

STEP = helpers.step_signal(40, 20)
DIFFERENCE = np.array([-1, 0, 1])
ACTUAL = ndimage.correlate(STEP, DIFFERENCE.astype(float))
SKETCHES = plausible_results(STEP, DIFFERENCE)
NAMES = list(SKETCHES)
UNANSWERED = (
    f"Not predicted yet. Draw in the middle panel, or choose one of the sketches A to {NAMES[-1]}."
)
KEPT = "kept here. Reveal shows what comes out."
EVERYWHERE = [(0, 0), (18, 0), (19, 1), (20, 1), (21, 0), (39, 0)]


def in_one_line(text):
    return " ".join(text.split())


class Learner:
    """A demo, and what a learner does to it and sees of it."""

    def __init__(self, signal=STEP, kernel=DIFFERENCE, **options):
        self.demo = helpers.predict_demo(signal, kernel, **options)
        self.panel, *self.small = self.demo.figure.axes[2:]
        self.truth, self.mine = (
            next(line for line in self.panel.lines if line.get_label() == label)
            for label in ("what comes out", "your prediction")
        )

    @property
    def said(self):
        return in_one_line(self.demo.readout)

    @property
    def values(self):
        return self.mine.get_ydata()

    @property
    def sketch(self):
        return self.demo.controls["sketch"].value

    @property
    def framed(self):
        """The sketches that are drawn with a frame."""
        return [ax.get_title("left") for ax in self.small if ax.patches[0].get_visible()]

    def choose(self, name):
        self.demo.controls["sketch"].value = name

    def reveal(self):
        self.demo.controls["reveal"].value = True

    def clear(self):
        self.demo.children[0].children[-1].click()

    def mouse(self, what, ax, x, y, **more):
        mouse(self.demo.canvas, what, *ax.transData.transform((x, y)), **more)

    def draw(self, *points):
        self.mouse("press", self.panel, *points[0])
        for point in points[1:]:
            self.mouse("move", self.panel, *point)
        self.mouse("release", self.panel, *points[-1])

    def click(self, name):
        for what in ("press", "release"):
            self.mouse(what, self.small[NAMES.index(name)], 20, 0)


def test_a_drawing_is_shown_at_once_where_the_mouse_goes():
    learner = Learner()
    learner.mouse("press", learner.panel, 10, 0)
    for count in range(1, 11):
        assert learner.said == f"Your prediction: drawn at {count} of 40 samples, {KEPT}"
        learner.mouse("move", learner.panel, 10 + count, 0.08 * count)
    assert learner.sketch == "drawn"
    assert np.flatnonzero(~np.isnan(learner.values)).tolist() == list(range(10, 21))
    x, y = np.abs(np.subtract(*learner.panel.transData.inverted().transform([(0, 0), (1, 1)])))
    np.testing.assert_allclose(learner.values[10:21], np.linspace(0, 0.8, 11), atol=y + 0.08 * x)


@pytest.mark.parametrize("choose", [Learner.click, Learner.choose])
def test_each_sketch_is_chosen_and_compared_and_a_drawing_kept_meanwhile(choose):
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    drawn = learner.values.copy()
    for name in [*NAMES, NAMES[0]]:
        choose(learner, name)
        assert learner.sketch == name
        assert learner.framed == [name]
        np.testing.assert_array_equal(learner.values, SKETCHES[name])
        words = describe(SKETCHES[name])
        assert learner.said == f"Your prediction: sketch {name}, {KEPT} It's {words}."
    learner.choose("drawn")
    assert learner.framed == []
    np.testing.assert_array_equal(learner.values, drawn)
    learner.reveal()
    for name in NAMES:
        choose(learner, name)
        says = in_one_line(compare(SKETCHES[name], ACTUAL))
        assert learner.said == f"Your prediction: sketch {name}. {says}"
        assert learner.truth.get_visible()
    learner.draw((21, 0.5), (24, 0.5))
    assert "drawn at 15 of 40 samples" in learner.said
    np.testing.assert_array_equal(SKETCHES[name], learner.small[-1].lines[-1].get_ydata())


def test_a_mouse_that_passes_over_a_sketch_does_not_choose_it_and_a_press_on_it_ends_a_stroke():
    learner = Learner()
    learner.mouse("move", learner.small[0], 20, 0, buttons=[])
    assert learner.said == UNANSWERED
    learner.mouse("press", learner.panel, 5, 0.5)
    learner.mouse("move", learner.small[0], 20, 0)
    assert learner.sketch == "drawn"
    learner.mouse("press", learner.small[0], 20, 0)
    learner.mouse("move", learner.panel, 25, 0)
    assert learner.sketch == NAMES[0]


def test_clear_removes_the_drawing_and_keeps_a_chosen_sketch():
    learner = Learner()
    learner.choose("drawn")
    assert learner.said == UNANSWERED, "nothing drawn is no prediction"
    learner.draw((10, 0), (20, 0.8))
    learner.clear()
    assert learner.sketch == "none yet"
    assert learner.said == UNANSWERED
    learner.draw((5, 0), (6, 0))
    assert "drawn at 2 of 40 samples" in learner.said
    learner.choose(NAMES[2])
    learner.clear()
    assert learner.framed == [NAMES[2]]
    learner.choose("drawn")
    assert learner.said == UNANSWERED


@pytest.mark.parametrize("points", [EVERYWHERE, [(10, 0), (20, 0.8)]])
def test_a_drawing_is_compared_where_there_is_one_and_described_if_it_is_everywhere(points):
    learner = Learner()
    learner.draw(*points)
    drawn = learner.values.copy()
    what = f"Your prediction: drawn at {np.isfinite(drawn).sum()} of 40 samples"
    words = f" It's {describe(drawn)}." if points is EVERYWHERE else ""
    assert learner.said == f"{what}, {KEPT}{words}"
    learner.reveal()
    np.testing.assert_array_equal(learner.values, drawn)
    assert learner.said == f"{what}. {in_one_line(compare(drawn, ACTUAL))}"


def test_the_output_is_scipys_and_the_learners_arrays_are_theirs():
    signal, kernel = np.arange(7, dtype=np.uint8), np.array([1, 2, 3, -4])
    options = {"mode": "constant", "cval": 2.5}
    expected = ndimage.correlate(signal.astype(float), kernel.astype(float), **options)
    learner = Learner(signal, kernel, **options)
    assert signal.tolist() == list(range(7))
    assert kernel.tolist() == [1, 2, 3, -4]
    signal[:], kernel[:] = 1, 1
    learner.reveal()
    np.testing.assert_allclose(learner.truth.get_ydata(), expected, atol=1e-12)


@pytest.mark.parametrize(
    ("signal", "kernel"),
    [
        *(([1.0], DIFFERENCE), ([0], [0]), (np.full(30, 2.0), np.full(9, 1 / 9))),
        *(([0, 1e-12], np.full(9, 1 / 9)), ([1e30, 0], DIFFERENCE)),
    ],
)
def test_short_flat_tiny_and_huge_signals_are_no_trouble(signal, kernel):
    learner = Learner(signal, kernel)
    names = [ax.get_title("left") for ax in learner.small]
    which = "sketch A." if len(names) == 1 else f"one of the sketches A to {names[-1]}."
    assert learner.said.endswith(which)
    low, high = learner.panel.get_ylim()
    learner.draw((0, low / 2 + high / 2), (len(signal) - 1, high))
    learner.reveal()
    assert learner.said.startswith(f"Your prediction: drawn at {len(signal)} of {len(signal)} ")
    for name in names:
        learner.choose(name)
        assert learner.said.startswith(f"Your prediction: sketch {name}. ")


def test_what_is_drawn_by_hand_is_painted_and_saved_in_this_demo_alone():
    learner, other = Learner(), Learner()
    page = Page(learner.demo)
    looks = [page.look()]
    for act in (lambda: learner.draw(*EVERYWHERE), learner.clear):
        act()
        looks.append(page.look())
        painted = page.pixels.astype(int)
        page.show(720)
        assert np.abs(painted - page.pixels).max() <= 2
        bundle, _ = learner.demo._repr_mimebundle_()
        assert in_one_line(bundle["text/plain"]).endswith(learner.said)
        assert other.said == UNANSWERED
    assert looks[0] == looks[2] != looks[1]
