"""The two texts' words: 478 types, of which 22 could show anything and one does, by its spelling; and their spread."""

from collections import Counter

import pytest

from bittersweet import Study
from bittersweet.counting import dispersion, keyness
from bittersweet.counting.stats import adjust

OUTER = "“”\"‘’',.;:()?!–"
SPELLINGS = {"U.S.": "US"}


@pytest.fixture(scope="module")
def own():
    """The sentences of the two texts."""
    return Study.open().sentences


@pytest.fixture(scope="module")
def counts(own):
    return keyness.counts(own)


@pytest.fixture(scope="module")
def words(counts):
    return keyness.words(counts, "news", "article").set_index("word")


BOTH = ["count_target", "count_reference"]


def test_every_word_of_both_texts_is_counted(words):
    assert len(words) == 478
    assert words[BOTH].sum().tolist() == [371, 644]


def plain(own, text):
    """A plain count of the words of a text: split at blanks, marks off."""
    return [word.strip(OUTER) for s in own if s.group == text for word in s.sentence.split()]


@pytest.mark.parametrize("word", ["kerry", "pakistan", "said", "visit", "relations", "taliban", "the", "may"])
def test_counts_are_those_of_a_plain_counter(own, words, word):
    small = [Counter(w.lower() for w in plain(own, text)) for text in ("news", "article")]
    assert words.loc[word, BOTH].tolist() == [own[word] for own in small]


def test_the_state_is_not_counted_with_the_pronoun(own, words):
    for word in ("US", "us"):
        assert words.loc[word, BOTH].tolist() == [plain(own, text).count(word) for text in ("news", "article")]
    assert words.loc["us", BOTH].tolist() == [1, 0]


def test_22_words_are_testable_and_one_survives(words):
    assert words["testable"].sum() == 22
    assert words.index[words["survives"]].tolist() == ["U.S."]
    assert words.loc["U.S.", BOTH].tolist() == [7, 0]
    assert words.loc["U.S.", "p_fisher"] == pytest.approx(0.00084068, rel=1e-5)
    assert words.loc["U.S.", "p_tarone"] == pytest.approx(22 * 0.00084068, rel=1e-5)


def test_with_its_two_spellings_as_one_no_word_survives(counts):
    merged = keyness.words(counts, "news", "article", merged=SPELLINGS).set_index("word")
    assert len(merged) == 477
    assert merged.loc["US", BOTH].tolist() == [7, 13]
    assert not merged["survives"].any()
    assert merged["p_tarone"].min() == pytest.approx(0.797969, rel=1e-5)


def test_no_word_is_significant_after_benjamini_and_hochberg(words):
    assert (words["p"] < 0.05).sum() == 28
    assert (words["p_adjusted"] < 0.05).sum() == 0
    assert words["p_adjusted"].idxmin() == "U.S."
    assert words["p_adjusted"].min() == pytest.approx(0.07963215)
    assert words["p_adjusted"].tolist() == adjust(words["p"])


def test_the_largest_is_below_what_it_would_need(words):
    assert words["log_likelihood"].abs().max() == pytest.approx(14.174712)
    assert keyness.needed(len(words)) == pytest.approx(15.051763)


def test_statistics_of_the_first_words(words):
    found = words[["log_likelihood", "log_ratio", "log_odds"]].head(4).round(6)
    assert found.index.tolist() == ["U.S.", "US", "visit", "kugelman"]
    assert found.values.tolist() == [
        [14.174712, 4.602996, 1.898564],
        [-11.925563, -3.904798, -1.530033],
        [10.107437, 4.11757, 1.601473],
        [8.079033, 3.795642, 1.431016],
    ]


def test_rows_fall_by_size_and_ties_by_word(words):
    order = [(-abs(g2), word) for word, g2 in words["log_likelihood"].items()]
    assert [word for _, word in order[:8]] == ["U.S.", "US", "visit", "kugelman", "said", "agreement", "kerry", "may"]
    assert order == sorted(order)


def test_the_spread_of_themes_is_over_all_paragraphs_of_a_text(own):
    study = Study.open()
    table = dispersion.table(study.hits("themes"), study.list("themes").labels, own)
    assert table.groupby("text")["of_parts"].unique().map(list).to_dict() == {"news": [11], "article": [9]}
    assert table["hits"].sum() == len(study.hits("themes"))
    assert len(table) == 2 * len(study.list("themes").labels)
