"""A run on a small study: what it writes, how it is refused, interrupted and killed, and what is left then."""

import os
import signal
import sys
import time
from pathlib import Path

import nbformat
import pytest

from bittersweet import Study, cli, files, tables
from bittersweet.publish import execution
from tests.robust.small import small_study
from tests.robust.trial import forked

FRONT = "# Fruits\n\n*Who has apples?*\n\n**Anna has.**"
COUNTS = "from bittersweet.notebook import open_study\nstudy = open_study()\nstudy.measure('fruits')"


def notebook(path, *cells):
    """A notebook with a first cell and these code cells."""
    made = nbformat.v4.new_notebook()
    made.cells = [nbformat.v4.new_markdown_cell(FRONT), *map(nbformat.v4.new_code_cell, cells)]
    for number, cell in enumerate(made.cells):
        cell["id"] = f"cell{number}"
    path.parent.mkdir(exist_ok=True)
    nbformat.write(made, path)
    return path


def whole(folder):
    """All files of a folder with their content, hidden ones among them."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def command(monkeypatch, capsys):
    """A function that runs the command line in this process, as (exit code, stdout, stderr)."""

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["bittersweet", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return end.value.code, *capsys.readouterr()

    return command


@pytest.fixture
def folder(tmp_path):
    """The small study with a notebook of its own."""
    notebook(small_study(tmp_path / "small") / "notebooks" / "01-fruits.ipynb", COUNTS)
    return tmp_path / "small"


def test_a_run_writes_tables_and_pages_and_tells_the_answer(command, folder, tmp_path):
    out = tmp_path / "out"
    (out / "tables").mkdir(parents=True)
    (out / "tables" / ".left.csv.999999999-a.part").write_text("half")
    code, said, err = command("run", folder, "--out", out)
    assert (code, err) == (0, "")
    assert "Fruits\nAnna has.\n" in said
    assert f"\n{len(tables.TABLES)} tables: {out}/tables\n1 pages:  {out}/site/index.html\n" in said
    written = whole(out)
    assert {name for name in written if name.startswith("tables/")} == {f"tables/{name}.csv" for name in tables.TABLES}
    assert not any(Path(name).name.startswith(".") for name in written)
    study = Study.open(folder)
    assert written["tables/counts.csv"].decode() == tables.as_csv(tables.made(study, "counts"))
    ran = nbformat.reads(written["site/01-fruits.ipynb"].decode(), as_version=4)
    assert "Apple" in ran.cells[1].outputs[0].data["text/html"]
    assert "Apple" in written["site/01-fruits.html"].decode()
    assert ran.cells[1].execution_count == 1


def test_a_second_run_into_one_folder_is_refused_while_the_first_writes(command, folder, tmp_path):
    out = tmp_path / "out"
    with files.alone(out):
        code, said, err = command("run", folder, "--out", out)
    assert (code, err.count("\n")) == (2, 1)
    assert f"{out}: another run writes there; wait for its end, or name another with --out" in err
    assert "tables:" not in said
    assert whole(out) == {}


def test_the_lock_of_a_process_that_is_gone_holds_nobody(tmp_path):
    (tmp_path / ".lock").write_text("")
    with files.alone(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [".lock"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_free_again_when_a_run_in_it_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), files.alone(tmp_path):
        1 / 0  # noqa: B018
    with files.alone(tmp_path):
        pass


def test_a_file_cannot_be_locked_as_a_folder(tmp_path):
    (tmp_path / "out").write_text("mine")
    with (
        pytest.raises(files.DataError, match=r"out: cannot be written \(.+\); name a folder"),
        files.alone(tmp_path / "out"),
    ):
        pass
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "{}",
        "[]",
        "1",
        '{"cells": 1}',
        '{"nbformat": 4, "cells": {}}',
        "[" * 5000,
        "\x00",
        '{"nbformat": 99, "cells": []}',
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1]}',
    ],
)
def test_what_is_no_notebook_is_refused_in_one_line(command, folder, tmp_path, content):
    path = folder / "notebooks" / "01-fruits.ipynb"
    path.write_text(content)
    code, _, err = command("run", folder, "--out", tmp_path / "out")
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"bittersweet: {path}")
    assert not (tmp_path / "out").exists()


def test_a_cell_that_fails_is_told_in_one_line(command, folder, tmp_path):
    notebook(folder / "notebooks" / "01-fruits.ipynb", "raise ValueError('no\\nfruit')")
    code, _, err = command("run", folder, "--out", tmp_path / "out")
    assert (code, err.count("\n")) == (2, 1)
    assert "01-fruits.ipynb: a cell fails with ValueError: no" in err


def lives(process):
    """Whether a process with this number runs (one that has ended and waits for its parent does not)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(met, seconds=40.0):
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def begun(*arguments):
    """The number of a process that runs the command line: a fork of this one, which has loaded what it needs."""
    child = forked()
    if not child:
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.argv = ["bittersweet", *map(str, arguments)]
        try:
            cli.main()
        except SystemExit as end:
            os._exit(end.code or 0)
        finally:
            os._exit(1)
    return child


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_leaves_no_kernel_and_no_half_file(folder, tmp_path, monkeypatch, how):
    monkeypatch.delenv("JUPYTER_PATH", raising=False)  # a kernel as a user has it
    told, out = tmp_path / "kernel", tmp_path / "out"
    notebook(
        folder / "notebooks" / "01-fruits.ipynb",
        f"import os, pathlib, time\npathlib.Path({str(told)!r}).write_text(f'{{os.getpid()}} ')\ntime.sleep(300)",
    )
    run = begun("run", folder, "--out", out)
    until(lambda: told.exists() and told.read_text().endswith(" "))
    kernel = int(told.read_text())
    assert lives(kernel)
    os.kill(run, how)
    until(lambda: not lives(run))
    assert os.waitpid(run, 0)[1] != 0
    until(lambda: not lives(kernel))
    study = Study.open(folder)
    for name, content in whole(out / "tables").items():
        assert content.decode() == tables.as_csv(tables.made(study, name.removesuffix(".csv")))
    with files.alone(out, "tables", "site"):
        pass
    assert not any(Path(name).name.startswith(".") for name in whole(out))


