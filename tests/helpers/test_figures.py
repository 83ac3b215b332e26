"""Pictures on one common range, curves centered, readouts that say what is drawn."""

import base64
import gc
import io
import weakref
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from matplotlib import pyplot as plt
from matplotlib.backends.backend_agg import RendererAgg

import helpers
import livefigure
from helpers.figures import style
from helpers.figures.picture import Picture, png
from tools.pictures import pixels

GRAY = np.array([[0, 255], [51, 102]], np.uint8)
COLOR = np.zeros((4, 6, 3), np.uint8)
NAN = np.nan


def drawn(picture):
    """Return the arrays that a picture's panels draw."""
    return [ax.images[0].get_array() for ax in picture.figure.axes]


@pytest.mark.parametrize(
    ("image", "says", "limits"),
    [
        (GRAY, "2×2 uint8, 0 to 255, mean 102", (0, 255)),
        ([[51, 102]], "1×2 int64, 51 to 102, mean 76.5", (51, 102)),
        (np.array([[0, 13107]], ">u2"), "1×2 >u2, 0 to 13107, mean 6553.5", (0, 13107)),
        (np.array([[0.0, NAN], [1.0, 0.5]]), "2×2 float64, 0 to 1, mean 0.5, 1 not finite", (0, 1)),
        (np.full((2, 2), np.inf), "2×2 float64, no finite value", (0, 1)),
        # Where all values are the same, they're drawn as the gray they are.
        (np.full((2, 2), 51, ">u2"), "2×2 >u2, 51 to 51, mean 51", (0, 65535)),
        (np.ones((2, 2), bool), "2×2 bool, 1 to 1, mean 1", (0, 1)),
        (np.full((2, 2), -16), "2×2 int64, -16 to -16, mean -16", (-18, -14)),
        (np.full((2, 2), np.float32(3e38)), "2×2 float32, 3e+38 to 3e+38, mean 3e+38", None),
    ],
)
def test_an_image_is_drawn_and_described(image, says, limits):
    picture = helpers.imshow_all(image, titles=["it"])
    assert picture.readout.startswith(f"it: {says}\n")
    if limits:
        # What's drawn runs from 0 to 1, and what's said is in the image's own values.
        white = style.full_scale(np.asarray(image).dtype) or 1
        drawn = np.multiply(picture.figure.axes[0].images[0].get_clim(), white)
        assert drawn == pytest.approx(limits)
        assert picture.readout.endswith("\nblack is {:g}, white is {:g}".format(*limits))


def test_all_kinds_share_one_range():
    floats, wide = np.array([[-0.5, 0.25]]), np.array([[0, 65535]], np.uint16)
    picture = helpers.imshow_all(GRAY, GRAY > 60, floats, wide, COLOR, np.array([[2, 3]]))
    images = [ax.images[0] for ax in picture.figure.axes]
    grays = [image for image in images if image.get_array().ndim == 2]
    assert {image.get_clim() for image in grays} == {(-0.5, 3.0)}
    assert [float(image.max()) for image in drawn(picture)] == [1, 1, 0.25, 1, 0, 3]


@pytest.mark.parametrize("beyond", [2e-16, 9e-7])
def test_colors_are_shown_as_they_are_up_to_rounding(beyond):
    colors = np.linspace(0, 1, 24).reshape(2, 3, 4)
    (shown,) = drawn(helpers.imshow_all(colors * (1 + 2 * beyond) - beyond))
    assert np.allclose(shown, colors, atol=1e-6)
    assert shown.min() == 0
    assert shown.max() == 1


def test_a_tall_image_needs_no_more_of_the_page_than_another():
    wide, tall, other = (
        helpers.imshow_all(np.zeros(shape)).figure.get_size_inches()[1]
        for shape in ((10, 10), (30, 3), (16, 10))
    )
    assert wide < tall < 1.2 * other


@pytest.mark.parametrize("shapes", [[(9, 40)], [(9, 40)] * 5, [(4, 4)] * 2, [(3, 4)] * 5])
def test_a_figure_has_no_gaps_above_below_or_between_its_images(shapes):
    figure = helpers.imshow_all(*map(np.zeros, shapes), titles=["title"] * len(shapes)).figure
    figure.canvas.draw()
    is_white = (np.asarray(figure.canvas.buffer_rgba())[..., 0] == 255).all(axis=1)
    assert max(map(len, "".join(map(str, is_white.astype(int))).split("0"))) < 20
    left = {round(ax.get_position().x0, 9) for ax in figure.axes}
    assert len(left) == 1 or shapes[0] != (9, 40), "strips are below each other"


