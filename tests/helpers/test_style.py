"""Colors that look different to everyone, and settings that are left as they were."""

import threading
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_rgb
from skimage.color import deltaE_ciede2000, rgb2xyz, xyz2lab
from skimage.color.colorconv import rgb_from_xyz, xyz_from_rgb

import helpers
from helpers.figures import style
from helpers.figures.picture import png

# Linear RGB as it is seen without one kind of cone; Machado, Oliveira and Fernandes,
# "A physiologically-based model for simulation of color vision deficiency", 2009, table 1.
SEEN = {
    "all cones": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868],
                   [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968],
                     [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779],
                   [-0.078411, 0.930809, 0.147602],
                   [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
# What is drawn into one picture; each has a marker or a line style of its own as well.
MEANINGS = [style.INPUT, style.WINDOW, style.OUTPUT, style.PADDING]
APART = 10  # CIEDE2000; 1 is the least that is noticed side by side
each_eye = pytest.mark.parametrize("eye", SEEN)


def seen(color, eye):
    """Return a color in CIELAB, as an eye sees it."""
    linear = rgb_from_xyz @ rgb2xyz(to_rgb(color))
    return xyz2lab(xyz_from_rgb @ np.clip(SEEN[eye] @ linear, 0, 1))


def distance(one, other, eye):
    return deltaE_ciede2000(seen(one, eye), seen(other, eye))


@each_eye
def test_what_means_something_else_looks_different(eye):
    for pair in combinations(MEANINGS, 2):
        assert distance(*pair, eye) > APART, pair


@each_eye
def test_below_0_and_above_it_look_different(eye):
    shades = mpl.colormaps[style.SIGNED]
    for strength in (0.25, 0.5, 1):
        below, above = shades(0.5 - strength / 2)[:3], shades(0.5 + strength / 2)[:3]
        assert distance(below, above, eye) > APART
        assert distance(below, "white", eye) > APART / 2
        assert distance(above, "white", eye) > APART / 2


@pytest.mark.parametrize("name", ["INPUT", "OUTPUT", "PADDING", "GUIDE", "PIXEL"])
def test_lines_stand_out_from_white(name):
    # The contrast that WCAG 2.2 asks of graphics, criterion 1.4.11.
    luminance = rgb2xyz(to_rgb(getattr(style, name)))[1]
    assert 1.05 / (luminance + 0.05) >= 3


@each_eye
def test_what_is_not_computed_looks_like_no_gray(eye):
    grays = [(level,) * 3 for level in np.linspace(0, 1, 101)]
    assert min(distance(style.HIDDEN, gray, eye) for gray in grays) > APART / 2


def test_curves_of_one_plot_differ_in_more_than_color():
    styles = [(curve["linestyle"], curve["marker"]) for curve in style.CURVES]
    assert len(set(styles)) == len(styles)


@pytest.mark.parametrize(
    ("values", "dtype", "expected"),
    [
        ([[3, -1], [7, 0]], None, (-1, 7)),
        ([0.0], None, (0, 1)),
        ([1.0], None, (0, 1)),
        ([0.3, 0.1 + 0.2], None, (0, 1)),
        ([0.3, 0.3 + 1e-11], None, (0.3, 0.3 + 1e-11)),
        ([-0.5], None, (-1.5, 0.5)),
        ([255], np.uint8, (0, 255)),
        ([7], ">u2", (0, 65535)),
        ([300], np.uint8, (262.5, 337.5)),  # the padding of an image, with a cval of its own
        ([7], np.int64, (6, 8)),
        ([1e100], None, (8.75e99, 1.125e100)),
    ],
)
def test_black_and_white_are_apart_even_if_all_values_are_the_same(values, dtype, expected):
    assert style.gray_range(np.array(values), dtype) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize(
    ("values", "limits"), [([2, 2], (1.5, 2.5)), ([0], (-0.5, 0.5)), ([16, 16], (14, 18))]
)
def test_limits_leave_room_also_around_a_constant(values, limits):
    assert style.limits(np.array(values, dtype=float)) == pytest.approx(limits)


def test_a_learners_own_figure_keeps_its_style_and_is_saved_as_it_is():
    def saved():
        figure, ax = plt.subplots(figsize=(2, 2), dpi=100)
        ax.plot([1, 2])
        return png(helpers.speak(figure).figure, settings=style.saved_plainly)

    with plt.style.context("dark_background"):
        dark = saved()
        with plt.style.context({"savefig.dpi": 30, "savefig.facecolor": "red"}):
            assert saved() == dark
    assert saved() != dark


def test_two_threads_that_draw_leave_a_learners_settings_behind():
    def draw():
        for _ in range(8):
            png(style.new_figure(1, 1)[0])

    with plt.style.context({"font.size": 23}):
        threads = [threading.Thread(target=draw) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert mpl.rcParams["font.size"] == 23
