"""Reading: who speaks by what the writer says, where a report begins and ends, and what a bracket cites."""

import pytest

from bittersweet.speech.reading import BRACKET


@pytest.fixture(scope="session")
def told(quotes):
    """A function from paragraphs to the speaker of each quotation."""
    return lambda *contents: [quote.speaker for quote in quotes(*contents) if quote.words]


@pytest.fixture(scope="session")
def reported(quotes):
    """A function from paragraphs to speaker and words of each report without quotation marks."""
    return lambda *contents: [(q.speaker, q.quote) for q in quotes(*contents) if q.mode == "indirect"]


# Who is the subject of a verb


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ("“We go,” Miller has also said.", "miller"),
        ("“We go,” Miller then quietly said.", "miller"),
        ("“We go,” Miller and others said.", "unattributed"),
        ("“We go,” Miller, who met Baker, said.", "miller"),
        ("“We go,” Miller, an aide to Baker and Hill at the Lake Center, said.", "miller"),
        ("“We go,” an aide to Miller, who met Baker, said.", "unattributed"),
        ("“We go,” a friend of the Lake Center said.", "unattributed"),
        ("“We go,” said the Lake Center.", "lake_center"),
        ("“We go”, said Ann Miller.", "miller"),
        ("“We go” — said Miller.", "miller"),
        ("“We go,” it said. Miller left.", "unattributed"),
        ("“We go,” officials said. Miller left.", "unattributed"),
        ("“We go,” officials said Miller.", "unattributed"),
        ("“We go,” said Miller’s friend of old.", "unattributed"),
        ("“We go,” said Miller’s aide Baker.", "unattributed"),
        ("“We go,” said the new and able Miller.", "unattributed"),
        ("“We go,” they said.", "unattributed"),
        ("Said Miller: “We go.”", "miller"),
        ("It rained. Said Miller: “We go.”", "miller"),
        ("According to Miller, “We go.”", "miller"),
    ],
)
def test_a_name_is_the_subject_only_where_it_stands_beside_the_verb(told, content, speaker):
    assert told(content) == [speaker]


@pytest.mark.parametrize("title", ["Secretary Who Asked", "Asked", "So Called"])
def test_a_verb_in_a_title_is_no_report_of_its_own(told, title):
    assert told(f"“We go,” said {title} Miller. “We stay.”") == ["miller", "miller"]


def test_a_verb_in_an_apposition_is_no_report_of_its_own(told):
    assert told("“We go,” Miller, who said no and asked why, told Baker. “We stay.”") == ["miller", "miller"]
    assert told("Miller, who said no, told Baker they would “stay away” from it.") == ["miller"]


# Who goes on speaking


@pytest.mark.parametrize(
    ("content", "speakers"),
    [
        ("He said, “We go.”", ["unattributed"]),
        ("Miller was clear. “We go,” he said.", ["miller"]),
        ("Miller was clear. “We go,” she later said.", ["miller"]),
        ("Miller was clear. She was loud. “We go.”", ["miller"]),
        ("Miller was clear. Miller was loud. “We go.”", ["miller"]),
        ("Miller, Baker and Miller were clear. “We go.”", ["unattributed"]),
        ("Baker met Miller. “We go,” Miller said. “We stay.”", ["miller", "miller"]),
        ("“No,” said Baker. “We go,” said Miller. “We stay.”", ["baker", "miller", "miller"]),
        ("“No,” said Baker. “We go,” said Miller to Hill. “We stay,” he said.", ["baker", "miller", "miller"]),
        ("“No,” said Baker, and Miller left. “We stay.”", ["baker", "baker"]),
        ("“No,” said Baker. Miller left. “We stay.”", ["baker", "unattributed"]),
        ("“No,” said Baker. Baker left. “We stay.”", ["baker", "baker"]),
        ("“No,” said Baker. Miller left. Baker left. “We stay.”", ["baker", "unattributed"]),
        ("“No,” officials said. Miller left. “We stay.”", ["unattributed", "unattributed"]),
        ("“No,” said Baker. An aide to Miller left. “We stay.”", ["baker", "baker"]),
        ("“No,” said Baker. Miller’s aide left. “We stay.”", ["baker", "baker"]),
        ("“We stay.” Miller left.", ["unattributed"]),
        ("“We stay.” Miller said so.", ["miller"]),
        ("“We stay.” It rained, Miller said.", ["unattributed"]),
    ],
)
def test_who_goes_on_speaking_is_the_last_reporter_or_the_only_one_named(told, content, speakers):
    assert told(content) == speakers


