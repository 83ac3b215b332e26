"""Exercise 3, the kernel's profile: every right way passes, each misconception is named."""

import numpy as np
import pytest
import skimage as ski
from exercise_cases import cases, confused, messages, unmet
from scipy import fft, ndimage

from helpers import check, gaussian_kernel
from helpers.exercises import profile

SPOT = np.zeros((45, 45))
SPOT[22, 22] = 1
KERNEL = ski.filters.gaussian(SPOT, sigma=5)
RIGHT = KERNEL[:, 22]
DISTANCE = np.arange(45) - 22
FACTOR = 1 / (2 * np.pi * 25)
BELL = np.exp(-(DISTANCE**2) / (2 * 5**2))
BOUNDARIES = ("reflect", "constant", "nearest", "mirror", "wrap")


def filtered(sigma=5, image=SPOT, **options):
    return ndimage.gaussian_filter(image, sigma, **options)[:, 22]


def with_pixel_at(row, column):
    return np.roll(SPOT, (row - 22, column - 22), axis=(0, 1))


def separately():
    weights = gaussian_kernel(5)
    return ndimage.correlate1d(ndimage.correlate1d(SPOT, weights, axis=0), weights, axis=1)[:, 22]


RIGHT_WAYS = {
    "solution": RIGHT,
    "the row instead": KERNEL[22],
    "the transposed image's column": KERNEL.T[:, 22],
    "from below": KERNEL[::-1, 22],
    "highest of each row": KERNEL.max(axis=1),
    "list": list(RIGHT),
    "float32": ski.filters.gaussian(SPOT.astype(np.float32), sigma=5)[:, 22],
    "five digits": RIGHT.round(5),
    **{mode: filtered(mode=mode) for mode in BOUNDARIES},
    **{f"cut at {cut} sigma": filtered(truncate=cut) for cut in (4.4, 5, 6)},
    "not cut": filtered(truncate=20, mode="constant"),
    "radius": filtered(radius=22),
    "formula": FACTOR * BELL,
    "formula in 2D": FACTOR * np.exp(-(DISTANCE[:, None] ** 2 + DISTANCE**2) / 50)[:, 22],
    "formula, then normed": (np.outer(BELL, BELL) / np.outer(BELL, BELL).sum())[22],
    "one axis, then the other": ndimage.gaussian_filter1d(
        ndimage.gaussian_filter1d(SPOT, 5, axis=0), 5, axis=1
    )[:, 22],
    "our own kernel": separately(),
    "in frequencies": fft.ifft2(ndimage.fourier_gaussian(fft.fft2(SPOT), 5)).real[:, 22],
    "white pixel of 8 bits": ski.filters.gaussian((255 * SPOT).astype(np.uint8), sigma=5)[:, 22],
    "pixel of 255, divided": ndimage.gaussian_filter(255 * SPOT, 5)[:, 22] / 255,
}


@pytest.mark.parametrize("answer", RIGHT_WAYS.values(), ids=RIGHT_WAYS)
def test_every_right_way_passes(answer):
    verdict = check(3, answer)
    assert verdict.status == "correct"
    assert "45 values, the highest, 0.00637, at index 22" in verdict.message


def bells_of(sigma):
    """Return a wider or narrower bell, as filters in every mode and the formula make it."""
    formula = np.exp(-(DISTANCE**2) / (2 * sigma**2)) / (2 * np.pi * sigma**2)
    return [formula, *(filtered(sigma, mode=mode) for mode in BOUNDARIES)]


