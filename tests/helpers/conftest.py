import pytest
from hypothesis import HealthCheck, settings

# The same examples every time, however busy the machine is.
settings.register_profile(
    "course", max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.load_profile("course")


@pytest.fixture
def shown(monkeypatch):
    """What would be displayed in a notebook, one item for each call."""
    items = []

    def show(item, *, raw=False, **_):
        assert raw is isinstance(item, dict), "what is no object of its own is to be taken as it is"
        items.append(item)

    monkeypatch.setattr("IPython.display.display", show)
    return items
