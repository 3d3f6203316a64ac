"""Reading: the bytes of an item to the text that is counted, whatever its format."""

from __future__ import annotations

from importlib import import_module

from bittersweet.texts.sources import detect
from bittersweet.texts.sources.item import Extract, UnreadableError

ROOMS = {"text": "plain", "markdown": "markdown", "html": "html", "docx": "docx", "pdf": "pdf"}


def extract(content: bytes, kind: str) -> Extract:
    """The text of a file of one of the kinds `detect.TEXTS`. Raises UnreadableError where there is none."""
    # Each room is imported when it is needed: some bring large libraries.
    room = import_module(f"bittersweet.texts.sources.formats.{ROOMS[kind]}")
    extracted: Extract = room.read(content)
    return extracted


def kind(content: bytes, name: str) -> str:
    """What a file is. Raises UnreadableError for what is neither text nor table."""
    found = detect.kind(content, name)
    if found == "zip":
        raise UnreadableError(
            "an archive in a folder or archive is not opened; unpack it, or name it as a source of its own"
        )
    return found
