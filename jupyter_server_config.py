"""Settings for every Jupyter server that serves the course, in JUPYTER_CONFIG_PATH."""

from importlib.util import find_spec
from pathlib import Path

c = get_config()  # noqa: F821


def save_pictures(model, **_):
    """Save an image that can be zoomed into as its picture: the rest is gone with its kernel."""
    cells = model["content"]["cells"] if model["type"] == "notebook" else []
    for output in (output for cell in cells for output in cell.get("outputs", [])):
        data = output.get("data", {})
        # As helpers.figures.picture says it; a demo stays, for a page that's loaded again.
        if "".join(data.get("text/plain", "")) == "picture, in words below":
            data.pop("application/vnd.jupyter.widget-view+json", None)


c.ContentsManager.pre_save_hook = save_pictures
# A demo's frames are a few times smaller then, which counts if the server is far away. What our
# pages send stays below 64 KB: a ping amid a longer message would break it (tornado#3353).
c.ServerApp.websocket_compression_options = {}
# A demo that was saved is a picture until it runs again. A server needn't have what kernels have.
if find_spec("livefigure"):
    c.ServerApp.contents_manager_class = "livefigure.contents.Contents"
# JupyterLab exports a lesson with its pictures in words.
c.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent / "labconfig" / "nbconvert")]
c.HTMLExporter.template_name = "course"
