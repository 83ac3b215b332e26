"""What pattern_demo finds, beside what SciPy and scikit-image find."""

import re

import numpy as np
import pytest
import skimage as ski
from pages import mouse, near
from scipy import ndimage
from skimage.feature import match_template

import helpers
from helpers.figures.boxes import Frame
from helpers.filters.patterns import NORMALIZED, RAW, ZERO_MEAN, PatternSearch, turned

RNG = np.random.default_rng(15)
IMAGE = RNG.normal(size=(24, 31)) + 3
COINS = ski.data.coins() / 255
HEAD = np.s_[172:216, 254:294]


def fitting(values, shape):
    """Return the part of a response of SciPy's where the whole window is inside."""
    rows, columns = shape
    down, across = values.shape[0] - rows + 1, values.shape[1] - columns + 1
    return values[rows // 2 : rows // 2 + down, columns // 2 : columns // 2 + across]


@pytest.mark.parametrize("shape", [(5, 4), (1, 1), (24, 31), (1, 31), (7, 7)])
def test_scores_are_those_of_scipy_and_scikit_image(shape):
    patch = IMAGE[2 : 2 + shape[0], -shape[1] :][: shape[0]] if shape[0] < 22 else IMAGE
    scores = PatternSearch(IMAGE).scores(patch)
    centered = patch - patch.mean()
    assert scores[RAW] == pytest.approx(fitting(ndimage.correlate(IMAGE, patch), shape))
    assert scores[ZERO_MEAN] == pytest.approx(fitting(ndimage.correlate(IMAGE, centered), shape))
    expected = match_template(IMAGE, patch) if patch.size > 1 else np.zeros(IMAGE.shape)
    assert scores[NORMALIZED] == pytest.approx(expected)


def test_a_constant_window_scores_0_and_so_does_any_window_beside_a_constant_patch():
    image = np.pad(IMAGE, ((0, 0), (9, 0)), constant_values=0.1)
    search = PatternSearch(image)
    assert search.scores(IMAGE[:4, :5])[NORMALIZED][:, :4] == near(np.zeros((21, 4)))
    assert not search.scores(np.full((3, 3), 0.1))[NORMALIZED].any()


@pytest.mark.parametrize("degrees", [0, 90, 180])
def test_a_patch_is_turned_around_its_middle(degrees):
    box = np.s_[3:10, 5:12]
    expected = np.rot90(IMAGE[box], degrees // 90)
    assert turned(IMAGE, box, degrees) == pytest.approx(expected)
    oblong = np.s_[3:10, 5:9]
    if degrees == 180:
        assert turned(IMAGE, oblong, 180) == pytest.approx(np.flip(IMAGE[oblong]))


def set_to(demo, **state):
    for name, value in state.items():
        demo.controls[name].value = value


def lines(demo):
    """Return what the demo says of each score."""
    return dict(line.split(": ") for line in demo.readout.replace(" (shown)", "").splitlines()[:-1])


@pytest.mark.parametrize(
    "state",
    [
        {}, {"brightness": 40, "contrast": 0.5}, {"shadow": 80}, {"turn": 37}, {"contrast": -1.0},
        {"turn": 180, "shadow": 30, "brightness": -20, "contrast": 1.75},
    ],
)  # fmt: skip
def test_the_best_matches_are_those_in_the_changed_image(state):
    demo = helpers.pattern_demo(COINS, HEAD)
    set_to(demo, **state)
    low, high = COINS.min(), COINS.max()
    ramp = np.linspace(1, 1 - state.get("shadow", 0) / 100, COINS.shape[1])
    image = low + (COINS - low) * ramp
    by = state.get("contrast", 1)
    image = by * (image - image.mean()) + image.mean()
    image += state.get("brightness", 0) / 100 * (high - low)
    patch = turned(COINS, HEAD, state.get("turn", 0))
    search = PatternSearch(image)
    for name, values in search.scores(patch).items():
        row, column = np.unravel_index(values.argmax(), values.shape)
        is_right = max(abs(row - 172), abs(column - 254)) <= 2
        value, place = lines(demo)[name].removeprefix("best ").split(" at ")
        assert float(value) == pytest.approx(values.max(), abs=0.0051)
        where = f"row {row + 22}, column {column + 20}, {'right' if is_right else 'wrong'}"
        assert place == where, name


def test_light_of_any_positive_contrast_leaves_the_normalized_score_alone():
    demo = helpers.pattern_demo(COINS, HEAD)
    for contrast in (0.25, 1.0, 2.0):
        set_to(demo, contrast=contrast, brightness=round(20 * contrast))
        assert lines(demo)["normalized"] == "best 1.000 at row 194, column 274, right"
    set_to(demo, contrast=0.0)
    assert lines(demo)["normalized"] == "the same everywhere"
    assert lines(demo)["raw sum"] == "the same everywhere"


def drag(demo, *places):
    """Press at the first place in the image, go on to the others, and let go."""
    panel = demo.figure.axes[0]
    for k, (row, column) in enumerate(places):
        at = panel.transData.transform((column, row))
        mouse(demo.canvas, "move" if k else "press", *at)
    mouse(demo.canvas, "release", *at)


def box_of(demo):
    return demo.readout.splitlines()[-1]


def numbers(demo):
    """Return the box's rows, columns, and the row and column of its middle."""
    return [int(found) for found in re.findall(r"\d+", box_of(demo))]


def test_a_match_in_the_box_has_its_frame_around_that_of_the_box():
    demo = helpers.pattern_demo(COINS, HEAD)
    match, box = [patch for patch in demo.figure.axes[0].patches if isinstance(patch, Frame)]
    assert match.line == box.line
    set_to(demo, score=NORMALIZED)
    assert match.line > box.line


def test_a_box_is_dragged_and_a_click_moves_it():
    demo = helpers.pattern_demo(COINS, HEAD)
    drag(demo, (100, 50), (101, 51), (129, 69))
    # A pixel of the picture is more than one of the image.
    about = pytest.approx
    assert numbers(demo) == about([30, 20, 115, 60], abs=1)
    size = numbers(demo)[:2]
    drag(demo, (200, 300))
    assert numbers(demo) == [*size, about(200, abs=1), about(300, abs=1)]
    drag(demo, (1, 1))
    assert numbers(demo) == [*size, size[0] // 2, size[1] // 2]
    drag(demo, (50, 40), (10, -900))
    assert numbers(demo) == about([41, 41, 30, 20], abs=1)
    drag(demo, (50, 40), (51, 41))
    assert numbers(demo)[2:] == about([50, 40], abs=1)


def test_keys_move_the_box_and_change_its_size():
    demo = helpers.pattern_demo(COINS, HEAD)
    for key in ("ArrowLeft", "ArrowUp", "+", "+", "-"):
        demo.press(key)
    assert box_of(demo) == "The box has 46×42 pixels, and its middle is row 189, column 269."
    for _ in range(60):
        demo.press("-")
    assert box_of(demo).startswith("The box has 8×4 pixels")
    for _ in range(300):
        demo.press("+")
    assert box_of(demo).startswith("The box has 303×384 pixels")
    demo.press("ArrowDown")
    assert "normalized: best 1.000 at row 151, column 192, right" in demo.readout


@pytest.mark.parametrize(
    ("box", "error"),
    [
        ((1, 2), TypeError), (np.s_[:, "a":], TypeError), (np.s_[5:5, :], ValueError),
        (np.s_[::2, :], ValueError), ([1], TypeError), (np.s_[90:99, :], ValueError),
    ],
)  # fmt: skip
def test_a_box_is_rows_and_columns(box, error):
    with pytest.raises(error, match=r"^box: expected .*rows and columns, such as"):
        helpers.pattern_demo(IMAGE, box)


def test_without_a_box_it_is_in_the_middle():
    assert box_of(helpers.pattern_demo(IMAGE)).startswith("The box has 6×7 pixels, and its middle")
    assert "raw sum (shown): best 4.00 at row 0" in helpers.pattern_demo([[2]]).readout


def test_the_demo_shows_what_the_lesson_says_of_it():
    demo = helpers.pattern_demo(COINS, HEAD)
    set_to(demo, shadow=80)
    assert lines(demo)["zero-mean"].endswith("row 196, column 103, wrong")
    assert lines(demo)["normalized"] == "best 0.991 at row 194, column 274, right"
    for turn, verdict in ((15, "right"), (16, "wrong")):
        set_to(demo, shadow=0, turn=turn)
        assert lines(demo)["normalized"].endswith(verdict)
