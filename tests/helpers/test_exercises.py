"""Each named wrong answer gets its own message; every right way passes; nothing raises."""

import numpy as np
import pytest
from scipy import ndimage

from helpers import add_noise, check, mean_kernel, predict, reveal, step_signal
from helpers.exercises import predictions
from helpers.exercises.verdict import (
    _choose_nearest,
    as_image,
    as_values,
    describe_difference,
    describe_type,
    is_same,
)

NOISY = add_noise(step_signal())
ELEVEN = mean_kernel(11)


def mean_of_11(signal=NOISY, **options):
    return ndimage.convolve(signal, ELEVEN, **options)


def padded_by_hand(how):
    return np.convolve(np.pad(NOISY, 5, mode=how), ELEVEN, mode="valid")


@pytest.mark.parametrize(
    "answer",
    [
        mean_of_11(),
        mean_of_11(mode="reflect"),
        mean_of_11(mode="nearest"),
        mean_of_11(mode="mirror"),
        mean_of_11().astype(np.float32),
        list(mean_of_11()),
        ndimage.correlate(NOISY, ELEVEN),
        ndimage.uniform_filter1d(NOISY, 11),
        padded_by_hand("symmetric"),
        padded_by_hand("edge"),
        padded_by_hand("reflect"),
    ],
)
def test_every_right_way_passes_exercise_1(answer):
    verdict = check(1, answer)
    assert verdict.status == "correct"
    assert "last value is" in verdict.message


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (mean_of_11(mode="constant"), "still padded with zeros"),
        (np.convolve(NOISY, ELEVEN, mode="same"), "still padded with zeros"),
        (mean_of_11(mode="constant", cval=1), "lifts the left"),
        (mean_of_11(mode="wrap"), "wrap"),
        (np.convolve(NOISY, ELEVEN, mode="valid"), "90 values"),
        (11 * mean_of_11(), "sum of eleven"),
        (mean_of_11(step_signal()), "clean step"),
        (ndimage.convolve(NOISY, mean_kernel(3)), "mean of three"),
        (NOISY, "noisy signal itself"),
    ],
)
def test_each_misconception_of_exercise_1_is_named(answer, says):
    verdict = check(1, answer)
    assert verdict.status == "wrong"
    assert says in verdict.message


@pytest.mark.parametrize("mode", ["reflect", "nearest", "mirror", "constant"])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda mode: 11 * mean_of_11(mode=mode), "11 times too large"),
        (lambda mode: mean_of_11(step_signal(), mode=mode), "the clean step"),
        (lambda mode: ndimage.convolve(NOISY, mean_kernel(3), mode=mode), "the mean of three"),
    ],
)
def test_a_misconception_is_named_in_whatever_mode(make, mode, says):
    assert says in check(1, make(mode)).message


def test_a_misconception_is_named_without_the_ends():
    assert "11 times too large" in check(1, np.convolve(NOISY, np.ones(11), mode="valid")).message
    assert "the clean step" in check(1, np.convolve(step_signal(), ELEVEN, mode="valid")).message
    assert "the mean of three" in check(1, np.convolve(NOISY, mean_kernel(3), "valid")).message


def test_messages_of_exercise_1_are_told_apart():
    wrong = [mean_of_11(mode=mode) for mode in ("constant", "wrap")]
    wrong += [np.convolve(NOISY, ELEVEN, mode="valid"), 11 * mean_of_11(), NOISY]
    assert len({check(1, answer).message for answer in wrong}) == len(wrong)


@pytest.mark.parametrize("exercise", [0, 1])
@pytest.mark.parametrize("stub", [..., None])
def test_stub_is_not_attempted(exercise, stub):
    assert check(exercise, stub).status == "not attempted"


class Broken:
    def __array__(self, *_, **__):
        raise RuntimeError("closed")


@pytest.mark.parametrize("exercise", [0, 1])
@pytest.mark.parametrize(
    "answer",
    ["text", np.nan, np.full(100, np.nan), [1, [2]], len, Broken(), {}, 1j, np.zeros((3, 3)), b""],
    ids=lambda answer: type(answer).__name__,
)
def test_no_answer_makes_a_check_raise(exercise, answer):
    verdict = check(exercise, answer)
    assert verdict.status == "wrong"
    assert verdict.message


def test_unexpected_values_are_located():
    answer = mean_of_11()
    answer[40] += 1
    assert "1 of 100 values differ; most of all at index 40" in check(1, answer).message


def test_shape_is_said_back():
    assert "(99,)" in check(1, np.zeros(99)).message


@pytest.mark.parametrize("answer", [35, 35.0, np.int64(35), np.zeros((5, 7)).size])
def test_right_count_passes_exercise_0(answer):
    assert check(0, answer).status == "correct"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (12, "added"),
        (5, "number of rows"),
        (7, "number of columns"),
        (24, "count from 0"),
        ((5, 7), "one whole number"),
        (36, "row by row"),
    ],
)
def test_each_misconception_of_exercise_0_is_named(answer, says):
    verdict = check(0, answer)
    assert verdict.status == "wrong"
    assert says in verdict.message


def test_unknown_exercise_is_said():
    assert "knows n = 0, 1" in check(99, 1).message


