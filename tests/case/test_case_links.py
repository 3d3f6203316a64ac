"""Every unit name and every count in the tables of the pages leads into the reader, but for what is said here."""

import re

import pytest
from bs4 import BeautifulSoup

from bittersweet.publish import execution, site

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
def pages(study, tmp_path_factory):
    """The pages of the committed notebooks, by name, with the code above each table."""
    folder = tmp_path_factory.mktemp("site")
    executed = {path.stem: execution.read(path) for path in execution.paths()}
    site.publish(executed, [], folder, "The collection", study=study)
    return {name: BeautifulSoup((folder / f"{name}.html").read_text("utf-8"), "html.parser") for name in executed}


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
    copy = BeautifulSoup(str(cell), "html.parser")
    for link in copy.find_all("a"):
        link.replace_with(" ")
    return copy.get_text()


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
