"""Answers to pattern-score, by a piece of what the check says to each."""

import statistics

import numpy as np
import skimage as ski


def by_scikit_image(window, patch):
    return ski.feature.match_template(window.astype(float), patch.astype(float))[0, 0]


def centered(values):
    return values - values.mean()


def products(window, patch):
    return centered(window) * centered(patch)


def safe(window):
    return window.std() or 1


def unless_plain(score):
    """Return a function that gives a plain window a score of 0, and any other one its own."""
    return lambda window, patch: score(window, patch) if window.std() else 0


by_means = unless_plain(lambda w, p: products(w, p).mean() / (w.std() * p.std()))


def with_statistics(window, patch):
    a, b = window.ravel().tolist(), patch.ravel().tolist()
    return statistics.covariance(a, b) / (statistics.stdev(a) * statistics.stdev(b))


RIGHT_WAYS = {
    "Every window I tried came out right": [
        *(by_means, by_scikit_image),
        # The patch's deviations sum to 0, so any number may be subtracted from the window.
        unless_plain(lambda w, p: ((w - p.mean()) * centered(p)).mean() / (w.std() * p.std())),
    ]
}
MISCONCEPTIONS = {
    "You multiplied the pixels as they are": [
        lambda w, p: (w * p).sum(),
        lambda w, p: (w * 1.0 * p).sum(),
        lambda w, p: (w * 1.0 * p).mean(),
        unless_plain(lambda w, p: (w * 1.0 * p).mean() / (w.std() * p.std())),
    ],
    "You subtracted the means, and that takes care": [
        lambda w, p: products(w, p).sum(),
        lambda w, p: products(w, p).mean(),
        lambda w, p: (w * centered(p)).sum(),
    ],
    "only half of it": [
        lambda w, p: (w * 1.0 * p).sum() / np.linalg.norm(w) / np.linalg.norm(p),
        lambda w, p: (w * p).sum() / np.sqrt((w**2).sum() * (p**2).sum()),  # `uint8` wraps around
    ],
    "You subtracted only one of the two means": [
        lambda w, p: (w * centered(p)).sum() / np.linalg.norm(w) / np.linalg.norm(centered(p)),
        lambda w, p: (centered(w) * p).sum() / np.linalg.norm(centered(w)) / np.linalg.norm(p),
    ],
    "only one of the two standard deviations": [
        lambda w, p: products(w, p).mean() / p.std(),
        lambda w, p: products(w, p).mean() / safe(w),
    ],
    "You divided by the variances": [lambda w, p: products(w, p).mean() / (safe(w) ** 2 * p.var())],
    "didn't divide by their number": [lambda w, p: products(w, p).sum() / (safe(w) * p.std())],
    "the standard deviations by one less": [
        lambda w, p: products(w, p).mean() / (w.std(ddof=1) * p.std(ddof=1))
    ],
    "You return the products, pixel by pixel": [
        lambda w, p: products(w, p) / (safe(w) * p.std()),
        products,
    ],
    "You flipped the patch": [lambda w, p: by_means(w, np.flip(p))],
    "You lost the sign": [lambda w, p: abs(by_means(w, p))],
    "You squared the score": [lambda w, p: by_means(w, p) ** 2],
    "how far the two are apart": [
        lambda w, p: ((w.astype(float) - p) ** 2).mean(),
        lambda w, p: ((w - p) ** 2).sum(),
        lambda w, p: ((w.astype(float) - p) ** 2).sum(),
        lambda w, p: abs(w.astype(float) - p).mean(),
        lambda w, p: abs(w.astype(float) - p).sum(),
    ],
    "`uint8` has no room": [
        lambda w, p: ((w * p).mean() - w.mean() * p.mean()) / (safe(w) * p.std())
    ],
    "Your function divided by 0": [with_statistics],
    "multiply them pixel by pixel": [lambda w, p: (centered(w) @ centered(p)).mean() / p.std()],
    "so each difference needs parentheses": [
        unless_plain(lambda w, p: ((w - w.mean() / w.std()) * (p - p.mean() / p.std())).mean()),
        unless_plain(lambda w, p: np.mean(w - w.mean() * p - p.mean()) / (w.std() * p.std())),
    ],
    "so you divided by a standard deviation of 0": [
        lambda w, p: (centered(w) / w.std() * centered(p) / p.std()).mean(),
        lambda w, p: (w - w.mean() / w.std()).mean(),
    ],
}
