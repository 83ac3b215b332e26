"""Exercise 5: a network of one neuron that learns Sobel's kernel, checked in five steps."""

import warnings
from functools import cache
from itertools import product

import numpy as np

from helpers.exercises.verdict import Verdict, as_image, as_values, describe_type, judge, name_type

_SOBEL = np.array([[-1.0, -2.0, -1.0], [0.0, 0.0, 0.0], [1.0, 2.0, 1.0]])
_THRESHOLD = 0.07
_INNER = (slice(1, -1), slice(1, -1))
# From here on a model is right, a kernel is Sobel's, and a kernel has at least its pattern.
_ACCURATE, _ALIKE, _SIMILAR = 0.99, 0.98, 0.9


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
    yield (
        np.lib.stride_tricks.sliding_window_view(_target(), (3, 3)),
        "These are windows of `target`, the answers. Take those of `camera`, the pixels.",
    )
    yield 255 * _windows(), _describe_bytes("windows")


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
        _windows().reshape(9, -1).T,
        "The shape is right, but the values are mixed up: `reshape(9, -1)` counted them off into 9 "
        "rows, and turning the table afterwards doesn't put them back. Put the 9 last.",
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
    yield 255 * _features(), _describe_bytes("features")


def _check_labels(answer):
    labels = _labels()
    right = [
        (
            labels,
            f"260100 labels, one for the middle of each window; {labels.mean():.2%} are edges, "
            "counted without the border. Always answering no would be right for "
            f"{1 - labels.mean():.3f} of them; keep that number in mind.",
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
        "This is as large as the image. Leave out the pixels that no window centers on.",
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
    for top, left in product(range(3), range(3)):
        if (top, left) != (1, 1):
            yield (
                target[top : 510 + top, left : 510 + left].ravel(),
                f"The right number, but shifted: of the rows you cut off {top} at the top and "
                f"{2 - top} at the bottom, of the columns {left} on the left and {2 - left} on the "
                "right. A label belongs to the middle of its window.",
            )
    yield (
        target.ravel()[:260100],
        "The right number, but the first ones of 512·512: after the first row each label belongs "
        "to another window. Cut the outermost pixels off before you lay the rows end to end.",
    )
    yield (
        response[_INNER].ravel(),
        "These are Sobel's responses, numbers of any size. A label says yes or no: compare them "
        "with 0.07.",
    )
    yield ~target[_INNER].ravel(), "Inverted: yours say yes where there is no edge."
    for name, other in (
        ("`sobel_v`, which answers to vertical edges", _sobel("sobel_v")),
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
            "wrong", "This is a class, not a model. Put () behind its name, and fit what it makes."
        )
    predict, coefficients = _read(answer, "predict"), _read(answer, "coef_")
    if not callable(predict):
        return Verdict("wrong", f"I expect a fitted model, and got {describe_type(answer)}.")
    if coefficients is None:
        if _read(answer, "n_features_in_") is None:
            return Verdict(
                "wrong", "Your model is not fitted yet: it has seen no features, no labels."
            )
        return Verdict(
            "wrong",
            f"Yours is {describe_type(answer)}, which has no coefficients to look at. Fit a "
            "LogisticRegression.",
        )
    coefficients = as_values(coefficients, "9 weights")
    if isinstance(coefficients, str):
        return Verdict("wrong", f"Your model's coefficients are no weights. {coefficients}")
    if coefficients.shape != (1, 9):
        return Verdict(
            "wrong",
            f"The coefficients of your model have the shape {coefficients.shape}; I expect (1, 9): "
            "one question, 9 pixels. Is it a LogisticRegression, fitted with the features of shape "
            "(260100, 9) and labels of yes and no?",
        )
    return _judge_model(answer, coefficients.reshape(3, 3))


def _judge_model(model, kernel):
    labels = _labels()
    predicted = _predict(model, _features())
    if isinstance(predicted, str):
        return Verdict("wrong", predicted)
    accuracy, baseline = np.mean(predicted == labels), 1 - labels.mean()
    measured = f"right for {accuracy:.3f} of the windows, always answering no for {baseline:.3f}"
    if accuracy >= _ACCURATE:
        return Verdict("correct", f"{measured[0].upper()}{measured[1:]}: nine weights suffice.")
    return Verdict("wrong", f"{_describe_failure(model, kernel, predicted)} ({measured})")


def _describe_failure(model, kernel, predicted):
    """Return the reason for which a fitted model answers badly."""
    features, labels, likeness = _features(), _labels(), _likeness(kernel, _SOBEL)
    dark_below = (_sobel("sobel_h") < -_THRESHOLD)[_INNER].ravel()
    upright = (_sobel("sobel_v") > _THRESHOLD)[_INNER].ravel()
    if likeness < -_SIMILAR and predicted.mean() > 0.5:
        return "Your model says yes where it should say no: its labels were inverted."
    if np.mean(predicted == dark_below) >= _ACCURATE:
        return (
            "Your model finds edges with the dark side below: its labels say where `sobel_h` is "
            "below −0.07, and the target is where it exceeds 0.07."
        )
    if np.mean(predicted == upright) >= _ACCURATE:
        return (
            "Your model finds vertical edges: its labels come from `sobel_v`, or its windows "
            "were read column by column."
        )
    for others, message in (
        (
            255 * features,
            "Your model was fitted with pixels from 0 to 255, so its weights are too small for "
            "those from 0 to 1. Make the windows of the float image.",
        ),
        (
            (features - features.mean(axis=0)) / features.std(axis=0),
            "Your model was fitted with standardized features, so it misjudges the pixels "
            "themselves. Fit it with the features of step 2.",
        ),
    ):
        answers = _predict(model, others)
        if not isinstance(answers, str) and np.mean(answers == labels) >= _ACCURATE:
            return message
    if likeness > _SIMILAR:
        return _describe_threshold(predicted.mean(), labels.mean())
    if predicted.mean() < 0.005:
        return (
            "Your model says no to every window, or nearly, so it has learned nothing. Either "
            "features and labels are not in the same order, or no weighted sum finds the target, "
            "as with `sobel` or an absolute value. Check steps 2 and 3 again."
        )
    return (
        "Your model has learned something else: its labels are shifted against the windows, or "
        "of another target. Check steps 2 and 3 again."
    )


def _describe_threshold(found, expected):
    """Return why a model with the right kernel says yes too rarely, or too often."""
    counted = (
        f"The kernel has the right pattern, but your model says yes to {found:.2%} of the windows, "
        f"where {expected:.2%} are edges."
    )
    if found < expected:
        return (
            f"{counted} Either its weights were kept too small to decide, by a small `C` or by "
            "too few windows, or its labels come from a threshold above 0.07."
        )
    return (
        f"{counted} Either its labels come from a threshold below 0.07, or `class_weight` or "
        "`fit_intercept` has been changed."
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
            f"This is one number, {values.item():.3g}, such as the intercept, which says "
            "how far from yes the model starts. The weights are 9.",
        )
    if values.shape != (3, 3):
        return Verdict("wrong", f"I expect the shape (3, 3); that of yours is {values.shape}.")
    likeness, upright = _likeness(values, _SOBEL), _likeness(values, _SOBEL.T)
    if abs(likeness) > _ALIKE:
        return Verdict("correct", _describe_learned(values, likeness))
    values = values / (np.abs(values).max() or 1)
    gap = as_image(values - _SOBEL * (values * _SOBEL).sum() / (_SOBEL**2).sum())
    if abs(upright) > _ALIKE:
        return Verdict(
            "wrong",
            "Transposed: yours looks for vertical edges, with columns of one sign. The features "
            "were read row by row, so the weights are, too.",
            gap,
        )
    return Verdict(
        "wrong",
        f"Yours is not Sobel's pattern: the likeness of the two, from -1 to 1, is {likeness:.4f}, "
        f"and I expect more than {_ALIKE}, whatever the scale. Are they the weights of the model "
        "from step 4?",
        gap,
    )


def _describe_learned(kernel, likeness):
    said = (
        f"This is Sobel's pattern up to a factor (likeness {abs(likeness):.4f}, where 1 is that "
        "pattern exactly), and nobody told the model about it. The middle row is near 0, and the "
        f"middle column weighs {kernel[2, 1] / kernel[2, 0]:.1f} times as much as the left one."
    )
    if likeness < 0:
        said += (
            " Your sign is flipped, so yes means dark below: either the labels were inverted, or "
            "the kernel was flipped, as a convolution does."
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
        return f"Your model could not answer for the features: it raised {name_type(error)}."
    if isinstance(predicted, str):
        return f"Your model's answers are no labels. {predicted}"
    if predicted.shape != (len(features),) or not np.isin(predicted, (0, 1)).all():
        return "Your model's answers are not one yes or no for each window, so its labels were not."
    return predicted == 1


def _read(thing, name):
    try:
        return getattr(thing, name)
    except Exception:  # it may not be there, and a property may raise anything
        return None


def _describe_bytes(what):
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
