"""What's compared in the benchmark shows the same pictures, and the table says what it took."""

import numpy as np

from livefigure.benchmark import WAYS, table


def test_every_way_shows_the_same_picture_at_each_step():
    made = [make() for make in WAYS.values()]
    for n in (1, 2, 99, 50):
        sizes = [step(n) for step, _ in made]
        first, *others = [np.array(pixels()) for _, pixels in made]
        assert first.std() > 0
        assert all((other == first).all() for other in others)
        assert min(sizes) > 0


def test_the_table_has_a_row_for_each_way():
    head, *rows = table(3)
    assert [row[:28].strip() for row in rows] == list(WAYS)
    for row in rows:
        opened, step, ratio, size, share = map(float, row[28:].split())
        assert min(opened, step, ratio, size, share) > 0
    assert [len(row) for row in rows] == [len(head)] * len(rows)
