"""A small study with every part: each question to it is answered by the room that knows, counted out by hand."""

import math
import shutil

import pytest

from bittersweet import Study
from bittersweet.evidence.asking import all_of
from bittersweet.files import DataError
from tests.made import study_folder
from tests.robust.small import small_study

WHO = ("anna", "ben")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_study(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def study(folder):
    return Study.open(folder)


@pytest.fixture
def changed(folder, tmp_path):
    """A function that opens a copy of the study in which some files have another content, or are gone (None)."""

    def changed(**files):
        copy = shutil.copytree(folder, tmp_path / "copy")
        for name, content in files.items():
            path = copy / name.replace("__", "/")
            path.unlink() if content is None else path.write_text(content, encoding="utf-8")
        return Study.open(copy)

    return changed


def rows(table, *columns):
    return table[list(columns)].values.tolist()


def test_headings_are_read_and_not_counted(study):
    assert [s.unit for s in study.all_sentences] == ["L-heading", *(s.unit for s in study.sentences)]
    assert study.unit("L-heading").sentence == "A letter"
    assert (study.words, study.units) == ({"letter": 30, "diary": 20}, {"letter": 5, "diary": 5})
    assert study.by_words == {"letter": "Letter (30 words)", "diary": "diary (20 words)"}
    assert study.by_sentences == {"letter": "Letter (5 sentences)", "diary": "diary (5 sentences)"}


def test_what_the_manifest_says_is_told_by_field(study, changed):
    assert rows(study.about, "text", "field", "value") == [
        ["letter", "file", "texts/letter.txt"], ["letter", "group", "letter"], ["letter", "label", "Letter"],
        ["letter", "language", "en"], ["letter", "keeper", "nobody"],
        ["diary", "file", "texts/diary.txt"], ["diary", "group", "diary"], ["diary", "language", "en"],
    ]  # fmt: skip
    assert study.title == ""
    manifest = (study.folder / "corpus.toml").read_text()
    assert changed(**{"corpus.toml": f'title = " Two\\n  texts "\n{manifest}'}).title == "Two texts"


def test_a_group_is_called_as_its_one_text_or_by_its_name(changed, study):
    manifest = (study.folder / "corpus.toml").read_text()
    one_group = manifest.replace('group = ""', 'group = "diary"')
    assert changed(**{"corpus.toml": one_group}).labels == {"diary": "diary"}
    assert study.labels == {"letter": "Letter", "diary": "diary"}


def test_a_group_of_one_text_that_is_called_otherwise_keeps_its_name(changed, study):
    manifest = (study.folder / "corpus.toml").read_text()
    named = changed(**{"corpus.toml": manifest.replace('group = ""', 'group = "post"')})
    assert named.labels == {"post": "post", "diary": "diary"}


def test_every_part_is_there_or_named(study, changed):
    assert study.absent == ("list of units",)
    gone = {f"annotation__annotator_{n}.csv": None for n in (1, 2)} | {
        "claims.toml": None,
        "codebook__speech.csv": None,
    }
    bare = changed(**gone)
    assert bare.absent == ("list of units", "reporting verbs", "sentence codes", "claims")
    assert len(bare.codes) == 0
    assert bare.verbs == {}
    assert "quoted" not in bare.sources


def test_a_file_in_capitals_is_there(changed):
    codes = "annotation__annotator_2.csv"
    study = changed(**{codes: None, "annotation__annotator_1.csv": None})
    (study.folder / "annotation" / "ANNOTATOR_1.CSV").write_text("")
    assert "sentence codes" not in study.absent


def test_a_check_names_the_faults_of_all_parts(changed):
    study = changed(**{"codebook__speech.csv": "verb,mode,note\nsaid,loud,x\n", "claims.toml": "[[finding]]\nid = 1\n"})
    with pytest.raises(DataError) as error:
        study.check()
    assert "speech.csv" in str(error.value)
    assert "claims.toml" in str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("texts__diary.txt", "It rains.\n", "checksum"),
        ("annotation__annotator_1.csv", "unit,tone,relation\nL01,hot,good\n", "column tone: 'hot'"),
        ("annotation__themes_annotator_1.csv", "unit,trade\nL01,2\n", "column trade: '2'"),
        ("annotation__acts_annotator_2.csv", "act,agent,target,class\nL01.1,eve,ben,kind\n", "column agent: 'eve'"),
        ("codebook__echoes.csv", "number,unit,grade,statement,note\n3,D03,strong,,x\n", "number is '3'"),
        ("annotation__units.csv", "unit,sentence\nL01,x\n", "units.csv"),
    ],
)
def test_a_check_sees_a_fault_in_any_part(changed, name, content, said):
    with pytest.raises(DataError) as error:
        changed(**{name: content}).check()
    assert said in str(error.value)


