"""The command line: success said in a line a text, bad data said in one line with exit code 2, before any work."""

import csv
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from bittersweet import Study, cli, tables
from bittersweet.files import DataError
from bittersweet.publish import execution, site
from bittersweet.study import validation
from tests.made import study_folder
from tests.robust.small import small_study

HEAVY = ("spacy", "matplotlib", "pandas", "scipy", "numpy", "nbclient", "duckdb", "distributed", "anywidget")


def python(*arguments, cwd=None):
    """What a fresh Python does with these arguments, as (exit code, stdout, stderr)."""
    env = {key: value for key, value in os.environ.items() if key != "BITTERSWEET_DATA"}
    env |= {"NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, *map(str, arguments)], cwd=cwd, env=env, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def bittersweet(*arguments, cwd=None):
    return python(Path(sys.executable).with_name("bittersweet"), *arguments, cwd=cwd)


@pytest.fixture
def command(monkeypatch, capsys):
    """A function that runs the command line in this process, as (exit code, stdout, stderr)."""

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["bittersweet", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return end.value.code, *capsys.readouterr()

    return command


# Each fault: the file, what is replaced by what, and what the one line on stderr says.
FAULTS = {
    "manifest": ("corpus.toml", 'id = "news"', "id = news", "corpus.toml: not valid TOML: Invalid value (at line 9,"),
    "language": ("corpus.toml", 'language = "en"', 'language = "de"', "language is 'de'; only 'en' (English) can be"),
    "overlap": ("corpus.toml", "[[16, 28]]", "[[12, 28]]", "line 12 is both section title and section abstract; keep"),
    "text gone": ("corpus.toml", "texts/000_", "texts/001_", "001_da173d20b1fc7053.txt: no such file; put it there"),
    "checksum": ("texts/000_da173d20b1fc7053.txt", "Kerry", "Carry", "fc7053.txt: the checksum differs: found "),
    "unit": ("annotation/units.csv", "He walked", "They walked", "units.csv, row 5, column sentence: the list has"),
    "kind": ("codebook/actors.csv", "US,exact", "US,always", ": case is 'always'; one of exact, any would be right"),
    "theme": (
        "codebook/themes.csv",
        "fought,count",
        "fought,yes",
        ": use is 'yes'; one of count, exclude would be right",
    ),
    "name": ("codebook/other_names.csv", "Realism,", "Kashmir,", ": 'Kashmir' stands twice; keep one row"),
}


def is_one_line_of_blame(result, said):
    """Whether a run ended with exit code 2, nothing on stdout and one line on stderr that says so."""
    code, out, err = result
    return (code, out, err.count("\n")) == (2, "", 1) and err.startswith("bittersweet: ") and said in err


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_bad_data_is_one_line_and_exit_code_2(command, spoil, data, file, old, new, said):
    spoil(file, old, new)
    result = command("check", data)
    assert is_one_line_of_blame(result, said), result


@pytest.mark.parametrize("name", ["none", "a file"])
def test_what_is_no_folder_is_one_line_and_exit_code_2(command, tmp_path, name):
    (tmp_path / "a file").write_text("")
    found = {"none": "nothing", "a file": "a file"}[name]
    expected = f"bittersweet: {tmp_path / name}: found {found}; a data folder holding corpus.toml would be right\n"
    assert command("check", tmp_path / name) == (2, "", expected)


def test_a_file_in_another_encoding_is_one_line(command, data):
    (data / "codebook" / "other_names.csv").write_bytes(b"surface,note\nKashmir,a r\xe9gion\n")
    said = "/codebook/other_names.csv, line 2: byte 0xe9 is not UTF-8; save the file as UTF-8\n"
    assert command("check", data) == (2, "", f"bittersweet: {data}{said}")


def test_a_run_on_bad_data_does_no_work(command, spoil, data, tmp_path):
    spoil("codebook/actors.csv", "US,exact", "US,always")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    result = command("run", data, "--out", tmp_path / "out")
    assert is_one_line_of_blame(result, ": case is 'always'; one of exact, any"), result
    assert [path.name for path in (tmp_path / "out").rglob("*")] == ["mine.txt"]


def test_a_run_into_a_file_is_one_line_and_the_file_is_kept(command, data, tmp_path):
    (tmp_path / "out").write_text("mine")
    result = command("run", data, "--out", tmp_path / "out")
    assert is_one_line_of_blame(result, "out: cannot be written ("), result
    assert result[2].endswith("; name a folder you may write to with --out\n")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_path_with_brackets_is_printed_as_it_is(command, data):
    """Brackets are the terminal library's markup, and folders may be called so."""
    folder = data.rename(data.with_name("data [bold]"))
    assert command("check", folder)[1].endswith(f"{folder}: everything is in order\n")


@pytest.mark.parametrize(
    ("line", "shown"), [("a\x1b[31mb", "a�[31mb"), ("a\nb", "a\nb"), ("[b]x", "[b]x"), ("a\u202eb", "a�b")]
)
def test_no_letter_of_a_line_steers_the_terminal(capsys, line, shown):
    cli.say(line)
    assert capsys.readouterr().out == f"{shown}\n"


def test_a_terminal_shows_lines_whole_and_without_colours(monkeypatch, capsys, tmp_path):
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "argv", ["bittersweet", "check", str(tmp_path / "12" / ("long" * 30))])
    found = importlib.util.find_spec("bittersweet.cli")
    fresh = importlib.util.module_from_spec(found)  # a second one, whose console sees this terminal
    found.loader.exec_module(fresh)
    line = f"3 texts: 'a', {'1 b ' * 50}end"
    fresh.say(line)
    with pytest.raises(SystemExit):
        fresh.main()
    out, err = capsys.readouterr()
    assert out == f"{line}\n"
    assert err == f"bittersweet: {sys.argv[-1]}: found nothing; a data folder holding corpus.toml would be right\n"


def test_help_names_the_commands_alone_and_a_crash_is_shown_as_python_does(command):
    assert "completion" not in command("--help")[1]
    assert not cli.app.pretty_exceptions_enable


def test_every_fault_has_a_line_and_none_is_longer_than_a_screen(command, monkeypatch):
    faults = ["one\x1b\n", "x" * 1_000, "a" * 500 + "-" * 10 + "z" * 500]

    def fails(self):
        raise DataError(*faults)

    monkeypatch.setattr(Study, "check", fails)
    assert command("check") == (
        2,
        "",
        f"bittersweet: one��\nbittersweet: {'x' * 1_000}\nbittersweet: {'a' * 500} … {'z' * 500}\n",
    )


def test_several_texts_of_a_group_are_told_and_what_is_absent(command, tmp_path):
    folder = study_folder(tmp_path / "s", [("a", "one", "A word."), ("b", "one", "Two."), ("c", "two", "Three more.")])
    assert command("check", folder, "--write") == (
        0,
        f"{folder}/corpus.toml: checksums written\n{folder}/annotation/units.csv: list of units written\n"
        "one: 2 texts, 3 words, 2 sentences\ntwo: 2 words, 1 sentences\n"
        "not there, and skipped: word lists, reporting verbs, sentence codes, acts, practices, echoes, claims\n"
        f"{folder}: everything is in order\n",
        "",
    )
    assert command("check", folder)[0] == 0
    assert (folder / "annotation" / "units.csv").read_text().splitlines()[1].endswith("A word.")
    (folder / "a.txt").write_text("Another word.")
    assert is_one_line_of_blame(command("check", folder), "the checksum differs")


def notebook(path, title):
    """A notebook with a first cell and one of code."""
    front = nbformat.v4.new_markdown_cell(f"# {title}\n\n*Who?*\n\n**{title} has.**", id="front")
    path.parent.mkdir(exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=[front, nbformat.v4.new_code_cell("1", id="code")]), path)
    return path


