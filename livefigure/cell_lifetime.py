"""Close a cell's demos when the cell is run again, so that none is left behind."""

_open = {}


def keep(demo):
    """Remember `demo` as its cell's, and close those of the cell's earlier runs.

    Outside of a notebook there is no cell, and the demo is its maker's to close.
    """
    run = _current_run()
    if run is None:
        return
    cell, execution = run
    stale = [old for old_execution, old in _open.get(cell, ()) if old_execution != execution]
    kept = [entry for entry in _open.get(cell, ()) if entry[0] == execution]
    _open[cell] = [*kept, (execution, demo)]
    for old in stale:
        old.close()


def _current_run():
    """Return what tells this cell from others, and this run from earlier ones; or None."""
    try:
        from IPython import get_ipython

        parent = get_ipython().get_parent()
    except (ImportError, AttributeError):  # no IPython, or one without a kernel
        return None
    if not parent:
        return None
    # JupyterLab names the cell; for other front ends its text has to do.
    cell = parent.get("metadata", {}).get("cellId") or parent.get("content", {}).get("code")
    return (cell, parent["header"]["msg_id"]) if cell else None
