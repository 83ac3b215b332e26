"""Every exercise, by its declaration and the answers in tests/exercises: what its check says.

A changed word turns a test red once. Read it, and accept it with ``pytest --snapshot-update``.
"""

import os
import re
import shutil
import sys
import warnings
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType
from unittest.mock import Mock

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from helpers import check, exercises, predict
from helpers.exercises import catalog, exercise, reporting
from helpers.exercises.learned_kernel import LEARNED
from helpers.exercises.verdict import Verdict

TEMPLATES = Path(__file__).resolve().parents[2] / "docs" / "templates"
NAMES = catalog.names()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """Give up sooner on what never ends: no other answer takes a fifth of that."""
    monkeypatch.setattr("helpers.exercises.calls.MOST_SECONDS", 0.5)


def data(name):
    """Return the answers to an exercise, which take a while to calculate: not until a test runs."""
    return import_module(f"tests.exercises.{name.replace('-', '_')}")


def pieces(name):
    """Return the pieces of messages that an exercise's answers bring about, with their answers."""
    right, wrong = data(name).RIGHT_WAYS, data(name).MISCONCEPTIONS
    return {("correct", says): right[says] for says in right} | {
        ("wrong", says): wrong[says] for says in wrong
    }


def made(answer, name="difference"):
    """Return an answer that's made only now, unless the answer is a function itself."""
    later = type(answer) in (FunctionType, type(cache(int))) and not catalog.find(name).cases
    return answer() if later else answer


def checked(name, answer):
    """Return a verdict that was reached without a warning, and that left the answer as it was."""
    before = answer.copy() if type(answer) is np.ndarray and answer.nbytes < 10**8 else None
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        verdict = check(name, answer)
    assert [str(warning.message) for warning in warned] == []
    assert type(verdict) is Verdict
    assert 0 < len(verdict.message) < 600
    if before is not None and before.dtype != object:
        assert before.tobytes() == answer.tobytes()
    return verdict


# A model takes a while to fit, and one verdict serves several tests. Not where mutmut notes which
# tests reach a function: all but the first would seem not to.
@(lambda call: call if "MUTANT_UNDER_TEST" in os.environ else cache(call))
def verdicts(name, status, says):
    return [checked(name, made(answer, name)) for answer in pieces(name)[status, says]]


def said(name):
    """Return what's said to all answers that tests know."""
    return {verdict.message for piece in pieces(name) for verdict in verdicts(name, *piece)}


@pytest.mark.parametrize("name", NAMES)
def test_right_ways_pass_and_each_misconception_is_named_and_no_other(name):
    for status, says in pieces(name):
        others = {piece for kind, piece in pieces(name) if (kind, piece) != (status, says)
                  and kind == "wrong"}  # fmt: skip
        for verdict in verdicts(name, status, says):
            assert (verdict.status, says in verdict.message) == (status, True), (says, verdict)
            assert [other for other in others if other in verdict.message] == [], verdict


@pytest.mark.parametrize("name", NAMES)
def test_no_message_is_forgotten(name):
    found, declared = said(name), catalog.find(name)
    known = [*declared.right(), *declared.wrong()]
    assert {
        declared.say(one, **dict(*fields)).message for one, _, *fields in known
    } - found == set()
    for text in declared.messages.values():
        pattern = ".+".join(map(re.escape, re.split(r"{[^}]+}", text)))
        assert any(re.search(pattern, message, re.DOTALL) for message in found), text


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_as_approved(name, snapshot):
    stub = checked(name, ...)
    assert stub == checked(name, None)
    assert stub.status == "not attempted"
    found = [verdict for piece in pieces(name) for verdict in verdicts(name, *piece)]
    assert sorted({stub.message}.union(map(words, found))) == snapshot


def words(verdict):
    """Return a verdict's message, and what its picture shows."""
    gap = verdict.difference
    if gap is None:
        return verdict.message
    low, high = (round(end, 3) or 0.0 for end in (gap.min(), gap.max()))  # not -0.0
    return f"{verdict.message} [picture from {low:.2g} to {high:.2g}]"


def test_what_the_how_to_says_makes_an_exercise(monkeypatch, tmp_path):
    for name in ("bright_pixels.py", "bright_pixels_answers.py"):
        shutil.copy(TEMPLATES / name, tmp_path)
    monkeypatch.setattr(exercises, "__path__", [*exercises.__path__, str(tmp_path)])
    monkeypatch.syspath_prepend(tmp_path)
    answers = import_module("bright_pixels_answers")
    monkeypatch.setitem(sys.modules, "tests.exercises.bright_pixels", answers)
    assert "bright-pixels" in catalog.names()
    test_right_ways_pass_and_each_misconception_is_named_and_no_other("bright-pixels")
    test_no_message_is_forgotten("bright-pixels")


