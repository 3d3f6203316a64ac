"""The page of the reader: every sentence with its address, every mark in its place, what was removed where it stood."""

import json
import re

import pytest

from bittersweet.publish.scripted import articles, data
from tests.publish.conftest import EVIL
from tests.publish.tags import Tags, read


@pytest.fixture(scope="module")
def html(built):
    return (built / "reader.html").read_text(encoding="utf-8")


def given(html):
    return json.loads(re.search(r'id="bs-data" data-for="reader">(.*?)</script>', html, re.DOTALL)[1])


def sentences(html):
    """The sentences as the page shows them, what was removed left out, by unit."""
    found = re.findall(r'<span class="unit" id="([^"]+)".*?<span class="s">(.*?)</span></span>', html, re.DOTALL)
    return {unit: Tags(re.sub(r"<del.*?</del>", "", content)).text for unit, content in found}


def test_every_sentence_stands_in_the_page_to_the_letter(html, small):
    assert sentences(html) == {s.unit: s.sentence for s in small.all_sentences}


def test_every_unit_has_an_address(built, small):
    assert {s.unit for s in small.all_sentences} <= set(read(built / "reader.html").ids)


def test_the_texts_have_their_labels_and_what_is_said_of_them(html):
    text = Tags(html).text
    assert "Weekly" in text
    assert "nobody; Apples win" in text


def test_marks_are_where_the_words_are(html, small):
    layer = next(own for own in given(html)["layers"] if own["noun"] == "actor")
    labels = dict(layer["keys"])
    for unit, marks in layer["marks"].items():
        for start, end, key, form in marks:
            assert small.by_unit[unit].sentence[start:end] in labels[layer["keys"][key][0]]
            assert layer["forms"][form] == "name"


def test_what_was_removed_stands_in_its_place_with_its_reason(html):
    assert '<del class="removed">Menu<i> removed: page chrome</i></del>' in html
    inside = re.search(r'id="W02".*?<span class="s">(.*?)</span></span>', html, re.DOTALL)[1]
    assert (
        inside
        == 'Bob eats a hun<del class="removed">Page 7<i> removed: page number</i></del>dred pears, and Ann may not.'
    )
    order = [html.index(part) for part in (">Menu<", 'id="W-headline"', ">Page 7<", ">1.<", 'id="W03"', ">Share this<")]
    assert order == sorted(order)


def test_no_label_or_sentence_is_markup(html):
    page = Tags(html)
    assert "<b>pears</b>" in page.text
    assert page.all("img", "src") == []
    assert EVIL in [label for own in given(html)["layers"] for _, label in own["keys"]]
    assert "<img" not in html.split('id="bs-data"')[1].split("</script>")[0]


def test_the_page_has_every_layer_with_what_it_is_and_whether_its_panel_offers_it(every_layer):
    layers = data(every_layer)["layers"]
    said = [(one["address"], one["basis"], one["whole"], one["offered"], len(one["people"])) for one in layers]
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


def test_the_page_has_each_mark_with_its_key_and_its_form(every_layer):
    page = data(every_layer)
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
    assert [article["about"] for article in articles(every_layer)] == ["", ""]
