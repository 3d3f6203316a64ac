"""The model: questions as JSON, answers as JSON, one page at a time, and the line of Python for each."""

import json

import pytest

import bittersweet.explore as explored
from bittersweet import Study
from bittersweet.explore.model import WIDTH, Model
from tests.explore.conftest import ACTORS
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
VIEWS = ("sentences", "concordance")
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
    none = bars(model, list="fruits", find="no such")
    assert (none["total"], none["top"], none["top_count"]) == (0, 0, 0)
    assert bars(model, list="fruits", find=".")["total"] == 0


def test_where_no_name_has_the_part_it_says_where_to_look(model):
    answer = bars(model, list="actors", find="drone")
    assert answer["rows"] == []
    assert answer["none"] == "No actor has “drone” in its name. To look for it in the texts, use “or a word”."
    assert bars(model, list="actors", level="text", find="Z")["none"].startswith("No text has “Z” in its name.")


def test_a_filter_hides_no_word(model):
    plain, filtered = bars(model, word="may"), bars(model, word="may", find="drone")
    assert filtered == plain
    assert [value["count"] for value in filtered["rows"][0]["values"]] == [2, 1]
    assert filtered["code"] == plain["code"] == "measure(study, word='may', per='words')"


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
        {"list": "fruits", "find": "PEA"},
        {"list": "fruits", "find": "p", "per": "words"},
        {"list": "fruits", "find": "."},
        {"list": "fruits", "find": 'it\'s "so"'},
        {"list": "actors", "level": "text", "find": "w"},
        {"list": "actors", "level": "text", "key": "bob", "find": "d"},
        {"list": "mood", "find": "sa"},
        {"word": "may", "per": "words", "find": "drone"},
    ],
)
def test_the_line_of_python_gives_the_same_bars(model, small, asked):
    answer = bars(model, sort="list", **asked)
    given = eval(answer["code"], {"study": small, "sentences": explored.sentences, "measure": explored.measure})
    shown = [value for row in answer["rows"] for value in row["values"]]
    said = [(v["group"], v["count"], v["of"], v["value"]) for v in shown]
    assert sorted(said) == sorted(given[["group", "count", "of", "value"]].itertuples(index=False, name=None))
    if asked.get("level") != "text":
        assert list(dict.fromkeys(given["label"])) == [row["label"] for row in answer["rows"]]


def test_a_plain_question_has_the_plain_line(model):
    assert bars(model, list="actors", per="words")["code"] == "study.measure('actors')"
    assert bars(model, word="may")["code"] == "measure(study, word='may', per='words')"
    assert picked(model, APPLE)["code"] == "study.sentences_with(fruits='apple')"
    assert picked(model, {"list": "mood", "key": "sad"})["code"] == "study.coded_as('mood', 'sad')"


def test_the_line_of_a_filter_can_be_read(model):
    assert bars(model, list="fruits", find="pea")["code"] == (
        """study.measure('fruits', per='words').query("label.str.contains('pea', case=False, regex=False)")"""
    )


@pytest.mark.parametrize(
    ("items", "place", "said"),
    [
        ([{"word": "may"}], None, "may: 3 times in 3 sentences (W 2, D 1)"),
        ([{"word": "app*"}], {"kind": "group", "name": "D", "label": "Daily"}, "app* in Daily: 2 times in 2 sentences"),
        ([APPLE], {"kind": "text", "name": "W"}, "Apple in W: 2 times in 2 sentences"),
        ([{"word": "apples"}, {"word": "pears"}], None, "apples and pears: 1 sentence (W 0, D 1)"),
        ([{"list": "mood", "key": "glad", "label": "glad"}], None, "glad: 3 sentences (W 2, D 1)"),
        ([{"word": "drone"}], {"kind": "group", "name": "D"}, "No sentence in D has drone."),
        ([ANN, {"word": "rare"}], None, "No sentence has both. Alone: Ann 2, rare 1."),
        ([ANN, BOB, {"word": "may"}], None, "No sentence has all three. Alone: Ann 2, Bob 2, may 3."),
    ],
)
def test_above_the_sentences_stands_how_often_and_where(model, items, place, said):
    assert picked(model, *items, place=place)["said"] == said


