"""Sources are opened into items: folders, archives and files, each with its group; nothing dangerous is opened."""

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from bittersweet.files import DataError
from bittersweet.texts.sources.gather import gather, sources
from bittersweet.texts.sources.item import Item, UnreadableError

from . import made


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name, content=b"It rained."):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(*named, grouped=(), skip=()):
    items, _ = gather(sources(named, grouped), skip)
    return [
        (item.source, item.group, "" if isinstance(item, Item) else f"{item.status}: {item.reason}") for item in items
    ]


def test_a_subfolder_is_a_group():
    for name in ("all/left/a.txt", "all/left/old/b.txt", "all/right/a.txt", "all/c.txt"):
        put(name)
    assert found("all") == [
        ("all/c.txt", "all", ""), ("all/left/a.txt", "left", ""), ("all/left/old/b.txt", "left", ""),
        ("all/right/a.txt", "right", ""),
    ]  # fmt: skip


def test_a_named_group_takes_all():
    put("all/left/a.txt")
    put("b.txt")
    assert found(grouped=["Mine=all", ("Yours", "b.txt")]) == [("all/left/a.txt", "Mine", ""), ("b.txt", "Yours", "")]


def test_few_files_are_groups_of_their_own_and_many_go_by_folder():
    few = [put(f"x/{letter}.txt") for letter in "abc"]
    assert [group for _, group, _ in found(*few)] == ["a", "b", "c"]
    many = [*few, *(put(f"y/{letter}.txt") for letter in "defg")]
    assert [group for _, group, _ in found(*many)] == ["x"] * 3 + ["y"] * 4


def test_how_files_were_grouped_is_said_where_it_was_a_choice():
    files = [put(f"x/{letter}.txt") for letter in "abcdefg"]
    said = [(gather(sources(files[:count]))[1], found(*files[:count])[0][1]) for count in (1, 2, 6, 7)]
    own, by_folder = (
        "each of the {} files is a group of its own; --group NAME=FILE names others",
        ("7 files were named one by one: each is in the group of its folder; --group NAME=FILE names others"),
    )
    assert said == [([], "a"), ([own.format(2)], "a"), ([own.format(6)], "a"), ([by_folder], "x")]


def test_two_files_of_one_name_are_two_groups():
    assert [group for _, group, _ in found(put("x/a.txt"), put("x/a.md"))] == ["a.txt", "a.md"]


def test_an_archive_is_read_like_a_folder():
    put("two.zip", made.zipped({"two/left/a.txt": "a", "two/right/b.txt": "b", "__MACOSX/two/._a.txt": "x"}))
    assert found("two.zip") == [
        ("two.zip: __MACOSX/two/._a.txt", "", "passed over: a file of the system or of an open program"),
        ("two.zip: two/left/a.txt", "left", ""), ("two.zip: two/right/b.txt", "right", ""),
    ]  # fmt: skip
    items, _ = gather(sources(["two.zip"]))
    assert items[1].content() == b"a"


def test_a_word_file_is_no_archive():
    put("a.docx", made.docx(made.paragraph("It rained.")))
    assert found("a.docx") == [("a.docx", "a", "")]


def test_hidden_files_are_passed_over_with_a_row():
    put("all/a.txt")
    put("all/.git/x")
    put("all/~$a.docx")
    assert [(source, why.split(":")[0]) for source, _, why in found("all")] == [
        ("all/.git", "passed over"), ("all/a.txt", ""), ("all/~$a.docx", "passed over"),
    ]  # fmt: skip
    assert [group for _, group, _ in found(grouped=["Mine=all"])] == ["", "Mine", ""]


def test_links_and_pipes_in_a_folder_are_left_out():
    put("outside.txt")
    put("all/a.txt")
    put("all/sub/b.txt")
    Path("all/out.txt").symlink_to("../outside.txt")
    Path("all/zero").symlink_to("/dev/zero")
    Path("all/nowhere").symlink_to("no such file")
    Path("all/circle").symlink_to("circle")
    Path("all/other").symlink_to("sub")
    os.mkfifo("all/pipe")
    assert {source.removeprefix("all/"): why.removeprefix("left out: ") for source, _, why in found("all") if why} == {
        "out.txt": "a symbolic link out of the folder; put the file itself there",
        "zero": "a symbolic link out of the folder; put the file itself there",
        "nowhere": "a symbolic link that leads nowhere or in a circle",
        "circle": "a symbolic link that leads nowhere or in a circle",
        "other": "a symbolic link to a folder; its files are read where they are",
        "pipe": "is a pipe (FIFO); only regular files are read",
    }


def test_a_folder_can_be_skipped(home):
    put("all/a.txt")
    put("all/study/corpus.toml")
    assert ("all/study", "", "passed over: the study folder itself") in found("all", skip={home / "all/study"})


def refused(*named, grouped=()):
    with pytest.raises(DataError) as error:
        gather(sources(named, grouped))
    return str(error.value)


