"""Every unit name and every count in the tables of the pages leads into the reader, but for what is said here."""

import re
from collections import defaultdict
from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup

from bittersweet.notebook import html_table
from bittersweet.publish import execution
from bittersweet.publish.links import Linker
from bittersweet.publish.reader import Reader
from bittersweet.publish.selecting import Selection

# Columns whose numbers count no words, sentences, acts or codes of the texts, with the reason. Text in other columns
# is not looked at where it is no count: a sentence may have a year in it.
NO_COUNTS = {
    "where something stands": {"line", "raw_start", "raw_end"},
    "which of several it is": {"number", "no.", "which", "rank", "annotators", "annotator"},
    "probabilities": {"p", "p adjusted", "p_adjusted", "p_fisher", "p_tarone"},
    "ratios, rates and intervals": {"value", "low", "high", "lift", "per 1,000"},
    "how far annotators agree": {"alpha", "ac1"},
    "how good a list or a ranking is": {"precision", "recall", "precision at 1", "precision at 3", "score"},
    "changes and ways of counting": {"overturn", "distinct", "distinct_holding"},
    "what two halves of a word lose when they are joined: no place of its own": {"joined"},
    "what is said of a text": {"article, of a field", "news, of a field"},
}
# Cells of a claim's card that say how sure it is, and how a claim was counted otherwise.
UNSURE = ("exact test", "overturned by", "ways of counting that differ", "other measures")
COUNT = re.compile(r"\d[\d,]*(?: / \d[\d,]*)*(?: of \d[\d,]*(?: / \d[\d,]*)*(?: [a-z]+)?)?")


@pytest.fixture(scope="module")
def pages(built):
    """The pages of the committed notebooks, by name, with the code above each table."""
    names = [path.stem for path in execution.paths()]
    return {name: BeautifulSoup((built / f"{name}.html").read_text("utf-8"), "html.parser") for name in names}


def cells(pages):
    """Each cell of each table below its header: page, code, headers, texts of the row, header, the cell."""
    for name, page in pages.items():
        for table in page.find_all("table"):
            code = table.find_previous("pre", "code")
            rows = [row.find_all(["th", "td"], recursive=False) for row in table.find_all("tr")]
            headers = [" ".join(one.get_text().split()) for one in rows[0]]
            for row in rows[1:]:
                texts = [" ".join(one.get_text().split()) for one in row]
                for header, cell in zip(headers, row, strict=True):
                    yield name, code.get_text() if code else "", headers, texts, header, cell


def unlinked(cell):
    """The text of a cell outside its links."""
    return "".join(" " if text.find_parent("a") else text for text in cell.strings)


def left_out(code, headers, texts, header):
    """Whether a number in the cell counts nothing that stands in the texts."""
    named = f"{header}, of a field" if headers[0] == "field" else header
    if any(named in columns for columns in NO_COUNTS.values()) or (headers[0] == "claim" and texts[0] in UNSURE):
        return True
    # How well a machine finds acts: its proposals stand in no text and in nobody's list.
    return "act_score" in code and header in ("count", "of")


def test_every_count_in_a_table_is_a_link(pages):
    missing = []
    for name, code, headers, texts, header, cell in cells(pages):
        text = " ".join(cell.get_text().split())
        if COUNT.fullmatch(text) and not left_out(code, headers, texts, header):
            # A nought leads nowhere: there is nothing to open.
            missing += [(name, header, texts[:4], n) for n in re.findall(r"\d+", unlinked(cell)) if int(n)]
    assert missing == []


def asked(address):
    """What the reader is asked for at an address, with every part of it."""
    parts = parse_qsl(address.partition("#")[2].replace("+", "%2B"), keep_blank_values=True, strict_parsing=True)
    said = defaultdict(list)
    for name, value in parts:
        said[name].append(value)
    rest = ("in", "section", "paragraph", "at", "as", "form", "agreed", "without")
    assert all(len(said[name]) <= 1 for name in rest[:-1])
    one = {name: said[name][0] if said[name] else "" for name in rest[:-1]}
    ranges = tuple(tuple(map(int, pair.split("-"))) for pair in one["paragraph"].split(",") if pair)
    return Selection(
        tuple((name, *filter(None, value.split(","))) for name, value in parts if name not in rest),
        one["in"],
        one["form"],
        tuple(said["without"]),
        tuple(filter(None, one["section"].split(","))),
        ranges,
        tuple(filter(None, one["at"].split(","))),
        bool(one["agreed"]),
        one["as"],
    )