@pytest.fixture
def published(monkeypatch, tmp_path):
    """What is given to the site, where notebooks are taken as executed as they are; those of the collection are two."""
    seen = {}

    def publish(executed, names, folder, title, **more):
        seen.update(more, executed=executed, names=names, title=title)
        return folder / "index.html"

    own = [notebook(tmp_path / "collection" / f"{name}.ipynb", name.title()) for name in ("01-a", "02-b")]
    paths = execution.paths
    monkeypatch.setattr(execution, "paths", lambda folder=None: paths(folder) if folder else own)
    monkeypatch.setattr(execution, "execute", lambda path, data: seen.update(data=data) or execution.read(path))
    monkeypatch.setattr(site, "publish", publish)
    return seen


def test_a_run_tells_the_answer_of_each_notebook_and_where_everything_is(command, published, tmp_path):
    folder, out = small_study(tmp_path / "small"), tmp_path / "out"
    (folder / "corpus.toml").write_text('title = "Fruits"\n' + (folder / "corpus.toml").read_text(encoding="utf-8"))
    own = [notebook(folder / "notebooks" / f"{n}.ipynb", title) for n, title in enumerate(("Anna", "Ben"))]
    code, said, err = command("run", folder, "--out", out)
    assert (code, err) == (0, "")
    assert said.startswith("not there, and skipped: list of units\n")
    assert said.endswith(
        f"\nAnna\nAnna has.\n\nBen\nBen has.\n\n{len(tables.TABLES)} tables: {out}/tables\n"
        f"2 pages:  {out}/site/index.html\n"
    )
    assert "2/2" in said
    assert cli.NOTICE not in said
    assert (
        sorted(path.stem for path in (out / "tables").iterdir()) == sorted(tables.TABLES) == sorted(published["names"])
    )
    assert published["executed"] == {path.stem: execution.read(path) for path in own}
    assert (published["title"], published["notice"], published["data"]) == ("Fruits", "", folder)
    assert published["study"].folder == folder


