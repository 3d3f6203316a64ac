"""Parts done here or by processes, a few ahead, and what comes of one that kills its worker."""

import os
import signal

from bittersweet.many import runners
from bittersweet.many.part import Done
from bittersweet.many.parts import Part

PARTS = [Part(number, ()) for number in range(6)]


def fine(part):
    return Done(part.number, 0, None)


def deadly(part):
    """Kill the worker at one of the parts, as too little memory does."""
    if part.number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(part)


def test_all_parts_are_done_and_few_are_taken_ahead():
    taken = []

    def lazily():
        for part in PARTS:
            taken.append(part.number)
            yield part

    running = runners.processes(fine, lazily(), 1)
    next(running)
    assert len(taken) <= 1 + runners.AHEAD
    assert len(list(running)) == 5


def test_a_part_that_kills_its_workers_is_given_up_and_the_others_are_done():
    found = sorted(runners.processes(deadly, PARTS, 2))
    assert [each.number for each in found] == [0, 1, 2, 3, 4, 5]
    assert [each.number for each in found if each.fault] == [2]
    assert "died 3 times" in found[2].fault


def test_parts_that_are_done_here_come_one_by_one():
    done = []
    running = runners.here(lambda part: done.append(part.number) or fine(part), PARTS)
    assert done == []
    assert next(running).number == 0
    assert done == [0]


def test_where_parts_are_done_arrow_keeps_to_one_thread():
    import pyarrow

    pyarrow.set_cpu_count(3)
    pyarrow.set_io_thread_count(3)
    runners.here(fine, PARTS)
    assert (pyarrow.cpu_count(), pyarrow.io_thread_count()) == (1, 1)
