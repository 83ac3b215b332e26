"""A hub as ``make hub`` starts it: what a learner gets, and that nothing of theirs is lost."""

import asyncio
import json
import sys
from pathlib import Path

import nbformat
import psutil
import pytest

from hub.client import learner, log_in, running_hub
from hub.trial import start
from tools.browser.driver import VIEWPORT, LabPage, wait_for
from tools.build.notebook import METADATA

HERE = "notebooks/mine.ipynb"
SETTINGS = "lab/api/settings/@jupyterlab/apputils-extension:notification"
resource = pytest.importorskip("resource", reason="a hub is for a server with Linux")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a hub is for a server with Linux")


def notebook(*sources):
    cells = [nbformat.v4.new_code_cell(source, id=f"cell{k}") for k, source in enumerate(sources)]
    return nbformat.v4.new_notebook(cells=cells, metadata=METADATA)


def model(*sources):
    return {"type": "notebook", "format": "json", "content": notebook(*sources)}


def sources(path):
    return [cell["source"] for cell in nbformat.read(path, as_version=4)["cells"]]


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    with running_hub(tmp_path_factory.mktemp("hub")) as hub:
        hub.expose_app("ada")
        yield hub


@pytest.fixture(scope="module")
def mine(hub):
    """Where a notebook of the learner's is."""
    return hub.home("ada") / "image-filtering-course" / HERE


def server(hub):
    """Return the process of the learner's server."""
    (found,) = (process for process in hub.processes() if "hub.learner" in process.cmdline())
    return found


def as_ada(hub, act):
    """Log in, and do something with the `Learner`."""

    async def run():
        async with learner(hub, "ada") as ada:
            return await act(ada)

    return asyncio.run(run())


def test_a_learner_gets_the_course_as_make_lab_has_it(hub):
    async def look(ada):
        lesson = await ada.ask("GET", "contents/notebooks/05_gaussian_1d.ipynb")
        news = await ada.ask("GET", f"../{SETTINGS}")
        async with ada.kernel("notebooks/05_gaussian_1d.ipynb") as kernel:
            await kernel.run(
                "import sys\nprint('matplotlib.figure' in sys.modules, 'helpers' in dir())"
            )
            await kernel.run("import helpers, os\nprint(helpers.mean_kernel(3).sum(), os.getcwd())")
        return lesson, news, kernel

    lesson, news, kernel = as_ada(hub, look)
    cells = lesson["content"]["cells"]
    assert all(c["metadata"]["trusted"] for c in cells if c["cell_type"] == "code")
    assert news["schema"]["properties"]["fetchNews"]["default"] == "false"
    folder = hub.home("ada") / "image-filtering-course" / "notebooks"
    assert (kernel.errors, kernel.printed) == ([], f"True False\n1.0 {folder}\n")
    words = (process.cmdline() for process in server(hub).children())
    (words,) = (found for found in words if "ipykernel_launcher" in found)
    about = json.loads(Path(words[words.index("-f") + 1]).read_text())
    assert about["transport"] == "ipc"


def test_a_second_hub_says_that_its_port_is_taken(hub, tmp_path):
    with pytest.raises(SystemExit, match=f"the ports {hub.port} to .*, and {hub.port} is taken"):
        start(hub.port, tmp_path)


def test_a_server_that_dies_comes_back_with_what_was_saved(hub, mine):
    async def save(ada):
        await ada.ask("PUT", f"contents/{HERE}", model("x = 41"))

    as_ada(hub, save)
    dead = server(hub)
    dead.kill()
    dead.wait()

    async def read(ada):
        return await ada.ask("GET", f"contents/{HERE}")

    found = as_ada(hub, read)
    assert server(hub).pid != dead.pid
    assert [cell["source"] for cell in found["content"]["cells"]] == ["x = 41"]


def test_a_hub_that_dies_takes_no_kernel_along(hub, mine):
    async def begin(ada):
        async with ada.kernel(HERE) as kernel:
            await kernel.run("x = 41")
            hub.kill()
            return kernel.kernel_id

    async def go_on(ada):
        async with ada.kernel(HERE) as kernel:
            await kernel.run("print(x + 1)")
            return kernel.kernel_id, kernel.printed

    before = as_ada(hub, begin)
    hub.start()
    assert as_ada(hub, go_on) == (before, "42\n")


def test_a_full_disk_keeps_what_was_saved_before(hub, mine):
    async def fill(ada):
        await ada.ask("PUT", f"contents/{HERE}", model("saved while there's room"))
        # No file may grow beyond this any more, as on a full disk.
        here, no_limit = server(hub), resource.RLIM_INFINITY
        here.rlimit(psutil.RLIMIT_FSIZE, (300_000, no_limit))
        try:
            with pytest.raises(OSError, match="File too large"):
                await ada.ask("PUT", f"contents/{HERE}", model("x" * 900_000))
        finally:
            here.rlimit(psutil.RLIMIT_FSIZE, (no_limit, no_limit))
        kept = sources(mine)
        await ada.ask("PUT", f"contents/{HERE}", model("there's room again"))
        return kept

    assert as_ada(hub, fill) == ["saved while there's room"]
    assert sources(mine) == ["there's room again"]


def test_too_large_an_array_is_an_error_and_nothing_dies(hub):
    async def exceed(ada):
        async with ada.kernel(HERE) as kernel:
            await kernel.run("import numpy as np\nx = 41")
            await kernel.run("np.ones(2_000_000_000)")
            await kernel.run("print(x + 1)")
            return kernel

    kernel = as_ada(hub, exceed)
    (error,) = kernel.errors
    assert "MemoryError" in error
    assert (kernel.printed, kernel.is_dead) == ("42\n", False)


def test_of_two_tabs_the_second_asks_before_it_saves_over_the_first(hub, mine, browser):
    nbformat.write(notebook("x = 1"), mine)
    with browser.new_context(viewport=VIEWPORT) as context:
        page = context.new_page()
        log_in(page, hub, "ada")
        address = f"{hub.url}/user/ada/lab/tree/{HERE}"
        tabs = LabPage(page, address), LabPage(context.new_page(), address)
        for number, tab in enumerate(tabs):
            cell = "jupyterapp.shell.currentWidget.content.widgets[0].model.sharedModel"
            tab.page.evaluate(f"number => {cell}.setSource(`x = ${{number}}`)", number + 2)
            tab.page.evaluate("void jupyterapp.commands.execute('docmanager:save')")
            if number == 0:
                wait_for(tab.page, "!jupyterapp.shell.currentWidget.context.model.dirty")
        tabs[1].page.get_by_text("has changed on disk").wait_for()
        assert sources(mine) == ["x = 2"]
