"""Kills: end runs and refreshes at any moment with no warning; nothing is half written, and a rerun gives the same.

python -m tests.torture.kills [--times 15] [--seed 1]
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from bittersweet import files
from tests.robust.small import small_study
from tests.robust.test_run import COUNTS, notebook, whole
from tests.robust.trial import forked

MAIN = [sys.executable, "-c", "from bittersweet.cli import main; main()"]


def run(folder: Path, out: Path, seconds: float | None = None) -> bool:
    """Run a study, ended after some seconds where they are given; whether it came to its end."""
    started = subprocess.Popen(
        [*MAIN, "run", folder, "--out", out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        return started.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        started.send_signal(signal.SIGKILL)
        started.wait()
        return False


def runs(times: int, chance: Random, place: Path) -> list[str]:
    """What went wrong in runs that were killed."""
    folder = small_study(place / "small")
    notebook(folder / "notebooks" / "01-fruits.ipynb", COUNTS)
    start = time.monotonic()
    if not run(folder, place / "right"):
        return ["a run that nobody ended failed"]
    seconds, right, wrong = time.monotonic() - start, whole(place / "right"), []
    for number in range(times):
        out = place / f"out{number}"
        ended = run(folder, out, chance.uniform(0.2, 1.05) * seconds)
        half = [
            name
            for name, content in whole(out).items()
            if not Path(name).name.startswith(".") and right[name] != content
        ]
        wrong += [f"run {number}: {name} is half written" for name in half]
        if not ended and (not run(folder, out) or whole(out) != right):
            wrong.append(f"run {number}: a rerun gives something else")
    return wrong


def writes(times: int, chance: Random, place: Path) -> list[str]:
    """What went wrong in writes of several files together, as `refresh` makes them, that were killed."""
    wrong, seen = [], {"old": 0, "new": 0}
    names = [f"{n}.ipynb" for n in range(6)]
    for number in range(times):
        home = place / f"home{number}"
        files.write_all({home / name: b"old" * 200_000 for name in names})
        child = forked()
        if not child:
            files.write_all({home / name: b"new" * 200_000 for name in names})
            os._exit(0)
        time.sleep(chance.uniform(0, 0.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        files.settle(home)
        found = {content[:3].decode() for content in whole(home).values()}
        if len(found) != 1 or sorted(whole(home)) != names or any(len(c) != 600_000 for c in whole(home).values()):
            wrong.append(f"write {number}: left {sorted(whole(home))} of {found}")
        else:
            seen[found.pop()] += 1
    print(f"writes: {seen['old']} were killed before the moves, {seen['new']} after")
    return wrong


def main() -> int:
    """Print what went wrong, and how many kills there were; 1 where something did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = Random(asked.seed)
    with tempfile.TemporaryDirectory() as place:
        wrong = writes(20 * asked.times, chance, Path(place)) + runs(asked.times, chance, Path(place))
    for fault in wrong:
        print(fault)
    print(f"kills: seed {asked.seed}, {asked.times} runs and {20 * asked.times} writes killed, {len(wrong)} faults")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
