"""Each format gives its words, what is not counted by its lines, and what it says of itself."""

import sys
from contextlib import closing

import pypdfium2
import pytest

from bittersweet.texts.sources.formats import docx, html, markdown, pdf, plain
from bittersweet.texts.sources.item import Removed, UnreadableError

from . import made


def kept(extract):
    """The lines that are counted, and the removed ones by reason."""
    lines = extract.content.split("\n")
    gone = {n: each.reason for each in extract.removed for n in range(each.first, each.last + 1)}
    out = {}
    for number, reason in gone.items():
        out.setdefault(reason, []).append(lines[number - 1])
    return [line for number, line in enumerate(lines, 1) if number not in gone and line.strip()], out


def test_plain_text_is_untouched():
    content = b"One.\r\n\r\nTwo.\x0cThree.\n"
    extract = plain.read(content)
    assert extract.content.encode() == content
    assert extract.removed == ()


def test_page_numbers_of_a_plain_text_are_named_by_their_lines():
    assert plain.read(b"It rained.\r\nPage 3 of 9\r\nIt blew.\r\nPage 4 of 9").removed == (
        Removed(2, 2, "page number"),
        Removed(4, 4, "page number"),
    )


def test_pages_of_a_plain_text_lose_their_heads():
    text = "\f".join(
        f"The Rain Book\nIt rained on day {day}.\nAnd {day} times more.\n{page}\n"
        for page, day in ((8, "one"), (9, "two"), (10, "three"))
    )
    assert kept(plain.read(text.encode()))[1] == {
        "running head": ["The Rain Book", "\fThe Rain Book", "\fThe Rain Book"],
        "page number": ["8", "9", "10"],
    }


MARKDOWN = """---
title: "Rain and wind"
author: Ann Example
---
# Rain

It **rained** on [the town](https://example.org/a "A town") all *day*, 2*3*4 times.
![picture](x.png)

> A quotation with `code` in it.

- one
- [x] two

Under it
--------

```
not = words
```

[1]: https://example.org
Snake_case_word stays, and <b>tags</b> go.
"""


def test_markdown_loses_its_marks_line_by_line():
    extract = markdown.read(MARKDOWN.encode())
    lines, gone = kept(extract)
    assert lines == [
        "It rained on the town all day, 2*3*4 times.", "A quotation with code in it.", "one", "two",
        "Snake_case_word stays, and tags go.",
    ]  # fmt: skip
    assert extract.content.count("\n") == MARKDOWN.count("\n")
    assert gone == {
        "front matter": ["---", 'title: "Rain and wind"', "author: Ann Example", "---"],
        "heading": ["Rain", "Under it"], "rule": ["--------"],
        "code": ["```", "not = words", "```"], "link target": ["[1]: https://example.org"],
    }  # fmt: skip
    assert extract.about == {"title": "Rain and wind", "author": "Ann Example"}


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("**bold *and* more**", "bold and more"),
        ("***both*** and a*b*c", "both and a*b*c"),
        ("\\*not\\*", "*not*"),
        ("[a](http://x_y.org/a_b) ![p](x.png)[l][1]", "a l"),
        ("`code_x` and __y__", "code_x and y"),
        ("  It rained. ", "It rained."),
        ("It rained.  ", "It rained.  "),
    ],
)
def test_marks_of_markdown(line, bare):
    assert markdown.read(line.encode()).content == bare


