"""Pictures and demos as HTML: a demo is its start, and a slider that a script brings to life."""

import json
from html import escape

import helpers


def picture(address: str, size: tuple[int, int], alt: str) -> str:
    """Return a picture of a lesson, not loaded before it comes into view.

    Parameters
    ----------
    address : str
        The file, from the page.
    size : tuple of int
        Width and height in the page.
    alt : str
        The picture in words.
    """
    width, height = size
    return (
        f'<img class="course-picture" src="{escape(address)}" alt="{_attribute(alt)}" '
        f'width="{width}" height="{height}" loading="lazy">'
    )


def player(record: dict, folder: str, name: str) -> str:
    """Return a demo that plays, or stands still where it has no slider.

    Parameters
    ----------
    record : dict
        What `tools.book.frames.record` returns, with the ``text`` of the stored output.
    folder : str
        Where its pictures are, from the page.
    name : str
        An id that no other demo of the page has.

    Returns
    -------
    str
        Without a blank line. Without the script there are the picture and the readout.
    """
    shown = picture(f"{folder}/{record['start']}", record["size"], record["readout"])
    slider = record.get("slider")
    parts = [
        f'<div class="course-player" id="{name}" style="--width: {record["size"][0]}px">',
        _controls(slider, name) if slider else "",
        f'<div class="course-layers">{shown}</div>',
        f'<p class="course-readout" role="status"{_room(slider)}>{_lines(record["readout"])}</p>',
        f'<p class="course-note">{escape(_note(record))}</p>',
        _data(slider, folder) if slider else "",
        "</div>",
    ]
    return "\n".join(filter(None, parts))


def _controls(slider: dict, name: str) -> str:
    label, start = escape(slider["label"]), slider["start"]
    value = escape(slider["values"][start])
    return (
        f'<div class="course-controls" hidden>'
        f'<label for="{name}-slider">{label}</label> <b class="course-value">{value}</b>'
        f'<button type="button" data-by="-1" aria-label="one step back">◀</button>'
        f'<button type="button" data-by="1" aria-label="one step forward">▶</button>'
        f'<input type="range" id="{name}-slider" min="0" max="{len(slider["values"]) - 1}" '
        f'value="{start}" step="1" autocomplete="off" aria-valuetext="{label} {value}"></div>'
    )


def _note(record: dict) -> str:
    slider = record.get("slider")
    others = ", ".join(record["others"])
    if slider is None:
        function = record["text"].partition(":")[0]
        does = getattr(helpers, function).__doc__.splitlines()[0]
        does = does[0].lower() + does[1:]
        return f"A still picture. In JupyterLab you set: {others}. What this demo does: {does}"
    said = []
    if slider["every"] > 1:
        shown, count = len(slider["values"]), slider["count"]
        said.append(f"Here {shown} of the slider's {count:,} positions; in JupyterLab all of them.")
    if others:
        said.append(f"In JupyterLab you also set: {others}.")
    return " ".join(said) or "In JupyterLab you can change the cell above, and run it again."


def _room(slider: dict | None) -> str:
    """Keep room for the longest readout, so that what lies below stays where it is."""
    if slider is None:
        return ""
    return f' style="--lines: {max(text.count(chr(10)) + 1 for text in slider["readouts"])}"'


def _data(slider: dict, folder: str) -> str:
    data = {key: slider[key] for key in ("values", "readouts")}
    data["frames"] = [name and f"{folder}/{name}" for name in slider["frames"]]
    # A readout that holds "</script>" would end it, and a blank line would end the HTML.
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json">{text}</script>'


def _attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;")


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
