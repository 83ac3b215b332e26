import json

import nbformat
import pytest

from tools.build.lesson import Cell
from tools.build.notebook import cell_ids, difference, make_notebook, render

CELLS = [
    Cell(1, 1, "markdown", "# Title"),
    Cell(2, 3, "code", "a = 1"),
    Cell(3, 7, "markdown", "a = 1"),
    Cell(4, 9, "code", "a", {"tags": ["exercise"]}),
]


@pytest.fixture
def stored(tmp_path):
    path = tmp_path / "02_sums.ipynb"
    path.write_text(render(make_notebook(CELLS)), encoding="utf-8")
    return path


def edit(path, change):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_a_notebook_is_valid_and_says_its_kernel_but_no_version_of_python():
    notebook = make_notebook(CELLS)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata == {
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
    }


def test_code_cells_are_counted_in_order_and_keep_their_metadata():
    notebook = make_notebook(CELLS)
    assert [cell.get("execution_count") for cell in notebook.cells] == [None, 1, None, 2]
    assert [cell.metadata for cell in notebook.cells] == [{}, {}, {}, {"tags": ["exercise"]}]


def test_the_stored_text_ends_in_one_newline():
    text = render(make_notebook(CELLS))
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_ids_differ_by_kind_and_by_source():
    assert len(set(cell_ids(CELLS))) == len(CELLS)


def test_an_inserted_cell_leaves_the_ids_of_the_others():
    inserted = [*CELLS[:2], Cell(3, 5, "code", "b = 2"), *CELLS[2:]]
    assert [*cell_ids(inserted)[:2], *cell_ids(inserted)[3:]] == cell_ids(CELLS)


def test_equal_cells_have_ids_with_a_suffix():
    first, second, third = cell_ids([CELLS[1]] * 3)
    assert [second, third] == [f"{first}-2", f"{first}-3"]


def test_a_notebook_as_it_was_written_does_not_differ(stored):
    assert difference(stored, make_notebook(CELLS)) is None


def test_outputs_and_line_endings_are_no_difference(stored):
    def add_output(notebook):
        notebook["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": []}]

    edit(stored, add_output)
    stored.write_bytes(stored.read_bytes().replace(b"\n", b"\r\n"))
    assert difference(stored, make_notebook(CELLS)) is None


def test_a_missing_notebook_and_one_that_is_not_json_are_told_apart(stored, tmp_path):
    assert difference(tmp_path / "other.ipynb", make_notebook(CELLS)) == "is missing"
    stored.write_text("<<<<<<< ours", encoding="utf-8")
    assert difference(stored, make_notebook(CELLS)) == "is not JSON"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda n: n["cells"][1].update(source=["a = 2"]), "was changed in cell 2 (source)"),
        (lambda n: n["cells"][0].update(source=["# Other"]), "was changed in cell 1 (source)"),
        (lambda n: n["cells"][3].update(id="mine"), "was changed in cell 4 (id)"),
        (lambda n: n["cells"][3].update(metadata={}), "was changed in cell 4 (metadata)"),
        (
            # nbval would not compare the outputs of such a cell.
            lambda n: n["cells"][3].update(execution_count=None),
            "was changed in cell 4 (execution_count)",
        ),
        (lambda n: n["cells"].pop(), "was changed: 3 cells, not 4"),
        (lambda n: n["metadata"].update(widgets={}), "was changed in its metadata"),
        (lambda n: n.update(nbformat_minor=4), "was changed in its metadata"),
    ],
)
def test_an_edit_by_hand_is_found_and_named(stored, change, expected):
    edit(stored, change)
    assert difference(stored, make_notebook(CELLS)) == expected
