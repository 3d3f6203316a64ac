"""Tallies: they add up, they are filtered, and every count follows from them."""

from hypothesis import given
from hypothesis import strategies as st

from bittersweet.counting import tally as tallies
from bittersweet.counting.tally import Cell, Size, Tally
from bittersweet.lists.hits import Observation
from tests.made import sentence, sentences


def made(*held, text="t", group=None, prefix="T"):
    """A tally of sentences of four words, each holding what its mapping says."""
    own = sentences(*["one two three four"] * len(held), text=text, group=group, prefix=prefix)
    seen = [
        Observation(s.unit, key, form, n) for s, keys in zip(own, held, strict=True) for (key, form), n in keys.items()
    ]
    return tallies.of(own, {"fruits": seen})


HELD = st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "x"])), st.integers(1, 3), max_size=3)


@given(st.lists(HELD, max_size=6), st.lists(HELD, max_size=6))
def test_the_tally_of_two_texts_is_the_sum_of_their_tallies(first, second):
    a = sentences(*["one two"] * len(first), text="a", prefix="A")
    b = sentences(*["one two three"] * len(second), text="b", prefix="B")
    seen = [
        Observation(s.unit, key, form, n)
        for s, keys in zip([*a, *b], [*first, *second], strict=True)
        for (key, form), n in keys.items()
    ]
    whole = tallies.of([*a, *b], {"fruits": seen})
    assert tallies.of(a, {"fruits": seen}) + tallies.of(b, {"fruits": seen}) == whole
    assert whole - tallies.of(b, {"fruits": seen}) == tallies.of(a, {"fruits": seen})
    assert Tally() + whole == whole


def test_a_sentence_that_holds_nothing_is_in_the_sizes():
    assert made({("a", ""): 2}, {}).cells == {
        Cell("t", "t", "body", 0, True, "fruits", (("a", "", 2),)): Size(1, 4),
        Cell("t", "t", "body", 0, True, "fruits", ()): Size(1, 4),
    }


def test_a_tally_is_filtered_by_group_text_list_and_heading():
    tally = made({("a", ""): 1}, text="one", prefix="A") + made({("b", ""): 1}, text="two", prefix="B")
    assert [cell.text for cell in tally.where(groups=["two"]).cells] == ["two"]
    assert [cell.text for cell in tally.where(texts=["one"]).cells] == ["one"]
    assert tally.where(lists=["other"]).cells == {}
    assert [cell.text for cell in tally.where(lambda cell: cell.text == "two").cells] == ["two"]
    heading = tallies.of([sentence("a title", counted=False)], {"fruits": []})
    assert heading.where(headings=False).cells == {}
    assert heading.where().cells == heading.cells


def test_keys_can_be_taken_together_and_forms_left_out():
    tally = made({("a", "x"): 1, ("b", ""): 2})
    [cell] = tally.mapped(lambda key, form: None if form == "x" else "fruit").cells
    assert cell.pattern == (("fruit", "", 2),)
    [cell] = tally.mapped(lambda key, form: "fruit").cells
    assert cell.pattern == (("fruit", "", 2), ("fruit", "x", 1))


def test_paragraphs_have_cells_of_their_own_only_when_asked():
    own = sentences("one two", "one two")
    assert len(tallies.of(own, {"fruits": []}).cells) == 1
    assert [cell.paragraph for cell in tallies.of(own, {"fruits": []}, paragraphs=True).cells] == [1, 2]


def test_what_stands_in_other_sentences_is_passed_over():
    own = sentences("one two")
    assert tallies.of(own, {"fruits": [Observation("Z99", "a")]}) == tallies.of(own, {"fruits": []})
