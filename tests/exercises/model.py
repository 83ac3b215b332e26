"""Answers to model, by a piece of what the check says to each."""

from functools import cache

import numpy as np
import skimage as ski
from sklearn.linear_model import LinearRegression, LogisticRegression, Perceptron
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier

from tests.exercises.features import CAMERA, FEATURES, TRANSPOSED, WINDOWS, windows_of
from tests.exercises.labels import LABELS, RESPONSE, SOBEL, TARGET, but_for, edges, inner, shifted

NINE_WEIGHTS, OTHER_KERNEL = SOBEL.reshape(1, 9) / 4, SOBEL.T.reshape(1, 9)
# Enough windows for a model whose `C` is large.
TENTH = np.s_[::10]
DARK, VERTICAL = inner(RESPONSE) < -0.07, edges(ski.filters.sobel_v(CAMERA))


def fitted(labels=LABELS, features=FEATURES, part=TENTH, **options):
    model = LogisticRegression(**{"C": 100, "solver": "newton-cholesky", **options})
    return model.fit(features[part], labels[part])


@cache
def solution(**options):
    return LogisticRegression(**{"solver": "liblinear", **options}).fit(FEATURES, LABELS)


class Neuron:
    """A model of a learner's own; what it says may be replaced, by a value or by a function's."""

    def __init__(self, says=None, coefficients=NINE_WEIGHTS):
        self.coef_, self.says = coefficients, says

    def predict(self, features):
        if self.says is None:
            return features @ self.coef_[0] > 0.07
        return self.says(features) if callable(self.says) else self.says


def only_of(wanted, wrong=0):
    """Return a model that is right for certain features only, and says no to all others."""
    says = but_for(LABELS, wrong)
    return Neuron(lambda features: says & np.allclose(features, wanted, atol=1e-9))


SHAPES = []
RIGHT_WAYS = {
    "it has a weight for each of the nine features": [solution],
    "it misses 1,421, and": [lambda: solution(solver="lbfgs")],
    "and the lesson's misses 1,436": [
        lambda: fitted(part=np.s_[:], C=1),
        lambda: fitted(solver="lbfgs", max_iter=1000),
        lambda: fitted(LABELS.astype(int)),
        lambda: LinearSVC(C=100).fit(FEATURES[TENTH], LABELS[TENTH]),
        lambda: Perceptron().fit(FEATURES, LABELS),
        lambda: Neuron(),
        lambda: Neuron(but_for(LABELS, 2601)),
    ],
}
MISCONCEPTIONS = {
    "This is a class, not a model": [lambda: LogisticRegression, lambda: Neuron, lambda: int],
    "a fitted model and got a method": [lambda: LogisticRegression().fit],
    "a fitted model and got an ndarray": [FEATURES, lambda: solution().coef_],
    "a fitted model and got a float": [lambda: solution().score(FEATURES[TENTH], LABELS[TENTH])],
    "isn't fitted yet": [
        lambda: LogisticRegression(solver="liblinear"),
        lambda: make_pipeline(StandardScaler(), LogisticRegression()),
    ],
    "Yours is a DecisionTreeClassifier, without coefficients": [
        lambda: DecisionTreeClassifier(max_depth=1).fit(FEATURES[TENTH], LABELS[TENTH])
    ],
    "have the shape (1, 25)": [
        lambda: fitted(
            TARGET[202:230, 2:-2].ravel(), windows_of(CAMERA[200:232], 5).reshape(-1, 25)
        )
    ],
    "have the shape (9,)": [lambda: LinearRegression().fit(FEATURES[TENTH], LABELS[TENTH])],
    "so its labels were inverted": [lambda: fitted(~LABELS), lambda: fitted(~LABELS, C=1)],
    "finds edges with the dark side below, so something was flipped": [
        lambda: fitted(DARK),
        lambda: fitted(features=FEATURES[:, ::-1]),
        lambda: fitted(features=1 - FEATURES),
        lambda: fitted(features=WINDOWS[:, :, ::-1].reshape(-1, 9)),
        lambda: Neuron(but_for(DARK, 2601), OTHER_KERNEL),
    ],
    "finds vertical edges": [
        lambda: fitted(VERTICAL),
        lambda: fitted(features=TRANSPOSED.reshape(-1, 9)),
        lambda: Neuron(but_for(VERTICAL, 2601), OTHER_KERNEL),
    ],
    "fitted to pixels from 0 to 255": [
        lambda: fitted(features=255 * FEATURES, solver="liblinear"),
        lambda: only_of(255 * FEATURES, wrong=2601),
    ],
    "kept too small to decide": [
        *(lambda c=c: fitted(C=c) for c in (0.001, 0.1, 1)),
        lambda: fitted(part=np.s_[::500], C=1),
        lambda: fitted(inner(RESPONSE) > 0.1),
        lambda: only_of(255 * FEATURES, wrong=2602),
    ],
    "from a threshold below 0.07": [
        lambda: fitted(inner(RESPONSE) > 0.05),
        lambda: fitted(class_weight="balanced", C=1),
        lambda: fitted(fit_intercept=False),
        # As many edges as there are, elsewhere: the weights weren't kept too small.
        lambda: Neuron(np.roll(LABELS, 7)),
    ],
    "says no to every window, or nearly": [
        lambda: fitted(inner(TARGET, order="F")),
        lambda: fitted(features=WINDOWS.reshape(-1, 9, order="F")),
        lambda: fitted(edges(np.abs(RESPONSE))),
        lambda: fitted(edges(ski.filters.sobel(CAMERA))),
    ],
    "has learned something else": [
        *(lambda at=at: fitted(shifted(*at)) for at in ((0, 0), (2, 1))),
        # Yes to most, but not with the kernel's sign changed; and to no more than half.
        lambda: Neuron(LABELS | True, OTHER_KERNEL),
        lambda: Neuron(np.resize([0, 1], LABELS.size) == 1, -NINE_WEIGHTS),
        # 99 of 100 are enough to see what the labels were: 2601 of 260100 may be wrong.
        lambda: Neuron(but_for(DARK, 2602), OTHER_KERNEL),
        lambda: Neuron(but_for(VERTICAL, 2602), OTHER_KERNEL),
    ],
    "aren't labels. I expected an array of numbers and got an ndarray of text": [
        lambda: fitted(np.where(LABELS, "edge", "no edge"))
    ],
    "aren't labels. 260100 of your 260100 values are NaN": [
        lambda: Neuron(lambda features: np.full(len(features), np.nan))
    ],
    "Your model answers -1 or 1, as its labels did": [lambda: fitted(np.where(LABELS, 1, -1))],
    "Your model answers 0 or 255": [lambda: fitted(np.where(LABELS, 255, 0))],
    "doesn't say one yes or no for each window": [
        lambda: LinearRegression().fit(FEATURES[TENTH], LABELS[TENTH, None]),
        *(lambda says=says: Neuron(says) for says in (True, LABELS[:-1])),
    ],
    "aren't weights. I expected 9 weights and got text": [lambda: Neuron(coefficients="1, 2, 1")],
    "couldn't predict from the features. It raised ValueError": [
        lambda: Neuron(lambda _: int("no"))
    ],
}