def test_a_run_on_other_data_in_the_collections_notebooks_says_what_changed(command, published, monkeypatch, tmp_path):
    folder = small_study(tmp_path / "small")
    monkeypatch.setattr(cli, "PROJECT_DATA", small_study(tmp_path / "own", {"actor_label": "Zoe"}))
    code, said, err = command("run", folder, "--out", tmp_path / "out")
    assert (code, err) == (0, "")
    assert (
        f"{cli.NOTICE}\nWhat differs in the tables from the collection's own data:\nactors: 2 rows went, 2 came\n"
        in said
    )
    assert "  - letter,anna,Zoe,person" in said
    assert "  + letter,anna,Anna,person" in said
    assert " has." not in said
    assert published["notice"] == cli.NOTICE
    assert list(published["executed"]) == ["01-a", "02-b"]


def test_a_run_on_the_collections_own_data_tells_the_answers(command, published, monkeypatch, tmp_path):
    folder = small_study(tmp_path / "own")
    monkeypatch.setattr(cli, "PROJECT_DATA", folder.parent / "x" / ".." / "own")
    (tmp_path / "x").mkdir()
    said = command("run", folder, "--out", tmp_path / "out")[1]
    assert "\n01-A\n01-A has.\n" in said
    assert cli.NOTICE not in said
    assert published["notice"] == ""


def test_a_table_that_is_left_out_is_told(command, published, monkeypatch, tmp_path):
    monkeypatch.setattr(tables, "PARSED", 1)
    folder = small_study(tmp_path / "small")
    monkeypatch.setattr(cli, "PROJECT_DATA", folder)
    said = command("run", folder, "--out", tmp_path / "out")[1]
    assert "\nproposed_acts is empty: 50 words are more than a run parses; study.proposed_acts does\n" in said


@pytest.fixture
def letters(tmp_path, monkeypatch):
    """A folder of two texts and a picture, as the working folder."""
    monkeypatch.chdir(tmp_path)
    for name, content in {"left/a.txt": "An apple.", "left/b.txt": "A pear."}.items():
        (tmp_path / "all" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "all" / name).write_text(content)
    (tmp_path / "t.csv").write_text("body,side,extra\nIt rained.,one,x\nIt snowed.,two,y\n")
    return tmp_path


def test_a_new_study_is_made_with_notebooks_and_told(command, letters):
    code, said, err = command("new", "study", "all", "t.csv", "--group-by", "side", "--text-column", "body")
    assert (code, err) == (0, "")
    assert "3 notebooks in notebooks/" in said
    assert list(Study.open("study").labels) == ["left", "one", "two"]
    assert is_one_line_of_blame(command("new", "study", "all"), "study: ")
    assert command("new", "study", "all", "--force")[0] == 0
    assert list(Study.open("study").labels) == ["left"]


