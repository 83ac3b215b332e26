import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from helpers.demos.kernel_text import MOST_TAPS, kernel_as_text, kernel_from_text

sides = st.integers(1, MOST_TAPS)
shapes = st.one_of(st.tuples(sides), st.tuples(sides, sides))
eighths = st.integers(-64, 64).map(lambda n: n / 8)
fractions = st.tuples(st.integers(-5000, 5000), st.integers(1, 999)).map(
    lambda pair: pair[0] / pair[1]
)
floats = st.one_of(
    st.floats(-1e6, 1e6), st.floats(-2, 2), fractions, st.sampled_from([5e-13, 1e-3])
)


def kernels(elements):
    return shapes.flatmap(lambda shape: arrays(np.float64, shape, elements=elements))


def refused(text, ndim):
    with pytest.raises(ValueError, match=r"^kernel: expected") as caught:
        kernel_from_text(text, ndim)
    message = str(caught.value)
    assert len(message) < 120
    assert message.isprintable()
    return message.removeprefix("kernel: expected ")


@given(kernel=kernels(floats))
def test_a_kernel_is_read_back_to_four_digits_from_aligned_columns(kernel):
    lines, rows = kernel_as_text(kernel).split("\n"), np.atleast_2d(kernel)
    assert [len(line.split()) for line in lines] == [rows.shape[1]] * rows.shape[0]
    assert len({len(line) for line in lines}) == 1
    again = kernel_from_text(kernel_as_text(kernel), kernel.ndim)
    assert again.dtype == np.float64
    assert again.shape == kernel.shape
    np.testing.assert_allclose(again, kernel, rtol=5.001e-4, atol=0)


@given(short=kernels(eighths), fraction=kernels(fractions))
def test_short_decimals_fractions_and_what_is_printed_are_read_back_exactly(short, fraction):
    for kernel, texts in ((short, map(str, (short, short.tolist()))), (fraction, ())):
        for text in (kernel_as_text(kernel), *texts):
            np.testing.assert_array_equal(kernel_from_text(text, kernel.ndim), kernel)


@pytest.mark.parametrize(
    ("kernel", "text"),
    [
        ([1 / 3, 1 / 9, 0.25], "1/3 1/9 0.25"),
        ([-0.0, 1e-13, 0.1 + 0.2], "0 1e-13 0.3"),
        ([np.pi, 12345.678912, 1e6], "3.142 1.235e+04 1000000"),
        ([[1, -10], [0.5, 2]], "  1 -10\n0.5   2"),
        ([[1], [-2 / 7]], "   1\n-2/7"),
    ],
)
def test_kernel_as_text(kernel, text):
    assert kernel_as_text(np.array(kernel, dtype=np.float64)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/9, 2/9,6/9", [1 / 9, 2 / 9, 6 / 9]),
        ("1;2; 3", [1, 2, 3]),
        ("\t1\t2\r\n", [1, 2]),
        ("−1 −1/3 −.5", [-1, -1 / 3, -0.5]),
        ("+1 .5 5. 1e-3 2E2", [1, 0.5, 5, 0.001, 200]),
        ("([1, 2, 3])", [1, 2, 3]),
        ("1\n2\n\n3\n", [1, 2, 3]),
        ("[[1], [2], [3]]", [1, 2, 3]),
        ("1000000 -1e6", [1e6, -1e6]),
        ("0 -0 0/5", [0, 0, 0]),
        ("1\n2", [[1], [2]]),
        ("\n\n 1/4 , 2\n \n3;4\n\n", [[0.25, 2], [3, 4]]),
    ],
)
def test_text_as_a_kernel(text, expected):
    kernel = kernel_from_text(text, np.ndim(expected))
    assert kernel.dtype == np.float64
    assert kernel.tolist() == expected


NO_NUMBERS = ["one", "1/0", "0/0", "1/", "/2", "1/2/3", "0.5/2", "--1", "1-2", "1.2.3", "-", "."]
NO_NUMBERS += ["nan", "-nan", "NaN", "1+2j", "0x10", "²", "½", "1e", "a'b", "array", "x" * 20]
TOO_LONG = {
    "x" * 21: "'xxxxxxxxxxxxxxxxx...'",
    "\U000e0001" * 20: r"'\U000e0001\U000e0...'",
    "9" * 5000 + "/1": "'99999999999999999...'",
    "1/" + "9" * 5000: "'1/999999999999999...'",
    "9" * 400 + "/1": "'99999999999999999...'",
}
TOO_LARGE = ["1000001", "-1e7", "1e400", "-1e999999999", "inf", "-inf", "Infinity", "9000000/2"]
TOO_LARGE += ["9" * 4000, "1" + "0" * 300 + "/3"]


@pytest.mark.parametrize(
    ("text", "ndims", "says"),
    [
        *((text, [1, 2], "numbers such as -1 0 1, got none.")
          for text in ["", "  ", "\n\n", "[]", "[[], []]", ",;"]),
        *((f"1 {word} 2", [1, 2], f"a number or a fraction, got {word!r}.") for word in NO_NUMBERS),
        *((f"1 {word} 2", [1], f"a number or a fraction, got {shown}.")
          for word, shown in TOO_LONG.items()),
        *((f"1 {word}", [2], f"weights up to a million, got {word[:20]}.") for word in TOO_LARGE),
        ("1 2\n3", [2], "rows of one length, got 2 in row 1 and 1 in row 2."),
        ("1\n2\n3 4", [2], "rows of one length, got 1 in row 1 and 2 in row 3."),
        ("[[1, 2], [3]]", [2], "rows of one length, got 2 in row 1 and 1 in row 2."),
        *((text, [1], "one row for a signal, got 2.") for text in ("1 2\n3 4", "1 2\n3", "1\n2 3")),
        ("1 " * 8, [1, 2], "at most 7 taps a side, got 1×8."),
        ("1\n" * 8, [1], "at most 7 taps a side, got 1×8."),
        ("1 2 3 4 5 6 7 8\n" * 3000, [2], "at most 7 taps a side, got 3000×8."),
    ],
    ids=lambda value: ascii(value)[:30],
)  # fmt: skip
def test_what_is_no_kernel_is_refused(text, ndims, says):
    assert [refused(text, ndim) for ndim in ndims] == [says] * len(ndims)


@given(text=st.one_of(st.text(), st.text("0123456789/.,-−+e_ \n[]", max_size=40)))
def test_any_text_is_a_kernel_or_refused_in_words(text):
    for ndim in (1, 2):
        try:
            kernel = kernel_from_text(text, ndim)
        except ValueError:
            refused(text, ndim)
        else:
            assert kernel.ndim == ndim
            assert 1 <= min(kernel.shape) <= max(kernel.shape) <= MOST_TAPS
            assert np.abs(kernel).max() <= 1e6
