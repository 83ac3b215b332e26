"""The faults that are planted, and the mutants that may survive, are still in the code."""

import shutil

import pytest

from tools import mutants
from tools.build.course import ROOT
from tools.faults import FAULTS, copy_course, plant


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_changes_its_file_once_and_is_told_if_it_can_not(name, tmp_path):
    fault = FAULTS[name]
    copies = {tmp_path / path.relative_to(ROOT): path for path in ROOT.glob(fault["path"])}
    assert len(copies) == (2 if "lesson" in name else 1)
    for copy, path in copies.items():
        copy.parent.mkdir(parents=True)
        shutil.copy(path, copy)
    plant(fault, tmp_path)
    assert not [copy for copy, path in copies.items() if copy.read_bytes() == path.read_bytes()]
    with pytest.raises(ValueError, match="expected the text"):
        plant(fault | {"old": "nothing of the kind"}, tmp_path)


def test_a_copy_holds_the_course_and_none_of_what_is_kept_beside_it(tmp_path):
    copy_course(tmp_path)
    assert (tmp_path / "helpers" / "__init__.py").exists()
    assert (tmp_path / "solutions" / "10_nonlinear.ipynb").exists()
    assert (tmp_path / ".venv").is_symlink()
    assert not {".git", "artifacts", "mutants"} & {path.name for path in tmp_path.iterdir()}


DIFF = """\
# helpers.filters.kernels.x_mean_kernel__mutmut_3: survived
--- helpers/filters/kernels.py
+++ helpers/filters/kernels.py
@@ -1,4 +1,4 @@
 def mean_kernel(size):
-    weights = np.ones(size, size)
+    weights = np.ones(size, None)
     return weights / weights.sum()
"""


@pytest.mark.parametrize(
    ("known", "explains"),
    [
        (("size)", "None)"), True),
        (("np.ones(size, size)", "np.ones(size, None)"), True),
        (("size", "3"), False),
        (("sum", "None"), False),
    ],
)
def test_a_survivor_is_explained_by_the_change_it_makes(known, explains):
    assert mutants.explanation(DIFF, {known: "why"}) == (known if explains else None)


def test_each_explained_mutant_is_still_in_the_code():
    paths = (ROOT / "helpers").rglob("*.py")
    code = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in paths)
    assert [text for text, _ in mutants.read_equivalent() if text not in code] == []
