"""Numbers and windows in words; ``pytest --snapshot-update`` accepts new ones."""

import numpy as np
import pytest

from helpers.demos.grids import short
from helpers.figures.wording import number, products, ranking, weight
from helpers.filters.windows import LinearFilter, RankFilter

CONVOLUTION = LinearFilter([1, -2, 3], [1, 0.5, -1 / 3], mode="constant", cval=-4, flip=True)
WRITTEN = {
    "number": (number, [
        *(0.5060871, -0.25, 1, np.uint8(200), True, 0, -0.0, 9.99e-13, -1e-17, 1e-12, 100, 153.25),
        *(1.23456, -12.5, 0.00012345, 0.9996, 1.0005, 0.0004, 1e6, -10, 999999999999999.0, 1e15),
        *(-1.23456e99, float("nan"), float("-inf")),
    ]),
    "weight": (weight, [
        *(1 / 9, -1 / 3, 1 / 16, 2 / 3, 1 / 121, 1 / 998, 1 / 1001, np.pi / 10, np.pi, 0.25, 1),
        *(-2, 0, 0.0011, 0.12345, 1e-12),
    ]),
    # In a cell, at most five signs.
    "short": (short, [
        *(0, -0.001, 1.5, 2, 100, 0.126, -0.126, 12.34, 123.46, -123.46, 99999, 100000, 1234567),
        *(-123456, 3e12, 2.6e100),
    ]),
    "products": (products, [
        *(CONVOLUTION.at(0), CONVOLUTION.at(1), LinearFilter([5, -1, 2, 3], [0.25] * 4).at(0)),
        LinearFilter(np.arange(6).reshape(2, 3), np.full((3, 3), 1 / 9), mode="nearest").at(0),
        LinearFilter([5, 6], [1 / 3] * 3, mode="constant").at(0),
    ]),
    "ranking": (ranking, [
        *(RankFilter([3, -1, 0.25], (3,), rank=rank).at(0) for rank in ("minimum", "maximum")),
        RankFilter([4, 1, 3, 2], (4,)).at(0),
        # Of equal values the one in its place is marked, and it alone.
        RankFilter([1, 0, 1, 0, 1], (5,)).at(0),
        # What's padding is in order like any other value.
        RankFilter([3, -1, 2], (3,), mode="constant", cval=9).at(0),
        RankFilter([[4, 3], [2, 1]], (2, 2)).at(0),
        RankFilter([-0.0, 1 / 3, 2 / 3], (3,)).at(0),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_values_are_written_as_accepted(name, snapshot):
    write, values = WRITTEN[name]
    shown = (f"{value} is {write(value)}" if np.isscalar(value) else write(value)
             for value in values)  # fmt: skip
    assert "\n".join(shown) == snapshot


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
