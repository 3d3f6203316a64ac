"""Word lists: one reader for every list, what it refuses, and by which names a key is known."""

import pytest

from bittersweet.files import DataError
from bittersweet.lists import wordlist

HEADER = "fruit,label,colour,surface,use,case,note\n"


@pytest.fixture
def read(tmp_path):
    """A function that reads a list from the rows under the header, with settings as TOML."""

    def read(rows, header=HEADER, settings=""):
        folder = tmp_path / "codebook"
        folder.mkdir(exist_ok=True)
        (folder / "fruits.csv").write_text(header + rows, encoding="utf-8")
        (folder / "lists.toml").write_text(settings, encoding="utf-8")
        return wordlist.read_all(tmp_path)["fruits"]

    return read


def test_the_first_column_says_what_is_listed_and_the_others_what_is_said_of_it(read):
    book = read("apple,Apple,red,apple*,,,\napple,,,Golden Delicious,,,a sort\n")
    assert (book.name, book.noun) == ("fruits", "fruit")
    assert book.about == {"apple": {"label": "Apple", "colour": "red"}}
    assert [(e.key, e.surface, e.exact, e.counts, e.note, e.row) for e in book.entries] == [
        ("apple", "apple*", False, True, "", 2),
        ("apple", "Golden Delicious", True, True, "a sort", 3),
    ]


def test_a_header_without_rows_is_an_empty_list(read):
    book = read("")
    assert book.entries == ()
    assert book.labels == {}


def test_a_csv_without_label_and_surface_is_no_list(read, tmp_path):
    read("")
    (tmp_path / "codebook" / "verbs.csv").write_text("verb,mode\nsay,any\n", encoding="utf-8")
    assert list(wordlist.read_all(tmp_path)) == ["fruits"]


def test_a_folder_without_lists_has_none(tmp_path):
    assert wordlist.read_all(tmp_path) == {}


@pytest.mark.parametrize("name", ["apple", "Apple", "APPLE", "golden  delicious", "Golden Delicious", "apples"])
def test_a_key_is_known_by_its_label_and_its_surfaces_in_any_case(read, name):
    assert read("apple,Apple,,apples,,,\napple,,,Golden Delicious,,,\n").key(name) == "apple"


def test_an_unknown_name_lists_the_nearest(read):
    with pytest.raises(DataError, match="no fruit is called 'aple'; the nearest: apple"):
        read("apple,Apple,,apples,,,\n").key("aple")


def test_a_surface_of_two_keys_is_no_name(read):
    book = read("apple,Apple,,pippin,,,\npear,Pear,,pippin,,,\n")
    with pytest.raises(DataError, match="'pippin' stands for several in fruits: apple, pear"):
        book.key("pippin")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (",Apple,,apple,,,\n", "row 2: fruit is empty"),
        ("apple,,,apple,,,\n", "row 2: label is empty; the first row of apple needs it"),
        ("apple,Apple,,,,,\n", "row 2: surface is ''"),
        ("apple,Apple,,a*,,,\n", "row 2: surface is 'a*'; a star stands once"),
        ("apple,Apple,,apple,perhaps,,\n", "row 2: use is 'perhaps'; one of count, exclude"),
        ("apple,Apple,,apple,,never,\n", "row 2: case is 'never'; one of exact, any"),
        ("apple,Apple,red,apple,,,\napple,,green,pippin,,,\n", "row 3: apple has another colour than before"),
        ("apple,Apple,,apple,,,\napple,,,Apple,,,\n", "row 3: surface 'Apple' stands twice, for apple (row 2)"),
    ],
)
def test_a_fault_names_row_and_remedy(read, rows, said):
    with pytest.raises(DataError) as error:
        read(rows)
    [fault] = error.value.faults
    assert said in fault


def test_all_faults_of_a_list_are_named_at_once(read):
    with pytest.raises(DataError) as error:
        read(",Apple,,apple,,,\npear,Pear,,,perhaps,,\n")
    assert len(error.value.faults) == 3


def test_an_exclusive_list_refuses_a_surface_of_two_keys(read):
    rows = "apple,Apple,,pippin,,,\npear,Pear,,pippin,,,\n"
    assert not read(rows).exclusive
    with pytest.raises(DataError, match="stands twice, for apple \\(row 2\\) and pear"):
        read(rows, settings="[fruits]\nexclusive = true\n")


