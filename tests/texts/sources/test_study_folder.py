"""A study folder is made of its sources whole, or not at all."""

import pytest

from bittersweet.files import DataError
from bittersweet.texts.sources.gather import Source
from bittersweet.texts.sources.study_folder import make


@pytest.fixture
def rain(tmp_path):
    (tmp_path / "rain.txt").write_text("It rained.")
    return tmp_path / "rain.txt"


def test_a_folder_is_furnished_before_it_is_in_its_place(tmp_path, rain):
    folder = tmp_path / "study"

    def furnish(path):
        assert (path / "texts/rain.txt").read_text() == "It rained."
        assert not folder.exists()
        (path / "list.csv").write_text("new")
        return ["a list"]

    report = make(folder, [Source(rain)], furnish=[furnish, lambda _: ["more"]])
    assert (report.folder, [row.text for row in report.rows]) == (folder, ["rain"])
    assert report.notes == ["a list", "more"]
    assert (folder / "list.csv").read_text() == "new"
    with pytest.raises(DataError, match="--force"):
        make(folder, [Source(rain)])
    (folder / "list.csv").write_text("mine")
    report = make(folder, [Source(rain)], force=True, furnish=[furnish_again])
    assert report.notes == ["kept as you changed them: list.csv"]
    assert (folder / "list.csv").read_text() == "mine"


def furnish_again(path):
    (path / "list.csv").write_text("newer")
    return []


def test_a_study_in_its_own_source_is_not_read(tmp_path, rain):
    report = make(tmp_path / "study", [Source(tmp_path)])
    assert [row.text for row in report.read] == ["rain"]
    report = make(tmp_path / "study", [Source(tmp_path)], force=True)
    assert [(row.text, row.reason) for row in report.rows] == [("rain", ""), ("", "the study folder itself")]


def test_columns_are_those_of_a_named_table(tmp_path):
    (tmp_path / "all.csv").write_text("said,party\nIt rained.,Left\n")
    report = make(tmp_path / "study", [Source(tmp_path / "all.csv")], group_by="party", text_column="said")
    assert [(row.group, row.read) for row in report.rows] == [("Left", "column said (named)")]
    with pytest.raises(DataError, match=r"all\.csv: no column is called 'side'"):
        make(tmp_path / "other", [Source(tmp_path / "all.csv")], group_by="side")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "", "all/a.txt: empty; at least one word is needed"),
        (
            ".a",
            "It rained.",
            "none of the files is a text; text, HTML, DOCX, PDF or a table would be right\n"
            "all/.a: hidden (its name begins with a point)",
        ),
    ],
)
def test_without_a_text_nothing_is_made(tmp_path, name, content, said):
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / name).write_text(content)
    with pytest.raises(DataError) as error:
        make(tmp_path / "study", [Source(tmp_path / "all")])
    assert str(error.value) == said
    assert [path.name for path in tmp_path.iterdir()] == ["all"]
