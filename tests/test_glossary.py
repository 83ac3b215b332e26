"""Each term has one definition, and no lesson uses it before that."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tools.glossary import definitions, page, read_course

ROOT = Path(__file__).resolve().parents[1]
COURSE = read_course(ROOT)
# lesson, term, the words in which it comes too early, and why it may
ALLOWED = [
    (
        "00_welcome",
        "kernel",
        "*Kernel*, then *Restart Kernel and Run All Cells…*",
        "JupyterLab's menu calls a running Python so",
    ),
]


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
    ends = (
        later
        for later in range(index + 1, len(course))
        if 0 < course[later].level <= course[index].level
    )
    return next(ends, len(course))


def early_uses(course):
    """Return each sentence and term where only a later sentence defines the term.

    A heading may announce what its section defines.
    """
    return [
        (sentence, term)
        for term, defined in definitions(course)
        for index, sentence in enumerate(course[:defined])
        if pattern(term).search(sentence.prose)
        and not (sentence.level and defined < section_end(course, index))
    ]


def is_allowed(use, entry):
    """Say whether an entry of the table allows all that a sentence uses too early."""
    sentence, term = use
    lesson, allowed, words, _ = entry
    return (sentence.lesson, term) == (lesson, allowed) and not pattern(term).search(
        sentence.text.replace(words, "")
    )


def test_the_glossary_is_what_the_lessons_give():
    stored = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    assert stored == page(COURSE), "run `make notebooks`"


def test_no_term_is_defined_twice():
    counts = Counter(term.casefold() for term, _ in definitions(COURSE))
    assert [term for term, count in counts.items() if count > 1] == []


def test_no_term_is_used_before_it_is_defined():
    assert [
        f"lessons/{sentence.lesson}.md:{sentence.line}: {term!r} comes too early: {sentence.text}"
        for sentence, term in early_uses(COURSE)
        if not any(is_allowed((sentence, term), entry) for entry in ALLOWED)
    ] == []


def test_each_entry_of_the_table_is_needed():
    uses = early_uses(COURSE)
    assert [entry for entry in ALLOWED if not any(is_allowed(use, entry) for use in uses)] == []


def test_the_terms_that_every_filter_needs_are_defined():
    core = "array pixel signal sample noise weight kernel window convolution correlation filter"
    assert set(core.split()) <= {term for term, _ in definitions(COURSE)}


@pytest.fixture
def course(tmp_path):
    """Return the sentences of made-up lessons."""

    def write(*texts):
        folder = tmp_path / "lessons"
        folder.mkdir()
        for number, text in enumerate(texts):
            path = folder / f"{number:02}_made_up.md"
            path.write_text(f"# Lesson {'ABC'[number]}\n\n{text}\n", encoding="utf-8")
        return read_course(tmp_path)

    return write


DEFINED = "An array of weights is a **kernel**."
WITH_HINT = """\
```{code-cell} python
:tags: [exercise]

answer = ...
```

+++ {"tags": ["hint"]}

HINT

```{code-cell} python
:tags: [solution]

answer = 1
```

+++ {"tags": ["solution"]}

EXPLANATION

+++
"""


@pytest.mark.parametrize(
    "words",
    [
        "A kernel is easy.",
        "Kernels are easy.",
        "The kernel's sum is 1.",
        "Is it (a *kernel*)?",
        "- one\n- kernel\n\n",
        "## A kernel\n\nEasy.\n\n## Weights\n\n",
        "Look at [this kernel](https://example.org/a).",
        WITH_HINT.replace("HINT", "It is a kernel."),
        WITH_HINT.replace("EXPLANATION", "It was a kernel."),
    ],
)
def test_an_early_use_is_found_also_in_the_paragraph_of_the_definition(course, words):
    assert [term for _, term in early_uses(course(f"{words} {DEFINED}"))] == ["kernel"]


def test_an_early_use_is_found_in_an_earlier_lesson(course):
    (sentence, term), *others = early_uses(course("Easy.\n\nA kernel, and more.", DEFINED))
    assert (sentence.lesson, sentence.line, term, others) == ("00_made_up", 5, "kernel", [])


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Easy. `kernel` is a name.",
        "```python\nkernel = 1\n```\n\n",
        "```{code-cell} python\nkernel = 1\n```\n\n",
        "$\\text{kernel}$ is a letter.",
        "[Easy](https://example.org/kernel).",
        "[The kernel](02_kernel.ipynb) is a lesson.",
        "## The kernel\n\n",
        "Kernelism is another word.",
    ],
)
def test_what_is_no_use_is_not_found(course, words):
    assert early_uses(course(f"{words} {DEFINED} A kernel is easy.")) == []


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("smooth", "It smooths."),
        ("smooth", "Smoothing helps."),
        ("boundary mode", "Boundary\nmodes differ."),
        ("profile", "Two profiles."),
        ("profile", "It is profiled."),
        ("correlation", "Libraries correlate."),
        ("convolution", "It convolves."),
        ("Gaussian", "Two gaussians."),
    ],
)
def test_a_term_is_found_in_its_inflections(course, term, words):
    assert [found for _, found in early_uses(course(f"{words}\n\nIt is **{term}** here."))] == [
        term
    ]


def test_bold_that_begins_a_sentence_or_ends_in_punctuation_defines_nothing(course):
    text = """\
**About 10 minutes.** Take a **kernel**, and a **wide
window**. **Predict first:** what is it? (**Make a guess**, and be quick.)

- **sum** the products
- and: **do not stop!** **Then go on** with `2**x + 3**y`."""
    assert [term for term, _ in definitions(course(text))] == ["kernel", "wide window"]


def test_an_entry_has_the_defining_words_and_a_link_to_their_lesson(course):
    text = (
        "Zero. See [B](01_made_up.ipynb). A list has\nweights. Such a list is a **kernel**. More."
    )
    assert page(course(text, "The **box** is `1 / 9`.")).endswith(
        "- **box**: The box is `1 / 9`. ([Lesson B](../notebooks/01_made_up.ipynb))\n"
        "- **kernel**: A list has weights. Such a list is a kernel. "
        "([Lesson A](../notebooks/00_made_up.ipynb))\n"
    )


def test_a_link_in_an_entry_leads_from_the_glossary_to_the_notebook(course):
    text = (
        "The **box** is in [B](01_made_up.ipynb), the **bell** [elsewhere](https://example.org/a)."
    )
    words = "[B](../notebooks/01_made_up.ipynb), the bell [elsewhere](https://example.org/a)"
    assert words in page(course(text))


def test_an_entry_of_the_table_allows_its_own_words_only(course):
    (use,) = early_uses(course("Choose *Kernel*, and then a kernel.", DEFINED))
    assert not is_allowed(use, ("00_made_up", "kernel", "*Kernel*", ""))
    assert is_allowed(use, ("00_made_up", "kernel", "*Kernel*, and then a kernel", ""))
    assert not is_allowed(use, ("01_made_up", "kernel", "*Kernel*, and then a kernel", ""))
