"""Each choice is what someone thinks who holds its misconception, computed from the numbers.

That's a rehearsal. It proves the key, and says nothing about what people choose.
"""

import difflib
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from scipy.ndimage import correlate1d, gaussian_filter1d, median_filter

import helpers
from tools.build.course import lesson_files
from tools.build.inventory import notebooks
from tools.build.notebook import difference
from tools.inventory import FORMS, ONES, RIGHT, read_inventory

QUESTIONS, MISCONCEPTIONS, _ = read_inventory()
EVERY = [(form, question) for form in FORMS for question in QUESTIONS[form]]
MEAN, DIFFERENCE = np.full(3, 1 / 3), np.array([-1, 0, 1])
RNG = np.random.default_rng(1)


def row(values):
    return " ".join(f"{value:g}" for value in np.round(np.atleast_1d(values), 9) + 0.0)


def noise(n, others, error):
    assert others == ONES[n - 1]
    errors = error * RNG.standard_normal((100_000, n))
    return {
        RIGHT: row(errors.mean(axis=1).std().round()),
        "divides-by-n": row(errors[:, 0].std().round() / n),
        "no-gain": row(errors[:, 0].std().round()),
        "cancels": row(np.mean([error, -error])),
    }


def padding(level):
    pixels, five = np.full(20, level), np.full(5, 1 / 5)
    padded = np.convolve(pixels, five, "same")
    return {
        RIGHT: row(padded[-5:]),
        "fair-mean": row((padded / np.convolve(np.ones(20), five, "same"))[-5:]),
        "last-only": row([*pixels[-5:-1], padded[-1]]),
        "no-window": row([*np.convolve(pixels, five, "valid")[-3:], 0, 0]),
    }


def energy(weights, level, fractions, whole):
    shares = [Fraction(weight, sum(weights)) for weight in weights]
    assert (fractions, whole) == tuple("{}, {}, and {}".format(*w) for w in (shares, weights))
    wall = np.full(3, level)
    return {
        RIGHT: row(np.correlate(wall, weights)),
        "only-ratios": row(np.average(wall, weights=weights)),
        "middle-weight": row(weights[1] * level),
        "auto-divide": row(np.correlate(wall, weights) / len(weights)),
    }


def edges(row, speck, limit, **_words):
    place = row.index(speck)
    clean = [*row[:place], row[place - 1], *row[place + 1 :]]

    def marked(values):
        is_marked = np.abs(values) > limit
        return " ".join(f"[{p}]" if m else f"{p}" for p, m in zip(row, is_marked, strict=True))

    return {
        RIGHT: marked(np.pad(np.correlate(row, DIFFERENCE), 1)),
        "sees-meaning": marked(np.pad(np.correlate(clean, DIFFERENCE), 1)),
        "one-place": marked(np.diff(row, prepend=row[0])),
        "bright-edge": marked(np.pad(row[1:-1], 1)),
    }


def flip(left, middle, right):
    weights, signal = np.array([left, middle, right]), np.array([0, 0, 0, 1, 0, 0, 0])
    written = np.pad(signal, 1)
    for place in range(1, 8):
        written[place] = weights @ written[place - 1 : place + 2]
    return {
        RIGHT: row(np.correlate(signal, weights, "same")),
        "copy": row(np.convolve(signal, weights, "same")),
        "in-place": row(written[1:-1]),
        "middle-weight": row(signal * middle),
    }


def order(level, ann):
    step = np.repeat([0.0, level], 10)
    steep = correlate1d(step, DIFFERENCE)
    anns = correlate1d(correlate1d(step, MEAN), DIFFERENCE)
    assert row(anns[10]) == f"{ann}"
    return {
        RIGHT: row(correlate1d(steep, MEAN)[10]),
        "too-late": row(steep[10]),
        "divides-by-n": row(steep[10] / 3),
        "order-sign": row(-anns[10]),
    }


def sigma(small, large):
    step, errors = np.repeat([0.0, 1.0], 200), RNG.standard_normal(200_000)

    def length(*sigma, **cut):
        ramp = gaussian_filter1d(step, *sigma, **cut)
        return np.ptp(np.interp([0.1, 0.9], ramp, np.arange(400)))

    def left(*sigma, **cut):
        return gaussian_filter1d(errors, *sigma, **cut).std()

    def says(times, less):
        longer = "just as long" if round(times) == 1 else f"{ONES[round(times)]} times as long"
        share = {1: "just", 2: "half", 3: "a third"}[round(less)]
        return f"The ramp is {longer}, and {share} as much noise is left."

    times, less, cut = length(large) / length(small), left(small) / left(large), 4 * large / small
    return {
        RIGHT: says(times, less),
        "no-gain": says(times, 1),
        "sees-meaning": says(1, less),
        "cut-off": says(length(small, truncate=cut) / length(small),
                        left(small) / left(small, truncate=cut)),
    }  # fmt: skip


