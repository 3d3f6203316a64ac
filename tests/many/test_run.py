import json
import os
import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from bittersweet.files import DataError
from bittersweet.many import runners, state
from bittersweet.many.run import count
from tests.many.conftest import prose, tree

SIZE = 3000  # bytes a part, so that there are many


def run(sources, lists, out, **how):
    return count([sources], lists, out, size=SIZE, shown=False, **how)


@pytest.fixture(scope="module")
def whole(sources, lists, tmp_path_factory):
    out = tmp_path_factory.mktemp("whole") / "out"
    report = run(sources, lists, out)
    assert report.parts > 8
    assert report.left == report.faults == []
    return tree(out)


@pytest.mark.parametrize("workers", [2, 5])
def test_the_output_is_the_same_bytes_for_any_number_of_workers(sources, lists, tmp_path, whole, workers):
    run(sources, lists, tmp_path / "out", workers=workers)
    assert tree(tmp_path / "out") == whole


def test_an_archive_gives_the_same_but_for_the_names_of_the_sources(sources, lists, tmp_path, whole):
    import zipfile

    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as archive:
        for path in sorted(sources.rglob("*.txt")):
            archive.write(path, path.relative_to(sources))
    run(tmp_path / "texts.zip", lists, tmp_path / "out")
    names = [
        name for name in whole if name.endswith(("sentences.parquet", "hits.parquet", "types.parquet", "tally.parquet"))
    ]
    found = tree(tmp_path / "out")
    assert len(names) > 30
    assert all(found[name] == whole[name] for name in names)


def test_it_says_what_it_did(sources, lists, tmp_path):
    report = run(sources, lists, tmp_path / "out")
    marker = json.loads((tmp_path / "out" / "many.json").read_text("utf-8"))
    assert report.marker == marker
    assert marker["texts"] == 40
    assert marker["splitter"]["name"] == "sentencex"
    assert report.reused == 0


def test_a_second_run_does_nothing_again(sources, lists, tmp_path):
    first = run(sources, lists, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "parts").rglob("*.parquet")}
    again = run(sources, lists, tmp_path / "out", workers=2)
    assert again.reused == again.parts == first.parts
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "parts").rglob("*.parquet")}


