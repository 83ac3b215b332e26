import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

from helpers.figures.wording import products, ranking
from helpers.filters.windows import BOUNDARY_MODES, RANKS, LinearFilter, RankFilter

SCIPY = {
    "minimum": ndimage.minimum_filter,
    "median": ndimage.median_filter,
    "maximum": ndimage.maximum_filter,
}
NUMPY_MODES = {
    "reflect": "symmetric",
    "constant": "constant",
    "nearest": "edge",
    "mirror": "reflect",
    "wrap": "wrap",
}
COPYING_MODES = [mode for mode in BOUNDARY_MODES if mode != "constant"]
# Few different values, so that many are equal, and negative ones, so that a padded 0 is in order
# between them.
SIGNAL = np.random.default_rng(1).integers(-8, 9, 11) / 8
IMAGE = np.random.default_rng(2).integers(-8, 9, (6, 7)) / 8
WINDOWS = [(SIGNAL, (size,)) for size in range(1, 12)] + [
    (IMAGE, (rows, columns)) for rows in range(1, 7) for columns in range(1, 8)
]
quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)
values = st.integers(-64, 64).map(lambda n: n / 8)
small_arrays = st.one_of(
    st.tuples(st.integers(1, 6)), st.tuples(st.integers(1, 4), st.integers(1, 4))
).flatmap(lambda shape: arrays(np.float64, shape, elements=values))


