import numpy as np
import pytest

from livefigure.changes import changed_runs


def runs(before, after):
    """Return what changes between frames of colors: runs of (first pixel, length), and colors."""
    frames = [
        None if rows is None else np.array(rows, np.uint32).view(np.uint8).reshape(len(rows), -1, 4)
        for rows in (before, after)
    ]
    found = changed_runs(*frames)
    if found is None:
        return None
    assert found["shape"] == np.shape(after)
    starts, lengths, colors = (
        np.frombuffer(found[name], np.uint32).tolist() for name in ("starts", "lengths", "colors")
    )
    return list(zip(starts, lengths, strict=True)), colors


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        # In each run one color; a run may go on in the next row.
        (None, [[1, 1, 2], [2, 2, 2]], ([(0, 2), (2, 4)], [1, 2])),
        ([[1, 1, 2], [2, 2, 2]], [[1, 1, 2], [2, 2, 9]], ([(5, 1)], [9])),
        ([[1, 1, 2], [2, 2, 9]], [[8, 1, 2], [8, 8, 9]], ([(0, 1), (3, 2)], [8, 8])),
        ([[5, 5]], [[5, 5]], None),
        # Each pixel has its color where that's shorter.
        ([[0, 0, 0, 0, 0, 0]], [[0, 1, 2, 3, 4, 0]], ([(1, 4)], [1, 2, 3, 4])),
    ],
)
def test_only_what_has_changed_is_sent(before, after, found):
    assert runs(before, after) == found
    assert sum(length for _, length in runs(None, after)[0]) == np.size(after)