def test_a_claim_about_what_is_not_there_is_a_fault(changed, study):
    claims = (study.folder / "claims.toml").read_text()
    with pytest.raises(DataError, match="'plum'"):
        changed(**{"claims.toml": claims.replace('keys = ["apple"]', 'keys = ["plum"]')}).check()
    study.check()


def test_sizes_and_what_cleaning_did(study):
    assert rows(study.attrition, "text", "raw", "removed", "headings", "counted") == [
        ["letter", 34, 2, 2, 30],
        ["diary", 20, 0, 0, 20],
    ]
    assert rows(study.sections, "text", "section", "paragraphs", "sentences", "words") == [
        ["letter", "heading", 1, 1, 2], ["letter", "body", 1, 3, 17], ["letter", "items", 2, 2, 13],
        ["diary", "body", 2, 5, 20],
    ]  # fmt: skip
    assert rows(study.removed, "text", "line", "reason") == [["letter", 6, "list number"], ["letter", 7, "list number"]]
    assert len(study.joins) == 0
    assert study.lines["line"].tolist() == [*range(1, 8), 1, 2, 3]
    assert rows(study.sentence_lengths, "text", "label", "unit", "words")[4:6] == [
        ["letter", "Letter", "L05", 6],
        ["diary", "diary", "D01", 4],
    ]
    assert study.mean_lengths == {"letter": 6.0, "diary": 4.0}
    assert rows(study.sizes, "group", "label", "texts", "sentences", "words") == [
        ["letter", "Letter", 1, 5, 30],
        ["diary", "diary", 1, 5, 20],
    ]
    assert rows(study.text_lengths_each, "group", "text", "value", "key") == [
        ["letter", "letter", 30, "words"],
        ["diary", "diary", 20, "words"],
    ]


def test_a_list_is_measured_in_each_way(study):
    def counts(**how):
        return rows(study.measure("fruits", **how), "group", "key", "count", "of")

    assert counts() == [
        ["letter", "apple", 4, 30],
        ["letter", "pear", 1, 30],
        ["diary", "apple", 0, 20],
        ["diary", "pear", 3, 20],
    ]
    assert counts(per="sentences", keys=["pear"]) == [["letter", "pear", 1, 5], ["diary", "pear", 3, 5]]
    assert counts(by="colour", keys=["red"]) == [["letter", "red", 4, 30], ["diary", "red", 0, 20]]
    assert study.measure("actors", level="text")["text"].tolist() == ["letter", "letter", "diary", "diary"]


def test_forms_apart_are_in_the_number_where_that_is_asked(changed):
    study = changed(**{"codebook__lists.toml": '[fruits]\napart = ["name"]\n[actors]\nexclusive = true\n'})
    assert study.measure("fruits", keys=["apple"])["count"].tolist() == [0, 0]
    assert study.measure("fruits", keys=["apple"], apart=False)["count"].tolist() == [4, 0]
    assert study.positions("fruits")["key"].unique().tolist() == ["pear"]


def test_pairs_are_of_one_list_or_of_two(study):
    assert rows(study.pairs("actors"), "group", "key", "count", "of") == [
        ["letter", "anna+ben", 5, 5],
        ["diary", "anna+ben", 1, 5],
    ]
    assert rows(study.pairs("fruit", "actor"), "group", "label", "count") == [
        ["letter", "Apple and Anna", 4], ["diary", "Apple and Anna", 0],
        ["letter", "Apple and Ben", 4], ["diary", "Apple and Ben", 0],
        ["letter", "Pear and Ben", 1], ["diary", "Pear and Ben", 2],
        ["letter", "Pear and Anna", 1], ["diary", "Pear and Anna", 1],
    ]  # fmt: skip


def test_hits_have_places_stretches_and_forms(study):
    table = study.positions("actors", ["ben", "anna"])
    assert table["key"].tolist() == ["ben"] * 8 + ["anna"] * 6
    assert table["word"].tolist() == [4, 7, 16, 19, 24, 0, 7, 14, 0, 9, 12, 17, 29, 12]
    assert study.positions("actors")["unit"].tolist()[:4] == ["L01", "L01", "L02", "L02"]
    assert set(study.positions("actors", ["Ben"])["key"]) == {"ben"}
    assert rows(study.stretches(L01="L03"), "text", "start", "end") == [["letter", 0.0, 17 / 30]]
    assert rows(study.forms("actors"), "group", "key", "form", "count") == [
        ["letter", "anna", "name", 5], ["diary", "anna", "name", 1],
        ["letter", "ben", "name", 5], ["diary", "ben", "name", 3],
    ]  # fmt: skip
    assert study.forms("actors", "Ben")["key"].tolist() == ["ben", "ben"]


