"""The [source] of a manifest: a folder of many texts, in groups, with a table of what is said of each."""

import pytest

from bittersweet.texts.source_block import files
from tests.steps import growth

THREE = {"texts/north/b.txt": "B one.", "texts/north/a.txt": "A one.", "texts/c.txt": "C one."}
PREFIX = "a letter, then letters and digits with single hyphens would be right"
SOURCE = '[source]\nfolder = "texts"\n'


def test_each_file_is_a_text_in_the_group_of_its_folder_sorted_by_path(load):
    texts = load(SOURCE, **THREE)
    assert [(text.id, text.group, text.file, text.prefix, text.label) for text in texts] == [
        ("c", "texts", "texts/c.txt", "c", "c"),
        ("north/a", "north", "texts/north/a.txt", "northa", "north/a"),
        ("north/b", "north", "texts/north/b.txt", "northb", "north/b"),
    ]
    assert texts[0].about == {"language": "en"}


def test_only_the_first_folder_names_the_group(load):
    texts = load("[source]", **{"texts/a/b/c.txt": "Words.", "texts/d/e.txt": "Words."})
    assert [(text.id, text.group) for text in texts] == [("a/b/c", "a"), ("d/e", "d")]


def test_the_group_may_be_fixed_and_what_is_said_of_all_is_said_of_each(load):
    texts = load(f'{SOURCE}group = "all"\nauthor = "Ann"\nplace = "Oslo"\n', **THREE)
    assert {text.group for text in texts} == {"all"}
    assert [text.about for text in texts] == [{"author": "Ann", "language": "en", "place": "Oslo"}] * 3


def test_the_folder_may_be_the_study_folder_itself_and_the_pattern_any(load):
    contents = {"a.md": "A.", "b.md": "B.", "c.txt": "C.", "d/a.md": "D."}
    texts = load('[source]\nfolder = "."\npattern = "*.md"\ngroup = "g"\n', **contents)
    assert [(text.id, text.file) for text in texts] == [("a", "a.md"), ("b", "b.md")]


def test_hidden_files_and_folders_are_passed_over(load):
    texts = load(
        "[source]", **{"texts/a.txt": "A.", "texts/.b.txt": "B.", "texts/.c/d.txt": "D.", "texts/e.txt/f.txt": "F."}
    )
    assert [text.id for text in texts] == ["a", "e.txt/f"]


def test_texts_that_have_a_table_of_their_own_come_first_and_once(load):
    own = '[[text]]\nid = "mine"\nfile = "texts/north/b.txt"\n'
    assert [text.id for text in load(f"{SOURCE}{own}", **THREE)] == ["mine", "c", "north/a"]


def test_a_table_says_what_is_said_of_each_file(load):
    table = 'file,id,group,label,date,place\nnorth/a.txt,first,south,,2001,"Oslo, Bergen"\ntexts/c.txt,,,The C,,\n'
    texts = load(f'{SOURCE}table = "texts.csv"\ndate = "1999"\n', **THREE, **{"texts.csv": table})
    assert [(text.id, text.group, text.label, text.about["date"], text.about.get("place")) for text in texts] == [
        ("c", "texts", "The C", "1999", None),
        ("first", "south", "first", "2001", "Oslo, Bergen"),
        ("north/b", "north", "north/b", "1999", None),
    ]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (
            '[source]\nfolder = "none"',
            "corpus.toml, [source]: folder is 'none', and there is no such folder in the folder",
        ),
        (
            '[source]\nfolder = "texts/c.txt"',
            "corpus.toml, [source]: folder is 'texts/c.txt', and there is no such folder",
        ),
        ('[source]\nfolder = ".."', "corpus.toml, [source]: folder '..' leads out of the folder; a file inside the"),
        (
            '[source]\npattern = "*.md"',
            "corpus.toml, [source]: no file of texts fits the pattern '*.md'; at least one text",
        ),
        (
            '[source]\npattern = "/*"',
            "corpus.toml, [source]: pattern is '/*' (Non-relative patterns are unsupported); like",
        ),
        (
            '[source]\npattern = "**a"',
            "corpus.toml, [source]: pattern is '**a' (Invalid pattern: '**' can only be an entire",
        ),
        ("[source]\npattern = 5", "corpus.toml, [source]: pattern is 5; text in quotation marks would be right"),
        ("[source]\ngroup = ''", "corpus.toml, [source]: group is empty; a name is needed"),
        (
            "[source]\nfolders = 5",
            "corpus.toml, [source]: folders is no field, and a field of your own holds text, not 5; the",
        ),
        ("source = 5", "corpus.toml: source is 5; a table would be right"),
        (
            '[source]\ntable = "../a.csv"',
            "corpus.toml, [source]: table '../a.csv' leads out of the folder; a file inside",
        ),
        ('[source]\ntable = "none.csv"', "none.csv: no such file; put it there or mend the name that points to it"),
    ],
)
def test_a_faulty_source_is_refused_by_place(refused, toml, said):
    [told] = refused(toml, **THREE)
    assert told.startswith(said)


def test_a_pattern_that_leads_out_of_its_folder_is_refused(refused, tmp_path):
    contents = {**THREE, "other.txt": "Words."}
    assert refused('[source]\npattern = "../*.txt"', **contents) == [
        "corpus.toml, [source]: no file of texts fits the pattern '../*.txt'; at least one text is needed"
    ]
    (tmp_path / "texts" / "link.txt").symlink_to("/etc/hosts")
    assert refused("[source]", **THREE) == [
        "texts/link.txt: file 'texts/link.txt' leads out of the folder; a file inside the folder would be right"
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("id\nx\n", ["texts.csv, row 1: column file missing; found id; needed file, separated by commas"]),
        (
            "file,label\nc.txt,C\nd.txt,D\nc.txt,E\n",
            [
                "texts.csv, row 4: the file 'c.txt' stands twice; keep one row",
                "texts.csv, row 3: no text of texts is called 'd.txt'; mend the name or drop the row",
            ],
        ),
        (
            "file,prefix\nc.txt,1\nnorth/a.txt,a b\n",
            [
                f"texts.csv, row 2: prefix is '1'; {PREFIX}",
                f"texts.csv, row 3: prefix is 'a b'; {PREFIX}",
            ],
        ),
        (
            "file,section,removed\nc.txt,a,b\n",
            ["texts.csv, row 1: section, removed cannot stand in a table; use [[text]] for it"],
        ),
        ("file,id\nc.txt,north/a\n", ["texts/north/a.txt: two texts have the id 'north/a'; each needs its own"]),
    ],
    ids=["no file", "rows", "cells", "sections", "ids"],
)
def test_a_faulty_table_is_refused_by_row(refused, table, said):
    assert refused(f'{SOURCE}table = "texts.csv"\n', **THREE, **{"texts.csv": table}) == said


def test_files_are_found_by_their_name_in_the_folder(make):
    folder = make("", **THREE) / "texts"
    assert files(folder, "**/*.txt", "") == {name: folder / name for name in ("c.txt", "north/a.txt", "north/b.txt")}


def test_twice_the_files_take_twice_the_steps(load):
    def many(n):
        table = "file,label\n" + "".join(f"{i}.txt,Text {i}\n" for i in range(n))
        return {"texts.csv": table, **{f"texts/{i}.txt": "Words.\n" for i in range(n)}}

    assert growth(lambda n: load('[source]\ntable = "texts.csv"\n', **many(n)), 40, 80) <= 2.2
