"""How a check judges a function: by what it returns for inputs that its author hasn't seen."""

import dis
import inspect
from contextlib import suppress
from functools import partial
from numbers import Real

import numpy as np

from helpers.exercises import exercise
from helpers.exercises.calls import call
from helpers.exercises.verdict import Verdict
from helpers.figures.wording import number

# More values than this aren't written out.
_MOST_SHOWN = 25


def is_stub(function):
    """Return whether a function is still without a body.

    Examples
    --------
    >>> def filtered(signal, kernel):
    ...     ...
    >>> is_stub(filtered)
    True
    """
    with suppress(Exception):  # a learner's object may raise anything
        does = dis.get_instructions(function.__code__)
        return all(step.argval is None for step in does if step.opname not in ("RESUME", "NOP"))
    return False


def judge(declared, answer):
    """Return the `Verdict` on a function, compared with the right and the wrong ones.

    Parameters
    ----------
    declared : Exercise
        Its `cases` yield tuples of arguments; its `right` and `wrong` yield functions, or its
        `judge` takes what the function returns for each.
    answer : object
        Anything at all.
    """
    if not callable(answer):
        return exercise.not_yet(
            f"I expected a function and got {exercise.describe_type(answer)}. Give the check the "
            "function's name, without brackets after it."
        )
    cases = [*declared.cases()]
    if problem := _refuses(answer, cases[0]):
        return exercise.not_yet(problem)
    outcomes = []
    for case in cases:
        outcomes.append(_outcome(declared, answer, case))
        if isinstance(outcomes[-1], Verdict):
            break
    else:
        if said := _find_known(declared, cases, outcomes):
            return said
    for case, outcome in zip(cases, outcomes, strict=False):
        if isinstance(outcome, Verdict):
            return outcome
        if isinstance(outcome, BaseException):
            return _describe_error(declared, outcome, case)
    if declared.judge:
        return declared.judge(outcomes, declared.say)
    return _describe_failure(declared, cases, outcomes)


def _outcome(declared, function, case):
    """Return the values that a function returns for a case, or what it raises, or a verdict."""
    given = _copies(case)
    try:
        output = call(function, given)
    except TimeoutError:
        return exercise.not_yet(
            f"Your function didn't come back. {_name(case)} Is there a loop that never ends?"
        )
    except BaseException as error:
        return error
    if output is None:
        return exercise.not_yet("Your function returns nothing. Does it end in `return`?")
    if not all(map(np.array_equal, given, case)):
        return declared.say("changed") if "changed" in declared.messages else exercise.not_yet(
            f"Your function changed the array that it was given. {_name(case)} Whoever calls "
            "it still needs that array, so write into a new one."
        )  # fmt: skip
    values = exercise.as_values(output)
    return exercise.not_yet(f"{values} {_name(case)}") if isinstance(values, str) else values


def _find_known(declared, cases, outcomes):
    """Return what's said to the first declared function with these outcomes, or None."""
    for name, functions, *fields in (*declared.right(), *declared.wrong()):
        for function in functions:
            if all(map(partial(_agrees, function), cases, outcomes)):
                return declared.say(name, **dict(*fields))
    return None


def _describe_failure(declared, cases, outputs):
    right = [function for _, functions, *_ in declared.right() for function in functions]
    expected = max(
        ([_expected(function, case) for case in cases] for function in right),
        key=lambda each: sum(map(_same, each, outputs)),
    )
    failed = [i for i, each in enumerate(expected) if not _same(each, outputs[i])]
    first = failed[0]
    for i in failed:
        if expected[i].shape != outputs[i].shape:
            what = exercise.describe_shape(outputs[i], [expected[i].shape])
            return exercise.not_yet(f"{what} {_name(cases[i])}")
    said = {exercise.relate(outputs[i], expected[i]) for i in failed}
    if len(said) == 1 and None not in said:
        return exercise.not_yet(f"{said.pop()} {_name(cases[first])}")
    what = exercise.describe_difference(outputs[first], expected[first])
    some = f" (right for {len(cases) - len(failed)} of the {len(cases)} inputs I tried)"
    return exercise.not_yet(f"{what} {_name(cases[first])[:-1]}{some}.")


def _expected(function, case):
    return np.asarray(function(*_copies(case)), dtype=np.float64)


def _agrees(function, case, outcome):
    """Return whether a function returns the same values, or raises an error of the same type."""
    try:
        expected = _expected(function, case)
    except Exception as error:
        return type(error) is type(outcome)
    return isinstance(outcome, np.ndarray) and _same(expected, outcome)


def _same(expected, output):
    return expected.shape == output.shape and not exercise.differs(output, expected).any()


def _copies(case):
    return [each.copy() if isinstance(each, np.ndarray) else each for each in case]


def _refuses(function, case):
    """Return what's wrong with the number of a function's parameters, or None."""
    try:
        inspect.signature(function).bind(*case)
    except TypeError:
        count = len(case)
        return (
            f"I call your function with {count} argument{'s' * (count > 1)}, and it takes others."
        )
    except Exception:  # some callables have no signature, and a learner's may raise anything
        return None
    return None


def _describe_error(declared, error, case):
    kind, words = exercise.name_type(error), ""
    with suppress(Exception):  # what a learner raises may refuse to be told
        words = f": {str(error).splitlines()[0][:120].strip()}"
    if kind in declared.messages:
        return declared.say(kind, error=words)
    return exercise.not_yet(f"Your function raised {kind}{words}. {_name(case)}")


def _name(case):
    """Return a sentence about the input that a message is about.

    Examples
    --------
    >>> _name([np.array([1, 2.5]), 3])
    'The input was [1, 2.5] and 3.'
    """
    return f"The input was {' and '.join(map(_write, case))}."


def _write(value):
    if not isinstance(value, np.ndarray):
        return number(value) if isinstance(value, Real) else exercise.describe_type(value)
    if value.size > _MOST_SHOWN:
        size = "×".join(map(str, value.shape))
        return f"an image of {size} pixels" if value.ndim == 2 else f"a signal of {size} samples"
    if value.ndim > 1:
        return f"[{', '.join(map(_write, value))}]"
    return f"[{', '.join(map(number, value.tolist()))}]"
