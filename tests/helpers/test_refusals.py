"""What's said of bad input, word for word; ``pytest --snapshot-update`` accepts new words."""

from unittest.mock import call

import numpy as np
import pytest
from PIL import Image

import helpers
from helpers.figures.loading import load_gray
from helpers.filters.presets import preset_kernel
from helpers.filters.validation import as_number, as_numbers, as_shape, as_whole, one_of
from helpers.filters.windows import LinearFilter, RankFilter


class Tensor:
    """An array of a library that doesn't hand it over."""

    def __array__(self, *_args, **_options):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad.\nUse detach() first.")

    def __repr__(self):
        return "tensor([1.,\n        2.])"


class Silent:
    """An object that has no words for itself."""

    def __repr__(self):
        raise KeyError


SIGNAL, IMAGE, GRAY = np.arange(5.0), np.eye(3), np.zeros((2, 2))
LONG = "x" * 58  # with its quotes, as long as what's still said whole
MASKED = np.ma.masked_array([[1.0, 2.0, 3.0]], mask=[[True, False, True]])
NOT_NUMBERS = [
    *("a", LONG, LONG + "x", None, {"a": 1}, Tensor(), Silent(), [1, None], ["a", 1], [1j, 2]),
    *(np.array(["2020-01-01"], "M8[D]"), np.zeros(2, [("row", int)]), [b"a"], MASKED, 10**6000),
    *([[1, 2], [3]], [1, [2]], [[[1], [1, 2]], [[1], [1]]], [10**400], [1.7e308, 0], [-2e100]),
    *([1.0, np.nan, 2.0], [np.inf, -np.inf], [1, np.ma.masked], [], 3, np.zeros((2, 2, 2))),
    *(np.zeros((2, 2, 3)), np.zeros((2, 2, 4, 1)), Image.new("CMYK", (2, 2))),
]
NOT_WHOLE = [True, np.True_, 1.5, "1", None, [], 0, -1, 4, 10**300, 10**6000]
NOT_FINITE = ["1", False, None, [], np.nan, -np.inf, 10**400, 10**6000, -1, 0, 3, 1e101]
PANELS = {"a": [1]}, {"b": [1]}


def each(values, *args, **options):
    """Return a call with each of the values as its first argument."""
    return [call(value, *args, **options) for value in values]


def option(name, values, *args, **options):
    """Return a call with each of the values as an option."""
    return [call(*args, **{name: value}, **options) for value in values]


