import re

import numpy as np
import pytest

import helpers
from helpers.filters.validation import as_number, as_whole

NAN = float("nan")


def refused(error, words, call, *args, **kwargs):
    with pytest.raises(error) as caught:
        call(*args, **kwargs)
    assert type(caught.value) is error
    message = str(caught.value)
    for word in words:
        assert word in message
    assert "\n" not in message


BAD_ARRAYS = {
    "text": ("spam", TypeError, ("array of numbers", "'spam'", "str")),
    "None": (None, TypeError, ("array of numbers", "None")),
    "object": ([1, None], TypeError, ("array of numbers", "[1, None]", "object")),
    "ragged": ([[1, 2], [3]], TypeError, ("array of numbers", "[[1, 2], [3]]", "list")),
    "complex": ([1j, 2], TypeError, ("array of numbers", "complex128")),
    "dict": ({"a": 1}, TypeError, ("array of numbers", "{'a': 1}", "dict")),
    "NaN": ([1.0, NAN, 2.0], ValueError, ("finite numbers", "1 NaN or infinite of 3")),
    "infinite": ([np.inf, -np.inf], ValueError, ("finite numbers", "2 NaN or infinite of 2")),
    "empty": ([], ValueError, ("at least one value", "(0,)")),
    "scalar": (3, ValueError, ("dimensional", "()")),
}
each_bad_array = pytest.mark.parametrize(
    ("value", "error", "words"), BAD_ARRAYS.values(), ids=BAD_ARRAYS
)


@each_bad_array
def test_bad_signal_or_kernel_of_a_demo(value, error, words):
    refused(error, ("signal:", *words), helpers.convolve_demo, value, [1, 1])
    refused(error, ("kernel:", *words), helpers.convolve_demo, [1, 2, 3], value)


@each_bad_array
def test_bad_signal_to_add_noise_to(value, error, words):
    refused(error, ("signal:", *words), helpers.add_noise, value)


@each_bad_array
def test_bad_curve(value, error, words):
    refused(error, ("spam:", *words), helpers.plot_signals, {"spam": value})


@each_bad_array
def test_bad_image_of_a_demo(value, error, words):
    if isinstance(value, list) and value == []:
        value, words = np.zeros((0, 3)), ("at least one value", "(0, 3)")
    elif error is ValueError and np.ndim(value):
        value = [value]
    refused(error, ("image:", *words), helpers.mean_filter_demo, value)


@pytest.mark.parametrize("shape", [(4, 4), (2, 3, 4)])
def test_signal_of_a_wrong_ndim(shape):
    words = ("one-dimensional", str(shape))
    refused(ValueError, ("signal:", *words), helpers.convolve_demo, np.ones(shape), [1])
    refused(ValueError, ("kernel:", *words), helpers.convolve_demo, np.ones(9), np.ones(shape))
    refused(ValueError, ("curve:", *words), helpers.plot_signals, {"curve": np.ones(shape)})


@pytest.mark.parametrize(
    ("shape", "hint"), [((5,), False), ((5, 5, 3), True), ((5, 5, 4), True), ((5, 5, 2), False)]
)
def test_image_of_a_wrong_ndim(shape, hint):
    with pytest.raises(ValueError, match=r"image: .*two-dimensional") as caught:
        helpers.mean_filter_demo(np.ones(shape))
    assert str(shape) in str(caught.value)
    assert ("rgb2gray" in str(caught.value)) == hint


@pytest.mark.parametrize("demo", [helpers.convolve_demo, helpers.mean_filter_demo])
@pytest.mark.parametrize("mode", ["same", "", None, 3, ["reflect"]])
def test_unknown_mode(demo, mode):
    args = ([1, 2, 3], [1]) if demo is helpers.convolve_demo else ([[1, 2], [3, 4]], 1)
    words = ("mode:", repr(mode), "'valid'", "'reflect'", "'constant'", "'nearest'", "'mirror'")
    refused(ValueError, (*words, "'wrap'"), demo, *args, mode=mode)


@pytest.mark.parametrize(
    ("cval", "error"),
    [("0", TypeError), (None, TypeError), (True, TypeError), (NAN, ValueError)],
)
def test_bad_cval(cval, error):
    words = ("cval:", "a finite number", str(cval))
    refused(error, words, helpers.convolve_demo, [1, 2], [1], "constant", cval=cval)
    refused(error, words, helpers.mean_filter_demo, [[1, 2]], 1, "constant", cval=cval)


def test_kernel_longer_than_the_signal():
    words = ("kernel:", "(3,)", "(5,)", "mode='valid'", "reflect, constant")
    refused(ValueError, words, helpers.convolve_demo, [1, 2, 3], np.ones(5))
    words = ("size:", "at most 2", "got 3", "mode='valid'")
    refused(ValueError, words, helpers.mean_filter_demo, np.ones((3, 2)), 3, "valid")


