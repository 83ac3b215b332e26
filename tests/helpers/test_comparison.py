"""Two curves compared in words: any curves, and each difference by its right name."""

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from helpers.demos.comparison import compare, describe

NAN = float("nan")
FULL = ["Sign", "Position", "Height", "Width", "Biggest gap"]
signs, sizes = st.sampled_from([1, -1]), st.sampled_from([1e-6, 1.0, 255.0, 1e12])
scales = st.sampled_from([5e-324, 1e-12, 1e-9, 1e-3, 1.0, 1e6, 1e99])
hand = st.floats(0.96, 1)
# So narrow that each peak has its top at one sample, and so far apart that no top is another's.
widths, places = st.integers(1, 3), st.integers(5, 54)


def curves(size):
    eighths = scales.flatmap(lambda scale: st.integers(-8, 8).map(lambda n: n / 8 * scale))
    anything = st.sampled_from([eighths, st.floats(-1e100, 1e100)])
    return anything.flatmap(lambda values: arrays(np.float64, size, elements=values))


def pairs(size):
    gaps = arrays(bool, size).filter(lambda gaps: not gaps.all())
    return st.tuples(curves(size), curves(size), gaps).map(
        lambda case: (np.where(case[2], NAN, case[0]), case[1])
    )


def peak(at=30, height=1.0, sigma=2.0):
    return height * np.exp(-(((np.arange(60) - at) / sigma) ** 2) / 2)


def bump(up, down):
    """Return a curve that goes `up` at samples 10 and 11, and `down` at 40 and 41."""
    curve = np.zeros(60)
    curve[10:12], curve[40:42] = up, down
    return curve


def box(height, width):
    return np.where(np.arange(30) < width, height, 0.0)


def compared(expected, actual):
    """Return what's said of two curves, by what it's about."""
    lines = compare(np.asarray(expected, float), np.asarray(actual, float)).splitlines()
    return dict(re.fullmatch(r"(\w+|Biggest gap)(?:: | at )(.*)", line).groups() for line in lines)


def differs(said):
    return [name for name, words in said.items() if not words.endswith(", as you expected.")][:-1]


@given(case=st.integers(1, 12).flatmap(pairs))
def test_any_curves_are_compared_in_words(case):
    expected, actual = case
    drawn = np.flatnonzero(~np.isnan(expected))
    text = compare(expected, actual)
    assert not re.search(r"\b(nan|inf|score)", text)
    lines = text.splitlines()
    if drawn.size < actual.size:
        count = "1 sample" if actual.size == 1 else f"{actual.size} samples"
        assert lines.pop(0) == f"Compared where you drew: {drawn.size} of {count}."
    names = [re.split(": | at ", line)[0] for line in lines]
    assert names in (FULL, ["Shape", "Biggest gap"], ["As you expected"])
    if names[-1] == "Biggest gap":
        most = int(re.search(r"Biggest gap at sample (\d+)", text)[1])
        gaps = np.abs(expected - actual)
        assert gaps[most] == np.nanmax(gaps)


@given(curve=st.integers(2, 12).flatmap(curves), data=st.data())
def test_a_right_prediction_is_as_you_expected(curve, data):
    assert compare(curve, curve) == f"As you expected at every sample: {describe(curve)}."
    drawn = np.where(np.arange(curve.size) < data.draw(st.integers(1, curve.size - 1)), curve, NAN)
    assert "\nAs you expected at each of them: " in compare(drawn, curve)


@given(
    at=st.tuples(places, places), widths=st.tuples(widths, widths), signs=st.tuples(signs, signs),
    factor=st.just(1) | st.floats(0.1, 0.94) | st.floats(1.06, 10), size=sizes,
)  # fmt: skip
def test_peaks_differ_in_what_was_changed_and_in_nothing_else(at, widths, signs, factor, size):
    changed = [at[0] != at[1], signs[0] != signs[1], factor != 1, widths[0] != widths[1]]
    assume(any(changed))
    said = compared(
        peak(at[0], signs[0] * size, widths[0]), peak(at[1], signs[1] * size * factor, widths[1])
    )
    assert [*said] == FULL
    names = ["Position", "Sign", "Height", "Width"]
    assert set(differs(said)) == {name for name, is_it in zip(names, changed, strict=True) if is_it}
    if changed[0]:
        where = "farther right" if at[1] > at[0] else "farther left"
        words = f"you expected sample {at[0]}, and it's {where}, sample {at[1]}."
        assert said["Position"] == words
    if changed[1]:
        kinds = ("a dip", "a peak") if signs[1] > 0 else ("a peak", "a dip")
        assert said["Sign"] == "you expected {}, and it's {}.".format(*kinds)
    if changed[2]:
        assert f"away from zero, and it's {'less' if factor < 1 else 'more'}, " in said["Height"]
    if changed[3]:
        kind = "wider" if widths[1] > widths[0] else "narrower"
        assert said["Width"] == (
            f"you expected {2 * widths[0] + 1} samples at more than half of it, "
            f"and it's {kind}, {2 * widths[1] + 1} samples."
        )


def test_a_hand_need_not_be_exact():
    assert differs(compared(peak() * (1 + 0.03 * (-1) ** np.arange(60)), peak())) == []


