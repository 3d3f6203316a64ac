"""Reading: regular files of a stated size, in UTF-8; everything else is told in one line and never hangs."""

import contextlib
import io
import os
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bittersweet import files
from bittersweet.files import DataError


def refusal(read, *arguments):
    """The one line with which a file is refused."""
    with pytest.raises(DataError) as fault:
        read(*arguments)
    assert "\n" not in str(fault.value)
    return str(fault.value)


def packed(*names):
    """The bytes of a packed folder that holds files of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "content")
    return stream.getvalue()


def test_a_missing_file_is_told(tmp_path):
    said = f"{tmp_path / 'a'}: no such file; put it there or mend the name that points to it"
    assert refusal(files.read_bytes, tmp_path / "a") == said


def test_a_folder_is_no_file(tmp_path):
    said = f"{tmp_path}: cannot be read (it is a folder); a readable file is needed"
    assert refusal(files.read_bytes, tmp_path) == said


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/null", "/dev/tty"])
def test_a_device_is_not_read_even_behind_a_link(tmp_path, device):
    if not os.path.exists(device):  # noqa: PTH110
        pytest.skip(f"this system has no {device}")
    (tmp_path / "a.txt").symlink_to(device)
    said = f"{tmp_path / 'a.txt'}: cannot be read (it is a device, a pipe or a socket); a readable file is needed"
    assert refusal(files.read_bytes, tmp_path / "a.txt") == said


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    said = f"{tmp_path / 'a.txt'}: cannot be read (it is a device, a pipe or a socket); a readable file is needed"
    assert refusal(files.read_bytes, tmp_path / "a.txt") == said


def test_a_pipe_that_comes_between_the_look_and_the_opening_is_not_waited_for(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_text("x")
    file = (tmp_path / "file").stat()
    monkeypatch.setattr(type(tmp_path), "stat", lambda *_, **__: file)
    assert "(it is a device, a pipe or a socket)" in refusal(files.read_bytes, tmp_path / "pipe")


def test_links_in_a_circle_and_names_with_a_nul_are_told(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refusal(files.read_bytes, tmp_path / "a").endswith("; a readable file is needed")
    assert "(embedded null byte)" in refusal(files.read_bytes, tmp_path / "a\0b")


def test_a_file_over_the_limit_is_not_read(tmp_path):
    (tmp_path / "a").write_bytes(b"1234")
    assert files.read_bytes(tmp_path / "a", limit=4) == b"1234"
    assert refusal(files.read_bytes, tmp_path / "a", 3).startswith(f"{tmp_path / 'a'}: longer than 0 MB, the most that")
    with (tmp_path / "big.toml").open("wb") as big:
        big.truncate((16 << 20) + 1)
    said = f"{tmp_path / 'big.toml'}: longer than 16 MB, the most that is read; cut it in parts"
    assert refusal(files.read_toml, tmp_path / "big.toml") == said


def test_a_file_that_grows_while_it_is_read_is_held_to_the_limit(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"1234")
    monkeypatch.setattr("bittersweet.files.reading._regular", lambda *_: None)
    assert files.read_bytes(tmp_path / "a", limit=4) == b"1234"
    assert "longer than" in refusal(files.read_bytes, tmp_path / "a", 3)


def test_a_byte_order_mark_is_no_part_of_the_text_and_line_ends_stay(tmp_path):
    (tmp_path / "a.txt").write_bytes("\ufeffé\r\n\ufeff".encode())
    assert files.read_text(tmp_path / "a.txt") == "é\r\n\ufeff"
    (tmp_path / "a.toml").write_text('\ufeffkey = "value"\n', encoding="utf-8")
    assert files.read_toml(tmp_path / "a.toml") == {"key": "value"}


KINDS = {
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "a PDF document (.pdf)"),
    "PNG": (b"\x89PNG\r\n\x1a\n\x00", "a picture (.png)"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00", "a picture (.jpg)"),
    "GIF": (b"GIF89a\x01\x00", "a picture (.gif)"),
    "RTF": (b"{\\rtf1\\ansi words}", "a document in Rich Text Format (.rtf)"),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a document of an older office program (.doc or .xls)"),
    "gzip": (b"\x1f\x8b\x08\x00", "a packed file (.gz)"),
    "Parquet": (b"PAR1\x15\x04", "a Parquet table (.parquet)"),
    "Word": (packed("[Content_Types].xml", "word/document.xml"), "a Word document (.docx)"),
    "Excel": (packed("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook (.xlsx)"),
    "slides": (packed("[Content_Types].xml", "ppt/presentation.xml"), "a presentation (.pptx)"),
    "book": (packed("mimetype", "a.html"), "an electronic book (.epub)"),
    "zip": (packed("a.txt"), "a packed folder (.zip)"),
    "empty zip": (packed(), "a packed folder (.zip)"),
    "UTF-16": ("\ufeffwords".encode("utf-16-le"), "text in UTF-16"),
    "UTF-16 big": ("\ufeffwords".encode("utf-16-be"), "text in UTF-16"),
    "UTF-16 without mark": ("some words".encode("utf-16-le"), "text in UTF-16"),
    "four letters of UTF-16": ("four".encode("utf-16-le"), "text in UTF-16"),
    "UTF-16 big without mark": ("some words".encode("utf-16-be"), "text in UTF-16"),
    "UTF-32": ("words".encode("utf-32"), "text in UTF-32"),
}


@pytest.mark.parametrize(("content", "kind"), KINDS.values(), ids=KINDS)
def test_a_file_of_another_kind_is_named_as_such(tmp_path, content, kind):
    for suffix, remedy in {
        "txt": "`bittersweet new` reads many formats and writes plain text",
        "csv": "save it as CSV in UTF-8",
        "toml": "save it as plain text in UTF-8",
    }.items():
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(content)
        assert refusal(files.read_text, path) == f"{path}: this is {kind}, not plain text; {remedy}"


@pytest.mark.parametrize(
    "content", ["id,label\n1,x\n", "PK", "PAR1", "GIF8 is a name", "PDF", "{rtf", "a\tb", "", "ab"]
)
def test_a_text_that_looks_a_little_like_another_kind_is_a_text(tmp_path, content):
    (tmp_path / "a.txt").write_text(content)
    assert files.read_text(tmp_path / "a.txt") == content


def test_bytes_that_are_not_utf_8_are_told_by_line_and_byte(tmp_path):
    (tmp_path / "a.txt").write_bytes("\none\ntwo\nthé end\n".encode("latin-1"))
    said = f"{tmp_path / 'a.txt'}, line 4: byte 0xe9 is not UTF-8; save the file as UTF-8"
    assert refusal(files.read_text, tmp_path / "a.txt") == said


def test_a_nul_is_told_by_line(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\none long line of words\ntwo\x00\n")
    said = f"{tmp_path / 'a.txt'}, line 3: a NUL character, which no text holds; save the file as UTF-8"
    assert refusal(files.read_text, tmp_path / "a.txt") == said
    (tmp_path / "a.txt").write_bytes(b"\x00a\x00abcde")
    assert refusal(files.read_text, tmp_path / "a.txt") == said.replace("line 3", "line 1")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id = news", "Invalid value (at line 1, column 6)"),
        (f"deep = {'[' * 5000}", "tables or lists stand in one another too deep"),
        (f"number = {'9' * 5000}", "a number has more than 4,300 digits"),
        ("a = 1\na = 2\n", "Cannot overwrite a value (at line 2, column 6)"),
        ('a = "\x01"', "Illegal character '\\x01' (at line 1, column 6)"),
    ],
    ids=["value", "deep", "digits", "doubled", "control character"],
)
def test_toml_that_is_none_is_told_in_one_line(tmp_path, content, said):
    (tmp_path / "a.toml").write_text(content)
    assert refusal(files.read_toml, tmp_path / "a.toml") == f"{tmp_path / 'a.toml'}: not valid TOML: {said}"


@given(st.binary(max_size=40))
def test_any_bytes_are_text_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes") / "a.toml"
    path.write_bytes(content)
    for read in (files.read_text, files.read_toml, files.read_header):
        with contextlib.suppress(DataError):
            read(path)
