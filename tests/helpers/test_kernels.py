import numpy as np
import pytest

from helpers.arithmetic.kernels import mean_kernel


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
