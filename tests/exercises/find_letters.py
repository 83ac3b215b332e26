"""Answers to find-letters, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage
from skimage.feature import match_template, peak_local_max

PAGE = ski.util.img_as_float(ski.data.page())
PARAGRAPH = PAGE[48:138]
LETTER = PARAGRAPH[75:86, 104:111]
SCORE = match_template(PARAGRAPH, LETTER, pad_input=True)
INSIDE = match_template(PARAGRAPH, LETTER)
ZERO_MEAN = ndimage.correlate(PARAGRAPH, LETTER - LETTER.mean())
SHAPES = [(29, 2)]


def peaks(score, threshold, size=5):
    return np.argwhere((score > threshold) & (score == ndimage.maximum_filter(score, size)))


def by_labels(threshold=0.75):
    labels, count = ndimage.label(threshold < SCORE)
    return ndimage.center_of_mass(SCORE, labels, range(1, count + 1))


def strongest(response, count=29):
    found = peak_local_max(response, min_distance=4, exclude_border=False)
    return found[:count]


RIGHT = peaks(SCORE, 0.75)
RIGHT_WAYS = {
    "each one once, and nothing else": [
        *(RIGHT, RIGHT[::-1], by_labels()),
        peak_local_max(SCORE, min_distance=4, threshold_abs=0.75, exclude_border=False),
        np.add(peaks(INSIDE, 0.75), (5, 4)),
        peaks(match_template(PARAGRAPH, PARAGRAPH[76:87, 103:111], pad_input=True), 0.74),
    ]
}
MISCONCEPTIONS = {
    "You gave me a mask": [SCORE > 0.75],
    "You gave me a whole response": [SCORE, INSIDE],
    "That's a single place": [RIGHT[0], [RIGHT[0]]],
    "These are single numbers": [SCORE.argmax(), np.flatnonzero(SCORE > 0.75)],
    "That's how many": [29, [29], np.int64(31), len(np.argwhere(SCORE > 0.5))],
    "A place is two numbers": [np.c_[RIGHT, SCORE[tuple(RIGHT.T)]]],
    "a row of rows and a row of columns": [np.nonzero(SCORE > 0.75), RIGHT.T],
    "You have no places at all": [peaks(SCORE, 1.1), []],
    "Rows and columns have changed places": [
        *(peaks(SCORE, threshold)[:, ::-1] for threshold in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8)),
        np.argwhere(SCORE > 0.65)[:, ::-1],
    ],
    "too high and": [
        *(peaks(INSIDE, threshold) for threshold in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8)),
        *(np.argwhere(threshold < INSIDE) for threshold in (0.65, 0.75)),
    ],
    "They're rows of the page": [
        peaks(match_template(PAGE, LETTER, pad_input=True), 0.75),
        np.add(peaks(SCORE, 0.65), (48, 0)),
    ],
    "is off by about": [np.add(RIGHT, (6, 0)), np.add(RIGHT, (5, 4))],
    "You've found the letter a": [
        peaks(match_template(PARAGRAPH, np.flip(LETTER), pad_input=True), 0.7),
        strongest(ndimage.convolve(PARAGRAPH, LETTER - LETTER.mean()), 8),
    ],
    "blank paper": [
        peaks(ndimage.correlate(PARAGRAPH, LETTER), 28),
        strongest(ndimage.correlate(PARAGRAPH, LETTER)),
        [np.unravel_index(ndimage.correlate(PARAGRAPH, LETTER).argmax(), PARAGRAPH.shape)],
    ],
    "are in your list more than once": [
        *(np.argwhere(threshold < SCORE) for threshold in (0.5, 0.7, 0.75, 0.8)),
        np.repeat(RIGHT, 2, axis=0),
    ],
    "your threshold is too low": [peaks(SCORE, 0.7), peaks(SCORE, 0.6), strongest(SCORE, 35)],
    "your threshold is too high": [peaks(SCORE, 0.8), peaks(SCORE, 0.77), by_labels(0.9)],
    "All that you missed are near the border": [
        peak_local_max(SCORE, min_distance=8, threshold_abs=0.75)
    ],
    "Did a neighbor take its place?": [
        peak_local_max(SCORE, min_distance=15, threshold_abs=0.75, exclude_border=False),
        peaks(SCORE, 0.75, 41),
    ],
    "a letter has less contrast": [
        peaks(ZERO_MEAN, 3.2),
        peaks(ZERO_MEAN, 2.9),
        strongest(ZERO_MEAN),
    ],
    "No threshold can tell them apart": [
        peaks(match_template(PARAGRAPH, PARAGRAPH[28:41, 85:95], pad_input=True), 0.6)
    ],
}
