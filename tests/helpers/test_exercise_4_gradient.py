"""Exercise 4, the gradient magnitude: every right way passes, each misconception is named."""

from itertools import product

import numpy as np
import pytest
import skimage as ski
from exercise_cases import cases, confused, messages, unmet
from scipy import ndimage, signal

from helpers import check
from helpers.exercises import gradient

CAMERA = ski.data.camera()
BYTES = CAMERA[::10, ::10]
PIXELATED = ski.util.img_as_float(BYTES)
UPRIGHT = np.array([[-1], [0], [1]])
FLAT = np.array([[-1, 0, 1]])


def over_rows(image=PIXELATED, kernel=UPRIGHT, **options):
    return ndimage.correlate(image, kernel, **options)


def over_columns(image=PIXELATED, kernel=FLAT, **options):
    return ndimage.correlate(image, kernel, **options)


VERTICAL, HORIZONTAL = over_rows(), over_columns()
RIGHT = np.sqrt(VERTICAL**2 + HORIZONTAL**2)
SQUARES = VERTICAL**2 + HORIZONTAL**2
BY_NUMPY = np.gradient(PIXELATED)


def magnitude(image=PIXELATED, **options):
    return np.hypot(over_rows(image, **options), over_columns(image, **options))


def sliced(padding):
    padded = np.pad(PIXELATED, 1, mode=padding)
    rows = padded[2:, 1:-1] - padded[:-2, 1:-1]
    return np.hypot(rows, padded[1:-1, 2:] - padded[1:-1, :-2])


def by_signal(boundary):
    kernels = (UPRIGHT, FLAT)
    return np.hypot(
        *(
            signal.convolve2d(PIXELATED, kernel, mode="same", boundary=boundary)
            for kernel in kernels
        )
    )


RIGHT_WAYS = {
    "solution": RIGHT,
    "hypot": np.hypot(VERTICAL, HORIZONTAL),
    "power of a half": SQUARES**0.5,
    "norm": np.linalg.norm([VERTICAL, HORIZONTAL], axis=0),
    "complex number": np.abs(VERTICAL + 1j * HORIZONTAL),
    "list": RIGHT.tolist(),
    "float32": magnitude(PIXELATED.astype(np.float32)),
    "rounded": RIGHT.round(5),
    "one sign flipped": np.hypot(over_rows(kernel=-UPRIGHT), HORIZONTAL),
    "both convolved": np.hypot(
        ndimage.convolve(PIXELATED, UPRIGHT), ndimage.convolve(PIXELATED, FLAT)
    ),
    "kernels in 1D": np.hypot(
        *(ndimage.correlate1d(PIXELATED, [-1, 0, 1], axis=axis) for axis in (0, 1))
    ),
    **{mode: magnitude(mode=mode) for mode in ("reflect", "nearest", "mirror")},
    **{
        f"{rows} and {columns}": np.hypot(over_rows(mode=rows), over_columns(mode=columns))
        for rows, columns in product(("reflect", "mirror", "nearest"), repeat=2)
    },
    **{f"sliced, {mode}": sliced(mode) for mode in ("edge", "symmetric", "reflect")},
    "reflected by signal": by_signal("symm"),
    "range of 255, divided": magnitude(BYTES.astype(float)) / 255,
}
HALVES = {
    "gradient": np.hypot(*BY_NUMPY),
    "gradient of second order": np.hypot(*np.gradient(PIXELATED, edge_order=2)),
    "gradient in float32": np.hypot(*np.gradient(PIXELATED.astype(np.float32))),
    **{
        mode: np.hypot(over_rows(mode=mode) / 2, over_columns(mode=mode) / 2)
        for mode in ("reflect", "nearest", "mirror")
    },
    "halved kernels": np.hypot(over_rows(kernel=UPRIGHT / 2), over_columns(kernel=FLAT / 2)),
}


@pytest.mark.parametrize("answer", RIGHT_WAYS.values(), ids=RIGHT_WAYS)
def test_every_right_way_passes(answer):
    verdict = check(4, answer)
    assert verdict.status == "correct"
    assert verdict.message.startswith("The steepest place is row 18, column 5: 1.244.")


@pytest.mark.parametrize("answer", HALVES.values(), ids=HALVES)
def test_change_over_one_pixel_passes_and_is_explained(answer):
    verdict = check(4, answer)
    assert verdict.status == "correct"
    assert verdict.message.startswith("Yours is half as large as with −1, 0, 1: 0.622")


def joined(join):
    """Return what a rule makes of the two differences, whichever right way they were made in."""
    pairs = [
        (over_rows(mode=a), over_columns(mode=b))
        for a, b in product(("reflect", "mirror"), repeat=2)
    ]
    return [join(*pair) for pair in [*pairs, (-VERTICAL, HORIZONTAL), BY_NUMPY]]


def padded(mode, **options):
    rows, columns = over_rows(mode=mode, **options), over_columns(mode=mode, **options)
    both = np.hypot(rows, columns)
    return [both, both / 2, np.hypot(VERTICAL, columns), np.hypot(rows, HORIZONTAL)]


