"""Grammar: questions to parses that are made by hand, so that no model has a word in the answers."""

import pytest

from bittersweet.parsing import grammar

from .made import parsed


def texts(tokens):
    return [token.text for token in tokens]


def test_children_hang_by_one_of_the_labels_in_order():
    left, verb, right, _ = parsed("he/NN/nsubj/1 hit/VBD/ROOT/1 it/NN/dobj/1 then/NN/npadvmod/1")
    assert grammar.children(verb, "dobj", "nsubj") == [left, right]
    assert grammar.children(left, "dobj") == []


def test_and_joins_nouns_one_after_the_other_and_no_verbs():
    first, *_ = parsed("a/NN/ROOT/0 b/NN/conj/0 c/NN/conj/1 d/VBD/conj/0 e/NN/appos/0")
    assert texts(grammar.joined(first)) == ["a", "b", "c"]


def test_nouns_stand_after_a_preposition_of_those_asked_for():
    verb, *_ = parsed("hit/VBD/ROOT/0 By/IN/agent/0 a/NN/pobj/1 to/IN/dative/0 b/NN/pobj/3 in/IN/prep/0 c/NN/pobj/5")
    assert texts(grammar.after(verb, ("by", "to", "in"))) == ["a", "b", "c"]
    assert texts(grammar.after(verb, ("in",))) == ["c"]


def test_objects_are_direct_else_the_passive_subject():
    verb, *_ = parsed("hit/VBD/ROOT/0 a/NN/dobj/0 b/NN/conj/1 c/NN/nsubjpass/0")
    assert texts(grammar.objects(verb)) == ["a", "b"]
    verb, *_ = parsed("hit/VBN/ROOT/0 c/NN/nsubjpass/0 d/NN/conj/1")
    assert texts(grammar.objects(verb)) == ["c", "d"]


@pytest.mark.parametrize(
    ("content", "receivers"),
    [
        ("gave/VBD/ROOT/0 her/NN/dative/0 arms/NN/dobj/0", ["her"]),
        ("gave/VBD/ROOT/0 to/IN/dative/0 her/NN/pobj/1", []),
        ("let/VBD/ROOT/0 her/NN/nsubj/2 go/VB/ccomp/0", ["her"]),
        ("said/VBD/ROOT/0 she/NN/nsubj/2 go/VB/ccomp/0 may/MD/aux/2", []),
        ("said/VBD/ROOT/0 she/NN/nsubj/2 goes/VBZ/ccomp/0", []),
    ],
)
def test_receivers_are_given_something_or_made_to_do_it(content, receivers):
    assert texts(grammar.receivers(parsed(content)[0])) == receivers


@pytest.mark.parametrize(
    ("content", "passive", "form"),
    [
        ("hit/VBD/ROOT/0 he/NN/nsubj/0", False, "active"),
        ("hit/VBN/ROOT/0 he/NN/nsubjpass/0 was/VBD/auxpass/0", True, "passive"),
        ("hit/VBN/ROOT/0 was/VBD/auxpass/0", True, "passive"),
        ("hit/VBN/acl/1 town/NN/ROOT/1", True, "nonfinite"),
        ("hit/VBN/acl/1 town/NN/ROOT/1 by/IN/agent/0", True, "nonfinite"),
        ("hit/VBN/acl/1 town/NN/ROOT/1 it/NN/dobj/0", False, "nonfinite"),
        ("hit/VBN/relcl/1 town/NN/ROOT/1", False, "nonfinite"),
        ("hitting/VBG/acl/1 town/NN/ROOT/1", False, "nonfinite"),
        ("burnt/VBN/conj/1 hit/VBN/ROOT/1 was/VBD/auxpass/1", True, "passive"),
        ("burnt/VBN/conj/1 hit/VBN/acl/2 town/NN/ROOT/2", True, "nonfinite"),
        ("burnt/VBN/conj/1 hit/VBD/ROOT/1", False, "active"),
        ("burnt/VBD/conj/1 hit/VBN/ROOT/1 was/VBD/auxpass/1", False, "active"),
        ("burnt/VBN/conj/1 hit/VBN/ROOT/1 was/VBD/auxpass/1 it/NN/dobj/0", False, "passive"),
        ("burnt/VBN/conj/1 hit/VBN/ROOT/1 was/VBD/auxpass/1 she/NN/nsubj/0", False, "passive"),
        ("burnt/VBN/conj/1 hit/VBN/ROOT/1 was/VBD/auxpass/1 had/VBD/aux/0", False, "active"),
        ("burn/VB/conj/1 hit/VB/ROOT/1 may/MD/aux/1", False, "active"),
        ("burn/VB/conj/1 hit/VB/ROOT/1 may/MD/aux/1 to/TO/aux/0", False, "nonfinite"),
        ("burn/VB/xcomp/1 went/VBD/ROOT/1", False, "nonfinite"),
        ("burning/VBG/ROOT/0", False, "nonfinite"),
    ],
)
def test_whether_a_verb_is_passive_and_its_form(content, passive, form):
    verb = parsed(content)[0]
    assert grammar.passive(verb) == passive
    said = "active" if form == "passive" and not passive else form
    assert grammar.form(verb) == said
