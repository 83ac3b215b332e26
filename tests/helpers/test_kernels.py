import numpy as np
import pytest
from scipy import ndimage

from helpers.arithmetic.kernels import gaussian_kernel, mean_kernel, mean_size


@pytest.mark.parametrize(
    ("size", "shape"),
    [(1, (1,)), (3, (3,)), (4, (4,)), ((5,), (5,)), ((3, 5), (3, 5)), (np.int64(2), (2,))],
)
def test_mean_kernel_has_equal_weights_that_sum_to_1(size, shape):
    kernel = mean_kernel(size)
    assert kernel.shape == shape
    assert kernel.dtype == np.float64
    assert np.unique(kernel).tolist() == [1 / kernel.size]
    assert kernel.sum() == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize("sigma", [0.3, 0.5, 1, 2, 3.7, 12])
def test_gaussian_kernel_is_scipys_impulse_response(sigma):
    kernel = gaussian_kernel(sigma)
    impulse = np.zeros(kernel.size + 4)
    impulse[impulse.size // 2] = 1
    expected = ndimage.gaussian_filter1d(impulse, sigma, mode="constant")
    assert np.allclose(kernel, expected[2:-2], atol=1e-15)
    assert expected[[0, 1, -2, -1]].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("sigma", [0, -1, np.nan, "2", None])
def test_gaussian_kernel_refuses_a_width_that_is_none(sigma):
    with pytest.raises((TypeError, ValueError), match="sigma: expected"):
        gaussian_kernel(sigma)


@pytest.mark.parametrize(("sigma", "size"), [(0.3, 1), (1, 3), (3, 11), (5, 17), (20, 69)])
def test_mean_size_is_odd_and_about_as_wide(sigma, size):
    assert mean_size(sigma) == size
    between = np.sqrt((np.array([size - 1, size + 1.0]) ** 2 - 1).clip(0) / 12)
    assert between[0] <= sigma <= between[1]
