"""The notebook for an image of your own runs from top to bottom, with its coins and with a file."""

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from skimage.io import imsave

from tools.build.course import ROOT

TEMPLATE = ROOT / "docs" / "templates" / "your_image.ipynb"


@pytest.mark.parametrize("name", ["", "spots.png"])
def test_it_measures_coins_and_any_other_image(tmp_path, name):
    image = np.zeros((300, 400), dtype=np.uint8)
    for row, column in [(127, 153), (30, 40), (250, 300)]:
        image[row - 9 : row + 10, column - 9 : column + 10] = 200
    imsave(tmp_path / "spots.png", image, check_contrast=False)
    notebook = nbformat.read(TEMPLATE, as_version=4)
    assert 'name = ""' in notebook.cells[1].source
    notebook.cells[1].source = notebook.cells[1].source.replace('name = ""', f"name = {name!r}")
    NotebookClient(notebook, resources={"metadata": {"path": tmp_path}}).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    scores = [code[k].outputs[0]["data"]["text/plain"] for k in (3, 4)]
    assert scores[0].startswith("{'found': 1" if name else "{'found': 6, 'missed': 0"), scores
    assert code[-1].outputs[0]["text"] == f"{3 if name else 22} objects\n"


def test_it_holds_no_outputs():
    notebook = nbformat.read(TEMPLATE, as_version=4)
    assert not [cell for cell in notebook.cells if cell.get("outputs")]
