"""Everything that checks and refusals say, compared word for word with what was read and approved.

A changed word turns a test red once; the new text is written to ``artifacts/words``. Read it, and
if it is what you want, copy it over ``tests/helpers/words``.
"""

from pathlib import Path

import numpy as np
import pytest
from test_exercise_2_differences import MISCONCEPTIONS as OF_DIFFERENCES
from test_exercise_3_profile import MISCONCEPTIONS as OF_THE_PROFILE
from test_exercise_4_gradient import MISCONCEPTIONS as OF_THE_GRADIENT
from test_exercise_5_network import MISCONCEPTIONS as OF_THE_NETWORK
from test_exercise_5_network import RIGHT_WAYS, verdicts

import helpers
from helpers import check
from helpers.exercises import boundaries, differences, gradient, predictions, profile
from helpers.figures import loading
from helpers.filters import comparison, kernel_text, presets, sketches, validation, wording
from helpers.filters.windows import LinearFilter, RankFilter

APPROVED = Path(__file__).with_name("words")
FOUND = Path(__file__).resolve().parents[2] / "artifacts" / "words"
PIXELS = {f"{value}": value for value in (35, 12, 5, 7, 24, 36, 1.5, -35, 1e9)}
ODD = {
    "stub": ...,
    "nothing": None,
    "text": "text",
    "list of text": ["a", "b"],
    "complex": [1j, 2],
    "complex number": 1j,
    "dates": np.array(["2020-01-01"], dtype="M8[D]"),
    "time spans": np.array([1], dtype="m8[s]"),
    "bytes": np.array([b"a"]),
    "records": np.zeros(2, dtype=[("row", int), ("column", float)]),
    "objects": np.array([None, {}], dtype=object),
    "uneven": [[1, 2], [3]],
    "dict": {},
    "NaN": [np.nan, 1, np.inf],
    "masked": np.ma.masked_array([1.0, 2, 3], mask=[True, False, True]),
    "one number": 3,
    "two numbers": [3, 4],
    "empty": [],
    "image": np.eye(3),
    "far too many": np.broadcast_to(np.float64(1), (10**5, 1001)),
}


def said_of(exercise, answers, step=None):
    return [f"{name}: {check(exercise, answer, step)!r}" for name, answer in answers.items()]