def test_sources_that_are_no_files():
    os.mkfifo("pipe")
    Path("circle").symlink_to("circle")
    Path("empty").mkdir()
    assert refused("no.txt", "pipe", "/dev/zero", "circle", "empty", "a\x00b", "a" * 300).split("\n") == [
        "no.txt: no such file or folder; put it there or mend the name",
        "pipe: is a pipe (FIFO); only regular files are read",
        "/dev/zero: is a device; only regular files are read",
        "circle: a link that leads nowhere; put it there or mend the name",
        "empty: holds no file; a folder or archive with texts would be right",
        "a\\x00b: no such file or folder; put it there or mend the name",
        f"{'a' * 300}: is no path that can be followed; name a file or folder",
    ]


def test_a_file_in_two_groups():
    put("all/a.txt")
    assert refused(grouped=["Left=all", "Right=all/a.txt"]) == "a.txt: is in two groups, Left and Right; keep one"


def test_a_file_that_is_named_twice_is_read_once():
    put("a.txt")
    assert found(grouped=["Left=a.txt", "Left=./a.txt"])[1] == (
        "a.txt",
        "Left",
        "left out: named twice; it is read as a.txt",
    )


@pytest.mark.parametrize("spec", ["Left", "=a.txt", "Left="])
def test_a_group_needs_a_name_and_a_source(spec):
    with pytest.raises(DataError, match=r"as in --group Left=left\.txt"):
        sources([], [spec])


def test_no_source():
    with pytest.raises(DataError, match="no source is named"):
        sources([])


@pytest.mark.parametrize("name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt"])
def test_an_archive_that_leads_out_of_itself(name):
    put("bad.zip", made.zipped({"good.txt": "a", name: "b"}))
    assert "leads out of it" in refused("bad.zip")


def test_names_in_an_archive_are_read_as_utf_8_whether_it_says_so_or_not():
    said = made.zipped({"Zoë.txt": "a", "Zo├½ too.txt": "b"})
    put("said.zip", said)
    assert [source for source, *_ in found("said.zip")] == ["said.zip: Zoë.txt", "said.zip: Zo├½ too.txt"]
    for encoding, sign in (("utf-8", b"~~"), ("cp437", b"~")):
        name = b"Zo" + sign + b".txt"
        put("silent.zip", made.zipped({name.decode(): "a"}).replace(sign, "ë".encode(encoding)))
        assert [source for source, *_ in found("silent.zip")] == ["silent.zip: Zoë.txt"]


def test_a_colon_in_a_name_is_no_drive():
    put("times.zip", made.zipped({"10:30.txt": "a"}))
    assert found("times.zip") == [("times.zip: 10:30.txt", "times", "")]


def test_a_link_in_an_archive_is_left_out():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "a.txt")
        archive.writestr("a.txt", "It rained.")
    put("all.zip", out.getvalue())
    assert found("all.zip") == [
        ("all.zip: a.txt", "all", ""),
        ("all.zip: link.txt", "all", "left out: a symbolic link; put the file itself there"),
    ]


def test_an_archive_of_many_or_large_files_is_read_up_to_a_limit(monkeypatch):
    put("all.zip", made.zipped({"a.txt": "aaa", "b.txt": "bb"}))
    for name, limit in (("MEMBERS", 2), ("UNPACKED", 5), ("FILE", 2)):
        monkeypatch.setattr(f"bittersweet.texts.sources.archives.{name}", limit)
    a, b = gather(sources(["all.zip"]))[0]
    assert b.content() == b"bb"
    with pytest.raises(UnreadableError, match="has 0 MB; at most 0 MB are read"):
        a.content()
    monkeypatch.setattr("bittersweet.texts.sources.archives.UNPACKED", 4)
    assert "unpacks to 0 MB" in refused("all.zip")
    monkeypatch.setattr("bittersweet.texts.sources.archives.MEMBERS", 1)
    assert "an archive of 2 files; at most 1 are read" in refused("all.zip")


def test_an_archive_that_unpacks_to_too_much(monkeypatch):
    put("bomb.zip", made.zipped({"a.txt": b"0" * 2_000_000}))
    monkeypatch.setattr("bittersweet.texts.sources.archives.UNPACKED", 1_000_000)
    assert (
        refused("bomb.zip") == "bomb.zip: an archive that unpacks to 2 MB; at most 1 MB are read, so cut it into parts"
    )


def test_a_bomb_that_lies_about_its_size_is_left_out():
    honest = made.zipped({"a.txt": b"0" * 2_000_000, "b.txt": "It rained."})
    put("bomb.zip", honest.replace((2_000_000).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    items, _ = gather(sources(["bomb.zip"]))
    with pytest.raises(Exception, match="damaged in the archive"):
        items[0].content()
    assert items[1].content() == b"It rained."


def test_an_archive_that_cannot_be_read_is_left_out():
    put("locked.zip", made.locked(made.zipped({"a.txt": "a"})))
    put("torn.zip", b"PK\x03\x04 and no more")
    assert found("locked.zip", "torn.zip") == [
        ("locked.zip", "", "left out: protected by a password; pack it without one"),
        ("torn.zip", "", "left out: is a damaged ZIP archive or Office file; save or pack it again"),
    ]


def test_an_archive_without_files():
    put("none.zip", made.zipped({}))
    assert refused("none.zip") == "none.zip: holds no file; a folder or archive with texts would be right"
