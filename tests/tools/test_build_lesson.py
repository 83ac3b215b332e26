import pytest

from tools.build.lesson import LessonError, learner_copy, read_lesson, solved_copy

CODE = "```{{code-cell}} python\n{}\n```\n"
EXERCISE = CODE.format(":tags: [exercise]\n\na = ...")
SOLUTION = CODE.format(":tags: [solution]\n\na = 1")
HINT = '+++ {"tags": ["hint"]}\n\nThink.\n'


def problems(path):
    with pytest.raises(LessonError) as refused:
        read_lesson(path)
    return refused.value.problems


def test_a_valid_lesson_is_read_cell_by_cell_with_its_lines(write_lesson, lesson_text):
    lesson = read_lesson(write_lesson(lesson_text))
    assert lesson.name == "02_sums"
    assert [(cell.line, cell.kind, cell.tag) for cell in lesson.cells] == [
        (1, "markdown", None),
        (5, "code", None),
        (10, "markdown", None),
        (12, "code", "exercise"),
        (23, "markdown", "hint"),
        (27, "markdown", "hint"),
        (31, "code", "solution"),
        (40, "markdown", "solution"),
        (44, "markdown", None),
    ]
    assert [cell.number for cell in lesson.cells] == list(range(1, 10))


def test_a_header_moves_the_lines_and_is_otherwise_left_out(write_lesson, lesson_text):
    header = "---\njupytext:\n  text_representation:\n    format_name: myst\n---\n\n"
    plain = read_lesson(write_lesson(lesson_text))
    headed = read_lesson(write_lesson(header + lesson_text))
    assert [cell.source for cell in headed.cells] == [cell.source for cell in plain.cells]
    assert [cell.line for cell in headed.cells] == [cell.line + 6 for cell in plain.cells]


