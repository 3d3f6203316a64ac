"""Made texts and lists for tests of many texts."""

import random
from pathlib import Path

import pytest

for library in ("duckdb", "pyarrow", "sentencex", "dask", "distributed"):
    pytest.importorskip(library, reason=f"{library} is not installed (bittersweet[many])")

SIZE = 3000  # bytes a part, so that there are many
FRUITS = """fruit,label,kind,form,surface,case,use
apple,Apple,tree,name,apple,any,count
apple,Apple,,plural,apples,any,count
pear,Pear,tree,name,Pear Tree,exact,count
pear,Pear,,name,pear*,any,count
none,Not a fruit,,name,Big Apple,exact,exclude
fig,Fig,tree,name,fig’s leaf,any,count
"""
MOODS = """mood,label,surface
glad,Glad,glad
glad,Glad,merr*
sad,Sad,sad
sad,Sad,not glad
"""
SETTINGS = """[fruits]
exclusive = true
apart = ["plural"]

[moods]
per = "sentences"
"""
WORDS = [
    "the",
    "a",
    "of",
    "and",
    "an",
    "apple",
    "apples",
    "pear",
    "pears",
    "Pear",
    "Tree",
    "Big",
    "Apple",
    "fig’s",
    "leaf",
    "fig's",
    "glad",
    "merry",
    "merrily",
    "sad",
    "not",
    "U.S.",
    "U.N.",
    "It’s",
    "“Yes”",
    "(see",
    "p.",
    "12)",
    "naïve",
    "Zoë",
    "9/11",
    "well-known",
    "—",
    "–",
    "1,000",
    "however",
    "sun",
    "rain",
    "wood",
    "carpenter",
    "rainbow",
]


def prose(seed: int, paragraphs: int = 6) -> str:
    """Some paragraphs, hard-wrapped or not, with hyphens and dashes at line ends, always the same for a seed."""
    draw = random.Random(seed)
    found = []
    for _ in range(paragraphs):
        sentences = []
        for _ in range(draw.randint(1, 5)):
            words = draw.choices(WORDS, k=draw.randint(3, 14))
            sentences.append(" ".join(words).capitalize() + draw.choice(".!?…"))
        text = " ".join(sentences)
        if seed % 3 == 0:  # hard-wrapped
            text = text.replace(" and ", " and\n").replace("well-known", "well-\nknown").replace(" — ", " —\n")
        found.append(text)
    return ("\r\n\r\n" if seed % 5 == 4 else "\n\n").join(found) + "\n"


@pytest.fixture(scope="session")
def lists(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "fruits.csv").write_text(FRUITS, encoding="utf-8")
    (folder / "moods.csv").write_text(MOODS, encoding="utf-8")
    (folder / "lists.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def sources(tmp_path_factory) -> Path:
    """Forty texts in three groups."""
    folder = tmp_path_factory.mktemp("made") / "texts"
    for number in range(40):
        path = folder / f"group{number % 3}" / f"{2000 + number % 4}-01-{number % 28 + 1:02d}-text{number:02d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(prose(number).encode("utf-8"))
    return folder


@pytest.fixture(scope="session")
def whole(sources, lists, tmp_path_factory) -> Path:
    """An output of the forty texts in some twelve parts, counted in this process; tests that change it copy it."""
    from bittersweet.many.run import count

    out = tmp_path_factory.mktemp("whole") / "out"
    report = count([sources], lists, out, size=SIZE, shown=False)
    assert report.parts > 8
    assert report.left == report.faults == []
    return out


def tree(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
