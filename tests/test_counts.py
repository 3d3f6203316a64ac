"""Counts: where the words went, how often each actor is named, and what two texts allow to be said."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bittersweet import counts, sentences
from bittersweet.codebook import About, Codebook
from bittersweet.files import DataError
from bittersweet.mentions import find
from bittersweet.study import Study

PIECES = st.sampled_from(["ab", "Cd", "ef-", "9/11", "9/11–", "a/b-", "12-", "–", "1.", "2) x", " "])
LINES = st.lists(st.tuples(st.lists(PIECES, max_size=3).map(" ".join), st.booleans()), max_size=6)
BOOK = Codebook("actor", (), {"x": About("X", "state"), "y": About("Y", "institution", "x")})


def found(*rows):
    """Mentions as counts reads them: text, unit, actor, kind, form, surface, start."""
    return pd.DataFrame(rows, columns=["text", "unit", "actor", "kind", "form", "surface", "start"])


@pytest.fixture(scope="module")
def mentions():
    """Two texts: X twice by name and once by demonym in a, its institution Y once in each."""
    return found(
        ("a", "A01", "x", "state", "name", "X", 0),
        ("a", "A01", "y", "institution", "institution", "Y", 4),
        ("a", "A02", "x", "state", "name", "X", 0),
        ("a", "A02", "x", "state", "demonym", "Xish", 4),
        ("b", "B01", "y", "institution", "institution", "Y", 0),
    )


def test_words_of_each_section(study):
    table = counts.sections(study.all_sentences)
    assert table.values.tolist() == [
        ["news", "headline", False, 1, 1, 6],
        ["news", "body", True, 11, 18, 371],
        ["article", "title", False, 1, 1, 12],
        ["article", "abstract", True, 1, 9, 148],
        ["article", "keywords", False, 1, 1, 7],
        ["article", "introduction", True, 3, 22, 418],
        ["article", "practices", True, 5, 5, 78],
    ]
    assert list(table) == ["text", "section", "counted", "paragraphs", "sentences", "words"]


def test_where_the_words_of_the_raw_files_went(study):
    table = counts.attrition(study.texts, study.all_sentences)
    assert list(table) == ["text", "raw", "removed", "joined", "headings", "counted"]
    assert table.values.tolist() == [["news", 403, 26, 0, 6, 371], ["article", 819, 147, 9, 19, 644]]


def test_attrition_adds_up_for_both_texts(study):
    table = counts.attrition(study.texts, study.all_sentences)
    assert (table[["removed", "joined", "headings", "counted"]].sum(axis=1) == table["raw"]).all()
    assert table["raw"].tolist() == [len(text.raw.split()) - marks(text.raw) for text in study.texts]


def marks(raw):
    """How many blank-separated tokens hold neither letter nor digit."""
    return sum(not any(map(str.isalnum, token)) for token in raw.split())


@given(LINES, st.sampled_from(["one", "blank", "numbered"]))
def test_attrition_adds_up_for_any_text(load_text, lines, paragraphs):
    lines = [("First words", False), *lines]
    removed = [number for number, (_, gone) in enumerate(lines, start=1) if gone]
    text = load_text("\n".join(content for content, _ in lines), removed=removed, paragraphs=paragraphs)
    [(_, raw, *parts)] = counts.attrition([text], sentences.split(text)).itertuples(index=False)
    assert sum(parts) == raw


def test_lengths_of_sentences(study):
    assert counts.lengths(study.sentences).values.tolist() == [
        ["news", 18, 371, 20.6, 19.5, 8, 36],
        ["article", 36, 644, 17.9, 15.0, 8, 41],
    ]


def test_a_states_mentions_are_its_names_and_its_demonyms_stand_apart(study):
    table = counts.actors(study.mentions, study.words, study.actors).set_index(["text", "actor"])
    columns = ["mentions", "words", "demonyms"]
    assert table.loc[("news", "us"), columns].tolist() == [8, 371, 0]
    assert table.loc[("article", "us"), columns].tolist() == [16, 644, 1]
    assert table.loc[("news", "pakistan"), columns].tolist() == [7, 371, 1]
    assert table.loc[("article", "pakistan"), columns].tolist() == [23, 644, 3]


def test_a_rate_is_per_1000_words_with_garwoods_interval(study):
    table = counts.actors(study.mentions, study.words, study.actors).set_index(["text", "actor"])
    rate = table.loc[("news", "us"), ["per_1000", "low", "high"]].tolist()
    assert rate == pytest.approx([8 / 371 * 1000, 9.309521, 42.488381], abs=1e-6)


def test_every_actor_has_a_row_in_every_text(study):
    table = counts.actors(study.mentions, study.words, study.actors)
    assert table["actor"].tolist() == [*study.actors.about] * 2
    assert table["text"].tolist() == [text for text in ("news", "article") for _ in study.actors.about]
    zero = table.set_index(["text", "actor"]).loc[("news", "taliban")]
    assert (zero["mentions"], zero["low"], zero["high"]) == (0, 0, pytest.approx(3.688879 / 371 * 1000, abs=1e-5))


def test_kinds_add_up_to_all_mentions_but_demonyms(study):
    table = counts.kinds(study.mentions, study.words)
    names = study.mentions[study.mentions["form"] != "demonym"].groupby("text").size()
    assert table.groupby("text")["mentions"].sum().to_dict() == names.to_dict() == {"news": 41, "article": 70}
    news = table[table["text"] == "news"]
    assert news[["kind", "mentions"]].values.tolist() == [
        ["state", 17],
        ["pair", 1],
        ["institution", 5],
        ["group", 3],
        ["person", 9],
        ["source", 6],
    ]


def test_forms_of_a_state_take_in_its_institutions_and_persons(study):
    table = counts.forms(study.mentions, study.actors, "pakistan")
    assert table[["state", "form", "news", "article"]].values.tolist() == [
        ["Pakistan", "name", 7, 23],
        ["Pakistan", "demonym", 1, 3],
        ["Pakistan", "institution", 5, 1],
        ["Pakistan", "person", 3, 1],
    ]
    assert table["as it stands"].tolist()[2:] == [
        "Pakistani TV, Pakistani government, Pakistani military, Pakistani military organizations, Pakistan’s military",
        "Aziz, General Musharraf, Prime Minister Nawaz Sharif, Sartaj Aziz",
    ]


def test_forms_of_several_states_stand_in_the_order_asked_for(study):
    table = counts.forms(study.mentions, study.actors, "north_korea", "soviet_union")
    assert table.drop(columns="as it stands").values.tolist() == [
        ["North Korea", "name", 0, 1],
        ["Soviet Union", "name", 0, 1],
        ["Soviet Union", "demonym", 0, 2],
    ]


def test_a_state_may_also_be_there_by_description():
    table = counts.forms(
        found(("a", "A01", "x", "state", "description", "the giant", 0), ("a", "A01", "x", "state", "name", "X", 9)),
        BOOK,
        "x",
    )
    assert table.values.tolist() == [["X", "name", 1, "X"], ["X", "description", 1, "the giant"]]


def test_forms_of_an_unknown_state_are_refused_with_the_nearest(study):
    with pytest.raises(DataError, match=r"^no actor is called 'usa'; the nearest: us"):
        counts.forms(study.mentions, study.actors, "usa")


def rates(*rows):
    return pd.DataFrame(rows, columns=["text", "actor", "label", "n", "rate", "low", "high"])


def test_side_by_side_says_more_only_where_the_intervals_are_apart():
    table = rates(
        ("a", "x", "X", 9, 9.0, 5.0, 13.0),
        ("a", "y", "Y", 1, 1.0, 0.1, 4.0),
        ("b", "x", "X", 2, 2.0, 1.0, 4.9),
        ("b", "y", "Y", 3, 3.0, 0.5, 6.0),
    )
    assert counts.side_by_side(table, by="actor", count="n", value="rate", unit="per 1,000").values.tolist() == [
        ["X", 9, "9.0 (5.0–13.0)", 2, "2.0 (1.0–4.9)", "more in the a"],
        ["Y", 1, "1.0 (0.1–4.0)", 3, "3.0 (0.5–6.0)", "too few to tell"],
    ]


def test_side_by_side_names_the_other_text_where_that_has_more():
    table = rates(("a", "x", "X", 0, 0.0, 0.0, 1.0), ("b", "x", "X", 9, 9.0, 5.0, 13.0))
    [row] = counts.side_by_side(table, by="actor", count="n", value="rate", unit="rate").to_dict("records")
    assert row["verdict"] == "more in the b"
    assert list(row) == ["label", "a", "a rate", "b", "b rate", "verdict"]


def test_side_by_side_leaves_out_what_is_rarer_than_asked_and_breaks_ties_by_label():
    names = [("Z", 1), ("B", 2), ("A", 2)]
    table = rates(*((text, name, name, n, n, 0, 9) for text in "ab" for name, n in names))
    rows = counts.side_by_side(table, by="actor", count="n", value="rate", unit="rate", at_least=3)
    assert rows["label"].tolist() == ["A", "B"]


def test_the_actors_side_by_side_are_too_few_to_tell(study):
    table = counts.actors(study.mentions, study.words, study.actors)
    rows = counts.side_by_side(table, by="actor", count="mentions", value="per_1000", unit="per 1,000", at_least=5)
    assert rows.set_index("label").loc["United States"].tolist() == [
        8,
        "21.6 (9.3–42.5)",
        16,
        "24.8 (14.2–40.3)",
        "too few to tell",
    ]


def test_a_mention_stands_at_its_word(study):
    table = counts.positions(study.mentions, study.sentences)
    first = table[table["text"] == "news"].head(4)
    assert list(zip(first["surface"], first["word"], strict=True)) == [
        ("U.S.", 0),
        ("John Kerry", 4),
        ("Pakistan", 12),
        ("the two countries", 17),
    ]
    assert first["share"].tolist() == [word / 371 for word in (0, 4, 12, 17)]


def test_a_mention_inside_a_word_stands_at_that_word(study):
    table = counts.positions(study.mentions, study.sentences).query("unit == 'A24'")
    us, pakistan = table["word"]
    assert table["surface"].tolist() == ["US", "Pakistan"]
    assert us == pakistan


def test_every_word_at_which_a_mention_stands_is_the_mentions_own(study):
    words = {text.id: [] for text in study.texts}
    for s in study.sentences:
        words[s.text] += sentences.words(s.sentence)
    for row in counts.positions(study.mentions, study.sentences).itertuples():
        assert row.surface.split()[0] in words[row.text][row.word]
        assert 0 <= row.share < 1


def test_places_are_the_words_at_which_a_label_stands():
    table = pd.DataFrame([("a", "X", 3), ("a", "X", 7), ("b", "Y", 1)], columns=["text", "label", "word"])
    assert counts.places(table, ["Y", "X"]).values.tolist() == [["Y", "", "1"], ["X", "3, 7", ""]]


def test_shared_counts_sentences_and_not_mentions(mentions):
    tables = counts.shared(mentions, "actor", {"x": "X", "y": "Y"}, ["X", "Y"])
    assert tables["a"].values.tolist() == [[2, 1], [1, 1]]
    assert tables["b"].values.tolist() == [[0, 0], [0, 1]]


def test_named_shows_what_each_text_calls_the_same_thing(study):
    found = list(find(study.sentences, study.actors))
    table = counts.named(found, study.actors, ["news", "article"])
    taliban = table[table["thing"] == "Taliban"]
    assert taliban[["name", "news", "article"]].values.tolist() == [["Taliban", 0, 3], ["Afghan Taliban", 0, 1]]
    assert table[["news", "article"]].sum().sum() == len(found)
    assert (table["news"] + table["article"]).min() == 1


def test_most_gives_the_labels_that_stand_most_often_with_ties_by_label():
    assert counts.most(["b", "c", "a", "c"], 2) == ["c", "a"]
    assert counts.most([], 2) == []


def test_crossed_counts_the_sentences_of_two_lists_together(mentions):
    hits = pd.DataFrame(
        [("a", "A01", "war"), ("a", "A01", "war"), ("a", "A02", "war"), ("a", "A03", "aid")],
        columns=["text", "unit", "theme"],
    )
    tables = counts.crossed(mentions, "actor", hits, "theme", ["x", "y"], ["aid", "war"])
    assert tables["a"].values.tolist() == [[0, 2], [0, 1]]
    assert tables["b"].values.tolist() == [[0, 0], [0, 0]]


def test_together_names_the_sentences_that_two_actors_share(mentions):
    again = pd.concat([mentions, mentions.head(2).assign(unit="A03")])
    assert counts.together(again, "actor", {"x": "X", "y": "Y"}).values.tolist() == [["a", "X", "Y", 2, "A01 A03"]]


def test_the_us_and_pakistan_share_sentences_in_both_texts(study):
    """Demonyms among them: A31 has "Pakistani and American practices"."""
    table = counts.together(study.mentions, "actor", study.actors.labels)
    pair = table[(table["first"] == "Pakistan") & (table["second"] == "United States")]
    assert pair[["text", "sentences"]].values.tolist() == [["news", 6], ["article", 16]]


def test_a_study_without_any_mention_has_zeros(load_text, study):
    toy = Study(study.folder, (load_text("Nobody is named here."),))
    table = counts.actors(toy.mentions, toy.words, toy.actors)
    assert table["mentions"].sum() == 0
    assert len(table) == len(toy.actors.about)
