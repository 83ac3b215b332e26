"""The evening before a class: ``make check-setup`` says what's here and what to fix."""

import importlib.metadata
import shutil
import socket
import sys
import webbrowser

from helpers.setup_check import Finding, check_setup

NAMES = ("jupyterlab", "ipykernel", "ipywidgets", "ipympl", "anywidget", "matplotlib", "numpy")


def check_browser():
    """Return whether a page can be opened for the learner: Finding."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        if not any(map(shutil.which, ("firefox", "chromium", "google-chrome", "microsoft-edge"))):
            fix = "Fix: install Firefox or Chromium, or open the printed address elsewhere"
            return Finding("no browser was found", (fix,))
    return Finding("there is a browser")


def check_port():
    """Return whether JupyterLab can listen on this machine's own address: Finding."""
    try:
        socket.create_server(("127.0.0.1", 0)).close()
    except OSError as error:
        fix = f"{error}. Fix: look for a firewall that closes the loopback address"
        return Finding("nothing can listen on 127.0.0.1", (fix,))
    return Finding("JupyterLab can listen on this machine")


def main():
    """Print the report; fail if anything has to be fixed."""
    installed = {found.name: found.version for found in importlib.metadata.distributions()}
    for name in NAMES:
        print(f"  {name} {installed.get(name, 'not here')}")
    report = check_setup()
    report.findings += [check_browser(), check_port()]
    print(f"  Python {sys.version.split()[0]}", report, sep="\n")
    sys.exit(0 if report.is_good else "Fix what is marked ✗ before the class.")


if __name__ == "__main__":
    main()
