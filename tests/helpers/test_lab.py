"""The lab: every setting against scipy, bad input in words, nothing lost and nothing grown."""

import re

import ipywidgets as widgets
import numpy as np
import pytest
import skimage as ski
from matplotlib.backend_bases import MouseButton
from pages import mouse, near, put
from PIL import Image
from scipy import ndimage

import helpers
from helpers.figures.pixels import PixelNumbers
from helpers.filters.presets import preset_kernel, preset_names
from helpers.filters.windows import MODES, RANKS
from livefigure import ahead
from livefigure.testing import Page

SIGNAL = np.random.default_rng(3).normal(size=12)
IMAGE = np.random.default_rng(4).normal(size=(7, 6))
PIXELATED = ski.util.img_as_float(ski.data.camera()[::10, ::10])
ARRAYS = {1: SIGNAL, 2: IMAGE}
KERNELS = {1: np.array([1.0, -2.0, 0.5, 4.0]), 2: np.array([[1.0, -2.0], [0.5, 3.0], [0.0, 1.0]])}
each_ndim = pytest.mark.parametrize("ndim", ARRAYS)


def said(demo):
    return " ".join(demo.readout.split())


def result(demo):
    return float(demo.readout.rpartition("=")[2])


def controls(demo):
    """Return every control by its label, those that no test handle names among them."""
    found, waiting = {}, list(demo.children)
    while waiting:
        widget = waiting.pop()
        waiting += getattr(widget, "children", ())
        if isinstance(widget, widgets.ToggleButtons):
            found["preset"] = widget
        elif getattr(widget, "description", ""):
            found[widget.description] = widget
    return found


def agrees(demo, expected):
    """See whether the lab says the expected value at some of the positions that have one."""
    places = np.flatnonzero(np.isfinite(expected))
    for position in {*places[::5].tolist(), int(places[-1])}:
        put(demo, position=position)
        assert result(demo) == near(expected.flat[position]), demo.readout
        assert "nearest place" not in said(demo)


@each_ndim
@pytest.mark.parametrize(
    ("kind", "mode", "flip"),
    [
        *(("weighted sum", mode, flip) for mode in MODES for flip in (False, True)),
        *((rank, "reflect", False) for rank in RANKS),
    ],
)
def test_each_output_is_scipys(ndim, kind, mode, flip):
    array, kernel = ARRAYS[ndim], KERNELS[ndim]
    demo = put(helpers.filter_lab(array, kernel), kind=kind, mode=mode, flip=flip)
    if kind in RANKS:
        expected = getattr(ndimage, f"{kind}_filter")(array, size=kernel.shape)
    else:
        run = ndimage.convolve if flip else ndimage.correlate
        padding = {"mode": "constant", "cval": np.nan} if mode == "valid" else {"mode": mode}
        expected = run(array, kernel, **padding)
    assert np.isfinite(expected).all() == (mode != "valid")
    agrees(demo, expected)


@each_ndim
def test_valid_goes_to_the_nearest_place_where_the_window_fits(ndim):
    array, kernel = ARRAYS[ndim], np.ones((3,) * ndim)
    demo = put(helpers.filter_lab(array, kernel), mode="valid")
    expected = ndimage.correlate(array, kernel)[(slice(1, -1),) * ndim].flat
    for position, nearest in ((0, expected[0]), (array.size - 1, expected[-1])):
        put(demo, position=position)
        assert "the nearest place where the whole window is inside" in said(demo)
        assert result(demo) == near(nearest)
        assert "brackets" not in demo.readout


@each_ndim
def test_each_preset_is_named_drawn_and_applied(ndim):
    demo = helpers.filter_lab(ARRAYS[ndim])
    kernel = controls(demo)["preset"]
    assert kernel.options == preset_names(ndim)
    for name in preset_names(ndim):
        kernel.value = name
        expected = ndimage.correlate(ARRAYS[ndim], preset_kernel(name, (3,) * ndim))
        assert f"kernel ({name}), weights" in said(demo)
        ends = re.search(r"output from (\S+) to (\S+)", said(demo)).groups()
        assert [float(end) for end in ends] == near([expected.min(), expected.max()])
        agrees(demo, expected)


