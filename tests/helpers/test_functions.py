"""A learner's function: whatever it does, its check ends, and says what's wrong in words."""

import sys
import threading
import warnings
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from helpers import check
from helpers.exercises import calls, catalog, exercise, functions

RIGHT = np.cumsum
TOY = exercise.Exercise(
    name="toy",
    lesson="00_welcome",
    arguments=("the input",),
    says="""
right: It's the sum so far.
reversed: You began at the end.
pairs: You added pairs.
IndexError: You went past the end{error}.
""",
    cases=lambda: [(np.array([1.0, 2, 4]),), (np.array([3, -1]),), (np.arange(30) + 1.5,)],
    right=lambda: [("right", [np.cumsum])],
    wrong=lambda: [("reversed", [lambda x: np.cumsum(x[::-1])]), ("pairs", [sum_of_pairs])],
)


def never(x):
    while True:
        pass


def never_on_one_line(x):
    while True: pass  # fmt: skip # noqa: E701


def sum_of_pairs(x):
    return x[:2] + x[2:]


def past_the_end(x):
    return x[len(x)]


def leave(x):
    raise SystemExit


def refuse(x):
    class SilentError(Exception):
        def __str__(self):
            raise ValueError

    raise SilentError


def change(x):
    x[0] += 1
    return np.cumsum(x)


def shout(x):
    warnings.warn("loud", stacklevel=1)
    return np.cumsum(x) + 0 * np.log(np.zeros(len(x)) - 1)


def recurse(x):
    return recurse(x)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (np.cumsum, "It's the sum so far."),
        (lambda x: np.cumsum(x).tolist(), "It's the sum so far."),
        (lambda x: np.cumsum(x[::-1]), "You began at the end."),
        (past_the_end, "You went past the end: index 3 is out of bounds for axis 0 with size 3."),
        (sum_of_pairs, "You added pairs."),  # which raises for two of the inputs
        (
            lambda x: sum_of_pairs(x) + 0.5,
            "Your function raised ValueError: operands could not be broadcast together with shapes "
            "(2,) (0,). The input was [3, -1].",
        ),
        (
            lambda x: np.cumsum(x) + (len(x) == 2),
            "Each of yours is 1 too large. The input was [3, -1].",
        ),
        (lambda x: 2 * np.cumsum(x), "All of yours are 2 times what I expected. The input was [1"),
        (
            lambda x: np.cumsum(x) + (x == 4),
            "1 of 3 values differs. The biggest gap is at index 2: I expected 7, and you have 8. "
            "The input was [1, 2, 4] (right for 2 of the 3 inputs I tried).",
        ),
        (
            lambda x: np.cumsum(x)[:28],
            "I expected 30 values, and you have 28. The input had 30 sam",
        ),
        (lambda x: None, "Your function returns nothing. Does it end in `return`?"),
        (lambda x: "sum", "I expected an array of numbers and got text. The input was [1, 2, 4]."),
        (lambda x: x / 0, "3 of your 3 values are infinite."),
        (lambda x: 1 // 0, "Your function raised ZeroDivisionError: "),
        (leave, "Your function raised SystemExit. The input was [1, 2, 4]."),
        (refuse, "Your function raised SilentError. The input was"),
        (recurse, "Your function raised RecursionError: maximum recursion depth exceeded"),
        (
            change,
            "Your function changed the array that it was given. Whoever calls it still needs that "
            "array, so write into a new one. The input was [1, 2, 4].",
        ),
        (lambda x: np.cumsum(x)[:-1], "Your last value is missing. `range` and slices leave out"),
        (lambda x: np.cumsum(x)[1:], "Your first value is missing. Python counts from 0. The"),
        (lambda x: x[0], "You return only one value. If your `return` is inside the loop, it ends"),
        (lambda x: [np.sum(x)], "You return only one value. If your"),
        (lambda x: [], "I expected 3 values, and you have 0. The input was [1, 2, 4]."),
        (lambda x: np.trunc(np.cumsum(x)), "You lose everything after the decimal point. An array"),
        (lambda x: 3, "You return the same values whatever I give you"),
        (lambda: 3, "I call your function with one argument, the input, but it can't"),
        (lambda x, y: 3, "I call your function with one argument, the input, but it can't"),
        (
            np.arange(3),
            "I expected a function and got an ndarray. Give the check the function's name, without "
            "parentheses after it.",
        ),
        (
            "cumsum",
            "I expected a function and got text. Give the check the function's name, without "
            "quotes.",
        ),
        (shout, "3 of your 3 values are NaN or infinite."),
    ],
)
def test_a_function_is_judged_by_what_it_does(answer, says):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with exercise.quiet():
            assert functions.judge(TOY, answer).message.startswith(says)


@pytest.mark.parametrize("answer", [never, never_on_one_line])
def test_a_loop_that_never_ends_is_stopped(answer, monkeypatch):
    monkeypatch.setattr(calls, "MOST_SECONDS", 0.1)
    threads = threading.active_count()
    assert functions.judge(TOY, answer).message.startswith("Your function didn't come back. Is")
    assert threading.active_count() == threads


def swallow(over):
    while not over.is_set():
        with suppress(BaseException):
            while not over.is_set():
                pass


