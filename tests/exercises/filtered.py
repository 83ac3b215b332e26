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


def by_two_loops(signal, kernel, dtype=float):
    output = np.zeros(len(signal) - len(kernel) + 1, dtype=dtype)
    for i in range(len(output)):
        total = 0
        for j in range(len(kernel)):
            total += kernel[j] * signal[i + j]
        output[i] = total
    return output


def by_zip(signal, kernel):
    count = len(signal) - len(kernel) + 1
    return [sum(w * s for w, s in zip(kernel, signal[i:], strict=False)) for i in range(count)]


def one_slice_for_each_weight(signal, kernel):
    count = len(signal) - len(kernel) + 1
    return sum(kernel[j] * signal[j : j + count] for j in range(len(kernel)))


def turned(signal, kernel):
    count = len(signal) - len(kernel) + 1
    return [sum(kernel[-1 - j] * signal[i + j] for j in range(len(kernel))) for i in range(count)]


def overwritten(signal, kernel):
    output = np.zeros(len(signal) - len(kernel) + 1)
    for i in range(len(output)):
        for j in range(len(kernel)):
            output[i] = kernel[j] * signal[i + j]
    return output


def never_reset(signal, kernel):
    output, total = [], 0
    for i in range(len(signal) - len(kernel) + 1):
        for j in range(len(kernel)):
            total += kernel[j] * signal[i + j]
        output.append(total)
    return output


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


def returned_in_the_loop(signal, kernel):
    for i in range(len(signal) - len(kernel) + 1):
        return sum(kernel * signal[i : i + len(kernel)])


def summed_after_the_loop(signal, kernel):
    for i in range(len(signal) - len(kernel) + 1):
        total = sum(kernel * signal[i : i + len(kernel)])
    return total


def room_for_all(signal, kernel):
    output = np.zeros(len(signal))
    for i in range(len(signal) - len(kernel) + 1):
        output[i] = sum(kernel * signal[i : i + len(kernel)])
    return output


def signal_at_the_ends(signal, kernel):
    half, output = len(kernel) // 2, signal.astype(float)
    for i in range(len(signal) - len(kernel) + 1):
        output[i + half] = sum(kernel * signal[i : i + len(kernel)])
    return output


def cut_short(signal, kernel):
    return [
        sum(w * s for w, s in zip(kernel, signal[i:], strict=False)) for i in range(len(signal))
    ]


def too_far(signal, kernel):
    return [sum(kernel[j] * signal[i + j] for j in range(len(kernel))) for i in range(len(signal))]


def on_a_copy(signal, kernel, keep_ends=False):
    half, output = len(kernel) // 2, signal.astype(float)
    count = len(signal) - len(kernel) + 1
    for i in range(count):
        output[i + half] = sum(kernel * output[i : i + len(kernel)])
    return output if keep_ends else output[half : half + count]


def in_place(signal, kernel):
    half = len(kernel) // 2
    count = len(signal) - len(kernel) + 1
    for i in range(count):
        signal[i + half] = sum(kernel * signal[i : i + len(kernel)])
    return signal[half : half + count]


RIGHT_WAYS = {
    "Every input I tried came out right": [
        *(by_windows, by_two_loops, by_zip, one_slice_for_each_weight),
        lambda x, k: np.correlate(x, k, mode="valid"),
        lambda x, k: np.convolve(x, k[::-1], mode="valid"),
        lambda x, k: np.lib.stride_tricks.sliding_window_view(x, len(k)) @ k,
    ]
}
MISCONCEPTIONS = {
    "Your weights run backward": [turned, lambda x, k: np.convolve(x, k, mode="valid")],
    "You divided by the number of weights": [
        lambda x, k: [np.mean(k * x[i : i + len(k)]) for i in range(len(x) - len(k) + 1)],
    ],
    "You divided by the sum of the weights": [lambda x, k: by_windows(x, k / sum(k))],
    "the weights had no effect": [
        lambda x, k: by_windows(x, np.ones(len(k))),
        lambda x, k: by_windows(x, np.full(len(k), 1 / len(k))),
    ],
    "These are the products": [
        lambda x, k: [k * x[i : i + len(k)] for i in range(len(x) - len(k) + 1)]
    ],
    "a single product": [overwritten],
    "Your sums keep growing": [never_reset],
    "All your values come from the first window": [
        lambda x, k: [sum(k[j] * x[j] for j in range(len(k))) for i in range(len(x) - len(k) + 1)]
    ],
    "One of your weights is never used": [
        lambda x, k: [
            sum(k[j] * x[i + j] for j in range(len(k) - 1)) for i in range(len(x) - len(k) + 1)
        ]
    ],
    "Your last value is missing": [lambda x, k: by_windows(x, k, last=1)],
    "Your first value is missing": [lambda x, k: by_windows(x, k, first=1)],
    "You're right for odd kernels": [from_the_middle],
    "You cut the signal into blocks": [lambda x, k: by_windows(x, k)[:: len(k)]],
    "You return only one value": [
        *(returned_in_the_loop, summed_after_the_loop),
        lambda x, k: [returned_in_the_loop(x, k)],
        lambda x, k: [summed_after_the_loop(x, k)],
    ],
    "You added up all the windows": [lambda x, k: sum(by_windows(x, k))],
    "some of its places were never filled": [room_for_all, signal_at_the_ends],
    "Your last windows stick out": [cut_short],
    "as long as the signal. Near the ends": [
        lambda x, k: np.convolve(x, k, mode="same"),
        lambda x, k: ndimage.correlate(x.astype(float), k),
    ],
    "a value for every window that touches the signal": [
        np.convolve,
        lambda x, k: np.correlate(x, k, mode="full"),
    ],
    "Your later sums include earlier ones": [
        on_a_copy,
        lambda x, k: on_a_copy(x, k, keep_ends=True),
    ],
    "Your function changed the array": [in_place],
    "after the decimal point": [
        lambda x, k: by_two_loops(x, k, dtype=x.dtype),
        lambda x, k: by_two_loops(x, k, dtype=int),
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