@each_ndim
def test_a_typed_kernel_works_at_once_and_a_broken_one_changes_nothing(ndim):
    demo = helpers.filter_lab(ARRAYS[ndim])
    text = "1/4 -1/2 2" if ndim == 1 else "1/4 -1/2\n2 0"
    kernel = [0.25, -0.5, 2] if ndim == 1 else [[0.25, -0.5], [2, 0]]
    agrees(put(demo, kernel=text), ndimage.correlate(ARRAYS[ndim], np.array(kernel)))
    before = result(demo)
    for broken in ("1/4 -1/2 x", "", "1 2 3 4 5 6 7 8", "1/0"):
        put(demo, kernel=broken)
        assert demo.readout.startswith("kernel: expected")
        assert "The last kernel stays." in said(demo)
        assert result(demo) == before
    put(demo, kernel="1" if ndim == 1 else "1\n0")
    assert "expected" not in demo.readout


@each_ndim
def test_the_list_of_kernels_names_the_one_in_use(ndim):
    demo = helpers.filter_lab(ARRAYS[ndim])
    names = controls(demo)["preset"]
    assert names.value == "mean"
    text = demo.controls["kernel"]
    put(demo, kernel=text.value.replace("1/", "1 / 1 "))
    assert names.value == "mean", "refused: the last kernel stays, and so does its name"
    put(demo, kernel="1 2")
    assert (names.value, text.value) == (None, "1 2")
    identity = "0 1.0 0" if ndim == 1 else "0 0 0\n0 1.0 0\n0 0 0"
    assert "kernel (identity), weights" in said(put(demo, kernel=identity))
    assert text.value == identity, "what is typed stays as it is"
    names.value = "Laplacian"
    assert names.value == "Laplacian"


@pytest.mark.parametrize(
    ("weights", "normalized"),
    [("1 2 1", "0.25 0.5 0.25"), ("1e-3 0", "1 0"), ("-1 0 1", None), ("1 -1", None)],
)
def test_weights_are_normalized_unless_they_sum_to_nothing(weights, normalized):
    demo = helpers.filter_lab(SIGNAL, [1, 2])
    controls(put(demo, kernel=weights))["normalize"].click()
    assert demo.controls["kernel"].value == (normalized or weights)
    assert demo.readout.startswith("The weights sum to 0") == (normalized is None)
    put(demo, position=3)
    assert "can't be divided" not in demo.readout


def test_a_kernel_whose_text_is_rounded_is_applied_exactly():
    kernel = np.array([0.123456789, 0.2])
    demo = helpers.filter_lab(SIGNAL * 1e6, kernel)
    assert np.allclose(demo.figure.axes[5].lines[0].get_ydata(),
                       ndimage.correlate(SIGNAL * 1e6, kernel), rtol=1e-12)  # fmt: skip


def test_a_lab_opens_where_and_with_the_filter_that_it_should():
    assert "\nrow 0, column 3: window" in helpers.filter_lab(PIXELATED, start=(0, 3)).readout
    with pytest.raises(ValueError, match="start: expected None for a signal, got"):
        helpers.filter_lab(SIGNAL, start=(0, 3))
    lab = helpers.filter_lab(SIGNAL, kind="median")
    assert lab.controls["kind"].value == "median"
    assert lab.readout.startswith("median of a 3-sample window")
    with pytest.raises(ValueError, match=r"^kind: expected one of 'weighted sum', .*'mode'"):
        helpers.filter_lab(SIGNAL, kind="mode")


def test_padded_samples_of_a_short_signal_are_labeled_with_their_source():
    demo = helpers.filter_lab(SIGNAL, np.ones(5))
    above = demo.figure.axes[4]
    labels = {text.get_position()[0]: text.get_text() for text in above.texts if text.get_visible()}
    assert labels == {-2: "1", -1: "0", 12: "11", 13: "10"}
    put(demo, mode="valid")
    assert not any(text.get_visible() for text in above.texts)


