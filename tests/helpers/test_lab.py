"""The lab: every setting against scipy, bad input in words, nothing lost and nothing grown."""

import re
from datetime import UTC, datetime

import numpy as np
import pytest
import skimage as ski
from matplotlib.backend_bases import MouseButton, MouseEvent
from pages import Browser, say_ready
from PIL import Image
from scipy import ndimage

import helpers
from helpers.filters.presets import preset_kernel, preset_names
from helpers.filters.windows import BOUNDARY_MODES, RANKS

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
        if getattr(widget, "description", ""):
            found[widget.description] = widget
    return found


def close_to(shown, value):
    return abs(shown - value) <= max(5.1e-4, 5.1e-3 * abs(value))


def everywhere(demo, expected, first=0):
    """See whether the lab says the expected value at each position; `first` lies outside."""
    for position, value in enumerate(expected.flat):
        demo.controls["position"].value = position
        assert close_to(result(demo), value), demo.readout


@each_ndim
@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("mode", BOUNDARY_MODES)
def test_each_sum_is_scipys(ndim, mode, flip):
    demo = helpers.filter_lab(ARRAYS[ndim], KERNELS[ndim])
    demo.controls["mode"].value, demo.controls["flip"].value = mode, flip
    run = ndimage.convolve if flip else ndimage.correlate
    everywhere(demo, run(ARRAYS[ndim], KERNELS[ndim], mode=mode))


@each_ndim
@pytest.mark.parametrize("rank", RANKS)
def test_each_chosen_value_is_scipys(ndim, rank):
    demo = helpers.filter_lab(ARRAYS[ndim], KERNELS[ndim])
    demo.controls["kind"].value = rank
    run = getattr(ndimage, f"{rank}_filter")
    everywhere(demo, run(ARRAYS[ndim], size=KERNELS[ndim].shape))
    assert demo.readout.startswith(rank)
    assert re.search(r"in order: .*>\S+<", demo.readout)


@each_ndim
@pytest.mark.parametrize("flip", [False, True])
def test_valid_has_the_same_sums_where_the_whole_window_fits(ndim, flip):
    demo = helpers.filter_lab(ARRAYS[ndim], KERNELS[ndim])
    demo.controls["mode"].value, demo.controls["flip"].value = "valid", flip
    run = ndimage.convolve if flip else ndimage.correlate
    expected = run(ARRAYS[ndim], KERNELS[ndim], mode="constant", cval=np.nan)
    inside = np.flatnonzero(np.isfinite(expected))
    assert 0 < inside.size < expected.size
    for position in inside:
        demo.controls["position"].value = int(position)
        assert close_to(result(demo), expected.flat[position])
        assert "nearest place" not in said(demo)


@each_ndim
def test_valid_goes_to_the_nearest_place_where_the_window_fits(ndim):
    array = ARRAYS[ndim]
    demo = helpers.filter_lab(array, np.ones((3,) * ndim))
    demo.controls["mode"].value = "valid"
    inner = tuple(slice(1, -1) for _ in range(ndim))
    expected = ndimage.correlate(array, np.ones((3,) * ndim))[inner]
    demo.controls["position"].value = 0
    assert "the nearest place where the whole window lies inside" in said(demo)
    assert close_to(result(demo), expected.flat[0])
    demo.controls["position"].value = array.size - 1
    assert close_to(result(demo), expected.flat[-1])
    assert "brackets" not in demo.readout


@each_ndim
def test_each_preset_is_named_drawn_and_applied(ndim):
    demo = helpers.filter_lab(ARRAYS[ndim])
    kernel = controls(demo)["kernel"]
    assert kernel.options == ("your own", *preset_names(ndim))
    for name in preset_names(ndim):
        kernel.value = name
        expected = ndimage.correlate(ARRAYS[ndim], preset_kernel(name, (3,) * ndim))
        assert f"correlation, {name} of" in said(demo)
        low, high = re.search(r"result from (\S+) to (\S+)", said(demo)).groups()
        assert close_to(float(low), expected.min())
        assert close_to(float(high), expected.max())
        everywhere(demo, expected)


