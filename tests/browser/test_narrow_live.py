"""A demo in a narrow window, in a real JupyterLab."""

import pytest

from tools.browser.driver import wait_for

DEMO = """\
import numpy as np
import helpers

demo = helpers.filter_lab(np.arange(64).reshape(8, 8) % 7)
demo"""
# Where the pixel in row 2, column 5 of the input is, as fractions of the picture from its top left.
PLACE = """\
at = demo.figure.axes[4].transData.transform((5, 2))
x, y = demo.figure.transFigure.inverted().transform(at)
print(x, 1 - y)"""


@pytest.fixture
def narrow(write_lesson, visit_lesson):
    """Open the demo in a window of some width, with JupyterLab's sidebar or without."""

    def open_one(width, has_sidebar=False):
        write_lesson("narrow", DEMO)
        lab = visit_lesson("narrow")
        if lab.page.evaluate("jupyterapp.shell.leftCollapsed") is has_sidebar:
            lab.command("application:toggle-left-area")
        lab.page.set_viewport_size({"width": width, "height": 800})
        lab.run_all()
        return lab

    return open_one


def test_a_demo_is_drawn_for_its_column_and_a_click_lands_where_it_points(narrow):
    lab = narrow(360)
    (demo,) = lab.demos()
    seen = []
    for window in (360, 900, 360):
        lab.page.set_viewport_size({"width": window, "height": 800})
        demo.canvas().scroll_into_view_if_needed()
        wait_for(lab.page, "course.allWidgetsShown()")
        demo.settle()
        width, height = map(
            float, lab.run_in_kernel("print(demo.screen.width, demo.screen.height)").split()
        )
        box = demo.canvas().bounding_box()
        column = demo.canvas().evaluate("canvas => canvas.parentElement.clientWidth")
        assert box["width"] == pytest.approx(column, abs=1), "the figure is wider than the window"
        assert 0 <= column - width < 40
        assert box["height"] / box["width"] == pytest.approx(height / width, rel=0.01)
        seen.append((width, height))
        font = demo.root.locator(".live-figure-readout").evaluate(
            "text => [getComputedStyle(text).fontSize, getComputedStyle(text).lineHeight]"
        )
        # JupyterLab has a size for whatever's in a pre, and it isn't this one.
        assert font == (["16px", "22px"] if window == 900 else ["13px", "18px"])
        demo.press("Home")
        x, y = map(float, lab.run_in_kernel(PLACE).split())
        demo.stroke((x, y), (x, y))
        assert "row 2, column 5:" in demo.readout()
    assert seen[0] == seen[2]
    assert seen[0][0] < 300 < 600 < seen[1][0]
    assert lab.errors == []


def test_a_slider_has_a_track_to_be_dragged_along_in_the_narrowest_column(narrow):
    lab = narrow(460, has_sidebar=True)
    (demo,) = lab.demos()
    assert demo.root.locator(".noUi-base").first.bounding_box()["width"] >= 60
    demo.drag(1)
    assert demo.is_at_end()
    assert "row 7, column 7:" in demo.readout()
    assert lab.errors == []
