"""Strict: the strict check of the notebooks again and again, with other hash seeds, zones, locales and Pythons.

python -m tests.torture.strict [--times 20] [--pythons python3.11 python3.12 …]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
ZONES = ("UTC", "Asia/Karachi", "America/New_York", "Pacific/Kiritimati")
LOCALES = ("C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "C")
PYTHONS = ("python3.11", "python3.12", "python3.13")


def works(name: str) -> bool:
    """Whether there is a Python of this name here (a version manager may have the name and not the Python)."""
    if not shutil.which(name):
        return False
    return subprocess.run([name, "-c", ""], capture_output=True, check=False).returncode == 0


def environment(python: str) -> Path:
    """The interpreter of an environment for a Python, set up as `make` sets it up; kept in ``build/`` for next time."""
    home = Path("build") / "torture" / Path(python).name
    subprocess.run(["make", "--silent", f"{home}/ready", f"VENV={home}", f"PYTHON={python}"], cwd=ROOT, check=True)
    return ROOT / home / "bin" / "python"


def variables(number: int) -> dict[str, str]:
    """What differs in the environment of the check of this number."""
    zone, locale = ZONES[number % len(ZONES)], LOCALES[number % len(LOCALES)]
    return {"PYTHONHASHSEED": str(number), "TZ": zone, "LC_ALL": locale}


def main() -> int:
    """Print each time that failed, and how many did not on each Python; 1 where one did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--pythons", nargs="+", default=[name for name in PYTHONS if works(name)] or [sys.executable])
    asked, begin = parser.parse_args(), time.monotonic()
    homes = {name: environment(name) for name in asked.pythons}
    same, failed = dict.fromkeys(homes, 0), 0
    for number in range(asked.times):
        # Three Pythons, four zones, five locales: no two go in step.
        name = asked.pythons[number % len(homes)]
        command = [homes[name], "-m", "pytest", "-q", "-p", "tests.forks", "--forks", "2", "-p", "no:cacheprovider"]
        own = variables(number)
        ended = subprocess.run(
            [*command, "notebooks"], cwd=ROOT, env={**os.environ, **own}, capture_output=True, text=True, check=False
        )
        same[name] += not ended.returncode
        if ended.returncode:
            failed += 1
            print(f"{name} {own}: {ended.stdout.strip().splitlines()[-1:]}", flush=True)
    took = time.monotonic() - begin
    print(f"strict: {asked.times - failed} of {asked.times} times the same ({same}), {took:.0f} s")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
