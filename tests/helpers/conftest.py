import pytest


@pytest.fixture
def shown(monkeypatch):
    """What would be displayed in a notebook, one item for each call."""
    items = []

    def show(item, *, raw=False, **_):
        assert raw is isinstance(item, dict), "what is no object of its own is to be taken as it is"
        items.append(item)

    monkeypatch.setattr("IPython.display.display", show)
    return items
