"""The bytes of a piece as texts: their paragraphs, where these come from, and what is no text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.many import reading
from bittersweet.many.piece import Piece
from bittersweet.many.reading import Columns, Read, _page_lines, paragraphs, read
from bittersweet.texts import cleaning
from bittersweet.texts.sources import chrome
from bittersweet.texts.sources.item import Left
from bittersweet.texts.text import Section, Text, split_lines
from tests.texts.sources.made import xlsx, zipped

LINES = st.lists(
    st.tuples(st.text("ab -–—\t\x0b\u2028é1", max_size=12), st.sampled_from(["\n", "\r\n", "\n\n"])), max_size=12
)


@settings(max_examples=50, deadline=None)
@given(LINES, st.sets(st.integers(1, 12), max_size=3), st.booleans())
def test_paragraphs_are_those_of_cleaning(lines, removed, old):
    raw = "".join(line + end for line, end in lines)
    if old:
        raw = raw.replace("\n", "\r")
    numbers = [line.number for line in split_lines(raw) if line.number not in removed]
    text = Text("", "", "", "", {}, raw, (Section("body", tuple((n, n) for n in numbers)),) if numbers else ())
    expected = [(p.content, [p.locate(i, i + 1)[0] for i in range(len(p.content))]) for p in cleaning.paragraphs(text)]
    found = paragraphs(raw, removed)
    assert [p.content for p in found] == [content for content, _ in expected]
    starts = [line.start for line in split_lines(raw)]
    for own, (content, places) in zip(found, expected, strict=True):
        for offset, place in enumerate(places):
            piece = max(n for n, start in enumerate(own.clean) if start <= offset)
            assert own.raw[piece] + offset - own.clean[piece] == place
            assert own.lines[piece] == sum(start <= own.raw[piece] for start in starts)
        assert content


def test_the_pieces_of_a_paragraph_say_where_they_begin_and_in_which_line():
    assert paragraphs("\n One \n\ttwo.\n\n \nThree.", set()) == [
        ("One two.", (0, 3, 4), (2, 5, 8), (2, 2, 3)), ("Three.", (0,), (16,), (6,)),
    ]  # fmt: skip


def piece(path, **more):
    return Piece(path.name, str(path), "", "g", path.stem, 1, 1, 0, 0, path.stat().st_size)._replace(**more)


def test_page_numbers_are_no_paragraphs(tmp_path):
    path = tmp_path / "2001-02-03-a.txt"
    path.write_text("\n".join("Words of a page.\n\n" * 12 + f"{page}\n" for page in (1, 2, 3, 4)), "utf-8")
    (text,) = read(piece(path), path.read_bytes(), Columns())
    assert text.about["date"] == "2001-02-03"
    assert len(text.paragraphs) == 48
    assert not any(re.fullmatch(r"\d", p.content) for p in text.paragraphs)


def test_rows_of_a_table_are_texts_and_faulty_ones_are_named(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('id,text,party,year\none,"Some words\n\nand more",left,2001\ntwo\nthree,,left,2002\n', "utf-8")
    found = list(read(piece(path, kind="csv"), path.read_bytes(), Columns("text", "party")))
    text = next(each for each in found if isinstance(each, Read))
    assert (text.id, text.group, text.about["date"]) == ("one", "left", "2001")
    assert [p.content for p in text.paragraphs] == ["Some words", "and more"]
    assert [(each.source, each.reason.split(";")[0]) for each in found if isinstance(each, Left)] == [
        ("t.csv, row 3", "1 cells"), ("t.csv, row 4", "empty"),
    ]  # fmt: skip


def test_the_texts_of_a_table_are_found_though_its_beginning_ends_within_a_letter(tmp_path, monkeypatch):
    path = tmp_path / "t.csv"
    path.write_text("wörter,n\n" + f"{'ä ' * 40}.,1\n" * 3, "utf-8")
    monkeypatch.setattr(reading, "HEAD", path.read_bytes().rindex("ä".encode()) + 1)
    found = read(piece(path, kind="csv", stop=path.stat().st_size), path.read_bytes(), Columns())
    assert [text.paragraphs[0].content for text in found] == [f"{'ä ' * 40}."] * 3


def test_what_is_no_text_is_left_out_with_the_reason(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (left,) = read(piece(path), path.read_bytes(), Columns())
    assert "picture" in left.reason


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(["1", "– 2 –", "page 3 of 9", "Page 4", "words", "5 words", "", "12345", " 3\t", "(6)", "iv"]),
        max_size=40,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_page_numbers_are_those_of_sources(lines, end):
    raw = end.join(lines)
    assert _page_lines(raw) == {number + 1: why for number, why in chrome.in_lines(lines).items()}


def test_a_head_that_runs_over_pages_is_no_text():
    raw = "\f".join(
        f"THE HEAD\nOn this page {word} fell.\nMore of {word}.\n" for word in ("rain", "snow", "hail", "ash")
    )
    assert set(_page_lines(raw)) == {1, 4, 7, 10}


def test_of_a_piece_without_words_a_text_is_left_out_and_a_piece_of_a_long_one_stays(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\u2003\n- -\n", "utf-8")
    content = "\u2003\n".encode()
    (left,) = read(piece(path), content, Columns())
    assert isinstance(left, Left)
    assert left.reason == "empty; at least one word is needed"
    (text,) = read(piece(path, cut=2), content, Columns())
    assert (text.cut, text.paragraphs) == (2, [])


def test_the_rows_of_a_later_piece_have_the_names_and_numbers_of_the_whole_table(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("party,text\nleft,One.\nright,Two.\n,Three.\n", "utf-8")
    later = piece(path, kind="csv", start=21, stop=42, row=1, number=7, group="g")
    (two, three) = read(later, path.read_bytes()[21:], Columns("", "party"))
    assert [(own.number, own.id, own.group, own.source) for own in (two, three)] == [
        (7, "t-3", "right", "t.csv, row 3"), (8, "t-4", "no party", "t.csv, row 4"),
    ]  # fmt: skip
    whole = list(read(piece(path, kind="csv", number=6), path.read_bytes(), Columns("", "party")))
    assert [(own.number, own.source) for own in whole] == [(n + 4, f"t.csv, row {n}") for n in (2, 3, 4)]
    lines = tmp_path / "t.jsonl"
    lines.write_text('{"text": "One."}\n{"text": " "}\n{"text": "1\\nThree."}\n', "utf-8")
    one, empty, three = read(piece(lines, kind="jsonl"), lines.read_bytes(), Columns())
    assert [(own.number, own.source) for own in (one, three)] == [(1, "t.jsonl, row 1"), (3, "t.jsonl, row 3")]
    assert (empty.source, empty.reason) == ("t.jsonl, row 2", "empty; at least one word is needed")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped({"a.txt": "Words."}), "an archive in a folder or archive is not opened; unpack it, or name it as a "
         "source of its own"),
        (xlsx([["text"], ["One."]]), "a table, which its name does not say; call it t.xlsx"),
        (b"  \n", "empty; at least one word is needed"),
    ],
)  # fmt: skip
def test_what_is_called_a_text_and_is_none_is_left_out(tmp_path, content, reason):
    path = tmp_path / "t.txt"
    path.write_bytes(content)
    assert list(read(piece(path), content, Columns())) == [Left("t.txt", reason, "g")]


def test_a_member_of_an_archive_is_known_by_its_own_name(tmp_path):
    content = b"<title>One</title><p>Words of it."
    whole = Piece("all.zip: 2001-02-03.html", "all.zip", "2001-02-03.html", "g", "2001-02-03", 7, 1, 0, 0, len(content))
    (text,) = read(whole, content, Columns())
    assert (text.number, text.id, text.group, text.source) == (7, "2001-02-03", "g", "all.zip: 2001-02-03.html")
    assert text.about == {"title": "One", "date": "2001-02-03"}
    assert [p.content for p in text.paragraphs] == ["Words of it."]


def test_the_column_of_texts_is_that_of_the_beginning_of_the_table(tmp_path, monkeypatch):
    monkeypatch.setattr("bittersweet.many.reading.HEAD", 600)
    path = tmp_path / "t.csv"
    head = "a,b\n" + f"x,{'Some words that are long enough here. ' * 9}\n"
    path.write_text(f"{head}{'long words before all others ' * 50},x\n", "utf-8")
    later = piece(path, kind="csv", start=len(head), stop=path.stat().st_size, row=1)
    text = next(read(later, path.read_bytes()[len(head) :], Columns()))
    assert [p.content for p in text.paragraphs] == ["x"]
