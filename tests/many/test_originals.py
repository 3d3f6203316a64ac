"""From a sentence of an output back to its raw lines, whatever it was read from, while the source is there."""

import json
import shutil
import zipfile

import pytest

from bittersweet import open_study
from bittersweet.evidence.raw import raw_lines
from bittersweet.explore.model import Model
from bittersweet.files import DataError
from bittersweet.many.checking import check
from bittersweet.many.run import count
from tests.many.conftest import prose

PAGED = "\n\n".join(f"On page {n} an apple fell.\n" + "More of it.\n" * 10 + f"\n{n}" for n in range(1, 6))
LONG = "\n\n".join(prose(n) for n in range(12))


@pytest.fixture(scope="module")
def out(lists, tmp_path_factory):
    """Files in folders, an archive, two tables, a text with page numbers and one that is cut into pieces."""
    root = tmp_path_factory.mktemp("originals")
    texts = root / "texts"
    (texts / "one").mkdir(parents=True)
    (texts / "one" / "wrapped.txt").write_text(prose(3), "utf-8")
    (texts / "one" / "paged.txt").write_text(PAGED, "utf-8")
    (texts / "one" / "bom.txt").write_bytes("\ufeffAn apple.\r\nPears too.\r\n".encode("utf-16-le"))
    (texts / "long.txt").write_text(LONG, "utf-8")
    (texts / "empty.txt").write_text(" \n", "utf-8")
    rows = [{"text": f"{prose(n)}", "title": f"Row {n}", "date": f"200{n}-01-01"} for n in range(5)]
    rows[1]["label"] = "The second row"
    (texts / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    (texts / "rows.csv").write_text('id,text\na,"An apple.\n\nA pear, said he, and it was so."\nb,A pear.\n', "utf-8")
    with zipfile.ZipFile(root / "more.zip", "w") as archive:
        archive.writestr("inside/deep.txt", prose(6))
    count([texts, root / "more.zip"], lists, root / "out", size=3000, shown=False)
    return root / "out"


def letters(content):
    return "".join(content.replace("-", "").split())


@pytest.fixture
def study(out):
    return open_study(out)


def test_every_sentence_leads_to_the_lines_that_it_was_made_of(study):
    page = study.sentences_with(limit=100_000)
    assert len(page) == sum(study.units.values()) > 100
    sources = study.texts()["source"].str.partition(", row")[0].str.rpartition(".")[2].value_counts().to_dict()
    assert sources == {"txt": 5, "jsonl": 5, "csv": 2}
    ends = dict(study.connection.execute(f"SELECT place, raw_end FROM {study.table('sentences')}").fetchall())
    some = page[["unit", "sentence"]][::3]
    for (unit, sentence), there in zip(some.itertuples(index=False), study.found(*some["unit"]), strict=True):
        text, found = study.original(unit)
        begin, end = found.locate(0, len(found.sentence))
        assert found.sentence == sentence
        same = ("text", "group", "unit", "section", "paragraph", "words", "counted")
        assert [getattr(found, name) for name in same] == [getattr(there.sentence, name) for name in same]
        assert found.counted
        assert ends[there.at] == end
        # A hyphen at a line's end may have gone, and a line's end is a blank.
        assert letters(text.raw[begin:end]) == letters(sentence)
        lines = raw_lines(text, found)
        assert set(lines["fate"]) == {"kept: body"}
        assert sentence.split()[0] in lines["content"].iloc[0]
    assert study.raw_lines(unit).equals(lines)


def test_a_text_is_called_by_its_label_else_its_title_else_its_id(study):
    called = [name for id_, name in study.text_labels.items() if id_ != name]
    assert called == ["Row 0", "The second row", "Row 2", "Row 3", "Row 4"]
    assert list(study.text_labels) == study.texts()["text"].tolist()


def test_the_explorer_shows_the_lines_around_and_cites_the_source(study):
    (unit,) = study.sentences_with(word="on page 3")["unit"]
    answer = Model(study).ask({"ask": "raw", "unit": unit})
    states = {content: (state, reason) for line in answer["lines"] for content, state, reason in line["pieces"]}
    assert states["On page 3 an apple fell."] == ("sentence", "")
    assert states["2"] == ("removed", "page number")
    line = PAGED.splitlines().index("On page 3 an apple fell.") + 1
    assert answer["citation"] == (
        f"“On page 3 an apple fell.” (texts/one/paged; sentence {unit}, texts/one/paged.txt, line {line})"
    )


def test_what_was_taken_out_before_counting_is_a_table(study):
    found = study.removed
    assert found[["text", "reason", "content"]].values.tolist() == [
        ["texts/one/paged", "page number", str(n)] for n in range(1, 6)
    ]
    assert [PAGED.splitlines()[line - 1] for line in found["line"]] == ["1", "2", "3", "4", "5"]


def test_what_was_left_out_comes_first_with_its_reason(study):
    found = study.imported
    assert found.iloc[0].tolist() == ["texts/empty.txt", "texts", "left out", "empty; at least one word is needed"]
    assert found["status"].tolist() == ["left out", "read", "read", "read", "read"][: len(found)]


def test_a_source_that_is_gone_or_changed_is_said_so_and_the_sentence_stays(lists, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("An apple fell. It rained.", "utf-8")
    (texts / "b.txt").write_text("A pear fell. It snowed.", "utf-8")
    count([texts], lists, tmp_path / "out", shown=False)
    study = open_study(tmp_path / "out")
    assert len(study.raw_lines("T1-01")) == 1
    (texts / "a.txt").write_text("One apple fell. It rained.", "utf-8")
    (texts / "b.txt").unlink()
    for unit, sentence in (("T1-01", "An apple fell."), ("T2-02", "It snowed.")):
        with pytest.raises(DataError, match="not there any more, or has changed"):
            study.raw_lines(unit)
        assert "kept as it was counted" in Model(study).ask({"ask": "raw", "unit": unit})["fault"]
        assert study.read(unit)["sentence"].tolist() == [sentence]
    shutil.rmtree(texts)
    with pytest.raises(DataError, match="not there any more"):
        study.raw_lines("T1-01")


def test_of_two_folders_with_a_file_of_the_same_name_the_right_one_is_shown(lists, tmp_path):
    for path, content in {"a/c.txt": "An apple fell.\nIt rained.", "b/a/c.txt": "An apple fell.\nIt snowed."}.items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(content, "utf-8")
    count([tmp_path / "b", tmp_path / "a"], lists, tmp_path / "out", shown=False)
    study = open_study(tmp_path / "out")
    assert study.texts()["source"].tolist() == ["b/a/c.txt", "a/c.txt"]
    shown = [study.original(unit)[0].raw.split("\n")[1] for unit in ("T1-01", "T2-01")]
    assert shown == ["It snowed.", "It rained."]


def test_a_check_tells_one_text_from_several_what_was_left_out_and_which_sources_are_gone(lists, tmp_path):
    for name, content in {
        "one/a": "An apple fell.",
        "two/b": "It rained.",
        "two/c": "A pear fell.",
        "two/d": " ",
    }.items():
        (path := tmp_path / "texts" / f"{name}.txt").parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    count([tmp_path / "texts"], lists, tmp_path / "out", shown=False)
    said = list(check(tmp_path / "out"))
    assert said[:2] == ["one: 3 words, 1 sentences", "two: 2 texts, 5 words, 2 sentences"]
    assert open_study(tmp_path / "out").imported["source"].tolist() == ["texts/two/d.txt", "1 text", "2 texts"]
    assert said[3:] == [
        f"1 left out, each with its reason: {tmp_path}/out/left-out.csv",
        f"{tmp_path}/out: everything is in order",
    ]
    shutil.rmtree(tmp_path / "texts")
    assert list(check(tmp_path / "out")) == [
        *said[:-1],
        f"not where they were, so that no raw lines can be shown: {tmp_path}/texts",
        said[-1],
    ]
    marker = tmp_path / "out" / "many.json"
    marker.write_text(json.dumps(json.loads(marker.read_text("utf-8")) | {"missing": [7]}), "utf-8")
    with pytest.raises(DataError, match="part 7 was not done; run the same bittersweet count again"):
        list(check(tmp_path / "out"))
