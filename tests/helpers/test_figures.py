"""Pictures on one common range, curves centered, readouts that say what is drawn."""

import base64
import gc
import io
import weakref

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from PIL import Image

import helpers
from helpers.figures import images, style
from helpers.figures.picture import png

GRAY = np.array([[0, 255], [51, 102]], np.uint8)
COLOR = np.zeros((4, 6, 3), np.uint8)


def test_one_image_is_enough():
    picture = helpers.imshow_all(GRAY, titles=["gray"])
    assert picture.readout == "gray: 2×2 uint8, 0 to 255, mean 102\nblack is 0, white is 1"


def test_all_kinds_share_one_range():
    floats = np.array([[-0.5, 0.25]])
    wide = np.array([[0, 65535]], np.uint16)
    picture = helpers.imshow_all(GRAY, GRAY > 60, floats, wide, COLOR, np.array([[2, 3]]))
    images = [ax.images[0] for ax in picture.figure.axes]
    grays = [image for image in images if image.get_array().ndim == 2]
    assert {image.get_clim() for image in grays} == {(-0.5, 3.0)}
    assert grays[0].get_array().max() == 1
    assert len(images) == 6


def test_many_wrap_to_rows():
    picture = helpers.imshow_all(*[GRAY] * 6)
    tops = {round(ax.get_position().y0, 3) for ax in picture.figure.axes}
    assert len(picture.figure.axes) == 6
    assert len(tops) == 2


def test_constant_and_nan_are_shown():
    assert "black is 2, white is 3" in helpers.imshow_all(np.full((2, 2), 2.0)).readout
    holed = np.array([[0.0, np.nan], [1.0, 0.5]])
    assert "1 not finite" in helpers.imshow_all(holed).readout


@pytest.mark.parametrize(
    ("images", "options", "error", "says"),
    [
        ([], {}, ValueError, "at least one"),
        ([GRAY], {"titles": ["a", "b"]}, ValueError, "list of 1"),
        ([GRAY], {"titles": "a"}, ValueError, "titles"),
        (["text"], {}, TypeError, r"images\[0\]"),
        ([[[1, 2], [3]]], {}, TypeError, r"^images\[0\]: expected an array, got list\.$"),
        ([np.zeros((2, 2, 5))], {}, ValueError, r"\(2, 2, 5\)"),
        ([GRAY, np.full((2, 2, 3), 1.5)], {}, ValueError, r"^images\[1\]: expected colors from 0"),
        ([GRAY, np.zeros(3)], {}, ValueError, r"images\[1\].*\(3,\)"),
        ([np.full((2, 2, 3), 1.5)], {}, ValueError, "from 0 to 1"),
    ],
)
def test_bad_input_is_named(images, options, error, says):
    with pytest.raises(error, match=says):
        helpers.imshow_all(*images, **options)


def test_shorter_curves_are_centered():
    picture = helpers.plot_signals({"all": np.arange(6.0), "two": [0.5, 1.5, 2.5, 3.5, 4.5]})
    whole, pairs = picture.figure.axes[0].lines
    assert whole.get_xdata().tolist() == [0, 1, 2, 3, 4, 5]
    assert pairs.get_xdata().tolist() == [0.5, 1.5, 2.5, 3.5, 4.5]


def test_panels_and_readout():
    picture = helpers.plot_signals({"a": [0, 2, 1]}, {"b": [3]}, titles=["first", "second"])
    assert picture.readout == (
        "first, a: 3 values, lowest 0 at 0, highest 2 at 1, mean 1\n"
        "second, b: 1 value, lowest 3 at 0, highest 3 at 0, mean 3"
    )


def dotted(ax):
    return [line.get_ydata()[0] for line in ax.lines if line.get_linestyle() == ":"]


def test_guides_are_dotted_lines_across_every_panel():
    panels = {"a": [0, 2, 1]}, {"b": [3, 4]}
    plain = helpers.plot_signals(*panels)
    guided = helpers.plot_signals(*panels, guides=(0.5, np.int64(-3)))
    assert [dotted(ax) for ax in plain.figure.axes] == [[], []]
    for ax in guided.figure.axes:
        assert dotted(ax) == [0.5, -3]
        assert ax.get_ylim()[0] < -3
        assert len(ax.get_legend().get_texts()) == 1, "a guide is no curve"
    assert guided.readout == plain.readout