@each_ndim
def test_a_typed_kernel_works_at_once_and_a_broken_one_changes_nothing(ndim):
    demo = helpers.filter_lab(ARRAYS[ndim])
    text = demo.controls["kernel"]
    text.value = "1/4 -1/2 2" if ndim == 1 else "1/4 -1/2\n2 0"
    kernel = [0.25, -0.5, 2] if ndim == 1 else [[0.25, -0.5], [2, 0]]
    everywhere(demo, ndimage.correlate(ARRAYS[ndim], np.array(kernel)))
    before = result(demo)
    for broken in ("1/4 -1/2 x", "", "1 2 3 4 5 6 7 8", "1/0"):
        text.value = broken
        assert demo.readout.startswith("kernel: expected")
        assert "The last kernel stays." in said(demo)
        assert result(demo) == before
    text.value = "1" if ndim == 1 else "1\n0"
    assert "expected" not in demo.readout


@each_ndim
def test_the_list_of_kernels_names_the_one_in_use(ndim):
    demo = helpers.filter_lab(ARRAYS[ndim])
    names = controls(demo)["kernel"]
    assert names.value == "mean"
    text = demo.controls["kernel"]
    as_typed = text.value.replace("1/", "1 / 1 ")
    text.value = as_typed  # refused: the last kernel stays, and so does its name
    assert names.value == "mean"
    text.value = "1 2"
    assert names.value == "your own"
    assert text.value == "1 2"
    identity = "0 1 0" if ndim == 1 else "0 0 0\n0 1 0\n0 0 0"
    text.value = identity.replace("1", "1.0")
    assert "correlation, identity of" in said(demo)
    assert text.value == identity.replace("1", "1.0"), "what is typed stays as it is"
    names.value = "Laplacian"
    assert names.value == "Laplacian"


def test_normalizing_divides_by_the_sum_or_says_why_not():
    demo = helpers.filter_lab(SIGNAL, [1, 2, 1])
    normalize = controls(demo)["normalize"]
    normalize.click()
    assert demo.controls["kernel"].value == "0.25 0.5 0.25"
    demo.controls["kernel"].value = "-1 0 1"
    normalize.click()
    assert demo.readout.startswith("The weights sum to 0")
    assert demo.controls["kernel"].value == "-1 0 1"
    demo.controls["position"].value = 3
    assert "sum to 0, and can't" not in demo.readout


def test_a_kernel_whose_text_is_rounded_is_applied_exactly():
    kernel = np.array([0.123456789, 0.2])
    demo = helpers.filter_lab(SIGNAL * 1e6, kernel)
    assert np.allclose(demo.figure.axes[4].lines[0].get_ydata(),
                       ndimage.correlate(SIGNAL * 1e6, kernel), rtol=1e-12)  # fmt: skip


def picture(demo, panel):
    return demo.figure.axes[panel].images[0]


def test_results_below_0_have_signed_colors_centered_on_0_and_others_are_gray():
    demo = helpers.filter_lab(PIXELATED)
    assert picture(demo, 4).get_cmap().name == "gray"
    controls(demo)["kernel"].value = "Sobel, horizontal edges"
    shown = picture(demo, 4)
    assert shown.get_cmap().name == "PuOr"
    assert shown.norm.vmin == -shown.norm.vmax
    assert np.allclose(shown.get_array(), ski.filters.sobel_h(PIXELATED), atol=1e-12)
    demo.controls["kind"].value = "median"
    assert picture(demo, 4).get_cmap().name == "gray"


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("reflect", "row -1 from 0, column -1 from 0"),
        ("mirror", "row -1 from 1, column -1 from 1"),
        ("nearest", "row -1 from 0, column -1 from 0"),
        ("wrap", "row -1 from 6, column -1 from 5"),
        ("constant", "all 0"),
    ],
)
def test_padding_says_where_it_comes_from(mode, says):
    demo = helpers.filter_lab(IMAGE)
    demo.controls["mode"].value = mode
    demo.controls["position"].value = 0
    assert f"5 of 9 in brackets, padding ({mode}): {says}" in said(demo)


