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
each_ndim = pytest.mark.parametrize("ndim", [1, 2])
inside = (slice(1, -1),) * 2


def filtered(kernel, mode="reflect"):
    return ndimage.correlate(ARRAYS[kernel.ndim], kernel, mode=mode)


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


@pytest.mark.parametrize("sigma", [5e-324, 1e-200, 0.12])
def test_a_gaussian_narrower_than_a_sample_is_that_sample(sigma):
    assert gaussian_kernel(sigma).tolist() == [1]


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


@each_ndim
def test_identity_shift_and_mean_are_what_they_are_called(ndim):
    array = ARRAYS[ndim]
    for shape in SHAPES[ndim]:
        np.testing.assert_array_equal(filtered(preset_kernel("identity", shape)), array)
        shifted = filtered(preset_kernel("shift", shape), "wrap")
        np.testing.assert_array_equal(shifted, np.roll(array, 1, axis=-1))
        expected = ndimage.uniform_filter(array, size=shape)
        np.testing.assert_allclose(filtered(preset_kernel("mean", shape)), expected, atol=1e-12)


@each_ndim
def test_a_gaussian_is_scipys_window_that_ends_at_two_sigma(ndim):
    for shape in SHAPES[ndim]:
        bells = [windows.gaussian(taps, (taps - 1) / 4 or 1) for taps in shape]
        expected = functools.reduce(np.outer, bells)
        np.testing.assert_allclose(preset_kernel("Gaussian", shape), expected / expected.sum())


@each_ndim
def test_difference_laplacian_and_sharpen_are_numpys_and_scipys(ndim):
    array, shape = ARRAYS[ndim], (3,) * ndim
    difference = filtered(preset_kernel("difference", shape))
    np.testing.assert_allclose(difference[..., 1:-1], array[..., 2:] - array[..., :-2], atol=1e-12)
    laplacian = filtered(preset_kernel("Laplacian", shape))
    np.testing.assert_allclose(laplacian, ndimage.laplace(array), atol=1e-12)
    sharpened = filtered(preset_kernel("sharpen", shape))
    np.testing.assert_allclose(sharpened, array - ndimage.laplace(array), atol=1e-12)


@pytest.mark.parametrize(
    ("edges", "run"), [("horizontal", filters.sobel_h), ("vertical", filters.sobel_v)]
)
def test_sobel_is_skimages(edges, run):
    output = filtered(preset_kernel(f"Sobel, {edges} edges", (3, 3)))
    np.testing.assert_allclose(output[inside], run(ARRAYS[2])[inside], atol=1e-12)
