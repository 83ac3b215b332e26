"""What goes wrong in a class: restarts, reloads, second windows, wild mice."""

import os
import random
import re
import signal
import zlib
from contextlib import contextmanager

import pytest

from tools.browser.driver import LabPage, wait_for

WALK = "import helpers\n\nhelpers.convolve_demo(helpers.step_signal(20, 10), [1, 1, 1])"
# ipykernel 7.4 brings a widget's messages back to the thread that made it; those before, which
# the course admits, leave them on the thread of the subshell. A line of the readout tells.
ON_A_THREAD = """\
import threading
from ipykernel.comm.comm import BaseComm

if hasattr(BaseComm, "_reply_subshell_for"):
    del BaseComm._reply_subshell_for
import helpers
import skimage as ski

demo = helpers.filter_lab(ski.data.camera()[::4, ::4])
show = demo._show

def say_thread(**values):
    is_main = threading.current_thread() is threading.main_thread()
    return f"{show(**values)}\\non the main thread: {is_main}"

demo._show = say_thread
demo"""
# Steps that take long aren't drawn ahead, but this machine may be busy.
LAB = """\
import helpers
from livefigure import ahead

ahead._SLOW = 10
lab = helpers.filter_lab(helpers.step_signal(20, 10))
lab"""
LOST = "This figure has lost its connection to Python. Run its cell again."
SILENT = "Python doesn't answer."
NEW = "said => document.querySelector('.live-figure-readout').textContent.trim() !== said"
# How many looks at a canvas, four a second, found a pixel that nothing was painted on.
COUNT_BLANKS = """canvas => {
  clearInterval(window.counting);
  [window.blanks, window.looks] = [0, 0];
  window.counting = setInterval(() => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    window.looks += 1;
    for (let i = 3; i < data.length; i += 4) if (data[i] === 0) { window.blanks += 1; return; }
  }, 250);
}"""


def note(demo):
    return demo.root.locator(".live-figure-note").text_content()


def kernel(lab, action):
    lab.page.evaluate(f"jupyterapp.shell.currentWidget.sessionContext.session.kernel.{action}")


def test_reloads_second_windows_and_restarts_leave_no_dead_slider(
    write_lesson, visit_lesson, windows, server
):
    write_lesson("robust_restart", WALK)
    lab = visit_lesson("robust_restart")
    lab.run_all()
    lab.demos()[0].press("End")

    lab.command("docmanager:save")  # what isn't saved isn't there again
    lab.page.reload()
    lab.wait_for_widgets()
    (demo,) = lab.demos()
    assert demo.readout().startswith("output 19:")
    demo.press("ArrowLeft")

    address = server.lesson_address("notebooks/robust_restart.ipynb")
    second = LabPage(windows.new_page(), address)
    second.wait_for_widgets()
    (twin,) = second.demos()
    twin.press("ArrowLeft")
    demo.settle()
    assert twin.readout() == demo.readout()
    assert demo.readout().startswith("output 17:")
    assert (demo.picture() == twin.picture()).all()
    assert note(demo) == note(twin) == ""
    # What Python had sent ahead to the page before its reload may arrive after it.
    assert [error for error in lab.errors if not error.startswith("Comm not found")] == []
    assert second.errors == []

    # From here on JupyterLab itself reports to the console that comms are gone.
    kernel(lab, "restart()")
    lab.page.get_by_text(LOST).wait_for()
    assert demo.root.locator(".widget-slider").first.evaluate("one => one.closest('[inert]')")
    assert note(twin) == "", "its page has not been told"
    twin.handle().press("ArrowLeft")
    second.page.get_by_text(SILENT).wait_for(timeout=15_000)

    lab.run_all()
    (demo,) = lab.demos()
    assert note(demo) == ""
    demo.press("End")
    kernel(lab, "shutdown()")
    demo.handle().press("ArrowLeft")
    lab.page.get_by_text(SILENT).wait_for(timeout=15_000)
    second.close()


def test_a_saved_demo_is_a_picture_unless_its_kernel_still_has_it(write_lesson, visit_lesson):
    write_lesson("robust_reopen", WALK)
    lab = visit_lesson("robust_reopen")
    lab.run_all()
    lab.command("docmanager:save")
    picture = lab.page.locator(".jp-RenderedImage img")

    def is_still():
        picture.wait_for()
        lab.wait_for_widgets()
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
        assert lab.page.get_by_text("model not found").count() == 0
        assert lab.demos() == []

    def is_live():
        lab.wait_for_widgets()
        (demo,) = lab.demos()
        demo.press("ArrowRight")
        assert picture.count() == 0

    path = "notebooks/robust_reopen.ipynb"
    lab.page.reload()
    is_live()
    lab.open_instead(path)  # closing the tab has shut the kernel down
    is_still()
    lab.page.reload()  # there's a kernel, but it has run nothing
    is_still()
    lab.run_all()
    lab.command("docmanager:save")
    kernel(lab, "restart()")
    lab.page.reload()
    is_still()
    lab.run_all()
    is_live()


