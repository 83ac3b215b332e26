"""Exercise 5, the network: in every step, right ways pass and each misconception is named."""

import os
from functools import cache

import numpy as np
import pytest
import skimage as ski
from exercise_cases import confused
from sklearn.linear_model import LinearRegression, LogisticRegression, Perceptron
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier

from helpers import check
from helpers.exercises import network

BYTES = ski.data.camera()
CAMERA = ski.util.img_as_float(BYTES)
WINDOWS = ski.util.view_as_windows(CAMERA, (3, 3))
FEATURES = WINDOWS.reshape(-1, 9)
TRANSPOSED = WINDOWS.transpose(0, 1, 3, 2)
RESPONSE = ski.filters.sobel_h(CAMERA)
TARGET = RESPONSE > 0.07
LABELS = TARGET[1:-1, 1:-1].ravel()
SOBEL = np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])
NINE_WEIGHTS = SOBEL.reshape(1, 9) / 4
INNER = np.s_[1:-1, 1:-1]
# Enough windows for a model whose `C` is large.
TENTH = np.s_[::10]


def windows_of(image, side=3, **options):
    return ski.util.view_as_windows(image, (side, side), **options)


def inner(image, order="C"):
    return image[INNER].ravel(order=order)


def fitted(labels=LABELS, features=FEATURES, part=TENTH, **options):
    model = LogisticRegression(**{"C": 100, "solver": "newton-cholesky", **options})
    return model.fit(features[part], labels[part])


@cache
def solution():
    return LogisticRegression(solver="liblinear").fit(FEATURES, LABELS)


class Neuron:
    """A model of a learner's own, which scikit-learn knows nothing about."""

    def __init__(self, coefficients=NINE_WEIGHTS):
        self.coef_ = coefficients

    def predict(self, features):
        return features @ self.coef_[0] > 0.07


class Answering(Neuron):
    """The same with the answers replaced: by a value, or by what a function makes of them."""

    def __init__(self, answers, coefficients=NINE_WEIGHTS):
        super().__init__(coefficients)
        self.answers = answers

    def predict(self, features):
        return self.answers(features) if callable(self.answers) else self.answers


def refuse(features):
    raise ValueError("no")


RIGHT_WAYS = {
    "windows": {
        "solution": lambda: WINDOWS,
        "side as number": lambda: ski.util.view_as_windows(CAMERA, 3),
        "numpy's views": lambda: np.lib.stride_tricks.sliding_window_view(CAMERA, (3, 3)),
        "copy": lambda: WINDOWS.copy(),
        "float32": lambda: windows_of(ski.util.img_as_float32(BYTES)),
        "bytes, then divided": lambda: windows_of(BYTES) / 255,
        "nine slices": lambda: nine_slices().reshape(510, 510, 3, 3),
    },
    "features": {
        "solution": lambda: FEATURES,
        "both sizes": lambda: WINDOWS.reshape(510 * 510, 9),
        "flattened first": lambda: WINDOWS.ravel().reshape(-1, 9),
        "float32": lambda: FEATURES.astype(np.float32),
        "other memory": lambda: np.asfortranarray(FEATURES),
        "nine slices": lambda: nine_slices(),
        "columns stacked": lambda: np.column_stack(list(nine_slices().T)),
    },
    "labels": {
        "solution": lambda: LABELS,
        "flattened": lambda: TARGET[1:511, 1:511].flatten(),
        "reshaped": lambda: TARGET[1:-1, 1:-1].reshape(-1),
        "integers": lambda: LABELS.astype(int),
        "floats": lambda: LABELS.astype(np.float32),
        "list": lambda: LABELS.tolist(),
        "cropped": lambda: ski.util.crop(TARGET, 1).ravel(),
        "middles of windows": lambda: windows_of(TARGET)[..., 1, 1].ravel(),
        "response of bytes": lambda: inner(ski.filters.sobel_h(BYTES)) > 0.07,
        "response in float32": lambda: (
            inner(ski.filters.sobel_h(ski.util.img_as_float32(BYTES))) > 0.07
        ),
        "own kernel": lambda: FEATURES @ SOBEL.ravel() / 4 > 0.07,
    },
    "model": {
        "solution": solution,
        "all windows, other solver": lambda: fitted(part=np.s_[:], C=1),
        "lbfgs": lambda: fitted(solver="lbfgs", max_iter=1000),
        "newton-cg": lambda: fitted(solver="newton-cg"),
        "no penalty": lambda: fitted(C=np.inf),
        "labels of 0 and 1": lambda: fitted(LABELS.astype(int)),
        "float32": lambda: fitted(features=FEATURES.astype(np.float32)),
        "support vectors": lambda: LinearSVC(C=100).fit(FEATURES[TENTH], LABELS[TENTH]),
        "perceptron": lambda: Perceptron().fit(FEATURES, LABELS),
        "own class": Neuron,
    },
    "coefficients": {
        "solution": lambda: solution().coef_.reshape(3, 3),
        "first row": lambda: solution().coef_[0].reshape(3, 3),
        "list": lambda: solution().coef_.reshape(3, 3).tolist(),
        "float32": lambda: solution().coef_.reshape(3, 3).astype(np.float32),
        "rounded": lambda: solution().coef_.reshape(3, 3).round().astype(int),
        "scaled": lambda: 1e-9 * solution().coef_.reshape(3, 3),
        "scaled the other way": lambda: 1e300 * solution().coef_.reshape(3, 3),
        "other solver": lambda: fitted(solver="lbfgs", max_iter=1000).coef_.reshape(3, 3),
        "small C": lambda: fitted(C=0.1).coef_.reshape(3, 3),
        "read and laid out by columns": lambda: fitted(
            features=TRANSPOSED.reshape(-1, 9)
        ).coef_.reshape(3, 3, order="F"),
        "linear regression": lambda: LinearRegression().fit(FEATURES, LABELS).coef_.reshape(3, 3),
        "Sobel's own": lambda: SOBEL,
        "Sobel's own, the other way up": lambda: SOBEL[::-1],
    },
}
NOTICED = {
    "windows": "510 by 510 windows of 3×3",
    "features": "260100 rows, one for each of 510·510 windows, and 9 columns",
    "labels": "260100 labels, one for the middle of each window; 5.57% are edges",
    "model": "nine weights suffice",
    "coefficients": "nobody told the model about it",
}


