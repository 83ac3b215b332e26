"""How a check judges a function: by what it returns for inputs that its author hasn't seen."""

import dis
import inspect
import sys
from contextlib import suppress
from functools import cache
from numbers import Real

import numpy as np

from helpers.exercises import exercise
from helpers.exercises.calls import call
from helpers.exercises.slips import find_slip, same
from helpers.exercises.verdict import Verdict
from helpers.figures.wording import number

# More values than this aren't written out.
_MOST_SHOWN = 25
# So few outcomes may be those of a declared function by chance.
_FEW = 2
_NOTHING = exercise.not_yet("Your function returns nothing. Does it end in `return`?")
_NOTHING_HERE = (
    "Your function returned something before, but here it returned nothing. Every branch needs a "
    "`return`, and if there's nothing to find, an empty list will do."
)
_COUNTS = {2: "two", 3: "three", 4: "four"}


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
        kind = exercise.describe_type(answer)
        without = "quotes" if kind == "text" else "parentheses after it"
        return exercise.not_yet(
            f"I expected a function and got {kind}. Give the check the function's name, without "
            f"{without}."
        )
    cases = _cases(declared)
    if not _takes(answer, cases[0]):
        return exercise.not_yet(_describe_arguments(declared, len(cases[0])))
    outcomes = []
    for case in cases:
        outcome = _outcome(declared, answer, case)
        if outcome is _NOTHING and outcomes:
            outcome = exercise.not_yet(f"{_NOTHING_HERE} {_name(declared, case)}")
        outcomes.append(outcome)
        if isinstance(outcome, Verdict):
            break
    else:
        if said := _find_known(declared, outcomes, range(len(cases))):
            must_be_whole = said.status == "correct" and "right-float" in declared.messages
            if must_be_whole and any(_returns_float(answer, case) for case in cases):
                return declared.say("right-float")
            return said
    for case, outcome in zip(cases, outcomes, strict=False):
        if isinstance(outcome, BaseException):
            return _describe_error(declared, outcome, case)
    if declared.judge and len(outcomes) == len(cases):
        return declared.judge(outcomes, declared.say)
    if said := _find_first_fault(declared, cases, outcomes):
        return said
    if isinstance(outcomes[-1], Verdict):
        return outcomes[-1]
    return _describe_failure(declared, cases, outcomes)


def _find_first_fault(declared, cases, outcomes):
    """Return what's said to a declared wrong function that differs only where more goes wrong.

    Whole numbers may wrap around, and a case may end in a verdict, say on a division by 0.
    """
    plain = [
        k
        for k, (case, outcome) in enumerate(zip(cases, outcomes, strict=False))
        if isinstance(outcome, np.ndarray) and not any(map(_is_whole, case))
    ]
    said = _find_known(declared, outcomes, plain) if len(plain) > _FEW else None
    return said if said and said.status == "wrong" else None


def _is_whole(value):
    return isinstance(value, np.ndarray) and value.dtype.kind != "f"


def _outcome(declared, function, case, is_first=True):
    """Return the values that a function returns for a case, or what it raises, or a verdict."""
    given, named, loaded = _copies(case), _name(declared, case), len(sys.modules)
    try:
        output = call(function, given)
    except TimeoutError:
        if is_first and len(sys.modules) > loaded:  # the time may have gone into an import
            return _outcome(declared, function, case, is_first=False)
        if "TimeoutError" in declared.messages:
            return declared.say("TimeoutError")
        return exercise.not_yet(
            f"Your function didn't come back. Is there a loop that never ends? {named}"
        )
    except BaseException as error:
        return error
    if declared.read:
        output = declared.read(output, case, declared.say)
        if isinstance(output, Verdict):
            return output
    if output is None:
        return _NOTHING
    for k, (now, before) in enumerate(zip(given, case, strict=True)):
        if np.array_equal(now, before):
            continue
        if k == 0 and "changed" in declared.messages:
            return declared.say("changed")
        what = declared.arguments[k] if k else "the array"
        return exercise.not_yet(
            f"Your function changed {what} that it was given. "
            f"Whoever calls it still needs that array, so write into a new one. {named}"
        )
    values = exercise.as_values(output)
    return exercise.not_yet(f"{values} {named}") if isinstance(values, str) else values


def _returns_float(function, case):
    with suppress(Exception):
        return isinstance(np.asarray(call(function, _copies(case))).tolist(), float)
    return False


@cache
def _cases(declared):
    return [*declared.cases()]


class _Known:
    """A declared function: what's said to it, and what it does in each case, found out once."""

    def __init__(self, declared, name, function, fields):
        self.name, self.fields = name, fields
        self._function, self._cases, self._found = function, _cases(declared), {}

    def outcome(self, k):
        """Return the values for the case `k`, or the type of the error."""
        if k not in self._found:
            try:
                values = self._function(*_copies(self._cases[k]))
                self._found[k] = np.array(values, dtype=np.float64)
            except Exception as error:
                self._found[k] = type(error)
        return self._found[k]

    def agrees(self, k, outcome):
        """Return whether its outcome is the same, or an error of the same type."""
        known = self.outcome(k)
        if isinstance(known, type):
            return known is type(outcome)
        return isinstance(outcome, np.ndarray) and same(known, outcome)


