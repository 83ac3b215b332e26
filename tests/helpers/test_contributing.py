"""The exercise of CONTRIBUTING.md, made as it says, holds what it promises."""

import importlib.util
import re
import sys
from pathlib import Path
from textwrap import dedent

import exercise_cases

from helpers import exercises
from helpers.exercises import catalog

GUIDE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"


def snippets(section):
    """Return a section's blocks of Python: a module, and its test."""
    text = GUIDE.read_text(encoding="utf-8").partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"^ +```python\n(.*?)^ +```$", text, re.MULTILINE | re.DOTALL)
    return [dedent(block) for block in blocks]


def load(name, source, path):
    """Return what a module of that name and source is."""
    path.write_text(source, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_exercise_passes_its_test(monkeypatch, tmp_path):
    source, test = snippets("Write an exercise")
    module = load("helpers.exercises.bright", source, tmp_path / "bright.py")
    monkeypatch.setitem(sys.modules, "helpers.exercises.bright", module)
    monkeypatch.setattr(exercises, "bright", module, raising=False)
    monkeypatch.setitem(catalog._CHECKS, 6, module.check)
    names = vars(load("test_exercise_6_bright", test, tmp_path / "test_exercise_6_bright.py"))
    assert len(names["RIGHT_WAYS"]) > 3
    for answer in names["RIGHT_WAYS"].values():
        names["test_every_right_way_passes"](answer)
    for answer, says in exercise_cases.cases(names["MISCONCEPTIONS"]):
        names["test_each_misconception_is_named"](answer, says)
    names["test_misconceptions_are_told_apart_and_none_is_forgotten"]()


def test_its_instructors_table_quotes_what_the_exercise_says():
    (source, _), text = snippets("Write an exercise"), GUIDE.read_text(encoding="utf-8")
    quoted = re.findall(r'^ +\| "(.+?)" \|', text, re.MULTILINE)
    assert len(quoted) == 5
    assert [phrase for phrase in quoted if phrase not in source] == []
