"""Files in pieces: where they are cut, which texts a piece may have, and what is none of the formats."""

import json
import zipfile

import pytest

from bittersweet.files import DataError
from bittersweet.many.piece import content, header
from bittersweet.many.reading import Columns, Read, read
from bittersweet.many.sources import stream
from bittersweet.texts.sources.item import Left, UnreadableError
from tests.texts.sources.made import xlsx

LONG = "".join(f"Paragraph {n}, naïve — with some words.\n{'More of it. ' * (n % 5)}\n\n" for n in range(400))


def pieces(path, goal=1000):
    return list(stream([(path, "")], goal, path.parent / "out"))


@pytest.mark.parametrize("packed", [False, True])
def test_a_long_text_is_cut_at_paragraph_ends(tmp_path, packed):
    path = tmp_path / "long.txt"
    path.write_text(LONG, "utf-8")
    if packed:
        path, plain = tmp_path / "long.zip", path
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(plain, "long.txt")
    found = pieces(path)
    assert len(found) > 10
    assert [each.cut for each in found] == list(range(1, len(found) + 1))
    assert {each.number for each in found} == {1}
    assert all(each.size < 3000 for each in found)
    contents = [content(each) for each in found]
    assert b"".join(contents).decode() == LONG
    assert all(each.endswith(b"\n\n") and each.startswith(b"Para") for each in contents)


@pytest.mark.parametrize(
    ("text", "encoding", "first"),
    [("x" + "À" * 50 + "ῼ" * 9, "utf-8", 11), ("x" + "é" * 50, "utf-8", 11), ("x" * 10 + "À" * 50, "latin-1", 10)],
)
def test_a_text_without_any_blank_is_cut_between_letters(tmp_path, text, encoding, first):
    (tmp_path / "one.txt").write_text(text, encoding)
    found = pieces(tmp_path / "one.txt", 10)
    assert "".join(content(each).decode(encoding) for each in found) == text
    assert found[0].size == first


def test_the_number_of_the_next_text_follows(tmp_path):
    (tmp_path / "a.txt").write_text(LONG, "utf-8")
    (tmp_path / "b.txt").write_text("Short.", "utf-8")
    assert [each.number for each in pieces(tmp_path)][-2:] == [1, 2]


def test_a_table_is_cut_between_rows(tmp_path):
    rows = [(f"id{n}", f'Words "{n}"\nof it, naïve' + " more" * (n % 7)) for n in range(300)]
    quoted = [f'{name},"{text.replace(chr(34), chr(34) * 2)}"\n' for name, text in rows]
    (tmp_path / "t.csv").write_text("id,text\n" + "".join(quoted), "utf-8")
    (tmp_path / "t.jsonl").write_text("".join(json.dumps({"id": a, "text": b}) + "\n" for a, b in rows), "utf-8")
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(
        pa.table({"id": [a for a, _ in rows], "text": [b for _, b in rows]}), tmp_path / "t.parquet", row_group_size=40
    )
    for name in ("t.csv", "t.jsonl", "t.parquet"):
        found = pieces(tmp_path / name)
        assert len(found) > 3
        texts = [each for own in found for each in read(own, content(own), Columns())]
        assert all(isinstance(each, Read) for each in texts)
        assert [each.id for each in texts] == [a for a, _ in rows]
        assert [each.number for each in texts] == list(range(1, 301))
        assert [" ".join(p.content for p in each.paragraphs) for each in texts] == [
            " ".join(b.split("\n")) for _, b in rows
        ]
        first = 2 if name == "t.csv" else 1
        assert [each.source for each in texts] == [f"{name}, row {n}" for n in range(first, 300 + first)]
    assert header(pieces(tmp_path / "t.csv")[1]) == b"id,text\n"


def test_subfolders_are_groups_and_hidden_files_are_passed_over(tmp_path):
    for name in ("b/1.txt", "a/2.txt", "A/3.txt", ".hidden/4.txt", "a/.5.txt"):
        (tmp_path / "s" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "s" / name).write_text("Words.", "utf-8")
    found = pieces(tmp_path / "s")
    assert [(each.group, each.name, each.number) for each in found] == [
        ("A", "A/3", 1),
        ("a", "a/2", 2),
        ("b", "b/1", 3),
    ]


