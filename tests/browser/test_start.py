"""The first start of a new user, and the one after it."""

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tools.browser.driver import VIEWPORT, LabPage


@pytest.fixture(scope="module")
def first_page(browser, server):
    page = LabPage(browser.new_page(viewport=VIEWPORT), server.address)
    # A pop-up about news comes late: it waits for an answer of the server.
    page.page.wait_for_timeout(3000)
    yield page
    page.close()


def test_welcome_is_the_only_tab(first_page):
    first_page.screenshot("first-start")
    assert first_page.tabs() == ["00_welcome.ipynb"]


def test_nothing_pops_up(first_page):
    assert first_page.page.locator(".jp-Dialog, .Toastify__toast").all_text_contents() == []


def test_console_is_clean(first_page):
    assert first_page.errors == []


def test_notebook_is_trusted(first_page):
    assert first_page.page.evaluate(
        """jupyterapp.shell.currentWidget.content.widgets
             .filter(cell => cell.model.type === 'code').every(cell => cell.model.trusted)"""
    )


def test_there_is_no_key_or_button_for_slides(first_page):
    assert not first_page.page.evaluate("jupyterapp.commands.hasCommand('deck:toggle')")


def test_widget_messages_stay_on_the_main_thread(first_page):
    assert (
        first_page.page.evaluate(
            "jupyterapp.shell.currentWidget.sessionContext.session.kernel.commsOverSubshells"
        )
        == "disabled"
    )


def test_second_start_keeps_the_tabs_and_shows_welcome(browser, server):
    (server.course / "mine.md").write_text("a learner's own notes")
    # In a workspace of its own: the page that is still open would save its tabs to the other.
    address = server.address.replace("/workspaces/", "/workspaces/second-")
    first = LabPage(browser.new_page(viewport=VIEWPORT), address)
    with first.page.expect_response(
        lambda answer: (
            "/api/workspaces/" in answer.url and "mine.md" in (answer.request.post_data or "")
        )
    ):
        first.page.evaluate(
            "void jupyterapp.commands.execute('docmanager:open', { path: 'mine.md' })"
        )
    first.close()
    second = LabPage(
        browser.new_page(viewport=VIEWPORT), address
    )  # waits for the notebook's kernel, so it is in front
    assert sorted(second.tabs()) == ["00_welcome.ipynb", "mine.md"]
    second.close()


def test_address_is_on_this_machine_only(server):
    assert server.root.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("path", ["api/contents", "api/kernels"])
def test_files_and_kernels_need_the_token(server, path):
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{server.root}/{path}")
    refused.value.close()
    assert refused.value.code == 403
    with urlopen(f"{server.root}/{path}?token={server.token}") as answer:
        assert answer.status == 200


def test_pages_without_the_token_ask_for_it(server):
    with urlopen(f"{server.root}/lab") as answer:
        assert "/login?" in answer.url
