"""Run notebooks, and keep in their outputs only what is the same in every run."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

CELL_TIMEOUT = 120
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# How a demo begins to say that it failed: so that a learner can go on, it raises nothing.
BROKEN_DEMO = "This demo could not show"


def execute(runs: Sequence[tuple[NotebookNode, Path]]) -> list[list[tuple[int, str]]]:
    """Run notebooks side by side, each in its own kernel, and store their outputs in place.

    Parameters
    ----------
    runs : sequence of (NotebookNode, Path)
        Each notebook with the folder that its cells run in.

    Returns
    -------
    list of list of (int, str)
        For each notebook what went wrong: the cell's index in it and a message.
    """

    async def together() -> list[list[tuple[int, str]]]:
        return await asyncio.gather(*(_run(notebook, folder) for notebook, folder in runs))

    return asyncio.run(together())


def clean(notebook: NotebookNode) -> None:
    """Take out of the outputs what is of no use without the kernel that made it."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            # JupyterLab prefers the view to the picture beside it, then can't find its model.
            output.get("data", {}).pop(WIDGET_VIEW, None)


def complaints(notebook: NotebookNode) -> list[tuple[int, str]]:
    """Return what the outputs hold of errors, of stderr and of demos that failed.

    Each with its cell's index.
    """
    return [
        (index, text)
        for index, cell in enumerate(notebook.cells)
        for output in cell.get("outputs", [])
        if (text := _complaint(output))
    ]


async def _run(notebook: NotebookNode, folder: Path) -> list[tuple[int, str]]:
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
        await client.async_execute(cwd=str(folder))
    except CellExecutionError:
        pass  # the cell's outputs say it
    except CellTimeoutError:
        stopped = f"took more than {CELL_TIMEOUT} s"
    except DeadKernelError:
        stopped = "the kernel died"
    notebook.metadata = metadata
    clean(notebook)
    found = complaints(notebook)
    if stopped:
        code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
        found.append((code[client.code_cells_executed - 1], stopped))
    return found


def _complaint(output: NotebookNode) -> str | None:
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    if output.output_type == "stream" and output.name == "stderr":
        return f"writes to stderr: {output.text.strip()}"
    said = output.get("data", {}).get("text/plain", "")
    if BROKEN_DEMO in said:
        return said[said.index(BROKEN_DEMO) :]
    return None
