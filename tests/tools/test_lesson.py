"""Lessons are read cell by cell, refused with the place of each problem, and copied in two ways."""

import pytest

from tools.build.lesson import LessonError, learner_copy, read_lesson, solved_copy


def code(source, options=""):
    head = f"{options}\n\n" if options else ""
    return f"```{{code-cell}} python\n{head}{source}\n```\n"


EXERCISE, SOLUTION = code("a = ...", ":tags: [exercise]"), code("a = 1", ":tags: [solution]")
HINT = '+++ {"tags": ["hint"]}\n\nThink.\n'
NO_TITLE = "1: cell 1: no title; the first cell is Markdown with the one `# Title`"
UNSOLVED = (
    "3: cell 2: exercise without a solution; one code cell tagged solution follows it or its hints"
)
NOT_ASKED = "solution without an exercise before it; each exercise has one"
STRAY_HINT = "a hint stands between an exercise and its solution"
ONE_TITLE = "`#` is for the one title in the first cell; use `##`"
NO_CELL = "is not a cell; write `{code-cell}` at the start of a line"
NOT_READ = "1: metadata isn't as it should be: "


def problems(path):
    with pytest.raises(LessonError) as refused:
        read_lesson(path)
    return list(refused.value.args)


def test_a_valid_lesson_is_read_cell_by_cell_with_its_lines(write_lesson):
    lesson = read_lesson(write_lesson())
    assert lesson.name == "02_sums"
    assert [(cell.number, cell.line, cell.kind, cell.tag) for cell in lesson.cells] == [
        (1, 1, "markdown", None),
        (2, 5, "code", None),
        (3, 10, "markdown", None),
        (4, 12, "code", "exercise"),
        (5, 23, "markdown", "hint"),
        (6, 27, "markdown", "hint"),
        (7, 31, "code", "solution"),
        (8, 40, "markdown", "solution"),
        (9, 44, "markdown", None),
    ]


def test_headers_and_line_endings_change_no_cell(write_lesson):
    path = write_lesson()
    plain, text = read_lesson(path), path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert read_lesson(path) == plain
    header = "---\njupytext:\n  text_representation:\n    format_name: myst\n---\n\n"
    headed = read_lesson(write_lesson(header + text))
    assert [(cell.source, cell.line - 6) for cell in headed.cells] == [
        (cell.source, cell.line) for cell in plain.cells
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            code("a", ":tags: [exercize]"),
            "3: cell 2: unknown tag 'exercize'; allowed: exercise, solution, hint, curious",
        ),
        (
            '+++ {"tags": ["solution", "hint"]}\n\nBoth.',
            "5: cell 2: tags are a list of at most one tag, not ['solution', 'hint']",
        ),
        (code("a", ":tags: exercise"), f"{NOT_READ}'exercise' is not of type 'array'"),
        (code("a", ":tags:[exercise]"), f"{NOT_READ}'tags:[exercise]' is not of type 'object'"),
        ("+++ [1]\n\nText.", f"{NOT_READ}Markdown cell 1 at line 3 is not a dict"),
        (
            code("a = 1", ":collapsed: true"),
            "3: cell 2: unknown metadata 'collapsed'; allowed: tags, slideshow",
        ),
        (EXERCISE, UNSOLVED),
        (EXERCISE + HINT, UNSOLVED),
        (f"{EXERCISE}\nText between.\n\n{code('a')}", UNSOLVED),
        (SOLUTION, f"3: cell 2: {NOT_ASKED}"),
        (EXERCISE + SOLUTION + SOLUTION, f"13: cell 4: {NOT_ASKED}"),
        (
            '+++ {"tags": ["exercise"]}\n\nDo it.',
            "5: cell 2: an exercise is a code cell, a stub that runs",
        ),
        (HINT, f"5: cell 2: {STRAY_HINT}"),
        (EXERCISE + SOLUTION + HINT, f"15: cell 4: {STRAY_HINT}"),
        (EXERCISE + code("a", ":tags: [hint]") + SOLUTION, "8: cell 3: a hint is a Markdown cell"),
        ("# Again\n", f"3: cell 1: {ONE_TITLE}"),
        (f"{code('a')}\nText.\n\n# Late\n", f"9: cell 3: {ONE_TITLE}"),
        (
            code("\n".join(["a"] * 16)),
            "3: cell 2: 16 lines of code; at most 15, longer code is a helper",
        ),
        (code(""), "3: cell 2: empty code cell"),
        ("```{raw-cell}\na\n```\n", "3: cell 2: raw cell; a lesson has Markdown and code cells"),
        ("```{code-cel} python\na\n```\n", f"3: cell 1: `{{code-cel}} python` {NO_CELL}"),
        (
            "- item\n\n  ```{code-cell} python\n  a\n  ```\n",
            f"5: cell 1: `{{code-cell}} python` {NO_CELL}",
        ),
    ],
)
def test_a_broken_lesson_is_refused_with_the_line_and_the_cell(write_lesson, text, expected):
    assert problems(write_lesson(f"# T\n\n{text}")) == [f"lessons/02_sums.md:{expected}"]


