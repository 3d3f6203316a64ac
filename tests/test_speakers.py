"""Speakers: which marks quote, whose the quoted words are, and the 123 and 18 words of the two texts."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet import codebook, corpus, sentences, speakers
from bittersweet.cleaning import Paragraph
from bittersweet.codebook import About, Codebook, Entry
from bittersweet.files import DataError, data_folder
from bittersweet.quotations import quotations, unpaired
from bittersweet.sentences import Sentence

VERBS = {
    "said": "any",
    "says": "any",
    "asked": "any",
    "told": "any",
    "observes": "any",
    "according to": "any",
    "accused": "indirect",
    "called": "partial",
    "joked": "direct",
}
PEOPLE = {
    "kerry": ("John Kerry", "Kerry", "person"),
    "aziz": ("Sartaj Aziz", "Aziz", "person"),
    "kugelman": ("Michael Kugelman", "Kugelman", "source"),
    "kux": ("Dennis Kux", "Kux", "source"),
    "haqqani": ("Hussein Haqqani", "Haqqani", "source"),
}
BOOK = Codebook(
    "actor",
    (
        *(Entry(key, name, "person", True, True, "", 0) for key, names in PEOPLE.items() for name in names[:2]),
        Entry("wilson_center", "Wilson Center", "institution", True, True, "", 0),
        Entry("us", "U.S.", "name", True, True, "", 0),
    ),
    {key: About(name, kind) for key, (name, _, kind) in PEOPLE.items()}
    | {"wilson_center": About("Wilson Center", "source"), "us": About("United States", "state")},
)


def toy(*contents):
    """The sentences of a text that has these paragraphs and no line ends in them."""
    for number, content in enumerate(contents, start=1):
        home = Paragraph("toy", "body", number, content, (0,), (0,))
        for index, (start, end) in enumerate(sentences.boundaries(content), start=1):
            words = len(sentences.words(content[start:end]))
            unit = f"T{number}.{index}"
            yield Sentence("toy", unit, "body", number, content[start:end], words, True, home, start)


def quotes(*contents):
    return list(speakers.quotes(toy(*contents), BOOK, VERBS))


def heard(*contents):
    """Speaker, mode and words of each quote in a toy text."""
    return [(quote.speaker, quote.mode, quote.quote) for quote in quotes(*contents)]


def quoted(content):
    return [content[start:end] for start, end in quotations(content)]


@pytest.fixture(scope="module")
def folder():
    return data_folder()


@pytest.fixture(scope="module")
def units(folder):
    return [sentence for text in corpus.load(folder) for sentence in sentences.split(text)]


@pytest.fixture(scope="module")
def book(folder):
    return codebook.actors(folder)


@pytest.fixture(scope="module")
def found(folder, units, book):
    return list(speakers.quotes(units, book, speakers.reporting_verbs(folder)))


# Marks


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("No marks at all.", []),
        ("A “full partnership” is far.", ["full partnership"]),
        ('A "full partnership" is far.', ["full partnership"]),
        ('A “full partnership" is far.', ["full partnership"]),
        ('A "full partnership” is far.', ["full partnership"]),
        ("A ‘full partnership’ is far.", ["full partnership"]),
        ("A 'full partnership' is far.", ["full partnership"]),
        ("A ‘full partnership' is far.", ["full partnership"]),
        ('He said:"Yes."', ["Yes."]),
        ('a plan—"the deal"—that failed', ["the deal"]),
        ('("the deal")', ["the deal"]),
        ('"Yes." "No."', ["Yes.", "No."]),
        ("said“yes”and left", ["yes"]),
        ('An empty “” or "…" quotes nothing.', []),
    ],
)
def test_straight_and_curly_marks_pair(content, expected):
    assert quoted(content) == expected
    assert unpaired(content) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Pakistan’s focus, Haqqani’s book, it's theirs.", []),
        ("The officials’ view is the allies' view.", []),
        ("The ‘officials’ view’ is theirs.", ["officials’ view"]),
        ("The 'officials' view' is theirs.", ["officials' view"]),
        ("The ‘two allies’ and Pakistan’s army.", ["two allies"]),
        ("The ‘two allies’ and the officials’ view.", ["two allies"]),
        ("The ‘two allies’ and ‘one friend’.", ["two allies", "one friend"]),
        ("‘Pakistan’s army’s role’, he wrote.", ["Pakistan’s army’s role"]),
        ("In the ‘90s the officials’ view was ‘no’.", ["no"]),
        ("'Twas the officials' view.", []),
        ("Rock 'n' roll.", []),
        ("“It’s the officials’ view,” he said.", ["It’s the officials’ view,"]),
        ("The Qur‘an and the ’47 war.", []),
    ],
)
def test_an_apostrophe_is_no_mark(content, expected):
    assert quoted(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“He called it ‘a deal’ then,” she said.", ["He called it ‘a deal’ then,"]),
        ("‘He called it “a deal” then’, she said.", ["He called it “a deal” then"]),
        ('“He called it "a deal" then,” she said.', ['He called it "a deal" then,']),
        ("\"'Yes,' he said,\" she said.", ["'Yes,' he said,"]),
    ],
)
def test_a_quotation_in_a_quotation_is_part_of_it(content, expected):
    assert quoted(content) == expected
    assert unpaired(content) == []


@pytest.mark.parametrize(
    ("content", "expected", "lone"),
    [
        ("“We will go. Then he left.", [], [0]),
        ("We will go,” he said.", [], [11]),
        ("“Lost. Then a “full partnership” came.", ["full partnership"], [0]),
        ("\"Lost. Then a 'full partnership' came.", ["full partnership"], [0]),
        ('A “full partnership” of 12" came.', ["full partnership"], [26]),
        ("‘Abd said “yes” to Pakistan’s plan.", ["yes"], [0]),
        ("“The ‘Abd view,” he said.", ["The ‘Abd view,"], [5]),
        ("‘Abd left. The officials’ view held.", [], [0]),
    ],
)
def test_a_mark_without_partner_quotes_nothing_and_is_shown(content, expected, lone):
    assert quoted(content) == expected
    assert unpaired(content) == lone


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.text(alphabet="as .,“”\"‘’'(—9\n"))
def test_spans_lie_inside_in_order_and_never_overlap(content):
    spans, lone = quotations(content), unpaired(content)
    edges = [0, *(place for span in spans for place in span), len(content)]
    assert edges == sorted(edges)
    for start, end in spans:
        assert start < end
        assert content[start - 1] in "“\"‘'"
        assert content[end] in "”\"’'"
        assert {start - 1, end}.isdisjoint(lone)
    assert all(content[at] in "“”\"‘'" for at in lone)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(["Kerry", "said", "he", "“", "”", "‘", "’", "yes", ".", ",", "(Kux, 2001)", "told"])))
def test_every_quotation_of_a_paragraph_is_listed_once(pieces):
    content = " ".join(["It", *pieces])
    listed = [quote for quote in quotes(content) if quote.words or quote.mode in ("direct", "partial")]
    spans = [(quote.raw_start, quote.raw_end) for quote in listed]
    assert spans == quotations(content)
    for quote in listed:
        whole = content[quote.sentences[0].home.content.index(quote.sentences[0].sentence) :]
        assert whole[quote.start :].startswith(quote.quote)
        assert content[quote.raw_start : quote.raw_end] == quote.quote


def test_pairing_takes_time_in_step_with_length():
    pieces = ["“a ", "a” ", "‘a ", "as’ b ", "'a ", '"a ', 'a" ', "a. "]
    chance = random.Random(1)
    for piece in [*pieces, "".join(chance.choices(pieces, k=50))]:
        content = piece * (200_000 // len(piece))
        began = time.perf_counter()
        quotations(content)
        assert time.perf_counter() - began < 5


# Who speaks, and how


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ("“We go,” said Kerry.", "kerry"),
        ("“We go,” Aziz said of the program.", "aziz"),
        ("“We go,” Aziz later said.", "aziz"),
        ("Kerry said, “We go.”", "kerry"),
        ("Kerry said: “we go.”", "kerry"),
        ("‘We go’, said Kerry.", "kerry"),
        ("“We go,” said U.S. Secretary of State John Kerry.", "kerry"),
        ("“We go,” said analyst Michael Kugelman of the Wilson Center.", "kugelman"),
        ("“We go,” the Wilson Center’s Kugelman says.", "kugelman"),
        ("“We go,” Kugelman, an analyst at the Wilson Center, said.", "kugelman"),
        ("“We go,” Kerry told Aziz.", "kerry"),
        ("“We go,” said an official.", "unattributed"),
        ("“We go,” said an aide to Kerry.", "unattributed"),
        ("“We go,” an aide to Kerry said.", "unattributed"),
        ("“We go,” Kerry’s spokesman said.", "unattributed"),
        ("“We go,” said Kerry’s spokesman.", "unattributed"),
        ("“We go,” they told Kerry.", "unattributed"),
        ("“We go,” the U.S. said.", "unattributed"),
    ],
)
def test_the_speaker_is_the_subject_of_the_reporting_verb(content, speaker):
    assert [quote[:2] for quote in heard(content)] == [(speaker, "direct")]


def test_each_quotation_goes_to_the_nearest_report():
    assert heard("“Yes,” said Kerry, but “No,” Aziz said.") == [
        ("kerry", "direct", "Yes,"),
        ("aziz", "direct", "No,"),
    ]
    assert heard("“We,” said Kerry, “will go.”") == [("kerry", "direct", "We,"), ("kerry", "direct", "will go.")]


def test_a_quotation_over_two_sentences_is_one_quote_of_the_speaker_named_in_the_second():
    (quote,) = quotes("“There is reason. And we know,” said Kugelman.")
    assert (quote.speaker, quote.mode, quote.words, quote.attribution) == ("kugelman", "direct", 6, "named")
    assert quote.units == ("T1.1", "T1.2")
    first, last = (sentence.sentence for sentence in quote.sentences)
    assert (first[quote.start :], last[: quote.end]) == ("There is reason.", "And we know,")


def test_words_in_the_writers_own_sentence_are_partial_and_unattributed():
    content = "What the push for a “full partnership” yields may be in doubt."
    (quote,) = quotes("Kerry said so. " + content)[1:]
    assert (quote.speaker, quote.kind, quote.mode, quote.attribution) == ("unattributed", "none", "partial", "none")
    assert heard("The ‘peace’, the ‘trust’, and the “Great Game.”") == [
        ("unattributed", "partial", "peace"),
        ("unattributed", "partial", "trust"),
        ("unattributed", "partial", "Great Game."),
    ]


def test_partial_words_in_a_report_are_the_reporters():
    assert heard("Kerry said the “full partnership” would hold.") == [("kerry", "partial", "full partnership")]
    assert heard("The “drone war” must end, Aziz said.") == [("aziz", "partial", "drone war")]
    assert heard("Kerry says he spoke of “peace,” Aziz said.") == [("aziz", "partial", "peace,")]
    assert heard("Kerry called it “our plan.”") == [("kerry", "partial", "our plan.")]
    assert heard("“Friend,” Kerry called him.") == [("kerry", "partial", "Friend,")]
    assert heard("The “full partnership” is far, and Aziz says it may fail.") == [
        ("unattributed", "partial", "full partnership")
    ]


def test_the_paragraph_carries_the_speaker_over():
    carried = [(quote.speaker, quote.attribution) for quote in quotes("“Yes,” said Kerry. “We go. We stay.”")]
    assert carried == [("kerry", "named"), ("kerry", "carried")]
    assert heard("“Yes,” said Kerry of Aziz. “We go,” he said.")[1] == ("kerry", "direct", "We go,")
    assert heard("Aziz was clear. “We ask them to stop.”") == [("aziz", "direct", "We ask them to stop.")]
    assert heard("“Will it end?” Kerry asked.") == [("kerry", "direct", "Will it end?")]


def test_nobody_is_carried_over_where_two_could_speak():
    nobody = ("unattributed", "direct", "We go.")
    assert heard("Aziz met Kerry. “We go.”") == [nobody]
    assert heard("“Yes,” said Kerry. Aziz was clear. “We go.”")[1] == nobody
    assert heard("“Yes,” said an official. “We go.”")[1] == nobody
    assert heard("“Yes,” said Kerry.", "“We go.”")[1] == nobody


def test_a_verb_or_a_name_inside_the_quotation_attributes_nothing():
    assert heard("“Kerry said no,” read a banner.") == [("unattributed", "partial", "Kerry said no,")]
    assert heard("“Kerry said no,” said Aziz.") == [("aziz", "direct", "Kerry said no,")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Kerry said that the strikes could end.", ["kerry"]),
        ("The strikes could end, according to Kerry.", ["kerry"]),
        ("According to Kerry, the strikes could end.", ["kerry"]),
        ("Kerry accused them of delay.", ["kerry"]),
        ("Kerry said yes and Aziz said no and Kerry said maybe.", ["kerry", "aziz"]),
        ("Kerry called Aziz.", []),
        ("Kerry joked with Aziz.", []),
        ("Kugelman is skeptical.", []),
        ("Kerry did not say a word.", []),
        ("Officials said that Kerry left.", []),
    ],
)
def test_indirect_speech_is_a_report_without_marks(content, expected):
    found = quotes(content)
    assert [quote.speaker for quote in found] == expected
    assert {(quote.mode, quote.words, quote.quote) for quote in found} <= {("indirect", 0, content)}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It was an ‘ally’ (Kux, 2001, p. 1).", [("kux", 1, "ally")]),
        ("It was an ‘ally’ of theirs (Kux 2001: 1).", [("kux", 1, "ally")]),
        ("It was “an ally.” (Kux, 2001)", [("kux", 2, "an ally.")]),
        ("It was an ally (‘close’; Kux, 2001).", [("kux", 1, "close")]),
        ("Haqqani’s (2005, p. 85) observes that ‘it is so’.", [("haqqani", 3, "it is so")]),
        ("Haqqani (2005) calls it ‘so’ and ‘thus’ (Kux, 2001).", [("haqqani", 1, "so"), ("kux", 1, "thus")]),
        ("It was an ally (Kux & Haqqani, 2001).", [("kux", 0, "(Kux & Haqqani, 2001)")] * 2),
        ("Haqqani et al. (2005) says it is so.", [("haqqani", 0, "Haqqani et al. (2005)")]),
        ("The ‘ally’ (Kux, 2001; Haqqani, 2005).", [("kux", 1, "ally"), ("haqqani", 0, "(Kux, 2001; Haqqani, 2005)")]),
    ],
)
def test_a_citation_covers_the_words_that_it_gives(content, expected):
    found = quotes(content)
    assert {quote.mode for quote in found} == {"citation"}
    if expected[0] == expected[-1] and len(expected) == 2:
        expected = [expected[0], ("haqqani", *expected[0][1:])]
    assert [(quote.speaker, quote.words, quote.quote) for quote in found] == expected


@pytest.mark.parametrize(
    "content", ["Kux (in Delhi) left.", "The plan (Kerry, 2001) failed.", "They met (Kux in 2001)."]
)
def test_a_bracket_is_no_citation_without_a_source_and_its_year(content):
    assert quotes(content) == []


def test_a_quote_in_a_title_is_listed_under_the_titles_unit():
    title = Paragraph("toy", "title", 1, "A ‘Strange’ Friendship", (0,), (4,))
    sentence = Sentence("toy", "T-title", "title", 1, title.content, 3, False, title, 0)
    (quote,) = speakers.quotes([sentence], BOOK, VERBS)
    assert (quote.units, quote.quote, quote.start, quote.raw_start) == (("T-title",), "Strange", 3, 7)


def test_only_the_sentences_asked_for_are_answered_for():
    first, second, third = toy("“We go,” said Kerry. It rained. “No,” said Aziz.")
    assert [quote.quote for quote in speakers.quotes([third], BOOK, VERBS)] == ["No,"]
    assert list(speakers.quotes([second], BOOK, VERBS)) == []
    assert [quote.quote for quote in speakers.quotes([first, third], BOOK, VERBS)] == ["We go,", "No,"]


def test_quotes_come_one_paragraph_at_a_time():
    def endless():
        while True:
            yield from toy("“We go,” said Kerry.", "It rained.")

    stream = speakers.quotes(endless(), BOOK, VERBS)
    assert [next(stream).speaker for _ in range(3)] == ["kerry"] * 3


# The list of verbs


def list_of(folder, *rows):
    path = folder / "codebook" / "speech.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["verb,mode,note", *rows]) + "\n", encoding="utf-8")
    return folder


def test_a_list_of_verbs_is_read(tmp_path):
    assert speakers.reporting_verbs(list_of(tmp_path, "said,any,plain", "According  to,any,before a name")) == {
        "said": "any",
        "according to": "any",
    }


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",any,plain", "row 3: verb is '', note is 'plain'; each row needs both"),
        ("…,any,plain", "row 3: verb is '…', note is 'plain'; each row needs both"),
        ("says,any,", "row 3: verb is 'says', note is ''; each row needs both"),
        ("Said,any,plain", "row 3: verb 'said' stands twice; keep one row"),
        ("says,quoted,plain", "row 3: mode is 'quoted'; one of any, direct, partial, indirect would be right"),
    ],
)
def test_a_fault_in_the_list_of_verbs_is_named_by_row(tmp_path, row, fault):
    with pytest.raises(DataError) as caught:
        speakers.reporting_verbs(list_of(tmp_path, "said,any,plain", row))
    assert str(caught.value).endswith(f"speech.csv, {fault}")


# The two texts


def test_the_table_of_the_two_texts(found):
    table = speakers.table(found)
    assert list(table.columns[:6]) == ["text", "speaker", "kind", "mode", "words_quoted", "units"]
    assert list(table.itertuples(index=False, name=None)) == [
        ("news", "kugelman", "source", "direct", 76, "N08 N14 N15", 2, 80),
        ("news", "kerry", "person", "direct", 34, "N05", 1, 36),
        ("news", "aziz", "person", "direct", 11, "N11", 1, 16),
        ("news", "unattributed", "none", "partial", 2, "N06", 1, 22),
        ("news", "kerry", "person", "indirect", 0, "N12", 1, 23),
        ("news", "kugelman", "source", "indirect", 0, "N13", 1, 23),
        ("article", "haqqani", "source", "citation", 10, "A25", 1, 17),
        ("article", "kux", "source", "citation", 5, "A13", 1, 39),
        ("article", "kronstadt", "source", "citation", 3, "A23", 1, 28),
    ]
    assert table.groupby("text")["words_quoted"].sum().to_dict() == {"news": 123, "article": 18}


def test_the_listing_of_the_two_texts(found, book):
    listing = speakers.listing(found, book)
    assert list(listing.columns[:8]) == ["text", "units", "speaker", "mode", "words", "quote", "raw_start", "raw_end"]
    assert list(listing[["units", "speaker", "mode", "words", "attribution"]].itertuples(index=False, name=None)) == [
        ("N05", "John Kerry", "direct", 34, "named"),
        ("N06", "unattributed", "partial", 2, "none"),
        ("N08", "Michael Kugelman", "direct", 27, "named"),
        ("N11", "Sartaj Aziz", "direct", 11, "named"),
        ("N12", "John Kerry", "indirect", 0, "named"),
        ("N13", "Michael Kugelman", "indirect", 0, "named"),
        ("N14 N15", "Michael Kugelman", "direct", 49, "named"),
        ("A13", "Kux", "citation", 5, "named"),
        ("A23", "Kronstadt", "citation", 3, "named"),
        ("A25", "Hussein Haqqani", "citation", 10, "named"),
    ]
    assert list(listing.query("mode == 'citation'")["quote"]) == [
        "most allied ally in Asia",
        "major non-NATO ally",
        "Pakistan cannot easily be characterized as either friend or foe",
    ]


def test_every_quote_opens_at_its_place_in_the_raw_file(folder, found):
    raw = {text.id: text.raw for text in corpus.load(folder)}
    for quote in found:
        assert raw[quote.text][quote.raw_start : quote.raw_end] == quote.quote
        if len(quote.sentences) == 1:
            assert quote.sentences[0].sentence[quote.start : quote.end] == quote.quote


def test_no_mark_of_the_two_texts_is_without_partner(units):
    assert {mark for sentence in units for mark in unpaired(sentence.home.content)} == set()


def test_no_quotes_make_an_empty_table_with_all_columns(book):
    assert list(speakers.table([]).columns[:6]) == ["text", "speaker", "kind", "mode", "words_quoted", "units"]
    assert list(speakers.listing([], book).columns[:3]) == ["text", "units", "speaker"]