REFUSED = {
    "as_numbers": (as_numbers, each(NOT_NUMBERS, "signal")),
    "as_numbers, 1D": (as_numbers, each([IMAGE, SIGNAL], "signal", ndim=1, most=4)),
    "as_numbers, 2D": (as_numbers, each([SIGNAL, np.zeros((2, 2, 3))], "image", ndim=2)),
    "as_whole": (as_whole, each(NOT_WHOLE[:6], "size")),
    "as_whole, least": (as_whole, each(NOT_WHOLE[3:8], "size", least=1)),
    "as_whole, most": (as_whole, each(NOT_WHOLE, "size", least=1, most=3)),
    "as_shape": (as_shape, each([3, "a", (3, 0), [1.5]], "shape")),
    "as_number": (as_number, each(NOT_FINITE, "cval")),
    "as_number, above": (as_number, each(NOT_FINITE, "sigma", above=0, most=2)),
    "as_number, least": (as_number, each(NOT_FINITE, "sd", least=0)),
    "as_number, both": (as_number, each(NOT_FINITE, "sigma", least=0, most=2)),
    "one_of": (one_of, each(["same", 1, ["full"]], "mode", ("valid", "full"))),
    "mean_kernel": (
        helpers.mean_kernel,
        each([0, 1.5, True, (3, 0), (), (1, 2, 3), 1_000_001, (1000, 1001)]),
    ),
    "gaussian_kernel": (helpers.gaussian_kernel, each([0, -2, 10_001, "1"])),
    "step_signal": (
        helpers.step_signal,
        [call(0), call(True), call(10_000_001), call(5, 6), call(5, -1), call(5, 1.5)],
    ),
    "add_noise": (
        helpers.add_noise,
        [call("a"), call([MASKED]), call(SIGNAL, -1), call(SIGNAL, np.inf), call(SIGNAL, 1, -1)],
    ),
    "mystery_filter": (helpers.mystery_filter, each([[1, 2], [[1, np.nan]], "F"])),
    "preset_kernel": (
        preset_kernel,
        [
            *(call("mean", shape) for shape in ((), (1, 2, 3), 3, (3, 0), (3.0,), "33", (True,))),
            *(call(name, (3,)) for name in ("median", "gaussian", "", None, ["mean"])),
            call("Sobel, horizontal edges", (3,)),
        ],
    ),
    "LinearFilter": (
        LinearFilter,
        [
            *(call("a", [1]), call(SIGNAL, IMAGE), call(SIGNAL, np.ones(6))),
            *(call(IMAGE, np.ones(shape)) for shape in ((4, 1), (1, 4))),
            *option("mode", ["same", None, ["wrap"]], SIGNAL, [1]),
            *option("cval", ["0", None, True, np.nan], SIGNAL, [1], mode="constant"),
        ],
    ),
    "RankFilter": (
        RankFilter,
        [
            *(call(SIGNAL, shape) for shape in (3, (3.0,), (3, 3), (0,), (), (6,), None, "3")),
            *(call(SIGNAL, shape) for shape in ((True,), (1j,), (-3,))),
            *(call(IMAGE, shape) for shape in ((4, 1), (1, 4))),
            *option("rank", ["mean", "Median", None, ["median"]], SIGNAL, (3,)),
        ],
    ),
    "a position": (
        RankFilter(np.eye(6, 7), (3, 3), mode="nearest").at,
        each([-1, 42, 10**30, None, 1.0, True, "1", (0, 0)]),
    ),
    "plot_signals": (
        helpers.plot_signals,
        [
            *(call(), call([1, 2]), call({}), call({name: [1] for name in "abcdef"})),
            *(call({"noisy one": value}) for value in ("x", [[1]], [np.nan], [1e308], MASKED)),
            *option("titles", [["one"], "ab", 3, {"x"}, {"x": 1}, [], ["x"] * 3], *PANELS),
            *option("guides", ["a", 0.5, None, [np.nan], [1, None], {2: [0]}, {0: 1}], *PANELS),
            *option("first", [[1], "1", 0.5, None, [1, 2.5], 10**300], *PANELS),
            *option("xlabel", [None, 3, ["year"]], *PANELS),
            *option("ylabel", [None, 3, ["flow"]], *PANELS),
            *option("colors", ["blue", ["blue"], {"a": "red"}, {"a": 3}], *PANELS),
        ],
    ),
    "imshow_all": (
        helpers.imshow_all,
        [
            *(call(), call(IMAGE, None), call([IMAGE, IMAGE]), call([IMAGE, GRAY])),
            *each(["a", SIGNAL, np.zeros((2, 2, 2)), np.zeros((0, 3)), [[1j]], [[1, 2], [3]]]),
            *(call(GRAY, np.full((2, 2, 3), value)) for value in (1.5, np.nan, 1 + 2e-6, -2e-6)),
            *(call(np.full((2, 2), 1.7e308)), call(MASKED), call(Tensor())),
            *option("titles", [["a", "b"], "a", {"a"}, []], IMAGE),
            *option("cmap", ["nope", None, 3], IMAGE),
            *option("ticks", ["no", None, 2, np.eye(2)], IMAGE),
            *option("circles", [3, "a", [[1]], np.broadcast_to(1.0, (10**6, 10**6))], IMAGE),
        ],
    ),
    "reveal": (helpers.predict("the sum", 2).reveal, each(["x", None, np.eye(2), [], 1j])),
    "speak": (helpers.speak, each([None, []])),
    "load_gray": (load_gray, each([None, 3, [300], np.zeros(3), 1.5])),
    "present": (
        helpers.present,
        each([(1280,), (639, 720), (1280, 359), (1, 2, 3), 720, "large", (1280.5, 720)]),
    ),
    # Of the demos, only what random input won't reach; test_any_input.py tries the rest.
    "convolve_demo": (
        helpers.convolve_demo,
        [
            *(call(np.zeros(100_001), [1]), call(SIGNAL, np.ones(10_001))),
            *(call(SIGNAL, [1], "same"), call(SIGNAL, np.ones(6), "valid")),
        ],
    ),
    "mean_filter_demo": (
        helpers.mean_filter_demo,
        [
            call(np.broadcast_to(1.0, (5000, 5000))),
            *(call(IMAGE, 12), call(IMAGE, 999), call(IMAGE, 3, "same"), call(IMAGE, 4, "valid")),
            *option("start", [1, "12", (0,), (0, 99), (0.5, 0), (-1, 0)], IMAGE),
        ],
    ),
    "predict_demo": (
        helpers.predict_demo,
        [call(np.zeros(100_010), [1]), call(SIGNAL, [1], mode="valid")],
    ),
    "gaussian_demo": (helpers.gaussian_demo, [call(SIGNAL, -1), call(SIGNAL, 99)]),
    "smoothing_demo": (helpers.smoothing_demo, [call(IMAGE, 0), call(IMAGE, 21)]),
    "pattern_demo": (
        helpers.pattern_demo,
        [
            *(call(IMAGE, box) for box in ((1, 2), [1], np.s_[:, "a":], np.s_[1:1, :])),
            *(call(IMAGE, box) for box in (np.s_[::2, :], np.s_[9:, :])),
        ],
    ),
    "blob_demo": (
        helpers.blob_demo,
        [*option("row", [3, 1.5], IMAGE), *option("column", [-1], IMAGE)],
    ),
    "weights_demo": (helpers.weights_demo, [call(IMAGE, -1), *option("row", [3], IMAGE)]),
    "separable_demo": (helpers.separable_demo, [call(np.ones((8, 2)))]),
    "add_stripes": (helpers.add_stripes, [call([1, 2])]),
    "sum_of_waves": (helpers.sum_of_waves, [call(IMAGE, -1)]),
    "filter_lab": (
        helpers.filter_lab,
        [call([]), call(np.zeros(100_001)), call(SIGNAL, np.ones(8)), call(IMAGE, [1])],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_says_what_was_expected_and_what_came(name, snapshot):
    function, calls = REFUSED[name]
    said = []
    for given in calls:
        try:
            function(*given.args, **given.kwargs)
        except (TypeError, ValueError) as refusal:
            said.append(f"{type(refusal).__name__}: {refusal}")
        else:
            said.append("taken")
    assert "\n".join(said) == snapshot
    assert len("\n".join(said).splitlines()) == len(calls), "a sentence is one line"


def test_a_limit_itself_is_taken():
    assert as_number(2, "sigma", least=0, most=2) == 2
    assert as_number(0, "sigma", least=0, most=2) == 0
    assert as_number(-1e100, "sigma") == -1e100
    assert as_whole(3, "size", least=1, most=3) == 3
    assert as_whole(1, "size", least=1, most=3) == 1
    assert as_numbers([1e100, 1], "signal", most=2).tolist() == [1e100, 1]
    assert helpers.mean_kernel((1000, 1000)).size == 1_000_000
    assert helpers.mean_filter_demo(IMAGE, 11).figure
    assert helpers.mean_filter_demo(np.eye(12), 12).figure


def test_real_numbers_of_any_kind_are_taken():
    arrays = [np.array([1, 0], dtype) for dtype in (">u2", bool, object, np.longdouble)]
    for value in [*arrays, np.ma.masked_array([1, 0]), [2**70, 0]]:
        numbers = as_numbers(value, "signal")
        assert numbers.dtype == np.float64
        assert numbers.astype(bool).tolist() == [True, False]
