"""Every check of the course, by the number of its exercise."""

import numpy as np

from helpers.exercises import boundaries, differences, gradient, network, profile, welcome
from helpers.exercises.verdict import Verdict

_CHECKS = {
    0: welcome.check,
    1: boundaries.check,
    2: differences.check,
    3: profile.check,
    4: gradient.check,
    5: network.STEPS,
}


def check(exercise, answer, step=None):
    """Check an answer, and say what is right or wrong about it; never raises.

    Parameters
    ----------
    exercise : int
        The exercise's number: 0 in lesson 00, 1 in lesson 02, 2 in lesson 03, 3 in lesson
        06, 4 in lesson 07, 5 in lesson 08.
    answer : object
        Your answer; ``...`` stands for none yet.
    step : {'windows', 'features', 'labels', 'model', 'coefficients'}, optional
        Which part of exercise 5; the others have one part only.

    Returns
    -------
    Verdict
        Not attempted yet; correct, and what to notice; or what is wrong, by name.
    """
    if type(exercise) is not int or exercise not in _CHECKS:
        known = ", ".join(str(key) for key in _CHECKS)
        return Verdict("wrong", f"There is no such exercise; check(n, answer) knows n = {known}.")
    run = _CHECKS[exercise]
    if isinstance(run, dict):
        if type(step) is not str or step not in run:
            names = ", ".join(f'"{name}"' for name in run)
            return Verdict(
                "wrong",
                f"Exercise {exercise} is checked in steps; say which one, as in "
                f'check({exercise}, answer, step="{next(iter(run))}"). The steps are {names}.',
            )
        run = run[step]
    elif step is not None:
        return Verdict("wrong", f"Exercise {exercise} has no steps; leave `step` out.")
    if answer is ... or answer is None:
        return Verdict(
            "not attempted",
            "Put your answer in place of the `...` above, run that cell, then this check again.",
        )
    with np.errstate(all="ignore"):  # the numbers of an answer may be of any size
        return run(answer)
