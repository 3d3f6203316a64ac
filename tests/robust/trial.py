"""Trials: what the command line makes of a folder, here or in a process that may neither hang nor take all memory."""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest

SECONDS, MEMORY = 30, 6 << 30
UNEXPECTED = 70


class Ended(NamedTuple):
    """How a trial ended: its exit code (None where it was stopped), what it printed, and the seconds that it took."""

    code: int | None
    out: str
    err: str
    seconds: float

    @property
    def fault(self) -> str:
        """What is wrong with this ending, "" where the folder was accepted, or refused as a user is to be told."""
        if self.code is None:
            return f"no end after {self.seconds:.0f} s"
        if self.code == 0 and not self.err:
            return ""
        if self.code != 2:
            return f"exit code {self.code}: " + (self.err.strip().splitlines() or ["nothing said"])[-1]
        lines = self.err.splitlines()
        if not lines or "Traceback" in self.err or not all(line.startswith("bittersweet: ") for line in lines):
            return f"said: {self.err[:300]!r}"
        longest = max(map(len, lines))
        return f"a line of {longest} letters" if longest > 1_100 else ""


def warm(folder: Path) -> None:
    """Load what every trial needs, by taking a study through, so that each takes a moment only."""
    from bittersweet import Study, cli, tables  # noqa: F401

    study = Study.open(folder)
    study.check()
    for name in tables.TABLES:
        tables.made(study, name)


def forked() -> int:
    """Fork this process; threads that libraries started and that rest do no harm."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def tried(folder: Path, *, export: bool = False, seconds: float = SECONDS) -> Ended:
    """How `bittersweet check` ends on a folder, and with `export` the writing of the tables where it is accepted.

    The process is a fork of this one, so that nothing has to be loaded again.
    """
    with tempfile.TemporaryDirectory() as place:
        said = [Path(place, name) for name in ("out", "err")]
        for path in said:
            path.touch()
        start = time.monotonic()
        child = forked()
        if not child:
            _child(folder, said, export)
        code = _waited(child, start + seconds)
        taken = time.monotonic() - start
        out, err = (path.read_text(encoding="utf-8", errors="replace") for path in said)
    return Ended(code, out, err, taken)


def _waited(child: int, until: float) -> int | None:
    """The exit code of a child, or None where it had to be stopped."""
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _child(folder: Path, said: list[Path], export: bool) -> None:
    """Run the command, and end the process without anything that the parent would do at its end."""
    for number, path in enumerate(said, 1):
        os.dup2(os.open(path, os.O_WRONLY), number)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    code = _code(folder, export=export)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


class _LateError(BaseException):
    """A trial has had its time."""


def tried_here(folder: Path, *, export: bool = False, seconds: float = SECONDS) -> Ended:
    """As `tried`, in this process: for folders that hardly take all memory a fork costs more than the trial."""

    def late(number: int, frame: FrameType | None) -> None:
        raise _LateError

    out, err, start = io.StringIO(), io.StringIO(), time.monotonic()
    earlier = signal.signal(signal.SIGALRM, late)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, 1)  # again each second: some code lets no error out
        with redirect_stdout(out), redirect_stderr(err):
            code = _code(folder, export=export)
    except _LateError:
        code = None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)
    return Ended(code, out.getvalue(), err.getvalue(), time.monotonic() - start)


def _code(folder: Path, *, export: bool) -> int:
    """The exit code of the command, or of the writing of the tables after it; a traceback is printed."""
    from bittersweet import cli

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["bittersweet", "check", str(folder)])
        patch.setenv("NO_COLOR", "1")
        try:
            try:
                cli.main()
                code = 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0
            return _exported(folder, folder.parent / f"{folder.name}-tables") if export and not code else code
        except _LateError:
            raise
        except BaseException:
            traceback.print_exc()
            return UNEXPECTED


def _exported(folder: Path, out: Path) -> int:
    from bittersweet import Study, tables
    from bittersweet.files import DataError

    try:
        tables.export(Study.open(folder), out)
    except DataError as error:
        for fault in error.faults:
            print("bittersweet:", fault, file=sys.stderr)
        return 2
    return 0
