"""Mutants: small faults put into the code one at a time; the unit tests of the same room must see each.

python -m tests.torture.mutants [--seed 1] [--sample 60] [ROOM …]     (a room, or a part of it: "lists", "lists/finder")
python -m tests.torture.mutants --strict                    (charts too, and those that live before the notebooks)

What a chart looks like is seen by the strict check of the notebooks, which compares every picture: so charts count only
with it.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random

import pytest

from tests.torture.faults import Mutant, mutants

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "bittersweet"
# The rooms, each with the tests that are to see a fault in it, the nearest first.
ROOMS = {
    "files": ["tests/files"],
    "texts": ["tests/texts"],
    "lists": ["tests/lists"],
    "coding": ["tests/coding"],
    "speech": ["tests/speech"],
    "parsing": ["tests/parsing"],
    "counting": ["tests/counting"],
    "claims": ["tests/claims"],
    "evidence": ["tests/evidence"],
    "case": ["tests/case/test_practices_and_echoes.py", "tests/case/test_sentiment.py"],
    "many": ["tests/many"],
    "study": ["tests/study"],
    "tables.py": ["tests/test_tables.py"],
    "charts": ["tests/charts"],
    "explore": ["tests/explore"],
    "notebook.py": ["tests/test_notebook_display.py"],
    "publish": ["tests/publish"],
    "new.py": ["tests/test_new.py"],
    "cli.py": [
        "tests/test_cli.py",
        "tests/many/test_doors.py",
        "tests/robust/test_run.py::test_refresh_rewrites_what_changed_and_a_second_time_nothing",
    ],
}
PICTURES = "charts"  # the room whose faults the strict check is to see
# What the rooms import from elsewhere: once for all mutants.
WARM = ("hypothesis", "matplotlib.pyplot", "pandas", "PIL.Image", "pydantic", "scipy.stats", "spacy.lang.en")
ENOUGH = 95  # in a hundred
SLOWER = 5  # times the processor's seconds of the tests without a fault, after which a run is taken to be endless
WAIT = 240  # seconds of the clock, for a fault that waits for ever
MEMORY = 8 << 30  # bytes, for one that grows for ever
WARNINGS = """filterwarnings =
    error
    ignore::pytest.PytestAssertRewriteWarning
