"""What a server says is in a saved notebook, by what its kernel still has."""

import asyncio
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Configurable

from livefigure.contents import Contents

VIEW = "application/vnd.jupyter.widget-view+json"


class Server(Configurable):
    """One with a kernel for a.ipynb, whose widgets are `alive`; None if it's busy."""

    def __init__(self, alive):
        super().__init__()
        self.alive, self.open_channels = alive, 0
        self.session_manager = self.kernel_manager = self

    async def list_sessions(self):
        return [{"path": "folder/a.ipynb", "kernel": {"id": "k"}}]

    def get_kernel(self, name):
        assert name == "k"
        return SimpleNamespace(client=lambda: self)

    def start_channels(self, **_):
        self.open_channels += 1

    def stop_channels(self):
        self.open_channels -= 1

    async def comm_info(self, target, *, reply, timeout):
        assert (target, reply) == ("jupyter.widget", True)
        if self.alive is None:
            raise TimeoutError
        return {"content": {"comms": {one: {} for one in self.alive}}}


@pytest.fixture
def contents(tmp_path):
    """Return a maker of contents managers, whose databases of signatures are closed in the end."""
    made = []

    def make(**arguments):
        made.append(Contents(root_dir=str(tmp_path), **arguments))
        return made[-1]

    yield make
    for one in made:
        one.notary.store.close()


def output(model, **more):
    return new_output("display_data", data={VIEW: {"model_id": model}, "text/plain": "a", **more})


@pytest.mark.parametrize(
    ("path", "alive", "views"),
    [
        ("folder/a.ipynb", ["one"], [True, False, True]),
        ("/folder/a.ipynb", ["one", "two"], [True, True, True]),
        ("folder/a.ipynb", [], [False, False, True]),
        ("folder/a.ipynb", None, [True, True, True]),
        ("b.ipynb", ["one", "two"], [False, False, True]),
    ],
)
def test_a_view_gives_way_to_a_picture_unless_its_widget_may_be_there(
    tmp_path, contents, path, alive, views
):
    image, drawing = {"image/png": "iVBORw0="}, {"image/svg+xml": "<svg/>"}
    outputs = [output("one", **image), output("two", **drawing), output("three")]
    cells = [new_markdown_cell("text"), new_code_cell("show()", outputs=outputs)]
    file = tmp_path / path.strip("/")
    file.parent.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=cells), file)
    before = file.read_bytes()
    server = Server(alive)
    read = asyncio.run(contents(parent=server).get(path))["content"]["cells"][1]["outputs"]
    assert [VIEW in one["data"] for one in read] == views
    assert [len(one["data"]) for one in read] == [2 + views[0], 2 + views[1], 2]
    assert server.open_channels == 0
    assert file.read_bytes() == before


def test_what_is_no_notebook_and_what_is_asked_for_without_content_comes_as_ever(
    tmp_path, contents
):
    (tmp_path / "a.txt").write_text("text")
    nbformat.write(new_notebook(), tmp_path / "a.ipynb")
    files = contents()
    assert asyncio.run(files.get("a.txt"))["content"] == "text"
    assert asyncio.run(files.get("a.ipynb", content=False))["content"] is None
    assert len(asyncio.run(files.get(""))["content"]) == 2
