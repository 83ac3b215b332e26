import pytest

from tools.build.digest import code_digest, lesson_digest

SOURCE = '''\
"""Draw."""


def draw(values, *, width=1.5, name="é"):
    """Draw the values."""
    for value in values:  # one by one
        print(f"{value:.{width}f} {name}", None)
    return lambda x: [x, ..., -1j, b"z"]
'''


@pytest.fixture
def helper(tmp_path):
    path = tmp_path / "helpers" / "drawing" / "lines.py"
    path.parent.mkdir(parents=True)
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Draw the values", "Draw each value"),
        ('    """Draw the values."""\n', ""),
        ("  # one by one", ""),
        ('name="é"', "name='é'"),
        ("\n\n\ndef", "\n\ndef"),
        ("\n", "\r\n"),
    ],
)
def test_words_and_layout_do_not_count(helper, tmp_path, old, new):
    before = code_digest(tmp_path)
    helper.write_bytes(SOURCE.replace(old, new).encode())
    assert code_digest(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.5", "1.6"),
        ('"é"', '"e"'),
        ("draw(", "paint("),
        (", None", ""),
        (".{width}f", ".{width}g"),
        ("[x, ...,", "[..., x,"),
    ],
)
def test_what_the_code_does_counts(helper, tmp_path, old, new):
    before = code_digest(tmp_path)
    helper.write_text(SOURCE.replace(old, new), encoding="utf-8")
    assert code_digest(tmp_path) != before


def test_the_digest_is_the_same_under_every_python(helper, tmp_path):
    expected = "99ee5831173ee1f7d304aedb96430a3be9f81f795ff0f8c84fe6ce5384761298"
    assert code_digest(tmp_path) == expected


def test_a_new_a_moved_and_a_builders_file_count(helper, tmp_path):
    seen = {code_digest(tmp_path)}
    helper.rename(helper.with_name("curves.py"))
    seen.add(code_digest(tmp_path))
    (tmp_path / "helpers" / "empty.py").touch()
    seen.add(code_digest(tmp_path))
    (tmp_path / "tools" / "build").mkdir(parents=True)
    (tmp_path / "tools" / "build" / "run.py").write_text("a = 1\n", encoding="utf-8")
    seen.add(code_digest(tmp_path))
    assert len(seen) == 4


def test_a_file_that_is_not_python_is_named(helper, tmp_path):
    helper.write_text("a = 1\ndef\n", encoding="utf-8")
    with pytest.raises(SyntaxError) as error:
        code_digest(tmp_path)
    assert (error.value.filename, error.value.lineno) == ("helpers/drawing/lines.py", 2)


def test_a_lesson_and_the_code_behind_it_both_count():
    digests = {lesson_digest("a", "b"), lesson_digest("a", "c"), lesson_digest("d", "b")}
    assert len(digests) == 3
