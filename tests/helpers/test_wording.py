import numpy as np
import pytest

from helpers.demos.grids import short
from helpers.figures.wording import number, products, ranking, weight
from helpers.filters.windows import LinearFilter, RankFilter

NUMBERS = {
    number: [
        *((0.5060871, "0.506"), (-0.25, "-0.25"), (1, "1"), (np.uint8(200), "200"), (True, "1")),
        *((0, "0"), (-0.0, "0"), (9.99e-13, "0"), (-1e-17, "0"), (1e-12, "1e-12"), (100, "100")),
        *((153.25, "153.25"), (1.23456, "1.235"), (-12.5, "-12.5"), (0.00012345, "0.000123")),
        *((0.9996, "1"), (1.0005, "1"), (0.0004, "0.0004"), (1e6, "1000000"), (-10, "-10")),
        *((999999999999999.0, "999999999999999"), (1e15, "1e+15"), (-1.23456e99, "-1.23e+99")),
        *((float("nan"), "nan"), (float("-inf"), "-inf")),
    ],
    weight: [
        *((1 / 9, "1/9"), (-1 / 3, "-1/3"), (1 / 16, "1/16"), (2 / 3, "2/3"), (1 / 121, "1/121")),
        *((1 / 998, "1/998"), (1 / 1001, "0.000999"), (np.pi / 10, "0.314"), (np.pi, "3.142")),
        *((0.25, "0.25"), (1, "1"), (-2, "-2"), (0, "0"), (0.0011, "0.0011"), (0.12345, "0.123")),
        (1e-12, "1e-12"),
    ],
    short: [  # in a cell, at most five signs
        *((0, "0"), (-0.001, "0"), (1.5, "1.5"), (2, "2"), (100, "100"), (0.126, "0.13")),
        *((-0.126, "-0.13"), (12.34, "12.34"), (123.46, "123.5"), (-123.46, "-123")),
        *((99999, "99999"), (100000, "1e5"), (1234567, "1e6"), (-123456, "-1e5"), (3e12, "3e12")),
        (2.6e100, "3e100"),
    ],
}


@pytest.mark.parametrize(
    ("written", "value", "text"),
    [(written, *case) for written, cases in NUMBERS.items() for case in cases],
)
def test_a_number_as_text(written, value, text):
    assert written(value) == text


CONVOLUTION = LinearFilter([1, -2, 3], [1, 0.5, -1 / 3], mode="constant", cval=-4, flip=True)
MEAN = LinearFilter(np.arange(6).reshape(2, 3), np.full((3, 3), 1 / 9), mode="nearest")


@pytest.mark.parametrize(
    ("here", "text"),
    [
        (CONVOLUTION.at(0), "-1/3·[-4] + 0.5·1 + 1·(-2) = -0.167"),
        (CONVOLUTION.at(1), "-1/3·1 + 0.5·(-2) + 1·3 = 1.667"),
        (
            MEAN.at(0),
            "1/9·[0] + 1/9·[0] + 1/9·[1] +\n1/9·[0] + 1/9·0 + 1/9·1 +\n"
            "1/9·[3] + 1/9·3 + 1/9·4 = 1.333",
        ),
        (LinearFilter([5, -1, 2, 3], [0.25] * 4).at(0), "0.25·(5 + (-1) + 2 + 3) = 2.25"),
        (
            LinearFilter([5, 6], [1 / 3] * 3, mode="constant").at(0),
            "1/3·[0] + 1/3·5 + 1/3·6 = 3.667",
        ),
    ],
)
def test_products(here, text):
    assert products(here) == text


@pytest.mark.parametrize("shape", [(25,), (5, 5), (26,), (2, 13)])
def test_no_more_products_are_listed_than_asked_for(shape):
    weights = np.arange(np.prod(shape)).reshape(shape)
    here = LinearFilter(np.ones(shape), weights).at(0)
    count = here.values.size
    few = f"{count} products, too many to list; their sum = {weights.sum()}"
    listed = products(here, most=count)
    assert listed.count("·") == count
    assert listed.count("+\n") == here.values.size // shape[-1] - 1
    assert products(here, most=count - 1) == few
    assert products(here) == (listed if count <= 25 else few)


@pytest.mark.parametrize(
    ("array", "shape", "options", "text"),
    [
        ([3, -1, 0.25], (3,), {"rank": "minimum"}, "in order: >-1< 0.25 3 = -1"),
        ([3, -1, 0.25], (3,), {"rank": "maximum"}, "in order: -1 0.25 >3< = 3"),
        ([4, 1, 3, 2], (4,), {}, "in order: 1 2 >3< 4 = 3"),
        # Of equal values the one in its place is marked, and it alone.
        ([1, 0, 1, 0, 1], (5,), {}, "in order: 0 0 >1< 1 1 = 1"),
        # What's padding is in order like any other value.
        ([3, -1, 2], (3,), {"mode": "constant", "cval": 9}, "in order: -1 >3< 9 = 3"),
        ([[4, 3], [2, 1]], (2, 2), {}, "in order: 1 2 >3< 4 = 3"),
        ([-0.0, 1 / 3, 2 / 3], (3,), {}, "in order: 0 >0.333< 0.667 = 0.333"),
    ],
)
def test_a_window_in_order(array, shape, options, text):
    assert ranking(RankFilter(array, shape, **options).at(0)) == text
