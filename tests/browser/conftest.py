import os

import nbformat
import pytest
from playwright.sync_api import sync_playwright

from tools.browser.driver import VIEWPORT, LabPage, LabServer, launch_chromium


# For a module only: Playwright keeps an event loop running in the main thread, and tests of
# notebooks in the same process need to start their own.
@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        try:
            chromium = launch_chromium(playwright)
        except FileNotFoundError as error:
            give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            give_up(str(error))
        with chromium:
            yield chromium


@pytest.fixture(scope="session")
def running_server(tmp_path_factory):
    # With so many pings, one comes amid any long message, as it may anywhere: see own_image.js.
    pings = "--ServerApp.tornado_settings={'ws_ping_interval': 5}"
    with LabServer(tmp_path_factory.mktemp("lab"), ("tools/lab.py", pings)) as server:
        yield server


@pytest.fixture(scope="module")
def server(browser, running_server):
    # In this order: without a browser there is nothing to serve.
    return running_server


@pytest.fixture(scope="module")
def windows(browser):
    """What opens windows that share a cache: the second loads JupyterLab a second sooner."""
    with browser.new_context(viewport=VIEWPORT) as context:
        yield context


@pytest.fixture
def open_lesson(windows, server):
    """Open ``notebooks/NAME.ipynb`` in a window of its own; closed, with its kernel, at the end."""
    pages = []

    def open_one(name, folder="notebooks"):
        pages.append(LabPage(windows.new_page(), server.lesson_address(f"{folder}/{name}.ipynb")))
        return pages[-1]

    yield open_one
    for page in pages:
        page.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Put the end of what JupyterLab and its kernels have printed into a failed test's report."""
    report = yield
    server = getattr(item, "funcargs", {}).get("running_server")
    if report.failed and server is not None:
        report.sections.append(("JupyterLab's log", server.log()[-4000:]))
    return report


@pytest.fixture(scope="module")
def kept_windows():
    """No window or one: what goes from test to test."""
    kept = []
    yield kept
    for page in kept:
        page.close()


@pytest.fixture
def kept_window(kept_windows, request):
    """The list of `kept_windows`; after a test that fails, the next one finds it empty."""
    failed = request.session.testsfailed
    yield kept_windows
    if request.session.testsfailed > failed and kept_windows:
        kept_windows.pop().close()


@pytest.fixture
def visit_lesson(windows, server, kept_window):
    """Open ``notebooks/NAME.ipynb`` as the only notebook of a window that goes from test to test.

    JupyterLab itself takes longer to load than a lesson.
    """

    def visit(name):
        path = f"notebooks/{name}.ipynb"
        if kept_window:
            kept_window[0].open_instead(path)
        else:
            kept_window.append(LabPage(windows.new_page(), server.lesson_address(path)))
        return kept_window[0]

    return visit


@pytest.fixture(scope="module")
def write_lesson(server):
    """Put ``notebooks/NAME.ipynb`` with these code cells into the served course."""

    def write(name, *sources):
        cells = []
        for source in sources:
            # Several screens of text between two demos: one of them is out of sight.
            cells += [nbformat.v4.new_markdown_cell(f"line {n}\n\n" * 20) for n in range(5)]
            cells.append(source)
        server.write(f"notebooks/{name}.ipynb", *cells)

    return write
