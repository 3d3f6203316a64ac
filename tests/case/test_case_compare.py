"""The two texts compared: what is apart, what leans, and what would overturn it, as the methods give it."""

import pytest

from bittersweet import Study
from bittersweet.claims.expectations import Numbers
from bittersweet.claims.overturn import overturn
from bittersweet.counting.compare import compared_counts

WORDS, SENTENCES = (371, 644), (18, 36)
RATES = {
    "Kerry": (5, 0, 0.00652),
    "persons": (9, 1, 0.00078),
    "persons with the analyst and the scholars": (13, 4, 0.00139),
    "the United States": (8, 16, 0.83446),
    "Pakistan": (7, 23, 0.18341),
    "the Taliban": (0, 4, 0.30385),
}
SHARES = {
    "remedies": (8, 0, 0.000042),
    "past": (3, 26, 0.000146),
    "now or next": (15, 6, 0.000003),
    "diplomacy": (9, 1, 0.000075),
    "theory": (0, 10, 0.021344),
    "cooperation": (9, 10, 0.13648),
    "both": (2, 9, 0.300846),
    "judging": (7, 6, 0.096123),
}


def test_the_texts_are_as_long_as_that():
    study = Study.open()
    assert (tuple(study.words.values()), tuple(study.units.values())) == (WORDS, SENTENCES)


@pytest.mark.parametrize(("what", "per", "counts", "digits"), [
    *((what, "words", counts, 5) for what, counts in RATES.items()),
    *((what, "sentences", counts, 6) for what, counts in SHARES.items()),
])  # fmt: skip
def test_p_of_each_comparison(what, per, counts, digits):
    sizes = WORDS if per == "words" else SENTENCES
    found = compared_counts(counts[0], sizes[0], counts[1], sizes[1], per=per)
    assert round(found.p, digits) == counts[2], what


@pytest.mark.parametrize(("what", "group", "changes"), [("past", 1, 10), ("now or next", 0, 12), ("diplomacy", 0, 9)])
def test_what_overturns_the_main_contrasts(what, group, changes):
    names, counts = ("news", "article"), SHARES[what]
    numbers = {name: Numbers(n, (n,), 0, of) for name, n, of in zip(names, counts, SENTENCES, strict=False)}
    assert overturn("more", names[group], numbers, kind="sentences").changes == changes


def test_actors_compared_are_those_of_the_check_values():
    compared = Study.open().compare("actors").set_index("key")
    keys = {"kerry": "Kerry", "us": "the United States", "pakistan": "Pakistan", "taliban": "the Taliban"}
    for key, what in keys.items():
        row = compared.loc[key]
        assert (row["count_target"], row["count_reference"], round(row["p"], 5)) == RATES[what]
