"""Answers to learned-kernel, by a piece of what the check says to each."""

import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler

from tests.exercises.features import FEATURES, TRANSPOSED, WINDOWS
from tests.exercises.labels import LABELS, RESPONSE, SOBEL, edges
from tests.exercises.model import fitted, solution


def kernel(model=None, order="C"):
    return (model or solution()).coef_.reshape(3, 3, order=order)


SHAPES = [(3, 3)]
RIGHT_WAYS = {
    "The next section looks at them": [
        kernel,
        lambda: kernel().round(1),
        lambda: kernel().round().astype(int),
        lambda: kernel(solution(solver="lbfgs")),
    ],
    "instead of 23.5: that's what your corners are": [
        *(lambda c=c: kernel(fitted(C=c)) for c in (0.1, 100, np.inf)),
        *(lambda t=t: kernel(fitted(RESPONSE[1:-1, 1:-1].ravel() > t)) for t in (0, 0.1)),
        lambda: kernel(fitted(features=255 * FEATURES, solver="liblinear")),
        lambda: kernel(
            fitted(features=StandardScaler().fit_transform(FEATURES), solver="liblinear")
        ),
        lambda: kernel(LinearRegression().fit(FEATURES, LABELS)),
    ],
}
MISCONCEPTIONS = {
    "still of shape (1, 9)": [lambda: solution().coef_],
    "still of shape (9,)": [lambda: solution().coef_[0], SOBEL.ravel()],
    "This is one number, -7, so it's probably the intercept": [
        lambda: solution().intercept_,
        lambda: solution().intercept_[0],
    ],
    "the shape of yours is (9, 1)": [lambda: solution().coef_.T],
    "the shape of yours is (510, 510, 3, 3)": [WINDOWS],
    "These are Sobel's own weights, exactly": [
        *(SOBEL, SOBEL / 4, 23.5 * SOBEL, -SOBEL, SOBEL.T, -SOBEL.T),
    ],
    "The left and the right column are equal": [
        *((23.5 * SOBEL).round(), SOBEL + 0.001, [[-24, -45, -24], [0, 0, 0], [24, 45, 24]]),
        lambda: kernel().astype(int),
    ],
    **{
        f"Yours are {factor} times what the lesson's model": [
            lambda factor=factor: float(factor) * kernel()
        ]
        for factor in ("0.5", "2", "1e-09", "1e+300")
    },
    "Yours are 0.0222 times what the lesson's model": [lambda: kernel() / np.abs(kernel()).max()],
    "Yours are 0.0425 times what the lesson's model": [lambda: (kernel() / 23.5).round(2)],
    "The kernel is flipped upside down. ": [
        *(lambda s=s: s * kernel()[::-1] for s in (1, -1, 1 / 23.5)),
        lambda: kernel()[::-1].round(1),
    ],
    "The kernel is flipped in both directions, as a convolution does. Leave": [
        lambda: kernel()[::-1, ::-1],
        lambda: -kernel()[::-1, ::-1],
        lambda: solution().coef_[0][::-1].reshape(3, 3).round(1),
    ],
    "The kernel is flipped from left to right": [lambda: kernel()[:, ::-1]],
    "Something was flipped or inverted": [
        *(lambda: -kernel(), lambda: -kernel() / 45),
        lambda: kernel(fitted(~LABELS)),
        lambda: kernel(fitted())[::-1],
        lambda: kernel(fitted(edges(-RESPONSE))),
    ],
    "each is off by about 0.1.": [lambda: kernel() + 0.1],
    "each is off by about -0.01.": [lambda: kernel() - 0.01],
    "each is off by about 1.": [lambda: kernel() + 1, lambda: SOBEL + 1],
    "each is off by about -7": [lambda: kernel() + solution().intercept_],
    "each is off by about -1.41.": [
        lambda: kernel(fitted(fit_intercept=False, part=np.s_[:], C=1))
    ],
    "Transposed: yours looks for vertical edges": [
        *(lambda: kernel().T, lambda: -kernel().T),
        lambda: kernel(fitted(features=TRANSPOSED.reshape(-1, 9))),
    ],
    "from -1 to 1, is 0.0000": [np.zeros((3, 3)), np.full((3, 3), 1 / 9)],
    "from -1 to 1, is 0.9428": [np.repeat([[-1, 0, 1]], 3, axis=0).T],
    "from -1 to 1, is -0.": [lambda: kernel(fitted(edges(np.abs(RESPONSE))))],
    "I expected 9 weights and got a LogisticRegression": [solution],
    "I expected 9 weights, and yours is complex": [1j * SOBEL],
    "2 of your 9 values are NaN or infinite": [np.where(abs(SOBEL) == 2, np.nan, SOBEL)],
}
