"""Drive the course in a real JupyterLab with a real Chromium.

Nothing here knows pytest, so that benchmarks can drive the same pages.
"""

import base64
import io
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import numpy as np
from PIL import Image

COURSE = Path(__file__).resolve().parents[2]
ARTIFACTS = COURSE / "artifacts"
VIEWPORT = {"width": 1280, "height": 720}
NO_CHROMIUM = (
    "no Chromium found: install your system's (Debian: apt-get install chromium) "
    "or Playwright's (.venv/bin/playwright install chromium)"
)

# ipympl puts the figure on the first canvas, and its zoom rectangle on another above it.
CANVAS = ".jupyter-matplotlib-canvas-container canvas:first-child"
KERNEL_IS_IDLE = """
  window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'
"""
# What Python is asked after something else it answers after it. A kernel that is gone answers
# never.
ASK_KERNEL = """timeout => Promise.race([
  jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestKernelInfo(),
  new Promise((_, fail) => setTimeout(fail, timeout, new Error('Python does not answer'))),
]).then(() => {})"""
# How long to wait, in seconds, before something is given up: machines may be slow and busy.
PATIENCE = 30
# A kernel goes on without its page, and keeps its memory. Nobody is asked whether to save.
CLOSE_TABS = """async () => {
  for (const tab of Array.from(jupyterapp.shell.widgets('main'))) {
    await tab.sessionContext?.shutdown();
    tab.dispose();
  }
}"""
# How a demo looks: its text, and a number for what each canvas shows (FNV-1a over its pixels; to
# make a PNG takes far longer).
LOOK = f"""
const {{ kernel }} = jupyterapp.shell.currentWidget.sessionContext.session;
const text = () => Array.from(
  root.querySelectorAll('.course-readout'), readout => readout.textContent
).join('\\n').trim();
const picture = () => Array.from(root.querySelectorAll({CANVAS!r}), canvas => {{
  const {{ width, height }} = canvas;
  if (!width || !height) return 'not laid out yet';
  const pixels = canvas.getContext('2d').getImageData(0, 0, width, height);
  let hash = 2166136261;
  for (const pixel of new Uint32Array(pixels.data.buffer)) {{
    hash = Math.imul(hash ^ pixel, 16777619);
  }}
  return `${{width}}×${{height}} ${{hash}}`;
}}).join();
const wait = seconds => new Promise(after => setTimeout(after, 1000 * seconds));
const now = () => performance.now() / 1000;"""
SEE = f"root => {{ {LOOK} return [text(), picture()]; }}"
# The page itself waits: to be asked again and again costs more than the demo.
AWAIT_CHANGE = f"""async (root, [before, timeout]) => {{ {LOOK}
  const end = now() + timeout;
  for (;;) {{
    const kept = text() === before[0] ? 'readout' : picture() === before[1] ? 'picture' : '';
    if (!kept || now() > end) return kept;
    await wait(0.02);
  }}
}}"""
AWAIT_REST = f"""async (root, timeout) => {{ {LOOK}
  const end = now() + timeout;
  let since = now(), last = [text(), picture()];
  for (;;) {{
    await wait(0.1);
    const look = [text(), picture()];
    if (look.join() !== last.join()) [since, last] = [now(), look];
    const isIdle = kernel.status === 'idle';
    if (isIdle && now() - since >= 0.2) return '';
    if (now() > end) return isIdle ? 'the demo still changes' : 'Python is still busy';
  }}
}}"""
# Outputs of the notebook's model against what the page shows of them; a demo's parts come last.
ALL_WIDGETS_SHOWN = """() => {
  const type = 'application/vnd.jupyter.widget-view+json';
  const expected = jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === 'code')
    .flatMap(cell => cell.model.outputs.toJSON())
    .filter(output => output.data?.[type]).length;
  const shown = document.querySelectorAll('.jp-OutputArea-output > .jupyter-widgets').length;
  const demos = [...document.querySelectorAll('.course-demo')];
  return shown >= expected && demos.every(
    demo => demo.querySelector('canvas') && demo.querySelector('.course-readout'));
}"""

