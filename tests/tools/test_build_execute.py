import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.demos.controls import whole_slider
from helpers.demos.stage import Stage
from helpers.figures import style
from tools.build.execute import WIDGET_VIEW, clean, complaints, execute


def notebook_with(*outputs):
    return new_notebook(cells=[new_markdown_cell("# T"), new_code_cell("a", outputs=list(outputs))])


def test_a_widget_view_is_taken_out_and_the_picture_beside_it_stays():
    data = {"image/png": "iVBO", "text/plain": "position 1: 0.5", WIDGET_VIEW: {"model_id": "1"}}
    notebook = notebook_with(new_output("display_data", data=data))
    clean(notebook)
    kept = {"image/png": "iVBO", "text/plain": "position 1: 0.5"}
    assert notebook.cells[1].outputs[0].data == kept


def test_errors_and_stderr_are_complaints_and_stdout_is_none():
    notebook = notebook_with(
        new_output("stream", name="stdout", text="fine"),
        new_output("stream", name="stderr", text="UserWarning: mind\n"),
        new_output("error", ename="ValueError", evalue="no", traceback=["\x1b[31mno"]),
    )
    assert complaints(notebook) == [
        (1, "writes to stderr: UserWarning: mind"),
        (1, "ValueError: no"),
    ]


def test_a_demo_that_fails_at_first_is_a_complaint():
    figure, _ = style.new_figure(3, 2)
    controls = {"n": whole_slider("n", 4, 0, 9)}
    demo = Stage(figure, [], lambda n: 1 / 0, controls, title="dead")
    notebook = notebook_with(new_output("display_data", data=demo._repr_mimebundle_()[0]))
    ((cell, text),) = complaints(notebook)
    assert cell == 1
    assert text.startswith("This demo could not show n = 4.\nZeroDivisionError: division by zero")


def test_a_kernel_that_dies_is_a_complaint_about_the_cell_that_killed_it(tmp_path):
    cells = [new_markdown_cell("# T"), new_code_cell("1"), new_code_cell("import os; os._exit(1)")]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = new_notebook(cells=cells, metadata=nbformat.from_dict(metadata))
    assert execute([(notebook, tmp_path)]) == [[(2, "the kernel died")]]
