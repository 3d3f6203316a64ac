"""Practices: read out of the article's own list, every coded cell led back to its words, and the echoes graded."""

import pytest

from bittersweet import Study, practices
from bittersweet.files import DataError, sha256

FILE, ECHOES = "codebook/practices.csv", "codebook/echoes.csv"
QUOTES = [
    "The US gave payments and aid, and transferred to Pakistan weapons suited to counter-insurgency.",
    "Pakistan permitted the US to transport goods to Afghanistan through its territory, and to conduct within "
    "Pakistani territory drone strikes and other security operations.",
    "Pakistani military organizations aided the Afghan Taliban as they fought the US forces in Afghanistan.",
    "Pakistan provided nuclear weapons technology to North Korea in exchange for missile technology.",
    "After 2003, Pakistan greatly reduced its Kashmir-oriented diplomatic efforts towards the US.",
]


@pytest.fixture(scope="module")
def table(study):
    return practices.table(study)


@pytest.fixture(scope="module")
def evidence(study):
    return practices.evidence(study)


@pytest.fixture(scope="module")
def raw(study):
    """The article's file as it came."""
    [article] = [text for text in study.texts if text.id == "article"]
    return (study.folder / article.file).read_bytes().decode("utf-8")


@pytest.fixture
def relist(data, spoil):
    """A function that changes the article's own list in the copied data, checksum and all."""

    def relist(old, new):
        article = next((data / "texts").glob("003_*"))
        before = article.read_bytes()
        content = before.decode("utf-8").replace(old, new, 1).encode("utf-8")
        assert content != before
        spoil("corpus.toml", sha256(before), sha256(content))
        article.write_bytes(content)

    return relist


def joined(raw):
    """Raw lines as running text; the list has no hyphen at a line end."""
    return " ".join(raw.split())


def test_the_five_practices_are_quoted_verbatim(table):
    assert table["number"].tolist() == [1, 2, 3, 4, 5]
    assert table["quote"].tolist() == QUOTES


def test_each_quote_stands_in_the_raw_file_where_it_is_said_to_stand(table, raw):
    for row in table.to_dict("records"):
        assert joined(raw[row["raw_start"] : row["raw_end"]]) == row["quote"]
        assert raw[: row["raw_start"]].endswith(f"\n{row['number']}. ")


def test_the_table_begins_with_the_columns_of_the_contract(table):
    contract = "number quote raw_start raw_end initiator recipient target domain direction plover echo echo_units"
    assert list(table.columns)[:12] == contract.split()


def test_the_codes(table):
    codes = table[["initiator", "recipient", "target", "direction", "plover"]].values.tolist()
    assert codes == [
        ["us", "pakistan", "", "cooperation", "AID"],
        ["pakistan", "us", "", "cooperation", "COOPERATE"],
        ["pakistani_military", "taliban", "us", "coercion", "AID"],
        ["pakistan", "north_korea", "", "neither", "COOPERATE"],
        ["pakistan", "us", "", "neither", "CONCEDE SANCTION"],
    ]


def test_the_echoes_in_the_news_and_in_the_articles_own_abstract(table):
    columns = ["echo", "echo_units", "own_echo", "own_echo_units", "contrary_units"]
    assert table[columns].values.tolist() == [
        ["weak", "N17 N05", "strong", "A03 A01", ""],
        ["strong", "N15 N14 N09 N13 N12", "partial", "A02", "A03 N11"],
        ["partial", "N09 N08", "strong", "A02 A06", ""],
        ["none", "", "none", "", ""],
        ["none", "", "strong", "A06", ""],
    ]


def test_every_coded_cell_leads_to_its_words_in_the_raw_file(table, evidence, raw):
    for row in evidence.to_dict("records"):
        assert joined(raw[row["raw_start"] : row["raw_end"]]) == row["words"]
        home = table.loc[table["number"] == row["number"]].iloc[0]
        assert home["raw_start"] <= row["raw_start"] < row["raw_end"] <= home["raw_end"]


