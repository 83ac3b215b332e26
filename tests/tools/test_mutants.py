"""Mutants are read as mutmut prints them, and what may survive is still in the code."""

import importlib
import inspect
import json

import pytest

from tools.mutants import (
    COURSE,
    EXPLAINED,
    Change,
    Equivalent,
    forget_survivors,
    read_change,
    read_equivalent,
    read_results,
    tell,
)

NAME = "helpers.filters.kernels.x_mean_kernel__mutmut_3"
METHOD = "helpers.filters.windows.xǁLinearFilterǁ_pad__mutmut_12"
DIFF = """\
# helpers.filters.kernels.x_mean_kernel__mutmut_3: survived
--- helpers/filters/kernels.py
+++ helpers/filters/kernels.py
@@ -1,4 +1,4 @@
 def mean_kernel(size):
-    weights = np.ones(size)
+    weights = np.ones(None)
     return weights / weights.sum()
"""
CHANGE = Change(
    "helpers.filters.kernels.mean_kernel",
    "weights = np.ones(size)",
    "weights = np.ones(None)",
)
EQUIVALENT = read_equivalent()
NOTHING = Equivalent({}, {})


def test_a_change_is_its_function_and_its_lines():
    assert read_change(NAME, DIFF) == CHANGE


@pytest.mark.parametrize(
    ("name", "function"),
    [
        (METHOD, "helpers.filters.windows.LinearFilter._pad"),
        ("helpers.exercises.verdict.x__draw__mutmut_1", "helpers.exercises.verdict._draw"),
        ("helpers.exercises.verdict.x_xor__mutmut_21", "helpers.exercises.verdict.xor"),
    ],
)
def test_functions_and_methods_get_their_own_names_back(name, function):
    assert read_change(name, DIFF).function == function


def test_results_are_read_line_by_line():
    assert read_results(f"    {NAME}: survived\n    {METHOD}: killed\n\nother: line\n") == {
        NAME: "survived",
        METHOD: "killed",
    }


@pytest.mark.parametrize(
    ("status", "equivalent", "changes", "wrong", "says"),
    [
        ("killed", NOTHING, {}, 0, "1 killed"),
        ("timeout", NOTHING, {}, 0, "1 timeout"),
        ("survived", NOTHING, {NAME: CHANGE}, 1, f"✗ survived: {NAME}"),
        ("no tests", NOTHING, {NAME: CHANGE}, 1, f"✗ survived: {NAME}"),
        ("survived", Equivalent({CHANGE: "why"}, {}), {NAME: CHANGE}, 0, "1 survived"),
        ("survived", Equivalent({}, {("(size)", "(None)"): ""}), {NAME: CHANGE}, 0, "1 surv"),
        (
            "survived",
            Equivalent({}, {("(size)", "(3)"): ""}),
            {NAME: CHANGE},
            1,
            f"✗ survived: {NAME}",
        ),
        (
            "killed",
            Equivalent({CHANGE: "why"}, {}),
            {},
            1,
            "✗ noticed, or gone: helpers.filters",
        ),
    ],
)
def test_a_survivor_and_its_explanation_need_each_other(
    capsys, status, equivalent, changes, wrong, says
):
    assert tell({NAME: status}, equivalent, changes) == wrong
    assert says in capsys.readouterr().out


def test_what_survived_or_took_long_is_tried_again_and_nothing_else(tmp_path):
    folder = tmp_path / "mutants" / "helpers" / "demos"
    folder.mkdir(parents=True)
    kept = {"exit_code_by_key": {"a": 0, "b": 1, "c": 33, "d": None, "e": -24}, "other": 2}
    (folder / "stage.py.meta").write_text(json.dumps(kept))
    forget_survivors(tmp_path)
    found = json.loads((folder / "stage.py.meta").read_text())
    assert found == {
        "exit_code_by_key": {"a": None, "b": 1, "c": None, "d": None, "e": None},
        "other": 2,
    }


@pytest.mark.parametrize(("survived", "wrong"), [(1, 0), (2, 1)])
def test_of_demos_a_tenth_may_survive(survived, wrong):
    results = {
        f"helpers.demos.stage.x_f__mutmut_{number}": "survived" if number < survived else "killed"
        for number in range(10)
    }
    assert tell(results, NOTHING, {}) == wrong


def test_a_text_that_explains_nothing_is_said_once_all_is_tried(capsys):
    results = {f"helpers.{layer}.a.x_f__mutmut_1": "killed" for layer in EXPLAINED}
    assert tell(results, Equivalent({}, {("a", "b"): ""}), {}) == 1
    assert "noticed, or gone: 'a', made 'b'" in capsys.readouterr().out


@pytest.mark.parametrize("change", EQUIVALENT.changes, ids=lambda change: change.function)
def test_what_may_survive_is_still_in_the_code_and_explained(change):
    layer = change.function.split(".")[1]
    assert layer in EXPLAINED
    path = change.function.split(".")
    found = importlib.import_module(".".join(path[:3]))
    for name in path[3:]:
        found = inspect.getattr_static(found, name)
    code = {line.strip() for line in inspect.getsource(inspect.unwrap(found)).splitlines()}
    assert set(change.before.splitlines()) <= code
    assert change.after != change.before
    assert len(EQUIVALENT.changes[change]) > 20


@pytest.mark.parametrize("text", EQUIVALENT.texts, ids=" → ".join)
def test_text_that_may_change_is_still_in_the_code_and_explained(text):
    before, after = text
    files = [path for layer in EXPLAINED for path in (COURSE / "helpers" / layer).glob("*.py")]
    assert any(before.split("\n")[0] in path.read_text(encoding="utf-8") for path in files)
    assert after != before
    assert len(EQUIVALENT.texts[text]) > 20
