"""The raw file: lines, their fates, and the stretches that were taken out."""

from bittersweet.evidence.raw import LINES, STRETCHES, raw_lines, stretches
from bittersweet.texts.sentences import split
from bittersweet.texts.text import Section, Text


def test_the_raw_lines_of_a_unit_tell_what_became_of_each(index, texts):
    table = raw_lines(texts[0], index.sentence("A01"))
    assert list(table) == list(LINES)
    assert table.values.tolist() == [
        [2, "kept: body", "Ann met Bob in the har-"],
        [3, "removed: page number", "Page 2"],
        [4, "kept: body", "bour of trade. Ann’s trade may grow."],
    ]


def test_lines_around_may_be_shown(index, texts):
    assert raw_lines(texts[0], index.sentence("A02"))["line"].tolist() == [4]
    assert raw_lines(texts[0], index.sentence("A02"), around=1)["line"].tolist() == [3, 4, 5]
    assert raw_lines(texts[0], index.sentence("A01"), around=9)["line"].tolist() == [1, 2, 3, 4, 5, 6]


def test_a_sentence_that_ends_or_begins_with_its_line_has_no_line_more():
    section = Section("body", ((1, 3),), True, "one")
    text = Text("l", "l", "L", "l.txt", {}, "Ann went. Bob\nstayed.\nAnn came.\n", (section,))
    assert [raw_lines(text, s)["line"].tolist() for s in split(text)] == [[1], [1, 2], [3]]
    *_, last = split(text)
    assert stretches(text, last)[["state", "content"]].values.tolist() == [["sentence", "Ann came."]]


def test_what_was_taken_out_is_told_with_its_reason(index, texts):
    table = stretches(texts[0], index.sentence("A01"))
    assert list(table) == list(STRETCHES)
    assert table[["line", "state", "reason", "content"]].values.tolist() == [
        [2, "sentence", "", "Ann met Bob in the har"],
        [2, "removed", "line end joined", "-"],
        [3, "removed", "page number", "Page 2"],
        [4, "sentence", "", "bour of trade."],
        [4, "kept", "", " Ann’s trade may grow."],
    ]


def test_the_stretches_are_the_lines_and_those_of_a_sentence_the_sentence(index, texts):
    by_id = {text.id: text for text in texts}
    for sentence in index.sentences:
        text = by_id[sentence.text]
        table = stretches(text, sentence, around=1)
        lines = raw_lines(text, sentence, around=1)
        assert table.groupby("line")["content"].sum().tolist() == lines["content"].tolist()
        own = "".join(table[table["state"] == "sentence"]["content"])
        assert "".join(own.split()) == "".join(sentence.sentence.split())
        assert [text.raw[a:b] for a, b in zip(table["raw_start"], table["raw_end"], strict=True)] == table[
            "content"
        ].tolist()


def test_the_number_of_a_list_is_taken_out():
    section = Section("body", ((1, 3),), True, "numbered")
    text = Text("l", "l", "L", "l.txt", {}, "1. Ann went.\n2. Bob\nstayed.\n", (section,))
    first, second = split(text)
    columns = ["line", "state", "reason", "content"]
    assert stretches(text, first)[columns].values.tolist() == [
        [1, "removed", "list number", "1. "],
        [1, "sentence", "", "Ann went."],
    ]
    assert stretches(text, second)[columns].values.tolist() == [
        [2, "removed", "list number", "2. "],
        [2, "sentence", "", "Bob"],
        [3, "sentence", "", "stayed."],
    ]