def in_three_digits(values):
    largest = np.abs(values).max(initial=0) or 1
    return values.round(max(3, 2 - int(np.floor(np.log10(largest)))))


FORMS = {
    "list": np.ndarray.tolist,
    "object": lambda values: values.astype(object),
    "float16": lambda values: values.astype(np.float16),
    "three digits": in_three_digits,
    "in columns": lambda values: np.copy(values, order="F"),
    "read only": lambda values: np.broadcast_to(values, values.shape),
    "nothing masked": lambda values: np.ma.masked_array(values, mask=False),
}


def in_form(form, answer):
    """Return an answer in another form, or a function that returns its output in it."""
    if callable(answer):
        return lambda *arguments: in_form(form, answer(*arguments))
    if answer is None or type(answer) is tuple:  # several arrays, or none
        return answer and [in_form(form, values) for values in answer]
    return FORMS[form](np.asarray(answer, dtype=float))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "model"])
def test_a_right_answer_is_right_in_another_form(name):
    for says, (first, *_) in data(name).RIGHT_WAYS.items():
        answer = made(first, name)
        for form in FORMS:
            if name == "features" and form in ("list", "object"):  # millions of values
                continue
            verdict = checked(name, in_form(form, answer))
            assert verdict.status == "correct", (says, form)
            assert says in verdict.message, form


class Arraylike:
    """What NumPy takes for an array, though it refuses, or has a mask that's no array's."""

    _mask = (True, False)  # as a masked array keeps its mask

    def __init__(self, array):
        self.array = array

    def __array__(self, *_, **__):
        if isinstance(self.array, Exception):
            raise self.array
        return self.array


class Closed:
    """Every look at an attribute fails, even at its class."""

    def __getattribute__(self, name):
        raise RuntimeError("closed")


class NamelessType(type):
    @property
    def __name__(cls):
        raise RuntimeError("no name")


class Hidden:
    coef_ = np.array([[-1, -2, -1, 0, 0, 0, 1, 2, 1]])

    @property
    def predict(self):
        raise RuntimeError("closed")


def raise_nameless(features):
    raise NamelessType("Refusal", (Exception,), {})


def itself():
    answer = []
    answer.append(answer)
    return answer


def neuron(*arguments):
    return data("model").Neuron(*arguments)


def unsure(coefficients):
    return neuron(lambda features: features[:, 0] > 2, coefficients)


RECORDS = np.zeros(98, dtype=[("row", int), ("column", float)])
STRANGE = {
    "text": lambda: "text",
    "bytes": lambda: b"\xff\x00",
    "NaN": lambda: np.nan,
    "infinity": lambda: -np.inf,
    "complex": lambda: 1j,
    "huge whole number": lambda: 10**400,
    "ragged": lambda: [1, [2]],
    "stubs in a list": lambda: [..., ...],
    "list in itself": itself,
    "dict": lambda: {"answer": 1},
    "generator": lambda: (value for value in range(98)),
    "no dimension": lambda: np.array(0.5),
    "empty": lambda: np.zeros(0),
    "empty in two dimensions": lambda: np.zeros((0, 9)),
    "64 dimensions": lambda: np.zeros((1,) * 64),
    "larger than any memory": lambda: np.broadcast_to(np.float64(0), (10**6, 10**6, 10**6)),
    "large and masked": lambda: np.ma.array(np.broadcast_to(np.float64(0), (10**6, 10**6))),
    "large and empty": lambda: np.zeros((10**9, 0)),
    "objects": lambda: np.array([object(), None], dtype=object),
    "list of pretenders": lambda: [Mock(spec=float)] * 98,
    "numbers as objects": lambda: np.full(98, 3, dtype=object),
    "text in an array": lambda: np.full((52, 52), "0.5"),
    "text of any length": lambda: np.array(["0.5"], dtype=np.dtypes.StringDType()),
    "bytes in an array": lambda: np.full(45, b"1"),
    "records": lambda: RECORDS,
    "masked records": lambda: np.ma.array(RECORDS, mask=True),
    "masked": lambda: np.ma.masked,
    "masked values": lambda: np.ma.masked_array(np.zeros(98), mask=np.arange(98) < 3),
    "masked complex": lambda: np.ma.masked_array([1j], mask=[True]),
    "dates": lambda: np.arange("2026-01", "2026-04", dtype="datetime64[M]"),
    "time spans": lambda: np.zeros(100, dtype="timedelta64[s]"),
    "beyond float64": lambda: np.full(98, np.finfo(np.longdouble).max),
    "function": lambda: len,
    "class": lambda: int,
    "array refused": lambda: Arraylike(RuntimeError("no array")),
    "array refused by value": lambda: Arraylike(ValueError("no")),
    "array with a mask of its own": lambda: Arraylike(np.zeros(2)),
    "closed": Closed,
    "list of closed": lambda: [Closed(), 1],
    "class of models": lambda: LogisticRegression,
    "unfitted model": LogisticRegression,
    "passes for text": lambda: Mock(spec=str),
    "passes for a masked array": lambda: Mock(spec=np.ma.MaskedArray),
    "passes for a class": lambda: Mock(spec=type),
    "class named by a property": lambda: NamelessType("Nameless", (), {})(),
    "class without any name": lambda: type("", (), {})(),
    "model that raises": lambda: neuron(raise_nameless),
    "model that hides": Hidden,
    "model that predicts text": lambda: neuron(lambda table: ["edge"] * len(table)),
    "model that predicts itself": lambda: neuron(lambda table: Closed()),
    "model with closed coefficients": lambda: unsure(Closed()),
    "model with coefficients of 0": lambda: unsure(np.zeros((1, 9))),
    "model with huge coefficients": lambda: unsure(np.full((1, 9), 1e308)),
}
VALUES = [np.nan, np.inf, 1.7e308, -1.7e308, 5e-324, np.uint64(2**64 - 1), True]