def test_a_busy_kernel_is_told_from_a_quick_one_and_forgiven(write_lesson, visit_lesson):
    write_lesson("robust_busy", WALK, "import time", "time.sleep(7)")
    lab = visit_lesson("robust_busy")
    lab.page.evaluate("void course.runAll()")
    lab.page.locator(".live-figure").wait_for()
    wait_for(lab.page, "document.querySelector('.live-figure-readout')?.textContent")
    (demo,) = lab.demos()
    demo.handle().press("ArrowRight")
    lab.page.get_by_text(SILENT).wait_for(timeout=10_000)
    wait_for(lab.page, "document.querySelector('.live-figure-note').textContent === ''", timeout=15)
    demo.settle()
    assert demo.readout().startswith("output 1:")
    assert lab.errors == []


@pytest.fixture
def freeze():
    """Stop a lesson's kernel until the block ends."""

    @contextmanager
    def stop(lab):
        number = int(lab.run_in_kernel("import os; print(os.getpid())"))
        os.kill(number, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(number, signal.SIGCONT)

    return stop


def test_next_steps_are_there_without_python_until_something_else_is_touched(
    write_lesson, visit_lesson, freeze
):
    write_lesson("robust_ahead", LAB)
    lab = visit_lesson("robust_ahead")
    lab.run_all()
    (demo,) = lab.demos()
    demo.press("Home")
    demo.canvas().scroll_into_view_if_needed()
    while lab.run_in_kernel("print(lab.ahead.is_done)") != "True\n":
        lab.page.wait_for_timeout(200)
    lab.page.wait_for_timeout(500)  # until the last of them has come
    with freeze(lab):
        seen = [(demo.readout(), demo.picture().tobytes())]
        for key in ("End", "ArrowLeft", "ArrowLeft", "ArrowRight"):
            demo.handle().press(key)
            wait_for(lab.page, NEW, seen[-1][0])
            seen.append((demo.readout(), demo.picture().tobytes()))
        lab.page.get_by_text(SILENT).wait_for(timeout=15_000)
    demo.settle()
    assert note(demo) == ""
    assert seen[-1] == (demo.readout(), demo.picture().tobytes()), "Python shows the same"
    assert [re.search(r"sample (\d+)", text)[1] for text, _ in seen] == [
        "0",
        "19",
        "18",
        "17",
        "18",
    ]
    for place, expected in ((17, seen[3]), (19, seen[1]), (0, seen[0])):
        lab.run_in_kernel(f"lab.controls['position'].value = {place}")
        demo.settle()
        assert (demo.readout(), demo.picture().tobytes()) == expected

    with freeze(lab):
        demo.root.get_by_label("boundary mode").select_option("wrap")
        before = demo.readout(), demo.picture().tobytes()
        demo.handle().press("End")
        lab.page.wait_for_timeout(300)
        assert (demo.readout(), demo.picture().tobytes()) == before, "nothing stale is shown"
    demo.settle()
    assert "wrap" in demo.readout()
    assert "sample 19" in demo.readout()
    assert lab.errors == []


# As the course starts JupyterLab, and half as often as it is by itself.
@pytest.mark.parametrize(("subshells", "times"), [("disabled", 4), ("perCommTarget", 2)])
def test_wild_dragging_leaves_the_right_picture(write_lesson, visit_lesson, subshells, times):
    write_lesson("robust_wild", ON_A_THREAD)
    lab = visit_lesson("robust_wild")
    kernel(lab, f"commsOverSubshells = '{subshells}'")
    lab.run_all()
    (demo,) = lab.demos()
    assert lab.run_in_kernel("print(demo.screen.is_shown)") == "True\n"

    def look():
        return demo.readout(), demo.picture().tobytes()

    demo.press("Home")
    # Before ipykernel 7, there were no subshells.
    release = int(lab.run_in_kernel("import ipykernel; print(ipykernel.version_info[0])"))
    assert demo.readout().endswith(f"on the main thread: {subshells == 'disabled' or release < 7}")
    at_home = look()
    demo.canvas().evaluate(COUNT_BLANKS)
    mouse, wild = lab.page.mouse, random.Random(subshells)
    track = demo.root.locator(".noUi-base").first

    def choose(kernel):
        demo.root.get_by_role("button", name=kernel, exact=True).click()

    for _ in range(times):
        choose(wild.choice(["mean", "Laplacian", "Sobel, vertical edges"]))
        for target in (track, demo.canvas()):
            box = target.bounding_box()
            mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            mouse.down()
            for _ in range(60):
                x, y = wild.random(), wild.random()
                mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
            mouse.up()
    demo.settle()
    wait_for(lab.page, "window.looks > 5")
    assert lab.page.evaluate("window.blanks") == 0

    # The page shows what the kernel has drawn, to the last pixel.
    drawn = lab.run_in_kernel("import zlib; print(zlib.crc32(demo.canvas.buffer_rgba()))")
    assert zlib.crc32(demo.picture()) == int(drawn)
    # Walked away and back one step at a time, the same place must look the same.
    last = look()
    for key in ("ArrowLeft", "ArrowRight") if demo.is_at_end() else ("ArrowRight", "ArrowLeft"):
        demo.press(key)
    assert look() == last
    choose("mean")
    demo.press("Home")
    assert look() == at_home
    assert note(demo) == ""
    assert lab.errors == []
