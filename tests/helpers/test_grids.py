import pytest

from helpers.demos.grids import short


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.001, "0"),
        (1.5, "1.5"),
        (2, "2"),
        (100, "100"),
        (0.126, "0.13"),
        (-0.126, "-0.13"),
        (12.34, "12.34"),
        (123.46, "123.5"),
        (-123.46, "-123"),
        (99999, "99999"),
        (100000, "1e5"),
        (1234567, "1e6"),
        (-123456, "-1e5"),
        (3e12, "3e12"),
        (2.6e100, "3e100"),
    ],
)
def test_a_number_in_a_cell_has_at_most_five_signs(value, text):
    assert short(value) == text
