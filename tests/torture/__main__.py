"""Torture: everything that takes too long for every test run, each with its figure; 1 where one found something.

python -m tests.torture
"""

from __future__ import annotations

import os
import subprocess
import sys

# Tests that look at more when they are asked to.
MORE = ("tests/robust/test_users_words.py", "tests/robust/test_new_then_check.py", "tests/texts/test_splitter.py")
RUNS = (
    ("-m", "tests.torture.fuzz", "--seconds", "1200"),
    ("-m", "tests.torture.kills", "--times", "15"),
    ("-m", "tests.torture.mutants", "--strict", "--jobs", "2", "--sample", "150", "--seconds", "3600"),
    ("-m", "pytest", "-q", *MORE),
    ("-m", "tests.torture.strict", "--times", "20"),
)


def main() -> int:
    """Run all, whatever the one before it found."""
    env = {**os.environ, "BITTERSWEET_EXAMPLES": "300"}
    return max([subprocess.run([sys.executable, *one], env=env, check=False).returncode for one in RUNS])


if __name__ == "__main__":
    sys.exit(main())