def shapes(name):
    """Return the shapes of right answers, and others that are worth a try."""
    right = {answer.shape for _, several, *_ in catalog.find(name).right() for answer in several}
    return sorted(right | set(getattr(data(name), "SHAPES", ())))


@pytest.fixture
def show(shown):
    def show_everywhere(verdict):
        if verdict.difference is None:
            with pytest.raises(NotImplementedError):  # asks IPython for its other ways
                verdict._ipython_display_()
        else:
            verdict._ipython_display_()
            shown[1]._ipython_display_()
            assert "image/png" in shown[2]

    return show_everywhere


@pytest.mark.parametrize("name", NAMES)
def test_strange_answers_are_wrong_and_no_more(name, show):
    for strange, make in STRANGE.items():
        verdict = checked(name, make())
        assert verdict.status == "wrong", strange
        show(verdict)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in NAMES
        if not catalog.find(name).cases and name not in ("model", "two-kernels")
    ],
)
def test_usual_shape_with_strange_values_is_wrong_and_no_more(name, show):
    for value in VALUES:
        with np.errstate(all="raise"):  # as a learner may have made numpy
            for shape in shapes(name):
                verdict = checked(name, np.broadcast_to(value, shape))
                assert verdict.status == "wrong", (value, shape)
        show(verdict)


def test_strange_words_are_as_approved(snapshot):
    answers = {strange: check("difference", make()).message for strange, make in STRANGE.items()}
    assert answers == snapshot


STEEP = np.array([[0.0, 1.0], [2.0, 30.0]])
TOY = exercise.Exercise(
    name="toy", lesson="00_welcome",
    says="""
right: It's {what}.
right-other: The other
  one.
far: Too far.
near: Nearer.
none: None of it.
flat: All alike.
""",
    right=lambda: [("right", [STEEP], {"what": "steep"}), ("right-other", [STEEP + 0.0004])],
    wrong=lambda: [("none", [(2, 3)]), ("far", [STEEP - 5]), ("near", [STEEP - 5.0004])],
    recognize=lambda values: ("flat", {}) if values[0, 0] == 7 else None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (STEEP, "It's steep."),
        (STEEP + 0.00019, "It's steep."),
        (STEEP + 0.00021, "The other one."),
        (STEEP + np.diag([0, 0.05]), "It's steep."),  # rounded to three digits, as 30.05 to 30.1
        (STEEP - 5, "Too far."),
        (STEEP - 5.0003, "Nearer."),
        (np.zeros((2, 3)), "None of it."),
        (np.full((2, 2), 7.0), "All alike."),
        (STEEP + 0.0004 + np.diag([0.00101, 0]),
         "1 of 4 values differs. The biggest gap is at row 0, column 0: I expected 0.0004, and "
         "you have 0.00141. Several answers are right here, and I compared yours with the nearest"),
    ],
)  # fmt: skip
def test_an_answer_is_compared_with_the_nearest_that_is_known(answer, says):
    assert TOY.check(answer).message.startswith(says)