def test_forms_of_what_belongs_to_a_state_are_counted_to_it(changed):
    actors = "actor,label,kind,state,form,surface\nanna,Anna,person,,name,Anna\nben,Ben,person,anna,friend,Ben\n"
    table = changed(**{"codebook/actors.csv": actors}).forms("actors", "anna")
    assert rows(table, "group", "key", "form", "count") == [
        ["letter", "anna", "friend", 5], ["diary", "anna", "friend", 3],
        ["letter", "anna", "name", 5], ["diary", "anna", "name", 1],
    ]  # fmt: skip


def test_words_lean_to_a_group(study):
    table = study.keywords(testable=False)
    assert table["word"].tolist()[:2] == ["trade", "an"]
    assert rows(study.keywords("diary"), "word", "count_target", "count_reference") == [["anna", 1, 5], ["ben", 3, 5]]
    assert (
        study.keywords(merged={"apples": "apple"}, testable=False).set_index("word").loc["apple", "count_target"] == 4
    )
    assert study.keywords("diary").index.tolist() == [0, 1]
    with pytest.raises(DataError, match="'dairy'"):
        study.keywords("dairy")


def test_a_list_is_held_against_codes_and_its_words_against_each_other(study):
    row = study.fit("themes").set_index("key").loc["trade"]
    assert row[["alpha", "agreed", "positive", "precision", "recall", "wrong"]].tolist() == [1, 10, 2, 0.667, 1, "D03"]
    assert rows(study.carriers("fruits"), "key", "entries") == [
        ["apple", "apple* (L01 L02 L03 L04)"],
        ["pear", "pear* (L05 D01 D03 D05)"],
    ]


def test_names_that_no_list_has_are_told_unless_they_are_explained(changed):
    study = changed(**{"codebook/actors.csv": "actor,label,kind,form,surface\nben,Ben,person,name,Ben\n"})
    assert rows(study.unlisted, "text", "unit", "name")[:2] == [["letter", "L01", "Anna"], ["letter", "L02", "Anna"]]
    assert study.missed()["name"].tolist() == ["Anna"]
    assert len(study.missed(0)) == 0
    (study.folder / "codebook" / "other_names.csv").write_text("surface,note\nAnna,is explained\n")
    explained = Study.open(study.folder)
    assert explained.other_names == {"Anna": "is explained"}
    assert len(explained.unlisted) == 0


def test_codes_are_counted_compared_and_agreed_on(study):
    assert rows(study.coded("tone"), "group", "key", "count", "counts") == [
        ["letter", "tone=warm", 5, "5 / 5"], ["letter", "tone=cold", 0, "0 / 0"],
        ["diary", "tone=warm", 0, "0 / 0"], ["diary", "tone=cold", 5, "5 / 5"],
    ]  # fmt: skip
    assert study.frames["text"].tolist() == ["letter", "letter", "diary", "diary"] * 2 + ["letter", "diary"] * 2
    assert study.compare_codes("tone")["result"].tolist() == ["apart", "apart"]
    assert len(study.not_apart("tones")) == 0
    assert rows(study.not_apart("tones", "relations"), "key", "facet") == [["relation=good", "relations"]] * 2
    assert rows(study.agreement, "variable", "units", "label") == [
        ["tone", 10, "the tone"],
        ["relation", 10, "relation"],
    ]
    assert study.coded_as("tone", "warm")["unit"].tolist() == ["L01", "L02", "L03", "L04", "L05"]
    assert study.coded_as("tone", beside="relation")["relation"].unique().tolist() == ["good / good"]
    with pytest.raises(DataError, match="no variable is called 'tune'; the nearest: tone"):
        study.coded("tune")


def test_who_speaks_is_told(study):
    assert rows(study.voices(), "group", "key", "count", "of") == [
        ["letter", "own", 25, 30], ["letter", "anna", 5, 30], ["diary", "own", 17, 20], ["diary", "anna", 3, 20],
    ]  # fmt: skip
    assert study.voices("mode")["key"].tolist() == ["own", "direct"] * 2
    assert rows(study.quotations, "text", "units", "speaker", "mode", "words") == [
        ["letter", "L01", "Anna", "direct", 5],
        ["diary", "D02", "Ben", "indirect", 0],
        ["diary", "D03", "Anna", "direct", 3],
    ]
    whose = study.whose("fruits")
    assert whose[whose["voice"] == "Anna"]["sentence"].tolist() == [
        "Anna said, “I give Ben an apple.”",
        "“We trade pears,” Anna told Ben.",
    ]
    assert list(whose.columns) == ["text", "unit", "surface", "voice", "sentence"]


