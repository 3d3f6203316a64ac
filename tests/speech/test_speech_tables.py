"""Tables of speech: who speaks how much, and every quote in its words."""

from bittersweet.speech import tables

TEXT = (
    "“It may rain. It may pour,” said Miller. Hill says it may fail.",
    "“No,” said Miller. It was an ‘ally’ (Dale, 2001).",
)


def test_one_row_a_speaker_and_mode(quotes):
    table = tables.table(quotes(*TEXT))
    assert list(table) == list(tables.COLUMNS)
    assert table.values.tolist() == [
        ["toy", "miller", "person", "direct", 7, "T1.1 T1.2 T2.1", 2, 11, 0],
        ["toy", "unattributed", "none", "citation", 1, "T2.2", 1, 6, 0],
        ["toy", "hill", "source", "indirect", 0, "T1.3", 1, 5, 3],
        ["toy", "dale", "source", "citation", 0, "T2.2", 1, 6, 0],
    ]


def test_one_row_a_quote(quotes, book):
    listing = tables.listing(quotes(*TEXT), book)
    assert listing[["units", "speaker", "mode", "words", "quote", "start", "end", "cited"]].values.tolist() == [
        ["T1.1 T1.2", "Ann Miller", "direct", 6, "It may rain. It may pour,", 1, 12, ""],
        ["T1.3", "Eve Hill", "indirect", 0, "it may fail.", 10, 22, ""],
        ["T2.1", "Ann Miller", "direct", 1, "No,", 1, 4, ""],
        ["T2.2", "unattributed", "citation", 1, "ally", 11, 15, "Tom Dale"],
        ["T2.2", "Tom Dale", "citation", 0, "(Dale, 2001)", 17, 29, ""],
    ]


def test_no_quotes_make_an_empty_table_with_all_columns(book):
    assert list(tables.table([])) == list(tables.COLUMNS)
    assert list(tables.listing([], book)) == list(tables.LISTING)
