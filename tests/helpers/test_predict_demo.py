"""predict_demo, moved as a learner moves it: by the mouse on its canvas and by its controls."""

import itertools
import socket

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from matplotlib import pyplot as plt
from matplotlib.backend_bases import MouseButton, MouseEvent
from scipy import ndimage

import helpers
from helpers.demos.comparison import compare, describe
from helpers.demos.sketches import plausible_results

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
EVERYWHERE = [(0, 0), (18, 0), (19, 1), (20, 1), (21, 0), (39, 0)]


class Learner:
    """A demo, and what a learner does to it and sees of it."""

    def __init__(self, signal=STEP, kernel=DIFFERENCE, **options):
        self.demo = helpers.predict_demo(signal, kernel, **options)
        self.figure = self.demo.figure
        self.above, self.weights, self.panel, *self.small = self.figure.axes
        self.truth, self.mine = (
            next(line for line in self.panel.lines if line.get_label() == label)
            for label in ("what comes out", "your prediction")
        )
        _controls, _canvas, _readout = self.demo.children
        self._clear = _controls.children[-1]

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

    def choose(self, name):
        self.demo.controls["sketch"].value = name

    def reveal(self, shown=True):
        self.demo.controls["reveal"].value = shown

    def clear(self):
        self._clear.click()

    def mouse(self, name, point, **more):
        canvas = self.demo._canvas
        event = MouseEvent(f"{name}_event", canvas, *point, **more)
        canvas.callbacks.process(event.name, event)

    def press(self, ax, x, y, **more):
        self.mouse("button_press", ax.transData.transform((x, y)), **{"button": 1} | more)

    def move(self, ax, x, y):
        self.mouse("motion_notify", ax.transData.transform((x, y)), buttons=[MouseButton.LEFT])

    def release(self, ax, x, y):
        self.mouse("button_release", ax.transData.transform((x, y)), button=1)

    def draw(self, *points):
        self.press(self.panel, *points[0])
        for point in points[1:]:
            self.move(self.panel, *point)
        self.release(self.panel, *points[-1])


def same_words(text):
    return " ".join(text.split())


def test_the_unanswered_state_is_a_stable_output():
    first, again = (helpers.predict_demo(STEP, DIFFERENCE)._repr_mimebundle_()[0] for _ in range(2))
    title = "predict_demo: 40 samples, 3 weights, mode 'reflect'"
    assert same_words(first["text/plain"]) == f"{title} {UNANSWERED}"
    assert first["text/plain"] == again["text/plain"]
    assert first["image/png"] == again["image/png"]


def test_nothing_is_chosen_drawn_or_revealed_at_first():
    learner = Learner()
    assert learner.said == UNANSWERED
    assert learner.sketch == "none yet"
    assert np.isnan(learner.values).all()
    assert not learner.truth.get_visible()
    assert learner.framed == []


def test_the_panels_show_signal_kernel_and_every_sketch():
    learner = Learner()
    assert learner.above.lines[0].get_ydata().tolist() == STEP.tolist()
    heights = [list(line.get_ydata()) for line in learner.weights.lines]
    assert DIFFERENCE.tolist() in heights
    assert [ax.get_title("left") for ax in learner.small] == NAMES
    for ax, curve in zip(learner.small, SKETCHES.values(), strict=True):
        np.testing.assert_array_equal(ax.lines[-1].get_ydata(), curve)


def test_a_drawing_is_shown_where_the_mouse_went():
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    pixel = np.abs(np.subtract(*learner.panel.transData.inverted().transform([(0, 0), (1, 1)])))
    assert np.flatnonzero(~np.isnan(learner.values)).tolist() == list(range(10, 21))
    slack = pixel[1] + pixel[0] * 0.08
    np.testing.assert_allclose(learner.values[10:21], np.linspace(0, 0.8, 11), atol=slack)
    assert learner.sketch == "drawn"
    assert learner.said == (
        "Your prediction: drawn at 11 of 40 samples, kept here. Reveal shows what comes out."
    )


def test_every_move_of_a_stroke_is_shown_at_once():
    learner = Learner()
    learner.press(learner.panel, 5, 0.5)
    for count in range(1, 6):
        assert f"drawn at {count} of 40 samples" in learner.said
        assert np.isfinite(learner.values).sum() == count
        learner.move(learner.panel, 5 + count, 0.5)


def test_a_drawing_at_every_sample_is_described():
    learner = Learner()
    learner.draw(*EVERYWHERE)
    assert learner.said == same_words(
        "Your prediction: drawn at 40 of 40 samples, kept here. Reveal shows what comes out. "
        f"It is {describe(learner.values)}."
    )
    assert "a peak" in learner.said
    assert "at samples 19 to 20" in learner.said


