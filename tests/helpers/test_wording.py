import numpy as np
import pytest

from helpers.figures.wording import number, products, weight
from helpers.filters.windows import LinearFilter


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.506087, "0.506"),
        (-0.25, "-0.25"),
        (1, "1"),
        (np.uint8(200), "200"),
        (True, "1"),
        (0, "0"),
        (-0.0, "0"),
        (-1e-17, "0"),
        (153.25, "153.25"),
        (100, "100"),
        (1.23456, "1.235"),
        (-12.5, "-12.5"),
        (0.00012345, "0.000123"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
    ],
)
def test_number(value, text):
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1 / 9, "1/9"),
        (-1 / 3, "-1/3"),
        (1 / 16, "1/16"),
        (0.25, "0.25"),
        (1, "1"),
        (-2, "-2"),
        (0, "0"),
        (2 / 3, "2/3"),
        (1 / 121, "1/121"),
        (np.pi / 10, "0.314"),
    ],
)
def test_weight(value, text):
    assert weight(value) == text


def test_products_of_a_signal():
    steps = LinearFilter([3, -1, 2], np.full(3, 1 / 3), mode="constant")
    assert products(steps.at(0)) == "1/3·[0] + 1/3·3 + 1/3·(-1) = 0.667"
    assert products(steps.at(1)) == "1/3·3 + 1/3·(-1) + 1/3·2 = 1.333"


def test_padding_in_brackets_even_if_negative():
    steps = LinearFilter([-4.5, 1], [1, 0, 2], mode="nearest")
    assert products(steps.at(0)) == "1·[-4.5] + 0·(-4.5) + 2·1 = -2.5"


def test_products_of_an_image_stand_in_its_rows():
    steps = LinearFilter([[1, 2], [3, 4]], np.full((2, 2), 0.25))
    assert products(steps.at(0)) == "0.25·1 + 0.25·2 +\n0.25·3 + 0.25·4 = 2.5"


@pytest.mark.parametrize(("size", "listed"), [(25, True), (26, False)])
def test_more_than_25_products_are_not_listed(size, listed):
    text = products(LinearFilter(np.ones(size), np.ones(size)).at(0))
    assert text.count("·") == (size if listed else 0)
    assert text.endswith(f"= {size}")
    assert text.startswith("1·1 + " if listed else "26 products, too many to list; their sum")