@pytest.fixture
def committed(monkeypatch, tmp_path):
    """Two committed notebooks of the small study, which `refresh` executes without a kernel: "n" becomes `outputs`."""
    folder = small_study(tmp_path / "small")
    own = [notebook(tmp_path / "notebooks" / f"{name}.ipynb", "n") for name in ("01-a", execution.SUMMARY)]
    monkeypatch.setattr(cli, "PROJECT_DATA", folder)
    monkeypatch.setattr(execution, "paths", lambda: own)
    monkeypatch.setattr(execution, "PICTURE", tmp_path / "docs" / "picture.png")
    outputs = {path.stem: path.stem for path in own}

    def execute(path, data):
        assert data == folder
        made = execution.read(path)
        output = {"image/png": "aGk=", "text/plain": outputs[path.stem]}
        made.cells[1].outputs = [nbformat.v4.new_output("display_data", output)]
        return execution.tidy(made)

    monkeypatch.setattr(execution, "execute", execute)
    return own, outputs


def test_refresh_rewrites_what_changed_and_a_second_time_nothing(command, committed, tmp_path):
    own, outputs = committed
    (tmp_path / "notebooks" / ".01-a.ipynb.999999999-a.part").write_text("half")
    code, said, err = command("refresh")
    assert (code, err) == (0, "")
    assert [line for line in said.splitlines() if "ipynb" in line] == [f"{path}: rewritten" for path in own]
    for path in own:
        assert execution.read(path).cells[1].outputs[0].data["text/plain"] == path.stem
    assert (tmp_path / "docs" / "picture.png").read_bytes() == b"hi"
    assert sorted(whole(tmp_path / "notebooks")) == sorted(path.name for path in own)
    before = whole(tmp_path)
    assert f"{own[0]}: unchanged\n{own[1]}: unchanged\n" in command("refresh")[1]
    outputs["01-a"] = "other"
    assert f"{own[0]}: rewritten\n{own[1]}: unchanged\n" in command("refresh")[1]
    after = whole(tmp_path)
    assert [name for name in before if before[name] != after[name]] == ["notebooks/01-a.ipynb"]
    assert before.keys() == after.keys()


def test_a_refresh_that_cannot_write_one_notebook_changes_none(command, committed, monkeypatch, tmp_path):
    before = whole(tmp_path / "notebooks")
    (tmp_path / "docs").write_text("no folder")
    code, _, err = command("refresh")
    assert (code, err.count("\n")) == (2, 1)
    assert "picture.png: cannot be written (" in err
    assert whole(tmp_path / "notebooks") == before


@pytest.mark.skipif(os.name != "posix", reason="kills by a signal")
@pytest.mark.parametrize("moves", range(5))
def test_a_refresh_that_is_killed_changes_all_notebooks_or_none(command, committed, monkeypatch, tmp_path, moves):
    own, _ = committed
    before = whole(tmp_path / "notebooks")
    replace, made = Path.replace, []

    def killed(path, target):
        if len(made) == moves:
            os.kill(os.getpid(), signal.SIGKILL)
        made.append(target)
        return replace(path, target)

    child = forked()
    if not child:
        Path.replace = killed
        try:
            cli.refresh()
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == (-signal.SIGKILL if moves < 4 else 0)
    for place in ("notebooks", "docs"):
        files.settle(tmp_path / place)
    after = whole(tmp_path / "notebooks")
    assert sorted(after) == sorted(before)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ([] if moves == 0 else [path.name for path in own])
    assert (tmp_path / "docs" / "picture.png").exists() is bool(moves)
