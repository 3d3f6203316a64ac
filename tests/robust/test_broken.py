"""Broken folders, a few of each kind: accepted, or refused in clear lines with exit code 2.

`make torture` tries some thousands more.
"""

import os
import signal
from random import Random

import pytest

from tests.robust.breaking import DAMAGES
from tests.robust.small import small_study, table, text
from tests.robust.trial import Ended, tried, tried_here

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="ends by an alarm what does not end by itself")
AMOUNT = 2


def test_what_is_no_clear_refusal_is_seen_as_such():
    assert Ended(0, "in order\n", "", 1.0).fault == ""
    assert Ended(2, "", "bittersweet: a.csv: empty\n", 1.0).fault == ""
    assert Ended(None, "", "", 30.0).fault == "no end after 30 s"
    assert Ended(1, "", "Traceback …\nKeyError: 'a'\n", 1.0).fault == "exit code 1: KeyError: 'a'"
    assert Ended(2, "", "", 1.0).fault == "said: ''"
    assert Ended(2, "", "bittersweet: a\nb\n", 1.0).fault
    assert Ended(2, "", f"bittersweet: {'a' * 9999}\n", 1.0).fault == "a line of 10012 letters"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one of the two runs in a fork of this process")
@pytest.mark.parametrize("trial", [tried, tried_here])
def test_what_does_not_end_in_its_time_is_stopped(tmp_path, trial):
    end = trial(small_study(tmp_path / "small"), seconds=0.001)
    assert (end.code, end.fault[:13]) == (None, "no end after ")


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("seed", range(AMOUNT))
def test_a_damaged_folder_is_accepted_or_refused(tmp_path, damage, seed):
    folder = small_study(tmp_path / "small")
    said = DAMAGES[damage](folder, Random(f"{damage}.{seed}"))
    end = tried_here(folder, export=not seed % 2)
    assert not end.fault, (said, end.fault, end.err)


def accepted(folder):
    end = tried_here(folder, export=True)
    assert not end.fault, (end.fault, end.err)
    return end.code == 0


def refused(folder, said):
    end = tried_here(folder)
    assert not end.fault, (end.fault, end.err)
    assert (end.code, said in end.err) == (2, True), end.err
    return True


def bare(folder, **contents):
    """A study folder of texts alone, by id, without checksums; each in a group of its own."""
    folder.mkdir()
    for name, content in contents.items():
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    from bittersweet.files import sha256

    tables = [
        f'[[text]]\nid = {text(name)}\nfile = "{name}.txt"\nsha256 = "{sha256(content.encode())}"\n'
        for name, content in contents.items()
    ]
    (folder / "corpus.toml").write_text("\n".join(tables), encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", [1, 2, 3, 9])
def test_any_number_of_texts_is_a_study(tmp_path, number):
    assert accepted(bare(tmp_path / "s", **{f"t{n}": f"Text {n} is here. It ends." for n in range(number)}))


def test_a_paragraph_may_be_longer_than_a_million_characters(tmp_path):
    content = "The same words stand here again and again, without a mark " * 20_000
    assert accepted(bare(tmp_path / "s", a=content, b="short. text."))


def test_a_text_of_marks_alone_is_refused(tmp_path):
    assert refused(bare(tmp_path / "s", a="… ! ?", b="words"), "a.txt: the text is empty; at least one word is needed")


def test_a_section_may_have_no_words(tmp_path):
    folder = bare(tmp_path / "s", a="* * *\n\nwords here.\n", b="words.")
    with (folder / "corpus.toml").open("a") as manifest:
        manifest.write('section = [{name = "b", lines = [[1, 1]]}]\n')
    swapped = bare(tmp_path / "t", b="words.", a="* * *\n\nwords here.\n")
    with (swapped / "corpus.toml").open("a") as manifest:
        manifest.write('section = [{name = "stars", lines = [[1, 2]]}, {name = "body", lines = [[3, 3]]}]\n')
    assert accepted(folder)
    assert accepted(swapped)


@pytest.mark.parametrize(
    "lines",
    ["[[-1, 2]]", "[[0, 1]]", "[[2, 1]]", "[[1, 99999999999999999999]]", "[[1, 1], [1, 1]]", "[]", "[1, 2]", "[[1]]"],
)
def test_ranges_of_lines_that_are_none_are_refused(tmp_path, lines):
    folder = bare(tmp_path / "s", a="one word\n")
    with (folder / "corpus.toml").open("a") as manifest:
        manifest.write(f'section = [{{name = "body", lines = {lines}}}]\n')
    assert refused(folder, "corpus.toml, [[text]] number 1")


@pytest.mark.parametrize(
    "paragraphs",
    ["[0, 1]", "[-3, 5]", "[5, 3]", "[1]", "[1, 2, 3]", "[1, 99999999999]", '["a", "b"]', "3", "[true, true]"],
)
def test_ranges_of_paragraphs_that_are_none_are_refused(tmp_path, paragraphs):
    folder = small_study(tmp_path / "s")
    with (folder / "claims.toml").open("a") as claims:
        claims.write(f"paragraphs = {paragraphs}\n")
    assert refused(folder, "claims.toml")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("notebook", "1"),
        ("claim", "[]"),
        ("by", '"size"'),
        ("short", "{}"),
        ("text", '"nobody"'),
        ("keys", '"apple"'),
        ("keys", "[]"),
        ("expect", '"less"'),
        ("measure", '"apple"'),
        ("section", '"none"'),
        ("follows", '"apples"'),
        ("heading", '"yes"'),
        ("per", '"chapter"'),
        ("own", '"x"'),
    ],
)
def test_a_claim_with_another_value_or_field_is_refused(tmp_path, field, value):
    folder = small_study(tmp_path / "s")
    path = folder / "claims.toml"
    lines = [line for line in path.read_text().splitlines() if not line.startswith(f"{field} ")]
    path.write_text("\n".join([*lines, f"{field} = {value}"]) + "\n")
    assert refused(folder, "no grouping of fruits is called 'size'" if field == "by" else field)