def test_windows_line_endings_make_no_difference(write_lesson, lesson_text):
    path = write_lesson(lesson_text)
    unix = read_lesson(path)
    path.write_bytes(lesson_text.replace("\n", "\r\n").encode())
    assert read_lesson(path) == unix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "# T\n\n" + CODE.format(":tags: [exercize]\n\na = 1"),
            "3: cell 2: unknown tag 'exercize'; allowed: exercise, solution, hint",
            id="unknown tag",
        ),
        pytest.param(
            "# T\n\n" + CODE.format(":tags: [raises-exception]\n\na = 1"),
            "3: cell 2: unknown tag 'raises-exception'; allowed: exercise, solution, hint",
            id="expected exception",
        ),
        pytest.param(
            '# T\n\n+++ {"tags": ["solution", "hint"]}\n\nBoth.',
            "5: cell 2: tags are a list of at most one tag, not ['solution', 'hint']",
            id="two tags",
        ),
        pytest.param(
            "# T\n\n" + CODE.format(":tags: exercise\n\na = 1"),
            "4: metadata is not as it should be: 'exercise' is not of type 'array'",
            id="tags are no list",
        ),
        pytest.param(
            "# T\n\n" + CODE.format(":tags:[exercise]\n\na = 1"),
            "4: metadata is not as it should be: 'tags:[exercise]' is not of type 'object'",
            id="space left out",
        ),
        pytest.param(
            "# T\n\n" + CODE.format(":collapsed: true\n\na = 1"),
            "3: cell 2: unknown metadata 'collapsed'; allowed: tags, slideshow",
            id="unknown metadata",
        ),
        pytest.param(
            "# T\n\n+++ [1]\n\nText.",
            "3: cell 2: its metadata is not a dict",
            id="metadata is no mapping",
        ),
        pytest.param(
            "# T\n\n" + EXERCISE,
            "3: cell 2: exercise without a solution; "
            "one code cell tagged solution follows it or its hints",
            id="exercise at the end",
        ),
        pytest.param(
            "# T\n\n" + EXERCISE + "\nText between.\n\n" + CODE.format("a"),
            "3: cell 2: exercise without a solution; "
            "one code cell tagged solution follows it or its hints",
            id="exercise without a solution",
        ),
        pytest.param(
            "# T\n\n" + SOLUTION,
            "3: cell 2: solution without an exercise before it; each exercise has one",
            id="solution without an exercise",
        ),
        pytest.param(
            "# T\n\n" + EXERCISE + SOLUTION + SOLUTION,
            "13: cell 4: solution without an exercise before it; each exercise has one",
            id="second solution",
        ),
        pytest.param(
            '# T\n\n+++ {"tags": ["exercise"]}\n\nDo it.',
            "5: cell 2: an exercise is a code cell, a stub that runs",
            id="exercise in Markdown",
        ),
        pytest.param(
            "# T\n\n" + HINT,
            "5: cell 2: a hint stands between an exercise and its solution",
            id="hint before any exercise",
        ),
        pytest.param(
            "# T\n\n" + EXERCISE + SOLUTION + HINT,
            "15: cell 4: a hint stands between an exercise and its solution",
            id="hint after the solution",
        ),
        pytest.param(
            "# T\n\n" + EXERCISE + CODE.format(":tags: [hint]\n\na") + SOLUTION,
            "8: cell 3: a hint is a Markdown cell",
            id="hint in code",
        ),
        pytest.param(
            "No heading.\n",
            "1: cell 1: no title; the first cell is Markdown with the one `# Title`",
            id="missing title",
        ),
        pytest.param(
            "\n\n" + CODE.format("# T"),
            "3: cell 1: no title; the first cell is Markdown with the one `# Title`",
            id="code first",
        ),
        pytest.param(
            "",
            "1: cell 1: no title; the first cell is Markdown with the one `# Title`",
            id="empty lesson",
        ),
        pytest.param(
            "# T\n\nText.\n\n# Again\n",
            "5: cell 1: `#` is for the one title in the first cell; use `##`",
            id="second title",
        ),
        pytest.param(
            "# T\n\n" + CODE.format("a") + "\nText.\n\n# Late\n",
            "9: cell 3: `#` is for the one title in the first cell; use `##`",
            id="title in a later cell",
        ),
        pytest.param(
            "# T\n\n## A\n\n" + CODE.format("a") + "\n#### B\n",
            "9: cell 3: heading of level 4 after level 2; at most 3 can follow",
            id="heading level skipped",
        ),
        pytest.param(
            "# T\n\n" + CODE.format("\n".join(["a"] * 16)),
            "3: cell 2: 16 lines of code; at most 15, longer code is a helper",
            id="long cell",
        ),
        pytest.param("# T\n\n" + CODE.format(""), "3: cell 2: empty code cell", id="empty cell"),
        pytest.param(
            "# T\n\n```{raw-cell}\na\n```\n",
            "3: cell 2: raw cell; a lesson has Markdown and code cells",
            id="raw cell",
        ),
        pytest.param(
            "# T\n\n```{code-cel} python\na\n```\n",
            "3: cell 1: `{code-cel} python` is not a cell; "
            "write `{code-cell}` at the start of a line",
            id="misspelled cell",
        ),
        pytest.param(
            "# T\n\n- item\n\n  ```{code-cell} python\n  a\n  ```\n",
            "5: cell 1: `{code-cell} python` is not a cell; "
            "write `{code-cell}` at the start of a line",
            id="indented cell",
        ),
    ],
)
def test_a_broken_lesson_is_refused_with_the_line_and_the_cell(write_lesson, text, expected):
    assert problems(write_lesson(text)) == [f"lessons/02_sums.md:{expected}"]


def test_metadata_that_does_not_parse_is_refused_with_the_line_and_the_cell(write_lesson):
    code = problems(write_lesson("# T\n\n" + CODE.format(":tags: [exercise\n\na")))
    assert len(code) == 1
    assert code[0].startswith("lessons/02_sums.md:3: cell 2: its metadata could not be read")
    markdown = problems(write_lesson('# T\n\n+++ {"tags"\n\nText.\n'))
    assert len(markdown) == 1
    assert markdown[0].startswith("lessons/02_sums.md:3: cell 2: its metadata could not be read")
    header = problems(write_lesson("---\na: [\n---\n# T\n"))
    assert len(header) == 1
    assert header[0].startswith("lessons/02_sums.md:1: Notebook metadata")


