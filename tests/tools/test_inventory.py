"""Each choice is what someone thinks who holds its misconception, computed from the numbers.

That's a rehearsal. It proves the key, and says nothing about what people choose.
"""

import difflib
import json
from collections import Counter

import numpy as np
import pytest
from scipy import ndimage

import helpers
from helpers.filters.kernels import mean_kernel
from tools.build.course import ROOT
from tools.build.notebook import difference
from tools.inventory import FORMS, RIGHT, notebooks, read_inventory

MISCONCEPTIONS, QUESTIONS = read_inventory()
EVERY = [(form, question) for form in FORMS for question in QUESTIONS[form]]
THIRDS = np.array([1, 1, 1]) / 3
DIFFERENCE = np.array([-1, 0, 1])


def row(values):
    return " ".join(f"{value:g}" for value in np.round(values, 9) + 0.0)


def noise(given):
    n, error = given["n"], given["error"]
    errors = error * np.random.default_rng(1).standard_normal((100_000, n))
    return {
        RIGHT: f"{errors.mean(axis=1).std():.0f}",
        "divides-by-n": f"{error / n:g}",
        "no-gain": f"{errors[:, 0].std():.0f}",
        "cancels": f"{abs(error * np.array([1, -1]).mean()):g}",
    }


def padding(given):
    pixels = np.full(20, given["level"])
    padded = ndimage.correlate1d(1.0 * pixels, mean_kernel(5), mode="constant")
    exists = ndimage.correlate1d(np.ones(20), mean_kernel(5), mode="constant")
    return {
        RIGHT: row(padded[-5:]),
        "fair-mean": row((padded / exists)[-5:]),
        "last-only": row([*pixels[-5:-1], padded[-1]]),
        "no-window": row(np.pad(np.convolve(pixels, mean_kernel(5), "valid"), 2)[-5:]),
    }


def energy(given):
    weights, level = np.array(given["weights"]), given["level"]
    says = [given["fractions"], given["whole"]]
    assert says[1] == "{}, {}, and {}".format(*weights)
    assert says[0] == "{}, {}, and {}".format(*map(helpers_weight, weights / weights.sum()))
    wall = np.full(9, level)
    return {
        RIGHT: row(ndimage.correlate1d(wall, weights)[4:5]),
        "only-ratios": row([np.average(wall[3:6], weights=weights)]),
        "middle-weight": row([weights[1] * level]),
        "auto-divide": row([weights @ wall[3:6] / len(weights)]),
    }


def helpers_weight(value):
    return f"{round(value * 5)}/5" if value * 5 % 1 < 1e-9 else {0.25: "1/4", 0.5: "1/2"}[value]


def edges(given):
    pixels, limit = np.array(given["row"]), given["limit"]
    steps = np.abs(np.pad(np.correlate(pixels, DIFFERENCE, "valid"), 1)) > limit
    assert np.count_nonzero(pixels == given["speck"]) == 1
    clean = np.where(pixels == given["speck"], np.roll(pixels, 1), pixels)

    def marked(mask):
        return " ".join(f"[{p}]" if m else f"{p}" for p, m in zip(pixels, mask, strict=True))

    return {
        RIGHT: marked(steps),
        "sees-meaning": marked(np.abs(np.pad(clean[2:] - clean[:-2], 1)) > limit),
        "one-place": marked(np.abs(np.diff(pixels, prepend=pixels[0])) > limit),
        "bright-edge": marked(pixels > limit),
    }


def flip(given):
    weights = np.array([given["left"], given["middle"], given["right"]])
    signal = np.array([0, 0, 0, 1, 0, 0, 0])
    written = np.pad(signal, 1)
    for place in range(1, 8):
        written[place] = weights @ written[place - 1 : place + 2]
    return {
        RIGHT: row(np.correlate(signal, weights, "same")),
        "copy": row(np.convolve(signal, weights, "same")),
        "in-place": row(written[1:-1]),
        "zeros-stay": row(signal * weights.sum()),
    }


