"""Call a learner's function, which may do anything, without waiting for it forever."""

import contextvars
import ctypes  # noqa: TID251 -- nothing else raises an error in another thread
import sys
import threading
import time

# Far more than any of the inputs takes. A thread's own time goes on only while it works, so a
# busy machine doesn't make a function late; one that sleeps or waits is given up by the clock.
MOST_SECONDS = 2
PATIENCE = 10
_TICK = 0.05  # seconds from one look at a function that isn't back to the next


def call(function, arguments):
    """Return what a function returns, or raise what it raises.

    Parameters
    ----------
    function : callable
        Runs in a separate thread.
    arguments : sequence
        Its positional arguments.

    Raises
    ------
    TimeoutError
        If the function works for more than 2 seconds, or isn't back after 10.

    Examples
    --------
    >>> call(max, [3, 5])
    5
    """
    outcome = {}

    def run():
        try:
            outcome["clock"] = _own_clock()
            outcome["value"] = function(*arguments)
        except BaseException as error:  # SystemExit, too
            outcome["error"] = error

    # In the caller's context, NumPy is as quiet as there, and what's printed has its cell.
    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=[run], daemon=True)
    began, is_late = time.monotonic(), False
    thread.start()
    while thread.is_alive() and time.monotonic() < began + PATIENCE:
        thread.join(_TICK)
        if thread.is_alive() and _seconds(outcome.get("clock"), began) > MOST_SECONDS:
            is_late = True
            _stop(thread)
    if thread.is_alive():
        _stop(thread)  # as soon as it's done with waiting
    if "value" in outcome and not is_late:
        return outcome["value"]
    raise TimeoutError if is_late else outcome.get("error", TimeoutError())


def _own_clock():
    """Return the clock of the time that this thread works, or None where there's no such clock."""
    find = getattr(time, "pthread_getcpuclockid", None)
    return find(threading.get_ident()) if find else None


def _seconds(clock, began):
    """Return how long a thread has worked, or how long it's been there if it has no clock."""
    try:
        return time.clock_gettime(clock)
    except (OSError, TypeError):  # the thread is gone, or has no clock
        return time.monotonic() - began


def _stop(thread):
    """Raise TimeoutError in a thread, unless that would leave a library half imported."""
    frame = sys._current_frames().get(thread.ident)  # noqa: SLF001 -- it is documented
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return
        frame = frame.f_back
    late, error = ctypes.c_ulong(thread.ident), ctypes.py_object(TimeoutError)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(late, error)