def wrapped_differences():
    """Return pairs of differences of an image of bytes, taken in bytes."""
    yield over_rows(BYTES), over_columns(BYTES)
    yield ndimage.convolve(BYTES, UPRIGHT), ndimage.convolve(BYTES, FLAT)


MISCONCEPTIONS = {
    "side by side": [np.dstack([VERTICAL, HORIZONTAL]), np.stack([VERTICAL, HORIZONTAL], axis=-1)],
    "You gave 2 images at once": [[VERTICAL, HORIZONTAL], BY_NUMPY],
    "You gave 3 images at once": [[VERTICAL, HORIZONTAL, RIGHT]],
    "size of the whole camera": [magnitude(ski.util.img_as_float(CAMERA))],
    "whose neighbors all lie inside": [
        np.hypot(
            signal.correlate2d(PIXELATED, UPRIGHT, mode="valid")[:, 1:-1],
            signal.correlate2d(PIXELATED, FLAT, mode="valid")[1:-1],
        ),
    ],
    "51×51 pixels come from the difference of direct neighbors": [
        np.hypot(np.diff(PIXELATED, axis=0)[:, 1:], np.diff(PIXELATED, axis=1)[1:])
    ],
    "This is the image itself": [PIXELATED, BYTES, PIXELATED.astype(np.float32)],
    "You subtracted in `uint8`": [
        answer
        for rows, columns in wrapped_differences()
        for answer in (
            rows,
            columns,
            np.hypot(rows, columns),
            np.hypot(rows.astype(float), columns.astype(float)),
            np.sqrt(rows**2 + columns**2),
            np.hypot(ski.util.img_as_float(rows), ski.util.img_as_float(columns)),
        )
    ],
    "255 times too large": [magnitude(BYTES.astype(float)), magnitude(BYTES.astype(np.int16))],
    "it was padded with zeros": [*padded("constant"), by_signal("fill"), sliced("constant")],
    "it was padded with ones": padded("constant", cval=1),
    "the sky is compared with the grass": [*padded("wrap"), by_signal("wrap"), sliced("wrap")],
    "You added the two differences, with their signs": [
        *joined(np.add),
        *joined(np.subtract),
        -VERTICAL - HORIZONTAL,
    ],
    "took its absolute value": [
        *joined(lambda rows, columns: np.abs(rows + columns)),
        *joined(lambda rows, columns: (rows + columns) ** 2),
        *joined(lambda rows, columns: np.sqrt((rows - columns) ** 2)),
    ],
    "nothing has been squared": [
        *joined(lambda rows, columns: np.sqrt(np.abs(rows + columns))),
        *joined(lambda rows, columns: np.sqrt(np.abs(rows) + np.abs(columns))),
    ],
    "You added absolute values": joined(lambda rows, columns: np.abs(rows) + np.abs(columns)),
    "The square root is lost": joined(lambda rows, columns: rows**2 + columns**2),
    "These are angles": [np.arctan2(VERTICAL, HORIZONTAL), np.arctan2(HORIZONTAL, VERTICAL)],
    "√2 times too small": joined(lambda rows, columns: np.sqrt((rows**2 + columns**2) / 2)),
    "You kept the larger of the two": joined(
        lambda rows, columns: np.maximum(np.abs(rows), np.abs(columns))
    ),
    "This is the vertical difference alone": [
        *(VERTICAL, -VERTICAL, np.abs(VERTICAL), over_rows(mode="mirror"), BY_NUMPY[0]),
    ],
    "This is the horizontal difference alone": [
        *(HORIZONTAL, -HORIZONTAL, np.abs(HORIZONTAL), over_columns(mode="mirror"), BY_NUMPY[1]),
    ],
    "Both of your differences are the vertical one": [np.hypot(VERTICAL, VERTICAL)],
    "Both of your differences are the horizontal one": [np.hypot(HORIZONTAL, HORIZONTAL)],
    "This is Sobel's magnitude": [
        ski.filters.sobel(PIXELATED),
        np.hypot(ski.filters.sobel_h(PIXELATED), ski.filters.sobel_v(PIXELATED)),
        np.hypot(ndimage.sobel(PIXELATED, axis=0), ndimage.sobel(PIXELATED, axis=1)),
    ],
    "with one kernel, and its result with the other": [
        over_columns(VERTICAL),
        over_rows(HORIZONTAL),
        -over_columns(VERTICAL),
        np.abs(over_columns(VERTICAL)),
    ],
    "Your horizontal difference was taken of the vertical one": [
        np.hypot(VERTICAL, over_columns(VERTICAL))
    ],
    "You turned an image in place of the kernel": [
        np.hypot(VERTICAL, VERTICAL.T),
        np.hypot(VERTICAL, over_rows(PIXELATED.T)),
    ],
    "Your horizontal kernel has two weights": [
        np.hypot(VERTICAL, over_columns(kernel=np.array([[-1, 1]]))),
        np.hypot(VERTICAL, over_columns(kernel=np.array([[1, -1]]))),
        np.hypot(VERTICAL, ndimage.convolve(PIXELATED, np.array([[-1, 1]]))),
    ],
    "your image is transposed": [RIGHT.T, magnitude(PIXELATED.T)],
}


