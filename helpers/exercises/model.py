"""A logistic regression, fitted to features and labels."""

import numpy as np

from helpers.exercises.exercise import Exercise, as_values, describe_type, name_type
from helpers.exercises.learning import SOBEL, features, is_edge, response
from helpers.figures.wording import number

_SAYS = """
right: Your model is fitted, and it has a weight for each of the nine features.
right-other: Your model is fitted, and it has a weight for each of the nine features. Of
  the edges it misses {missed:,}, and the lesson's misses 1,436, so your numbers will differ from
  those in the text. `LogisticRegression(solver="liblinear")` gives the same ones.
class: This is a class, not a model. Put () after its name, and fit what it makes.
no-model: I expected a fitted model and got {kind}.
unfitted: Your model isn't fitted yet. It hasn't seen any features or labels.
strange: {problem} Is your model a LogisticRegression, fitted to the features of shape (260100, 9)
  and labels of yes and no?
inverted: Your model says yes where it should say no, so its labels were inverted.
dark: Your model finds edges with the dark side below, so something was flipped. Its labels say
  where `sobel_h` is below −0.07, its windows were read backward or upside down, or black and white
  were swapped.
vertical: Your model finds vertical edges. Either its labels come from `sobel_v`, or its windows
  were read column by column.
bytes: Your model was fitted to pixels from 0 to 255, so its weights are too small for those from 0
  to 1. Make the features from the float image.
rarely: The kernel has the right pattern, but your model says yes to {found:.2%} of the windows,
  where {edges:.2%} are edges. That happens when its weights are kept too small to decide, by a
  small `C` or too few windows, or when its labels come from a higher threshold or another filter.
often: The kernel has the right pattern, but your model says yes to {found:.2%} of the windows,
  where {edges:.2%} are edges. That happens when its labels come from a threshold below 0.07, when
  `class_weight` or `fit_intercept` has been changed, or with features of another range.
nothing: Your model says no to every window, or nearly. That happens when features and labels aren't
  in the same order, or when no weighted sum finds the target, as with `sobel` or an absolute value.
  Check both again.
something: Your model has learned something else. That happens when its labels are shifted against
  the windows, or come from another target or another image. Check the features and labels again.
measured: {why} (Right for {accuracy:.3f} of the windows, and always saying no for {baseline:.3f}.)
"""
# At least so accurate is a model that found the rule, or that found another one.
_ACCURATE = 0.99
# So many edges are missed by the lesson's own model.
_MISSED = 1436


def _judge(answer, say):
    if issubclass(type(answer), type):
        return say("class")
    if not callable(_read(answer, "predict")):
        return say("no-model", kind=describe_type(answer))
    coefficients = _read(answer, "coef_")
    if coefficients is None and _read(answer, "n_features_in_") is None:
        return say("unfitted")
    if coefficients is None:
        return say("strange", problem=f"Yours is {describe_type(answer)}, without coefficients.")
    weights = as_values(coefficients, "9 weights")
    if isinstance(weights, str):
        return say("strange", problem=f"Your model's coefficients aren't weights. {weights}")
    if weights.shape != (1, 9):
        problem = (
            f"Your model's coefficients have the shape {weights.shape}, and I expected (1, 9)."
        )
        return say("strange", problem=problem)
    predicted = _predict(answer, features())
    if isinstance(predicted, str):
        return say("strange", problem=predicted)
    labels = is_edge(response())
    measured = {"accuracy": np.mean(predicted == labels), "baseline": 1 - labels.mean()}
    if measured["accuracy"] >= _ACCURATE:
        missed = np.count_nonzero(labels & ~predicted)
        return say("right" if missed == _MISSED else "right-other", missed=missed)
    name = _name_failure(answer, weights.ravel(), predicted, labels)
    why = say(name, found=predicted.mean(), edges=labels.mean()).message
    return say("measured", why=why, **measured)


def _name_failure(model, weights, predicted, labels):
    """Return the name of the reason why a fitted model is wrong so often."""
    targets = {
        "inverted": ~labels,
        "dark": is_edge(-response()),
        "vertical": is_edge(response("sobel_v")),
    }
    for name, target in targets.items():
        if np.mean(predicted == target) >= _ACCURATE:
            return name
    if np.mean(_predict(model, 255 * features()) == labels) >= _ACCURATE:
        return "bytes"
    weights = weights / (np.abs(weights).max() or 1)
    likeness = np.nan_to_num(np.corrcoef(weights, SOBEL.ravel())[0, 1])
    if likeness < -0.9 and predicted.mean() > 0.5:
        return "inverted"
    if likeness > 0.9:
        return "rarely" if predicted.mean() < labels.mean() else "often"
    return "nothing" if predicted.mean() < 0.005 else "something"


def _predict(model, table):
    """Return a model's predictions as array of bool, or a sentence about what's wrong with them."""
    try:
        predicted = as_values(model.predict(table.copy()))  # which may be changed in place
    except Exception as error:  # the model is the learner's, and may be anything
        return f"Your model couldn't predict from the features. It raised {name_type(error)}."
    if isinstance(predicted, str):
        return f"What your model predicts aren't labels. {predicted}"
    if predicted.shape != (len(table),):
        return "Your model doesn't say one yes or no for each window."
    if not np.isin(predicted, (0, 1)).all():
        least, most = number(predicted.min()), number(predicted.max())
        return f"Your model answers {least} or {most}, as its labels did. Make them 0 or 1."
    return predicted == 1


def _read(thing, name):
    try:
        return getattr(thing, name)
    except Exception:  # it may not be there, and a property may raise anything
        return None


EXERCISE = Exercise(name="model", lesson="09_learning", says=_SAYS, judge=_judge)
