"""A made source for tests of claims: two groups, a heading, three fruits, and a form that is counted apart."""

from bittersweet.claims import build
from bittersweet.lists import hits
from tests.made import sentence, sentences, word_list

BOOK = word_list(
    {"apple": ["name:apple", "name:apples", "nick:pommy"], "pear": ["name:pear"], "plum": ["name:plum"]},
    apart=["nick"],
    exclusive=True,
)
SENTENCES = [
    sentence("An apple heading.", unit="A-h", text="a", section="h", counted=False),
    *sentences("An apple and a pear.", "Pommy, an apple, apples.", "Nothing here at all.", text="a", prefix="A"),
    *sentences("A pear.", "A pear and a pear.", "An apple.", "Nothing is here.", text="b", prefix="B"),
]
FOUND = hits.find(SENTENCES, BOOK)
FRUITS = build.listed(BOOK, SENTENCES, FOUND)
PAIRS = build.paired(FRUITS, "fruit pairs")
