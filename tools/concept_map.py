"""The map of which lesson needs which: ``python -m tools.concept_map`` writes docs/map.svg.

The arrows are the links beside "you need" in the lessons' openings, without those that follow from
others. Below each title are the lesson's first terms.
"""

import re
import textwrap
from collections import defaultdict
from html import escape
from itertools import accumulate, pairwise

import networkx as nx

from tools.build.course import ROOT
from tools.glossary import definitions, read_course

PAGE = ROOT / "docs/map.svg"
LINK = re.compile(r"\]\((\w+)\.ipynb\)")
WIDTH, ROW, CARD, TALL = 900, 96, 208, 70  # pixels: the map, a row of it, and a lesson
NARROW = 0.15  # of a lesson: the room for an arrow between two of them
LINES, TITLE, TERMS = 3, 24, 30  # in a lesson; letters in a line
STYLE = """
  text { font: 12px sans-serif; fill: #57606a; text-anchor: middle }
  .title { font-size: 13px; font-weight: bold; fill: #1f2328 }
  rect { fill: #f6f8fa; stroke: #8c959f }
  .paper { fill: white; stroke: none }
  path { fill: none; stroke: #8c959f; stroke-width: 1.5 }
  marker path { fill: #8c959f; stroke: none }
"""


def needs(course):
    """Return a graph from each lesson to those that need it, without arrows that follow."""
    graph = nx.DiGraph()
    openings = {sentence.lesson for sentence in course if sentence.level == 1}
    graph.add_nodes_from(sorted(openings))
    for sentence in course:
        if sentence.level == 2:  # the opening is over
            openings.discard(sentence.lesson)
        if sentence.lesson in openings and "you need" in sentence.text.lower():
            graph.add_edges_from((name, sentence.lesson) for name in LINK.findall(sentence.text))
    without = nx.DiGraph(sorted(nx.transitive_reduction(graph).edges))
    without.add_nodes_from(graph)
    return without


def places(graph):
    """Return where each lesson is, and the way of each arrow, as (x, row) with x from 0 to 1."""
    row = {name: index for index, names in enumerate(nx.topological_generations(graph))
           for name in names}  # fmt: skip
    ways = {
        (start, end): [start, *((start, end, at) for at in range(row[start] + 1, row[end])), end]
        for start, end in graph.edges
    }
    # Whatever is in a row, or goes through it, is ordered by what's above it.
    above = defaultdict(list)
    rows = defaultdict(set)
    for way in ways.values():
        for before, after in pairwise(way):
            above[after].append(before)
    for name in row.keys() | above.keys():
        rows[row.get(name, name[-1])].add(name)
    at = {}
    for index in sorted(rows):
        found = rows[index]
        middle = {name: sum(at[b][0] for b in above[name]) / len(above[name] or "1")
                  for name in found}  # fmt: skip
        order = sorted(found, key=lambda name: (middle[name], str(name)))
        ends = [*accumulate((1 if name in row else NARROW for name in order), initial=0)]
        for name, (left, right) in zip(order, pairwise(ends), strict=True):
            at[name] = (left + right) / 2 / ends[-1], index
    return {name: at[name] for name in row}, {
        ends: [at[name] for name in way] for ends, way in ways.items()
    }


def page(course):
    """Return the map as SVG."""
    graph = needs(course)
    titles = {sentence.lesson: sentence.text for sentence in course if sentence.level == 1}
    terms = defaultdict(list)
    for term, index in definitions(course):
        terms[course[index].lesson].append(term)
    at, ways = places(graph)
    height = ROW * (1 + max(row for _, row in at.values()))
    parts = [_arrow([(x * WIDTH, row * ROW) for x, row in way]) for way in ways.values()]
    for name, (x, row) in at.items():
        parts.append(_card(x * WIDTH, row * ROW, f"{name[:2]} {titles[name]}", terms[name]))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}">\n'
        f'<style>{STYLE}</style>\n<rect class="paper" width="100%" height="100%"/>\n'
        '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" '
        'orient="auto"><path d="M0 0 8 4 0 8z"/></marker>\n'
        f"{body}\n</svg>\n"
    )


def _card(x, top, title, terms):
    titles = textwrap.wrap(title, TITLE)
    room = LINES - len(titles)
    lines = textwrap.wrap(", ".join(terms), TERMS)
    if len(lines) > room:  # no comma at the end, where more would come
        lines = [*lines[: room - 1], lines[room - 1].rpartition(",")[0]]
    baseline = top + TALL / 2 + 18 - 8 * len(titles + lines)
    text = []
    for kind, line in [("title", line) for line in titles] + [("term", line) for line in lines]:
        text.append(f'<text class="{kind}" x="{x:.0f}" y="{baseline:.0f}">{escape(line)}</text>')
        baseline += 16
    box = f'<rect x="{x - CARD / 2:.0f}" y="{top + 6}" width="{CARD}" height="{TALL}" rx="6"/>'
    return "\n".join([box, *text])


def _arrow(way):
    """Return a curve from below the first place to above the last, straight down through others."""
    (x, top), *rest = way
    y = top + 6 + TALL
    path = f"M{x:.0f} {y}"
    for place, (to, top) in enumerate(rest, 1):
        middle = (y + top + 6) / 2
        path += f" C{x:.0f} {middle:.0f} {to:.0f} {middle:.0f} {to:.0f} {top + 6}"
        x, y = to, top + 6 + TALL
        if place < len(rest):
            path += f" V{y}"
    return f'<path d="{path}" marker-end="url(#head)"/>'


if __name__ == "__main__":
    PAGE.write_text(page(read_course(ROOT)), encoding="utf-8", newline="\n")