@pytest.mark.parametrize("line", ["*a ", "[", "![", "`a ", "<a ", "_a ", "# " + " " * 50 + "x", "> ", "page "])
def test_a_long_line_of_marks_takes_no_time(line):
    markdown.read(line.encode() * (200_000 // len(line)))


def test_the_first_heading_of_markdown_is_its_title():
    extract = markdown.read(b"# Rain\n\nIt rained.\n\n## More\n")
    assert extract.about == {"title": "Rain"}
    assert extract.removed == (Removed(1, 1, "title"), Removed(5, 5, "heading"))


def test_the_first_underlined_heading_is_the_title():
    extract = markdown.read(b"Rain\n====\nIt rained.\n\nWind\n----\nIt blew.")
    assert extract.about == {"title": "Rain"}
    assert [(each.first, each.reason) for each in extract.removed] == [
        (1, "title"), (2, "rule"), (5, "heading"), (6, "rule"),
    ]  # fmt: skip


def test_code_ends_at_a_fence_as_long_as_the_first():
    lines, gone = kept(markdown.read(b"````\none\n```\ntwo\n`````\nIt rained.\n"))
    assert (lines, gone) == (["It rained."], {"code": ["````", "one", "```", "two", "`````"]})


def test_what_is_named_already_is_no_heading_over_a_rule():
    assert kept(markdown.read(b"It rained.\n\n[1]: https://example.org\n--\n"))[1] == {
        "link target": ["[1]: https://example.org"],
    }
    assert kept(markdown.read(b"It rained.\n\nWind\n--\n"))[1] == {"title": ["Wind"], "rule": ["--"]}


def test_a_rule_at_the_beginning_is_no_front_matter_without_an_end():
    assert kept(markdown.read(b"---\ntitle: Rain\nIt rained.\n")) == (["title: Rain", "It rained."], {"rule": ["---"]})


def test_markdown_without_marks_is_the_file_itself():
    assert markdown.read(b"It rained.\n\nIt snowed.\n").suffix == ".md"


def test_the_main_text_of_a_page_and_what_stands_around_it():
    extract = html.read(made.PAGE.encode())
    lines, gone = kept(extract)
    assert lines == [
        "The river fell below the mark on Thursday, and the mayor, Lena Stone, said that the town was safe again.",
        "“We will build higher,” she said. The town council meets on Monday to talk about a new wall.",
        "It has met twice.",
        "The last flood, in 1990, left hundreds without homes for many months, and the town has not forgotten it.",
    ]
    assert gone == {
        "title": ["Flood waters recede"], "heading": ["What comes next"],
        "page chrome": ["Home", "World", "Related stories", "Storm hits the coast", "All rights reserved."],
    }  # fmt: skip
    assert extract.about == {
        "title": "Flood waters recede",
        "author": "Ann Example",
        "date": "2021-03-04",
        "site": "The Daily Example",
        "language": "en",
    }


def test_a_page_says_its_encoding():
    page = made.PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace(
        "river fell", "river – the Éla – fell"
    )
    extract = html.read(page.encode("cp1252"))
    assert "river – the Éla – fell" in extract.content
    assert (extract.encoding, extract.known) == ("cp1252", "said by the file")


def test_an_xml_page_says_its_encoding_too():
    page = made.PAGE.replace("<!DOCTYPE html>", '<?xml version="1.0" encoding="iso-8859-2"?>').replace("Lena", "Łena")
    extract = html.read(page.replace("“", '"').replace("”", '"').encode("iso8859_2"))
    assert "the mayor, Łena Stone" in extract.content
    assert (extract.encoding, extract.known) == ("iso-8859-2", "said by the file")


SIMPLE = """<html lang="en-GB"><head><meta property="og:title" content="– Rain – The Example"></head><body>
<p>The river fell below the mark on Thursday, and the mayor said that the town was safe again.<br>It is.</p>
<p>The last flood, in 1990, left hundreds without homes for many months. Published on 3 March 2019.</p>
{}</body></html>"""


def test_a_page_says_what_it_is():
    extract = html.read(SIMPLE.format("").encode())
    # A day in the running text is not taken for the page's.
    assert extract.about == {"title": "– Rain – The Example", "language": "en"}
    assert (extract.lost, html.read(SIMPLE.format('<p><a href="/">Home</a></p>').encode()).lost) == (
        "",
        "pictures and links",
    )
    assert "safe again.\nIt is.\n\nThe last" in extract.content
    # The name of the site goes where the heading is without it, and the first of two days is taken.
    said = '<meta property="og:title" content="Flood waters recede – The Example">'
    modified = '<meta property="article:modified_time" content="2021-05-06"><meta property="article:published_time"'
    page = made.PAGE.replace('<meta property="article:published_time"', said + modified)
    about = html.read(page.encode()).about
    assert (about["title"], about["date"]) == ("Flood waters recede", "2021-03-04")


def test_a_teaser_of_the_main_text_is_not_shown_around_it():
    around = [
        "The river fell below the mark on Thursday, …",  # eight words are the text's
        "The river fell below the mark on Friday",
        "without homes for many months. Published on 3 …",
        "for many months. Published on 3 March 2019.",
        "many months. Published on 3 March 2019.",  # seven, to the end
        "– – –",
    ]
    footer = "".join(f"<div>{line}</div>" for line in around)
    extract = html.read(SIMPLE.format(f"<footer>{footer}All <b>rights</b><p>reserved.</p>for ever</footer>").encode())
    assert kept(extract)[1]["page chrome"] == [around[1], around[4], "All rights", "reserved.", "for ever"]


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html>" + "<div>" * 50_000, "<html><h1>Rain</h1><h2>And wind</h2></html>"]
)
def test_a_page_without_text_is_refused(page):
    with pytest.raises(UnreadableError, match="without running text"):
        html.read(page.encode())


@pytest.mark.parametrize(
    ("library", "read", "file"),
    [
        ("trafilatura", html.read, made.PAGE.encode()),
        ("mammoth", docx.read, made.docx(made.paragraph("It rained."))),
        ("pypdfium2", pdf.read, made.pdf([[]])),
    ],
)
def test_a_format_without_its_library_names_the_extra(monkeypatch, library, read, file):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UnreadableError, match=r"needs a library that is missing; install bittersweet\[formats\]"):
        read(file)


REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
CHANGED = (
    '<w:p><w:r><w:t xml:space="preserve">The wall </w:t></w:r>'
    '<w:ins w:id="1" w:author="A"><w:r><w:t>will</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="A"><w:r><w:delText>would</w:delText></w:r></w:del>'
    '<w:r><w:t xml:space="preserve"> hold</w:t><w:br/><w:t>and stand.</w:t></w:r></w:p>'
)
CELLS = "".join(f"<w:tc>{made.paragraph(words)}</w:tc>" for words in ("Ten metres", "Four millions"))
BODY = (
    made.paragraph("Flood waters recede", "Title")
    + made.paragraph("The river fell on Thursday.", extra=REFERENCE)
    + made.paragraph("What comes next", "heading1")
    + CHANGED
    + f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>"
    + f"<w:sdt><w:sdtContent>{made.paragraph('In a form.')}</w:sdtContent></w:sdt>"
)
CORE = (
    "<dc:title>Flood waters recede</dc:title><dc:creator>Ann Example</dc:creator>"
    "<dcterms:created>2021-03-04T10:00:00Z</dcterms:created>"
)


def test_a_word_file_in_reading_order():
    file = made.docx(BODY, notes=made.paragraph("See the report."), core=CORE, comments="<x/>", header1="<x/>")
    extract = docx.read(file)
    lines, gone = kept(extract)
    assert lines == [
        "The river fell on Thursday.",
        "The wall will hold",
        "and stand.",
        "Ten metres",
        "Four millions",
        "In a form.",
    ]
    assert {reason: [line.strip(" ↑") for line in lines] for reason, lines in gone.items()} == {
        "title": ["Flood waters recede"], "heading": ["What comes next"], "footnote": ["See the report."],
    }  # fmt: skip
    assert extract.about == {"title": "Flood waters recede", "author": "Ann Example", "created": "2021-03-04"}
    assert extract.lost == "comments, heads and feet of pages, deleted words"


def test_a_word_file_without_a_title_has_that_of_its_first_heading():
    body = made.paragraph("Rain", "heading1") + made.paragraph("It rained.") + made.paragraph("Rain", "heading1")
    for core in ("", "<dc:title> </dc:title>"):
        extract = docx.read(made.docx(body, core=core))
        assert extract.about == {"title": "Rain"}
        assert kept(extract) == (["It rained."], {"title": ["Rain"], "heading": ["Rain"]})
    named = docx.read(made.docx(body, core="<dc:title>Weather</dc:title>"))
    assert (named.about["title"], kept(named)[1]) == ("Weather", {"title": ["Rain"], "heading": ["Rain"]})


def test_only_the_mark_of_a_note_is_passed_over():
    link = '<w:hyperlink w:anchor="x"><w:r><w:t>a link</w:t></w:r></w:hyperlink>'
    words = made.paragraph("See ", extra=f"{link}{REFERENCE}<w:r><w:t>, and more.</w:t></w:r>")
    assert kept(docx.read(made.docx(words, notes=made.paragraph("A note."))))[0] == ["See a link, and more."]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (made.docx(made.paragraph("")), "without words"),
        (made.docx(made.paragraph("Rain", "heading1")), "without words"),
        (made.docx("<w:p>")[:-200], "damaged"),
        (made.zipped({"word/document.xml": "<not xml"}), "damaged"),
        (made.locked(made.docx(BODY)), "password"),
    ],
)
def test_a_word_file_that_cannot_be_read(file, said):
    with pytest.raises(UnreadableError, match=said):
        docx.read(file)


def test_a_word_file_that_is_a_bomb(monkeypatch):
    monkeypatch.setattr("bittersweet.texts.sources.limits.XML", 1000)
    with pytest.raises(UnreadableError, match="unpacks to"):
        docx.read(made.docx(made.paragraph("rain " * 1000)))


