"""Everything that checks say, compared word for word with what was read and approved.

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


PARTS = {
    "exercise-0": lambda: said_of(0, {**ODD, **PIXELS}),
    "exercise-1": lambda: said_of_known(1, boundaries, {}),
    "exercise-2": lambda: said_of_known(2, differences, OF_DIFFERENCES),
    "exercise-3": lambda: said_of_known(3, profile, OF_THE_PROFILE),
    "exercise-4": lambda: said_of_known(4, gradient, OF_THE_GRADIENT),
    **{f"exercise-5-{step}": lambda step=step: said_of_step(step) for step in OF_THE_NETWORK},
    "exercise-that-is-not": said_of_calls,
    "predictions": said_of_predictions,
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
