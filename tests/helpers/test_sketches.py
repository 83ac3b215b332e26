"""The sketches to choose among: the result is one of them, and nothing but its shape tells."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

import helpers
from helpers.demos.comparison import compare
from helpers.demos.sketches import plausible_results
from helpers.filters.windows import BOUNDARY_MODES

quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)
DIFFERENCE = [-1.0, 0.0, 1.0]

eighths = st.integers(-64, 64).map(lambda n: n / 8)
tenths = st.integers(-20, 20).map(lambda n: n / 10)
scales = st.sampled_from([1e-300, 1e-7, 1.0, 255.0, 1e12, 1e150])
signals = st.tuples(
    st.integers(1, 30).flatmap(lambda size: arrays(np.float64, size, elements=eighths)), scales
).map(lambda parts: parts[0] * parts[1])
kernels = st.integers(1, 9).flatmap(lambda size: arrays(np.float64, size, elements=tenths))


def letters_of(sketches, curve):
    return [name for name, sketch in sketches.items() if np.array_equal(sketch, curve)]


def has(sketches, curve):
    return any(np.allclose(sketch, curve, atol=1e-12) for sketch in sketches.values())


def noise(seed, size=40):
    return np.random.default_rng(seed).normal(size=size)


@pytest.mark.parametrize("mode", BOUNDARY_MODES)
@quick
@given(signal=signals, kernel=kernels, cval=eighths)
def test_the_result_is_there_once_and_no_other_is_like_it(mode, signal, kernel, cval):
    expected = ndimage.correlate(signal, kernel, mode=mode, cval=cval)
    kept = signal.copy(), kernel.copy()
    sketches = plausible_results(signal, kernel, mode=mode, cval=cval)
    assert list(sketches) == list("ABCD")[: len(sketches)]
    assert len(letters_of(sketches, expected)) == 1
    for name, curve in sketches.items():
        assert curve.dtype == np.float64
        assert curve.shape == signal.shape
        for other in list(sketches)[list(sketches).index(name) + 1 :]:
            assert not compare(curve, sketches[other]).startswith("As you expected")
    np.testing.assert_array_equal(signal, kept[0])
    np.testing.assert_array_equal(kernel, kept[1])


@quick
@given(signal=signals, kernel=kernels)
def test_the_same_sketches_come_in_the_same_order_every_time(signal, kernel):
    first, again = plausible_results(signal, kernel), plausible_results(signal, kernel)
    assert list(first) == list(again)
    for name, curve in first.items():
        np.testing.assert_array_equal(curve, again[name])


@pytest.mark.parametrize("scale", [1e-7, 1e-3, 1, 255, 1e12])
def test_the_letter_does_not_tell_which_is_the_result(scale):
    letters = Counter()
    for seed in range(60):
        signal = scale * noise(seed)
        sketches = plausible_results(signal, DIFFERENCE)
        assert list(sketches) == list("ABCD")
        letters.update(letters_of(sketches, ndimage.correlate(signal, DIFFERENCE)))
    assert set(letters) == set("ABCD")
    assert max(letters.values()) <= 30


@pytest.mark.parametrize("seed", range(5))
def test_a_machines_last_digits_do_not_change_the_order(seed):
    signal = noise(seed)
    sketches = plausible_results(signal, DIFFERENCE)
    for name, curve in plausible_results(signal * (1 + 1e-15), DIFFERENCE).items():
        np.testing.assert_allclose(curve, sketches[name], atol=1e-12)


def test_a_zeros_sign_does_not_change_the_order():
    kernel, step = [0.1, 0.2, -0.3], helpers.step_signal(40, 20)
    first, signs = plausible_results(0.7 + step, kernel), set()
    for k in range(20):
        signal = (0.7 + step) * (1 + k * 1e-15)
        signs.add(float(np.sign(ndimage.correlate(signal, kernel)[5])))
        for name, curve in plausible_results(signal, kernel).items():
            np.testing.assert_allclose(curve, first[name], atol=1e-12)
    assert {-1, 1} <= signs, "the flat stretches are no zeros, but a machine's last digits"


def test_a_step_and_a_difference_have_the_mistakes_that_are_made_with_them():
    step = helpers.step_signal(40, 20)
    sketches = plausible_results(step, DIFFERENCE)
    actual = ndimage.correlate(step, DIFFERENCE)
    assert has(sketches, actual)
    assert has(sketches, -actual), "the flip the kernel"
    assert has(sketches, ndimage.correlate(step, np.full(3, 1 / 3))), "a mean"
    assert has(sketches, ndimage.correlate(actual, np.full(7, 1 / 7))), "too wide"


def test_a_noisy_signal_has_a_result_without_noise():
    noisy = helpers.add_noise(helpers.step_signal(60, 30), sd=0.1)
    actual = ndimage.correlate(noisy, DIFFERENCE)
    sketches = plausible_results(noisy, DIFFERENCE)
    (alone,) = (curve for curve in sketches.values() if (curve == 0).sum() > 50)
    kept = np.flatnonzero(alone)
    assert kept.tolist() == list(range(kept[0], kept[-1] + 1))
    assert np.abs(actual).argmax() in kept
    np.testing.assert_array_equal(alone[kept], actual[kept])


def impulse(size, at):
    return (np.arange(size) == at) * 1.0


@pytest.mark.parametrize(("size", "late"), [(5, 1), (13, 2), (40, 6)])
def test_a_result_that_comes_too_late_is_a_sixth_of_the_signal_late(size, late):
    # Its mean and its largest part are the result itself, so that there is room for this one.
    mean = ndimage.correlate(impulse(size, 2), np.full(3, 1 / 3))
    sketches = plausible_results(impulse(size, 2), np.full(3, 1 / 3))
    assert has(sketches, np.r_[np.full(late, mean[0]), mean[:-late]])


@pytest.mark.parametrize(("size", "width"), [(40, 7), (110, 11)])
def test_a_result_that_is_too_wide_is_a_tenth_of_the_signal_wide(size, width):
    step = helpers.step_signal(size, size // 2)
    actual = ndimage.correlate(step, DIFFERENCE)
    sketches = plausible_results(step, DIFFERENCE)
    assert has(sketches, ndimage.correlate(actual, np.full(width, 1 / width)))


def test_padding_is_zero_unless_told_otherwise():
    sketches = plausible_results(noise(2), [1, 2, 1], mode="constant")
    assert has(sketches, ndimage.correlate(noise(2), [1, 2, 1], mode="constant", cval=0))


def test_what_is_half_as_large_is_no_part_of_the_peak():
    assert has(plausible_results([0, 1, 2, 4, 3, 1, 0], [1]), [0, 0, 0, 4, 3, 0, 0])


def test_the_letters_are_those_that_the_stored_lessons_have():
    letters = ""
    for seed in range(24):
        actual = ndimage.correlate(noise(seed), DIFFERENCE)
        letters += "".join(letters_of(plausible_results(noise(seed), DIFFERENCE), actual))
    assert letters == "CBDCCBBBACCBADBCACDCDBCD"


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