@pytest.mark.parametrize(("answer", "says"), cases(MISCONCEPTIONS))
def test_each_misconception_is_named(answer, says):
    verdict = check(4, answer)
    assert verdict.status == "wrong"
    assert says in verdict.message


def test_misconceptions_are_told_apart_and_none_is_forgotten():
    said = messages(MISCONCEPTIONS, 4)
    assert confused(said) == []
    assert unmet(gradient._wrong_answers(), said) == set()


@pytest.mark.parametrize("stub", [..., None])
def test_stub_is_not_attempted(stub):
    assert check(4, stub).status == "not attempted"


def test_root_of_a_negative_sum_is_explained():
    with np.errstate(invalid="ignore"):
        answer = np.sqrt(VERTICAL + HORIZONTAL)
    message = check(4, answer).message
    assert f"{np.isnan(answer).sum()} of your 2704 values are NaN" in message
    assert "the root of a negative number" in message


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (np.hstack([VERTICAL, HORIZONTAL]), "(52, 52); the shape of yours is (52, 104)"),
        (RIGHT[..., None], "the shape of yours is (52, 52, 1)"),
        (RIGHT.max(), "I expect one image of shape (52, 52); yours is one number"),
        (VERTICAL + 1j * HORIZONTAL, "yours are complex"),
        ("np.hypot(vertical, horizontal)", "got text"),
        (np.hypot, "got an ufunc"),
    ],
)
def test_what_is_no_image_is_said(answer, says):
    verdict = check(4, answer)
    assert verdict.status == "wrong"
    assert says in verdict.message
    assert verdict.difference is None


@pytest.mark.parametrize(
    ("near", "expected"), [(RIGHT, 0.0706), (magnitude(mode="mirror"), 0.0706), (RIGHT / 2, 0.0353)]
)
def test_unexpected_value_is_located_in_the_nearest_right_answer(near, expected):
    answer = near.copy()
    answer[30, 40] += 2
    verdict = check(4, answer)
    assert verdict.status == "wrong"
    assert "1 of 2704 values differ; most of all at row 30, column 40" in verdict.message
    assert f"where I expect {expected} and you have 2.0" in verdict.message
    assert np.argwhere(np.abs(verdict.difference) > 1e-9).tolist() == [[30, 40]]
    assert verdict.difference[30, 40] == pytest.approx(2)


def test_negative_magnitude_is_compared_with_the_usual_one():
    assert "where I expect 1.244 and you have -1.244" in check(4, -RIGHT).message


@pytest.mark.parametrize("says", ["it was padded with zeros", "your image is transposed"])
def test_difference_of_a_named_answer_is_kept(says):
    answer = MISCONCEPTIONS[says][0]
    difference = check(4, answer).difference
    np.testing.assert_allclose(difference, answer - RIGHT, atol=1e-12)


def test_right_image_has_no_difference():
    assert check(4, RIGHT).difference is None


def test_difference_is_displayed_below_the_words(shown):
    verdict = check(4, magnitude(mode="constant"))
    verdict._ipython_display_()
    words, picture = shown
    assert words == {
        "text/plain": repr(verdict),
        "text/markdown": verdict._repr_markdown_(),
    }
    assert repr(picture).startswith("your values minus the expected ones: 52×52 float64, -")


def test_picture_of_a_difference_is_white_where_nothing_differs(shown):
    check(4, magnitude(mode="constant"))._ipython_display_()
    axes = shown[1].figure.axes[0]
    (image,) = axes.images
    assert axes.get_title() == "your values − expected ones"
    assert image.norm.vmin == -image.norm.vmax
    assert np.allclose(image.to_rgba(0.0)[:3], 1, atol=0.04)
    shade_of_more, shade_of_less = image.to_rgba(image.norm.vmax), image.to_rgba(image.norm.vmin)
    assert shade_of_more[2] > shade_of_more[0]  # purple
    assert shade_of_less[0] > shade_of_less[2]  # orange


@pytest.mark.parametrize("factor", [1e29, 1e-4])
def test_difference_of_any_size_is_displayed(shown, factor):
    answer = RIGHT + factor * PIXELATED
    check(4, answer)._ipython_display_()
    shown[1]._ipython_display_()
    assert "image/png" in shown[2]


def test_difference_too_large_for_a_picture_is_left_out():
    verdict = check(4, np.full((52, 52), 1e300))
    assert verdict.difference is None
    with pytest.raises(NotImplementedError):
        verdict._ipython_display_()


def test_step_is_said_to_be_none_of_this_exercise():
    assert check(4, RIGHT, step="labels").message == "Exercise 4 has no steps; leave `step` out."
