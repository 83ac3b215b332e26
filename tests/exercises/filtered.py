"""Answers to filtered, by a piece of what the check says to each."""

import numpy as np
from scipy import ndimage

from helpers import add_noise, step_signal

NOISY = add_noise(step_signal())


def by_windows(signal, kernel, first=0, last=0):
    output = []
    for start in range(first, len(signal) - len(kernel) + 1 - last):
        output.append(np.sum(signal[start : start + len(kernel)] * kernel))
    return np.array(output)


def each(value):
    """Return a function that loops over the places of the windows' first samples."""

    def filtered(signal, kernel):
        return [value(signal, kernel, i) for i in range(len(signal) - len(kernel) + 1)]

    return filtered


def from_the_middle(signal, kernel):
    half, output = len(kernel) // 2, []
    for i in range(half, len(signal) - half):
        output.append(sum(kernel[j] * signal[i - half + j] for j in range(len(kernel))))
    return output


def from_the_middle_by_slices(signal, kernel):
    half = len(kernel) // 2
    return [sum(kernel * signal[i - half : i + half + 1]) for i in range(half, len(signal) - half)]


def for_three(signal, kernel):
    output = np.zeros(len(signal))
    for i in range(1, len(signal) - 1):
        output[i] = kernel[0] * signal[i - 1] + kernel[1] * signal[i] + kernel[2] * signal[i + 1]
    return output[1:-1]


def signal_at_the_ends(signal, kernel):
    half, output = len(kernel) // 2, signal.astype(float)
    output[half : half + len(signal) - len(kernel) + 1] = by_windows(signal, kernel)
    return output


def too_far(signal, kernel):
    return [sum(kernel[j] * signal[i + j] for j in range(len(kernel))) for i in range(len(signal))]


def in_place(signal, kernel, keep_ends=False):
    half, count = len(kernel) // 2, len(signal) - len(kernel) + 1
    for i in range(count):
        signal[i + half] = sum(kernel * signal[i : i + len(kernel)])
    return signal if keep_ends else signal[half : half + count]


RIGHT_WAYS = {
    "Every input I tried came out right": [
        by_windows,
        lambda x, k: np.convolve(x, k[::-1], mode="valid"),
    ]
}
MISCONCEPTIONS = {
    "Your weights run backward": [lambda x, k: np.convolve(x, k, mode="valid")],
    "You divided by the number of weights": [each(lambda x, k, i: np.mean(k * x[i : i + len(k)]))],
    "You divided by the sum of the weights": [lambda x, k: by_windows(x, k / sum(k))],
    "the weights had no effect": [
        lambda x, k: by_windows(x, np.ones(len(k))),
        lambda x, k: by_windows(x, np.full(len(k), 1 / len(k))),
    ],
    "These are the products": [each(lambda x, k, i: k * x[i : i + len(k)])],
    "a single product": [each(lambda x, k, i: (k * x[i : i + len(k)])[-1])],
    "Your sums keep growing": [lambda x, k: np.cumsum(by_windows(x, k))],
    "All your values come from the first window": [each(lambda x, k, _: sum(k * x[: len(k)]))],
    "One of your weights is never used": [
        each(lambda x, k, i: sum(k[j] * x[i + j] for j in range(len(k) - 1)))
    ],
    "Your last value is missing": [lambda x, k: by_windows(x, k, last=1)],
    "Your first value is missing": [lambda x, k: by_windows(x, k, first=1)],
    "You're right for odd kernels": [from_the_middle],
    "You cut the signal into blocks": [lambda x, k: by_windows(x, k)[:: len(k)]],
    "You return only one value": [
        *(lambda x, k, place=place: by_windows(x, k)[place] for place in (0, -1)),
        *(lambda x, k, place=place: [by_windows(x, k)[place]] for place in (0, -1)),
    ],
    "You added up all the windows": [lambda x, k: sum(by_windows(x, k))],
    "some of its places were never filled": [
        signal_at_the_ends,
        lambda x, k: np.pad(by_windows(x, k), (0, len(k) - 1)),
    ],
    "Your last windows stick out": [lambda x, k: by_windows(np.pad(x, (0, len(k) - 1)), k)],
    "as long as the signal. Near the ends": [
        lambda x, k: np.convolve(x, k, mode="same"),
        lambda x, k: ndimage.correlate(x.astype(float), k),
    ],
    "a value for every window that touches the signal": [
        np.convolve,
        lambda x, k: np.correlate(x, k, mode="full"),
    ],
    "Your later sums include earlier ones": [
        lambda x, k: in_place(x.astype(float), k),
        lambda x, k: in_place(x.astype(float), k, keep_ends=True),
    ],
    "Your function changed the array": [in_place],
    "after the decimal point": [
        lambda x, k: by_windows(x, k).astype(x.dtype),
        lambda x, k: by_windows(x, k).astype(int),
    ],
    "You always filter `noisy`": [lambda x, k: by_windows(NOISY, k)],
    "reached past the end of the signal or of the kernel": [too_far, for_three],
    "differ in length somewhere": [
        from_the_middle_by_slices,
        lambda x, k: [sum(k * x[i : i + len(k)]) for i in range(len(x))],
        lambda x, k: [sum(k * x[i : i + 3]) for i in range(len(x) - 2)],
    ],
    "returns nothing": [lambda x, k: print(end="")],
    "two arguments, the signal and the kernel, but it": [lambda x: x],
    "I expected a function and got an ndarray": [by_windows(NOISY, np.ones(3))],
    "The signal was [2, 7, 1, 8, 2, 8], and the kernel was [1, 2, 3] (right for 0 of": [
        lambda x, k: by_windows(x, k) + 1
    ],
}
