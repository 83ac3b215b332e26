"""The driver sees what it says it sees, on a lesson that is made for it."""

import numpy as np
import pytest

DEMO = """\
from matplotlib.figure import Figure
from livefigure import LiveFigure, whole_slider

def demo():
    figure = Figure((4, 2))
    (dot,) = figure.subplots().plot([0, 100], [0, 0], "o")

    def show(column, still):
        dot.set_xdata([column, 100])
        return f"column {column}"

    sliders = {name: whole_slider(name, 0, 0, 100) for name in ("column", "still")}
    return LiveFigure(figure, [dot], show, sliders, title="driver")


demo()"""


def test_slider_moves_by_key_and_by_mouse(write_lesson, visit_lesson):
    write_lesson("driver_moves", DEMO, DEMO)
    lab = visit_lesson("driver_moves")
    assert lab.tabs()[-1] == "driver_moves.ipynb"
    lab.run_all()
    assert lab.cell_errors() == []
    demo, other = lab.demos()
    assert demo.sliders() == other.sliders() == ["column", "still"]
    assert demo.readout() == "column 0"
    demo.canvas().scroll_into_view_if_needed()
    lab.wait_for_widgets()
    rows, columns, _ = demo.picture().shape
    assert columns == 2 * rows >= 400

    at_0 = demo.picture()
    demo.press("ArrowRight")
    assert demo.readout() == "column 1"
    assert demo.value() == 1
    assert not np.array_equal(demo.picture(), at_0)

    demo.drag(0.5)
    assert demo.readout() == "column 50"
    other.press("End")
    assert other.readout() == "column 100"
    assert demo.readout() == "column 50"
    demo.drag(0)
    assert demo.readout() == "column 0"
    assert np.array_equal(demo.picture(), at_0)
    lab.screenshot("driver")

    with pytest.raises(AssertionError, match="ArrowRight on slider 1: the readout stayed"):
        demo.press("ArrowRight", slider=1, timeout=0.5)
    assert lab.errors == []


def test_failures_are_seen(write_lesson, visit_lesson):
    write_lesson("driver_errors", "1 / 0", "'after'")
    lab = visit_lesson("driver_errors")
    assert lab.cell_errors() == ["not run: 1 / 0", "not run: 'after'"]
    lab.run_all()
    # Whether the kernel still runs the next cell depends on how quickly it was asked to.
    assert lab.cell_errors()[0] == "ZeroDivisionError: division by zero in: 1 / 0"
    lab.page.evaluate("console.error('something broke')")
    lab.page.evaluate("void setTimeout(() => { throw new Error('thrown') })")
    lab.page.wait_for_timeout(100)
    assert [error.split(" (")[0] for error in lab.errors] == ["something broke", "thrown"]
