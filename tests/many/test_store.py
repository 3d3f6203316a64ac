"""An output answers as a study in memory of the same texts does."""

import pytest

from bittersweet.counting import dispersion, keyness, measures
from bittersweet.counting import tally as tallies
from bittersweet.evidence.asking import all_of
from bittersweet.evidence.concordance import concordance
from bittersweet.evidence.index import Index
from bittersweet.evidence.sentences import sentences as sentences_with
from bittersweet.files import DataError
from bittersweet.lists import hits
from bittersweet.many.run import count
from bittersweet.many.state import read_lists
from bittersweet.many.store import ManyStudy
from bittersweet.texts import manifest
from bittersweet.texts.sentences import split


@pytest.fixture(scope="module")
def many(sources, lists, tmp_path_factory):
    out = tmp_path_factory.mktemp("opened") / "out"
    count([sources], lists, out, size=3000, splitter_name="spacy", shown=False)
    return ManyStudy.open(out)


@pytest.fixture(scope="module")
def texts(sources):
    (sources.parent / "corpus.toml").write_text('[source]\nfolder = "texts"\ngroup = "folder"\n', "utf-8")
    return manifest.load(sources.parent)


@pytest.fixture(scope="module")
def sentences(texts):
    return [sentence for text in texts for sentence in split(text)]


@pytest.fixture(scope="module")
def books(lists):
    return read_lists(lists)


@pytest.fixture(scope="module")
def index(sentences, texts):
    return Index(sentences, texts)


def tally(sentences, book):
    return tallies.of(sentences, {book.name: hits.observations(hits.find(sentences, book))})


def same(one, other):
    import pandas as pd

    pd.testing.assert_frame_equal(one.reset_index(drop=True), other.reset_index(drop=True), check_dtype=False)


def test_sizes_are_those_of_the_texts(many, sentences):
    assert many.words == {g: sum(s.words for s in sentences if s.group == g) for g in ("group0", "group1", "group2")}
    assert many.units == {g: sum(s.group == g for s in sentences) for g in ("group0", "group1", "group2")}
    assert many.splitter.startswith("spacy 3")
    page = many.texts(offset=1, limit=2)
    assert page["number"].tolist() == [2, 3]
    assert len(many.texts()) == len(many.ids) == 40


@pytest.mark.parametrize("name", ["fruits", "moods"])
def test_hits_are_those_in_memory_with_their_places(many, sentences, books, name):
    expected = hits.table(hits.find(sentences, books[name]), books[name])
    found = many.hits(name, limit=None)
    assert len(expected) > 100
    assert found.attrs["total"] == len(expected)
    same(found.drop(columns="unit"), expected.drop(columns="unit"))
    same(many.hits(name, offset=20, limit=7), found[20:27])


@pytest.mark.parametrize("name", ["fruits", "moods"])
@pytest.mark.parametrize("how", [{}, {"per": "words"}, {"per": "sentences"}, {"apart": False}])
def test_measures_are_those_in_memory(many, sentences, books, name, how):
    book = books[name]
    in_memory = tally(sentences, book)
    asked = {"per": how.get("per", book.settings.per), "apart": () if how else book.apart}
    asked["apart"] = book.apart if how.get("apart", True) else ()
    same(many.measure(name, **how), measures.measure(in_memory, book.labels, **asked))
    same(many.measure(name, level="text", **how), measures.measure(in_memory, book.labels, level="text", **asked))


def test_keys_can_be_grouped_by_a_column(many, sentences, books):
    book = books["fruits"]
    expected = measures.measure(
        tally(sentences, book), book.values("kind"), per="words", by=book.attribute("kind"), apart=book.apart
    )
    same(many.measure("fruit", by="kind"), expected)
    assert expected["count"].sum() > 0
    by_text = many.measure("fruit", by="kind", level="text")
    assert by_text["count"].sum() == expected["count"].sum()


def test_the_merged_tally_is_the_sum_of_the_texts(many, sentences, books):
    expected = {}
    for cell, size in tally(sentences, books["moods"]).cells.items():
        before = expected.get(cell._replace(text=""), (0, 0))
        expected[cell._replace(text="")] = (before[0] + size.sentences, before[1] + size.words)
    assert many.tally("moods").cells == expected


def test_pairs_are_those_in_memory(many, sentences, books):
    same(many.pairs("moods"), measures.pairs(tally(sentences, books["moods"]), books["moods"].labels))
    named = [{f"{b.name}:{key}": label for key, label in b.labels.items()} for b in (books["fruits"], books["moods"])]
    seen = [
        o._replace(key=f"{name}:{o.key}")
        for name in ("fruits", "moods")
        for o in hits.observations(hits.find(sentences, books[name]))
    ]
    same(many.pairs("fruits", "moods"), measures.pairs(tallies.of(sentences, {"both": seen}), *named))


