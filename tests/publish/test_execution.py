"""Notebooks without a kernel: what their first cell says, what is kept of them, and how several are run and saved."""

import contextlib
from threading import Barrier, BrokenBarrierError, Event

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from bittersweet.files import DataError
from bittersweet.publish import execution
from tests.publish.conftest import notebook, pictured, png

ANSWERED = new_output("display_data", {"text/html": '<p class="answer">Three.</p>', "text/plain": "There are three."})


def first(source, *cells):
    """What the first cell says."""
    return execution.front(new_notebook(cells=[new_markdown_cell(source), *cells]))


def test_the_first_cell_says_title_question_and_answer_a_paragraph_each():
    said = first("# A title\n\n*Who is\nnamed?*\n\n**Ann\nis.**\n\nMore.")
    assert said == ("A title", "Who is named?", "Ann is.")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("A title\n\n*Who?*\n\n**Ann.**", "title"),
        ("# A title\n\nWho?\n\n**Ann.**", "question"),
        ("# A title\n\n**Ann.**", "question"),
        ("# A title\n\n*Who?*\n\nAnn.", "answer"),
        ("# A title\n\n*Who?*", "answer"),
        ("# A title", "question"),
    ],
)
def test_what_the_first_cell_lacks_is_named(source, what):
    with pytest.raises(DataError, match=f"has no {what} where one belongs; found"):
        first(source)


def test_an_answer_is_computed_only_where_none_is_written():
    cells = [pictured("p"), new_code_cell("answer()", outputs=[ANSWERED]), new_code_cell("x", outputs=[ANSWERED])]
    assert first("# A\n\n*Who?*\n\nThe rest.", *cells).answer == "There are three."
    assert first("# A\n\n*Who?*", *cells).answer == "There are three."
    assert first("# A\n\n*Who?*\n\n**Written.**", *cells).answer == "Written."


def test_pictures_come_in_order_with_what_they_show():
    made = notebook("A", pictured("one", "red"), new_code_cell("x"), pictured("two", "blue"))
    assert list(execution.pictures(made)) == [(png("red"), "one"), (png("blue"), "two")]


def test_what_changes_from_machine_to_machine_is_not_kept():
    view = {execution.WIDGET: {"model_id": "x"}, "text/plain": "a table"}
    cell = new_code_cell(
        "x", outputs=[new_output("display_data", view)], metadata={"execution": {"a": "1"}, "tags": []}
    )
    made = new_notebook(
        cells=[new_markdown_cell("# A"), cell],
        metadata={"widgets": {}, "language_info": {"name": "python", "version": "3"}},
    )
    kept = execution.tidy(made)
    assert sorted(kept.metadata) == ["kernelspec", "language_info"]
    assert kept.metadata.language_info == {"name": "python"}
    assert kept.cells[1].metadata == {"tags": []}
    assert kept.cells[1].outputs[0].data == {"text/plain": "a table"}


def test_notebooks_stand_in_the_order_of_their_names(tmp_path):
    with pytest.raises(DataError, match="no notebooks; run from a checkout"):
        execution.paths(tmp_path)
    for name in ("02-b", "01-a", "10-c"):
        nbformat.write(notebook(name), tmp_path / f"{name}.ipynb")
    assert [path.stem for path in execution.paths(tmp_path)] == ["01-a", "02-b", "10-c"]
    assert [path.stem[:3] for path in execution.paths()][:3] == ["01-", "02-", "03-"]


def test_the_notebooks_of_a_study_are_its_own_or_the_collections(tmp_path):
    assert execution.of_study(tmp_path) == execution.paths()
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook("01-a"), path := tmp_path / "notebooks" / "01-a.ipynb")
    assert execution.of_study(tmp_path) == [path]
    path.write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"01-a\.ipynb: not a notebook \("):
        execution.of_study(tmp_path)


def test_what_is_no_notebook_or_has_no_cell_is_a_fault(tmp_path):
    (path := tmp_path / "a.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.ipynb: not a notebook \("):
        execution.read(path)
    path.write_text('{"nothing of a notebook": 1}', encoding="utf-8")
    with pytest.raises(DataError, match=r"not a notebook \(.{80}\); restore it with git"):
        execution.read(path)
    nbformat.write(new_notebook(), path)
    with pytest.raises(DataError, match="a notebook without cells"):
        execution.read(path)


def test_notebooks_come_in_their_order_and_each_end_is_told(monkeypatch, tmp_path):
    sources, ended = [tmp_path / name for name in "cab"], []
    monkeypatch.setattr(execution, "execute", lambda path, data: (path.name, data))
    found = list(execution.execute_all(sources, tmp_path, lambda: ended.append(1)))
    assert found == [(path, (path.name, tmp_path)) for path in sources]
    assert len(ended) == 3
    assert [own for _, own in execution.execute_all(sources[:1])] == [("c", None)]


def test_two_are_executed_at_a_time_and_never_three(monkeypatch, tmp_path):
    two, three = Barrier(2), Barrier(3)

    def execute(path, data):
        two.wait(timeout=20)
        with contextlib.suppress(BrokenBarrierError):
            three.wait(timeout=0.1)

    monkeypatch.setattr(execution, "execute", execute)
    assert len(list(execution.execute_all([tmp_path / f"{n}" for n in range(4)]))) == 4
    assert three.broken


def test_one_that_fails_ends_the_others(monkeypatch, tmp_path):
    begun, in_time, ended = [], [], Event()

    def execute(path, data):
        begun.append(path.name)
        if path.name == "0":
            raise DataError("0 fails")
        in_time.append(ended.wait(timeout=20))

    monkeypatch.setattr(execution, "execute", execute)
    monkeypatch.setattr(execution, "_end", ended.set)
    with pytest.raises(DataError, match="fails"):
        list(execution.execute_all([tmp_path / f"{n}" for n in range(50)]))
    assert all(in_time)
    assert len(begun) < 50


def test_only_what_changed_is_saved_with_the_picture_of_the_summary(monkeypatch, tmp_path):
    monkeypatch.setattr(execution, "PICTURE", tmp_path / "docs" / "picture.png")
    paths = [tmp_path / f"{name}.ipynb" for name in ("01-a", execution.SUMMARY)]
    executed = dict(
        zip(paths, (notebook("A"), notebook("B", pictured("one", "red"), pictured("two", "blue"))), strict=True)
    )
    assert execution.save_all(executed) == dict.fromkeys(paths, True)
    assert (tmp_path / "docs" / "picture.png").read_bytes() == png("red")
    assert paths[0].read_bytes() == execution.content(executed[paths[0]])
    assert paths[0].read_bytes().endswith(b"}\n")
    assert execution.save_all(executed) == dict.fromkeys(paths, False)
    executed[paths[0]].cells[0].source += " More."
    assert execution.save_all(executed) == {paths[0]: True, paths[1]: False}