"""
UNITS, STRICT = "units.ini", "strict.ini"
INI = {
    UNITS: f"[pytest]\naddopts = --doctest-modules -p no:cacheprovider -p no:nbval\n{WARNINGS}",
    STRICT: f"[pytest]\naddopts = --nbval --nbval-current-env -p no:cacheprovider\n{WARNINGS}",
}
Drawn = tuple[str, Mutant]  # a mutant and its room


def seen_by(mutant: Mutant, place: Path, tests: list[str], seconds: float, *, strict: bool) -> str:
    """Who sees the fault: the tests of its module or of its room, else the notebooks where asked for, else nobody ("").

    `place` holds a copy of the project.
    """
    own = place / mutant.path.relative_to(ROOT)
    before = own.read_text(encoding="utf-8")
    own.write_text(mutant.code, encoding="utf-8")
    near = near_to(mutant.path, place, tests)
    try:
        if not (passes(place, UNITS, near, seconds) and passes(place, UNITS, tests, seconds)):
            return "tests"
        return "notebooks" if strict and not passes(place, STRICT, ["notebooks"], WAIT) else ""
    finally:
        own.write_text(before, encoding="utf-8")


def near_to(path: Path, place: Path, tests: list[str]) -> list[str]:
    """The tests that are run first: the examples of the module itself, and those of the file that has its name."""
    own = place / path.relative_to(ROOT)
    return [str(own), *map(str, (place / tests[0]).rglob(f"test_{own.stem}.py"))]


def passes(place: Path, ini: str, tests: list[str], seconds: float) -> bool:
    """Whether tests pass within so many seconds of the processor, however busy the machine is.

    They run in a fork of this process, which has imported what is not the project's own: so a mutant takes no longer
    than its tests.
    """
    if not (child := os.fork()):
        os._exit(_run(place, ini, tests, seconds))
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(ProcessLookupError):  # what the tests started and left
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status) in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def _run(place: Path, ini: str, tests: list[str], seconds: float) -> int:
    """Run pytest in a process that is its own group and sees only the copy of the project, and give its code."""
    os.setpgid(0, 0)
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(WAIT)
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "bittersweet", "conftest")]:
        del sys.modules[name]
    sys.path[:] = [
        f"{place / 'src'}",
        f"{place}",
        *(p for p in sys.path if p and not Path(p).is_relative_to(ROOT / "src")),
    ]
    os.environ.update(HOME=str(place), PYTHONPATH=f"{place / 'src'}:{place}", PYTHONDONTWRITEBYTECODE="1")
    os.chdir(place)
    try:
        return int(pytest.main(["-x", "-q", "-c", ini, "--rootdir", ".", *tests]))
    except BaseException:  # whatever a fault does to the run itself: it is seen
        return 1


def tests_of(room: str) -> list[str]:
    """The tests of a room, and the examples in its own docstrings."""
    return [*ROOMS[room], f"src/bittersweet/{room}"]


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def copied(place: Path) -> None:
    """Copy the project's code, tests, data and notebooks to an empty folder, to be damaged there."""
    for name in ("src", "tests", "data", "notebooks"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for ini, content in INI.items():
        (place / ini).write_text(content, encoding="utf-8")
    shutil.copy(ROOT / "conftest.py", place / "notebooks")


def limits(place: Path, rooms: Iterable[str], *, strict: bool) -> dict[str, float]:
    """For each room the seconds of the processor that its tests may take with a fault. Exits when they fail without."""
    found = {}
    for room in dict.fromkeys(rooms):
        before = _processor()
        if not passes(place, UNITS, tests_of(room), WAIT):
            sys.exit(f"{room}: its tests fail without any fault; mend them first")
        found[room] = 10 + SLOWER * (_processor() - before)
    if strict and not passes(place, STRICT, ["notebooks"], WAIT):
        sys.exit("the notebooks fail without any fault; mend them first")
    return found


def tried(
    place: Path, drawn: Sequence[Drawn], most: dict[str, float], until: float, *, strict: bool
) -> list[tuple[str, str]]:
    """The room of each mutant that there was time for, and who saw it; those that no test saw are printed.

    Raises RuntimeError where the tests near to a module fail without any fault: whatever it was given would be seen.
    """
    # Bytecode of the faultless code is read; that of a fault is not kept, so that no later run can take it for it.
    sys.dont_write_bytecode = True
    seen: list[tuple[str, str]] = []
    sound: set[Path] = set()
    for room, mutant in drawn:
        if time.monotonic() > until:
            break
        if mutant.path not in sound and not passes(place, UNITS, near_to(mutant.path, place, tests_of(room)), WAIT):
            raise RuntimeError(f"{mutant.path.relative_to(ROOT)}: the tests near to it fail without any fault")
        sound.add(mutant.path)
        by = seen_by(mutant, place, tests_of(room), most[room], strict=strict)
        seen.append((room, by))
        if by != "tests":
            who = f"seen by the {by} alone" if by else "lives"
            code = mutant.path.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
            print(f"{who}: {mutant.path.relative_to(ROOT)}:{mutant.line}  {mutant.what}\n       {code}", flush=True)
    return seen


def main() -> int:
    """Print each mutant that lived, and how many of the sample were killed; 1 where fewer than `ENOUGH` were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=60, help="mutants in all")
    parser.add_argument("--seconds", type=float, default=3600, help="after which no further one is tried")
    parser.add_argument("--jobs", type=int, default=1, help="processes that share the mutants")
    parser.add_argument("--strict", action="store_true", help="charts too, and the notebooks besides")
    parser.add_argument("rooms", nargs="*", help=", ".join(ROOMS))
    asked = parser.parse_args()
    every: list[Drawn] = []
    for name in asked.rooms or [room for room in ROOMS if asked.strict or room != PICTURES]:
        part = PACKAGE / name
        files = [part.with_suffix(".py")] if part.with_suffix(".py").exists() else sorted(part.rglob("*.py"))
        every += [(name.split("/")[0], mutant) for path in files for mutant in mutants(path)]
    sample = Random(asked.seed).sample(every, min(asked.sample, len(every)))
    until = time.monotonic() + asked.seconds
    for name in WARM:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder, str(job)) for job in range(asked.jobs)]
        places[0].mkdir()
        copied(places[0])
        most = limits(places[0], (room for room, _ in sample), strict=asked.strict)
        for place in places[1:]:
            shutil.copytree(places[0], place)  # with what was compiled
        hands = [sample[first :: asked.jobs] for first in range(asked.jobs)]
        # Not multiprocessing's own pool: what it starts may start no process, and many of the tests do.
        with ProcessPoolExecutor(asked.jobs, mp_context=multiprocessing.get_context("fork")) as pool:
            found = list(pool.map(partial(tried, most=most, until=until, strict=asked.strict), places, hands))
    seen = list(chain.from_iterable(found))
    print(f"mutants: seed {asked.seed}, {len(seen)} of {len(every)} that there are")
    shares = [_told("by the unit tests, charts left out", [by == "tests" for room, by in seen if room != PICTURES])]
    if asked.strict:
        shares.append(_told("by the unit tests or the strict check, charts too", [bool(by) for _, by in seen]))
    return min(shares) < ENOUGH


def _told(who: str, killed: list[bool]) -> float:
    share = 100 * sum(killed) / max(len(killed), 1)
    print(f"killed {who}: {sum(killed)} of {len(killed)} ({share:.0f}%)")
    return share


if __name__ == "__main__":
    sys.exit(main())