@each_ndim
def test_a_click_and_a_drag_on_input_or_result_move_the_window(ndim):
    demo = helpers.filter_lab(ARRAYS[ndim])

    def position(what, panel, x, y, **more):
        at = demo.figure.axes[panel].transData.transform((x, y))
        mouse(demo.canvas, what, *at, **more)
        return demo.controls["position"].value

    if ndim == 1:
        assert (position("press", 4, 7.3, 0), position("press", 5, -3, 0)) == (7, 0)
        return
    assert position("press", 4, 4.2, 2.9) == 3 * 6 + 4
    assert position("move", 4, 5.9, 6.9) == 41, "beyond the last pixel there is padding"
    assert position("release", 4, 3, 3) == 41
    assert position("move", 4, 5, 5, buttons=[]) == 41
    assert position("press", 4, 5, 5, button=MouseButton.RIGHT) == 41
    assert position("press", 5, -0.9, 6.4) == 6 * 6, "beyond the image its nearest pixel counts"


def view(demo):
    """Return the first and the last row and column that the lab's two images show."""
    panels = demo.figure.axes[4:6]
    seen = [(*sorted(ax.get_ylim()), *sorted(ax.get_xlim())) for ax in panels]
    assert seen[0] == seen[1]
    top, bottom, left, right = seen[0]
    return top + 0.5, bottom - 0.5, left + 0.5, right - 0.5


def on_pixels(demo, panel):
    """Return the numbers that are written on one of the lab's images, by row and column."""
    ax = demo.figure.axes[panel]
    (numbers,) = [artist for artist in ax.artists if isinstance(artist, PixelNumbers)]
    (top, left), points = numbers.corner, demo.figure.dpi / 72
    found = numbers.in_view(points) if numbers.get_visible() else []
    return {(row + top, column + left): text for row, column, text, _ in found}


@pytest.mark.parametrize(
    ("weight", "ends"), [(0.5, (0, 1)), (1, (0, 1)), (2, (0, 2)), (-1, (-1, 1))]
)
def test_the_output_is_as_gray_as_the_input_unless_it_leaves_its_range(weight, ends):
    demo = helpers.filter_lab(np.eye(5), [[weight]])
    source, output = (ax.images[0].norm for ax in demo.figure.axes if ax.images)
    assert (source.vmin, source.vmax) == (0, 1)
    assert (output.vmin, output.vmax) == ends


@pytest.mark.parametrize(
    ("image", "dark", "bright"), [(PIXELATED, 2, 2), (ski.data.camera()[::10, ::10], 1, 0)]
)
def test_zoomed_in_each_pixel_has_its_number(image, dark, bright):
    demo = helpers.filter_lab(image)
    output = ndimage.correlate(image.astype(float), preset_kernel("mean", (3, 3)))
    for zoom, seen in [("whole image", (-1, 52, -1, 52)), ("25×25 pixels", (14, 38, 14, 38))]:
        assert view(put(demo, zoom=zoom)) == seen
        assert on_pixels(demo, 4) == on_pixels(demo, 5) == {}
    put(demo, zoom="7×7 pixels")
    for place, digits in ((26 * 52 + 26, dark), (40 * 52 + 40, bright)):
        top, bottom, left, right = map(int, view(put(demo, position=place)))
        for panel, values in ((4, image), (5, output)):
            assert on_pixels(demo, panel) == {
                (row, column): f"{round(float(values[row, column]), digits):g}"
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            }


