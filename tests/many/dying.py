"""What workers do in tests: a part as ever, but that one of them dies of it, or waits until it is told to go on.

A module of its own, which a worker process loads by its name.
"""

import os
import signal
import time
from pathlib import Path

from bittersweet.many import state
from bittersweet.many.part import make

LIMIT = 60  # seconds, after which a worker goes on by itself


def dying(job, part):
    """The part done; the first worker that comes to part 3 dies with all written, and nothing in its place."""
    told = Path(job.out).with_name("died")
    if part.number == 3 and not told.exists():
        told.touch()
        state.put = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    return make(job, part)


def waiting(job, part):
    """The part done; from part 4 on it first waits until a file says that it may go on."""
    end = time.monotonic() + LIMIT
    while part.number > 3 and not Path(job.out).with_name("go-on").exists() and time.monotonic() < end:
        time.sleep(0.01)
    return make(job, part)
