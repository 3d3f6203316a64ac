"""Steps: how much work a call does, counted and not timed, so that a test of growth holds on any machine."""

import sys


def steps(call):
    """How many steps of the interpreter a call takes inside the package."""
    taken = 0

    def step(frame, event, _):
        nonlocal taken
        if "bittersweet" not in frame.f_code.co_filename:
            return None
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        taken += event == "opcode"
        return step

    before = sys.gettrace()
    sys.settrace(step)
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
