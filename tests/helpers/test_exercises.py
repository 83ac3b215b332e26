"""Every exercise, by its declaration and the answers in tests/exercises: what its check says.

A changed word turns a test red once. Read it, and accept it with ``pytest --snapshot-update``.
"""

import datetime
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

import numpy as np
import pytest
from matplotlib import pyplot as plt
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
    """Return what's said to all answers that tests know, by the piece that stands for it."""
    return {
        piece: {verdict.message for verdict in verdicts(name, *piece)} for piece in pieces(name)
    }


@pytest.mark.parametrize("name", NAMES)
def test_right_ways_pass_and_each_misconception_is_named(name):
    assert [
        (status, says, verdict)
        for status, says in pieces(name)
        for verdict in verdicts(name, status, says)
        if verdict.status != status or says not in verdict.message
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_misconceptions_are_told_apart(name):
    assert [
        (says, message)
        for status, says in pieces(name)
        for other, messages in said(name).items()
        for message in messages
        if status == "wrong" and other != (status, says) and says in message
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_message_is_forgotten(name):
    found, declared = set().union(*said(name).values()), catalog.find(name)
    known = [*declared.right(), *declared.wrong()]
    assert {
        declared.say(one, **dict(*fields)).message for one, _, *fields in known
    } - found == set()
    for text in declared.messages.values():
        pattern = ".+".join(map(re.escape, re.split(r"{[^}]+}", text)))
        assert any(re.search(pattern, message, re.DOTALL) for message in found), text


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_as_approved(name, snapshot):
    assert sorted({check(name, ...).message}.union(*said(name).values())) == snapshot


def test_what_the_how_to_says_makes_an_exercise(monkeypatch, tmp_path):
    for name in ("bright_pixels.py", "bright_pixels_answers.py"):
        shutil.copy(TEMPLATES / name, tmp_path)
    monkeypatch.setattr(exercises, "__path__", [*exercises.__path__, str(tmp_path)])
    monkeypatch.syspath_prepend(tmp_path)
    answers = import_module("bright_pixels_answers")
    monkeypatch.setitem(sys.modules, "tests.exercises.bright_pixels", answers)
    assert "bright-pixels" in catalog.names()
    test_right_ways_pass_and_each_misconception_is_named("bright-pixels")
    test_misconceptions_are_told_apart("bright-pixels")
    test_no_message_is_forgotten("bright-pixels")


def in_three_digits(values):
    largest = np.abs(values).max(initial=0) or 1
    return values.round(max(3, 2 - int(np.floor(np.log10(largest)))))


FORMS = {
    "list": np.ndarray.tolist,
    "object": lambda values: values.astype(object),
    "float16": lambda values: values.astype(np.float16),
    "float32": lambda values: values.astype(np.float32),
    "three digits": in_three_digits,
    "in columns": lambda values: np.copy(values, order="F"),
    "read only": lambda values: np.broadcast_to(values, values.shape),
    "nothing masked": lambda values: np.ma.masked_array(values, mask=False),
}


SLOW = {("features", "list"), ("features", "object")}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "model"])
def test_a_right_answer_is_right_in_another_form(name):
    cases = catalog.find(name).cases

    def formed(form, values):
        return FORMS[form](np.asarray(values, dtype=float))

    def in_form(form, answer):
        def formed_output(*arguments):
            output = answer(*arguments)
            if output is None or type(output) is tuple:  # several arrays, or none
                return output and [formed(form, values) for values in output]
            return formed(form, output)

        return formed_output if cases else formed(form, answer)

    for says, (first, *_) in data(name).RIGHT_WAYS.items():
        answer = made(first, name)
        for form in FORMS:
            if (name, form) not in SLOW:
                verdict = checked(name, in_form(form, answer))
                assert verdict.status == "correct", (says, form)
                assert says in verdict.message, form


@pytest.mark.parametrize("name", NAMES)
def test_stub_is_not_attempted(name):
    for stub in (..., None):
        assert checked(name, stub).status == "not attempted"


class Arraylike:
    """What NumPy takes for an array, though it has something else, or refuses."""

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


class Pretender:
    """It passes for something else when its class is asked for."""

    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


class NamelessType(type):
    @property
    def __name__(cls):
        raise RuntimeError("no name")


class NumberedType(type):
    __name__ = 7


Nameless, Numbered = NamelessType("Nameless", (), {}), NumberedType("Numbered", (), {})