@pytest.mark.parametrize("panel", ["above", "weights"])
def test_the_other_panels_cannot_be_drawn_in(panel):
    learner = Learner()
    ax = getattr(learner, panel)
    learner.press(ax, *np.mean([ax.get_xlim(), ax.get_ylim()], axis=1))
    learner.move(learner.panel, 5, 0)
    learner.move(learner.panel, 25, 0)
    assert learner.said == UNANSWERED


@pytest.mark.parametrize("point", [(1, 1), (718, 468), (3, 300)])
def test_a_press_between_the_panels_does_nothing(point):
    learner = Learner()
    learner.mouse("button_press", point, button=1)
    learner.move(learner.panel, 5, 0)
    learner.move(learner.panel, 25, 0)
    assert learner.said == UNANSWERED


@pytest.mark.parametrize("more", [{"button": 3}, {"button": 2}, {"dblclick": True}])
def test_other_buttons_and_double_clicks_draw_nothing(more):
    learner = Learner()
    learner.press(learner.panel, 5, 0, **more)
    learner.move(learner.panel, 25, 0)
    assert learner.said == UNANSWERED


def test_a_button_released_outside_ends_the_stroke():
    learner = Learner()
    learner.press(learner.panel, 5, 0)
    learner.mouse("button_release", (-50, 900), button=1)
    learner.move(learner.panel, 25, 0)
    assert "drawn at 1 of 40 samples" in learner.said


def chosen_by(learner, name, how):
    if how == "click":
        ax = learner.small[NAMES.index(name)]
        learner.press(ax, 20, 0)
        learner.release(ax, 20, 0)
    else:
        learner.choose(name)


@pytest.mark.parametrize("how", ["click", "control"])
def test_each_sketch_is_chosen_by_a_click_and_by_the_control(how):
    learner = Learner()
    for name in [*NAMES, NAMES[0]]:
        chosen_by(learner, name, how)
        assert learner.sketch == name
        assert learner.framed == [name]
        np.testing.assert_array_equal(learner.values, SKETCHES[name])
        assert learner.said == same_words(
            f"Your prediction: sketch {name}, kept here. Reveal shows what comes out. "
            f"It is {describe(SKETCHES[name])}."
        )


def test_a_mouse_that_passes_over_a_sketch_does_not_choose_it():
    learner = Learner()
    learner.mouse("motion_notify", learner.small[0].transData.transform((20, 0)))
    assert learner.said == UNANSWERED
    learner.press(learner.panel, 5, 0.5)
    learner.move(learner.small[0], 20, 0)
    learner.release(learner.small[0], 20, 0)
    assert learner.sketch == "drawn"


def test_the_control_steps_through_nothing_the_sketches_and_the_drawing():
    options = Learner().demo.controls["sketch"].options
    assert list(options) == ["none yet", *NAMES, "drawn"]


@pytest.mark.parametrize("how", ["click", "control"])
def test_a_drawing_is_kept_while_a_sketch_is_chosen(how):
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    drawn = learner.values.copy()
    chosen_by(learner, NAMES[1], how)
    np.testing.assert_array_equal(learner.values, SKETCHES[NAMES[1]])
    learner.choose("drawn")
    np.testing.assert_array_equal(learner.values, drawn)
    assert learner.framed == []
    assert "drawn at 11 of 40 samples" in learner.said


def test_drawing_on_goes_on_from_what_was_drawn_before_the_sketch():
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    learner.choose(NAMES[0])
    learner.draw((21, 0.5), (24, 0.5))
    assert learner.sketch == "drawn"
    assert "drawn at 15 of 40 samples" in learner.said
    np.testing.assert_array_equal(SKETCHES[NAMES[0]], learner.small[0].lines[-1].get_ydata())


def test_a_click_on_a_sketch_ends_a_stroke_whose_release_was_not_heard():
    learner = Learner()
    learner.press(learner.panel, 5, 0)
    learner.press(learner.small[0], 20, 0)
    learner.move(learner.panel, 25, 0)
    assert learner.sketch == NAMES[0]


def test_nothing_drawn_is_no_prediction():
    learner = Learner()
    learner.choose("drawn")
    assert learner.said == UNANSWERED
    learner.draw((5, 0), (6, 0))
    assert "drawn at 2 of 40 samples" in learner.said


def test_clear_removes_the_drawing():
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    learner.clear()
    assert learner.sketch == "none yet"
    assert learner.said == UNANSWERED
    assert np.isnan(learner.values).all()
    learner.draw((5, 0), (6, 0))
    assert "drawn at 2 of 40 samples" in learner.said


def test_clear_keeps_a_chosen_sketch_and_removes_the_drawing_behind_it():
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    learner.choose(NAMES[2])
    learner.clear()
    assert learner.framed == [NAMES[2]]
    learner.choose("drawn")
    assert learner.said == UNANSWERED


