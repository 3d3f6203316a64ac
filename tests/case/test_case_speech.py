"""The collection's quotations: who says the 123 and the 18 quoted words, on which side, and whose the hedges are."""

import pytest

from bittersweet.counting import voices as counted
from bittersweet.speech import tables, voices
from bittersweet.speech.quotations import unpaired


@pytest.fixture(scope="module")
def actors(study):
    return study.list("actors")


def test_who_is_quoted_reported_and_cited(study):
    table = tables.table(study.quotes)
    assert list(table) == list(tables.COLUMNS)
    assert list(table.itertuples(index=False, name=None)) == [
        ("news", "kugelman", "source", "direct", 76, "N08 N14 N15", 2, 80, 0),
        ("news", "kerry", "person", "direct", 34, "N05", 1, 36, 0),
        ("news", "aziz", "person", "direct", 11, "N11", 1, 16, 0),
        ("news", "unattributed", "none", "partial", 2, "N06", 1, 22, 0),
        ("news", "kerry", "person", "indirect", 0, "N12", 1, 23, 11),
        ("news", "kugelman", "source", "indirect", 0, "N13", 1, 23, 8),
        ("article", "haqqani", "source", "citation", 10, "A25", 1, 17, 0),
        ("article", "unattributed", "none", "citation", 8, "A13 A23", 2, 67, 0),
        ("article", "kux", "source", "citation", 0, "A13", 1, 39, 0),
        ("article", "kronstadt", "source", "citation", 0, "A23", 1, 28, 0),
    ]
    assert table.groupby("text")["words_quoted"].sum().to_dict() == {"news": 123, "article": 18}


def test_a_quotation_over_two_sentences_is_one(study):
    found = [observation.unit for observation in voices.quotations(study.quotes)]
    assert found == ["N05", "N06", "N08", "N11", "N14", "A13", "A23", "A25"]
    (split,) = [quote for quote in study.quotes if len(quote.units) > 1]
    assert (split.units, split.speaker, split.words) == (("N14", "N15"), "kugelman", 49)


def test_who_is_cited_in_brackets_is_no_speaker(study, actors):
    listing = tables.listing(study.quotes, actors)
    cited = listing[listing["mode"] == "citation"][["units", "speaker", "words", "quote", "cited"]]
    assert cited.values.tolist() == [
        ["A13", "unattributed", 5, "most allied ally in Asia", "Kux"],
        ["A13", "Kux", 0, "(Kux, 2001, p. 1)", ""],
        ["A23", "unattributed", 3, "major non-NATO ally", "Kronstadt"],
        ["A23", "Kronstadt", 0, "(Kronstadt, 2007, p. 11)", ""],
        ["A25", "Hussein Haqqani", 10, "Pakistan cannot easily be characterized as either friend or foe", ""],
    ]


def test_a_report_gives_what_is_reported(study):
    assert [(quote.units, quote.quote) for quote in study.quotes if quote.mode == "indirect"] == [
        (("N12",), "the strikes could end as soon as the threats are eliminated."),
        (("N13",), "it may not play well with Pakistan’s military."),
    ]


def test_every_quote_opens_at_its_place_in_the_raw_file(study):
    raw = {text.id: text.raw for text in study.texts}
    for quote in study.quotes:
        assert raw[quote.text][quote.raw_start : quote.raw_end].split() == quote.quote.split()
        given = [word for s, start, end in quote.pieces for word in s.sentence[start:end].split()]
        assert given == quote.quote.split()


def test_no_mark_of_the_two_texts_is_without_partner(study):
    assert {mark for sentence in study.sentences for mark in unpaired(sentence.home.content)} == set()


def test_of_the_news_pieces_123_quoted_words_110_are_american(study, actors):
    table = counted.shares(study.quotes, study.sentences, actors, by="side")
    news = table[table["group"] == "news"]
    assert news[["key", "label", "count", "of"]].values.tolist() == [
        ["own", "the writer’s own", 248, 371],
        ["us", "United States", 110, 371],
        ["pakistan", "Pakistan", 11, 371],
        ["none", "no side", 0, 371],
        ["cited", "out of a cited work", 0, 371],
        ["unattributed", "unattributed", 2, 371],
    ]
    article = table[table["group"] == "article"].set_index("key")["count"]
    assert article.to_dict() == {"own": 626, "us": 0, "pakistan": 0, "none": 10, "cited": 8, "unattributed": 0}


def test_how_much_of_each_text_is_quoted(study):
    table = counted.quoted(study.quotes, study.sentences).set_index("group")
    assert table[["count", "of"]].to_dict("index") == {
        "news": {"count": 123, "of": 371},
        "article": {"count": 18, "of": 644},
    }
    assert [f"{100 * value:.1f}" for value in table.loc["news", ["value", "low", "high"]]] == ["33.2", "10.5", "55.1"]


def test_four_of_the_news_pieces_seven_hedges_are_its_sources(study, actors):
    table = voices.whose(study.hits("hedges"), study.quotes, actors)
    news = table[table["text"] == "news"]
    assert news[["unit", "surface", "speaker"]].values.tolist() == [
        ["N06", "may", "own"],
        ["N06", "in doubt", "own"],
        ["N12", "could", "kerry"],
        ["N13", "may", "own"],
        ["N13", "may", "kugelman"],
        ["N14", "reason to assume", "kugelman"],
        ["N15", "at the least", "kugelman"],
    ]
    article = table[table["text"] == "article"]
    assert article[["unit", "speaker"]].values.tolist() == [
        ["A11", "own"],
        ["A23", "own"],
        ["A25", "haqqani"],
        ["A27", "own"],
    ]


def test_the_boosters_and_whose_they_are(study, actors):
    table = voices.whose(study.hits("boosters"), study.quotes, actors)
    assert table[["unit", "surface", "speaker"]].values.tolist() == [
        ["N15", "we know", "kugelman"],
        ["N15", "in fact", "kugelman"],
        ["A28", "Clearly", "own"],
    ]