@pytest.mark.parametrize(
    ("shape", "ticks", "numbered"),
    [((9, 12), False, range(9)), ((180, 180), True, range(0, 151, 50)), ((180, 180), False, ())],
)
def test_a_small_image_has_numbers_and_a_large_one_if_asked_for(shape, ticks, numbered):
    (ax,) = helpers.imshow_all(np.zeros(shape), ticks=ticks).figure.axes
    assert ax.xaxis.get_visible() == ax.yaxis.get_visible() == (len(numbered) > 0)
    assert {*numbered} <= {*ax.get_yticks()} & {*ax.get_xticks()}


def test_a_huge_image_is_drawn_of_some_of_its_pixels():
    image = np.arange(6 * 4002.0).reshape(6, 4002)
    picture = helpers.imshow_all(image)
    (artist,) = picture.figure.axes[0].images
    assert artist.get_array().tolist() == image[::3, ::3].tolist()
    assert artist.get_extent() == [-0.5, 4001.5, 5.5, -0.5]
    assert picture.readout.startswith("image 0: 6×4002 float64, 0 to 24011, ")
    assert drawn(helpers.imshow_all(image[:, :2000]))[0].shape == (6, 2000)


def test_a_title_names_a_single_curve_and_a_legend_names_several():
    panels = {"a": [3]}, {"_b": [1, 2], "$\\frac": [2, 1], 3: [3], "3": [4]}
    titled = helpers.plot_signals(*panels, titles=["one", None])
    one, several = titled.figure.axes
    assert one.get_legend() is None
    names = [text.get_text() for text in several.get_legend().get_texts()]
    assert names == ["_b", "$\\frac", "3", "3"]
    assert [line.get_ydata()[0] for line in several.lines] == [1, 2, 3, 4]
    alone, _ = helpers.plot_signals(*panels).figure.axes
    assert (alone.get_title(), alone.get_legend()) == ("a", None)
    first, second, *_ = titled.readout.splitlines()
    assert first == "one, a: 1 value, lowest 3 at 0, highest 3 at 0, mean 3"
    assert second.startswith("_b: 2 values")


def test_a_panel_has_as_many_curves_as_there_are_styles_with_markers_where_they_fit():
    curves = {f"curve {k}": np.zeros(41 - k % 2) for k in range(len(style.CURVES))}
    (axes,) = helpers.plot_signals(curves).figure.axes
    assert [line.get_marker() for line in axes.lines] == [".", "s", "", "v", ""]
    (axes,) = helpers.plot_signals({"long": np.zeros(5001)}).figure.axes
    assert axes.lines[0].get_marker() == ""


def test_axes_are_named_and_a_curve_has_the_color_of_what_it_is():
    def look(**options):
        panels = {"a": [0, 9], "b": [1, 2]}, {"b": [-4, 1]}
        first, second = helpers.plot_signals(*panels, **options).figure.axes
        colors = [line.get_color() for line in (*first.lines, *second.lines)]
        return [first.get_ylabel(), second.get_ylabel(), second.get_xlabel()], colors

    assert look() == (["value", "value", "sample"], [style.INPUT, style.OUTPUT, style.INPUT])
    colors = {"b": "orange", "nobody": "gray"}
    assert look(xlabel="year", ylabel=["flow", "response"], colors=colors) == (
        ["flow", "response", "year"], [style.INPUT, style.WINDOW, style.WINDOW],
    )  # fmt: skip
    assert look(ylabel="flow")[0][:2] == ["flow", "flow"]


def test_guides_cross_panels_stems_begin_at_0_and_compared_panels_may_have_one_scale():
    panels = {"a": [0, 9]}, {"b": [-4, 1, 2]}
    limits = [ax.get_ylim() for ax in helpers.plot_signals(*panels).figure.axes]
    assert limits[0] != limits[1]
    guided = helpers.plot_signals(*panels, guides=(0.5, np.int64(-6)), same_scale=True).figure.axes
    first, second = (ax.get_ylim() for ax in guided)
    assert first == second
    assert first[0] < -6 < 9 < first[1]
    one = helpers.plot_signals(*panels, guides={1: [0.5]}, first=5, stems=True).figure.axes
    for axes, expected in ((guided, [[0.5, -6]] * 2), (one, [[], [0.5]])):
        assert expected == [
            [line.get_ydata()[0] for line in ax.lines if line.get_linestyle() == ":"] for ax in axes
        ]
    (stems,) = one[0].collections
    ends = [segment.tolist() for segment in stems.get_segments()]
    assert ends == [[[5, 0], [5, 0]], [[6, 0], [6, 9]]]
    assert one[0].lines[-1].get_linestyle() == "None"
    assert not guided[0].collections