@cache
def _known(declared):
    """Return the declared functions, the right ones first."""
    return [
        _Known(declared, name, function, dict(*fields))
        for name, functions, *fields in (*declared.right(), *declared.wrong())
        for function in functions
    ]


def _find_known(declared, outcomes, among):
    """Return what's said to the first declared function with these outcomes, or None."""
    for known in _known(declared):
        if all(known.agrees(k, outcomes[k]) for k in among):
            return declared.say(known.name, **known.fields)
    return None


def _describe_failure(declared, cases, outputs):
    right = [known for known in _known(declared) if known.name.startswith("right")]
    expected = max(
        ([known.outcome(k) for k in range(len(cases))] for known in right),
        key=lambda each: sum(map(same, each, outputs)),
    )
    failed = [i for i, each in enumerate(expected) if not same(each, outputs[i])]
    first = failed[0]
    if slip := find_slip(expected, outputs):
        return exercise.not_yet(f"{slip} {_name(declared, cases[first])}")
    for i in failed:
        if expected[i].shape != outputs[i].shape:
            kept = _describe_kept(declared, cases, expected, outputs)
            what = kept or exercise.describe_shape(outputs[i], [expected[i].shape])
            return exercise.not_yet(f"{what} {_name(declared, cases[i])}")
    named = _name(declared, cases[first])
    said = {exercise.relate(outputs[i], expected[i]) for i in failed if expected[i].size > 1}
    if len(said) == 1 and None not in said:
        return exercise.not_yet(f"{said.pop()} {named}")
    what = exercise.describe_difference(outputs[first], expected[first])
    some = f" (right for {len(cases) - len(failed)} of the {len(cases)} inputs I tried)"
    return exercise.not_yet(f"{what} {named[:-1]}{some}.")


def _describe_kept(declared, cases, expected, outputs):
    """Return what's wrong if each output is as large as its input, though there's less to return.

    Where nothing at all is expected, as when places are asked for, it has another reason.
    """
    sizes = [(np.size(case[0]), one.size) for case, one in zip(cases, expected, strict=True)]
    alike = all(one.shape == np.shape(case[0]) for case, one in zip(cases, outputs, strict=True))
    if not (alike and all(whole >= less > 0 for whole, less in sizes)):
        return None
    is_image = outputs[0].ndim == 2
    size, where, what = ("large", "border", "pixels") if is_image else ("long", "ends", "samples")
    return (
        f"Your output is as {size} as {declared.arguments[0]}. Near the {where}, a value would "
        f"need {what} that aren't there, so leave those values out."
    )


def _copies(case):
    return [each.copy() if isinstance(each, np.ndarray) else each for each in case]


def _takes(function, case):
    """Return whether a function takes so many arguments, as far as one can tell."""
    try:
        inspect.signature(function).bind(*case)
    except TypeError:
        return False
    except Exception:  # some callables have no signature, and a learner's may raise anything
        return True
    return True


def _describe_arguments(declared, count):
    *most, last = declared.arguments
    named = f"{', '.join(most)}{',' * (len(most) > 1)} and {last}" if most else last
    several = "one argument" if count == 1 else f"{_COUNTS[count]} arguments"
    return (
        f"I call your function with {several}, {named}, but it can't be "
        "called that way. Look at the parentheses in its first line."
    )


def _describe_error(declared, error, case):
    kind, words = exercise.name_type(error), ""
    with suppress(Exception):  # what a learner raises may refuse to be told
        words = f": {str(error).splitlines()[0][:120].strip().rstrip('.')}"
    # One about a sequence has its own message, if it's called ``ValueError-sequence``.
    named = [
        name
        for name in declared.messages
        if name.partition("-")[0] == kind and name.partition("-")[2] in words
    ]
    if named:
        return declared.say(max(named, key=len), error=words)
    return exercise.not_yet(f"Your function raised {kind}{words}. {_name(declared, case)}")


def _name(declared, case):
    """Return a sentence about the input that a message is about."""
    *most, last = map(_state, declared.arguments, case)
    said = f"{', '.join(most)}, and {last}" if most else last
    return f"{said[0].upper()}{said[1:]}."


def _state(name, value):
    """Return what an argument was, in a clause.

    Examples
    --------
    >>> _state("the signal", np.array([1, 2.5])), _state("the image", np.zeros((9, 9)))
    ('the signal was [1, 2.5]', 'the image had 9×9 pixels')
    >>> _state("the totals", np.array([3, 4]))
    'the totals were [3, 4]'
    """
    if isinstance(value, np.ndarray) and value.size > _MOST_SHOWN:
        return f"{name} had {_write(value).partition(' of ')[2]}"
    is_plural = isinstance(value, np.ndarray) and name.endswith("s")
    return f"{name} {'were' if is_plural else 'was'} {_write(value)}"


def _write(value):
    if not isinstance(value, np.ndarray):
        return number(value) if isinstance(value, Real) else exercise.describe_type(value)
    if value.size > _MOST_SHOWN:
        size = "×".join(map(str, value.shape))
        return f"an image of {size} pixels" if value.ndim == 2 else f"a signal of {size} samples"
    if value.ndim > 1:
        return f"[{', '.join(map(_write, value))}]"
    return f"[{', '.join(map(number, value.tolist()))}]"