def test_no_coded_cell_is_without_evidence(table, evidence):
    cells = {
        (row["number"], column)
        for row in table.to_dict("records")
        for column in ("initiator", "recipient", "target", "domain", "direction")
        if row[column]
    }
    assert set(evidence[["number", "column"]].itertuples(index=False, name=None)) == cells


def test_the_evidence_of_a_domain_is_the_words_that_the_list_names(evidence):
    second = evidence[(evidence["number"] == 2) & (evidence["column"] == "domain")]
    assert second["words"].tolist() == ["transport goods", "territory", "drone strikes and other security operations"]
    assert set(second["code"]) == {"territory and security"}


def test_a_demonym_is_no_evidence_of_who_acts(evidence):
    second = evidence[(evidence["number"] == 2) & (evidence["column"] == "initiator")]
    assert second["words"].tolist() == ["Pakistan"]  # and not "Pakistani territory"


def test_arrows_lead_from_who_acts_to_whom(study):
    assert practices.arrows(study).values.tolist() == [
        [1, "United States", "Pakistan", "cooperation"],
        [2, "Pakistan", "United States", "cooperation"],
        [3, "Pakistani military", "Taliban", "cooperation"],
        [3, "Pakistani military", "United States", "coercion"],
        [4, "Pakistan", "North Korea", "neither"],
        [5, "Pakistan", "United States", "neither"],
    ]


def test_echoes_of_the_news_counted_by_grade(study):
    table = practices.echo_counts(study)
    assert list(table.columns) == ["number", "strong", "partial", "weak", "echoes", "contrary"]
    assert table.values.tolist() == [
        [1, 0, 0, 2, 2, 0],
        [2, 2, 1, 2, 5, 1],
        [3, 0, 1, 1, 2, 0],
        [4, 0, 0, 0, 0, 0],
        [5, 0, 0, 0, 0, 0],
    ]


def test_echoes_are_read_best_first_with_their_sentence_and_reason(study):
    table = practices.echoed(study, 3)
    assert table[["grade", "text", "unit"]].values.tolist() == [
        ["strong", "article", "A02"],
        ["partial", "news", "N09"],
        ["weak", "news", "N08"],
        ["weak", "article", "A06"],
    ]
    assert table["sentence"][0] == "Pakistan helped both the US and the Taliban in their war in Afghanistan."
    assert table["why"][0] == '"helped both the US and the Taliban"'
    assert practices.echoed(study, 4).empty


def test_our_directions_are_those_of_both_annotators(study):
    table = practices.relations(study)
    assert list(table.columns) == ["number", "unit", "direction", "annotator_1", "annotator_2"]
    assert table["unit"].tolist() == ["A32", "A33", "A34", "A35", "A36"]
    assert (table["annotator_1"] == table["direction"]).all()
    assert (table["annotator_2"] == table["direction"]).all()


def test_the_overview_says_it_in_words(study):
    table = practices.overview(study)
    assert table.loc[2].tolist()[2:] == [
        "Pakistani military → Taliban, against the United States",
        "war in Afghanistan",
        "coercion",
        "AID (material cooperation)",
        "partial: N09; weak: N08",
    ]
    assert table.loc[4, "PLOVER"] == "CONCEDE (verbal cooperation), SANCTION (material conflict)"
    assert table.loc[4, "echo in the news"] == "none"


# Nothing is typed again: another list in the text gives other quotes.


def test_another_list_in_the_text_gives_other_quotes(data, spoil, relist):
    relist("4. Pakistan provided nuclear", "4. Pakistan sold nuclear")
    spoil(FILE, "provided;", "sold;")
    table = practices.table(Study.open(data))
    assert table["quote"][3] == QUOTES[3].replace("provided", "sold")
    assert table["raw_end"][4] == 5361 + len("sold") - len("provided")


def test_codes_that_no_longer_fit_their_quote_are_refused(data, relist):
    relist("4. Pakistan provided nuclear", "4. Pakistan sold nuclear")
    with pytest.raises(DataError, match=r"row 5, column direction_words: 'provided' does not stand in 'Pakistan sold"):
        practices.read(Study.open(data))


