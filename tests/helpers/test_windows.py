"""Every position of every filter, mode and shape, against scipy and numpy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

from helpers.filters.windows import BOUNDARY_MODES, MODES, RANKS, LinearFilter, RankFilter

values = st.integers(-64, 64).map(lambda n: n / 8)


def grids(ndim, largest):
    shapes = st.tuples(*[st.integers(1, largest)] * ndim)
    return shapes.flatmap(lambda shape: arrays(np.float64, shape, elements=values))


any_case = st.sampled_from((1, 2)).flatmap(
    lambda ndim: st.tuples(grids(ndim, 12 if ndim == 1 else 6), grids(ndim, 17 if ndim == 1 else 8))
)


def room(array, shape, mode):
    """Make the array as large as the window, where mode is 'valid' and that has to fit."""
    missing = np.subtract(shape, array.shape).clip(0) if mode == "valid" else [0] * array.ndim
    return np.pad(array, [(0, n) for n in missing])


def look(steps, expected, before):
    """Compare each window, which has `before` samples before its center, with the output there."""
    assert steps.output.dtype == np.float64
    np.testing.assert_allclose(steps.output, expected, atol=1e-9)
    assert len(steps) == expected.size
    for position, index in enumerate(np.ndindex(expected.shape)):
        here = steps.at(position)
        assert here.index == index
        assert here.center == (tuple(np.add(index, before)) if steps.mode == "valid" else index)
        assert here.start == tuple(np.subtract(here.center, before))
        assert isinstance(here.result, float)
        assert abs(here.result - expected[index]) < 1e-9
        samples = [
            np.arange(first, first + n) for first, n in zip(here.start, steps.shape, strict=True)
        ]
        outside = np.ones(steps.shape, bool)
        inside = [
            (at >= 0) & (at < side) for at, side in zip(samples, steps.array.shape, strict=True)
        ]
        outside[np.ix_(*inside)] = False
        np.testing.assert_array_equal(here.is_padding, outside)
        copies = steps.array[np.ix_(*here.sources)]
        if steps.mode == "constant":
            copies = np.where(outside, steps.cval, copies)
            for source, within, at in zip(here.sources, inside, samples, strict=True):
                assert source.tolist() == np.where(within, at, -1).tolist()
        np.testing.assert_array_equal(here.values, copies)
        yield here


@given(case=any_case, mode=st.sampled_from(MODES), cval=values, flip=st.booleans())
def test_a_linear_filter_has_scipys_sums(case, mode, cval, flip):
    array, kernel = room(case[0], case[1].shape, mode), case[1]
    steps = LinearFilter(array, kernel, mode=mode, cval=cval, flip=flip)
    before = [(n - 1) // 2 if flip else n // 2 for n in kernel.shape]
    run = ndimage.convolve if flip else ndimage.correlate
    expected = run(array, kernel, mode="constant" if mode == "valid" else mode, cval=cval)
    if mode == "valid":
        inside = zip(before, array.shape, kernel.shape, strict=True)
        expected = expected[tuple(slice(n, n + side - taps + 1) for n, side, taps in inside)]
    for here in look(steps, expected, before):
        np.testing.assert_array_equal(here.weights, np.flip(kernel) if flip else kernel)
        np.testing.assert_array_equal(here.products, here.values * here.weights)


@given(
    array=st.one_of(grids(1, 6), grids(2, 4)), rank=st.sampled_from(RANKS),
    mode=st.sampled_from(MODES), cval=values, data=st.data(),
)  # fmt: skip
def test_a_rank_filter_has_scipys_values(array, rank, mode, cval, data):
    shape = data.draw(st.tuples(*[st.integers(1, 15 if array.ndim == 1 else 9)] * array.ndim))
    array = room(array, shape, mode)
    steps = RankFilter(array, shape, rank, mode=mode, cval=cval)
    count = int(np.prod(shape))
    assert steps.rank == {"minimum": 0, "median": count // 2, "maximum": count - 1}[rank]
    expected = steps.output
    # scipy 1.17 goes wrong on signals shorter than a median's window.
    if mode != "valid" and (rank != "median" or all(np.greater_equal(array.shape, shape))):
        expected = getattr(ndimage, f"{rank}_filter")(array, size=shape, mode=mode, cval=cval)
    for here in look(steps, expected, [n // 2 for n in shape]):
        assert here.rank == steps.rank
        np.testing.assert_array_equal(here.order, sorted(here.values.ravel()))


@pytest.mark.parametrize("mode", BOUNDARY_MODES)
@pytest.mark.parametrize("side", range(1, 6))
def test_padding_longer_than_the_signal_goes_on_as_scipy_does(mode, side):
    array = np.random.default_rng(side).integers(0, 99, side).astype(float)
    kernel = np.zeros(4 * side + 3)
    for place in range(kernel.size):
        kernel[:], kernel[place] = 0, 1  # shows each padded sample by itself
        expected = ndimage.correlate(array, kernel, mode=mode, cval=7)
        assert LinearFilter(array, kernel, mode=mode, cval=7).output.tolist() == expected.tolist()


def test_a_large_kernel_takes_a_moment_and_has_the_same_sums():
    image = np.arange(42.0).reshape(6, 7)
    for rows, columns in ((30, 40), (1, 1), (1, 90)):
        kernel = np.outer(np.arange(rows) - 3.0, np.arange(columns) + 1.0)
        expected = ndimage.correlate(image, kernel, mode="mirror")
        np.testing.assert_allclose(LinearFilter(image, kernel, mode="mirror").output, expected)
    mean = LinearFilter(np.eye(300), np.full((301, 301), 1 / 301**2), mode="nearest")
    assert mean.output[150, 150] == pytest.approx(303 / 301**2)


@pytest.mark.parametrize("dtype", [bool, np.uint8, np.int16, np.float16, np.float32, ">u2"])
def test_any_real_dtype_is_calculated_with_as_float64(dtype):
    array = np.array([0, 1, 1, 0, 1]).astype(dtype)
    assert RankFilter(array, [np.int64(3)], mode="nearest").output.tolist() == [0, 1, 1, 1, 1]
    output = LinearFilter(array, [0.5, 0.5], mode="reflect").output
    assert output.dtype == np.float64
    assert output.tolist() == [0, 0.5, 1, 0.5, 0.5]


def test_the_given_arrays_stay_as_they_are():
    array, kernel = np.array([3.0, 1.0, 2.0]), np.array([1.0, 2.0])
    LinearFilter(array, kernel, flip=True).at(0).values[...] = 99
    here = RankFilter(array, (3,)).at(0)
    here.order[...] = 99
    assert here.values.tolist() == [3, 1, 2]
    here.values[...] = 99
    assert array.tolist() == [3, 1, 2]
    assert kernel.tolist() == [1, 2]
