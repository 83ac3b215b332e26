import numpy as np
import pytest

from helpers.figures import boxes, style


def drawn(add=None, bounds=(2.5, 3.5, 3, 3), dpi=100):
    """Return a picture of 10×10 cells, each 20 pixels large at 100 dots an inch."""
    figure, axes = style.new_figure(2, 2)
    figure.set_dpi(dpi)
    ax = axes[0, 0]
    ax.set_position((0, 0, 1, 1))
    ax.set(xlim=(-0.5, 9.5), ylim=(9.5, -0.5), facecolor="black")
    ax.spines[:].set_visible(False)
    if add:
        add(ax).set_bounds(*bounds)
    figure.canvas.draw()
    return np.array(figure.canvas.buffer_rgba())[..., :3]


@pytest.mark.parametrize("dpi", [100, 150, 200])
def test_a_frame_is_around_its_cells_and_covers_none_of_them(dpi):
    cell, line = dpi // 5, 2 * dpi // 100
    rows, columns = slice(4 * cell, 7 * cell), slice(3 * cell, 6 * cell)
    plain, framed = drawn(dpi=dpi), drawn(boxes.window_outline, dpi=dpi)
    assert (framed[rows, columns] == plain[rows, columns]).all()
    middle, right = 5 * cell, columns.stop
    orange = (framed[middle, right : right + line] == [0xE6, 0x9F, 0x00]).all(axis=1)
    assert orange.all()
    assert (framed[middle, right + line] == 255).all()
    around = np.argwhere((framed != plain).any(axis=-1)).min(axis=0) + line + round(dpi / 100)
    assert around.tolist() == [rows.start, columns.start]


def test_a_frame_around_too_small_a_cell_is_left_out():
    for least, is_there in ((20, True), (21, False)):
        framed = drawn(lambda ax, least=least: boxes.pixel_outline(ax, least), (2.5, 3.5, 1, 1))
        assert (framed != drawn()).any() == is_there
