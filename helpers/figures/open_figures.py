"""Which live figures are open: those of a cell's latest run, and not too many."""

MOST = 12
# Cell, run and picture, the oldest first.
_open = []


def keep(picture):
    """Remember a live picture as its cell's, and close those that its cell or the limit ends."""
    cell, run = _current_run()
    kept = [entry for entry in _open if entry[2] is not picture]
    ended = [entry for entry in kept if cell and entry[0] == cell and entry[1] != run]
    kept = [*(entry for entry in kept if entry not in ended), (cell, run, picture)]
    _open[:] = kept[-MOST:]
    for *_, old in [*ended, *kept[:-MOST]]:
        old.close()


def close_widgets(canvas):
    """Close what ipympl has made for a canvas; matplotlib itself leaves the toolbar behind."""
    for part in (canvas, getattr(canvas, "toolbar", None)):
        if hasattr(part, "comm"):
            part.layout.close()
            part.close()


def _current_run():
    """Return what tells this cell from others, and this run from earlier ones."""
    try:
        from IPython import get_ipython

        message = get_ipython().get_parent()
        # JupyterLab names the cell; for other front ends its text has to do.
        cell = message["metadata"].get("cellId") or message["content"]["code"]
        return cell, message["header"]["msg_id"]
    except (ImportError, AttributeError, KeyError):  # there's no cell
        return None, None