@pytest.mark.parametrize(
    ("guides", "error", "says"),
    [
        (0.5, TypeError, "a list of numbers, got 0.5"),
        (None, TypeError, "a list of numbers, got None"),
        (["a"], TypeError, r"a finite number, got 'a' \(str\)"),
        ([1, None], TypeError, r"a finite number, got None \(NoneType\)"),
        ([np.nan], ValueError, "a finite number, got nan"),
        ([[1, 2]], TypeError, r"a finite number, got \[1, 2\]"),
    ],
)
def test_bad_guides_are_named(guides, error, says):
    with pytest.raises(error, match=f"^guides: expected {says}"):
        helpers.plot_signals({"a": [1, 2]}, guides=guides)


def test_panels_of_one_length_share_their_samples():
    picture = helpers.plot_signals({"a": np.arange(9)}, {"b": np.ones(9), "c": [1, 2]})
    first, second = picture.figure.axes
    first.set_xlim(2, 5)
    assert second.get_xlim() == (2, 5)


def test_panels_of_different_lengths_have_their_own_samples():
    picture = helpers.plot_signals({"a": np.arange(101)}, {"b": np.arange(11)})
    first, second = picture.figure.axes
    assert first.get_xlim() == pytest.approx((-1, 101))
    assert second.get_xlim() == pytest.approx((-0.1, 10.1))
    first.set_xlim(2, 5)
    assert second.get_xlim() == pytest.approx((-0.1, 10.1))
    for ax in (first, second):
        assert all(label.get_visible() for label in ax.get_xticklabels())


@pytest.mark.parametrize("panel", [[1, 2], {}, None])
def test_a_panel_is_a_dict(panel):
    with pytest.raises(TypeError, match="panels: expected a dict"):
        helpers.plot_signals(panel)


def test_speak_reads_the_artists_and_closes_the_figure():
    figure, ax = plt.subplots()
    ax.imshow([[0, 2], [1, 1]], cmap="gray")
    ax.axhline(0.5)
    ax.set_title("two by two")
    picture = helpers.speak(figure)
    assert plt.get_fignums() == []
    assert picture.readout.splitlines() == [
        "two by two: 2×2 int64, 0 to 2, mean 1 (black 0, white 2)",
        "two by two: 2 values, lowest 0.5 at 0, highest 0.5 at 0, mean 0.5",
    ]


def test_speak_closes_the_figure_it_is_given_and_no_other():
    kept, _ = plt.subplots()
    figure, ax = plt.subplots()
    ax.plot([1, 3])
    picture = helpers.speak(figure)
    assert picture.figure is figure
    assert picture.readout == "untitled: 2 values, lowest 1 at 0, highest 3 at 1, mean 2"
    assert plt.get_fignums() == [kept.number]
    plt.close(kept)
    assert helpers.speak(plt.figure()).readout == "an empty figure"


def test_speak_takes_figures_only():
    with pytest.raises(TypeError, match="figure: expected a matplotlib Figure, got list"):
        helpers.speak([])


def test_picture_and_readout_are_two_outputs(monkeypatch):
    shown = []
    monkeypatch.setattr(
        "IPython.display.display", lambda data, **options: shown.append((data, options))
    )
    picture = helpers.imshow_all(GRAY)
    stored = png(picture.figure)
    picture._ipython_display_()
    alt = {"image/png": {"alt": picture.readout}}
    assert shown == [
        (
            {"image/png": stored, "text/plain": "picture, in words below"},
            {"raw": True, "metadata": alt},
        ),
        ({"text/plain": picture.readout}, {"raw": True}),
    ]
    picture._ipython_display_()
    assert shown[2:] == shown[:2]


def test_a_picture_that_was_shown_lets_its_figure_go(monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *_args, **_options: None)
    picture = helpers.imshow_all(GRAY)
    figure = weakref.ref(picture.figure)
    picture._ipython_display_()
    gc.collect()
    assert figure() is None


def test_nothing_is_left_open_and_no_setting_changed():
    before = dict(mpl.rcParams.copy())
    helpers.imshow_all(GRAY)
    helpers.plot_signals({"a": [1, 2]})
    assert plt.get_fignums() == []
    assert dict(mpl.rcParams.copy()) == before


