import numpy as np
import pytest
from scipy import ndimage
from skimage import filters

from helpers.filters.presets import preset_kernel, preset_names

SIGNAL = np.random.default_rng(1).random(19)
IMAGE = np.random.default_rng(2).random((13, 17))
SHAPES = {
    1: [(taps,) for taps in range(1, 8)],
    2: [(rows, columns) for rows in range(1, 8) for columns in range(1, 8)],
}
NAMES = [(ndim, name) for ndim in (1, 2) for name in preset_names(ndim)]
OWN_SIZE = [case for case in NAMES if case[1] not in ("identity", "shift", "mean", "Gaussian")]


def filtered(kernel, mode="reflect"):
    return ndimage.correlate(SIGNAL if kernel.ndim == 1 else IMAGE, kernel, mode=mode)


def inside(image):
    return image[1:-1, 1:-1]


def test_the_names_for_signals_and_for_images():
    assert preset_names(1) == (
        *("identity", "shift", "mean", "Gaussian"),
        *("difference", "sharpen", "Laplacian"),
    )
    assert preset_names(2) == (
        *("identity", "shift", "mean", "Gaussian"),
        *("difference", "Sobel, horizontal edges", "Sobel, vertical edges", "sharpen", "Laplacian"),
    )


@pytest.mark.parametrize(("ndim", "name"), NAMES)
def test_every_kernel_is_of_finite_float64_and_fits_into_7_taps(ndim, name):
    for shape in SHAPES[ndim]:
        kernel = preset_kernel(name, shape)
        assert kernel.dtype == np.float64
        assert kernel.ndim == ndim
        assert max(kernel.shape) <= 7
        assert np.isfinite(kernel).all()


@pytest.mark.parametrize("ndim", [1, 2])
@pytest.mark.parametrize("name", ["identity", "mean", "Gaussian"])
def test_what_has_no_size_of_its_own_is_as_large_as_asked_for(ndim, name):
    assert [preset_kernel(name, shape).shape for shape in SHAPES[ndim]] == SHAPES[ndim]


@pytest.mark.parametrize(("ndim", "name"), OWN_SIZE)
def test_the_others_keep_their_size(ndim, name):
    kernels = [preset_kernel(name, shape) for shape in SHAPES[ndim]]
    for kernel in kernels:
        np.testing.assert_array_equal(kernel, kernels[0])
        assert max(kernel.shape) == 3


@pytest.mark.parametrize("array", [SIGNAL, IMAGE], ids=["signal", "image"])
@pytest.mark.parametrize("mode", ["reflect", "constant", "nearest", "mirror", "wrap"])
def test_identity_changes_nothing(array, mode):
    for shape in SHAPES[array.ndim]:
        result = filtered(preset_kernel("identity", shape), mode)
        np.testing.assert_array_equal(result, array)


@pytest.mark.parametrize("array", [SIGNAL, IMAGE], ids=["signal", "image"])
def test_shift_moves_everything_one_to_the_right(array):
    for shape in SHAPES[array.ndim]:
        kernel = preset_kernel("shift", shape)
        assert kernel.shape == (*shape[:-1], max(shape[-1], 3))
        np.testing.assert_array_equal(filtered(kernel, "wrap"), np.roll(array, 1, axis=-1))


@pytest.mark.parametrize("array", [SIGNAL, IMAGE], ids=["signal", "image"])
def test_mean_is_that_of_scipy(array):
    for shape in SHAPES[array.ndim]:
        expected = ndimage.uniform_filter(array, size=shape)
        np.testing.assert_allclose(filtered(preset_kernel("mean", shape)), expected, atol=1e-12)


