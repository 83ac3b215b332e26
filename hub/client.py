"""A hub on this machine for tests and benchmarks, and learners who use it without a browser."""

import asyncio
import json
import re
import subprocess
import sys
import time
import urllib.request
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import aiohttp
import psutil
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from yarl import URL

from hub.trial import taken_ports

PROTOCOL = "v1.kernel.websocket.jupyter.org"  # what JupyterLab asks for


class RunningHub:
    """A hub that was started as an instructor starts it, in `folder`."""

    def __init__(self, folder):
        self.folder, self.log = folder, folder / "hub.log"
        self.port = next(port for port in range(8600, 60000, 10) if not taken_ports(port))
        self.url = f"http://127.0.0.1:{self.port}"
        folder.mkdir(parents=True, exist_ok=True)

    def start(self, timeout=120):
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "hub.trial", f"--port={self.port}"]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*command, f"--folder={self.folder}"], stdout=log, stderr=log
            )
        end = time.monotonic() + timeout
        while not self._answers():
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError(f"The hub doesn't answer:\n{self.log.read_text()}")
            time.sleep(0.1)

    def _answers(self):
        try:
            with urllib.request.urlopen(f"{self.url}/hub/health") as answer:  # noqa: S310
                return answer.status == 200
        except OSError:
            return False

    def kill(self):
        """Kill it alone, which leaves its proxy, the learners' servers and their kernels."""
        self.process.kill()
        self.process.wait()

    def processes(self):
        """Return all processes that belong to it."""
        return [
            process for process in psutil.process_iter(["cwd"])
            if process.info["cwd"] and Path(process.info["cwd"]).is_relative_to(self.folder)
        ]  # fmt: skip

    def home(self, name):
        """Return a learner's home folder."""
        return self.folder / "learners" / name

    def expose_app(self, name):
        """Have a learner's pages show the object that JupyterLab's own menus use."""
        settings = self.home(name) / ".jupyter" / "jupyter_server_config.json"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text('{"LabApp": {"expose_app_in_browser": true}}')

    @property
    def password(self):
        """The password of all learners."""
        return (self.folder / "learner.password").read_text()


@contextmanager
def running_hub(folder):
    """Give a hub that's running in a folder, and leave nothing of it running."""
    hub = RunningHub(folder)
    try:
        hub.start()
        yield hub
    finally:
        hub.kill()
        left = hub.processes()
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, timeout=3)


class Learner:
    """Somebody who has logged in, and whose server runs; see `learner`."""

    def __init__(self, hub, name, web):
        self.name, self._hub, self._web = name, hub, web
        self.url = f"{hub.url}/user/{name}/"

    async def log_in(self, timeout=300):
        """Log in as a browser does, and wait for JupyterLab's page."""
        async with self._web.get(f"{self._hub.url}/hub/login") as page:
            token = re.search(r'name="_xsrf" value="([^"]+)"', await page.text())[1]
        words = {"username": self.name, "password": self._hub.password, "_xsrf": token}
        await (await self._web.post(f"{self._hub.url}/hub/login", data=words)).read()
        end = time.monotonic() + timeout
        while True:
            async with self._web.get(f"{self.url}lab") as page:
                text = await page.text()
                if page.status == 200 and page.url.path.startswith(f"/user/{self.name}/lab"):
                    return text
            if time.monotonic() > end:
                raise TimeoutError(f"{self.name} has no server after {timeout} s")
            await asyncio.sleep(0.25)

    async def ask(self, method, what, data=None):
        """Ask the server's API, and return what it says; an OSError has what it refused."""
        token = self._web.cookie_jar.filter_cookies(URL(self.url))["_xsrf"].value
        url, headers = f"{self.url}api/{what}", {"X-XSRFToken": token}
        async with self._web.request(method, url, json=data, headers=headers) as answer:
            text = await answer.text()
            if answer.status >= 400:
                raise OSError(f"{answer.status}: {text}")
            return json.loads(text) if text else None

    @asynccontextmanager
    async def kernel(self, path):
        """Start a notebook's kernel, or find the one it has, and give what speaks with it."""
        about = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
        kernel = (await self.ask("POST", "sessions", about))["kernel"]["id"]
        url = f"{self.url}api/kernels/{kernel}/channels?session_id={uuid4().hex}"
        # With compression, as browsers have it.
        async with self._web.ws_connect(
            url, protocols=[PROTOCOL], compress=15, max_msg_size=0
        ) as socket_:
            talk = Kernel(socket_, kernel)
            listening = asyncio.create_task(talk.listen())
            try:
                yield talk
            finally:
                listening.cancel()