def test_of_two_right_answers_the_one_that_fewer_values_differ_from_is_nearer():
    far = np.array([[9.0, 9.0], [9.0, 30.0]])
    toy = exercise.Exercise(
        name="toy", lesson="", says="right: R.", right=lambda: [("right", [STEEP, far])]
    )
    verdict = toy.check([[0, 1], [2, 600]])  # nearer to neither, by the sum of the gaps
    assert verdict.difference.tolist() == [[0, 0], [0, 570]]
    assert toy.check([[9, 9], [3, 30]]).difference.tolist() == [[0, 0], [-6, 0]]
    assert toy.check([[4, 5], [6, 7]]).difference.tolist() == [[4, 4], [4, -23]]


@pytest.mark.parametrize(
    ("value", "expected", "wrong"),
    [
        *((1.00500, 1, False), (1.00502, 1, True), (0.10099, 0.1, False), (0.10101, 0.1, True)),
        *((1.07, 1.075, False), (1.07, 1.0751, True), (9.99, 9.9999, False), (9.9, 9.911, True)),
        *((0.0100999, 0.01, False), (0.0101001, 0.01, True), (0.009912, 0.0099, True)),
        *((2005, 2000, False), (2006, 2000, True), (1e-12, 0, False), (2e-11, 0, True)),
    ],
)
def test_three_digits_count(value, expected, wrong):
    assert exercise.differs(np.array([float(value)]), np.array([float(expected)])) == [wrong]


def test_two_numbers_that_differ_are_never_said_to_be_the_same():
    rng = np.random.default_rng(0)
    for expected in rng.normal(size=(2000, 1)) * 10.0 ** rng.integers(-4, 3, (2000, 1)):
        said = exercise.describe_difference(expected + 5.02e-3 * max(1, *abs(expected)), expected)
        expected_one, yours = re.findall(r"I expected (\S+), and you have (\S+)\.$", said)[0]
        assert expected_one != yours


@pytest.mark.parametrize(
    ("shape", "value", "shown"),
    [((1024, 2), 0, True), ((2, 1025), 0, False), ((3,), 0, False), ((2, 2), -1.1e30, False)],
)
def test_a_difference_is_shown_where_it_can_be_seen(shape, value, shown):
    assert (exercise.as_image(np.full(shape, value)) is not None) == shown


def test_as_many_values_as_may_be_are_taken(monkeypatch):
    monkeypatch.setattr(exercise, "MOST_VALUES", 3)
    np.testing.assert_array_equal(exercise.as_values([1, 2, 3]), [1, 2, 3])
    assert "Yours has the shape (4,), which is far too large." in exercise.as_values([1, 2, 3, 4])


def test_the_kernel_that_is_compared_is_what_the_lessons_model_learns():
    np.testing.assert_allclose(data("model").solution().coef_.reshape(3, 3), LEARNED, atol=1e-4)


def test_a_kernel_is_shown_beside_sobels_at_its_own_scale():
    sobel = data("labels").SOBEL
    mixed = sobel + sobel.T
    for factor in (1, 1e-5):
        gap = check("learned-kernel", factor * mixed).difference
        np.testing.assert_allclose(gap, sobel.T / 2, atol=1e-12)


def test_a_difference_is_shown_below_the_words(shown):
    verdict = check("gradient-magnitude", data("gradient-magnitude").padded("constant")[0])
    np.testing.assert_allclose(verdict.difference[1:-1, 1:-1], 0, atol=1e-12)
    assert (verdict.difference[0] > 0).all()
    verdict._ipython_display_()
    assert shown[0] == {"text/plain": repr(verdict), "text/markdown": verdict._repr_markdown_()}
    assert repr(shown[1]).startswith("your values minus the expected ones: 52×52 float64, -")


def test_a_verdict_says_its_status_without_color():
    assert check("pixel-count", 35)._repr_markdown_().startswith("**✓ Correct.** Five")
    assert repr(check("pixel-count", 12)).startswith("✗ Not yet. You")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("mistery-kernel", 'Did you mean "mystery-kernel"?'),
        ("Mystery Kernel", 'Did you mean "mystery-kernel"?'),
        ("gradient_magnitude", 'Did you mean "gradient-magnitude"?'),
        ("catalog", 'exercise called "catalog". Its name is in the lesson, in its check.'),
        ("x" * 41, f'called "{"x" * 40}".'),
        (3, "An exercise's name is text, and you gave an int."),
        (np.array([1, 2]), "and you gave an ndarray."),
        (lambda: Closed(), "and you gave a Closed."),
        (lambda: Mock(spec=str), "and you gave a Mock."),
    ],
)
def test_an_exercise_that_is_not_there_is_said(name, says):
    for answer in (1, ...):
        verdict = checked(made(name), answer)
        assert verdict.status == "wrong"
        assert says in verdict.message


