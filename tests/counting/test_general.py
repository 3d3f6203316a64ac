"""Any study: what notebooks for any texts show, of one text, of groups of one text, and of groups of several."""

import pytest

from bittersweet import Study
from bittersweet.counting import compare, general, many_texts
from bittersweet.files import DataError
from tests.made import study_folder

FRUITS = "fruit,label,surface\nplum,Plum,plum\napple,Apple,apple*\nfig,Fig,fig\nkiwi,Kiwi,kiwi\n"
TREES = "tree,label,surface\noak,Oak,oak\n"
LISTS = {"fruits": FRUITS, "trees": TREES}
LEFT = ["An apple. A plum.", "Apples, apples and a fig.", "An apple fell.", "No fruit.", "One apple more."]
RIGHT = ["A plum.", "A plum and a plum.", "Nothing.", "A fig, a plum.", "A plum fell down."]


def opened(folder, *groups, dates=()):
    """A study of groups of texts, named a, b, …; `dates` are those of the texts in their order."""
    texts = [(f"{g}{n}", g, text) for g, own in zip("abc", groups, strict=False) for n, text in enumerate(own)]
    folder = study_folder(folder, texts, LISTS)
    if dates:
        told = (folder / "corpus.toml").read_text().split("\n\n")
        dated = [f'{entry.strip()}\ndate = "{date}"\n' for entry, date in zip(told, dates, strict=True)]
        (folder / "corpus.toml").write_text("\n".join(dated))
    return Study.open(folder)


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two groups of five texts with dates."""
    dates = ["2001", "2001", "2002", "2003", ""] * 2
    return opened(tmp_path_factory.mktemp("two"), LEFT, RIGHT, dates=dates)


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """Three groups of one text each."""
    return opened(tmp_path_factory.mktemp("three"), LEFT[:1], RIGHT[:1], ["Nothing at all."])


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    """One text."""
    return opened(tmp_path_factory.mktemp("one"), LEFT[:1])


def test_a_study_is_summed_up_in_a_sentence(one, two, three):
    assert one.summed_up == "1 text: 4 words in 2 sentences."
    assert two.summed_up == "10 texts in 2 groups: 33 words in 11 sentences."
    assert three.summed_up == "3 texts in 3 groups: 9 words in 4 sentences."


def test_what_leads_is_said_of_each_group(one, two, three):
    assert one.leading("fruit") == "Most frequent of the fruits. a: Plum, then Apple."
    assert two.leading("fruits") == "Most frequent of the fruits. a: Apple, then Plum; b: Plum, then Fig."
    assert three.leading("fruits").endswith("a: Plum, then Apple; b: Plum; c: none of the list.")


def test_keys_are_ranked_by_what_all_groups_have_together(two):
    assert two.often("fruits", 0)[["key", "group", "count"]].values.tolist() == [
        ["plum", "a", 1], ["plum", "b", 5],
        ["apple", "a", 5], ["apple", "b", 0],
        ["fig", "a", 1], ["fig", "b", 1],
        ["kiwi", "a", 0], ["kiwi", "b", 0],
    ]  # fmt: skip
    assert list(dict.fromkeys(two.often("fruits", 2)["key"])) == ["plum", "apple", "fig"]
    assert list(dict.fromkeys(two.often("fruits", 3)["key"])) == ["plum", "apple"]
    assert two.often("fruits", 6, per="sentences")["key"].tolist() == []


def test_groups_are_compared_with_each_other_or_with_the_first(one, two, three):
    assert two.compared("fruits")[["target", "reference"]].drop_duplicates().values.tolist() == [["a", "b"]]
    assert two.compare("fruits", target="b")["target"].tolist() == ["b"] * 4
    assert two.compare("fruits", reference="a", per="sentences")["per"].tolist() == ["sentences"] * 4
    pairs = [["b", "a"], ["c", "a"]]
    assert three.compared("fruits")[["target", "reference"]].drop_duplicates().values.tolist() == pairs
    assert len(one.compared("fruits")) == 0
    with pytest.raises(DataError, match="3 groups"):
        three.compare("fruits")


def test_words_of_more_than_two_groups_are_each_held_against_the_rest(one, two, three):
    assert list(one.against) == []
    assert list(two.against) == [("a", ("b",))]
    assert list(three.against) == [("a", ("b", "c")), ("b", ("a", "c")), ("c", ("a", "b"))]


def test_intervals_come_from_redrawing_texts_of_the_most_frequent_keys(two, three):
    table = two.spread("fruits", 2)
    assert table[["group", "key", "count", "basis", "texts"]].values.tolist() == [
        ["a", "plum", 1, "texts", 5], ["a", "apple", 5, "texts", 5],
        ["b", "plum", 5, "texts", 5], ["b", "apple", 0, "words", 5],
    ]  # fmt: skip
    by_text = two.measure("fruits", level="text", keys=["plum", "apple"])
    assert table.equals(many_texts.by_group(by_text, draws=many_texts.DRAWS))
    assert list(dict.fromkeys(two.spread("fruits")["key"])) == ["plum", "apple", "fig"]
    assert three.spread("fruits")["basis"].unique().tolist() == ["words"]
    assert len(two.spread("trees")) == 0


def test_the_twelve_most_frequent_keys_are_shown_unless_more_are_asked_for(tmp_path):
    fruits = [letter * 3 for letter in "abcdefghijklm"]
    rows = "".join(f"{fruit},{fruit},{fruit}\n" for fruit in fruits)
    texts = [(name, name[0], " ".join(fruits)) for name in ("a1", "a2", "b1", "b2")]
    study = Study.open(study_folder(tmp_path, texts, {"fruits": f"fruit,label,surface\n{rows}"}))
    for ask in (study.spread, study.compared_texts, study.each_text):
        assert list(dict.fromkeys(ask("fruits")["key"])) == fruits[:12]
        assert list(dict.fromkeys(ask("fruits", 13)["key"])) == fruits


def test_texts_change_sides_where_groups_are_compared(one, two, three):
    table = two.compared_texts("fruits", 1)
    assert table[["key", "target", "reference", "basis"]].values.tolist() == [["plum", "a", "b", "texts"]]
    pairs = [["b", "a"], ["c", "a"]]
    assert three.compared_texts("fruits")[["target", "reference"]].drop_duplicates().values.tolist() == pairs
    assert len(one.compared_texts("fruits")) == 0
    assert len(two.compared_texts("trees")) == 0


@pytest.mark.parametrize(("texts", "draws"), [(2, 9999), (2000, 9999), (2001, 9995), (10_000, 2000), (90_000, 999)])
def test_of_very_many_texts_fewer_draws_are_made(texts, draws):
    sized = type("Sized", (general.AnyStudy,), {"sizes": {"texts": _Column([1, texts])}})
    assert sized()._draws == draws


class _Column(list):
    def max(self):
        return max(self)


def test_each_text_is_shown_where_a_group_has_several(one, two, three):
    table = two.each_text("fruits", 2)
    assert table["key"].tolist() == ["plum"] * 10 + ["apple"] * 10
    assert table["text"].tolist()[:6] == ["a0", "a1", "a2", "a3", "a4", "b0"]
    assert len(three.each_text("fruits")) == len(one.each_text("fruits")) == 0
    assert list(three.each_text("fruits").columns) == list(table.columns)


def test_a_key_is_followed_over_the_years(one, two, tmp_path):
    found = two.over_time("fruits")
    assert found[["group", "key", "date", "count", "of"]].values.tolist() == [
        ["a", "plum", 2001, 1, 9], ["b", "plum", 2001, 3, 7],
        ["a", "plum", 2002, 0, 3], ["b", "plum", 2002, 0, 1],
        ["a", "plum", 2003, 0, 2], ["b", "plum", 2003, 1, 4],
    ]  # fmt: skip
    assert found.index.tolist() == [0, 1, 2, 3, 4, 5]
    assert two.over_time("fruits", "Apple")["key"].unique().tolist() == ["apple"]
    assert len(one.over_time("fruits")) == 0
    few = opened(tmp_path, LEFT[:2], RIGHT[:2], dates=["2001", "2001", "2002", "2002"])
    assert len(few.over_time("fruits")) == 0
    assert list(few.over_time("fruits").columns) == list(two.over_time("fruits").columns)


def test_what_lists_do_not_see_is_told_of_each(two):
    assert two.coverage("fruits")[["group", "count", "of", "without"]].values.tolist() == [
        ["a", 5, 6, 1],
        ["b", 4, 5, 1],
    ]
    seen = two.seen_by_lists
    assert seen[["list", "group", "count", "without"]].values.tolist() == [
        ["fruits", "a", 5, 1], ["fruits", "b", 4, 1], ["trees", "a", 0, 6], ["trees", "b", 0, 5],
    ]  # fmt: skip
    assert seen.index.tolist() == [0, 1, 2, 3]
    assert seen["warning"].astype(bool).tolist() == [False, False, True, True]


def test_without_lists_nothing_is_told(tmp_path):
    bare = Study.open(study_folder(tmp_path, [("one", "g", "Some words.")]))
    assert bare.seen_by_lists.columns.tolist() == ["list", "group", "count", "of", "value", "without", "warning"]
    assert len(bare.seen_by_lists) == 0


def test_a_comparison_is_told_with_what_is_apart_first(two):
    compared = two.compared("fruits")
    keys = ["apple", "plum", "fig", "kiwi"]
    results = dict(zip(keys, ["leaning", "apart", "undecided", "undecided"], strict=True))
    p = dict(zip(keys, [0.01, 0.02, 0.9, 0.3], strict=True))
    made = compared.assign(result=compared["key"].map(results), p=compared["key"].map(p))
    assert two.told(made)["label"].tolist() == ["Plum", "Apple", "Kiwi", "Fig"]
    many = [f"k{n:02d}" for n in range(22)]
    long = made.loc[[0] * 22].assign(key=many, label=many, result="apart")
    assert two.told(long).equals(compare.side_by_side(long.head(20)))


def test_lengths_of_texts_by_group(two):
    assert two.text_lengths.values.tolist() == [
        ["a", "words", "words of a text", 3.4, 2, 5, "words"],
        ["b", "words", "words of a text", 3.2, 1, 5, "words"],
    ]


def test_groups_stand_as_they_come(tmp_path):
    texts = [("late", "z", "One apple."), ("early", "a", "Two words here.")]
    study = Study.open(study_folder(tmp_path, texts, LISTS))
    assert study.text_lengths["group"].tolist() == ["z", "a"]
    assert study.text_lengths_each["text"].tolist() == ["late", "early"]
    assert list(study.mean_lengths) == ["late", "early"]


def test_what_was_judged_is_read_from_the_folder(two):
    assert len(two.sampled) == 0
