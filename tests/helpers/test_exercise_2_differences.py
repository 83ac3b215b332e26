"""Exercise 2, the step's differences: every right way passes, each misconception is named."""

import numpy as np
import pytest
from exercise_cases import cases, confused, messages, unmet
from scipy import ndimage, signal

from helpers import add_noise, check, step_signal
from helpers.exercises import differences

STEP = step_signal()
NOISY = add_noise(STEP)
KERNEL = np.array([-1, 0, 1])
THIRDS = np.full(3, 1 / 3)


def spikes(size, *places, height=1):
    answer = np.zeros(size)
    answer[list(places)] = height
    return answer


SPIKES = spikes(98, 48, 49)
OF_98 = {
    "solution": SPIKES,
    "correlated": np.correlate(STEP, KERNEL, mode="valid"),
    "by slicing": STEP[2:] - STEP[:-2],
    "by hand, as list": [0] * 48 + [1, 1] + [0] * 48,
    "as tuple": tuple(SPIKES),
    "integers": SPIKES.astype(int),
    "8 bits": SPIKES.astype(np.int8),
    "float32": SPIKES.astype(np.float32),
    "yes and no": SPIKES.astype(bool),
    "two differences added": np.diff(STEP)[:-1] + np.diff(STEP)[1:],
    "correlated by signal": signal.correlate(STEP, KERNEL, mode="valid", method="direct"),
    "turned kernel convolved": np.convolve(STEP, KERNEL[::-1], mode="valid"),
    "the middle of a gradient": 2 * np.gradient(STEP)[1:-1],
    "nothing masked": np.ma.masked_array(SPIKES, mask=False),
}
OF_100 = {
    "reflect": ndimage.correlate(STEP, KERNEL),
    "nearest": ndimage.correlate(STEP, KERNEL, mode="nearest"),
    "mirror": ndimage.correlate1d(STEP, KERNEL, mode="mirror"),
    "float32": ndimage.correlate(STEP.astype(np.float32), KERNEL),
    "zeros around": np.pad(SPIKES, 1),
    "by hand": spikes(100, 49, 50),
    "gradient": 2 * np.gradient(STEP),
    "smooth padding": np.correlate(np.pad(STEP, 1, mode="edge"), KERNEL, mode="valid"),
}


@pytest.mark.parametrize("answer", OF_98.values(), ids=OF_98)
def test_every_right_way_to_98_values_passes(answer):
    verdict = check(2, answer)
    assert verdict.status == "correct"
    assert verdict.message.startswith("1 at 48 and 49")


@pytest.mark.parametrize("answer", OF_100.values(), ids=OF_100)
def test_every_right_way_to_100_values_passes(answer):
    verdict = check(2, answer)
    assert verdict.status == "correct"
    assert "two values of 1 are at 49 and 50" in verdict.message


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (np.convolve(STEP, KERNEL, mode="valid"), "At 48 and 49 you have −1"),
        (STEP[:-2] - STEP[2:], "At 48 and 49 you have −1"),
        (spikes(98, 48, 49, height=-1).astype(int), "At 48 and 49 you have −1"),
        (ndimage.convolve(STEP, KERNEL), "kept all 100 values, and at 49 and 50 you have −1"),
        (-2 * np.gradient(STEP), "kept all 100 values, and at 49 and 50 you have −1"),
    ],
)
def test_other_sign_passes_and_is_explained(answer, says):
    verdict = check(2, answer)
    assert verdict.status == "correct"
    assert says in verdict.message
    assert "as if it were flipped" in verdict.message


def test_right_ways_are_told_apart():
    ways = [SPIKES, -SPIKES, np.pad(SPIKES, 1), -np.pad(SPIKES, 1)]
    assert len({check(2, answer).message for answer in ways}) == 4


def in_both_signs(*answers):
    return [sign * np.asarray(answer) for answer in answers for sign in (1, -1)]


