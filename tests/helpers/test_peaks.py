import numpy as np
import pytest

from helpers.filters.peaks import REACH, measure_peak


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("others", "elsewhere"),
    [
        ({}, 0),
        ({10 + REACH: 3, 10 - REACH: -3}, 0),
        ({10 + REACH + 1: -1}, 0.25),
        ({10 - REACH - 1: 2, 19: 1}, 0.5),
        ({0: 4}, 1),
    ],
)
def test_elsewhere_is_farther_than_five_samples_from_the_strongest(sign, others, elsewhere):
    response = np.zeros(20)
    response[10] = 4
    response[list(others)] = list(others.values())
    place, fraction = measure_peak(sign * response)
    assert place == (0 if elsewhere == 1 else 10)
    assert fraction == elsewhere


def test_a_short_response_has_no_elsewhere_and_a_flat_one_no_peak():
    assert measure_peak([7]) == (0, 0)
    assert measure_peak(np.array([1, 2, -3, 1], np.int8)) == (2, 0)
    assert measure_peak(np.zeros(20)) == (0, 0)
