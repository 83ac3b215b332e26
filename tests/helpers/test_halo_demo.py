"""Filtering in blocks, and what halo_demo shows of it, beside SciPy's output for the whole."""

import numpy as np
import pytest
from pages import near, put
from scipy import ndimage

import helpers
from helpers.filters.blocks import in_blocks
from helpers.filters.kernels import gaussian_radius

RNG = np.random.default_rng(17)
IMAGE = RNG.normal(size=(50, 37))


def blocks_one_by_one(image, sigma, size, halo):
    return in_blocks(image, (size, size), halo, lambda block: ndimage.gaussian_filter(block, sigma))


@pytest.mark.parametrize("sigma", [0.6, 1, 1.125, 1.3, 2.2, 3])
def test_the_radius_of_a_gaussian_is_the_smallest_halo_that_is_exact(sigma):
    whole, radius = ndimage.gaussian_filter(IMAGE, sigma), gaussian_radius(sigma)
    for size in (16, 7, 100):
        assert np.array_equal(blocks_one_by_one(IMAGE, sigma, size, radius), whole)
    assert not np.array_equal(blocks_one_by_one(IMAGE, sigma, 16, radius - 1), whole)


def test_halos_of_two_filters_add_up():
    def both(block):
        return ndimage.median_filter(ndimage.gaussian_filter(block, 1), 7)

    whole = both(IMAGE)
    assert np.array_equal(in_blocks(IMAGE, (10, 10), 4 + 3, both), whole)
    assert not np.array_equal(in_blocks(IMAGE, (10, 10), 4 + 2, both), whole)


@pytest.mark.parametrize("sizes", [(3, 4, 5), (10, 20, 2)])
def test_a_stack_is_filtered_in_blocks_as_well(sizes):
    stack = RNG.normal(size=(9, 11, 6))
    found = in_blocks(stack, sizes, 4, lambda block: ndimage.gaussian_filter(block, 1))
    assert np.array_equal(found, ndimage.gaussian_filter(stack, 1))


def test_the_curve_and_the_words_have_the_largest_error_of_blocks_one_by_one():
    demo = helpers.halo_demo(IMAGE, sigma=1.5, block_size=16)
    image = (IMAGE - IMAGE.min()) / np.ptp(IMAGE)
    for sigma in (1.5, 4):
        put(demo, sigma=sigma)
        whole, radius = ndimage.gaussian_filter(image, sigma), gaussian_radius(sigma)
        for halo in range(radius):
            put(demo, halo=halo)
            gap = np.abs(blocks_one_by_one(image, sigma, 16, halo) - whole)
            errors = demo.figure.axes[-1].lines[0].get_ydata()
            assert errors[halo] == pytest.approx(gap.max())
            said = float(demo.readout.partition("largest error ")[2].partition(",")[0])
            assert said == pytest.approx(gap.max(), rel=0.06)
            assert np.asarray(demo.figure.axes[2].images[0].get_array()) == near(gap)
        assert "no error" in put(demo, halo=radius).readout


def test_a_memory_mapped_array_is_read_and_written_in_parts(tmp_path):
    image = helpers.MemoryMapped(tmp_path / "image.npy", shape=(6, 4), dtype=np.float64)
    image[2:4] = 7
    again = helpers.MemoryMapped(image.path)
    assert (again.shape, again.dtype, again.ndim) == ((6, 4), np.float64, 2)
    part = again[1:3, :2]
    assert part.tolist() == [[0, 0], [7, 7]]
    image[1] = 3
    assert part[0, 0] == 0, "what was read is a copy"
    assert np.array_equal(np.load(image.path)[1], [3, 3, 3, 3])