def test_a_lexicon_is_scored_in_each_way(study):
    assert study.sentiment["key"].equals(study.sentiment["counting"])
    assert study.sentiment["label"].equals(study.sentiment["counting"])
    assert rows(study.sentiment, "group", "value") == [["letter", round(190 / 30, 2)], ["diary", 0]] * 3  # "thanked"


def test_quoted_words_are_read_only_where_they_are_asked_for(study, folder):
    assert study.sentences_with(fruit="", quoted=True)["unit"].tolist() == ["L01", "D03"]
    assert study.sentences_with(fruit="", quoted=False)["unit"].tolist() == ["L02", "L03", "L04", "L05", "D01", "D05"]
    assert study.counts_of(fruit="", quoted=True)["count"].tolist() == [1, 1]
    fresh = Study.open(folder)
    assert len(fresh.sentences_with(fruit="")) == 8
    assert "quotes" not in vars(fresh)


def test_the_beginnings_are_two_sentences_of_each_of_twenty_texts(tmp_path):
    texts = [(f"t{n:02d}", "", "One is here. Two is here. Three is here.") for n in range(21)]
    found = Study.open(study_folder(tmp_path / "many", texts)).beginnings()
    assert found["text"].tolist() == [name for name, *_ in texts[:20] for _ in range(2)]


def test_a_number_leads_back_to_its_words(study):
    assert study.concordance(actor="Ben", text="diary")["unit"].tolist() == ["D01", "D02", "D03"]
    assert study.sentences_with(actors=all_of(*WHO), text="diary")["unit"].tolist() == ["D03"]
    assert study.read("D04", "L02")["sentence"].tolist() == ["It rains.", "Ben thanked Anna for apples."]
    assert study.beginnings(1)["unit"].tolist() == ["L01", "L02"]
    assert study.beginnings(sentences=1)["unit"].tolist() == ["L01", "D01"]
    assert study.marked("fruits")["sentence"].tolist()[0] == "Anna said, “I give Ben an [apple].”"
    assert rows(study.raw_lines("D04"), "line", "content") == [[3, "It rains. A pear fell."]]
    assert rows(study.context(actors=WHO, beside="fruits"), "target", "reference", "both")[:1] == [["Anna", "Ben", 6]]
    with pytest.raises(DataError, match="no unit is called 'D44'"):
        study.raw_lines("D44")


def test_acts_are_counted_compared_and_drawn(study):
    assert rows(study.act_codes, "annotator", "act", "agent", "target") == [
        [f"annotator_{n}", *act] for n in (1, 2) for act in (["L01.1", "anna", "ben"], ["D01.1", "ben", "anna"])
    ]
    assert rows(study.coded_acts("class"), "group", "key", "counts") == [
        ["letter", "class=kind", "1 / 1"],
        ["diary", "class=kind", "1 / 1"],
    ]
    assert study.compared_acts("class", class_="kind")["Letter"].tolist() == ["1 / 1 of 1"]
    assert rows(study.who_to_whom, "group", "agent", "target", "which") == [
        ["letter", "Anna", "Ben", "L01.1"],
        ["diary", "Ben", "Anna", "D01.1"],
    ]
    assert study.acts_with("agent", class_="kind")["agent"].tolist() == ["Anna", "Ben"]
    assert study.acts_with(agent="anna")["act"].tolist() == ["L01.1"]
    assert rows(study.arrows, "group", "agent", "target", "n") == [
        ["letter", "Anna", "Ben", 1],
        ["diary", "Ben", "Anna", 1],
    ]
    assert study.act_agreement["variable"].tolist() == ["agent", "target", "class"]
    assert study.act_agreement["units"].tolist() == [2, 2, 2]


def test_a_machine_proposes_acts_of_counted_sentences(study):
    assert {p.sentence.counted for p in study.proposals} == {True}
    assert study.proposed_acts["unit"].tolist() == [p.sentence.unit for p in study.proposals]
    found = study.act_misses.set_index("act")["result"]
    assert found["L01.1"] == "found"
    assert study.act_score.query("what == 'act' and text == 'letter'")["count"].tolist() == [1, 1]


def test_without_a_list_of_acts_it_is_said_what_is_needed(changed):
    study = changed(**{"annotation__acts.csv": None})
    assert study.acts is None
    assert not any(name.startswith("act_") for name in study.sources)
    with pytest.raises(DataError, match=r"acts\.csv: no such file; a list of acts is needed"):
        study.act_codes  # noqa: B018


