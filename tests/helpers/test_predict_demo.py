"""predict_demo, moved as a learner moves it: by the mouse on its canvas and by its controls."""

import numpy as np
import pytest
from pages import drag, mouse, put
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
# Where the learner draws, and where the sketches begin, among the figure's axes.
PANEL, SMALL = 2, 3


@pytest.fixture
def demo():
    return helpers.predict_demo(STEP, DIFFERENCE)


def in_one_line(text):
    return " ".join(text.split())


def said(demo):
    return in_one_line(demo.readout)


def curve(demo, label):
    return next(line for line in demo.figure.axes[PANEL].lines if line.get_label() == label)


def drawn(demo):
    return curve(demo, "your prediction").get_ydata().copy()


def framed(demo):
    return [ax.get_title("left") for ax in demo.figure.axes[SMALL:] if ax.patches[0].get_visible()]


def clear(demo):
    demo.children[0].children[-1].click()


def click(demo, name):
    drag(demo, SMALL + NAMES.index(name), (20, 0))


def choose(demo, name):
    put(demo, sketch=name)


def test_a_drawing_is_shown_where_the_mouse_goes(demo):
    drag(demo, PANEL, *((10 + k, 0.08 * k) for k in range(11)))
    assert said(demo) == f"Your prediction: drawn at 11 of 40 samples, {KEPT}"
    assert demo.controls["sketch"].value == "drawn"
    assert np.flatnonzero(~np.isnan(drawn(demo))).tolist() == list(range(10, 21))
    # Up to half a pixel.
    np.testing.assert_allclose(drawn(demo)[10:21], np.linspace(0, 0.8, 11), atol=0.03)


@pytest.mark.parametrize("take", [click, choose])
def test_each_sketch_is_chosen_and_compared_and_a_drawing_kept_meanwhile(demo, take):
    drag(demo, PANEL, (10, 0), (20, 0.8))
    before = drawn(demo)
    for name in [*NAMES, NAMES[0]]:
        take(demo, name)
        assert demo.controls["sketch"].value == name
        assert framed(demo) == [name]
        np.testing.assert_array_equal(drawn(demo), SKETCHES[name])
        words = describe(SKETCHES[name])
        assert said(demo) == f"Your prediction: sketch {name}, {KEPT} It's {words}."
    choose(demo, "drawn")
    assert framed(demo) == []
    np.testing.assert_array_equal(drawn(demo), before)
    put(demo, reveal=True)
    for name in NAMES:
        take(demo, name)
        says = in_one_line(compare(SKETCHES[name], ACTUAL))
        assert said(demo) == f"Your prediction: sketch {name}. {says}"
        assert curve(demo, "what comes out").get_visible()
    drag(demo, PANEL, (21, 0.5), (24, 0.5))
    assert "drawn at 15 of 40 samples" in said(demo)
    np.testing.assert_array_equal(SKETCHES[name], demo.figure.axes[-1].lines[-1].get_ydata())


def test_a_mouse_that_passes_over_a_sketch_does_not_choose_it_and_a_press_on_it_ends_a_stroke(demo):
    def use(what, axes, x, y, **more):
        at = demo.figure.axes[axes].transData.transform((x, y))
        mouse(demo.canvas, what, *at, **more)

    use("move", SMALL, 20, 0, buttons=[])
    assert said(demo) == UNANSWERED
    use("press", PANEL, 5, 0.5)
    use("move", SMALL, 20, 0)
    assert demo.controls["sketch"].value == "drawn"
    use("press", SMALL, 20, 0)
    use("move", PANEL, 25, 0)
    assert demo.controls["sketch"].value == NAMES[0]


def test_clear_removes_the_drawing_and_keeps_a_chosen_sketch(demo):
    choose(demo, "drawn")
    assert said(demo) == UNANSWERED, "nothing drawn is no prediction"
    drag(demo, PANEL, (10, 0), (20, 0.8))
    clear(demo)
    assert demo.controls["sketch"].value == "none yet"
    assert said(demo) == UNANSWERED
    drag(demo, PANEL, (5, 0), (6, 0))
    assert "drawn at 2 of 40 samples" in said(demo)
    choose(demo, NAMES[2])
    clear(demo)
    assert framed(demo) == [NAMES[2]]
    choose(demo, "drawn")
    assert said(demo) == UNANSWERED


@pytest.mark.parametrize("points", [EVERYWHERE, [(10, 0), (20, 0.8)]])
def test_a_drawing_is_compared_where_there_is_one_and_described_if_it_is_everywhere(demo, points):
    drag(demo, PANEL, *points)
    before = drawn(demo)
    what = f"Your prediction: drawn at {np.isfinite(before).sum()} of 40 samples"
    words = f" It's {describe(before)}." if points is EVERYWHERE else ""
    assert said(demo) == f"{what}, {KEPT}{words}"
    put(demo, reveal=True)
    np.testing.assert_array_equal(drawn(demo), before)
    assert said(demo) == f"{what}. {in_one_line(compare(before, ACTUAL))}"


def test_the_output_is_scipys_and_the_learners_arrays_are_theirs():
    signal, kernel = np.arange(7, dtype=np.uint8), np.array([1, 2, 3, -4])
    options = {"mode": "constant", "cval": 2.5}
    expected = ndimage.correlate(signal.astype(float), kernel.astype(float), **options)
    demo = helpers.predict_demo(signal, kernel, **options)
    assert signal.tolist() == list(range(7))
    assert kernel.tolist() == [1, 2, 3, -4]
    signal[:], kernel[:] = 1, 1
    put(demo, reveal=True)
    np.testing.assert_allclose(curve(demo, "what comes out").get_ydata(), expected, atol=1e-12)


@pytest.mark.parametrize(
    ("signal", "kernel"),
    [
        *(([1.0], DIFFERENCE), ([0], [0]), (np.full(30, 2.0), np.full(9, 1 / 9))),
        *(([0, 1e-12], np.full(9, 1 / 9)), ([1e30, 0], DIFFERENCE)),
    ],
)
def test_short_flat_tiny_and_huge_signals_are_no_trouble(signal, kernel):
    demo = helpers.predict_demo(signal, kernel)
    names = [ax.get_title("left") for ax in demo.figure.axes[SMALL:]]
    which = "sketch A." if len(names) == 1 else f"one of the sketches A to {names[-1]}."
    assert said(demo).endswith(which)
    low, high = demo.figure.axes[PANEL].get_ylim()
    drag(demo, PANEL, (0, low / 2 + high / 2), (len(signal) - 1, high))
    put(demo, reveal=True)
    assert said(demo).startswith(f"Your prediction: drawn at {len(signal)} of {len(signal)} ")
    for name in names:
        choose(demo, name)
        assert said(demo).startswith(f"Your prediction: sketch {name}. ")


def test_what_is_drawn_by_hand_is_painted_and_saved_in_this_demo_alone(demo):
    other = helpers.predict_demo(STEP, DIFFERENCE)
    page = Page(demo)
    looks = [page.look()]
    for act in (lambda: drag(demo, PANEL, *EVERYWHERE), lambda: clear(demo)):
        act()
        looks.append(page.look())
        bundle, _ = demo._repr_mimebundle_()
        assert in_one_line(bundle["text/plain"]).endswith(said(demo))
        assert said(other) == UNANSWERED
    assert looks[0] == looks[2] != looks[1]
