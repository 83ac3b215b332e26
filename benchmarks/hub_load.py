"""Measure a hub on this machine with a whole class: ``make hub-load LEARNERS=30``.

Learners without a browser log in, run lesson 05 and move its first slider five times a second. One
with a browser measures what a person sees meanwhile. The tables are also in
``artifacts/hub_load.txt``.
"""

import argparse
import asyncio
import itertools
import os
import random
import re
import statistics
import tempfile
import threading
import time
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from benchmarks.bench import READOUT, WATCH, press
from hub.client import code_cells, learner, log_in, running_hub
from tools.browser.driver import ARTIFACTS, VIEWPORT, LabPage, launch_chromium

LESSON = "notebooks/05_gaussian_1d.ipynb"
CLASSES = (1, 5, 10, 20)
EVERY = 0.2  # seconds from step to step
SLOW = 100  # ms: a step that takes longer is felt
POLL = 10  # seconds between JupyterLab's looks at what's running
IDLE, MOVING = 10, 20  # seconds to measure
PERSON = "person"  # who isn't counted among the learners
PHASES = ("alone", "beside a person")
PARTS = {
    "hub": r"jupyterhub -f|idle_culler",
    "proxy": r"configurable-http-proxy",
    "server": r"hub\.learner",
    "kernel": r"ipykernel_launcher",
}


class Usage:
    """What the parts of a hub use: ``cpu`` in seconds so far, and ``memory`` in MB, shared out."""

    def __init__(self, hub):
        everyone = [p for p in hub.processes() if p.environ().get("JUPYTERHUB_USER") != PERSON]
        self.cpu, self._found = {}, {}
        for part, pattern in PARTS.items():
            found = [p for p in everyone if re.search(pattern, " ".join(p.cmdline()))]
            self._found[part] = found
            self.cpu[part] = sum(sum(p.cpu_times()[:2]) for p in found)
        self.cpu["clients"] = sum(psutil.Process().cpu_times()[:2])

    def since(self, before, learners):
        """Return the seconds of a core that each part has used for a learner since `before`."""
        return {part: (cpu - before.cpu[part]) / learners for part, cpu in self.cpu.items()}

    def memory(self):
        """Return the MB of each part."""
        return {
            part: sum(p.memory_full_info().pss for p in found) / 1e6
            for part, found in self._found.items()
        }


async def attend(hub, number, gate, found):
    """Be a learner: log in, run the lesson, rest, and move its slider. All do so together."""
    began = time.perf_counter()
    async with learner(hub, f"learner{number}") as who:
        found["start"].append(time.perf_counter() - began)
        for session in await who.ask("GET", "sessions"):
            await who.ask("DELETE", f"sessions/{session['id']}")
        cells = code_cells((await who.ask("GET", f"contents/{LESSON}"))["content"])
        looking = asyncio.create_task(look_around(who))
        await gate.wait()
        async with who.kernel(LESSON) as kernel:
            await kernel.run("")
            await gate.wait()
            try:
                await kernel.run(*cells)
                found["errors"] += kernel.errors
                slider, screen = await kernel.show_first_demo()
            except ConnectionError:
                found["died"] += 1
                slider = None
            for phase in PHASES:
                await gate.wait()
                await gate.wait()
                if slider:
                    found[phase] += await steps(kernel, slider, screen)
            await gate.wait()
        looking.cancel()


async def look_around(who):
    """Ask what's running, again and again, as JupyterLab does."""
    while True:
        await asyncio.sleep(POLL * random.uniform(0.5, 1))  # noqa: S311
        await asyncio.gather(who.ask("GET", "sessions"), who.ask("GET", "kernels"))


async def steps(kernel, slider, screen):
    """Move a slider to its end and back for a while, and return what each step took, in ms."""
    state, took = kernel.comms[slider], []
    count = round((state["max"] - state["min"]) / state["step"])
    began = time.monotonic() + random.uniform(0, EVERY)  # noqa: S311
    for number, place in enumerate(itertools.cycle([*range(count), *range(count, 0, -1)])):
        await asyncio.sleep(began + number * EVERY - time.monotonic())
        if time.monotonic() > began + MOVING:
            return took
        value = state["min"] + place * state["step"]
        if value != state["value"]:
            took.append(1000 * await kernel.move(slider, screen, value))
            state["value"] = value


