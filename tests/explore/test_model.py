"""The model: questions as JSON, answers as JSON, one page at a time, and the line of Python for each."""

import json

import pytest

import bittersweet.explore as explored
from bittersweet import Study
from bittersweet.explore.bars import ROWS
from bittersweet.explore.model import SENTENCES, Model
from tests.made import study_folder


@pytest.fixture(scope="module")
def model(small):
    return Model(small)


def bars(model, **asked):
    return model.ask({"ask": "bars", **asked})


def picked(model, *items, **asked):
    return model.ask({"ask": "sentences", "picked": list(items), **asked})


ANN, BOB = {"list": "actors", "key": "ann", "label": "Ann"}, {"list": "actors", "key": "bob", "label": "Bob"}
APPLE = {"list": "fruits", "key": "apple", "label": "Apple"}
PLACES = [None, {"kind": "group", "name": "W"}, {"kind": "text", "name": "D"}]


def test_the_start_is_plain_json_with_the_first_bars(model):
    start = json.loads(json.dumps(model.start()))
    assert [own["name"] for own in start["lists"]] == [
        "actors",
        "fruits",
        "quotations",
        "act_agent",
        "act_target",
        "act_class",
        "mood",
    ]
    assert start["lists"][0] | {"title": ""} == {
        "name": "actors", "title": "", "kind": "Lists", "per": "words", "columns": [], "apart": ["demonym"]
    }  # fmt: skip
    assert start["bars"]["list"] == "actors"
    assert [row["label"] for row in start["bars"]["rows"]] == ["Ann", "Bob"]


def test_bars_have_count_denominator_value_and_interval_of_each_group(model):
    first = bars(model, list="fruits", per="sentences")["rows"][0]
    assert first["label"] == "Apple"
    weekly = first["values"][0]
    assert (weekly["group"], weekly["count"], weekly["of"]) == ("W", 2, 3)
    assert weekly["low"] < weekly["value"] < weekly["high"]
    assert weekly["value"] == 2 / 3


@pytest.mark.parametrize(
    ("sort", "order"),
    [("list", ["Bob", "Ann"]), ("label", ["Ann", "Bob"]), ("value", ["Ann", "Bob"]), ("apart", ["Ann", "Bob"])],
)
def test_bars_come_in_the_order_asked_for(model, sort, order):
    assert [row["label"] for row in bars(model, list="actors", sort=sort)["rows"]] == order


def test_bars_can_be_those_whose_name_has_a_part(model):
    assert [row["label"] for row in bars(model, list="fruits", find="PEA")["rows"]] == ["Pear"]
    assert bars(model, list="fruits", find="no such")["total"] == 0


def test_texts_can_be_compared_by_one_key(model):
    answer = bars(model, list="actors", level="text", key="ann")
    assert [(row["name"], row["values"][0]["count"]) for row in answer["rows"]] == [("W", 2), ("D", 0)]
    assert answer["rows"][0]["place"] == {"kind": "text", "name": "W", "label": "W"}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("items", [[ANN], [APPLE], [ANN, APPLE], [BOB, {"word": "may"}], [{"word": "app*"}]])
def test_the_line_of_python_gives_the_same_sentences(model, small, items, place):
    answer = picked(model, *items, place=place)
    given = eval(answer["code"], {"study": small, "sentences": explored.sentences, "measure": explored.measure})
    assert list(given["unit"]) == [row["unit"] for row in answer["rows"]]
    assert answer["total"] == len(given)


@pytest.mark.parametrize(
    "asked",
    [
        {"list": "actors"},
        {"list": "actors", "apart": False, "per": "sentences"},
        {"list": "fruits", "per": "words"},
        {"list": "fruits", "level": "text"},
        {"list": "actors", "level": "text", "key": "bob"},
        {"list": "mood", "per": "sentences"},
        {"list": "act_agent", "per": "count"},
        {"word": "may", "per": "words"},
        {"word": "may", "per": "count", "level": "text"},
    ],
)
def test_the_line_of_python_gives_the_same_bars(model, small, asked):
    answer = bars(model, sort="list", **asked)
    given = eval(answer["code"], {"study": small, "sentences": explored.sentences, "measure": explored.measure})
    shown = [value for row in answer["rows"] for value in row["values"]]
    said = {(v["group"], v["count"], v["of"], v["value"]) for v in shown}
    assert said == set(given[["group", "count", "of", "value"]].itertuples(index=False, name=None))


