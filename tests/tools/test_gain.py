"""Two folders of notebooks become gains that are known, whatever else is in them."""

import csv
import json
import shutil

import numpy as np
import pytest

from tools.gain import FEWEST, gain, main, measure, pair, read_folder
from tools.inventory import FOLDER, FORMS, RIGHT, read_inventory

QUESTIONS, *_ = read_inventory()
N = len(QUESTIONS["before"])


def letters(form, thoughts):
    """Return the letters of someone who thinks so, one thought a question."""
    return [
        next((key for key, thought in question.thoughts.items() if thought == wanted), "...")
        for question, wanted in zip(QUESTIONS[form], thoughts, strict=True)
    ]


def write(path, form, chosen, code="..."):
    """Write a notebook with these answers, as a learner leaves it."""
    answers = [f'choose("{form} {n}", {answer})' for n, answer in enumerate(chosen, 1)]
    cells = [{"cell_type": "code", "source": text} for text in (f"my_code = {code}", *answers)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")


def made_class(rng, learners, expected, known=0.2):
    """Return who is right before and after, if they learn this much of what they don't know.

    Learners differ. Whoever doesn't know an answer guesses, and guesses again afterwards.
    """
    knows, learns = (rng.beta(5 * p, 5 - 5 * p, (learners, 1)) for p in (known, expected))
    before = rng.random((learners, N)) < knows
    after = before | (rng.random(before.shape) < learns)
    return tuple(side | (rng.random(before.shape) < 1 / 4) for side in (before, after))


def rows_of(folder):
    with (folder / "gain.csv").open(encoding="utf-8-sig") as file:
        return {(row["kind"], row["name"]): row for row in csv.DictReader(file)}


def test_a_made_class_has_its_known_gain_and_misconceptions(tmp_path, capsys):
    all_right, wrong = [RIGHT] * N, ["cancels", *[RIGHT] * (N - 1)]
    for learner in range(8):
        thoughts = ["cancels"] * N if learner < 4 else all_right
        write(tmp_path / f"before/{learner}.ipynb", "before", letters("before", thoughts))
        thoughts = wrong if learner < 2 else all_right
        write(tmp_path / f"after/{learner}.ipynb", "after", letters("after", thoughts))
    main([str(tmp_path / form) for form in FORMS] + ["--out", str(tmp_path / "out")])
    table = rows_of(tmp_path / "out")
    said = {key: [row[name] for name in ("before", "after", "gain")] for key, row in table.items()}
    # Noise has 4 of 8 before and 6 after; all have 4 · 12 of 96 before and 94 after.
    assert said["question", "noise"] == ["0.5", "0.75", "0.5"]
    assert [float(x) for x in said["class", "all of them"]] == pytest.approx(
        [1 / 2, 94 / 96, 46 / 48]
    )
    assert float(said["learners", "mean of own gains"][2]) == pytest.approx((2 * 11 / 12 + 2) / 4)
    # Two of the questions have this choice.
    assert said["misconception", "cancels"] == ["0.5", "0.125", ""]
    assert said["misconception", "copy"] == ["0.0", "0.0", ""]
    assert (tmp_path / "out/gain.png").read_bytes().startswith(b"\x89PNG")
    printed = capsys.readouterr().out
    assert "lectures about 0.22, interactive courses about 0.39" in printed
    assert f"as not right: {4 * (N - 2)} before, 0 after." in printed
    main([str(tmp_path / f) for f in FORMS] + ["--out", str(tmp_path / "out"), "--lessons", "2"])
    assert [name for kind, name in rows_of(tmp_path / "out") if kind == "question"] == [
        "noise", "padding", "energy",
    ]  # fmt: skip


@pytest.mark.parametrize(("learners", "expected"), [(10, 0.39), (30, 0.22), (30, 0.39)])
def test_the_interval_covers_the_true_gain_in_about_95_of_100_made_classes(
    learners, expected, monkeypatch
):
    monkeypatch.setattr("tools.gain.RESAMPLES", 2_000)
    rng = np.random.default_rng(7)
    found = np.array([measure(*made_class(rng, learners, expected))[N] for _ in range(60)])
    assert found[:, 2].mean() == pytest.approx(expected, abs=0.03)
    covers = (found[:, 3] <= expected) & (expected <= found[:, 4])
    assert covers.mean() >= 0.88


def test_what_cannot_be_known_is_left_open():
    everyone = np.ones((6, N), bool)
    assert np.isnan(measure(everyone, everyone)[:, 2:]).all()
    few = made_class(np.random.default_rng(1), FEWEST - 1, 0.4)
    assert np.isnan(measure(*few)[:, 3:]).all()
    assert np.isnan(gain(1, 1))
    assert gain(0.5, 0.25) == -0.5


def test_hostile_notebooks_are_left_out_with_a_reason_and_never_run(tmp_path):
    folder = tmp_path / "before"
    answers = ["A", '"b"', "'C' ", "...", "E", "", "None", *["D"] * (N - 7)]
    write(folder / "fine.ipynb", "before", answers, code='"Teapot 58"')
    write(folder / "other form.ipynb", "after", ["A"] * N)
    shutil.copy(FOLDER / "before.ipynb", folder / "untouched.ipynb")
    write(folder / ".ipynb_checkpoints/fine.ipynb", "before", answers)
    write(folder / "runs.ipynb", "before", ['__import__("os")._exit(1)', "A", *["..."] * (N - 2)])
    damaged = [b"", b'{"cells": [', b"[" * 10**6, b"[1]", b'{"cells": [1]}', bytes(range(256))]
    for number, content in enumerate(damaged):
        (folder / f"damaged {number}.ipynb").write_bytes(content)
    (folder / "folder.ipynb").mkdir()
    more = '# choose("before 1", D)\n%time choose("before 2", D)\nchoose("before 99", A) (\n'
    path = folder / "fine.ipynb"
    cells = json.loads(path.read_bytes())["cells"]
    path.write_text(json.dumps({"cells": [*cells, {"cell_type": "code", "source": [more]}]}))
    sheets, left_out = read_folder(folder, "before", N)
    found = {sheet.file: sheet for sheet in sheets}
    assert found.keys() == {"before: fine.ipynb", "before: runs.ipynb"}
    assert found["before: fine.ipynb"].letters == ["A", "D", "C", "", "", "", "", *["D"] * (N - 7)]
    assert found["before: fine.ipynb"].code == "teapot58"
    assert found["before: runs.ipynb"].letters == ["", "A", *[""] * (N - 2)]
    reasons = {line.split(": ")[1]: line.split(": ")[2] for line in left_out}
    unread = [*(f"damaged {number}.ipynb" for number in range(6)), "folder.ipynb"]
    assert reasons == dict.fromkeys(unread, "it can't be read as a notebook") | {
        "other form.ipynb": "it should have the questions 'before', and it has after",
        "untouched.ipynb": "no question in it is answered",
    }


def test_codes_are_matched_first_then_names_and_doubles_are_not_used(tmp_path):
    one = ["A"] * N
    before = {"x": '"fox 1"', "smith_before": "...", "twin 1": '"t"', "twin 2": '"t"', "g": "..."}
    after = {"y": "'Fox-1'", "smith_after": "...", "twin 3": '"t"', "new": "..."}
    for form, files in zip(FORMS, (before, after), strict=True):
        for name, code in files.items():
            write(tmp_path / form / f"{name}.ipynb", form, one, code)
    pairs, left_out = pair(*(read_folder(tmp_path / form, form, N)[0] for form in FORMS))
    assert [(one.file, other.file) for one, other in pairs] == [
        ("before: x.ipynb", "after: y.ipynb"),
        ("before: smith_before.ipynb", "after: smith_after.ipynb"),
    ]
    assert left_out == [
        *(f"{file}.ipynb: another notebook has the same code, so neither is used"
          for file in ("before: twin 1", "before: twin 2", "after: twin 3")),
        *(f"{file}.ipynb: it has no partner" for file in ("before: g", "after: new")),
    ]  # fmt: skip


def test_a_folder_without_any_pair_says_so(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path), str(tmp_path / "missing")])
    assert "expected a learner with a notebook in both folders" in capsys.readouterr().err