@pytest.mark.parametrize("apart", [True, False])
def test_the_times_above_the_sentences_are_those_of_the_bars(model, apart):
    for name in ("actors", "fruits"):
        for row in bars(model, list=name, per="words", apart=apart)["rows"]:
            counts = [value["count"] for value in row["values"]]
            said = picked(model, {"list": name, "key": row["key"]}, apart=apart)["said"]
            assert f": {sum(counts)} time" in said
            assert said.endswith(f"(W {counts[0]}, D {counts[1]})")


def test_sentences_have_marks_and_where_they_are(model):
    row = picked(model, ANN, {"word": "may"})["rows"][0]
    assert [row["sentence"][start:end] for start, end, _ in row["marks"]] == ["Ann", "may"]
    assert row["label"] == "W"


def test_a_code_of_a_whole_sentence_is_said_beside_it_and_marks_no_words(model):
    first, second = picked(model, {"list": "mood", "key": "sad"}, {"word": "may"})["rows"][:2]
    assert [row["label"] for row in (first, second)] == [
        "W; sad (annotator 2)",
        "W; sad (annotator 1); sad (annotator 2)",
    ]
    assert [first["sentence"][start:end] for start, end, _ in first["marks"]] == ["may"]
    assert len(second["marks"]) == 1


def lined(model, *items, **asked):
    """The concordance of the first page: what stands left, what was found, what stands right, what it is."""
    answer = picked(model, *items, view="concordance", **asked)
    return answer, [tuple(line) for row in answer["rows"] for line in row.get("lines", ())]


def test_sentences_can_be_seen_as_a_concordance(model):
    answer, lines = lined(model, {"word": "may"})
    assert lines == [
        ("“Apple pie", "may", "win,” said Bob.", "may"),
        ("Annish pears lose, and Ann", "may", "vote again.", "may"),
        ("Bob", "may", "not like apples or pears.", "may"),
    ]
    assert answer["code"] == "study.concordance(word='may', width=60)"
    # Each place of a sentence has its line, also of two things asked for.
    _, lines = lined(model, ANN, {"word": "may"})
    assert [(found, what) for _, found, _, what in lines] == [("Ann", "Ann"), ("may", "may")]


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("item", [ANN, BOB, APPLE, {"word": "app*"}, {"word": "no such"}])
def test_the_line_of_python_gives_the_same_concordance(model, small, item, place, apart):
    answer, lines = lined(model, item, place=place, apart=apart)
    given = eval(answer["code"], {"study": small, "sentences": explored.sentences})
    if (item, apart) == (ANN, True):  # the study's concordance has the demonym too
        assert "concordance" not in answer["code"]
        assert given["unit"].tolist() == [row["unit"] for row in answer["rows"]]
    else:
        assert answer["code"].startswith("study.concordance(")
        assert [*given[["left", "match", "right"]].itertuples(index=False, name=None)] == [own[:3] for own in lines]


def test_a_long_sentence_is_cut_at_both_sides_of_what_was_found(tmp_path):
    said = f"{'before ' * 30}here {'after ' * 30}end."
    model = Model(Study.open(study_folder(tmp_path / "s", [("t", "t", said)])))
    _, [(left, _, right, _)] = lined(model, {"word": "here"})
    assert left.startswith("…before")
    assert right.endswith("after…")
    assert max(len(left), len(right)) <= WIDTH + 1 < 2 * min(len(left), len(right))
    content = model.ask({"ask": "csv", "of": "sentences", "view": "concordance", "picked": [{"word": "here"}]})
    assert content["name"] == "concordance-here.csv"
    assert said.removesuffix(" end.").split(" here ")[0] in content["content"]
    assert "…" not in content["content"]


def test_a_code_of_whole_sentences_has_no_concordance(model):
    sad = {"list": "mood", "key": "sad"}
    plain, (answer, lines) = picked(model, sad), lined(model, sad)
    assert answer == plain
    assert (answer["places"], answer["lined"], lines) == (False, False, [])
    csv = {view: model.ask({"ask": "csv", "of": "sentences", "view": view, "picked": [sad]}) for view in VIEWS}
    assert csv["concordance"] == csv["sentences"]
    # Beside a word that is asked for too, it is the word's places that are shown.
    answer, lines = lined(model, sad, {"word": "may"})
    assert (answer["places"], answer["lined"], {found for _, found, _, _ in lines}) == (True, True, {"may"})


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
    assert model.ask({"ask": "csv", "of": "bars", "word": "x" * 70 + "*"})["name"] == f"{'x' * 60}.csv"


