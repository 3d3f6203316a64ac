"""Checksums: told where they are missing, and written without touching anything else."""

import pytest

from bittersweet.files import DataError, sha256
from bittersweet.texts import manifest
from tests.steps import growth

ONE, TWO = sha256(b"One."), sha256(b"Two.")
FILES = {"one.txt": "One.", "two.txt": "Two."}
TOML = """\
# The texts.
[[text]]  # the first
file = "one.txt"  # its file
id = "one"

  [[ text ]]
id = 'two'
'file' = "two.txt"
[[text.section]]
name = "body"
lines = [[1, 1]]
"""


@pytest.fixture
def written(make):
    """A function to the files that are changed when checksums are written, by name, with their content."""

    def written(toml, **contents):
        folder = make(toml, **contents)
        changed = {
            path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in manifest.write_checksums(folder)
        }
        manifest.check_checksums(folder)
        assert manifest.load(folder)
        assert manifest.write_checksums(folder) == []
        return changed

    return written


def test_checksums_are_written_after_the_file_and_all_else_stays(written):
    expected = TOML.replace("# its file\n", f'# its file\nsha256 = "{ONE}"\n')
    expected = expected.replace("""'file' = "two.txt"\n""", f"""'file' = "two.txt"\nsha256 = "{TWO}"\n""")
    assert written(TOML, **FILES) == {"corpus.toml": expected}