@asynccontextmanager
async def learner(hub, name):
    """Log a learner in, and give the `Learner`."""
    jar = aiohttp.CookieJar(unsafe=True)  # a hub without a domain, such as 127.0.0.1
    timeout = aiohttp.ClientTimeout(total=300)
    async with aiohttp.ClientSession(cookie_jar=jar, timeout=timeout) as web:
        someone = Learner(hub, name, web)
        await someone.log_in()
        yield someone


def log_in(page, hub, name):
    """Log a learner in on a page of Playwright's, and wait for JupyterLab."""
    page.goto(f"{hub.url}/hub/login")
    page.fill("#username_input", name)
    page.fill("#password_input", hub.password)
    page.click("#login_submit")
    page.wait_for_url(f"**/user/{name}/lab**", timeout=200_000)


class Kernel:
    """A page's connection to a kernel.

    Attributes
    ----------
    comms : dict of str to dict
        The state of each widget, by its comm's id, in their order.
    errors : list of str
    is_dead : bool
        Whether the server has said that the kernel died.
    """

    def __init__(self, socket_, kernel_id):
        self.kernel_id = kernel_id
        self.comms, self.errors, self.printed, self.is_dead = {}, [], "", False
        self._socket, self._session = socket_, uuid4().hex
        self._idle, self._frames = {}, {}

    async def listen(self):
        """Take in what the kernel says, until the connection ends."""
        async for message in self._socket:
            _, (header, parent, _, content, *_buffers) = deserialize_msg_from_ws_v1(message.data)
            kind = json.loads(header)["msg_type"]
            act = getattr(self, f"_on_{kind}", None)
            if act:
                act(json.loads(content), json.loads(parent).get("msg_id"))

    def _on_status(self, content, parent):
        state = content["execution_state"]
        if state in ("dead", "restarting", "autorestarting"):
            self.is_dead = True
            for waiting in self._idle.values():
                waiting.set_exception(ConnectionError("the kernel died"))
            self._idle.clear()
        if state == "idle" and parent in self._idle:
            self._idle.pop(parent).set_result(None)

    def _on_error(self, content, _parent):
        self.errors.append(f"{content['ename']}: {content['evalue']}")

    def _on_stream(self, content, _parent):
        self.printed += content["text"]

    def _on_comm_open(self, content, _parent):
        self.comms[content["comm_id"]] = content["data"].get("state", {})

    def _on_comm_msg(self, content, _parent):
        comm, state = content["comm_id"], content["data"].get("state", {})
        self.comms.setdefault(comm, {}).update(state)
        frame = self._frames.get(comm)
        if frame and "pixels" in state and not frame.done():
            frame.set_result(None)

    async def _send(self, kind, content, metadata=None):
        """Send a message, and return what's done when the kernel has come to it."""
        header = {
            "msg_id": uuid4().hex, "msg_type": kind, "session": self._session, "username": "",
            "version": "5.3", "date": "",
        }  # fmt: skip
        message = {
            "header": header, "parent_header": {}, "metadata": metadata or {}, "content": content,
            "buffers": [],
        }  # fmt: skip
        done = self._idle[header["msg_id"]] = asyncio.get_running_loop().create_future()
        await self._socket.send_bytes(serialize_msg_to_ws_v1(message, "shell", _packed))
        return done

    async def run(self, *sources, timeout=300):
        """Run cells as *Run All* does, and wait for the last."""
        done = None
        for source in sources:
            content = {
                "code": source, "silent": False, "store_history": True, "user_expressions": {},
                "allow_stdin": False, "stop_on_error": False,
            }  # fmt: skip
            done = await self._send("execute_request", content, metadata={"cellId": uuid4().hex})
        await asyncio.wait_for(done, timeout)

    async def _say(self, comm, data):
        return await self._send("comm_msg", {"comm_id": comm, "data": data})

    async def show_first_demo(self):
        """Ask for the first demo's picture, as a page does, and return its slider and screen."""
        screens = [(comm, state) for comm, state in self.comms.items() if state.get("slider")]
        screen, state = screens[0]
        label = state["slider"]["label"]
        slider = next(
            comm for comm, other in self.comms.items()
            if other.get("description") == label and "step" in other
        )  # fmt: skip
        size = {"pixels": round(state["width"]), "column": None, "frame": 0}
        content = {"type": "show", "view": "1", **size}
        await (await self._say(screen, {"method": "custom", "content": content}))
        return slider, screen

    async def move(self, slider, screen, value, timeout=10):
        """Move a slider as a page does, and return the seconds until the new frame is there."""
        frame = self._frames[screen] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        await self._say(slider, data)
        await asyncio.wait_for(frame, timeout)
        return time.perf_counter() - began


def _packed(part):
    return json.dumps(part).encode()


def code_cells(notebook):
    """Return the source of a notebook's code cells."""
    return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
