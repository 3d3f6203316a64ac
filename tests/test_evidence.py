"""Evidence: from any number to its sentences, and from the sentences to the lines of the raw file."""

import re

import pytest

from bittersweet.evidence import coded, concordance, marked, raw_lines, sentences
from bittersweet.files import DataError


def test_every_count_of_actors_opens_to_as_many_sentences(study):
    for actor in study.actors.about:
        assert len(concordance(study, actor=actor)) == (study.mentions["actor"] == actor).sum()


def test_every_count_of_themes_opens_to_as_many_sentences(study):
    for theme in study.themes.about:
        assert len(concordance(study, theme=theme)) == (study.theme_hits["theme"] == theme).sum()


def test_every_count_of_hedges_opens_to_as_many_sentences(study):
    for hedge in study.hedge_hits["hedge"].unique():
        assert len(concordance(study, hedge=hedge)) == (study.hedge_hits["hedge"] == hedge).sum()


def test_an_empty_name_asks_for_all_of_the_list(study):
    assert len(concordance(study, actor="")) == len(study.mentions)
    assert len(concordance(study, theme="")) == len(study.theme_hits)


def test_a_mention_is_shown_in_its_sentence_with_its_line(study):
    assert concordance(study, actor="musharraf").to_dict("records") == [
        {
            "text": "article",
            "unit": "A30",
            "left": "The period of",
            "match": "General Musharraf",
            "right": "’s rule, 1999–2008, witnessed some of the sharpest anomalies.",
            "line": 82,
            "raw_start": 4619,
            "raw_end": 4636,
        }
    ]


def test_left_match_and_right_are_the_sentence(study):
    for row in concordance(study, word="the").itertuples():
        whole = study.unit(row.unit).sentence
        assert whole.startswith(row.left)
        assert whole.endswith(row.right)
        assert (row.left, row.right) == (row.left.strip(), row.right.strip())
        assert whole[len(row.left) : len(whole) - len(row.right)].strip() == row.match


def test_the_raw_span_and_the_line_lead_to_the_match(study):
    texts = {text.id: text for text in study.texts}
    for row in concordance(study, theme="cooperation").itertuples():
        there = texts[row.text].raw[row.raw_start : row.raw_end]
        assert there.replace("-\n", "").replace("\n", " ") == row.match
        assert texts[row.text].raw.count("\n", 0, row.raw_start) + 1 == row.line


def test_a_word_is_found_whole_and_in_any_case(study):
    table = concordance(study, word="us", text="news")
    assert list(zip(table["unit"], table["match"], strict=True)) == [("N05", "us")]
    assert set(concordance(study, word=" Us ")["match"]) == {"us", "US"}


def test_a_star_takes_the_rest_of_the_word(study):
    assert concordance(study, word="militan*")["match"].tolist() == ["militancy", "militants", "militants"]
    assert concordance(study, word="militan").empty


def test_a_word_is_found_with_either_apostrophe(study):
    straight, curly = (concordance(study, word=f"Pakistan{mark}s") for mark in "'’")
    assert straight.equals(curly)
    assert set(straight["match"]) == {"Pakistan's", "Pakistan’s"}


def test_marks_in_a_word_stand_for_themselves(study):
    assert len(concordance(study, word="U.S.")) == 7
    assert concordance(study, word="U.A.").empty


def test_one_text_may_be_kept(study):
    table = concordance(study, actor="us", text="article")
    assert (set(table["text"]), len(table)) == ({"article"}, 17)


def test_the_context_may_be_cut_at_whole_words(study):
    [row] = concordance(study, actor="sharif", width=len(" elected")).itertuples()
    assert (row.left, row.match, row.right) == ("…elected", "Prime Minister Nawaz Sharif", ", but…")


def test_a_context_that_is_short_enough_is_not_cut(study):
    [row] = concordance(study, actor="sharif", width=len("That may please newly elected ")).itertuples()
    assert row.left == "That may please newly elected"


def test_an_actor_that_is_listed_and_not_named_has_no_rows(study):
    table = concordance(study, actor="taliban", text="news")
    assert list(table) == ["text", "unit", "left", "match", "right", "line", "raw_start", "raw_end"]
    assert table.empty


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"actor": "kery"}, "no actor is called 'kery'; the nearest: kerry, "),
        ({"theme": "diplomatic"}, "no theme is called 'diplomatic'; the nearest: diplomacy"),
        ({}, "found none; name exactly one"),
        ({"actor": "us", "word": "aid"}, "found {'actor': 'us', 'word': 'aid'}; name exactly one"),
        ({"word": " *"}, "the word asked for is ' *'; at least one letter or digit is needed"),
        ({"word": "aid", "text": "newz"}, "no text is called 'newz'; the nearest: news"),
    ],
    ids=["unknown actor", "unknown theme", "no question", "two questions", "star alone", "unknown text"],
)
def test_a_question_that_cannot_be_answered_is_refused(study, asked, said):
    with pytest.raises(DataError) as fault:
        concordance(study, **asked)
    assert said in str(fault.value)