@pytest.mark.parametrize(
    "asked",
    [
        {"fruit": "pear"}, {"mood": "Sad"}, {"fruits": ""}, {"word": "rain"}, {"word": "rain*"}, {"word": "*ear"},
        {"word": ["sun", "rain"]}, {"word": "pear tree"}, {"word": "FIG'S"}, {"word": "U.S."}, {"word": "naïve"},
        {"word": "Sun", "case": True}, {"fruit": "apple", "group": "group1"},
        {"word": "sun", "group": ["group0", "group2"]},
        {"word": "sun", "text": "group1/2001-01-02-text01"}, {"word": "absent"}, {"word": "may"},
    ],
)  # fmt: skip
def test_the_concordance_is_that_in_memory_page_by_page(many, index, books, asked):
    expected = concordance(index, books, **asked)
    found = many.concordance(limit=10_000, **asked)
    assert found.attrs["total"] == len(expected) == expected.attrs["total"]
    same(found.drop(columns="unit"), expected.drop(columns="unit"))
    page = many.concordance(offset=5, limit=3, **asked)
    same(page, found[5:8])
    assert page.attrs["total"] == len(expected)


def test_the_context_can_be_cut(many, index, books):
    expected = concordance(index, books, mood="sad", width=12)
    same(many.concordance(mood="sad", width=12, limit=10_000).drop(columns="unit"), expected.drop(columns="unit"))


@pytest.mark.parametrize(
    "asked",
    [
        {"fruit": "pear", "mood": "sad"}, {"fruit": ["pear", "fig"]}, {"fruit": all_of("pear", "apple")},
        {"word": "rain"}, {"word": "rain", "fruit": "apple"}, {"word": all_of("sun", "rain")},
        {"word": ["sun", "wood"]},
        {"word": "sun", "group": "group2", "mood": ""}, {"word": "absent"},
        {"fruit": "pear", "text": "group1/2001-01-02-text01"},
    ],
)  # fmt: skip
def test_sentences_are_those_in_memory_page_by_page(many, index, books, asked):
    expected = sentences_with(index, books, **asked)
    found = many.sentences_with(limit=10_000, **asked)
    assert found.attrs["total"] == len(expected)
    same(found.drop(columns="unit"), expected.drop(columns="unit"))
    same(many.sentences_with(offset=3, limit=4, **asked), found[3:7])


def test_keyness_and_dispersion_are_those_in_memory(many, sentences, books):
    counts = keyness.counts(sentences)
    same(many.keyness("group0"), keyness.words(counts, "group0", ["group1", "group2"]))
    same(many.keyness("group0", "group2"), keyness.words(counts, "group0", "group2"))
    expected = dispersion.table(
        hits.find(sentences, books["moods"]) and hits.table(hits.find(sentences, books["moods"]), books["moods"]),
        books["moods"].labels, sentences, over="texts",
    )  # fmt: skip
    row = expected[(expected["group"] == "group1") & (expected["key"] == "sad")].iloc[0]
    assert tuple(many.dispersion("moods", "Sad", "group1")) == pytest.approx((row["dp"], row["dp_normalised"]))
    found = many.word_dispersion("sun")
    sizes, own = {}, {}
    for s in sentences:
        sizes[s.text] = sizes.get(s.text, 0) + s.words
        own[s.text] = own.get(s.text, 0) + sum(word.strip(".!?…").lower() == "sun" for word in s.sentence.split())
    assert tuple(found) == pytest.approx(tuple(dispersion.dispersion(list(own.values()), list(sizes.values()))))


def test_a_series_adds_up_to_the_measure(many, books):
    found = many.series("fruits")
    assert sorted(set(found["period"])) == ["2000", "2001", "2002", "2003"]
    whole = many.measure("fruits").set_index(["group", "key"])
    sums = found.groupby(["group", "key"], sort=False)[["count", "of"]].sum()
    assert sums["count"].to_dict() == whole["count"].to_dict()
    assert sums["of"].to_dict() == whole["of"].to_dict()
    assert len(many.series("moods", by="month")["period"].iloc[0]) == 7


def test_unknown_names_list_the_nearest(many):
    for ask in (
        lambda: many.measure("fruit5"),
        lambda: many.concordance(fruit="peer"),
        lambda: many.concordance(word="sun", group="group7"),
        lambda: many.concordance(word="sun", text="group1/2001-01-02-text02"),
        lambda: many.keyness("group9"),
        lambda: many.series("moods", by="yeer"),
    ):
        with pytest.raises(DataError, match="nearest"):
            ask()
    with pytest.raises(DataError, match="name exactly one"):
        many.concordance(word="sun", fruit="pear")
    with pytest.raises(DataError, match="at least one letter or digit"):
        many.concordance(word="*")


def test_an_unfinished_or_damaged_output_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"no many\.json"):
        ManyStudy.open(tmp_path)
    (tmp_path / "many.json").write_text("{", "utf-8")
    with pytest.raises(DataError, match="damaged"):
        ManyStudy.open(tmp_path)
    (tmp_path / "many.json").write_text('{"format": 1}', "utf-8")
    with pytest.raises(DataError, match="written in format 1, and 2 is read; count again"):
        ManyStudy.open(tmp_path)


