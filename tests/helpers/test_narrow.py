"""Demos on narrow pages: what's written in them can be read, and none of it is in the way."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from pages import EXAMPLES

import helpers
from helpers.demos.declaration import declared
from helpers.figures.stamps import Stamped
from livefigure.testing import Page

NUMBERS = np.random.default_rng(3).normal(size=(28, 28))
DEMOS = {name: (example.make, example.states) for name, example in EXAMPLES.items()} | {
    # Images with numbered rows and columns, and of other shapes than a square.
    "smoothing-small": (lambda: helpers.smoothing_demo(NUMBERS[:6, :7]), ()),
    "edges-wide": (lambda: helpers.edges_demo(NUMBERS[:9]), ()),
    "mean-numbers": (lambda: helpers.mean_filter_demo(NUMBERS[:9, :9], 3, "constant"), ()),
    "lab-small": (
        lambda: helpers.filter_lab(NUMBERS[:7, :6], NUMBERS[:7, :7]),
        ({"mode": "constant"}, {"kind": "median", "position": 0}),
    ),
    "lab-tall": (lambda: helpers.filter_lab(NUMBERS[:, :5]), ({"mode": "mirror"},)),
    "lab-short": (
        lambda: helpers.filter_lab(NUMBERS[0, :12], np.ones(7)),
        ({"mode": "mirror", "position": 0}, {"kind": "maximum"}),
    ),
    "separable-tall": (lambda: helpers.separable_demo([[1], [2], [3], [4]]), ({"enlarge": 7},)),
}
# Of a page's pixels.
LEAST = 12
WIDTHS = (240, 360, 600)


@pytest.fixture
def written(monkeypatch):
    """The texts that have been drawn: the whole figure's, or what moves and those kept."""
    texts, kept = [], []
    draw_text, draw_stamp = RendererAgg.draw_text, Stamped.draw
    draw, restore_region = FigureCanvasAgg.draw, FigureCanvasAgg.restore_region

    def note(self, *args, mtext=None, **options):
        texts.append(mtext)
        return draw_text(self, *args, mtext=mtext, **options)

    def note_stamp(self, renderer):
        if self.text.get_visible():
            texts.append(self.text)
        draw_stamp(self, renderer)

    def draw_all(self):
        texts.clear()
        draw(self)
        kept[:] = texts

    def draw_what_moves(self, background):
        texts[:] = kept
        restore_region(self, background)

    monkeypatch.setattr(RendererAgg, "draw_text", note)
    monkeypatch.setattr(Stamped, "draw", note_stamp)
    monkeypatch.setattr(FigureCanvasAgg, "draw", draw_all)
    monkeypatch.setattr(FigureCanvasAgg, "restore_region", draw_what_moves)
    return texts


def cross(one, other):
    """Return whether two boxes have more than a rim in common."""
    return all(
        min(a, b) - max(c, d) > 1
        for a, b, c, d in zip(one.max, other.max, one.min, other.min, strict=True)
    )


def problems(figure, texts):
    """Yield what's wrong with the texts of a figure that has just been drawn."""
    boxes = {text: text.get_window_extent() for text in texts if text and text.get_text().strip()}
    for text, box in boxes.items():
        if text.get_fontsize() * figure.dpi / 72 < LEAST:
            yield f"{text} is too small"
        if (box.min < 0).any() or (box.max > figure.bbox.max).any():
            yield f"{text} is cut off"
    for (text, box), (other, another) in combinations(boxes.items(), 2):
        if cross(box, another):
            yield f"{text} is on {other}"
    for ax in figure.axes:
        for text, box in boxes.items():
            is_title = text.axes is not None and text.axes is not ax and text.get_fontsize() > 10
            if ax.get_visible() and is_title and cross(ax.bbox, box):
                yield f"{text} is on a panel"


@pytest.mark.parametrize("name", DEMOS)
def test_what_is_written_in_a_narrow_demo_can_be_read(name, written):
    make, states = DEMOS[name]
    demo = make()
    page = Page(demo)
    start = {key: demo.controls[key].value for state in states for key in state}
    for width in WIDTHS:
        page.show(width, width)
        assert demo.screen.width == pytest.approx(min(width, demo.screen.usual[0]))
        assert page.pixels.shape[1] == width
        for state in (start, *states):
            for control, value in state.items():
                demo.controls[control].value = value
            assert [*problems(demo.figure, written)] == [], f"{width} pixels wide, {state}"
    demo.close()


@pytest.mark.parametrize("name", declared())
def test_a_saved_picture_is_the_usual_one_whatever_room_the_page_has(name):
    demo = next(iter(declared()[name].values())).make()
    before, _ = demo._repr_mimebundle_()
    page = Page(demo)
    page.show(340, 340)
    narrow = page.look()
    again, _ = demo._repr_mimebundle_()
    assert again["image/png"] == before["image/png"]
    assert page.look() == narrow
    demo.close()


def test_a_click_on_a_narrow_lab_is_where_it_points():
    demo = helpers.filter_lab(NUMBERS)
    page = Page(demo)
    page.show(340, 340)
    panel = demo.figure.axes[4]
    x, y = demo.figure.transFigure.inverted().transform(panel.transData.transform((5, 20)))
    page.point("down", x, 1 - y)
    assert demo.controls["position"].value == 20 * 28 + 5
