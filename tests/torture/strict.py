"""Strict: the strict check of the notebooks again and again, each time with another hash seed, zone and locale.

python -m tests.torture.strict [--times 20]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ZONES = ("UTC", "Asia/Karachi", "America/New_York", "Pacific/Kiritimati")
LOCALES = ("C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "C")


def main() -> int:
    """Print each time that failed, and how many did not; 1 where one did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    asked, failed = parser.parse_args(), 0
    for number in range(asked.times):
        own = {
            "PYTHONHASHSEED": str(number),
            "TZ": ZONES[number % len(ZONES)],
            "LC_ALL": LOCALES[number % len(LOCALES)],
        }
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "notebooks"]
        ended = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **own}, capture_output=True, text=True, check=False
        )
        if ended.returncode:
            failed += 1
            print(f"{own}: {ended.stdout.strip().splitlines()[-1:]}", flush=True)
    print(f"strict: {asked.times - failed} of {asked.times} times the same")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
