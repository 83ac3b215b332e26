"""Exercise 0: the number of pixels in an image, which shows how a check answers."""

from helpers.exercises.verdict import Verdict, as_values

_ROWS, _COLUMNS = 5, 7


def check(answer):
    """Check the number of pixels in an image of 5 rows and 7 columns."""
    value = as_values(answer, "one number")
    if isinstance(value, str):
        return Verdict("wrong", value)
    if value.shape != ():
        return Verdict("wrong", "I expect one whole number: all the pixels counted together.")
    if value == _ROWS * _COLUMNS:
        return Verdict(
            "correct",
            "5 rows of 7 pixels are 35. `image.size` would have counted them for you. "
            "Every check of this course answers like this, as often as you like.",
        )
    named = {
        _ROWS + _COLUMNS: "You added rows and columns; each of the 5 rows has 7 pixels of its own.",
        _ROWS: "5 is the number of rows.",
        _COLUMNS: "7 is the number of columns.",
        (_ROWS - 1) * (_COLUMNS - 1): "The last row is number 4, and so there are 5: count from 0.",
    }
    message = named.get(float(value), f"{value:g} is not it: count the pixels row by row.")
    return Verdict("wrong", message)
