"""What pattern_demo finds, beside what SciPy and scikit-image find."""

import numpy as np
import pytest
import skimage as ski
from pages import near, put
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


def test_a_faint_pattern_counts_as_much_as_a_strong_one():
    image = 1e-3 * IMAGE
    image[0, 0] = 10
    scores = PatternSearch(image).scores(image[8:13, 9:14])[NORMALIZED]
    assert np.unravel_index(scores.argmax(), scores.shape) == (8, 9)
    assert scores.max() == near(1.0)


@pytest.mark.parametrize("degrees", [0, 90, 180])
def test_a_patch_is_turned_around_its_middle(degrees):
    box = np.s_[3:10, 5:12]
    expected = np.rot90(IMAGE[box], degrees // 90)
    assert turned(IMAGE, box, degrees) == pytest.approx(expected)
    oblong = np.s_[3:10, 5:9]
    if degrees == 180:
        assert turned(IMAGE, oblong, 180) == pytest.approx(np.flip(IMAGE[oblong]))


@pytest.mark.parametrize(
    "state",
    [
        {}, {"brightness": 40, "contrast": 0.5}, {"shadow": 80}, {"turn": 37}, {"contrast": -1.0},
        {"turn": 180, "shadow": 30, "brightness": -20, "contrast": 1.75},
    ],
)  # fmt: skip
def test_the_best_matches_are_those_in_the_changed_image(state):
    demo = put(helpers.pattern_demo(COINS, HEAD), **state)
    said = dict(line.split(": ") for line in demo.readout.replace(" (shown)", "").splitlines()[:-1])
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
        value, place = said[name].removeprefix("best ").split(" at ")
        assert float(value) == pytest.approx(values.max(), abs=0.0051)
        where = f"row {row + 22}, column {column + 20}, {'right' if is_right else 'wrong'}"
        assert place == where, name


@pytest.mark.parametrize(("off", "verdict"), [(2, "right"), (3, "wrong")])
def test_a_match_counts_as_right_up_to_two_pixels_away(off, verdict):
    image = np.ones((30, 40))
    image[8:21, 10 + off : 23 + off] = 2
    demo = helpers.pattern_demo(image, np.s_[8:21, 10:23])
    assert f"row 14, column {16 + off}, {verdict}" in demo.readout.splitlines()[0]


def test_a_match_in_the_box_has_its_frame_around_that_of_the_box():
    demo = helpers.pattern_demo(COINS, HEAD)
    match, box = [patch for patch in demo.figure.axes[0].patches if isinstance(patch, Frame)]
    assert match.line == box.line
    put(demo, score=NORMALIZED)
    assert match.line > box.line
