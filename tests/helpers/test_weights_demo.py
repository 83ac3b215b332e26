"""Weights that depend on the picture, beside loops and scikit-image; and the demo of them."""

import re

import numpy as np
import pytest
from pages import near, put
from scipy import ndimage
from skimage.restoration import denoise_nl_means

import helpers
from helpers.filters.denoising import bilateral_weights, gaussian_weights, patch_weights

RNG = np.random.default_rng(16)
CLEAN = RNG.random((20, 24))
NOISY = helpers.add_noise(CLEAN, 0.1)


def test_gaussian_weights_are_those_of_scipy():
    impulse = np.zeros((9, 9))
    impulse[4, 4] = 1
    kernel = ndimage.gaussian_filter(impulse, 1.5, radius=4)
    assert gaussian_weights((9, 9), 1.5) == near(kernel)


@pytest.mark.parametrize("shape", [(5,), (7, 7), (3, 5)])
def test_bilateral_weights_are_those_of_a_loop(shape):
    window = RNG.random(shape)
    middle = tuple(size // 2 for size in shape)
    weights = np.zeros(shape)
    for place in np.ndindex(shape):
        distance = sum((a - b) ** 2 for a, b in zip(place, middle, strict=True))
        difference = (window[place] - window[middle]) ** 2
        weights[place] = np.exp(-distance / (2 * 1.3**2) - difference / (2 * 0.2**2))
    assert bilateral_weights(window, 1.3, 0.2) == near(weights / weights.sum())
    assert bilateral_weights(window, 1.3, 1e9) == near(gaussian_weights(shape, 1.3))


@pytest.mark.parametrize(("row", "column"), [(8, 8), (10, 13), (11, 15)])
def test_patch_weights_are_those_of_a_loop_and_of_smaller_patches_in_scikit_image(row, column):
    window = NOISY[row - 8 : row + 9, column - 8 : column + 9]
    weights = np.zeros((13, 13))
    for y, x in np.ndindex(weights.shape):
        gap = window[y : y + 5, x : x + 5] - window[6:11, 6:11]
        weights[y, x] = np.exp(-np.mean(gap**2) / 0.3**2)
    assert patch_weights(window, 5, 0.3) == near(weights / weights.sum())
    denoised = denoise_nl_means(NOISY, patch_size=5, patch_distance=6, h=0.3, fast_mode=True)
    weights = patch_weights(window[1:, 1:], 4, 0.3 * 5 / 4)
    # Its exponential function is an approximation.
    assert np.sum(weights * window[2:-2, 2:-2]) == pytest.approx(denoised[row, column], abs=2e-3)


@pytest.mark.parametrize(("row", "column"), [(10, 12), (0, 0), (19, 5)])
def test_weights_demo_says_the_weighted_means_and_draws_the_weights(row, column):
    demo = put(helpers.weights_demo(CLEAN, row=row, column=column), sigma=1.5, color=0.25, h=0.2)
    window = np.pad(NOISY, 8, mode="symmetric")[row : row + 17, column : column + 17]
    inner = window[2:-2, 2:-2]
    weights = [
        gaussian_weights((13, 13), 1.5),
        bilateral_weights(inner, 1.5, 0.25),
        patch_weights(window, 5, 0.2),
    ]
    means = [np.sum(each * inner) for each in weights]
    line = demo.readout.splitlines()[1]
    assert [float(value) for value in re.findall(r" (\d\S*?)(?:,|$)", line)] == near(means)
    assert f"clean {CLEAN[row, column]:.3f}\n" in demo.readout
    _, near_by, *maps = (ax.images[0] for ax in demo.figure.axes)
    assert np.array(near_by.get_array()) == near(inner)
    for drawn, each in zip(maps, weights, strict=True):
        assert np.array(drawn.get_array()) == near(each)
    assert len({drawn.get_clim() for drawn in maps}) == 1
    nearest = int(np.abs(np.subtract(means, CLEAN[row, column])).argmin())
    bold = [ax.title.get_fontweight() == "bold" for ax in demo.figure.axes[2:]]
    assert bold == [k == nearest for k in range(3)]
