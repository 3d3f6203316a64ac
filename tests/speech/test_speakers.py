"""Speakers: whose the quoted words are, how they are given, and what a report gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.lists.settings import Settings
from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.speech import speakers
from bittersweet.speech.quotations import quotations
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence
from tests.steps import growth

PIECES = ["Miller", "said", "he", "“", "”", "‘", "’", "yes", ".", ",", "(Dale, 2001)", "told", "but", "that", "Baker"]


@settings(derandomize=True, deadline=None, max_examples=300)
@given(pieces=st.lists(st.sampled_from(PIECES)))
def test_every_quotation_of_a_paragraph_is_listed_once(quotes, pieces):
    content = " ".join(["It", *pieces])
    found = quotes(content)
    assert [(quote.raw_start, quote.raw_end) for quote in found if quote.words] == quotations(content)
    for quote in found:
        assert content[quote.raw_start : quote.raw_end] == quote.quote
        given = [word for s, start, end in quote.pieces for word in s.sentence[start:end].split()]
        assert given == quote.quote.split()
        for inner, outer in zip(quote.pieces, quote.reaches, strict=True):
            assert 0 <= outer.start <= inner.start <= inner.end <= outer.end <= len(inner.sentence.sentence)


# Who speaks


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ("“We go,” said Miller.", "miller"),
        ("“We go,” Baker said of the program.", "baker"),
        ("“We go,” Baker later said.", "baker"),
        ("Miller said, “We go.”", "miller"),
        ("Miller said: “we go.”", "miller"),
        ("‘We go’, said Miller.", "miller"),
        ("“We go,” said Secretary of the Board Ann Miller.", "miller"),
        ("“We go,” said analyst Eve Hill of the Lake Center.", "hill"),
        ("“We go,” the Lake Center’s Hill says.", "hill"),
        ("“We go,” the Lake Center says.", "lake_center"),
        ("“We go,” Hill, an analyst at the Lake Center, said.", "hill"),
        ("“We go,” Miller told Baker.", "miller"),
        ("“We go,” said an official.", "unattributed"),
        ("“We go,” said an aide to Miller.", "unattributed"),
        ("“We go,” an aide to Miller said.", "unattributed"),
        ("“We go,” Miller’s spokesman said.", "unattributed"),
        ("“We go,” said Miller’s spokesman.", "unattributed"),
        ("“We go,” they told Miller.", "unattributed"),
        ("“We go,” the U.N. said.", "unattributed"),
    ],
)
def test_the_speaker_is_the_subject_of_the_reporting_verb(heard, content, speaker):
    assert [quote[:2] for quote in heard(content)] == [(speaker, "direct")]


def test_each_quotation_goes_to_the_nearest_report(heard):
    assert heard("“Yes,” said Miller, but “No,” Baker said.") == [
        ("miller", "direct", "Yes,"),
        ("baker", "direct", "No,"),
    ]
    assert heard("“We,” said Miller, “will go.”") == [("miller", "direct", "We,"), ("miller", "direct", "will go.")]


def test_a_quotation_over_two_sentences_is_one_quote_of_the_speaker_named_in_the_second(quotes):
    (quote,) = quotes("“There is reason. And we know,” said Hill.")
    assert (quote.speaker, quote.mode, quote.words, quote.attribution) == ("hill", "direct", 6, "named")
    assert quote.units == ("T1.1", "T1.2")
    assert [s.sentence[start:end] for s, start, end in quote.pieces] == ["There is reason.", "And we know,"]
    assert [piece.words for piece in quote.pieces] == [3, 3]


def test_words_in_the_writers_own_sentence_are_partial_and_unattributed(quotes, heard):
    content = "What the push for a “full partnership” yields may be in doubt."
    (quote,) = quotes("Miller said so. " + content)[1:]
    assert (quote.speaker, quote.kind, quote.mode, quote.attribution) == ("unattributed", "none", "partial", "none")
    assert heard("The ‘peace’, the ‘trust’, and the “Great Game.”") == [
        ("unattributed", "partial", "peace"),
        ("unattributed", "partial", "trust"),
        ("unattributed", "partial", "Great Game."),
    ]


def test_partial_words_in_a_report_are_the_reporters(heard):
    assert heard("Miller said the “full partnership” would hold.") == [("miller", "partial", "full partnership")]
    assert heard("The “price war” must end, Baker said.") == [("baker", "partial", "price war")]
    assert heard("Miller says he spoke of “peace,” Baker said.") == [("baker", "partial", "peace,")]
    assert heard("Miller called it “our plan.”") == [("miller", "partial", "our plan.")]
    assert heard("“Friend,” Miller called him.") == [("miller", "partial", "Friend,")]
    assert heard("The “full partnership” is far, and Baker says it may fail.") == [
        ("unattributed", "partial", "full partnership")
    ]


def test_the_paragraph_carries_the_speaker_over(heard, quotes):
    carried = [(quote.speaker, quote.attribution) for quote in quotes("“Yes,” said Miller. “We go. We stay.”")]
    assert carried == [("miller", "named"), ("miller", "carried")]
    assert heard("“Yes,” said Miller of Baker. “We go,” he said.")[1] == ("miller", "direct", "We go,")
    assert heard("Baker was clear. “We ask them to stop.”") == [("baker", "direct", "We ask them to stop.")]
    assert heard("Hill at the Lake Center was clear. “It may fail.”")[0][0] == "hill"
    assert heard("The Lake Center’s Hill was clear. “It may fail.”")[0][0] == "hill"
    assert heard("“Will it end?” Miller asked.") == [("miller", "direct", "Will it end?")]
    assert heard("“Yes,” said Miller. “Will it end?” he asked.")[1] == ("miller", "direct", "Will it end?")


def test_nobody_is_carried_over_where_two_could_speak(heard):
    nobody = ("unattributed", "direct", "We go.")
    assert heard("Baker met Miller. “We go.”") == [nobody]
    assert heard("“Yes,” said Miller. Baker was clear. “We go.”")[1] == nobody
    assert heard("“Yes,” said an official. “We go.”")[1] == nobody
    assert heard("“Yes,” said Miller.", "“We go.”")[1] == nobody


def test_a_verb_or_a_name_inside_the_quotation_attributes_nothing(heard):
    assert heard("“Miller said no,” read a banner.") == [("unattributed", "partial", "Miller said no,")]
    assert heard("“Miller said no,” said Baker.") == [("baker", "direct", "Miller said no,")]


def test_who_can_speak_is_a_setting_of_the_list(toy, book):
    def speak(settings):
        mute = WordList("people", "person", book.entries, book.about, settings)
        sentences = toy("“Yes,” said Miller. “No,” the U.N. said. Reed (2005) says it is so.")
        return [(q.speaker, q.mode) for q in speakers.quotes(sentences, mute, {"said": "any", "says": "any"})]

    league = Settings(speakers={"kind": ["league"]}, cited={"kind": ["source"]})
    assert speak(league) == [("unattributed", "direct"), ("un", "direct")]
    assert speak(Settings()) == [("miller", "direct"), ("un", "direct")]


def test_a_list_without_kinds_is_a_list_of_speakers(toy):
    book = WordList("people", "person", (Entry("ann", "Ann"),), {"ann": {"label": "Ann"}})
    (quote,) = speakers.quotes(toy("“We go,” said Ann."), book, {"said": "any"})
    assert (quote.speaker, quote.kind) == ("ann", "")


def test_a_name_inside_a_longer_one_of_the_list_is_nobody(toy):
    about = {"ann": {"label": "Ann", "kind": "person"}, "town": {"label": "Ann Town", "kind": "place"}}
    entries = (Entry("ann", "Ann"), Entry("town", "Ann Town"))
    book = WordList("people", "person", entries, about, Settings(speakers={"kind": ["person"]}))
    found = speakers.quotes(toy("“We go,” said Ann Town.", "“We go,” said Ann."), book, {"said": "any"})
    assert [quote.speaker for quote in found] == ["unattributed", "ann"]


# What a report gives


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Miller said that the rain could end.", [("miller", "the rain could end.")]),
        ("The rain could end, according to Miller.", [("miller", "The rain could end")]),
        ("According to Miller, the rain could end.", [("miller", "the rain could end.")]),
        ("Miller accused them of delay.", [("miller", "them of delay.")]),
        ("The rain could end, Miller said on Monday.", [("miller", "The rain could end")]),
        ("The rain could end, said Miller, who left.", [("miller", "The rain could end")]),
        ("The rain, Miller said, could end.", [("miller", "The rain, Miller said, could end.")]),
        ("During the visit, Miller said in a talk with Baker that it could end.", [("miller", "it could end.")]),
        ("That may please Baker, but the Lake Center’s Hill says it may fail.", [("hill", "it may fail.")]),
        ("Hill says it may fail, but the rain will end.", [("hill", "it may fail")]),
        ("Hill says it may fail; the rain will end.", [("hill", "it may fail")]),
        ("Miller said yes and Baker said no.", [("miller", "yes"), ("baker", "no.")]),
        ("It may end, Miller said, but Baker said no.", [("miller", "It may end"), ("baker", "no.")]),
        ("It rained; it may end, Miller said.", [("miller", "It rained; it may end")]),
        ("Miller said no, but it may end, Baker said.", [("miller", "no"), ("baker", "it may end")]),
        ("Miller said that Baker told him no.", [("miller", "Baker told him no."), ("baker", "him no.")]),
        ("Miller asked.", [("miller", "Miller asked")]),
        ("Miller called Baker.", []),
        ("Miller joked with Baker.", []),
        ("Hill is skeptical.", []),
        ("Miller did not say a word.", []),
        ("Officials said that Miller left.", []),
    ],
)  # fmt: skip
def test_a_report_gives_what_is_reported_and_not_the_writers_own_clause(quotes, content, expected):
    found = quotes(content)
    assert [(quote.speaker, quote.quote) for quote in found] == expected
    assert {(quote.mode, quote.words) for quote in found} <= {("indirect", 0)}


@pytest.mark.parametrize(
    ("content", "reach"),
    [
        ("Miller said the “full partnership” may hold.", "the “full partnership” may hold."),
        ("It rained, but Miller said the “full partnership” may hold.", "the “full partnership” may hold."),
        ("“We may go,” said Miller.", "We may go,"),
        ("The “full partnership” may hold.", "full partnership"),
    ],
)
def test_quoted_words_reach_over_the_report_that_they_stand_in(quotes, content, reach):
    (quote,) = quotes(content)
    ((sentence, start, end),) = quote.reaches
    assert sentence.sentence[start:end] == reach


# Citations


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It was an ‘ally’ (Dale, 2001, p. 1).", [("ally", "dale")]),
        ("It was an ‘ally’ of theirs (Dale 2001: 1).", [("ally", "dale")]),
        ("It was dubbed an ‘ally’ (Dale, 2001).", [("ally", "dale")]),
        ("It was “an ally.” (Dale, 2001)", [("an ally.", "dale")]),
        ("It was an ally (‘close’; Dale, 2001).", [("close", "dale")]),
        ("The ‘ally’ (Dale, 2001; Reed, 2005).", [("ally", "dale")]),
        ("Miller left. “It is so.” (Dale, 2001)", [("It is so.", "dale")]),
    ],
)
def test_who_is_cited_in_brackets_does_not_speak(quotes, content, expected):
    found = quotes(content)
    assert {quote.mode for quote in found} == {"citation"}
    assert [(quote.quote, quote.cited) for quote in found if quote.words] == expected
    assert {quote.speaker for quote in found if quote.words} == {"unattributed"}
    assert {quote.speaker for quote in found if not quote.words} <= {"dale", "reed"}


def test_a_bracket_behind_the_words_of_a_speaker_is_only_cited(quotes):
    words, citation = quotes("Miller called it an ‘ally’ (Dale, 2001).")
    assert (words.speaker, words.mode, words.cited) == ("miller", "partial", "dale")
    assert (citation.speaker, citation.mode, citation.words, citation.quote) == ("dale", "citation", 0, "(Dale, 2001)")


def test_who_is_named_in_the_sentence_with_the_year_behind_the_name_speaks(quotes):
    (quote,) = quotes("Reed’s (2005, p. 85) observes that ‘it is so’.")
    assert (quote.speaker, quote.mode, quote.words, quote.cited) == ("reed", "citation", 3, "")
    so, thus, cited = quotes("Reed (2005) calls it ‘so’ and ‘thus’ (Dale, 2001).")
    assert (so.speaker, so.cited) == ("reed", "")
    assert (thus.speaker, thus.cited) == ("unattributed", "dale")
    assert (cited.speaker, cited.words) == ("dale", 0)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It was an ally (Dale & Reed, 2001).", [("dale", "(Dale & Reed, 2001)"), ("reed", "(Dale & Reed, 2001)")]),
        ("Reed et al. (2005) says it is so.", [("reed", "Reed et al. (2005)")]),
    ],
)
def test_a_citation_without_a_quotation_is_listed_too(quotes, content, expected):
    found = quotes(content)
    assert [(quote.speaker, quote.quote) for quote in found] == expected
    assert {(quote.mode, quote.words) for quote in found} == {("citation", 0)}


@pytest.mark.parametrize(
    "content", ["Dale (in town) left.", "The plan (Miller, 2001) failed.", "They met (Dale in 2001)."]
)
def test_a_bracket_is_no_citation_without_a_source_and_its_year(quotes, content):
    assert quotes(content) == []


# Places


def test_a_quote_in_a_title_is_listed_under_the_titles_unit(book):
    title = Paragraph("toy", "title", 1, "A ‘Strange’ Friendship", (0,), (4,))
    sentence = Sentence("toy", "toys", "T-title", "title", 1, title.content, 3, False, title, 0)
    (quote,) = speakers.quotes([sentence], book, {})
    assert (quote.units, quote.quote, quote.start, quote.raw_start) == (("T-title",), "Strange", 3, 7)
    assert (quote.text, quote.group) == ("toy", "toys")


def test_only_the_sentences_asked_for_are_answered_for(toy, book):
    verbs = {"said": "any"}
    first, second, third = toy("“We go,” said Miller. It rained. “No,” said Baker.")
    assert [quote.quote for quote in speakers.quotes([third], book, verbs)] == ["No,"]
    assert list(speakers.quotes([second], book, verbs)) == []
    assert [quote.quote for quote in speakers.quotes([first, third], book, verbs)] == ["We go,", "No,"]


def test_quotes_come_in_the_order_in_which_they_begin(heard):
    assert heard("Miller said it may fail (Dale, 2001) in town.") == [
        ("miller", "indirect", "it may fail (Dale, 2001) in town."),
        ("dale", "citation", "(Dale, 2001)"),
    ]


def test_quotes_come_one_paragraph_at_a_time(toy, book):
    def endless():
        while True:
            yield from toy("“We go,” said Miller.", "It rained.")

    stream = speakers.quotes(endless(), book, {"said": "any"})
    assert [next(stream).speaker for _ in range(3)] == ["miller"] * 3


# Work


CONTENT = (
    "“It may rain,” said Miller. Baker says it will, but Hill said no. The ‘ally’ (Dale, 2001) left. “No,” he said. "
)


@pytest.mark.parametrize("shape", ["paragraphs", "one paragraph", "names", "one person", "pronouns", "one sentence"])
def test_twice_the_text_takes_twice_the_steps(quotes, shape):
    def ask(size):
        texts = {
            "paragraphs": [CONTENT] * size,
            "one paragraph": [CONTENT * size],
            "names": ["Miller met Baker and Hill. “Yes.” " * size],
            "one person": ["Miller was clear. “Yes.” " * size],
            "pronouns": ["Miller was clear, but he said that it may fail. " * size],
            "one sentence": ["Miller said that Baker told Hill, and " * size + "left."],
        }
        return quotes(*texts[shape])

    assert growth(ask, 40, 80) <= 2.2
