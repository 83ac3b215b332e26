"""Anything at all, to any helper: a right result, or a sentence that names the argument."""

import inspect
import re
import warnings
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

import helpers
from helpers.demos import NAMES
from helpers.figures import style
from helpers.filters.windows import LinearFilter, RankFilter
from livefigure import FAILURE

DTYPES = ("b1", "u1", "i2", "u4", "i8", "f2", "f4", "f8", "c8", "M8[s]", "U3")
anything = st.one_of(
    st.sampled_from(DTYPES).flatmap(
        lambda dtype: arrays(dtype, array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=9))
    ),
    arrays("O", array_shapes(max_dims=2, max_side=3), elements=st.text(max_size=2)),
    arrays("f8", array_shapes(max_dims=2, max_side=9), elements=st.floats(-1e3, 1e3)),
    arrays("f8", array_shapes(max_dims=2, max_side=9), elements=st.floats()),
    st.none(), st.integers(), st.floats(), st.text(max_size=9), st.booleans(),
    st.lists(st.one_of(st.floats(), st.text(max_size=2), st.lists(st.integers())), max_size=4),
    st.dictionaries(st.just("a"), st.integers()),
)  # fmt: skip
DEMOS = [name for name in NAMES if name != "first_demo"]
OTHERS = ["step_signal", "add_noise", "mean_kernel", "gaussian_kernel", "mystery_filter", "speak"]
OTHERS += ["measure_peak"]


def plot(a, panels, titles=None, guides=(), first=0, xlabel="", ylabel="", colors=None):
    """Plot a signal and a panel, with what each option is by its name."""
    named = {"xlabel": xlabel, "ylabel": ylabel, "colors": colors}
    return helpers.plot_signals(
        {"a": a}, panels, titles=titles, guides=guides, first=first, **named
    )


CALLS = {name: getattr(helpers, name) for name in OTHERS + DEMOS} | {
    "LinearFilter": lambda array, kernel, mode="wrap", cval=1: LinearFilter(
        array, kernel, mode=mode, cval=cval
    ),
    "RankFilter": RankFilter,
    "imshow_all": lambda images, titles=None, cmap="gray": helpers.imshow_all(
        images, titles=titles, cmap=cmap
    ),
    "plot_signals": plot,
}
# What has no default.
FITTING = {
    **{"signal": [0.0, 1.0, 3.0], "kernel": [1.0, -1.0], "image": np.eye(3, 4), "array": [1, 2, 4]},
    **{"signal_or_image": [1, 2, 4], "images": np.eye(3), "a": [1, 2], "panels": {"b": [1]}},
    **{"size": 2, "sigma": 2.0, "shape": (2,), "response": [0, 2, 1]},
}
# One value, all the same, tiny ones and huge ones.
VALUES = [np.array([[True]]), np.full((8, 9), 0.5)]
VALUES += [np.array([[1e-300, -1e-300]]), np.array([[1e30], [-1e30]])]


def fitting(name):
    """Return arguments that are taken: the defaults, and others for what has none."""
    return {
        argument: FITTING.get(argument) if each.default is each.empty else each.default
        for argument, each in inspect.signature(CALLS[name]).parameters.items()
    }


def call(name, arguments):
    """See that a call gives finite numbers, draws, or refuses one of its arguments by name."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            result = CALLS[name](**arguments)
    except NotImplementedError:  # it has taken all of them, and would draw now
        return
    except (TypeError, ValueError) as refusal:
        # "kernel: expected …", or one of several: "images[0]: expected …".
        named = re.match(r"(\w+)(\[.*?\])*: expected ", str(refusal), re.DOTALL)
        if not named or named[1] not in arguments:
            pytest.fail(f"{name}: {refusal}")
    else:
        assert np.isfinite(getattr(result, "output", result)).all(), name


@settings(max_examples=40)
@given(odd=anything, other=anything)
def test_any_argument_is_taken_or_refused_in_a_sentence_that_names_it(odd, other):
    with patch.object(style, "empty_figure", side_effect=NotImplementedError):
        for name in CALLS:
            arguments = fitting(name)
            for argument in arguments:
                call(name, arguments | {argument: odd})
            call(name, arguments | dict(zip(arguments, (odd, other), strict=False)))


OF_ARRAYS = [name for name in DEMOS if np.ndim(next(iter(fitting(name).values())))]


@pytest.mark.parametrize("name", OF_ARRAYS)
def test_what_is_taken_is_drawn_in_the_last_state(name):
    arguments = fitting(name)
    first = next(iter(arguments))
    for values in VALUES:
        shown = values if "image" in first else values.ravel()
        demo = CALLS[name](**arguments | {first: shown})
        for control in demo.controls.values():
            control.value = getattr(control, "max", control.value)
        demo.canvas.draw()
        assert FAILURE not in demo.readout
        demo.close()
