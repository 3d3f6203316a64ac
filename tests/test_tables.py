"""The exported tables of a small study: their rows by hand, their order, and what stands where a part is absent."""

import pandas as pd
import pytest

from bittersweet import Study, tables
from bittersweet.files import DataError
from tests.made import study_folder
from tests.robust.small import small_study

FRUITS = "fruit,label,surface\napple,Apple,apple*\npear,Pear,pear\n"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return Study.open(small_study(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A study of one text without any optional part."""
    return Study.open(study_folder(tmp_path_factory.mktemp("bare"), [("one", "g", "An apple. A pear.")]))


def rows(study, name, *columns):
    return tables.made(study, name)[list(columns)].values.tolist()


def test_the_sentences_that_count_are_a_table(study):
    made = tables.made(study, "sentences")
    assert made.iloc[0].tolist() == ["letter", "L01", "body", 1, "Anna said, “I give Ben an apple.”", 7, "letter"]
    assert tables.made(study, "theme_hits").index.tolist() == [0, 1, 2, 3]
    assert tables.made(study, "frames").index.tolist() == list(range(6))
    assert made["unit"].tolist() == ["L01", "L02", "L03", "L04", "L05", "D01", "D02", "D03", "D04", "D05"]


def test_tables_are_the_same_however_pandas_keeps_strings(tmp_path):
    pytest.importorskip("pyarrow")
    folder, written = small_study(tmp_path), []
    for kept in ("python", "pyarrow"):
        with pd.option_context("mode.string_storage", kept):
            study = Study.open(folder)
            made = {name: tables.made(study, name) for name in tables.TABLES}
            assert made["sentences"]["unit"].dtype == pd.StringDtype(kept, na_value=float("nan"))
            written.append({name: tables.as_csv(table) for name, table in made.items()})
    assert written[0] == written[1]


def test_mentions_have_the_kind_of_their_actor(study):
    found = rows(study, "mentions", "unit", "actor", "kind", "surface", "start")
    assert found[:2] == [["L01", "anna", "person", "Anna", 0], ["L01", "ben", "person", "Ben", 19]]
    assert len(found) == 14


def test_actors_have_a_row_in_each_text_and_what_is_apart_beside(tmp_path):
    folder = small_study(tmp_path)
    (folder / "codebook" / "actors.csv").write_text(
        "actor,label,kind,form,surface\nanna,Anna,person,,Anna\nben,Ben,friend,pet,Ben\n", encoding="utf-8"
    )
    (folder / "codebook" / "lists.toml").write_text('[actors]\nexclusive = true\napart = ["pet"]\n', encoding="utf-8")
    study = Study.open(folder)
    assert rows(study, "actors", "text", "actor", "kind", "mentions", "words", "per_1000", "demonyms") == [
        ["letter", "anna", "person", 5, 30, 5000 / 30, 0], ["letter", "ben", "friend", 0, 30, 0.0, 5],
        ["diary", "anna", "person", 1, 20, 50.0, 0], ["diary", "ben", "friend", 0, 20, 0.0, 3],
    ]  # fmt: skip


def test_themes_are_counted_by_sentences_and_their_hits_stand_in_reading_order(study, tmp_path):
    assert rows(study, "themes", "text", "theme", "sentences", "of_sentences", "share") == [
        ["letter", "trade", 1, 5, 0.2], ["letter", "weather", 0, 5, 0.0],
        ["diary", "trade", 2, 5, 0.4], ["diary", "weather", 1, 5, 0.2],
    ]  # fmt: skip
    assert rows(study, "theme_hits", "unit", "theme") == [
        ["L03", "trade"], ["D02", "trade"], ["D03", "trade"], ["D04", "weather"],
    ]  # fmt: skip
    folder = small_study(tmp_path)
    (folder / "codebook" / "themes.csv").write_text(
        "theme,label,surface\nsecond,S,apples\nfirst,F,trades\n", encoding="utf-8"
    )
    (folder / "annotation" / "themes_annotator_1.csv").unlink()
    (folder / "annotation" / "themes_annotator_2.csv").unlink()
    # In one sentence the themes stand in the order of the list.
    assert rows(Study.open(folder), "theme_hits", "unit", "theme") == [
        ["L02", "second"], ["L03", "second"], ["L03", "first"],
    ]  # fmt: skip


def test_every_list_is_counted_in_both_ways(study):
    found = rows(study, "counts", "list", "group", "key", "count", "of", "per")
    assert [row for row in found if row[0] == "fruits"] == [
        ["fruits", "letter", "apple", 4, 30, "words"], ["fruits", "letter", "pear", 1, 30, "words"],
        ["fruits", "diary", "apple", 0, 20, "words"], ["fruits", "diary", "pear", 3, 20, "words"],
        ["fruits", "letter", "apple", 4, 5, "sentences"], ["fruits", "letter", "pear", 1, 5, "sentences"],
        ["fruits", "diary", "apple", 0, 5, "sentences"], ["fruits", "diary", "pear", 3, 5, "sentences"],
    ]  # fmt: skip
    assert tables.made(study, "hits").index.tolist() == list(range(14 + 4 + 8))
    assert rows(study, "pairs", "list", "key", "group", "count") == [
        ["actors", "anna+ben", "letter", 5],
        ["actors", "anna+ben", "diary", 1],
    ]
    assert rows(study, "compared", "list", "key", "target", "reference")[2:4] == [
        ["fruits", "apple", "letter", "diary"],
        ["fruits", "pear", "letter", "diary"],
    ]


def test_one_group_is_compared_with_none(bare, tmp_path):
    one = Study.open(study_folder(tmp_path, [("one", "g", "An apple.")], {"fruits": FRUITS}))
    assert len(tables.made(one, "compared")) == 0
    assert len(tables.made(one, "keyness")) == 0
    assert len(tables.made(one, "counts")) == 4


def test_words_have_a_column_a_group(study):
    made = tables.made(study, "keyness")
    assert list(made.columns) == [
        "word", "letter", "diary", "log_likelihood", "log_ratio", "p", "p_adjusted", "log_odds", "p_fisher", "testable",
        "p_tarone", "survives", "target", "reference",
    ]  # fmt: skip
    own = made.set_index("word").loc["ben", ["letter", "diary", "target", "reference"]].tolist()
    assert own == [5, 3, "letter", "diary"]


def test_of_three_groups_each_is_held_against_the_others(tmp_path):
    texts = [("one", "word", "A pear."), ("two", "b", "A pear, a plum."), ("three", "c", "A fig.")]
    made = tables.made(Study.open(study_folder(tmp_path, texts)), "keyness")
    assert made[["target", "reference"]].drop_duplicates().values.tolist() == [
        ["word", "b + c"],
        ["b", "word + c"],
        ["c", "word + b"],
    ]
    # A group that is called as a column of the table has a mark.
    row = made[(made["word"] == "pear") & (made["target"] == "b")].iloc[0]
    assert row[["word (group)", "b", "c"]].tolist() == [1, 1, 0]


def test_codes_have_a_column_an_annotator_and_stand_in_the_order_of_the_codebook(study):
    made = tables.made(study, "frames")
    assert made.values.tolist() == [
        ["tone", "warm", "letter", 5, 5, 5], ["tone", "warm", "diary", 0, 0, 5],
        ["tone", "cold", "letter", 0, 0, 5], ["tone", "cold", "diary", 5, 5, 5],
        ["relation", "good", "letter", 5, 5, 5], ["relation", "good", "diary", 5, 5, 5],
    ]  # fmt: skip
    assert list(made.columns)[3:5] == ["annotator_1", "annotator_2"]
    assert rows(study, "agreement", "variable", "units") == [["tone", 10], ["relation", 10]]


def test_annotators_stand_in_the_order_in_which_they_come():
    table = pd.DataFrame(
        {"who": ["zoe", "zoe", "ann", "ann"], "unit": ["b", "a"] * 2, "code": [1, 2, 3, 4], "more": "x"}
    )
    wide = tables._wide(table, "who", ["unit", "more"], "code")
    assert wide.columns.tolist() == ["unit", "more", "zoe", "ann"]
    assert wide.values.tolist() == [["b", "x", 1, 3], ["a", "x", 2, 4]]


def test_speech_acts_practices_and_claims_are_tables(study):
    assert rows(study, "speakers", "text", "speaker", "words_quoted")[0] == ["letter", "anna", 5]
    made = tables.made(study, "acts")
    assert made["act"].tolist() == ["L01.1", "D01.1"]
    assert len(made.columns) == 9 + 2 * 3
    assert rows(study, "practices", "number", "initiator", "echo", "echo_units") == [
        [1, "anna", "strong", "D03"],
        [2, "ben", "none", ""],
    ]
    assert rows(study, "findings", "id", "holds") == [["apples", "no"]]
    assert rows(study, "proposed_acts", "unit", "agent", "act", "target")[1] == ["L02", "ben", "thanked", "anna"]


def test_without_its_part_a_table_has_a_header_and_no_rows(bare):
    for name, table in tables.TABLES.items():
        made = tables.made(bare, name)
        known = [column for column in table.columns if column not in (tables.GROUPS, tables.ANNOTATORS)]
        assert [column for column in made.columns if column in known] == known
        if table.needs:
            assert len(made) == 0, name
    assert len(tables.made(bare, "sentences")) == 2


@pytest.mark.parametrize("lacking", ["actors", "themes"])
def test_other_lists_do_not_stand_in_for_actors_or_themes(tmp_path, lacking):
    study = Study.open(study_folder(tmp_path, [("one", "g", "An apple.")], {"fruits": FRUITS}))
    assert study.lists
    assert all(len(tables.made(study, name)) == 0 for name, t in tables.TABLES.items() if t.needs == lacking)


def test_actors_that_stand_nowhere_have_no_mentions(tmp_path):
    lists = {"actors": "actor,label,surface\nzoe,Zoe,Zoe\n"}
    study = Study.open(study_folder(tmp_path, [("one", "g", "An apple.")], lists))
    assert len(tables.made(study, "mentions")) == 0


def test_very_many_words_are_not_parsed_and_that_is_said(study, monkeypatch):
    assert tables.left_out(study) == ""
    monkeypatch.setattr(tables, "PARSED", 50)  # as many as there are
    assert len(tables.made(study, "proposed_acts")) == 5
    monkeypatch.setattr(tables, "PARSED", 49)
    assert tables.left_out(study).startswith("proposed_acts is empty: 50 words are more than a run parses")
    assert len(tables.made(study, "proposed_acts")) == 0


def test_types_of_very_many_words_are_not_compared_and_that_is_said(study, monkeypatch):
    monkeypatch.setattr(tables, "COMPARED", 50)
    assert tables.left_out(study) == ""
    assert len(tables.made(study, "keyness")) > 0
    monkeypatch.setattr(tables, "COMPARED", 49)
    said = "keyness is empty: 50 words are more than a run holds against each other; study.keywords does"
    assert tables.left_out(study) == said
    assert len(tables.made(study, "keyness")) == 0
    monkeypatch.setattr(tables, "PARSED", 49)
    assert tables.left_out(study).startswith(f"{said}; proposed_acts is empty: 50 words")


def test_a_run_parses_a_hundred_thousand_words_and_compares_twenty_million():
    assert (tables.PARSED, tables.COMPARED) == (100_000, 20_000_000)


def test_some_tables_may_be_asked_for(bare, tmp_path):
    written = tables.export(bare, tmp_path / "out", ["removed", "sentences"])
    assert [path.name for path in written] == ["removed.csv", "sentences.csv"]
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_table_that_lacks_a_column_is_no_table(study, monkeypatch):
    short = tables.Table("a row", {"a": "is there", "b": "is not"}, lambda _: pd.DataFrame({"a": [1]}))
    monkeypatch.setitem(tables.TABLES, "short", short)
    with pytest.raises(KeyError, match="table short has no column b"):
        tables.made(study, "short")


def test_columns_that_are_not_described_are_left_out(study, monkeypatch):
    made = tables.Table("a row", {"b": "is there"}, lambda _: pd.DataFrame({"a": [1], "b": [2]}))
    monkeypatch.setitem(tables.TABLES, "more", made)
    assert tables.made(study, "more").columns.tolist() == ["b"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1", "'=1"), ("'=1", "''=1"), ("'a", "'a"), ("a=1", "a=1"), ("-", "'-"), ("\ta", "'\ta"), ("\r", "\"'\r\""),
        ('a"b', '"a""b"'), ("a,b", '"a,b"'), ("a\nb", '"a\nb"'), ("a\rb", '"a\rb"'), ("", ""), ("a b", "a b"),
        (1, "1"), (-1, "-1"), (-0.5, "-0.5"), (1 / 3, "0.3333333333"), (True, "True"),
        (12345678901.0, "1.23456789e+10"),
        (float("nan"), ""), (None, ""),
    ],
)  # fmt: skip
def test_a_cell_is_written_so_that_it_can_be_read(tmp_path, cell, written):
    text = tables.as_csv(pd.DataFrame({"c": pd.Series([cell, "x"], dtype=object)}))
    assert text == f"c\n{written}\nx\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8", newline="")
    back = tables.read(tmp_path / "t.csv")
    assert back["c"].tolist() == [cell if isinstance(cell, str) else written, "x"]


def test_empty_tables_come_back(tmp_path):
    for text, columns, cells in (
        ("a,b\n", ["a", "b"], []),
        ("\n", [""], []),
        ("\n\n", [""], [[""]]),
        ("'=a\n", ["=a"], []),
    ):
        (tmp_path / "t.csv").write_text(text, encoding="utf-8")
        back = tables.read(tmp_path / "t.csv")
        assert (back.columns.tolist(), back.values.tolist()) == (columns, cells)


def test_what_is_no_csv_is_refused(tmp_path):
    with pytest.raises(DataError, match="no such file"):
        tables.read(tmp_path / "none.csv")
    for content in ("", 'a\n"b"c\n', 'a\n"b'):
        (tmp_path / "t.csv").write_text(content, encoding="utf-8")
        with pytest.raises(DataError, match=r"t.csv: no table; export it again with bittersweet run$"):
            tables.read(tmp_path / "t.csv")


def test_each_table_is_written_where_it_is_asked_for(bare, tmp_path):
    written = tables.export(bare, tmp_path / "out")
    assert written == [tmp_path / "out" / f"{name}.csv" for name in tables.TABLES]
    assert written[0].read_text(encoding="utf-8").splitlines()[1] == "one,one01,body,1,An apple.,2,g"


def test_the_dictionary_describes_every_table_and_column():
    text = tables.dictionary()
    assert text.startswith("# The tables\n\nWhat `bittersweet run` writes")
    for name, table in tables.TABLES.items():
        assert f"\n\n## {name}\n\nOne row {table.row}.\n\n| column | meaning |\n|---|---|\n| `" in text
        for column, meaning in table.columns.items():
            assert f"| `{column}` | {meaning} |\n" in text
