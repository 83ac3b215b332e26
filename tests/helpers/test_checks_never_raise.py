"""No check raises or warns, whatever it is given, and its verdict can always be shown."""

import datetime
import warnings

import numpy as np
import pytest
from matplotlib import pyplot as plt
from sklearn.linear_model import LogisticRegression

from helpers import check
from helpers.exercises import catalog

EVERY_CHECK = [
    (exercise, step)
    for exercise, run in catalog._CHECKS.items()
    for step in (run if isinstance(run, dict) else [None])
]


class NoArray:
    def __array__(self, *_, **__):
        raise RuntimeError("no array")


class ArrayOfText:
    def __array__(self, *_, **__):
        return "no array"


class Closed:
    """Every look at an attribute fails, even at its class."""

    def __getattribute__(self, name):
        raise RuntimeError("closed")


class Pretender:
    """It passes for an array, a model, or text, when its class is asked for."""

    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


class NamelessType(type):
    @property
    def __name__(cls):
        raise RuntimeError("no name")


class Nameless(metaclass=NamelessType):
    pass


class NumberedType(type):
    __name__ = 7


class Numbered(metaclass=NumberedType):
    pass


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


class Model:
    """What a fitted model has, with one part replaced."""

    def __init__(self, coefficients=None, answers=None):
        self.coef_ = np.ones((1, 9)) if coefficients is None else coefficients
        self.answers = answers

    def predict(self, features):
        return self.answers(features)


class ModelThatRaises(Model):
    def predict(self, features):
        raise NumberedType("Refusal", (Exception,), {})


class ModelThatHides(Model):
    @property
    def predict(self):
        raise RuntimeError("closed")


def closed_figure():
    figure = plt.figure()
    plt.close(figure)
    return figure


def itself():
    answer = []
    answer.append(answer)
    return answer


def record():
    return np.zeros(98, dtype=[("row", int), ("column", float)])


def masked(values, mask):
    return np.ma.masked_array(values, mask=mask)


NASTY = {
    "text": lambda: "text",
    "empty text": lambda: "",
    "text of a number": lambda: "35",
    "bytes": lambda: b"\xff\x00",
    "bytearray": lambda: bytearray(100),
    "memoryview": lambda: memoryview(b"abc"),
    "NaN": lambda: np.nan,
    "infinity": lambda: -np.inf,
    "complex": lambda: 1j,
    "huge whole number": lambda: 10**400,
    "whole number beyond float64": lambda: 2**63,
    "truth": lambda: False,
    "NotImplemented": lambda: NotImplemented,
    "ragged": lambda: [1, [2]],
    "ragged arrays": lambda: [np.zeros(98), np.zeros(100)],
    "ragged tuple": lambda: ((1, 2), (3,)),
    "list of nothing": lambda: [None] * 98,
    "stubs in a list": lambda: [..., ...],
    "list in itself": itself,
    "deep": Deep,
    "empty list": list,
    "dict": lambda: {"answer": 1},
    "set": lambda: {1, 2},
    "range": lambda: range(98),
    "generator": lambda: (value for value in range(98)),
    "iterator": lambda: iter([1.0]),
    "no dimension": lambda: np.array(0.5),
    "empty": lambda: np.zeros(0),
    "empty in two dimensions": lambda: np.zeros((0, 9)),
    "64 dimensions": lambda: np.zeros((1,) * 64),
    "larger than any memory": lambda: np.broadcast_to(np.float64(0), (10**6, 10**6, 10**6)),
    "large and masked": lambda: np.ma.array(np.broadcast_to(np.float64(0), (10**6, 10**6))),
    "large and empty": lambda: np.zeros((10**9, 0)),
    "objects": lambda: np.array([object(), None], dtype=object),
    "numbers as objects": lambda: np.zeros(98, dtype=object),
    "text in an array": lambda: np.full((52, 52), "0.5"),
    "text of any length": lambda: np.array(["0.5"], dtype=np.dtypes.StringDType()),
    "bytes in an array": lambda: np.full(45, b"1"),
    "records": record,
    "one record": lambda: record()[0],
    "masked records": lambda: np.ma.array(record(), mask=True),
    "void": lambda: np.zeros(3, dtype="V8"),
    "masked": lambda: np.ma.masked,
    "masked values": lambda: masked(np.zeros(98), np.arange(98) < 3),
    "masked complex": lambda: masked([1j], [True]),
    "dates": lambda: np.arange("2026-01", "2026-04", dtype="datetime64[M]"),
    "no date": lambda: np.datetime64("NaT", "D"),
    "time spans": lambda: np.zeros(100, dtype="timedelta64[s]"),
    "a date": lambda: datetime.datetime(2026, 1, 1),
    "array that compares with nothing": lambda: np.zeros((3, 3)).view(Unequal),
    "beyond float64": lambda: np.full(98, np.finfo(np.longdouble).max),
    "below float64": lambda: np.full(98, np.finfo(np.longdouble).tiny),
    "one beyond float64": lambda: np.finfo(np.longdouble).max,
    "function": lambda: len,
    "lambda": lambda: lambda: None,
    "class": lambda: int,
    "class without a name": lambda: Nameless,
    "type": lambda: type,
    "module": lambda: np,
    "exception": lambda: ValueError("no"),
    "check": lambda: check,
    "verdict": lambda: check(0, 35),
    "closed figure": closed_figure,
    "axes": lambda: closed_figure().add_subplot(),
    "array of axes": lambda: closed_figure().subplots(3, 3),
    "array refused": NoArray,
    "array of text": ArrayOfText,
    "closed": Closed,
    "class of models": lambda: LogisticRegression,
    "unfitted model": LogisticRegression,
    "method": lambda: LogisticRegression().fit,
    "passes for text": lambda: Pretender(str),
    "passes for a masked array": lambda: Pretender(np.ma.MaskedArray),
    "passes for a class": lambda: Pretender(type),
    "passes for nothing": lambda: Pretender(None),
    "class named by a property": Nameless,
    "class named by a number": Numbered,
    "class without any name": type("", (), {}),
    "class named in Markdown": type("**a** `b`\n# c", (), {}),
    "model that raises": ModelThatRaises,
    "model that hides": ModelThatHides,
    "model that answers nothing": lambda: Model(answers=lambda features: None),
    "model that answers text": lambda: Model(answers=lambda features: ["edge"] * len(features)),
    "model that answers itself": lambda: Model(answers=lambda features: Closed()),
    "model that answers NaN": lambda: Model(answers=lambda features: features[:, 0] * np.nan),
    "model that answers too little": lambda: Model(answers=lambda features: 1),
    "model that always says yes": lambda: Model(answers=lambda features: features[:, 0] >= 0),
    "model with coefficients of text": lambda: Model("coefficients"),
    "model with closed coefficients": lambda: Model(Closed()),
    "model with coefficients of NaN": lambda: Model(np.full((1, 9), np.nan)),
    "model with coefficients of 0": lambda: Model(np.zeros((1, 9)), lambda f: f[:, 0] > 2),
    "model with huge coefficients": lambda: Model(np.full((1, 9), 1e308), lambda f: f[:, 0] > 2),
}


