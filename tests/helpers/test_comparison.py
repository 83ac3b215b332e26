"""Two curves compared in words: any finite input, and each difference by its right name."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

import helpers
from helpers.demos.comparison import compare, describe

quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)
NAN = float("nan")
HUGE = np.finfo(float).max

any_finite = st.floats(allow_nan=False, allow_infinity=False)
scales = st.sampled_from([5e-324, 1e-310, 1e-160, 1e-12, 1e-9, 1e-3, 1.0, 1e6, 1e160, HUGE])
of_one_scale = scales.flatmap(lambda scale: st.integers(-8, 8).map(lambda n: n / 8 * scale))


def curves(size):
    return st.sampled_from([any_finite, of_one_scale]).flatmap(
        lambda values: arrays(np.float64, size, elements=values, fill=st.nothing())
    )


def pairs():
    """Return two curves of one length; the first may have gaps."""
    return st.integers(1, 12).flatmap(
        lambda size: st.tuples(
            st.tuples(curves(size), arrays(bool, size)).map(lambda a: np.where(a[1], NAN, a[0])),
            curves(size),
        )
    )


def peak(at=30, height=1.0, sigma=2.0, size=60):
    return height * np.exp(-(((np.arange(size) - at) / sigma) ** 2) / 2)


def bump(*, up, down, size=60):
    """Return a curve that goes `up` at samples 10 and 11, and `down` at 40 and 41."""
    curve = np.zeros(size)
    curve[10:12], curve[40:42] = up, down
    return curve


def line(text, name):
    (found,) = [line for line in text.splitlines() if line.startswith(f"{name}: ")]
    return found


def names(text):
    """Return what each line is about, such as 'Sign' or 'Farthest apart'."""
    return [re.split(": | at ", line)[0] for line in text.splitlines()]


FULL = ["Sign", "Position", "Height", "Width", "Farthest apart"]


@quick
@given(case=pairs())
def test_any_finite_curves_are_compared_in_words(case):
    expected, actual = case
    kept = expected.copy(), actual.copy()
    text = compare(expected, actual)
    assert not re.search(r"\b(nan|inf|score)", text)
    drawn = np.flatnonzero(~np.isnan(expected))
    said = names(text)
    if drawn.size == 0:
        assert text == f"Nothing was predicted. It is {describe(actual)}."
        return
    if drawn.size < actual.size:
        count = "1 sample" if actual.size == 1 else f"{actual.size} samples"
        assert text.startswith(f"Compared where you drew: {drawn.size} of {count}.\n")
        said = said[1:]
    assert said in (
        FULL,
        ["Shape", "Farthest apart"],
        ["As you expected"],
    )
    if said[-1] == "Farthest apart":
        most = int(re.search(r"Farthest apart at sample (\d+)", text)[1])
        # Halves, because the whole difference of two huge values is infinite.
        gaps = np.abs(expected[drawn] / 2 - actual[drawn] / 2)
        assert np.abs(expected[most] / 2 - actual[most] / 2) >= gaps.max() * (1 - 1e-12)
    np.testing.assert_array_equal(expected, kept[0])
    np.testing.assert_array_equal(actual, kept[1])


@quick
@given(curve=st.integers(1, 12).flatmap(curves))
def test_a_right_prediction_is_as_you_expected(curve):
    assert compare(curve, curve) == f"As you expected at every sample: {describe(curve)}."


@quick
@given(curve=st.integers(2, 12).flatmap(curves), data=st.data())
def test_a_right_prediction_of_a_part_is_said_to_be_of_a_part(curve, data):
    gaps = data.draw(st.sets(st.integers(0, curve.size - 1), min_size=1, max_size=curve.size - 1))
    drawn = curve.copy()
    drawn[list(gaps)] = NAN
    first, second = compare(drawn, curve).splitlines()
    assert first == f"Compared where you drew: {curve.size - len(gaps)} of {curve.size} samples."
    assert second.startswith("As you expected at each of them: ")


@pytest.mark.parametrize("size", [1, 2, 5])
def test_where_nothing_was_drawn_nothing_is_compared(size):
    actual = np.full(size, 2.0)
    text = compare(np.full(size, NAN), actual)
    assert text == "Nothing was predicted. It is level at 2."


signs = st.sampled_from([1, -1])
ordinary = st.sampled_from([1e-6, 1.0, 255.0, 1e12])


@quick
@given(shift=st.integers(-20, 20).filter(bool), sign=signs, scale=ordinary)
def test_a_shifted_peak_differs_in_position_only(shift, sign, scale):
    height = sign * scale
    text = compare(peak(30, height), peak(30 + shift, height))
    where = "farther right" if shift > 0 else "farther left"
    assert names(text) == FULL
    assert line(text, "Position") == (
        f"Position: you expected sample 30; it is {where}, sample {30 + shift}."
    )
    for name in ("Sign", "Height", "Width"):
        assert line(text, name).endswith(", as you expected.")


@quick
@given(factor=st.floats(0.1, 0.94) | st.floats(1.06, 10), sign=signs, scale=ordinary)
def test_a_scaled_peak_differs_in_height_only(factor, sign, scale):
    text = compare(peak(height=sign * scale), peak(height=sign * scale * factor))
    more_or_less = "less" if factor < 1 else "more"
    assert names(text) == FULL
    assert f"away from zero; it is {more_or_less}, " in line(text, "Height")
    for name in ("Sign", "Position", "Width"):
        assert line(text, name).endswith(", as you expected.")


@quick
@given(at=st.integers(5, 54), sign=signs, scale=ordinary)
def test_a_flipped_peak_differs_in_sign_only(at, sign, scale):
    text = compare(peak(at, -sign * scale), peak(at, sign * scale))
    kinds = ("a dip", "a peak") if sign > 0 else ("a peak", "a dip")
    assert line(text, "Sign") == f"Sign: you expected {kinds[0]}; it is {kinds[1]}."
    for name in ("Position", "Height", "Width"):
        assert line(text, name).endswith(", as you expected.")
    assert f"Farthest apart at sample {at}: " in text


@quick
@given(mine=st.integers(1, 12), its=st.integers(1, 12), sign=signs, scale=ordinary)
def test_a_widened_peak_differs_in_width_only(mine, its, sign, scale):
    curves = [peak(height=sign * scale, sigma=sigma) for sigma in (mine, its)]
    expected, actual = (int((abs(curve) > scale / 2).sum()) for curve in curves)
    text = compare(*curves)
    if mine == its:
        assert text.startswith("As you expected at every sample")
        return
    kind = "wider" if actual > expected else "narrower"
    assert line(text, "Width") == (
        f"Width: you expected {expected} samples at more than half of it; "
        f"it is {kind}, {actual} samples."
    )
    for name in ("Sign", "Position", "Height"):
        assert line(text, name).endswith(", as you expected.")


def test_a_hand_need_not_be_exact():
    wobble = 1 + 0.03 * (-1) ** np.arange(60)
    text = compare(peak() * wobble, peak())
    for name in FULL[:-1]:
        assert line(text, name).endswith(", as you expected.")


hand = st.floats(0.96, 1)


@quick
@given(up=hand, down=hand, sign=signs)
def test_up_and_down_alike_is_recognized_in_a_hands_drawing(up, down, sign):
    actual = bump(up=sign, down=-sign)
    text = compare(bump(up=sign * up, down=-sign * down), actual)
    if up == down == 1:
        assert text.startswith("As you expected at every sample")
        return
    assert line(text, "Sign") == "Sign: both ways, as you expected."
    assert line(text, "Position") == "Position: samples 10 to 11, as you expected."


@quick
@given(up=hand, down=hand, sign=signs)
def test_up_and_down_exchanged_is_a_difference_in_sign(up, down, sign):
    text = compare(bump(up=-sign * up, down=sign * down), bump(up=sign, down=-sign))
    side, other = ("above", "below") if sign > 0 else ("below", "above")
    assert line(text, "Sign") == (
        f"Sign: both ways, as you expected; but {side} zero at samples 10 to 11, "
        f"and you expected {other}."
    )
    assert line(text, "Position") == "Position: samples 10 to 11, as you expected."


@pytest.mark.parametrize(
    ("expected", "sign"),
    [
        (np.roll(bump(up=-1, down=0.8), 5), "; but farthest above zero, and you expected below."),
        (np.roll(bump(up=1, down=-0.8), 5), "."),
        (np.roll(bump(up=1, down=-1), 5), "."),
    ],
)
def test_both_ways_says_which_way_is_farther(expected, sign):
    text = compare(expected, bump(up=1, down=-0.8))
    assert line(text, "Sign") == f"Sign: both ways, as you expected{sign}"
    assert line(text, "Position") == (
        "Position: you expected samples 15 to 16; it is farther left, samples 10 to 11."
    )


def test_a_peak_taken_for_both_ways_is_named_with_its_range():
    text = compare(peak(), bump(up=1, down=-0.75))
    assert line(text, "Sign") == "Sign: you expected a peak; it is both ways, from -0.75 to 1."
    assert line(text, "Width").endswith("it is 4 samples."), "noise is neither wide nor narrow"


@pytest.mark.parametrize(
    ("expected", "actual", "says"),
    [
        (np.full(4, 5.0), np.full(4, 7.0), "you expected level at 5; it is level at 7."),
        (np.full(4, 5.0), np.full(4, 5.1), "level at 5.1, much as you expected."),
        ([7], [-7], "you expected level at 7; it is level at -7."),
        (
            np.zeros(5), [0, 0, -2, 0, 0],
            "you expected level at 0; it is a dip, 2 away from zero at sample 2, "
            "and more than half as far at 1 sample.",
        ),
    ],
)  # fmt: skip
def test_level_curves_are_compared_as_a_whole(expected, actual, says):
    text = compare(expected, actual)
    assert names(text) == ["Shape", "Farthest apart"]
    assert line(text, "Shape") == f"Shape: {says}"


def test_what_was_not_drawn_is_not_compared():
    drawn = np.full(60, NAN)
    drawn[:15] = 0
    text = compare(drawn, bump(up=1, down=-3))
    assert text.splitlines()[0] == "Compared where you drew: 15 of 60 samples."
    assert "it is a peak, 1 away from zero at samples 10 to 11" in line(text, "Shape")


@pytest.mark.parametrize(
    ("drawn", "mine"),
    [([0, 0, 3, NAN, 3, 0], 2), ([0, 0, 3, NAN, 3.1, 0], 4)],
)
def test_a_gap_in_the_drawing_parts_a_place(drawn, mine):
    says = line(compare(drawn, [0, 0, 0, 0, 0, 3]), "Position")
    assert says == f"Position: you expected sample {mine}; it is farther right, sample 5."


def test_a_result_keeps_its_shape_beside_a_drawing_a_hundred_times_as_high():
    text = compare(100 * peak(), peak())
    assert line(text, "Sign") == "Sign: a peak, as you expected."
    assert line(text, "Height") == "Height: you expected 100 away from zero; it is less, 1."


def test_a_wobble_beside_a_high_result_is_level():
    says = line(compare(0.01 * peak(), peak()), "Shape")
    assert says.startswith("Shape: you expected nearly level, from ")
    assert "it is a peak, 1 away from zero at sample 30" in says


def test_either_of_two_equal_peaks_is_a_right_place():
    text = compare([0, 0.97, 0, 1, 0], [0, 1, 0, 0.97, 0])
    assert line(text, "Position") == "Position: sample 1, as you expected."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            ndimage.correlate(helpers.step_signal(), [-1, 0, 1]),
            "a peak, 1 away from zero at samples 49 to 50, and more than half as far at 2 samples",
        ),
        (
            [0, 0, -2.5, 0],
            "a dip, 2.5 away from zero at sample 2, and more than half as far at 1 sample",
        ),
        (
            [0, 2, 0, -1.5, 0],
            "both ways from zero, from -1.5 to 2; the farthest 2 away from zero at sample 1, "
            "and more than half as far at 2 samples",
        ),
        (
            [0, 2, 0, -1, 0],
            "a peak, 2 away from zero at sample 1, and more than half as far at 1 sample",
        ),
        ([3], "level at 3"),
        ([0, 0], "level at 0"),
        ([True, True], "level at 1"),
        (np.array([200, 200], np.uint8), "level at 200"),
        ([1, 1.02, 0.98], "nearly level, from 0.98 to 1.02"),
        ([1e-17, -1e-17], "level at 0"),
        ([5e-324], "level at 0"),
        ([-1e9, -1e9], "level at -1000000000"),
    ],
)
def test_describe(values, words):
    assert describe(values) == words


@pytest.mark.parametrize("size", [1, 3, 10])
def test_the_largest_floats_are_level_at_themselves(size):
    assert describe(np.full(size, HUGE)) == f"level at {HUGE:.0f}"


@pytest.mark.parametrize(
    ("expected", "actual", "shapes"),
    [
        ([1, 2], [1, 2, 3], r"\(2,\) and \(3,\)"),
        ([[1, 2]], [[1, 2]], r"\(1, 2\) and \(1, 2\)"),
        ([], [], r"\(0,\) and \(0,\)"),
        (1, 1, r"\(\) and \(\)"),
    ],
)
def test_curves_of_different_shapes_are_refused(expected, actual, shapes):
    says = f"^expected_by_learner, actual: expected two signals of one length, got .* {shapes}"
    with pytest.raises(ValueError, match=says):
        compare(expected, actual)


@pytest.mark.parametrize(
    ("curve", "says"),
    [
        # A twentieth of the largest value is as nothing, and what is that close counts as it.
        ([19, 20], "nearly level, from 19 to 20"),
        ([18.9, 20], "a peak, 20 away from zero at sample 1,"),
        ([19, 20, 0], "a peak, 20 away from zero at samples 0 to 1,"),
        ([0, 19, 19.5, 20, 19, 0], "a peak, 20 away from zero at samples 1 to 4,"),
        ([0, 19, 18.9, 20, 19], "a peak, 20 away from zero at samples 3 to 4,"),
        ([0, 0, 0, 20, 19], "a peak, 20 away from zero at samples 3 to 4,"),
        # A billionth is rounding: of 1, or of a larger value.
        ([0, 1e-9], "level at 5e-10"),
        ([0, 2e-9], "a peak"),
        ([1, 1 + 1.5e-9], "nearly level, from 1 to 1"),
        ([1e6, 1e6 + 1e-5], "level at 1000000"),
    ],
)
def test_a_curve_is_described_up_to_its_limits(curve, says):
    assert describe(curve).startswith(says)


def box(height, width, size=30):
    return np.where(np.arange(size) < width, height, 0.0)


def test_height_and_width_may_be_a_twentieth_off():
    text = compare(box(19, 19), box(20, 20))
    assert line(text, "Height") == "Height: 20 away from zero, as you expected."
    assert line(text, "Width") == "Width: 20 samples at more than half of it, as you expected."
    text = compare(box(18.9, 18), box(20, 20))
    assert line(text, "Height") == "Height: you expected 18.9 away from zero; it is more, 20."
    assert line(text, "Width").endswith(
        "18 samples at more than half of it; it is wider, 20 samples."
    )


def test_level_curves_are_compared_by_their_means():
    low_but_for_one = np.r_[np.full(9, 18.5), 19.4]
    assert "you expected nearly level" in compare(low_but_for_one, np.full(10, 20))
    assert "much as you expected" in compare(low_but_for_one + 1, np.full(10, 20))
    assert "it is level at 1e-09" in compare(np.full(3, -1e-9), np.full(3, 1e-9))


def test_a_place_is_expected_where_one_of_its_samples_was():
    text = compare([0, 1, -1, 0, 0, 0], [0, 1, 1, 0, -1, 0])
    assert line(text, "Sign") == "Sign: both ways, as you expected."
