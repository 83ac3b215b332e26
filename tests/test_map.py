"""The map of the lessons says what their openings say."""

from itertools import pairwise

import networkx as nx
import pytest

from tools.concept_map import CARD, PAGE, WIDTH, needs, page, places
from tools.glossary import ROOT, Sentence, read_course


@pytest.fixture(scope="module")
def course():
    return read_course(ROOT)


def sentence(lesson, text, level=0):
    return Sentence(lesson, 1, level, True, text, text)


def test_the_map_is_what_the_lessons_give(course):
    assert PAGE.read_text(encoding="utf-8") == page(course), "run `make notebooks`"


def test_every_lesson_can_be_reached_and_needs_only_earlier_ones(course):
    graph = needs(course)
    first, *others = sorted(graph)
    assert nx.descendants(graph, first) == set(others)
    assert all(start < end for start, end in graph.edges)


def test_arrows_are_the_links_of_the_opening_without_those_that_follow():
    course = [
        sentence("00_a", "A", 1),
        sentence("01_b", "B", 1), sentence("01_b", "You need [A](00_a.ipynb)."),
        sentence("01_b", "Next", 2), sentence("01_b", "You need [C](02_c.ipynb) for that."),
        sentence("02_c", "C", 1), sentence("02_c", "See [B](01_b.ipynb)."),
        sentence("02_c", "From [A](00_a.ipynb), you need a pencil."),
        sentence("03_d", "D", 1),
        sentence("03_d", "You need [A](00_a.ipynb) and [B](01_b.ipynb)."),
        sentence("04_e", "E", 1), sentence("04_e", "You need [D](03_d.ipynb) and [C](02_c.ipynb)."),
    ]  # fmt: skip
    graph = needs(course)
    assert sorted(graph.edges) == [
        ("00_a", "01_b"), ("00_a", "02_c"), ("01_b", "03_d"), ("02_c", "04_e"), ("03_d", "04_e"),
    ]  # fmt: skip
    at, ways = places(graph)
    assert [at[name][1] for name in sorted(at)] == [0, 1, 1, 2, 3]
    assert len(set(at.values())) == len(at)
    # C's arrow goes around D, which is in the row between them and has most of it.
    start, (x, row), end = ways["02_c", "04_e"]
    assert (start, row, end) == (at["02_c"], 2, at["04_e"])
    assert at["03_d"][0] < 0.5 < 0.9 < x < 1


def test_no_lesson_covers_another(course):
    at, _ = places(needs(course))
    for row in {row for _, row in at.values()}:
        inside = sorted(x * WIDTH for x, other in at.values() if other == row)
        assert all(b - a > CARD for a, b in pairwise([-CARD / 2, *inside, WIDTH + CARD / 2]))
