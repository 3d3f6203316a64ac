"""Blocks are laid out as the lines of a text, a blank line between two."""

from bittersweet.texts.sources.blocks import Block, block, lay_out
from bittersweet.texts.sources.item import Removed


def test_a_block_without_words_leaves_no_gap():
    assert lay_out([block(" "), block("It rained."), block("\n"), block("It blew.\nIt snowed.")]) == (
        "It rained.\n\nIt blew.\nIt snowed.\n",
        (),
    )


def test_only_the_first_heading_of_that_name_is_the_title():
    _, removed = lay_out([block("Rain", why) for why in ("", "footnote", "heading", "heading")], "Rain")
    assert [(each.first, each.reason) for each in removed] == [(3, "footnote"), (5, "title"), (7, "heading")]


def test_all_lines_of_a_block_are_named():
    _, removed = lay_out([block("It rained."), Block(("See the", "report."), "footnote"), block("It blew.")])
    assert removed == (Removed(3, 4, "footnote"),)
