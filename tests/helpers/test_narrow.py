"""Demos on narrow pages: what's written in them can be read, and none of it is in the way."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from pages import EXAMPLES

import helpers
from helpers.demos import grids
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


def crossing(boxes, others):
    """Return which pairs of boxes (left, bottom, right, top) have more than a rim in common."""
    a, b = boxes[:, None], others[None]
    shared = np.minimum(a[..., 2:], b[..., 2:]) - np.maximum(a[..., :2], b[..., :2])
    return np.argwhere((shared > 1).all(axis=-1))


def problems(figure, texts):
    """Yield what's wrong with the texts of a figure that has just been drawn."""
    texts = [text for text in dict.fromkeys(texts) if text and text.get_text().strip()]
    boxes = np.array([text.get_window_extent().extents for text in texts]).reshape(-1, 4)
    for text, box in zip(texts, boxes, strict=True):
        if text.get_fontsize() * figure.dpi / 72 < LEAST:
            yield f"{text} is too small"
        if (box[:2] < 0).any() or (box[2:] > figure.bbox.max).any():
            yield f"{text} is cut off"
    for one, other in crossing(boxes, boxes):
        if one < other:
            yield f"{texts[other]} is on {texts[one]}"
    panels = [ax for ax in figure.axes if ax.get_visible()]
    for one, other in crossing(boxes, np.array([ax.bbox.extents for ax in panels])):
        text = texts[one]
        if text.axes not in (None, panels[other]) and text.get_fontsize() > 10:
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


@pytest.mark.parametrize("width", [240, 300])
def test_the_lines_to_the_window_of_a_narrow_lab_go_behind_the_output(width):
    demo = helpers.filter_lab(NUMBERS)
    Page(demo).show(width, width)
    figure = demo.figure
    lines = figure.artists[0].get_path().interpolated(100)
    places = figure.transFigure.transform(lines.vertices)
    output = figure.axes[5]
    low, high = output.bbox.y0, output.title.get_window_extent().y1
    heights = places[np.isfinite(places).all(axis=1), 1]
    assert heights.min() < low
    assert heights.max() > high
    assert not ((low < heights) & (heights < high)).any()


def test_a_click_on_a_narrow_lab_is_where_it_points():
    demo = helpers.filter_lab(NUMBERS)
    page = Page(demo)
    page.show(340, 340)
    panel = demo.figure.axes[4]
    x, y = demo.figure.transFigure.inverted().transform(panel.transData.transform((5, 20)))
    page.point("down", x, 1 - y)
    assert demo.controls["position"].value == 20 * 28 + 5


@pytest.mark.parametrize("width", [240, 340, 850])
@pytest.mark.parametrize("size", [9, 100, 300])
def test_every_tick_of_a_signal_in_the_lab_names_one_of_its_samples(size, width):
    demo = helpers.filter_lab(np.arange(size), [1, 2, 3])
    Page(demo).show(width, width)
    above = demo.figure.axes[-2]
    ticks = above.get_xticks()
    assert len(ticks) > 1
    assert all(tick in range(size) for tick in ticks)
    assert all(label.get_text() for label in above.get_xticklabels())


@pytest.mark.parametrize(("value", "text"), [(1, ".25"), (5, "1.2")])
def test_three_products_fit_into_the_narrowest_lab(value, text, monkeypatch):
    demo = helpers.filter_lab(np.full((9, 9), value), np.full((3, 3), -0.25))
    Page(demo).show(240, 240)
    put = []
    monkeypatch.setattr(grids, "_put", lambda draw, x, y, said, *_, **__: put.append(said))
    demo.figure.canvas.draw()
    assert grids._HYPHEN + text in put
