"""The number of pixels in an image, which shows how a check responds."""

from helpers.exercises.exercise import Exercise, as_values, not_yet

_SAYS = """
right: Five rows of seven pixels make 35. `image.size` would have counted them for you. You can
  run a check as often as you like.
12: You added 5 and 7, but each of the five rows has seven pixels.
5: 5 is the number of rows, and `len(image)` gives you that too. How many pixels are in each row?
7: 7 is the number of columns, so you've counted the pixels of one row. What about the others?
2: 2 is the number of axes, rows and columns. How many pixels are there along each?
24: You've multiplied 4 by 6, the numbers of the last row and the last column. But counting starts
  at 0. So how many of each are there?
28: You've multiplied by 4, the number of the last row. But counting starts at 0. So how many rows
  are there?
30: You've multiplied by 6, the number of the last column. But counting starts at 0. So how many
  columns are there?
34: 34 is the number of the last pixel if the first is number 0. So how many are there?
280: 280 is how many bytes the array takes. Each pixel takes eight of them.
7.3: 7.3 is the sum of the pixels' values. Count the pixels, whatever their values are.
0.5: 0.5 is the brightness of a single pixel. How many pixels are there, bright or dark?
116352: That's how many pixels the photograph has. How many does `image` have?
shape: That's the shape, five rows of seven pixels. How many pixels is that altogether?
several: I expected one number, which says how many pixels there are altogether.
other: It isn't {value:.12g}. Count the pixels row by row.
"""


def _judge(answer, say):
    values = as_values(answer, "one number")
    if isinstance(values, str):
        return not_yet(values)
    if values.size != 1:
        return say("shape" if values.shape == (2,) and values.tolist() == [5, 7] else "several")
    value = round(values.item(), 9)
    named = "right" if value == 35 else f"{value:.12g}"
    return say(named if named in EXERCISE.messages else "other", value=value)


EXERCISE = Exercise(name="pixel-count", lesson="00_welcome", says=_SAYS, judge=_judge)
