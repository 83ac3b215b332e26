import os
from contextlib import contextmanager

import nbformat
import pytest
from playwright.sync_api import sync_playwright

from tools.browser.driver import VIEWPORT, LabPage, LabServer, launch_chromium


@contextmanager
def open_browser():
    with sync_playwright() as playwright:
        try:
            chromium = launch_chromium(playwright)
        except FileNotFoundError as error:
            give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            give_up(str(error))
        with chromium:
            yield chromium


# For these tests only: Playwright keeps an event loop running in the main thread, and tests of
# notebooks in the same process need to start their own.
@pytest.fixture(scope="package")
def browser():
    with open_browser() as chromium:
        yield chromium


@pytest.fixture(scope="package")
def server(browser, tmp_path_factory):
    # In this order: without a browser there is nothing to serve.
    options = (
        "--ServerApp.base_url=/class/user/ada/",  # as a hub gives it
        # With so many pings, one comes amid any long message, as it may anywhere: see own_image.js.
        "--ServerApp.tornado_settings={'ws_ping_interval': 5}",
    )
    with LabServer(tmp_path_factory.mktemp("lab"), ("tools/lab.py", *options)) as server:
        yield server


@pytest.fixture(scope="package")
def windows(browser):
    """What opens windows that share a cache: the second loads JupyterLab a second sooner."""
    with browser.new_context(viewport=VIEWPORT) as context:
        yield context


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Put the end of what JupyterLab and its kernels have printed into a failed test's report."""
    report = yield
    server = getattr(item, "funcargs", {}).get("server")
    if report.failed and server is not None:
        report.sections.append(("JupyterLab's log", server.log()[-4000:]))
    return report


@pytest.fixture(scope="package")
def kept_windows():
    """The window that goes from test to test, by its server."""
    return {}


@pytest.fixture
def keep_window(windows, kept_windows, request):
    """Return a server's window, opened at an address if there's none.

    JupyterLab itself takes longer to load than a lesson. What a failed test leaves is closed.
    """
    failed = request.session.testsfailed

    def keep(server, address):
        if server not in kept_windows:
            kept_windows[server] = LabPage(windows.new_page(), address)
        return kept_windows[server]

    yield keep
    if request.session.testsfailed > failed:
        while kept_windows:
            kept_windows.popitem()[1].close()


@pytest.fixture
def visit_lesson(server, keep_window):
    """Open ``notebooks/NAME.ipynb`` as the only notebook of the window that's kept."""

    def visit(name):
        window = keep_window(server, server.lesson_address("notebooks/00_welcome.ipynb"))
        window.page.set_viewport_size(VIEWPORT)
        window.open_instead(f"notebooks/{name}.ipynb")
        return window

    return visit


@pytest.fixture(scope="package")
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