def nine_slices():
    """Return the features by shifting the image, one column for each pixel of a window."""
    shifted = [CAMERA[row : 510 + row, column : 510 + column] for row, column in np.ndindex(3, 3)]
    return np.stack(shifted, axis=-1).reshape(-1, 9)


@pytest.mark.parametrize(
    ("step", "way"), [(step, way) for step, ways in RIGHT_WAYS.items() for way in ways]
)
def test_every_right_way_passes(step, way):
    verdict = check(5, RIGHT_WAYS[step][way](), step=step)
    assert verdict.status == "correct"
    assert NOTICED[step] in verdict.message
    assert verdict.difference is None


@pytest.mark.parametrize(("count", "status"), [(2601, "correct"), (2602, "wrong")])
def test_a_model_may_be_wrong_once_in_a_hundred_times(count, status):
    assert check(5, Answering(but_for(LABELS, count)), step="model").status == status


def test_model_is_as_accurate_as_the_lesson_says():
    assert check(5, solution(), "model").message.startswith("Right for 0.994 of")
    assert solution().score(FEATURES, LABELS) == pytest.approx(0.994, abs=5e-4)


@pytest.mark.parametrize(
    "turn", [np.negative, np.flipud, lambda kernel: kernel[::-1, ::-1]], ids=range(3)
)
def test_other_sign_of_the_kernel_passes_and_is_explained(turn):
    verdict = check(5, turn(solution().coef_.reshape(3, 3)), step="coefficients")
    assert verdict.status == "correct"
    assert "Your sign is flipped" in verdict.message


def test_kernel_of_the_right_sign_has_no_such_remark():
    assert "flipped" not in check(5, SOBEL, step="coefficients").message


def shifted_labels(top, left):
    return TARGET[top : 510 + top, left : 510 + left].ravel()


def edges(response):
    return inner(response) > 0.07


def shuffled(labels):
    return np.random.default_rng(0).permutation(labels)


