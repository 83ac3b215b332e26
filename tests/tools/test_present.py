"""A lesson's slides: one idea each, with the outputs of the solved notebook."""

import textwrap

import nbformat
import pytest

from tools.build.course import build
from tools.build.lesson import read_lesson
from tools.present.__main__ import write_decks
from tools.present.deck import SETUP

LONG = "A box has sides, and each of them has a length that can be measured. " * 10
LESSON = f"""\
    # Boxes

    **About 5 minutes.** In this lesson you will

    - see a box;
    - see another.

    ## What a box is

    {LONG}

    A last line.

    ```{{code-cell}} ipython3
    from IPython.display import Image, display

    side = 2 + 1
    ```

    ```{{code-cell}} ipython3
    print(side)
    ```

    A formula:

    $$a = b$$

    ```{{code-cell}} ipython3
    corner = side
    display({{'image/png': 'iVBORw0KGgo='}}, raw=True)
    ```

    ```{{code-cell}} ipython3
    display({{'image/png': 'iVBORw0KGgo='}}, raw=True)
    ```

    ## Exercise

    Say how long a side is.

    ```{{code-cell}} ipython3
    :tags: [exercise]

    answer = ...
    ```

    +++ {{"tags": ["hint"]}}

    Count.

    ```{{code-cell}} ipython3
    :tags: [solution]

    answer = 3
    ```

    ```{{code-cell}} ipython3
    print(answer)
    ```

    +++ {{"slideshow": {{"slide_type": "skip"}}}}

    See [Convolution](02_convolution.ipynb), which is for readers only.
    """


@pytest.fixture(scope="module")
def deck(tmp_path_factory):
    """The slides of a course with one lesson."""
    root = tmp_path_factory.mktemp("course")
    (root / "lessons").mkdir()
    path = root / "lessons" / "00_boxes.md"
    path.write_text(textwrap.dedent(LESSON), encoding="utf-8")
    build(read_lesson(path), root)
    write_decks(root)
    return nbformat.read(root / "slides" / "00_boxes.ipynb", as_version=4)


def test_each_idea_has_a_slide(deck):
    nbformat.validate(deck)
    found, skipped = [], []
    for cell in deck.cells:
        kind = cell.metadata.slideshow.slide_type
        if kind == "slide":
            found.append([])
        (skipped if kind == "skip" else found[-1]).append(cell.source)
    assert [[cell.splitlines()[0] for cell in slide] for slide in found] == [
        ["# Boxes"],
        ["## What a box is"],
        ["from IPython.display import Image, display", "print(side)"],
        ["<small>What a box is</small>", "```python"],
        ["corner = side"],
        ["display({'image/png': 'iVBORw0KGgo='}, raw=True)"],
        ["## Exercise", "answer = ...", "<details><summary>Hint 1</summary>"],
        ["answer = 3", "print(answer)"],
    ]
    assert "- see another." in found[0][0]
    # A line that is left over stays; what goes on elsewhere says what it is about.
    assert found[1][0].endswith("A last line.")
    assert found[3][0] == "<small>What a box is</small>\n\nA formula:\n\n$$a = b$$"
    # What enlarges figures is on no slide, nor what is for readers only.
    assert (deck.cells[1].source, len(skipped)) == (SETUP, 2)
    assert skipped[0] == SETUP
    assert skipped[1].startswith("See [Convolution]")


def test_an_output_is_that_of_the_solved_notebook_and_a_stub_has_none(deck):
    outputs = {cell.source: cell.get("outputs") for cell in deck.cells}
    for source in ("print(side)", "print(answer)"):
        assert [output.text for output in outputs[source]] == ["3\n"]
    assert outputs["answer = ..."] == []


def test_a_picture_has_a_slide_of_its_own_with_its_code_folded(deck):
    cells = deck.cells
    pictures = [n for n, cell in enumerate(cells) if "image/png" in str(cell.get("outputs", ""))]
    assert len(pictures) == 2
    for number in pictures:
        assert cells[number].metadata.jupyter.source_hidden
        for cell in cells[number : number + 2]:
            assert cell.metadata.slideshow.slide_type == "slide"
    # Code that computes is shown before; code that only shows is not.
    assert cells[pictures[0] - 1].source.startswith("```python\ncorner = side")
    assert pictures[1] - 1 == pictures[0]
