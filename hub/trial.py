"""Try a hub of the course on this machine: ``python -m hub.trial [--port N] [--folder FOLDER]``."""

import argparse
import os
import secrets
import shutil
import socket
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "artifacts" / "hub"
CONFIG = Path(__file__).with_name("jupyterhub_config.py")
# JupyterHub wants an admin's password to have 32 characters at least.
LENGTHS = {"learner": 12, "admin": 32}
WELCOME = """
The hub starts at {url} and answers on this machine only.
  Learners log in with any name and the password  {learner}
  You log in as "admin" with the password         {admin}
  Their folders are in {folder}/learners, and stay there.
  Its log is {folder}/hub.log
All learners run under your account here, so let nobody in whom you wouldn't let use it.
docs/hub.md says how to set up a hub for a class. To stop this one, press Ctrl-C.
"""


def password(folder, whose):
    """Return the password of a "learner" or the "admin", made up at the first start."""
    path = folder / f"{whose}.password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(LENGTHS[whose] // 2))
    return path.read_text()


def npm_proxy():
    """Return the path of the proxy from npm, or None."""
    path = Path(sys.prefix) / "node" / "node_modules" / ".bin" / "configurable-http-proxy"
    return str(path) if shutil.which("node") and path.exists() else None


def taken_ports(port):
    """Return those of the hub's three ports, from `port` on, that something else has taken."""
    taken = []
    for number in range(port, port + 3):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", number)) == 0:
                taken.append(number)
    return taken


def start(port, folder):
    """Become the hub, which keeps its state and the learners' folders in `folder`."""
    # A hub that was killed has left its proxy behind, which the next one replaces.
    if not (folder / "jupyterhub-proxy.pid").exists() and (taken := taken_ports(port)):
        sys.exit(
            f"A hub needs the ports {port} to {port + 2}, and {taken[0]} is taken. "
            f"Name others: make hub ARGS='--port {port + 100}'"
        )
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    os.environ["COURSE_HUB_PORT"] = str(port)
    passwords = {whose: password(folder, whose) for whose in LENGTHS}
    print(WELCOME.format(url=f"http://127.0.0.1:{port}", folder=folder, **passwords), flush=True)
    log = os.open("hub.log", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.execv(sys.executable, [sys.executable, "-m", "jupyterhub", "-f", str(CONFIG)])  # noqa: S606


def main():
    """Read the options, and become the hub."""
    parser = argparse.ArgumentParser(prog="hub.trial", description=__doc__.partition(":")[0])
    parser.add_argument("--port", type=int, default=8000, help="the hub takes it and the next two")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="for its state and learners")
    options = parser.parse_args()
    start(options.port, options.folder.resolve())


if __name__ == "__main__":
    main()
