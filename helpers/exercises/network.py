"""Exercise 5: a network of one neuron that learns Sobel's kernel, checked in five steps."""

import warnings
from functools import cache

import numpy as np

from helpers.exercises.verdict import Verdict, as_image, as_values, judge, say_type

_SOBEL = np.array([[-1.0, -2.0, -1.0], [0.0, 0.0, 0.0], [1.0, 2.0, 1.0]])
_THRESHOLD = 0.07
_INNER = (slice(1, -1), slice(1, -1))
# A judgement on every tenth window is as good, and ten times as quick.
_SOME = slice(None, None, 10)
_ALIKE = 0.98


@cache
def _camera():
    import skimage as ski  # here, so that `import helpers` stays light

    return ski.util.img_as_float(ski.data.camera())


@cache
def _sobel(direction):
    from skimage import filters

    return getattr(filters, direction)(_camera())


def _windows(side=3):
    return np.lib.stride_tricks.sliding_window_view(_camera(), (side, side))


@cache
def _features():
    return _windows().reshape(-1, 9)


def _target():
    return _sobel("sobel_h") > _THRESHOLD


def _labels():
    return _target()[_INNER].ravel()


def _check_windows(answer):
    right = [
        (
            _windows(),
            "510 by 510 windows of 3×3: the first one covers rows 0 to 2, the last one rows 509 to "
            "511. The two outermost lines are nobody's middle, hence 510 and not 512.",
        )
    ]
    return judge(answer, right, _wrong_windows(), "I expect the shape (510, 510, 3, 3)")


def _wrong_windows():
    yield (
        (512, 512, 3, 3),
        "512 by 512 windows need pixels beyond the edges, so yours were padded. Take the windows "
        "of the image as it is; how many positions does a 3×3 window have in it?",
    )
    yield (
        (170, 170, 3, 3),
        "170 by 170 windows lie side by side, with a step of 3. Let them overlap: each one starts "
        "1 pixel after the one before.",
    )
    yield (
        (50, 50, 3, 3),
        "50 by 50 windows are those of the pixelated image, 52×52. Take `camera`, 512×512.",
    )
    for side in (1, 2, *range(4, 12)):
        yield (
            (513 - side, 513 - side, side, side),
            f"Your windows are {side}×{side}. Sobel's kernel, which we look for, is 3×3.",
        )
    yield (3, 3, 510, 510), "A window's own two axes come last; in yours they come first."
    for flat in ((510, 510, 9), (260100, 9), (260100, 3, 3)):
        yield flat, f"The shape {flat} is already on the way to the features; here, keep four axes."
    yield (512, 512), "This is an image of 512×512. Cut it into windows of 3×3."
    yield (
        _windows().transpose(0, 1, 3, 2),
        "Each of your windows is transposed: its rows and columns have changed places.",
    )
    yield 255 * _windows(), _say_bytes("windows")


def _check_features(answer):
    right = [
        (
            _features(),
            "260100 rows, one for each of 510·510 windows, and 9 columns, one for each pixel of "
            "a window, read row by row. Column 4 is the pixel in the middle.",
        )
    ]
    return judge(answer, right, _wrong_features(), "I expect the shape (260100, 9)")


def _wrong_features():
    yield (
        (510, 510, 9),
        "Each window is a row of 9 now, but the windows still lie in a grid of 510 by 510. A model "
        "wants one long list of them: two axes.",
    )
    yield (
        (260100, 3, 3),
        "One long list of 260100 windows, each still 3×3. A model wants each one as 9 numbers.",
    )
    yield (
        (510, 510, 3, 3),
        "These are the windows, with four axes. A model wants two: a row for each window, and "
        "a column for each of its 9 pixels.",
    )
    yield (
        (262144, 9),
        "262144 rows are 512·512, but only 510·510 windows of 3×3 lie inside the image.",
    )
    yield (
        _features().T,
        "Transposed: you have 9 rows of 260100. A model wants a row for each window.",
    )
    yield (
        (9, 260100),
        "9 rows of 260100, and their values are mixed up as well: `reshape` only counts off, it "
        "doesn't swap axes. A model wants a row for each window.",
    )
    yield (
        _windows().transpose(0, 1, 3, 2).reshape(-1, 9),
        "Each window was read column by column. Read it row by row, as you read a page, or the "
        "kernel comes out transposed.",
    )
    yield (
        _windows().transpose(1, 0, 2, 3).reshape(-1, 9),
        "The windows are listed column by column of the image. List them row by row, as the "
        "labels will be.",
    )
    yield (
        _windows().reshape(-1, 9, order="F"),
        "The order `F` counts the first axis fastest, so that each of your rows mixes pixels of "
        "different windows. Leave `reshape` its own order.",
    )
    yield 255 * _features(), _say_bytes("features")


