"""Notebooks: the front that each must have, files that change only when they must, and runs that tell what fails."""

import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from bittersweet.files import DataError
from bittersweet.publish import execution
from bittersweet.publish.execution import Front

FRONT = "# Who acts\n\n*Who acts\non whom?*\n\n**Nobody acts on anybody.**\n\nMore of it.\n\nNext: [all](02-all.ipynb)"


def toy(*sources, first=FRONT):
    """A notebook with a first cell and code cells, ids in order."""
    cells = [new_markdown_cell(first, id="c0")]
    return new_notebook(cells=[*cells, *(new_code_cell(source, id=f"c{n}") for n, source in enumerate(sources, 1))])


def saved(path, *sources):
    path.write_text(nbformat.writes(toy(*sources)), encoding="utf-8")
    return path


def test_the_front_is_title_question_and_answer():
    assert execution.front(toy()) == Front("Who acts", "Who acts on whom?", "Nobody acts on anybody.")


@pytest.mark.parametrize(
    ("first", "what", "found"),
    [
        ("Who acts\n\n*Who?*\n\n**All.**", "title", "Who acts"),
        ("## Who acts\n\n*Who?*\n\n**All.**", "title", "## Who acts"),
        ("# Who acts\n\nWho?\n\n**All.**", "question", r"Who\?"),
        ("# Who acts\n\n**All.**", "question", r"\*\*All\.\*\*"),
        ("# Who acts\n\n*Who?*\n\nAll.", "answer", r"All\."),
        ("# Who acts\n\n*Who?*", "answer", ""),
        ("# Who acts", "question", ""),
    ],
)
def test_a_first_cell_without_one_of_them_is_refused(first, what, found):
    with pytest.raises(DataError, match=rf"^the first cell of a notebook has no {what} where one .* found '{found}'$"):
        execution.front(toy(first=first))


def test_the_seven_notebooks_each_with_a_question(study):
    fronts = {path.stem: execution.front(execution.read(path)) for path in execution.paths()}
    assert list(fronts) == [
        "01-the-two-texts",
        "02-who-is-named",
        "03-what-is-discussed",
        "04-how-it-is-framed",
        "05-who-does-what-to-whom",
        "06-five-practices",
        "07-ask-your-own-question",
    ]
    assert all(front.question.endswith("?") and front.answer.endswith(".") for front in fronts.values())
    assert {claim.notebook for claim in study.claims} < set(fronts)


def test_each_notebook_links_to_its_neighbours():
    stems = [path.stem for path in execution.paths()]
    for place, path in enumerate(execution.paths()):
        first = execution.read(path).cells[0].source
        near = stems[max(place - 1, 0) : place] + stems[place + 1 : place + 2]
        assert all(f"]({stem}.ipynb)" in first for stem in near), path.stem


def test_a_folder_without_notebooks_is_refused(tmp_path):
    with pytest.raises(DataError, match="no notebooks; run from a checkout of the project"):
        execution.paths(tmp_path)


def test_what_is_no_notebook_is_refused(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text("print()", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.ipynb: not a notebook \(.*\); restore it with git"):
        execution.read(path)


def test_tidy_takes_off_what_changes_from_run_to_run():
    notebook = toy("1")
    notebook.metadata = {"widgets": {"state": 1}, "language_info": {"name": "python", "version": "3.11.2"}}
    notebook.cells[1].metadata = {"execution": {"iopub.execute_input": "2024-01-01"}, "tags": ["kept"]}
    tidied = execution.tidy(notebook)
    assert tidied.metadata == {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert tidied.cells[1].metadata == {"tags": ["kept"]}


@pytest.mark.parametrize("path", execution.paths(), ids=lambda path: path.stem)
def test_the_committed_notebooks_are_tidy_and_saved_as_they_would_be(path):
    before = path.read_bytes()
    assert execution.content(execution.tidy(execution.read(path))) == before


def test_save_writes_only_what_changed(tmp_path):
    first, second = tmp_path / "a.ipynb", tmp_path / "b.ipynb"
    assert execution.save_all({first: toy("1"), second: toy("1")}) == {first: True, second: True}
    written = first.stat()
    assert execution.save_all({first: toy("1"), second: toy("2")}) == {first: False, second: True}
    assert (first.stat().st_ino, first.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)
    assert execution.read(second).cells[1].source == "2"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.ipynb", "b.ipynb"]


def test_pictures_come_with_their_description():
    picture = {"output_type": "display_data", "data": {"image/png": "iVBORw=="}}
    notebook = toy("show()", "show()", "1")
    notebook.cells[1].outputs = [new_output(**picture, metadata={"image/png": {"alt": "Bars."}})]
    notebook.cells[2].outputs = [new_output(**picture), new_output("stream", text="no picture")]
    assert list(execution.pictures(notebook)) == [(b"\x89PNG", "Bars."), (b"\x89PNG", "")]


# Running: one kernel that works and one that fails; the rest without a kernel.


def test_a_notebook_runs_in_its_own_folder_on_the_data_named(tmp_path, data):
    path = saved(tmp_path / "a.ipynb", "import os\nprint(os.getcwd())\nprint(os.environ['BITTERSWEET_DATA'])", "40 + 2")
    notebook = execution.execute(path, data)
    printed, answer = (cell.outputs[0] for cell in notebook.cells[1:])
    assert printed.text == f"{tmp_path.resolve()}\n{data.resolve()}\n"
    assert answer.data == {"text/plain": "42"}
    assert "execution" not in notebook.cells[1].metadata
    assert execution.read(path).cells[1].outputs == []  # the file is left alone


def test_a_cell_that_fails_is_told_with_the_notebook_and_the_error(tmp_path):
    path = saved(tmp_path / "02-toy.ipynb", "{}['kerry']")
    with pytest.raises(DataError, match=r"02-toy\.ipynb: a cell fails with KeyError: 'kerry'$"):
        execution.execute(path)


@pytest.fixture
def run(monkeypatch):
    """A function that runs notebooks named by how long each takes (in ms), as (results, how often done was called)."""

    def execute(path, data):
        if not path.isdigit():
            raise DataError(f"{path} fails on {data}")
        time.sleep(int(path) / 1000)
        return f"{path} on {data}"

    def run(*paths):
        done = []
        return list(execution.execute_all(list(paths), "data", lambda: done.append(1))), len(done)

    monkeypatch.setattr(execution, "execute", execute)
    return run


def test_all_run_and_come_back_in_their_order(run):
    ran = [("90", "90 on data"), ("1", "1 on data"), ("30", "30 on data"), ("2", "2 on data")]
    assert run("90", "1", "30", "2") == (ran, 4)


def test_one_that_fails_ends_the_run_with_its_own_error(run):
    with pytest.raises(DataError, match=r"^bad fails on data$"):
        run("20", "bad", "1")
