"""Ways of counting: how many there are, what each is called, and what it finds, with exact numbers."""

import pytest

from bittersweet.claims import build
from bittersweet.claims.claim import Basis, Claim
from bittersweet.claims.expectations import Numbers
from bittersweet.claims.ways import Way, counts, first, outcomes, parts, said
from tests.claims.made import FRUITS, PAIRS
from tests.made import sentence


def basis(*keys, **more):
    return Basis(measure="fruits", keys=list(keys), **more)


def found(asked, source=FRUITS):
    """What each way finds, by the way in words."""
    ways = list(counts(asked, source))
    return {said(way, ways[0][0], source): numbers for way, numbers in ways}


def test_the_notebooks_own_way_comes_first():
    way, numbers = first(basis("apple"), FRUITS)
    assert way == Way("words", "", False, "", 0)
    assert numbers == {"a": Numbers(3, (3,), 1, 13), "b": Numbers(1, (1,), 3, 12)}


def test_every_choice_meets_every_other():
    ways = [way for way, _ in counts(basis("apple"), FRUITS)]
    # Three rows to drop or none, two sets of forms, two denominators, headings or not, seven paragraphs or none.
    assert len(ways) == len(set(ways)) == 4 * 2 * 2 * 2 * 8
    assert {way.dropped for way in ways} == {0, 2, 3, 4}


def test_each_choice_alone_changes_what_it_is_about():
    ways = found(basis("apple"))
    assert ways["as counted"] == {"a": Numbers(3, (3,), 1, 13), "b": Numbers(1, (1,), 3, 12)}
    assert ways["per sentences"] == {"a": Numbers(2, (2,), 1, 3), "b": Numbers(1, (1,), 2, 4)}
    assert ways["nicks in"]["a"] == Numbers(4, (4,), 1, 13)
    assert ways["headings in"]["a"] == Numbers(4, (4,), 1, 16)
    assert ways["without “apples”"] == {"a": Numbers(2, (2,), 1, 13), "b": Numbers(1, (1,), 3, 12)}
    assert ways["paragraph 1 of a left out"]["b"] == ways["as counted"]["b"]
    assert ways["per sentences, nicks in, headings in"]["a"] == Numbers(3, (3,), 1, 4)


def test_a_part_left_out_takes_its_words_with_it():
    ways = found(basis("apple"))
    assert ways["paragraph 1 of a left out"]["a"] == Numbers(2, (2,), 0, 13 - 5)
    assert ways["paragraph 3 of a left out"]["a"] == Numbers(3, (3,), 1, 13 - 4)
    assert ways["paragraph 2 of b left out"]["b"] == Numbers(1, (1,), 1, 12 - 5)


def test_what_is_settled_is_not_varied():
    ways = list(counts(basis("apple", settled=["dropped", "forms", "per", "headings", "left_out"]), FRUITS))
    assert [way for way, _ in ways] == [Way("words", "", False, "", 0)]
    assert len(list(counts(basis("apple", settled=["forms", "left_out"]), FRUITS))) == 4 * 2 * 2


def test_a_basis_says_how_it_is_counted_first():
    assert first(basis("apple", per="sentences"), FRUITS)[1]["a"] == Numbers(2, (2,), 1, 3)


def test_several_keys_count_together_and_each():
    numbers = first(basis("apple", "pear"), FRUITS)[1]
    assert numbers == {"a": Numbers(4, (3, 1), 0, 13), "b": Numbers(4, (1, 3), 0, 12)}
    # A sentence that holds both is one sentence.
    by_sentence = first(basis("apple", "pear", per="sentences"), FRUITS)[1]
    assert by_sentence == {"a": Numbers(2, (2, 1), 0, 3), "b": Numbers(3, (1, 2), 0, 4)}


def test_all_keys_together_count_as_any():
    assert first(basis("any", by="any"), FRUITS)[1]["a"] == Numbers(4, (4,), 0, 13)
    assert {way.dropped for way, _ in counts(basis("any", by="any"), FRUITS)} == {0, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("paragraphs", "a", "b"), [([1, 1], (1, 5), (0, 2)), ([2, 3], (2, 8), (1, 7)), ([4, 9], None, (0, 3))]
)
def test_only_the_paragraphs_asked_for_count(paragraphs, a, b):
    numbers = first(basis("apple", paragraphs=paragraphs), FRUITS)[1]
    assert {group: (own.count, own.of) for group, own in numbers.items()} == {
        group: value for group, value in (("a", a), ("b", b)) if value
    }


def test_only_the_section_asked_for_counts():
    assert first(basis("apple", section="body"), FRUITS)[1] == first(basis("apple"), FRUITS)[1]
    assert {way.headings for way, _ in counts(basis("apple", section="body"), FRUITS)} == {False}


def test_pairs_drop_the_entries_of_both():
    ways = list(counts(Basis(measure="fruit pairs", keys=["pear+apple"]), PAIRS))
    assert {way.dropped for way, _ in ways} == {0, 2, 3, 4, 5}
    assert ways[0][1] == {"a": Numbers(1, (1,), 0, 3), "b": Numbers(0, (0,), 0, 4)}


def test_parts_are_what_a_group_has_several_of():
    names = [part.name for part in parts(FRUITS.tally.where(headings=False))]
    assert names == [f"paragraph {n} of a" for n in (1, 2, 3)] + [f"paragraph {n} of b" for n in (1, 2, 3, 4)]
    one = FRUITS.tally.where(lambda cell: cell.paragraph == 1 and cell.counted)
    assert parts(one) == []


def test_of_a_group_of_several_texts_a_text_is_left_out_and_of_one_in_sections_a_section():
    def seen(text, group, sections):
        return [sentence("Pear.", text=text, group=group, section=s, paragraph=n) for s in sections for n in (1, 2)]

    own = [*seen("a", "both", ["head", "body"]), *seen("b", "both", ["body"]), *seen("c", "c", ["head", "tail"])]
    tally = build.seen("fruits", {}, own, []).tally
    assert [part.name for part in parts(tally)] == ["a", "b", "head", "tail"]


def test_a_claim_holds_or_fails_in_each_way():
    claim = Claim(id="x", notebook="n", claim="c", measure="fruits", keys=["apple"], expect="more", text="a")
    held = {said(o.way, Way("words", "", False, "", 0), FRUITS): o.holds for o in outcomes(claim, FRUITS)}
    assert held["as counted"] is held["without “apples”"] is held["per sentences"] is True
    # Of "An apple." in b and of two apples in a, only "apples" is left: 1 of 13 words is more than none.
    assert held["without “apple”"] is True
    assert held["per sentences, paragraph 1 of a left out"] is True
    # 1 of 2 sentences against 1 of 3 still is more; with "apple" gone and paragraph 2 left out nothing is there.
    assert held["paragraph 2 of a left out, without “apple”"] is False
    assert {o.holds for o in outcomes(claim.model_copy(update={"text": "b"}), FRUITS)} == {False}
