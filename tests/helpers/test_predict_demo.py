"""predict_demo, moved as a learner moves it: by the mouse on its canvas and by its controls."""

import socket

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
(RIGHT,) = (name for name in NAMES if np.array_equal(SKETCHES[name], ACTUAL))
UNANSWERED = (
    "Not predicted yet. Draw in the middle panel with the mouse, or choose one of the sketches "
    f"A to {NAMES[-1]}."
)
KEPT = "kept here. Reveal shows what comes out."
EVERYWHERE = [(0, 0), (18, 0), (19, 1), (20, 1), (21, 0), (39, 0)]


class Learner:
    """A demo, and what a learner does to it and sees of it."""

    def __init__(self, signal=STEP, kernel=DIFFERENCE, **options):
        self.demo = helpers.predict_demo(signal, kernel, **options)
        self.above, self.weights, self.panel, *self.small = self.demo.figure.axes
        self.truth, self.mine = (
            next(line for line in self.panel.lines if line.get_label() == label)
            for label in ("what comes out", "your prediction")
        )

    @property
    def said(self):
        """The readout, without the ends of its lines."""
        return " ".join(self.demo.readout.split())

    @property
    def values(self):
        return self.mine.get_ydata()

    @property
    def sketch(self):
        return self.demo.controls["sketch"].value

    @property
    def framed(self):
        """The sketches that are drawn with a frame."""
        return [
            ax.get_title("left")
            for ax in self.small
            if any(patch.get_visible() for patch in ax.patches)
        ]

    def choose(self, name, how="control"):
        if how == "control":
            self.demo.controls["sketch"].value = name
        else:
            self.mouse("press", self.small[NAMES.index(name)], 20, 0)
            self.mouse("release", self.small[NAMES.index(name)], 20, 0)

    def reveal(self, shown=True):
        self.demo.controls["reveal"].value = shown

    def clear(self):
        self.demo.children[0].children[-1].click()

    def mouse(self, what, ax, x, y, **more):
        at = ax.transData.transform((x, y)) if ax else (x, y)
        mouse(self.demo.canvas, what, *at, **more)

    def draw(self, *points):
        self.mouse("press", self.panel, *points[0])
        for point in points[1:]:
            self.mouse("move", self.panel, *point)
        self.mouse("release", self.panel, *points[-1])


def in_one_line(text):
    return " ".join(text.split())


def test_signal_kernel_and_sketches_are_shown_and_nothing_is_chosen_or_revealed_at_first():
    learner = Learner()
    assert learner.said == UNANSWERED
    assert list(learner.demo.controls["sketch"].options) == ["none yet", *NAMES, "drawn"]
    assert learner.sketch == "none yet"
    assert np.isnan(learner.values).all()
    assert not learner.truth.get_visible()
    assert learner.framed == []
    assert learner.above.lines[0].get_ydata().tolist() == STEP.tolist()
    assert DIFFERENCE.tolist() in [list(line.get_ydata()) for line in learner.weights.lines]
    assert [ax.get_title("left") for ax in learner.small] == NAMES
    for ax, curve in zip(learner.small, SKETCHES.values(), strict=True):
        np.testing.assert_array_equal(ax.lines[-1].get_ydata(), curve)


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


def test_a_drawing_at_every_sample_is_described():
    learner = Learner()
    learner.draw(*EVERYWHERE)
    words = describe(learner.values)
    assert learner.said == f"Your prediction: drawn at 40 of 40 samples, {KEPT} It's {words}."
    assert "at samples 19 to 20, and more than half as far at 2 samples" in words


@pytest.mark.parametrize(
    ("panel", "place", "more"),
    [
        *(("above", (20, 0.5), {}), ("weights", (0, 0.5), {})),
        *((None, place, {}) for place in [(1, 1), (718, 468), (3, 300)]),
        *(("panel", (20, 0), more) for more in ({"button": 3}, {"button": 2}, {"dblclick": True})),
    ],
)
def test_a_press_elsewhere_or_of_another_button_draws_nothing(panel, place, more):
    learner = Learner()
    learner.mouse("press", panel and getattr(learner, panel), *place, **more)
    learner.mouse("move", learner.panel, 5, 0)
    learner.mouse("move", learner.panel, 25, 0)
    assert learner.said == UNANSWERED


def test_a_stroke_ends_outside_on_a_sketch_and_when_its_release_is_not_heard():
    learner = Learner()
    learner.mouse("press", learner.panel, 5, 0)
    learner.mouse("release", None, -50, 900)
    learner.mouse("move", learner.panel, 25, 0)
    assert "drawn at 1 of 40 samples" in learner.said
    learner.mouse("press", learner.panel, 5, 0)
    learner.mouse("press", learner.small[0], 20, 0)
    learner.mouse("move", learner.panel, 25, 0)
    assert learner.sketch == NAMES[0]