# Runs a script, and ends it as soon as standard input closes. The system closes it when the
# process at the other end is gone, however it went, so no JupyterLab outlives its tests.
# Jupyter then shuts its kernels down; os.read, because sys.stdin has a lock that exit waits for.
RUN_WHILE_STDIN_IS_OPEN = """
import os, runpy, signal, sys, threading

def watch():
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=watch, daemon=True).start()
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def find_chromium(playwright):
    """Return the path of the system's Chromium, or of Playwright's own, or None."""
    # The first is all of it but a desktop's window, and needs less of the processor.
    for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def launch_chromium(playwright, path):
    """Start the Chromium at `path`, kept from calling home."""
    if path is None:
        raise FileNotFoundError(NO_CHROMIUM)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(
        executable_path=path,
        args=[
            *(["--no-sandbox"] if is_root else []),  # its sandbox refuses to work for root
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-gpu",
            "--disable-quic",
            "--disable-sync",
            "--no-first-run",
        ],
    )


def wait_for(page, condition, arg=None, timeout=PATIENCE):
    """Wait, `timeout` seconds at most, until a condition in JavaScript holds in a page."""
    # Playwright's own way is to ask at every frame, and makes the page draw as many.
    page.wait_for_function(condition, arg=arg, timeout=timeout * 1000, polling=50)


def copy_course(target):
    """Copy what JupyterLab serves, so that its autosave never touches the course itself."""
    for folder in ("data", "labconfig", "lessons", "notebooks", "solutions", "tools"):
        shutil.copytree(COURSE / folder, target / folder)
    shutil.copy(COURSE / "jupyter_server_config.py", target)


class LabServer:
    """A JupyterLab started by the course for someone who has never started one.

    Parameters
    ----------
    folder : Path
        An empty folder, for a copy of the course and for the user's home.
    command : sequence of str, optional
        A script of the course that starts JupyterLab, and its arguments.
    """

    def __init__(self, folder, command=("tools/lab.py",)):
        self._command = command
        self.course = folder / "course"
        self._home = folder / "home"
        self._log = folder / "lab.log"
        self._process = None
        self.address = None  # what the learner is told to open
        self.root = None
        self.token = None

    def __enter__(self):
        copy_course(self.course)
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
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environ,
                cwd=self.course,
            )
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
            if found := re.search(r"(http://[^/\s]+)/\S*\?token=(\w+)", self.log()):
                self.address, self.root, self.token = found[0], found[1], found[2]
                return
            time.sleep(0.05)
        raise RuntimeError(f"JupyterLab gave no address within {timeout} s:\n{self.log()}")

    def lesson_address(self, path):
        """Return the address that opens a notebook, given as a path in the course, alone."""
        # A workspace with a new name has no tabs to restore.
        return f"{self.root}/lab/workspaces/test-{uuid4().hex}/tree/{path}?token={self.token}"

    def log(self):
        """Return everything that JupyterLab printed so far."""
        return self._log.read_text()


class LabPage:
    """One browser window on a JupyterLab; `errors` collects what its console reports.

    Parameters
    ----------
    page : playwright.sync_api.Page
        An empty window.
    address : str
        A `LabServer`'s ``address``, or what its ``lesson_address`` returns.
    """

    def __init__(self, page, address):
        self.errors = []
        self.page = page
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._note_console)
        self.page.goto(address)
        self._wait_for_kernel(timeout=60)
        self.page.evaluate("jupyterapp.restored.then(() => {})")

    def open_instead(self, path):
        """Open a notebook, given as a path in the course, in the place of the open ones.

        JupyterLab puts its launcher into a window without tabs: that stays beside it.
        """
        self.page.evaluate(CLOSE_TABS)
        self.errors.clear()
        self.page.evaluate(
            "path => void jupyterapp.commands.execute('docmanager:open', { path })", path
        )
        self._wait_for_kernel(timeout=60)

    def close(self):
        """Close the window and shut down the kernels of its tabs."""
        self.page.evaluate(CLOSE_TABS)
        self.page.close()

    def _note_console(self, message):
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _wait_for_kernel(self, timeout):
        wait_for(self.page, KERNEL_IS_IDLE, timeout=timeout)

    def wait_for_answer(self, timeout=PATIENCE):
        """Wait until Python has come to what the page has sent so far."""
        self.page.evaluate(ASK_KERNEL, timeout * 1000)

    def tabs(self):
        """Return the titles of the open tabs."""
        return self.page.evaluate(
            "Array.from(jupyterapp.shell.widgets('main'), w => w.title.label)"
        )

    def run_all(self, timeout=120):
        """Run all cells as the Run menu does, and wait for the last; raise on a time-out."""
        self.page.evaluate(
            """() => {
              window.courseRun = 'running';
              jupyterapp.commands.execute('notebook:run-all-cells')
                .then(() => { window.courseRun = 'done'; });
            }"""
        )
        wait_for(self.page, "window.courseRun === 'done'", timeout=timeout)
        self.wait_for_widgets()

    def wait_for_widgets(self):
        """Wait until the kernel rests, and every widget is there and at rest."""
        self._wait_for_kernel(timeout=30)
        # Views of widgets arrive after their cells are done.
        wait_for(self.page, ALL_WIDGETS_SHOWN)
        Demo(self, self.page.locator("body")).settle()

    def reload(self):
        """Reload the page as the browser's button does, and wait for its widgets."""
        # What is not saved is not there again.
        self.page.evaluate("jupyterapp.commands.execute('docmanager:save')")
        self.page.reload()
        self._wait_for_kernel(timeout=60)
        self.wait_for_widgets()

    def run_in_kernel(self, code):
        """Run code beside the notebook's cells, and return what it printed."""
        return self.page.evaluate(
            """async code => {
              const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
              const future = kernel.requestExecute({ code });
              let printed = '';
              future.onIOPub = message => {
                if (message.header.msg_type === 'stream') printed += message.content.text;
              };
              const { content } = await future.done;
              if (content.status !== 'ok') throw new Error(content.evalue);
              return printed;
            }""",
            code,
        )

    def cell_errors(self):
        """Return the errors among the cells' outputs, and the cells that have never been run."""
        return self.page.evaluate(
            """jupyterapp.shell.currentWidget.content.widgets
              .filter(cell => cell.model.type === 'code')
              .flatMap(cell => {
                const source = cell.model.sharedModel.source;
                const errors = cell.model.outputs.toJSON()
                  .filter(output => output.output_type === 'error')
                  .map(output => `${output.ename}: ${output.evalue} in: ${source}`);
                const skipped = source.trim() && cell.model.executionCount === null;
                return skipped ? [...errors, `not run: ${source}`] : errors;
              })"""
        )

    def demos(self, within=""):
        """Return the demos on the page, or in what a selector finds, in order."""
        # All cells are in the page, off the screen too: JupyterLab's default `windowingMode`
        # leaves them out of the drawing only.
        return [Demo(self, found) for found in self.page.locator(f"{within} .course-demo").all()]

    def screenshot(self, name):
        """Keep the window as ``artifacts/NAME.png``."""
        ARTIFACTS.mkdir(exist_ok=True)
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
        return self.root.locator(".course-readout").first.text_content().strip()

    def picture(self, number=0):
        """Return the pixels of a canvas, an array of uint8 of shape (rows, columns, 4)."""
        url = self._canvas(number).evaluate("canvas => canvas.toDataURL()")
        png = base64.b64decode(url.partition(",")[2])
        return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))

    def sliders(self):
        """Return the labels of the sliders, in order; other methods count from 0 in them."""
        return self.root.locator(".widget-slider:visible .widget-label").all_text_contents()

    def value(self, slider=0):
        """Return the position of a slider's handle, in the slider's own units."""
        return float(self._handle(slider).get_attribute("aria-valuenow"))

    def is_at_end(self, slider=0):
        """Return whether a slider's handle can go no farther to the right."""
        return self.value(slider) == float(self._handle(slider).get_attribute("aria-valuemax"))

    def press(self, key, slider=0, timeout=PATIENCE):
        """Press a key on a slider, and wait until the readout and the picture have changed."""
        with self.change(f"{key} on slider {slider}", timeout):
            self._handle(slider).press(key)

    def drag(self, fraction, slider=0, timeout=PATIENCE):
        """Drag a slider's handle to a fraction of its track; wait as `press` does."""
        handle = self._handle(slider)
        box = self._box_at_rest(handle)
        track = self._slider(slider).locator(".noUi-base").bounding_box()
        mouse = self._lab.page.mouse
        with self.change(f"dragging slider {slider} to {fraction}", timeout):
            mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            mouse.down()
            middle = track["y"] + track["height"] / 2
            mouse.move(track["x"] + fraction * track["width"], middle, steps=10)
            mouse.up()

    def stroke(self, start, stop):
        """Draw on the picture with the mouse, between two points as fractions (x, y) of it."""
        canvas = self._canvas(0)
        box = self._box_at_rest(canvas)
        (x0, y0), (x1, y1) = (
            (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, stop)
        )
        mouse = self._lab.page.mouse
        with self.change(f"a stroke from {start} to {stop}"):
            mouse.move(x0, y0)
            mouse.down()
            mouse.move(x1, y1, steps=10)
            mouse.up()

    def screenshot(self, name):
        """Keep a picture of the demo alone as ``artifacts/NAME.png``."""
        ARTIFACTS.mkdir(exist_ok=True)
        self.root.screenshot(path=ARTIFACTS / f"{name}.png")

    def settle(self, timeout=PATIENCE):
        """Wait until the kernel rests and the demo has looked the same for 0.2 s."""
        self._lab.wait_for_answer(timeout)
        if wrong := self.root.evaluate(AWAIT_REST, timeout):
            raise TimeoutError(f"{wrong} after {timeout} s: {self.readout()}")

    @contextmanager
    def change(self, action, timeout=PATIENCE):
        """Do in the block what is called `action`; wait as `press` does."""
        before = self.root.evaluate(SEE)
        yield
        if kept := self.root.evaluate(AWAIT_CHANGE, [before, timeout]):
            raise AssertionError(
                f"{action}: the {kept} stayed as it was for {timeout} s; {self.readout()!r}"
            )
        self.settle()

    def _box_at_rest(self, handle):
        # JupyterLab lays cells out as they come into view, which moves those below them.
        handle.scroll_into_view_if_needed()
        last, box = None, handle.bounding_box()
        while box != last:
            self._lab.page.wait_for_timeout(150)
            handle.scroll_into_view_if_needed()
            last, box = box, handle.bounding_box()
        return box

    def _canvas(self, number):
        return self.root.locator(CANVAS).nth(number)

    def _slider(self, number):
        return self.root.locator(".widget-slider:visible").nth(number)

    def _handle(self, number):
        return self._slider(number).locator(".noUi-handle")