def test_practices_and_their_echoes(study, changed):
    assert rows(study.practice_overview, "no.", "who → whom", "echo in the news") == [
        [1, "Anna → Ben", "strong: D03"],
        [2, "Ben → Anna", "none"],
    ]
    assert study.practice_words["words"].tolist() == ["Anna", "Ben", "apple", "gave", "Ben", "Anna", "pear", "sold"]
    assert rows(study.practice_arrows, "label", "agent", "target") == [["1", "Anna", "Ben"], ["2", "Ben", "Anna"]]
    assert rows(study.practice_relations, "number", "unit", "annotator_1") == [[1, "L04", "good"], [2, "L05", "good"]]
    assert study.echo_counts["echoes"].tolist() == [1, 0]
    assert (study.echoed(1)["unit"].tolist(), len(study.echoed(2))) == (["D03"], 0)
    assert rows(study.echo_ranking.query("grade != ''"), "number", "rank", "unit") == [[1, 4, "D03"]]
    assert study.echo_precision["number"].tolist() == ["1", "2", "all"]
    without = changed(**{"codebook__practices.csv": None, "codebook__plover.csv": None, "codebook__echoes.csv": None})
    assert (without.practices, without.echoes, without.plover) == ((), (), {})
    assert "initiators" not in without.sources


def test_practices_without_echoes_are_counted_alone(changed):
    study = changed(**{"codebook__echoes.csv": None})
    assert "initiators" in study.sources
    assert "echoes" not in study.sources


def test_a_claim_can_be_about_all_that_is_counted(study):
    assert set(study.sources) >= {
        "fruits", "fruit pairs", "actors", "actor pairs", "themes coded", "tone", "relation", "quoted", "act_agent",
        "initiators", "echoes",
    }  # fmt: skip
    assert "actors coded" not in study.sources
    assert list(study.verdicts) == ["apples"]
    card = study.claim("apples")
    assert card.iloc[0, 1] == "4 of 30 words"
    assert rows(study.findings, "id", "holds", "result") == [["apples", "no", "undecided"]]
    assert rows(study.contrasts, "key", "group", "count") == [["apples", "letter", 4], ["apples", "diary", 0]]
    assert "without “apple*”" in study.failing("apples")["counted"].tolist()
    for ask in (study.claim, study.failing):
        with pytest.raises(DataError, match="no claim is called 'aples'; the nearest: apples"):
            ask("aples")


def test_findings_go_before_claims(changed, study):
    claims = (study.folder / "claims.toml").read_text()
    both = changed(**{"findings.toml": claims.replace('id = "apples"', 'id = "found"')})
    assert both.claims_file.name == "findings.toml"
    assert [claim.id for claim in both.claims] == ["found"]


def test_two_things_of_one_name_are_refused(changed):
    study = changed(**{"codebook/tone.csv": "tune,label,surface\na,A,apple\n"})
    with pytest.raises(DataError, match="two things that can be counted are called 'tone'; rename the list"):
        study.sources  # noqa: B018


def test_without_actors_nobody_speaks(changed):
    gone = ("codebook__actors.csv", "codebook__practices.csv", "codebook__echoes.csv", "annotation__acts.csv")
    study = changed(**{"codebook__lists.toml": ""}, **dict.fromkeys(gone))
    assert study.speakers.labels == {}
    assert "quoted" not in study.sources


def test_captions_are_read_where_there_are_some(study, changed):
    assert study.captions == {}
    with pytest.raises(DataError):
        study.caption("one")
    own = study.caption_of("Of {letter}", "and {diary}")
    assert (own.title, own.subtitle, own.names) == ("Of {letter}", "and {diary}", study.labels)


def test_years_are_those_of_dates(changed, study):
    manifest = (study.folder / "corpus.toml").read_text()
    dated = changed(**{"corpus.toml": manifest.replace('label = "Letter"', 'label = "Letter"\ndate = "May 1901"')})
    assert dated.years == {"letter": 1901}
    assert study.years == {}


def test_what_was_imported_is_read_where_it_is_told(study, changed):
    assert study.imported.columns.tolist() == ["source", "status"]
    imported = changed(**{"import.csv": "source,status\nNA,read\n"}).imported
    assert imported.values.tolist() == [["NA", "read"]]


def test_scores_where_neither_list_nor_coder_has_a_theme_are_none(study):
    row = study.fit("themes").set_index("key").loc["weather"]
    assert (row["agreed"], row["positive"]) == (0, 0)
    assert all(math.isnan(row[name]) for name in ("alpha", "precision", "recall", "f1"))
