"""Links: a unit name and a count lead into the reader, and a count only where the reader counts the same."""

import pandas as pd

from bittersweet.notebook import html_table
from bittersweet.publish import further
from bittersweet.publish.links import Linker
from bittersweet.publish.reader import Reader
from tests.publish.tags import Tags, led


def links(linker, table):
    return Tags(linker.tables(html_table(pd.DataFrame(table)))).all("a", "href")


def test_unit_names_are_links_alone_and_in_a_row(small_links):
    found = links(small_links, {"unit": ["W01", "no unit"], "units": ["W01 W02, D01", "W01 and more"]})
    assert found == [f"reader.html#{unit}" for unit in ("W01", "W01", "W02", "D01", "W01")]


def test_a_count_in_a_group_s_column_is_a_link(small_links):
    assert links(small_links, {"label": ["Ann"], "W": [3], "D": [0]}) == ["reader.html#actor=ann&in=W"]
    assert links(small_links, {"label": ["Ann"], "Weekly": [3]}) == ["reader.html#actor=ann&in=W"]


def test_a_count_in_a_row_of_a_group_is_a_link(small_links, small):
    found = links(small_links, small.measure("actors")[["group", "key", "label", "count", "of", "value"]])
    counted, of = ["ann&in=W", "bob&in=W", "bob&in=D"], ["W", "W", "D", "D"]
    assert [own for own in found if "size" not in own] == [f"reader.html#actor={key}" for key in counted]
    assert [own for own in found if "size" in own] == [f"reader.html#size=words&in={group}" for group in of]


def test_a_pair_leads_to_the_sentences_with_both_though_a_label_has_an_and(small_links, small):
    table = small.pairs("actors")[["group", "label", "count"]].query("count > 0")
    assert links(small_links, table) == ["reader.html#actor=ann&actor=bob&in=W"]


def test_a_key_beside_its_label_is_one_thing(small_links):
    assert links(small_links, {"key": ["ann"], "label": ["Ann"], "W": [3]}) == ["reader.html#actor=ann&in=W"]


def test_words_are_counted_as_they_stand(small_links):
    sides = {"target": ["W"], "reference": ["D"], "count_target": [1], "count_reference": [1]}
    assert links(small_links, {"word": ["may"], **sides}) == ["reader.html#word=may&in=W", "reader.html#word=may&in=D"]


def test_a_number_that_the_reader_does_not_count_is_no_link(small_links):
    assert links(small_links, {"label": ["Ann"], "W": [4]}) == []
    assert links(small_links, {"label": ["Ann"], "of": [99], "rank": [3]}) == []
    assert links(small_links, {"label": ["Nobody"], "W": [3]}) == []


def test_what_stands_in_a_cell_stays_text(small_links):
    html = small_links.tables(html_table(pd.DataFrame({"unit": ["W01"], "x": ["<b>a</b> & $b$"]})))
    assert Tags(html).all("b", "class") == []
    assert "<b>a</b> & $b$" in Tags(html).text


def test_unit_names_in_prose_are_links_outside_code_and_links(small_links):
    html = small_links.prose('<p>W01, <code>D01</code>, <a href="#W02">W02</a> and W01b or <b>XW01</b> (W03).</p>')
    assert Tags(html).all("a", "href") == ["reader.html#W01", "#W02", "reader.html#W03"]


def test_html_without_a_table_stays_as_it_is(small_links):
    assert small_links.tables("<p>a &amp; b</p>") == "<p>a &amp; b</p>"


def test_a_table_of_uses_leads_to_the_names_that_are_used_so(every_link, monkeypatch):
    def read(hits):
        return ((hit, "of somebody" if hit.start == 0 else "of something else", "") for hit in hits)

    monkeypatch.setattr(further.parsed, "read", read)
    fresh = Linker(Reader(every_link.reader.study))
    row = {"group": ["letter"], "label": ["Anna"], "use": ["of somebody"], "count": [3]}
    assert led(fresh, row, "study.uses('actors', 'anna')") == ["3>uses.actor=anna&in=letter&form=of%20somebody"]
    own = fresh.reader.layers["uses.actor"]
    assert own.by_key["ben"]["L02"] == [("L02", "ben", "of somebody", 0, 3)]
    assert (own.name, own.noun, own.title) == ("uses of actors", "actor", "how actors are used")
    assert fresh.reader.offered == every_link.reader.offered


def test_every_table_of_an_output_has_its_links(small_links):
    tables = [html_table(pd.DataFrame({"label": ["Ann"], name: [3]})) for name in ("W", "count")]
    html = small_links.tables("<h2>W01</h2>".join(tables))
    assert Tags(html).all("a", "href") == ["reader.html#actor=ann&in=W", "reader.html#actor=ann"]


def test_a_cell_that_has_a_link_keeps_it_and_one_without_a_header_counts_nothing(small_links):
    rows = '<tr><th>label</th><th>W</th></tr><tr><td>Ann</td><td><a href="#x">3</a></td><td>3</td><td>W01</td></tr>'
    html = small_links.tables(f"<table>{rows}</table><table></table>")
    assert Tags(html).all("a", "href") == ["#x", "reader.html#W01"]
    assert html.endswith("<table></table>")


def test_an_act_is_a_link_as_a_unit_is(every_link):
    assert led(every_link, {"acts": ["L02.1 and L02"]}) == ["L02.1>act=L02.1", "L02>L02"]
    assert Tags(every_link.prose("<p>L03.1</p>")).all("a", "class") == ["unit"]
