"""What conftest.py adds to nbval: pictures are compared, and the same notebook is run once."""

import base64
import importlib.util
import io

import matplotlib as mpl
import nbformat
import numpy as np
import pytest
from pictures import IS_TOO_OLD, keep_side_by_side
from PIL import Image

import helpers
from tools.build.course import ROOT
from tools.pictures import differing, has_picture, pixels

pytest_plugins = "pytester"
SOLVED = sorted((ROOT / "solutions").glob("*.ipynb"))


@pytest.mark.parametrize("path", SOLVED, ids=lambda path: path.stem)
def test_every_lesson_has_pictures_to_compare(path):
    cells = nbformat.read(path, as_version=4).cells
    assert any(has_picture(output) for cell in cells for output in cell.get("outputs", []))


def shown(**options):
    file = io.BytesIO()
    helpers.imshow_all([[0, 1], [2, 3]], **options).figure.savefig(file)
    return pixels(file.getvalue())


@pytest.mark.parametrize("options", [{}, {"titles": ["o"]}, {"titles": ["i"], "cmap": "gray_r"}])
def test_a_lost_title_and_a_turned_color_map_are_noticed(options):
    right, wrong = shown(titles=["i"]), shown(**options)
    assert not differing(right, shown(titles=["i"])).any()
    differs = differing(right, wrong)
    assert differs.any()
    with Image.open(ROOT / keep_side_by_side("example", right, wrong, differs)) as kept:
        assert kept.width == 3 * (right.shape[1] + 10)


@pytest.mark.parametrize(("count", "noticed"), [(20, 20), (10, 0)])
def test_another_blue_is_noticed_where_it_is_more_than_rounding(count, noticed):
    blue = np.full((100, 100, 3), 255)
    blue[50, 20:40] = 0, 0x72, 0xB2
    other = blue.copy()
    other[50, 20 : 20 + count] = 0, 0x80, 0xB2
    assert differing(blue, other).sum() == noticed


@pytest.mark.skipif(IS_TOO_OLD, reason="this matplotlib draws other letters than are stored")
def test_a_notebooks_cell_that_draws_otherwise_than_stored_is_red(pytester, monkeypatch):
    # pytester gives its tests another home, where matplotlib would have to look for fonts again.
    monkeypatch.setenv("MPLCONFIGDIR", mpl.get_cachedir())
    notebook = nbformat.read(SOLVED[1], as_version=4)
    shows = [n for n, c in enumerate(notebook.cells) if any(map(has_picture, c.get("outputs", [])))]
    notebook.cells = notebook.cells[: shows[1] + 1]
    # What the cell says stays the same.
    (data,) = (output.data for output in notebook.cells[-1].outputs if has_picture(output))
    with Image.open(io.BytesIO(base64.b64decode(data["image/png"]))) as stored:
        stored.paste("black", (50, 50, 70, 52))
        with io.BytesIO() as changed:
            stored.save(changed, format="PNG")
            data["image/png"] = base64.b64encode(changed.getvalue()).decode()
    nbformat.write(notebook, "wrong.ipynb")
    pytester.makeconftest((ROOT / "conftest.py").read_text(encoding="utf-8"))
    run = pytester.runpytest_inprocess("--nbval", "wrong.ipynb")
    run.assert_outcomes(failed=1, passed=sum(c.cell_type == "code" for c in notebook.cells) - 1)
    run.stdout.fnmatch_lines("picture 0: *")


def test_only_a_solved_copy_that_is_the_learners_is_left_out(tmp_path):
    spec = importlib.util.spec_from_file_location("course_conftest", ROOT / "conftest.py")
    conftest = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(conftest)
    for folder in ("notebooks", "solutions"):
        (tmp_path / folder).mkdir()
        for name, text in {"same": "{}", "other": f'{{"in": "{folder}"}}'}.items():
            (tmp_path / folder / f"{name}.ipynb").write_text(text)
    (tmp_path / "solutions" / "alone.ipynb").write_text("{}")
    left_out = [path for path in tmp_path.glob("*/*") if conftest.pytest_ignore_collect(path)]
    assert left_out == [tmp_path / "solutions" / "same.ipynb"]