MISCONCEPTIONS = {
    **{
        f"one value, at index {place}": in_both_signs(spikes(98, place), spikes(100, place))
        for place in (48, 49, 50)
    },
    "but 0.5 high": in_both_signs(
        np.gradient(STEP), np.gradient(STEP)[1:-1], np.correlate(STEP, KERNEL / 2, mode="valid")
    ),
    "but 2 high": in_both_signs(2 * SPIKES, 2 * np.pad(SPIKES, 1)),
    "You have 1 and then -1": [
        np.diff(STEP, n=2),
        ndimage.correlate(STEP, [1, -2, 1]),
        spikes(98, 48) + spikes(98, 49, height=-1),
    ],
    "You have -1 and then 1": [-np.diff(STEP, n=2), spikes(100, 49, height=-1) + spikes(100, 50)],
    "one index late": in_both_signs(spikes(98, 49, 50)),
    "two indices late": in_both_signs(spikes(98, 50, 51)),
    "one index early": in_both_signs(spikes(98, 47, 48)),
    "yours are at 48 and 49": in_both_signs(spikes(100, 48, 49)),
    "yours are at 50 and 51": in_both_signs(spikes(100, 50, 51)),
    "Three values are one too many": in_both_signs(
        spikes(98, 48, 49, 50),
        spikes(98, 47, 48, 49),
        spikes(100, 49, 50, 51),
        spikes(100, 48, 49, 50),
    ),
    "99 values and one spike": in_both_signs(
        np.diff(STEP), np.correlate(STEP, [-1, 1], mode="valid")
    ),
    "Padding with zeros made a spike of -1 at the last index": [
        np.correlate(STEP, KERNEL, mode="same"),
        ndimage.correlate(STEP, KERNEL, mode="constant"),
    ],
    "Padding with zeros made a spike of 1 at the last index": [
        np.convolve(STEP, KERNEL, mode="same"),
        signal.convolve(STEP, KERNEL, mode="same", method="direct"),
    ],
    "Padding with ones made a spike of -1 at index 0": [
        ndimage.correlate(STEP, KERNEL, mode="constant", cval=1)
    ],
    "Padding with ones made a spike of 1 at index 0": [
        ndimage.convolve(STEP, KERNEL, mode="constant", cval=1)
    ],
    "Your values have -1 at both ends": [
        ndimage.correlate(STEP, KERNEL, mode="wrap"),
        np.roll(STEP, -1) - np.roll(STEP, 1),
    ],
    "Your values have 1 at both ends": [ndimage.convolve(STEP, KERNEL, mode="wrap")],
    "102 values are those of `full`": [
        np.correlate(STEP, KERNEL, mode="full"),
        np.convolve(STEP, KERNEL),
    ],
    "named two positions, 48 and 49": [[48, 49], np.flatnonzero(SPIKES), (48.0, 49.0)],
    "named two positions, 49 and 50": [[49, 50], np.flatnonzero(np.pad(SPIKES, 1))],
    "This is the kernel": [KERNEL, [-1, 0, 1]],
    "stay at 1 from index 48": [STEP[2:], spikes(98, *range(48, 98))],
    "stay at 1 from index 49": [
        STEP[1:-1],
        spikes(98, *range(49, 98)),
        spikes(100, *range(49, 100)),
    ],
    "stay at 1 from index 50": [STEP[:98], spikes(98, *range(50, 98))],
    "stay at 1 from index 51": [spikes(100, *range(51, 100))],
    "This is the step itself": [STEP, STEP.astype(int), list(STEP)],
    "that is the mean of three": [
        np.convolve(STEP, THIRDS, mode="valid"),
        np.convolve(STEP, THIRDS, mode="same"),
        ndimage.uniform_filter1d(STEP, 3),
        (STEP[:-2] + STEP[1:-1] + STEP[2:]) / 3,
    ],
    "All of yours are 0": [np.zeros(98), np.zeros(100), [0] * 98],
    "You filtered the noisy signal": in_both_signs(
        NOISY[2:] - NOISY[:-2],
        np.correlate(NOISY, KERNEL, mode="valid"),
        np.correlate(NOISY, KERNEL, mode="same"),
        *(ndimage.correlate(NOISY, KERNEL, mode=mode) for mode in ("reflect", "mirror", "wrap")),
    ),
}


@pytest.mark.parametrize(("answer", "says"), cases(MISCONCEPTIONS))
def test_each_misconception_is_named(answer, says):
    verdict = check(2, answer)
    assert verdict.status == "wrong"
    assert says in verdict.message


def test_misconceptions_are_told_apart_and_none_is_forgotten():
    said = messages(MISCONCEPTIONS, 2)
    assert confused(said) == []
    assert unmet(differences._wrong_answers(), said) == set()


@pytest.mark.parametrize("stub", [..., None])
def test_stub_is_not_attempted(stub):
    assert check(2, stub).status == "not attempted"


def test_other_shape_is_said_back():
    assert "I expect 98 values; the shape of yours is (97,)" in check(2, np.zeros(97)).message
    assert "(98, 1)" in check(2, SPIKES[:, None]).message
    assert check(2, 1).message == "I expect 98 values; yours is one number."


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (SPIKES.astype(complex), "yours are complex"),
        (SPIKES.astype(str), "an ndarray of text"),
        (SPIKES.astype(object), "an ndarray of objects"),
        (["0"] * 98, "a list of text"),
        ([0] * 48 + [[1, 1]] + [0] * 48, "a list whose parts differ in length"),
        ("0, 1, 1, 0", "got text"),
        (np.where(SPIKES == 1, np.nan, 0), "2 of your 98 values are NaN or infinite"),
        (np.ma.masked_equal(SPIKES, 1), "2 of your 98 values are masked"),
    ],
)
def test_what_is_no_number_is_said(answer, says):
    verdict = check(2, answer)
    assert verdict.status == "wrong"
    assert says in verdict.message


@pytest.mark.parametrize(
    ("size", "place", "nearest"), [(98, 7, SPIKES), (98, 7, -SPIKES), (100, 99, np.pad(SPIKES, 1))]
)
def test_unexpected_value_is_located_in_the_nearest_right_answer(size, place, nearest):
    answer = nearest.copy()
    answer[place] = 0.25
    says = (
        f"1 of {size} values differ; most of all at index {place}, where I expect 0 and you have "
        "0.25. (Compared with one of several right answers.)"
    )
    assert check(2, answer).message == says


def test_huge_value_is_said_briefly():
    assert "and you have -1e+300." in check(2, np.full(98, -1e300)).message


def test_signal_has_no_picture():
    assert check(2, STEP).difference is None


def test_step_is_said_to_be_none_of_this_exercise():
    verdict = check(2, SPIKES, step="windows")
    assert verdict.status == "wrong"
    assert verdict.message == "Exercise 2 has no steps; leave `step` out."
