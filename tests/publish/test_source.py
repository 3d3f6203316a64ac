"""Sources: what the code above a table says of its layers and of the acts that it keeps."""

import pytest

from bittersweet.publish.names import Names
from bittersweet.publish.source import TableSource


@pytest.fixture(scope="module")
def names(every_layer):
    return Names(every_layer)


@pytest.mark.parametrize(
    ("code", "layers"),
    [
        ("study.measure('fruits')", {"fruit"}),
        ("study.measure('fruit')", {"fruit"}),
        ("study.measure('Fruits', 1)", {"fruit"}),
        ("study.speakers", {"speaker"}),
        ("study.tones", {"frames.tone"}),
        ("study.echo_counts", {"practices.echo"}),
        ("table.query(\"variable == 'tone'\")", {"frames.tone"}),
        ("fruits", set()),
        ("study.rows(fruits=1)", set()),
        ("study.stored", set()),  # "to" is too short to be meant
        ("%matplotlib inline", set()),
        ("study.'fruits'", set()),
        ("x = 'fru\0its'", set()),
        ("", set()),
    ],
)
def test_code_names_layers_in_quotation_marks_or_in_what_it_calls(names, code, layers):
    assert TableSource(names, code).hinted == layers


@pytest.mark.parametrize(
    ("code", "conditions"),
    [
        ("study.compared_acts('agent', class_='trade')", (("acts.class", "trade"),)),
        ("study.acts_with('class', agent='ben', target='anna')", (("acts.agent", "ben"), ("acts.target", "anna"))),
        ("study.acts_with(agent='nobody', to=1990, of='ben', **{'agent': 'ben'})", ()),
        ("study.acts_with(agent=ben)", ()),
        ("study.acts_with(agent='ben'", ()),
    ],
)
def test_code_puts_conditions_on_acts(names, code, conditions):
    assert TableSource(names, code).where == conditions


def test_what_the_code_names_comes_first_and_the_rest_in_its_order(names):
    items = [("actor", "anna"), ("speaker", "anna"), ("acts.agent", "anna"), ("acts.target", "anna")]
    first = TableSource(names, "study.acts_with('target')").hinted_first(items)
    assert first == [items[2], items[3], items[0], items[1]]
