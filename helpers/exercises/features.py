"""The windows as a table: a row for each window, a column for each of its pixels."""

from helpers.exercises.exercise import Exercise
from helpers.exercises.learning import features, windows

_SAYS = """
right: 260100 rows, one for each of 510·510 windows, and 9 columns, one for each pixel of a window,
  read row by row. Column 4 is the pixel in the middle.
grid: Each window is a row of 9 now, but the windows are still in a grid of 510 by 510. A model
  wants one long list of them: two axes.
squares: One long list of 260100 windows, each still 3×3. A model wants each one as 9 numbers.
windows: These are the windows, with four axes. A model wants two: a row for each window, and a
  column for each of its 9 pixels.
padded: 262144 rows are 512·512, but only 510·510 windows of 3×3 fit inside the image.
transposed: Transposed: you have 9 rows of 260100. A model wants a row for each window.
mixed-rows: 9 rows of 260100, and their values are mixed up as well: `reshape` only counts off, it
  doesn't swap axes. A model wants a row for each window.
mixed: The shape is right, but the values are mixed up: `reshape(9, -1)` counted them off into 9
  rows, and transposing the table afterward doesn't put them back. Put the 9 last.
columns: Each window was read column by column. Read it row by row, as you read a page, or the
  kernel comes out transposed.
backward: Each window was read backward, from its last pixel to its first, so the kernel would come
  out flipped. Read it as you read a page.
listed: The windows are listed column by column of the image. List them row by row, as the labels
  will be.
order-f: The order `F` counts the first axis fastest, so each of your rows mixes pixels from
  different windows. Leave `reshape` its own order.
bytes: Your features run from 0 to 255. The coefficients depend on that range, so take `camera` as
  float, from 0 to 1.
"""


def _right():
    yield "right", [features()]


def _wrong():
    yield "grid", [(510, 510, 9)]
    yield "squares", [(260100, 3, 3)]
    yield "windows", [(510, 510, 3, 3)]
    yield "padded", [(262144, 9)]
    yield "transposed", [features().T]
    yield "mixed-rows", [(9, 260100)]
    yield "mixed", [lambda _: windows().reshape(9, -1).T]
    yield "columns", [lambda _: windows().transpose(0, 1, 3, 2).reshape(-1, 9)]
    yield "backward", [features()[:, ::-1]]
    yield "listed", [lambda _: windows().transpose(1, 0, 2, 3).reshape(-1, 9)]
    yield "order-f", [lambda _: windows().reshape(-1, 9, order="F")]
    yield "bytes", [lambda _: 255 * features()]


EXERCISE = Exercise(name="features", lesson="08_learning", says=_SAYS, right=_right, wrong=_wrong)