def test_the_numbers_are_the_texts_own(data, relist):
    relist("5. After 2003", "6. After 2003")
    study = Study.open(data)
    assert list(practices.items(study)) == [1, 2, 3, 4, 6]
    with pytest.raises(DataError, match=r"row 6: number is '5'; one of 1, 2, 3, 4, 6 would be right"):
        practices.read(study)


def test_a_text_without_a_numbered_list_has_no_practices(data, spoil):
    spoil("corpus.toml", 'paragraphs = "numbered"', 'paragraphs = "one"')
    with pytest.raises(DataError, match=r"corpus\.toml: no section is numbered; the practices are read from one"):
        practices.items(Study.open(data))


# Each fault: the list, what is replaced by what, and what is said after the list's name.
FAULTS = {
    "unknown number": (FILE, "\n5,pakistan", "\n6,pakistan", ", row 6: number is '6'; one of 1, 2, 3, 4, 5 would be"),
    "doubled number": (FILE, "\n5,pakistan", "\n4,pakistan", ", row 6: number 4 stands twice; one row for each"),
    "unknown initiator": (FILE, "1,us,", "1,usa,", ", row 2: initiator is 'usa'; one of us, pakistan,"),
    "no initiator": (FILE, "1,us,", "1,,", ", row 2: initiator is ''; one of us, pakistan,"),
    "unknown recipient": (FILE, "north_korea", "south_korea", ", row 5: recipient is 'south_korea'; one of us,"),
    "unknown target": (FILE, "taliban,us,", "taliban,usa,", ", row 4: target is 'usa'; one of us, pakistan,"),
    "unknown direction": (
        FILE,
        ",coercion,",
        ",conflict,",
        ", row 4: direction is 'conflict'; one of cooperation, both, coercion, neither would be right",
    ),
    "unknown PLOVER code": (FILE, "CONCEDE SANCTION", "CONCEDE PUNISH", ", row 6: plover is 'PUNISH'; one of AGREE,"),
    "no PLOVER code": (FILE, ",CONCEDE SANCTION,", ",,", ", row 6: plover is ''; one of AGREE,"),
    "words not in the quote": (
        FILE,
        "missile technology,neither,provided",
        "rocket technology,neither,provided",
        ", row 5, column domain_words: 'rocket technology' does not stand in 'Pakistan provided",
    ),
    "no words": (FILE, ",greatly reduced,", ",,", ", row 6, column direction_words: '' does not stand in 'After 2003,"),
    "echo of no practice": (
        ECHOES,
        "\n5,A06",
        "\n7,A06",
        ", row 18: number is '7'; one of 1, 2, 3, 4, 5 would be right",
    ),
    "echo in no unit": (
        ECHOES,
        "1,A03,",
        "1,A99,",
        ", row 2: unit 'A99' does not exist; one of N01–A36 would be right",
    ),
    "unknown grade": (
        ECHOES,
        "1,A03,strong",
        "1,A03,loud",
        ", row 2: grade is 'loud'; one of strong, partial, weak, contrary would be right",
    ),
    "doubled echo": (ECHOES, "1,A01,", "1,A03,", ", row 3: practice 1 with A03 stands twice; each pair once, with its"),
    "no reason": (
        ECHOES,
        '"""cooperation"" in general"',
        "",
        ", row 3: the note is empty; each pair once, with its reason",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_refused_by_row(data, spoil, file, old, new, said):
    spoil(file, old, new)
    study = Study.open(data)
    with pytest.raises(DataError) as fault:
        practices.read(study) if file == FILE else practices.echoes(study)
    assert str(fault.value).startswith(f"{(data / file).as_posix()}{said}")


def test_a_missing_practice_is_refused(data):
    path = data / FILE
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    with pytest.raises(DataError, match=r"practices\.csv: practice 5 is missing; one row for each of the 5 is needed"):
        practices.read(Study.open(data))
