import pytest

from tools.build import course
from tools.build.__main__ import main

PLAIN = "# T\n\n```{code-cell} python\n1 + 1\n```\n"
BROKEN = "# T\n\n#### Skipped\n"


@pytest.fixture
def runs(monkeypatch):
    """Run nothing; the names of the notebooks that would have been run."""
    folders = []

    def execute(some):
        folders.extend(folder.name for _, folder in some)
        return [[] for _ in some]

    monkeypatch.setattr(course, "execute", execute)
    return folders


@pytest.fixture
def two_lessons(tmp_path, write_lesson, runs):
    """A course of two lessons, each built."""
    write_lesson(PLAIN, "01_sums.md")
    write_lesson(PLAIN, "02_means.md")
    assert main([], root=tmp_path) == 0
    runs.clear()
    return tmp_path


def said(capsys):
    output = capsys.readouterr()
    return output.out.splitlines(), output.err.splitlines()


def test_a_notebook_is_written_only_if_it_changed(two_lessons, write_lesson, runs, capsys):
    write_lesson(PLAIN + "\nMore.\n", "02_means.md")
    said(capsys)
    assert main([], root=two_lessons) == 0
    (first, second), errors = said(capsys)
    assert first == "01_sums: as it was"
    assert second.startswith("02_means: built in 0 s, ")
    assert errors == []
    runs.clear()
    assert main(["02"], root=two_lessons) == 0
    assert main(["02_means"], root=two_lessons) == 0
    assert said(capsys)[0] == ["02_means: as it was"] * 2
    assert runs == ["notebooks"] * 2


def test_an_unknown_name_is_refused_with_those_there_are(two_lessons, capsys):
    with pytest.raises(SystemExit) as refused:
        main(["03"], root=two_lessons)
    assert refused.value.code == 2
    assert said(capsys)[1][-1].endswith("no lesson '03'; there are: 01_sums, 02_means")


def test_a_refused_lesson_does_not_stop_the_others(two_lessons, write_lesson, capsys):
    before = (two_lessons / "notebooks" / "01_sums.ipynb").read_bytes()
    write_lesson(BROKEN, "01_sums.md")
    write_lesson(PLAIN + "\nMore.\n", "02_means.md")
    said(capsys)
    assert main([], root=two_lessons) == 1
    (first, second), errors = said(capsys)
    assert first == "01_sums: refused, notebooks left as they were"
    assert second.startswith("02_means: built in ")
    assert errors == [
        "lessons/01_sums.md:3: cell 1: heading of level 4 after level 1; at most 2 can follow"
    ]
    assert (two_lessons / "notebooks" / "01_sums.ipynb").read_bytes() == before


def test_check_is_content_with_what_was_built(two_lessons, runs, capsys):
    said(capsys)
    assert main(["--check"], root=two_lessons) == 0
    assert said(capsys) == (["01_sums: up to date", "02_means: up to date"], [])
    assert runs == []


def test_check_names_each_notebook_that_is_not_what_its_lesson_gives(two_lessons, runs, capsys):
    solved = two_lessons / "solutions" / "02_means.ipynb"
    solved.write_text(solved.read_text("utf-8").replace("1 + 1", "1 + 2"), encoding="utf-8")
    (two_lessons / "notebooks" / "01_sums.ipynb").rename(two_lessons / "notebooks" / "07_x.ipynb")
    said(capsys)
    assert main(["--check"], root=two_lessons) == 1
    lines, errors = said(capsys)
    assert lines == [f"{name}: not what the lesson gives" for name in ("01_sums", "02_means")]
    assert errors == [
        "notebooks/07_x.ipynb has no lesson; delete it, or write lessons/07_x.md",
        "notebooks/01_sums.ipynb is missing",
        "solutions/02_means.ipynb was changed in cell 2 (source)",
    ]
    assert runs == []