def test_each_verdict_is_reported(monkeypatch):
    reported = []
    monkeypatch.setattr(catalog, "report", lambda *said: reported.append(said))
    verdicts = [check(name, 12) for name in ("pixel-count", "nothing")] + [check("model", ...)]
    assert reported == list(zip(("pixel-count", "nothing", "model"), verdicts, strict=True))
    assert reporting.report("model", verdicts[0]) is None


CHOICES = {1: "the mean", 2: "the Gaussian"}


@pytest.mark.parametrize(
    ("guess", "actual", "names", "status", "says"),
    [
        (3, 3, {}, "correct", "You expected 3, and 3 it is."),
        (Fraction(1, 2), 0.5, {}, "correct", "You expected 0.5, and 0.5 it is."),
        (0.5774, 0.57726, {}, "correct", "You expected 0.577, and 0.577 it is."),
        (0.5776, 0.577, {}, "recorded",
         "You expected 0.578, and it's 0.577. Your guess is 0.0006 too high."),
        (-0.33, -1 / 3, {}, "correct", "You expected -0.33, and that's right. It's -0.333."),
        (0.11, 1 / 9, {}, "correct", "You expected 0.11, and that's right. It's 0.111."),
        (-0.3, -1 / 3, {}, "recorded", "You expected -0.3, and it's -0.333."),
        (-0.34, -1 / 3, {}, "recorded", "You expected -0.34, and it's -0.333."),
        (0, 0.004, {}, "recorded", "You expected 0, and it's 0.004."),
        ([0.5], np.float32(0.577), {}, "recorded", "You expected 0.5, and it's 0.577. Your guess"),
        (-2, 1.23456, {}, "recorded",
         "You expected -2, and it's 1.235. Your guess is 3.235 too low."),
        ("many", 0.01049, {}, "not attempted", "You made no prediction. It's 0.01."),
        (1, 1, CHOICES, "correct", "You expected the mean, and the mean it is."),
        (2, 1, CHOICES, "recorded", "You expected the Gaussian, and it's the mean."),
        (7, 1, CHOICES, "recorded", "You expected 7, and it's the mean."),
        (..., 1, CHOICES, "not attempted", "You made no prediction. It's the mean."),
    ],
)  # fmt: skip
def test_a_prediction_is_compared_with_what_comes_out(guess, actual, names, status, says):
    verdict = predict("the sum", guess).reveal(actual, names=names)
    assert verdict.status == status
    assert verdict.message == says if names else verdict.message.startswith(says)


@pytest.mark.parametrize(
    ("question", "guess", "value", "says"),
    [
        ("the sum", Decimal("0.25"), 0.25, "✎ Recorded. You expect 0.25. Read on to see."),
        ("the sum", np.array([[0.25]], dtype=object), 0.25, "✎ Recorded. You expect 0.25. Read on"),
        ("the sum", True, 1, "✎ Recorded. You expect 1. Read on to see."),
        ("the sum", 94, 94, "✎ Recorded. You expect 94. Read on to see."),
        ("a share", 94, 0.94, "✎ Recorded. You expect 94%, and as a share that's 0.94. Read on"),
        ("a share", 100, 1, "✎ Recorded. You expect 100%, and as a share that's 1. Read on"),
        ("a share", 1, 1, "✎ Recorded. You expect 1. Read on to see."),
        ("a share", 101, 101, "✎ Recorded. You expect 101. Read on to see."),
        (["no text"], 3, 3, "✎ Recorded. You expect 3. Read on to see."),
        (["no text"], None, None,
         "… Not attempted yet. What is ['no text']? Put a number in place of the `...`. A"),
        ("the sum", "0.25", None,
         "✗ Not yet. I expected one number and got text. Leave out the quotes."),
        ("the sum", ["1, 2"], None,
         "✗ Not yet. I expected one number and got a list of text. Leave out the quotes."),
        ("the sum", "number 3", None, "✗ Not yet. I expected one number and got text."),
        ("the sum", [1, 2], None, "✗ Not yet. A prediction is one number, and yours has 2."),
        ("the sum", [], None, "✗ Not yet. A prediction is one number, and yours has 0."),
        ("the sum", np.nan, None, "✗ Not yet. Your number is NaN or infinite."),
        ("the sum", lambda: Closed(), None, "✗ Not yet. I expected one number and got a Closed."),
    ],
)  # fmt: skip
def test_a_prediction_is_any_one_real_number(question, guess, value, says):
    prediction = predict(question, made(guess))
    assert repr(prediction).startswith(says)
    assert prediction.value == value