def test_what_was_left_out_of_a_new_study_is_its_exit_code(command, letters):
    (letters / "all" / "left" / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, said, err = command("new", "study", "--group", "Mine=all")
    assert (code, err) == (1, "")
    assert "c.png" in said
    assert list(Study.open("study").labels) == ["Mine"]


def test_a_new_study_needs_a_source(command, letters):
    assert is_one_line_of_blame(command("new", "study"), "no source is named")


def test_a_sample_is_drawn_and_validated(command, tmp_path):
    lists = {"fruits": "fruit,label,surface\napple,Apple,apple\npear,Pear,pear\n"}
    folder = study_folder(tmp_path / "s", [("one", "a", "An apple. Nothing. A pear. An apple. No. None.")], lists)
    place = folder / "validation" / "fruits.csv"
    code, said, _ = command("sample", folder, "--list", "fruits", "--key", "Apple", "--size", "4", "--seed", "3")
    assert (code, said.partition("\n")[0]) == (0, f"{place}: 4 sentences for 1 of the fruits")
    first = place.read_text()
    command("sample", folder, "--list", "fruit", "--key", "apple", "--size", "4", "--seed", "4")
    assert place.read_text() != first
    command("sample", folder, "--list", "fruits", "--size", "40", "--seed", "1")
    asked = place.read_text()
    command("sample", folder, "--list", "fruits")
    assert place.read_text() == asked
    with place.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["key"] for row in rows} == {"apple", "pear"}
    with place.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "judgement": row["found"]} for row in rows)
    code, said, _ = command("validate", folder)
    assert (code, said.splitlines()[0].startswith("fruits, Apple: precision 1.00 (")) == (0, True)
    assert len(said.splitlines()) == 2


def test_a_sample_is_of_forty_sentences_a_key_and_always_the_same_ones(command, monkeypatch, tmp_path):
    asked = {}
    monkeypatch.setattr(
        validation, "draw", lambda _, name, keys, **more: asked.update(more, name=name, keys=keys) or []
    )
    folder = study_folder(tmp_path / "s", [("one", "a", "An apple.")])
    assert command("sample", folder, "--list", "fruits") == (0, "", "")
    assert asked == {"name": "fruits", "keys": [], "size": 40, "seed": 1}


def test_the_data_dictionary_is_printed(command):
    assert command("tables") == (0, tables.dictionary(), "")


def test_without_a_command_help_is_shown(command):
    code, said, _ = command()
    assert code == 2
    assert "check" in said


@pytest.mark.parametrize("module", ["bittersweet", "bittersweet.cli"])
def test_importing_loads_no_heavy_library(module):
    probe = f"import sys, {module}; print(sorted(set(sys.modules) & set({HEAVY})))"
    assert python("-c", probe) == (0, "[]\n", "")


def test_the_public_names_are_found_and_others_are_not():
    import bittersweet as package

    assert package.Study.__module__ == "bittersweet.study.checked"
    assert [getattr(package, name).__name__ for name in package.__all__] == package.__all__
    with pytest.raises(AttributeError, match="module 'bittersweet' has no attribute 'none'"):
        package.none  # noqa: B018


# What takes longest stands last.


def test_a_folder_in_order_is_told_with_its_words_and_sentences(data):
    assert bittersweet("check", "data", cwd=data.parent) == (
        0,
        "News piece: 371 words, 18 sentences\nArticle: 644 words, 36 sentences\ndata: everything is in order\n",
        "",
    )


def test_the_projects_own_data_is_the_default(command, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BITTERSWEET_DATA", raising=False)
    code, out, err = command("check")
    assert (code, err) == (0, "")
    assert out.startswith("News piece: 371 words, 18 sentences\n")


def test_bad_data_is_one_line_and_no_traceback_in_a_shell(data):
    """The same in a process of its own, as a user sees it."""
    (data / "corpus.toml").unlink()
    said = "data/corpus.toml: no such file; put it there or mend the name that points to it"
    assert bittersweet("check", "data", cwd=data.parent) == (2, "", f"bittersweet: {said}\n")
