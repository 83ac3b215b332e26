"""Let JupyterLab, started by tools/lab.py, export a lesson with its pictures in words."""

from pathlib import Path

c = get_config()  # noqa: F821
c.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent / "labconfig" / "nbconvert")]
c.HTMLExporter.template_name = "course"