MISCONCEPTIONS = {
    "windows": {
        "so yours were padded": [lambda: windows_of(np.pad(CAMERA, 1, mode="symmetric"))],
        "lie side by side": [
            lambda: windows_of(CAMERA, step=3),
            lambda: ski.util.view_as_blocks(CAMERA[:510, :510], (3, 3)),
        ],
        "those of the pixelated image": [lambda: windows_of(CAMERA[::10, ::10])],
        **{
            f"Your windows are {side}×{side}": [lambda side=side: windows_of(CAMERA, side)]
            for side in (1, 2, *range(4, 12))
        },
        "in yours they come first": [
            lambda: WINDOWS.transpose(2, 3, 0, 1),
            lambda: nine_slices().T.reshape(3, 3, 510, 510),
        ],
        "The shape (510, 510, 9)": [lambda: WINDOWS.reshape(510, 510, 9)],
        "The shape (260100, 9)": [lambda: FEATURES],
        "The shape (260100, 3, 3)": [lambda: WINDOWS.reshape(-1, 3, 3)],
        "Cut it into windows": [lambda: CAMERA, lambda: TARGET, lambda: BYTES],
        "Each of your windows is transposed": [
            lambda: TRANSPOSED,
            lambda: windows_of(CAMERA.T).transpose(1, 0, 2, 3),
        ],
        "These are windows of `target`": [lambda: windows_of(TARGET)],
        "Your windows run from 0 to 255": [
            lambda: windows_of(BYTES),
            lambda: windows_of(BYTES.astype(float)),
        ],
    },
    "features": {
        "still lie in a grid of 510 by 510": [lambda: WINDOWS.reshape(510, 510, 9)],
        "each still 3×3": [lambda: WINDOWS.reshape(-1, 3, 3)],
        "These are the windows": [lambda: WINDOWS],
        "262144 rows are 512·512": [
            lambda: windows_of(np.pad(CAMERA, 1)).reshape(-1, 9),
        ],
        "Transposed: you have 9 rows": [lambda: FEATURES.T],
        "their values are mixed up as well": [lambda: WINDOWS.reshape(9, -1)],
        "Put the 9 last": [lambda: WINDOWS.reshape(9, -1).T],
        "Each window was read column by column": [
            lambda: TRANSPOSED.reshape(-1, 9),
            lambda: FEATURES[:, [0, 3, 6, 1, 4, 7, 2, 5, 8]],
        ],
        "listed column by column of the image": [
            lambda: WINDOWS.transpose(1, 0, 2, 3).reshape(-1, 9),
        ],
        "The order `F` counts the first axis fastest": [
            lambda: WINDOWS.reshape(-1, 9, order="F"),
        ],
        "Your features run from 0 to 255": [lambda: windows_of(BYTES).reshape(-1, 9)],
    },
    "labels": {
        "262144 labels are 512·512": [lambda: TARGET.ravel()],
        "as large as the image": [lambda: TARGET],
        "still an image of 510×510": [lambda: TARGET[INNER]],
        "The shape (260100, 1) has two axes": [lambda: LABELS[:, None]],
        "The shape (1, 260100) has two axes": [lambda: LABELS[None], lambda: [LABELS]],
        "261121 labels are 511·511": [
            lambda: TARGET[1:, 1:].ravel(),
            lambda: TARGET[:-1, :-1].ravel(),
        ],
        **{
            f"of the rows you cut off {top} at the top and {2 - top} at the bottom, "
            f"of the columns {left} on the left and {2 - left} on the right": [
                lambda top=top, left=left: shifted_labels(top, left)
            ]
            for top, left in np.ndindex(3, 3)
            if (top, left) != (1, 1)
        },
        "the first ones of 512·512": [lambda: TARGET.ravel()[: 510 * 510]],
        "These are Sobel's responses": [
            lambda: inner(RESPONSE),
            lambda: inner(RESPONSE).astype(np.float32),
        ],
        "Inverted: yours say yes where there is no edge": [
            lambda: ~LABELS,
            lambda: inner(RESPONSE) <= 0.07,
        ],
        "`sobel_v`, which answers to vertical edges": [lambda: edges(ski.filters.sobel_v(CAMERA))],
        "the absolute value of `sobel_h`": [lambda: edges(np.abs(RESPONSE))],
        "`sobel`, the magnitude": [lambda: edges(ski.filters.sobel(CAMERA))],
        "Your labels run column by column": [
            lambda: inner(TARGET, order="F"),
            lambda: TARGET[INNER].T.ravel(),
        ],
        "where `sobel_h` is below −0.07": [lambda: inner(RESPONSE) < -0.07],
    },
    "model": {
        "This is a class, not a model": [lambda: LogisticRegression, lambda: Neuron, lambda: int],
        "a fitted model, and got a method": [lambda: LogisticRegression().fit],
        "a fitted model, and got an ndarray": [lambda: FEATURES, lambda: solution().coef_],
        "a fitted model, and got a float": [
            lambda: solution().score(FEATURES[TENTH], LABELS[TENTH])
        ],
        "not fitted yet": [
            LogisticRegression,
            lambda: LogisticRegression(solver="liblinear"),
            lambda: make_pipeline(StandardScaler(), LogisticRegression()),
        ],
        "Yours is a DecisionTreeClassifier": [
            lambda: DecisionTreeClassifier(max_depth=1).fit(FEATURES[TENTH], LABELS[TENTH])
        ],
        "Yours is a Pipeline": [
            lambda: make_pipeline(StandardScaler(), LogisticRegression()).fit(
                FEATURES[TENTH], LABELS[TENTH]
            )
        ],
        "have the shape (1, 25)": [
            lambda: fitted(
                TARGET[202:230, 2:-2].ravel(), windows_of(CAMERA[200:232], 5).reshape(-1, 25)
            )
        ],
        "have the shape (3, 9)": [
            lambda: fitted(np.digitize(inner(RESPONSE), [-0.07, 0.07]), part=np.s_[::200])
        ],
        "have the shape (9,)": [lambda: LinearRegression().fit(FEATURES[TENTH], LABELS[TENTH])],
        "its labels were inverted": [
            lambda: fitted(~LABELS),
            lambda: fitted(~LABELS, C=1),
        ],
        "finds edges with the dark side below": [lambda: fitted(inner(RESPONSE) < -0.07)],
        "finds vertical edges": [
            lambda: fitted(edges(ski.filters.sobel_v(CAMERA))),
            lambda: fitted(features=TRANSPOSED.reshape(-1, 9)),
        ],
        "fitted with pixels from 0 to 255": [
            lambda: fitted(features=255 * FEATURES, solver="liblinear"),
            lambda: fitted(features=windows_of(BYTES).reshape(-1, 9), solver="liblinear"),
        ],
        "fitted with standardized features": [
            lambda: fitted(features=StandardScaler().fit_transform(FEATURES)),
        ],
        "kept too small to decide": [
            lambda: fitted(C=0.1),
            lambda: fitted(C=0.001),
            lambda: fitted(C=1),
            lambda: fitted(part=np.s_[::500], C=1),
            lambda: fitted(inner(RESPONSE) > 0.1),
        ],
        "from a threshold below 0.07": [
            lambda: fitted(inner(RESPONSE) > 0.05),
            lambda: fitted(inner(RESPONSE) > 0),
            lambda: fitted(class_weight="balanced", C=1),
            lambda: fitted(fit_intercept=False),
        ],
        "has learned nothing": [
            lambda: fitted(shuffled(LABELS)),
            lambda: fitted(inner(TARGET, order="F")),
            lambda: fitted(features=WINDOWS.reshape(-1, 9, order="F")),
            lambda: fitted(edges(np.abs(RESPONSE))),
            lambda: fitted(edges(ski.filters.sobel(CAMERA))),
        ],
        "has learned something else": [
            lambda: fitted(shifted_labels(0, 0)),
            lambda: fitted(shifted_labels(1, 0)),
            lambda: fitted(shifted_labels(2, 1)),
        ],
        "no labels. I expect an array of numbers, and got an ndarray of text": [
            lambda: fitted(np.where(LABELS, "edge", "no edge")),
        ],
        "not one yes or no for each window": [
            lambda: fitted(np.where(LABELS, 1, -1)),
            lambda: LinearRegression().fit(FEATURES[TENTH], LABELS[TENTH, None]),
            lambda: Answering(True),
            lambda: Answering(LABELS[:-1]),
            lambda: Answering(lambda features: features),
        ],
        "coefficients are no weights. I expect 9 weights, and got text": [
            lambda: Neuron("1, 2, 1")
        ],
        "coefficients are no weights. 9 of your 9 values are NaN": [
            lambda: Neuron(np.full((1, 9), np.nan))
        ],
        "could not answer for the features: it raised ValueError": [lambda: Answering(refuse)],
        "no labels. 260100 of your 260100 values are NaN": [
            lambda: Answering(lambda features: np.full(len(features), np.nan))
        ],
        "no labels. I expect an array of numbers, and got a NoneType": [
            lambda: Answering(lambda features: None)
        ],
    },
    "coefficients": {
        "still of shape (1, 9)": [lambda: solution().coef_],
        "still of shape (9,)": [lambda: solution().coef_[0], lambda: SOBEL.ravel()],
        "such as the intercept": [
            lambda: solution().intercept_,
            lambda: solution().intercept_[0],
        ],
        "I expect the shape (3, 3); that of yours is (9, 1)": [lambda: solution().coef_.T],
        "I expect the shape (3, 3); that of yours is (510, 510, 3, 3)": [lambda: WINDOWS],
        "Transposed: yours looks for vertical edges": [
            lambda: solution().coef_.reshape(3, 3).T,
            lambda: solution().coef_.reshape(3, 3, order="F"),
            lambda: -SOBEL.T,
            lambda: fitted(features=TRANSPOSED.reshape(-1, 9)).coef_.reshape(3, 3),
        ],
        "from -1 to 1, is 0.0000": [
            lambda: np.zeros((3, 3)),
            lambda: np.full((3, 3), 1 / 9),
        ],
        "from -1 to 1, is 0.9428": [
            lambda: np.repeat([[-1, 0, 1]], 3, axis=0).T,
            lambda: np.repeat([[2, 3, 4]], 3, axis=0).T,
        ],
        "from -1 to 1, is -": [lambda: fitted(edges(np.abs(RESPONSE))).coef_.reshape(3, 3)],
        "I expect 9 weights, and got a LogisticRegression": [solution],
        "I expect 9 weights, and yours are complex": [lambda: 1j * SOBEL],
        "1 of your 9 values are NaN": [lambda: np.where(SOBEL == 2, np.nan, SOBEL)],
    },
}
NAMED = [(step, says) for step, named in MISCONCEPTIONS.items() for says in named]


