"""Anchors: stretches of a cell's text become links, and the rest of it stays text."""

from bs4 import BeautifulSoup

from bittersweet.publish.anchors import Link, put

COUNT, UNIT, ACT = "reader.html#actor=ann", "reader.html#W01", "reader.html#act=W01.1"


def cell(text, *links):
    soup = BeautifulSoup("<td><b>old</b></td>", "html.parser")
    put(soup.td, text, list(links), soup)
    return str(soup)


def test_links_stand_in_the_order_of_the_text_with_what_is_between_them():
    assert cell("≈ 9 of <18>", Link(8, 10, COUNT), Link(2, 3, COUNT)) == (
        f'<td>≈ <a class="count" href="{COUNT}">9</a> of &lt;<a class="count" href="{COUNT}">18</a>&gt;</td>'
    )


def test_a_unit_and_an_act_are_no_counts():
    assert cell("W01", Link(0, 3, UNIT)) == f'<td><a class="unit" href="{UNIT}">W01</a></td>'
    assert cell("W01.1", Link(0, 5, ACT)) == f'<td><a class="unit" href="{ACT}">W01.1</a></td>'