@pytest.mark.parametrize("go_on", [swallow, threading.Event.wait])
def test_a_function_that_does_not_come_back_is_given_up(go_on, monkeypatch):
    monkeypatch.setattr(calls, "MOST_SECONDS", 0.1)
    monkeypatch.setattr(calls, "PATIENCE", 0.5)
    over, threads = threading.Event(), threading.enumerate()
    assert functions.judge(TOY, lambda x: go_on(over)).message == (
        "Your function didn't come back. Is there a loop that never ends? The input was [1, 2, 4]."
    )
    (thread,) = set(threading.enumerate()) - set(threads)
    assert thread.is_alive()
    # It would slow down every later test in this process.
    over.set()
    thread.join()


def smooth(image, kernel):
    rows, columns = kernel.shape
    return image[rows - 1 :, columns - 1 :] * kernel.sum()


def keeping_all(change):
    """Return a function whose output is as large as its image, with 0 where it doesn't fit."""

    def keep(image, kernel):
        output, some = np.zeros_like(image), smooth(image, kernel)
        output[: some.shape[0], : some.shape[1]] = some + change
        return output

    return keep


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (
            keeping_all(0),
            "Your output is as large as the image. Near the border, a value would need pixels that "
            "aren't there, so leave those values out. The image was [[1, 2, 3], [4, 5, 6]], and "
            "the kernel was [[1, 1]].",
        ),
        (lambda image, kernel: smooth(image, kernel)[:1], "I expected the shape (2, 2), and the"),
        (
            lambda image, kernel: smooth(image, kernel) + (len(image) == 9),
            "Each of yours is 1 too large. The image had 9×9 pixels, and the kernel was [[2]].",
        ),
        (
            lambda image: image,
            "I call your function with two arguments, the image and the kernel, but it can't be "
            "called that way. Look at the parentheses in its first line.",
        ),
    ],
)
def test_arguments_are_called_by_their_names(answer, says):
    toy = exercise.Exercise(
        name="toy",
        lesson="",
        says="right: R.",
        arguments=("the image", "the kernel"),
        cases=lambda: [
            (np.arange(6.0).reshape(2, 3) + 1, np.ones((1, 2))),
            (np.arange(81.0).reshape(9, 9), np.full((1, 1), 2)),
        ],
        right=lambda: [("right", [smooth])],
    )
    assert functions.judge(toy, answer).message.startswith(says)
    assert functions.judge(toy, smooth).message == "R."


def test_an_output_as_long_as_the_signal_is_no_list_of_places():
    toy = exercise.Exercise(
        name="toy",
        lesson="",
        says="right: R.",
        arguments=("the signal",),
        cases=lambda: [(np.array([0, 4, 0]),), (np.zeros(3),)],
        right=lambda: [("right", [np.flatnonzero])],
    )
    assert functions.judge(toy, np.copy).message == (
        "I expected 1 value, and you have 3. The signal was [0, 4, 0]."
    )
    (case, _), short = toy.cases(), replace(toy, right=lambda: [("right", [lambda x: x[1:]])])
    assert functions.judge(short, np.copy).message == (
        "Your output is as long as the signal. Near the ends, a value would need samples that "
        "aren't there, so leave those values out. The signal was [0, 4, 0]."
    )
    assert functions.judge(short, lambda: case).message == (
        "I call your function with one argument, the signal, but it can't be called that way. Look "
        "at the parentheses in its first line."
    )


def test_an_input_that_should_change_is_named_by_the_exercise():
    toy = replace(TOY, says="right: R.\nchanged: In place.", wrong=tuple)
    assert functions.judge(toy, change).message == "In place."


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
    assert functions.judge(toy, lambda x: None).message.startswith("Your function returns nothing.")


def test_one_number_is_compared_and_an_input_of_any_kind_is_named():
    toy = exercise.Exercise(
        name="toy",
        lesson="",
        says="right: R.",
        arguments=("the input", "the number"),
        cases=lambda: [({"a": 1}, 2), ({"b": 3}, 4)],
        right=lambda: [("right", [lambda some, number: number])],
    )
    assert functions.judge(toy, lambda some, number: number).message == "R."
    assert functions.judge(toy, lambda some, number: number + 1).message == (
        "I expected 2, and you have 3. The input was a dict, and the number was 2 (right for 0 of "
        "the 2 inputs I tried)."
    )
    assert functions.judge(toy, lambda some, number: [number]).message == (
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


def test_a_function_without_a_body_is_not_attempted():
    name = next(name for name in catalog.names() if catalog.find(name).cases)
    for stub in (empty, only_pass, only_words):
        assert check(name, stub).status == "not attempted"
    for answer in (gives_back, lambda signal: 0, len, np.cumsum):
        assert check(name, answer).status == "wrong"


def test_a_first_call_may_be_late_because_it_imports(monkeypatch):
    def first_late(function, arguments):
        if "a_part_of_a_library" in sys.modules:
            return function(*arguments)
        monkeypatch.setitem(sys.modules, "a_part_of_a_library", sys)
        raise TimeoutError

    monkeypatch.setattr(functions, "call", first_late)
    assert functions.judge(TOY, RIGHT).status == "correct"


def test_a_function_that_always_imports_something_is_called_twice_at_most(monkeypatch):
    calls = []

    def answer(signal):
        calls.append(signal)
        monkeypatch.setitem(sys.modules, f"part_{len(calls)}_of_a_library", sys)
        raise TimeoutError

    assert functions.judge(TOY, answer).message.startswith("Your function didn't come back.")
    assert len(calls) == 2
