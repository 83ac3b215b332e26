"""Two curves compared in words: any curves, and each difference by its right name."""

import re

import numpy as np
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
    kinds = {
        "Position": f"it's farther {'right' if at[1] > at[0] else 'left'}, sample {at[1]}.",
        "Sign": f"it's {'a peak' if signs[1] > 0 else 'a dip'}.",
        "Height": f"away from zero, and it's {'less' if factor < 1 else 'more'}, ",
        "Width": f"it's {'wider' if widths[1] > widths[0] else 'narrower'}, {2 * widths[1] + 1} s",
    }
    assert set(differs(said)) == {name for name, is_it in zip(kinds, changed, strict=True) if is_it}
    for name in differs(said):
        assert kinds[name] in said[name]


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


DIFFERENT = [
    (peak(), bump(1, -0.75)),  # noise is neither wide nor narrow
    *((bump(1, -0.75), peak()), (-peak(), peak()), (peak(), -peak())),
    ([0, 1, -1, 0, 0, 0], [0, 1, 1, 0, -1, 0]),
    (np.roll(bump(1, -1), 5), bump(1, -0.8)),
    # Level curves are compared as a whole.
    *(([5] * 4, [7] * 4), ([7], [-7]), ([-1e-9] * 3, [1e-9] * 3), ([0] * 5, [0, 0, -2, 0, 0])),
    *(([18.5] * 9 + [19.4], [20] * 10), ([19.5] * 9 + [20.4], [20] * 10)),
    # What's small beside the output is flat; the output has only itself as a measure.
    *((100 * peak(), peak()), (0.01 * peak(), peak())),
    # Either of two equal peaks is a right place.
    ([0, 0.97, 0, 1, 0], [0, 1, 0, 0.97, 0]),
    # A twentieth off is as expected.
    *((box(19, 19), box(20, 20)), (box(18.9, 18), box(20, 20))),
    # A gap in the drawing parts a place.
    *(([0, 0, 3, NAN, last, 0], [0, 0, 0, 0, 0, 3]) for last in (3, 3.1)),
]
DESCRIBED = [
    *([0, 2, 0, -1.5, 0], [0, 2, 0, -1, 0], [True, True], np.array([200, 200], np.uint8)),
    *([1, 1.02, 0.98], [1e-17, -1e-17], [5e-324]),
    # A twentieth of the largest value is nothing, and what's that close counts as it.
    *([19, 20], [18.9, 20], [19, 20, 0], [0, 19, 19.5, 20, 19, 0], [0, 19, 18.9, 20, 19]),
    [0, 0, 0, 20, 19],
    # A billionth is rounding: of 1, or of a larger value.
    *([0, 1e-9], [0, 2e-9], [1, 1 + 1.5e-9], [1e6, 1e6 + 1e-5]),
]


def test_each_difference_has_its_words(snapshot):
    curves = (np.array(pair, float) for pair in DIFFERENT)
    assert "\n\n".join(compare(*pair) for pair in curves) == snapshot


def test_a_curve_is_described_up_to_its_limits(snapshot):
    assert "\n".join(map(describe, DESCRIBED)) == snapshot
