"""The tables of a part say of each text, sentence and hit what a look at the raw text says."""

import json
from collections import Counter

import pytest

from bittersweet.lists.hits import find
from bittersweet.many import state
from bittersweet.many.reading import Columns, Read, paragraphs
from bittersweet.many.splitters import splitter
from bittersweet.many.tables import tables
from bittersweet.texts.sentences import word_types, words
from tests.made import sentences as made
from tests.many.conftest import prose

PART = 5
GONE = {1: "a page number", 5: "a running head"}
HEADED = "17\nAn apple, wrapped\nover two lines. A pear\n\nA HEAD\n\nfell. Glad and not glad.\n"


@pytest.fixture(scope="module")
def texts():
    raws = [HEADED, *map(prose, range(6))]
    return [
        Read(
            10 + n, n % 3, f"t{n}", f"g{n % 2}", f"s{n}.txt", {"title": f"Zoë {n}", **({"date": "2001"} if n else {})},
            paragraphs(raw, set() if n else set(GONE)), raw, {} if n else GONE,
        )
        for n, raw in enumerate(raws)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def found(texts, lists, tmp_path_factory):
    """The rows of each table, of two lists."""
    out = tmp_path_factory.mktemp("tables")
    tool = splitter("sentencex")
    job = state.Job(str(out), state.keep_lists(lists, out), tool.name, tool.version, Columns())
    return {name: table.to_pylist() for name, table in tables(texts, job, PART).items()}


def letters(content):
    return "".join(content.replace("-", "").split())


def line_of(raw, at):
    return raw.count("\n", 0, at) + 1


def test_each_text_has_its_sizes_and_what_is_said_of_it(texts, found):
    for text, row in zip(texts, found["texts"], strict=True):
        own = [each for each in found["sentences"] if each["text"] == text.number]
        assert row == {
            "text": text.number,
            "cut": text.cut,
            "id": text.id,
            "group": text.group,
            "source": text.source,
            "date": text.about.get("date", ""),
            "about": json.dumps(text.about, sort_keys=True, ensure_ascii=False),
            "paragraphs": len(text.paragraphs),
            "sentences": len(own),
            "words": sum(len(words(each["sentence"])) for each in own),
        }
        assert own


def test_lines_that_were_taken_out_are_rows_with_the_reason(texts, found):
    lines = HEADED.splitlines()
    assert found["removed"] == [
        {"text": 10, "cut": 0, "line": line, "reason": why, "content": lines[line - 1]} for line, why in GONE.items()
    ]


def test_each_sentence_leads_to_its_place_in_the_raw_text(texts, found):
    rows, raws = found["sentences"], {text.number: text.raw for text in texts}
    assert [row["place"] for row in rows] == [PART * 2**32 + n for n in range(len(rows))]
    several = 0
    for row in rows:
        raw, sentence = raws[row["text"]], row["sentence"]
        stretch = raw[row["raw_start"] : row["raw_end"]]
        if row["text"] != 10:
            assert letters(stretch) == letters(sentence)
        assert stretch[0] + stretch[-1] == sentence[0] + sentence[-1]
        assert row["line"] == line_of(raw, row["raw_start"])
        assert row["words"] == len(words(sentence))
        starts, places, lines = row["piece_start"], row["piece_raw"], row["piece_line"]
        assert (starts is None) == (places is None) == (lines is None) == ("\n" not in stretch)
        if starts:
            several += 1
            assert (starts[0], places[0], lines[0]) == (0, row["raw_start"], row["line"])
            for start, place, line in zip(starts, places, lines, strict=True):
                assert sentence[start : start + 3].split()[0] == raw[place : place + 3].split()[0]
                assert line == line_of(raw, place)
            assert lines[-1] == line_of(raw, row["raw_end"] - 1)
    assert several > 3


def test_sentences_are_numbered_by_text_and_know_their_paragraph(texts, found):
    for text in texts:
        own = [row for row in found["sentences"] if row["text"] == text.number]
        assert [row["number"] for row in own] == [*range(1, len(own) + 1)]
        assert {(row["cut"], row["group"]) for row in own} == {(text.cut, text.group)}
        assert [row["paragraph"] for row in own] == sorted(row["paragraph"] for row in own)
        for number, paragraph in enumerate(text.paragraphs, 1):
            assert paragraph.content == " ".join(row["sentence"] for row in own if row["paragraph"] == number)


def test_each_hit_is_one_of_the_finder_with_its_place_in_the_raw_text(texts, found, lists):
    rows, raws = found["sentences"], {text.number: text.raw for text in texts}
    expected = []
    for book in state.read_lists(lists).values():
        for hit in find(made(*(row["sentence"] for row in rows)), book):
            at = int(hit.sentence.unit.removeprefix("T")) - 1
            entry = hit.entry
            expected.append((book.name, entry.key, entry.form, entry.row, rows[at]["place"], hit.start, hit.end))
    names = ("list", "key", "form", "entry", "place", "start", "end")
    assert [tuple(row[name] for name in names) for row in found["hits"]] == expected
    assert {row["list"] for row in found["hits"]} == {"fruits", "moods"}
    for row in found["hits"]:
        own = rows[row["place"] - PART * 2**32]
        raw = raws[row["text"]]
        assert (row["text"], row["group"]) == (own["text"], own["group"])
        stretch = raw[row["raw_start"] : row["raw_end"]]
        assert letters(stretch) == letters(own["sentence"][row["start"] : row["end"]])
        assert row["line"] == line_of(raw, row["raw_start"])


def test_types_are_counted_by_text_and_words_as_they_are_spelled_by_group(texts, found):
    types, spelled = Counter(), Counter()
    for row in found["sentences"]:
        types.update((row["group"], row["text"], kind) for kind in word_types(row["sentence"]))
        spelled.update((row["group"], word) for word in words(row["sentence"]))
    assert {(row["group"], row["text"], row["type"]): row["n"] for row in found["types"]} == types
    assert {(row["group"], row["word"]): row["n"] for row in found["words"]} == spelled
    assert [len(found[name]) for name in ("types", "words")] == [len(types), len(spelled)]


def test_a_tally_has_for_each_group_the_sentences_and_words_of_each_pattern(found):
    for name in ("fruits", "moods"):
        held = {row["place"]: Counter() for row in found["sentences"]}
        for hit in found["hits"]:
            if hit["list"] == name:
                held[hit["place"]][hit["key"], hit["form"]] += 1
        many, size = Counter(), Counter()
        for row in found["sentences"]:
            pattern = tuple((*pair, n) for pair, n in sorted(held[row["place"]].items()))
            many[row["group"], pattern] += 1
            size[row["group"], pattern] += row["words"]
        own = [row for row in found["tally"] if row["list"] == name]
        said = [(row["group"], tuple(map(tuple, json.loads(row["pattern"])))) for row in own]
        assert said == sorted(many)
        assert [row["sentences"] for row in own] == [many[cell] for cell in said]
        assert [row["words"] for row in own] == [size[cell] for cell in said]
        assert len(own) > 6
