"""What is too large, locked or no file is not read, and it is said why."""

import os
import socket

import pytest

from bittersweet.texts.sources import limits
from bittersweet.texts.sources.item import UnreadableError

from . import made


def test_a_file_of_at_most_so_many_bytes_is_regular(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2_600_000)
    assert limits.regular(path) == ""
    assert limits.regular(path, 2_600_000) == ""
    assert limits.regular(path, 2_599_999) == "has 3 MB; at most 2 MB are read, so cut it into parts"


def test_what_is_no_regular_file_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        said = [limits.regular(tmp_path / name) for name in (".", "pipe", "socket")]
    assert said == [f"is {what}; only regular files are read" for what in ("a folder", "a pipe (FIFO)", "a socket")]
    assert limits.regular(tmp_path / "none").startswith("cannot be read (No such file or directory)")
    assert limits.regular(tmp_path / "a\x00") == "is no legal file name"


def test_a_file_is_read_whole_or_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"It rained.\n")
    assert limits.read_file(tmp_path / "a.txt") == b"It rained.\n"
    with pytest.raises(UnreadableError, match="is a folder"):
        limits.read_file(tmp_path)


def test_a_file_that_grows_while_it_is_read_is_cut(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"It rained.\n")
    monkeypatch.setattr(limits, "FILE", 9)
    assert limits.read_file(tmp_path / "a.txt") == b"It rained"


def refused(content):
    with pytest.raises(UnreadableError) as fault:
        limits.check_packed(content)
    return str(fault.value)


def test_an_office_file_is_measured_before_it_is_unpacked(monkeypatch):
    file = made.zipped({"a.xml": b"0" * 1_500_000, "word/document.xml": b"0" * 500_000})
    limits.check_packed(file)
    monkeypatch.setattr(limits, "OFFICE", 2_000_000)
    monkeypatch.setattr(limits, "XML", 500_000)
    limits.check_packed(file)
    monkeypatch.setattr(limits, "OFFICE", 1_999_999)
    assert refused(file) == "unpacks to 2 MB; at most 1 MB are read, so cut it into parts"
    monkeypatch.setattr(limits, "OFFICE", 2_000_000)
    monkeypatch.setattr(limits, "XML", 499_999)
    assert refused(file).startswith("unpacks to 0 MB; at most 0 MB")
    assert refused(made.locked(file)) == "protected by a password; save it without one"
    assert refused(b"PK\x03\x04") == "is a damaged Office file; open it and save it again"
