import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

from helpers.filters.windows import BOUNDARY_MODES, LinearFilter

NUMPY_MODES = {
    "reflect": "symmetric",
    "constant": "constant",
    "nearest": "edge",
    "mirror": "reflect",
    "wrap": "wrap",
}
values = st.integers(-64, 64).map(lambda n: n / 8)


def grids(ndim, largest):
    shapes = st.tuples(*[st.integers(1, largest)] * ndim)
    return shapes.flatmap(lambda shape: arrays(np.float64, shape, elements=values))


any_case = st.sampled_from((1, 2)).flatmap(
    lambda ndim: st.tuples(
        grids(ndim, 12 if ndim == 1 else 6),
        grids(ndim, 17 if ndim == 1 else 8),
    )
)
quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def all_of(steps):
    return [steps.at(k) for k in range(len(steps))]


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("mode", BOUNDARY_MODES)
@quick
@given(case=any_case, cval=values)
def test_sums_and_windows_are_those_of_scipy_and_numpy(mode, flip, case, cval):
    array, kernel = case
    steps = LinearFilter(array, kernel, mode=mode, cval=cval, flip=flip)
    run = ndimage.convolve if flip else ndimage.correlate
    expected = run(array, kernel, mode=mode, cval=cval)
    before = [(n - 1) // 2 if flip else n // 2 for n in kernel.shape]
    width = [(b, n - 1 - b) for b, n in zip(before, kernel.shape, strict=True)]
    options = {"constant_values": cval} if mode == "constant" else {}
    padded = np.pad(array, width, mode=NUMPY_MODES[mode], **options)
    mask = np.pad(np.zeros(array.shape, dtype=bool), width, constant_values=True)
    weights = np.flip(kernel) if flip else kernel

    assert len(steps) == array.size
    np.testing.assert_allclose(steps.output, expected, atol=1e-9)
    for here, index in zip(all_of(steps), np.ndindex(array.shape), strict=True):
        where = tuple(slice(i, i + n) for i, n in zip(index, kernel.shape, strict=True))
        start = tuple(i - b for i, b in zip(index, before, strict=True))
        assert here.index == index
        assert here.start == start
        assert here.center == tuple(
            s + (n - 1) / 2 for s, n in zip(start, kernel.shape, strict=True)
        )
        np.testing.assert_array_equal(here.window, padded[where])
        np.testing.assert_array_equal(here.is_padding, mask[where])
        np.testing.assert_array_equal(here.weights, weights)
        np.testing.assert_array_equal(here.products, padded[where] * weights)
        assert here.sum == pytest.approx(expected[index], abs=1e-9)


@pytest.mark.parametrize("flip", [False, True])
@quick
@given(array=grids(1, 12), kernel=grids(1, 12))
def test_valid_is_that_of_numpy(flip, array, kernel):
    if kernel.size > array.size:
        array, kernel = kernel, array
    run = np.convolve if flip else np.correlate
    expected = run(array, kernel, mode="valid")
    steps = LinearFilter(array, kernel, flip=flip)
    np.testing.assert_allclose(steps.output, expected, atol=1e-9)
    for k, here in enumerate(all_of(steps)):
        assert here.sum == pytest.approx(expected[k], abs=1e-9)
        assert here.start == here.index == (k,)
        assert here.center == (k + (kernel.size - 1) / 2,)
        assert not here.is_padding.any()


@pytest.mark.parametrize("flip", [False, True])
@quick
@given(array=grids(2, 7), data=st.data())
def test_valid_of_an_image_is_that_of_plain_windows(flip, array, data):
    shape = data.draw(st.tuples(*(st.integers(1, side) for side in array.shape)))
    kernel = data.draw(arrays(np.float64, shape, elements=values))
    windows = np.lib.stride_tricks.sliding_window_view(array, shape)
    expected = (windows * (kernel[::-1, ::-1] if flip else kernel)).sum(axis=(2, 3))
    steps = LinearFilter(array, kernel, flip=flip)
    np.testing.assert_allclose(steps.output, expected, atol=1e-9)
    for here, index in zip(all_of(steps), np.ndindex(expected.shape), strict=True):
        assert here.index == here.start == index
        np.testing.assert_array_equal(here.window, windows[index])
        assert here.sum == pytest.approx(expected[index], abs=1e-9)


@pytest.mark.parametrize("dtype", [bool, np.uint8, np.int16, np.float16, np.float32])
def test_any_real_dtype_is_calculated_with_as_float64(dtype):
    array = np.array([0, 1, 1, 0, 1]).astype(dtype)
    steps = LinearFilter(array, [0.5, 0.5], mode="reflect")
    assert steps.output.dtype == np.float64
    np.testing.assert_array_equal(
        steps.output, ndimage.correlate(array.astype(float), [0.5, 0.5], mode="reflect")
    )


def test_the_given_arrays_stay_as_they_are():
    array, kernel = np.arange(5.0), np.array([1.0, 2.0])
    steps = LinearFilter(array, kernel, mode="wrap", flip=True)
    steps.at(0).window[...] = 99
    np.testing.assert_array_equal(array, np.arange(5.0))
    np.testing.assert_array_equal(kernel, [1, 2])


@pytest.mark.parametrize("position", [-1, 3, 100])
def test_a_position_beyond_the_output_is_refused(position):
    steps = LinearFilter([1, 2, 3, 4, 5], [1, 1, 1])
    with pytest.raises(ValueError, match=f"position: .* from 0 to 2, got {position}"):
        steps.at(position)


def test_where_the_whole_window_lies_inside_nothing_is_padded():
    steps = LinearFilter(np.arange(12.0).reshape(3, 4), np.ones((2, 3)))
    assert steps.margin == ((0, 0), (0, 0))
    np.testing.assert_array_equal(steps.padded, steps.array)