class Person:
    """Somebody with a browser, who presses a slider's key while others move theirs."""

    def __init__(self, hub):
        self._hub, self.is_ready, self.may_go = hub, threading.Event(), threading.Event()

    def press_keys(self):
        """Log in, run the lesson and wait; then return what each key took, in ms."""
        hub = self._hub
        hub.expose_app(PERSON)
        with sync_playwright() as playwright, launch_chromium(playwright) as chromium:
            page = chromium.new_page(viewport=VIEWPORT)
            log_in(page, hub, PERSON)
            lab = LabPage(page, f"{hub.url}/user/{PERSON}/lab/tree/{LESSON}")
            lab.run_all(timeout=300)
            page.evaluate(f"const READOUT = {READOUT!r};\n{WATCH}")
            handle = page.locator(".noUi-handle").first
            handle.scroll_into_view_if_needed()
            self.is_ready.set()
            self.may_go.wait()
            end, took = time.monotonic() + MOVING - 2, []
            while time.monotonic() < end:
                took.append(press(page, handle))
            return took


async def measure(hub, learners):
    """Return what so many learners take, as a row of the table."""
    gate = asyncio.Barrier(learners + 1)
    found = {"start": [], "errors": [], "died": 0, **{phase: [] for phase in PHASES}}
    person = Person(hub)
    async with asyncio.TaskGroup() as group:
        for number in range(learners):
            group.create_task(attend(hub, number, gate, found))
        await gate.wait()  # all are there
        began = time.monotonic()
        await gate.wait()  # and have opened the lesson
        opened = time.monotonic() - began
        usage, began = Usage(hub), time.monotonic()
        await gate.wait()  # and have run it
        ran = time.monotonic() - began
        running = Usage(hub).since(usage, learners)
        usage = Usage(hub)
        memory = usage.memory()
        await asyncio.sleep(IDLE)
        idle = Usage(hub).since(usage, learners)
        usage, began = Usage(hub), time.monotonic()
        await gate.wait()  # they move
        await gate.wait()
        moving, seconds = Usage(hub).since(usage, learners), time.monotonic() - began
        keys = group.create_task(asyncio.to_thread(person.press_keys))
        await asyncio.to_thread(person.is_ready.wait, 300)
        person.may_go.set()
        await gate.wait()  # they move again
        await gate.wait()
    if found["errors"]:
        raise RuntimeError(f"The lesson failed: {found['errors'][0]}")
    alone, keys = found[PHASES[0]], keys.result()
    served = ("server", "kernel")
    return {
        "learners": learners,
        "start": statistics.median(found["start"]),
        "last": max(found["start"]),
        "open": opened,
        "Run All": ran,
        "CPU s": sum(running[part] for part in PARTS),
        **{f"{part} s": running[part] for part in served},
        "died": found["died"],
        "MB": sum(memory[part] for part in served) / learners,
        "idle %": 100 * sum(idle[part] for part in PARTS) / IDLE,
        "moving %": 100 * sum(moving[part] for part in PARTS) / seconds,
        **{part: 100 * moving[part] / seconds for part in (*PARTS, "clients")},
        "steps/s": len(alone) / MOVING / learners,
        "p50": statistics.median(alone),
        "p95": p95(alone),
        "slow %": 100 * sum(took > SLOW for took in alone) / len(alone),
        "keys": statistics.median(keys),
        "keys95": p95(keys),
    }


def p95(times):
    """Return what one time in twenty exceeds."""
    return statistics.quantiles(times, n=20)[-1]


def tables(hub, classes):
    """Yield the lines of the table, as they're known."""
    held = 0
    for number, learners in enumerate(classes):
        row = asyncio.run(measure(hub, learners))
        held = learners if row["p95"] <= SLOW else held
        if number == 0:
            yield "".join(f"{head:>9}" for head in row)
        yield "".join(f"{value:9.1f}" if value % 1 else f"{value:9.0f}" for value in row.values())
    yield f"{held} of these learners move with a p95 of {SLOW} ms at most"


def main():
    """Measure, print the table, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--learners", type=int, default=30, help="in the largest class")
    parser.add_argument("--classes", type=int, nargs="+", help="other sizes than the usual ones")
    options = parser.parse_args()
    classes = options.classes or [*(n for n in CLASSES if n < options.learners), options.learners]
    ARTIFACTS.mkdir(exist_ok=True)
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    before = f"{os.cpu_count()} cores; their load before: {load}"
    with (
        tempfile.TemporaryDirectory() as folder,
        running_hub(Path(folder)) as hub,
        (ARTIFACTS / "hub_load.txt").open("w", encoding="utf-8") as file,
    ):
        for line in itertools.chain([before], tables(hub, classes)):
            print(line, flush=True)
            print(line, file=file, flush=True)


if __name__ == "__main__":
    main()