@pytest.fixture
def memory(monkeypatch):
    monkeypatch.setattr(predictions, "_recorded", {})


@pytest.mark.usefixtures("memory")
class TestPredictions:
    def test_unanswered_is_stable(self):
        assert predict("the sum", ...).status == "not attempted"
        assert repr(reveal("the sum", 3)).endswith("No prediction was recorded. It is 3.")

    def test_right_one_is_confirmed(self):
        assert predict("the sum", 3).status == "recorded"
        assert reveal("the sum", 3).status == "correct"

    @pytest.mark.parametrize(("guess", "says"), [(1, "0.423 more"), (0.5, "0.077 less")])
    def test_other_one_is_compared_in_words(self, guess, says):
        predict("the last value", guess)
        verdict = reveal("the last value", 0.577)
        assert verdict.status == "recorded"
        assert says in verdict.message

    @pytest.mark.parametrize("guess", ["many", [1, 2], np.nan])
    def test_what_is_no_number_is_not_recorded(self, guess):
        predict("the sum", 2)  # given up, with the attempt to put another in its place
        assert predict("the sum", guess).status == "wrong"
        assert reveal("the sum", 3).status == "not attempted"

    @pytest.mark.parametrize(
        ("guess", "status", "says"),
        [
            (1, "correct", "You expected the mean, and the mean it is."),
            (2, "recorded", "You expected the Gaussian, and it is the mean."),
            (7, "recorded", "You expected 7, and it is the mean."),
            (..., "not attempted", "No prediction was recorded. It is the mean."),
        ],
    )
    def test_a_choice_is_told_by_its_names(self, guess, status, says):
        predict("the rougher one", guess)
        verdict = reveal("the rougher one", 1, names={1: "the mean", 2: "the Gaussian"})
        assert (verdict.status, verdict.message) == (status, says)

    def test_taking_a_guess_back(self):
        predict("the sum", 2)
        predict("the sum", ...)
        assert reveal("the sum", 3).status == "not attempted"


def test_verdict_says_its_status_without_color():
    assert check(0, 35)._repr_markdown_().startswith("**✓ Correct.**")
    assert repr(check(0, 12)).startswith("✗ Not yet.")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (
            [1e-5, 1],
            "1 of 2 values differ; most of all at index 1, where I expect 0 and you have 1.",
        ),
        ([1.1e-5, 1], "2 of 2 values differ;"),
        ([0, 999999.5], "you have 999999.5."),
        ([0, 1e6], "you have 1e+06."),
        ([0, 1000000.5], "you have 1e+06."),
    ],
)
def test_a_difference_is_said_up_to_its_limits(values, says):
    assert says in describe_difference(np.array(values), np.zeros(2))


def test_an_object_of_a_class_without_a_name_is_said_to_be_one():
    assert describe_type(type("", (), {})()) == "something without a name"


class Refusing:
    def __array__(self, *_, **__):
        raise ValueError("no")


class Hiding:
    """No masked array, but with what one keeps its mask in."""

    _mask = (True, False)

    def __array__(self, *_, **__):
        return np.array([1.0, 2.0])


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Broken(), "I expect an array of numbers, and got a Broken."),
        (Refusing(), "I expect an array of numbers, and got a Refusing."),
        ([Broken(), 1], "I expect an array of numbers, and got a list."),
        (
            [[1, 2], [3]],
            "I expect an array of numbers, and got a list whose parts differ in length.",
        ),
    ],
)
def test_what_can_not_be_looked_into_is_named(answer, says):
    assert as_values(answer) == says


def test_as_many_values_as_may_be_are_taken(monkeypatch):
    monkeypatch.setattr("helpers.exercises.verdict._MOST_VALUES", 3)
    np.testing.assert_array_equal(as_values([1, 2, 3]), [1, 2, 3])
    assert as_values([1, 2, 3, 4]).endswith("the shape of yours is (4,), which is far too large.")


def test_what_only_a_longer_float_can_hold_is_infinite():
    assert as_values(np.array([np.longdouble("1e4000")])).startswith("1 of your 1 values are NaN")


def test_only_a_masked_array_has_masked_values():
    np.testing.assert_array_equal(as_values(Hiding()), [1, 2])


@pytest.mark.parametrize(("value", "same"), [(1.00009, True), (1.00011, False)])
def test_a_ten_thousandth_is_the_same(value, same):
    assert is_same(np.array([value]), np.array([1.0]), atol=0) == same


@pytest.mark.parametrize(("wrong", "index"), [(3, 1), (4, 0)])
def test_the_nearest_answer_is_one_that_half_of_the_values_agree_with(wrong, index):
    values = np.zeros(6)
    comparable = [np.ones(6), (np.arange(6) < wrong) * 1.0]
    assert _choose_nearest(values, comparable) is comparable[index]


@pytest.mark.parametrize(
    ("gap", "shown"),
    [
        (np.zeros((1024, 2)), True),
        (np.zeros((2, 1025)), False),
        (np.full((2, 2), 1e30), True),
        (np.full((2, 2), -1.1e30), False),
        (np.zeros(3), False),
    ],
)
def test_a_difference_is_shown_where_it_can_be_seen(gap, shown):
    assert (as_image(gap) is not None) == shown
