"""The number of pixels in an image, which shows how a check responds."""

from helpers.exercises.exercise import Exercise, as_values, not_yet

_SAYS = """
right: Five rows of seven pixels are 35. `image.size` would have counted them for you. Every check
  in this course responds like this, as often as you like.
12: You added rows and columns. Each of the five rows has seven pixels.
5: 5 is the number of rows.
7: 7 is the number of columns.
2: 2 is the number of axes, rows and columns. How many pixels are there along each?
24: The last row is number 4 and the last column number 6, but counting starts at 0. So there are
  five rows and seven columns.
34: 34 is the number of the last pixel if the first is number 0. So how many are there?
280: 280 is how many bytes the array takes, eight for each pixel.
7.3: 7.3 is the sum of the pixels' values. Count the pixels, whatever their values are.
several: I expected one number: all the pixels counted together.
other: It isn't {value:.12g}. Count the pixels row by row.
"""


def _judge(answer, say):
    values = as_values(answer, "one number")
    if isinstance(values, str):
        return not_yet(values)
    if values.size != 1:
        return say("several")
    value = round(values.item(), 9)
    named = {35: "right", 28: "24", 30: "24"}.get(value, f"{value:.12g}")
    return say(named if named in EXERCISE.messages else "other", value=value)


EXERCISE = Exercise(name="pixel-count", lesson="00_welcome", says=_SAYS, judge=_judge)
