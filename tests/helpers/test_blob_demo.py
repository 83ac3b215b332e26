"""What blob_demo shows and says, beside what SciPy gives."""

import numpy as np
import pytest
from pages import near, put
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
    demo = put(helpers.blob_demo(image, 28, 43), sigma=4.2)
    expected = ndimage.laplace(ndimage.gaussian_filter(image, 4.2))
    here = number(expected[28, 43]), number(4.2**2 * expected[28, 43])
    assert "sigma 4.2: raw response {}, scaled {}\n".format(*here) in demo.readout
    _, response, below = demo.figure.axes
    drawn = np.asarray(response.images[0].get_array())
    assert drawn == pytest.approx(4.2**2 * expected, abs=1e-4)
    sigmas, scaled = below.lines[2].get_data()
    each = [s**2 * ndimage.laplace(ndimage.gaussian_filter(image, s))[28, 43] for s in sigmas]
    assert scaled == pytest.approx(100 * np.abs(each) / np.abs(each).max(), abs=1e-4)


def test_a_climb_ends_at_a_peak_and_stays_inside():
    values = np.array([[0, 2, 0, 0, 1], [1, 0, -3, 0, 9]])
    assert climb(values, -5, 9, 1) == (1, 4)
    assert climb(values, 0, 0, 1) == (1, 2)
    assert climb(values, 0, 0, 2) == (1, 4)
    assert climb(np.zeros((3, 4)), 1, 2, 5) == (1, 2)
