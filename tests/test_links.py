"""Each link of the lessons and documents leads somewhere, as far as can be told offline."""

import itertools
import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from jupytext.myst import get_parser

from tools.build.course import COPIES, ROOT, lesson_files
from tools.build.lesson import read_lesson

HOST = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    ROOT / "data/README.md",
    # A template is a lesson: its links lead from where its notebook will be.
    *sorted(ROOT.glob("docs/[!t]*/*.md")),
    *sorted(ROOT.glob("docs/*.md")),
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
    counts = [slugs[:index].count(slug) for index, slug in enumerate(slugs)]
    return {f"{slug}-{count}" if count else slug for slug, count in zip(slugs, counts, strict=True)}


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


@pytest.mark.parametrize("path", lesson_files(), ids=lambda path: path.stem)
@pytest.mark.parametrize("folder", COPIES)
def test_every_link_of_a_lesson_leads_somewhere(path, folder):
    page = ROOT / folder / f"{path.stem}.ipynb"
    cells = [cell for cell in read_lesson(path).cells if cell.kind == "markdown"]
    found = [(cell.line, link) for cell in cells for link in links(cell.source)]
    assert found, "at least to the next lesson"
    assert [(*link, text) for link in found if (text := problem(link[1], page, ROOT))] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_link_of_a_document_leads_somewhere(path):
    found = links(path.read_text(encoding="utf-8"))
    assert [(link, text) for link in found if (text := problem(link, path, ROOT))] == []


MARKDOWN = """\
See [this](01_a.ipynb), ![that](../data/b%20c.png 'B') and [below](#there), <mail@example.org>.

<img src="../data/a.png">

[![a](b.png)](c.md) [named][n] [empty]() `[code](a.md)`

```
[code](b.md)
```

[n]: d.md
"""


def test_links_are_found():
    assert links(MARKDOWN) == [
        *("01_a.ipynb", "../data/b%20c.png", "#there", "mailto:mail@example.org"),
        *("../data/a.png", "c.md", "b.png", "d.md", ""),
    ]


@pytest.fixture
def course(tmp_path):
    page = tmp_path / "docs/page.md"
    page.parent.mkdir()
    page.write_text("# A page\n\n## `make` it: now\n\n## Again\n\n## Again\n", encoding="utf-8")
    cells = [{"cell_type": "markdown", "source": ["# A lesson\n", "\n", "## Near, and far"]}]
    (tmp_path / "a b.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return page


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("page.md", None),
        ("../docs", None),
        ("../a%20b.ipynb#Near,-and-far", None),
        ("#make-it-now", None),
        ("page.md#again-1", None),
        ("https://docs.example.org/a.html#b.c", None),
        ("", "leads nowhere"),
        ("missing.md", "leads to no file of the course"),
        ("../..", "leads to no file of the course"),
        ("../docs#a", "leads to no heading of its file"),
        ("page.md#again-2", "leads to no heading of its file"),
        ("#Again", "leads to no heading of its file"),
        ("../a%20b.ipynb#near-and-far", "leads to no heading of its file"),
        ("mailto:mail@example.org", "is not https"),
        ("http://example.org/a", "is not https"),
        ("https:example.org", "names no host"),
        ("https://localhost/a", "names no host"),
        ("https://[example.org/a", "is no address"),
        ("https://example.org/a%20b", "has a space, or ends in punctuation"),
        ("https://example.org/a.", "has a space, or ends in punctuation"),
    ],
)
def test_a_broken_link_is_found_and_a_whole_one_let_through(course, target, expected):
    assert problem(target, course, course.parents[1]) == expected