# A model takes a while to fit, and one verdict serves the tests of its words and of all words.
# Not where mutmut notes which tests reach a function: all but the first would seem not to.
@(lambda call: call if "MUTANT_UNDER_TEST" in os.environ else cache(call))
def verdicts(step, says):
    return [check(5, make(), step=step) for make in MISCONCEPTIONS[step][says]]


@pytest.mark.parametrize(("step", "says"), NAMED)
def test_each_misconception_is_named(step, says):
    for verdict in verdicts(step, says):
        assert verdict.status == "wrong"
        assert says in verdict.message


@pytest.mark.parametrize("step", MISCONCEPTIONS)
def test_misconceptions_are_told_apart(step):
    said = {
        says: {verdict.message for verdict in verdicts(step, says)} for says in MISCONCEPTIONS[step]
    }
    assert confused(said) == []


@pytest.mark.parametrize("step", ["windows", "features", "labels"])
def test_no_misconception_is_forgotten(step):
    said = {verdict.message for says in MISCONCEPTIONS[step] for verdict in verdicts(step, says)}
    known = {message for _, message in getattr(network, f"_wrong_{step}")()}
    assert known - said == set()


def but_for(answers, count):
    """Return the answers with the first `count` of them turned round."""
    return np.r_[~answers[:count], answers[count:]]