@pytest.mark.parametrize(("size", "room"), [(3, 5), (7, 1)])
def test_the_part_that_is_seen_follows_the_window(size, room):
    demo = put(helpers.filter_lab(PIXELATED, np.ones((size, size))), zoom="7×7 pixels")
    half = size // 2
    for column in (*range(26, 52, 2), *range(51, -1, -3)):
        _, _, left, right = view(put(demo, position=26 * 52 + column))
        assert right - left == 6
        assert left <= column - half <= column + half <= right
        is_inside = left > -half and right < 51 + half
        assert not is_inside or (left - 23) % room == 0
    demo.press("Home")
    assert view(demo) == (-half, 6 - half, -half, 6 - half)


def test_frames_ahead_are_those_of_the_part_that_is_seen(monkeypatch):
    monkeypatch.setattr(ahead, "_SLOW", 10)
    monkeypatch.setattr(ahead, "_AT_ONCE", 0)  # or a fast machine fills one side at once
    monkeypatch.setattr(ahead, "is_busy", lambda: False)
    monkeypatch.setattr(ahead, "MOST_KEPT", 200_000)
    demo = helpers.filter_lab(PIXELATED)
    slider = demo.controls["position"]
    page = Page(demo)
    for zoom in ("7×7 pixels", "25×25 pixels", "whole image"):
        edition, start = demo.ahead.edition, slider.value
        put(demo, zoom=zoom)
        assert demo.ahead.edition > edition, "what was drawn before isn't true anymore"
        page.wait_for_steps()
        expected = {place: page.at(start, place) for place in page.texts}
        assert {start - 1, start, start + 1} < set(expected)
        for place in sorted(expected)[:: max(len(expected) // 5, 1)]:
            slider.value = place
            assert page.look() == expected[place]
    assert "zoomed in" not in page.readout


def test_keys_zoom_in_and_out():
    demo = helpers.filter_lab(PIXELATED)
    seen = []
    for key in "+=+--+---":
        demo.press(key)
        seen.append(demo.controls["zoom"].value.partition(" ")[0])
    assert seen == ["25×25", *["7×7"] * 2, "25×25", "whole", "25×25", *["whole"] * 3]
    assert "zoom" not in helpers.filter_lab(SIGNAL).controls
    assert helpers.filter_lab(np.eye(3)).controls["zoom"].options == ("whole image", "7×7 pixels")


def test_a_click_near_the_rim_of_a_part_shows_the_next_and_a_trembling_hand_changes_nothing():
    demo = put(helpers.filter_lab(PIXELATED), zoom="7×7 pixels")
    at = demo.figure.axes[5].transData.transform((29, 24))
    mouse(demo.canvas, "press", *at)
    assert demo.controls["position"].value == 24 * 52 + 29
    assert view(demo) == (23, 29, 28, 34)
    mouse(demo.canvas, "move", *(at + 1))
    assert demo.controls["position"].value == 24 * 52 + 29
    one = demo.figure.axes[5].bbox.width / 7
    mouse(demo.canvas, "move", *(at - (one, 0)))
    assert demo.controls["position"].value == 24 * 52 + 28, "a pixel's width is a pixel"
    mouse(demo.canvas, "release", *at)


def test_on_a_narrow_page_zoomed_pixels_are_large_enough_for_numbers():
    demo = helpers.filter_lab(ski.data.camera()[::10, ::10])
    page = Page(demo)
    for width in (240, 480):
        put(demo, zoom="whole image")
        page.show(width, width)
        before = demo.screen.height
        put(demo, zoom="7×7 pixels")
        page.look()
        assert page.pixels.shape[1::-1] == pytest.approx((demo.screen.width, demo.screen.height))
        assert demo.screen.height > before
        assert len(on_pixels(demo, 4)) == len(on_pixels(demo, 5)) == 49


@pytest.fixture
def own(tmp_path):
    """Write an image of some shape, and return its path and its pixels."""

    def write(*shape):
        image = np.arange(np.prod(shape), dtype=np.uint8).reshape(shape)
        path = tmp_path / f"{shape[0]}.png"
        Image.fromarray(image).save(path)
        return path, image / 255

    return write


def send(demo, content, *buffers):
    """Send what the page does when a file is chosen or a path entered; return the answers."""
    image, answers = controls(demo)["your image"], []
    image.send = answers.append
    image._handle_custom_msg({"number": "1", **content}, [memoryview(part) for part in buffers])
    return answers


def test_own_images_take_each_others_place_whatever_their_size(own):
    demo = put(helpers.filter_lab(IMAGE), kind="maximum")
    slider = demo.controls["position"]
    slider.value = slider.max  # beyond the end of a smaller image
    for rows, columns in ((4, 5), (10, 20), (10, 20), (2, 3)):
        put(demo, zoom="7×7 pixels")
        path, image = own(rows, columns)
        middle = rows // 2 * columns + columns // 2
        for _ in range(2):  # the same one again is read again
            assert send(demo, {"path": str(path)}) == [{"number": "1"}]
            assert demo.readout.startswith(f"{rows}.png: {rows}×{columns}, gray, 8 bit")
            assert (slider.value, slider.max) == (middle, image.size - 1)
            assert demo.controls["zoom"].value == "whole image"
            agrees(demo, ndimage.maximum_filter(image, size=3))
            assert ".png" not in demo.readout, "the note is about one state"
        walked = []
        for key in ["Home", "Down", "Up", "Up", "Right", "End", "Down", "Up", "Left"]:
            demo.press(key if key in ("Home", "End") else f"Arrow{key}")
            walked.append(slider.value)
        last, above = image.size - 1, image.size - 1 - columns
        assert walked == [0, columns, 0, 0, 1, last, last, above, above - 1]
        play, forward = controls(demo)["walk pixel"], controls(demo)["forward ▶"]
        slider.value = last - 1
        play.playing = True
        for goes_on in (True, False):
            play.value += 1
            assert (slider.value, play.playing) == (last, goes_on)
        forward.click()
        assert slider.value == last


def test_an_uploaded_file_comes_in_parts(own):
    demo = helpers.filter_lab(IMAGE)
    before = demo.readout
    content = own(4, 10)[0].read_bytes()
    file = {"name": "mine.png", "size": len(content), "isLast": False}
    assert send(demo, {**file, "start": 0}, content[:50]) == []
    assert send(demo, {**file, "start": 40}, content[40:]) == [], "it doesn't follow on"
    assert send(demo, {**file, "start": 50, "number": "of another file"}, content[50:]) == []
    answers = send(demo, {**file, "start": 50, "isLast": True}, content[50:60])
    assert answers == [{"number": "1", "received": 60}]
    assert demo.readout == before
    assert send(demo, {**file, "start": 60}, content[60:]) == [{"number": "1"}]
    assert demo.readout.startswith("mine.png: 4×10")
    assert send(demo, {**file, "size": 0, "start": 0}, b"") == [{"number": "1"}]
    assert "mine.png isn't an image" in said(demo)


def test_what_is_not_read_changes_nothing_and_the_same_path_is_tried_again(tmp_path, own):
    demo = helpers.filter_lab(IMAGE)
    before, path = demo.readout, tmp_path / "4.png"
    send(demo, {"path": str(path)})
    assert demo.readout.startswith("image: ")
    assert "The image stays as it was." in said(demo)
    assert demo.readout.endswith(before)
    put(demo, position=7)
    assert "image" not in demo.readout
    own(4, 10)
    send(demo, {"path": str(path)})
    assert demo.readout.startswith("4.png: 4×10")


def test_two_labs_do_not_touch_each_other():
    one, other = helpers.filter_lab(IMAGE), helpers.filter_lab(IMAGE)
    before = other.readout
    controls(put(one, position=0))["preset"].value = "Laplacian"
    assert other.readout == before


def test_a_kernel_larger_than_the_image_needs_a_boundary_mode():
    demo = put(helpers.filter_lab([[1.0, 2.0]], np.ones((3, 3))), mode="valid")
    assert "doesn't fit" in said(demo)
    assert result(demo) == 15
    assert "doesn't fit" not in said(put(demo, mode="nearest"))
