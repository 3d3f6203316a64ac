"""Markdown: the words without the marks, line by line, so that each line leads back to its own."""

from __future__ import annotations

import re

from bittersweet.texts.sources.encoding import decode
from bittersweet.texts.sources.formats.plain import LINE_END
from bittersweet.texts.sources.item import Extract, ranges

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*")
_FRONT = re.compile(r"([A-Za-z_ -]{1,40}):\s*(.+)")
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:\s*\S+.*")
_RULE = re.compile(r" {0,3}([-*_=]\s*){3,}")
# No mark is looked for beyond the next one of its kind, so that a long line of unclosed ones takes no time.
_MARKS = (
    (re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)"), ""),  # a picture
    (re.compile(r"\[([^\[\]]{0,1000})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)"), r"\1"),  # a link
    (re.compile(r"\[([^\[\]]{1,1000})\]\[[^\[\]]{0,200}\]"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,2000}|/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,1000})?/?)>", re.I), ""),  # address, tag
    (re.compile(r"\[\^[^\[\]]{1,50}\]:?"), ""),  # the mark of a footnote
    *((re.compile(r"(?<![\w*\\])\*{1,3}(?=\S)([^*]{1,500})(?<=[^\s\\])\*{1,3}(?![\w*])"), r"\1"),) * 2,
    *((re.compile(r"(?<![\w\\])_{1,3}(?=\S)([^_]{1,500})(?<=[^\s\\])_{1,3}(?!\w)"), r"\1"),) * 2,
    (re.compile(r"`{1,3}([^`]{1,1000})`{1,3}"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
FRONT = 200  # lines at most of front matter
_MARKED = re.compile(r"[*_`\[<\\]")


def read(content: bytes) -> Extract:
    """The words of a Markdown file: as many lines as the file has, each without its marks.

    Headings, code, link targets and what stands before the text (front matter) are removed and named; the first
    heading, or the front matter, gives the title. Raises UnreadableError when it is no text.
    """
    text, encoding, known = decode(content)
    ends = LINE_END.findall(text)
    lines = LINE_END.split(text)
    about, why = _front(lines)
    fence = ""
    for number in range(len(why), len(lines)):
        line = lines[number]
        mark = _FENCE.match(line)
        if fence:
            why[number] = "code"
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            why[number], fence = "code", mark[1]
        elif heading := _HEADING.fullmatch(line):
            lines[number] = _bare(heading[1].rstrip().rstrip("#").rstrip())
            why[number] = "heading" if about.setdefault("title", lines[number]) != lines[number] else "title"
        elif (
            number
            and _UNDERLINE.fullmatch(line)
            and lines[number - 1].strip()
            and number - 1 not in why
            and _alone(lines, number - 1)
        ):
            why[number - 1] = (
                "heading" if about.setdefault("title", lines[number - 1]) != lines[number - 1] else "title"
            )
            why[number] = "rule"
        elif _RULE.fullmatch(line):
            why[number] = "rule"
        elif _REFERENCE.fullmatch(line) and not line.lstrip().startswith("[^"):
            why[number] = "link target"
        else:
            lines[number] = _bare(line)
    bare = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    kept = [(number + 1, reason) for number, reason in sorted(why.items()) if lines[number].strip()]
    return Extract(
        bare,
        "Markdown",
        "the words, line by line",
        about,
        ranges(kept),
        encoding,
        known,
        suffix=".txt" if bare != text else ".md",
    )


def _alone(lines: list[str], number: int) -> bool:
    """Whether a line is a paragraph of its own, so that a line of hyphens under it makes it a heading."""
    return number == 0 or not lines[number - 1].strip()


def _front(lines: list[str]) -> tuple[dict[str, str], dict[int, str]]:
    """What the front matter says, and the lines that it takes."""
    if lines[0].strip() != "---":
        return {}, {}
    end = next((number for number, line in enumerate(lines[1:FRONT], 1) if line.strip() in ("---", "...")), 0)
    if not end:
        return {}, {}
    said = {}
    for line in lines[1:end]:
        if match := _FRONT.fullmatch(line.strip()):
            said[match[1].strip().lower()] = match[2].strip().strip("\"'")
    known = {key: said[key] for key in ("title", "author", "date") if said.get(key)}
    return known, dict.fromkeys(range(end + 1), "front matter")


def _bare(line: str) -> str:
    """A line without the marks of Markdown.

    >>> _bare("> - **Rain** fell on [the town](x.html), 2*3*4 times.")
    'Rain fell on the town, 2*3*4 times.'
    """
    line = re.sub(r"^\s{0,3}(?:>\s?)+", "", line)
    line = re.sub(r"^(\s*)[-*+]\s+(?:\[[ xX]\]\s+)?", r"\1", line)
    if _MARKED.search(line):
        for pattern, kept in _MARKS:
            line = pattern.sub(kept, line)
    return line.strip() if line.startswith(" ") else line
