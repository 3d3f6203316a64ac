"""The finder: longest first, at word boundaries, once; the same as a slow one, and linear."""

import pickle
import re

import ahocorasick_rs as aho
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bittersweet.lists.finder import Finder, finder
from bittersweet.lists.hits import find
from bittersweet.lists.wordlist import Entry, variants
from tests.made import sentences, word_list
from tests.steps import growth


def found(surfaces, content, **settings):
    """The keys and words that a list finds in `content`."""
    spans = finder(word_list(surfaces, **settings)).find(content)
    return [(span.entry.key, content[span.start : span.end]) for span in spans]


def test_the_longest_name_takes_the_stretch_from_every_key_of_an_exclusive_list():
    surfaces = {"apple": ["apple"], "pie": ["apple pie"]}
    assert found(surfaces, "An apple pie.", exclusive=True) == [("pie", "apple pie")]
    assert found(surfaces, "An apple pie.") == [("pie", "apple pie"), ("apple", "apple")]


def test_in_a_list_that_is_not_exclusive_a_key_takes_a_stretch_once():
    assert found({"apple": ["apple", "apple pie"]}, "An apple pie.") == [("apple", "apple pie")]


def test_in_a_list_that_is_not_exclusive_two_keys_may_have_the_same_surface():
    assert found({"apple": ["apple"], "fruit": ["apple"]}, "An apple.") == [("apple", "apple"), ("fruit", "apple")]


def test_an_exclusion_takes_its_stretch_and_counts_nothing():
    assert found({"war": ["war", "!cold war"]}, "A cold war is no war.") == [("war", "war")]


@pytest.mark.parametrize("content", ["apples", "pineapple", "apple2", "2apple"])
def test_a_word_is_found_whole(content):
    assert found({"apple": ["apple"]}, content) == []


@pytest.mark.parametrize("content", ["apple", "“apple”", "apple’s", "apple-tree", "(apple)"])
def test_a_word_is_found_at_either_end_and_beside_marks(content):
    assert [key for key, _ in found({"apple": ["apple"]}, content)] == ["apple"]


def test_a_star_takes_the_whole_ending():
    assert found({"war": ["warr*"]}, "Warring warriors") == [("war", "Warring"), ("war", "warriors")]


def test_a_match_that_fails_at_a_boundary_hides_no_shorter_one():
    assert found({"a": ["Pakistan"], "b": ["Pakistan Armyx"]}, "Pakistan Army", exclusive=True) == [("a", "Pakistan")]


def test_capitals_matter_only_where_the_surface_has_one():
    assert found({"us": ["US"]}, "us US") == [("us", "US")]
    assert [w for _, w in found({"t": ["safe haven"]}, "Safe Haven, safe haven, SAFE HAVEN")] == [
        "Safe Haven",
        "safe haven",
        "SAFE HAVEN",
    ]


def test_a_finder_goes_to_another_process_and_finds_the_same():
    book = word_list({"apple": ["apple*"], "pie": ["pie"]})
    copy = pickle.loads(pickle.dumps(finder(book)))
    assert copy.find("apples and pie") == finder(book).find("apples and pie")


def test_hits_know_their_sentence_and_their_words():
    hits = find(sentences("An apple.", "No fruit.", "Apples, apple"), word_list({"apple": ["apple"]}))
    assert [(hit.sentence.unit, hit.surface, hit.start) for hit in hits] == [("T01", "apple", 3), ("T03", "apple", 8)]


def slow(entries, content, exclusive):
    """The same by trying every form at every place: leftmost, longest, whole words, once in a scope."""
    candidates = []
    for entry in entries:
        star = entry.surface.endswith("*")
        for form in variants(entry):
            ending = r"[^\W_]*" if star else r"(?![^\W_])"
            pattern = re.compile(rf"(?<![^\W_]){re.escape(form)}{ending}")
            for start in range(len(content)):
                if match := pattern.match(content, start):
                    candidates.append((start, -match.end(), star, -len(form), entry.row, entry))
    candidates.sort()
    free, kept = {}, []
    for start, minus_end, *_, entry in candidates:
        scope = "" if exclusive else entry.key
        if free.get(scope, 0) <= start:
            free[scope] = -minus_end
            if entry.counts:
                kept.append((entry.key, start, -minus_end))
    return kept


SURFACES = st.lists(
    st.tuples(
        st.sampled_from("xyz"),
        st.text("ab -’'", min_size=1, max_size=5)
        .filter(lambda s: any(map(str.isalnum, s)))
        .map(lambda s: " ".join(s.split())),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda drawn: drawn[1].replace("’", "'"),
)


@given(SURFACES, st.text("abAB -’'_é1", max_size=25), st.booleans())
def test_it_finds_what_a_slow_one_finds(drawn, content, exclusive):
    entries = [
        Entry(key, surface + ("*" if star and re.fullmatch(r"\w{3,}", surface) else ""), "", True, counts, "", row)
        for row, (key, surface, star, counts) in enumerate(drawn)
    ]
    ours = [(s.entry.key, s.start, s.end) for s in Finder(entries, exclusive=exclusive).find(content)]
    assert ours == slow(entries, content, exclusive)


class Counting(str):
    """A string that counts how often one of its letters is looked at."""

    looks = 0

    def __getitem__(self, place):
        Counting.looks += 1
        return super().__getitem__(place)

    def __add__(self, other):
        return Counting(super().__add__(other))


@pytest.mark.parametrize(
    "surfaces",
    [
        pytest.param(lambda n: {"a": ["ab", "ab " * (n // 6) + "ab"]}, id="a long repeat of another"),
        pytest.param(lambda n: {"a": ["abc*", "abcd*", "abcde*"]}, id="stems within stems"),
        pytest.param(lambda n: {"a": ["ab " * (n // 6) + "x"], "b": ["ab"]}, id="a long prefix that fails"),
    ],
)
@pytest.mark.parametrize("word", ["ab ", "abcdefgh", "abcdefgh "])
def test_twice_the_text_takes_at_most_twice_the_looks(surfaces, word):
    looks = []
    for n in (800, 1600):
        built = finder(word_list(surfaces(n), exclusive=True))
        Counting.looks = 0
        built.find(Counting(word * (n // len(word))))
        looks.append(Counting.looks)
    assert looks[1] <= 2.2 * looks[0] + 50


def named(n):
    """A finder of so many names, and what it finds of the first and the last of them."""
    entries = [Entry(f"k{number}", f"name{number}", row=number) for number in range(n)]
    return Finder(entries, exclusive=True).find(f"name0 and name{n - 1}, name{n}")


def test_twice_the_surfaces_take_twice_the_steps():
    assert growth(named, 500, 1000) <= 2.2


def test_very_many_surfaces_are_held_by_the_automaton_that_is_small_and_finds_the_same(monkeypatch):
    """The other one does not end on a hundred thousand."""
    built, make = [], aho.AhoCorasick
    monkeypatch.setattr(
        aho, "AhoCorasick", lambda *given, **how: built.append(how["implementation"]) or make(*given, **how)
    )
    monkeypatch.setattr("bittersweet.lists.finder.MANY", 20)
    assert [span.entry.key for span in named(20)] == ["k0", "k19"]
    assert [span.entry.key for span in named(21)] == ["k0", "k20"]
    assert built == [None] * 2 + [aho.Implementation.NoncontiguousNFA] * 2
