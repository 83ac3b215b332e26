import numpy as np
import pytest

from helpers.filters.signals import add_noise, nile_flow, step_signal


@pytest.mark.parametrize(("size", "edge"), [(100, 50), (10, 0), (10, 10), (1, 0), (7, 3)])
def test_step_is_0_before_its_edge_and_1_from_it_on(size, edge):
    step = step_signal(size, edge)
    assert step.dtype == np.float64
    assert step.tolist() == [0.0] * edge + [1.0] * (size - edge)


def test_the_noisy_step_is_the_same_for_everybody():
    noisy = add_noise(step_signal())
    np.testing.assert_allclose(noisy[:4], [0.506087, 0.035807, 0.114363, 0.397762], atol=5e-7)
    assert noisy.mean() == pytest.approx(0.538401, abs=5e-7)
    np.testing.assert_array_equal(noisy, add_noise(step_signal(100, 50), sd=0.35, seed=44))
    assert not np.array_equal(noisy, add_noise(step_signal(), seed=45))


@pytest.mark.parametrize("dtype", [bool, np.uint8, np.float32])
def test_noise_is_added_in_float64_and_leaves_the_given_array_alone(dtype):
    image = np.ones((4, 5), dtype)
    noisy = add_noise(image)
    np.testing.assert_array_equal(noisy, add_noise(np.ones((4, 5))), strict=True)
    untouched = add_noise(image, sd=0)
    np.testing.assert_array_equal(untouched, np.ones((4, 5)), strict=True)
    untouched[...] = 0
    assert image.all()


def test_the_nile_is_as_it_was_measured_and_drops_after_1898():
    flow = nile_flow()
    assert (flow.size, flow.sum(), flow[0], flow[-1]) == (100, 91935, 1120, 740)
    assert 1871 + flow.argmax() == 1879
    assert 1871 + flow.argmin() == 1913
    assert (flow[:28].mean().round(2), flow[28:].mean().round(2)) == (1097.75, 849.97)
    flow[...] = 0
    assert nile_flow().all()