def test_first_numbers_the_samples_of_each_panel():
    picture = helpers.plot_signals({"a": [0, 2, 1]}, {"b": [5, 4, 3, 6]}, first=[-1, 40])
    left, right = (ax.lines[0] for ax in picture.figure.axes)
    assert left.get_xdata().tolist() == [-1, 0, 1]
    assert right.get_xdata().tolist() == [40, 41, 42, 43]
    assert "highest 2 at 0" in picture.readout
    assert "lowest 3 at 42" in picture.readout


@pytest.mark.parametrize("first", [[1], "1", 0.5, None, [1, 2.5]])
def test_first_is_a_whole_number_a_panel(first):
    with pytest.raises((TypeError, ValueError), match=r"^first: expected a"):
        helpers.plot_signals({"a": [1, 2]}, {"b": [1, 2]}, first=first)


def test_a_title_names_a_single_curve_and_a_legend_names_several():
    panels = {"a": [1, 2]}, {"b": [1, 2], "c": [2, 1]}
    titled = helpers.plot_signals(*panels, titles=["one", "two"]).figure.axes
    assert [ax.get_legend() is None for ax in titled] == [True, False]
    assert all(ax.get_legend() for ax in helpers.plot_signals(*panels).figure.axes)


def test_every_row_and_column_of_a_small_image_has_its_number():
    (ax,) = helpers.imshow_all(np.zeros((9, 12))).figure.axes
    assert {*range(9)} <= {*ax.get_yticks()}
    assert {*range(12)} <= {*ax.get_xticks()}


def test_guides_of_one_panel_stay_in_it():
    panels = {"a": [1, 2]}, {"b": [1, 2]}
    above, below = helpers.plot_signals(*panels, guides={1: [0.5]}).figure.axes
    assert [len(above.lines), len(below.lines)] == [1, 2]
    with pytest.raises(ValueError, match=r"^guides: expected a whole number from 0 to 1"):
        helpers.plot_signals(*panels, guides={2: [0.5]})


def test_colors_from_0_to_1_are_shown_as_they_are():
    colors = np.linspace(0, 1, 24).reshape(2, 3, 4)
    (axes,) = helpers.imshow_all(colors).figure.axes
    assert np.array_equal(axes.images[0].get_array(), colors)


def test_where_no_gray_is_finite_black_is_0_and_white_1():
    (axes,) = helpers.imshow_all(np.full((2, 2), np.nan)).figure.axes
    assert axes.images[0].get_clim() == (0, 1)
    assert images._common_range([]) == (0, 1)


def test_panels_have_a_size_that_fits_a_page():
    def size(*shapes):
        return helpers.imshow_all(*map(np.zeros, shapes)).figure.get_size_inches()

    widths = [size(*[(4, 4)] * count)[0] for count in (1, 2, 3)]
    assert widths == [4.2, 7.2, 9.0]
    # A tall image is drawn smaller, so that it needs no more of the page than another.
    assert size((30, 3))[1] == size((16, 10))[1] > size((10, 10))[1]


def test_a_panel_has_as_many_curves_as_there_are_styles():
    curves = {f"curve {k}": [0, k, 1] for k in range(len(style.CURVES))}
    (axes,) = helpers.plot_signals(curves).figure.axes
    assert len(axes.lines) == len(curves)
    with pytest.raises(ValueError, match="at most"):
        helpers.plot_signals(curves | {"one more": [0, 0, 0]})


def test_a_pngs_bytes_name_no_software_and_hold_the_figure_alone():
    figure = style.new_figure(3, 2)[0]
    content = base64.b64decode(png(figure))
    assert b"Software" not in content
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == tuple(figure.get_size_inches() * figure.dpi)


def test_a_text_wider_than_its_figure_widens_the_png():
    figure = style.new_figure(1, 1)[0]
    with (
        Image.open(io.BytesIO(base64.b64decode(png(figure, "a" * 60)))) as short,
        Image.open(io.BytesIO(base64.b64decode(png(figure, "a" * 120)))) as long,
    ):
        dark = np.asarray(long.convert("L")).min(axis=0) < 128
    assert short.width < long.width
    edge = round(0.1 * figure.dpi)
    assert abs((long.width - 1 - np.flatnonzero(dark)[-1]) - edge) <= 2
