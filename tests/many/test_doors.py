"""The command line on an output of many texts: checked, run, and opened by its folder's name in the environment."""

import re

import pytest
from typer.testing import CliRunner

from bittersweet import open_study, tables
from bittersweet.cli import app
from bittersweet.files import DATA_VARIABLE, DataError
from bittersweet.many.run import count
from bittersweet.many.store import ManyStudy
from bittersweet.publish import execution, template

ACTORS = "actor,label,surface\nzoe,Zoë,Zoë\nun,The U.N.,U.N.\n"
THEMES = "theme,label,surface\nweather,Weather,rain\nweather,,sun\nmood,Mood,merr*\n"


@pytest.fixture(scope="module")
def out(sources, tmp_path_factory):
    folder = tmp_path_factory.mktemp("doors")
    (folder / "lists").mkdir()
    (folder / "lists" / "actors.csv").write_text(ACTORS, "utf-8")
    (folder / "lists" / "themes.csv").write_text(THEMES, "utf-8")
    count([sources], folder / "lists", folder / "counted-texts", size=20_000, shown=False)
    return folder / "counted-texts"


def run(*arguments):
    return CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=True)


def test_a_check_says_what_there_is(out):
    done = run("check", out)
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert lines[0].startswith("group0: 14 texts, ")
    assert lines[3].startswith("lists: actors, themes; sentences cut by sentencex ")
    assert lines[-1].endswith("everything is in order")


def test_a_check_names_every_fault(lists, sources, tmp_path):
    count([sources], lists, tmp_path / "out", size=20_000, shown=False)
    part = tmp_path / "out" / "parts" / "000000" / "words.parquet"
    part.write_bytes(part.read_bytes()[:-1])
    (tmp_path / "out" / "tables" / "types.parquet").unlink()
    with (tmp_path / "out" / "codebook" / "moods.csv").open("a", encoding="utf-8") as stream:
        stream.write("sad,Sad,gloom\n")
    fault = run("check", tmp_path / "out").exception
    assert isinstance(fault, DataError)
    assert [said in line for said, line in zip(("000000", "types", "codebook"), fault.faults, strict=True)] == [
        True
    ] * 3
    (tmp_path / "out" / "many.json").unlink()
    assert "finish it with the same bittersweet count" in str(run("check", tmp_path / "out").exception)


@pytest.mark.parametrize("name", ["01-the-texts", "02-who-and-what", "03-ask-your-own-question"])
def test_each_cell_of_the_general_notebooks_runs_and_shows_something(out, name, monkeypatch):
    """In this process, which is faster than a kernel each; `run` below starts one."""
    from IPython.core.interactiveshell import InteractiveShell

    monkeypatch.chdir(out / "parts")  # its parent is the study, as it is for a notebook
    shell, shown = InteractiveShell(), []
    monkeypatch.setattr("IPython.display.display", lambda *own, **_: shown.append(own))
    cells = [cell for cell in execution.read(template.NOTEBOOKS / f"{name}.ipynb").cells if cell.cell_type == "code"]
    for cell in cells:
        result = shell.run_cell(cell.source)
        assert result.success, cell.source
        if result.result is None:
            assert shown.pop(), cell.source
    assert len(cells) >= 4
    assert isinstance(shell.user_ns["study"], ManyStudy)


def test_a_run_executes_the_general_notebooks_and_publishes_them(out, tmp_path, monkeypatch):
    """One of them, with a kernel, pages and tables."""
    (tmp_path / "one").mkdir()
    source = template.NOTEBOOKS / "03-ask-your-own-question.ipynb"
    (tmp_path / "one" / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(template, "NOTEBOOKS", tmp_path / "one")
    done = run("run", out, "--out", tmp_path / "pages")
    assert done.exit_code == 0, done.output
    assert "Ask: 40 texts in 3 groups" in done.output
    assert "no reader" in done.output
    assert (out / "notebooks" / source.name).read_bytes() == source.read_bytes()
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "pages" / "site").glob("*.html")}
    assert {"index.html", f"{source.stem}.html"} <= set(pages)
    assert "Counted texts" in pages["index.html"]
    assert re.search(r">T\d+-\d\d<", pages[f"{source.stem}.html"])
    assert "5 of " in pages[f"{source.stem}.html"]
    found = {path.stem: tables.read(path) for path in (tmp_path / "pages" / "tables").glob("*.csv")}
    assert sorted(found) == sorted(tables.OF_MANY)
    assert all(len(table) for table in found.values())


@pytest.mark.parametrize("asked", [("sample", "--list", "actors"), ("validate",)])
def test_lists_are_judged_on_a_study_in_memory(out, asked):
    command, *options = asked
    assert "judge the lists on a study" in str(run(command, out, *options).exception)


def test_a_later_count_goes_on_beside_the_notebooks(out, sources):
    assert count([sources], out.parent / "lists", out, size=20_000, shown=False).reused > 0


def test_a_notebook_opens_what_the_environment_names(out, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(out))
    assert isinstance(open_study(), ManyStudy)
    assert isinstance(open_study(out), ManyStudy)
