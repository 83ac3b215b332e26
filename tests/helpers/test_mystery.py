import numpy as np
from scipy import ndimage

from helpers import mystery_filter
from helpers.filters.mystery import KERNEL


def test_it_correlates_with_borders_reflected_and_leaves_the_image_as_it_is():
    image = np.random.default_rng(7).integers(0, 256, (9, 7), dtype=np.uint8)
    before = image.copy()
    expected = ndimage.correlate(image.astype(float), KERNEL, mode="reflect")
    np.testing.assert_array_equal(mystery_filter(image), expected, strict=True)
    np.testing.assert_array_equal(image, before)


def test_no_flip_and_no_turn_of_the_kernel_is_the_kernel():
    flips = [np.flip(KERNEL, axis) for axis in (0, 1, None)]
    assert not any(np.array_equal(flip, KERNEL) for flip in flips)
    assert KERNEL.shape[0] != KERNEL.shape[1]
    assert all(line.any() for line in (*KERNEL[[0, -1]], *KERNEL[:, [0, -1]].T))
