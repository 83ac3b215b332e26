"""Two kernels that merge into a given one: any pair that does is right."""

import numpy as np

from helpers.exercises.exercise import Exercise, as_values, describe_other, differs, not_yet
from helpers.figures.wording import number

_SAYS = """
right: Your two merge into the big kernel. On 100 samples the first of yours leaves {left} values in
  `valid` mode, and the second leaves 96 of those, as many as the one big kernel.
flat: I expected two kernels, and these are numbers in one row. Write each kernel in its own
  brackets.
count: I expected two kernels, and you have {count}.
shape: A kernel is a row of weights here, and one of yours has the shape {shape}.
empty: One of your kernels has no weights at all.
trivial: One of your kernels has a single weight that isn't 0. It can make an output larger or shift
  it, but then the other one has to do all the work. Find two that share it.
cut: You cut the kernel into two pieces. Merging doesn't put kernels one after the other. It puts
  down copies that overlap.
added: Your kernels add up to this one. Adding kernels is for two filters side by side. Here, the
  second one gets the first one's output.
multiplied: Multiplied weight by weight, yours give this one. But when two kernels merge, every
  weight of one meets every weight of the other.
length: Kernels of {first} and {second} weights merge into one of {size}, and this one has 5. What
  do the two lengths have to add up to?
sign: You're nearly there, but every weight has the opposite sign. Either one of yours is flipped,
  or its plus and minus have changed places.
scaled: The pattern is right, but every weight is {factor} times what it should be.
equal: Yours merge into {merged}. That's close. A kernel of three equal weights isn't the only one
  that smooths, so let one sample count more than its neighbors.
smooth: Yours merge into {merged}. Those don't sum to 0, and −1, −2, 0, 2, 1 do. The sum of a merged
  kernel is the product of both sums, so one of yours has to sum to 0.
two-differences: Yours merge into {merged}. Both of yours sum to 0, so both are differences, and a
  difference of differences gives 0 on a steady ramp. This kernel doesn't, so only one may sum to 0.
other: Yours merge into {merged}. The first weight comes from both first weights alone, and the last
  one from both last weights. Start there, then look at what's in between.
"""
_TARGET = np.array([-1.0, -2, 0, 2, 1])


def _judge(answer, say):
    kind = type(answer)
    is_array = issubclass(kind, np.ndarray)
    if not issubclass(kind, (list, tuple, np.ndarray)) or (is_array and not answer.ndim):
        return not_yet(describe_other(answer, "two kernels"))
    kernels = [as_values(each, "a kernel of numbers") for each in answer[:2]]
    for values in kernels:
        if isinstance(values, str):
            return not_yet(values)
    if kernels and all(values.ndim == 0 for values in kernels):
        return say("flat")
    if len(answer) != 2:
        return say("count", count=len(answer))
    for values in kernels:
        if values.ndim != 1:
            return say("shape", shape=values.shape)
    return _judge_pair(*kernels, say)


def _judge_pair(first, second, say):
    sizes = first.size, second.size
    if 0 in sizes:
        return say("empty")
    if 1 in sizes or 1 in map(np.count_nonzero, (first, second)):
        return say("trivial")
    if any(_factor(np.append(*pair)) == 1 for pair in ((first, second), (second, first))):
        return say("cut")
    for name, combine in (("added", np.add), ("multiplied", np.multiply)):
        if sizes == (5, 5) and _factor(combine(first, second)) == 1:
            return say(name)
    if sum(sizes) != 6:
        return say("length", first=sizes[0], second=sizes[1], size=sum(sizes) - 1)
    merged = np.convolve(first, second)
    factor = _factor(merged)
    if factor == 1:
        return say("right", left=101 - sizes[0])
    if factor == -1:
        return say("sign")
    if factor:
        return say("scaled", factor=number(factor))
    differences = sum(abs(kernel.sum()) < 0.001 for kernel in (first, second))
    is_mean = sizes == (3, 3) and 0 in map(np.ptp, (first, second))
    name = ("smooth", "equal" if is_mean else "other", "two-differences")[differences]
    return say(name, merged=f"[{', '.join(map(number, merged))}]")


def _factor(kernel):
    """Return how many times the wanted kernel this one is, or 0 if it isn't."""
    if kernel.size != _TARGET.size:
        return 0
    factor = kernel @ _TARGET / (_TARGET @ _TARGET)
    if not np.isfinite(factor) or differs(kernel, factor * _TARGET).any():
        return 0
    return round(factor) if abs(abs(factor) - 1) < 0.005 else factor


EXERCISE = Exercise(name="two-kernels", lesson="04_combining", says=_SAYS, judge=_judge)