def test_units_are_shown_in_full_and_once_in_the_order_given(study):
    table = sentences(study, ["A11", "N07", "A11"])
    assert table.values.tolist() == [
        ["article", "A11", "The US and Pakistan stumbled as it were into each other’s arms."],
        ["news", "N07", "Michael Kugelman at the Wilson International Center is skeptical."],
    ]


def test_every_code_opens_to_the_sentences_that_an_annotator_gives_it(study):
    for variable, about in study.variables.items():
        for code in about.codes:
            own = study.codes[(study.codes["variable"] == variable) & (study.codes["code"] == code)]
            table = coded(study, variable, code)
            assert sorted(table["unit"]) == sorted(set(own["unit"]))
            assert table["annotators"].str.count(r"\d").sum() == len(own)


def test_the_sentences_of_a_code_stand_in_reading_order(study):
    reading = [s.unit for s in study.sentences]
    for variable, about in study.variables.items():
        for code in about.codes:
            units = coded(study, variable, code)["unit"].tolist()
            assert units == sorted(units, key=reading.index)


def test_the_codes_of_another_variable_may_stand_beside(study):
    table = coded(study, "problem", "1", beside="remedy")
    assert list(table) == ["text", "unit", "annotators", "remedy", "sentence"]
    for row in table.itertuples():
        own = study.codes[(study.codes["unit"] == row.unit) & (study.codes["variable"] == "remedy")]
        assert row.remedy.split(" / ") == own["code"].tolist()


def test_an_unknown_variable_beside_is_refused(study):
    with pytest.raises(DataError, match="remedies"):
        coded(study, "problem", "1", beside="remedies")


def test_a_sentence_with_a_code_names_its_annotators(study):
    table = coded(study, "problem", "1").set_index("unit")
    own = study.codes.query("variable == 'problem' and code == '1'").groupby("unit")["annotator"]
    assert {unit: "annotator_" + who.replace(" and ", " annotator_") for unit, who in table["annotators"].items()} == {
        unit: " ".join(names) for unit, names in own
    }


def test_an_unknown_variable_or_code_is_refused_with_the_legal_ones(study):
    with pytest.raises(DataError, match=r"^no problem = '2'; one of 0, 1 would be right$"):
        coded(study, "problem", "2")
    with pytest.raises(DataError, match=r"^no problems = '1'; one of problem, "):
        coded(study, "problems", "1")


def test_every_sentence_is_marked_with_what_its_themes_matched(study):
    table = marked(study).set_index("unit")
    assert table.loc["A17"].tolist() == [
        "article",
        "Cooperation, Domestic politics",
        "An unsuccessful [coordination] developed during the 1971 crisis in [East Pakistan].",
    ]
    assert table.loc["N07", "themes"] == "–"
    plain = table["sentence"].str.replace("[", "").str.replace("]", "")
    assert plain.tolist() == [s.sentence for s in study.sentences]


def test_every_hit_of_a_theme_is_inside_a_mark(study):
    table = marked(study).set_index("unit")["sentence"]
    marks = {unit: re.findall(r"\[(.+?)\]", sentence) for unit, sentence in table.items()}
    for row in study.theme_hits.itertuples():
        assert any(row.surface in mark for mark in marks[row.unit])


def test_marks_that_overlap_are_one(study):
    assert {"cutting aid", "aid"} <= set(study.theme_hits.query("unit == 'A21'")["surface"])
    assert "Pressler Amendment, [cutting aid] and" in marked(study).set_index("unit").loc["A21", "sentence"]


def test_the_raw_lines_of_a_unit_tell_what_became_of_each(study):
    table = raw_lines(study, "A12")
    assert table["line"].tolist() == list(range(34, 54))
    assert table["fate"].iloc[[0, 1, -2, -1]].tolist() == [
        "kept: introduction",
        "removed: page break: journal block",
        "removed: page break: running head",
        "kept: introduction",
    ]
    assert table["content"].iloc[-1] == "stage was not deemed of any particular significance by the US. However, begin-"


def test_the_raw_lines_of_a_unit_that_stands_in_one_line_are_that_line(study):
    assert raw_lines(study, "N-headline").values.tolist() == [
        [5, "kept: headline", "Kerry Leaves Pakistan Hopeful, Despite Divides"]
    ]
