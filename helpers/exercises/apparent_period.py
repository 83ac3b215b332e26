"""A function that returns which wave the kept samples of a wave look like."""

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.filters.waves import alias

_SAYS = """
right: Every period and step I tried came out right. If you saw only the kept samples, you couldn't
  tell the two waves apart.
unchanged: You return the wave's own period. That's right as long as at least two samples of each
  period are kept. What do they look like in the demo when there are fewer?
in-kept: You counted in kept samples. That's a fair unit, but the question is about the samples of
  the wave, and there are `step` of those for each one that's kept.
unfolded: You keep only what goes beyond whole turns, and that's a good start. After nine tenths of
  a turn, the wave looks as if it had gone back by one tenth. Which whole number is *nearest*?
one-turn: You always took away one whole turn. From one kept sample to the next, a wave may make
  less than half a turn, or three. Take away the nearest whole number of them.
negative: Some of your periods are below 0. The wave turns the other way there, but a cosine is the
  same both ways. Take the absolute value.
frequency: You returned a part of a turn. A period is the number of samples that a whole turn takes.
turns: You return how many turns the wave makes from one kept sample to the next. That's the first
  step. Whole turns can't be seen, so what's left?
upside-down: You divided the period by the step. From one kept sample to the next, the wave goes
  through `step / period` of a turn.
product: You multiplied the period by the step. Skipping more samples doesn't always make the wave
  look slower.
long: You divided the period by what's left of the turns. It takes `step` samples to make those, so
  which number belongs on top?
own-in-kept: You return the wave's own period, counted in kept samples. That's what they look like
  as long as there are at least two of them in each period. What do they look like in the demo when
  there are fewer?
ZeroDivisionError: Your function divided by 0. I only ask about waves that the kept samples still
  show as a wave, so something was rounded too early.
"""


def _cases():
    yield 9.0, 10
    yield 22.0, 4  # many samples a period
    yield 3.0, 2
    yield 12.5, 10  # before the wave is back where it was
    yield 7, 10
    yield 40.5, 1
    yield 2.5, 8
    yield 11, 30


def _far(period, step):
    return step / period - np.round(step / period)


def _wrong():
    yield from {
        "unchanged": [lambda period, step: period],
        "in-kept": [lambda period, step: 1 / abs(_far(period, step))],
        "unfolded": [
            lambda period, step: step / (step / period % 1),
            lambda period, step: 1 / (step / period % 1),
        ],
        "one-turn": [lambda period, step: 1 / abs(1 / period - 1 / step)],
        "negative": [
            lambda period, step: step / _far(period, step),
            lambda period, step: 1 / _far(period, step),
        ],
        "frequency": [
            lambda period, step: abs(_far(period, step)) / step,
            lambda period, step: abs(_far(period, step)),
        ],
        "turns": [lambda period, step: step / period],
        "upside-down": [lambda period, step: step / abs(_far(step, period))],
        "long": [lambda period, step: period / abs(_far(period, step))],
        "product": [lambda period, step: period * step],
        "own-in-kept": [lambda period, step: period / step],
    }.items()


EXERCISE = Exercise(
    name="apparent-period",
    lesson="12_shrinking",
    says=_SAYS,
    arguments=("the period", "the step"),
    cases=_cases,
    right=lambda: [("right", [alias])],
    wrong=_wrong,
)
