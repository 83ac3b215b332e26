"""Answers to second-image, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import recall_score

from tests.exercises.features import CAMERA, FEATURES, table, windows_of
from tests.exercises.labels import LABELS, inner
from tests.exercises.model import solution

MODEL = solution()  # here, because it takes as long as a function may take


def edges(image, name="sobel_h"):
    return inner(getattr(ski.filters, name)(image)) > 0.07


def target(image):
    return ski.filters.sobel_h(image) > 0.07


def prepared(image):
    image = ski.util.img_as_float(image)
    return table(image), edges(image)


def of(measure):
    """Return a function that measures what a model says by the labels."""

    def share(model, image):
        features, labels = prepared(image)
        return measure(model.predict(features), labels)

    return share


def by_mean(model, image):
    return of(lambda says, labels: says[labels].mean())(model, image)


def fit_again(model, image):
    return by_mean(model.fit(*prepared(image)), image)


def with_labels(make):
    def share(model, image):
        image = ski.util.img_as_float(image)
        labels = make(image)
        return (model.predict(table(image)) & labels).sum() / labels.sum()

    return share


RIGHT_WAYS = {
    "the lesson's model finds 0.932 of the 9,658 edges and invents 1.": [
        of(lambda says, labels: recall_score(labels, says)),
        lambda m, i: by_mean(m, i / 255).round(3),
    ],
    "It's right for 0.994 of the 114,982 windows, and always saying no is right for 0.916.": [
        by_mean
    ],
}
MISCONCEPTIONS = {
    "the share of all windows that the model gets right": [lambda m, i: m.score(*prepared(i))],
    "it's like an exam on the practice sheet": [
        lambda m, i: m.score(FEATURES, LABELS),
        lambda m, i: by_mean(m, CAMERA),
    ],
    "This is the share of windows that are edges": [of(lambda says, labels: labels.mean())],
    "This is the share of windows that aren't edges": [of(lambda says, labels: (~labels).mean())],
    "This is how often the model says yes": [of(lambda says, labels: says.mean())],
    "Start from the edges": [of(lambda says, labels: labels[says].mean())],
    "Count only the yeses at an edge": [of(lambda says, labels: says.sum() / labels.sum())],
    "This is the share of edges that the model misses": [
        of(lambda says, labels: (labels & ~says).sum() / labels.sum())
    ],
    "Then even a perfect model": [of(lambda says, labels: (says & labels).mean())],
    "You counted the edges found. ": [of(lambda says, labels: (says & labels).sum())],
    "You return a percentage": [lambda m, i: 100 * by_mean(m, i)],
    "Your model got pixels from 0 to 255": [lambda m, i: m.predict(table(i))[edges(i)].mean()],
    "Your labels come from pixels between 0 and 255": [
        lambda m, i: by_mean(m, i.astype(float)),
        lambda m, i: m.predict(table(i / 255))[edges(i.astype(float))].mean(),
    ],
    "You divided by the largest pixel": [
        lambda m, i: by_mean(m, i / i.max()),
        lambda m, i: m.predict(table(i / i.max()))[edges(i)].mean(),
    ],
    "You let a model learn again": [
        fit_again,
        lambda m, i: fit_again(LogisticRegression(solver="liblinear"), i),
    ],
    "you cut two pixels off on the right and at the bottom": [
        with_labels(lambda image: target(image)[:-2, :-2].ravel())
    ],
    "you cut two pixels off on the left and at the top": [
        with_labels(lambda image: target(image)[2:, 2:].ravel())
    ],
    "you put all of them end to end": [
        with_labels(lambda image: target(image).ravel()[: len(table(image))])
    ],
    "You counted edges of another kind": [
        with_labels(lambda image: inner(np.abs(ski.filters.sobel_h(image))) > 0.07),
        with_labels(lambda image: edges(image, "sobel")),
        with_labels(lambda image: edges(image, "sobel_v")),
    ],
    "You always ask the same model": [lambda m, i: by_mean(MODEL, i)],
    "You return an array": [
        *(of(lambda says, labels: says), of(lambda says, labels: says & labels)),
        *(of(lambda says, labels: says[labels]), of(lambda says, labels: says == labels)),
        lambda m, i: edges(i),
    ],
    "If two arrays don't fit together": [
        with_labels(lambda image: target(image).ravel()),
        lambda m, i: m.predict(windows_of(i / 255).reshape(510 * 510, 9)),
        lambda m, i: m.predict(windows_of(i / 255)),
    ],
    "You chose windows by an array of another length": [
        lambda m, i: m.predict(table(i / 255))[LABELS].mean()
    ],
    "I expected one number, and the shape of yours is (1,).": [lambda m, i: [by_mean(m, i)]],
    "(right for 0 of the 4 inputs I tried)": [lambda m, i: by_mean(m, i) / 2],
    "I expected a function and got a float": [0.932],
    "Does it end in `return`?": [lambda m, i: print(end="")],
    "but it can't be called that way": [lambda image: 0.5],
}
