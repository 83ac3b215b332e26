"""A demo in Notebook 7, and as a page of Voilà's."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import nbformat
import pytest

from tools.browser.driver import VIEWPORT, wait_for
from tools.build.notebook import METADATA

LAB = "import helpers\nimport numpy as np\n\nhelpers.filter_lab(np.arange(80).reshape(8, 10) / 80)"
READY = "document.querySelector('.live-figure-picture')?.width > 300"
HOMES = {
    "notebook": (
        ["--ServerApp.root_dir=.", "--JupyterNotebookApp.expose_app_in_browser=True"],
        r"(http://\S+?)/tree(\?token=\w+)",
        "{0}/notebooks/home.ipynb{1}",
    ),
    "voila": (["home.ipynb"], r"running at:\s+(http://\S+)", "{0}"),
}


@contextmanager
def running(module, options, says, folder):
    """Start a server, and give what it prints of its address."""
    root = ["--allow-root"] if module == "notebook" and os.geteuid() == 0 else []
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", module, "--no-browser", f"--port={port}", *root, *options]
    log = folder / "log"
    with log.open("w") as output, subprocess.Popen(
        command, cwd=folder, stdout=output, stderr=output
    ) as process:  # fmt: skip
        try:
            for _ in range(600):
                if found := re.search(says, log.read_text()):
                    break
                assert process.poll() is None, log.read_text()
                time.sleep(0.1)
            yield found.groups()
        finally:
            process.terminate()


@pytest.mark.parametrize("home", HOMES)
def test_a_demo_follows_keys_and_mouse_and_keeps_its_keys(browser, home, tmp_path):
    cells = [nbformat.v4.new_code_cell(source) for source in (LAB, "1 + 1", "2 + 2")]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
    nbformat.write(notebook, tmp_path / "home.ipynb")
    options, says, address = HOMES[home]
    with running(home, options, says, tmp_path) as found, browser.new_page(
        viewport=VIEWPORT | {"height": 1000}
    ) as page:  # fmt: skip
        page.goto(address.format(*found))
        if home == "notebook":
            session = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session"
            wait_for(page, f"{session}?.kernel?.status === 'idle'", timeout=60)
            page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")
        wait_for(page, READY, timeout=90)
        readout, picture = (page.locator(f".live-figure-{part}") for part in ("readout", "picture"))
        cells = page.locator(".jp-Cell").count()

        def after(place):
            readout.get_by_text(re.compile(f"row {place[0]}, column {place[1]}:")).wait_for()

        after((4, 5))
        page.locator(".noUi-handle").first.focus()
        for key, place in {"ArrowRight": (4, 6), "Home": (0, 0), "End": (7, 9)}.items():
            page.keyboard.press(key)
            after(place)
        box = picture.bounding_box()
        page.mouse.click(box["x"] + 0.25 * box["width"], box["y"] + 0.25 * box["height"])
        after((3, 4))
        for key, place in {"ArrowDown": (4, 4), "ArrowLeft": (4, 3), "Home": (0, 0)}.items():
            page.keyboard.press(key)
            after(place)
        # What a notebook would take to delete a cell, and to make text of it.
        cell = page.get_by_label("row 1, column 1", exact=True)
        for focus in (cell, picture, page.locator(".noUi-handle").first):
            focus.focus()
            for key in ("d", "d", "x", "m"):
                page.keyboard.press(key)
        assert page.locator(".jp-Cell").count() == cells
        page.keyboard.press("ArrowRight")
        after((0, 1))
