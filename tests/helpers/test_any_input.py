"""Any array at all, to any helper: a right result, or a sentence that names the argument."""

import re
import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

import helpers
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
HELPERS = {
    "step_signal": lambda a, b: helpers.step_signal(a, b),
    "add_noise": lambda a, b: helpers.add_noise(a, b),
    "mean_kernel": lambda a, _b: helpers.mean_kernel(a),
    "gaussian_kernel": lambda a, _b: helpers.gaussian_kernel(a),
    "LinearFilter": lambda a, b: LinearFilter(a, b, mode="reflect"),
    "imshow_all": lambda a, b: helpers.imshow_all(a, b),
    "plot_signals": lambda a, b: helpers.plot_signals({"a": a}, b),
    "plot_signals, titles": lambda a, b: helpers.plot_signals({"a": a}, titles=b),
    "imshow_all, titles": lambda a, b: helpers.imshow_all(a, titles=b),
    "convolve_demo": lambda a, b: helpers.convolve_demo(a, b, "reflect"),
    "mean_filter_demo": lambda a, b: helpers.mean_filter_demo(a, b),
    "filter_lab": lambda a, b: helpers.filter_lab(a, b),
    "gaussian_demo": lambda a, b: helpers.gaussian_demo(a, b),
    "smoothing_demo": lambda a, b: helpers.smoothing_demo(a, b),
    "edges_demo": lambda a, _b: helpers.edges_demo(a),
    "denoise_demo": lambda a, _b: helpers.denoise_demo(a),
    "predict_demo": lambda a, b: helpers.predict_demo(a, b),
    "speak": lambda a, _b: helpers.speak(a),
}


@pytest.mark.parametrize("name", HELPERS)
@quick
@given(one=anything, other=st.one_of(small, anything))
def test_any_input_gives_a_result_or_a_sentence_that_names_the_argument(name, one, other):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            result = HELPERS[name](one, other)
        except (TypeError, ValueError) as error:
            said = str(error)
            result = None
        else:
            said = None
        if hasattr(result, "close"):
            result._repr_mimebundle_()
            result.close()
    # "kernel: expected …", or one of several: "images[0]: expected …".
    assert said is None or re.match(r"\w+(\[.*?\])*: expected ", said, re.DOTALL), said
    values = getattr(result, "output", result)
    if isinstance(values, np.ndarray):
        assert np.isfinite(values).all()


def test_no_demo_is_forgotten():
    demos = {name for name in helpers.__all__ if name.endswith(("_demo", "_lab"))}
    assert demos - set(HELPERS) == {"first_demo"}  # which takes no array
