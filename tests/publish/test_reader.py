"""The reader: every sentence with its address, every mark in its place, and what was removed where it stood."""

import json
import re

import pytest

from bittersweet.publish.reader import Reader, reader
from bittersweet.publish.selecting import Selection
from tests.publish.conftest import EVIL
from tests.publish.tags import Tags, read


@pytest.fixture(scope="module")
def own(small):
    return Reader(small)


@pytest.fixture(scope="module")
def html(built):
    return (built / "reader.html").read_text(encoding="utf-8")


def data(html):
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
    layer = next(own for own in data(html)["layers"] if own["noun"] == "actor")
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
    assert EVIL in [label for own in data(html)["layers"] for _, label in own["keys"]]
    assert "<img" not in html.split('id="bs-data"')[1].split("</script>")[0]


@pytest.mark.parametrize(
    ("items", "within", "counts"),
    [
        ([("actor", "ann")], "", (3, 3)),
        ([("actor", "bob")], "", (2, 2)),
        ([("actor", "bob")], "D", (1, 1)),
        ([("actor", "ann"), ("actor", "bob")], "", (2, 1)),
        ([("actor", "ann"), ("fruit", "pear")], "W", (4, 2)),
        ([("word", "may")], "", (2, 2)),
        ([("word", "app*"), ("actor", "bob")], "", (2, 1)),
    ],
)
def test_a_selection_is_counted_in_mentions_and_sentences_without_headings(own, items, within, counts):
    assert own.counts(Selection(tuple(items), within))[:2] == counts


def test_a_selection_has_an_address():
    asked = Selection((("actor", "ann & bob"), ("word", "app*")), "W", "name", ("demonym",))
    assert asked.address == "reader.html#actor=ann%20%26%20bob&word=app%2A&in=W&form=name&without=demonym"


def test_a_study_that_is_too_long_has_no_reader(small, monkeypatch):
    assert reader(small) is not None
    monkeypatch.setattr("bittersweet.publish.reader.MOST_WORDS", sum(small.words.values()))
    assert reader(small) is not None
    monkeypatch.setattr("bittersweet.publish.reader.MOST_WORDS", 10)
    assert reader(small) is None
