"""Claimed: whatever a claim counts, in any way of counting, is what the reader counts."""

from collections import Counter

import pytest

from bittersweet import Study
from bittersweet.claims.claim import Basis
from bittersweet.claims.ways import counts
from bittersweet.publish import claimed
from bittersweet.publish.reader import Reader

MANIFEST = '[[text]]\nid = "W"\nfile = "w.txt"\n[[text]]\nid = "D"\nfile = "d.txt"\n'


@pytest.fixture(scope="module")
def paragraphs(tmp_path_factory):
    """The reader of a study of three paragraphs and of two."""
    folder = tmp_path_factory.mktemp("paragraphs")
    (folder / "codebook").mkdir()
    actors = "actor,label,kind,form,surface\nann,Ann,person,name,Ann\n"
    written = {"corpus.toml": MANIFEST, "w.txt": "Ann.\n\nAnn is.\n\nNot.\n", "d.txt": "It.\n\nAnn.\n"}
    for name, content in {**written, "codebook/actors.csv": actors}.items():
        (folder / name).write_text(content, encoding="utf-8")
    return Reader(Study.open(folder))


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


def test_whatever_a_claim_counts_the_reader_counts_as_many(every_layer, every_link):
    """Every measure, key and way of counting; only ways with headings, which a page does not show, may differ."""
    given = Counter()
    for name, source in every_layer.study.sources.items():
        for by in ("", *source.groupings):
            for key in source.keys(by)[:2]:
                basis = Basis(measure=name, keys=[key], by=by)
                for way, found in counts(basis, source):
                    for group, numbers in found.items():
                        if way.headings:
                            continue
                        for asked, n in zip(claimed.numbers(every_layer, basis, group, way), numbers[::3], strict=True):
                            given[name, asked is not None] += 1
                            assert asked is None or (
                                every_link.cards.fits(asked, n) if n else not every_layer.counts(asked).places
                            ), (
                                basis,
                                way,
                            )
    assert {name: given[name, True] for name in every_layer.study.sources} == GIVEN


def kept(reader, basis):
    """The paragraphs that count, by what is left out and by group."""
    return {
        (way.left_out, group): selection.paragraphs
        for way, groups in counts(basis, reader.study.sources[basis.measure])
        for group in groups
        if (selection := claimed.numbers(reader, basis, group, way)[1])
    }


def test_of_the_paragraphs_that_a_claim_is_about_those_without_the_one_left_out_count(paragraphs):
    assert kept(paragraphs, Basis(measure="actors", keys=["ann"], paragraphs=[1, 2])) == {
        ("", "W"): ((1, 2),),
        ("", "D"): ((1, 2),),
        ("paragraph 1 of W", "W"): ((2, 2),),
        ("paragraph 1 of W", "D"): ((1, 2),),
        ("paragraph 2 of W", "W"): ((1, 1),),
        ("paragraph 2 of W", "D"): ((1, 2),),
        ("paragraph 1 of D", "W"): ((1, 2),),
        ("paragraph 1 of D", "D"): ((2, 2),),
        ("paragraph 2 of D", "W"): ((1, 2),),
        ("paragraph 2 of D", "D"): ((1, 1),),
    }


def test_without_a_paragraph_those_before_and_behind_it_count(paragraphs):
    assert kept(paragraphs, Basis(measure="actors", keys=["ann"])) == {
        ("", "W"): (),
        ("", "D"): (),
        ("paragraph 1 of W", "W"): ((2, 3),),
        ("paragraph 1 of W", "D"): (),
        ("paragraph 2 of W", "W"): ((1, 1), (3, 3)),
        ("paragraph 2 of W", "D"): (),
        ("paragraph 3 of W", "W"): ((1, 2),),
        ("paragraph 3 of W", "D"): (),
        ("paragraph 1 of D", "W"): (),
        ("paragraph 1 of D", "D"): ((2, 2),),
        ("paragraph 2 of D", "W"): (),
        ("paragraph 2 of D", "D"): ((1, 1),),
    }
