"""Answers to pattern-score, by a piece of what the check says to each."""

import statistics

import numpy as np
import skimage as ski


def by_means(window, patch):
    if window.std() == 0:
        return 0
    a = (window - window.mean()) / window.std()
    b = (patch - patch.mean()) / patch.std()
    return (a * b).mean()


def by_loop(window, patch):
    total = 0.0
    for r in range(window.shape[0]):
        for c in range(window.shape[1]):
            total += (window[r, c] - window.mean()) * (patch[r, c] - patch.mean())
    below = window.std() * patch.std() * window.size
    return total / below if below > 0 else 0.0


def by_corrcoef(window, patch):
    if np.ptp(window) == 0:
        return 0.0
    return np.corrcoef(window.ravel(), patch.ravel())[0, 1]


def by_scikit_image(window, patch):
    return ski.feature.match_template(window.astype(float), patch.astype(float))[0, 0]


def by_lengths(window, patch):
    a, b = window - window.mean(), patch - patch.mean()
    length = np.linalg.norm(a) * np.linalg.norm(b)
    return np.sum(a * b) / length if length else 0


def by_filling(window, patch):
    return np.nan_to_num(np.mean((window - window.mean()) * (patch - patch.mean()))
                         / (window.std() * patch.std()))  # fmt: skip


def with_one_mean(window, patch):
    """Subtract the patch's mean from both: the patch's deviations sum to 0, so it's enough."""
    products = (window - patch.mean()) * (patch - patch.mean())
    return products.mean() / (window.std() * patch.std()) if window.std() else 0


def centered(values):
    return values - values.mean()


def safe(window):
    return window.std() or 1


def with_statistics(window, patch):
    a, b = window.ravel().tolist(), patch.ravel().tolist()
    return statistics.covariance(a, b) / (statistics.stdev(a) * statistics.stdev(b))


RIGHT_WAYS = {
    "Every window I tried came out right": [
        by_means, by_loop, by_corrcoef, by_scikit_image, by_lengths, by_filling, with_one_mean,
    ],
}  # fmt: skip
MISCONCEPTIONS = {
    "You multiplied the pixels as they are": [
        lambda window, patch: (window * patch).sum(),
        lambda window, patch: (window.astype(float) * patch).sum(),
        lambda window, patch: (window.astype(float) * patch).mean(),
        lambda window, patch: (
            (window.astype(float) * patch).mean() / (window.std() * patch.std())
            if window.std()
            else 0
        ),
    ],
    "You subtracted the means, and that takes care": [
        lambda window, patch: (centered(window) * centered(patch)).sum(),
        lambda window, patch: (centered(window) * centered(patch)).mean(),
        lambda window, patch: (window * centered(patch)).sum(),
    ],
    "only half of it": [
        lambda window, patch: (
            (window * 1.0 * patch).sum()
            / np.sqrt((window * 1.0 * window).sum() * (patch * 1.0 * patch).sum())
        ),
    ],
    "You subtracted only one of the two means": [
        lambda window, patch: (
            (window * centered(patch)).sum()
            / np.sqrt((window * 1.0 * window).sum() * (centered(patch) ** 2).sum())
        ),
        lambda window, patch: (
            (centered(window) * patch).sum()
            / np.sqrt(max((centered(window) ** 2).sum(), 1e-9) * (patch * 1.0 * patch).sum())
        ),
    ],
    "only one of the two standard deviations": [
        lambda window, patch: (centered(window) * centered(patch)).mean() / patch.std(),
        lambda window, patch: (centered(window) * centered(patch)).mean() / safe(window),
        lambda window, patch: (
            np.mean(centered(window) / window.std() * (patch - patch.mean() / patch.std()))
            if np.ptp(window)
            else 0
        ),
    ],
    "You divided by the variances": [
        lambda window, patch: (
            (centered(window) * centered(patch)).mean() / ((window.var() or 1) * patch.var())
        ),
    ],
    "didn't divide by their number": [
        lambda window, patch: (
            (centered(window) * centered(patch)).sum() / (safe(window) * patch.std())
        ),
    ],
    "the standard deviations by one less": [
        lambda window, patch: (
            (centered(window) * centered(patch)).mean()
            / ((window.std(ddof=1) or 1) * patch.std(ddof=1))
        ),
    ],
    "You return the products, pixel by pixel": [
        lambda window, patch: centered(window) * centered(patch) / (safe(window) * patch.std()),
        lambda window, patch: centered(window) * centered(patch),
    ],
    "You flipped the patch": [lambda window, patch: by_means(window, np.flip(patch))],
    "You lost the sign": [lambda window, patch: abs(by_means(window, patch))],
    "You squared the score": [lambda window, patch: by_means(window, patch) ** 2],
    "how far the two are apart": [
        lambda window, patch: ((window.astype(float) - patch) ** 2).mean(),
        lambda window, patch: ((window.astype(float) - patch) ** 2).sum(),
        lambda window, patch: abs(window.astype(float) - patch).mean(),
        lambda window, patch: abs(window.astype(float) - patch).sum(),
    ],
    "`uint8` has no room": [
        lambda window, patch: (
            ((window * patch).mean() - window.mean() * patch.mean()) / (safe(window) * patch.std())
        ),
    ],
    "Your function divided by 0": [with_statistics],
    "multiply them pixel by pixel": [
        lambda window, patch: (centered(window) @ centered(patch)).mean() / patch.std(),
    ],
    "so each difference needs parentheses": [
        lambda window, patch: (
            ((window - window.mean() / window.std()) * (patch - patch.mean() / patch.std())).mean()
            if window.std()
            else 0
        ),
        lambda window, patch: (
            np.mean(window - window.mean() * patch - patch.mean()) / (window.std() * patch.std())
            if window.std()
            else 0
        ),
    ],
    "so you divided by a standard deviation of 0": [
        lambda window, patch: (centered(window) / window.std() * centered(patch)).mean(),
        lambda window, patch: (window - window.mean() / window.std()).mean(),
    ],
}