MISCONCEPTIONS = {
    "as a column of shape (45, 1)": [KERNEL[:, 22:23], RIGHT[:, None]],
    "as a row of shape (1, 45)": [KERNEL[22:23], [list(RIGHT)]],
    "22 values are half of the line": [KERNEL[:22, 22], KERNEL[23:, 22]],
    "23 values are half of the line": [KERNEL[22:, 22], KERNEL[:23, 22]],
    "41 of the 45 rows": [RIGHT[RIGHT > 0], KERNEL[2:43, 22], np.flatnonzero(RIGHT)],
    "This is the whole image": [KERNEL, KERNEL.astype(np.float32), KERNEL.T],
    "the bright pixel before any filter": [SPOT, SPOT.astype(int)],
    "the column of the bright pixel before the filter": [SPOT[:, 22], SPOT[22]],
    "`-x**2 / 2*sigma**2` multiplies by sigma squared": [
        factor * np.exp(-(DISTANCE**2) / 2 * 5**2)
        for factor in (1, FACTOR, 1 / (np.sqrt(2 * np.pi) * 5))
    ],
    **{
        f"This is line {line} or {44 - line}:": [
            KERNEL[:, line],
            KERNEL[:, 44 - line],
            KERNEL[line],
            filtered(truncate=8, image=np.roll(SPOT, 22 - line, axis=1), mode="constant"),
        ]
        for line in range(2, 22)
    },
    # Beyond the truncation, only the formula is above 0.
    "This is line 1 or 43:": [BELL * FACTOR * BELL[1]],
    "This is line 0 or 44:": [BELL * FACTOR * BELL[0]],
    **{
        f"Your peak is at index {row}": [filtered(image=with_pixel_at(row, 22))] for row in (21, 23)
    },
    "All of yours are 0": [
        np.zeros(45),
        KERNEL[:, 0],
        KERNEL[44],
        filtered(image=SPOT.astype(int)),
        filtered(image=SPOT.astype(np.uint8)),
        ski.filters.gaussian(SPOT.astype(int), sigma=5)[:, 22],
    ],
    "That is the diagonal": [
        KERNEL.diagonal(),
        np.diag(KERNEL[::-1]),
        FACTOR * np.exp(-(DISTANCE**2) / 5**2),
    ],
    "your formula lost the 2 of 2σ²": [
        np.exp(-(DISTANCE**2) / 5**2),
        np.exp(-(DISTANCE**2) / 5**2) / (np.pi * 5**2),
    ],
    "as if sigma were √5": [
        np.exp(-(DISTANCE**2) / (2 * 5)),
        FACTOR * np.exp(-(DISTANCE**2) / (2 * 5)),
        np.exp(-(DISTANCE**2) / (2 * 5)) / (2 * np.pi * 5),
        filtered(np.sqrt(5)),
    ],
    "0.0318, 5 times too high": [BELL / (2 * np.pi * 5)],
    "that is the Gaussian in 1D": [
        KERNEL.sum(axis=0),
        KERNEL.sum(axis=1),
        ndimage.gaussian_filter1d(SPOT[22], 5),
        BELL / (np.sqrt(2 * np.pi) * 5),
        RIGHT / RIGHT.sum(),
    ],
    "you averaged all 45 lines": [KERNEL.mean(axis=0), KERNEL.mean(axis=1)],
    "you divided by the largest value": [RIGHT / RIGHT.max(), BELL],
    "255 times too high": [
        255 * RIGHT,
        filtered(image=255 * SPOT),
        ski.filters.gaussian((255 * SPOT).astype(np.uint8), sigma=5, preserve_range=True)[:, 22],
    ],
    "255 times too low": [ski.filters.gaussian(SPOT.astype(np.uint8), sigma=5)[:, 22]],
    "all of yours are whole numbers": [
        filtered(image=(255 * SPOT).astype(dtype)) for dtype in (int, np.uint8)
    ],
    **{
        f"of sigma {sigma:g}:": bells_of(sigma)
        for sigma in (*np.arange(1, 10.5, 0.5), 20, 25)
        if sigma != 5
    },
    **{
        f"it was cut off at {cut} sigma": [
            filtered(truncate=cut),
            ski.filters.gaussian(SPOT, sigma=5, truncate=cut)[22],
        ]
        for cut in (1, 2, 3)
    },
}


@pytest.mark.parametrize(("answer", "says"), cases(MISCONCEPTIONS))
def test_each_misconception_is_named(answer, says):
    verdict = check(3, answer)
    assert verdict.status == "wrong"
    assert says in verdict.message


def test_misconceptions_are_told_apart_and_none_is_forgotten():
    said = messages(MISCONCEPTIONS, 3)
    assert confused(said) == []
    assert unmet(profile._wrong_answers(), said) == set()


@pytest.mark.parametrize("sigma", [1, 8, 20])
def test_peak_of_another_bell_is_its_own(sigma):
    for bell in bells_of(sigma):
        assert f"its peak is about {bell[22]:.2g}." in check(3, bell).message


@pytest.mark.parametrize("stub", [..., None])
def test_stub_is_not_attempted(stub):
    assert check(3, stub).status == "not attempted"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (KERNEL.ravel(), "I expect 45 values; the shape of yours is (2025,)"),
        (KERNEL[22, 22], "I expect 45 values; yours is one number"),
        (RIGHT * 1j, "yours are complex"),
        (np.full(45, np.inf), "45 of your 45 values are NaN or infinite"),
        ("kernel[:, 22]", "got text"),
    ],
)
def test_what_is_no_line_is_said(answer, says):
    verdict = check(3, answer)
    assert verdict.status == "wrong"
    assert says in verdict.message


def test_unexpected_value_is_located():
    answer = RIGHT.copy()
    answer[30] = 0.5
    assert check(3, answer).message == (
        "1 of 45 values differ; most of all at index 30, where I expect 0.00177 and you have 0.5."
    )


def test_line_has_no_picture():
    assert check(3, KERNEL[:, 21]).difference is None


def test_step_is_said_to_be_none_of_this_exercise():
    assert check(3, RIGHT, step="model").message == "Exercise 3 has no steps; leave `step` out."
