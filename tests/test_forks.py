"""Tests that run in forks are told as they would be from one process, a fork that ends before its time included."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FIRST = """
import os
import pytest

def test_is_in_a_fork():
    print("seen", os.getppid())
    assert os.getppid() == int(os.environ["PYTEST_RUNS_IN"])

def test_fails():
    print("said before it failed")
    assert 1 == 2

@pytest.mark.skip(reason="not today")
def test_is_skipped():
    pass
"""
SECOND = """
def test_has_a_folder_of_its_own(tmp_path):
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a").touch()

def test_has_a_folder_of_its_own_too(tmp_path):
    assert list(tmp_path.iterdir()) == []
"""
AROUND = """
import pytest

@pytest.fixture
def broken():
    raise ValueError("not set up")

@pytest.fixture
def left():
    yield
    raise ValueError("not cleared away")

def test_has_nothing(broken):
    pass

def test_leaves_something(left):
    pass
"""
LEAVES = "import os\n\ndef test_leaves():\n    os._exit(9)\n"
HERE = "import os\n\ndef pytest_configure():\n    os.environ['PYTEST_RUNS_IN'] = str(os.getpid())\n"


def ran(folder, *options, **files):
    """What pytest makes of these files in two forks: its exit code and what it prints."""
    (folder / "conftest.py").write_text(HERE)
    (folder / "pytest.ini").write_text("[pytest]\n")
    for name, content in files.items():
        (folder / f"test_{name}.py").write_text(content)
    spare = [f"-p no:{name}" for name in ("cacheprovider", "hypothesispytest", "nbval", "anyio", "playwright")]
    command = [sys.executable, "-m", "pytest", "-q", *spare, "-p", "tests.forks", "--forks", "2", *options, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.returncode, done.stdout


def test_each_test_of_each_file_is_told_once(tmp_path):
    code, said = ran(tmp_path, "--durations=1", "-rs", first=FIRST, second=SECOND)
    assert code == 1
    assert re.search(r"\n1 failed, 3 passed, 1 skipped in ", said)
    assert re.search(r"Captured stdout call -+\nsaid before it failed\n[^\n]*=", said)
    assert "assert 1 == 2" in said
    assert "not today" in said
    assert "slowest" in said


def test_what_goes_wrong_around_a_test_is_told(tmp_path):
    code, said = ran(tmp_path, around=AROUND)
    assert code == 1
    assert "ValueError: not set up" in said
    assert "ValueError: not cleared away" in said
    assert re.search(r"\n1 passed, 2 errors in ", said)


def test_what_is_asked_for_first_ends_the_others(tmp_path):
    code, said = ran(tmp_path, "-x", first=FIRST)
    assert code == 1
    assert "stopping after 1 failures" in said


def test_a_fork_that_ends_before_its_time_is_an_error(tmp_path):
    code, said = ran(tmp_path, leaves=LEAVES, second=SECOND)
    assert code == 3
    assert re.search(r"a process of the tests ended with 9, at \S*test_leaves\.py::test_leaves", said)
