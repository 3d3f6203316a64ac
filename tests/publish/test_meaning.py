"""Meaning: each count of a table leads to what its row and its column say, in every layer that there is."""

import pytest
from bs4 import BeautifulSoup

from bittersweet.notebook import html_table
from bittersweet.publish.links import Linker
from bittersweet.publish.reader import Reader
from tests.publish.tags import led, linked

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
def test_each_count_of_a_table_leads_to_what_its_row_and_column_say(every_link, code):
    assert linked(every_link, code) == LINKED[code].split()


def test_a_table_of_pairs_in_all_its_columns_takes_no_time(every_link, monkeypatch):
    """Its key, its label and its two names say the same: what each may stand for does not multiply."""
    asked, counts = [], Reader.counts
    monkeypatch.setattr(Reader, "counts", lambda reader, one: asked.append(one) or counts(reader, one))
    fresh = Linker(every_link.reader)
    table = every_link.reader.study.pairs("actors")
    html = fresh.tables(html_table(table), "study.pairs('actors')")
    rows = [row.find_all("td") for row in BeautifulSoup(html, "html.parser").find_all("tr")[1:]]
    place = table.columns.get_loc("count")
    found = {(row[0].get_text(), row[1].get_text()): row[place] for row in rows}
    for row in table.query("count > 0").to_dict("records"):
        [link] = found[row["group"], row["key"]].find_all("a")
        wanted = f"reader.html#actor={row['first']}&actor={row['second']}&in={row['group']}"
        assert link["href"].startswith(wanted)
    assert len(asked) < 20 * len(table)


def test_a_column_that_is_called_as_a_layer_counts_whatever_is_in_it(every_link):
    assert led(every_link, {"group": ["letter", "diary"], "act": [3, 2]}) == ["3>act=&in=letter", "2>act=&in=diary"]


ECHO = "1>practices.echo={}&without=contrary&without=strong%2C%20told%20again"
SOMEBODY = ["L01>L01", "1>speaker=&at=L01&form=direct"]
KIND = "study.compared_acts('agent', class_='kind')"
TONE = {"key": ["warm"], "variable": ["tone"]}


@pytest.mark.parametrize(
    ("table", "code", "links"),
    [
        # What annotators agree in is another number than what one of them gives, or any.
        ({**TONE, "positive": [3]}, "", ["3>frames.tone=warm&agreed=all"]),
        ({**TONE, "count": [3]}, "", ["3>frames.tone=warm&in=letter"]),
        ({**TONE, "group": ["all"], "count": [3]}, "", []),
        ({**TONE, "group": ["all"], "count": [5]}, "", ["5>frames.tone=warm"]),
        # An act by its name goes together with anybody's code of it.
        (
            {"act": ["L04.1"], "class": ["kind"], "annotator_1": [1], "annotator_2": [0]},
            "",
            ["L04.1>act=L04.1", "1>act=L04.1&acts.class=kind&form=annotator%201"],
        ),
        # A form that the row names is not left out; without one, echoes told again are.
        ({"number": ["1"], "grade": ["strong"], "count": [1]}, "study.echoes", ["1>practices.echo=1&form=strong"]),
        ({"number": ["1"], "grade": [""], "count": [1]}, "study.echoes", [ECHO.format(1)]),
        ({"number": ["2"], "group": ["all"], "contrary": [1]}, "study.echoes", ["1>practices.echo=2&form=contrary"]),
        ({"key": ["trade"], "annotator": ["annotator_1"], "letter": [2]}, "study.compared_acts('class')", []),
        # Letters as they stand, of what the row names.
        ({"label": ["Apple"], "surface": ["apples"], "letter": [2]}, "", ["2>fruit=apple&in=letter&as=apples"]),
        ({"label": ["Apple"], "surface": ["apples"], "letter": [4]}, "", []),
        ({"surface": ["apples"], "letter": [2]}, "", ["2>word=apples&in=letter"]),
        # Words of a quotation, and who speaks how often.
        ({"speaker": ["anna"], "group": ["letter"], "words": [5]}, "", ["5>speaker=anna&in=letter"]),
        ({"speaker": ["anna"], "group": ["letter"], "words": [1]}, "", []),
        ({"speaker": ["someone"], "unit": ["L01"], "mode": ["direct"], "count": [1]}, "", SOMEBODY),
        ({"speaker": ["someone"], "mode": ["direct"], "count": [2]}, "", []),
        ({"speaker": ["someone"], "unit": ["L01"], "count": [1]}, "", ["L01>L01"]),
        ({"speaker": ["anna"], "group": ["letter"], "count": [1]}, "", ["1>speaker=anna&in=letter"]),
        # A condition that the code puts on acts.
        ({"key": ["ben"], "letter": [1]}, KIND, ["1>acts.agent=ben&acts.class=kind&in=letter"]),
        ({"key": ["apple"], "letter": [2]}, KIND, []),
        ({"key": ["apple"], "letter": [4]}, KIND, ["4>fruit=apple&in=letter"]),
        ({"group": ["letter"], "of": [2]}, KIND, ["2>acts.class=kind&in=letter"]),
        ({"group": ["letter"], "of": [3]}, "", []),
        ({"group": ["letter"], "rest": [3], "acts": [3]}, "", ["3>act=&in=letter"]),
        ({"section": ["items"], "group": ["letter"], "words": [13]}, "", ["13>size=words&in=letter&section=items"]),
        ({"text": ["letter"], "headings": [2]}, "", ["2>size=words&in=letter&section=heading"]),
        ({"text": ["letter"], "headings": [32]}, "", []),
    ],
)
def test_what_a_row_says_is_asked_for_and_nothing_else(every_link, table, code, links):
    assert led(every_link, table, code) == links
