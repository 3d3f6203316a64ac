import json
import shutil
import zipfile

import pyarrow
import pytest

from bittersweet.files import DataError
from bittersweet.many import runners, state
from bittersweet.many.run import count
from tests.many.conftest import SIZE, prose, tree


def run(sources, lists, out, **how):
    return count([sources], lists, out, size=SIZE, shown=False, **how)


def test_the_output_is_the_same_bytes_for_any_number_of_workers(sources, lists, tmp_path, whole):
    """Of two workers, one of which dies, it is seen elsewhere."""
    run(sources, lists, tmp_path / "out", workers=5)
    assert tree(tmp_path / "out") == tree(whole)


@pytest.mark.parametrize("how", [{"size": 10}, {"workers": 2}])
def test_one_worker_or_one_part_is_done_in_this_process(lists, tmp_path, how):
    (tmp_path / "a.csv").write_text("text\nAn apple.\nA pear.\n", "utf-8")
    pyarrow.set_cpu_count(3)
    report = count([tmp_path / "a.csv"], lists, tmp_path / "out", shown=False, **how)
    assert report.parts == (2 if "size" in how else 1)
    assert pyarrow.cpu_count() == 1  # which is set where parts are done


def test_an_archive_gives_the_same_but_for_the_names_of_the_sources(sources, lists, tmp_path, whole):
    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as archive:
        for path in sorted(sources.rglob("*.txt")):
            archive.write(path, path.relative_to(sources))
    run(tmp_path / "texts.zip", lists, tmp_path / "out")
    expected = tree(whole)
    names = [
        name
        for name in expected
        if name.endswith(("sentences.parquet", "hits.parquet", "types.parquet", "tally.parquet"))
    ]
    found = tree(tmp_path / "out")
    assert len(names) > 30
    assert all(found[name] == expected[name] for name in names)


@pytest.fixture
def copied(whole, tmp_path):
    """The output of an earlier run."""
    return shutil.copytree(whole, tmp_path / "out")


def test_a_second_run_does_nothing_again_and_says_what_there_is(sources, lists, whole, copied):
    before = {path: path.stat().st_mtime_ns for path in (copied / "parts").rglob("*.parquet")}
    again = run(sources, lists, copied, workers=2)
    assert again.reused == again.parts == len(list((whole / "parts").iterdir()))
    assert before == {path: path.stat().st_mtime_ns for path in (copied / "parts").rglob("*.parquet")}
    assert tree(copied) == tree(whole)
    assert again.marker == json.loads((whole / "many.json").read_text("utf-8"))
    assert again.marker["texts"] == 40
    assert again.marker["splitter"]["name"] == "sentencex"


def test_a_changed_list_or_text_is_counted_again_and_nothing_else(lists, tmp_path):
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


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """Texts of different length, some twenty a part, alone in a folder."""
    folder = tmp_path_factory.mktemp("rows") / "texts"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03d}.txt").write_bytes(prose(number, 1 + number * 7 % 2).encode())
    return folder


@pytest.fixture(scope="module")
def first(texts, lists, tmp_path_factory):
    """Their output, and its report."""
    out = tmp_path_factory.mktemp("first") / "out"
    return out, run(texts, lists, out)


@pytest.fixture
def earlier(first, tmp_path):
    """The same, to be changed by another run."""
    return shutil.copytree(first[0], tmp_path / "out"), first[1].parts


@pytest.fixture
def added(texts):
    """The texts while there is one more in front."""
    (texts / "000-before.txt").write_bytes(prose(99).encode())
    yield texts
    (texts / "000-before.txt").unlink(missing_ok=True)


def test_a_text_added_or_taken_away_in_front_costs_few_parts(added, lists, earlier, first, tmp_path):
    (out, parts), fresh = earlier, tmp_path / "fresh"
    other = shutil.copytree(out, tmp_path / "other")
    assert run(added, lists, out, dry_run=True).reused >= parts - 3 > 4
    run(added, lists, fresh)
    for own, workers in ((out, 1), (other, 2)):
        assert run(added, lists, own, workers=workers).reused >= parts - 3
        assert tree(own) == tree(fresh)
    (added / "000-before.txt").unlink()
    assert run(added, lists, out).reused >= parts - 3
    assert tree(out) == tree(first[0])


def test_what_was_set_aside_is_found_by_the_run_after_one_that_was_stopped(added, lists, earlier, first, monkeypatch):
    from bittersweet.many import merge

    out, parts = earlier
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
                run(added, lists, out)
    (added / "000-before.txt").unlink()
    assert run(added, lists, out).reused >= parts - 3
    assert tree(out) == tree(first[0])


def test_a_part_that_was_set_aside_and_damaged_is_done_again(texts, lists, earlier, first):
    out, parts = earlier
    path = out / "parts" / "000002" / "types.parquet"
    path.write_bytes(path.read_bytes()[:-50])
    (out / "parts" / "000004" / "part.json").write_text('{"inputs": "../../.."}', "utf-8")
    assert run(texts, lists, out).reused == parts - 2
    assert tree(out) == tree(first[0])


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


def test_a_dry_run_writes_nothing_and_says_what_would_be_done(sources, lists, tmp_path, whole):
    report = run(sources, lists, tmp_path / "out", dry_run=True)
    assert report.marker is None
    assert not (tmp_path / "out").exists()
    assert report.seconds > 0
    before = tree(whole)
    again = run(sources, lists, whole, dry_run=True)
    assert (again.reused, again.seconds) == (report.parts, 0)
    assert tree(whole) == before


def test_a_second_run_into_the_same_folder_is_refused(sources, lists, whole, copied):
    with state.locked(copied), pytest.raises(DataError, match="another run is writing here"):
        run(sources, lists, copied)
    assert tree(copied) == tree(whole)
    run(sources, lists, copied)


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
    ],
)
def test_what_cannot_be_is_refused(sources, lists, tmp_path, how, fault):
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
