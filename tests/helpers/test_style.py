"""Colors that mean different things look different to everyone, and stand out from the page."""

from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from skimage.color import deltaE_ciede2000, rgb2lab

from helpers.figures import style

# Linear RGB as it is seen without one kind of cone; Machado, Oliveira and Fernandes,
# "A physiologically-based model for simulation of color vision deficiency", 2009, table 1.
SEEN = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# What is drawn into one picture; each has a marker or a line style of its own as well.
MEANINGS = {
    "input": style.INPUT,
    "window": style.WINDOW,
    "output": style.OUTPUT,
    "padding": style.PADDING,
}
APART = 10  # CIEDE2000; 1 is the least that is noticed side by side
each_eye = pytest.mark.parametrize("eye", SEEN)


def to_linear(rgb):
    rgb = np.asarray(rgb)
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def seen(color, eye):
    """Return a color in CIELAB, as an eye sees it."""
    linear = np.clip(SEEN[eye] @ to_linear(to_rgb(color)), 0, 1)
    rgb = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return rgb2lab(rgb.reshape(1, 1, 3))[0, 0]


def luminance(color):
    return float(to_linear(to_rgb(color)) @ [0.2126, 0.7152, 0.0722])


@each_eye
def test_what_means_something_else_looks_different(eye):
    distances = {
        (one, other): float(deltaE_ciede2000(seen(MEANINGS[one], eye), seen(MEANINGS[other], eye)))
        for one, other in combinations(MEANINGS, 2)
    }
    assert min(distances.values()) > APART, distances


@each_eye
def test_below_0_and_above_it_look_different(eye):
    shades = mpl.colormaps[style.SIGNED]
    for strength in (0.25, 0.5, 1):
        below, above = shades(0.5 - strength / 2), shades(0.5 + strength / 2)
        assert deltaE_ciede2000(seen(below[:3], eye), seen(above[:3], eye)) > APART
        for shade in (below, above):
            assert deltaE_ciede2000(seen(shade[:3], eye), seen("white", eye)) > APART / 2


@pytest.mark.parametrize("name", ["INPUT", "OUTPUT", "PADDING", "GUIDE", "PIXEL"])
def test_lines_stand_out_from_white(name):
    # The contrast that WCAG 2.2 asks of graphics, criterion 1.4.11.
    assert 1.05 / (luminance(getattr(style, name)) + 0.05) >= 3


def test_curves_of_one_plot_differ_in_more_than_color():
    styles = [(curve["linestyle"], curve["marker"]) for curve in style.CURVES]
    assert len(set(styles)) == len(styles)


@pytest.mark.parametrize("value", [0.0, -3.0, 255.0, 2.0**53 + 2, -1e300, np.finfo(float).max])
def test_a_flat_image_has_a_range_of_grays_all_the_same(value):
    low, high = style.gray_range(np.full((2, 2), value))
    assert low < high
    assert value in (low, high)
    assert np.isfinite([low, high, high - low]).all()


def test_a_range_of_grays_is_that_of_the_image():
    assert style.gray_range(np.array([[3, -1], [7, 0]])) == (-1, 7)
    assert style.gray_range(np.array([5])) == (5, 6)


@pytest.mark.parametrize(
    ("values", "limits"),
    [([0, 10], (-1.2, 11.2)), ([2, 2], (1.5, 2.5)), ([0], (-0.5, 0.5)), ([16, 16], (14, 18))],
)
def test_limits_leave_room_also_around_a_constant(values, limits):
    assert style.limits(np.array(values, dtype=float)) == pytest.approx(limits)
