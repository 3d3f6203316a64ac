"""The collection's two texts: their parts, joins, sentences and sizes."""

import csv
import re
from collections import Counter

import pytest

from bittersweet.files import PROJECT_DATA
from bittersweet.texts import cleaning, manifest, units
from bittersweet.texts.sentences import split
from bittersweet.texts.text import Text

UNITS = PROJECT_DATA / "annotation" / "units.csv"


@pytest.fixture(scope="module")
def texts():
    return manifest.load(PROJECT_DATA)


@pytest.fixture(scope="module")
def sentences(texts):
    """Every sentence by the name of its unit."""
    return {s.unit: s for text in texts for s in split(text)}


def mended(text: Text, start: int, end: int) -> str:
    """The raw slice as a reader would mend it by hand: removed lines, line-end hyphens and line ends out."""
    kept = [line for line, fate in zip(text.lines, text.fates, strict=True) if not fate.reason]
    spans = [(max(start, line.start), min(end, line.start + len(line.content))) for line in kept]
    slices = "\n".join(text.raw[first:last] for first, last in spans if first < last)
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", slices).replace("–\n", "–").replace("\n", " ")


def test_the_collection_is_a_news_piece_and_an_article(texts):
    news, article = texts
    assert (news.id, news.group, news.prefix, news.label) == ("news", "news", "N", "News piece")
    assert (article.id, article.group, article.prefix, article.label) == ("article", "article", "A", "Article")
    assert (news.about["publisher"], article.about["date"]) == ("Voice of America (VOA)", "2014-04-01")
    assert (len(news.lines), len(article.lines)) == (36, 101)
    manifest.check_checksums(PROJECT_DATA)


def test_a_raw_text_is_the_file_to_the_letter(texts):
    for text in texts:
        assert text.raw.encode() == (PROJECT_DATA / text.file).read_bytes()


def test_the_sections_are_those_of_the_manifest(texts):
    counted = {text.id: [(section.name, section.counted) for section in text.sections] for text in texts}
    assert counted["news"] == [("headline", False), ("body", True)]
    assert counted["article"] == [
        ("title", False),
        ("abstract", True),
        ("keywords", False),
        ("introduction", True),
        ("practices", True),
    ]
    introduction = texts[1].sections[3]
    assert (introduction.lines, introduction.paragraphs) == (((32, 34), (53, 84)), (32, 75, 82))


def test_every_line_with_words_has_a_fate(texts):
    for text in texts:
        assert {fate.kind for line, fate in zip(text.lines, text.fates, strict=True) if line.content.strip()} == {
            "counted",
            "kept",
            "removed",
        }
    kinds = [Counter(fate.kind for fate in text.fates) for text in texts]
    assert kinds == [
        {"removed": 10, "blank": 4, "kept": 1, "counted": 21},
        {"removed": 34, "blank": 2, "kept": 6, "counted": 59},
    ]


def test_the_joins_of_the_article_are_these_and_the_news_needs_none(texts):
    assert cleaning.joins(texts[0]) == []
    assert cleaning.joins(texts[1]) == [
        ("article", 21, "cer-/tain", "certain", "hyphen"),
        ("article", 22, "con-/cepts", "concepts", "hyphen"),
        ("article", 27, "situ-/ational", "situational", "hyphen"),
        ("article", 32, "dis-/engagement", "disengagement", "hyphen"),
        ("article", 33, "stum-/bled", "stumbled", "hyphen"),
        ("article", 34, "international/stage", "international stage", "page break"),
        ("article", 53, "begin-/ning", "beginning", "hyphen"),
        ("article", 59, "India–/Pakistan", "India–Pakistan", "dash"),
        ("article", 60, "coordina-/tion", "coordination", "hyphen"),
        ("article", 76, "rela-/tionship", "relationship", "hyphen"),
    ]


