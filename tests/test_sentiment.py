"""Sentiment: what a lexicon makes of the texts, which scores are wrong here, and how the sign turns without them."""

import csv

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bittersweet import sentences, sentiment


@pytest.fixture(scope="module")
def scores(study):
    return sentiment.scored(study.sentences, study.lexicon_notes)


def test_every_scored_word_has_its_valence_and_counts(scores):
    assert list(scores.columns) == ["word", "valence", "news", "article", "here"]
    assert len(scores) == 57
    united = scores[scores["word"] == "united"].values.tolist()
    assert united == [["united", 1.8, 1, 2, "part of a name, the United States"]]


def test_what_is_wrong_here_comes_first_and_by_its_weight(scores):
    assert scores["word"].tolist()[:4] == ["united", "engagement", "security", "gain"]
    wrong = (scores["here"] != "").tolist()
    assert wrong == sorted(wrong, reverse=True)
    assert 0 < sum(wrong) < len(wrong)


def test_every_note_is_on_a_word_that_is_scored(study, scores):
    with (study.folder / "codebook" / "lexicon.csv").open(encoding="utf-8", newline="") as file:
        noted = {row["word"] for row in csv.DictReader(file)}
    assert noted == set(scores[scores["here"] != ""]["word"])


def test_the_sign_of_the_news_turns_when_wrong_scores_are_left_out(study, scores):
    assert sentiment.balance(scores, study.words).values.tolist() == [
        ["all scored words", 2.45, -3.7],
        ["wrongly scored ones left out", -1.29, -6.55],
        ["only these", 3.75, 2.86],
    ]


@pytest.mark.parametrize(("text", "words", "per_100"), [("news", 371, 2.45), ("article", 644, -3.7)])
def test_the_balance_is_the_sum_of_the_lexicons_own_valences(study, text, words, per_100):
    lexicon = SentimentIntensityAnalyzer().lexicon
    own = (word for s in study.sentences if s.text == text for word in sentences.word_types(s.sentence))
    assert round(100 * sum(lexicon.get(word, 0) for word in own) / words, 2) == per_100


def test_a_toy_text(load_text):
    own = list(sentences.split(load_text("Good friends. A good war.")))
    scores = sentiment.scored(own, {"friends": "of a firm"})
    assert scores.values.tolist() == [
        ["friends", 2.1, 1, "of a firm"],
        ["war", -2.9, 1, ""],
        ["good", 1.9, 2, ""],
    ]
    assert sentiment.balance(scores, {"toy": 5})["toy"].tolist() == [60.0, 18.0, 42.0]
