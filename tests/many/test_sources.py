"""Sources one after the other: folders, archives and files, what each is called, and what is refused or left out."""

import os
import stat
import zipfile

import pytest

from bittersweet.files import DataError
from bittersweet.many import sources
from bittersweet.many.piece import Piece
from bittersweet.many.sources import stream


def found(*named, out):
    return list(stream([(path, "") if not isinstance(path, tuple) else path for path in named], 1000, out))


def packed(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def test_an_archive_gives_its_files_as_a_folder_does(tmp_path):
    link = zipfile.ZipInfo("a/link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = packed(
        tmp_path / "all.zip",
        [("b/2.txt", "Two."), ("B/1.txt", "One."), (".h/3.txt", "No."), ("a/.4.txt", "No."), ("top.txt", "Top."),
         ("empty/", ""), (link, "b/2.txt")],
    )  # fmt: skip
    own = found(path, out=tmp_path / "out")
    assert [(each.source, each.group) for each in own] == [
        ("all.zip: a/link.txt", "a"), ("all.zip: B/1.txt", "B"), ("all.zip: b/2.txt", "b"), ("all.zip: top.txt", "all"),
    ]  # fmt: skip
    assert own[0].reason == "a symbolic link; put the file itself there"
    assert [(each.name, each.number) for each in own[1:]] == [("B/1", 1), ("b/2", 2), ("top", 3)]
    assert {each.group for each in found((path, "one"), out=tmp_path / "out")} == {"one"}


def test_several_sources_tell_their_names(tmp_path):
    (tmp_path / "texts" / "b").mkdir(parents=True)
    (tmp_path / "texts" / "b" / "x.txt").write_text("Words.", "utf-8")
    (tmp_path / "one.txt").write_text("Words.", "utf-8")
    path = packed(tmp_path / "z.zip", [("b/x.txt", "Words.")])
    own = found(tmp_path / "texts", tmp_path / "one.txt", path, (tmp_path / "one.txt", "again"), out=tmp_path / "out")
    assert [each.name for each in own[:3]] == ["texts/b/x", "one", "z/b/x"]
    assert [each.number for each in own[:3]] == [1, 2, 3]
    assert (own[3].source, own[3].group, own[3].reason) == ("one.txt", "again", "named twice; it is read once")
    assert [each.name for each in found(tmp_path / "texts", path, out=tmp_path / "out")] == ["texts/b/x", "z/b/x"]
    assert [each.name for each in found(tmp_path / "texts", out=tmp_path / "out")] == ["b/x"]


def test_the_output_is_not_looked_into(tmp_path):
    for name in ("texts/a.txt", "texts/out/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Words.", "utf-8")
    assert [each.name for each in found(tmp_path / "texts", out=tmp_path / "texts" / "out")] == ["a"]


@pytest.mark.parametrize(("closed", "source", "read"), [("s/a", "s/a/", ["b/2"]), ("s", "s/.", [])])
def test_a_folder_that_cannot_be_looked_into_is_left_out(tmp_path, monkeypatch, closed, source, read):
    for name in ("a/1.txt", "b/2.txt"):
        (tmp_path / "s" / name).parent.mkdir(parents=True)
        (tmp_path / "s" / name).write_text("Words.", "utf-8")
    whole = os.scandir

    def denied(folder):
        if folder == str(tmp_path / closed):
            raise PermissionError(13, "Permission denied")
        return whole(folder)

    monkeypatch.setattr(os, "scandir", denied)
    left, *others = found(tmp_path / "s", out=tmp_path / "out")
    assert left.source == source
    assert left.reason == "cannot be read (Permission denied); a readable folder is needed"
    assert [each.name for each in others] == read


def test_a_link_within_the_folder_is_read_and_its_file_only_once(tmp_path):
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "b.txt").write_text("Words.", "utf-8")
    (tmp_path / "s" / "a.txt").symlink_to("b.txt")
    own = found(tmp_path / "s", out=tmp_path / "out")
    assert own[0].name == "a"
    assert own[1].reason == "named twice; it is read once"


def test_what_is_no_source_is_refused(tmp_path):
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    for name, fault in (("nowhere", "a link that leads nowhere"), ("pipe", "is no regular file")):
        with pytest.raises(DataError, match=fault):
            found(tmp_path / name, out=tmp_path / "out")


