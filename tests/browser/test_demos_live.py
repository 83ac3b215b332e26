"""What a learner does with a demo besides moving its sliders, in a real JupyterLab."""

import re

DEMOS = (
    "import helpers\n\nhelpers.predict_demo(helpers.step_signal(), [-1, 0, 1])",
    "import skimage as ski\n\nhelpers.filter_lab(ski.data.camera()[::10, ::10])",
)


def test_a_prediction_is_drawn_chosen_and_revealed_and_a_click_places_the_labs_window(
    write_lesson, visit_lesson
):
    write_lesson("demos", *DEMOS)
    lab = visit_lesson("demos")
    lab.run_all()
    demo, filters = lab.demos()
    assert demo.readout().startswith("Not predicted yet.")
    demo.stroke((0.2, 0.5), (0.6, 0.5))
    assert re.search(r"Your prediction: drawn at \d+ of 100 samples", demo.readout())
    demo.press("ArrowLeft")
    assert demo.readout().startswith("Your prediction: sketch D")
    with demo.change("showing what comes out"):
        demo.root.get_by_role("checkbox").check()
    assert "Sign:" in demo.readout()
    demo.root.get_by_role("button", name="clear").click()
    demo.press("End")
    assert "What comes out" in demo.readout(), "what was drawn has been cleared"

    def place():
        return [int(n) for n in re.search(r"row (\d+), column (\d+):", filters.readout()).groups()]

    filters.stroke((0.24, 0.27), (0.24, 0.27))
    row, column = place()
    assert (row, column) != (26, 26)
    for key, expected in (("ArrowDown", [row + 1, column]), ("ArrowLeft", [row + 1, column - 1])):
        with filters.change(key):
            lab.page.keyboard.press(key)
        assert place() == expected
    filters.stroke((0.24, 0.27), (0.1, 0.2))  # out of the panel
    assert place()[1] < column

    assert "zoomed in" not in filters.readout()
    for key in ("+", "+", "ArrowRight", "ArrowRight", "ArrowRight"):
        with filters.change(key):
            lab.page.keyboard.press(key)
    row, column = place()  # the window began in the middle, and has just walked out
    seen = f"rows {row - 3} to {row + 3}, columns {column - 1} to {column + 5}"
    assert f"zoomed in on {seen}" in filters.readout()
    assert filters.root.get_by_label("zoom", exact=True).input_value() == "7×7 pixels"

    lab.run_all()
    assert lab.cell_errors() == []
    assert len(lab.demos()) == len(DEMOS), "cells run again leave one demo each"
    lab.demos()[1].press("ArrowRight")
    assert lab.errors == []