def order(given):
    step = np.repeat([0.0, given["level"]], 10)
    smooth, steep = (ndimage.correlate1d(step, kernel) for kernel in (THIRDS, DIFFERENCE))
    assert ndimage.correlate1d(smooth, DIFFERENCE)[10] == pytest.approx(given["ann"])
    return {
        RIGHT: row(ndimage.correlate1d(steep, THIRDS)[10:11]),
        "too-late": row(steep[10:11]),
        "divides-by-n": row(steep[10:11] / 3),
        "order-sign": row(-ndimage.correlate1d(smooth, DIFFERENCE)[10:11]),
    }


def sigma(given):
    small, large = given["small"], given["large"]
    step = np.repeat([0.0, 1.0], 200)
    errors = np.random.default_rng(1).standard_normal(200_000)

    def smoothed(signal, **options):
        return ndimage.gaussian_filter1d(signal, **{"sigma": large} | options)

    def measured(ramp, rest):  # compared with the small sigma
        lengths = [np.diff(np.interp([0.1, 0.9], x, np.arange(400)))[0]
                   for x in (ramp, smoothed(step, sigma=small))]  # fmt: skip
        times = ["just", *"two three four five six seven eight nine".split()]
        longer = times[round(lengths[0] / lengths[1]) - 1]
        less = {1: "just as much", 2: "half as much", 3: "a third as much"}
        left = less[round(smoothed(errors, sigma=small).std() / rest.std())]
        ramp = "just as long" if longer == "just" else f"{longer} times as long"
        return f"The ramp is {ramp}, and {left} noise is left."

    as_before = smoothed(step, sigma=small), smoothed(errors, sigma=small)
    cut = {"sigma": small, "truncate": 4 * large / small}
    return {
        RIGHT: measured(smoothed(step), smoothed(errors)),
        "no-gain": measured(smoothed(step), as_before[1]),
        "sees-meaning": measured(as_before[0], smoothed(errors)),
        "cut-off": measured(smoothed(step, **cut), smoothed(errors, **cut)),
    }


def direction(given):
    picture = np.zeros((9, 9))
    rows, columns = (slice(*map(int, given[side].split(":"))) for side in ("rows", "columns"))
    picture[rows, columns] = 1
    down, across = (ndimage.correlate1d(picture, DIFFERENCE, axis=axis) != 0 for axis in (0, 1))
    asks = (given["first"], given["second"])
    own, other = (down, across) if asks == ("below", "above") else (across, down)
    assert asks in {("below", "above"), ("on its right", "on its left")}

    def where(mask):
        names = {(True, False): "Along the top and the bottom of", (True, True): "Along all four "
                 "sides of", (False, True): "Along the left and the right of"}  # fmt: skip
        middle = mask[rows.start - 1, 4], mask[4, columns.start - 1]
        return f"{names.get(middle, 'Everywhere inside')} the {given['shape']}"

    return {
        RIGHT: where(own),
        "along": where(other),
        "all-edges": where(own | other),
        "bright-edge": where(picture > 0),
    }


def separability(given):
    across, down = np.array([1, given["across"], 1]), np.array([1, given["down"], 1])
    spot = np.zeros((3, 3), int)
    spot[1, 1] = 1
    first, second = (
        ndimage.correlate1d(spot, weights, axis=axis, mode="constant")
        for weights, axis in ((across, 1), (down, 0))
    )
    both = ndimage.correlate1d(first, down, axis=0, mode="constant")
    answers = {RIGHT: both, "cross": first + second, "last-pass": second}
    answers["weights-add"] = np.add.outer(down, across)
    return {name: "\n".join(map(row, values)) for name, values in answers.items()}


def median(given):
    signal = np.array(given["row"])

    def windows(function):
        inside = [function(signal[i : i + 3]) for i in range(len(signal) - 2)]
        return row([signal[0], *inside, signal[-1]])

    return {
        RIGHT: row(ndimage.median_filter(signal, 3, mode="nearest")),
        "blurs": windows(np.mean),
        "middle-place": windows(lambda window: window[1]),
        "midrange": windows(lambda window: (window.min() + window.max()) / 2),
    }


def waves(given):
    wave = np.tile([given["high"], given["low"]], 8)
    place = 8 if given["at"] == given["high"] else 9
    assert wave[place] == given["at"]
    return {
        RIGHT: row(np.convolve(wave, THIRDS, "same")[place : place + 1]),
        "cancels": row([wave[:2].mean()]),
        "divides-by-n": row([wave[place] / 3]),
        "sees-meaning": row([wave[place]]),
    }


