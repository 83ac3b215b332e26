"""What the mouse and the keys set in each demo."""

import numpy as np
import pytest
from pages import drag, mouse

import helpers
from livefigure.controls import main_slider

SIGNAL, TABLE = np.sin(np.arange(100)), np.random.default_rng(1).normal(size=(6, 5))
NOISE = np.random.default_rng(17).normal(size=(50, 37))
ROWS, COLUMNS = np.indices((70, 90))
DISK = np.where(np.hypot(ROWS - 30, COLUMNS - 40) <= 6, 1.0, 0)
WALKS = {
    "convolve_demo": (lambda: helpers.convolve_demo(SIGNAL, [1, 2, 4]), {0: (20, 0)}, 20),
    "convolve_demo, valid": (
        lambda: helpers.convolve_demo(SIGNAL, [1, 2, 4], "valid"), {0: (20, 0), 2: (20, 0)}, 19,
    ),
    "mean_filter_demo": (lambda: helpers.mean_filter_demo(TABLE), {0: (3, 4), 1: (3, 4)}, 23),
    "mean_filter_demo, outside": (lambda: helpers.mean_filter_demo(TABLE), {0: (5, -1)}, 4),
    "mean_filter_demo, valid": (
        lambda: helpers.mean_filter_demo(TABLE, 3, "valid"), {0: (3, 4), 1: (2, 3)}, 11,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WALKS)
def test_a_click_places_the_window_and_a_drag_takes_it_along(name):
    make, places, position = WALKS[name]
    for panel, place in places.items():
        demo = make()
        slider = main_slider(demo.controls.values())
        at = demo.figure.axes[panel].transData.transform(place)
        mouse(demo.canvas, "move", *at)
        mouse(demo.canvas, "press", 0, 0)
        assert slider.value == 0, "nothing is held in a panel"
        mouse(demo.canvas, "press", *at)
        assert slider.value == position
        mouse(demo.canvas, "move", 10_000, -10_000)
        assert slider.value == slider.max, "far out of the panel, the nearest place counts"
        mouse(demo.canvas, "move", *at)
        assert slider.value == position
        mouse(demo.canvas, "release", 0, 0)
        mouse(demo.canvas, "move", 10_000, -10_000)
        assert slider.value == position


# Keys, or a panel and the places in it that the mouse is dragged over; and what's then set or said.
GESTURES = {
    "blob_demo, curves": (
        lambda: helpers.blob_demo(DISK, 30, 40),
        (2, (4.25, 0.5), {"sigma": 4.2}),
        (2, (4.25, 0.5), (7.95, 0.5), {"sigma": 8}),
        (2, (4.25, 0.5), (40, 0.5), {"sigma": 12, "row": 30, "column": 40}),
        (2, (7.95, 0.5), "sigma 8: "),
    ),
    "blob_demo, a blob close by": (
        lambda: helpers.blob_demo(DISK, 0, 0),
        ("ArrowUp ArrowLeft", {"row": 0, "column": 0}),
        (1, (42, 29), {"row": 30, "column": 40}),
        ("ArrowLeft ArrowLeft ArrowDown ArrowRight ArrowUp ArrowUp", {"row": 29, "column": 39}),
    ),
    "weights_demo": (
        lambda: helpers.weights_demo(TABLE[:, :4], row=3, column=1),
        (0, (2, 5), {"row": 5, "column": 2}),
        (0, (2, 5), (60, -9), {"row": 0, "column": 3}),
        ("ArrowDown ArrowLeft ArrowUp ArrowUp ArrowRight ArrowRight", {"row": 0, "column": 3}),
        ("ArrowDown ArrowLeft", {"row": 1, "column": 2}),
    ),
    "halo_demo": (
        lambda: helpers.halo_demo(NOISE, sigma=1.5, block_size=16),
        (-1, (3, 0.01), "(from row 16, column 16) has 16×16 pixels, or 22×22 with its halo"),
        (0, (36, 49), "(from row 48, column 32) has 2×5 pixels, or 5×8 with its halo"),
        (-1, (6, 0.01), {"halo": 6}),
        (-1, (-0.5, 0.01), {"halo": 0}),
        (-1, (20, 0.01), (50, 0.01), {"halo": 24}),
    ),
    "gain_demo": (
        helpers.gain_demo,
        (2, (200, 0.1), {"period": 5}),
        (2, (200, 0.1), (499, 0.1), {"period": 2}),
        (0, (2, -1), {"kind": "drawn"}),
    ),
    "spectrum_demo": (
        lambda: helpers.spectrum_demo(TABLE.repeat(2, 0).repeat(3, 1)),
        (0, (10, 4), {"down": 2, "across": -3}),
        ("ArrowRight ArrowDown ArrowUp ArrowUp ArrowUp ArrowUp ArrowUp", {"down": 0, "across": -2}),
        ("ArrowRight ArrowRight", "The middle isn't a wave. It's the image's mean, "),
    ),
    "pattern_demo, keys": (
        lambda: helpers.pattern_demo(NOISE, np.s_[20:32, 10:18]),
        (
            "ArrowLeft ArrowUp + + -",
            "The box has 14×10 pixels, and its middle is row 25, column 13",
        ),
        ("ArrowRight ArrowDown =", "The box has 16×12 pixels, and its middle is row 26, column 14"),
        ("- " * 9, "The box has 8×4 pixels, and its middle is row 26, column 14"),
        ("+ " * 14, "The box has 36×30 pixels, and its middle is row 26, column 15"),
        ("ArrowDown", "normalized: best 1.000 at row 30, column 15, right"),
    ),
    "pattern_demo, mouse": (
        lambda: helpers.pattern_demo(NOISE),
        (0, (5, 10), (6, 11), (20, 30), "The box has 21×16 pixels, and its middle is row 20, col"),
        (0, (30, 40), "The box has 21×16 pixels, and its middle is row 39, column 29"),
        (0, (1, 1), "The box has 21×16 pixels, and its middle is row 10, column 8"),
        (0, (12, 20), (3, -900), "The box has 21×10 pixels, and its middle is row 10, column 8"),
        (0, (12, 20), (13, 21), "The box has 21×10 pixels, and its middle is row 20, column 12"),
    ),
    "separable_demo": (
        helpers.separable_demo,
        (0, (2, 0), (2, -0.9), {"weights": "1 2 5\n2 4 2\n1 2 1"}),
        (0, (2, 0), (2, -0.9), (2, 0.3), {"weights": "1 2 4\n2 4 2\n1 2 1"}),
        (0, (1, 1), "Rank 2"),
    ),
    "separable_demo, tenths": (
        lambda: helpers.separable_demo([[0.5, 1]]),
        (0, (0, 0), (0, -0.2), {"weights": "0.6 1"}),
    ),
}


@pytest.mark.parametrize("name", GESTURES)
def test_a_gesture_sets_what_it_points_at(name):
    make, *gestures = GESTURES[name]
    demo = make()
    for where, *places, expected in gestures:
        if isinstance(where, str):
            for key in where.split():
                demo.press(key)
        else:
            drag(demo, where, *places)
        if isinstance(expected, str):
            assert expected in demo.readout
        else:
            assert {name: demo.controls[name].value for name in expected} == expected
