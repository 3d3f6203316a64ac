"""Parts done here or by processes, a few ahead, and what comes of one that kills its worker."""

import multiprocessing
import os
import signal
import sys
import time
from functools import partial

import pytest

from bittersweet.many import runners
from bittersweet.many.part import Done
from bittersweet.many.parts import Part

PARTS = [Part(number, ()) for number in range(6)]


def fine(part):
    return Done(part.number, 0, None)


def seen(part):
    """Say by which process a part was done, and what it was forked from and had loaded."""
    return Done(part.number, os.getpid(), None, os.getppid(), "bittersweet.many.preload" in sys.modules)


def deadly(folder, part):
    """Kill the worker at one of the parts, as too little memory does, and write down each part that is begun."""
    with (folder / str(part.number)).open("a") as stream:
        stream.write("begun ")
    if part.number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(part)


def lazily(taken):
    for part in PARTS:
        taken.append(part.number)
        yield part


def test_all_parts_are_done_and_few_are_taken_ahead():
    taken = []
    running = runners.processes(fine, lazily(taken), 1)
    next(running)
    assert taken == [0, 1]
    assert len(list(running)) == 5


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="no server here")
def test_workers_are_forked_from_a_server_that_has_loaded_what_they_need():
    done = list(runners.processes(seen, PARTS, 1))
    assert {each.reused for each in done}.isdisjoint({os.getpid()})
    assert all(each.fault for each in done)


def test_a_part_that_kills_its_workers_is_given_up_and_the_others_are_done(tmp_path):
    found = sorted(runners.processes(partial(deadly, tmp_path), PARTS, 2))
    assert [each.number for each in found] == [0, 1, 2, 3, 4, 5]
    assert [each.number for each in found if each.fault] == [2]
    assert "died 3 times" in found[2].fault
    assert (tmp_path / "2").read_text().split() == ["begun"] * 3


def test_a_worker_that_dies_with_nothing_to_do_costs_no_part_and_lets_no_more_be_taken():
    taken = []
    running = runners.processes(seen, lazily(taken), 1)
    first = next(running)
    os.kill(first.size, signal.SIGKILL)
    time.sleep(0.1)  # until it is known
    second = next(running)
    assert len(taken) <= 3
    assert sorted(each.number for each in (first, second, *running)) == [0, 1, 2, 3, 4, 5]


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