@given(up=hand, down=hand, sign=signs)
def test_up_and_down_alike_is_recognized_in_a_hands_drawing_and_exchanged_is_another_sign(
    up, down, sign
):
    actual = bump(sign, -sign)
    said = compared(0.999 * bump(sign * up, -sign * down), actual)
    assert said["Sign"] == "both ways, as you expected."
    assert said["Position"] == "samples 10 to 11, as you expected."
    said = compared(bump(-sign * up, sign * down), actual)
    side, other = ("above", "below") if sign > 0 else ("below", "above")
    assert said["Sign"] == (
        f"both ways, as you expected, but it's {side} zero at samples 10 to 11, "
        f"and you expected {other}."
    )
    assert said["Position"] == "samples 10 to 11, as you expected."


@pytest.mark.parametrize(
    ("expected", "actual", "says"),
    [
        (peak(), bump(1, -0.75), "Sign: you expected a peak, and it's both ways, from -0.75 to 1."),
        (bump(1, -0.75), peak(), "Sign: you expected both ways, and it's a peak."),
        ([0, 1, -1, 0, 0, 0], [0, 1, 1, 0, -1, 0], "Sign: both ways, as you expected."),
        # Noise is neither wide nor narrow.
        (peak(), bump(1, -0.75),
         "Width: you expected 5 samples at more than half of it, and it's 4 samples."),
        (np.roll(bump(1, -1), 5), bump(1, -0.8),
         "Position: you expected samples 15 to 16, and it's farther left, samples 10 to 11."),
        # Level curves are compared as a whole.
        ([5] * 4, [7] * 4, "Shape: you expected flat at 5, and it's flat at 7."),
        ([7], [-7], "Shape: you expected flat at 7, and it's flat at -7."),
        ([-1e-9] * 3, [1e-9] * 3, "Shape: you expected flat at -1e-09, and it's flat at 1e-09."),
        ([18.5] * 9 + [19.4], [20] * 10,
         "Shape: you expected nearly flat, from 18.5 to 19.4, and it's flat at 20."),
        ([19.5] * 9 + [20.4], [20] * 10, "Shape: flat at 20, much as you expected."),
        ([0] * 5, [0, 0, -2, 0, 0], "Shape: you expected flat at 0, and it's a dip, 2 away from "
         "zero at sample 2, and more than half as far at 1 sample."),
        # What's small beside the output is flat; the output has only itself as a measure.
        (100 * peak(), peak(), "Height: you expected 100 away from zero, and it's less, 1."),
        # Either of two equal peaks is a right place.
        ([0, 0.97, 0, 1, 0], [0, 1, 0, 0.97, 0], "Position: sample 1, as you expected."),
        # A twentieth off is as expected.
        (box(19, 19), box(20, 20), "Height: 20 away from zero, as you expected."),
        (box(19, 19), box(20, 20), "Width: 20 samples at more than half of it, as you expected."),
        (box(18.9, 18), box(20, 20),
         "Height: you expected 18.9 away from zero, and it's more, 20."),
        (box(18.9, 18), box(20, 20),
         "Width: you expected 18 samples at more than half of it, and it's wider, 20 samples."),
        # A gap in the drawing parts a place.
        ([0, 0, 3, NAN, 3, 0], [0, 0, 0, 0, 0, 3],
         "Position: you expected sample 2, and it's farther right, sample 5."),
        ([0, 0, 3, NAN, 3.1, 0], [0, 0, 0, 0, 0, 3],
         "Position: you expected sample 4, and it's farther right, sample 5."),
    ],
)  # fmt: skip
def test_each_difference_has_its_words(expected, actual, says):
    assert says in compare(np.array(expected, float), np.array(actual, float)).splitlines()


def test_a_wobble_beside_a_high_output_is_flat():
    says = compared(0.01 * peak(), peak())["Shape"]
    assert says.startswith("you expected nearly flat, from ")
    assert "it's a peak, 1 away from zero at sample 30" in says


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0, 2, 0, -1.5, 0], "both ways, from -1.5 to 2; the farthest 2 away from zero at "
         "sample 1, and more than half as far at 2 samples"),
        ([0, 2, 0, -1, 0], "a peak, 2 away from zero at sample 1, and more than half as far at 1"),
        ([True, True], "flat at 1"),
        (np.array([200, 200], np.uint8), "flat at 200"),
        ([1, 1.02, 0.98], "nearly flat, from 0.98 to 1.02"),
        ([1e-17, -1e-17], "flat at 0"),
        ([5e-324], "flat at 0"),
        # A twentieth of the largest value is nothing, and what's that close counts as it.
        ([19, 20], "nearly flat, from 19 to 20"),
        ([18.9, 20], "a peak, 20 away from zero at sample 1, "),
        ([19, 20, 0], "a peak, 20 away from zero at samples 0 to 1, "),
        ([0, 19, 19.5, 20, 19, 0], "a peak, 20 away from zero at samples 1 to 4, "),
        ([0, 19, 18.9, 20, 19], "a peak, 20 away from zero at samples 3 to 4, "),
        ([0, 0, 0, 20, 19], "a peak, 20 away from zero at samples 3 to 4, "),
        # A billionth is rounding: of 1, or of a larger value.
        ([0, 1e-9], "flat at 5e-10"),
        ([0, 2e-9], "a peak, "),
        ([1, 1 + 1.5e-9], "nearly flat, from 1 to 1"),
        ([1e6, 1e6 + 1e-5], "flat at 1000000"),
    ],
)  # fmt: skip
def test_a_curve_is_described_up_to_its_limits(values, words):
    assert describe(values).startswith(words)