def test_a_plain_question_has_the_plain_line(model):
    assert bars(model, list="actors", per="words")["code"] == "study.measure('actors')"
    assert bars(model, word="may")["code"] == "measure(study, word='may', per='words')"
    assert picked(model, APPLE)["code"] == "study.sentences_with(fruits='apple')"
    assert picked(model, {"list": "mood", "key": "sad"})["code"] == "study.coded_as('mood', 'sad')"


def test_sentences_have_marks_and_where_they_are(model):
    row = picked(model, ANN, {"word": "may"})["rows"][0]
    assert [row["sentence"][start:end] for start, end, _ in row["marks"]] == ["Ann", "may"]
    assert row["label"] == "W"


def test_a_count_and_its_sentences_agree(model):
    for name in ("actors", "fruits"):
        for row in bars(model, list=name, per="sentences")["rows"]:
            for value in row["values"]:
                place = {"kind": "group", "name": value["group"]}
                answer = picked(model, {"list": name, "key": row["key"]}, place=place)
                assert answer["total"] == value["count"]


def test_the_raw_lines_hold_the_sentence_and_what_is_beside_it(model, small):
    unit = small.sentences[2].unit
    answer = model.ask({"ask": "raw", "unit": unit})
    own = [content for line in answer["lines"] for content, state, _ in line["pieces"] if state == "sentence"]
    assert own == ["Annish pears lose, and Ann may vote again."]
    assert answer["lines"][0]["pieces"][0][0].startswith("Ann votes")
    assert answer["citation"] == f"“{own[0]}” (W; sentence {unit}, W.txt, line 3)"


def test_the_csv_is_the_whole_table_and_no_cell_is_a_formula(model):
    answer = model.ask({"ask": "csv", "of": "bars", "list": "fruits"})
    assert answer["name"] == "fruits.csv"
    assert answer["content"].splitlines()[0] == "key,label,group,count,of,value,low,high,per"
    assert len(answer["content"].splitlines()) == 1 + 4
    answer = model.ask({"ask": "csv", "of": "sentences", "picked": [APPLE]})
    assert answer["name"] == "sentences-apple.csv"
    assert "Ann votes for apples." in answer["content"]


def test_pages_are_short_however_long_the_study_is(tmp_path):
    lines = "\n\n".join(f"Fruit number {n} is an apple." for n in range(300))
    rows = "\n".join(f"f{n},F{n},number {n} is" for n in range(60))
    folder = study_folder(tmp_path / "s", [("t", "t", lines)], {"fruits": f"fruit,label,surface\n{rows}\n"})
    model = Model(Study.open(folder))
    first = model.start()["bars"]
    assert (len(first["rows"]), first["total"]) == (ROWS, 60)
    answer = picked(model, {"word": "apple"}, offset=290)
    assert (len(answer["rows"]), answer["total"]) == (SENTENCES, 300)
    assert len(json.dumps(answer)) < 4000


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ({"ask": "everything"}, "no question is called 'everything'"),
        ({"ask": "bars", "list": "fruit_"}, "no layer is called 'fruit_'; the nearest: fruits"),
        ({"ask": "bars", "word": "*"}, "at least one letter or digit is needed"),
        ({"ask": "bars", "list": "fruits", "offset": -1}, "offset: Input should be greater"),
        ({"ask": "sentences", "picked": []}, "picked: List should have at least 1 item"),
        ({"ask": "sentences", "picked": [{"list": "fruits", "key": "plum"}]}, "no fruit is called 'plum'"),
        ({"ask": "bars", "list": "fruits", "level": "text", "key": "plum"}, "no fruit is called 'plum'"),
        ({"ask": "raw", "unit": "Z9"}, "no unit is called 'Z9'"),
    ],
)
def test_a_fault_is_an_answer_in_one_line(model, question, fault):
    answer = model.ask(question)
    assert fault in answer["fault"]
    assert "\n" not in answer["fault"]


def test_a_study_without_lists_begins_with_a_word(tmp_path):
    model = Model(Study.open(study_folder(tmp_path / "s", [("t", "t", "The end is the end.")])))
    start = model.start()
    assert start["lists"] == []
    assert start["bars"]["rows"][0]["values"][0]["count"] == 2


def test_what_a_list_calls_a_key_comes_as_it_is(tmp_path):
    label = '=1+1 <b>$x$</b> \u202eevil\x1b[31m "q"'
    quoted = label.replace('"', '""')
    text = [("t", "t", "An apple.")]
    folder = study_folder(tmp_path / "s", text, {"fruits": f'fruit,label,surface\na,"{quoted}",apple\n'})
    model = Model(Study.open(folder))
    assert bars(model, list="fruits")["rows"][0]["label"] == label
    content = model.ask({"ask": "csv", "of": "bars", "list": "fruits"})["content"]
    assert "'=1+1" in content
