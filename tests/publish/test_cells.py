"""Cells: prose, code and outputs as HTML in which nothing from a table or a text is markup."""

import pandas as pd
from nbformat.v4 import new_code_cell, new_output

from bittersweet.publish import cells
from tests.publish.conftest import EVIL, notebook, pictured, shown
from tests.publish.tags import Tags


def page(*own):
    return cells.body(notebook("Title", *own))


def test_links_to_notebooks_lead_to_their_pages():
    html = cells.markdown("[a](02-b.ipynb#C-d) [e](any_name.ipynb) [f](https://a.b/x.ipynb)")
    assert Tags(html).all("a", "href") == ["02-b.html#C-d", "any_name.html", "https://a.b/x.ipynb"]


def test_headings_have_addresses_and_no_mark_behind_them():
    html = cells.markdown("## One *two* & three")
    assert cells.headings(html) == [cells.Heading(2, "One-two-&-three", "One two & three")]
    assert "¶" not in html


def test_code_is_coloured_and_escaped():
    html = cells.code('x = "<b>" if a < b else 1')
    assert "&lt;b&gt;" in html
    assert Tags(html).text == 'x = "<b>" if a < b else 1'
    assert "<span" in html


def test_a_picture_keeps_its_description():
    html = page(pictured('Bars of "a" & <b>.'))
    assert Tags(html).all("img", "alt") == ['Bars of "a" & <b>.']


def test_whatever_a_table_holds_is_text():
    html = page(shown(pd.DataFrame({"name": [EVIL], EVIL: [1]})))
    assert Tags(html).all("img", "src") == []
    assert "\u202e" not in html
    assert "<img src=x onerror=alert(1)> $a$" in Tags(html).text


def test_printed_lines_lose_what_steers_a_terminal_and_errors_are_one_line():
    printed = new_output("stream", name="stdout", text="\x1b[31mred\x1b[0m <b>\n")
    failed = new_output("error", ename="DataError", evalue="a <fault>", traceback=["frame 1", "frame 2"])
    html = page(new_code_cell("f()", outputs=[printed, failed]))
    assert "\x1b" not in html
    assert "<b>" not in html
    assert "DataError: a <fault>" in Tags(html).text
    assert "frame 1" not in html


def test_a_wide_output_can_be_scrolled_by_keyboard():
    tags = Tags(page(shown(pd.DataFrame({"a": [1]})))).tags
    assert [own["tabindex"] for tag, own in tags if own.get("class") == "output wide"] == ["0"]


def test_a_page_is_cut_at_its_headings_for_the_search():
    html = cells.markdown("# One\n\nfirst\n\n## Two\n\nsecond") + cells.code("hidden()")
    assert list(cells.places(html, "Title")) == [("One", "One", "first"), ("Two", "Two", "second")]