@pytest.mark.parametrize("how", ["click", "control"])
def test_each_sketch_is_chosen_and_a_drawing_kept_meanwhile(how):
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    drawn = learner.values.copy()
    for name in [*NAMES, NAMES[0]]:
        learner.choose(name, how)
        assert learner.sketch == name
        assert learner.framed == [name]
        np.testing.assert_array_equal(learner.values, SKETCHES[name])
        words = describe(SKETCHES[name])
        assert learner.said == f"Your prediction: sketch {name}, {KEPT} It's {words}."
    learner.choose("drawn")
    assert learner.framed == []
    np.testing.assert_array_equal(learner.values, drawn)
    learner.choose(NAMES[0], how)
    learner.draw((21, 0.5), (24, 0.5))
    assert "drawn at 15 of 40 samples" in learner.said
    np.testing.assert_array_equal(SKETCHES[NAMES[0]], learner.small[0].lines[-1].get_ydata())


def test_a_mouse_that_passes_over_a_sketch_does_not_choose_it():
    learner = Learner()
    learner.mouse("move", learner.small[0], 20, 0, buttons=[])
    assert learner.said == UNANSWERED
    learner.mouse("press", learner.panel, 5, 0.5)
    learner.mouse("move", learner.small[0], 20, 0)
    learner.mouse("release", learner.small[0], 20, 0)
    assert learner.sketch == "drawn"


def test_clear_removes_the_drawing_and_keeps_a_chosen_sketch():
    learner = Learner()
    learner.clear()
    assert learner.said == UNANSWERED
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


def test_reveal_shows_the_output_to_whoever_has_predicted_nothing_too():
    learner = Learner()
    learner.reveal()
    assert learner.truth.get_visible()
    assert learner.said == f"{UNANSWERED} What comes out: {describe(ACTUAL)}."
    learner.reveal(False)
    assert not learner.truth.get_visible()
    assert learner.said == UNANSWERED


@pytest.mark.parametrize(
    ("points", "count"),
    [([(0, 0), (27, 0), (30, -0.5), (33, 0), (39, 0)], 40), ([(10, 0), (20, 0.8)], 11)],
)
def test_reveal_compares_a_drawing_where_it_is_and_keeps_it(points, count):
    learner = Learner()
    learner.draw(*points)
    drawn = learner.values.copy()
    learner.reveal()
    np.testing.assert_array_equal(learner.values, drawn)
    says = in_one_line(compare(drawn, ACTUAL))
    assert learner.said == f"Your prediction: drawn at {count} of 40 samples. {says}"


def test_a_revealed_output_stays_while_each_sketch_is_compared():
    learner = Learner()
    learner.reveal()
    for name in NAMES:
        learner.choose(name)
        says = in_one_line(compare(SKETCHES[name], ACTUAL))
        assert learner.said == f"Your prediction: sketch {name}. {says}"
        assert ("As you expected at every sample" in learner.said) == (name == RIGHT)
        assert learner.truth.get_visible()


@pytest.mark.parametrize(
    ("signal", "kernel", "options"),
    [
        (STEP.astype(bool), [0.25, 0.75], {"mode": "wrap"}),
        (helpers.add_noise(STEP), np.full(11, 1 / 11), {"mode": "constant", "cval": 2.5}),
        (np.arange(7, dtype=np.uint8), [1, 2, 3, -4], {"mode": "mirror"}),
        ([1.0, 2.0], np.arange(9), {"mode": "nearest"}),
    ],
)
def test_the_output_is_scipys_and_the_learners_arrays_are_theirs(signal, kernel, options):
    signal, kernel = np.array(signal), np.array(kernel)
    expected = ndimage.correlate(signal.astype(float), kernel.astype(float), **options)
    kept = signal.copy(), kernel.copy()
    learner = Learner(signal, kernel, **options)
    np.testing.assert_array_equal(signal, kept[0])
    np.testing.assert_array_equal(kernel, kept[1])
    signal[:], kernel[:] = 1, 1
    learner.reveal()
    np.testing.assert_allclose(learner.truth.get_ydata(), expected, atol=1e-12)
    np.testing.assert_array_equal(learner.truth.get_xdata(), np.arange(expected.size))


@pytest.mark.parametrize("signal", [[1.0], [0], np.full(30, 2.0), [0, 1e-12], [1e30, 0]])
@pytest.mark.parametrize("kernel", [DIFFERENCE, [0], np.full(9, 1 / 9)])
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


def test_every_state_is_drawn_saved_and_kept_to_itself(monkeypatch, tmp_path):
    sent = []
    for name in ("connect", "send", "sendall", "sendto"):
        monkeypatch.setattr(socket.socket, name, lambda *args: sent.append(args))
    monkeypatch.chdir(tmp_path)
    learner, other = Learner(), Learner()
    page = Page(learner.demo)
    frames, pictures, words = [], [], [str(learner.demo.children[0].children)]
    for act in (
        lambda: None,
        lambda: learner.draw((10, 0), (20, 0.8)),
        lambda: learner.choose(NAMES[1]),
        learner.reveal,
        lambda: learner.draw(*EVERYWHERE),
        learner.clear,
    ):
        act()
        frames.append(page.pixels.astype(int))
        page.show(720)
        assert np.abs(frames[-1] - page.pixels).max() <= 2
        bundle, _ = learner.demo._repr_mimebundle_()
        assert in_one_line(bundle["text/plain"]).endswith(learner.said)
        pictures.append(bundle["image/png"])
        words.append(learner.said)
    assert len({frame.tobytes() for frame in frames}) == len(set(pictures)) == 6
    assert "score" not in " ".join(words).lower()
    assert sent == list(tmp_path.iterdir()) == []
    assert other.said == UNANSWERED
