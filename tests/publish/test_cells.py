"""Cells: prose, code and outputs as HTML in which nothing from a table or a text is markup."""

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

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


def test_a_page_begins_with_what_stands_before_its_first_heading():
    html = "<p>before &amp; <b>all</b></p>" + cells.markdown("## <i>Two</i>\n\n## Three\n\nthird")
    assert list(cells.places(html, "Title")) == [
        ("", "Title", "before & all"),
        ("Two", "Two", ""),
        ("Three", "Three", "third"),
    ]
    assert list(cells.places("<p> </p>", "Title")) == []
    assert [heading.level for heading in cells.headings(html)] == [2, 2]


def test_the_explorer_is_told_of_where_it_cannot_run(small_links):
    explorer = notebook("Title", new_code_cell("x = 1\nexplore(study)"), new_code_cell("# explore(study)"))
    assert cells.body(explorer).count('<p class="away">') == 1
    assert "reader.html" not in cells.body(explorer)
    assert cells.body(explorer).endswith("explore(study)</span></code></pre>")
    assert cells.body(explorer, small_links).count('Here, <a href="reader.html">') == 1


def test_a_cell_without_code_is_left_out():
    assert page(new_code_cell(" \n")) == page()


PICTURE = '<img class="picture" src="data:image/{}" alt="">'


@pytest.mark.parametrize(
    ("data", "html"),
    [
        (
            {"image/jpeg": "YQ\n==", "text/html": "<p>x</p>"},
            '<img class="picture" src="data:image/jpeg;base64,YQ==" alt="">',
        ),
        (
            {"image/svg+xml": "<svg/>", "text/html": "x"},
            '<img class="picture" src="data:image/svg+xml;base64,PHN2Zy8+" alt="">',
        ),
        ({"text/html": "<p>x</p>", "text/markdown": "y", "text/plain": "z"}, "<p>x</p>"),
        ({"text/markdown": "*y*", "text/plain": "z"}, "<p><em>y</em></p>"),
        ({"text/plain": "<z>"}, "<pre>&lt;z&gt;</pre>"),
        ({}, "<pre></pre>"),
    ],
)
def test_an_output_is_shown_in_the_best_of_its_forms(data, html):
    cell = new_code_cell("x", outputs=[new_output("display_data", data)])
    assert [one.strip() for one in cells.outputs(cell)] == [html]


def test_counts_in_outputs_and_units_in_prose_are_links_where_there_is_a_reader(small_links):
    made = notebook("Title", new_markdown_cell("See W01."), shown(pd.DataFrame({"label": ["Ann"], "W": [3]})))
    assert Tags(cells.body(made, small_links)).all("a", "href") == ["reader.html#W01", "reader.html#actor=ann&in=W"]
    assert Tags(cells.body(made)).all("a", "href") == []
