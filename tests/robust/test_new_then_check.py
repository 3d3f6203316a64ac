"""Whatever texts a study is made of, of any letters, groups and formats: what `new` made, `check` finds in order."""

import csv
import io
import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bittersweet import Study
from bittersweet.files import DataError
from bittersweet.new import new
from bittersweet.texts.sentences import words
from bittersweet.texts.sources.folders import hidden

EXAMPLES = int(os.environ.get("BITTERSWEET_EXAMPLES", "20"))  # `make torture` asks for more
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
# What cleaning, the rules for sentences, the drafts of lists and the manifest look at.
MARKED = st.lists(
    st.sampled_from(
        ["Ann Lee", "Ann Lee", "of Port Ember", "U.S.", "“No,” said Bob.", "’", "'''", '"', "\\", "1. ", "- ", "# ",
         "\n", "\n\n", "\r\n", "\f", "-\n", " ", "\u00a0", "\u2028", "\ufeff", "\x85", "\x00", "=1+1", ",", ";", "\t",
         "|", "[a](b)", "<b>", "\u202e", "é", "ß", "İ", "中文", "🍐", "A.", "may", "…"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip
CONTENT = st.one_of(ANY, MARKED, st.tuples(MARKED, ANY).map("".join))
NAME = st.one_of(
    st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.sampled_from(["word", "p", "label", "..a", "a b", "A", "a", "nan", "=1", "-", "1", "ä", "texts", "codebook"]),
).filter(lambda name: name not in (".", "..") and len(name.encode()) < 200)


def table(texts):
    """The texts as a CSV of two columns."""
    stream = io.StringIO()
    csv.writer(stream).writerows([("text", "side"), *((text, f"side {n % 2}") for n, text in enumerate(texts))])
    return stream.getvalue()


@settings(max_examples=EXAMPLES)
@given(
    st.dictionaries(st.tuples(NAME, NAME, st.sampled_from([".txt", ".md"])), CONTENT, min_size=1, max_size=4),
    st.lists(CONTENT, max_size=3),
)
def test_what_was_made_new_is_in_order(files, rows):
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "all").mkdir()
        for (group, stem, suffix), content in files.items():
            path = home / "all" / group / f"{stem}{suffix}"
            path.parent.mkdir(exist_ok=True)
            if not path.is_dir():
                path.write_bytes(content.encode())
        sources = [home / "all"]
        if rows:
            (home / "t.csv").write_text(table(rows), encoding="utf-8", newline="")
            sources.append(home / "t.csv")
        try:
            report = new(home / "study", sources, group_by="side" if rows else "")
        except DataError:
            assert not (home / "study").exists()
            shown = [content for (group, stem, _), content in files.items() if not (hidden(group) or hidden(stem))]
            assert not any(words(content) for content in shown if content.isascii() and content.isprintable())
            return
        study = Study.open(home / "study")
        study.check()
        assert [text.id for text in study.texts] == [row.text for row in report.read]
        assert sum(study.words.values()) == sum(row.words for row in report.read)
        assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []
