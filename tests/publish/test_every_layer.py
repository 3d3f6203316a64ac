"""The reader with every layer: acts, codes on which annotators differ, speech, echoes, and claims that count them."""

from collections import Counter

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from bittersweet.claims.claim import Basis
from bittersweet.claims.ways import counts
from bittersweet.notebook import html_table
from bittersweet.publish import claimed, further
from bittersweet.publish.links import Linker
from bittersweet.publish.reader import Reader
from bittersweet.publish.scripted import articles, data
from bittersweet.publish.selecting import Selection
from tests.publish.rich import rich_study


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    return Reader(rich_study(tmp_path_factory.mktemp("rich") / "study"))


@pytest.fixture(scope="module")
def linker(own):
    return Linker(own)


ANNA, KIND, TRADE, ACT = ("acts.agent", "anna"), ("acts.class", "kind"), ("acts.class", "trade"), ("act",)
WARM, FRUIT, WORDS = ("frames.tone", "warm"), ("fruit",), ("size", "words")
TOLD = ("strong, told again", "contrary")
# What is asked for, and how many places, sentences and words there are.
COUNTED = [
    ([ANNA], {}, (3, 3, 3)),
    ([ANNA], {"form": "annotator 2"}, (3, 3, 3)),
    ([ANNA, KIND], {}, (2, 2, 2)),
    ([ANNA, KIND], {"agreed": True}, (0, 0, 0)),
    ([ANNA, KIND, ("acts.target", "cat")], {"form": "annotator 1"}, (1, 1, 1)),
    ([TRADE], {}, (4, 4, 4)),
    ([TRADE], {"agreed": True}, (2, 2, 2)),
    ([TRADE, ACT], {"agreed": True}, (2, 2, 2)),
    ([ACT, TRADE], {"agreed": True}, (2, 2, 2)),
    ([("acts.class",)], {}, (5, 5, 5)),
    ([("act", "L04.1"), KIND], {"form": "annotator 1"}, (1, 1, 1)),
    ([("act", "L04.1"), KIND], {"form": "annotator 2"}, (0, 0, 0)),
    ([ACT], {"form": "annotator 1"}, (5, 5, 5)),
    ([KIND, ("actor", "anna")], {}, (6, 3, 6)),
    ([WARM], {}, (5, 5, 0)),
    ([WARM], {"form": "annotator 1"}, (4, 4, 0)),
    ([WARM], {"agreed": True}, (3, 3, 0)),
    ([(*WARM, "cold")], {}, (12, 10, 0)),
    ([(*WARM, "cold")], {"agreed": True}, (8, 8, 0)),
    ([FRUIT], {}, (8, 8, 8)),
    ([FRUIT], {"agreed": True}, (8, 8, 8)),
    ([FRUIT], {"within": "diary"}, (3, 3, 3)),
    ([FRUIT], {"sections": ("items",)}, (2, 2, 2)),
    ([FRUIT], {"paragraphs": ((2, 2),)}, (2, 2, 2)),
    ([FRUIT], {"paragraphs": ((1, 1), (2, 2)), "within": "letter"}, (5, 5, 5)),
    ([FRUIT], {"at": ("L05", "D05")}, (2, 2, 2)),
    ([("fruit", "apple")], {"surface": "apples"}, (2, 2, 2)),
    ([("word", "letter")], {}, (0, 0, 0)),
    ([("word", "ben", "said")], {}, (10, 8, 10)),
    ([("word", "!")], {}, (0, 0, 0)),
    ([("word", "apple*")], {"sections": ("body",)}, (3, 3, 3)),
    ([("type", "ben")], {}, (8, 8, 8)),
    ([WORDS], {}, (50, 10, 50)),
    ([WORDS], {"sections": ("heading",)}, (2, 1, 2)),
    ([WORDS], {"sections": ("heading", "items"), "within": "letter"}, (15, 3, 15)),
    ([("size", "sentences")], {"within": "letter"}, (5, 5, 30)),
    ([("size", "paragraphs")], {}, (5, 10, 0)),
    ([("size", "removed")], {"within": "letter"}, (2, 0, 2)),
    ([("size", "removed")], {"within": "diary"}, (0, 0, 0)),
    ([("size", "raw")], {}, (54, 0, 54)),
    ([("practices.echo",)], {"without": TOLD}, (2, 2, 0)),
    ([("practices.echo", "2")], {}, (2, 2, 0)),
    ([("speaker", "anna")], {}, (2, 2, 8)),
    ([("speaker", "anna"), ("fruit", "pear")], {}, (2, 1, 4)),
    ([], {}, (0, 0, 0)),
]


