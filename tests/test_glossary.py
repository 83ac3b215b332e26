"""Each term has one definition, and no lesson uses it before that."""

import re
from collections import Counter

import pytest

from tools.glossary import PAGE, ROOT, definitions, page, read_course

# lesson, term, and the words in which it may come too early: JupyterLab's menu calls a running
# Python so.
ALLOWED = [("00_welcome", "kernel", "*Kernel*, then *Restart Kernel and Run All Cells…*")]


def pattern(term):
    """Match a term in whole words, with the endings that English gives to nouns and verbs."""
    stem = re.escape(term).replace(r"\ ", r"[\s-]+")
    for noun, verb in (("olution", "olv"), ("ation", "at"), ("e", "")):
        if stem.endswith(noun):
            stem = f"(?:{stem}|{stem.removesuffix(noun)}{verb}(?=e|ing))"
            break
    return re.compile(rf"\b{stem}(?:s|e|es|d|ed|ing|ings)?\b", re.IGNORECASE)


def section_end(course, index):
    """Return where the section of a heading ends; that of a title is its whole lesson."""
    for later in range(index + 1, len(course)):
        if 0 < course[later].level <= course[index].level:
            return later
    return len(course)


def early_uses(course, allowed=()):
    """Return each sentence and term where only a later sentence defines the term.

    A heading may announce what its section defines.
    """
    found = []
    for term, defined in definitions(course):
        for index, sentence in enumerate(course[:defined]):
            prose = sentence.prose
            for lesson, word, words in allowed:
                if (lesson, word) == (sentence.lesson, term):
                    prose = prose.replace(words, "")
            announces = sentence.level and defined < section_end(course, index)
            if pattern(term).search(prose) and not announces:
                found.append((f"lessons/{sentence.lesson}.md:{sentence.line}", term))
    return found


@pytest.fixture(scope="module")
def course():
    return read_course(ROOT)


def test_the_glossary_is_what_the_lessons_give(course):
    assert PAGE.read_text(encoding="utf-8") == page(course), "run `make notebooks`"


def test_no_term_is_defined_twice(course):
    counts = Counter(term.casefold() for term, _ in definitions(course))
    assert [term for term, count in counts.items() if count > 1] == []


def test_no_term_is_used_before_it_is_defined(course):
    assert early_uses(course, ALLOWED) == []
    assert [term for _, term in early_uses(course)] == [term for _, term, _ in ALLOWED]


def test_the_terms_that_every_filter_needs_are_defined(course):
    core = "array pixel signal sample noise weight kernel window convolution correlation filter"
    assert set(core.split()) <= {term for term, _ in definitions(course)}


@pytest.fixture
def written(tmp_path):
    """Return the sentences of made-up lessons."""

    def write(*texts):
        (tmp_path / "lessons").mkdir()
        for number, text in enumerate(texts):
            path = tmp_path / "lessons" / f"{number:02}_made_up.md"
            path.write_text(f"# Lesson {'ABC'[number]}\n\n{text}\n", encoding="utf-8")
        return read_course(tmp_path)

    return write


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("Is it (a *kernel*)?", "kernel"),
        ("- one\n- Kernels\n\n", "kernel"),
        ("## A kernel\n\nEasy.\n\n## Weights\n\n", "kernel"),
        ("Look at [this kernel](https://example.org/a).", "kernel"),
        ("Smoothing helps.", "smooth"),
        ("Boundary\nmodes differ.", "boundary mode"),
        ("It is profiled.", "profile"),
        ("Libraries correlate.", "correlation"),
        ("It convolves.", "convolution"),
    ],
)
def test_an_early_use_is_found_in_any_form(written, words, term):
    found = early_uses(written("Easy.\n\n" + words, f"It is **{term}** here."))
    assert [found for _, found in found] == [term]


@pytest.mark.parametrize(
    "words",
    [
        "Easy. `kernel` is a name.",
        "```{code-cell} python\nkernel = 1\n```\n\n",
        "$\\text{kernel}$ is a letter.",
        "[Easy](https://example.org/kernel).",
        "[The kernel](02_kernel.ipynb) is a lesson.",
        "## The kernel\n\n",
        "Kernelism is another word.",
    ],
)
def test_what_is_no_use_is_not_found(written, words):
    assert early_uses(written(f"{words} Weights are a **kernel**. A kernel is easy.")) == []


def test_an_entry_has_the_defining_words_and_leads_to_their_lesson(written):
    text = """\
**About 10 minutes.** **Predict first:** what is it? (**Make a guess**, and be quick.)

A list has\nweights. Such a list is a **kernel**. See [B](01_made_up.ipynb). And: **stop!**"""
    assert page(written(text, "The **wide\nbox** of [A](00_made_up.ipynb) is `1 / 9`.")).endswith(
        "\n\n- **kernel**: A list has weights. Such a list is a kernel. "
        "([Lesson A](../notebooks/00_made_up.ipynb))\n"
        "- **wide box**: The wide box of [A](../notebooks/00_made_up.ipynb) is `1 / 9`. "
        "([Lesson B](../notebooks/01_made_up.ipynb))\n"
    )