def place(rank, count):
    return {"minimum": 0, "median": count // 2, "maximum": count - 1}[rank]


def before(shape):
    """How many samples of a window lie before its center."""
    return [size // 2 for size in shape]


def padded(array, shape, mode, cval=0.0):
    """What numpy makes of the array, with room for a window of this shape at every position."""
    width = [(size // 2, size - 1 - size // 2) for size in shape]
    options = {"constant_values": cval} if mode == "constant" else {}
    return np.pad(array, width, mode=NUMPY_MODES[mode], **options)


def check_every_position(steps, expected, windows):
    assert len(steps) == expected.size
    assert steps.output.dtype == np.float64
    np.testing.assert_array_equal(steps.output, expected)
    for position, index in enumerate(np.ndindex(expected.shape)):
        here = steps.at(position)
        assert here.index == index
        np.testing.assert_array_equal(here.window, windows[index])
        np.testing.assert_array_equal(here.order, sorted(windows[index].ravel()))
        assert here.rank == steps.rank
        assert isinstance(here.chosen, float)
        assert here.chosen == expected[index]


@pytest.mark.parametrize("mode", BOUNDARY_MODES)
@pytest.mark.parametrize("rank", RANKS)
def test_every_position_is_that_of_scipy(rank, mode):
    for array, shape in WINDOWS:
        steps = RankFilter(array, shape, rank, mode=mode, cval=0.3)
        assert steps.rank == place(rank, np.prod(shape))
        expected = SCIPY[rank](array, size=shape, mode=mode, cval=0.3)
        around = padded(array, shape, mode, cval=0.3)
        windows = np.lib.stride_tricks.sliding_window_view(around, shape)
        check_every_position(steps, expected, windows)


@pytest.mark.parametrize("rank", RANKS)
def test_valid_is_every_whole_window_and_of_an_even_number_the_upper_middle_one(rank):
    for array, shape in WINDOWS:
        windows = np.lib.stride_tricks.sliding_window_view(array, shape)
        in_order = np.sort(windows.reshape(*windows.shape[: array.ndim], -1), axis=-1)
        steps = RankFilter(array, shape, rank)
        assert steps.mode == "valid"
        check_every_position(steps, in_order[..., place(rank, np.prod(shape))], windows)
        assert not any(steps.at(k).is_padding.any() for k in range(len(steps)))


@pytest.mark.parametrize("mode", BOUNDARY_MODES)
@pytest.mark.parametrize("rank", RANKS)
@quick
@given(array=small_arrays, cval=values, data=st.data())
def test_a_window_may_be_larger_than_the_array(rank, mode, array, cval, data):
    shape = data.draw(st.tuples(*[st.integers(1, 15 if array.ndim == 1 else 9)] * array.ndim))
    around = padded(array, shape, mode, cval)
    windows = np.lib.stride_tricks.sliding_window_view(around, shape)
    in_order = np.sort(windows.reshape(*array.shape, -1), axis=-1)
    expected = in_order[..., place(rank, np.prod(shape))]
    check_every_position(RankFilter(array, shape, rank, mode=mode, cval=cval), expected, windows)
    if rank != "median":  # scipy 1.17 goes wrong on signals shorter than a median's window
        np.testing.assert_array_equal(SCIPY[rank](array, shape, mode=mode, cval=cval), expected)


def test_the_median_is_what_is_taken_unless_another_is_asked_for():
    assert [RankFilter(SIGNAL, (size,)).rank for size in range(1, 7)] == [0, 1, 1, 2, 2, 3]


@pytest.mark.parametrize("dtype", [bool, np.uint8, np.int16, np.float16, np.float32])
def test_any_real_dtype_is_put_in_order_as_float64(dtype):
    array = np.array([0, 1, 1, 0, 1]).astype(dtype)
    steps = RankFilter(array, [np.int64(3)], mode="nearest")
    assert steps.output.dtype == steps.at(0).order.dtype == np.float64
    assert steps.output.tolist() == [0, 1, 1, 1, 1]


def test_what_is_changed_of_a_step_changes_neither_the_array_nor_its_window():
    array = np.array([3.0, 1.0, 2.0])
    here = RankFilter(array, (3,)).at(0)
    here.order[...] = 99
    assert here.window.tolist() == [3, 1, 2]
    here.window[...] = 99
    assert array.tolist() == [3, 1, 2]


SOURCES = [((side,), (window,)) for side in range(1, 6) for window in (1, 2, 7, 12, 61)] + [
    (shape, window)
    for shape in [(1, 1), (1, 4), (3, 1), (3, 2), (4, 5)]
    for window in [(1, 1), (2, 3), (1, 8), (7, 6), (13, 10)]
]


@pytest.mark.parametrize("mode", COPYING_MODES)
def test_every_padded_sample_is_copied_from_its_source(mode):
    for shape, window in SOURCES:
        # Every sample is of another value, so that a wrong source can't go unnoticed.
        array = np.arange(np.prod(shape), dtype=float).reshape(shape)
        steps = RankFilter(array, window, mode=mode)
        expected = padded(array, window, mode)
        np.testing.assert_array_equal(steps.padded, expected)
        for at in np.ndindex(expected.shape):
            source = steps.source(tuple(np.subtract(at, before(window))))
            assert all(type(i) is int for i in source)
            assert array[source] == expected[at]


@pytest.mark.parametrize("mode", COPYING_MODES)
def test_a_source_is_found_far_beyond_the_padding(mode):
    for side in range(1, 6):
        steps = RankFilter(np.zeros(side), (3,), mode=mode)
        far = np.pad(np.arange(side), 1000, mode=NUMPY_MODES[mode])
        assert [steps.source((k,))[0] for k in range(-1000, side + 1000)] == far.tolist()


def test_a_constant_is_copied_from_nowhere():
    for shape, window in SOURCES:
        steps = RankFilter(np.zeros(shape), window, mode="constant", cval=9)
        for at in np.ndindex(steps.padded.shape):
            index = tuple(int(i) for i in np.subtract(at, before(window)))
            is_inside = steps.padded[at] == 0
            assert steps.source(index) == (index if is_inside else None)


def test_without_padding_every_sample_is_its_own_source():
    steps = RankFilter(IMAGE, (2, 3))
    assert all(steps.source(index) == index for index in np.ndindex(IMAGE.shape))


def test_neighborhoods_have_the_same_sources_whether_turned_round_or_not():
    for flip in (False, True):
        steps = LinearFilter([5, 6, 7], np.ones(6), mode="mirror", flip=flip)
        assert [steps.source((k,))[0] for k in range(-3, 6)] == [1, 2, 1, 0, 1, 2, 1, 0, 1]


@pytest.mark.parametrize(
    ("array", "error"),
    [
        *[(array, TypeError) for array in (None, "abc", ["a"], [1j], [[1], [1, 2]])],
        *[(array, ValueError) for array in ([], 5, [[[1]]], [1, np.nan], [np.inf, 1])],
    ],
)
def test_an_array_that_is_none_is_refused(array, error):
    with pytest.raises(error, match=r"^array: expected .*, got "):
        RankFilter(array, (1,))


@pytest.mark.parametrize("array", [SIGNAL, IMAGE], ids=["signal", "image"])
@pytest.mark.parametrize("side", [3.0, True, None, "3", 1j])
def test_a_shape_of_no_whole_numbers_is_refused(array, side):
    for shape in (side, (side,) * array.ndim):
        with pytest.raises(TypeError, match=r"^shape: expected .*whole number.*, got "):
            RankFilter(array, shape)


@pytest.mark.parametrize("mode", ["valid", "reflect"])
@pytest.mark.parametrize(
    ("array", "shape"),
    [
        *[(SIGNAL, shape) for shape in ((), (0,), (-3,), (3, 3))],
        *[(IMAGE, shape) for shape in ((), (3,), (3, 0), (-1, 3), (3, 3, 3))],
    ],
)
def test_a_shape_of_other_whole_numbers_is_refused(array, shape, mode):
    with pytest.raises(ValueError, match=r"^shape: expected .*whole number.*, got "):
        RankFilter(array, shape, mode=mode)


@pytest.mark.parametrize(("array", "shape"), [(SIGNAL, (12,)), (IMAGE, (7, 1)), (IMAGE, (1, 8))])
def test_a_window_that_does_not_fit_in_is_refused(array, shape):
    with pytest.raises(ValueError, match=r"^shape: expected at most .*, got the shape .*room"):
        RankFilter(array, shape)
    assert RankFilter(array, shape, mode="reflect").output.shape == array.shape


@pytest.mark.parametrize("rank", ["mean", "Median", "", None, 0, ["median"]])
def test_a_rank_that_is_none_is_refused(rank):
    expected = r"^rank: expected one of 'minimum', 'median', 'maximum', got "
    with pytest.raises(ValueError, match=expected):
        RankFilter(SIGNAL, (3,), rank)


@pytest.mark.parametrize("mode", ["same", "Reflect", "", None, 1, ["wrap"]])
def test_a_mode_that_is_none_is_refused(mode):
    with pytest.raises(ValueError, match=r"^mode: expected one of 'valid', .*, got "):
        RankFilter(SIGNAL, (3,), mode=mode)


@pytest.mark.parametrize(
    ("cval", "error"),
    [
        *[(cval, TypeError) for cval in (None, "0", True, 1j, [0])],
        *[(cval, ValueError) for cval in (np.nan, -np.inf, 10**400)],
    ],
)
def test_a_padding_that_is_no_finite_number_is_refused(cval, error):
    with pytest.raises(error, match=r"^cval: expected a finite number, got "):
        RankFilter(SIGNAL, (3,), mode="constant", cval=cval)


@pytest.mark.parametrize(
    ("position", "error"),
    [
        *[(position, TypeError) for position in (None, 1.0, True, "1", (0, 0))],
        *[(position, ValueError) for position in (-1, 42, 10**30)],
    ],
)
def test_a_position_that_is_none_is_refused(position, error):
    steps = RankFilter(IMAGE, (3, 3), mode="nearest")
    with pytest.raises(error, match=r"^position: expected a whole number from 0 to 41, got "):
        steps.at(position)


@pytest.mark.parametrize(
    ("rank", "text"),
    [
        ("minimum", "in order: >-1< 0.25 3 = -1"),
        ("median", "in order: -1 >0.25< 3 = 0.25"),
        ("maximum", "in order: -1 0.25 >3< = 3"),
    ],
)
def test_the_chosen_value_is_marked_in_order(rank, text):
    assert ranking(RankFilter([3, -1, 0.25], (3,), rank).at(0)) == text


@pytest.mark.parametrize(
    ("array", "shape", "options", "text"),
    [
        ([2], (1,), {}, "in order: >2< = 2"),
        ([4, 1, 3, 2], (4,), {}, "in order: 1 2 >3< 4 = 3"),
        # Of equal values the one in its place is marked, and it alone.
        ([1, 0, 1, 0, 1], (5,), {}, "in order: 0 0 >1< 1 1 = 1"),
        # What is padding is in order like any other value.
        ([3, -1, 2], (3,), {"mode": "constant"}, "in order: -1 >0< 3 = 0"),
        ([3, -1, 2], (3,), {"mode": "constant", "cval": 9}, "in order: -1 >3< 9 = 3"),
        ([[4, 3], [2, 1]], (2, 2), {}, "in order: 1 2 >3< 4 = 3"),
        ([-0.0, 1 / 3, 2 / 3], (3,), {}, "in order: 0 >0.333< 0.667 = 0.333"),
    ],
)
def test_a_window_in_order_in_words(array, shape, options, text):
    assert ranking(RankFilter(array, shape, **options).at(0)) == text


def test_a_large_window_is_listed_in_one_line():
    text = ranking(RankFilter(np.arange(49).reshape(7, 7), (7, 7)).at(0))
    assert text.startswith("in order: 0 1 2 ")
    assert " 23 >24< 25 " in text
    assert text.endswith(" 47 48 = 24")


@pytest.mark.parametrize("shape", [(4,), (2, 3)])
def test_no_more_products_are_listed_than_asked_for(shape):
    kernel = np.ones(shape)
    here = LinearFilter(kernel, kernel).at(0)
    listed, count = products(here), kernel.size
    assert listed.count("·") == count
    for most in (count, count + 1, 1000):
        assert products(here, most=most) == listed
    for most in (count - 1, 1, 0):
        text = f"{count} products, too many to list; their sum = {count}"
        assert products(here, most=most) == text


def test_more_than_25_products_are_listed_if_asked_for():
    kernel = np.ones((7, 7))
    here = LinearFilter(kernel, kernel).at(0)
    rows = [" + ".join(["1·1"] * 7)] * 7
    assert products(here, most=49) == " +\n".join(rows) + " = 49"
    assert products(here, most=48) == "49 products, too many to list; their sum = 49"
