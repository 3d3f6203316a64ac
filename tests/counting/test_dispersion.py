"""Dispersion: the published value, the edges, and the table over paragraphs and over texts."""

from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bittersweet.counting.dispersion import COLUMNS, dispersion, table
from tests.made import sentences


def close(expected):
    return pytest.approx(expected, rel=1e-6, abs=1e-9, nan_ok=True)


def test_dispersion_of_gries_example():
    assert dispersion([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == close((0.18, 0.2195122))


def test_dispersion_from_even_to_concentrated():
    assert dispersion([1, 2, 3], [10, 20, 30]) == (0, 0)
    # All in the smallest part is as uneven as can be: 1 - 10/60, or 1 when normalised.
    assert dispersion([3, 0, 0], [10, 20, 30]) == close((5 / 6, 1))


def test_dispersion_at_the_edges():
    assert dispersion([4], [18]) == (0, 0)
    assert dispersion([0, 0], [5, 6]) == close((nan, nan))
    assert dispersion([0], [5]) == close((nan, nan))
    assert dispersion([], []) == close((nan, nan))


@pytest.mark.parametrize(
    ("counts", "sizes", "message"),
    [
        ([1, 2], [10], "found 2 counts, 1 sizes"),
        ([0, 1], [0, 9], "found sizes \\[0, 9\\]"),
        ([6, 1], [5, 9], "found count 6 and size 5"),
        ([-1, 1], [5, 9], "found count -1 and size 5"),
        ([0.5, 1], [5, 9], "found count 0.5 and size 5"),
    ],
)
def test_dispersion_refuses_impossible_parts(counts, sizes, message):
    with pytest.raises(ValueError, match=message):
        dispersion(counts, sizes)


part = st.integers(1, 5000).flatmap(lambda size: st.tuples(st.integers(0, min(size, 300)), st.just(size)))


@given(st.lists(part, min_size=2, max_size=6))
def test_dispersion_is_half_the_distance_between_two_sets_of_shares(parts):
    counts, sizes = zip(*parts, strict=True)
    assume(sum(counts) > 0)
    shares = [(c / sum(counts), s / sum(sizes)) for c, s in parts]
    dp, normalised = dispersion(counts, sizes)
    assert dp == close(sum(abs(here - expected) for here, expected in shares) / 2)
    assert normalised == close(dp / (1 - min(sizes) / sum(sizes)))
    assert 0 <= dp <= normalised <= 1


# Two paragraphs of six and two words.
OWN = sentences("One man gave figs to me.", "More figs.")


def spread(*units, own=OWN, **options):
    hits = pd.DataFrame({"unit": units, "key": ["fig"] * len(units)}, dtype=object)
    found = table(hits, {"fig": "Figs"}, own, **options)
    assert tuple(found.columns) == COLUMNS
    return found


def test_hits_spread_as_the_words_are_have_no_distance():
    assert spread("T01", "T01", "T01", "T02").values.tolist() == [["t", "t", "fig", "Figs", 4, 2, 2, 0.0, 0.0]]


def test_hits_in_the_short_paragraph_alone_are_as_far_off_as_can_be():
    assert spread("T02", "T02").iloc[0, 4:].tolist() == [2, 1, 2, 0.75, 1.0]


def test_hits_in_the_long_paragraph_alone():
    assert spread("T01").iloc[0, 4:].tolist() == [1, 1, 2, 0.25, close(1 / 3)]


def test_a_key_without_hits_has_no_dispersion():
    row = spread().iloc[0]
    assert row[["hits", "parts", "of_parts"]].tolist() == [0, 0, 2]
    assert isnan(row["dp"])


def test_hits_in_other_sentences_are_passed_over():
    assert spread("T02", "elsewhere")["hits"].tolist() == [1]


def test_each_text_is_its_own_over_paragraphs_and_a_part_over_texts():
    own = [
        *sentences("a b c d", "e f", text="one", group="g", prefix="A"),
        *sentences("a b", text="two", group="g", prefix="B"),
        *sentences("a b c", text="three", group="h", prefix="C"),
    ]
    by_text = spread("A01", "A02", "B01", own=own)
    assert by_text[["group", "text", "hits", "parts", "of_parts"]].values.tolist() == [
        ["g", "one", 2, 2, 2],
        ["g", "two", 1, 1, 1],
        ["h", "three", 0, 0, 1],
    ]
    by_group = spread("A01", "A02", "B01", own=own, over="texts")
    assert by_group[["group", "text", "hits", "parts", "of_parts"]].values.tolist() == [
        ["g", "", 3, 2, 2],
        ["h", "", 0, 0, 1],
    ]
    assert by_group["dp"][0] == dispersion([2, 1], [6, 2]).dp


@given(st.lists(st.sampled_from(["T01", "T02"]), min_size=1, max_size=6))
def test_the_table_gives_what_the_function_gives(units):
    counts = [units.count("T01"), units.count("T02")]
    assume(counts[1] <= 2)
    assert spread(*units).iloc[0][["dp", "dp_normalised"]].tolist() == list(dispersion(counts, [6, 2]))