def _check_labels(answer):
    labels = _labels()
    right = [
        (
            labels,
            f"260100 labels, one for the middle of each window; {labels.mean():.2%} are edges. "
            f"Always answering no would be right for {1 - labels.mean():.3f} of them; keep that "
            "number in mind.",
        )
    ]
    return judge(answer, right, _wrong_labels(), "I expect the shape (260100,)", _same_labels)


def _same_labels(values, expected):
    # In float32 a pixel may fall on the other side of the threshold; 1 in 10,000 is granted.
    return values.shape == expected.shape and np.mean(np.abs(values - expected)) < 1e-4


def _wrong_labels():
    target, response = _target(), _sobel("sobel_h")
    yield (
        (262144,),
        "262144 labels are 512·512, but there are 510·510 windows. Which pixels are the middle of "
        "no window?",
    )
    yield (
        (512, 512),
        "This is as large as the image. Leave out the pixels that no window centres on.",
    )
    yield (
        (510, 510),
        "The right size, but still an image of 510×510. A model wants one long list of labels.",
    )
    for flat in ((260100, 1), (1, 260100)):
        yield flat, f"The shape {flat} has two axes. A model wants one long list: (260100,)."
    yield (
        (261121,),
        "261121 labels are 511·511: you cut one row and one column off. Cut on all four sides.",
    )
    for down, right in ((0, 0), (0, 2), (2, 0), (2, 2)):
        top, left = 2 - down, 2 - right
        yield (
            target[down : 510 + down, right : 510 + right].ravel(),
            f"The right number, but shifted: you cut {down} rows off at the top and {top} at the "
            f"bottom, {right} columns off on the left and {left} on the right. A label belongs to "
            "the middle of its window.",
        )
    yield (
        response[_INNER].ravel(),
        "These are Sobel's responses, numbers of any size. A label says yes or no: compare them "
        "with 0.07.",
    )
    yield ~target[_INNER].ravel(), "Inverted: yours say yes where there is no edge."
    for name, other in (
        ("`sobel_v`, which answers to upright edges", _sobel("sobel_v")),
        ("the absolute value of `sobel_h`, which also takes edges with the dark side below", None),
        ("`sobel`, the magnitude, which takes edges of every direction", _sobel("sobel")),
    ):
        other = np.abs(response) if other is None else other
        edges = (other > _THRESHOLD)[_INNER].ravel()
        yield (
            edges,
            f"You used {name}: {edges.mean():.2%} of yours are edges. The target is where "
            "`sobel_h` exceeds 0.07.",
        )
    yield (
        target[_INNER].ravel(order="F"),
        "Your labels run column by column, and the windows row by row.",
    )
    yield (
        (response < -_THRESHOLD)[_INNER].ravel(),
        "Yours say yes where `sobel_h` is below −0.07: edges with the dark side below. The target "
        "is where it exceeds 0.07.",
    )


def _check_model(answer):
    if issubclass(type(answer), type):
        return Verdict(
            "wrong", "This is the class of models, not a model. Make one with (), and fit it."
        )
    predict, coefficients = _read(answer, "predict"), _read(answer, "coef_")
    if not callable(predict):
        return Verdict("wrong", f"I expect a fitted model, and got {say_type(answer)}.")
    if coefficients is None:
        if _read(answer, "n_features_in_") is None:
            return Verdict(
                "wrong", "Your model is not fitted yet: it has seen no features, no labels."
            )
        return Verdict(
            "wrong",
            f"Yours is {say_type(answer)}, which has no coefficients to look at. Fit a "
            "LogisticRegression.",
        )
    coefficients = as_values(coefficients)
    if isinstance(coefficients, str) or coefficients.shape != (1, 9):
        shape = getattr(coefficients, "shape", "unknown")
        return Verdict(
            "wrong",
            f"The coefficients of your model have the shape {shape}; I expect (1, 9): one "
            "question, 9 pixels. Is it a LogisticRegression, fitted with the features of shape "
            "(260100, 9) and labels of yes and no?",
        )
    return _judge_model(answer, coefficients.reshape(3, 3))


def _judge_model(model, kernel):
    features, labels = _features()[_SOME], _labels()[_SOME]
    predicted = _predict(model, features)
    if isinstance(predicted, str):
        return Verdict("wrong", predicted)
    accuracy, baseline = np.mean(predicted == labels), 1 - labels.mean()
    measured = f"accuracy {accuracy:.3f}, where always answering no has {baseline:.3f}"
    if accuracy >= 0.99:
        return Verdict("correct", f"{measured[0].upper()}{measured[1:]}: nine weights suffice.")
    return Verdict("wrong", _say_failure(model, kernel, predicted) + f" ({measured})")


