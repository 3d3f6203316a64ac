"""Workers that die, or whose master does: processes of this machine, and a Dask cluster on loopback addresses."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from bittersweet.files import DataError
from bittersweet.many import part, runners
from bittersweet.many.run import count
from tests.many import dying
from tests.many.conftest import SIZE, tree

ROOT = Path(__file__).parents[2]
SCRIPT = """
import signal
import sys
from bittersweet.many import part
from bittersweet.many.run import count
from tests.many.dying import waiting
if __name__ == "__main__":
    part.make = waiting
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever these tests were started by
    count([sys.argv[1]], sys.argv[2], sys.argv[3], size=int(sys.argv[4]), workers=2, shown=False)
"""


def wait_until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def done(out):
    return len(list((out / "parts").glob("0*")))


def started(command, **how):
    """A process that finds the modules of these tests."""
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen([sys.executable, *map(str, command)], env={**os.environ, "PYTHONPATH": paths}, **how)


def test_a_worker_that_is_killed_changes_nothing(sources, lists, tmp_path, whole, monkeypatch):
    monkeypatch.setattr(part, "make", dying.dying)
    report = count([sources], lists, tmp_path / "out", size=SIZE, workers=2, shown=False)
    assert (tmp_path / "died").exists()
    assert report.faults == []
    assert tree(tmp_path / "out") == tree(whole)


@pytest.fixture
def running(sources, lists, tmp_path):
    """A process of its own that counts by two workers, and waits after the first parts; its output."""
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    out = tmp_path / "out"
    process = started(
        [tmp_path / "script.py", sources, lists, out, SIZE], stderr=subprocess.PIPE, start_new_session=True
    )
    wait_until(lambda: done(out) >= 4)
    yield process, out
    process.kill()
    process.communicate()


def test_ctrl_c_leaves_no_process_and_what_is_done_stays(running, sources, lists, whole):
    process, out = running
    family = psutil.Process(process.pid).children(recursive=True)
    assert len(family) >= 3
    os.killpg(process.pid, signal.SIGINT)
    out.with_name("go-on").touch()  # what is under way is finished
    _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert b"KeyboardInterrupt" in said
    _, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []
    before = done(out)
    assert not (out / "many.json").exists()
    report = count([sources], lists, out, size=SIZE, shown=False)
    assert report.reused == before >= 4
    assert report.parts > before
    assert tree(out) == tree(whole)


def test_workers_end_with_the_one_that_started_them(running):
    process, _ = running
    family = psutil.Process(process.pid).children(recursive=True)
    assert len(family) >= 3
    process.kill()
    process.wait(10)
    _, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


@pytest.fixture
def cluster(tmp_path):
    """A scheduler as one starts it by hand: its process, its address, and a function by which two workers join it."""
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    place = tmp_path / "scheduler.json"
    own = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", place]
    processes = [started(["-m", "distributed.cli.dask_scheduler", *own, "--port", "0"], **options)]
    wait_until(place.exists)
    worker = ["-m", "distributed.cli.dask_worker", *own, "--nthreads", "1", "--no-nanny", "--death-timeout", "10"]
    wait_until(lambda: place.read_text().strip().endswith("}"))
    join = lambda: processes.extend(started(worker, **options) for _ in range(2))  # noqa: E731
    yield processes[0], json.loads(place.read_text())["address"], join
    for process in processes:
        process.kill()
        process.wait(10)


@pytest.mark.filterwarnings("ignore")  # distributed's own, when what it watches goes away
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed_and_a_scheduler_that_goes_is_said(
    sources, lists, tmp_path, whole, cluster, monkeypatch
):
    scheduler, address, join = cluster

    def run(out, **how):
        return count([sources], lists, out, size=SIZE, shown=False, **how)

    with monkeypatch.context() as patched:
        patched.setattr(runners, "PATIENCE", 0.1)
        with pytest.raises(DataError, match="no worker joins the scheduler; start some with: dask worker"):
            run(tmp_path / "out", cluster=address)
    join()
    monkeypatch.setattr(part, "make", dying.dying)
    report = run(tmp_path / "out", cluster=address)
    assert (tmp_path / "died").exists()
    assert report.faults == []
    assert tree(tmp_path / "out") == tree(whole)
    monkeypatch.setattr(part, "make", dying.waiting)
    with ThreadPoolExecutor(1) as thread:
        second = thread.submit(run, tmp_path / "second", cluster=address)
        wait_until(lambda: done(tmp_path / "second") >= 4)
        scheduler.kill()
        fault = second.exception(60)
    (tmp_path / "go-on").touch()
    assert isinstance(fault, DataError)
    assert "the Dask scheduler is gone; start it again and go on" in str(fault)
    monkeypatch.undo()
    assert run(tmp_path / "second").reused >= 4
    assert tree(tmp_path / "second") == tree(whole)
    monkeypatch.setattr(runners, "PATIENCE", 0.5)
    with pytest.raises(DataError, match="no Dask scheduler answers"):
        run(tmp_path / "third", cluster=address)
