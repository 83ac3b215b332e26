"""Let a grader know what each check says, while the notebook runs."""


def report(exercise, verdict):
    """Report a verdict to the grader, if one is listening."""