@pytest.mark.parametrize(("items", "more", "expected"), COUNTED)
def test_places_sentences_and_words_of_every_layer_are_counted(own, items, more, expected):
    assert tuple(own.counts(Selection(tuple(items), **more))) == expected


def test_the_page_has_every_layer_with_what_it_is_and_whether_its_panel_offers_it(own):
    said = [
        (one["address"], one["basis"], one["whole"], one["offered"], len(one["people"])) for one in data(own)["layers"]
    ]
    assert said == [
        ("actor", "", False, True, 0),
        ("fruit", "", False, True, 0),
        ("theme", "", False, True, 0),
        ("speaker", "speech", False, True, 0),
        ("acts.agent", "act", False, True, 2),
        ("acts.target", "act", False, True, 2),
        ("acts.class", "act", False, True, 2),
        ("frames.tone", "", True, True, 2),
        ("frames.relation", "", True, True, 2),
        ("themes.coded", "", True, True, 2),
        ("act", "act", False, True, 0),
        ("acts.agent.whole", "act", False, False, 2),
        ("acts.target.whole", "act", False, False, 2),
        ("acts.from", "act", False, False, 2),
        ("acts.to", "act", False, False, 2),
        ("acts.agent.alone", "act", False, False, 2),
        ("acts.dealings", "act", False, False, 2),
        ("practices.initiator", "", True, False, 0),
        ("practices.echo", "", True, True, 0),
    ]


def test_the_page_has_each_mark_with_its_key_and_its_form(own):
    page = data(own)
    tone = next(one for one in page["layers"] if one["address"] == "frames.tone")
    assert tone["keys"] == [("warm", "warm tone"), ("cold", "cold tone")]
    assert tone["forms"] == ["annotator 1", "annotator 2"]
    assert tone["marks"]["L02"] == [(0, 0, 0, 0), (0, 0, 1, 1)]
    dealt = next(one for one in page["layers"] if one["address"] == "acts.dealings")
    assert dealt["marks"]["L04"] == [(5, 9, 0, 0), (5, 9, 1, 1)]
    assert "D01" not in dealt["marks"]
    assert page["units"]["L04"] == ("items", 1, 7)
    assert page["names"] == page["groups"] == {"letter": "Letter", "diary": "diary"}
    echoes = next(one for one in page["layers"] if one["address"] == "practices.echo")
    assert echoes["forms"] == ["strong", "partial", "strong, told again", "contrary"]
    assert [article["about"] for article in articles(own)] == ["", ""]


# Code of a notebook's cell, and the links of the table that it shows: the number or name, and where it leads.
LINKED = {
    "study.coded('tone')": """
        3>frames.tone=warm&in=letter&form=annotator%201 5>size=sentences&in=letter
        3>frames.tone=warm&in=letter&form=annotator%201 2>frames.tone=warm&in=letter&form=annotator%202
        2>frames.tone=cold&in=letter&form=annotator%201 5>size=sentences&in=letter
        2>frames.tone=cold&in=letter&form=annotator%201 3>frames.tone=cold&in=letter&form=annotator%202
        1>frames.tone=warm&in=diary&form=annotator%201 5>size=sentences&in=diary
        1>frames.tone=warm&in=diary&form=annotator%201 2>frames.tone=warm&in=diary&form=annotator%202
        4>frames.tone=cold&in=diary&form=annotator%201 5>size=sentences&in=diary
        4>frames.tone=cold&in=diary&form=annotator%201 3>frames.tone=cold&in=diary&form=annotator%202
    """,
    "study.coded_acts('class')": """
        2>acts.class=kind&in=letter&form=annotator%201 3>act=&in=letter
        2>acts.class=kind&in=letter&form=annotator%201 1>acts.class=kind&in=letter&form=annotator%202
        1>acts.class=trade&in=letter&form=annotator%201 3>act=&in=letter
        1>acts.class=trade&in=letter&form=annotator%201 2>acts.class=trade&in=letter&form=annotator%202
        1>acts.class=kind&in=diary&form=annotator%201 2>act=&in=diary
        1>acts.class=kind&in=diary&form=annotator%201
        1>acts.class=trade&in=diary&form=annotator%201 2>act=&in=diary
        1>acts.class=trade&in=diary&form=annotator%201 2>acts.class=trade&in=diary&form=annotator%202
    """,
    "study.compared_acts('class')": """
        2>acts.class=kind&in=letter&form=annotator%201 1>acts.class=kind&in=letter&form=annotator%202 3>act=&in=letter
        1>acts.class=kind&in=diary&form=annotator%201 2>act=&in=diary 1>acts.class=trade&in=letter&form=annotator%201
        2>acts.class=trade&in=letter&form=annotator%202 3>act=&in=letter
        1>acts.class=trade&in=diary&form=annotator%201 2>acts.class=trade&in=diary&form=annotator%202 2>act=&in=diary
    """,
    "study.dealings": """
        2>acts.dealings=kind&in=letter&form=annotator%201 1>acts.dealings=kind&in=letter&form=annotator%202
        3>act=&in=letter 1>acts.dealings=kind&in=diary&form=annotator%201 2>act=&in=diary
        1>acts.dealings=trade&in=letter&form=annotator%201 2>acts.dealings=trade&in=letter&form=annotator%202
        3>act=&in=letter 1>acts.dealings=trade&in=diary&form=annotator%202 2>act=&in=diary
    """,
    "study.who_to_whom": """
        1>acts.agent.whole=ben&acts.target=anna&acts.class=kind&in=letter&form=annotator%201
        1>acts.agent.whole=ben&acts.target=anna&acts.class=kind&in=letter&form=annotator%202 L02.1>act=L02.1
        1>acts.agent.whole=anna%2Bben&acts.target=none&acts.class=trade&in=letter&form=annotator%201
        1>acts.agent.whole=anna%2Bben&acts.target=none&acts.class=trade&in=letter&form=annotator%202 L03.1>act=L03.1
        1>acts.agent.whole=anna&acts.target=ben&acts.class=kind&in=letter&form=annotator%201 L04.1>act=L04.1
        1>acts.agent.whole=anna&acts.target=ben&acts.class=trade&in=letter&form=annotator%202 L04.1>act=L04.1
        1>acts.agent.whole=ben&acts.target=none&acts.class=trade&in=diary&form=annotator%201
        1>acts.agent.whole=ben&acts.target=none&acts.class=trade&in=diary&form=annotator%202 D01.1>act=D01.1
        1>acts.agent.whole=anna%2Bben&acts.target=cat&acts.class=kind&in=diary&form=annotator%201 D03.1>act=D03.1
        1>acts.agent.whole=anna%2Bben&acts.target=cat&acts.class=trade&in=diary&form=annotator%202 D03.1>act=D03.1
    """,
    "study.arrows": """
        1>acts.agent=ben&acts.target=anna&acts.class=kind&in=letter
        1>acts.agent=anna&acts.target=ben&acts.class=trade&in=letter
        1>acts.agent=anna&acts.target=ben&acts.class=kind&in=letter
        1>acts.agent=anna&acts.target=cat&acts.class=kind&in=diary
        1>acts.agent=ben&acts.target=cat&acts.class=kind&in=diary
    """,
    "study.acts_with('class', agent='ben')": """
        L02.1>act=L02.1 L03.1>act=L03.1 D01.1>act=D01.1 D03.1>act=D03.1
    """,
    "study.echo_counts": """
        1>practices.echo=1&form=strong 1>practices.echo=1&without=contrary&without=strong%2C%20told%20again
        1>practices.echo=2&form=partial 1>practices.echo=2&without=contrary&without=strong%2C%20told%20again
        1>practices.echo=2&form=contrary
    """,
    "study.quotations": """
        L01>L01 5>speaker=anna&in=letter&at=L01&form=direct D02>D02 D03>D03 3>speaker=anna&in=diary&at=D03&form=direct
    """,
    "study.claim('pears')": """
        1>fruit=pear&in=letter 30>size=words&in=letter 3>fruit=pear&in=diary 20>size=words&in=diary
    """,
    "study.claim('warm')": """
        3>frames.tone=warm&in=letter&form=annotator%201 5>size=sentences&in=letter
        1>frames.tone=warm&in=diary&form=annotator%201 5>size=sentences&in=diary
    """,
    "study.failing('pears')": """
        1>fruit=pear&in=letter 30>size=words&in=letter 3>fruit=pear&in=diary 20>size=words&in=diary
        1>fruit=pear&in=letter 30>size=words&in=letter 1>fruit=pear&in=diary&paragraph=2-2
        5>size=words&in=diary&paragraph=2-2 1>fruit=pear&in=letter 30>size=words&in=letter
        2>fruit=pear&in=diary&paragraph=1-1 15>size=words&in=diary&paragraph=1-1 1>fruit=pear&in=letter
        3>fruit=pear&in=diary 20>size=words&in=diary 1>fruit=pear&in=letter 1>fruit=pear&in=diary&paragraph=2-2
        5>size=words&in=diary&paragraph=2-2 1>fruit=pear&in=letter 2>fruit=pear&in=diary&paragraph=1-1
        15>size=words&in=diary&paragraph=1-1 1>fruit=pear&in=letter 5>size=sentences&in=letter 3>fruit=pear&in=diary
        5>size=sentences&in=diary 1>fruit=pear&in=letter 5>size=sentences&in=letter
        1>fruit=pear&in=diary&paragraph=2-2 2>size=sentences&in=diary&paragraph=2-2 1>fruit=pear&in=letter
        5>size=sentences&in=letter 2>fruit=pear&in=diary&paragraph=1-1 3>size=sentences&in=diary&paragraph=1-1
        1>fruit=pear&in=letter 3>fruit=pear&in=diary 5>size=sentences&in=diary 1>fruit=pear&in=letter
        1>fruit=pear&in=diary&paragraph=2-2 2>size=sentences&in=diary&paragraph=2-2 1>fruit=pear&in=letter
        2>fruit=pear&in=diary&paragraph=1-1 3>size=sentences&in=diary&paragraph=1-1
    """,
    "study.failing('warm')": """
        2>frames.tone=warm&in=letter&form=annotator%202 5>size=sentences&in=letter
        2>frames.tone=warm&in=diary&form=annotator%202 5>size=sentences&in=diary
        2>frames.tone=warm&in=letter&form=annotator%202 5>size=sentences&in=letter
        2>frames.tone=warm&in=diary&paragraph=1-1&form=annotator%202 3>size=sentences&in=diary&paragraph=1-1
    """,
    "study.forms('fruits')": """
        4>fruit=apple&in=letter&form=name 1>fruit=pear&in=letter 3>fruit=pear&in=diary
    """,
    "study.sections": """
        1>size=paragraphs&in=letter&section=heading 1>size=sentences&in=letter&section=heading
        2>size=words&in=letter&section=heading 1>size=paragraphs&in=letter&section=body
        3>size=sentences&in=letter&section=body 17>size=words&in=letter&section=body
        2>size=paragraphs&in=letter&section=items 2>size=sentences&in=letter&section=items
        13>size=words&in=letter&section=items 2>size=paragraphs&in=diary&section=body
        5>size=sentences&in=diary&section=body 20>size=words&in=diary&section=body
    """,
    "study.attrition": """
        34>size=raw&in=letter 2>size=removed&in=letter 2>size=words&in=letter&section=heading 30>size=words&in=letter
        20>size=raw&in=diary 20>size=words&in=diary
    """,
    "study.keywords()": """
        5>word=anna&in=letter 1>word=anna&in=diary 5>word=ben&in=letter 3>word=ben&in=diary
    """,
    "study.frames": """
        3>frames.tone=warm&in=letter&form=annotator%201 5>size=sentences&in=letter
        2>frames.tone=cold&in=letter&form=annotator%201 5>size=sentences&in=letter
        1>frames.tone=warm&in=diary&form=annotator%201 5>size=sentences&in=diary
        4>frames.tone=cold&in=diary&form=annotator%201 5>size=sentences&in=diary
        2>frames.tone=warm&in=letter&form=annotator%202 5>size=sentences&in=letter
        3>frames.tone=cold&in=letter&form=annotator%202 5>size=sentences&in=letter
        2>frames.tone=warm&in=diary&form=annotator%202 5>size=sentences&in=diary
        3>frames.tone=cold&in=diary&form=annotator%202 5>size=sentences&in=diary
        5>frames.relation=good&in=letter&form=annotator%201 5>size=sentences&in=letter
        5>frames.relation=good&in=diary&form=annotator%201 5>size=sentences&in=diary
        5>frames.relation=good&in=letter&form=annotator%202 5>size=sentences&in=letter
        5>frames.relation=good&in=diary&form=annotator%202 5>size=sentences&in=diary
    """,
    "study.measure('themes', per='sentences')": """
        1>theme=trade&in=letter 5>size=sentences&in=letter 5>size=sentences&in=letter 2>theme=trade&in=diary
        5>size=sentences&in=diary 1>theme=weather&in=diary 5>size=sentences&in=diary
    """,
    "study.compare_codes('tone')": """
        3>frames.tone=warm&in=letter&form=annotator%201 1>frames.tone=warm&in=diary&form=annotator%201
        2>frames.tone=cold&in=letter&form=annotator%201 4>frames.tone=cold&in=diary&form=annotator%201
    """,
}


