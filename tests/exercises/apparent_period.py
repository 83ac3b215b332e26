"""Answers to apparent-period, by a piece of what the check says to each."""


def by_rounding(period, step):
    turns = step / period
    return step / abs(turns - round(turns))


def by_trial(period, step):
    """Try the frequencies near those that whole turns more or less would give."""
    frequencies = [abs(1 / period + turns / step) for turns in range(-60, 61)]
    return 1 / min(frequencies)


RIGHT_WAYS = {"Every period and step I tried came out right": [by_rounding, by_trial]}
MISCONCEPTIONS = {
    "You return the wave's own period. That's right": [lambda period, step: period],
    "You counted in kept samples": [lambda period, step: by_rounding(period, step) / step],
    "Which whole number is *nearest*?": [
        lambda period, step: step / (step / period - step // period)
    ],
    "You always took away one whole turn": [
        lambda period, step: step * period / abs(step - period),
        lambda period, step: step / abs(step / period - 1),
    ],
    "Some of your periods are below 0": [
        lambda period, step: step / (step / period - round(step / period))
    ],
    "You returned a part of a turn": [
        lambda period, step: 1 / by_rounding(period, step),
        lambda period, step: step / by_rounding(period, step),
    ],
    "how many turns the wave makes": [lambda period, step: step / period],
    "You divided the period by the step. From one": [
        lambda period, step: step / abs(period / step - round(period / step))
    ],
    "which number belongs on top?": [
        lambda period, step: period / abs(step / period - round(step / period))
    ],
    "You multiplied the period by the step": [lambda period, step: period * step],
    "the wave's own period, counted in kept samples": [lambda period, step: period / step],
    "Return the number as it is": [
        lambda period, step: int(by_rounding(period, step)),
        lambda period, step: round(by_rounding(period, step)),
    ],
    "Your function divided by 0": [
        lambda period, step: step / abs(step // period - round(step / period))
    ],
}
