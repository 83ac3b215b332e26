"""The windows as a table: a row for each window, a column for each of its pixels."""

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.exercises.learning import features, is_edge, response, windows

_SAYS = """
right: 260100 rows, one for each of 510·510 windows, and 9 columns, one for each pixel of a window,
  read row by row. Column 4 is the pixel in the middle.
grid: Each window is a row of 9 now, but the windows are still in a grid of 510 by 510. A model
  wants one long list of them: two axes.
squares: One long list of 260100 windows, each still 3×3. A model wants each one as 9 numbers.
windows: These are the windows, with four axes. A model wants two: a row for each window, and a
  column for each of its 9 pixels.
image: This is the 512×512 image. Cut it into 3×3 windows first.
padded: 262144 rows are 512·512, but only 510·510 of the 3×3 windows fit inside the image.
step: Your windows are {step} pixels apart, so there are only {count} by {count}. Windows overlap:
  the next one starts one pixel later.
pixelated: 2500 rows are 50·50, the windows of the pixelated image, 52×52. Take `camera`, 512×512.
size: Your windows are {side}×{side}. Take 3×3 ones, or the kernel won't be 3×3 either.
transposed: You have 9 rows of 260100. A model wants a row for each window.
mixed: The values are mixed up. `reshape` only counts off, row by row, and doesn't swap axes. Put
  the 9 last, and use it on the windows as they are.
columns: Each window was read column by column. Read it row by row, as you read a page, or the
  kernel comes out transposed.
listed: The windows are listed column by column of the image. List them row by row, as the labels
  will be.
both: Windows and pixels are both in MATLAB's order, which goes down the columns. NumPy's goes along
  the rows, and so do the labels.
target: These are windows of `target`, the yes and no. Take those of `camera`, the pixels.
bytes: Your features run from 0 to 255. The coefficients depend on that range, so take `camera` as
  float, from 0 to 1.
"""


def _right():
    yield "right", [features()]


def _wrong():
    yield "grid", [(510, 510, 9)]
    yield "squares", [(260100, 3, 3)]
    yield "windows", [(510, 510, 3, 3)]
    yield "image", [(512, 512)]
    for step in (2, 3, 10):
        count = 1 + 509 // step
        yield "step", [(count**2, 9)], {"count": count, "step": step}
    yield "pixelated", [(2500, 9)]
    for side in (2, 4, 5, 9):
        yield "size", [((513 - side) ** 2, side**2)], {"side": side}
    yield "padded", [(262144, 9)]
    yield "mixed", [features().reshape(9, -1), features().reshape(9, -1).T]
    yield "mixed", [features().T.reshape(-1, 9)]
    yield "transposed", [(9, 260100)]
    yield "columns", [_read((0, 1, 3, 2))]
    yield "listed", [_read((1, 0, 2, 3))]
    yield "both", [_read((1, 0, 3, 2))]
    edges = np.lib.stride_tricks.sliding_window_view(is_edge(response(), inner=False), (3, 3))
    yield "target", [edges.reshape(-1, 9)]
    yield "bytes", [255 * features()]


def _read(axes):
    """Return the features, with the axes of the windows in another order."""
    return windows().transpose(axes).reshape(-1, 9)


EXERCISE = Exercise(name="features", lesson="09_learning", says=_SAYS, right=_right, wrong=_wrong)
