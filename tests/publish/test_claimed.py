"""Claimed: whatever a claim counts, in any way of counting, is what the reader counts."""

from collections import Counter

from bittersweet.claims.claim import Basis
from bittersweet.claims.ways import counts
from bittersweet.publish import claimed

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
