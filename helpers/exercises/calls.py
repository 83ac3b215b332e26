"""Call a learner's function, which may do anything, without waiting for it forever."""

import contextvars
import sys
import sysconfig
import threading
import time

# Far more than any of the inputs takes. A thread's own time goes on only while it works, so a
# busy machine doesn't make a function late; one that sleeps or waits is given up by the clock.
MOST_SECONDS = 2
PATIENCE = 10
# Whatever of these a function calls comes back by itself, and is far quicker while not watched.
# The last two are those of an import, which leaves a broken library if it's stopped halfway.
_PATHS = {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")}
_LIBRARIES = (*_PATHS, "<frozen", "<string>")


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

    def stop_when_late(frame, event, argument):
        if frame.f_code.co_filename.startswith(_LIBRARIES):
            return None
        frame.f_trace_opcodes = True  # a loop on one line has no other events
        if time.thread_time() > MOST_SECONDS:
            raise TimeoutError
        return stop_when_late

    def run():
        sys.settrace(stop_when_late)
        try:
            outcome["value"] = function(*arguments)
        except BaseException as error:  # SystemExit, too
            outcome["error"] = error
        finally:
            sys.settrace(None)

    # In the caller's context, NumPy is as quiet as there, and what's printed has its cell.
    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=[run], daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if "value" in outcome:
        return outcome["value"]
    raise outcome.get("error", TimeoutError())
