"""The manifest: texts as it describes them, and a refusal of every one that is wrong, with all faults at once."""

import contextlib
import os
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet.files import DataError, sha256
from bittersweet.texts import manifest
from bittersweet.texts.sentences import split
from tests.steps import growth

RAW = "A title\nFirst words.\n\nMore words.\nfooter\n"
TEXT = """\
[[text]]
id = "one"
prefix = "A"
file = "one.txt"
label = "The one"
date = "2013"
keep_hyphen = ["be-ing"]

[[text.section]]
name = "title"
lines = [[1, 1]]
counted = false

[[text.section]]
name = "body"
lines = [[2, 4]]
paragraphs = [2, 4]

[[text.removed]]
lines = [5, 5]
reason = "footer"
"""
NO_SECTION = "corpus.toml, [[text]] number 1: no section is counted; at least one [[text.section]] is needed"
SECOND = '[[text]]\nid = "two"\nfile = "two.txt"\n'


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A study folder with a text and no manifest."""
    home = tmp_path_factory.mktemp("home")
    (home / "a.txt").write_text("Words.", encoding="utf-8")
    return home


def test_a_text_is_as_the_manifest_describes_it(load):
    [text] = load(TEXT, **{"one.txt": RAW})
    assert (text.id, text.group, text.prefix, text.file, text.label) == ("one", "one", "A", "one.txt", "The one")
    assert (text.about, text.raw) == ({"label": "The one", "date": "2013", "language": "en"}, RAW)
    assert [(s.name, s.lines, s.counted, s.paragraphs) for s in text.sections] == [
        ("title", ((1, 1),), False, "blank"),
        ("body", ((2, 4),), True, (2, 4)),
    ]
    assert [(r.lines, r.reason) for r in text.removals] == [((5, 5), "footer")]
    assert text.keep_hyphen == {"be-ing"}


def test_an_id_and_a_file_are_enough(load):
    [text] = load(SECOND, **{"two.txt": "One.\n\nTwo.\n"})
    assert (text.group, text.prefix, text.label, text.about) == ("two", "two", "two", {"language": "en"})
    assert [(s.unit, s.section, s.paragraph) for s in split(text)] == [("two01", "body", 1), ("two02", "body", 2)]


def test_without_sections_all_lines_that_are_not_removed_are_the_body(load):
    gone = '[[text.removed]]\nlines = [{}]\nreason = "x"\n'
    text = SECOND + "".join(gone.format(lines) for lines in ("4, 5", "1, 1", "7, 7"))
    assert load(text, **{"two.txt": "a\nb\nc\nd\ne\nf\ng"})[0].sections[0].lines == ((2, 3), (6, 6))
    assert load(SECOND + gone.format("1, 2"), **{"two.txt": "a\nb\nc\nd"})[0].sections[0].lines == ((3, 4),)


def test_a_removal_after_the_last_line_is_told_once(refused):
    whole, behind = (f'[[text.removed]]\nlines = [{line}, {line}]\nreason = "x"\n' for line in (1, 9))
    told = "corpus.toml, [[text]] number 1: removed as 'x': lines 9–9 are out of range; two.txt has lines 1–1"
    assert refused(SECOND + behind, **{"two.txt": "Words."}) == [told]
    assert refused(SECOND + whole + behind, **{"two.txt": "Words."}) == [NO_SECTION, told]


def test_texts_stand_in_the_order_of_the_manifest_and_groups_hold_any_number(load):
    toml = "".join(
        f'[[text]]\nid = "{n}"\ngroup = "{g}"\nfile = "{n}.txt"\n' for n, g in (("b", "x"), ("a", "y"), ("c", "x"))
    )
    texts = load(toml, **{f"{n}.txt": "Words." for n in "abc"})
    assert [(text.id, text.group) for text in texts] == [("b", "x"), ("a", "y"), ("c", "x")]


def test_a_prefix_may_be_long_and_end_in_a_hyphen(load):
    prefix = "Aé1-" + "b" * 35 + "-"
    [text] = load(f'{SECOND}prefix = "{prefix}"', **{"two.txt": "Words."})
    assert [s.unit for s in split(text)] == [f"{prefix}01"]


def test_what_else_is_said_of_a_text_is_kept(load):
    [text] = load(f'{SECOND}place = "Oslo"\n"two words" = "x"\ntitle = "a\\nb"\nkind = ""\n', **{"two.txt": "Words."})
    assert text.about == {"title": "a b", "language": "en", "place": "Oslo", "two words": "x"}
    assert text.label == "a b"


def test_a_byte_order_mark_is_no_letter_and_raw_offsets_do_not_count_it(load):
    for mark in ("", "\ufeff"):
        [text] = load(f"{mark}{SECOND}", **{"two.txt": f"{mark}One word.\r\n"})
        [sentence] = split(text)
        assert (sentence.sentence, text.raw[slice(*sentence.locate(4, 8))]) == ("One word.", "word")
        assert sentence.locate(4, 8) == (4, 8)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_any_text_is_a_legal_id_label_and_group_or_refused_at_the_door(home, id, label, group):
    quoted = ("".join(f"\\U{ord(c):08x}" for c in value) for value in (id, label, group))
    toml = '[[text]]\nid = "{}"\nlabel = "{}"\ngroup = "{}"\nfile = "a.txt"\n'.format(*quoted)
    (home / "corpus.toml").write_text(toml, encoding="utf-8")
    odd = any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in id + group + label)
    text = None
    with contextlib.suppress(DataError):
        [text] = manifest.load(home)
    if text is None:
        assert odd or not id.strip()
    else:
        [unit] = [s.unit for s in split(text)]
        assert (text.id, text.group) == (id.strip(), group.strip() or id.strip())
        assert text.label == (" ".join(label.split()) or id.strip())
        assert re.fullmatch(r"[^\W\d_][^\W_]*\.?01", unit)
        assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in text.id + text.group + text.label)


# § stands for the place of the first text.
FAULTS = {
    "not TOML": ('id = "one"', "id = one", "corpus.toml: not valid TOML: Invalid value (at line 2, column 6)"),
    "no id": ('id = "one"\n', "", "§: id is missing"),
    "a blank id": ('id = "one"', 'id = " "', "§: id is empty; a name is needed"),
    "an id of two lines": (
        'id = "one"',
        'id = "o\\ne"',
        "§: id is 'o\\ne'; a name has no line ends or control characters",
    ),
    "no file": ('file = "one.txt"\n', "", "§: file is missing"),
    "a file elsewhere": (
        'file = "one.txt"',
        'file = "../one.txt"',
        "§: file '../one.txt' leads out of the folder; a file inside the folder would be right",
    ),
    "a file that no file can be": (
        'file = "one.txt"',
        'file = "o\\u0000e"',
        "§: file is 'o\\x00e'; a name has no line ends or control characters",
    ),
    "a folder for a file": (
        'file = "one.txt"',
        'file = "."',
        "§: file '.' leads out of the folder; a file inside the folder would be right",
    ),
    "a number for text": (
        'date = "2013"',
        "date = 2013",
        "§: date is 2013; text in quotation marks would be right",
    ),
    "a label that is no text": (
        'label = "The one"',
        "label = ['The one']",
        "§: label is ['The one']; text in quotation marks would be right",
    ),
    "an unknown key that is no text": (
        'date = "2013"',
        "lable = 5",
        "§: lable is no field, and a field of your own holds text, not 5; the nearest: label",
    ),
    "a table of another name": (
        "[[text.removed]]",
        "[[text.remove]]",
        "§: remove is no field, and a field of your own holds text, not "
        "[{'lines': [5, 5], 'reason': 'footer'}]; the nearest: removed",
    ),
    "a setting of another name": ("[[text]]", "txet = 1\n[[text]]", "corpus.toml: txet is no field; the nearest: text"),
    "a text that is not English": (
        'date = "2013"',
        'language = "de"',
        "§: language is 'de'; only 'en' (English) can be read",
    ),
    "a prefix with a blank": (
        'prefix = "A"',
        'prefix = "A B"',
        "§: prefix is 'A B'; a letter, then letters and digits with single hyphens would be right",
    ),
    "a prefix that begins with a digit": (
        'prefix = "A"',
        'prefix = "1A"',
        "§: prefix is '1A'; a letter, then letters and digits with single hyphens would be right",
    ),
    "a prefix without end": (
        'prefix = "A"',
        f'prefix = "{"A" * 41}"',
        f"§: prefix is '{'A' * 41}'; 40 characters at most would be right",
    ),
    "a checksum that is none": (
        'date = "2013"',
        'sha256 = "abc"',
        "§: sha256 is 'abc'; 64 hexadecimal digits would be right, or nothing",
    ),
    "a hyphen to keep that is no list": (
        'keep_hyphen = ["be-ing"]',
        'keep_hyphen = "be-ing"',
        "§: keep_hyphen is 'be-ing'; a list of words would be right",
    ),
    "a hyphen to keep that is no word": (
        'keep_hyphen = ["be-ing"]',
        "keep_hyphen = [5]",
        "§: keep_hyphen is [5]; a list of words would be right",
    ),
    "a section without name": (
        'name = "body"\n',
        "",
        "§, section number 2: name is missing",
    ),
    "a section without lines": (
        "lines = [[2, 4]]\n",
        "",
        "§, section number 2: lines is missing",
    ),
    "lines that are no ranges": (
        "lines = [[2, 4]]",
        "lines = [2, 4]",
        "§, section number 2: lines is [2, 4]; like [[16, 28]] would be right",
    ),
    "a range of three": (
        "lines = [[2, 4]]",
        "lines = [[2, 3, 4]]",
        "§, section number 2: lines is [[2, 3, 4]]; like [[16, 28]] would be right",
    ),
    "lines that are no numbers": (
        "lines = [[2, 4]]",
        "lines = [[true, 4]]",
        "§, section number 2: lines is [[True, 4]]; like [[16, 28]] would be right",
    ),
    "no line at all": (
        "lines = [[2, 4]]",
        "lines = []",
        "§, section number 2: lines is []; like [[16, 28]] would be right",
    ),
    "paragraphs of no known kind": (
        "paragraphs = [2, 4]",
        'paragraphs = "indented"',
        "§, section number 2: paragraphs is 'indented'; "
        "a list of first lines or one of one, blank, numbered would be right",
    ),
    "paragraphs that are no lines": (
        "paragraphs = [2, 4]",
        'paragraphs = [2, "4"]',
        "§, section number 2: paragraphs is [2, '4']; "
        "a list of first lines or one of one, blank, numbered would be right",
    ),
    "no paragraph at all": (
        "paragraphs = [2, 4]",
        "paragraphs = []",
        "§, section number 2: paragraphs is []; a list of first lines or one of one, blank, numbered would be right",
    ),
    "a paragraph outside its section": (
        "paragraphs = [2, 4]",
        "paragraphs = [1, 4]",
        "§, section body: paragraph at line 1, which is not in the section",
    ),
    "a paragraph before all lines": (
        "paragraphs = [2, 4]",
        "paragraphs = [2, 4, -1]",
        "§, section body: paragraph at line -1, which is not in the section",
    ),
    "a paragraph after all lines": (
        "paragraphs = [2, 4]",
        f"paragraphs = [2, 4, {10**18}]",
        f"§, section body: paragraph at line {10**18}, which is not in the section",
    ),
    "a paragraph at a blank line": (
        "paragraphs = [2, 4]",
        "paragraphs = [2, 3]",
        "§, section body: paragraph at line 3 of one.txt, which is blank",
    ),
    "lines after the last": (
        "lines = [[2, 4]]",
        f"lines = [[2, 4], [5, {10**15}]]",
        f"§: section body: lines 5–{10**15} are out of range; one.txt has lines 1–5",
    ),
    "two parts that overlap": (
        "lines = [5, 5]",
        "lines = [4, 5]",
        "§: line 4 is both section body and removed as 'footer'; keep one",
    ),
    "a line of two sections": (
        "lines = [[1, 1]]",
        "lines = [[2, 2]]",
        "§: line 2 is both section title and section body; keep one",
    ),
    "counted that is no truth value": (
        "counted = false",
        'counted = "no"',
        "§, section number 1: counted is 'no'; true or false would be right",
    ),
    "a key that no section has": (
        "counted = false",
        "count = false",
        "§, section number 1: count is no field; the nearest: counted",
    ),
    "a removal without a reason": (
        'reason = "footer"',
        'reason = ""',
        "§, removed number 1: reason is empty; a name is needed",
    ),
    "a removal of ranges": (
        "lines = [5, 5]",
        "lines = [[5, 5]]",
        "§, removed number 1: lines is [[5, 5]]; like [16, 28] would be right",
    ),
    "two sections of one name": (
        'name = "title"',
        'name = "body"',
        "§: two sections are called 'body'; each needs its own name",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_manifest_is_refused_by_place(refused, old, new, said):
    assert old in TEXT
    said = said.replace("§", "corpus.toml, [[text]] number 1")
    assert refused(TEXT.replace(old, new, 1), **{"one.txt": RAW}) == [said]


def test_all_faults_of_all_texts_are_told_at_once(refused):
    toml = TEXT.replace('id = "one"', "id = 1").replace("counted = false", "counted = 0").replace('"2013"', "2013")
    third = '[[text]]\nid = "three"\nfile = "three.txt"\n[[text.section]]\nname = "a"\nlines = [[1, 9]]\n'
    assert refused(f'x = "red"\n{toml}{SECOND}{third}', **{"three.txt": "a"}) == [
        "corpus.toml: x is no field; known: title, text, source"
    ]
    assert refused(toml + SECOND + third, **{"three.txt": "a"}) == [
        "corpus.toml, [[text]] number 1: date is 2013; text in quotation marks would be right",
        "corpus.toml, [[text]] number 1: id is 1; text in quotation marks would be right",
        "corpus.toml, [[text]] number 1, section number 1: counted is 0; true or false would be right",
        "two.txt: no such file; put it there or mend the name that points to it",
        "corpus.toml, [[text]] number 3: section a: lines 1–9 are out of range; three.txt has lines 1–1",
    ]


def test_a_line_that_nothing_explains_is_told_with_its_words(refused):
    toml = TEXT.replace("lines = [[2, 4]]", "lines = [[2, 2]]").replace("[2, 4]", "[2]")
    for line, shown in {"More words.": "More words.", "m" * 41: "m" * 40}.items():
        assert refused(toml, **{"one.txt": RAW.replace("More words.", line)}) == [
            f"corpus.toml, [[text]] number 1: line 4 of one.txt ('{shown}') is in no section and not removed; "
            "give it a section, or a [[text.removed]] with the reason"
        ]


def test_a_text_in_which_nothing_counts_is_refused(refused):
    toml = f'{SECOND}[[text.section]]\nname = "a"\nlines = [[1, 1]]\ncounted = false\n'
    assert refused(toml, **{"two.txt": "Words."}) == [NO_SECTION]
    toml = f'{SECOND}[[text.removed]]\nlines = [1, 1]\nreason = "a"\n'
    assert refused(toml, **{"two.txt": "Words."}) == [NO_SECTION]


def test_sections_whose_headings_would_share_a_name_are_refused(refused):
    section = '[[text.section]]\nname = "{}"\nlines = [[{}, {}]]\ncounted = {}\n'
    parts = [("a", 1, "false"), ("a-2", 2, "false"), ("b", 3, "true"), ("b-2", 4, "false"), ("c-d", 5, "false")]
    toml = SECOND + "".join(section.format(name, line, line, counted) for name, line, counted in parts)
    assert refused(toml, **{"two.txt": "a\nb\nc\nd\ne"}) == [
        "corpus.toml, [[text]] number 1: the sections 'a' and 'a-2' would give two units one name; rename one"
    ]


@pytest.mark.parametrize("toml", ["# nothing yet", "text = []", 'title = "x"'])
def test_a_manifest_without_texts_is_refused(refused, toml):
    said = "corpus.toml: no [[text]] table and no [source]; one for each text, or a folder of texts, is needed"
    assert refused(toml) == [said]


@pytest.mark.parametrize("value", ['["news"]', '"news"', "5"])
def test_texts_sections_and_removals_must_be_tables(refused, value):
    told = "is {}; tables, each under its own heading in double brackets, would be right".format(
        value.replace('"', "'")
    )
    assert refused(f"text = {value}") == [f"corpus.toml: text {told}"]
    assert refused(f"{SECOND}section = {value}") == [f"corpus.toml, [[text]] number 1: section {told}"]
    assert refused(f"{SECOND}removed = {value}") == [f"corpus.toml, [[text]] number 1: removed {told}"]


def test_two_texts_of_one_id_file_or_prefix_are_refused(refused):
    toml = f'{SECOND}prefix = "A"\n{SECOND}prefix = "a"\n'
    assert refused(toml, **{"two.txt": "Words."}) == [
        "corpus.toml, [[text]] number 2: two texts have the id 'two'; each needs its own",
        "corpus.toml, [[text]] number 2: two texts have the file 'two.txt'; each needs its own",
        "corpus.toml, [[text]] number 2: the prefixes 'a' and 'A' would give two units one name; "
        "each text needs a prefix of its own, which is not another's with a hyphen",
    ]


def test_a_folder_without_manifest_is_refused(tmp_path):
    with pytest.raises(DataError) as fault:
        manifest.load(tmp_path)
    assert str(fault.value).startswith(f"{tmp_path / 'corpus.toml'}: no such file; put it there or mend the name")


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"none: found nothing; a data folder holding corpus\.toml would be right$"):
        manifest.load(tmp_path / "none")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "two.txt: the text is empty; at least one word is needed"),
        (b" \r\n\t\n", "two.txt: the text is empty; at least one word is needed"),
        ("\ufeff… – _".encode(), "two.txt: the text is empty; at least one word is needed"),
        (b"caf\xe9", "two.txt, line 1: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (
            b"%PDF-1.7",
            "two.txt: this is a PDF document (.pdf), not plain text; "
            "`bittersweet new` reads many formats and writes plain text",
        ),
    ],
)
def test_a_file_that_holds_no_text_is_refused(refused, content, said):
    assert refused(SECOND, **{"two.txt": content}) == [said]


def test_a_manuscript_of_lines_with_commas_is_a_text(load):
    assert load(SECOND, **{"two.txt": "id,name\n1,Oslo\n"})[0].raw == "id,name\n1,Oslo\n"


def test_a_folder_a_pipe_or_a_link_out_in_place_of_a_text_is_refused(make, tmp_path_factory):
    folder, outside = make(SECOND), tmp_path_factory.mktemp("outside")
    path = folder / "two.txt"
    path.mkdir()
    with pytest.raises(DataError, match=r"two\.txt: cannot be read \(it is a folder\)"):
        manifest.load(folder)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(DataError, match=r"two\.txt: cannot be read \(it is a device, a pipe or a socket\)"):
        manifest.load(folder)
    path.unlink()
    (outside / "two.txt").write_text("Words.")
    path.symlink_to(outside / "two.txt")
    with pytest.raises(DataError, match=r"number 1: file 'two\.txt' leads out of "):
        manifest.load(folder)


def test_a_checksum_is_held_against_the_bytes(load, refused):
    right = sha256(b"Words.")
    assert load(f'{SECOND}sha256 = "{right.upper()}"', **{"two.txt": "Words."})[0].raw == "Words."
    assert "sha256" not in load(f'{SECOND}sha256 = "{right}"', **{"two.txt": "Words."})[0].about
    assert refused(f'{SECOND}sha256 = "{right}"', **{"two.txt": "Words!"}) == [
        f"two.txt: the checksum differs: found {sha256(b'Words!')}, the manifest says {right}; "
        "restore the file, or if the change is meant, empty sha256 and run `bittersweet check --write`"
    ]


def test_twice_the_texts_take_twice_the_steps(load):
    table = '[[text]]\nid = "{}"\nfile = "{}.txt"\n[[text.removed]]\nlines = [1, 1]\nreason = "x"\n'
    raw = "Head\nWords.\n"
    grown = growth(
        lambda n: load("".join(table.format(i, i) for i in range(n)), **{f"{i}.txt": raw for i in range(n)}), 40, 80
    )
    assert grown <= 2.2


def test_twice_the_sections_take_twice_the_steps(load):
    part = '[[text.section]]\nname = "{0}"\nlines = [[{0}, {0}]]\nparagraphs = [{0}]\n'
    toml = {n: SECOND + "".join(part.format(i) for i in range(1, n + 1)) for n in (100, 200)}
    assert growth(lambda n: load(toml[n], **{"two.txt": "Words.\n" * n}), 100, 200) <= 2.2