def test_panels_of_one_length_share_their_samples_and_others_do_not():
    for size, limits in ((9, (2, 4)), (5, None)):
        picture = helpers.plot_signals({"a": np.arange(9)}, {"b": np.ones(size), "c": [1, 2]})
        first, second = picture.figure.axes
        expected = limits or second.get_xlim()
        first.set_xlim(2, 4)
        assert second.get_xlim() == expected
    assert all(label.get_visible() for label in first.get_xticklabels())


def test_any_title_and_label_is_drawn_without_a_warning():
    long = "many words " * 30
    titles = ["$\\frac{1}", "_hidden", "图像 🙂", "\ud800\x00\n\ttabs", long, 2.5]
    shown = ["$\\frac{1}", "_hidden", "图像 🙂", "?\x00 tabs", long, "2.5"]
    panels = [{title: [1, 2], "b": [1]} for title in titles]
    images = helpers.imshow_all(*[GRAY] * 7, titles=[*titles, None])
    assert "\nimage 6: 2×2" in images.readout
    curves = helpers.plot_signals(*panels, {"b": [1], "c": [2]}, titles=[*titles, None])
    for picture in (images, curves):
        *drawn, last = (ax.get_title() for ax in picture.figure.axes)
        assert [title.replace("\n", " ")[:20] for title in drawn] == [text[:20] for text in shown]
        assert max(title.count("\n") for title in drawn) <= 2
        assert last == ""
        for text in shown:
            assert f"\n{text.strip()}" in f"\n{picture.readout}"
        png(picture.figure)  # a warning would be an error


@pytest.mark.parametrize("titles", [iter("ab"), {"a": 1, "b": 2}.keys(), np.array(["a", "b"])])
def test_titles_come_in_any_order_that_they_have(titles):
    picture = helpers.imshow_all(GRAY, GRAY, titles=titles)
    assert [ax.get_title() for ax in picture.figure.axes] == ["a", "b"]


def test_speak_reads_the_artists_and_closes_the_figure_it_is_given():
    kept, _ = plt.subplots()
    figure, (image, curves, bars, empty, colors, masked) = plt.subplots(6)
    figure.colorbar(image.imshow([[0, 2], [1, 1]], cmap="gray"))
    image.set_title("two by two")
    curves.plot([10, 20, 30], [0, 1, 0])
    curves.plot(np.array(["2026-01-01", "2026-01-02"], "M8[D]"), [NAN, 3])
    curves.plot([], [])
    curves.plot([1, 2], [NAN, NAN])
    bars.bar([1, 2], [3, 4])
    bars.set_title("图像")
    empty.set_title("nothing")
    colors.imshow(COLOR)
    masked.imshow(np.ma.masked_array(GRAY, GRAY > 200))
    masked.axhline(0.5)
    picture = helpers.speak(figure)
    assert picture.figure is figure
    assert picture.readout.splitlines() == [
        "two by two: 2×2 int64, 0 to 2, mean 1 (black 0, white 2)",
        "untitled: 3 values, lowest 0 at 10, highest 1 at 20, mean 0.333",
        "untitled: 2 values, lowest 3 at 2026-01-02, highest 3 at 2026-01-02, mean 3, 1 not finite",
        "untitled: no values",
        "untitled: 2 values, none of them finite",
        "图像: neither an image nor a curve",
        "untitled: 4×6×3 uint8, 0 to 0, mean 0",
        "untitled: 2×2 uint8, 0 to 102, mean 51, 1 not finite (black 0, white 102)",
        "untitled: 2 values, lowest 0.5 at 0, highest 0.5 at 0, mean 0.5",
    ]
    png(picture.figure, settings=style.saved_plainly)  # a warning would be an error
    assert plt.get_fignums() == [kept.number]
    plt.close(kept)
    assert helpers.speak(plt.figure()).readout == "an empty figure"