def test_padded_samples_of_a_short_signal_are_labeled_with_their_source():
    demo = helpers.filter_lab(SIGNAL, np.ones(5))
    above = demo.figure.axes[3]
    labels = {text.get_position()[0]: text.get_text() for text in above.texts if text.get_visible()}
    assert labels == {-2: "1", -1: "0", 12: "11", 13: "10"}
    demo.controls["mode"].value = "valid"
    assert not any(text.get_visible() for text in above.texts)


def mouse(demo, name, panel, x, y, button=MouseButton.LEFT, held=()):
    at = demo.figure.axes[panel].transData.transform((x, y))
    MouseEvent(name, demo._canvas, *at, button, buttons=held)._process()


def test_a_click_and_a_drag_on_input_or_result_move_the_window():
    demo = helpers.filter_lab(IMAGE)
    say_where = demo.controls["position"]
    mouse(demo, "button_press_event", 3, 4.2, 2.9)
    assert say_where.value == 3 * 6 + 4
    mouse(demo, "motion_notify_event", 3, 1, 0, button=None, held={MouseButton.LEFT})
    assert say_where.value == 1
    mouse(demo, "motion_notify_event", 3, 5, 5, button=None)
    mouse(demo, "button_press_event", 3, 5, 5, button=MouseButton.RIGHT)
    assert say_where.value == 1, "without the left button nothing moves"
    mouse(demo, "button_press_event", 4, -0.9, 6.4)
    assert say_where.value == 6 * 6, "beyond the image its nearest pixel counts"


def test_a_click_on_a_signal_moves_the_window():
    demo = helpers.filter_lab(SIGNAL)
    mouse(demo, "button_press_event", 3, 7.3, 0)
    assert demo.controls["position"].value == 7
    mouse(demo, "button_press_event", 4, -3, 0)
    assert demo.controls["position"].value == 0


@pytest.fixture
def photograph(tmp_path):
    path = tmp_path / "wide.png"
    Image.fromarray(np.arange(40, dtype=np.uint8).reshape(4, 10) * 6).save(path)
    return path


def test_an_own_image_takes_the_place_of_the_other(photograph):
    demo = helpers.filter_lab(IMAGE)
    demo.controls["kind"].value = "maximum"
    controls(demo)["or its path"].value = str(photograph)
    assert "wide.png: 4×10, gray, 8 bit" in said(demo)
    expected = np.arange(40).reshape(4, 10) * 6 / 255
    everywhere(demo, ndimage.maximum_filter(expected, size=3))
    assert demo.controls["position"].max == 39
    demo.controls["position"].value = 5
    demo._keys["down"]()
    assert demo.controls["position"].value == 15, "a row has ten pixels now"
    demo._keys["end"]()
    assert demo.controls["position"].value == 39


def test_an_uploaded_image_takes_the_place_of_the_other(photograph):
    demo = helpers.filter_lab(IMAGE)
    (upload,) = (c for label, c in controls(demo).items() if label.startswith("your image"))
    content = memoryview(photograph.read_bytes())
    file = {"name": "mine.png", "type": "image/png", "size": len(content), "content": content,
            "last_modified": datetime.now(UTC)}  # fmt: skip
    upload.value = (file,)
    assert demo.readout.startswith("mine.png: 4×10")


def test_what_is_no_image_changes_nothing_and_is_said(tmp_path):
    demo = helpers.filter_lab(IMAGE)
    before = demo.readout
    text = tmp_path / "notes.png"
    text.write_text("no image")
    controls(demo)["or its path"].value = str(text)
    assert demo.readout.startswith("image: expected an image file")
    assert "The image stays as it was." in said(demo)
    assert demo.readout.endswith(before)
    demo.controls["position"].value = 7
    assert "expected" not in demo.readout


