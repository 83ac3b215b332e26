"""The first start of a new user, and the one after it."""

import re
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tools.browser.driver import VIEWPORT, LabPage


def test_the_first_start_shows_welcome_and_nothing_else(browser, server):
    lab = LabPage(browser.new_page(viewport=VIEWPORT), server.address)
    lab.page.wait_for_timeout(3000)  # a pop-up about news comes late, after the server's answer
    lab.screenshot("first-start")
    assert lab.tabs() == ["00_welcome.ipynb"]
    assert lab.page.locator(".jp-Dialog, .Toastify__toast").all_text_contents() == []
    assert lab.errors == []
    code = "jupyterapp.shell.currentWidget.content.widgets.filter(one => one.model.type === 'code')"
    assert lab.page.evaluate(f"{code}.every(cell => cell.model.trusted)")
    assert not lab.page.evaluate("jupyterapp.commands.hasCommand('deck:toggle')")
    kernel = "jupyterapp.shell.currentWidget.sessionContext.session.kernel"
    assert lab.page.evaluate(f"{kernel}.commsOverSubshells") == "disabled"
    lab.close()


def test_second_start_keeps_the_tabs_and_shows_welcome(windows, server):
    (server.course / "mine.md").write_text("a learner's own notes")
    address = server.address.replace("/workspaces/", "/workspaces/second-")
    first = LabPage(windows.new_page(), address)
    with first.page.expect_response(
        lambda answer: (
            "/api/workspaces/" in answer.url and "mine.md" in (answer.request.post_data or "")
        )
    ):
        first.command("docmanager:open", path="mine.md")
    first.close()
    second = LabPage(windows.new_page(), address)  # waits for the kernel in front
    assert sorted(second.tabs()) == ["00_welcome.ipynb", "mine.md"]
    second.close()


@pytest.mark.parametrize("path", ["api/contents", "api/kernels"])
def test_files_and_kernels_need_the_token_and_this_machine(server, path):
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/class/user/ada", server.root)
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{server.root}/{path}")
    refused.value.close()
    assert refused.value.code == 403
    with urlopen(f"{server.root}/{path}?token={server.token}") as answer:
        assert answer.status == 200
    with urlopen(f"{server.root}/lab") as answer:
        assert "/login?" in answer.url
