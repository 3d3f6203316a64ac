"""Headings: a heading of notebooks 02–05 claims only what its finding bears out, and says so when it is not all."""

import re

import pytest

from bittersweet import Study, findings, notebooks

PATHS = {path.stem: path for path in notebooks.paths() if not path.name.startswith("01-")}
# What a heading may say without a finding: a question, an invitation, and these.
FIXED = ("What this does not show", "A sentiment lexicon gets these texts wrong")
INVITATIONS = ("Ask ", "Read ")
FIGURE = re.compile(r" \((\d+) of (\d+) ways of counting\)$")


def headings(path):
    """The second-level headings of a notebook, in order."""
    markdown = (cell.source for cell in notebooks.read(path).cells if cell.cell_type == "markdown")
    return [found for source in markdown for found in re.findall(r"^## +(.+?) *$", source, re.MULTILINE)]


def faults(headings, table):
    """What is wrong with the headings of one notebook, held against the table of its own findings."""
    found = []
    claims = {row["claim"]: row for row in table.to_dict("records")}
    by_claim = {FIGURE.sub("", heading): heading for heading in headings}
    for bare, heading in by_claim.items():
        free = heading.endswith("?") or heading in FIXED or heading.startswith(INVITATIONS)
        if bare not in claims and not free:
            found.append(f"no finding: {heading}")
    for claim, row in claims.items():
        heading = by_claim.get(claim)
        mostly = "mostly" in claim.split()
        if heading is None:
            found.append(f"no heading: {claim}")
        if row["holds"] == "no":
            found.append(f"does not hold: {claim}")
        if mostly != (row["holds"] == "mostly"):
            found.append(f"{'needless' if mostly else 'needs'} mostly: {claim}")
        figure = FIGURE.search(heading or "")
        stated = tuple(map(int, figure.groups())) if figure else None
        true = (row["holding"], row["specifications"]) if row["holds"] == "mostly" else None
        if heading and stated != true:
            found.append(f"wrong figure: {heading}")
    return found


def own(study, notebook):
    """The table of the findings of one notebook."""
    return findings.table(study, *(finding.id for finding in study.findings if finding.notebook == notebook))


@pytest.mark.parametrize("notebook", PATHS)
def test_headings_claim_what_findings_bear_out(study, notebook):
    assert faults(headings(PATHS[notebook]), own(study, notebook)) == []


def test_every_finding_belongs_to_a_notebook_that_is_there(study):
    assert (
        {finding.notebook for finding in study.findings}
        == set(PATHS)
        == {
            "02-who-is-named",
            "03-what-is-discussed",
            "04-how-it-is-framed",
            "05-five-practices",
        }
    )


# The rule bites: each tampering of a notebook's headings or findings is found.
NAMED = "02-who-is-named"
LEAD = "The United States and Pakistan mostly lead both texts"
PERSONS = "Persons are named more often in the news piece"


@pytest.fixture
def read():
    return headings(PATHS[NAMED])


@pytest.fixture
def table(study):
    return own(study, NAMED)


def test_a_heading_without_a_finding_is_found(read, table):
    assert faults([*read, "The news piece is kind"], table) == ["no finding: The news piece is kind"]


def test_a_claim_without_a_heading_is_found(read, table):
    read.remove(PERSONS)
    assert faults(read, table) == [f"no heading: {PERSONS}"]


def test_a_mostly_without_its_figure_is_found(read, table):
    bare = [FIGURE.sub("", heading) if heading.startswith(LEAD) else heading for heading in read]
    assert faults(bare, table) == [f"wrong figure: {LEAD}"]


@pytest.mark.parametrize(("column", "by"), [("holding", -1), ("specifications", 1)])
def test_a_figure_that_is_no_longer_true_is_found(read, table, column, by):
    table.loc[table["claim"] == LEAD, column] += by
    assert faults(read, table) == [f"wrong figure: {LEAD} (144 of 216 ways of counting)"]


def test_a_claim_that_mostly_holds_must_say_so(read, table):
    table.loc[table["claim"] == PERSONS, ["holds", "holding"]] = ["mostly", 95]
    assert faults(read, table) == [f"needs mostly: {PERSONS}", f"wrong figure: {PERSONS}"]


def test_a_claim_that_always_holds_must_not_say_mostly(read, table):
    table.loc[table["claim"] == LEAD, ["holds", "holding"]] = ["all", 216]
    assert faults(read, table) == [
        f"needless mostly: {LEAD}",
        f"wrong figure: {LEAD} (144 of 216 ways of counting)",
    ]


def test_a_finding_turned_round_is_found(data, spoil):
    notebook = "05-five-practices"
    spoil("findings.toml", 'keys = ["4", "5"]\nexpect = "absent"', 'keys = ["4", "5"]\nexpect = "there"')
    turned = own(Study.open(data), notebook)
    assert faults(headings(PATHS[notebook]), turned) == ["does not hold: The news piece leaves out practices 4 and 5"]


def test_data_that_no_longer_bear_a_heading_out_are_found(data, spoil):
    spoil("codebook/actors.csv", "militants,militants,group,description,", "taliban,Taliban,group,name,")
    changed = own(Study.open(data), NAMED)
    assert "does not hold: The news piece never names the Taliban" in faults(headings(PATHS[NAMED]), changed)
