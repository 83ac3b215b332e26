"""What each demo shows and says at each position, beside what scipy and scikit-image give."""

import re

import numpy as np
import pytest
import skimage as ski
from numpy.lib.stride_tricks import sliding_window_view
from pages import dots, near, put
from scipy import ndimage

import helpers
from helpers.demos.panels import set_images
from livefigure.controls import slider_values

CAMERA = ski.data.camera()
PIXELATED = ski.util.img_as_float(CAMERA[::10, ::10])
NOISY = helpers.add_noise(helpers.step_signal())
TABLE = np.random.default_rng(1).normal(size=(6, 5))
BYTES = np.array([[255, 254], [0, 1]], np.uint8)


def each(control):
    """Set a slider to all of its values, one after another."""
    for value in slider_values(control):
        control.value = value
        yield value


def figures(text):
    return [float(word) for word in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", text)]


def shown_images(demo):
    return [ax.images[0].get_array() for ax in demo.figure.axes]


@pytest.mark.parametrize(
    ("kernel", "mode"),
    [(np.full(11, 1 / 11), "constant"), ([-1, 0, 2], "reflect"), ([0.25, 0.75], "wrap"),
     ([1, 2, 3, -4], "valid"), ([1, 2, 3, 4, 5], "mirror"), ([1, 2, 3], "nearest")],
)  # fmt: skip
def test_convolve_demo_says_scipys_value_at_each_position(kernel, mode):
    expected = np.convolve(NOISY, kernel, "valid")
    if mode != "valid":
        expected = ndimage.convolve(NOISY, kernel, mode=mode)
    demo = helpers.convolve_demo(NOISY, kernel, mode)
    assert [figures(demo.readout)[-1] for _ in each(demo.controls["position"])] == near(expected)


@pytest.mark.parametrize(
    ("image", "size", "mode"),
    [(TABLE, 2, "mirror"), (TABLE, 4, "wrap"), (TABLE, 5, "constant"), (TABLE, 3, "nearest"),
     (TABLE > 0, 3, "reflect"), (BYTES, 2, "valid")],
)  # fmt: skip
def test_mean_filter_demo_says_scipys_value_at_each_pixel(image, size, mode):
    expected = sliding_window_view(image, (size, size)).mean(axis=(2, 3))
    if mode != "valid":
        expected = ndimage.uniform_filter(image.astype(float), size, mode=mode)
    demo = helpers.mean_filter_demo(image, size, mode)
    said = [figures(demo.readout) for _ in each(demo.controls["pixel"])]
    assert [numbers[:2] for numbers in said] == [list(at) for at in np.ndindex(expected.shape)]
    assert [numbers[-1] for numbers in said] == near(expected.ravel())


@pytest.mark.parametrize(
    ("size", "mode", "shift"), [(3, "valid", 1), (4, "valid", 1), (5, "nearest", 0)]
)
def test_convolve_demo_draws_window_weights_and_output_in_their_places(size, mode, shift):
    demo = put(helpers.convolve_demo(NOISY, np.arange(size) + 1.0, mode), position=30)
    first = 30 if mode == "valid" else 30 - size // 2
    at = range(first, first + size)
    above, weights, below = demo.figure.axes
    (window,) = (line for line in above.lines if line.get_label() == "window")
    assert dict(zip(*window.get_data(), strict=True)) == dict(zip(at, NOISY[at], strict=True))
    flipped = dict(zip(at, range(size, 0, -1), strict=True))
    assert dots(weights) == flipped, "a convolution flips its kernel"
    (output,) = (line for line in below.lines if line.get_label() == "output so far")
    assert output.get_xdata().tolist() == [k + shift for k in range(31)]


def test_gaussian_demo_finds_the_strongest_response_at_each_sigma():
    demo = helpers.gaussian_demo(NOISY)
    for sigma in each(demo.controls["sigma"]):
        response = ndimage.correlate(ndimage.gaussian_filter1d(NOISY, sigma), [-1, 0, 1])
        peak, height, *_ = figures(demo.readout.splitlines()[1])
        # Smoothing first and merged kernels differ by what they pad with, at the ends only.
        assert peak == np.abs(response[10:-10]).argmax() + 10
        assert height == near(response[int(peak)])


def test_smoothing_demo_shows_and_says_what_scipy_gives():
    demo = helpers.smoothing_demo(PIXELATED)
    for sigma in each(demo.controls["sigma"]):
        _, *said, shades = demo.readout.splitlines()
        size = int(figures(said[0])[0])
        row = np.full(size, 1 / size)
        mean = ndimage.correlate1d(ndimage.correlate1d(PIXELATED, row, 0), row, 1)
        results = mean, ndimage.gaussian_filter(PIXELATED, sigma)
        assert np.allclose(shown_images(demo), [PIXELATED, *results], atol=1e-6)
        for line, expected in zip(said, results, strict=True):
            assert figures(line.split(": ")[1])[:2] == near([expected.min(), expected.max()])
        limits = min(map(np.min, results)), max(map(np.max, results))
        assert figures(shades) == near(limits)
        for ax in demo.figure.axes[1:3]:
            assert ax.images[0].get_clim() == near(limits)


def test_edges_demo_is_sobels_gradient_which_noise_hides_and_smoothing_brings_back():
    demo = helpers.edges_demo(PIXELATED)
    for sigma in each(demo.controls["sigma"]):
        smooth = ndimage.gaussian_filter(PIXELATED, sigma)
        gradient = ski.filters.sobel(smooth)
        assert figures(demo.readout.splitlines()[0])[-1] == near(gradient.max())
        assert np.allclose(shown_images(demo), [smooth, gradient / gradient.max()], atol=1e-6)
    titles = [ax.title for ax in demo.figure.axes]
    ratios = []
    for noise, sigma in ((0, 0), (30, 0), (30, 2)):
        ratios.append(figures(put(demo, noise=noise, sigma=sigma).readout)[-1])
        assert figures(titles[0].get_text()) == [noise, sigma][: 1 + (sigma > 0)]
    assert ratios[1] < ratios[2] < ratios[0]


@pytest.mark.parametrize("kind", ["none", "normal", "salt and pepper"])
def test_denoise_demo_is_scipys_mean_gaussian_and_median_and_says_their_errors(kind):
    demo = helpers.denoise_demo(PIXELATED)
    demo.controls["noise"].value = kind
    clean = (PIXELATED - PIXELATED.min()) / np.ptp(PIXELATED)
    for radius in each(demo.controls["radius"]):
        disk = ski.morphology.disk(int(radius))
        shown = np.array(shown_images(demo), float)
        noisy, mean, gaussian, median = shown
        assert np.allclose(mean, ndimage.correlate(noisy, disk / disk.sum()), atol=1e-6)
        variance = ((np.argwhere(disk)[:, 0] - radius) ** 2).mean()
        assert np.allclose(gaussian, ndimage.gaussian_filter(noisy, variance**0.5), atol=1e-6)
        # Gray levels are 1/255 apart, and rounding is off by half of one.
        exact = ndimage.median_filter(noisy, footprint=disk)
        assert np.allclose(median, exact, atol=0.51 / 255)
        errors = np.sqrt(((shown - clean) ** 2).mean(axis=(1, 2)))
        assert figures(demo.readout.rpartition("error:")[2]) == near(errors)
        titles = [ax.title for ax in demo.figure.axes]
        assert [figures(title.get_text())[-1] for title in titles] == near(errors)
        is_bold = [title.get_fontweight() == "bold" for title in titles[1:]]
        said = [title.get_text()[-5:] for title in titles[1:]]
        assert is_bold == [error == said[errors[1:].argmin()] for error in said]


def test_a_large_image_is_thinned_out_to_what_its_panel_can_show():
    artist = helpers.smoothing_demo(CAMERA).figure.axes[0].images[0]
    assert artist.get_array().shape == (256, 256)
    assert artist.get_extent() == [-0.5, 511.5, 511.5, -0.5]
    set_images([artist], [np.arange(512 * 512.0).reshape(512, 512)])
    assert artist.get_array()[1, 1] == 2 * 512 + 2
