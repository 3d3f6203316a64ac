"""Steps: how much work a call does, counted and not timed, so that a test of growth holds on any machine."""

import sys
from pathlib import Path

import bittersweet

PACKAGE = str(Path(bittersweet.__file__).parent)


def steps(call):
    """How many lines of the package a call runs, each turn of a loop in one line and each call counted by itself."""
    taken = 0

    def entered(frame, _, __):
        nonlocal taken
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        taken += 1
        return step

    def step(_, event, __):
        nonlocal taken
        if event == "line":
            taken += 1
        return step

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        call()
    finally:
        sys.settrace(before)
    return taken


def growth(call, small, large):
    """How many times as many steps a call takes with `large` as with `small`."""
    first, second = steps(lambda: call(small)), steps(lambda: call(large))
    assert first > 0
    return second / first