@pytest.mark.parametrize("code", LINKED)
def test_each_count_of_a_table_leads_to_what_its_row_and_column_say(linker, code):
    html = linker.tables(html_table(eval(code, {"study": linker.reader.study})), code)
    found = [(a.get_text(), a["href"]) for a in BeautifulSoup(html, "html.parser").find_all("a")]
    expected = (one.split(">") for one in LINKED[code].split())
    assert found == [(said, f"reader.html#{address}") for said, address in expected]


def test_a_table_of_pairs_in_all_its_columns_takes_no_time(linker, monkeypatch):
    """Its key, its label and its two names say the same: what each may stand for does not multiply."""
    asked, counts = [], Reader.counts
    monkeypatch.setattr(Reader, "counts", lambda reader, one: asked.append(one) or counts(reader, one))
    fresh = Linker(linker.reader)
    table = linker.reader.study.pairs("actors")
    html = fresh.tables(html_table(table), "study.pairs('actors')")
    rows = [row.find_all("td") for row in BeautifulSoup(html, "html.parser").find_all("tr")[1:]]
    place = table.columns.get_loc("count")
    found = {(row[0].get_text(), row[1].get_text()): row[place] for row in rows}
    for row in table.query("count > 0").to_dict("records"):
        [link] = found[row["group"], row["key"]].find_all("a")
        wanted = f"reader.html#actor={row['first']}&actor={row['second']}&in={row['group']}"
        assert link["href"].startswith(wanted)
    assert len(asked) < 20 * len(table)


