"""What every study answers: in memory and beyond it the same tables, for the same texts cut by the same splitter."""

import pandas as pd
import pytest

from bittersweet import Study, open_study
from bittersweet.counting.general import AnyStudy
from bittersweet.evidence.asking import all_of
from bittersweet.files import DataError
from bittersweet.many.run import count
from tests.many.conftest import prose

OTHERS = "surface,note\nZoë,a name that is known\nCarl Otto,another\nOtto Ray,a third that begins within it\n"
ACTORS = "actor,label,kind,form,surface\nzoe,Zoë Berg,person,name,Zoë Berg\nyes,The U.S.,state,name,U.S.\n"
# What rests on the names of the units, which differ, or on what a folder says of itself, which it says otherwise.
APART = {"about", "imported", "removed", "read", "raw_lines", "folder"}
ASKED = {
    "list": [("fruit",)],
    "tally": [],  # compared below: that of many texts names no text
    "leading": [("fruits",), ("moods",)],
    "often": [("fruits", 100), ("moods", 1)],
    "compare": [],  # compared below
    "compared": [("fruits",), ("moods",)],
    "measure": [("fruits",), ("moods",), ("actors",)],
    "pairs": [("fruits",), ("fruits", "moods")],
    "word_counts": [()],
    "spread": [("fruits",), ("moods", 1), ("actors",)],
    "each_text": [("fruits",), ("moods",)],
    "compared_texts": [("fruits",), ("moods", 1)],
    "over_time": [("fruits",), ("moods", "sad")],
    "coverage": [("fruits",), ("actors",)],
    "missed": [(), (3,)],
    "beginnings": [(), (3, 1)],
    "told": [],  # compared below
    "caption_of": [("A title of %groups%", "and more")],
    "concordance": [],
    "sentences_with": [],
    "counts_of": [],
}


@pytest.fixture(scope="module")
def both(lists, tmp_path_factory):
    """One study opened both ways: forty texts in three groups, that follow each other one by one, with dates."""
    root = tmp_path_factory.mktemp("both")
    (root / "codebook").mkdir()
    for path in lists.iterdir():
        (root / "codebook" / path.name).write_bytes(path.read_bytes())
    (root / "codebook" / "actors.csv").write_text(ACTORS, "utf-8")
    (root / "codebook" / "other_names.csv").write_text(OTHERS, "utf-8")
    manifest = []
    for number in range(40):
        name = f"group{number % 3}/{2000 + number % 4}-01-{number % 28 + 1:02d}-text{number:02d}"
        path = root / "texts" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        names = f"Anna Zoë Berg and Carl Otto Ray and Ka{chr(97 + number % 26)}a"  # more than are shown at once
        path.write_bytes(f"{prose(number)}\n\nMet {names} there.".encode())
        manifest.append((name, number))
    texts = [
        f'[[text]]\nid = "{name}"\ngroup = "{name.partition("/")[0]}"\nfile = "texts/{name}.txt"\n'
        f'date = "{name.partition("/")[2][:10]}"\n'
        for name, _ in sorted(manifest)
    ]
    (root / "corpus.toml").write_text("\n".join(texts), "utf-8")
    count([root / "texts"], root, root / "out", size=3000, splitter_name="spacy", shown=False)
    return Study.open(root), open_study(root / "out")


def same(one, other):
    """Whether two answers are the same, columns, order and types of a table included, but for the units' names."""
    if isinstance(one, pd.DataFrame):
        assert list(one.columns) == list(other.columns)
        names = [column for column in ("unit",) if column in one]
        pd.testing.assert_frame_equal(*(t.drop(columns=names).reset_index(drop=True) for t in (one, other)))
    else:
        assert one == other
        assert one is not None


def test_every_question_of_any_study_is_compared(both):
    """No method is forgotten here, and none is left to the description of what a study answers."""
    public = {name for name in (*vars(AnyStudy), "folder") if not name.startswith("_")}
    methods = {name for name in public if callable(getattr(AnyStudy, name, None))}
    assert methods - APART == set(ASKED)


@pytest.mark.parametrize(
    "name",
    sorted(
        name for name, own in vars(AnyStudy).items() if isinstance(own, property) and name not in APART | {"_draws"}
    ),
)
def test_what_is_known_of_a_study_is_the_same(both, name):
    one, other = (getattr(study, name) for study in both)
    same(one, other)