@pytest.mark.parametrize(("count", "status"), [(26, "correct"), (27, "wrong")])
def test_one_label_in_ten_thousand_may_differ(count, status):
    assert check(5, but_for(LABELS, count), step="labels").status == status


ACROSS, DARK_BELOW = np.resize([0, 1], LABELS.size) == 1, inner(RESPONSE) < -0.07
UPRIGHT = inner(ski.filters.sobel_v(CAMERA)) > 0.07
OTHER_KERNEL = SOBEL.T.reshape(1, 9)


def only_of(wanted, wrong=0):
    """Return a model that is right for certain features only, and says no to all others."""
    answers = but_for(LABELS, wrong)
    return Answering(lambda features: answers & np.allclose(features, wanted, atol=1e-9))


@pytest.mark.parametrize(
    ("model", "says"),
    [
        # Yes to most, but not with the kernel's sign turned round; and to no more than half.
        (lambda: Answering(LABELS | True, OTHER_KERNEL), "has learned something else"),
        (lambda: Answering(ACROSS, -NINE_WEIGHTS), "has learned something else"),
        # 99 of 100 are enough to see what the labels were: 2601 of 260100 may be wrong.
        (lambda: Answering(but_for(DARK_BELOW, 2601), OTHER_KERNEL), "the dark side below"),
        (lambda: Answering(but_for(DARK_BELOW, 2602), OTHER_KERNEL), "something else"),
        (lambda: Answering(but_for(UPRIGHT, 2601), OTHER_KERNEL), "finds vertical edges"),
        (lambda: Answering(but_for(UPRIGHT, 2602), OTHER_KERNEL), "something else"),
        (lambda: only_of(255 * FEATURES), "fitted with pixels from 0 to 255"),
        (lambda: only_of(255 * FEATURES, wrong=2601), "fitted with pixels from 0 to 255"),
        (lambda: only_of(255 * FEATURES, wrong=2602), "too small to decide"),
        (lambda: only_of(256 * FEATURES), "too small to decide"),
        (
            lambda: only_of(StandardScaler().fit_transform(FEATURES)),
            "fitted with standardized features",
        ),
        # As many edges as there are, elsewhere: the weights were not kept too small.
        (lambda: Answering(np.roll(LABELS, 7)), "from a threshold below 0.07"),
    ],
)
def test_a_bad_model_is_told_from_one_that_is_nearly_so(model, says):
    assert says in check(5, model(), step="model").message


