"""Overturn: the fewest changes, proved against every way of coding a few sentences or mentions otherwise."""

from itertools import combinations, product
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.claims.expectations import EXPECTATIONS, Numbers
from bittersweet.claims.overturn import WAYS, Overturn, overturn, tied
from bittersweet.files import DataError


def numbers(**counts):
    """One key by group from (count, size)."""
    return {group: Numbers(count, (count,), 0, of) for group, (count, of) in counts.items()}


@pytest.mark.parametrize(
    ("group", "a", "b", "changes"),
    [("b", (3, 18), (26, 36), 10), ("a", (15, 18), (6, 36), 12), ("a", (9, 18), (1, 36), 9)],
)
def test_check_values(group, a, b, changes):
    found = overturn("more", group, numbers(a=a, b=b), kind="sentences")
    assert found == Overturn(changes, changes / 54)


def test_a_tie_overturns_a_more():
    assert overturn("more", "a", numbers(a=(2, 9), b=(1, 9)), kind="sentences").changes == 1
    assert overturn("more", "a", numbers(a=(1, 9), b=(1, 9)), kind="sentences") == Overturn(0, 0)


def test_the_cheapest_mixture_counts():
    # 4 of 10 against 0 of 30: one fewer here is worth three more there, so four here are enough, and no three are.
    assert tied(4, 10, 0, 30) == 4
    # 5 of 30 against 0 of 10: two more there pass it; one more there leaves two to go here.
    assert tied(5, 30, 0, 10) == 2
    # 5 of 30 against 8 of 10 is no lead.
    assert tied(5, 30, 8, 10) == 0


def test_of_several_groups_the_nearest_overturns():
    found = overturn("more", "a", numbers(a=(9, 10), b=(1, 10), c=(7, 10)), kind="sentences")
    assert found == Overturn(2, 2 / 30)


def test_mentions_are_counted_out_of_the_mentions():
    # 9 of 371 words against 1 of 644: more mentions there cost less than half as much as they are worth here.
    found = overturn("more", "a", numbers(a=(9, 371), b=(1, 644)), kind="mentions")
    assert found.changes == min(i + j for i in range(10) for j in range(40) if (9 - i) * 644 <= (1 + j) * 371)
    assert found.share == found.changes / 10


def test_one_miss_overturns_a_claim_of_absence():
    absent = numbers(a=(0, 18), b=(7, 36))
    assert overturn("absent", "a", absent, kind="sentences") == Overturn(1, 1 / 18)
    changes, share = overturn("absent", "a", absent, kind="mentions")
    assert changes == 1
    assert isnan(share)
    assert overturn("none", "", numbers(a=(0, 18), b=(0, 36)), kind="sentences") == Overturn(1, 1 / 54)


def test_only_falls_with_one_elsewhere_or_with_the_last_here():
    assert overturn("only", "a", numbers(a=(8, 18), b=(0, 36)), kind="sentences") == Overturn(1, 1 / 54)
    # Nothing can be elsewhere where there is no sentence.
    assert overturn("only", "a", numbers(a=(8, 18), b=(0, 0)), kind="sentences") == Overturn(8, 8 / 18)


def test_a_sentence_can_go_over_to_the_rival_and_a_mention_cannot():
    ahead = {"a": Numbers(9, (9, 7), 2, 20)}
    assert overturn("lead", "a", ahead, kind="sentences") == Overturn(3, 3 / 20)
    assert overturn("lead", "a", ahead, kind="mentions") == Overturn(5, 5 / 18)


def test_what_is_there_falls_with_the_last_of_any_key():
    there = {"a": Numbers(9, (9, 7), 2, 20), "b": Numbers(4, (4, 3), 0, 20)}
    assert overturn("there", "", there, kind="sentences") == Overturn(3, 3 / 40)
    assert overturn("there", "a", there, kind="mentions") == Overturn(7, 7 / 9)


def test_what_nothing_can_overturn_is_said_to_be_so():
    for expect, group, given_numbers in (
        ("absent", "a", numbers(a=(0, 0))),
        ("none", "", numbers(a=(0, 0))),
        ("more", "a", numbers(a=(3, 9))),
    ):
        changes, share = overturn(expect, group, given_numbers, kind="sentences")
        assert changes is None
        assert isnan(share)


def test_every_expectation_can_be_overturned():
    assert set(WAYS) == set(EXPECTATIONS)
    with pytest.raises(DataError, match="'fewer'"):
        overturn("fewer", "a", numbers(a=(1, 2)), kind="sentences")


