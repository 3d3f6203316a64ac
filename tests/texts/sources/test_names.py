"""Ids, prefixes and shown names."""

from hypothesis import given
from hypothesis import strategies as st

from bittersweet.files import Faults
from bittersweet.texts import prefixes as texts_prefixes
from bittersweet.texts.sources.names import Ids, clean, date_in, prefixes, slug

TEXT = st.text(max_size=12)


@given(TEXT)
def test_a_slug_is_a_safe_name(name):
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(name) not in ("", "con", "nul")


@given(st.lists(st.tuples(TEXT, TEXT), max_size=12))
def test_ids_are_unique(named):
    ids = Ids()
    found = [ids.new(group, name) for group, name in named]
    assert len(set(found)) == len(found)


@given(
    st.lists(
        st.sampled_from(["Left", "left", "L", "2004", "Ärger", "演说", "A B", "A C", "AB1", "A-b"]) | TEXT, max_size=12
    )
)
def test_prefixes_are_legal_and_do_not_clash(groups):
    found = prefixes(groups)
    faults = Faults()
    assert texts_prefixes.given([(prefix, str(n), str(n)) for n, prefix in enumerate(found)], faults) == found
    assert faults.found == []


def test_where_letters_do_not_do_a_group_is_numbered_in_letters():
    assert prefixes(["Bo", "bo!", "bo?", "Bo"]) == ["B1", "BO", "BXDX", "B2"]
    alike = ["rainfalls" + "!" * number for number in range(9)]
    assert prefixes(alike) == ["R", "RA", "RAI", "RAIN", "RAINF", "RAINFA", "RAINFAL", "RAINFALL", "RXJX"]


def test_names_that_a_file_system_keeps_get_a_word_more():
    assert [slug(name) for name in ("COM1", "lpt9", "aux", "com0", "com10")] == [
        "com1-text", "lpt9-text", "aux-text", "com0", "com10",
    ]  # fmt: skip


def test_an_id_has_sixty_letters_at_most():
    assert [slug("r" * 59 + "-" + "s" * size) for size in (0, 1)] == ["r" * 59, "r" * 59]
    assert slug("r" * 61) == "r" * 60


def test_names_are_shown_on_one_line():
    assert clean("a\tb\u202e.txt") == "a b .txt"
    assert clean("bad\udcff.txt") == "bad\ufffd.txt"


def test_days_in_names():
    assert [date_in(name) for name in ("x-2020-02-30", "20200131", "120200131", "2020-1-3", "on 1999_12_31.txt")] == [
        "", "2020-01-31", "", "", "1999-12-31",
    ]  # fmt: skip
