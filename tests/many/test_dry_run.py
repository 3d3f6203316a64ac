"""What a run would do: its parts, what it leaves out and how long it takes, and when there is nothing to do."""

import shutil
import zipfile

import pytest

from bittersweet.files import DataError
from bittersweet.many.run import count
from tests.many.conftest import SIZE, prose


def dry(named, lists, tmp_path, size=SIZE):
    return count(named, lists, tmp_path / "out", size=size, dry_run=True)


@pytest.fixture
def files(tmp_path):
    """A function that gives so many texts in a folder, one by one."""

    def make(number):
        paths = [tmp_path / "Folder" / f"text{n}.txt" for n in range(number)]
        paths[0].parent.mkdir()
        for n, path in enumerate(paths):
            path.write_text(prose(n), "utf-8")
        return paths

    return make


def test_the_time_is_about_that_of_one_worker_and_grows_with_what_there_is(sources, lists, tmp_path):
    report = dry([sources], lists, tmp_path)
    assert report.size == sum(path.stat().st_size for path in sources.rglob("*.txt"))
    assert report.parts > 8
    assert (report.reused, report.left, report.faults) == (0, [], [])
    assert 0.001 < report.seconds < 20
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_not_done_yet_is_to_be_done(sources, lists, whole, tmp_path):
    out = shutil.copytree(whole, tmp_path / "out")
    parts = len(list((out / "parts").iterdir()))
    shutil.rmtree(out / "parts" / "000003")
    report = dry([sources], lists, tmp_path)
    assert (report.parts, report.reused) == (parts, parts - 1)
    assert report.seconds > 0


def test_texts_that_cannot_be_read_do_not_hinder(lists, tmp_path):
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("a.txt", "Damage. An apple.")
        archive.writestr("b.txt", " \n")
    (tmp_path / "t.zip").write_bytes((tmp_path / "t.zip").read_bytes().replace(b"Damage", b"damage"))
    report = dry([tmp_path / "t.zip"], lists, tmp_path)
    assert (report.parts, report.size) == (1, 19)
    assert report.seconds > 0


@pytest.mark.parametrize(("number", "group"), [(5, "text0"), (6, "Folder")])
def test_files_named_one_by_one_are_groups_of_their_own_where_they_are_few(files, lists, tmp_path, number, group):
    paths = files(number)
    (tmp_path / "other" / "Sub").mkdir(parents=True)
    shutil.copy(paths[0], tmp_path / "other" / "Sub")
    named = [*paths, ("Given ", paths[0]), paths[0], tmp_path / "other"]
    report = dry([*named, tmp_path / "other"], lists, tmp_path)
    assert [row[:2] for row in report.left] == [
        ["text0.txt", "Given"], ["text0.txt", group], ["other/Sub/text0.txt", "Sub"],
    ]  # fmt: skip
    assert {(row[2], row[3]) for row in report.left} == {("left out", "named twice; it is read once")}


def test_where_there_is_no_text_at_all_it_is_said_why(lists, tmp_path):
    with pytest.raises(DataError, match=r"^no source is named; a file"):
        dry([], lists, tmp_path)
    (tmp_path / "texts").mkdir()
    with pytest.raises(DataError, match=r"^the sources hold no file; at least one text is needed$"):
        dry([tmp_path / "texts"], lists, tmp_path)
    (tmp_path / "far.txt").write_text("Far.", "utf-8")
    for n in range(6):
        (tmp_path / "texts" / f"{n}.txt").symlink_to(tmp_path / "far.txt")
    with pytest.raises(DataError) as fault:
        dry([tmp_path / "texts"], lists, tmp_path)
    why = "a symbolic link out of the folder; put the file itself there"
    assert fault.value.faults == tuple(f"texts/{n}.txt: {why}" for n in range(5))