FIRST = [
    "The council met on Monday to speak of the wall and of what it",
    "would cost. It had met before, in the spring, and had not come to",
    "an end.",
]
SECOND = [
    "The mayor said that the wall would hold, and that it was a ques-",
    "tion of the right stones, which come from the",
]
THIRD = [
    "north of the country and are dear. Nobody spoke against it, since the",
    "flood was still in the minds of all who had come to the hall.",
]


def pages():
    """Two pages with a heading, an indented paragraph, one that runs over the page, notes, heads and numbers."""
    one = [(9, 60, 800, "Journal of Walls"), (20, 60, 760, "A wall for the town"), *made.column(FIRST, 720)]
    one += [
        (11, 75, 678, SECOND[0]),
        (11, 60, 664, SECOND[1]),
        (8, 60, 90, "1 See the report of the council."),
        (9, 290, 40, "11"),
    ]
    two = [
        (9, 60, 800, "Journal of Walls"),
        *made.column(THIRD, 760),
        (15, 60, 690, "What it costs"),
        *made.column(["Ten millions."], 660),
    ]
    return [one, [*two, (9, 290, 40, "12")]]


def test_a_pdf_line_by_line():
    extract = pdf.read(made.pdf(pages()))
    lines, gone = kept(extract)
    assert lines == [*FIRST, *SECOND, *THIRD, "Ten millions."]
    assert gone == {
        "running head": ["Journal of Walls"] * 2, "page number": ["11", "12"],
        "heading": ["A wall for the town", "What it costs"],
        "footnote or small print": ["1 See the report of the council."],
    }  # fmt: skip
    assert (extract.read, extract.about) == ("2 pages", {"title": "A wall for the town"})


def test_a_pdf_says_what_it_is():
    extract = pdf.read(made.pdf([*pages(), []], Title=" Walls ", Author="Ann Example", CreationDate="D:20210304100000"))
    assert extract.about == {"title": "Walls", "author": "Ann Example", "created": "2021-03-04"}
    assert extract.lost == "pictures, and the order of tables, 1 page without text"
    extract = pdf.read(made.pdf(pages(), Title="report_of_walls.docx", Author="", CreationDate="yesterday"))
    assert extract.about == {"title": "A wall for the town"}
    assert extract.lost == "pictures, and the order of tables"


def test_a_pdf_needs_three_letters_a_page_and_nearly_all_of_them_known():
    for words, second in (("abc", "def"), ("(cid:1) " + "x" * 12, "xyz")):
        assert pdf.read(made.pdf([[(11, 60, 700, words)], [(11, 60, 700, second)]]))
    with pytest.raises(UnreadableError, match="without text"):
        pdf.read(made.pdf([[(11, 60, 700, "abc")], [(11, 60, 700, "de")]]))
    assert pdf.read(made.pdf([[(11, 60, 700, "(cid:1) " + "x" * 12)]]))
    with pytest.raises(UnreadableError, match="letters cannot be told"):
        pdf.read(made.pdf([[(11, 60, 700, "(cid:1) " + "x" * 11)]]))


def test_a_line_of_a_pdf_stands_where_its_first_letter_does_and_is_as_large_as_most():
    lines = [(20, 60, 700, "T"), (11, 73, 700, "he council met"), (11, 60, 680, "* * *"), (11, 60, 660, "(a) One")]
    with closing(pypdfium2.PdfDocument(made.pdf([lines]))) as document:
        first, stars, last = pdf._lines(document[0])
    assert [line.words for line in (first, stars, last)] == ["The council met", "* * *", "(a) One"]
    assert first.size == stars.size == last.size
    assert [round(line.left) for line in (first, stars, last)] == [60, 60, 64]
    assert [round(stars.bottom - line.bottom) for line in (last, stars)] == [20, 0]


def test_paragraphs_of_a_pdf_run_over_the_page():
    text = pdf.read(made.pdf(pages())).content
    assert f"an end.\n\n{SECOND[0]}\n{SECOND[1]}\n" in text
    between = text[text.index(SECOND[1]) : text.index(THIRD[0])]
    assert "\n\n" not in between


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (made.pdf([[], []]), "without text"),
        (made.pdf(pages(), locked=True), "password"),
        (b"%PDF-1.4 and no more", "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read(file, said):
    with pytest.raises(UnreadableError, match=said):
        pdf.read(file)