def test_a_changed_list_or_text_is_counted_again_and_nothing_else(lists, tmp_path):
    import shutil

    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(12):
        (texts / f"{number:02d}.txt").write_bytes(prose(number).encode())
    own = shutil.copytree(lists, tmp_path / "lists")
    first = run(texts, own, tmp_path / "out")
    (texts / "05.txt").write_bytes(prose(5).replace("sun", "fog").encode())
    second = run(texts, own, tmp_path / "out")
    assert second.reused == first.parts - 1
    (own / "moods.csv").write_text("mood,label,surface\nglad,Glad,rain\n", "utf-8")
    assert run(texts, own, tmp_path / "out", dry_run=True).reused == 0
    assert run(texts, own, tmp_path / "out").reused == 0
    (own / "moods.csv").unlink()
    (own / "lists.toml").write_text("[fruits]\nexclusive = true\n", "utf-8")
    third = run(texts, own, tmp_path / "out")
    assert third.reused == 0
    run(texts, own, tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


@pytest.fixture
def texts(tmp_path):
    """Texts of different length, some twenty a part, alone in a folder."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03d}.txt").write_bytes(prose(number, 1 + number * 7 % 2).encode())
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_added_in_front_costs_few_parts(texts, lists, tmp_path, workers):
    first = run(texts, lists, tmp_path / "out")
    (texts / "000-before.txt").write_bytes(prose(99).encode())
    assert run(texts, lists, tmp_path / "out", dry_run=True).reused >= first.parts - 3 > 10
    second = run(texts, lists, tmp_path / "out", workers=workers)
    assert second.reused >= first.parts - 3
    run(texts, lists, tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_a_text_taken_away_in_front_costs_few_parts(texts, lists, tmp_path):
    first = run(texts, lists, tmp_path / "out")
    (texts / "000.txt").unlink()
    assert run(texts, lists, tmp_path / "out").reused >= first.parts - 3
    run(texts, lists, tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_what_was_set_aside_is_found_by_the_run_after_one_that_was_stopped(texts, lists, tmp_path, monkeypatch):
    from bittersweet.many import merge

    run(texts, lists, tmp_path / "fresh")
    first = run(texts, lists, tmp_path / "out")
    (texts / "000-before.txt").write_bytes(prose(99).encode())
    whole = runners.here

    def stopped(task, parts):
        for each in whole(task, parts):
            yield each
            if each.number == 3:
                raise KeyboardInterrupt

    def at_last(*_):
        raise KeyboardInterrupt

    for room, name, instead in ((runners, "here", stopped), (merge, "merged", at_last)):
        with monkeypatch.context() as patched:
            patched.setattr(room, name, instead)
            with pytest.raises(KeyboardInterrupt):
                run(texts, lists, tmp_path / "out")
    (texts / "000-before.txt").unlink()
    assert run(texts, lists, tmp_path / "out").reused >= first.parts - 3
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_a_part_that_was_set_aside_and_damaged_is_done_again(texts, lists, tmp_path):
    first = run(texts, lists, tmp_path / "out")
    path = tmp_path / "out" / "parts" / "000002" / "types.parquet"
    path.write_bytes(path.read_bytes()[:-50])
    (tmp_path / "out" / "parts" / "000004" / "part.json").write_text('{"inputs": "../../.."}', "utf-8")
    assert run(texts, lists, tmp_path / "out").reused == first.parts - 2
    run(texts, lists, tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_fewer_texts_leave_no_part_behind(lists, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(12):
        (texts / f"{number:02d}.txt").write_bytes(prose(number).encode())
    run(texts, lists, tmp_path / "out")
    for number in range(6, 12):
        (texts / f"{number:02d}.txt").unlink()
    run(texts, lists, tmp_path / "out")
    run(texts, lists, tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_a_dry_run_writes_nothing_and_says_what_would_be_done(sources, lists, tmp_path):
    report = run(sources, lists, tmp_path / "out", dry_run=True)
    assert report.marker is None
    assert not (tmp_path / "out").exists()
    assert report.seconds > 0
    run(sources, lists, tmp_path / "out")
    again = run(sources, lists, tmp_path / "out", dry_run=True)
    assert (again.reused, again.seconds) == (report.parts, 0)


def test_a_second_run_into_the_same_folder_is_refused(sources, lists, tmp_path):
    with state.locked(tmp_path / "out"), pytest.raises(DataError, match="another run is writing here"):
        run(sources, lists, tmp_path / "out")
    run(sources, lists, tmp_path / "out")


def test_a_folder_of_something_else_is_not_touched(sources, lists, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("Mine.", "utf-8")
    with pytest.raises(DataError, match=r"holds thesis\.txt, which no count has written"):
        run(sources, lists, tmp_path / "out")
    assert tree(tmp_path / "out") == {"thesis.txt": b"Mine."}


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        ({"workers": 0}, "1 or more"),
        ({"splitter_name": "x"}, "no splitter"),
        ({"cluster": "tcp://127.0.0.1:1"}, "no Dask scheduler"),
    ],
)
def test_what_cannot_be_is_refused(sources, lists, tmp_path, how, fault, monkeypatch):
    from bittersweet.many import runners

    monkeypatch.setattr(runners, "PATIENCE", 1)
    with pytest.raises(DataError, match=fault):
        run(sources, lists, tmp_path / "out", **how)


def test_a_long_text_counts_as_one(lists, tmp_path):
    (tmp_path / "long.txt").write_text("".join(prose(n) + "\n" for n in range(0, 60, 3)), "utf-8")
    cut = run(tmp_path / "long.txt", lists, tmp_path / "cut", splitter_name="spacy")
    one = count([tmp_path / "long.txt"], lists, tmp_path / "one", splitter_name="spacy", shown=False)
    assert cut.parts > 3
    assert one.parts == 1
    assert {**cut.marker, "parts": 1} == one.marker
    names = ["tables/tally.parquet", "tables/types.parquet"]
    assert all(tree(tmp_path / "cut")[name] == tree(tmp_path / "one")[name] for name in names[1:])
    assert tree(tmp_path / "cut")[names[0]] == tree(tmp_path / "one")[names[0]]


def wait_until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def workers_of(process):
    """The processes at the bottom: those that work."""
    return [
        child for child in psutil.Process(process).children(recursive=True)
        if not child.children() and "resource_tracker" not in " ".join(child.cmdline())
    ]  # fmt: skip


@pytest.fixture(scope="module")
def larger(tmp_path_factory):
    """Enough to do for two workers for some seconds."""
    folder = tmp_path_factory.mktemp("larger")
    for number in range(40):
        (folder / f"{number:03d}.txt").write_text("\n\n".join(prose(number * 40 + n) for n in range(25)), "utf-8")
    return folder


def test_a_worker_that_is_killed_changes_nothing(larger, lists, tmp_path):
    count([larger], lists, tmp_path / "whole", size=8_000, shown=False)
    reports = []
    thread = threading.Thread(
        target=lambda: reports.append(count([larger], lists, tmp_path / "out", size=8_000, workers=2, shown=False))
    )
    thread.start()
    parts = tmp_path / "out" / "parts"
    wait_until(lambda: parts.exists() and len(list(parts.glob("0*"))) >= 3)
    killed = workers_of(os.getpid())[0]
    killed.kill()
    thread.join(60)
    assert reports[0].faults == []
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


SCRIPT = """
import sys
from bittersweet.many.run import count
if __name__ == "__main__":
    count([sys.argv[1]], sys.argv[2], sys.argv[3], size=8_000, workers=2, shown=False)
"""


def test_ctrl_c_leaves_no_process_and_what_is_done_stays(larger, lists, tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py"), str(larger), str(lists), str(out)],
        stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    wait_until(lambda: (out / "parts").exists() and len(list((out / "parts").glob("0*"))) >= 3)
    family = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode != 0
    assert b"KeyboardInterrupt" in said
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []
    done = len(list((out / "parts").glob("0*")))
    assert not (out / "many.json").exists()
    report = count([larger], lists, out, size=8_000, shown=False)
    assert report.reused == done >= 3
    assert report.parts > done


def test_workers_end_with_the_one_that_started_them(larger, lists, tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py"), str(larger), str(lists), str(out)], start_new_session=True
    )
    wait_until(lambda: (out / "parts").exists() and len(list((out / "parts").glob("0*"))) >= 2)
    family = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait(10)
    _, alive = psutil.wait_procs(family, timeout=15)
    assert alive == []
