"""The demos of whole filters: every position of every control against scipy and scikit-image."""

import re

import numpy as np
import pytest
import skimage as ski
from scipy import ndimage

import helpers
from helpers.demos.panels import set_images

NOISY = helpers.add_noise(helpers.step_signal())
PIXELATED = ski.util.img_as_float(ski.data.camera()[::10, ::10])
FLAT = np.full((8, 9), 0.5)
DEMOS = {
    "gaussian": lambda: helpers.gaussian_demo(NOISY),
    "smoothing": lambda: helpers.smoothing_demo(PIXELATED),
    "edges": lambda: helpers.edges_demo(PIXELATED),
    "denoise": lambda: helpers.denoise_demo(PIXELATED),
}


def stops(slider):
    count = round((slider.max - slider.min) / slider.step)
    return [slider.min + k * slider.step for k in range(count + 1)]


def figures(text):
    return [float(word) for word in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", text)]


def near(shown, value):
    return shown == pytest.approx(value, rel=5.1e-3, abs=1e-9)


def shown_images(demo):
    return [ax.images[0].get_array() for ax in demo.figure.axes]


def test_gaussian_demo_finds_the_strongest_response_at_each_sigma():
    demo = helpers.gaussian_demo(NOISY)
    for sigma in stops(demo.controls["sigma"]):
        demo.controls["sigma"].value = sigma
        smooth = ndimage.gaussian_filter1d(NOISY, sigma, mode="reflect")
        response = ndimage.correlate(smooth, [-1, 0, 1])
        _, peak, height, *_ = figures(demo.readout.splitlines()[1].replace("sample", "0"))
        # Smoothing first and merged kernels differ by what they pad with, at the ends only.
        assert peak == np.abs(response[10:-10]).argmax() + 10
        assert near(height, response[int(peak)])


def test_gaussian_demo_says_how_far_the_peak_reaches():
    demo = helpers.gaussian_demo(helpers.step_signal(40, 20), sigma=1)
    kernel = np.convolve(helpers.gaussian_kernel(1), [-1, 0, 1])
    response = ndimage.correlate(helpers.step_signal(40, 20), kernel)
    wide = np.flatnonzero(response > response.max() / 2)
    assert f"from {wide[0]} to {wide[-1]}" in " ".join(demo.readout.split())


@pytest.mark.parametrize(
    ("signal", "sigma", "says"),
    [
        # The response is above half of its peak up to one end of the signal, or up to both.
        (
            np.arange(9) == 0,
            0.5,
            "sample 1: -0.893, more than half of it from 0 to 1; at most 0 elsewhere",
        ),
        (
            np.arange(9) == 8,
            0.5,
            "sample 7: 0.893, more than half of it from 7 to 8; at most 0 elsewhere",
        ),
        (np.arange(9), 12, "from 1 to 7; nothing else is left"),
        (np.arange(3), 1, "from 1 to 1; nothing else is left"),
    ],
)
def test_gaussian_demo_says_so_where_the_peak_reaches_an_end(signal, sigma, says):
    demo = helpers.gaussian_demo(signal, sigma=sigma)
    assert says in " ".join(demo.readout.split())


@pytest.mark.parametrize("signal", [[1.0], [2.0, 2.0, 2.0], [0, 1], np.arange(5) - 2.0])
def test_gaussian_demo_takes_short_and_flat_signals(signal):
    demo = helpers.gaussian_demo(signal)
    for sigma in (0.5, 3, 12):
        demo.controls["sigma"].value = sigma
        assert demo.readout.startswith(f"sigma {sigma}: kernel of"), demo.readout


def test_smoothing_demo_shows_and_says_what_scipy_gives():
    demo = helpers.smoothing_demo(PIXELATED)
    for sigma in stops(demo.controls["sigma"]):
        demo.controls["sigma"].value = sigma
        size = int(re.search(r"mean of (\d+)", demo.readout)[1])
        mean = ndimage.correlate(PIXELATED, np.full((size, size), 1 / size**2))
        gaussian = ndimage.gaussian_filter(PIXELATED, sigma)
        image, *results = shown_images(demo)
        assert np.allclose(image, PIXELATED)
        for shown, expected, line in zip(
            results, (mean, gaussian), demo.readout.splitlines()[1:], strict=True
        ):
            assert np.allclose(shown, expected, atol=1e-6)
            low, high, _bend = figures(line.split(": ")[1])
            assert near(low, expected.min())
            assert near(high, expected.max())


def test_the_box_bends_more_than_the_bell():
    demo = helpers.smoothing_demo(ski.data.camera(), sigma=20)
    mean, gaussian = (figures(line)[-1] for line in demo.readout.splitlines()[1:])
    assert mean > 5 * gaussian


def test_edges_demo_is_sobels_gradient():
    demo = helpers.edges_demo(PIXELATED)
    for sigma in stops(demo.controls["sigma"]):
        demo.controls["sigma"].value = sigma
        smooth = ndimage.gaussian_filter(PIXELATED, sigma)
        gradient = ski.filters.sobel(smooth)
        assert near(figures(demo.readout.splitlines()[0])[-1], gradient.max())
        left, right = shown_images(demo)
        assert np.allclose(left, smooth, atol=1e-6)
        assert np.allclose(right, gradient / gradient.max(), atol=1e-6)


def test_noise_hides_edges_and_smoothing_brings_them_back():
    demo = helpers.edges_demo(PIXELATED)
    ratios = []
    for noise, sigma in ((0, 0), (30, 0), (30, 2)):
        demo.controls["noise"].value, demo.controls["sigma"].value = noise, sigma
        ratios.append(figures(demo.readout)[-1])
    assert ratios[1] < ratios[2] < ratios[0]


@pytest.mark.parametrize("kind", ["none", "normal", "salt and pepper"])
def test_denoise_demo_is_scipys_mean_gaussian_and_median(kind):
    demo = helpers.denoise_demo(PIXELATED)
    demo.controls["noise"].value = kind
    for radius in stops(demo.controls["radius"]):
        demo.controls["radius"].value = radius
        disk = ski.morphology.disk(int(radius))
        noisy, mean, gaussian, median = shown_images(demo)
        noisy = noisy.astype(float)
        assert np.allclose(mean, ndimage.correlate(noisy, disk / disk.sum()), atol=1e-6)
        variance = ((np.argwhere(disk)[:, 0] - radius) ** 2).mean()
        expected = ndimage.gaussian_filter(noisy, np.sqrt(variance))
        assert np.allclose(gaussian, expected, atol=1e-6)
        # Gray levels are 1/255 apart, and rounding is off by half of one.
        exact = ndimage.median_filter(noisy, footprint=disk)
        assert np.allclose(median, exact, atol=0.51 / 255)


def test_denoise_demo_says_the_error_of_what_it_shows():
    demo = helpers.denoise_demo(PIXELATED)
    clean = (PIXELATED - PIXELATED.min()) / np.ptp(PIXELATED)
    for kind in ("normal", "none", "salt and pepper"):
        demo.controls["noise"].value = kind
        said = figures(demo.readout.rpartition("error:")[2])
        for error, shown in zip(said, shown_images(demo), strict=True):
            expected = np.sqrt(np.mean((shown - clean) ** 2))
            assert error == pytest.approx(expected, rel=5.1e-3, abs=1e-4)


@pytest.mark.parametrize("name", ["smoothing", "edges", "denoise"])
def test_flat_images_are_no_trouble(name):
    demo = getattr(helpers, f"{name}_demo")(FLAT)
    for control in demo.controls.values():
        if hasattr(control, "max"):
            control.value = control.max
    assert "could not show" not in demo.readout


@pytest.mark.parametrize("name", DEMOS)
def test_nothing_grows_in_200_moves(name):
    demo = DEMOS[name]()
    count = len(demo.figure.findobj())
    for k in range(200):
        for control in demo.controls.values():
            if hasattr(control, "max"):
                choices = stops(control)
                control.value = choices[k % len(choices)]
    assert len(demo.figure.findobj()) == count
    assert "could not show" not in demo.readout


@pytest.mark.parametrize("name", DEMOS)
@pytest.mark.parametrize("bad", [None, "text", [[np.nan, 1], [2, 3]], np.zeros((2, 2, 2)), []])
def test_bad_input_is_named(name, bad):
    argument = "signal" if name == "gaussian" else "image"
    with pytest.raises((TypeError, ValueError), match=f"^{argument}: expected"):
        getattr(helpers, f"{name}_demo")(bad)


@pytest.mark.parametrize("sigma", [0, 21, "3", np.nan])
@pytest.mark.parametrize(("name", "data"), [("gaussian", NOISY), ("smoothing", PIXELATED)])
def test_sigma_beyond_the_slider_is_refused(name, data, sigma):
    with pytest.raises((TypeError, ValueError), match=r"^sigma: expected a finite number"):
        getattr(helpers, f"{name}_demo")(data, sigma)


def test_a_large_image_is_thinned_out_to_what_its_panel_can_show():
    demo = helpers.edges_demo(ski.data.camera())
    artist = demo.figure.axes[0].images[0]
    assert artist.get_array().shape == (256, 256)
    assert artist.get_extent() == [-0.5, 511.5, 511.5, -0.5]
    set_images([artist], [np.arange(512 * 512.0).reshape(512, 512)])
    assert artist.get_array()[1, 1] == 2 * 512 + 2


def test_a_large_image_is_said_to_take_a_moment():
    demo = helpers.denoise_demo(ski.data.camera())
    assert "a new radius takes a moment" in demo.readout
    assert "moment" not in helpers.denoise_demo(PIXELATED).readout