def test_a_large_picture_gets_a_palette_only_if_no_color_changes_by_more_than_one_step():
    grays = np.random.default_rng(18).random((300, 300))
    for image, has_palette in ((grays, True), (np.dstack([grays, grays.T, 1 - grays]), False)):
        figure = helpers.imshow_all(image, circles=[(90, 90, 40)]).figure
        stored, plain = base64.b64decode(png(figure, fine=2)), io.BytesIO()
        with style.isolated:
            figure.savefig(plain, dpi=2 * figure.dpi)
        assert (PIL.Image.open(io.BytesIO(stored)).mode == "P") == has_palette
        assert (len(stored) < 0.8 * len(plain.getvalue())) == has_palette
        assert np.abs(pixels(stored) - pixels(plain.getvalue())).max() <= has_palette


def test_a_picture_is_shown_with_its_readout_below_and_lets_its_figure_go(monkeypatch):
    shown = []
    monkeypatch.setattr(
        "IPython.display.display", lambda data, **options: shown.append((data, options))
    )
    picture = helpers.imshow_all(GRAY)
    stored, figure = png(picture.figure, fine=2), weakref.ref(picture.figure)
    size = dict(zip(("width", "height"), map(round, picture.page_size()), strict=True))
    for _ in range(2):
        picture._ipython_display_()
    metadata = {"image/png": {"alt": picture.readout, **size}}
    assert b"Software" not in base64.b64decode(stored)
    image = {"image/png": stored, "text/plain": "picture, in words below"}
    text = {"text/plain": picture.readout}
    assert shown == [(image, {"raw": True, "metadata": metadata}), (text, {"raw": True})] * 2
    gc.collect()
    assert figure() is None
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    ("inches", "size"),
    [((7.2, 5), (1080, 750)), ((8.5, 4), (1080, 508)), ((4, 2), (600, 300)), ((4, 4), (560, 560))],
)
def test_pictures_as_wide_as_a_page_end_where_demos_do(inches, size):
    figure = style.empty_figure(*inches)
    assert Picture(figure, "").page_size() == pytest.approx(size, abs=1)
    script = (Path(livefigure.__file__).parent / "js" / "canvas.js").read_text("utf-8")
    assert "WIDEST = 1080;" in script


def test_a_picture_lets_go_of_the_pixels_it_was_drawn_on():
    picture = helpers.plot_signals({"step": [0, 1]}, titles=["step"])
    picture.figure.set_dpi(97)  # as no other figure
    picture.still()
    gc.collect()
    renderers = (part for part in gc.get_objects() if isinstance(part, RendererAgg))
    assert picture.figure
    assert not [part for part in renderers if part.dpi == 2 * 97]


def test_circles_are_drawn_where_they_were_found_and_a_small_one_with_a_thin_line_and_no_rim():
    image = np.zeros((200, 200))
    picture = helpers.imshow_all(image, image, circles=[(90, 91, 40), (20, 30, 1)])
    assert repr(picture).endswith("\n2 circles, radius 1 to 40")
    for ax in picture.figure.axes:
        drawn = [one.get_paths()[0].get_extents().bounds for one in ax.collections]
        np.testing.assert_allclose(drawn, [(51, 50, 80, 80), (29, 19, 2, 2)], atol=1e-9)
    large, small = ax.collections
    assert small.get_linewidth() < large.get_linewidth() / 2
    assert large.get_path_effects()
    assert not small.get_path_effects()


@pytest.mark.parametrize(("size", "radius"), [(50, 4), (1000, 20)])
def test_places_without_a_radius_get_a_circle_that_can_be_seen(size, radius):
    picture = helpers.imshow_all(np.zeros((size, 10)), circles=[(7, 5)])
    assert repr(picture).endswith("\n1 circle")
    (path,) = picture.figure.axes[0].collections[0].get_paths()
    assert path.get_extents().height == pytest.approx(2 * radius, rel=1e-2)


@pytest.mark.parametrize("nothing", [None, ..., [(1, 2, None)], []])
def test_what_has_not_been_found_is_not_drawn(nothing):
    picture = helpers.imshow_all(GRAY, circles=nothing)
    assert not picture.figure.axes[0].collections
    assert ("circle" in repr(picture)) == ("0 circles" in repr(picture)) == (nothing == [])


def test_what_is_no_circle_is_refused():
    with pytest.raises(ValueError, match=r"circles: expected \(row, column\) or .*\(3,\)"):
        helpers.imshow_all(GRAY, circles=[1, 2, 3])
