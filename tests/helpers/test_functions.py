"""A learner's function: whatever it does, its check ends, and says what's wrong in words."""

import re
import sys
import threading
import warnings
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from helpers import MemoryMapped, check
from helpers.exercises import calls, exercise, functions


def make(right, *cases, arguments=("the input",), says="right: R.", wrong=()):
    """Return an exercise that tries a function on some inputs."""
    return exercise.Exercise(
        name="toy", lesson="00_welcome", arguments=arguments, says=says, cases=lambda: [*cases],
        right=lambda: [("right", [right])], wrong=lambda: [*wrong],
    )  # fmt: skip


def said(toy, answer):
    return functions.judge(toy, answer).message


def sum_of_pairs(x):
    return x[:2] + x[2:]


TOY = make(
    np.cumsum, (np.array([1.0, 2, 4]),), (np.array([3, -1]),), (np.arange(30) + 1.5,),
    says="right: R.\npairs: You added pairs.", wrong=[("pairs", [sum_of_pairs])],
)  # fmt: skip
RAISED = "Your function raised"


def leave(x):
    raise SystemExit


def refuse(x):
    class SilentError(Exception):
        def __str__(self):
            raise ValueError

    raise SilentError


def shout(x):
    warnings.warn("loud", stacklevel=1)
    return np.cumsum(x) + 0 * np.log(np.zeros(len(x)) - 1)


def recurse(x):
    return recurse(x)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (sum_of_pairs, "You added pairs."),  # which raises for two of the inputs
        (lambda x: sum_of_pairs(x) + 0.5,
         f"{RAISED} ValueError: operands could not be broadcast together with shapes (2,) (0,). "
         "The input was [3, -1]."),
        (lambda x: np.cumsum(x) + (len(x) == 2),
         "Each of yours is 1 too large. The input was [3, -1]."),
        (lambda x: np.cumsum(x) + (x == 4),
         "1 of 3 values differs. The biggest gap is at index 2: I expected 7, and you have 8. The "
         "input was [1, 2, 4] (right for 2 of the 3 inputs I tried)."),
        (lambda x: np.cumsum(x)[:28],
         "I expected 30 values, and you have 28. The input had 30 sam"),
        (lambda x: "sum", "I expected an array of numbers and got text. The input was [1, 2, 4]."),
        (leave, f"{RAISED} SystemExit. The input was [1, 2, 4]."),
        (refuse, f"{RAISED} SilentError. The input was"),
        (recurse, f"{RAISED} RecursionError: maximum recursion depth exceeded"),
        (shout, "3 of your 3 values are NaN or infinite."),
        ("cumsum",
         "I expected a function and got text. Give the check the function's name, without quotes."),
    ],
)  # fmt: skip
def test_a_function_is_judged_by_what_it_does(answer, says):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with exercise.quiet():
            assert said(TOY, answer).startswith(says)


def never(x):
    while True: pass  # fmt: skip # noqa: E701


def test_a_loop_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(calls, "MOST_SECONDS", 0.1)
    threads = threading.active_count()
    assert said(TOY, never).startswith("Your function didn't come back. Is there a loop")
    assert threading.active_count() == threads


def swallow(over):
    while not over.is_set():
        with suppress(BaseException):
            while not over.is_set():
                pass


@pytest.mark.parametrize("go_on", [swallow, threading.Event.wait])
def test_a_function_that_does_not_come_back_is_given_up(go_on, monkeypatch):
    monkeypatch.setattr(calls, "MOST_SECONDS", 0.1)
    monkeypatch.setattr(calls, "PATIENCE", 0.2)
    over, threads = threading.Event(), threading.enumerate()
    assert said(TOY, lambda x: go_on(over)) == (
        "Your function didn't come back. Is there a loop that never ends? The input was [1, 2, 4]."
    )
    (thread,) = set(threading.enumerate()) - set(threads)
    assert thread.is_alive()
    # It would slow down every later test in this process.
    over.set()
    thread.join()


