"""Every lesson as an HTML page: its pictures have words, its headings an order."""

from itertools import pairwise

import nbformat
import pytest
from bs4 import BeautifulSoup
from jupyter_server.serverapp import ServerApp
from nbconvert import HTMLExporter

from helpers.figures.picture import WORDS_BELOW
from tools.build.course import ROOT
from tools.lab import use_lab_settings

# The learner's copies hold the same but for stubs and hints: one of them tells.
EXPORTS = [ROOT / "notebooks" / "02_convolution.ipynb"]
EXPORTS += sorted((ROOT / "solutions").glob("*.ipynb"))


@pytest.fixture(scope="module")
def exporter():
    """What the File menu of a JupyterLab exports with that tools/lab.py has started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_CONFIG_PATH", "")
        use_lab_settings()
        server = ServerApp()
        server.load_config_file()
    return HTMLExporter(config=server.config)


def readouts(notebook):
    """Return the readout of each picture: in its own output, or in the one that follows."""
    for cell in notebook.cells:
        outputs = cell.get("outputs", [])
        for number, output in enumerate(outputs):
            if "image/png" in output.get("data", {}):
                below = output.data["text/plain"] == WORDS_BELOW
                yield outputs[number + below].data["text/plain"]


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_exported_lesson_has_its_pictures_in_words_and_its_headings_in_order(path, exporter):
    page, _ = exporter.from_filename(path)
    soup = BeautifulSoup(page, "html.parser")
    alternatives = [image.get("alt") for image in soup.find_all("img")]
    assert alternatives
    assert all(alternatives)
    assert alternatives == list(readouts(nbformat.read(path, as_version=4)))
    headings = soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
    levels = [int(heading.name[1]) for heading in headings]
    assert levels.count(1) == levels[0] == 1
    assert max(low - high for high, low in pairwise(levels)) <= 1, levels