# Which report a quotation belongs to


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Miller said no and Baker said “yes.”", [("baker", "direct")]),
        ("Miller said no, Baker said yes and Hill called it a “price war” of old.", [("hill", "partial")]),
        ("Miller said no, and Baker said the “price war” is over.", [("baker", "partial")]),
        ("Miller said no, though the “price war” is over, and Baker said yes.", [("miller", "partial")]),
        (
            "“No,” Baker said, and it may fail, and the “price war” is over.",
            [("baker", "direct"), ("baker", "partial")],
        ),
        ("The “price war” must end, Miller said", [("miller", "partial")]),
        ("The “price war” must end, Miller said, as Baker left.", [("unattributed", "partial")]),
        ("The “price war” must end, Miller said, but Baker said", [("baker", "partial")]),
        ("“We” Miller said", [("miller", "partial")]),
        ("“We go,” Miller said", [("miller", "direct")]),
        ("Officials said “we go.”", [("unattributed", "direct")]),
        ("“We go” is what Miller said.", [("miller", "partial")]),
        ("He spoke of “peace” then. Miller said no.", [("unattributed", "partial")]),
        ("Of all he called it “peace.” Miller said no.", [("unattributed", "partial")]),
        ("Miller said—“we go.”", [("miller", "direct")]),
        ("Miller said quietly, “We go.”", [("miller", "direct")]),
        ("Miller said quietly, “we go.”", [("miller", "partial")]),
        ("Miller said a “We go.”", [("miller", "partial")]),
        ("Quietly “We go,” said Miller.", [("miller", "direct")]),
        ("Quietly “we go,” said Miller.", [("miller", "partial")]),
        ("Miller said, “we go” today.", [("miller", "partial")]),
        ("Miller said, “we go”!", [("miller", "direct")]),
        ("Miller accused: “We go.”", [("miller", "partial")]),
        ("Miller joked: “We go.”", [("miller", "direct")]),
        ("Miller said no. “We go.”", [("miller", "direct")]),
    ],
)
def test_a_quotation_belongs_to_the_report_that_brings_it(quotes, content, expected):
    assert [(quote.speaker, quote.mode) for quote in quotes(content) if quote.words] == expected


# Where a report ends


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Miller said that Baker told Hill what Dale asked, and Reed said no.",
            [
                ("miller", "Baker told Hill what Dale asked"),
                ("baker", "Hill what Dale asked"),
                ("dale", "Dale asked"),
                ("reed", "no."),
            ],
        ),
        ("Miller said yes; Baker said no.", [("miller", "yes"), ("baker", "no.")]),
        ("Miller left, but he said it may fail.", [("miller", "it may fail.")]),
        ("Miller said yes, Baker said no.", [("miller", "yes"), ("baker", "no.")]),
        ("Miller said yes while Baker said no", [("miller", "yes"), ("baker", "no")]),
        ("Miller said yes. And Baker said no.", [("miller", "yes."), ("baker", "no.")]),
        ("Miller said: it may fail.", [("miller", "it may fail.")]),
        ("Miller said it may fail", [("miller", "it may fail")]),
        ("Miller says, for now, it may fail.", [("miller", "for now, it may fail.")]),
        ("Miller says in a talk of today that it may fail, yet it rains.", [("miller", "it may fail")]),
        ("Miller asked, but it rained.", [("miller", "Miller asked")]),
        ("Miller asked; it rained.", [("miller", "Miller asked")]),
        ("It may fail, Miller said earlier.", [("miller", "It may fail")]),
        ("It may fail, Miller said, adding it rained.", [("miller", "It may fail")]),
        ("It may fail, Miller said in a talk that may fail.", [("miller", "may fail.")]),
        ("It may fail, said Miller’s aide.", []),
        ("It may fail Miller said it rains.", [("miller", "it rains.")]),
        ("It rained. Miller said it rains.", [("miller", "it rains.")]),
        ("It rained, Miller said, and Baker left.", [("miller", "It rained, Miller said, and Baker left.")]),
        ("Miller said no, but it may end, and it may not, Baker said.", [("miller", "no"), ("baker", "it may not")]),
        ("Miller said no. It rains, and may end, Baker said.", [("miller", "no."), ("baker", "It rains, and may end")]),
    ],
)  # fmt: skip
def test_a_report_ends_where_the_next_is_joined_on_or_the_writer_goes_on(reported, content, expected):
    assert reported(content) == expected


