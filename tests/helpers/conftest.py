import pytest


@pytest.fixture
def shown(monkeypatch):
    """What would be displayed in a notebook, one item for each call."""
    items = []
    monkeypatch.setattr("IPython.display.display", lambda item, **_: items.append(item))
    return items
