"""Answers to labels, by a piece of what the check says to each."""

import numpy as np
import skimage as ski

from tests.exercises.features import BYTES, CAMERA, FEATURES, TARGET, windows_of

RESPONSE = ski.filters.sobel_h(CAMERA)
SOBEL = np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])


def inner(image, order="C"):
    return image[1:-1, 1:-1].ravel(order=order)


def edges(response):
    return inner(response) > 0.07


def shifted(top, left):
    return TARGET[top : 510 + top, left : 510 + left].ravel()


def but_for(answers, count):
    """Return the answers with the first `count` of them inverted."""
    return np.r_[~answers[:count], answers[count:]]


LABELS = inner(TARGET)
OTHER = inner(RESPONSE) > 0.1
ANY = windows_of(TARGET).any(axis=(2, 3)).ravel()
FIRST, COUNT = np.flatnonzero(ANY != LABELS)[0], np.count_nonzero(ANY != LABELS)
RIGHT_WAYS = {
    "260100 labels, one for the middle of each window. 5.57% are edges": [
        LABELS,
        FEATURES @ SOBEL.ravel() / 4 > 0.07,
        but_for(LABELS, 26),
    ]
}
MISCONCEPTIONS = {
    "262144 labels are 512·512": [TARGET.ravel()],
    "as large as the image": [TARGET],
    "the shape (510, 510) has two axes": [TARGET[1:-1, 1:-1]],
    "the shape (260100, 1) has two axes": [LABELS[:, None]],
    "the shape (1, 260100) has two axes": [LABELS[None]],
    "261121 labels are 511·511": [TARGET[1:, 1:].ravel(), TARGET[:-1, :-1].ravel()],
    "261120 labels are 510·512": [TARGET[1:-1].ravel(), TARGET[1:-1]],
    "261120 labels are 512·510": [TARGET[:, 1:-1]],
    "260610 labels are 510·511": [TARGET[1:-1, 1:], TARGET[1:, 1:-1].ravel()],
    "259081 labels are 509·509": [TARGET[1:510, 1:510].ravel(), TARGET[1:-2, 1:-2]],
    "259590 labels are 509·510": [TARGET[1:510, 1:511].ravel()],
    "259590 labels are 510·509": [TARGET[1:-1, 1:510]],
    "258064 labels are 508·508": [TARGET[2:-2, 2:-2].ravel()],
    **{
        f"You cut off {top} at the top, {2 - top} at the bottom, {left} on the left and "
        f"{2 - left} on the right": [shifted(top, left)]
        for top, left in np.ndindex(3, 3)
        if (top, left) != (1, 1)
    },
    "You cut `camera` before you marked its edges": [
        (ski.filters.sobel_h(CAMERA[1:-1, 1:-1]) > 0.07).ravel()
    ],
    "the first ones of 512·512": [TARGET.ravel()[: 510 * 510]],
    "the last ones of 512·512": [TARGET.ravel()[-510 * 510 :]],
    "exceeds 0.1.": [OTHER],
    "exceeds 0.05.": [inner(RESPONSE) > 0.05],
    "exceeds 0. The target's": [inner(RESPONSE) > 0],
    "come from pixels between 0 and 255": [edges(ski.filters.sobel_h(BYTES.astype(float)))],
    "All of yours are 0.": [np.zeros(260100)],
    "Your values are right, but in reverse order.": [LABELS[::-1]],
    "These are Sobel's responses": [inner(RESPONSE), inner(RESPONSE).astype(np.float32)],
    "Inverted: yours say yes where there's no edge": [~LABELS],
    "You used `sobel_v`, which responds to vertical edges: 5.99%": [
        edges(ski.filters.sobel_v(CAMERA))
    ],
    "the absolute value, which includes edges with": [edges(np.abs(RESPONSE))],
    "`sobel`, the magnitude": [edges(ski.filters.sobel(CAMERA))],
    "Your labels run column by column": [inner(TARGET, order="F")],
    "where `sobel_h` is below −0.07": [inner(RESPONSE) < -0.07],
    "yours hold other numbers too": [np.where(LABELS, 1, -1), 255 * LABELS, LABELS + 1],
    f"{COUNT} of 260100 values differ. The biggest gap is at index {FIRST}: I expected 0, and you "
    "have 1.": [ANY],
    "27 of 260100 values differ.": [but_for(LABELS, 27)],
    "I expected 260100 values, and you have 130050.": [LABELS[::2]],
}