def unit_of(reader, selection, header, said):
    """The unit in which a cell counts, where its card or its header says so or its layers leave no other; else ""."""
    kinds = {reader.layers[item[0]].kind if item[0] in reader.layers else item[0] for item in selection.items}
    if kinds & {"size", "word", "type"} or kinds == {"Acts"}:
        return "places"
    if len(selection.items) > 1 or said == "sentences" or header in ("sentences", "units"):
        return "sentences"
    return "places" if header in ("mentions", "hits", "times") else "words" if header == "words" else ""


def columns(pages):
    """The links of each column of each table that is no claim's: page, header, and each with its row and address."""
    for name, page in pages.items():
        for table in page.find_all("table"):
            rows = [row.find_all(["th", "td"], recursive=False) for row in table.find_all("tr")]
            headers = [" ".join(one.get_text().split()) for one in rows[0]]
            if headers[0] in ("claim", "counted"):
                continue
            for place, header in enumerate(headers):
                # What is counted, and what of, are two things that stand in one cell.
                whole = defaultdict(list)
                for row in rows[1:]:
                    of = row[place].get_text().find(" of ")
                    at = 0
                    for link in row[place].find_all("a", class_="count"):
                        at = row[place].get_text().index(link.get_text(), at)
                        texts = dict(zip(headers, (" ".join(one.get_text().split()) for one in row), strict=True))
                        whole[0 <= of < at].append((texts, int(link.get_text().replace(",", "")), asked(link["href"])))
                        at += len(link.get_text())
                for links in whole.values():
                    yield name, header, links


def test_each_number_is_what_opens_in_the_cell_s_own_unit(pages, study):
    reader, wrong = Reader(study), []
    for name, _, _, _, header, cell in cells(pages):
        said = re.search(r" of [\d,]+ (\w+)$", " ".join(cell.get_text().split()))
        for link in cell.find_all("a", class_="count"):
            selection = asked(link["href"])
            if any(item[0].startswith("uses.") for item in selection.items):
                continue
            found, n = reader.counts(selection), int(link.get_text().replace(",", ""))
            unit = unit_of(reader, selection, header, said[1] if said else "")
            right = getattr(found, unit) == n if unit else n in found
            wrong += [] if right else [(name, header, n, unit, found, link["href"])]
    assert wrong == []


def test_a_number_of_a_group_opens_this_group(pages, study):
    """The group that the header names, or else the row; keyness names it by the side."""
    places = {**{text.prefix: text.id for text in study.texts}, **{label: key for key, label in study.labels.items()}}
    places |= {text.id: text.id for text in study.texts} | {group: group for group in study.labels}
    sides = dict(zip(("count_target", "count_reference"), study.labels, strict=True))
    wrong, seen = [], 0
    for name, header, links in columns(pages):
        for texts, n, selection in links:
            named = [header.partition(", ")[0], *(texts.get(own, "") for own in ("group", "text", "unit"))]
            place = sides.get(header) or next((places[own] for own in named if own in places), None)
            seen += place is not None
            wrong += [(name, header, texts, n, selection)] if place is not None and selection.within != place else []
    assert wrong == []
    assert seen > 200