class Deep:
    """A sequence whose only item is the sequence."""

    def __len__(self):
        return 1

    def __getitem__(self, index):
        if index:
            raise IndexError
        return self


class Unequal(np.ndarray):
    def __eq__(self, other):
        raise RuntimeError("no comparison")

    __hash__ = None


class Hidden:
    coef_ = np.array([[-1, -2, -1, 0, 0, 0, 1, 2, 1]])

    @property
    def predict(self):
        raise RuntimeError("closed")


def raise_numbered(features):
    raise NumberedType("Refusal", (Exception,), {})


def closed_figure():
    figure = plt.figure()
    plt.close(figure)
    return figure


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
    "empty text": lambda: "",
    "bytes": lambda: b"\xff\x00",
    "memoryview": lambda: memoryview(b"abc"),
    "NaN": lambda: np.nan,
    "infinity": lambda: -np.inf,
    "complex": lambda: 1j,
    "huge whole number": lambda: 10**400,
    "whole number beyond float64": lambda: 2**63,
    "NotImplemented": lambda: NotImplemented,
    "ragged": lambda: [1, [2]],
    "ragged arrays": lambda: [np.zeros(98), np.zeros(100)],
    "stubs in a list": lambda: [..., ...],
    "list in itself": itself,
    "deep": Deep,
    "empty list": list,
    "dict": lambda: {"answer": 1},
    "set": lambda: {1, 2},
    "range": lambda: range(97),
    "generator": lambda: (value for value in range(98)),
    "no dimension": lambda: np.array(0.5),
    "empty": lambda: np.zeros(0),
    "empty in two dimensions": lambda: np.zeros((0, 9)),
    "64 dimensions": lambda: np.zeros((1,) * 64),
    "larger than any memory": lambda: np.broadcast_to(np.float64(0), (10**6, 10**6, 10**6)),
    "large and masked": lambda: np.ma.array(np.broadcast_to(np.float64(0), (10**6, 10**6))),
    "large and empty": lambda: np.zeros((10**9, 0)),
    "objects": lambda: np.array([object(), None], dtype=object),
    "list of pretenders": lambda: [Pretender(float)] * 98,
    "numbers as objects": lambda: np.full(98, 3, dtype=object),
    "text in an array": lambda: np.full((52, 52), "0.5"),
    "text of any length": lambda: np.array(["0.5"], dtype=np.dtypes.StringDType()),
    "bytes in an array": lambda: np.full(45, b"1"),
    "records": lambda: RECORDS,
    "masked records": lambda: np.ma.array(RECORDS, mask=True),
    "void": lambda: np.zeros(3, dtype="V8"),
    "masked": lambda: np.ma.masked,
    "masked in a list": lambda: [np.ma.masked, 1.0],
    "masked values": lambda: np.ma.masked_array(np.zeros(98), mask=np.arange(98) < 3),
    "masked complex": lambda: np.ma.masked_array([1j], mask=[True]),
    "dates": lambda: np.arange("2026-01", "2026-04", dtype="datetime64[M]"),
    "no date": lambda: np.datetime64("NaT", "D"),
    "time spans": lambda: np.zeros(100, dtype="timedelta64[s]"),
    "a date": lambda: datetime.datetime(2026, 1, 1),
    "array that compares with nothing": lambda: np.zeros((3, 3)).view(Unequal),
    "beyond float64": lambda: np.full(98, np.finfo(np.longdouble).max),
    "below float64": lambda: np.full(98, np.finfo(np.longdouble).tiny),
    "function": lambda: len,
    "class": lambda: int,
    "class without a name": lambda: Nameless,
    "type": lambda: type,
    "module": lambda: np,
    "exception": lambda: ValueError("no"),
    "check": lambda: check,
    "closed figure": cache(closed_figure),
    "array of axes": cache(lambda: closed_figure().subplots(3, 3)),
    "array refused": lambda: Arraylike(RuntimeError("no array")),
    "array refused by value": lambda: Arraylike(ValueError("no")),
    "array of text": lambda: Arraylike("no array"),
    "array with a mask of its own": lambda: Arraylike(np.zeros(2)),
    "closed": Closed,
    "list of closed": lambda: [Closed(), 1],
    "class of models": lambda: LogisticRegression,
    "unfitted model": LogisticRegression,
    "method": lambda: LogisticRegression().fit,
    "passes for text": lambda: Pretender(str),
    "passes for a masked array": lambda: Pretender(np.ma.MaskedArray),
    "passes for a class": lambda: Pretender(type),
    "passes for nothing": lambda: Pretender(None),
    "class named by a property": lambda: Nameless(),
    "class named by a number": lambda: Numbered(),
    "class without any name": lambda: type("", (), {})(),
    "class named in Markdown": lambda: type("**a** `b` # c", (), {})(),
    "model that raises": lambda: neuron(raise_numbered),
    "model that hides": Hidden,
    "model that predicts text": lambda: neuron(lambda table: ["edge"] * len(table)),
    "model that predicts itself": lambda: neuron(lambda table: Closed()),
    "model with closed coefficients": lambda: unsure(Closed()),
    "model with coefficients of 0": lambda: unsure(np.zeros((1, 9))),
    "model with huge coefficients": lambda: unsure(np.full((1, 9), 1e308)),
}
VALUES = [
    *(np.nan, np.inf, 1.7e308, -1.7e308, 5e-324, np.finfo(np.longdouble).max, 1j, "1"),
    *(np.finfo(np.float32).max, np.uint64(2**64 - 1), True),
]


