import numpy as np
import pytest
from matplotlib import pyplot as plt
from pages import EXAMPLES

import helpers
from helpers.figures import projector, style
from livefigure.testing import Page

IMAGE = np.arange(48.0).reshape(6, 8)


@pytest.fixture
def presenting():
    helpers.present()
    yield
    helpers.present(None)


def size(figure):
    return (figure.get_size_inches() * figure.dpi).round(6)


def test_without_a_projector_nothing_is_enlarged():
    demo = helpers.first_demo()
    assert demo.figure.dpi == style.DPI
    assert (demo.screen.zoom, demo.screen.most_lines) == (1, 0)


@pytest.mark.usefixtures("presenting")
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_demo_fills_a_slide_and_no_more(name):
    demo = EXAMPLES[name].make()
    width, height = size(demo.figure)
    zoom, lines = demo.screen.zoom, demo.screen.most_lines
    assert demo.figure.dpi == pytest.approx(style.DPI * zoom)
    if "live-figure-beside" in demo._dom_classes:
        assert lines == 0
        assert 1000 < width + 380 <= 1110 or 440 < height <= 630
    else:
        readout = 18 * zoom * min(lines, demo.readout.count("\n") + 2)
        assert 0 < lines <= 3
        assert round(height + readout, 3) <= 630 - 46
        assert width > 1050 or height + readout > 440
    assert width <= 1110
    demo.close()


@pytest.mark.usefixtures("presenting")
def test_a_demo_that_was_enlarged_still_follows_its_controls():
    demo = helpers.first_demo()
    page = Page(demo)
    before = page.pixels.copy()
    demo.controls["brightness"].value = 0
    assert before.shape[1::-1] == tuple(np.floor(size(demo.figure)).astype(int))
    assert not np.array_equal(before, page.pixels)
    demo.close()


@pytest.mark.usefixtures("presenting")
def test_pictures_leave_room_for_their_readout():
    own, _ = plt.subplots(figsize=(3, 3))
    for picture in (
        helpers.imshow_all(IMAGE, IMAGE),
        helpers.plot_signals({"step": helpers.step_signal()}),
        helpers.speak(own),
    ):
        width, height = size(picture.figure)
        assert 1100 < width <= 1110 or 500 < height <= 510
        assert width <= 1110
        assert height <= 510


def test_a_larger_projector_makes_larger_figures():
    sizes = []
    for screen in ((640, 360), (1280, 720)):
        helpers.present(screen)
        assert projector.is_presenting()
        sizes.append(size(helpers.imshow_all(IMAGE).figure))
    helpers.present(None)
    assert (sizes[1] > sizes[0] * 1.4).all()
    assert helpers.imshow_all(IMAGE).figure.dpi == style.DPI
