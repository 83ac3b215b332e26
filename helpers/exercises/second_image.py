"""A function that returns the share of an image's edges that a model finds, whatever the image."""

from functools import cache

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.exercises.learned_kernel import LEARNED
from helpers.exercises.learning import camera, is_edge

_SAYS = """
right: On {count} images that you haven't seen, yours counts what I count. In `ski.data.coins()` the
  lesson's model finds {found:.3f} of the {edges} edges and invents {invented}. It's right for
  {accuracy:.3f} of the {windows} windows, and always saying no for {baseline:.3f}.
accuracy: This is the share of all windows that the model gets right. It's tempting, because
  `model.score` gives it to you, but most windows are easy: a model that always says no does well
  here, and finds nothing.
camera: Whatever the image, you're asking about `camera`. It's tempting, because `features` and
  `labels` are still there. But the model learned from them, so it's like an exam on the practice
  sheet. Make both from the function's own `image`.
baseline: This is how often always saying no is right. It depends on the image alone, and your
  function should depend on the model, too.
edges: This is the share of windows that are edges. You counted the labels, and haven't asked the
  model yet.
yes: This is how often the model says yes. Some of these windows may be no edges. You want to know
  about the ones that are.
precision: Of the windows where the model says yes, this is the share that are edges. A model that
  says yes once, and is right, would get a 1 and still miss everything else. Start from the edges
  and ask how many of them it found.
ratio: You divided how often the model says yes by how many edges there are. Invented edges make up
  for missed ones that way, and it can even be more than 1. Count only the yeses at an edge.
missed: This is the share of edges that the model misses.
of-all: You divided the edges found by the number of all windows. Then even a perfect model gets a
  small number, because few windows are edges.
count: You counted the edges found. A large image has more edges, so a count can't be compared with
  that of another image.
percent: You return a percentage. A share is between 0 and 1.
inverted: You asked about the windows without an edge, and how many of them get a no. That's the
  easy part, because most windows are like that.
bytes: Your model got pixels from 0 to 255, and it learned from pixels between 0 and 1. With numbers
  that large nearly every rise exceeds its threshold, so it seems to find everything. Which type do
  the pixels of an image file have?
bytes-labels: Your labels come from pixels between 0 and 255, where nearly every rise exceeds 0.07.
  What did you do to `camera` in the first cell?
stretched: You divided by the largest pixel of the image. That looks the same if there's a white
  pixel, but a darker image gets more contrast than it has, and other edges. White is 255 in every
  file.
refit: You let a model learn again, on the new image. It may do well, but then nobody knows what the
  old one is worth on an image that it hasn't seen. Only ask the model that you're given.
FittedAgain: You let the model learn again, on the new image. It may do well, but then nobody knows
  what the old one is worth on an image that it hasn't seen. Don't call `fit` in this function.
shifted: Your labels are shifted. You cut {top} off at the top and {left} on the left, and a label
  belongs to the middle of its window.
run: You put all labels end to end and used as many as there are windows. After the first row nearly
  every one belongs to another window. Cut off the outermost pixels first.
columns: Your windows are read or listed column by column, and this model learned from others. Make
  the table exactly as you made it for `camera`.
other: You counted edges of another kind. The labels are where `sobel_h` exceeds 0.07, just as for
  `camera`.
itself: You return 1 for every image. Did you compare the labels with themselves? The model has to
  say something, too.
array: You return an array with one yes or no for each window. A share is one number.
ValueError: Two of your arrays don't fit together. There's one window fewer on each side than there
  are pixels, for every image, so check that the labels are cut like the windows. And check that no
  size of `camera` is still in your code.
IndexError: You chose windows by an array of another length. There's one window fewer on each side
  than there are pixels, so check that the labels are cut like the windows.
"""
# Nine weights and the intercept: the lesson's model; and two that also invent edges.
_MODELS = (
    (LEARNED, -7.001),
    ([[-20, -45, -30], [-10, 0, 5], [12, 55, 25]], -5.5),
    ([[-30, -30, -22], [4, -12, 3], [25, 48, 16]], -7.2),
)
# Small parts of images, so that a function that asks about one window at a time is back soon.
_IMAGES = (("coins", 40, 250), ("page", 20, 180), ("text", 10, 410), ("brick", 140, 360))


class FittedAgain(Exception):  # noqa: N818 (its name is what the check says)
    """Raised by a model that should only be asked."""


@cache
def _models():
    from sklearn.linear_model import LogisticRegression  # here, so that `check` stays light

    def refuse(*_, **__):
        raise FittedAgain

    def make(weights, intercept):
        model = type("LogisticRegression", (LogisticRegression,), {"fit": refuse})()
        model.classes_, model.n_features_in_ = np.array([False, True]), 9
        model.coef_, model.intercept_ = np.reshape(weights, (1, 9)), np.array([intercept])
        return model

    return [make(*each) for each in _MODELS]


@cache
def _image(name):
    import skimage as ski

    return getattr(ski.data, name)()