def shapes(name):
    """Return the shapes of right answers, and others that are worth a try."""
    right = {answer.shape for _, several, *_ in catalog.find(name).right() for answer in several}
    return sorted(right | set(getattr(data(name), "SHAPES", ())))


@pytest.fixture
def show(shown):
    def show_everywhere(verdict):
        assert verdict.message in repr(verdict)
        assert verdict.message in verdict._repr_markdown_()
        if verdict.difference is None:
            with pytest.raises(NotImplementedError):  # asks IPython for the two above
                verdict._ipython_display_()
            return
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


def is_array(name):
    return not catalog.find(name).cases and name not in ("model", "two-kernels")


@pytest.mark.parametrize("name", [*filter(is_array, NAMES)])
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
    name="toy",
    lesson="00_welcome",
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
)


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
        (np.full((2, 2), 6.0), "All of yours are 6."),
        (STEEP.T, "Yours are transposed: rows and columns have changed places."),
        (STEEP[::-1], "Your rows are right, but in reverse order."),
        (
            STEEP + 0.0004 + np.diag([0.00101, 0]),
            "1 of 4 values differs. The biggest gap is at row 0, column 0: I expected 0.0004, and "
            "you have 0.00141. Several answers are right here, and I compared yours with the "
            "nearest one.",
        ),
        (np.zeros((3, 2)), "I expected the shape (2, 2), and the shape of yours is (3, 2)."),
        (np.zeros(4), "I expected the shape (2, 2), and the shape of yours is (4,)."),
        (STEEP[None], "Yours is an array with an axis too many, of shape (1, 2, 2)."),
    ],
)
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
    assert (exercise.as_image(gap) is not None) == shown


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
    (image,) = shown[1].figure.axes[0].images
    assert image.norm.vmin == -image.norm.vmax
    assert np.allclose(image.to_rgba(0.0)[:3], 1, atol=0.04)
    more, less = image.to_rgba(image.norm.vmax), image.to_rgba(image.norm.vmin)
    assert more[0] > more[2]  # orange
    assert less[2] > less[0]  # purple


def test_a_verdict_says_its_status_without_color():
    assert check("pixel-count", 35)._repr_markdown_().startswith("**✓ Correct.** Five")
    assert repr(check("pixel-count", 12)).startswith("✗ Not yet. You")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("mistery-kernel", 'Did you mean "mystery-kernel"?'),
        ("Mystery Kernel", 'Did you mean "mystery-kernel"?'),
        ("gradient_magnitude", 'Did you mean "gradient-magnitude"?'),
        (
            "catalog",
            'There\'s no exercise called "catalog". Its name is in the lesson, in its check.',
        ),
        ("", 'There\'s no exercise called "". Its name is in the lesson, in its check.'),
        ("x" * 41, f'called "{"x" * 40}".'),
        (3, "An exercise's name is text, and you gave an int."),
        (None, "and you gave a NoneType."),
        (["features"], "and you gave a list."),
        (np.array([1, 2]), "and you gave an ndarray."),
        (lambda: Closed(), "and you gave a Closed."),
        (lambda: Pretender(str), "and you gave a Pretender."),
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


