import numpy as np

import helpers
from livefigure.controls import slider_values

IMAGE = np.random.default_rng(1).normal(size=(9, 7))


def test_bright_demo_marks_and_counts_what_numpy_does():
    """Move the slider to every position."""
    demo = helpers.bright_demo(IMAGE)
    for percent in slider_values(demo.controls["percent"]):
        demo.controls["percent"].value = percent
        bright = IMAGE.min() + percent / 100 * np.ptp(IMAGE) < IMAGE
        shown = demo.figure.axes[1].images[0].get_array()
        assert np.array_equal(shown, bright)
        assert demo.readout.startswith(f"{bright.sum()} of {IMAGE.size} pixels")
