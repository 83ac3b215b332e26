import numpy as np
import pytest
from scipy import ndimage

from helpers import mystery_filter
from helpers.filters.mystery import KERNEL


def test_each_bright_pixel_becomes_the_flipped_kernel_and_the_image_stays_as_it_is():
    image = np.zeros((12, 9), dtype=np.uint8)
    image[[3, 9], [2, 6]] = 255, 1
    before = image.copy()
    output = mystery_filter(image)
    assert output.dtype == np.float64
    np.testing.assert_array_equal(output[1:6, 1:4], 255 * KERNEL[::-1, ::-1])
    np.testing.assert_array_equal(output[7:12, 5:8], np.flip(KERNEL))
    assert output.sum() == 256 * KERNEL.sum()
    np.testing.assert_array_equal(image, before)


def test_borders_are_reflected():
    image = np.random.default_rng(7).random((3, 2))
    np.testing.assert_array_equal(
        mystery_filter(image.tolist()), ndimage.correlate(image, KERNEL, mode="reflect")
    )


def test_no_flip_and_no_turn_of_the_kernel_is_the_kernel():
    flips = [np.flip(KERNEL, axis) for axis in (0, 1, None)]
    assert not any(np.array_equal(flip, KERNEL) for flip in flips)
    assert KERNEL.shape[0] != KERNEL.shape[1]
    assert all(line.any() for line in (*KERNEL[[0, -1]], *KERNEL[:, [0, -1]].T))


@pytest.mark.parametrize(
    ("image", "error", "says"),
    [
        ([1, 2], ValueError, r"^image: expected a two-dimensional array \(row, column\), got the"),
        ([[1, np.nan]], ValueError, r"^image: expected finite numbers, got 1 NaN"),
        ("F", TypeError, r"^image: expected an array of real numbers, got 'F' \(str\)"),
    ],
)
def test_other_input_is_refused_by_name(image, error, says):
    with pytest.raises(error, match=says):
        mystery_filter(image)