def test_what_is_removed_is_listed_with_its_reason(texts):
    news, article = (cleaning.removed(text) for text in texts)
    assert [(row.line, row.reason) for row in news] == [
        (1, "page chrome"),
        (3, "page chrome"),
        (7, "headline repeated"),
        (8, "video player"),
        (10, "video player"),
        (12, "video player"),
        (14, "video credit"),
    ]
    assert news[0].content == "Accessibility links"
    assert len(article) == 37
    assert [row.line for row in article if row.reason.startswith("page break")] == list(range(35, 53))
    numbers = [(row.line, row.content) for row in article if row.reason == "list number"]
    assert numbers == [(85, "1."), (87, "2."), (90, "3."), (92, "4."), (94, "5.")]


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("N02", "al-Qaida"),
        ("A23", "non-NATO"),
        ("A32", "counter-insurgency"),
        ("A36", "Kashmir-oriented"),
        ("A25", "Haqqani’s (2005, p. 85) observes"),
        ("A28", "much ink has been split"),
        ("A13", "Cold war tensions"),
    ],
)
def test_hyphens_of_words_and_what_the_authors_wrote_stay(sentences, unit, words):
    assert words in sentences[unit].sentence


def test_the_sentences_are_the_54_units_to_the_letter(sentences):
    with UNITS.open(encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines)
    counted = [s for s in sentences.values() if s.counted]
    assert [[s.text, s.unit, s.section, str(s.paragraph), s.sentence] for s in counted] == rows
    assert len(counted) == 54
    units.check_units(sentences.values(), UNITS)
    table = units.compare_units(sentences.values(), UNITS)
    assert table.values.tolist() == [["news", 18, 18], ["article", 36, 36], ["all", 54, 54]]


def test_words_and_sentences_of_each_text_and_section(sentences):
    words, number = Counter(), Counter()
    for s in sentences.values():
        words[s.text, s.section] += s.words
        number[s.text, s.section] += 1
    assert words == {
        ("news", "headline"): 6,
        ("news", "body"): 371,
        ("article", "title"): 12,
        ("article", "abstract"): 148,
        ("article", "keywords"): 7,
        ("article", "introduction"): 418,
        ("article", "practices"): 78,
    }
    assert [number["news", "body"], number["article", "abstract"], number["article", "practices"]] == [18, 9, 5]
    assert sentences["N-headline"].sentence == "Kerry Leaves Pakistan Hopeful, Despite Divides"


def test_every_raw_slice_mended_by_hand_is_the_sentence(texts, sentences):
    by_id = {text.id: text for text in texts}
    for s in sentences.values():
        assert mended(by_id[s.text], *s.locate(0, len(s.sentence))) == s.sentence


def test_the_page_break_is_out_of_its_sentence_which_leads_back_across_it(texts, sentences):
    unit = sentences["A12"]
    assert unit.sentence == (
        "Pakistan’s emergence on the international stage was not deemed of any particular significance by the US."
    )
    start, end = unit.locate(0, len(unit.sentence))
    assert texts[1].raw[start:end].startswith("Pakistan’s emergence on the international\nArticle\nJournal of")
    assert texts[1].raw[start:end].endswith("stage was not deemed of any particular significance by the US.")


@pytest.mark.parametrize(
    ("unit", "word", "raw"),
    [("A05", "certain", "cer-\ntain"), ("A16", "India–Pakistan", "India–\nPakistan"), ("N01", "U.S.", "U.S.")],
)
def test_a_word_leads_back_to_what_stands_in_the_file(texts, sentences, unit, word, raw):
    s = sentences[unit]
    start = s.sentence.index(word)
    first, last = s.locate(start, start + len(word))
    assert next(text.raw for text in texts if text.id == s.text)[first:last] == raw


@pytest.mark.parametrize("end", ["\r\n", " \t\n", "\r"], ids=["CR LF", "blanks", "CR"])
def test_other_line_ends_and_a_byte_order_mark_give_the_same_sentences(data, swap_text, texts, sentences, end):
    swap_text(("\ufeff" + texts[0].raw.replace("\n", end)).encode())
    again = [s.sentence for text in manifest.load(data) for s in split(text)]
    assert again == [s.sentence for s in sentences.values()]


def test_the_manifest_can_keep_a_hyphen(data, spoil):
    spoil("corpus.toml", 'prefix = "A"', 'prefix = "A"\nkeep_hyphen = ["Situ-ational"]')
    joins = cleaning.joins(manifest.load(data)[1])
    assert ("article", 27, "situ-/ational", "situ-ational", "hyphen kept") in joins
    assert sum(join.kind == "hyphen" for join in joins) == 7
