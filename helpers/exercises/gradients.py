"""What the exercises on gradient magnitudes share: differences, and wrong ways to join the two."""

import numpy as np
from scipy import ndimage

DOWN = np.array([[-1], [0], [1]])
# Differences of direct neighbors, the next pixel's or the one's before.
DIRECT = (np.array([[-1], [1], [0]]), np.array([[0], [-1], [1]]))
SAYS = """
added: You added the two differences, signs and all. That's fine until 0.3 meets −0.3. They cancel,
  though the image is steep in both directions. Square each of them first.
subtracted: You subtracted one difference from the other, or flipped one kernel and added them. Then
  0.3 and 0.3 cancel, though the image is steep in both directions. Square each of them first.
squared-late: You squared the sum, or took its absolute value. By then, 0.3 and −0.3 have already
  canceled. Square each difference first, then add.
no-square: You took the root of the sum, but nothing has been squared. Square each difference before
  you add them.
absolute: You added absolute values, or roots of squares, which are the same. Nothing cancels that
  way, but a diagonal looks too steep: 0.3 and 0.4 add up to 0.7, but by Pythagoras they make 0.5.
one-root: Your root covers only one of the squares. Add the two squares first, and then take the
  root of the sum.
no-root: The square root is missing. 0.3 and 0.4 give 0.25 in yours, and 0.5 by Pythagoras. Squaring
  makes weak edges nearly vanish.
larger: You kept the larger of the two differences, so 0.3 and 0.4 give 0.4. Pythagoras uses both,
  and makes 0.5 of them.
alone: This is made of `{name}` alone, and there are edges that it can't see. That's what `{other}`
  is for. Combine the two.
same-twice: Both of your differences are `{name}`, because one kernel was used twice. The shape
  (3, 1) compares pixels in a column. Which shape compares pixels in a row?
twice: You filtered with one kernel, and then filtered its output with the other. That's a
  difference of differences. Filter the same image with both kernels, and combine their outputs.
direct: You compared direct neighbors, −1, 1, in one direction or in both. Compare the neighbors on
  both sides, with a 0 between.
left: Your outermost pixels are 0, because no window was put there. `ndimage.correlate` makes up
  what comes beyond the border, and then they get values too.
scaled: You divided by the largest value, so the steepest place is always 1. Leave the magnitudes as
  they are.
yes-no: Yours says only yes or no for each pixel. A magnitude says how steep it is, so return it
  before you compare it with anything.
"""
# What other rules do with the two differences, d for down and a for across.
_RULES = {
    "added": [np.add, lambda d, a: -d - a],
    "subtracted": [np.subtract, lambda d, a: a - d],
    "squared-late": [
        *(lambda d, a: np.abs(d + a), lambda d, a: np.abs(d - a)),
        *(lambda d, a: (d + a) ** 2, lambda d, a: (d - a) ** 2),
    ],
    "no-square": [
        *(lambda d, a: np.sqrt(np.abs(d + a)), lambda d, a: np.sqrt(np.abs(d - a))),
        lambda d, a: np.sqrt(np.abs(d) + np.abs(a)),
    ],
    "absolute": [lambda d, a: np.abs(d) + np.abs(a)],
    "one-root": [lambda d, a: np.abs(d) + a**2, lambda d, a: d**2 + np.abs(a)],
    "no-root": [lambda d, a: d**2 + a**2],
    "larger": [np.maximum, lambda d, a: np.maximum(np.abs(d), np.abs(a))],
}


def differences(image, mode="reflect", kernel=DOWN):
    """Return an image's differences, down and across.

    Examples
    --------
    >>> differences(np.array([[1.0, 2, 4]]))
    [array([[0., 0., 0.]]), array([[1., 3., 2.]])]
    """
    return [ndimage.correlate(image, one, mode=mode) for one in (kernel, kernel.T)]


def rules():
    """Yield the name of each wrong rule, what joins the two differences by it, and its fields."""
    yield from ((name, joins, {}) for name, joins in _RULES.items())
    for k, name, other in ((0, "down", "across"), (1, "across", "down")):
        signs = (np.asarray, np.negative, np.abs, np.square)
        alone = [lambda *both, k=k, to=to: to(both[k]) for to in signs]
        yield "alone", alone, {"name": name, "other": other}
        yield "same-twice", [lambda *both, k=k: np.hypot(both[k], both[k])], {"name": name}


def is_yes_or_no(values):
    """Return whether there are only zeros and ones, so that a threshold has been applied."""
    return bool(np.isin(values, (0, 1)).all())