def _cases():
    for i, (name, row, column) in enumerate(_IMAGES):
        part = _image(name)[row : row + 20 + 2 * i, column : column + 26 - i]
        yield _models()[i % len(_MODELS)], part.copy()


def _table(image, axes=(0, 1, 2, 3)):
    windows = np.lib.stride_tricks.sliding_window_view(image, (3, 3))
    return windows.transpose(axes).reshape(-1, 9)


def _response(image, name="sobel_h"):
    from skimage import filters

    return getattr(filters, name)(image)


def _ask(model, image):
    """Return what a model says of each window, and its label."""
    image = image / 255
    return model.predict(_table(image)), is_edge(_response(image))


def _found(says, labels):
    return says[labels].mean()


def _of(measure):
    """Return a function of a model and an image that measures in this way."""
    return lambda model, image: measure(*_ask(model, image))


def _with(change, to_labels=True):
    """Return a function that finds edges after the image was changed in this way."""

    def share(model, image):
        image = change(image.astype(np.float64)), image / 255
        says = model.predict(_table(image[0]))
        return _found(says, is_edge(_response(image[not to_labels])))

    return share


def _with_labels(make):
    """Return a function that finds edges by other labels."""
    return lambda model, image: _found(_ask(model, image)[0], make(image / 255))


def _with_axes(axes):
    return lambda model, image: _found(
        model.predict(_table(image / 255, axes)), _ask(model, image)[1]
    )


def _on_camera(measure):
    return lambda model, image: measure(
        model.predict(_table(camera())), is_edge(_response(camera()))
    )


def _shifted(top, left):
    def cut(image):
        rows, columns = image.shape
        edges = is_edge(_response(image), inner=False)
        return edges[top : rows - 2 + top, left : columns - 2 + left].ravel()

    return _with_labels(cut)


def _run(image):
    count = (image.shape[0] - 2) * (image.shape[1] - 2)
    return is_edge(_response(image), inner=False).ravel()[:count]


def _fit(model, image):
    from sklearn.linear_model import LogisticRegression

    labels = _ask(model, image)[1]
    fitted = LogisticRegression(solver="liblinear").fit(_table(image / 255), labels)
    return _found(fitted.predict(_table(image / 255)), labels)


def _right():
    says, labels = _ask(_models()[0], _image("coins"))
    yield (
        "right",
        [_of(_found)],
        {
            "count": len(_IMAGES),
            "found": _found(says, labels),
            "edges": labels.sum(),
            "invented": np.sum(says & ~labels),
            "windows": labels.size,
            "accuracy": np.mean(says == labels),
            "baseline": 1 - labels.mean(),
        },
    )


def _accuracy(says, labels):
    return np.mean(says == labels)


def _wrong():
    yield "accuracy", [_of(_accuracy)]
    yield "baseline", [_of(lambda says, labels: 1 - labels.mean())]
    yield "edges", [_of(lambda says, labels: labels.mean())]
    yield "yes", [_of(lambda says, labels: says.mean())]
    yield "precision", [_of(lambda says, labels: labels[says].mean())]
    yield "ratio", [_of(lambda says, labels: says.sum() / labels.sum())]
    yield "missed", [_of(lambda says, labels: 1 - _found(says, labels))]
    yield "of-all", [_of(lambda says, labels: np.mean(says & labels))]
    yield "count", [_of(lambda says, labels: np.sum(says & labels))]
    yield "percent", [_of(lambda says, labels: 100 * _found(says, labels))]
    yield "inverted", [_of(lambda says, labels: _found(~says, ~labels))]
    yield "array", [_of(lambda says, labels: says), _of(lambda says, labels: labels)]
    yield "array", [_of(lambda says, labels: says & labels), _of(lambda says, labels: says[labels])]
    yield "array", [_of(np.equal)]
    yield "bytes", [_with(lambda image: image, to_labels=False)]
    yield "bytes-labels", [_with(lambda image: image)]
    yield "bytes-labels", [_with_labels(lambda image: is_edge(_response(255 * image)))]
    yield "stretched", [_with(lambda image: image / image.max(), each) for each in (True, False)]
    for top, left in np.ndindex(3, 3):
        if (top, left) != (1, 1):
            yield "shifted", [_shifted(top, left)], {"top": top, "left": left}
    yield "run", [_with_labels(_run)]
    yield "columns", [_with_axes(axes) for axes in ((0, 1, 3, 2), (1, 0, 2, 3), (1, 0, 3, 2))]
    yield "columns", [_with_labels(lambda image: _response(image)[1:-1, 1:-1].ravel("F") > 0.07)]
    yield "other", [_with_labels(lambda image: is_edge(np.abs(_response(image))))]
    for name in ("sobel", "sobel_v"):
        yield "other", [_with_labels(lambda image, name=name: is_edge(_response(image, name)))]
    yield "itself", [lambda model, image: 1]
    yield "camera", [_on_camera(_found), _on_camera(_accuracy)]
    yield "refit", [_fit]


EXERCISE = Exercise(
    name="second-image",
    lesson="09_learning",
    says=_SAYS,
    cases=_cases,
    right=_right,
    wrong=_wrong,
)