def test_only_what_is_missing_is_written(written):
    toml = TOML.replace("# its file\n", f'# its file\nsha256 = "{ONE}"\n')
    assert list(written(toml, **FILES)) == ["corpus.toml"]
    empty = TOML.replace("# its file\n", "# its file\nsha256 = ''   # to come\n")
    assert f'# its file\nsha256 = "{ONE}"  # to come\nid = "one"' in written(empty, **FILES)["corpus.toml"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_line_ends_of_the_manifest_stay(written, end):
    toml = end.join(["[[text]]", 'id = "one"', 'file = "one.txt"'])
    assert written(toml, **FILES) == {"corpus.toml": f'{toml}{end}sha256 = "{ONE}"{end}'}


def test_a_text_whose_file_stands_in_no_line_of_its_own_gets_the_checksum_after_its_head(written):
    toml = '[[text]]\nid = "one"\n"fil\\u0065" = "one.txt"\n'
    assert written(toml, **FILES) == {"corpus.toml": toml.replace("]]\n", f']]\nsha256 = "{ONE}"\n')}


@pytest.mark.parametrize(
    "toml",
    [
        'text = [{id = "one", file = "one.txt"}, {id = "two", file = "two.txt"}]',
        'title = """\n[[text]]\nfile = 1\n"""\n' + TOML,
        '[[text]]\nid = "one"\nfile = """one.txt"""\n\n[[text]]\nid = "two"\nfile = \'\'\'\ntwo.txt\'\'\'\n',
        TOML.replace("# its file\n", '# its file\nsha256 = """"""\n'),
    ],
    ids=["in one line", "a head inside a text", "a file on two lines", "no checksum between other marks"],
)
def test_a_manifest_that_cannot_be_added_to_is_left_as_it_is(make, toml):
    folder = make(toml, **FILES)
    with pytest.raises(DataError) as fault:
        manifest.write_checksums(folder)
    assert str(fault.value) == (
        f"{folder / 'corpus.toml'}: written in an unusual way; put in by hand: "
        f'[[text]] number 1: sha256 = "{ONE}", [[text]] number 2: sha256 = "{TWO}"'
    )
    assert (folder / "corpus.toml").read_text() == toml


def test_what_is_missing_is_told_and_a_manifest_at_fault_is_not_added_to(make):
    folder = make(TOML, **FILES)
    with pytest.raises(DataError) as fault:
        manifest.check_checksums(folder)
    assert fault.value.faults == tuple(
        f"{folder / 'corpus.toml'}, [[text]] number {n}: no sha256; `bittersweet check --write` fills it in"
        for n in (1, 2)
    )
    folder = make(TOML.replace("'two'", "2"), **FILES)
    for look in (manifest.write_checksums, manifest.check_checksums):
        with pytest.raises(DataError, match=r"number 2: id is 2; text in quotation marks would be right"):
            look(folder)
    assert 'file = "one.txt"  # its file\nid' in (folder / "corpus.toml").read_text()


def test_a_text_that_is_missing_is_told(make):
    with pytest.raises(DataError, match=r"one\.txt: no such file"):
        manifest.write_checksums(make(TOML, **{"two.txt": "Two."}))


MANY = {"texts/a/one.txt": "One.", "texts/two.txt": "Two."}


def test_the_checksums_of_a_folder_of_texts_go_into_a_new_table(written):
    table = f"file,sha256\na/one.txt,{ONE}\ntwo.txt,{TWO}\n"
    assert written("[source]  # all\nauthor = 'Ann'\n", **MANY) == {
        "texts.csv": table,
        "corpus.toml": "[source]  # all\ntable = \"texts.csv\"\nauthor = 'Ann'\n",
    }


def test_the_checksums_of_a_folder_of_texts_go_into_its_table(written):
    toml = "[source]\ntable = 'about.csv'\n"
    for table, expected in {
        "label,file\nTwo,texts/two.txt\n": f"label,file,sha256\nTwo,texts/two.txt,{TWO}\n,a/one.txt,{ONE}\n",
        f"sha256, file\n,two.txt\n{ONE},a/one.txt\n": f"sha256, file\n{TWO},two.txt\n{ONE},a/one.txt\n",
        'file,note\ntwo.txt,"a, b"\n\na/one.txt,\n': f'file,note,sha256\ntwo.txt,"a, b",{TWO}\n\na/one.txt,,{ONE}\n',
    }.items():
        assert written(toml, **MANY, **{"about.csv": table}) == {"about.csv": expected}


def test_a_table_that_nobody_named_is_not_written_over(make):
    folder = make("[source]\n", **MANY, **{"texts.csv": "mine"})
    with pytest.raises(DataError) as fault:
        manifest.write_checksums(folder)
    assert str(fault.value) == f'{folder / "texts.csv"}: there, but not named; put table = "texts.csv" under [source]'
    assert (folder / "texts.csv").read_text() == "mine"


def test_a_source_that_cannot_be_added_to_is_left_as_it_is(make):
    folder = make('source = {folder = "texts"}', **MANY)
    with pytest.raises(DataError) as fault:
        manifest.write_checksums(folder)
    said = 'written in an unusual way; put in by hand: [source]: table = "texts.csv"'
    assert str(fault.value) == f"{folder / 'corpus.toml'}: {said}"
    assert not (folder / "texts.csv").exists()


def test_a_changed_text_is_refused_until_its_checksum_is_written_again(make, written):
    folder = make(TOML, **FILES)
    manifest.write_checksums(folder)
    (folder / "one.txt").write_text("Other.")
    assert manifest.write_checksums(folder) == []
    with pytest.raises(DataError, match=r"one\.txt: the checksum differs: "):
        manifest.load(folder)
    toml = (folder / "corpus.toml").read_text().replace(ONE, "")
    assert sha256(b"Other.") in written(toml, **{"one.txt": "Other."})["corpus.toml"]


def test_twice_the_texts_take_twice_the_steps(make):
    table = '[[text]]\nid = "{0}"\nfile = "{0}.txt"\n'

    def write(n):
        toml = "".join(table.format(i) for i in range(n)) + "[source]\n"
        contents = {f"{folder}{i}.txt": "Words." for folder in ("", "texts/x") for i in range(n)}
        folder = make(toml, **contents)
        (folder / "texts.csv").unlink(missing_ok=True)
        assert len(manifest.write_checksums(folder)) == 2

    assert growth(write, 30, 60) <= 2.2
