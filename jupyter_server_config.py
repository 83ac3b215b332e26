"""Settings for every Jupyter server that serves the course, in JUPYTER_CONFIG_PATH."""

from pathlib import Path

c = get_config()  # noqa: F821
# A demo's frames are a few times smaller then, which counts where the server is far away.
c.ServerApp.websocket_compression_options = {}
# JupyterLab exports a lesson with its pictures in words.
c.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent / "labconfig" / "nbconvert")]
c.HTMLExporter.template_name = "course"
