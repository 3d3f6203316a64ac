"""Keyness: 478 word types, none significant; counts, signs and formulas held against plain ones; dispersion."""

import math
from collections import Counter

import pandas as pd
import pytest

from bittersweet import keyness, sentences, stats

OUTER = "“”\"‘’',.;:()?!–"


@pytest.fixture(scope="module")
def words(study):
    return keyness.words(study.sentences).set_index("word")


def plain(study, text):
    """A plain count of the words of a text: split at blanks, marks off, small letters."""
    own = (s.sentence for s in study.sentences if s.text == text)
    return Counter(word.strip(OUTER).lower() for sentence in own for word in sentence.split())


def test_every_word_of_both_texts_is_counted(words):
    assert len(words) == 478
    assert words[["news", "article"]].sum().tolist() == [371, 644]


@pytest.mark.parametrize("word", ["kerry", "pakistan", "said", "visit", "relations", "taliban", "the", "may"])
def test_counts_are_those_of_a_plain_counter(study, words, word):
    assert words.loc[word, ["news", "article"]].tolist() == [plain(study, text)[word] for text in ("news", "article")]


def test_the_state_is_not_counted_with_the_pronoun(study, words):
    split = {
        text: [w.strip(OUTER) for s in study.sentences if s.text == text for w in s.sentence.split()]
        for text in study.words
    }
    for word in ("US", "us"):
        assert words.loc[word, ["news", "article"]].tolist() == [
            split[text].count(word) for text in ("news", "article")
        ]
    assert words.loc["us", ["news", "article"]].tolist() == [1, 0]


def test_no_word_is_significant_after_correction(words):
    assert (words["p_adjusted"] < 0.05).sum() == 0
    assert words["p_adjusted"].idxmin() == "U.S."
    assert words["p_adjusted"].min() == pytest.approx(0.07963215)


def test_many_would_be_without_the_correction(words):
    assert (words["p"] < 0.05).sum() == 28


def test_the_largest_is_below_what_it_would_need(words):
    assert words["log_likelihood"].abs().max() == pytest.approx(14.174712)
    assert keyness.needed(len(words)) == pytest.approx(15.051763)


@pytest.mark.parametrize("word", ["U.S.", "US", "visit", "pakistan", "the"])
def test_g2_is_the_four_term_formula_with_its_p(words, word):
    a, b = words.loc[word, ["news", "article"]]
    share = (a + b) / 1015
    cells = [(a, 371 * share), (b, 644 * share), (371 - a, 371 * (1 - share)), (644 - b, 644 * (1 - share))]
    g2 = 2 * sum(seen * math.log(seen / expected) for seen, expected in cells if seen)
    assert abs(words.loc[word, "log_likelihood"]) == pytest.approx(g2)
    assert words.loc[word, "p"] == pytest.approx(math.erfc(math.sqrt(g2 / 2)))


@pytest.mark.parametrize("statistic", ["log_likelihood", "log_ratio", "log_odds"])
def test_the_sign_tells_to_which_text_a_word_leans(words, statistic):
    assert (words.loc[["U.S.", "visit", "kugelman", "said"], statistic] > 0).all()
    assert (words.loc[["US", "situations", "taliban"], statistic] < 0).all()


def test_log_odds_take_both_texts_as_prior(words):
    assert words["log_odds"]["U.S."] == pytest.approx(1.898564, abs=1e-6)
    assert words["log_odds"]["US"] == pytest.approx(-1.530033, abs=1e-6)
    assert words["log_odds"].abs().max() < 1.96


def test_p_values_are_adjusted_over_all_types(words):
    p, adjusted = words["p"].tolist(), words["p_adjusted"].tolist()
    assert adjusted[0] == pytest.approx(p[0] * 478)
    assert adjusted == stats.adjust(p)


def test_rows_fall_by_size_and_ties_by_word(words):
    order = [(-abs(g2), word) for word, g2 in words["log_likelihood"].items()]
    assert [word for _, word in order[:8]] == ["U.S.", "US", "visit", "kugelman", "said", "agreement", "kerry", "may"]
    assert order == sorted(order)


# Two paragraphs of six and two words.
RAW = "One man gave aid to me.\n\nMore aid.\n"


def spread(load_text, *units):
    text = load_text(RAW, paragraphs="blank")
    own = list(sentences.split(text))
    assert [(s.unit, s.paragraph, s.words) for s in own] == [("T01", 1, 6), ("T02", 2, 2)]
    found = pd.DataFrame({"text": "toy", "theme": "aid", "unit": units})
    table = keyness.dispersion(found, "theme", {"aid": "Aid"}, own)
    assert list(table.columns) == ["text", "label", "hits", "paragraphs", "of_paragraphs", "dp", "dp_normalised"]
    return table.iloc[0].tolist()


def test_hits_spread_as_the_words_are_have_no_distance(load_text):
    assert spread(load_text, "T01", "T01", "T01", "T02") == ["toy", "Aid", 4, 2, 2, 0.0, 0.0]


def test_hits_in_the_short_paragraph_alone_are_as_far_off_as_can_be(load_text):
    assert spread(load_text, "T02", "T02") == ["toy", "Aid", 2, 1, 2, 0.75, 1.0]


def test_hits_in_the_long_paragraph_alone(load_text):
    assert spread(load_text, "T01") == ["toy", "Aid", 1, 1, 2, 0.25, pytest.approx(1 / 3)]


def test_a_theme_without_hits_has_no_dispersion(load_text):
    text = load_text(RAW, paragraphs="blank")
    none = pd.DataFrame({"text": [], "theme": [], "unit": []})
    row = keyness.dispersion(none, "theme", {"aid": "Aid"}, sentences.split(text)).iloc[0]
    assert row[["hits", "paragraphs", "of_paragraphs"]].tolist() == [0, 0, 2]
    assert math.isnan(row["dp"])


def test_dispersion_counts_all_paragraphs_of_a_text(study):
    table = keyness.dispersion(study.theme_hits, "theme", study.themes.labels, study.sentences)
    assert len(table) == 24
    assert table.groupby("text")["of_paragraphs"].unique().map(list).to_dict() == {"news": [11], "article": [9]}
    assert table["hits"].sum() == len(study.theme_hits)