def test_all_problems_of_a_lesson_are_said_at_once_in_the_order_of_its_lines(write_lesson):
    path = write_lesson("## No title\n\n" + EXERCISE + "\n#### Skips\n" + CODE.format(""))
    lines = [int(problem.split(":")[1]) for problem in problems(path)]
    assert lines == [1, 3, 9, 10]


@pytest.mark.parametrize("name", ["2_sums.md", "02-sums.md", "02_Sums.md", "README.md"])
def test_a_name_that_does_not_say_its_place_is_refused(write_lesson, name):
    expected = "a lesson's file is named NN_name.md: two digits, then a-z, 0-9 and _"
    assert problems(write_lesson("# T\n", name)) == [f"lessons/{name}:1: {expected}"]


def test_two_lessons_with_one_number_are_refused(write_lesson):
    first, second = write_lesson("# T\n", "02_sums.md"), write_lesson("# T\n", "02_means.md")
    same = "has the same number; each lesson has its own"
    assert problems(first) == [f"lessons/02_sums.md:1: 02_means.md {same}"]
    assert problems(second) == [f"lessons/02_means.md:1: 02_sums.md {same}"]


def test_a_hash_inside_a_fence_is_no_heading(write_lesson):
    lesson = read_lesson(write_lesson("# T\n\n```python\n# a comment\n#### another\n```\n"))
    assert len(lesson.cells) == 1


def test_the_learners_copy_keeps_the_stub_and_drops_every_solution(write_lesson, lesson_text):
    copy = learner_copy(read_lesson(write_lesson(lesson_text)).cells)
    assert [(cell.kind, cell.tag) for cell in copy] == [
        ("markdown", None),
        ("code", None),
        ("markdown", None),
        ("code", "exercise"),
        ("markdown", "hint"),
        ("markdown", None),
    ]
    assert copy[3].source == 'answer = ...\nprint("not attempted yet")'


def test_the_solved_copy_has_the_solution_where_the_exercise_was(write_lesson, lesson_text):
    copy = solved_copy(read_lesson(write_lesson(lesson_text)).cells)
    assert [(cell.kind, cell.tag) for cell in copy] == [
        ("markdown", None),
        ("code", None),
        ("markdown", None),
        ("code", "solution"),
        ("markdown", "hint"),
        ("markdown", "solution"),
        ("markdown", None),
    ]
    assert copy[3].source == 'answer = total\nprint("right")'
    assert copy[3].line == 31


def test_a_solution_starts_the_slide_that_its_exercise_starts(write_lesson, lesson_text):
    cells = read_lesson(write_lesson(lesson_text)).cells
    slide = {"slide_type": "slide"}
    assert learner_copy(cells)[3].metadata == {"tags": ["exercise"], "slideshow": slide}
    assert solved_copy(cells)[3].metadata == {"tags": ["solution"], "slideshow": slide}


def test_each_of_two_exercises_gets_its_own_solution(write_lesson):
    second = SOLUTION.replace("a = 1", "a = 2")
    cells = read_lesson(write_lesson("# T\n\n" + EXERCISE + SOLUTION + EXERCISE + second)).cells
    assert [cell.source for cell in solved_copy(cells)[1:]] == ["a = 1", "a = 2"]


@pytest.mark.parametrize("derive", [learner_copy, solved_copy])
def test_a_hint_is_inside_the_one_before_it(write_lesson, lesson_text, derive):
    hint = derive(read_lesson(write_lesson(lesson_text)).cells)[4]
    assert hint.source == (
        "<details><summary>Hint 1</summary>\n\n"
        "Think of *three*.\n\n"
        "<details><summary>Hint 2</summary>\n\n"
        "It is:\n\n- `total`\n\n"
        "</details>\n</details>"
    )


def test_hints_of_two_exercises_are_folded_apart(write_lesson):
    text = "# T\n\n" + (EXERCISE + HINT + SOLUTION) * 2
    copy = learner_copy(read_lesson(write_lesson(text)).cells)
    hints = [cell.source for cell in copy if cell.tag == "hint"]
    assert hints == ["<details><summary>Hint 1</summary>\n\nThink.\n\n</details>"] * 2