def test_an_archive_is_refused_that_is_damaged_or_unpacks_to_too_much(tmp_path, monkeypatch):
    path = packed(tmp_path / "t.zip", [("a.txt", "a" * 3000)])
    size = path.stat().st_size
    monkeypatch.setattr(sources, "UNPACKED", 2999)
    monkeypatch.setattr(sources, "RATIO", 3000 // size)
    with pytest.raises(DataError, match="unpacks to 0 MB"):
        found(path, out=tmp_path / "out")
    monkeypatch.setattr(sources, "UNPACKED", 3000)
    assert len(found(path, out=tmp_path / "out")) > 0
    monkeypatch.setattr(sources, "UNPACKED", 0)
    monkeypatch.setattr(sources, "RATIO", 3000 // size + 1)
    assert len(found(path, out=tmp_path / "out")) > 0
    content = path.read_bytes()
    path.write_bytes(content.replace(b"PK\x01\x02", b"PK\x09\x09"))
    with pytest.raises(DataError, match="a damaged archive; pack it again"):
        found(path, out=tmp_path / "out")
    path.write_bytes(content.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01"))
    assert [type(each) for each in found(path, out=tmp_path / "out")] == [Piece] * 3
    head = content.index(b"PK\x01\x02") + 8
    path.write_bytes(content[:head] + b"\x01" + content[head + 1 :])
    (left,) = found(path, out=tmp_path / "out")
    assert left.reason == "protected by a password; pack it without one"


def test_of_a_folder_each_file_is_named_by_its_path_and_what_is_none_is_left_out_first(tmp_path):
    root = tmp_path / "Texts"
    for name in ("b/2.txt", "B/1.txt", "a.txt", ".hidden.txt", ".h/x.txt", "c/deep/er.er.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("Words.", "utf-8")
    os.mkfifo(root / "b" / "pipe")
    (root / "again").symlink_to("b")
    (tmp_path / "Texts too.txt").write_text("Words.", "utf-8")
    (root / "c" / "far.txt").symlink_to(tmp_path / "Texts too.txt")
    own = found(root, out=tmp_path / "out")
    assert [(each.source, each.reason, each.group) for each in own[:3]] == [
        ("Texts/again", "no regular file; only these are read", ""),
        ("Texts/b/pipe", "no regular file; only these are read", ""),
        ("Texts/c/far.txt", "a symbolic link out of the folder; put the file itself there", ""),
    ]
    assert [(each.source, each.name, each.group, each.number, each.size) for each in own[3:]] == [
        ("Texts/a.txt", "a", "Texts", 1, 6), ("Texts/B/1.txt", "B/1", "B", 2, 6), ("Texts/b/2.txt", "b/2", "b", 3, 6),
        ("Texts/c/deep/er.er.txt", "c/deep/er.er", "c", 4, 6),
    ]  # fmt: skip
    assert {each.group for each in found((root, "one"), out=tmp_path / "out")} == {"one"}


def test_a_file_is_a_group_of_its_own_unless_one_is_named(tmp_path):
    (tmp_path / "a b.txt").write_text("Words.", "utf-8")
    for named, group in ((tmp_path / "a b.txt", "a b"), ((tmp_path / "a b.txt", "g"), "g")):
        (own,) = found(named, out=tmp_path / "out")
        assert (own.source, own.path, own.member) == ("a b.txt", str(tmp_path / "a b.txt"), "")
        assert (own.name, own.group, own.size, own.number) == ("a b", group, 6, 1)


@pytest.mark.parametrize("name", ["/etc/a.txt", "../a.txt", "b/../../a.txt", "..\\a.txt"])
def test_an_archive_that_leads_out_of_itself_is_refused(tmp_path, name):
    path = packed(tmp_path / "t.zip", [("fine.txt", "Words."), (name, "Words.")])
    with pytest.raises(DataError, match="which leads out of it; pack it again without"):
        found(path, out=tmp_path / "out")


def test_a_document_that_is_an_archive_inside_is_one_text(tmp_path):
    path = packed(tmp_path / "letter.DOCX", [("word/document.xml", "<w/>")])
    (own,) = found(path, out=tmp_path / "out")
    assert (own.path, own.member, own.name) == (str(path), "", "letter")


def test_a_table_takes_as_many_numbers_as_it_has_rows_and_what_is_left_out_none(tmp_path):
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.csv").write_text("text\nOne.\nTwo.\nThree.\n", "utf-8")
    (tmp_path / "s" / "b.txt").write_text("Words.", "utf-8")
    (tmp_path / "s" / "c.txt").symlink_to("b.txt")
    (tmp_path / "s" / "d.txt").write_text("Words.", "utf-8")
    own = found(tmp_path / "s", out=tmp_path / "out")
    assert [each.number for each in own if isinstance(each, Piece)] == [1, 4, 5]
