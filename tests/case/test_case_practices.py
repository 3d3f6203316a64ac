"""The collection's five practices: quoted, coded, and what in the news piece recalls them."""

from bittersweet.case import practices

QUOTES = {
    1: "The US gave payments and aid, and transferred to Pakistan weapons suited to counter-insurgency.",
    3: "Pakistani military organizations aided the Afghan Taliban as they fought the US forces in Afghanistan.",
    5: "After 2003, Pakistan greatly reduced its Kashmir-oriented diplomatic efforts towards the US.",
}


def test_the_practices_are_quoted_from_the_articles_list(study):
    quoted = {p.number: p.sentence.sentence for p in study.practices}
    assert list(quoted) == [1, 2, 3, 4, 5]
    assert {number: quoted[number] for number in QUOTES} == QUOTES


def test_pakistan_or_its_military_initiates_four(study):
    assert [p.initiator for p in study.practices] == ["us", "pakistan", "pakistani_military", "pakistan", "pakistan"]
    known = study.verdicts["initiators"]
    assert {group: (own.count, own.of) for group, own in known.outcomes[0].numbers.items()} == {"article": (4, 5)}


def test_by_acts_the_list_is_nearly_even(study):
    codes = study.act_codes
    own = codes[codes["act"].ge("A32") & codes["group"].eq("article")].groupby("annotator")["agent"].value_counts()
    for who in ("annotator_1", "annotator_2"):
        assert own[who].to_dict() == {"us": 5, "pakistan": 3, "pakistani_military": 1, "taliban": 1, "north_korea": 1}


def test_two_are_cooperation_one_is_coercion_two_are_neither_by_all(study):
    table = study.practice_relations
    for column in ("direction", "annotator_1", "annotator_2"):
        assert table[column].tolist() == ["cooperation", "cooperation", "coercion", "neither", "neither"]


def test_american_coercion_stands_outside_the_list_and_not_in_the_abstract_alone(study):
    table = study.coded_as("relation", "coercion", beside="direction").set_index("unit")
    assert table.loc[["A16", "A21"], "annotators"].tolist() == ["1 and 2", "1 and 2"]
    assert table.loc[["A16", "A21"], "direction"].tolist() == ["us / us", "us / us"]
    assert {study.unit(unit).section for unit in ("A16", "A21")} == {"introduction"}


def test_help_to_one_and_harm_to_another_are_two_arrows(study):
    arrows = study.practice_arrows
    assert arrows[arrows["label"] == "3"][["agent", "target", "class"]].values.tolist() == [
        ["Pakistani military", "Taliban", "cooperation"],
        ["Pakistani military", "United States", "coercion"],
    ]
    assert len(arrows) == 6


def test_one_quotation_is_one_strong_echo(study):
    own = {e.sentence.unit: e for e in study.echoes if e.number == 2}
    assert own["N14"].statement == own["N15"].statement
    assert {own[unit].grade for unit in ("N14", "N15")} == {"strong"}
    [quote] = {q.speaker for q in study.quotes if "N15" in {piece[0].unit for piece in q.pieces}}
    assert quote == "kugelman"
    table = study.echo_counts.set_index("number")
    assert table.loc[2].tolist() == [1, 1, 3, 5, 1]
    assert table["echoes"].tolist() == [2, 5, 2, 0, 0]


def test_the_raid_is_graded_against_security_operations(study):
    [raid] = [e for e in study.echoes if e.sentence.unit == "N02"]
    assert (raid.number, raid.grade) == (2, "weak")
    assert "security operation" in raid.note


def test_practice_2_leads_as_long_as_that_quotation_counts(study):
    failing = study.failing("echo-2")
    assert set(failing["counted"]) == {
        "partial echoes or better, paragraph 10 of news left out",
        "strong echoes only, paragraph 10 of news left out",
    }
    assert study.verdicts["no-echo"].holds == "all"


def test_what_is_ours_in_the_event_codes_is_said(study):
    [second] = [p for p in study.practices if p.number == 2]
    assert second.plover == ("COOPERATE",)
    assert "COOPERATE is mutual" in second.note
    assert "our widening" in (study.folder / "codebook" / "plover.csv").read_text(encoding="utf-8")


def test_every_code_rests_on_words_of_its_sentence(study):
    table = study.practice_words
    raw = {text.id: text.raw for text in study.texts}["article"]
    assert set(table["column"]) == {*practices.ACTORS, "domain", "direction"}
    for row in table.itertuples(index=False):
        assert raw[row.raw_start : row.raw_end].split() == row.words.split()


def test_the_baseline_finds_three_of_five_at_first(study):
    assert study.echo_precision.iloc[-1].tolist() == ["all", 16, 0.6, 0.667]