@pytest.fixture
def show(shown):
    def show_everywhere(verdict):
        assert isinstance(repr(verdict), str)
        assert isinstance(verdict._repr_markdown_(), str)
        try:
            verdict._ipython_display_()
        except NotImplementedError:  # asks IPython for the two above
            assert verdict.difference is None
            return
        for item in shown[1:]:
            item._ipython_display_()

    return show_everywhere


def checked(exercise, answer, step):
    """Return a verdict that was reached without a warning, even one that `try` would hide."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        verdict = check(exercise, answer, step)
    assert [str(warning.message) for warning in warned] == []
    assert isinstance(verdict, catalog.Verdict)
    assert verdict.message.strip()
    return verdict


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize(("exercise", "step"), EVERY_CHECK)
def test_nasty_answer_is_wrong_and_no_more(exercise, step, name, show):
    verdict = checked(exercise, NASTY[name](), step)
    assert verdict.status == "wrong"
    assert len(verdict.message) < 600
    show(verdict)


@pytest.mark.parametrize("stub", [..., None])
@pytest.mark.parametrize(("exercise", "step"), EVERY_CHECK)
def test_stub_is_not_attempted(exercise, step, stub, show):
    verdict = checked(exercise, stub, step)
    assert verdict.status == "not attempted"
    show(verdict)


RIGHT_SHAPES = {
    (0, None): [()],
    (1, None): [(100,), (90,)],
    (2, None): [(98,), (100,), (99,)],
    (3, None): [(45,), (45, 45)],
    (4, None): [(52, 52)],
    (5, "windows"): [(510, 510, 3, 3)],
    (5, "features"): [(260100, 9)],
    (5, "labels"): [(260100,)],
    (5, "coefficients"): [(3, 3)],
}
VALUES = {
    "NaN": np.nan,
    "infinity": np.inf,
    "huge": 1.7e308,
    "huge and negative": -1.7e308,
    "tiny": 5e-324,
    "beyond float64": np.finfo(np.longdouble).max,
    "largest of float32": np.finfo(np.float32).max,
    "complex": 1j,
    "largest whole number": np.uint64(2**64 - 1),
    "text": "1",
}


def test_every_check_has_its_right_shapes():
    assert set(RIGHT_SHAPES) == set(EVERY_CHECK) - {(5, "model")}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(("exercise", "step"), RIGHT_SHAPES)
def test_right_shape_with_nasty_values_is_wrong_and_no_more(exercise, step, value, show):
    for shape in RIGHT_SHAPES[exercise, step]:
        verdict = checked(exercise, np.broadcast_to(VALUES[value], shape), step)
        assert verdict.status == "wrong"
        assert len(verdict.message) < 600
        show(verdict)


@pytest.mark.parametrize(("exercise", "step"), RIGHT_SHAPES)
def test_learner_who_made_numpy_strict_gets_a_verdict(exercise, step):
    with np.errstate(all="raise"):
        for shape in RIGHT_SHAPES[exercise, step]:
            assert checked(exercise, np.full(shape, 1.7e308), step).status == "wrong"


NO_NUMBERS = {
    "none": lambda: None,
    "stub": lambda: ...,
    "negative": lambda: -1,
    "unknown": lambda: 99,
    "text": lambda: "2",
    "list": lambda: [2],
    "dict": dict,
    "array": lambda: np.array([1, 2]),
    "fraction": lambda: 2.5,
    "closed": Closed,
    "nameless": Nameless,
    "passes for a number": lambda: Pretender(int),
}


@pytest.mark.parametrize("name", NO_NUMBERS)
def test_exercise_that_is_none_is_said(name):
    verdict = checked(NO_NUMBERS[name](), 1, None)
    assert verdict.status == "wrong"
    assert "There is no such exercise; check(n, answer) knows n = 0, 1, 2" in verdict.message


@pytest.mark.parametrize("name", [name for name in NO_NUMBERS if name != "none"])
@pytest.mark.parametrize("exercise", catalog._CHECKS)
def test_step_that_is_none_is_said(exercise, name):
    verdict = checked(exercise, 1, NO_NUMBERS[name]())
    assert verdict.status == "wrong"
    assert "step" in verdict.message