def _say_failure(model, kernel, predicted):
    """Return the reason for which a fitted model answers badly."""
    upright = _sobel("sobel_v")[_INNER].ravel()[_SOME] > _THRESHOLD
    if np.mean(predicted != _labels()[_SOME]) >= 0.99:
        return "Your model says yes where it should say no: its labels were inverted."
    if np.mean(predicted == upright) >= 0.99:
        return (
            "Your model finds upright edges: either its labels come from `sobel_v`, or its windows "
            "were read column by column."
        )
    brighter = _predict(model, 255 * _features()[_SOME])
    if not isinstance(brighter, str) and np.mean(brighter == _labels()[_SOME]) >= 0.99:
        return (
            "Your model was fitted with pixels from 0 to 255, so its weights are too small for "
            "those from 0 to 1. Make the windows of the float image."
        )
    if _likeness(kernel, _SOBEL) > _ALIKE:
        return (
            "The kernel has the right pattern, but its weights were kept too small to decide. "
            "Leave the model's `C` at 1, or make it larger."
        )
    if not predicted.any():
        return (
            "Your model always answers no, so it has learned nothing: features and labels do not "
            "belong together. Are they in the same order, unshuffled?"
        )
    return (
        "Your model has learned something else: its labels are shifted against the windows, or "
        "of another target. Check steps 2 and 3 again."
    )


def _check_coefficients(answer):
    values = as_values(answer, "9 weights")
    if isinstance(values, str):
        return Verdict("wrong", values)
    if values.shape in ((1, 9), (9,)):
        return Verdict(
            "wrong",
            f"These are the 9 weights, still of shape {values.shape}. Arrange them as the window "
            "that they belong to.",
        )
    if values.size == 1:
        return Verdict(
            "wrong",
            f"This is one number, {float(values.flat[0]):.3g}, such as the intercept, which says "
            "how far from yes the model starts. The weights are 9.",
        )
    if values.shape != (3, 3):
        return Verdict("wrong", f"I expect the shape (3, 3); that of yours is {values.shape}.")
    likeness, upright = _likeness(values, _SOBEL), _likeness(values, _SOBEL.T)
    if abs(likeness) > _ALIKE:
        return Verdict("correct", _say_learned(values, likeness))
    values = values / (np.abs(values).max() or 1)
    gap = as_image(values - _SOBEL * (values * _SOBEL).sum() / (_SOBEL**2).sum())
    if abs(upright) > _ALIKE:
        return Verdict(
            "wrong",
            "Transposed: yours looks for upright edges, with columns of one sign. The features "
            "were read row by row, so the weights are, too.",
            gap,
        )
    return Verdict(
        "wrong",
        f"The correlation of yours with Sobel's kernel is {likeness:.2f}; I expect more than "
        f"{_ALIKE}, whatever the scale. Are they the weights of the model from step 4?",
        gap,
    )


def _say_learned(kernel, likeness):
    said = (
        f"The correlation with Sobel's kernel is {abs(likeness):.4f}, and nobody told the model "
        f"about it. The middle row is near 0, and the middle column weighs "
        f"{kernel[2, 1] / kernel[2, 0]:.1f} times as much as the left one."
    )
    if likeness < 0:
        said += (
            " Your sign is flipped, so yes means dark below: either the labels were inverted, or "
            "the kernel is laid on back to front, as a convolution does."
        )
    return said


def _likeness(kernel, other):
    """Return the correlation coefficient of two kernels, 0 for one without contrast."""
    kernel = kernel / (np.abs(kernel).max() or 1)
    if np.ptp(kernel) < 1e-12:
        return 0.0
    return float(np.corrcoef(kernel.ravel(), other.ravel())[0, 1])


def _predict(model, features):
    """Return a model's answers as array of bool, or a sentence on why there are none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            predicted = as_values(model.predict(features))
    except Exception as error:  # the model is the learner's, and may be anything
        return f"Your model could not answer for the features: it raised {type(error).__name__}."
    if isinstance(predicted, str):
        return f"Your model's answers are no labels. {predicted}"
    if predicted.shape != (len(features),) or not np.isin(predicted, (0, 1)).all():
        return "Your model's answers are not one yes or no for each window, so its labels were not."
    return predicted == 1


def _read(thing, name):
    try:
        return getattr(thing, name, None)
    except Exception:  # a property may raise anything
        return None


def _say_bytes(what):
    return (
        f"Your {what} run from 0 to 255. The coefficients depend on that range: take `camera` as "
        "float, from 0 to 1."
    )


STEPS = {
    "windows": _check_windows,
    "features": _check_features,
    "labels": _check_labels,
    "model": _check_model,
    "coefficients": _check_coefficients,
}