NO_WHOLE = [
    (True, TypeError, "True (bool)"),
    (np.True_, TypeError, "bool"),
    (3.0, TypeError, "3.0 (float)"),
    ("3", TypeError, "'3' (str)"),
    (None, TypeError, "None (NoneType)"),
]


@pytest.mark.parametrize(("value", "error", "said"), [*NO_WHOLE, (0, ValueError, "got 0")])
def test_bad_sizes(value, error, said):
    words = ("size:", "a whole number from 1 ", said)
    refused(error, words, helpers.step_signal, value)
    refused(error, words, helpers.mean_kernel, value)
    refused(error, words, helpers.mean_kernel, (3, value))
    refused(error, words, helpers.mean_filter_demo, np.ones((4, 4)), value)


@pytest.mark.parametrize(
    ("value", "error", "said"), [*NO_WHOLE, (-1, ValueError, "-1"), (11, ValueError, "11")]
)
def test_bad_edge(value, error, said):
    words = ("edge:", "a whole number from 0 to 10", said)
    refused(error, words, helpers.step_signal, 10, value)


@pytest.mark.parametrize("size", [(), (3, 3, 3)])
def test_mean_kernel_of_a_wrong_ndim(size):
    refused(ValueError, ("size:", "pair", repr(size)), helpers.mean_kernel, size)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"sd": -0.1}, ValueError, ("sd:", "at least 0", "-0.1")),
        ({"sd": np.inf}, ValueError, ("sd:", "finite number", "inf")),
        ({"sd": True}, TypeError, ("sd:", "finite number", "True (bool)")),
        ({"sd": "0.1"}, TypeError, ("sd:", "finite number", "'0.1' (str)")),
        ({"seed": -1}, ValueError, ("seed:", "whole number from 0 up", "-1")),
        ({"seed": 1.5}, TypeError, ("seed:", "whole number from 0 up", "1.5 (float)")),
        ({"seed": None}, TypeError, ("seed:", "whole number from 0 up", "None")),
    ],
)
def test_bad_noise(options, error, words):
    refused(error, words, helpers.add_noise, [0, 1], **options)


@pytest.mark.parametrize(
    ("image", "error", "words"),
    [
        ("spam", TypeError, ("booleans, integers or floats", "str")),
        (None, TypeError, ("booleans, integers or floats", "NoneType")),
        ([[1j]], TypeError, ("booleans, integers or floats", "complex128")),
        ([[1, 2], [3]], TypeError, ("array", "list")),
        ([1, 2, 3], ValueError, ("(row, column)", "(3,)")),
        (np.ones((4, 4, 2)), ValueError, ("(row, column)", "(4, 4, 2)")),
        (np.ones((0, 4)), ValueError, ("(row, column)", "(0, 4)")),
        (np.full((2, 2, 3), 1.5), ValueError, ("colors from 0 to 1", "1.5 to 1.5")),
        (np.full((2, 2, 3), NAN), ValueError, ("colors from 0 to 1", "nan")),
    ],
)
def test_bad_image_to_show(image, error, words):
    refused(error, ("images[1]:", *words), helpers.imshow_all, np.ones((2, 2)), image)


def test_no_image_and_no_panel():
    refused(ValueError, ("images:", "at least one", "none"), helpers.imshow_all)
    refused(ValueError, ("panels:", "at least one", "none"), helpers.plot_signals)


@pytest.mark.parametrize("titles", ["ab", ["a"], [], ["a", "b", "c"]])
def test_titles_that_are_not_one_each(titles):
    got = repr(titles) if isinstance(titles, str) else f"got {len(titles)}"
    words = ("titles:", "list of 2", got)
    gray, panel = np.ones((2, 2)), {"a": [1, 2]}
    refused(ValueError, (*words, "images"), helpers.imshow_all, gray, gray, titles=titles)
    refused(ValueError, (*words, "panels"), helpers.plot_signals, panel, panel, titles=titles)


@pytest.mark.parametrize(("panel", "said"), [([1, 2], "list"), ({}, "dict without an entry")])
def test_a_panel_that_is_no_dict(panel, said):
    refused(TypeError, ("panels:", "{'noisy': noisy}", said), helpers.plot_signals, panel)


def test_too_many_curves():
    panel = {str(k): [1, 2] for k in range(6)}
    refused(ValueError, ("panels:", "at most 5", "got 6"), helpers.plot_signals, panel)


def test_a_long_value_is_cut_in_the_message():
    with pytest.raises(TypeError, match=re.escape("... (str)")) as caught:
        helpers.add_noise([5], sd="x" * 1000)
    assert len(str(caught.value)) < 200


def test_a_limit_itself_is_taken():
    assert as_number(2, "sigma", least=0, most=2) == 2
    assert as_number(0, "sigma", least=0, most=2) == 0
    assert as_whole(3, "size", least=1, most=3) == 3
    assert as_whole(1, "size", least=1, most=3) == 1