def test_pages_are_short_however_long_the_study_is(tmp_path):
    lines = "\n\n".join(f"Fruit number {n} is an apple." for n in range(300))
    rows = "\n".join(f"f{n},F{n},number {n} is" for n in range(60))
    folder = study_folder(tmp_path / "s", [("t", "t", lines)], {"fruits": f"fruit,label,surface\n{rows}\n"})
    model = Model(Study.open(folder))
    first = model.start()["bars"]
    assert (len(first["rows"]), first["total"]) == (20, 60)
    answer = picked(model, {"word": "apple"}, offset=290)
    assert (len(answer["rows"]), answer["total"]) == (10, 300)
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


def test_the_short_line_is_given_only_where_its_sentences_are_the_same(tmp_path):
    folder = study_folder(tmp_path / "s", [("t", "t", "Annish pears lose.\n\nAnn votes.")], {"actors": ACTORS})
    (folder / "codebook" / "lists.toml").write_text('[actors]\napart = ["demonym"]\n', encoding="utf-8")
    model = Model(Study.open(folder))
    named, every = (picked(model, ANN, apart=apart) for apart in (True, False))
    assert (named["total"], named["code"]) == (1, "sentences(study, actors='ann')")
    assert (every["total"], every["code"]) == (2, "study.sentences_with(actors='ann')")


def test_what_a_list_calls_a_key_comes_as_it_is(tmp_path):
    label = '=1+1 <b>$x$</b> \u202eevil\x1b[31m "q"'
    quoted = label.replace('"', '""')
    text = [("t", "t", "An apple.")]
    folder = study_folder(tmp_path / "s", text, {"fruits": f'fruit,label,surface\na,"{quoted}",apple\n'})
    model = Model(Study.open(folder))
    assert bars(model, list="fruits")["rows"][0]["label"] == label
    content = model.ask({"ask": "csv", "of": "bars", "list": "fruits"})["content"]
    assert "'=1+1" in content


def test_a_sentence_over_several_lines_is_cited_by_the_first_and_the_last(tmp_path):
    model = Model(
        Study.open(study_folder(tmp_path / "s", [("t", "t", "No fruit.\n\nAn apple\nand\na pear.\n\nNothing.")]))
    )
    row = picked(model, {"word": "pear"})["rows"][0]
    answer = model.ask({"ask": "raw", "unit": row["unit"]})
    assert answer["citation"].endswith(", t.txt, lines 3–5)")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"list": "actors"}, "Actors: mentions per 1,000 words, with the 95% interval"),
        ({"list": "actors", "per": "count"}, "Actors: counts"),
        ({"list": "actors", "per": "count", "by": "kind"}, "Actors, by kind: counts"),
        ({"list": "fruits", "per": "sentences"}, "Fruits: sentences that hold it, with the 95% interval"),
        ({"list": "actors", "level": "text"}, "Any actor: mentions per 1,000 words, with the 95% interval"),
        ({"list": "actors", "level": "text", "key": "ann"}, "Ann: mentions per 1,000 words, with the 95% interval"),
        (
            {"list": "mood", "per": "sentences"},
            "Mood of the sentence: sentences, by at least one annotator, with the 95% interval",
        ),
        (
            {"list": "act_class", "coder": "all"},
            "Acts: kind of act: mentions per 1,000 words, by all annotators alike, with the 95% interval",
        ),
        (
            {"list": "mood", "coder": "1", "per": "sentences"},
            "Mood of the sentence: sentences, by 1, with the 95% interval",
        ),
        ({"word": "may", "per": "sentences"}, "“may”: sentences that hold it, with the 95% interval"),
    ],
)
def test_above_the_bars_stands_what_they_are(model, asked, said):
    assert bars(model, **asked)["said"] == said


def test_one_group_alone_is_not_named_above_the_sentences(tmp_path):
    model = Model(Study.open(study_folder(tmp_path / "s", [("t", "t", "An apple and a pear.")])))
    assert picked(model, {"word": "pear"})["said"] == "pear: 1 time in 1 sentence"


