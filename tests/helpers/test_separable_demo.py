"""Kernels as columns and rows, the four ways to filter with them, and the demo that shows both."""

import re

import numpy as np
import pytest
import skimage as ski
from pages import near, put
from scipy import ndimage

import helpers
from helpers.filters import costs
from helpers.filters.separation import left_over, pairs

RNG = np.random.default_rng(14)
IMAGE = RNG.normal(size=(40, 50))
DISK = ski.morphology.disk(2)


@pytest.mark.parametrize("rank", range(6))
@pytest.mark.parametrize("shape", [(5, 5), (6, 7), (7, 5)])
def test_there_are_as_many_pairs_as_the_rank_and_they_add_up_to_the_kernel(shape, rank):
    kernel = RNG.normal(size=(shape[0], rank)) @ RNG.normal(size=(rank, shape[1]))
    found = pairs(kernel)
    assert len(found) == rank == np.linalg.matrix_rank(kernel)
    assert sum((np.outer(*pair) for pair in found), np.zeros(shape)) == pytest.approx(kernel)
    for column, row in found[:1]:
        assert np.linalg.matrix_rank(left_over(kernel, column, row)) == rank - 1


@pytest.mark.parametrize(
    ("kernel", "column", "row"),
    [
        (np.full((3, 3), 1 / 9), [1 / 3] * 3, [1 / 3] * 3),
        (np.outer([-1, 0, 1], [1, 2, 1]), [-1, 0, 1], [1, 2, 1]),
        (np.outer([1, 2, 1], [-1, 0, 1]), [1, 2, 1], [-1, 0, 1]),
        (-np.ones((2, 2)), [-1, -1], [1, 1]),
        (5 * np.outer([1, 2, 1], [1, 2, 1]), [5, 10, 5], [1, 2, 1]),
        (np.outer([2, 1, 3], [2, 4, 6]), [4, 2, 6], [1, 2, 3]),
    ],
)
def test_a_pair_is_one_that_a_person_would_choose(kernel, column, row):
    ((found, across),) = pairs(kernel.astype(float))
    assert (found.tolist(), across.tolist()) == (near(column), near(row))


@pytest.mark.parametrize("shape", [(3, 3), (4, 4), (3, 6), (5, 2), (1, 1), (12, 12)])
def test_all_ways_give_the_output_of_scipy(shape):
    random, equal = RNG.normal(size=shape), np.full(shape, 0.3)
    for way, kernel, mode in [
        (costs.plainly, random, "reflect"),
        (costs.in_passes, random, "reflect"),
        (costs.by_moving_sum, equal, "reflect"),
        (costs.by_fft, random, "wrap"),
    ]:
        expected = ndimage.correlate(IMAGE, kernel, mode=mode)
        assert way(IMAGE, kernel) == pytest.approx(expected), way.__name__


def beside(demo):
    """Return the presets, the slider and the button beside the kernel's cells."""
    return demo.children[0].children[1].children


@pytest.mark.parametrize("kernel", [np.eye(3), DISK, RNG.normal(size=(4, 7)), np.zeros((2, 2))])
def test_what_is_shown_adds_up_to_the_kernel(kernel):
    demo = helpers.separable_demo(kernel)
    shown, column, row, product, rest = (
        ax.artists[0].values for ax in demo.figure.axes if ax.artists
    )
    assert shown.tolist() == kernel.tolist()
    assert product == pytest.approx(column @ row)
    assert product + rest == pytest.approx(kernel)


def test_without_the_fft_it_is_neither_counted_nor_measured():
    demo = helpers.separable_demo(fft=False)
    beside(demo)[2].click()
    assert "one pass 9, two passes 6\nmeasured just now" in demo.readout
    assert "FFT" not in demo.readout + "".join(text.get_text() for text in demo.figure.texts)


def test_times_are_shown_for_the_kernel_that_was_measured_and_only_once_asked_for():
    demo = helpers.separable_demo(np.ones((3, 3)))
    before = demo.readout
    beside(demo)[2].click()
    assert demo.readout.startswith(before)
    assert re.search(
        r"\nmeasured just now, on 512×512 pixels: one pass \S+ ms, two passes \S+ ms, "
        r"moving sum \S+ ms, FFT \S+ ms$",
        demo.readout,
    )
    assert "measured" not in put(demo, enlarge=2).readout
    assert "measured" in put(demo, enlarge=1).readout


def test_a_preset_is_pressed_as_long_as_the_weights_are_its_own():
    demo = helpers.separable_demo()
    presets = beside(demo)[0]
    assert presets.value == "Gaussian"
    presets.value = "Laplacian"
    assert " ".join(demo.controls["weights"].value.split()) == "0 1 0 1 -4 1 0 1 0"
    put(demo, weights="1 2")
    assert presets.value is None
    presets.value = "disk"
    assert demo.readout.startswith("Rank 3")
