"""What a Jupyter server says is in a notebook: a picture where a widget is gone.

A front end would rather show a widget than the picture saved with it, even if there's nothing left
of the widget but the words "model not found". Nothing imports this but a server, whose
configuration names it.
"""

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

_VIEW = "application/vnd.jupyter.widget-view+json"
# A kernel that's idle answers in milliseconds. A busy one still has its widgets.
_PATIENCE = 1


class Contents(AsyncLargeFileManager):
    """The server's files, whose notebooks show no widget that their kernel doesn't have."""

    async def get(self, path, *args, **options):
        """Return the model of a file or folder, as any contents manager does."""
        model = await super().get(path, *args, **options)
        if model["type"] == "notebook" and model["content"]:
            views = list(_views_with_a_picture(model["content"]))
            alive = views and await self._widgets(path.strip("/"))
            for data in views:
                if alive is not None and data[_VIEW]["model_id"] not in alive:
                    del data[_VIEW]
        return model

    async def _widgets(self, path):
        """Return the ids of the widgets in a notebook's kernels, or None if one won't tell."""
        found = set()
        for session in await self.parent.session_manager.list_sessions():
            if session["path"] != path:
                continue
            client = self.parent.kernel_manager.get_kernel(session["kernel"]["id"]).client()
            client.start_channels(iopub=False, stdin=False, hb=False, control=False)
            try:
                reply = await client.comm_info("jupyter.widget", reply=True, timeout=_PATIENCE)
            except TimeoutError:
                return None
            finally:
                client.stop_channels()
            found.update(reply["content"]["comms"])
        return found


def _views_with_a_picture(notebook):
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if _VIEW in data and any(kind.startswith("image/") for kind in data):
                yield data
