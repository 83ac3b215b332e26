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


def make(right, *cases, arguments=("the input",), says="right: R.", wrong=()):
    """Return an exercise that tries a function on some inputs."""
    return exercise.Exercise(
        name="toy", lesson="00_welcome", arguments=arguments, says=says, cases=lambda: [*cases],
        right=lambda: [("right", [right])], wrong=lambda: [*wrong],
    )  # fmt: skip


def said(toy, answer):
    return functions.judge(toy, answer).message


def never(x):
    while True:
        pass


def never_on_one_line(x):
    while True: pass  # fmt: skip # noqa: E701


def sum_of_pairs(x):
    return x[:2] + x[2:]


TOY = make(
    np.cumsum, (np.array([1.0, 2, 4]),), (np.array([3, -1]),), (np.arange(30) + 1.5,),
    says="""
right: It's the sum so far.
reversed: You began at the end.
pairs: You added pairs.
IndexError: You went past the end{error}.
""",
    wrong=[("reversed", [lambda x: np.cumsum(x[::-1])]), ("pairs", [sum_of_pairs])],
)  # fmt: skip


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


WRONG_CALL = "I call your function with one argument, the input, but it can't"
ONE_VALUE = "You return only one value. If your `return` is inside the loop, it ends"
RAISED = "Your function raised"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (np.cumsum, "It's the sum so far."),
        (lambda x: np.cumsum(x).tolist(), "It's the sum so far."),
        (lambda x: np.cumsum(x[::-1]), "You began at the end."),
        (past_the_end, "You went past the end: index 3 is out of bounds for axis 0 with size 3."),
        (sum_of_pairs, "You added pairs."),  # which raises for two of the inputs
        (lambda x: sum_of_pairs(x) + 0.5,
         f"{RAISED} ValueError: operands could not be broadcast together with shapes (2,) (0,). "
         "The input was [3, -1]."),
        (lambda x: np.cumsum(x) + (len(x) == 2),
         "Each of yours is 1 too large. The input was [3, -1]."),
        (lambda x: 2 * np.cumsum(x), "All of yours are 2 times what I expected. The input was [1"),
        (lambda x: np.cumsum(x) + (x == 4),
         "1 of 3 values differs. The biggest gap is at index 2: I expected 7, and you have 8. The "
         "input was [1, 2, 4] (right for 2 of the 3 inputs I tried)."),
        (lambda x: np.cumsum(x)[:28],
         "I expected 30 values, and you have 28. The input had 30 sam"),
        (lambda x: None, "Your function returns nothing. Does it end in `return`?"),
        (lambda x: "sum", "I expected an array of numbers and got text. The input was [1, 2, 4]."),
        (lambda x: x / 0, "3 of your 3 values are infinite."),
        (lambda x: 1 // 0, f"{RAISED} ZeroDivisionError: "),
        (leave, f"{RAISED} SystemExit. The input was [1, 2, 4]."),
        (refuse, f"{RAISED} SilentError. The input was"),
        (recurse, f"{RAISED} RecursionError: maximum recursion depth exceeded"),
        (change,
         "Your function changed the array that it was given. Whoever calls it still needs that "
         "array, so write into a new one. The input was [1, 2, 4]."),
        (lambda x: np.cumsum(x)[:-1], "Your last value is missing. `range` and slices leave out"),
        (lambda x: np.cumsum(x)[1:], "Your first value is missing. Python counts from 0. The"),
        (lambda x: x[0], ONE_VALUE),
        (lambda x: [np.sum(x)], ONE_VALUE),
        (lambda x: [], "I expected 3 values, and you have 0. The input was [1, 2, 4]."),
        (lambda x: np.trunc(np.cumsum(x)), "You lose everything after the decimal point. An array"),
        (lambda x: 3, "You return the same values whatever I give you"),
        (lambda: 3, WRONG_CALL),
        (lambda x, y: 3, WRONG_CALL),
        (np.arange(3),
         "I expected a function and got an ndarray. Give the check the function's name, without "
         "parentheses after it."),
        ("cumsum",
         "I expected a function and got text. Give the check the function's name, without quotes."),
        (shout, "3 of your 3 values are NaN or infinite."),
    ],
)  # fmt: skip
def test_a_function_is_judged_by_what_it_does(answer, says):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with exercise.quiet():
            assert said(TOY, answer).startswith(says)


@pytest.mark.parametrize("answer", [never, never_on_one_line])
def test_a_loop_that_never_ends_is_stopped(answer, monkeypatch):
    monkeypatch.setattr(calls, "MOST_SECONDS", 0.1)
    threads = threading.active_count()
    assert said(TOY, answer).startswith("Your function didn't come back. Is there a loop")
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
    assert said(TOY, lambda x: go_on(over)) == (
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


def keep_all(image, kernel):
    """Return an output as large as the image, with 0 where the kernel doesn't fit."""
    rows, columns = kernel.shape
    return np.pad(smooth(image, kernel), ((0, rows - 1), (0, columns - 1)))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (keep_all,
         "Your output is as large as the image. Near the border, a value would need pixels that "
         "aren't there, so leave those values out. The image was [[1, 2, 3], [4, 5, 6]], and the "
         "kernel was [[1, 1]]."),
        (lambda image, kernel: smooth(image, kernel)[:1], "I expected the shape (2, 2), and the"),
        (lambda image, kernel: smooth(image, kernel) + (len(image) == 9),
         "Each of yours is 1 too large. The image had 9×9 pixels, and the kernel was [[2]]."),
        (lambda image: image,
         "I call your function with two arguments, the image and the kernel, but it can't be "
         "called that way. Look at the parentheses in its first line."),
    ],
)  # fmt: skip
def test_arguments_are_called_by_their_names(answer, says):
    small = (np.arange(6.0).reshape(2, 3) + 1, np.ones((1, 2)))
    large = (np.arange(81.0).reshape(9, 9), np.full((1, 1), 2))
    toy = make(smooth, small, large, arguments=("the image", "the kernel"))
    assert said(toy, answer).startswith(says)
    assert said(toy, smooth) == "R."


def test_an_output_as_long_as_the_signal_is_no_list_of_places():
    signals, its = [(np.array([0, 4, 0]),), (np.zeros(3),)], {"arguments": ("the signal",)}
    places, short = make(np.flatnonzero, *signals, **its), make(lambda x: x[1:], *signals, **its)
    assert said(places, np.copy) == "I expected 1 value, and you have 3. The signal was [0, 4, 0]."
    assert said(short, np.copy) == (
        "Your output is as long as the signal. Near the ends, a value would need samples that "
        "aren't there, so leave those values out. The signal was [0, 4, 0]."
    )
    assert said(short, lambda: 3).startswith("I call your function with one argument, the signal,")


def test_an_input_that_should_change_is_named_by_the_exercise():
    toy = replace(TOY, says="right: R.\nchanged: In place.", wrong=tuple)
    assert said(toy, change) == "In place."


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
    assert functions.judge(TOY, np.cumsum).status == "correct"


def test_a_function_that_always_imports_something_is_called_twice_at_most(monkeypatch):
    calls = []

    def answer(signal):
        calls.append(signal)
        monkeypatch.setitem(sys.modules, f"part_{len(calls)}_of_a_library", sys)
        raise TimeoutError

    assert said(TOY, answer).startswith("Your function didn't come back.")
    assert len(calls) == 2
