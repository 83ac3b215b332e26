"""The cells that the lab's kernel is edited in: what they're given to show."""

import sys

import ipywidgets as widgets
import numpy as np
import pytest
from matplotlib.colors import to_rgb

import helpers
from helpers.demos.kernel_cells import KernelCells


def column_of(cells, name):
    return [[cell.get(name) for cell in row] for row in cells.cells["rows"]]


def test_each_word_has_a_cell_that_follows_the_text_and_keeps_what_was_typed():
    cells = KernelCells("1/9 -0.125\n 10 1e-3", 2)
    assert cells.cells["text"] == cells.value
    assert column_of(cells, "word") == [["1/9", "-0.125"], ["10", "1e-3"]]
    assert column_of(cells, "short") == [["0.11", "-0.12"], ["10", "0"]]
    cells.value = "[1, 2, 3]"
    assert cells.cells["text"] == "[1, 2, 3]"
    assert column_of(cells, "word") == [["1", "2", "3"]]


@pytest.mark.parametrize("wrong", ["x", "1/0", "1e9"])
def test_what_is_no_number_is_kept_without_a_color(wrong):
    cells = KernelCells(f"1 {wrong} -1", 1)
    assert cells.cells["rows"][0][1] == {"word": wrong}
    ((first, _, last),) = column_of(cells, "fill")
    assert first != last


@pytest.mark.parametrize(
    ("text", "ndim"), [("", 2), ("1 2\n3", 2), ("1 2 3 4 5 6 7 8", 2), ("1 2\n3 4", 1)]
)
def test_a_text_that_has_no_cells_has_no_rows(text, ndim):
    cells = KernelCells(text, ndim)
    assert (cells.value, cells.cells["text"], cells.cells["rows"]) == (text, text, [])


@pytest.mark.parametrize("kernel", [[1 / 3, 1 / 3, 1 / 3], [-2, 0, 1], [0, 0, 0]])
def test_a_cell_has_the_color_of_its_weight_in_the_picture(kernel):
    demo = helpers.filter_lab(np.arange(48.0).reshape(6, 8), [kernel])
    fills = [to_rgb(fill) for fill in column_of(demo.controls["kernel"], "fill")[0]]
    drawn = demo.figure.axes[1].artists[0].colors.to_rgba(kernel, bytes=True)
    assert np.array_equal(np.multiply(fills, 255).round(), drawn[:, :3])


@pytest.mark.parametrize(("rows", "side"), [(1, 30), (3, 30), (4, 24), (7, 24)])
def test_cells_are_smaller_where_there_are_many_and_no_higher_than_controls_on_a_slide(rows, side):
    text = "\n".join(["1 2"] * rows)
    assert KernelCells(text, 2).cells["side"] == side
    helpers.present()
    cells = KernelCells(text, 2)
    helpers.present(None)
    assert 80 < max(rows, 3) * cells.cells["side"] <= 92


def test_without_anywidget_the_kernel_is_a_text(monkeypatch):
    monkeypatch.delitem(sys.modules, "helpers.demos.kernel_cells")
    monkeypatch.setitem(sys.modules, "anywidget", None)
    demo = helpers.filter_lab(np.arange(9.0), [1, 2])
    assert isinstance(demo.controls["kernel"], widgets.Textarea)
    demo.controls["kernel"].value = "1 -1"
    assert "weights sum to 0" in " ".join(demo.readout.split())
