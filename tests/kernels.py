"""Kernels for tests, forked from one process that has imported what their notebooks import.

pytest -p tests.kernels

A kernel that starts from nothing is busy for three seconds before its first cell. Here one process imports it all and
waits at a socket; the kernel's program (`ask`, below) only asks there for a fork and stands for it: signals are handed
on, and neither outlives the other. Only libraries are there already: the project's own modules and the names of its
notebook a kernel imports itself. The order of sets is one for all kernels of a run. Where pytest is run without this,
they start from nothing and each has its own, as in `make torture`.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import warnings
from contextlib import contextmanager
from pathlib import Path

LIBRARIES = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "matplotlib.backends.backend_agg", "matplotlib.figure", "pandas",
    "PIL.Image", "pydantic", "scipy.stats", "spacy.lang.en", "ipykernel.debugger",
)  # fmt: skip
NO_HISTORY = "--HistoryManager.enabled=False"  # nobody looks back at what a test ran
HANDED_ON = (signal.SIGINT, signal.SIGTERM)
HEAD = 8  # bytes that say how long a request is
ENDED_WELL = b"\0"


def pytest_configure(config):
    """Have all kernels forked, those of the strict check among them, until the end."""
    kernels = served()
    os.environ["JUPYTER_PATH"] = kernels.__enter__()
    config.add_cleanup(lambda: kernels.__exit__(None, None, None))
    config.option.nbval_current_env = False  # but the kernel that the notebook names, found there


@contextmanager
def served():
    """A folder for JUPYTER_PATH, in which the kernel "python3" is one that is forked."""
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "socket")
        start = [sys.executable, "-I", "-S", __file__, place, "-f", "{connection_file}", NO_HISTORY]
        spec = Path(folder) / "kernels" / "python3" / "kernel.json"
        spec.parent.mkdir(parents=True)
        spec.write_text(json.dumps({"argv": start, "display_name": "Python 3", "language": "python"}), encoding="utf-8")
        # Without this folder among those that a kernel imports from; the debugger asks for modules that are not frozen.
        options = ["-P", "-X", "frozen_modules=off"]
        server = subprocess.Popen([sys.executable, *options, __file__, "--serve", place], stdin=subprocess.PIPE)
        try:
            yield folder
        finally:
            server.communicate()


def ask(place, arguments):
    """The exit code of a kernel with these arguments, forked by the process at `place`, once it has ended."""
    asked = json.dumps({"arguments": arguments, "folder": str(Path.cwd()), "variables": dict(os.environ)}).encode()
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(place)
        socket.send_fds(line, [len(asked).to_bytes(HEAD)], [0, 1, 2])
        line.sendall(asked)
        for number in HANDED_ON:
            signal.signal(number, lambda number, _: line.send(bytes([number])))
        return 0 if line.recv(1) == ENDED_WELL else 1


def serve(place):
    """Fork a kernel for each request at the socket `place`, until standard input ends."""
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(place)
        door.listen()
        load()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a kernel that has ended
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
        while True:
            line, _ = door.accept()
            # Threads that libraries started and that rest do no harm; a kernel warns as it would by itself.
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                child = os.fork()
            if not child:
                door.close()
                kernel(line)
            line.close()


def load():
    """Import what notebooks import of libraries; what is the project's own, each kernel imports itself."""
    import importlib

    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"  # what a kernel says before the import
    for name in LIBRARIES:
        importlib.import_module(name)
    importlib.import_module("spacy").blank("en")  # looks for what is installed, which it keeps


def kernel(line):
    """Be the kernel that was asked for, to its end."""
    head, streams, _, _ = socket.recv_fds(line, HEAD, 3)
    asked = json.loads(line.recv(int.from_bytes(head), socket.MSG_WAITALL))
    for own, given in enumerate(streams):
        os.dup2(given, own)
        os.close(given)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(asked["variables"])
    os.chdir(asked["folder"])
    sys.argv = ["ipykernel_launcher", *asked["arguments"]]
    threading.Thread(target=obey, args=[line], daemon=True).start()
    code = 1
    try:
        from ipykernel import kernelapp

        kernelapp.launch_new_instance()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    finally:
        if not code:
            line.send(ENDED_WELL)
        os._exit(code)


def obey(line):
    """Send this process each signal that comes along the line, and end it where the line ends."""
    while number := line.recv(1):
        os.kill(os.getpid(), number[0])
    os._exit(1)


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        serve(sys.argv[2])
    else:
        sys.exit(ask(sys.argv[1], sys.argv[2:]))
