"""A function that returns the share of an image's edges that a model finds, whatever the image."""

from functools import cache, partial

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.exercises.learned_kernel import LEARNED
from helpers.exercises.learning import camera, is_edge

_SAYS = """
right: I tried yours on {count} images, and every share is right. In `ski.data.coins()` the lesson's
  model finds {found:.3f} of the {edges:,} edges and invents {invented}. It's right for
  {accuracy:.3f} of the {windows:,} windows, and always saying no is right for
  {baseline:.3f}.
accuracy: This is the share of all windows that the model gets right. It's tempting, because
  `model.score` gives it to you, but most windows are easy: a model that always says no does well
  here, and finds nothing.
camera: Whatever the image, you're asking about `camera`. It's tempting, because `features` and
  `labels` are still there. But the model learned from them, so it's like an exam on the practice
  sheet. Make both from the function's own `image`.
edges: This is the share of windows that {what}. It depends on the image alone, so you haven't
  asked the model yet.
yes: This is how often the model says yes. Some of those windows may not be edges. Of the real
  edges, what share does the model find?
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
bytes: Your model got pixels from 0 to 255, and it learned from pixels between 0 and 1. With numbers
  that large, nearly every rise exceeds the threshold, so the model seems to find everything. Which
  type do the pixels of an image file have?
bytes-labels: Your labels come from pixels between 0 and 255, where nearly every rise exceeds 0.07.
  What did you do to `camera` in the first cell?
stretched: You divided by the largest pixel of the image. That looks the same if there's a white
  pixel, but a darker image gets more contrast than it has, and other edges. White is 255 in every
  file.
shifted: Your labels belong to other windows, because {why}. A label belongs to the middle of its
  window, so cut one pixel off on each side first.
other: You counted edges of another kind. The labels are where `sobel_h` exceeds 0.07, just as for
  `camera`.
same-model: You always ask the same model. That's fine as long as there's only one. Use the
  function's own `model`.
array: You return an array with one yes or no for each window. A share is one number.
ValueError: Your function raised ValueError{error}. If two arrays don't fit together, cut the
  outermost pixels off the labels, as you did for `camera`, because they aren't in the middle of
  any window. And check that no size of `camera` is still in your code.
IndexError: You chose windows by an array of another length. Make the labels from this `image`. Its
  outermost pixels aren't in the middle of any window, so cut them off, as you did for `camera`.
"""
_SAYS += "".join(
    f"{name}: You let a model learn again, on the new image. It may do well, but then nobody knows "
    "what the old one is worth on an image that it hasn't seen. Ask only the model that you're "
    "given.\n"
    for name in ("refit", "FittedAgain")
)
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


def _table(image):
    return np.lib.stride_tricks.sliding_window_view(image, (3, 3)).reshape(-1, 9)


def _scaled(image):
    return image / 255


def _stretched(image):
    return image / image.max()


def _as_float(image):
    return image.astype(np.float64)


def _labels(image, change=_scaled, name="sobel_h", inner=True):
    from skimage import filters

    return is_edge(getattr(filters, name)(change(image)), inner)


def _ask(model, image, change=_scaled, label=_labels):
    """Return what a model says of each window of an image, and the labels."""
    return model.predict(_table(change(image))), label(image)


def _found(says, labels):
    return says[labels].mean()


def _of(measure, **options):
    """Return a function of a model and an image that measures in this way."""
    return lambda model, image: measure(*_ask(model, image, **options))


def _fit(model, image):
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(solver="liblinear")
    return _found(*_ask(fitted.fit(_table(_scaled(image)), _ask(model, image)[1]), image))


def _right():
    says, labels = _ask(_models()[0], _image("coins"))
    found = {
        "count": len(_IMAGES),
        "found": _found(says, labels),
        "edges": labels.sum(),
        "invented": np.sum(says & ~labels),
        "windows": labels.size,
        "accuracy": np.mean(says == labels),
        "baseline": 1 - labels.mean(),
    }
    yield "right", [_of(_found)], found


def _accuracy(says, labels):
    return np.mean(says == labels)


_MEASURES = {
    "accuracy": [_accuracy],
    "yes": [lambda says, labels: says.mean()],
    "precision": [lambda says, labels: labels[says].mean()],
    "ratio": [lambda says, labels: says.sum() / labels.sum()],
    "missed": [lambda says, labels: 1 - _found(says, labels)],
    "of-all": [lambda says, labels: np.mean(says & labels)],
    "count": [lambda says, labels: np.sum(says & labels)],
    "percent": [lambda says, labels: 100 * _found(says, labels)],
    "array": [
        *(lambda says, labels: says, lambda says, labels: labels, np.equal),
        *(lambda says, labels: says & labels, lambda says, labels: says[labels]),
    ],
}


def _wrong():
    for name, measures in _MEASURES.items():
        yield name, map(_of, measures)
    stretched = partial(_labels, change=_stretched)
    for name, options in (
        ("bytes", {"change": _as_float}),
        ("bytes-labels", {"change": _as_float, "label": partial(_labels, change=_as_float)}),
        ("bytes-labels", {"label": partial(_labels, change=_as_float)}),
        ("stretched", {"change": _stretched, "label": stretched}),
        ("stretched", {"change": _stretched}),
        ("other", {"label": partial(_labels, name="sobel")}),
        ("other", {"label": partial(_labels, name="sobel_v")}),
        ("other", {"label": lambda image: _labels(image) | _labels(-_scaled(image), np.asarray)}),
    ):
        yield name, [_of(_found, **options)]
    for why, label in (
        ("you cut two pixels off on the right and at the bottom", partial(_shifted, 0)),
        ("you cut two pixels off on the left and at the top", partial(_shifted, 2)),
        ("you put all of them end to end, and used as many as there are windows", _run),
    ):
        yield "shifted", [_of(_found, label=label)], {"why": why}
    yield "edges", [_of(lambda says, labels: labels.mean())], {"what": "are edges"}
    yield "edges", [_of(lambda says, labels: 1 - labels.mean())], {"what": "aren't edges"}
    for measure in (_found, _accuracy):
        yield "camera", [lambda model, _, by=measure: by(*_ask(model, 255 * camera()))]
    yield "same-model", [lambda model, image: _found(*_ask(_models()[0], image))]
    yield "refit", [_fit]


def _run(image):
    return _labels(image, inner=False).ravel()[: len(_table(image))]


def _shifted(cut, image):
    rows, columns = np.add(image.shape, cut - 2)
    return _labels(image, inner=False)[cut:rows, cut:columns].ravel()


EXERCISE = Exercise(
    name="second-image",
    lesson="09_learning",
    says=_SAYS,
    cases=_cases,
    arguments=("the model", "the image"),
    right=_right,
    wrong=_wrong,
)