def test_the_numbers_of_a_column_open_one_kind_of_thing_under_the_same_conditions(pages, study):
    """What differs is what the row names: the key, the group, the annotator or form, the letters, the variable."""
    reader, mixed = Reader(study), []
    for name, header, links in columns(pages):
        kinds = set()
        for texts, _, selection in links:
            kind = tuple(own.kind if (own := reader.layers.get(item[0])) else item[0] for item in selection.items)
            named = header.partition(", ")[2] or " ".join(texts.values())
            form = "" if selection.form.replace(" ", "_") in named or selection.form in named else selection.form
            part = tuple(item[0].rpartition(".")[2] in ("whole", "alone") for item in selection.items)
            form = "" if form.startswith("annotator ") and len(selection.items) and "/" in texts[header] else form
            kinds.add((kind, part, form, selection.without, selection.agreed, bool(selection.surface)))
        mixed += [(name, header, kinds)] if len(kinds) > 1 else []
    assert mixed == []


def test_every_unit_name_in_a_table_is_a_link(pages, study):
    names = [*study.by_unit, *(act.name for act in study.acts.acts)]
    unit = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w-]|\.\d)")
    missing = [
        (name, header, texts[:3], unit.findall(unlinked(cell)))
        for name, _, _, texts, header, cell in cells(pages)
        if unit.search(unlinked(cell))
    ]
    assert missing == []


def test_the_counts_left_out_are_few(pages):
    """What is left out is left out of a table that has it, so that the list cannot grow stale."""
    there = {f"{h}, of a field" if hs[0] == "field" else h for _, _, hs, _, h, _ in cells(pages)}
    stale = {reason: columns - there for reason, columns in NO_COUNTS.items() if columns - there}
    assert stale == {}


def test_a_claim_s_counts_lead_to_its_keys_and_to_all_that_they_are_counted_of(pages):
    counts = pages["04-how-it-is-framed"].select("td a.count")
    links = {a.get_text(): a["href"] for a in counts if "time=past" in a["href"]}
    assert links["3"].endswith("#frames.time=past&in=news&form=annotator%201")
    dispute = [a["href"] for a in pages["02-who-is-named"].select("td a.count") if a.get_text() == "79"]
    assert dispute == ["reader.html#size=words&in=news&paragraph=7-9"]


def test_a_label_that_stands_in_several_layers_leads_to_the_one_that_the_table_counts(pages):
    acts = pages["05-who-does-what-to-whom"]
    between = [a["href"] for a in acts.select("td a.count") if "dealings=verbal" in a["href"]]
    assert len(between) == 8  # two classes, two texts, two annotators
    hidden = [a["href"] for a in acts.select("td a.count") if "acts.class=material%20conflict" in a["href"]]
    assert any("acts.form=noun" in address for address in hidden)


def test_links_that_a_number_alone_would_lead_astray(pages):
    def addresses(name, header, **row):
        return [
            selection.address.partition("#")[2]
            for page, column, links in columns(pages)
            for texts, _, selection in links
            if (page, column) == (name, header) and row.items() <= texts.items()
        ]

    assert addresses("03-what-is-discussed", "count_reference", word="pakistani") == ["type=pakistani&in=article"]
    assert addresses("06-five-practices", "practices", code="Pakistani military") == [
        "practices.initiator=pakistani_military"
    ]
    kerry = [f"acts.agent.whole=kerry&in=news&form=annotator%20{n}" for n in (1, 2)]
    assert [addresses("05-who-does-what-to-whom", f"news, annotator_{n}", agent="kerry")[0] for n in (1, 2)] == kerry
    echoes = ["practices.echo=3&in=news&form=partial"]
    assert addresses("06-five-practices", "partial", number="3") == echoes


def test_the_acts_that_a_share_is_of_open_too(study):
    """Notebooks show shares of acts as charts; a table of them has as many links."""
    table = study.coded_acts("class")
    html = Linker(Reader(study)).tables(html_table(table), "study.coded_acts('class')")
    places = {header: place for place, header in enumerate(table.columns)}
    rows = [row.find_all("td") for row in BeautifulSoup(html, "html.parser").find_all("tr")[1:]]
    found = {(row[places["group"]].get_text(), str(row[places["of"]].a)) for row in rows}
    assert found == {
        (group, f'<a class="count" href="reader.html#act=&amp;in={group}">{of}</a>')
        for group, of in zip(table["group"], table["of"], strict=True)
    }
