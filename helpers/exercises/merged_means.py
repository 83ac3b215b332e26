"""The kernel that does in one pass what two passes of the 3×3 mean do."""

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: 5×5 weights: 1, 2, 3, 2, 1 times 1, 2, 3, 2, 1, divided by 81. Two passes with equal weights
  are one pass with weights that fall off from the middle.
right-zeros: That's it, with zeros around it. They change nothing, and without them it's 5×5.
mean-5: The 5×5 window is right, but its weights aren't equal. The second pass averages nine means.
  How many of those contain the pixel in the middle? How many contain a corner?
one-pass: That's the kernel of one pass. The second pass averages nine means, and together they
  reach farther than three pixels.
squared: You multiplied each weight by itself. These weights sum to 1/9, so each use would make the
  picture nine times darker.
matrix: `@` is the matrix product, and it doesn't merge filters. Your weights sum to 1/3, so a white
  image would turn dark gray.
double: You added the kernel to itself. That filters the same image twice and adds the two outputs.
  Here the second pass gets what the first one made.
counts: These are the right proportions, but your weights sum to {total}, so the picture gets
  {total} times brighter. What do the weights of a mean sum to?
ring: The middle of your kernel is right, and what's around it is missing. Two kernels of three
  merge into more than three.
pyramid: Your weights fall off in square rings. Count the windows that contain each pixel: in the
  middle of a side it's three, and in a corner it's one.
line: These are the right proportions along one line. In an image, the same happens to the rows and
  to the columns.
size: Your kernel is {side}×{side}. Slide one kernel of three weights along another on paper, and
  count the places where they touch.
image: This is an image. The exercise asks for a kernel.
"""
_MEAN = np.full((3, 3), 1 / 9)
_LINE = np.array([1, 2, 3, 2, 1]) / 9
# Around the kernel, as filtering a single bright pixel leaves them.
_MOST_ZEROS = 21


def _kernel():
    return np.outer(_LINE, _LINE)


def _right():
    yield "right", [_kernel()]
    rims = [(rows, columns) for rows in range(_MOST_ZEROS) for columns in range(_MOST_ZEROS)]
    yield "right-zeros", [np.pad(_kernel(), ((r, r), (c, c))) for r, c in rims[1:]]


def _wrong():
    yield "mean-5", [np.full((5, 5), 1 / 25), np.full((5, 5), 1 / 9), np.full((5, 5), 1 / 81)]
    yield "one-pass", [np.pad(_MEAN, rim) for rim in range(4)]
    yield "squared", [_MEAN**2]
    yield "matrix", [_MEAN @ _MEAN]
    yield "double", [2 * _MEAN]
    for total in (9, 81):
        yield "counts", [total * _kernel()], {"total": total}
    yield "ring", [factor * _kernel()[1:-1, 1:-1] for factor in (1, 81)]
    rings = np.minimum.outer([1, 2, 3, 2, 1], [1, 2, 3, 2, 1])
    yield "pyramid", [rings / total for total in (1, 9, 25, 81, rings.sum())]
    lines = (_LINE, _LINE[None], _LINE[:, None])
    yield "line", [factor * line for line in lines for factor in (1, 9)]
    for side in (4, 6, 9):
        yield "size", [(side, side)], {"side": side}
    yield "image", [(rows, columns) for rows in (48, 50, 52) for columns in (48, 50, 52)]


EXERCISE = Exercise(
    name="merged-means",
    lesson="06_images",
    says=_SAYS,
    right=_right,
    wrong=_wrong,
)
