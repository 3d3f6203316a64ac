"""From any number of the collection to its sentences, and from the sentences to the raw files."""

import re

import pytest

from bittersweet.evidence.asking import all_of
from bittersweet.evidence.coded import coded
from bittersweet.evidence.concordance import concordance
from bittersweet.evidence.context import context
from bittersweet.evidence.index import Index
from bittersweet.evidence.marking import marked
from bittersweet.evidence.raw import raw_lines, stretches
from bittersweet.evidence.sentences import counts, sentences


@pytest.fixture(scope="module")
def index(study):
    return Index(study.sentences, study.texts)


def test_every_count_of_every_list_opens_to_as_many_places(study, index):
    for name, book in study.lists.items():
        found = study.hits(name)
        assert len(concordance(index, study.lists, **{name: ""})) == len(found)
        for key in book.about:
            table = concordance(index, study.lists, **{name: key})
            own = found[found["key"] == key]
            columns = ["unit", "raw_start", "raw_end"]
            assert table[columns].values.tolist() == own[columns].values.tolist()


def test_a_mention_is_shown_in_its_sentence_with_its_line(study, index):
    assert concordance(index, study.lists, actor="musharraf").to_dict("records") == [
        {
            "text": "article",
            "unit": "A30",
            "left": "The period of",
            "match": "General Musharraf",
            "right": "’s rule, 1999–2008, witnessed some of the sharpest anomalies.",
            "line": 82,
            "raw_start": 4619,
            "raw_end": 4636,
        }
    ]


def test_the_raw_span_and_the_line_lead_to_the_match(study, index):
    raw = {text.id: text.raw for text in study.texts}
    for row in concordance(index, study.lists, theme="cooperation").itertuples():
        there = raw[row.text][row.raw_start : row.raw_end]
        assert there.replace("-\n", "").replace("\n", " ") == row.match
        assert raw[row.text].count("\n", 0, row.raw_start) + 1 == row.line


def test_words_are_found_whole_with_stars_cases_and_either_apostrophe(study, index):
    def found(word, **how):
        return concordance(index, study.lists, word=word, **how)

    assert set(found(" Us ")["match"]) == {"us", "US"}
    assert found("us", case=True)["unit"].tolist() == ["N05"]
    assert found("militan*")["match"].tolist() == ["militancy", "militants", "militants"]
    assert found("Pakistan's").equals(found("Pakistan’s"))
    assert len(found("U.S.")) == 7


def test_a_question_of_several_parts(study, index):
    table = sentences(index, study.lists, actor="Pakistani military", theme="Armed force")
    assert table[["unit", "actor", "theme", "sentence"]].values.tolist() == [
        [
            "N15",
            "Pakistani military",
            "Armed force",
            "And at the least, we know based on recently leaked documents that the [Pakistani military] has, in fact, "
            'had an agreement with the United States where it signs off on these drone [strikes]," said Kugelman.',
        ],
        [
            "A34",
            "Pakistani military",
            "Armed force",
            "[Pakistani military organizations] aided the Afghan Taliban as they [fought] the US [forces] "
            "in Afghanistan.",
        ],
    ]
    may = counts(index, study.lists, word="may").set_index("group")[["count", "of"]]
    assert may.to_dict("index") == {"news": {"count": 2, "of": 18}, "article": {"count": 0, "of": 36}}
    assert sentences(index, study.lists, actors=all_of("kerry", "aziz"))["unit"].tolist() == ["N10"]


def test_what_stands_around_the_two_states_is_told_apart_by_nothing(study, index):
    table = context(index, study.lists, actors=["us", "pakistan"], beside=["word", "themes"])
    assert set(table["result"]) <= {"undecided", "leaning"}
    assert table[["of_target", "of_reference", "both"]].drop_duplicates().values.tolist() == [[3, 7, 22]]


def test_every_code_opens_to_the_sentences_that_an_annotator_gives_it(study, index):
    reading = [s.unit for s in study.sentences]
    for variable, about in study.variables.items():
        for code in about.codes:
            own = study.codes[(study.codes["variable"] == variable) & (study.codes["code"] == code)]
            table = coded(index, study.codes, study.variables, variable, code)
            assert table["unit"].tolist() == sorted(set(own["unit"]), key=reading.index)
            assert table["annotators"].str.count(r"\d").sum() == len(own)


def test_every_sentence_is_marked_with_what_its_themes_matched(study):
    hits = study.hits("themes")
    table = marked(study.sentences, hits).set_index("unit")
    assert table.loc["A17"].tolist() == [
        "article",
        "Cooperation, Domestic politics",
        "An unsuccessful [coordination] developed during the 1971 crisis in [East Pakistan].",
    ]
    assert table.loc["N07", "themes"] == "–"
    assert {"cutting aid", "aid"} <= set(hits[hits["unit"] == "A21"]["surface"])
    assert "Pressler Amendment, [cutting aid] and" in table.loc["A21", "sentence"]
    marks = {unit: re.findall(r"\[(.+?)\]", sentence) for unit, sentence in table["sentence"].items()}
    for row in hits.itertuples():
        assert any(row.surface in mark for mark in marks[row.unit])


def test_the_raw_lines_of_a_unit_tell_what_became_of_each(study):
    article = study.texts[1]
    table = raw_lines(article, study.unit("A12"))
    assert table["line"].tolist() == list(range(34, 54))
    assert table["fate"].iloc[[0, 1, -2, -1]].tolist() == [
        "kept: introduction",
        "removed: page break: journal block",
        "removed: page break: running head",
        "kept: introduction",
    ]
    assert table["content"].iloc[-1] == "stage was not deemed of any particular significance by the US. However, begin-"
    assert raw_lines(study.texts[0], study.unit("N-headline")).values.tolist() == [
        [5, "kept: headline", "Kerry Leaves Pakistan Hopeful, Despite Divides"]
    ]


def test_the_stretches_of_every_sentence_are_the_sentence(study):
    texts = {text.id: text for text in study.texts}
    for sentence in study.all_sentences:
        table = stretches(texts[sentence.text], sentence)
        own = "".join(table[table["state"] == "sentence"]["content"])
        assert "".join(own.split()) == "".join(sentence.sentence.split())
    table = stretches(texts["article"], study.unit("A32"))
    assert table.iloc[0][["state", "reason", "content"]].tolist() == ["removed", "list number", "1. "]
