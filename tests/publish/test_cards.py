"""Cards: what a claim counts, and the ways of counting in which it fails, lead to what they count."""

import pytest

from bittersweet.publish.selecting import Selection
from tests.publish.tags import linked

# Code of a notebook's cell, and the links of the table that it shows: the number or name, and where it leads.
LINKED = {
    "study.claim('pears')": """
        1>fruit=pear&in=letter 30>size=words&in=letter 3>fruit=pear&in=diary 20>size=words&in=diary
    """,
    "study.claim('warm')": """
        3>frames.tone=warm&in=letter&form=annotator%201 5>size=sentences&in=letter
        1>frames.tone=warm&in=diary&form=annotator%201 5>size=sentences&in=diary
    """,
    "study.failing('pears')": """
        1>fruit=pear&in=letter 30>size=words&in=letter 3>fruit=pear&in=diary 20>size=words&in=diary
        1>fruit=pear&in=letter 30>size=words&in=letter 1>fruit=pear&in=diary&paragraph=2-2
        5>size=words&in=diary&paragraph=2-2 1>fruit=pear&in=letter 30>size=words&in=letter
        2>fruit=pear&in=diary&paragraph=1-1 15>size=words&in=diary&paragraph=1-1 1>fruit=pear&in=letter
        3>fruit=pear&in=diary 20>size=words&in=diary 1>fruit=pear&in=letter 1>fruit=pear&in=diary&paragraph=2-2
        5>size=words&in=diary&paragraph=2-2 1>fruit=pear&in=letter 2>fruit=pear&in=diary&paragraph=1-1
        15>size=words&in=diary&paragraph=1-1 1>fruit=pear&in=letter 5>size=sentences&in=letter 3>fruit=pear&in=diary
        5>size=sentences&in=diary 1>fruit=pear&in=letter 5>size=sentences&in=letter
        1>fruit=pear&in=diary&paragraph=2-2 2>size=sentences&in=diary&paragraph=2-2 1>fruit=pear&in=letter
        5>size=sentences&in=letter 2>fruit=pear&in=diary&paragraph=1-1 3>size=sentences&in=diary&paragraph=1-1
        1>fruit=pear&in=letter 3>fruit=pear&in=diary 5>size=sentences&in=diary 1>fruit=pear&in=letter
        1>fruit=pear&in=diary&paragraph=2-2 2>size=sentences&in=diary&paragraph=2-2 1>fruit=pear&in=letter
        2>fruit=pear&in=diary&paragraph=1-1 3>size=sentences&in=diary&paragraph=1-1
    """,
    "study.failing('warm')": """
        2>frames.tone=warm&in=letter&form=annotator%202 5>size=sentences&in=letter
        2>frames.tone=warm&in=diary&form=annotator%202 5>size=sentences&in=diary
        2>frames.tone=warm&in=letter&form=annotator%202 5>size=sentences&in=letter
        2>frames.tone=warm&in=diary&paragraph=1-1&form=annotator%202 3>size=sentences&in=diary&paragraph=1-1
    """,
}


@pytest.mark.parametrize("code", LINKED)
def test_each_number_of_a_claim_leads_to_its_keys_or_to_all_that_they_are_counted_of(every_link, code):
    assert linked(every_link, code) == LINKED[code].split()


SAID = [("word", "ben", "said")]


@pytest.mark.parametrize(
    ("items", "per", "fitting"),
    [
        (SAID, "", {8, 10}),
        (SAID, "words", {10}),
        (SAID, "sentences", {8}),
        ([("speaker", "anna")], "", {2, 8}),
        ([("speaker", "anna")], "quotes", {2, 8}),
        ([("acts.agent", "anna"), ("acts.class", "kind")], "acts", {2}),
        # Several things together are counted in sentences, but for those of one act.
        ([("acts.class", "kind"), ("actor", "anna")], "", {3}),
        ([("acts.class", "kind"), ("actor", "anna")], "words", set()),
        ([("size", "words")], "", {50}),
        ([("size", "sentences")], "sentences", {10}),
    ],
)
def test_a_number_fits_where_as_many_are_counted_in_its_unit(every_link, items, per, fitting):
    asked = Selection(tuple(items))
    assert {n for n in range(60) if every_link.cards.fits(asked, n, per)} == fitting


def test_only_numbers_that_fit_are_links_and_noughts_never(every_link):
    asked = Selection((("size", "words"),)), Selection((("size", "sentences"),))
    assert [link[:2] for link in every_link.cards.checked("50 of 10", asked)] == [(0, 2), (6, 8)]
    assert [link[:2] for link in every_link.cards.checked("51 of 10", asked)] == [(6, 8)]
    assert every_link.cards.checked("50 of 10", (None, None)) == []
    assert every_link.cards.checked("0", [Selection((("word", "nowhere"),))]) == []


@pytest.mark.parametrize(
    ("title", "group", "text", "linked"),
    [
        ("The letter is about pears", "Letter", "1 of 30 words", ["1", "30"]),
        ("The letter is about nothing", "Letter", "1 of 30 words", []),
        ("The letter is about pears", "exact test", "1 of 30 words", []),
        ("The letter is about pears", "Letter", "1", []),
    ],
)
def test_a_card_has_links_where_its_claim_and_its_group_are_known(every_link, title, group, text, linked):
    assert [text[link.start : link.end] for link in every_link.cards.card(title, group, text)] == linked
