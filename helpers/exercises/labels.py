"""The right answer for each window: whether the pixel in its middle is an edge."""

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.exercises.learning import camera, is_edge, response
from helpers.figures.wording import number

_SAYS = """
right: 260100 labels, one for the middle of each window. {edges:.2%} are edges, counted without the
  border. Always saying no would be right for {rest:.3f} of them. Keep that number in mind.
uncut: 262144 labels are 512·512, but there are 510·510 windows. Which pixels are never in the
  middle of one?
image: This is as large as the image. Leave out the pixels that no window is centered on.
axes: That's the right number of labels, but the shape {shape} has two axes. A model wants one long
  list, of shape (260100,).
sides: {count} labels are {rows}·{columns}. Cut on all four sides of the target, one pixel each:
  that leaves 510·510.
short: {count} labels are {rows}·{columns}. Cutting one pixel on each side leaves 510·510. A slice
  leaves out its last index.
shifted: The right number, but shifted. You cut off {top} at the top, {bottom} at the bottom, {left}
  on the left and {right} on the right. A label belongs to the middle of its window.
run: The right number, but the {which} ones of 512·512, so nearly every label belongs to another
  window. Cut off the outermost pixels before you put the rows end to end.
responses: These are Sobel's responses, numbers of any size. A label says yes or no, so compare them
  with 0.07.
inverted: Inverted: yours say yes where there's no edge.
other: You used {name}: {edges:.2%} of yours are edges. The target is where `sobel_h` exceeds 0.07.
columns: Your labels run column by column, and the windows row by row.
cropped: You cut `camera` before you marked its edges, and `sobel_h` needs the pixels that you cut
  off. Cut the target instead.
dark: Yours say yes where `sobel_h` is below −0.07: edges with the dark side below. The target is
  where it exceeds 0.07.
threshold: Yours say yes where `sobel_h` exceeds {threshold}. The target's threshold is 0.07.
bytes: Yours come from pixels between 0 and 255, where nearly every rise exceeds 0.07. Use `target`,
  or `camera` as float.
numbers: A label is yes or no, 1 or 0, and yours hold other numbers too.
"""
_SIDES = (
    *(("sides", 511, 511), ("sides", 510, 512), ("sides", 512, 510), ("sides", 510, 511)),
    *(("sides", 508, 508), ("short", 509, 509), ("short", 509, 510), ("short", 510, 509)),
)


def _right():
    labels = is_edge(response())
    yield "right", [labels], {"edges": labels.mean(), "rest": 1 - labels.mean()}


def _wrong():
    target = is_edge(response(), inner=False)
    yield "uncut", [(262144,)]
    yield "image", [(512, 512)]
    for shape in ((510, 510), (260100, 1), (1, 260100)):
        yield "axes", [shape], {"shape": shape}
    for name, rows, columns in _SIDES:
        fields = {"count": rows * columns, "rows": rows, "columns": columns}
        yield name, [(rows * columns,), (rows, columns)], fields
    for top, left in np.ndindex(3, 3):
        if (top, left) != (1, 1):
            fields = {"top": top, "bottom": 2 - top, "left": left, "right": 2 - left}
            yield "shifted", [target[top : 510 + top, left : 510 + left].ravel()], fields
    yield "run", [target.ravel()[:260100]], {"which": "first"}
    yield "run", [target.ravel()[-260100:]], {"which": "last"}
    yield "responses", [response()[1:-1, 1:-1].ravel()]
    yield "inverted", [~is_edge(response())]
    for name, other in (
        ("`sobel_v`, which responds to vertical edges", response("sobel_v")),
        ("the absolute value, which includes edges with the dark side below", np.abs(response())),
        ("`sobel`, the magnitude, which includes edges in every direction", response("sobel")),
    ):
        yield "other", [is_edge(other)], {"name": name, "edges": is_edge(other).mean()}
    yield "columns", [target[1:-1, 1:-1].ravel(order="F")]
    yield "dark", [is_edge(-response())]
    from skimage import filters  # here, so that `import helpers` stays light

    yield "cropped", [is_edge(filters.sobel_h(camera()[1:-1, 1:-1]), inner=False).ravel()]
    yield "bytes", [is_edge(255 * response())]


def _recognize(values):
    if not np.isin(values, (0, 1)).all():
        return "numbers", {}
    responses = response()[1:-1, 1:-1].ravel()
    yes, no = responses[values == 1], responses[values == 0]
    if yes.size and no.size and no.max() <= yes.min():
        return "threshold", {"threshold": number((no.max() + yes.min()) / 2)}
    return None


EXERCISE = Exercise(
    name="labels",
    lesson="09_learning",
    says=_SAYS,
    right=_right,
    wrong=_wrong,
    recognize=_recognize,
    may_differ=26,  # in float32 a pixel may be on the other side of the threshold
)