def said_of_known(exercise, module, misconceptions):
    """Return what is said of a module's own answers, of a test's, and of a slip in each."""
    right = [answer for answer, _ in module._right_answers()]
    wrong = [answer for answer, _ in module._wrong_answers() if not isinstance(answer, tuple)]
    slips = [np.array(answer, dtype=float) for answer in right]
    for slip in slips:
        slip.flat[slip.size // 3] += 2
        slip.flat[-1] -= 1e7
    others = [np.zeros((3, 2)), *(np.full_like(answer, 7) for answer in right)]
    answers = {
        **{f"right {n}": answer for n, answer in enumerate(right)},
        **{f"wrong {n}": answer for n, answer in enumerate(wrong)},
        **{
            f"{says}, {n}": answer
            for says, several in misconceptions.items()
            for n, answer in enumerate(several)
        },
        **{f"slip {n}": answer for n, answer in enumerate(slips)},
        **{f"other {n}": answer for n, answer in enumerate(others)},
    }
    return said_of(exercise, {**ODD, **answers})


def said_of_step(step):
    return [
        *said_of(5, ODD, step),
        *(f"{name}: {check(5, make(), step)!r}" for name, make in RIGHT_WAYS[step].items()),
        *(
            f"{says}: {verdict!r}"
            for says in OF_THE_NETWORK[step]
            for verdict in verdicts(step, says)
        ),
    ]


def said_of_calls():
    """Return what `check` says of exercises and steps that are not there."""
    calls = [(-1, 1), (99, 1), ("1", 1), (True, 1), (5, 1), (1, 1, "windows"), (5, 1, "window")]
    return [f"{call}: {check(*call)!r}" for call in calls]


def said_of_predictions():
    said = [repr(helpers.reveal("the sum", 1))]
    for prediction in [*ODD.values(), 0.5, -1.23456]:
        said.append(repr(helpers.predict("the sum", prediction)))
        said += [
            repr(helpers.reveal("the sum", actual)) for actual in (0.50049, 0.5006, 1.23456, -2)
        ]
    helpers.predict("the sum", 0.0005)
    said += [repr(helpers.reveal("the sum", actual)) for actual in (0, 0.001, 0.012345)]
    return said


LONG = "x" * 58  # with its quotes, as long as what is still said whole
SIGNAL, IMAGE = np.arange(5.0), np.eye(3)
REFUSED = {
    "as_numbers": (
        validation.as_numbers,
        [
            *(("a", "signal"), (LONG, "signal"), (LONG + "x", "signal"), ([], "signal")),
            *((0, "signal"), (np.zeros((2, 2, 3)), "image"), (np.zeros((2, 2, 2)), "image")),
            *((np.zeros((2, 2, 4, 1)), "image"), ([np.nan, 1], "signal"), ([[1], [1, 2]], "image")),
            ([1j], "signal"),
        ],
    ),
    "as_numbers, 1D": (
        lambda value: validation.as_numbers(value, "signal", ndim=1),
        [(np.zeros((2, 3)),), (np.zeros((2, 2, 3)),)],
    ),
    "as_numbers, 2D": (
        lambda value: validation.as_numbers(value, "image", ndim=2),
        [([1],), (np.zeros((2, 2, 3)),)],
    ),
    "as_whole": (validation.as_whole, [(1.5, "size"), (True, "size"), (np.True_, "size")]),
    "as_whole, least": (
        lambda value: validation.as_whole(value, "size", least=1),
        [(0,), ("1",)],
    ),
    "as_whole, most": (
        lambda value: validation.as_whole(value, "size", least=1, most=3),
        [(4,), (None,)],
    ),
    "as_shape": (validation.as_shape, [(3, "shape"), ((3, 0), "shape"), ([1.5], "shape")]),
    "as_number": (validation.as_number, [("1", "sigma"), (np.inf, "sigma"), (False, "sigma")]),
    "as_number, least": (
        lambda value: validation.as_number(value, "sigma", least=0),
        [(-1,), (10**400,), (np.nan,)],
    ),
    "as_number, most": (
        lambda value: validation.as_number(value, "sigma", most=2),
        [(3,), ([],)],
    ),
    "as_number, both": (
        lambda value: validation.as_number(value, "sigma", least=0, most=2),
        [(3,), (-1,)],
    ),
    "one_of": (validation.one_of, [("same", "mode", ("valid", "full")), (1, "mode", ("valid",))]),
    "mean_kernel": (helpers.mean_kernel, [(0,), (10_001,), ((1, 2, 3),), ((),), (1.5,)]),
    "gaussian_kernel": (helpers.gaussian_kernel, [(0,), (-1,), (10_001,), ("1",)]),
    "step_signal": (helpers.step_signal, [(0,), (10_000_001,), (5, 6), (5, -1), (5, 1.5)]),
    "add_noise": (helpers.add_noise, [("a",), (SIGNAL, -1), (SIGNAL, 1, -1), (SIGNAL, 1, 0.5)]),
    "preset_kernel": (
        presets.preset_kernel,
        [("mean", ()), ("mean", (1, 2, 3)), ("mean", 3), ("median", (3,)), ("mean", (3, 0))],
    ),
    "kernel_from_text": (
        kernel_text.kernel_from_text,
        [
            *(("", 1), ("1 2\n3", 2), ("1\n2", 1), ("1 a", 1), ("1/0", 1), ("nan", 1)),
            *(
                ("1e7", 1),
                ("1 " * 8, 1),
                ("x" * 20, 1),
                ("x" * 21, 1),
                ("1e400", 1),
                ("-1000001", 1),
            ),
            *((" \n ", 2), ("1 2\n3 4\n5 6 7", 2), ("1\n" * 8, 2), (None, 1), ("9" * 30, 1)),
        ],
    ),
    "plausible_results": (
        sketches.plausible_results,
        [(IMAGE, [1, 2]), (SIGNAL, IMAGE), (SIGNAL, [1.0, "a"])],
    ),
    "compare": (comparison.compare, [([1, 2], [1]), ([], []), (IMAGE, IMAGE)]),
    "LinearFilter": (
        LinearFilter,
        [("a", [1]), (SIGNAL, IMAGE), (SIGNAL, np.ones(6)), (IMAGE, [[1, 2, 3, 4]])],
    ),
    "LinearFilter, mode": (
        lambda mode: LinearFilter(SIGNAL, [1.0], mode=mode),
        [("same",), (None,)],
    ),
    "LinearFilter, cval": (
        lambda cval: LinearFilter(SIGNAL, [1.0], mode="constant", cval=cval),
        [("a",), (np.nan,)],
    ),
    "LinearFilter, at": (
        LinearFilter(IMAGE, IMAGE, mode="reflect").at,
        [(9,), (-1,), (0.5,), ("a",)],
    ),
    "RankFilter": (
        RankFilter,
        [(SIGNAL, 3), (SIGNAL, (3, 3)), (IMAGE, (3, 0)), (IMAGE, (4, 4)), (IMAGE, "a")],
    ),
}


SIX = {name: [1, 2] for name in "abcdef"}
REFUSED_BY_FIGURES = {
    "plot_signals": (
        helpers.plot_signals,
        [
            *((), ([1, 2],), ({},), (SIX,), ({"a": "x"},), ({"a": [[1]]},), ({"a": [1]}, 3)),
        ],
    ),
    "plot_signals, titles": (
        lambda titles: helpers.plot_signals({"a": [1]}, {"b": [1]}, titles=titles),
        [(["one"],), ("ab",), ([1, 2],), (3,)],
    ),
    "plot_signals, guides": (
        lambda guides: helpers.plot_signals({"a": [1]}, guides=guides),
        [("a",), ([np.nan],), ({1: [0]},), ({"a": [0]},), (0.5,), ({0: 1},), ({0: ["a"]},)],
    ),
    "plot_signals, first": (
        lambda first: helpers.plot_signals({"a": [1]}, {"b": [1]}, first=first),
        [([1],), ("1",), (0.5,), (None,), ([1, 2.5],)],
    ),
    "imshow_all": (
        helpers.imshow_all,
        [(), ("a",), (SIGNAL,), (np.zeros((2, 2, 2)),), (IMAGE, None), (np.zeros((0, 3)),)],
    ),
    "imshow_all, titles": (
        lambda titles: helpers.imshow_all(IMAGE, titles=titles),
        [(["a", "b"],), ("a",), ([1],)],
    ),
    "speak": (helpers.speak, [(None,), ([],)]),
    "load_gray": (loading.load_gray, [("not there.png",), (b"no image", "own.png"), (3,)]),
    "convolve_demo": (
        helpers.convolve_demo,
        [(IMAGE, [1]), (SIGNAL, IMAGE), (SIGNAL, np.ones(6)), (SIGNAL, [1], "same"), ("a", [1])],
    ),
    "convolve_demo, cval": (
        lambda cval: helpers.convolve_demo(SIGNAL, [1], "constant", cval=cval),
        [("a",), (np.nan,)],
    ),
    "mean_filter_demo": (
        helpers.mean_filter_demo,
        [(SIGNAL,), (IMAGE, 0), (IMAGE, 1.5), (IMAGE, 3, "same"), (IMAGE, 4, "valid"), ("a",)],
    ),
    "predict_demo": (
        helpers.predict_demo,
        [(IMAGE, [1]), (SIGNAL, IMAGE), ("a", [1]), (SIGNAL, ["a"])],
    ),
    "gaussian_demo": (helpers.gaussian_demo, [(IMAGE,), ("a",), (SIGNAL, -1), (SIGNAL, 99)]),
    "smoothing_demo": (helpers.smoothing_demo, [(SIGNAL,), ("a",), (IMAGE, -1), (IMAGE, 99)]),
    "edges_demo": (helpers.edges_demo, [(SIGNAL,), ("a",)]),
    "denoise_demo": (helpers.denoise_demo, [(SIGNAL,), ("a",)]),
    "filter_lab": (
        helpers.filter_lab,
        [("a",), (np.zeros((2, 2, 2)),), (SIGNAL, IMAGE), (SIGNAL, np.ones(8)), (IMAGE, [1])],
    ),
}


def said_of_refused(refused):
    said = []
    for name, (call, several) in refused.items():
        for number, arguments in enumerate(several):
            try:
                call(*arguments)
            except (TypeError, ValueError) as refusal:
                said.append(f"{name} {number}: {type(refusal).__name__}: {refusal}")
            else:
                said.append(f"{name} {number}: taken")
    return said


def said_of_numbers():
    values = (
        0,
        1,
        -1,
        0.5060871,
        1e-13,
        1e-12,
        9.99e-13,
        2e-12,
        0.9996,
        0.99999,
        153.25,
        1234.5678,
    )
    others = (10, 100.0, np.inf, -np.inf, np.nan, -0.0, -0.25, 1e6, 1.0005, 0.0004)
    weights = (
        1 / 9,
        0.25,
        -2,
        1 / 3,
        0.0011,
        1e-12,
        np.pi,
        1 / 998,
        1 / 1001,
        0.12345,
        2 / 3,
        -1 / 16,
    )
    return [
        *(f"number {value!r}: {wording.number(value)}" for value in (*values, *others)),
        *(f"weight {value!r}: {wording.weight(value)}" for value in weights),
    ]


def said_of_windows():
    signal = LinearFilter([1, -2, 3], [1, 0.5, -1 / 3], mode="constant", cval=-4, flip=True)
    image = LinearFilter(np.arange(6).reshape(2, 3), np.full((3, 3), 1 / 9), mode="nearest")
    large = LinearFilter(np.ones((6, 6)), np.ones((5, 5)), mode="valid")
    larger = LinearFilter(np.ones((6, 6)), np.ones((5, 6)), mode="valid")
    ranks = RankFilter(np.arange(12).reshape(3, 4) % 5, (3, 3), rank="median", mode="reflect")
    return [
        *(wording.products(signal.at(position)) for position in range(3)),
        wording.products(image.at(0)),
        wording.products(large.at(0)),
        wording.products(larger.at(0)),
        wording.products(image.at(4), most=8),
        wording.products(image.at(4), most=9),
        wording.ranking(ranks.at(0)),
        wording.ranking(ranks.at(6)),
    ]


PARTS = {
    "exercise-0": lambda: said_of(0, {**ODD, **PIXELS}),
    "exercise-1": lambda: said_of_known(1, boundaries, {}),
    "exercise-2": lambda: said_of_known(2, differences, OF_DIFFERENCES),
    "exercise-3": lambda: said_of_known(3, profile, OF_THE_PROFILE),
    "exercise-4": lambda: said_of_known(4, gradient, OF_THE_GRADIENT),
    **{f"exercise-5-{step}": lambda step=step: said_of_step(step) for step in OF_THE_NETWORK},
    "exercise-that-is-not": said_of_calls,
    "predictions": said_of_predictions,
    "refusals": lambda: said_of_refused(REFUSED),
    "refusals-of-figures": lambda: said_of_refused(REFUSED_BY_FIGURES),
    "numbers": said_of_numbers,
    "windows": said_of_windows,
}


@pytest.mark.parametrize("part", PARTS)
def test_every_word_is_as_approved(part, monkeypatch):
    monkeypatch.setattr(predictions, "_recorded", {})
    said = "\n".join(PARTS[part]()) + "\n"
    approved = APPROVED / f"{part}.txt"
    if not approved.exists() or approved.read_text(encoding="utf-8") != said:
        FOUND.mkdir(parents=True, exist_ok=True)
        (FOUND / approved.name).write_text(said, encoding="utf-8")
    fix = f"read artifacts/words/{approved.name}, and copy it into tests/helpers/words/"
    assert approved.exists(), fix
    assert said.splitlines() == approved.read_text(encoding="utf-8").splitlines(), fix


def test_nothing_is_approved_that_nobody_says():
    assert {path.stem for path in APPROVED.glob("*.txt")} == set(PARTS)
