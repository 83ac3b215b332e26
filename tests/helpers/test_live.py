"""Images to zoom into: what `imshow_all` shows where ipympl's backend is in use."""

import gc
import sys
import weakref
from types import SimpleNamespace

import matplotlib as mpl
import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from matplotlib import pyplot as plt

import helpers
from helpers.figures import open_figures, style
from helpers.figures.picture import WORDS_BELOW, png

# ipympl's toolbar hands its canvas to a class that doesn't take it.
pytestmark = pytest.mark.filterwarnings("ignore:Passing unrecognized arguments:DeprecationWarning")
VIEW = "application/vnd.jupyter.widget-view+json"
RAMP = np.arange(2500).reshape(50, 50) / 2500
BYTES = (255 * RAMP).astype(np.uint8)


@pytest.fixture
def outputs(monkeypatch):
    """What a notebook holds, by the display's id, or by its number if it has none."""
    shown = {}

    def display(data, *, display_id=None, **_):
        shown[display_id or len(shown)] = data

    for name in ("display", "update_display"):
        monkeypatch.setattr(f"IPython.display.{name}", display)
    return shown


@pytest.fixture
def live(outputs, monkeypatch):
    """Show some images under ``%matplotlib widget``, and return the picture."""
    before = mpl.get_backend()
    mpl.use("widget")
    monkeypatch.setattr(open_figures, "_open", [])

    def show(*images, **options):
        picture = helpers.imshow_all(*images, **options)
        picture._ipython_display_()
        return picture

    yield show
    for *_, picture in open_figures._open:
        picture.close()
    mpl.use(before)


def send(picture, kind, point=(0, 0), ax=0, **more):
    """Send what a page does when the pointer is at a point (column, row) of the axes."""
    canvas = picture.figure.canvas
    x, y = picture.figure.axes[ax].transData.transform(point)
    place = {"x": x, "y": canvas.get_renderer().height - y}
    message = {"type": kind, "button": 0, "buttons": 1, "modifiers": [], "guiEvent": {}}
    canvas._handle_message(canvas, message | place | more, [])


def use(picture, tool, *points, ax=0):
    """Press a button of the toolbar, then drag from point to point of the axes."""
    message = {"type": "toolbar_button", "name": tool}
    picture.figure.canvas.toolbar._handle_custom_msg(message, [])
    for place, point in enumerate(points):
        send(picture, "motion_notify" if place else "button_press", point, ax)
    if points:
        send(picture, "button_release", points[-1], ax)
    return draw(picture)


def draw(picture):
    send(picture, "draw")
    return np.asarray(picture.figure.canvas.buffer_rgba()).copy()


def look_at(picture, left, right, top=None, bottom=None):
    """Show these columns and rows, by default of the same numbers; return what's drawn."""
    top, bottom = left if top is None else top, right if bottom is None else bottom
    picture.figure.axes[0].set(xlim=(left - 0.5, right + 0.5), ylim=(bottom + 0.5, top - 0.5))
    return draw(picture)


def views(picture):
    return [(*ax.get_xlim(), *ax.get_ylim()) for ax in picture.figure.axes]


def square(first, last):
    return {(row, column) for row in range(first, last) for column in range(first, last)}


def numbers(picture, ax=0):
    """Return the numbers on the pixels of the axes, by their places."""
    found = picture._panels[ax][1].in_view(picture.figure.dpi / 72)
    return {(row, column): text for row, column, text, _ in found}


def test_a_live_figure_has_a_still_beside_it_and_its_readout_below(live, outputs):
    still = png(helpers.imshow_all(RAMP, titles=["ramp"]).figure, fine=2)
    picture = live(RAMP, titles=["ramp"])
    image, text = outputs.values()
    assert image[VIEW]["model_id"] == picture._live.model_id
    assert {**image, VIEW: 0} == {"image/png": still, "text/plain": WORDS_BELOW, VIEW: 0}
    assert text == {"text/plain": picture.readout}
    canvas = picture.figure.canvas
    assert not canvas.header_visible
    assert [item[3] for item in canvas.toolbar.toolitems] == ["home", "pan", "zoom", "save_figure"]


