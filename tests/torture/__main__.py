"""Torture: everything that takes too long for every test run, each with its figure; 1 where one found something.

python -m tests.torture
"""

from __future__ import annotations

import os
import subprocess
import sys

# Tests with made-up examples, which look at more of them when they are asked to.
ROBUST = [f"tests/robust/test_{name}.py" for name in ("csv", "new_then_check", "users_words")]
MORE = (*ROBUST, *(f"tests/{room}" for room in ("counting", "evidence", "files", "lists", "speech", "texts")))
RUNS = (
    ("-m", "tests.torture.fuzz", "--seconds", "1200"),
    ("-m", "tests.torture.kills", "--times", "15"),
    ("-m", "tests.torture.mutants", "--strict", "--jobs", "2", "--sample", "150", "--seconds", "3600"),
    ("-m", "pytest", "-q", "-p", "tests.forks", "--forks", "2", *MORE),
    ("-m", "tests.torture.strict", "--times", "20"),
)


def main() -> int:
    """Run all, whatever the one before it found."""
    ended = []
    for one in RUNS:
        # A fault is to be seen by the examples that every run of the tests has.
        more = {"BITTERSWEET_EXAMPLES": "300"} if "pytest" in one else {}
        ended.append(subprocess.run([sys.executable, *one], env={**os.environ, **more}, check=False).returncode)
    return max(ended)


if __name__ == "__main__":
    sys.exit(main())
