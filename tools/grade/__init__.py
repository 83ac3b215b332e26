class GradingError(Exception):
    """A reason why nothing can be graded, in a sentence without its period."""
