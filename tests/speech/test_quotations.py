"""Quotations: which marks quote, and what stands between them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.speech.quotations import quotations, unpaired
from tests.steps import growth


def quoted(content):
    return [content[start:end] for start, end in quotations(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("No marks at all.", []),
        ("A “full partnership” is far.", ["full partnership"]),
        ('A "full partnership" is far.', ["full partnership"]),
        ('A “full partnership" is far.', ["full partnership"]),
        ('A "full partnership” is far.', ["full partnership"]),
        ("A ‘full partnership’ is far.", ["full partnership"]),
        ("A 'full partnership' is far.", ["full partnership"]),
        ("A ‘full partnership' is far.", ["full partnership"]),
        ('He said:"Yes."', ["Yes."]),
        ('a plan—"the deal"—that failed', ["the deal"]),
        ('("the deal")', ["the deal"]),
        ('"Yes." "No."', ["Yes.", "No."]),
        ("said“yes”and left", ["yes"]),
        ('An empty “” or "…" quotes nothing.', []),
    ],
)
def test_straight_and_curly_marks_pair(content, expected):
    assert quoted(content) == expected
    assert unpaired(content) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Norland’s focus, Reed’s book, it's theirs.", []),
        ("The officials’ view is the allies' view.", []),
        ("The ‘officials’ view’ is theirs.", ["officials’ view"]),
        ("The 'officials' view' is theirs.", ["officials' view"]),
        ("The ‘two allies’ and Norland’s army.", ["two allies"]),
        ("The ‘two allies’ and the officials’ view.", ["two allies"]),
        ("The ‘two allies’ and ‘one friend’.", ["two allies", "one friend"]),
        ("The ‘two allies’ (both) met a friend’", ["two allies"]),
        ("‘Norland’s army’s role’, he wrote.", ["Norland’s army’s role"]),
        ("In the ‘90s the officials’ view was ‘no’.", ["no"]),
        ("'Twas the officials' view.", []),
        ("Rock 'n' roll.", []),
        ("“It’s the officials’ view,” he said.", ["It’s the officials’ view,"]),
        ("The Qur‘an and the ’47 war.", []),
    ],
)
def test_an_apostrophe_is_no_mark(content, expected):
    assert quoted(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“He called it ‘a deal’ then,” she said.", ["He called it ‘a deal’ then,"]),
        ("‘He called it “a deal” then’, she said.", ["He called it “a deal” then"]),
        ('“He called it "a deal" then,” she said.', ['He called it "a deal" then,']),
        ("\"'Yes,' he said,\" she said.", ["'Yes,' he said,"]),
    ],
)
def test_a_quotation_in_a_quotation_is_part_of_it(content, expected):
    assert quoted(content) == expected
    assert unpaired(content) == []


@pytest.mark.parametrize(
    ("content", "expected", "lone"),
    [
        ("“We will go. Then he left.", [], [0]),
        ("We will go,” he said.", [], [11]),
        ("“Lost. Then a “full partnership” came.", ["full partnership"], [0]),
        ("\"Lost. Then a 'full partnership' came.", ["full partnership"], [0]),
        ('A “full partnership” of 12" came.', ["full partnership"], [26]),
        ("‘Abd said “yes” to Norland’s plan.", ["yes"], [0]),
        ("“The ‘Abd view,” he said.", ["The ‘Abd view,"], [5]),
        ("‘Abd left. The officials’ view held.", [], [0]),
    ],
)
def test_a_mark_without_partner_quotes_nothing_and_is_shown(content, expected, lone):
    assert quoted(content) == expected
    assert unpaired(content) == lone


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.text(alphabet="as .,“”\"‘’'(—9\n"))
def test_spans_lie_inside_in_order_and_never_overlap(content):
    spans, lone = quotations(content), unpaired(content)
    edges = [0, *(place for span in spans for place in span), len(content)]
    assert edges == sorted(edges)
    for start, end in spans:
        assert start < end
        assert content[start - 1] in "“\"‘'"
        assert content[end] in "”\"’'"
        assert {start - 1, end}.isdisjoint(lone)
    assert all(content[at] in "“”\"‘'" for at in lone)


def test_pairing_takes_steps_in_step_with_length():
    pieces = ["“a ", "a” ", "‘a ", "as’ b ", "'a ", '"a ', 'a" ', "a. "]
    chance = random.Random(1)
    for piece in [*pieces, "".join(chance.choices(pieces, k=50))]:
        assert growth(quotations, piece * 100, piece * 200) <= 2.2
