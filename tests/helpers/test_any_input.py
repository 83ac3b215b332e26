"""Any array at all, to any helper: a right result, or a sentence that names the argument."""

import inspect
import re
import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

import helpers
from helpers.demos import NAMES
from helpers.filters.windows import LinearFilter

DTYPES = ("b1", "u1", "i2", "u4", "i8", "f2", "f4", "f8", "c8", "M8[s]", "U3", "O")
quick = settings(
    max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
anything = st.one_of(
    st.sampled_from(DTYPES).flatmap(
        lambda dtype: arrays(dtype, array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=9))
        if dtype != "O"
        else arrays(dtype, array_shapes(max_dims=2, max_side=3), elements=st.text(max_size=2))
    ),
    arrays("f8", array_shapes(max_dims=2, max_side=9), elements=st.floats(-1e3, 1e3)),
    arrays("f8", array_shapes(max_dims=2, max_side=9), elements=st.floats()),
    st.none(), st.integers(), st.floats(), st.text(max_size=9), st.booleans(),
    st.lists(st.one_of(st.floats(), st.text(max_size=2), st.lists(st.integers())), max_size=4),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)  # fmt: skip
small = st.sampled_from([[1.0, -1.0], [[1.0, 0.0], [0.0, 2.0]], [1, 2, 3]])
OTHERS = (*("step_signal", "add_noise", "mean_kernel", "gaussian_kernel", "imshow_all", "speak"),)
CALLS = {name: getattr(helpers, name) for name in (*OTHERS, *NAMES) if name != "first_demo"} | {
    "LinearFilter": LinearFilter,
    "imshow_all, titles": lambda images, titles: helpers.imshow_all(images, titles=titles),
    "plot_signals": lambda a, panels: helpers.plot_signals({"a": a}, panels),
    "plot_signals, titles": lambda a, titles: helpers.plot_signals({"a": a}, titles=titles),
}


@pytest.mark.parametrize("name", CALLS)
@quick
@given(one=anything, other=st.one_of(small, anything))
def test_any_input_gives_a_result_or_a_sentence_that_names_the_argument(name, one, other):
    arguments = inspect.signature(CALLS[name]).parameters
    by_place = sum(each.kind is not each.KEYWORD_ONLY for each in arguments.values())
    result = refusal = None
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            result = CALLS[name](*(one, other)[:by_place])
        except (TypeError, ValueError) as error:
            refusal = str(error)
        if hasattr(result, "close"):
            result._repr_mimebundle_()
            result.close()
    values = getattr(result, "output", result)
    assert not isinstance(values, np.ndarray) or np.isfinite(values).all()
    if refusal:
        # "kernel: expected …", or one of several: "images[0]: expected …".
        named = re.match(r"(\w+)(\[.*?\])*: expected ", refusal, re.DOTALL)
        assert named, refusal
        assert named[1] in arguments
