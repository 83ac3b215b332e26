"""Each link of the lessons and documents leads somewhere, as far as can be told offline."""

import itertools
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from jupytext.myst import get_parser

from tools.build.course import COPIES, lesson_files
from tools.build.lesson import read_lesson

ROOT = Path(__file__).resolve().parents[1]
HOST = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    ROOT / "data/README.md",
    *sorted(ROOT.glob("docs/**/*.md")),
]


def links(markdown):
    """Return the targets of links and pictures, HTML's too."""
    blocks = get_parser().enable("inline").parse(markdown)
    return [
        target
        for token in [part for block in blocks for part in [block, *(block.children or [])]]
        for target in (
            re.findall(r"""\b(?:href|src)=["']([^"']*)""", token.content)
            if token.type.startswith("html_")
            else [token.attrGet("href"), token.attrGet("src")]
        )
        if target is not None
    ]


def headings(markdown):
    """Return the headings as a reader sees them."""
    tokens = get_parser().enable("inline").parse(markdown)
    return [
        "".join(part.content for part in token.children)
        for before, token in itertools.pairwise(tokens)
        if before.type == "heading_open"
    ]


def anchors(path):
    """Return the anchors of a document's headings on GitHub, of a notebook's in JupyterLab."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        markdown = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
        found = [title for source in markdown for title in headings("".join(source))]
        return {title.replace(" ", "-") for title in found}
    slugs = [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings(text)]
    # A heading that comes again is numbered.
    return {
        f"{slug}-{count}" if (count := slugs[:index].count(slug)) else slug
        for index, slug in enumerate(slugs)
    }


def problem(target, page, root):
    """Say what is wrong with a link of a page; None when nothing is."""
    if not target:
        return "leads nowhere"
    try:
        link = urlsplit(target)
    except ValueError:
        return "is no address"
    if link.scheme or link.netloc:
        if link.scheme != "https":
            return "is not https"
        if not HOST.fullmatch(link.netloc):
            return "names no host"
        if re.search(r"\s|%20|[.,;:!?'\"]$", target):
            return "has a space, or ends in punctuation"
        return None
    path = (page.parent / unquote(link.path)).resolve() if link.path else page
    if not (path.exists() and path.is_relative_to(root)):
        return "leads to no file of the course"
    if link.fragment and not (path.is_file() and unquote(link.fragment) in anchors(path)):
        return "leads to no heading of its file"
    return None


@pytest.mark.parametrize("path", lesson_files(ROOT), ids=lambda path: path.stem)
@pytest.mark.parametrize("folder", COPIES)
def test_every_link_of_a_lesson_leads_somewhere(path, folder):
    page = ROOT / folder / f"{path.stem}.ipynb"
    found = [
        (f"lessons/{path.name}:{cell.line}", link)
        for cell in read_lesson(path).cells
        if cell.kind == "markdown"
        for link in links(cell.source)
    ]
    assert found, "at least to the next lesson"
    assert [(*link, text) for link in found if (text := problem(link[1], page, ROOT))] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_link_of_a_document_leads_somewhere(path):
    found = links(path.read_text(encoding="utf-8"))
    assert [(link, text) for link in found if (text := problem(link, path, ROOT))] == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "See [this](01_a.ipynb) and ![that](../data/b%20c.png 'B').",
            ["01_a.ipynb", "../data/b%20c.png"],
        ),
        ("[web](https://example.org/a) [below](#there)", ["https://example.org/a", "#there"]),
        ("<mail@example.org>", ["mailto:mail@example.org"]),
        ('<img src="../data/a.png">\n\nor <a href="b.md">b</a>', ["../data/a.png", "b.md"]),
        ("[![a](b.png)](c.md)", ["c.md", "b.png"]),
        ("[named][a]\n\n[a]: b.md", ["b.md"]),
        ("[empty]()", [""]),
        ("`[code](a.md)`\n\n```\n[code](b.md)\n```", []),
    ],
)
def test_links_are_found(markdown, expected):
    assert links(markdown) == expected


@pytest.fixture
def course(tmp_path):
    page = tmp_path / "docs/page.md"
    page.parent.mkdir()
    page.write_text("# A page\n\n## `make` it: now\n\n## Again\n\n## Again\n", encoding="utf-8")
    cells = [{"cell_type": "markdown", "source": ["# A lesson\n", "\n", "## Near, and far"]}]
    (tmp_path / "a b.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return page


@pytest.mark.parametrize(
    "target",
    [
        "page.md",
        "../docs",
        "../a%20b.ipynb",
        "../a%20b.ipynb#Near,-and-far",
        "#make-it-now",
        "page.md#again-1",
        "https://example.org",
        "https://docs.example.org/a.html#b.c",
    ],
)
def test_a_whole_link_is_let_through(course, target):
    assert problem(target, course, course.parents[1]) is None


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("", "leads nowhere"),
        ("missing.md", "leads to no file of the course"),
        ("../..", "leads to no file of the course"),
        ("../docs#a", "leads to no heading of its file"),
        ("page.md#again-2", "leads to no heading of its file"),
        ("#Again", "leads to no heading of its file"),
        ("../a%20b.ipynb#near-and-far", "leads to no heading of its file"),
        ("mailto:mail@example.org", "is not https"),
        ("http://example.org/a", "is not https"),
        ("//example.org/a", "is not https"),
        ("https:example.org", "names no host"),
        ("https://localhost/a", "names no host"),
        ("https://exam_ple/a", "names no host"),
        ("https://[example.org/a", "is no address"),
        ("https://example.org/a b", "has a space, or ends in punctuation"),
        ("https://example.org/a%20b", "has a space, or ends in punctuation"),
        ("https://example.org/a.", "has a space, or ends in punctuation"),
    ],
)
def test_a_broken_link_is_found(course, target, expected):
    assert problem(target, course, course.parents[1]) == expected
