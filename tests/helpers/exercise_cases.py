"""What the tests of every exercise ask of its misconceptions.

A misconception is the answers that show it, and a piece of what the check has to say of them.
"""

from helpers import check


def cases(misconceptions):
    """Return every answer with what is to be said of it, for `pytest.mark.parametrize`."""
    return [(answer, says) for says, answers in misconceptions.items() for answer in answers]


def messages(misconceptions, exercise, step=None):
    """Return the set of messages that each misconception brings about."""
    return {
        says: {check(exercise, answer, step).message for answer in answers}
        for says, answers in misconceptions.items()
    }


def confused(said):
    """Return the pieces of messages that occur in another misconception's message, too."""
    return [
        (piece, other)
        for piece in said
        for other, found in said.items()
        if other != piece and any(piece in message for message in found)
    ]


def unmet(wrong_answers, said):
    """Return the messages that an exercise knows, and that no misconception has brought about."""
    return {message for _, message in wrong_answers} - set().union(*said.values())