def test_what_cannot_be_read_is_left_out_with_the_reason(tmp_path):
    import os

    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "good.txt").write_text("Words.", "utf-8")
    os.mkfifo(tmp_path / "s" / "pipe.txt")
    (tmp_path / "s" / "out.txt").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "elsewhere.txt").write_text("Words.", "utf-8")
    found = pieces(tmp_path / "s")
    assert [(each.source, each.reason.split(";")[0]) for each in found if isinstance(each, Left)] == [
        ("s/out.txt", "a symbolic link out of the folder"), ("s/pipe.txt", "no regular file"),
    ]  # fmt: skip
    assert [each.name for each in found if not isinstance(each, Left)] == ["good"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text("Words.", "utf-8")
    found = list(stream([(tmp_path / "a.txt", ""), (tmp_path / "a.txt", "x")], 1000, tmp_path / "out"))
    assert found[0].number == 1
    assert "named twice" in found[1].reason


def test_an_archive_that_leads_out_of_itself_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("../bad.txt", "Words.")
    with pytest.raises(DataError, match="leads out of it"):
        pieces(tmp_path / "bad.zip")


def test_a_source_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataError, match="no such file or folder"):
        pieces(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a" * 20, ["a" * 20]),
        ("a" * 21, ["a" * 10, "a" * 10, "a"]),
        # After a paragraph where one ends soon, else after a line, else after a word.
        ("One two three. Four\n\nFive.\nSix seven", ["One two three. ", "Four\n\nFive.\n", "Six seven"]),
        ("One\n\ntwo and more\nthree\n\nfour", ["One\n\ntwo and more\n", "three\n\nfou", "r"]),
        ("One two three four five six seven eight", ["One two three ", "four five six ", "seven eigh", "t"]),
        ("One two\n \t\n\nthree\n\n  four five", ["One two\n \t\n\n", "three\n\n  four ", "five"]),
    ],
)
def test_a_text_is_cut_after_the_goal_where_it_breaks_best(tmp_path, text, expected):
    (tmp_path / "t.txt").write_bytes(text.encode())
    found = pieces(tmp_path / "t.txt", 10)
    assert [content(each).decode() for each in found] == expected
    assert [each.cut for each in found] == (list(range(1, len(found) + 1)) if len(found) > 1 else [0])
    assert [each.size for each in found] == [len(own) for own in expected]


@pytest.mark.parametrize(
    ("name", "table", "goal", "expected"),
    [
        # Where each begins, how many texts it may have, the number of the first, and the rows before it.
        ("t.csv", 'text\none\ntwo\n"th\nree"\nfour\n', 8, [(5, 2, 1, 0), (13, 1, 3, 2), (22, 1, 4, 3)]),
        ("t.csv", '"te\nxt"\none\n', 100, [(8, 1, 1, 0)]),
        ("t.csv", 'text\none\n"two\nand no end', 100, [(5, 2, 1, 0)]),
        ("t.tsv", "id\ttext\n1\tone\n", 100, [(8, 1, 1, 0)]),
        ("t.jsonl", '{"text":"a"}\n' * 3, 24, [(0, 2, 1, 0), (26, 1, 3, 2)]),
        ("t.jsonl", '{"text":"a"}\n' * 2, 26, [(0, 2, 1, 0)]),
        ("t.jsonl", '{"text":"a \\"b"}\n' * 2, 9, [(0, 1, 1, 0), (17, 1, 2, 1)]),
    ],
)
def test_pieces_of_a_table_say_where_they_begin_and_which_rows_they_have(tmp_path, name, table, goal, expected):
    (tmp_path / name).write_bytes(table.encode())
    found = pieces(tmp_path / name, goal)
    assert [(each.start, each.texts, each.number, each.row) for each in found] == expected
    assert [each.stop for each in found] == [*(each.start for each in found[1:]), len(table)]
    assert all(each.size == each.stop - each.start for each in found)


