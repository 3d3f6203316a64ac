import shutil

import pytest
import typer
from typer.testing import CliRunner

from bittersweet.many.command import count
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