@pytest.mark.parametrize(("name", "asked"), [(name, asked) for name, own in ASKED.items() for asked in own])
def test_tables_are_the_same(both, name, asked):
    one, other = (getattr(study, name)(*asked) for study in both)
    same(one, other)
    assert not isinstance(one, pd.DataFrame) or len(one)


@pytest.mark.parametrize("level", ["group", "text"])
@pytest.mark.parametrize("per", ["words", "sentences", "length"])
@pytest.mark.parametrize(
    "how", [{}, {"apart": False}, {"keys": ["pear"]}, {"by": "kind"}, {"by": "kind", "keys": ["tree"]}]
)
def test_measures_are_the_same_at_each_level(both, level, per, how):
    same(*(study.measure("fruits", per=per, level=level, **how) for study in both))


@pytest.mark.parametrize("name", ["fruits", "moods"])
def test_a_comparison_is_told_the_same(both, name):
    same(*(study.compare(name, reference="group1", per="sentences") for study in both))
    one, other = (study.told(study.compared_texts(name)) for study in both)
    same(one, other)
    assert len(one) > 2


QUESTIONS = [
    {"word": "sun"},
    {"word": "rain*", "group": "group1"},
    {"word": "pear tree"},
    {"word": ["sun", "rain"]},
    {"word": "Sun", "case": True},
    {"fruit": "pear"},
    {"fruit": ""},
    {"fruit": "apple", "text": "group1/2001-01-02-text01"},
]
MORE = [
    {},
    {"fruit": "pear", "mood": "sad"},
    {"fruit": all_of("pear", "apple"), "word": "rain"},
    {"word": all_of("sun", "rain"), "group": ["group0", "group2"]},
    {"word": "absent"},
    {"fruit": ["pear", "fig"], "text": ["group1/2001-01-02-text01", "group0/2000-01-01-text00"]},
]


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_concordance_is_the_same(both, asked):
    one, other = (study.concordance(limit=10_000, **asked) for study in both)
    same(one, other)
    same(*(study.concordance(limit=3, offset=2, width=20, **asked) for study in both))


@pytest.mark.parametrize("asked", QUESTIONS + MORE)
def test_sentences_and_their_numbers_are_the_same(both, asked):
    same(*(study.sentences_with(limit=10_000, **asked) for study in both))
    for level in ("group", "text"):
        same(*(study.counts_of(level=level, **asked) for study in both))


def test_units_lead_to_their_words_and_their_raw_lines(both):
    for asked in ({"word": "pear tree"}, {"word": "well-known"}):
        tables = [study.concordance(limit=30, **asked) for study in both]
        same(*(study.read(*table["unit"]) for study, table in zip(both, tables, strict=True)))
        for one, other in zip(tables[0]["unit"], tables[1]["unit"], strict=True):
            same(both[0].raw_lines(one), both[1].raw_lines(other))
    with pytest.raises(DataError, match="T9999-01"):
        both[1].read("T9999-01")
    with pytest.raises(DataError, match="like T12-03"):
        both[1].read("A1")


def test_what_is_said_of_a_text_is_the_same(both):
    one, other = (study.about.pivot(index="text", columns="field", values="value") for study in both)
    same(one[["date", "file", "group"]], other[["date", "file", "group"]])


def test_a_tally_of_many_texts_is_that_of_the_groups(both):
    tallies = [study.tally("fruits") for study in both]
    found = []
    for tally in tallies:
        sums = {}
        for cell, size in tally.cells.items():
            before = sums.get((cell.group, cell.pattern), (0, 0))
            sums[cell.group, cell.pattern] = (before[0] + size.sentences, before[1] + size.words)
        found.append(sums)
    assert found[0] == found[1]


def test_keywords_are_the_same(both):
    same(*(study.keywords(testable=False) for study in both))
    same(*(study.keywords("group1", merged={"pears": "pear"}) for study in both))


def test_names_are_looked_for_in_some_sentences_where_there_are_very_many(both, monkeypatch):
    assert "said" not in both[1].missed().attrs
    assert len(both[1].missed()) == 20 < len(both[1].missed(100))
    monkeypatch.setattr("bittersweet.many.store.LOOKED_AT", 300)
    monkeypatch.setattr("bittersweet.many.store.BLOCK", 4)
    table, whole = both[1].missed(), both[0].missed()
    assert 0 < table["count"].sum() < whole["count"].sum()
    assert table.attrs["said"].endswith("sentences, taken evenly from all texts.")