@pytest.mark.parametrize("says", ["finds vertical edges", "has learned nothing"])
def test_accuracy_is_compared_with_always_saying_no(says):
    for verdict in verdicts("model", says):
        assert verdict.message.endswith("of the windows, always answering no for 0.944)")


@pytest.mark.parametrize("stub", [..., None])
@pytest.mark.parametrize("step", RIGHT_WAYS)
def test_stub_is_not_attempted(step, stub):
    assert check(5, stub, step=step).status == "not attempted"


@pytest.mark.parametrize("step", [None, "window", "", 1, ["windows"], WINDOWS, "Model"])
@pytest.mark.parametrize("answer", [..., 1])
def test_missing_or_wrong_step_is_said(answer, step):
    verdict = check(5, answer, step)
    assert verdict.status == "wrong"
    assert 'say which one, as in check(5, answer, step="windows")' in verdict.message
    assert verdict.message.endswith(
        'The steps are "windows", "features", "labels", "model", "coefficients".'
    )


@pytest.mark.parametrize(
    ("step", "right", "place", "says"),
    [
        (
            "windows",
            WINDOWS,
            (5, 7, 1, 2),
            "2340900 values differ; most of all at index 5, 7, 1, 2",
        ),
        (
            "features",
            FEATURES,
            (1234, 4),
            "2340900 values differ; most of all at row 1234, column 4",
        ),
    ],
)
def test_unexpected_value_is_located(step, right, place, says):
    answer = right.copy()
    answer[place] -= 3
    verdict = check(5, answer, step)
    assert verdict.status == "wrong"
    assert f"1 of {says}, where I expect" in verdict.message
    assert verdict.difference is None  # nobody would see a pixel in so many


def test_labels_of_another_threshold_are_located():
    answer = inner(RESPONSE) > 0.1
    verdict = check(5, answer, step="labels")
    first, count = np.flatnonzero(answer != LABELS)[0], np.count_nonzero(answer != LABELS)
    assert f"{count} of 260100 values differ; most of all at index {first}" in verdict.message
    assert "where I expect 1 and you have 0" in verdict.message


@pytest.mark.parametrize(
    ("step", "answer", "says"),
    [
        (
            "windows",
            CAMERA[:3, :3],
            "I expect the shape (510, 510, 3, 3); the shape of yours is (3, 3)",
        ),
        (
            "features",
            WINDOWS.ravel(),
            "I expect the shape (260100, 9); the shape of yours is (2340900,)",
        ),
        ("labels", LABELS[::2], "I expect the shape (260100,); the shape of yours is (130050,)"),
    ],
)
def test_other_shape_is_said_back(step, answer, says):
    assert says in check(5, answer, step).message


def test_kernel_of_another_pattern_is_shown(shown):
    kernel = solution().coef_.reshape(3, 3).T
    verdict = check(5, kernel, step="coefficients")
    verdict._ipython_display_()
    assert verdict.difference.shape == (3, 3)
    assert repr(shown[1]).startswith("your values minus the expected ones: 3×3 float64")


def test_kernel_is_compared_at_its_own_scale():
    mixed = SOBEL + SOBEL.T
    one, other = (check(5, factor * mixed, "coefficients") for factor in (1, 1e-5))
    np.testing.assert_allclose(one.difference, other.difference, atol=1e-12)
    np.testing.assert_allclose(one.difference, SOBEL.T / 2, atol=1e-12)


def test_shape_that_is_wrong_has_no_picture():
    assert check(5, solution().coef_, step="coefficients").difference is None