def shrinking(given):
    width, level, step = given["width"], given["level"], given["step"]
    fence = np.tile(np.repeat([0, level], width), 40)
    assert given["start"] == fence[: len(given["start"])].tolist()
    return {
        RIGHT: row(fence[::step][:8]),
        "small-copy": row(np.tile(np.repeat([0, level], max(1, width // step)), 4)),
        "shrinking-averages": row([fence.mean()] * 8),
        "detail-vanishes": row(np.zeros(8)),
    }


REHEARSED = {
    function.__name__: function
    for function in (noise, padding, energy, edges, flip, order, sigma, direction)
    + (separability, median, waves, shrinking)
}


@pytest.mark.parametrize(("form", "question"), EVERY, ids=lambda v: getattr(v, "concept", v))
def test_each_choice_is_what_its_own_misconception_predicts_and_no_other(form, question):
    predicted = REHEARSED[question.concept](question.given)
    assert predicted == {question.thoughts[key]: text for key, text in question.choices.items()}
    assert len(set(predicted.values())) == 4


@pytest.mark.parametrize("thought", [RIGHT, *MISCONCEPTIONS])
def test_who_holds_one_misconception_chooses_it_wherever_it_is_and_is_right_elsewhere(thought):
    for form, question in EVERY:
        predicted = REHEARSED[question.concept](question.given)
        chosen = predicted.get(thought, predicted[RIGHT])
        (letter,) = (key for key, text in question.choices.items() if text == chosen)
        expected = thought if thought in question.thoughts.values() else RIGHT
        assert question.thoughts[letter] == expected, form


def test_the_forms_are_parallel_and_nothing_is_left_over():
    before, after = (QUESTIONS[form] for form in FORMS)
    assert len(before) == 12
    used = set()
    for one, other in zip(before, after, strict=True):
        assert (one.concept, one.lesson) == (other.concept, other.lesson)
        assert set(one.thoughts.values()) == set(other.thoughts.values())
        assert one.choices != other.choices
        assert one.text != other.text
        used |= set(one.thoughts.values())
    assert used == {RIGHT, *MISCONCEPTIONS}
    lessons = {int(path.name[:2]) for path in ROOT.glob("lessons/*.md") }
    assert {question.lesson for question in before} <= lessons


@pytest.mark.parametrize("form", FORMS)
def test_the_right_letters_are_balanced_and_no_trick_finds_them(form):
    found, rights = Counter(), Counter()
    for question in QUESTIONS[form]:
        texts = question.choices
        (right,) = (key for key, thought in question.thoughts.items() if thought == RIGHT)
        alike = {
            key: sum(difflib.SequenceMatcher(None, text, other).ratio() for other in texts.values())
            for key, text in texts.items()
        }
        rights[right] += 1
        for trick, score in (("long", {k: len(v) for k, v in texts.items()}), ("alike", alike)):
            for sign in (1, -1):
                best = max(sign * value for value in score.values())
                picked = [key for key, value in score.items() if sign * value > best - 1e-9]
                found[trick, sign] += (right in picked) / len(picked)
    assert set(rights.values()) == {3}
    assert max(found.values()) <= 5, found  # of 12; a guess finds 3


def test_the_notebooks_are_what_the_questions_give():
    for copy in notebooks():
        assert difference(copy.path, copy.notebook) is None, "run `make notebooks`"
        text = copy.path.read_text(encoding="utf-8")
        assert not [word for word in (*MISCONCEPTIONS, "score:") if f'"{word}"' in text]
        cells = json.loads(text)["cells"]
        assert not [out for c in cells for out in c.get("outputs", []) if "ename" in out]


@pytest.mark.parametrize(
    ("letter", "said"),
    [("B", "✎ Recorded. You chose B."), (" c", "✎ Recorded. You chose C.")]
    + [(letter, "… Not attempted yet. Put A, B, C, or D") for letter in (..., "", "E", "AB", 2)],
)
def test_a_choice_is_noted_and_never_scored(letter, said):
    assert repr(helpers.choose("before 1", letter)).startswith(said)
