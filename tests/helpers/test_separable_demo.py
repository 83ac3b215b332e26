"""Kernels as columns and rows, the four ways to filter with them, and the demo that shows both."""

import re

import numpy as np
import pytest
import skimage as ski
from pages import mouse, near, said
from scipy import ndimage

import helpers
from helpers.filters import costs
from helpers.filters.separation import left_over, pairs

RNG = np.random.default_rng(14)
IMAGE = RNG.normal(size=(40, 50))
SHAPES = [(3, 3), (4, 4), (3, 6), (5, 2), (1, 1), (12, 12)]
LAPLACIAN, DISK = "0 1 0\n1 -4 1\n0 1 0", ski.morphology.disk(2)


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


@pytest.mark.parametrize("shape", SHAPES)
def test_all_ways_give_the_output_of_scipy(shape):
    kernel = RNG.normal(size=shape)
    expected = ndimage.correlate(IMAGE, kernel)
    assert costs.plainly(IMAGE, kernel) == pytest.approx(expected)
    assert costs.in_passes(IMAGE, kernel) == pytest.approx(expected)
    assert costs.by_fft(IMAGE, kernel) == pytest.approx(
        ndimage.correlate(IMAGE, kernel, mode="wrap")
    )
    equal = np.full(shape, 0.3)
    expected = ndimage.correlate(IMAGE, equal)
    assert costs.by_moving_sum(IMAGE, equal) == pytest.approx(expected)


def beside(demo):
    """Return the presets, the slider and the button beside the kernel's cells."""
    return demo.children[0].children[1].children


def text_of(kernel):
    return "\n".join(" ".join(map(str, row)) for row in kernel)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ({}, r"Rank 1: .* a column, \[1, 2, 1\], times a row, \[1, 2, 1\]\.\n.* two passes 6, FFT"),
        (
            {"enlarge": 20},
            "60×60 kernel, .* one pass 3,600, two passes 120, FFT about 54 on 512×512 pixels$",
        ),
        (
            {"weights": text_of(np.ones((3, 3), int)), "enlarge": 3},
            "moving sum 2, FFT about 54 on 512×512 pixels$",
        ),
        (
            {"weights": LAPLACIAN},
            r"Rank 2: .* up to 0.25 over\. It takes two .*\n.*four passes 12",
        ),
        (
            {"weights": text_of(DISK)},
            "Rank 3: .* three of each.\n.*one pass 25, six passes 30",
        ),
        (
            {"weights": "0 0"},
            "^All the weights are 0.*\n1×2 .* one pass 2, FFT about 54 on 512×512 pixels$",
        ),
        ({"weights": "2 x"}, r"^kernel: expected .*got 'x'\. The last kernel stays\.\nRank 1: "),
    ],
)
def test_separable_demo_says_what_a_kernel_is_made_of_and_what_it_costs(state, says):
    assert re.search(says, said(helpers.separable_demo(), **state))


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
    assert "measured" not in said(demo, enlarge=2)
    assert "measured" in said(demo, enlarge=1)


def test_a_weight_is_dragged_up_and_down_in_the_picture():
    demo = helpers.separable_demo()
    panel = demo.figure.axes[0]
    x, y = panel.transData.transform((2, 0))
    for what, by in (("press", 0), ("move", 24), ("move", -8), ("release", -8)):
        mouse(demo.canvas, what, x, y + by)
        if by == 24:
            assert demo.controls["weights"].value.split()[2] == "4"
    assert demo.controls["weights"].value.split() == ["1", "2", "0", "2", "4", "2", "1", "2", "1"]
    assert demo.readout.startswith("Rank 2")
    demo.controls["weights"].value = "0.5 1"
    x, y = panel.transData.transform((0, 0))
    for what, by in (("press", 0), ("move", 8), ("release", 8)):
        mouse(demo.canvas, what, x, y + by)
    assert demo.controls["weights"].value.split() == ["0.6", "1"]


def test_a_preset_is_pressed_as_long_as_the_weights_are_its_own():
    demo = helpers.separable_demo()
    presets = beside(demo)[0]
    assert presets.value == "Gaussian"
    presets.value = "Laplacian"
    assert demo.controls["weights"].value.split() == LAPLACIAN.split()
    said(demo, weights="1 2")
    assert presets.value is None
    presets.value = "disk"
    assert demo.readout.startswith("Rank 3")


def test_a_kernel_that_is_too_large_is_refused():
    with pytest.raises(ValueError, match="kernel: expected at most 7 a side"):
        helpers.separable_demo(np.ones((8, 2)))
