"""The sketches to choose from: the output is one of them, and nothing but its shape tells."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

import helpers
from helpers.demos.comparison import compare
from helpers.demos.sketches import plausible_results
from helpers.filters.windows import BOUNDARY_MODES, LinearFilter

DIFFERENCE = [-1.0, 0.0, 1.0]

eighths = st.integers(-64, 64).map(lambda n: n / 8)
tenths = st.integers(-20, 20).map(lambda n: n / 10)
scales = st.sampled_from([1e-300, 1e-7, 1.0, 255.0, 1e12, 1e90])
signals = st.tuples(
    st.integers(1, 30).flatmap(lambda size: arrays(np.float64, size, elements=eighths)), scales
).map(lambda parts: parts[0] * parts[1])
kernels = st.integers(1, 9).flatmap(lambda size: arrays(np.float64, size, elements=tenths))


def has(sketches, curve):
    return any(np.allclose(sketch, curve, atol=1e-12) for sketch in sketches.values())


def noise(seed, size=40):
    return np.random.default_rng(seed).normal(size=size)


def mean(curve, width):
    return ndimage.correlate(np.asarray(curve, float), np.full(width, 1 / width))


@given(signal=signals, kernel=kernels, mode=st.sampled_from(BOUNDARY_MODES), cval=eighths)
def test_the_output_is_there_once_no_other_is_like_it_and_the_order_stays(
    signal, kernel, mode, cval
):
    expected = LinearFilter(signal, kernel, mode=mode, cval=cval).output
    kept = signal.copy(), kernel.copy()
    sketches = plausible_results(signal, kernel, mode=mode, cval=cval)
    assert list(sketches) == list("ABCD")[: len(sketches)]
    assert sum(np.array_equal(curve, expected) for curve in sketches.values()) == 1
    for curve in sketches.values():
        assert curve.dtype == np.float64
        assert curve.shape == signal.shape
    for one, other in combinations(sketches.values(), 2):
        assert not compare(one, other).startswith("As you expected")
    np.testing.assert_array_equal(signal, kept[0])
    np.testing.assert_array_equal(kernel, kept[1])
    again = plausible_results(signal, kernel, mode=mode, cval=cval)
    np.testing.assert_array_equal([*again.values()], [*sketches.values()])


@pytest.mark.parametrize("scale", [1e-7, 1, 1e12])
def test_the_letters_do_not_tell_and_are_those_that_the_stored_lessons_have(scale):
    letters = ""
    for seed in range(24):
        sketches = plausible_results(scale * noise(seed), DIFFERENCE)
        assert list(sketches) == list("ABCD")
        actual = ndimage.correlate(scale * noise(seed), DIFFERENCE)
        letters += "".join(name for name in sketches if np.allclose(sketches[name], actual, atol=0))
    assert letters == "CBDCCBBBACCBADBCACDCDBCD"


def test_a_machines_last_digits_and_a_zeros_sign_do_not_change_the_order():
    kernel, signs = [0.1, 0.2, -0.3], set()
    for signal, weights in [*((noise(seed), DIFFERENCE) for seed in range(5)),
                            (0.7 + helpers.step_signal(40, 20), kernel)]:  # fmt: skip
        first = plausible_results(signal, weights)
        for k in range(8):
            nearly = signal * (1 + k * 1e-15)
            signs.add(float(np.sign(ndimage.correlate(nearly, weights)[5])))
            for name, curve in plausible_results(nearly, weights).items():
                np.testing.assert_allclose(curve, first[name], atol=1e-12)
    assert {-1, 1} <= signs, "the flat stretches aren't zeros, but a machine's last digits"


def edge(size):
    return ndimage.correlate(helpers.step_signal(size, size // 2), DIFFERENCE)


def late(size, count):
    actual = mean(np.arange(size) == 2, 3)
    return np.r_[np.full(count, actual[0]), actual[:-count]]


@pytest.mark.parametrize(
    ("signal", "kernel", "curves"),
    [
        # The output, that of the flipped kernel, a mean, and too wide: by a tenth of the signal.
        (helpers.step_signal(40, 20), DIFFERENCE,
         [edge(40), -edge(40), mean(helpers.step_signal(40, 20), 3), mean(edge(40), 7)]),
        (helpers.step_signal(110, 55), DIFFERENCE, [mean(edge(110), 11)]),
        # The mean and the largest part are the output itself, so that there's room for a late one.
        *((np.arange(size) == 2, np.full(3, 1 / 3), [late(size, count)])
          for size, count in [(5, 1), (13, 2), (40, 6)]),
        # What's half as large is no part of the peak.
        ([0, 1, 2, 4, 3, 1, 0], [1], [[0, 0, 0, 4, 3, 0, 0]]),
    ],
)  # fmt: skip
def test_the_mistakes_that_are_made_are_among_the_sketches(signal, kernel, curves):
    sketches = plausible_results(signal, kernel)
    assert [has(sketches, curve) for curve in curves] == [True] * len(curves)


def test_a_noisy_signal_has_an_output_without_noise():
    noisy = helpers.add_noise(helpers.step_signal(60, 30), sd=0.1)
    actual = LinearFilter(noisy, DIFFERENCE, mode="reflect").output
    sketches = plausible_results(noisy, DIFFERENCE)
    (alone,) = (curve for curve in sketches.values() if (curve == 0).sum() > 50)
    kept = np.flatnonzero(alone)
    assert kept.tolist() == list(range(kept[0], kept[-1] + 1))
    assert np.abs(actual).argmax() in kept
    np.testing.assert_array_equal(alone[kept], actual[kept])


def test_padding_is_zero_unless_told_otherwise():
    sketches = plausible_results(noise(2), [1, 2, 1], mode="constant")
    assert has(sketches, ndimage.correlate(noise(2), [1, 2, 1], mode="constant", cval=0))


@pytest.mark.parametrize(
    ("signal", "kernel", "count"),
    [
        # Its two signs are 1e-9 apart: no more than the comparison overlooks; and a little more.
        ([5e-10], [1], 1),
        ([5.1e-10], [1], 2),
        ([0], [1], 1),
        (np.zeros(30), DIFFERENCE, 1),
        ([3], [1], 2),
        (np.full(30, 0.1), DIFFERENCE, 2),
        (np.full(30, 1e12 / 3), np.full(3, 0.1), 3),
        (np.zeros(30), [0], 1),
        (np.ones(30), [0], 2),
        ([True, False, True], [1], 4),
    ],
)
def test_flat_and_short_signals_have_as_many_sketches_as_differ(signal, kernel, count):
    sketches = plausible_results(signal, kernel)
    assert len(sketches) == count
    assert has(sketches, ndimage.correlate(np.asarray(signal, float), np.asarray(kernel, float)))