ODD = """Die ΟΔΟΣ und die οδός. İzmir, izmir and IZMIR. 300 K and 300 k. naïve NAÏVE naive.
New  York, New\u00a0York and new\u2009york’s. AT&T costs $5 or 5$. C++ and c++. a.b, axb. rock-’n’-roll, rock-'n'-roll.
snake_case and snake-case. O'Neill O’Neill oneill. Straße STRASSE strasse. ﬁne fine. (x) [x] x^2 \\d+ 100% \u200bhidden.
"""


@pytest.mark.parametrize(
    "word",
    [
        "οδοσ", "ΟΔΟΣ", "οδός", "izmir", "İzmir", "k", "300 k", "naïve", "new york", "new york*", "new  york's", "at&t",
        "$5", "5$", "c++", "C++", "a.b", "rock-'n'-roll", "snake_case", "case", "o'neill", "o’n*", "strasse", "straße",
        "ﬁne", "fine", "x", "x^2", "\\d+", "100%", "hidden", "*k", "n*w y*k", "[x", "(x)", "york, new", "– a",
    ],
)  # fmt: skip
@pytest.mark.parametrize("case", [False, True])
def test_odd_letters_are_found_as_in_memory(odd, word, case):
    texts, opened = odd
    index = Index([s for text in texts for s in split(text)], texts)
    expected = concordance(index, {}, word=word, case=case)
    found = opened.concordance(word=word, case=case, limit=1000)
    same(found.drop(columns="unit"), expected.drop(columns="unit"))


@pytest.fixture(scope="module")
def odd(lists, tmp_path_factory):
    """Two texts, each in a part of its own, as a study and as an output."""
    folder = tmp_path_factory.mktemp("odd")
    for name, content in (("one", ODD), ("two", ODD.replace("ΟΔΟΣ", "way").replace("York", "york"))):
        (folder / "texts" / name).mkdir(parents=True)
        (folder / "texts" / name / f"{name}.txt").write_text(content, "utf-8")
    (folder / "corpus.toml").write_text('[source]\nfolder = "texts"\ngroup = "folder"\n', "utf-8")
    count([folder / "texts"], lists, folder / "out", size=300, splitter_name="spacy", shown=False)
    opened = ManyStudy.open(folder / "out")
    assert len(opened.parts) == 2
    return manifest.load(folder), opened


def test_words_that_stand_once_in_all_groups_tell_them_apart_too(odd):
    texts, opened = odd
    counts = keyness.counts([s for text in texts for s in split(text)])
    assert opened.word_counts() == counts
    same(opened.keyness("one"), keyness.words(counts, "one", "two"))
    assert 1 in (counts["one"] + counts["two"]).values()


def test_what_was_read_is_told_by_group_and_one_text_is_no_texts(many, odd):
    assert many.imported.values.tolist() == [
        [f"{n} texts", f"group{group}", "read", ""] for group, n in enumerate((14, 13, 13))
    ]
    assert odd[1].imported["source"].tolist() == ["1 text", "1 text"]


def test_which_texts_belong_to_a_scope(many):
    ids = list(many.ids.values())
    for asked in ({}, {"group": ["group0", "GROUP2"]}, {"text": ids[20]}, {"group": "group1", "text": ids[1:20]}):
        groups, texts = asked.get("group", "group0 group1 group2"), asked.get("text", ids)
        expected = [id_.split("/")[0] in str(groups).lower() and id_ in texts for id_ in ids]
        assert many.within(many.scope(**asked)).tolist() == expected
        assert any(expected)


def test_an_output_is_written_as_its_folder_and_what_was_said_when_it_was_done(many):
    assert repr(many) == f"ManyStudy(folder={many.folder!r}, marker={many.marker!r})"


def test_every_sentence_has_its_home(many):
    rows = many.sql(f"SELECT place, text FROM {many.table('sentences')} ORDER BY place")
    assert many.sized.number[many.homes.of(rows["place"].to_numpy())].tolist() == rows["text"].tolist()


def test_units_are_read_in_the_order_asked_for(many):
    asked = ["T40-02", "T1-01", "T12-03", "T1-02"]
    assert many.read(*asked)["unit"].tolist() == asked
    assert many.read("T1-01", "T1-01")["unit"].tolist() == ["T1-01"]
    assert len(many.read()) == 0
    with pytest.raises(DataError, match="T1-9999"):
        many.read("T1-01", "T1-9999")


def test_of_the_first_texts_the_first_sentences_are_shown(many):
    assert many.beginnings()["unit"].str.endswith(("-01", "-02")).all()
    assert len(many.beginnings()) == 40
    assert many.beginnings(2, 1)["unit"].tolist() == ["T1-01", "T2-01"]
    assert many.texts(limit=3)["number"].tolist() == [1, 2, 3]


def test_the_words_of_each_text_are_for_a_chart(many, sentences):
    found = many.text_lengths_each
    assert list(found.columns) == ["group", "text", "value", "key", "label"]
    assert dict(zip(found["text"], found["value"], strict=True)) == {
        text: sum(s.words for s in sentences if s.text == text) for text in many.ids.values()
    }
