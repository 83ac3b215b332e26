import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from helpers.filters.kernels import gaussian_kernel, mean_kernel, mean_size

quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)


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


@quick
@given(sigma=st.floats(0, 30, exclude_min=True))
def test_gaussian_kernel_is_a_symmetric_bell_that_sums_to_1(sigma):
    kernel = gaussian_kernel(sigma)
    assert kernel.dtype == np.float64
    assert kernel.size == 2 * int(4 * sigma + 0.5) + 1
    assert kernel.sum() == pytest.approx(1, abs=1e-14)
    assert (kernel > 0).all()
    assert kernel.tolist() == kernel[::-1].tolist()
    assert (np.diff(kernel)[: kernel.size // 2] > 0).all()


@pytest.mark.parametrize("sigma", [5e-324, 1e-200, 0.12])
def test_a_gaussian_narrower_than_a_sample_is_that_sample(sigma):
    assert gaussian_kernel(sigma).tolist() == [1]


@pytest.mark.parametrize("sigma", [0, -1, np.nan, "2", None])
def test_gaussian_kernel_refuses_a_width_that_is_none(sigma):
    with pytest.raises((TypeError, ValueError), match="sigma: expected"):
        gaussian_kernel(sigma)


@pytest.mark.parametrize(("sigma", "size"), [(0.3, 1), (1, 3), (3, 11), (5, 17), (20, 69)])
def test_mean_size_is_odd_and_about_as_wide(sigma, size):
    assert mean_size(sigma) == size
    between = np.sqrt((np.array([size - 1, size + 1.0]) ** 2 - 1).clip(0) / 12)
    assert between[0] <= sigma <= between[1]


@quick
@given(sigma=st.floats(0, 1000))
def test_mean_size_is_the_odd_number_nearest_to_the_same_variance(sigma):
    size = mean_size(sigma)
    assert size % 2 == 1
    assert size >= 1
    assert abs(size - np.sqrt(12 * sigma**2 + 1)) <= 1 + 1e-9


@pytest.mark.parametrize("even", [2, 4, 10])
def test_mean_size_changes_where_an_even_size_would_be_as_wide(even):
    sigma = np.sqrt((even**2 - 1) / 12)
    assert mean_size(0.999 * sigma) == even - 1
    assert mean_size(1.001 * sigma) == even + 1