def test_a_report_gives_what_stands_in_its_own_sentence(reported):
    assert reported("It rained, and it may end. It may fail, Miller said. Baker left.") == [("miller", "It may fail")]
    assert reported("Miller said no. Baker said yes, and it rained.") == [
        ("miller", "no."),
        ("baker", "yes, and it rained."),
    ]


# What a bracket cites


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("(Dale, 2001)", ["(Dale, 2001)"]),
        ("It may fail (as in Dale, 2001: 5).", ["(as in Dale, 2001: 5)"]),
        ("It may fail (Dale, Joan Reed and Smith, 2001).", ["(Dale, Joan Reed and Smith, 2001)"] * 2),
        ("Dale’s (2001) view holds.", ["Dale’s (2001)"]),
        ("(It may fail.) Dale, 2001) left.", []),
        ("Dale, 2001) left.", []),
        ("(It may) Dale, 2001) left.", []),
        ("(Dale, early)", []),
        ("They met Dale in (2001).", []),
        (f"({'so ' * (BRACKET // 3 - 1)}Dale, 2001)", [f"({'so ' * (BRACKET // 3 - 1)}Dale, 2001)"]),
        (f"({'so ' * BRACKET}Dale, 2001)", []),
    ],
)
def test_a_citation_is_a_cited_name_with_a_year_in_or_before_a_bracket(quotes, content, expected):
    found = quotes(content)
    assert [quote.quote for quote in found] == expected
    assert {quote.mode for quote in found} <= {"citation"}


@pytest.mark.parametrize(
    ("content", "speaker", "cited"),
    [
        ("It was ‘so’ (Dale, 2001).", "unattributed", "dale"),
        ("It was ‘so’ and it may fail (Dale, 2001).", "unattributed", "dale"),
        ("It was ‘so’ and Reed (2005) left it (Dale, 2001).", "unattributed", ""),
        ("It was ‘so’ then. It may fail (Dale, 2001).", "unattributed", ""),
        ("It may fail (Dale, 2001), and it was ‘so’ then.", "unattributed", ""),
        ("It was ‘so’ (Dale, 2001", "unattributed", ""),
        ("Reed (2005) called it ‘so’ in town.", "reed", ""),
        ("Reed (2005) left. It was ‘so’ then.", "unattributed", ""),
        ("Dale (2001) and Reed (2005) called it ‘so’ in town.", "reed", ""),
        ("Reed (2005) met Hill, and Miller called it ‘so’ (Dale, 2001).", "miller", "dale"),
        ("Reed (2005) left, and Reed called it ‘so’ (Dale, 2001).", "unattributed", "dale"),
        ("Miller was clear. “So it is.” (Dale, 2001)", "unattributed", "dale"),
    ],
)
def test_words_are_the_speakers_and_the_bracket_is_cited_for_them(quotes, content, speaker, cited):
    assert [(quote.speaker, quote.cited) for quote in quotes(content) if quote.words] == [(speaker, cited)]