@pytest.mark.parametrize("taps", [3, 5, 7])
def test_gaussian_of_odd_size_is_that_of_scipy(taps):
    for array in (SIGNAL, IMAGE):
        kernel = preset_kernel("Gaussian", (taps,) * array.ndim)
        expected = ndimage.gaussian_filter(array, (taps - 1) / 4, radius=(taps - 1) // 2)
        np.testing.assert_allclose(filtered(kernel), expected, atol=1e-12)


@pytest.mark.parametrize("taps", range(1, 8))
def test_gaussian_is_a_symmetric_bell_that_sums_to_1(taps):
    kernel = preset_kernel("Gaussian", (taps,))
    assert kernel.sum() == pytest.approx(1, abs=1e-15)
    np.testing.assert_allclose(kernel, kernel[::-1], rtol=1e-12)
    assert (np.diff(kernel)[: (taps - 1) // 2] > 0).all()


@pytest.mark.parametrize("taps", range(2, 8))
def test_gaussian_ends_at_two_sigma(taps):
    kernel = preset_kernel("Gaussian", (taps,))
    middle = 0.0 if taps % 2 else 0.5  # how far the highest samples lie from the bell's center
    from_top = np.exp(-2) / np.exp(-((middle / ((taps - 1) / 4)) ** 2) / 2)
    assert kernel[0] / kernel.max() == pytest.approx(from_top)


def test_gaussian_of_an_image_is_one_along_each_axis():
    for rows, columns in SHAPES[2]:
        kernel = preset_kernel("Gaussian", (rows, columns))
        assert kernel.sum() == pytest.approx(1, abs=1e-15)
        np.testing.assert_allclose(kernel.sum(axis=1), preset_kernel("Gaussian", (rows,)))
        np.testing.assert_allclose(kernel.sum(axis=0), preset_kernel("Gaussian", (columns,)))
        assert np.linalg.matrix_rank(kernel) == 1


def test_difference_is_right_minus_left():
    for array in (SIGNAL, IMAGE):
        result = filtered(preset_kernel("difference", (3,) * array.ndim))
        np.testing.assert_allclose(result[..., 1:-1], array[..., 2:] - array[..., :-2], atol=1e-12)


@pytest.mark.parametrize(
    ("name", "run"),
    [("Sobel, horizontal edges", filters.sobel_h), ("Sobel, vertical edges", filters.sobel_v)],
)
def test_sobel_is_that_of_skimage(name, run):
    result = filtered(preset_kernel(name, (3, 3)))
    np.testing.assert_allclose(inside(result), inside(run(IMAGE)), atol=1e-12)


@pytest.mark.parametrize("array", [SIGNAL, IMAGE], ids=["signal", "image"])
def test_laplacian_is_that_of_scipy(array):
    result = filtered(preset_kernel("Laplacian", (3,) * array.ndim))
    np.testing.assert_allclose(result, ndimage.laplace(array), atol=1e-12)


def test_laplacian_has_the_opposite_sign_of_that_of_skimage():
    result = filtered(preset_kernel("Laplacian", (3, 3)))
    np.testing.assert_allclose(inside(result), -inside(filters.laplace(IMAGE)), atol=1e-12)


@pytest.mark.parametrize("array", [SIGNAL, IMAGE], ids=["signal", "image"])
def test_sharpen_takes_the_laplacian_away(array):
    result = filtered(preset_kernel("sharpen", (3,) * array.ndim))
    np.testing.assert_allclose(result, array - ndimage.laplace(array), atol=1e-12)


@pytest.mark.parametrize(("ndim", "name"), NAMES)
def test_a_kernel_can_be_changed_without_changing_the_next(ndim, name):
    kernel = preset_kernel(name, (3,) * ndim)
    before = kernel.copy()
    kernel[...] = 99
    np.testing.assert_array_equal(preset_kernel(name, (3,) * ndim), before)


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("median", (3,)),
        ("gaussian", (3, 3)),
        ("", (3,)),
        (None, (3,)),
        (["mean"], (3,)),
        ("Sobel, horizontal edges", (3,)),
    ],
)
def test_a_name_that_is_none_is_refused(name, shape):
    with pytest.raises(ValueError, match=r"^name: expected one of 'identity', .*, got "):
        preset_kernel(name, shape)


@pytest.mark.parametrize("shape", [(), (3, 3, 3), (0,), (3, -1)])
def test_a_shape_of_wrong_numbers_is_refused(shape):
    with pytest.raises(ValueError, match=r"^shape: expected .*whole number.*, got "):
        preset_kernel("mean", shape)


@pytest.mark.parametrize("shape", [3, None, "33", (3.0,), (True,), ("3",), (3, None)])
def test_a_shape_that_is_none_is_refused(shape):
    with pytest.raises(TypeError, match=r"^shape: expected .*whole number.*, got "):
        preset_kernel("mean", shape)
