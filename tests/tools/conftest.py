from collections.abc import Callable
from pathlib import Path

import pytest

LESSON = """\
# A lesson

Look at the sum.

```{code-cell} python
total = 1 + 2
total
```

## Your turn

```{code-cell} python
---
tags: [exercise]
slideshow: {slide_type: slide}
---
answer = ...
print("not attempted yet")
```

+++ {"tags": ["hint"]}

Think of *three*.

+++ {"tags": ["hint"]}

It is:

- `total`

```{code-cell} python
:tags: [solution]

answer = total
print("right")
```

+++ {"tags": ["solution"]}

The sum was there already.

+++

## Done
"""


@pytest.fixture
def write_lesson(tmp_path: Path) -> Callable[..., Path]:
    """Write a lesson into an otherwise empty course: by default one with all that it may hold."""

    def write(text: str = LESSON, name: str = "02_sums.md") -> Path:
        path = tmp_path / "lessons" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