def direction(rows, columns, first, second):
    picture = np.zeros((9, 9))
    high, wide = (slice(*map(int, side.split(":"))) for side in (rows, columns))
    picture[high, wide] = 1
    axis = {("below it", "above it"): 0, ("on its right", "on its left"): 1}[first, second]
    own, other = (correlate1d(picture, DIFFERENCE, axis=a) != 0 for a in (axis, 1 - axis))

    def where(mask):
        top, left = mask[high.start - 1, wide].any(), mask[high, wide.start - 1].any()
        sides = {(1, 0): "the top and the bottom", (0, 1): "the left and the right"}
        said = sides.get((top, left), "all four sides")
        return f"{f'Along {said} of' if top | left else 'Everywhere inside'} the square"

    named = {RIGHT: own, "along": other, "all-edges": own | other, "bright-edge": picture > 0}
    return {name: where(mask) for name, mask in named.items()}


def separability(across, down):
    weights = [1, across, 1], [1, down, 1]
    spot = np.outer([0, 1, 0], [0, 1, 0])
    first, second = (correlate1d(spot, w, 1 - n, mode="constant") for n, w in enumerate(weights))
    passes = {
        RIGHT: correlate1d(first, weights[1], 0, mode="constant"),
        "cross": first + second,
        "weights-add": np.add.outer(*reversed(weights)),
        "last-pass": second,
    }
    return {name: "\n".join(map(globals()["row"], values)) for name, values in passes.items()}


def median(**given):
    signal = given["row"]

    def windows(function):
        inside = [function(signal[i : i + 3]) for i in range(len(signal) - 2)]
        return row([signal[0], *inside, signal[-1]])

    return {
        RIGHT: row(median_filter(np.array(signal), 3, mode="nearest")),
        "blurs": windows(np.mean),
        "middle-place": windows(lambda window: window[1]),
        "midrange": windows(lambda window: (min(window) + max(window)) / 2),
    }


def waves(high, low, at):
    window = (low, high, low) if at == high else (high, low, high)
    return {
        RIGHT: row(np.mean(window)),
        "cancels": row(np.mean([high, low])),
        "divides-by-n": row(at / 3),
        "sees-meaning": row(at),
    }


def shrinking(width, level, step, start):
    fence = np.tile(np.repeat([0, level], width), 60)
    assert start == fence[: len(start)].tolist()
    return {
        RIGHT: row(fence[::step][:8]),
        "small-copy": row(np.tile(np.repeat([0, level], max(1, width // step)), 4)),
        "shrinking-averages": row(fence.reshape(-1, step).mean(axis=1)[:8]),
        "detail-vanishes": row(np.zeros(8)),
    }


@pytest.mark.parametrize(("form", "question"), EVERY, ids=lambda v: getattr(v, "concept", v))
def test_each_choice_is_what_its_own_misconception_predicts_and_no_other(form, question):
    given = {key: value for key, value in question.given.items() if key != "choices"}
    predicted = globals()[question.concept](**given)
    assert {question.thoughts[key]: text for key, text in question.choices.items()} == predicted
    assert len(set(predicted.values())) == 4


@pytest.mark.parametrize("form", FORMS)
def test_each_misconception_is_a_choice(form):
    thoughts = {thought for question in QUESTIONS[form] for thought in question.thoughts.values()}
    assert thoughts == {RIGHT, *MISCONCEPTIONS}


def test_the_forms_are_parallel():
    for one, other in zip(*QUESTIONS.values(), strict=True):
        assert (one.concept, one.lesson) == (other.concept, other.lesson)
        assert set(one.thoughts.values()) == set(other.thoughts.values())
        assert one.text != other.text
    taught = {int(path.name[:2]) for path in lesson_files()}
    assert {question.lesson for _, question in EVERY} <= taught


@pytest.mark.parametrize("form", FORMS)
def test_right_letters_are_balanced_and_neither_length_nor_likeness_finds_them(form):
    found, rights = Counter(), Counter()
    for question in QUESTIONS[form]:
        (right,) = (key for key, thought in question.thoughts.items() if thought == RIGHT)
        rights[right] += 1
        texts = question.choices
        like = {key: sum(difflib.SequenceMatcher(None, text, other).ratio() for other in
                texts.values()) for key, text in texts.items()}  # fmt: skip
        for trick, score in (("long", {k: len(v) for k, v in texts.items()}), ("like", like)):
            for pick in (min, max):
                best = pick(score.values())
                found[trick, pick] += (score[right] == best) / [*score.values()].count(best)
    assert set(rights.values()) == {3}
    assert max(found.values()) <= 6, found  # of 12; guesses find 3, give or take 1.5


def test_the_notebooks_are_what_the_questions_give():
    for copy in notebooks():
        assert difference(copy.path, copy.notebook) is None, "run `make notebooks`"


@pytest.mark.parametrize("letter", ["B", "b", " B", ..., None, "", "E", "AB", 2])
def test_a_choice_is_noted_and_never_scored(letter):
    said = repr(helpers.choose("before 1", letter))
    assert said == "✎ Recorded. You chose B." or (
        letter not in ("B", "b", " B") and said.startswith("… Not attempted yet. Put A, B, C, or D")
    )
