"""The faults that are planted are still there to be planted."""

import shutil
import sys
from pathlib import Path

import pytest

from tools.faults import CONTROL, COURSE, FAULTS, copy_course, plant

ALL = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


def files_of(fault):
    if fault.path.endswith(".ipynb"):
        return [f"{folder}/{fault.path}" for folder in ("notebooks", "solutions")]
    return [fault.path]


@ALL
def test_a_fault_changes_its_file(fault, tmp_path):
    for name in files_of(fault):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(COURSE / name, tmp_path / name)
    plant(fault, tmp_path)
    for name in files_of(fault):
        is_changed = (tmp_path / name).read_bytes() != (COURSE / name).read_bytes()
        assert is_changed == (fault.name != CONTROL)


@ALL
def test_a_fault_that_has_nothing_to_replace_is_told(fault, tmp_path):
    if not fault.old:
        return  # the control replaces nothing, everywhere
    for name in files_of(fault):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("nothing of the kind", encoding="utf-8")
    with pytest.raises(ValueError, match="expected the text"):
        plant(fault, tmp_path)


def test_a_copy_holds_the_course_and_none_of_what_is_kept_beside_it(tmp_path):
    copy_course(tmp_path)
    assert (tmp_path / "helpers" / "__init__.py").exists()
    assert (tmp_path / "solutions" / "09_nonlinear.ipynb").exists()
    assert not (tmp_path / ".git").exists()
    assert not (tmp_path / "artifacts").exists()
    assert (tmp_path / ".venv").resolve() == Path(sys.prefix).resolve()