# Sentences by what they hold: two keys of the claim and a rival. A change is any sentence with any other codes.

KEYS, RIVAL = ("x", "y"), "z"
CODES = [frozenset(codes) for size in range(4) for codes in combinations((*KEYS, RIVAL), size)]


def counted(sentences, keys):
    """The numbers of each group of coded sentences."""
    found = {}
    for group, own in sentences.items():
        each = tuple(sum(key in codes for codes in own) for key in keys)
        others = [sum(key in codes for codes in own) for key in (*KEYS, RIVAL) if key not in keys]
        found[group] = Numbers(sum(bool(codes & set(keys)) for codes in own), each, max(others), len(own))
    return found


def recoded(sentences, changes):
    """The sentences with so many of them coded otherwise, in every way."""
    places = [(group, place) for group, own in sentences.items() for place in range(len(own))]
    for chosen in combinations(places, changes):
        for codes in product(CODES, repeat=changes):
            changed = {group: list(own) for group, own in sentences.items()}
            for (group, place), new in zip(chosen, codes, strict=True):
                changed[group][place] = new
            yield changed


CLAIMS = [
    (expect, group) for expect in EXPECTATIONS for group in ("a", "") if group or not EXPECTATIONS[expect].needs_group
]
coded = st.lists(st.sampled_from(CODES), max_size=3)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries({"a": coded, "b": coded}).filter(lambda groups: sum(map(len, groups.values())) <= 4),
    st.sampled_from([("x",), KEYS]),
    st.sampled_from(CLAIMS),
)
def test_no_way_of_coding_fewer_sentences_otherwise_overturns_it(sentences, keys, claim):
    expect, group = claim
    holds = EXPECTATIONS[expect].holds
    total = sum(map(len, sentences.values()))
    fewest = next(
        (
            n
            for n in range(total + 1)
            if any(not holds(group, counted(changed, keys)) for changed in recoded(sentences, n))
        ),
        None,
    )
    assert overturn(expect, group, counted(sentences, keys), kind="sentences").changes == fewest


# Mentions by key and group: a change is one more or fewer of any, in texts of so many words.

SIZES = {"a": 7, "b": 4}
mentions = st.tuples(*[st.integers(0, 3)] * 3)


def tallied(counts, keys):
    """The numbers of each group from the mentions of each of the three keys."""
    found = {}
    for group, own in counts.items():
        by_key = dict(zip((*KEYS, RIVAL), own, strict=True))
        each = tuple(by_key.pop(key) for key in keys)
        found[group] = Numbers(sum(each), each, max(by_key.values()), SIZES[group])
    return found


def fewest_mentions(counts, keys, fails):
    """The fewest steps of one mention to counts that fail, looked for outwards from the counts as they are."""
    start = (*counts["a"], *counts["b"])
    seen, edge, steps = {start}, [start], 0
    while edge:
        for flat in edge:
            if fails(tallied({"a": flat[:3], "b": flat[3:]}, keys)):
                return steps
        steps += 1
        nearby = {
            (*flat[:place], flat[place] + step, *flat[place + 1 :])
            for flat in edge
            for place in range(6)
            for step in (1, -1)
        }
        edge = [flat for flat in nearby - seen if min(flat) >= 0 and sum(flat[:3]) <= 7 and sum(flat[3:]) <= 4]
        seen |= nearby
    return None


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {"a": mentions.filter(lambda own: sum(own) <= 7), "b": mentions.filter(lambda own: sum(own) <= 4)}
    ),
    st.sampled_from([("x",), KEYS]),
    st.sampled_from(CLAIMS),
)
def test_no_fewer_mentions_more_or_less_overturn_it(counts, keys, claim):
    expect, group = claim
    fewest = fewest_mentions(counts, keys, lambda found: not EXPECTATIONS[expect].holds(group, found))
    assert overturn(expect, group, tallied(counts, keys), kind="mentions").changes == fewest


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 9), st.integers(0, 9))
def test_ties_are_the_cheapest_of_all_mixtures(count, more_size, other, more_other):
    of, other_of = count + more_size, other + more_other
    fewest = min(
        i + j
        for i in range(count + 1)
        for j in range(other_of - other + 1)
        if (count - i) * other_of <= (other + j) * of
    )
    assert tied(count, of, other, other_of) == fewest
