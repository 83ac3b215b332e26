"""A learner's copy of the course follows its updates, and keeps what they did."""

import errno
from pathlib import Path

import pytest

from hub.learner import FILES, FIRST, LONGEST_FOLDER, RECORD, keep_limits, server_options, update
from tools.lab import COURSE

LESSON = "notebooks/01.ipynb"


@pytest.fixture
def course(tmp_path):
    for name, text in {LESSON: "one", "notebooks/02.ipynb": "two", "data/a.csv": "1,2"}.items():
        path = tmp_path / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "course"


def bring(course, folder):
    copied, problems = update(course, folder, FILES.split())
    return [path.relative_to(folder).as_posix() for path in copied], problems


def files(folder):
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != RECORD)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def test_a_new_learner_gets_every_file_and_a_second_start_copies_nothing(course, tmp_path):
    folder = tmp_path / "home" / "course"
    assert bring(course, folder) == (["data/a.csv", LESSON, "notebooks/02.ipynb"], [])
    assert files(folder) == files(course)
    assert bring(course, folder) == ([], [])


def test_an_update_changes_what_is_unchanged_and_nothing_else(course, tmp_path):
    folder = tmp_path / "home"
    bring(course, folder)
    (folder / LESSON).write_text("one, and my answer")
    (folder / "mine.ipynb").write_text("mine")
    for name, text in {LESSON: "ONE", "notebooks/02.ipynb": "TWO", "data/b.csv": "3"}.items():
        (course / name).write_text(text)
    assert bring(course, folder)[0] == ["data/b.csv", "notebooks/02.ipynb"]
    assert files(folder) == files(course) | {LESSON: "one, and my answer", "mine.ipynb": "mine"}
    # Whoever wants the new one moves theirs out of the way.
    (folder / LESSON).rename(folder / "old.ipynb")
    assert bring(course, folder)[0] == [LESSON]
    assert (folder / LESSON).read_text() == "ONE"


def test_without_its_record_a_copy_is_taken_for_changed(course, tmp_path):
    bring(course, tmp_path / "home")
    (tmp_path / "home" / RECORD).write_text("{")
    (course / LESSON).write_text("ONE")
    assert bring(course, tmp_path / "home") == ([], [])
    assert (tmp_path / "home" / LESSON).read_text() == "one"


def test_a_full_disk_leaves_whole_files_and_the_next_start_goes_on(course, tmp_path, monkeypatch):
    folder = tmp_path / "home"
    bring(course, folder)
    (course / LESSON).write_text("a longer one")
    write = Path.write_bytes

    def write_half(path, data):
        write(path, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", write_half)
        copied, problems = bring(course, folder)
    assert copied == []
    assert {problem.errno for problem in problems} == {errno.ENOSPC}
    assert files(folder)[LESSON] == "one"
    assert bring(course, folder) == ([LESSON], [])
    assert files(folder) == files(course)


def test_a_folder_where_a_file_should_be_keeps_nothing_else_from_coming(course, tmp_path):
    folder = tmp_path / "home"
    (folder / LESSON).mkdir(parents=True)
    copied, (problem,) = bring(course, folder)
    assert copied == ["data/a.csv", "notebooks/02.ipynb"]
    assert problem.filename == str(folder / LESSON)


def test_the_course_has_what_a_learner_gets():
    for pattern in FILES.split():
        assert list(COURSE.glob(pattern)), pattern
    assert (COURSE / FIRST).exists()


def test_the_first_lesson_opens_by_itself_once(tmp_path):
    first, later = (server_options(tmp_path, is_new) for is_new in (True, False))
    assert f"--ServerApp.default_url=/lab/tree/{FIRST}" in first
    assert "--ServerApp.default_url=/lab" in later


def test_limits_are_those_of_the_hub(monkeypatch):
    resource = pytest.importorskip("resource", reason="Windows has no limits of this kind")
    kept = []
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: kept.append(limit))
    environ = {}
    keep_limits(environ)
    assert (kept, environ) == ([], {})
    environ = {"MEM_LIMIT": "1000000000", "CPU_LIMIT": "1.5", "OMP_NUM_THREADS": "4"}
    keep_limits(environ)
    assert kept == [(resource.RLIMIT_DATA, (10**9, 10**9))]
    assert environ["OPENBLAS_NUM_THREADS"] == "2"
    assert environ["OMP_NUM_THREADS"] == "4"


def test_a_socket_fits_into_the_longest_folder():
    path = "/" * LONGEST_FOLDER + "/kernel-12345678-1234-1234-1234-123456789abc-ipc-5"
    assert len(path) == 107