def test_the_settings_say_which_forms_are_shown_apart(read):
    rows = "apple,Apple,,apple,,,\n"
    assert read(rows).apart == frozenset()
    assert read(rows, settings='[fruits]\napart = ["sort"]\n').apart == {"sort"}


def test_values_are_held_against_the_settings(read):
    settings = '[fruits.values.colour]\nred = "reds"\n'
    assert read("apple,Apple,red,apple,,,\n", settings=settings).values("colour") == {"red": "reds"}
    with pytest.raises(DataError, match="row 2: colour is 'blue'; one of red"):
        read("apple,Apple,blue,apple,,,\n", settings=settings)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[fruit]\nexclusive = true\n", "no list of .* is called 'fruit'; the nearest: fruits"),
        ("[fruits]\nexklusive = true\n", r"\[fruits\]: exklusive is no field; the nearest: exclusive$"),
        ("[fruits]\nexclusive = 3\n", r"\[fruits\]: exclusive is 3; true or false would be right$"),
        ("[fruits]\nper = 'page'\n", r"\[fruits\]: per is 'page'; one of 'words' or 'sentences' would be right$"),
        ("[fruits.cited]\nkind = 'x'\n", r"\[fruits\], cited: kind is 'x'; a list in square brackets would be right$"),
        ("fruits = 3\n", r"\[fruits\]: the table is 3; a table would be right$"),
    ],
)
def test_settings_are_validated(read, settings, said):
    with pytest.raises(DataError, match=said):
        read("apple,Apple,,apple,,,\n", settings=settings)


def test_two_lists_of_one_noun_cannot_be_asked_for(read, tmp_path):
    read("")
    (tmp_path / "codebook" / "fruit.csv").write_text("sort,label,surface\n", encoding="utf-8")
    with pytest.raises(DataError, match="are both called 'fruit'"):
        wordlist.read_all(tmp_path)


def test_a_list_is_chosen_by_name_or_noun(read, tmp_path):
    book = read("apple,Apple,,apple,,,\n")
    lists = {"fruits": book}
    assert wordlist.chosen(lists, "fruit") is wordlist.chosen(lists, "fruits") is book
    with pytest.raises(DataError, match="no list is called 'veg'"):
        wordlist.chosen(lists, "veg")


def test_a_list_without_one_row_has_all_others(read):
    book = read("apple,Apple,,apple,,,\napple,,,pippin,,,\npear,Pear,,pear,,,\n")
    assert [entry.surface for entry in book.without(3).entries] == ["apple", "pear"]
    assert book.without(3).about == book.about


def test_what_a_column_says_of_each_key(read):
    book = read("apple,Apple,red,apple,,,\npear,Pear,,pear,,,\nplum,Plum,blue,plum,,,\nfig,Fig,blue,fig,,,\n")
    assert book.attribute("colour") == {"apple": "red", "pear": "", "plum": "blue", "fig": "blue"}
    assert book.values("colour") == {"red": "red", "blue": "blue"}
    with pytest.raises(DataError, match="no column of fruits is called 'color'; the nearest: colour"):
        book.attribute("color")
    assert read("").attribute("color") == {}


def test_the_forms_of_a_list_are_values_too(read):
    header = "fruit,label,surface,form,case,use\n"
    book = read("apple,Apple,apple,name,,\napple,,pippin,sort,exact,count\napple,,crab,,any,exclude\n", header)
    assert book.values("form") == {"name": "name", "sort": "sort"}
    assert [(e.form, e.exact, e.counts) for e in book.entries] == [
        ("name", False, True),
        ("sort", True, True),
        ("", False, False),
    ]


def test_what_does_not_count_is_no_name_of_a_key(read):
    book = read("apple,Apple,,apple,,,\napple,,,pineapple,exclude,,\n")
    with pytest.raises(DataError, match=r"no fruit is called 'pineapple'; the nearest: apple, Apple$"):
        book.key("pineapple")


def test_a_key_hides_a_label_and_a_label_a_surface(read):
    book = read("apple,Pear,,plum,,,\npear,Plum,,apple,,,\n")
    assert [book.key(name) for name in ("APPLE", "PEAR", "PLUM")] == ["apple", "pear", "pear"]
