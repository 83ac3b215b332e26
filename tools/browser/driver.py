"""Drive the course in a real JupyterLab with a real Chromium."""

import base64
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import nbformat
import numpy as np
from PIL import Image
from playwright.sync_api import sync_playwright

from livefigure import CLASS, READOUT_CLASS
from tools.build.course import ROOT as COURSE
from tools.build.notebook import METADATA

ARTIFACTS = COURSE / "artifacts"
VIEWPORT = {"width": 1280, "height": 720}
NO_CHROMIUM = (
    "no Chromium found: install your system's (Debian: apt-get install chromium) "
    "or Playwright's (.venv/bin/playwright install chromium)"
)
DEMO, READOUT, SLIDER = f".{CLASS}", f".{READOUT_CLASS}", ".widget-slider:visible"
PAGE_SCRIPT = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
# How long to wait, in seconds, before something is given up: machines may be slow and busy.
PATIENCE = 30

# Runs a script, and ends it as soon as standard input closes. The system closes it when the
# process at the other end is gone, however it went, so no JupyterLab outlives its tests.
# Jupyter then shuts its kernels down; os.read, because sys.stdin has a lock that exit waits for.
RUN_WHILE_STDIN_IS_OPEN = """
import os, runpy, signal, sys, threading
end = lambda: (os.read(0, 1), os.kill(os.getpid(), signal.SIGTERM))
threading.Thread(target=end, daemon=True).start()
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def launch_chromium(playwright):
    """Start a Chromium that's kept from calling home, or raise FileNotFoundError."""
    # The first is all of it but a desktop's window, and needs less of the processor.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = [path for name in names if (path := shutil.which(name))]
    path = Path([*found, playwright.chromium.executable_path][0])
    if not path.exists():
        raise FileNotFoundError(NO_CHROMIUM)
    switches = ["background-networking", "component-update", "gpu", "quic", "sync"]
    arguments = [*(f"--disable-{switch}" for switch in switches), "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # its sandbox refuses to work for root
    return playwright.chromium.launch(executable_path=path, args=arguments)


@contextmanager
def lab_and_browser(*command):
    """Start a `LabServer` and a Chromium, and give both."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        launch_chromium(playwright) as chromium,
        LabServer(Path(folder), *command) as server,
    ):
        yield server, chromium


def wait_for(page, condition, arg=None, timeout=PATIENCE):
    """Wait, `timeout` seconds at most, until a condition in JavaScript holds in a page."""
    # Playwright's own way is to ask at every frame, and makes the page draw as many.
    page.wait_for_function(condition, arg=arg, timeout=timeout * 1000, polling=50)


class LabServer:
    """A JupyterLab started by the course for someone who has never started one.

    It serves a copy of the course in `folder`, where its user's home is, too. `command` is a
    script of the course that starts JupyterLab, with its arguments. `address` is what the learner
    is told to open, with the `token`, on the server `root`.
    """

    def __init__(self, folder, command=("tools/lab.py",)):
        self._command, self._log = command, folder / "lab.log"
        self.course, self._home = folder / "course", folder / "home"

    def __enter__(self):
        # Copied, so that JupyterLab's autosave never touches the course itself.
        for name in ("data", "labconfig", "lessons", "notebooks", "solutions", "tools"):
            shutil.copytree(COURSE / name, self.course / name)
        for path in COURSE.glob("jupyter_*_config.py"):
            shutil.copy(path, self.course)
        self._home.mkdir()
        environ = {name: value for name, value in os.environ.items() if "JUPYTER" not in name}
        # matplotlib's list of fonts takes long to make and is the same for everyone.
        environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
        environ["HOME"] = environ["USERPROFILE"] = str(self._home)
        # Port 0 is any free one. The last option gives a page the object that JupyterLab's own
        # menus use.
        options = ["--no-browser", "--port=0", "--LabApp.expose_app_in_browser=True"]
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", RUN_WHILE_STDIN_IS_OPEN, *self._command, *options],
                stdin=subprocess.PIPE, stdout=log, stderr=log, env=environ, cwd=self.course,
            )  # fmt: skip
        try:
            self._wait_for_address(timeout=60)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait_for_address(self, timeout):
        end = time.monotonic() + timeout
        while time.monotonic() < end and self._process.poll() is None:
            if found := re.search(r"(http://\S+?)/lab\S*\?token=(\w+)", self.log()):
                self.address, self.root, self.token = found[0], found[1], found[2]
                return
            time.sleep(0.05)
        raise RuntimeError(f"JupyterLab gave no address within {timeout} s:\n{self.log()}")

    def lesson_address(self, path):
        """Return the address that opens a notebook, given as a path in the course, alone."""
        # A workspace with a new name has no tabs to restore.
        return f"{self.root}/lab/workspaces/test-{uuid4().hex}/tree/{path}?token={self.token}"

    def write(self, path, *cells):
        """Put a notebook into the served course; a cell that's a text is code."""
        cells = [nbformat.v4.new_code_cell(c) if isinstance(c, str) else c for c in cells]
        notebook = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
        nbformat.write(notebook, self.course / path)

    def log(self):
        """Return what JupyterLab printed so far."""
        return self._log.read_text()


class LabPage:
    """One browser window on a JupyterLab; `errors` collects what its console reports.

    `page` is an empty window of Playwright's, `address` one that a `LabServer` gives.
    """

    def __init__(self, page, address):
        self.errors = []
        self.page = page
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note_console)
        page.add_init_script(f"const DEMO = {DEMO!r}, READOUT = {READOUT!r};\n{PAGE_SCRIPT}")
        page.goto(address)
        self._wait_until_idle()
        page.evaluate("jupyterapp.restored.then(() => {})")

    def _note_console(self, message):
        # JupyterLab's debugger says so when a notebook is closed before it has been answered.
        if message.type == "error" and "Canceled future for debug_request" not in message.text:
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _wait_until_idle(self, timeout=60):
        wait_for(self.page, "course.isIdle()", timeout=timeout)

    def command(self, name, **options):
        """Carry out one of JupyterLab's commands, as its menus do."""
        self.page.evaluate("([name, options]) => course.command(name, options)", [name, options])

    def open_instead(self, path):
        """Open a notebook, given as a path in the course, in the place of the open ones."""
        self.page.evaluate("course.closeTabs()")
        self.errors.clear()
        self.command("docmanager:open", path=path)
        self._wait_until_idle()

    def close(self):
        """Close the window and shut down the kernels of its tabs."""
        self.page.evaluate("course.closeTabs()")
        self.page.close()

    def wait_for_answer(self):
        """Wait until Python has come to what the page has sent so far."""
        self.page.evaluate("seconds => course.answer(seconds)", PATIENCE)

    def tabs(self):
        """Return the titles of the open tabs."""
        return self.page.evaluate("course.tabs()")

    def run_all(self, timeout=120):
        """Run all cells as the Run menu does, and wait for the last; raise on a time-out."""
        self.page.evaluate("course.runAll()")
        wait_for(self.page, "courseRan", timeout=timeout)
        self.wait_for_widgets()

    def wait_for_widgets(self):
        """Wait until the kernel rests, and every widget is there and at rest."""
        self._wait_until_idle(timeout=30)
        # Views of widgets arrive after their cells are done.
        wait_for(self.page, "course.allWidgetsShown()")
        Demo(self, self.page.locator("body")).settle()

    def run_in_kernel(self, code):
        """Run code beside the notebook's cells, and return what it printed."""
        return self.page.evaluate("code => course.runInKernel(code)", code)

    def cell_errors(self):
        """Return the errors among the cells' outputs, and the cells that have never been run."""
        return self.page.evaluate("course.cellErrors()")

    def demos(self, within=""):
        """Return the demos on the page, or in what a selector finds, in order."""
        # All cells are in the page, off the screen too: JupyterLab's default `windowingMode`
        # leaves them out of the drawing only.
        return [Demo(self, found) for found in self.page.locator(f"{within} {DEMO}").all()]

    def screenshot(self, name):
        """Keep the window as ``artifacts/NAME.png``."""
        self.page.screenshot(path=ARTIFACTS / f"{name}.png")


