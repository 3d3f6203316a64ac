"""The same on a Dask cluster: loopback addresses, no dashboard, bounded times."""

import os
import subprocess
import sys
import threading

import pytest

from bittersweet.files import DataError
from bittersweet.many.run import count
from tests.many.conftest import tree
from tests.many.test_run import larger, wait_until  # noqa: F401 (a fixture)

pytestmark = pytest.mark.filterwarnings("ignore")  # distributed's own, when what it watches goes away

SIZE = 8_000


@pytest.fixture(scope="module")
def whole(larger, lists, tmp_path_factory):  # noqa: F811
    out = tmp_path_factory.mktemp("whole") / "out"
    count([larger], lists, out, size=SIZE, shown=False)
    return tree(out)


@pytest.fixture
def cluster():
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as made:
        yield made


def test_a_cluster_gives_the_same_bytes_even_when_a_worker_is_killed(larger, lists, tmp_path, whole, cluster):  # noqa: F811
    reports = []
    thread = threading.Thread(
        target=lambda: reports.append(
            count([larger], lists, tmp_path / "out", size=SIZE, cluster=cluster.scheduler_address, shown=False)
        )
    )
    thread.start()
    parts = tmp_path / "out" / "parts"
    wait_until(lambda: parts.exists() and len(list(parts.glob("0*"))) >= 3)
    os.kill(next(iter(cluster.workers.values())).pid, 9)
    thread.join(60)
    assert reports[0].faults == []
    assert tree(tmp_path / "out") == whole


@pytest.fixture
def scheduler(tmp_path):
    """A scheduler and a worker as one starts them by hand; the scheduler's process and address."""
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    place = tmp_path / "scheduler.json"
    ours = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    first = subprocess.Popen([*ours, "--no-dashboard", "--scheduler-file", str(place)], **options)
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(place), "--nthreads", "1"]
    wait_until(place.exists)
    second = subprocess.Popen(
        [*worker, "--no-dashboard", "--no-nanny", "--host", "127.0.0.1", "--death-timeout", "5"], **options
    )
    import json

    wait_until(lambda: place.read_text().strip().endswith("}"))
    yield first, json.loads(place.read_text())["address"]
    for process in (first, second):
        process.kill()
        process.wait(10)


def test_a_scheduler_that_goes_away_is_said_and_what_is_done_stays(larger, lists, tmp_path, whole, scheduler):  # noqa: F811
    process, address = scheduler
    out, faults = tmp_path / "out", []

    def run():
        try:
            count([larger], lists, out, size=SIZE, cluster=address, shown=False)
        except DataError as fault:
            faults.append(str(fault))

    thread = threading.Thread(target=run)
    thread.start()
    wait_until(lambda: (out / "parts").exists() and len(list((out / "parts").glob("0*"))) >= 3)
    process.kill()
    thread.join(60)
    assert not thread.is_alive()
    assert "the Dask scheduler is gone; start it again and go on" in faults[0]
    report = count([larger], lists, out, size=SIZE, shown=False)
    assert report.reused >= 3
    assert tree(out) == whole
