"""Run notebooks, and keep in their outputs only what is the same in every run."""

import asyncio

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from livefigure import FAILURE

CELL_TIMEOUT = 120
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def complaints(notebook):
    """Yield what the outputs say of errors, to stderr and of demos that failed, by cell's index."""
    for index, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield index, f"{output.ename}: {output.evalue}"
            elif output.output_type == "stream" and output.name == "stderr":
                yield index, f"writes to stderr: {output.text.strip()}"
            # A demo raises nothing, so that a learner can go on.
            elif FAILURE in (said := output.get("data", {}).get("text/plain", "")):
                yield index, said[said.index(FAILURE) :]


def execute(notebook, folder):
    """Run a notebook's cells in a folder, and store their outputs in place.

    Return what went wrong: the cell's index in the notebook and a message, for each.
    """
    metadata = NotebookNode(notebook.metadata)  # nbclient adds the version of Python to its own
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        extra_arguments=["--log-level=ERROR"],  # no word on the local transport at each start
    )
    # What an Output widget captures stays in the cell, where a reader without a kernel sees it,
    # nbval compares it, and an error or a warning is not lost.
    client.widget_registry = {}
    stopped = None
    try:
        asyncio.run(client.async_execute(cwd=str(folder)))
    except CellExecutionError:
        pass  # the cell's outputs say it
    except CellTimeoutError:
        stopped = f"took more than {CELL_TIMEOUT} s"
    except DeadKernelError:
        stopped = "the kernel died"
    notebook.metadata = metadata
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        # JupyterLab prefers the view to the picture beside it, then can't find its model.
        output.get("data", {}).pop(WIDGET_VIEW, None)
    found = list(complaints(notebook))
    if stopped:
        code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
        found.append((code[client.code_cells_executed - 1], stopped))
    return found
