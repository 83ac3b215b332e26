"""The evening before a class: ``make check-setup`` says what is here, and what to fix."""

import importlib.metadata
import shutil
import socket
import sys
import webbrowser

from helpers.setup_check import Finding, check_setup

NAMES = ("jupyterlab", "ipykernel", "ipywidgets", "ipympl", "anywidget", "matplotlib", "numpy")


def check_browser():
    """Return whether a page can be opened for the learner."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        known = ("firefox", "chromium", "google-chrome", "microsoft-edge")
        if not any(map(shutil.which, known)):
            return Finding(
                "no browser was found",
                ("Fix: install Firefox or Chromium, or open the printed address elsewhere",),
            )
    return Finding("there is a browser")


def check_port():
    """Return whether JupyterLab can listen on this machine's own address."""
    try:
        with socket.create_server(("127.0.0.1", 0)):
            return Finding("JupyterLab can listen on this machine")
    except OSError as error:
        return Finding(
            "nothing can listen on 127.0.0.1",
            (f"{error}. Fix: look for a firewall that closes the loopback address",),
        )


def main():
    """Print the report; fail if anything has to be fixed."""
    for name in NAMES:
        try:
            print(f"  {name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            print(f"  {name}: not here")
    report = check_setup()
    report.findings += [check_browser(), check_port()]
    print(f"  Python {sys.version.split()[0]}", report, sep="\n")
    sys.exit(0 if report.is_good else "Fix what is marked ✗ before the class.")


if __name__ == "__main__":
    main()