@pytest.mark.parametrize("text", ["No heading.\n", code("# T"), "", "## Low\n"])
def test_a_lesson_begins_with_its_title(write_lesson, text):
    assert problems(write_lesson(text)) == [f"lessons/02_sums.md:{NO_TITLE}"]


def test_all_problems_of_a_lesson_are_said_at_once_in_the_order_of_its_lines(write_lesson):
    path = write_lesson("## No title\n\n" + EXERCISE + "\n# Late\n" + code(""), "2_sums.md")
    assert [problem.split(":")[1] for problem in problems(path)] == ["1", "1", "3", "9", "10"]


@pytest.mark.parametrize("name", ["2_sums.md", "02-sums.md", "02_Sums.md", "README.md"])
def test_a_name_that_does_not_say_its_place_is_refused(write_lesson, name):
    expected = "a lesson's file is named NN_name.md: two digits, then a-z, 0-9 and _"
    assert problems(write_lesson("# T\n", name)) == [f"lessons/{name}:1: {expected}"]


def test_two_lessons_with_one_number_are_refused(write_lesson):
    first, _ = write_lesson("# T\n"), write_lesson("# T\n", "02_means.md")
    same = "02_means.md has the same number; each lesson has its own"
    assert problems(first) == [f"lessons/02_sums.md:1: {same}"]


def test_the_copies_differ_by_stub_and_solution(write_lesson):
    cells = read_lesson(write_lesson()).cells
    learner, solved = learner_copy(cells), solved_copy(cells)
    assert [cell.tag for cell in learner] == [*[None] * 3, "exercise", "hint", None]
    assert [cell.tag for cell in solved] == [*[None] * 3, "solution", "hint", "solution", None]
    assert learner[3].source == 'answer = ...\nprint("not attempted yet")'
    assert solved[3].source == 'answer = total\nprint("right")'
    assert solved[3].line == 31
    # A solution starts the slide that its exercise starts.
    slide = {"slide_type": "slide"}
    assert learner[3].metadata == {"tags": ["exercise"], "slideshow": slide}
    assert solved[3].metadata == {"tags": ["solution"], "slideshow": slide}
    # A hint is inside the one before it.
    assert learner[4].source == solved[4].source
    assert learner[4].source == (
        "<details><summary>Hint 1</summary>\n\nThink of *three*.\n\n"
        "<details><summary>Hint 2</summary>\n\nIt is:\n\n- `total`\n\n"
        "</details>\n</details>"
    )


def test_a_box_for_the_curious_is_folded_and_on_no_slide(write_lesson):
    box = '+++ {"tags": ["curious"]}\n\nwhy it is so\n\nBecause.\n\nSo.\n\n+++\n\nThen.\n'
    (_, folded, rest) = learner_copy(read_lesson(write_lesson("# T\n\n" + box)).cells)
    summary = "<details><summary>For the curious: why it is so</summary>"
    assert folded.source == f"{summary}\n\nBecause.\n\nSo.\n\n</details>"
    assert folded.metadata == {"tags": ["curious"], "slideshow": {"slide_type": "skip"}}
    assert rest.source == "Then."


def test_each_of_two_exercises_has_its_own_solution_and_hints(write_lesson):
    second = EXERCISE + HINT + SOLUTION.replace("a = 1", "a = 2")
    cells = read_lesson(write_lesson("# T\n\n" + EXERCISE + HINT + SOLUTION + second)).cells
    hint = "<details><summary>Hint 1</summary>\n\nThink.\n\n</details>"
    assert [cell.source for cell in solved_copy(cells)[1:]] == ["a = 1", hint, "a = 2", hint]