def test_six_groups_are_named_above_the_sentences_and_seven_are_not(tmp_path):
    for many in (6, 7):
        texts = [(f"t{n}", f"g{n}", "An apple and a pear.") for n in range(many)]
        model = Model(Study.open(study_folder(tmp_path / f"s{many}", texts)))
        each = f" ({', '.join(f'g{n} 1' for n in range(many))})" if many == 6 else ""
        assert picked(model, {"word": "pear"})["said"] == f"pear: {many} times in {many} sentences{each}"
        both = picked(model, {"word": "pear"}, {"word": "apple"})["said"]
        assert both == f"pear and apple: {many} sentences{each}"


def test_a_page_begins_with_the_first_unless_asked_otherwise(model):
    assert bars(model, list="actors", offset=0) == bars(model, list="actors")
    assert picked(model, APPLE, offset=0) == picked(model, APPLE)
    assert [row["label"] for row in bars(model, list="actors", offset=1)["rows"]] == ["Bob"]
    assert "offset" in picked(model, APPLE, offset=-1)["fault"]


def test_the_keys_to_choose_from_are_there_where_texts_are_compared(model):
    assert bars(model, list="actors")["keys"] == bars(model, word="may", level="text")["keys"] == []
    assert bars(model, list="actors", level="text")["keys"] == [["bob", "Bob"], ["ann", "Ann"]]


@pytest.mark.parametrize(
    ("n", "said"), [(2, "both"), (3, "all three"), (4, "all four"), (5, "all five"), (6, "all 6"), (20, "all 20")]
)
def test_so_many_things_may_be_asked_for_at_once(model, n, said):
    items = [{"word": "rare"}, *({"word": "votes"} for _ in range(n - 1))]
    assert picked(model, *items)["said"].startswith(f"No sentence has {said}. Alone: rare 1, votes 1")
    assert "at most 20 items" in picked(model, *[{"word": "may"}] * 21)["fault"]


@pytest.mark.parametrize("place", PLACES)
def test_a_value_of_a_column_is_said_as_often_as_its_keys_are(model, place):
    person = {"list": "actors", "key": "person", "by": "kind"}
    said = {None: "4 times in 4", "group": "3 times in 3", "text": "1 time in 1"}[place and place["kind"]]
    assert f": {said} sentence" in picked(model, person, place=place)["said"]


def test_bars_are_sorted_by_what_they_show_and_the_longest_says_how_long_all_are(tmp_path):
    texts = [("a", "a", "Figs and figs. " + "Nothing grew here at all. " * 20), ("b", "b", "A plum.")]
    lists = {"fruits": "fruit,label,surface\nnone,None,zzz\nplum,Plum,plum\nfig,Fig,figs\n"}
    model = Model(Study.open(study_folder(tmp_path / "s", texts, lists)))
    shown = {per: bars(model, list="fruits", per=per) for per in ("count", "words")}
    order = {per: [row["label"] for row in answer["rows"]] for per, answer in shown.items()}
    assert order == {"count": ["Fig", "Plum", "None"], "words": ["Plum", "Fig", "None"]}
    highs = [value["high"] for row in shown["words"]["rows"] for value in row["values"]]
    assert shown["words"]["top"] == max(highs) > 0
    assert shown["count"]["top_count"] == 2


def test_a_coder_is_asked_for_only_where_somebody_coded(model):
    coded, listed = (bars(model, list=name, coder="all") for name in ("mood", "actors"))
    assert (coded["coder"], coded["coders"]) == ("all", ["annotator 1", "annotator 2"])
    assert (listed["coder"], listed["coders"]) == ("", [])
    assert [value["count"] for row in coded["rows"] for value in row["values"]] == [1, 2, 1, 0]


def test_two_lines_of_the_raw_file_stand_on_each_side_of_the_sentence(tmp_path):
    said = "\n".join(f"{word} is a number." for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven"))
    model = Model(Study.open(study_folder(tmp_path / "s", [("t", "t", said)])))
    row = picked(model, {"word": "four"})["rows"][0]
    lines = model.ask({"ask": "raw", "unit": row["unit"]})["lines"]
    assert [line["number"] for line in lines] == [2, 3, 4, 5, 6]
