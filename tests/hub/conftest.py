import pytest

from tests.browser.conftest import open_browser


# These tests aren't a package, so a browser for their package would stay open until the last test
# of all.
@pytest.fixture(scope="module")
def browser():
    with open_browser() as chromium:
        yield chromium
