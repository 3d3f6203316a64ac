"""Fuzz: damage a study folder in many ways, a small one or the project's own; `check` must
accept each, or refuse it as a user is to be told. What is accepted must give its tables, too.

python -m tests.torture.fuzz [--seconds 300] [--seed 1] [--damage NAME]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from bittersweet.files import PROJECT_DATA
from tests.robust.breaking import DAMAGES
from tests.robust.small import small_study
from tests.robust.trial import tried, warm


def main() -> int:
    """Print how many folders were tried, accepted and refused, and each one that ended otherwise; 1 where one did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--damage", choices=DAMAGES, help="only this one")
    parser.add_argument("--case", type=int, help="only the case of this number")
    asked = parser.parse_args()
    warm(PROJECT_DATA)
    ended: Counter[str] = Counter()
    found: set[str] = set()
    until, case = time.monotonic() + asked.seconds, asked.case or 0
    while time.monotonic() < until:
        chance = Random(f"{asked.seed}.{case}")
        name = asked.damage or chance.choice(list(DAMAGES))
        with tempfile.TemporaryDirectory() as place:
            small = chance.random() < 0.75
            folder = Path(place, "data")
            folder = small_study(folder) if small else Path(shutil.copytree(PROJECT_DATA, folder))
            said = DAMAGES[name](folder, chance)
            end = tried(folder, export=small or asked.case is not None)
        how = "otherwise" if end.fault else "refused" if end.code else "accepted"
        ended[how] += 1
        if end.fault and end.fault not in found:
            found.add(end.fault)
            print(f"\nseed {asked.seed}, case {case}, {name}: {said}\n  {end.fault}", flush=True)
            print("  " + "\n  ".join(end.err.splitlines()[-14:]), flush=True)
        if asked.case is not None:
            print(said, end.code, end.out, end.err, end.fault, sep="\n")
            break
        case += 1
    print(f"\nfuzz: seed {asked.seed}, {ended.total()} folders, {dict(ended)}")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
