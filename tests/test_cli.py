"""The command line: success said in a line a text, bad data said in one line with exit code 2, before any work."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bittersweet import cli

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


def test_bad_data_is_one_line_and_no_traceback_in_a_shell(data):
    """The same in a process of its own, as a user sees it; the runs go side by side, as each takes a second."""
    shutil.copytree(data, data.parent / "copy")
    (data / "corpus.toml").unlink()
    (data.parent / "copy" / "codebook" / "other_names.csv").write_bytes(b"surface,note\nKashmir,a r\xe9gion\n")
    said = {
        "data": "data/corpus.toml: no such file; put it there or mend the name that points to it",
        "copy": "copy/codebook/other_names.csv, line 2: byte 0xe9 is not UTF-8; save the file as UTF-8",
    }
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda name: bittersweet("check", name, cwd=data.parent), said))
    assert results == [(2, "", f"bittersweet: {line}\n") for line in said.values()]


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