def test_clear_with_nothing_drawn_changes_nothing():
    learner = Learner()
    learner.clear()
    assert learner.said == UNANSWERED


def test_reveal_shows_the_result_also_to_whoever_has_predicted_nothing():
    learner = Learner()
    learner.reveal()
    assert learner.truth.get_visible()
    assert learner.said == same_words(f"{UNANSWERED} What comes out: {describe(ACTUAL)}.")
    learner.reveal(False)
    assert not learner.truth.get_visible()
    assert learner.said == UNANSWERED


def test_reveal_compares_a_drawing_with_the_result():
    learner = Learner()
    learner.draw((0, 0), (27, 0), (30, -0.5), (33, 0), (39, 0))
    drawn = learner.values.copy()
    learner.reveal()
    assert learner.truth.get_visible()
    np.testing.assert_array_equal(learner.values, drawn)
    assert learner.said == same_words(
        f"Your prediction: drawn at 40 of 40 samples. {compare(drawn, ACTUAL)}"
    )
    for words in (
        "Sign: you expected a dip; it is a peak.",
        "Position: you expected sample 30; it is farther left, samples 19 to 20.",
        "it is more, 1.",
        "it is narrower, 2 samples.",
    ):
        assert words in learner.said


def test_reveal_compares_a_part_where_it_was_drawn():
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    learner.reveal()
    assert learner.said == same_words(
        f"Your prediction: drawn at 11 of 40 samples. {compare(learner.values, ACTUAL)}"
    )
    assert "Compared where you drew: 11 of 40 samples." in learner.said


@pytest.mark.parametrize("name", NAMES)
def test_reveal_compares_each_sketch_with_the_result(name):
    learner = Learner()
    learner.choose(name)
    learner.reveal()
    says = compare(SKETCHES[name], ACTUAL)
    assert learner.said == same_words(f"Your prediction: sketch {name}. {says}")
    assert ("As you expected at every sample" in learner.said) == (name == RIGHT)


def test_a_revealed_result_stays_while_the_prediction_changes():
    learner = Learner()
    learner.reveal()
    learner.draw(*EVERYWHERE)
    assert "Position: samples 19 to 20, as you expected." in learner.said
    learner.choose(RIGHT)
    assert "As you expected at every sample" in learner.said
    learner.clear()
    learner.choose("none yet")
    assert "What comes out: " in learner.said
    assert learner.truth.get_visible()


@pytest.mark.parametrize(
    ("signal", "kernel", "options"),
    [
        (STEP, DIFFERENCE, {}),
        (STEP.astype(bool), [0.25, 0.75], {"mode": "wrap"}),
        (helpers.add_noise(STEP), np.full(11, 1 / 11), {"mode": "constant", "cval": 2.5}),
        (np.arange(7, dtype=np.uint8), [1, 2, 3, -4], {"mode": "mirror"}),
        ([1.0, 2.0], np.arange(9), {"mode": "nearest"}),
    ],
)
def test_the_result_is_scipys_and_shown_when_revealed_only(signal, kernel, options):
    learner = Learner(signal, kernel, **options)
    expected = ndimage.correlate(np.asarray(signal, float), np.asarray(kernel, float), **options)
    assert not learner.truth.get_visible()
    learner.reveal()
    assert learner.truth.get_visible()
    np.testing.assert_array_equal(learner.truth.get_ydata(), expected)
    np.testing.assert_array_equal(learner.truth.get_xdata(), np.arange(expected.size))


@pytest.mark.parametrize("signal", [[1.0], [0], np.full(30, 2.0), [0, 1e-12], [1e200, 0]])
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


def test_a_saved_picture_shows_each_state():
    learner = Learner()
    pictures = []
    for act in (
        lambda: None,
        lambda: learner.draw((10, 0), (20, 0.8)),
        lambda: learner.choose(NAMES[1]),
        learner.reveal,
    ):
        act()
        bundle, _ = learner.demo._repr_mimebundle_()
        assert same_words(bundle["text/plain"]).endswith(learner.said)
        assert "object at" not in bundle["text/plain"]
        pictures.append(bundle["image/png"])
    assert len(set(pictures)) == len(pictures)


def everything(learner):
    """Yield after each of the states that a learner can come to."""
    yield
    learner.reveal()
    yield
    learner.reveal(False)
    for name in NAMES:
        learner.choose(name)
        yield
    learner.draw((10, 0), (20, 0.8))
    yield
    learner.reveal()
    yield
    learner.draw(*EVERYWHERE)
    yield
    learner.clear()
    yield


