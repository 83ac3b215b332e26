import functools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage
from scipy.signal import windows
from skimage import filters

from helpers.filters.kernels import gaussian_kernel, mean_kernel, mean_size
from helpers.filters.presets import preset_kernel, preset_names

RNG = np.random.default_rng(1)
ARRAYS = {1: RNG.random(19), 2: RNG.random((13, 17))}
SHAPES = {1: [(n,) for n in range(1, 8)], 2: [(n, m) for n in range(1, 8) for m in range(1, 8)]}
NAMES = [(ndim, name) for ndim in (1, 2) for name in preset_names(ndim)]


@pytest.mark.parametrize(
    ("size", "shape"),
    [(1, (1,)), (4, (4,)), ((5,), (5,)), ((3, 5), (3, 5)), (np.int64(2), (2,))],
)
def test_mean_kernel_has_equal_weights_that_sum_to_1(size, shape):
    kernel = mean_kernel(size)
    assert kernel.shape == shape
    assert kernel.dtype == np.float64
    assert np.unique(kernel).tolist() == [1 / kernel.size]


@given(sigma=st.floats(0.01, 30))
def test_gaussian_kernel_is_scipys_impulse_response(sigma):
    kernel = gaussian_kernel(sigma)
    impulse = np.zeros(kernel.size + 4)
    impulse[impulse.size // 2] = 1
    expected = ndimage.gaussian_filter1d(impulse, sigma, mode="constant")
    np.testing.assert_allclose(np.pad(kernel, 2), expected, rtol=0, atol=1e-15, strict=True)


def test_a_gaussian_narrower_than_a_sample_is_that_sample():
    assert [gaussian_kernel(sigma).tolist() for sigma in (5e-324, 1e-200, 0.12)] == [[1]] * 3


@given(sigma=st.floats(0, 1000))
def test_mean_size_is_the_odd_number_nearest_to_the_same_variance(sigma):
    size = mean_size(sigma)
    assert size % 2 == 1
    assert size >= 1
    assert abs(size - np.sqrt(12 * sigma**2 + 1)) <= 1 + 1e-9


@pytest.mark.parametrize(("ndim", "name"), NAMES)
def test_a_preset_is_float64_of_its_own_size_or_as_large_as_asked_for(ndim, name):
    fixed = preset_kernel(name, (1,) * ndim)
    for shape in SHAPES[ndim]:
        kernel = preset_kernel(name, shape)
        assert kernel.dtype == np.float64
        if name == "shift":
            assert kernel.shape == (*shape[:-1], max(shape[-1], 3))
        elif name in ("identity", "mean", "Gaussian"):
            assert kernel.shape == shape
        else:
            np.testing.assert_array_equal(kernel, fixed)
            assert max(kernel.shape) == 3
        kernel[...] = 99
        assert not (preset_kernel(name, shape) == 99).any()


EXPECTED = {
    "identity": lambda array, _: array,
    "shift": lambda array, _: np.roll(array, 1, axis=-1),
    "mean": lambda array, shape: ndimage.uniform_filter(array, size=shape, mode="wrap"),
    "difference": lambda array, _: ndimage.correlate1d(array, [-1, 0, 1], mode="wrap"),
    "Laplacian": lambda array, _: ndimage.laplace(array, mode="wrap"),
    "sharpen": lambda array, _: array - ndimage.laplace(array, mode="wrap"),
    "Sobel, horizontal edges": lambda array, _: filters.sobel(array, axis=0, mode="wrap"),
    "Sobel, vertical edges": lambda array, _: filters.sobel(array, axis=1, mode="wrap"),
}


@pytest.mark.parametrize(("ndim", "name"), [case for case in NAMES if case[1] != "Gaussian"])
def test_a_preset_does_what_it_is_called(ndim, name):
    for shape in SHAPES[ndim]:
        output = ndimage.correlate(ARRAYS[ndim], preset_kernel(name, shape), mode="wrap")
        np.testing.assert_allclose(output, EXPECTED[name](ARRAYS[ndim], shape), atol=1e-12)


@pytest.mark.parametrize("ndim", [1, 2])
def test_a_gaussian_is_scipys_window_that_ends_at_two_sigma(ndim):
    for shape in SHAPES[ndim]:
        bells = [windows.gaussian(taps, (taps - 1) / 4 or 1) for taps in shape]
        expected = functools.reduce(np.outer, bells)
        np.testing.assert_allclose(preset_kernel("Gaussian", shape), expected / expected.sum())
