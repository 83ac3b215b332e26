import textwrap

import nbformat
import pytest

from tools.build.course import copies
from tools.build.execute import execute
from tools.build.lesson import read_lesson
from tools.present.__main__ import find_deck
from tools.present.deck import SETUP, make_deck

LESSON = """\
    # Boxes

    **About 5 minutes.** In this lesson you will

    - see a box;
    - see another.

    ## What a box is

    {long}

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
    display({picture}, raw=True)
    ```

    ```{{code-cell}} ipython3
    display({picture}, raw=True)
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
    folder = tmp_path_factory.mktemp("course")
    path = folder / "lessons" / "00_boxes.md"
    path.parent.mkdir()
    long = "A box has sides, and each of them has a length that can be measured. " * 12
    text = LESSON.format(picture="{'image/png': 'iVBORw0KGgo='}", long=long)
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    lesson = read_lesson(path)
    solved = copies(lesson, folder, "")[1].notebook
    assert execute([(solved, folder)]) == [[]]
    return make_deck(lesson, solved)


def slides(deck):
    """Return the cells' sources of each slide, and of what is on none."""
    found, skipped = [], []
    for cell in deck.cells:
        kind = cell.metadata.slideshow.slide_type
        if kind == "slide":
            found.append([])
        (skipped if kind == "skip" else found[-1]).append(cell.source)
    return found, skipped


def test_a_deck_is_a_notebook_that_begins_by_enlarging_figures(deck):
    nbformat.validate(deck)
    assert deck.cells[1].source == SETUP
    assert deck.cells[1].metadata.slideshow.slide_type == "skip"


def test_each_idea_has_a_slide(deck):
    found, skipped = slides(deck)
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
    assert skipped[1].startswith("See [Convolution]")


def test_where_a_text_goes_on_its_slide_says_what_it_is_about(deck):
    found, _ = slides(deck)
    # A line that is left over stays, and code that has no room goes to the next slide.
    assert found[1][0].endswith("A last line.")
    assert found[3][0] == "<small>What a box is</small>\n\nA formula:\n\n$$a = b$$"


def test_an_output_is_that_of_the_solved_notebook(deck):
    assert output(deck, "print(side)").text == "3\n"
    assert output(deck, "print(answer)").text == "3\n"


def output(deck, source):
    (cell,) = (cell for cell in deck.cells if cell.source == source)
    return cell.outputs[0]


def test_a_picture_has_a_slide_of_its_own_with_its_code_folded(deck):
    pictures = [
        number
        for number, cell in enumerate(deck.cells)
        if "image/png" in str(cell.get("outputs", ""))
    ]
    assert len(pictures) == 2
    for number in pictures:
        assert deck.cells[number].metadata.slideshow.slide_type == "slide"
        assert deck.cells[number].metadata.jupyter.source_hidden
        assert deck.cells[number + 1].metadata.slideshow.slide_type == "slide"
    # Code that computes is shown before; code that only shows is not.
    assert deck.cells[pictures[0] - 1].source.startswith("```python\ncorner = side")
    assert pictures[1] - 1 == pictures[0]


def test_an_exercise_is_asked_before_its_solution_is_shown(deck):
    found, _ = slides(deck)
    asked, solved = found[-2:]
    assert asked[0].startswith("## Exercise")
    assert asked[1] == "answer = ..."
    assert "<details><summary>Hint 1" in asked[2]
    assert solved == ["answer = 3", "print(answer)"]
    assert output(deck, "print(answer)").text == "3\n"


def test_what_follows_on_a_slide_is_shown_by_the_next_press(deck):
    kinds = {cell.metadata.slideshow.slide_type for cell in deck.cells}
    assert kinds == {"skip", "slide", "fragment"}


def test_an_exercise_that_is_not_answered_has_no_output(deck):
    (stub,) = (cell for cell in deck.cells if cell.source == "answer = ...")
    assert stub.outputs == []


@pytest.mark.parametrize("word", ["05", "05_images"])
def test_a_deck_is_found_by_number_and_by_name(word):
    assert find_deck(["slides/00_welcome.ipynb", "slides/05_images.ipynb"], word) == (
        "slides/05_images.ipynb"
    )


def test_a_lesson_that_is_none_is_said_with_those_that_are():
    with pytest.raises(SystemExit, match=r"There is no lesson '5'; there are: 00_welcome\."):
        find_deck(["slides/00_welcome.ipynb"], "5")