@each_ndim
def test_moving_the_window_sends_one_message_and_draws_no_whole_figure(ndim, monkeypatch):
    demo = helpers.filter_lab(ARRAYS[ndim])
    browser = Browser(demo, monkeypatch)
    say_ready(demo)
    browser.messages.clear()
    monkeypatch.setattr(demo._canvas, "draw", lambda: pytest.fail("the whole figure was drawn"))
    demo.controls["position"].value -= 1
    assert len(browser.messages) == 1


def test_two_labs_do_not_touch_each_other():
    one, other = helpers.filter_lab(IMAGE), helpers.filter_lab(IMAGE)
    before = other.readout
    one.controls["position"].value = 0
    controls(one)["kernel"].value = "Laplacian"
    assert other.readout == before


def test_a_kernel_larger_than_the_image_needs_a_boundary_mode():
    demo = helpers.filter_lab([[1.0, 2.0]], np.ones((3, 3)))
    demo.controls["mode"].value = "valid"
    assert "does not fit" in said(demo)
    assert result(demo) == 15
    demo.controls["mode"].value = "nearest"
    assert "does not fit" not in said(demo)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("text",), "signal_or_image: expected an array"),
        ((np.zeros((2, 2, 3)),), "signal_or_image: expected a one-dimensional"),
        (([1, np.nan],), "signal_or_image: expected finite"),
        (([],), "signal_or_image: expected at least one"),
        (([1, 2], [[1]]), "kernel: expected a one-dimensional"),
        (([1, 2], np.ones(8)), "kernel: expected at most 7 taps"),
        ((np.ones((9, 9)), np.ones((1, 8))), "kernel: expected at most 7 taps"),
    ],
)
def test_bad_input_is_named(arguments, says):
    with pytest.raises((TypeError, ValueError), match=f"^{says}"):
        helpers.filter_lab(*arguments)


def test_rows_are_walked_by_key_and_keep_to_the_image():
    demo = helpers.filter_lab(IMAGE)
    place = demo.controls["position"]
    place.value = 8  # row 1, column 2, of 7×6 pixels
    walked = []
    for key in ("up", "up", "down", "down", "down", "end", "down", "home", "left", "right"):
        demo._keys[key]()
        walked.append(place.value)
    assert walked == [2, 0, 6, 12, 18, 41, 41, 0, 0, 1]


def test_the_keys_of_an_own_image_are_those_of_its_rows(photograph):
    demo = helpers.filter_lab(IMAGE)
    controls(demo)["or its path"].value = str(photograph)
    place = demo.controls["position"]
    assert place.value == 25, "row 2, column 5, of 4×10 pixels"
    place.value = 13
    walked = []
    for key in ("up", "up", "down", "end"):
        demo._keys[key]()
        walked.append(place.value)
    assert walked == [3, 0, 10, 39]


def test_a_drag_goes_on_only_while_the_left_button_is_held():
    demo = helpers.filter_lab(IMAGE)
    place = demo.controls["position"]
    mouse(demo, "button_press_event", 3, 2, 1)
    assert place.value == 8
    mouse(demo, "button_release_event", 3, 3, 3)
    assert place.value == 8, "a release is no place"
    mouse(demo, "motion_notify_event", 3, 5.9, 6.9, button=None, held={MouseButton.LEFT})
    assert place.value == 41, "beyond the last pixel there is padding"


@pytest.mark.parametrize(
    ("weights", "changed"), [("0.5 0.4", True), ("1e-3 0", True), ("1 -1", False)]
)
def test_weights_are_normalized_unless_they_sum_to_nothing(weights, changed):
    demo = helpers.filter_lab(SIGNAL, [1, 2])
    demo.controls["kernel"].value = weights
    controls(demo)["normalize"].click()
    assert (demo.controls["kernel"].value != weights) == changed
    assert ("sum to 0" in demo.readout) != changed
