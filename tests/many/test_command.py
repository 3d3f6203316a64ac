"""The command that counts many texts: what it takes, and what it says of what it did."""

import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bittersweet.many.command import count, said
from bittersweet.many.run import Report
from tests.many.conftest import prose

app = typer.Typer()
app.command()(count)


def run(*arguments):
    return CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=True)


def test_it_says_what_was_counted_and_where(sources, lists, tmp_path):
    found = run(sources, "--lists", lists, "--out", tmp_path / "out", "--splitter", "spacy")
    assert found.exit_code == 0, found.output
    assert "40 texts" in found.output
    assert "sentences cut by spacy 3" in found.output
    again = run(sources, "--lists", lists, "--out", tmp_path / "out", "--splitter", "spacy")
    assert "1 of them done already" in again.output


def test_a_dry_run_says_parts_size_and_time(sources, lists, tmp_path):
    found = run(sources, "--lists", lists, "--out", tmp_path / "out", "--dry-run", "--workers", 2)
    assert "1 parts" in found.output
    assert "with 2 workers" in found.output
    assert not (tmp_path / "out").exists()


def test_the_exit_code_says_that_something_was_left_out(sources, lists, tmp_path):
    texts = shutil.copytree(sources, tmp_path / "texts")
    (texts / "group0" / "empty.txt").write_text(" \n", "utf-8")
    found = run(texts, "--lists", lists, "--out", tmp_path / "out")
    assert found.exit_code == 1
    assert "left out: texts/group0/empty.txt: empty; at least one word is needed" in found.output
    assert "empty.txt" in (tmp_path / "out" / "left-out.csv").read_text("utf-8")


def test_groups_can_be_named_and_tables_have_columns(lists, tmp_path):
    (tmp_path / "a.txt").write_text(prose(1), "utf-8")
    (tmp_path / "t.csv").write_text(
        "words,party\n" + "".join(f'"{prose(n)}",{"LR"[n % 2]}\n' for n in range(1, 5)), "utf-8"
    )
    found = run(
        tmp_path / "t.csv", "--group", f"Named={tmp_path / 'a.txt'}", "--group-by", "party", "--text-column", "words",
        "--lists", lists, "--out", tmp_path / "out",
    )  # fmt: skip
    assert found.exit_code == 0, found.output
    from bittersweet.many.store import ManyStudy

    assert set(ManyStudy.open(tmp_path / "out").labels) == {"Named", "L", "R"}


@pytest.mark.parametrize("arguments", [(), ("nothing-here",)])
def test_without_a_source_it_says_so(arguments, lists, tmp_path):
    found = run(*arguments, "--lists", lists, "--out", tmp_path / "out")
    assert found.exit_code != 0
    assert "source" in str(found.exception) or "no such file" in str(found.exception)


MARKER = {
    "texts": 1000,
    "words": 20000,
    "sentences": 3000,
    "hits": 4000,
    "splitter": {"name": "sentencex", "version": "1.2"},
}


def test_what_was_done_is_said_in_full():
    report = Report(1200, 0, 10, MARKER, [], [], 200)
    done = "1,000 texts, 20,000 words, 3,000 sentences, 4,000 hits in 1,200 parts"
    assert said(report, Path("out"), 1) == [
        f"{done}: 3 min 20 s", "sentences cut by sentencex 1.2", "out: open it with open_study('out')",
    ]  # fmt: skip
    again = Report(1200, 1, 10, MARKER, [], ["part 3: it died"], 5)
    assert said(again, Path("out"), 1)[0] == f"{done}, 1 of them done already: 5 s"
    assert said(again, Path("out"), 1)[3:] == ["not done: part 3: it died"]


@pytest.mark.parametrize(
    ("reused", "seconds", "workers", "lines"),
    [
        (0, 200, 1, ["2,000 parts, 1,234.6 MB", "about 3 min 20 s with 1 worker"]),
        (7, 200, 2, ["2,000 parts, 1,234.6 MB, 7 of them done already", "about 1 min 40 s with 2 workers"]),
        (2000, 0, 2, ["2,000 parts, 1,234.6 MB, 2,000 of them done already", "nothing to do but to merge"]),
    ],
)
def test_what_would_be_done_is_said_with_the_time_that_the_workers_take(reused, seconds, workers, lines):
    assert said(Report(2000, reused, 1_234_567_890, None, [], [], seconds), Path("out"), workers) == lines


@pytest.mark.parametrize("more", [0, 1, 2])
def test_of_many_things_left_out_the_first_are_named_and_the_others_counted(more):
    left = [[f"{n}.txt", "g", "left out", "empty"] for n in range(10 + more)]
    lines = said(Report(1, 0, 1, MARKER, left, [], 1), Path("out"), 1)[3:]
    assert lines[:10] == [f"left out: {n}.txt: empty" for n in range(10)]
    assert lines[10:] == ([f"… and {more} more: out/left-out.csv"] if more else [])
