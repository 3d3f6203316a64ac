"""Uses: a name of somebody, or one that says whose or what kind something is."""

import pytest

from bittersweet.lists.hits import Hit
from bittersweet.parsing import uses
from tests.made import sentences

LABELS = {"sylvania": "Sylvania", "ruritania": "Ruritania"}


@pytest.fixture
def hits(finder):
    """A function from sentences to the hits in them."""

    def hits(*contents, group="book"):
        found = sentences(*contents, group=group)
        return [Hit(sentence, *span) for sentence in found for span in finder.find(sentence.sentence)]

    return hits


@pytest.mark.parametrize(
    ("content", "use", "words"),
    [
        ("Ruritania left.", "of somebody", "Ruritania"),
        ("They left Ruritania.", "of somebody", "Ruritania"),
        ("Bob and Ruritania left.", "of somebody", "Ruritania"),
        ("The Ruritanian army left.", "of something else", "Ruritanian army"),
        ("The Ruritania talks failed.", "of something else", "Ruritania talks"),
        ("They saw Ruritania’s old army.", "of something else", "Ruritania’s old army"),
    ],
)
def test_a_name_is_somebody_or_says_whose_something_is(hits, content, use, words):
    (hit,) = hits(content)
    assert list(uses.read([hit])) == [(hit, use, words)]


def test_one_row_a_group_key_and_use(hits):
    found = [
        *hits("Ruritania left.", "The Ruritanian army left.", "They saw Ruritania.", "Ruritania’s army left."),
        *hits("Sylvania met Freedonia.", "Sylvanian troops left.", "The Ruritanian army left.", group="film"),
    ]
    table = uses.uses(found, LABELS)
    assert list(table.columns) == ["group", "key", "label", "use", "count", "as it stands"]
    assert table.values.tolist() == [
        ["film", "sylvania", "Sylvania", "of somebody", 1, "Sylvania"],
        ["film", "sylvania", "Sylvania", "of something else", 1, "Sylvanian troops"],
        ["book", "ruritania", "Ruritania", "of somebody", 2, "Ruritania"],
        ["book", "ruritania", "Ruritania", "of something else", 2, "Ruritanian army, Ruritania’s army"],
        ["film", "ruritania", "Ruritania", "of something else", 1, "Ruritanian army"],
    ]


def test_without_a_hit_the_table_is_empty():
    assert uses.uses([], LABELS).empty