def test_what_moves_is_drawn_as_in_a_whole_drawing():
    learner = Learner()
    canvas = learner.demo._canvas
    canvas.syncing_data_url = False  # as if a browser were there
    canvas.draw()
    frames = []
    for _ in everything(learner):
        frames.append(np.array(canvas.buffer_rgba(), int))
        canvas.draw()
        assert np.abs(frames[-1] - canvas.buffer_rgba()).max() <= 2
    assert all((frame != after).any() for frame, after in itertools.pairwise(frames))


def test_no_state_speaks_of_a_score():
    learner = Learner()
    row, _canvas, _readout = learner.demo.children
    words = [str(part.get_state()) for part in row.children]
    words += [text.get_text() for text in learner.figure.findobj(lambda a: hasattr(a, "get_text"))]
    for _ in everything(learner):
        words.append(learner.said)
        assert "could not show" not in learner.said
    words.append(learner.demo._repr_mimebundle_()[0]["text/plain"])
    assert "your prediction" in " ".join(words)
    assert "score" not in " ".join(words).lower()


def test_the_answer_goes_nowhere(monkeypatch, tmp_path):
    called = []
    for name in ("connect", "send", "sendall", "sendto"):
        monkeypatch.setattr(socket.socket, name, lambda *args: called.append(args))
    monkeypatch.chdir(tmp_path)
    for _ in everything(Learner()):
        assert called == []
    assert list(tmp_path.iterdir()) == []


def test_two_demos_keep_their_answers_apart():
    first, second = Learner(), Learner()
    first.draw((10, 0), (20, 0.8))
    second.choose(NAMES[0])
    assert "drawn at 11" in first.said
    assert f"sketch {NAMES[0]}," in second.said


def test_the_learners_arrays_stay_as_they_are():
    signal, kernel = STEP.copy(), DIFFERENCE.copy()
    learner = Learner(signal, kernel)
    signal[:], kernel[:] = 9, 9
    learner.reveal()
    np.testing.assert_array_equal(learner.truth.get_ydata(), ACTUAL)
    assert set(signal) == set(kernel) == {9}


def test_nothing_grows_in_200_moves():
    learner = Learner()
    for _ in everything(learner):
        pass
    before = len(learner.figure.findobj()), len(_instances), plt.get_fignums()
    learner.press(learner.panel, 5, 0)
    for k in range(200):
        learner.move(learner.panel, k % 40, np.sin(k))
        if k % 10 == 0:
            learner.choose(NAMES[k // 10 % len(NAMES)])
            learner.reveal(k % 20 == 0)
            learner.clear()
    assert (len(learner.figure.findobj()), len(_instances), plt.get_fignums()) == before
    assert before[2] == []


def test_closing_leaves_no_widget_behind():
    before = set(_instances)
    learner = Learner()
    learner.draw((10, 0), (20, 0.8))
    assert set(_instances) > before
    learner.demo.close()
    assert set(_instances) == before


DEEP = r"a one-dimensional array \(a signal\), got the shape"


@pytest.mark.parametrize("argument", ["signal", "kernel"])
@pytest.mark.parametrize(
    ("bad", "error", "says"),
    [
        (None, TypeError, r"an array of numbers, got None \(NoneType\)"),
        ("text", TypeError, r"an array of numbers, got 'text' \(str\)"),
        ([1, 2j], TypeError, "an array of numbers, got .*complex"),
        ([[1], [2, 3]], TypeError, r"an array of numbers, got \[\[1\], \[2, 3\]\]"),
        (5, ValueError, rf"{DEEP} \(\)"),
        ([[1, 2], [3, 4]], ValueError, rf"{DEEP} \(2, 2\)"),
        ([], ValueError, r"at least one value, got the shape \(0,\)"),
        ([1, np.nan, np.inf], ValueError, "finite numbers, got 2 NaN or infinite of 3"),
    ],
)
def test_a_bad_signal_or_kernel_is_named(argument, bad, error, says):
    given = {"signal": STEP, "kernel": DIFFERENCE} | {argument: bad}
    with pytest.raises(error, match=f"^{argument}: expected {says}"):
        helpers.predict_demo(**given)


@pytest.mark.parametrize("bad", ["valid", "Reflect", "", None, 3, ["wrap"]])
def test_a_bad_mode_is_named_with_those_that_are_allowed(bad):
    modes = "'reflect', 'constant', 'nearest', 'mirror', 'wrap'"
    with pytest.raises(ValueError, match=f"^mode: expected one of {modes}, got ") as caught:
        helpers.predict_demo(STEP, DIFFERENCE, mode=bad)
    assert repr(bad) in str(caught.value)


@pytest.mark.parametrize("bad", [np.nan, np.inf, "0", None, True, [0]])
def test_a_bad_padding_value_is_named(bad):
    with pytest.raises((TypeError, ValueError), match=r"^cval: expected a finite number, got"):
        helpers.predict_demo(STEP, DIFFERENCE, mode="constant", cval=bad)