def test_a_page_is_told_the_size_that_fits_it(live, monkeypatch):
    assert live(*[RAMP] * 4).figure.canvas.get_width_height()[0] <= 830, "of 1280 pixels"
    picture = live(
        RAMP, RAMP, titles=["a ramp from corner to corner", "and once more the same ramp"]
    )
    canvas = picture.figure.canvas
    width, _ = canvas.get_width_height()
    for room, part in ((width + 4, 1), (width // 2 + 4, 0.5), (1, 240 / width), (2000, 1.5)):
        picture._live.page.room = room
        assert canvas.get_width_height()[0] == pytest.approx(part * width, abs=1)
        assert canvas.layout.width == f"{round(part * width) + 4}px"
        look_at(picture, 10, 12)
        left, right, bottom, top = views(picture)[1]
        assert (right - left, bottom - top) == (3, 3)
        pixel = np.diff(picture.figure.axes[0].transData.transform([(0, 0), (1, 1)]), axis=0)[0]
        assert abs(pixel[0]) == pytest.approx(abs(pixel[1]), rel=0.01)
        one, other = (ax.title.get_window_extent() for ax in picture.figure.axes)
        assert not one.overlaps(other)
        assert 0 <= min(one.x0, other.x0) < max(one.x1, other.x1) <= picture.figure.bbox.x1
        assert max(one.y1, other.y1) <= picture.figure.bbox.y1
        assert (one.y0 == other.y0) == (room > 1), "side by side, where there's room for that"
    sent = []
    monkeypatch.setattr(canvas, "send_state", sent.append)
    for kind in ("refresh", "initialized"):
        canvas._handle_custom_msg({"type": kind}, [])
    assert sent == ["resizable"]
    assert not canvas.resizable


@pytest.mark.usefixtures("live")
def test_without_ipympl_there_is_a_still(monkeypatch, outputs):
    monkeypatch.setitem(sys.modules, "ipympl.backend_nbagg", None)
    picture = helpers.imshow_all(RAMP)
    picture._ipython_display_()
    assert picture.figure is None
    kinds = [list(output) for output in outputs.values()]
    assert kinds == [["image/png", "text/plain"], ["text/plain"]]


def test_images_of_one_shape_are_moved_together_and_others_are_not(live, caplog):
    picture = live(RAMP, BYTES, RAMP[:40])
    home = views(picture)
    for tool, points, ax, seen in (
        ("zoom", [(10, 20), (15, 22), (20, 30)], 0, (10, 20, 30, 20)),
        ("pan", [(15, 25), (14, 24)], 1, (11, 21, 31, 21)),
    ):
        use(picture, tool, *points, ax=ax)
        one, other, third = views(picture)
        assert one == other == pytest.approx(seen, abs=0.4)
        assert third == home[2]
    use(picture, "home")
    assert np.allclose(views(picture), home)
    assert caplog.text == ""


def test_a_panel_keeps_its_place_and_shows_square_pixels_and_nothing_else(live):
    picture = live(RAMP, RAMP)
    places = [ax.get_position().bounds for ax in picture.figure.axes]
    for asked, seen in (
        ((10.5, 29.5, 20.5, 21.5), (10, 30, 31, 11)),
        ((40.5, 59.5, 70.5, 89.5), (29.5, 49.5, 49.5, 29.5)),
    ):
        look_at(picture, *asked)
        assert [ax.get_position().bounds for ax in picture.figure.axes] == places
        assert views(picture)[1] == pytest.approx(seen)


@pytest.mark.parametrize(
    ("images", "says"),
    [
        ([RAMP, RAMP > 0.1, BYTES], "row 12, column 30: 0.252 | 1 | 64"),
        ([RAMP, RAMP[:40]], "row 12, column 30: 0.252"),
        ([np.dstack([BYTES] * 4)], "row 12, column 30: (64, 64, 64)"),
        ([np.full((50, 50), np.inf)], "row 12, column 30: inf"),
    ],
)
def test_what_is_pointed_at_is_said_for_all_images_of_the_shape(live, images, says):
    picture = live(*images)
    for point, message in (((30.4, 11.6), says), ((50, 12), ""), ((30, -0.6), "")):
        send(picture, "motion_notify", point)
        assert picture.figure.canvas._message == message


def test_of_a_huge_image_a_value_is_said_that_is_drawn(live):
    image = np.arange(2001 * 4).reshape(2001, 4)
    picture = live(image)
    send(picture, "motion_notify", (1, 1001))
    assert picture.figure.canvas._message == f"row 1001, column 1: {image[1000, 0]}"
    look_at(picture, 0, 2)
    assert numbers(picture) == {}


def test_numbers_are_on_pixels_that_are_large_enough_and_in_view(live):
    picture = live(RAMP, BYTES, titles=["a", "b"])
    blank = draw(picture)
    assert numbers(picture) == {}
    drawn = look_at(picture, 10, 15)
    assert numbers(picture).keys() == square(10, 16)
    assert [numbers(picture, ax)[12, 11] for ax in (0, 1)] == ["0.24", str(BYTES[12, 11])]
    for _, each in picture._panels:
        each.set_visible(False)
    assert (drawn != draw(picture)).any()
    look_at(picture, 10.5, 14.5)
    assert numbers(picture).keys() == square(11, 15), "half a pixel has no number"
    for _, each in picture._panels:
        each.set_visible(True)
    assert (look_at(picture, 0, 49) == blank).all()
    assert numbers(picture) == {}


@pytest.mark.parametrize(
    ("image", "count"),
    [(RAMP, 6), *((image, 1) for image in (BYTES, RAMP > 0.5, np.dstack([RAMP] * 3), -RAMP / 1e3))],
)
def test_numbers_are_few_and_fit_their_pixels(live, image, count):
    picture = live(*[image] * count)
    most = 0
    for size in (*range(30, 2, -3), 1):
        picture.figure.axes[0].set(xlim=(-0.5, size - 0.5), ylim=(size - 0.5, -0.5))
        most = max(most, sum(len(numbers(picture, ax)) for ax in range(count)))
    assert 0 < most <= 400
    ((_, text),) = numbers(picture).items()
    assert text.count("\n") == (2 if image.ndim == 3 else 0)


def test_a_number_is_dark_on_light_and_light_on_dark(live):
    picture = live(np.array([[0, 0.3, 0.446], [0.55, 1 + 1e-15, np.nan]]))
    draw(picture)
    *_, texts, colors = zip(*picture._panels[0][1].in_view(picture.figure.dpi / 72), strict=True)
    assert texts == ("0", "0.3", "0.45", "0.55", "1", "nan")
    assert colors == (*["white"] * 3, *["black"] * 3)


def test_a_live_figure_looks_the_same_in_every_style(live):
    expected = look_at(live(RAMP, RAMP), 10, 15)
    with plt.style.context(["dark_background", {"font.size": 30, "text.hinting": "none"}]):
        assert (look_at(live(RAMP, RAMP), 10, 15) == expected).all()
        assert mpl.rcParams["font.size"] == 30


def test_a_cell_run_again_leaves_one_figure_and_a_still_for_the_other(live, outputs, monkeypatch):
    before, figures = len(_instances), []
    for run in (("a", 1), ("a", 1), ("b", 2), ("a", 3)):
        monkeypatch.setattr(open_figures, "_current_run", lambda run=run: run)
        figures.append(weakref.ref(live(RAMP).figure))
    gc.collect()
    assert [figure() is None for figure in figures] == [True, True, False, False]
    images = [output for output in outputs.values() if "image/png" in output]
    assert [VIEW in image for image in images] == [False, False, True, True]
    assert len({image["image/png"] for image in images}) == 1
    for *_, picture in list(open_figures._open):
        picture.close()
    assert len(_instances) == before


def test_a_picture_that_is_shown_twice_is_open_once_and_a_closed_one_is_a_still(live, outputs):
    picture = live(RAMP)
    picture._ipython_display_()
    assert [entry[2] for entry in open_figures._open] == [picture]
    picture.close()
    outputs.clear()
    picture._ipython_display_()
    assert VIEW not in outputs[0]
    assert outputs[0]["text/plain"] == WORDS_BELOW


def test_at_most_twelve_are_open_and_pyplot_knows_of_none(live, monkeypatch):
    assert open_figures.MOST == 12
    monkeypatch.setattr(open_figures, "MOST", 2)
    pictures = [live(RAMP) for _ in range(4)]
    assert [picture.figure is None for picture in pictures] == [True] * 2 + [False] * 2
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    ("parent", "run"),
    [
        ({"metadata": {"cellId": "c"}, "content": {"code": "x"}}, ("c", "m")),
        ({"metadata": {}, "content": {"code": "x"}}, ("x", "m")),
        *((nothing, (None, None)) for nothing in ({"metadata": {}, "content": {}}, None)),
    ],
)
def test_a_run_is_told_by_its_cell_and_message(monkeypatch, parent, run):
    header = {"header": {"msg_id": "m"}}
    shell = parent and SimpleNamespace(get_parent=lambda: parent | header)
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    assert open_figures._current_run() == run


@pytest.mark.usefixtures("live")
def test_a_learners_own_figure_leaves_no_widget_behind():
    before = len(_instances)
    figure, ax = plt.subplots()
    ax.imshow(RAMP)
    assert len(_instances) > before
    picture = helpers.speak(figure)
    assert len(_instances) == before
    assert png(picture.figure, settings=style.saved_plainly)
    assert plt.get_fignums() == []