def test_a_long_loop_is_no_slower_than_without_a_check():
    def add(x):
        for _ in range(500_000):
            pass
        return np.cumsum(x)

    assert functions.judge(TOY, add).status == "correct"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((3,), "path: expected a path, got 3"),
        (("nowhere.npy",), "path: expected the path of a .npy file, got 'nowhere.npy'"),
        (("new.npy", (0, 3)), "shape: expected a whole number from 1 up, got 0"),
        (("new.npy", (2, 3), "spam"), "dtype: expected a data type, got 'spam'"),
    ],
)
def test_a_memory_mapped_array_refuses_in_a_sentence(given, says, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises((TypeError, ValueError), match=re.escape(says)):
        MemoryMapped(*given)


def test_an_output_as_long_as_the_signal_is_no_list_of_places():
    toy = make(np.flatnonzero, (np.array([0, 4, 0]),), (np.zeros(3),), arguments=("the signal",))
    assert said(toy, np.copy) == "I expected 1 value, and you have 3. The signal was [0, 4, 0]."


def test_an_input_that_should_change_is_named_by_the_exercise():
    toy = replace(TOY, says="right: R.\nchanged: In place.", wrong=tuple)
    assert said(toy, lambda x: x.__iadd__(1)) == "In place."


def test_an_exercise_may_judge_what_a_function_returns_for_all_inputs():
    toy = replace(
        TOY,
        says="right: Near enough.\nfar: {gap} off.",
        right=tuple,
        wrong=tuple,
        judge=lambda outputs, say: (
            say("right") if len(outputs) == 3 and outputs[1].shape == () else say("far", gap=2)
        ),
    )
    assert repr(functions.judge(toy, len)) == "✓ Correct. Near enough."
    assert repr(functions.judge(toy, np.cumsum)) == "✗ Not yet. 2 off."
    assert said(toy, lambda x: None).startswith("Your function returns nothing.")


def test_one_number_is_compared_and_an_input_of_any_kind_is_named():
    arguments = ("the input", "the number")
    toy = make(lambda some, number: number, ({"a": 1}, 2), ({"b": 3}, 4), arguments=arguments)
    assert said(toy, lambda some, number: number) == "R."
    assert said(toy, lambda some, number: number + 1) == (
        "I expected 2, and you have 3. The input was a dict, and the number was 2 (right for 0 of "
        "the 2 inputs I tried)."
    )
    assert said(toy, lambda some, number: [number]) == (
        "I expected one number, and the shape of yours is (1,). The input was a dict, and the "
        "number was 2."
    )


def empty(signal): ...


def only_pass(signal):
    pass


def only_words(signal):
    """Return nothing yet."""


def gives_back(signal):
    return signal


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        *((stub, "not attempted") for stub in (empty, only_pass, only_words)),
        *((answer, "wrong") for answer in (gives_back, lambda signal: 0, len, np.cumsum)),
    ],
)
def test_a_function_without_a_body_is_not_attempted(answer, status):
    assert check("running-mean", answer).status == status


def test_a_first_call_may_be_late_because_it_imports(monkeypatch):
    def first_late(function, arguments):
        if "a_part_of_a_library" in sys.modules:
            return function(*arguments)
        monkeypatch.setitem(sys.modules, "a_part_of_a_library", sys)
        raise TimeoutError

    monkeypatch.setattr(functions, "call", first_late)
    assert functions.judge(TOY, np.cumsum).status == "correct"


def test_a_function_that_always_imports_something_is_called_twice_at_most(monkeypatch):
    calls = []

    def answer(signal):
        calls.append(signal)
        monkeypatch.setitem(sys.modules, f"part_{len(calls)}_of_a_library", sys)
        raise TimeoutError

    assert said(TOY, answer).startswith("Your function didn't come back.")
    assert len(calls) == 2
