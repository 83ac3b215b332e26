"""The one kernel that smooths and then sharpens again."""

import numpy as np

from helpers.exercises.exercise import Exercise, as_list

_SAYS = """
right: Five weights that sum to 1, as both kernels' weights do. If sharpening undid the smoothing,
  they'd be 0, 0, 1, 0, 0, and the signal would come out as it went in. Yours are different,
  so sharpening doesn't undo it.
undone: That kernel changes nothing, so you're saying that sharpening undoes the smoothing exactly.
  It would be nice. Merge the two kernels and look.
cut: You kept only the middle of the merged kernel, as `mode="same"` and `mode="valid"` do. How many
  weights do three and three merge into?
product: You multiplied the two weight by weight. When two kernels merge, every weight of one
  meets every weight of the other.
sum: You added the two kernels. That's for two filters side by side, and here the second one gets
  the first one's output.
difference: You subtracted one kernel from the other. Merging is something else.
one-alone: That's one of the two kernels, `{which}`. Your kernel has to do the work of both.
twice: You merged `{which}` with itself.
detail: You merged `smooth` with what sharpening adds, `2 * (impulse - smooth)`. The impulse is
  missing, so the image itself is lost.
amount: You took an amount of 1. Here it's 2, and `sharpening` has it already.
padded: Your weights are right, but there are zeros around them. Zeros at the ends don't belong to
  the kernel.
quotient: You divided one kernel by the other. Which operation merges two kernels?
"""
_SMOOTH = np.array([1, 2, 1]) / 4
_IMPULSE = np.array([0.0, 1, 0])
_DETAIL = 2 * (_IMPULSE - _SMOOTH)
_SHARPENING = _IMPULSE + _DETAIL
_RIGHT = np.convolve(_SMOOTH, _SHARPENING)
_KERNELS = {"smooth": _SMOOTH, "sharpening": _SHARPENING}
# Impulses of up to so many samples on each side of the kernel.
_MOST_ZEROS = 50


@as_list
def _wrong():
    middle = np.zeros(5)
    middle[2] = 1
    yield "undone", [middle, _IMPULSE, np.ones(1)]
    yield "cut", [_RIGHT[1:-1], _RIGHT[2:3]]
    yield "product", [_SMOOTH * _SHARPENING, np.array(_SMOOTH @ _SHARPENING)]
    yield "sum", [_SMOOTH + _SHARPENING]
    yield "difference", [_SHARPENING - _SMOOTH, _SMOOTH - _SHARPENING]
    yield "quotient", [_SHARPENING / _SMOOTH, _SMOOTH / _SHARPENING]
    for which, kernel in _KERNELS.items():
        yield "one-alone", [kernel], {"which": which}
        yield "twice", [np.convolve(kernel, kernel)], {"which": which}
    yield "detail", [np.convolve(_SMOOTH, _DETAIL), np.convolve(_SMOOTH, _DETAIL / 2), _DETAIL]
    yield "amount", [np.convolve(_SMOOTH, _IMPULSE + _DETAIL / 2)]
    yield "padded", [np.pad(_RIGHT, zeros) for zeros in range(1, _MOST_ZEROS)]


EXERCISE = Exercise(
    name="smooth-then-sharpen",
    lesson="13_sharpening",
    says=_SAYS,
    right=lambda: [("right", [_RIGHT])],
    wrong=_wrong,
)