def test_a_table_of_uses_leads_to_the_names_that_are_used_so(linker, monkeypatch):
    def read(hits):
        return ((hit, "of somebody" if hit.start == 0 else "of something else", "") for hit in hits)

    monkeypatch.setattr(further.parsed, "read", read)
    fresh = Linker(Reader(linker.reader.study))
    row = {"group": ["letter"], "label": ["Anna"], "use": ["of somebody"], "count": [3]}
    html = fresh.tables(html_table(pd.DataFrame(row)), "study.uses('actors', 'anna')")
    links = [a["href"] for a in BeautifulSoup(html, "html.parser").find_all("a")]
    assert links == ["reader.html#uses.actor=anna&in=letter&form=of%20somebody"]
    assert fresh.reader.layers["uses.actor"].by_key["ben"]["L02"] == [("L02", "ben", "of somebody", 0, 3)]


def test_a_column_that_is_called_as_a_layer_counts_whatever_is_in_it(linker):
    html = linker.tables(html_table(pd.DataFrame({"group": ["letter", "diary"], "act": [3, 2]})))
    links = [a["href"] for a in BeautifulSoup(html, "html.parser").find_all("a")]
    assert links == ["reader.html#act=&in=letter", "reader.html#act=&in=diary"]


def test_numbers_of_several_people_are_those_of_the_layers_annotators_or_of_the_codes(linker, small):
    both = ["annotator 1", "annotator 2"]
    assert linker.names.people(Selection((ACT, TRADE))) == linker.names.people(Selection((WORDS,))) == both
    assert Linker(Reader(small)).names.people(Selection((WORDS,))) == []


# How many of these numbers have a selection, by measure.
GIVEN = {
    "actors": 132,
    "actor pairs": 24,
    "fruits": 120,
    "fruit pairs": 24,
    "themes": 72,
    "theme pairs": 24,
    "themes coded": 60,
    "tone": 72,
    "relation": 48,
    "quoted": 72,
    "act_agent": 24,
    "act_agent told once": 24,
    "act_agent in sentences": 72,
    "act_target": 24,
    "act_target told once": 24,
    "act_target in sentences": 72,
    "act_class": 24,
    "act_class told once": 24,
    "act_class in sentences": 72,
    "act_from": 24,
    "act_from told once": 16,
    "act_from in sentences": 48,
    "act_to": 32,
    "act_to told once": 24,
    "act_to in sentences": 72,
    "act_agent alone": 24,
    "acts between": 24,
    "initiators": 60,
    "echoes": 108,
}


def test_whatever_a_claim_counts_the_reader_counts_as_many(own, linker):
    """Every measure, key and way of counting; only ways with headings, which a page does not show, may differ."""
    given = Counter()
    for name, source in own.study.sources.items():
        for by in ("", *source.groupings):
            for key in source.keys(by)[:2]:
                basis = Basis(measure=name, keys=[key], by=by)
                for way, found in counts(basis, source):
                    for group, numbers in found.items():
                        if way.headings:
                            continue
                        for asked, n in zip(claimed.numbers(own, basis, group, way), numbers[::3], strict=True):
                            given[name, asked is not None] += 1
                            assert asked is None or (
                                linker.cards.fits(asked, n) if n else not own.counts(asked).places
                            ), (
                                basis,
                                way,
                            )
    assert {name: given[name, True] for name in own.study.sources} == GIVEN