@pytest.mark.parametrize("name", ["annotation/themes_annotator_2.csv", "annotation/annotator_2.csv"])
def test_an_annotators_file_that_misspells_a_column_is_refused(tmp_path, name):
    folder = small_study(tmp_path / "s")
    header, *rows = (folder / name).read_text().splitlines()
    (folder / name).write_text("\n".join([header.replace("tone", "ton").replace("trade", "trad"), *rows]) + "\n")
    assert refused(folder, f"{name.partition('/')[2]}, row 1")


@pytest.mark.parametrize("reason", ["1", "[]", '""', "{}"])
def test_a_reason_that_is_no_text_is_refused(tmp_path, reason):
    folder = bare(tmp_path / "s", a="one word\nmore\n")
    with (folder / "corpus.toml").open("a") as manifest:
        manifest.write(f"removed = [{{lines = [1, 1], reason = {reason}}}]\n")
    assert refused(folder, "reason")


def test_more_mentions_than_words_are_counted(tmp_path):
    folder = bare(tmp_path / "s", a="a-a-a-a b", b="c")
    (folder / "codebook").mkdir()
    (folder / "codebook" / "letters.csv").write_text("letter,label,surface\na,A,a\nb,B,b\n")
    assert accepted(folder)


def test_an_annotators_file_in_capitals_is_an_annotators_file(tmp_path):
    folder = small_study(tmp_path / "s")
    path = folder / "annotation" / "annotator_2.csv"
    path.rename(path.with_name("ANNOTATOR_2.CSV"))
    assert accepted(folder)


def test_a_keys_plus_sign_is_no_pair(tmp_path):
    folder = small_study(tmp_path / "s", {"key": "apple+green"})
    path = folder / "claims.toml"
    claim = path.read_text().replace('measure = "fruits"', 'measure = "fruit pairs"')
    path.write_text(claim.replace('keys = ["apple+green"]', 'keys = ["pear+apple+green"]'))
    assert accepted(folder)


@pytest.mark.parametrize("missing", ["agent", "target", "class"])
def test_acts_are_coded_by_who_does_what_to_whom(tmp_path, missing):
    folder = small_study(tmp_path / "s")
    for path in [folder / "codebook" / "acts.csv", *(folder / "annotation").glob("acts_annotator_*.csv")]:
        rows = [line.split(",") for line in path.read_text().splitlines()]
        if missing in rows[0]:
            at = rows[0].index(missing)
            rows = [row[:at] + row[at + 1 :] for row in rows]
        path.write_text(table(*(row for row in rows if row[0] != missing)))
    assert refused(folder, f"codebook/acts.csv: the variable {missing} is missing")


def test_a_folder_may_lie_behind_a_link(tmp_path):
    folder = small_study(tmp_path / "s")
    (tmp_path / "link").symlink_to(folder)
    assert accepted(tmp_path / "link")
