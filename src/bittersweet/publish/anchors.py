"""Anchors: stretches of a cell's text that lead somewhere, put into its HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


class Link(NamedTuple):
    """A stretch of a cell's text and where it leads."""

    start: int
    end: int
    address: str


def put(cell: Tag, text: str, links: list[Link], soup: BeautifulSoup) -> None:
    """Put the text into a cell, with its links; what is markup in it stays text."""
    at = 0
    cell.clear()
    for link in sorted(links):
        made = soup.new_tag("a", href=link.address, attrs={"class": "unit" if _is_unit(link.address) else "count"})
        made.string = text[link.start : link.end]
        cell.extend([text[at : link.start], made])
        at = link.end
    cell.append(text[at:])


def _is_unit(address: str) -> bool:
    return "=" not in address.partition("#")[2].removeprefix("act=")
