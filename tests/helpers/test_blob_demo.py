"""What blob_demo shows and says, beside what SciPy gives."""

import numpy as np
import pytest
from pages import mouse, near
from scipy import ndimage

import helpers
from helpers.figures.wording import number
from helpers.filters.blobs import BlobResponses, climb

RNG = np.random.default_rng(13)
SIGMAS = np.array([1.0, 2.3, 5])


def disk(radius, shape=(70, 90), middle=(30, 40), inside=1.0, outside=0.0):
    rows, columns = np.indices(shape)
    is_inside = np.hypot(rows - middle[0], columns - middle[1]) <= radius
    return np.where(is_inside, inside, outside)


@pytest.mark.parametrize("shape", [(30, 25), (7, 40), (1, 9), (1, 1)])
def test_responses_are_those_of_scipys_filters(shape):
    image = RNG.normal(size=shape)
    responses = BlobResponses(image, SIGMAS)
    for k, sigma in enumerate(SIGMAS):
        expected = ndimage.laplace(ndimage.gaussian_filter(image, sigma))
        assert responses.everywhere(sigma) == pytest.approx(expected, abs=1e-5)
        for place in {(0, 0), (shape[0] // 2, shape[1] // 3), (shape[0] - 1, shape[1] - 1)}:
            assert responses.at(*place)[k] == near(expected[place])


def test_a_flat_image_has_no_response_however_bright():
    responses = BlobResponses(np.full((20, 20), 1e30), SIGMAS)
    assert not responses.at(3, 4).any()
    assert not responses.everywhere(2.3).any()
    assert "no sigma gets a response" in helpers.blob_demo(np.full((9, 9), 3)).readout


@pytest.mark.parametrize("radius", [4, 6, 8, 12])
@pytest.mark.parametrize(("inside", "light"), [(1, "brighter"), (0.2, "darker")])
def test_both_circles_are_as_large_as_a_disk(radius, inside, light):
    image = disk(radius, inside=inside, outside=0.6)
    demo = helpers.blob_demo(image, 30, 40)
    assert f", {light} than what's around it\n" in demo.readout
    (scaled, raw), (here,) = (ax.patches for ax in demo.figure.axes[:2])
    assert scaled.radius == pytest.approx(radius, rel=0.03)
    assert raw.radius == pytest.approx(radius, rel=0.05)
    assert here.radius == near(3 * np.sqrt(2))
    assert scaled.center == (40, 30)


def test_curves_and_response_are_scipys():
    image = disk(5) + 0.1 * RNG.normal(size=(70, 90))
    demo = helpers.blob_demo(image, 28, 43)
    demo.controls["sigma"].value = 4.2
    expected = ndimage.laplace(ndimage.gaussian_filter(image, 4.2))
    here = number(expected[28, 43]), number(4.2**2 * expected[28, 43])
    assert "sigma 4.2: raw response {}, scaled {}\n".format(*here) in demo.readout
    _, response, below = demo.figure.axes
    drawn = np.asarray(response.images[0].get_array())
    assert drawn == pytest.approx(4.2**2 * expected, abs=1e-4)
    sigmas, scaled = below.lines[2].get_data()
    each = [s**2 * ndimage.laplace(ndimage.gaussian_filter(image, s))[28, 43] for s in sigmas]
    assert scaled == pytest.approx(100 * np.abs(each) / np.abs(each).max(), abs=1e-4)


def test_a_click_on_the_curves_chooses_the_sigma():
    demo = helpers.blob_demo(disk(6), 30, 40)
    below = demo.figure.axes[2]
    for what, sigma, chosen in (("press", 4.25, 4.2), ("move", 7.95, 8), ("move", 40, 12)):
        mouse(demo.canvas, what, *below.transData.transform((sigma, 0.5)))
        assert demo.controls["sigma"].value == chosen
    assert (demo.controls["row"].value, demo.controls["column"].value) == (30, 40)
    assert "sigma 12: " in demo.readout


def test_a_click_finds_the_blob_close_by_and_keys_go_pixel_by_pixel():
    demo = helpers.blob_demo(disk(5), 0, 0)
    panel = demo.figure.axes[1]

    def place():
        return demo.controls["row"].value, demo.controls["column"].value

    mouse(demo.canvas, "press", *panel.transData.transform((42, 29)))
    mouse(demo.canvas, "release", *panel.transData.transform((42, 29)))
    assert place() == (30, 40)
    for key in ("ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowUp"):
        demo.press(key)
    assert place() == (29, 39)
    demo.controls["row"].value = 0
    demo.press("ArrowUp")
    assert place() == (0, 39)


def test_the_ends_of_the_sigmas_are_named():
    rows, columns = np.indices((90, 90)) - 45
    peak = np.exp(-np.hypot(rows, columns) / 6)
    readout = helpers.blob_demo(peak).readout
    assert "Raw, it's strongest at sigma 1, the smallest there is." in readout
    wide = helpers.blob_demo(disk(30, (90, 90), (45, 45))).readout
    assert "Scaled, it's strongest at sigma 12, the largest there is." in wide


def test_a_climb_ends_at_a_peak_and_stays_inside():
    values = np.array([[0, 2, 0, 0, 1], [1, 0, -3, 0, 9]])
    assert climb(values, -5, 9, 1) == (1, 4)
    assert climb(values, 0, 0, 1) == (1, 2)
    assert climb(values, 0, 0, 2) == (1, 4)
    assert climb(np.zeros((3, 4)), 1, 2, 5) == (1, 2)


@pytest.mark.parametrize(("name", "value"), [("row", 70), ("column", -1), ("row", 1.5)])
def test_a_place_outside_is_refused(name, value):
    with pytest.raises((ValueError, TypeError), match=f"{name}: expected"):
        helpers.blob_demo(disk(3), **{name: value})