class Demo:
    """A demo on a page; `root` is its locator, for what has no method here.

    All demos of a page settle at once as the one whose root is all of the page.
    """

    def __init__(self, lab, root):
        self._lab = lab
        self.root = root

    def readout(self):
        """Return the text under the figure."""
        # Not inner_text: that is empty for what a browser hasn't laid out yet.
        return self.root.locator(READOUT).first.text_content().strip()

    def canvas(self):
        """Return the locator of the picture."""
        return self.root.locator(".live-figure-picture").first

    def handle(self, slider=0):
        """Return the locator of a slider's handle."""
        return self.root.locator(SLIDER).nth(slider).locator(".noUi-handle")

    def picture(self):
        """Return the picture's pixels, an array of uint8 of shape (rows, columns, 4)."""
        url = self.canvas().evaluate("canvas => canvas.toDataURL()")
        png = base64.b64decode(url.partition(",")[2])
        return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))

    def sliders(self):
        """Return the labels of the sliders, in order; other methods count from 0 in them."""
        return self.root.locator(f"{SLIDER} .widget-label").all_text_contents()

    def value(self, slider=0):
        """Return the position of a slider's handle, in the slider's own units."""
        return float(self.handle(slider).get_attribute("aria-valuenow"))

    def is_at_end(self, slider=0):
        """Return whether a slider's handle can go no farther to the right."""
        return self.value(slider) == float(self.handle(slider).get_attribute("aria-valuemax"))

    def press(self, key, slider=0, timeout=PATIENCE):
        """Press a key on a slider, and wait until the readout and the picture have changed."""
        with self.change(f"{key} on slider {slider}", timeout):
            self.handle(slider).press(key)

    def drag(self, fraction):
        """Drag the first slider's handle to a fraction of its track; wait as `press` does."""
        track = self.root.locator(SLIDER).first.locator(".noUi-base")
        with self.change(f"dragging to {fraction}"):
            self._move_pressed(self.handle(), (0.5, 0.5), track, (fraction, 0.5))

    def stroke(self, start, stop):
        """Draw on the picture with the mouse, between two points as fractions (x, y) of it."""
        canvas = self.canvas()
        with self.change(f"a stroke from {start} to {stop}"):
            self._move_pressed(canvas, start, canvas, stop)

    def settle(self):
        """Wait until the kernel rests and the demo has looked the same for 0.2 s."""
        self._lab.wait_for_answer()
        if wrong := self.root.evaluate("(root, seconds) => course.rest(root, seconds)", PATIENCE):
            raise TimeoutError(f"{wrong} after {PATIENCE} s: {self.readout()}")

    @contextmanager
    def change(self, action, timeout=PATIENCE):
        """Do in the block what is called `action`; wait as `press` does."""
        before = self.root.evaluate("root => course.look(root)")
        yield
        script = "(root, [before, seconds]) => course.change(root, before, seconds)"
        if kept := self.root.evaluate(script, [before, timeout]):
            raise AssertionError(
                f"{action}: the {kept} stayed as it was for {timeout} s; {self.readout()!r}"
            )
        self.settle()

    def _move_pressed(self, part, start, other, end):
        # JupyterLab lays cells out as they come into view, which moves those below them.
        last, box = None, {}
        while box != last:
            last = box
            part.scroll_into_view_if_needed()
            self._lab.page.wait_for_timeout(50)
            box = part.bounding_box()
        mouse = self._lab.page.mouse
        mouse.move(*_point(box, start))
        mouse.down()
        mouse.move(*_point(other.bounding_box(), end), steps=5)
        mouse.up()


def _point(box, fractions):
    return box["x"] + fractions[0] * box["width"], box["y"] + fractions[1] * box["height"]
