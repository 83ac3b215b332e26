"""Figures that follow a slider. A demo is the function that its module is named after."""

import os

# So a new file is all that a new demo needs to be exported, and tried by the generic tests.
NAMES = sorted(
    name.removesuffix(".py")
    for name in os.listdir(__path__[0])
    if name.endswith(("_demo.py", "_lab.py"))
)
