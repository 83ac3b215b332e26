"""Every 3×3 window of the camera."""

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.exercises.learning import is_edge, response, windows

_SAYS = """
right: 510 by 510 windows, each 3×3: the first one covers rows 0 to 2, the last one rows 509 to 511.
  A pixel of the outermost rows and columns is never in the middle, hence 510 and not 512.
padded: 512 by 512 windows need pixels beyond the edges, so yours were padded. Take the windows of
  the image as it is. How many positions does a 3×3 window have in it?
step: {count} by {count} windows are {step} pixels apart. Let them overlap as far as they can: each
  one starts one pixel after the one before.
pixelated: 50 by 50 windows are those of the pixelated image, 52×52. Take `camera`, 512×512.
size: Your windows are {rows}×{columns}. Sobel's kernel, which we look for, is 3×3.
first: A window's own two axes come last, and in yours they come first.
flat: The shape {shape} is already on the way to the features. Here, keep four axes.
image: This is the 512×512 image. Cut it into 3×3 windows.
transposed: Rows and columns have changed places, of the windows in the image, or of the pixels in
  each window. Keep the order of the image.
flipped: Each of your windows is flipped. Keep its pixels where they are in the image.
target: These are windows of `target`, the yes and no. Take those of `camera`, the pixels.
bytes: Your windows run from 0 to 255. The coefficients depend on that range, so take `camera` as
  float, from 0 to 1.
"""


def _right():
    yield "right", [windows()]


def _wrong():
    target = is_edge(response(), inner=False)
    yield "padded", [(512, 512, 3, 3)]
    yield "pixelated", [(50, 50, 3, 3)]
    for step in (2, 3, 10):
        count = 1 + 509 // step
        yield "step", [(count, count, 3, 3)], {"count": count, "step": step}
    for rows, columns in np.ndindex(12, 12):
        if (rows, columns) != (3, 3) and rows * columns:
            shape = (513 - rows, 513 - columns, rows, columns)
            yield "size", [shape], {"rows": rows, "columns": columns}
    yield "first", [(3, 3, 510, 510)]
    for shape in ((510, 510, 9), (260100, 9), (260100, 3, 3)):
        yield "flat", [shape], {"shape": shape}
    yield "image", [(512, 512)]
    for axes in ((0, 1, 3, 2), (1, 0, 2, 3), (1, 0, 3, 2)):
        yield "transposed", [windows().transpose(axes)]
    for axes in (2, 3, (2, 3)):
        yield "flipped", [np.flip(windows(), axes)]
    yield "target", [np.lib.stride_tricks.sliding_window_view(target, (3, 3))]
    yield "bytes", [255 * windows()]


EXERCISE = Exercise(name="windows", lesson="09_learning", says=_SAYS, right=_right, wrong=_wrong)