@pytest.mark.parametrize(
    ("guess", "actual", "status", "says"),
    [
        (3, 3, "correct", "You expected 3, and 3 it is."),
        (Fraction(1, 2), 0.5, "correct", "You expected 0.5, and 0.5 it is."),
        (0.5774, 0.57726, "correct", "You expected 0.577, and 0.577 it is."),
        (
            0.5776,
            0.577,
            "recorded",
            "You expected 0.578, and it's 0.577. Your guess is 0.0006 too high.",
        ),
        (-0.33, -1 / 3, "correct", "You expected -0.33, and that's right. It's -0.333."),
        (0.11, 1 / 9, "correct", "You expected 0.11, and that's right. It's 0.111."),
        (-0.3, -1 / 3, "recorded", "You expected -0.3, and it's -0.333."),
        (-0.34, -1 / 3, "recorded", "You expected -0.34, and it's -0.333."),
        (0, 0.004, "recorded", "You expected 0, and it's 0.004."),
        (1, 0.577, "recorded", "You expected 1, and it's 0.577. Your guess is 0.423 too high."),
        ([0.5], np.float32(0.577), "recorded", "You expected 0.5, and it's 0.577. Your guess is"),
        (-2, 1.23456, "recorded", "You expected -2, and it's 1.235. Your guess is 3.235 too low."),
        (..., 3, "not attempted", "You made no prediction. It's 3."),
        ("many", 0.01049, "not attempted", "You made no prediction. It's 0.01."),
    ],
)
def test_a_prediction_is_compared_with_what_comes_out(guess, actual, status, says):
    verdict = predict("the sum", guess).reveal(actual)
    assert (verdict.status, verdict.message[: len(says)]) == (status, says)


@pytest.mark.parametrize(
    ("guess", "status", "says"),
    [
        (1, "correct", "You expected the mean, and the mean it is."),
        (2, "recorded", "You expected the Gaussian, and it's the mean."),
        (7, "recorded", "You expected 7, and it's the mean."),
        (..., "not attempted", "You made no prediction. It's the mean."),
    ],
)
def test_a_choice_is_told_by_its_names(guess, status, says):
    names = {1: "the mean", 2: "the Gaussian"}
    verdict = predict("the rougher one", guess).reveal(1, names=names)
    assert (verdict.status, verdict.message) == (status, says)


@pytest.mark.parametrize(
    ("question", "guess", "says", "value"),
    [
        (
            "the share of no",
            94,
            "You expect 94%, and as a share that's 0.94. Read on to see.",
            0.94,
        ),
        ("the share of no", 100, "You expect 100%, and as a share that's 1. Read on to see.", 1),
        ("the share of no", 1, "You expect 1. Read on to see.", 1),
        ("the share of no", 101, "You expect 101. Read on to see.", 101),
        ("the sum", 94, "You expect 94. Read on to see.", 94),
    ],
)
def test_a_share_may_be_given_as_a_percentage(question, guess, says, value):
    prediction = predict(question, guess)
    assert (prediction.message, prediction.value) == (says, value)


@pytest.mark.parametrize(
    ("guess", "says"),
    [
        (0.25, "✎ Recorded. You expect 0.25. Read on to see."),
        (Decimal("0.25"), "✎ Recorded. You expect 0.25. Read on to see."),
        ("0.25", "✗ Not yet. I expected one number and got text. Leave out the quotes."),
        (
            ["1, 2"],
            "✗ Not yet. I expected one number and got a list of text. Leave out the quotes.",
        ),
        ("number 3", "✗ Not yet. I expected one number and got text."),
        (np.array([[0.25]], dtype=object), "✎ Recorded. You expect 0.25. Read on to see."),
        (True, "✎ Recorded. You expect 1. Read on to see."),
        (None, "… Not attempted yet. What is ['the sum']? Put a number in place of the `...`. A"),
        ("many", "✗ Not yet. I expected one number and got text."),
        ([1, 2], "✗ Not yet. A prediction is one number, and yours has 2."),
        ([], "✗ Not yet. A prediction is one number, and yours has 0."),
        (np.nan, "✗ Not yet. Your number is NaN or infinite."),
        (lambda: Closed(), "✗ Not yet. I expected one number and got a Closed."),
    ],
)
def test_a_prediction_is_any_one_real_number(guess, says):
    question = ["the sum"]  # which no dictionary would take
    prediction = predict(question, made(guess))
    assert repr(prediction).startswith(says)
    assert prediction._repr_markdown_().startswith("**")
    assert (prediction.value is None) == ("Recorded" not in says)