def test_row_groups_are_taken_together_until_there_is_enough(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.table({"text": [f"Words {n}" for n in range(10)]})
    parquet.write_table(table, tmp_path / "t.parquet", row_group_size=2, compression="none", use_dictionary=False)
    about = parquet.ParquetFile(tmp_path / "t.parquet").metadata
    size = about.row_group(0).total_byte_size
    assert [about.row_group(n).total_byte_size for n in range(5)] == [size] * 5
    found = pieces(tmp_path / "t.parquet", 2 * size)
    assert [(each.start, each.stop, each.size, each.number, each.texts, each.row) for each in found] == [
        (0, 2, 2 * size, 1, 4, 0), (2, 4, 2 * size, 5, 4, 4), (4, 5, size, 9, 2, 8),
    ]  # fmt: skip


def test_the_header_of_a_table_may_have_a_line_end_in_it(tmp_path):
    (tmp_path / "t.csv").write_text('"id","te\nxt"\na,one\nb,two\n', "utf-8")
    assert [header(each) for each in pieces(tmp_path / "t.csv", 5)] == [b'"id","te\nxt"\n'] * 2


def test_what_is_gone_or_damaged_when_it_is_read_is_said(tmp_path):
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("a.txt", "Words.")
    (piece,) = pieces(tmp_path / "t.zip")
    assert content(piece) == b"Words."
    for broken in (piece._replace(member="b.txt"), piece._replace(path=str(tmp_path / "gone.zip"))):
        with pytest.raises(UnreadableError, match=r"^cannot be read \(.+\); a readable file is needed$"):
            content(broken)


def test_a_table_without_rows_or_damaged_is_left_out(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet

    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.csv").write_text("text\n", "utf-8")
    parquet.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "s" / "b.parquet")
    (tmp_path / "s" / "c.parquet").write_bytes(b"PAR1 and no more PAR1")
    empty = "a table without rows; a header and one row a text would be right"
    assert [each.reason for each in pieces(tmp_path / "s")] == [empty, empty, "a damaged Parquet file; write it again"]


def test_of_an_archive_that_is_damaged_in_a_long_text_the_others_are_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        for name, content_ in (("a.txt", "One."), ("b.txt", "Before it. " * 2000 + "Damage. "), ("c.txt", "Two.")):
            archive.writestr(name, content_)
    whole = (tmp_path / "t.zip").read_bytes()
    (tmp_path / "t.zip").write_bytes(whole.replace(b"Damage", b"damage"))
    one, left, two = pieces(tmp_path / "t.zip")
    assert [content(one), content(two)] == [b"One.", b"Two."]
    assert (one.number, two.number) == (1, 2)
    assert left.source == "t.zip: b.txt"
    assert left.reason == "cannot be read (Bad CRC-32 for file 'b.txt'); a readable file is needed"


@pytest.mark.parametrize("name", ["a.xlsm", "a.XLSX", "a.xls", "a"])
def test_a_spreadsheet_is_known_by_what_is_in_it_and_keeps_room_for_its_rows(tmp_path, name):
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / name).write_bytes(xlsx([["text"], ["One."], ["Two."]]))
    (tmp_path / "s" / "b.txt").write_text("Three.", "utf-8")
    table, other = pieces(tmp_path / "s")
    assert (table.kind, table.stop, table.row, table.texts) == ("xlsx", 0, 0, 1_048_576)
    assert other.number == 1_048_577
    assert [(each.number, each.source) for each in read(table, content(table), Columns())] == [
        (1, f"s/{name}, row 2"), (2, f"s/{name}, row 3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "cuts", "kind"),
    [
        ("t.txt", LONG.encode(), True, ""),
        ("t.md", LONG.encode(), True, ""),
        ("t", LONG.encode(), True, ""),
        ("t.html", b"<html>" + LONG.encode(), False, ""),
        ("t.txt", LONG.encode("utf-16"), False, ""),
        ("t.csv", f"text\n{LONG}".encode("utf-16"), False, "csv"),
        ("t.txt", LONG.encode()[:1001], False, ""),
        ("t.txt", b"PAR1 by mistake PAR1", False, ""),  # what it is will be seen when it is read
    ],
)  # fmt: skip
def test_only_a_long_text_of_single_bytes_is_cut(tmp_path, name, text, cuts, kind):
    (tmp_path / name).write_bytes(text)
    found = pieces(tmp_path / name)
    assert (len(found) > 10) == bool(found[0].cut) == cuts
    assert {each.kind for each in found} == {kind}
    assert cuts or (found[0].start, found[0].stop, found[0].size) == (0, 0, len(text))
    assert cuts or content(found[0]) == text
