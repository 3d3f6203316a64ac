"""Runners: the parts done here, in processes, or on a Dask cluster, a few at a time, each as it is finished."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from bittersweet.files import DataError
from bittersweet.many.part import Done
from bittersweet.many.parts import Part

AHEAD = 2  # parts in flight for each worker
TRIES = 3  # times that a part is begun before it is given up
PATIENCE = 30  # seconds that a cluster may be without workers
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
LOST = "the worker that did it died {} times (too little memory?)"

Task = Callable[[Part], Done]


def here(task: Task, parts: Iterable[Part]) -> Iterator[Done]:
    """The parts done in this process."""
    quiet()
    return map(task, parts)


def quiet() -> None:
    """Keep Arrow to one thread: the workers are what runs side by side."""
    import pyarrow

    pyarrow.set_cpu_count(1)
    pyarrow.set_io_thread_count(1)


def _begin() -> None:
    """Set up a worker process: Ctrl-C is for the one that started it, and without that one it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    quiet()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


def processes(task: Task, parts: Iterable[Part], workers: int) -> Iterator[Done]:
    """The parts done in so many processes. A part whose worker dies is begun again, at last alone, then given up."""
    waiting, suspects = iter(parts), deque[Part]()
    tries: dict[int, int] = {}
    pool = _pool(workers)
    flying: dict[Future[Done], Part] = {}

    def send(part: Part) -> None:
        try:
            flying[pool.submit(task, part)] = part
        except BrokenProcessPool:  # a worker died that had nothing to do; seen as soon as nothing is in flight
            suspects.append(part)

    try:
        while True:
            # What was in flight when a worker died goes alone, so that the guilty part is known.
            if suspects:
                if not flying:
                    send(suspects.popleft())
            else:
                while not suspects and len(flying) < AHEAD * workers and (new := next(waiting, None)) is not None:
                    send(new)
            if not flying and not suspects:
                return
            broken = not flying
            for future in wait(flying, return_when=FIRST_COMPLETED).done if flying else ():
                part = flying.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    broken = True
                    tries[part.number] = tries.get(part.number, 0) + 1
                    if tries[part.number] >= TRIES:
                        yield Done(part.number, part.size, None, fault=LOST.format(TRIES))
                    else:
                        suspects.append(part)
            if broken:
                for part in flying.values():
                    tries[part.number] = tries.get(part.number, 0) + 1
                    suspects.append(part)
                flying.clear()
                pool.shutdown()
                pool = _pool(workers)
    finally:
        # What is under way is finished, so that it need not be begun again; no process stays behind.
        pool.shutdown()


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":  # the server that forks the workers loads once what all of them need
        context.set_forkserver_preload(["bittersweet.many.preload"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def cluster(task: Task, parts: Iterable[Part], address: str) -> Iterator[Done]:
    """The parts done by the workers of a Dask cluster, which must see the sources and the output under the same paths.

    Raises DataError when no scheduler answers, or none does any more.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise DataError("Dask is not installed; install bittersweet[many], or name --workers") from None
    from distributed.scheduler import KilledWorker

    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise DataError(f"{address}: no Dask scheduler answers ({error}); start one with: dask scheduler") from None
    gone = DataError(f"{address}: the Dask scheduler is gone; start it again and go on: what is done stays")
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
            workers = sum(client.nthreads().values())
            waiting = iter(parts)
            flying: dict[Any, Part] = {}
            done = as_completed(loop=client.loop)

            def send() -> None:
                if (part := next(waiting, None)) is not None:
                    future = client.submit(task, part, key=f"part-{part.number}-{id(task)}")
                    flying[future] = part
                    done.add(future)

            for _ in range(AHEAD * workers):
                send()
            while flying:
                try:
                    future = next(done)
                except StopIteration:
                    raise gone from None
                part = flying.pop(future)
                if future.status in ("cancelled", "lost"):
                    raise gone
                try:
                    found = future.result()
                except KilledWorker:
                    found = Done(part.number, part.size, None, fault=LOST.format("several"))
                future.release()
                send()
                yield found
        except TimeoutError:
            raise DataError(
                f"{address}: no worker joins the scheduler; start some with: dask worker {address}"
            ) from None
        except OSError:
            raise gone from None
