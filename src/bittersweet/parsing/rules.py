"""Rules: from the grammar of one sentence to its acts, with those who do them and those to whom they are done.

Every rule is one that a school grammar has. They were written on made-up sentences and looked over on other texts
before they were held against acts that readers had listed, and no rule was changed after that; whoever wrote them had
read the texts of those acts. What they do not do: no pronoun is traced to its noun, a noun that names an act is taken
for one in any sense, and no act is told from a figure of speech.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bittersweet.parsing.grammar import after, children, form, joined, objects, passive, receivers
from bittersweet.parsing.words import ActWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Keys = tuple[str, ...]
Doers = tuple[Keys, str]  # who does it, and where they stand: "subject", "by phrase", "modifier" or "none"
Answer = TypeVar("Answer")

TOWARDS = ("to", "with", "against", "on", "at", "toward", "towards", "into", "for", "upon")
OF_NOUN, SOURCES = (*TOWARDS, "of"), ("by", "between", "among", "from")
NAMING = ("compound", "amod", "nmod")  # "the Sylvanian army" is Sylvania
NONE: Keys = ()
OWNING = ("poss",)  # "Sylvania’s army" belongs to it
PARTNERS = ("AGREE", "CONSULT", "COOPERATE")  # done by those who do them together: "an agreement with Sylvania"
FORCE = ("ASSAULT", "COERCE")  # done to where they are, if nobody is named: "strikes in Sylvania"
NOBODY: Doers = ((), "none")


class Found(NamedTuple):
    """An act in a sentence: who does it, to whom, in which form, where the doer stands, and its span."""

    agents: Keys
    targets: Keys
    form: str
    agent_stated: str
    start: int
    end: int


def once(nothing: Answer) -> Callable[[Callable[[Any, Token], Answer]], Callable[[Any, Token], Answer]]:
    """A rule that answers once a token and keeps the answer; asked again within its own answer it gives `nothing`.

    So rules may lean on each other up and down the tree, and a sentence costs no more than its tokens.
    """

    def kept(rule: Callable[[Any, Token], Answer]) -> Callable[[Any, Token], Answer]:
        @wraps(rule)
        def asked(self: Any, token: Token) -> Answer:
            place = rule.__name__, token.i
            if place not in self.known:
                self.known[place] = nothing
                self.known[place] = rule(self, token)
            answer: Answer = self.known[place]
            return answer

        return asked

    return kept


class Parsed:
    """One parsed sentence with the names in it, and the questions that the rules put to it."""

    def __init__(self, doc: Doc, names: Iterable[tuple[str, int, int]], words: ActWords) -> None:
        """`names` are (key, start, end) of each name in the sentence."""
        self.doc, self.words = doc, words
        self.known: dict[tuple[str, int], Any] = {}
        self.keys: dict[int, Keys] = {}
        for key, start, end in names:
            for token in doc.char_span(start, end, alignment_mode="expand") or ():
                self.keys[token.i] = (*self.keys.get(token.i, ()), key)

    def acts(self) -> Iterator[Found]:
        """The acts of the sentence that name somebody, in order."""
        for token in self.doc:
            if self.names_act(token):
                (agents, stated), targets, said = self.noun_doers(token), self.noun_targets(token), "noun"
            elif self.does(token):
                (agents, stated), targets, said = self.doers(token), self.targets(token), form(token)
            else:
                continue
            targets = tuple(key for key in targets if key not in agents)
            # A noun of the list names a dealing, a verb need not: it takes somebody on whom, or several who take part.
            if targets or len(agents) > 1 or (agents and said == "noun"):
                yield Found(agents, targets, said, stated, *self.span(token))

    # What names an act

    def names_act(self, token: Token) -> bool:
        """Whether a noun names an act: one of the list, and no mere part of another noun ("raid leader") or name."""
        listed = token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in self.words.noun
        return listed and token.i not in self.keys and token.dep_ != "compound"

    def does(self, token: Token) -> bool:
        """Whether a verb names an act: not one that never does, nor one that leaves it to its noun ("paid a visit")."""
        if token.pos_ != "VERB" or token.dep_ in ("amod", "compound", "aux"):
            return False
        lemma = token.lemma_.lower()
        light = lemma in self.words.light and any(map(self.names_act, objects(token)))
        return not light and lemma not in self.words.never

    def span(self, token: Token) -> tuple[int, int]:
        """The act's words: a verb with its particle ("cut off"), a noun with what is joined to it ("air strikes")."""
        parts = [child for child in children(token, "prt") if child.i - token.i in (1, 2)]
        parts += [child for child in children(token, "compound") if child.i == token.i - 1 and child.i not in self.keys]
        own = sorted([token, *parts], key=lambda part: part.i)
        return own[0].idx, own[-1].idx + len(own[-1])

    # Verbs

    @once(NOBODY)
    def doers(self, verb: Token) -> Doers:
        """Who does what a verb says."""
        if passive(verb):  # "was bombed and burnt by Sylvania": one phrase for both
            both = [verb, *(other for other in children(verb, "conj") if passive(other))]
            by = [noun for one in both for noun in after(one, ("by",))]
            return self.named(by), "by phrase" if by else "none"
        if subjects := children(verb, "nsubj"):
            relative = subjects[0].head.head if subjects[0].tag_ in ("WDT", "WP") else None
            if relative is not None and self.names_act(relative):  # "the Sylvanian raid that killed"
                return self.noun_doers(relative)
            partners = after(verb, ("with",)) if verb.lemma_.lower() in self.words.mutual else []
            return self.named(subjects + partners), "subject"
        head, label = verb.head, verb.dep_
        if label == "conj" and head.pos_ in ("VERB", "AUX"):  # "bombed and burnt": one subject for both
            return self.governs(head)
        if label == "xcomp" and (told := children(head, "dobj")):  # "forced Sylvania to leave"
            return self.named(told), "subject"
        if label in ("xcomp", "advcl", "ccomp"):  # "began to leave", "left, burning the town"
            return self.governs(head)
        if label in ("acl", "relcl"):  # "a raid to free them", "rebels holding the town"
            return self.noun_doers(head) if self.names_act(head) else (self.named([head]), "subject")
        if label == "pcomp" and head.head.pos_ == "VERB":  # "thanked Sylvania for helping", "won by cheating"
            thanked = children(head.head, "dobj") if head.lower_ == "for" else []
            return (self.named(thanked), "subject") if thanked else self.governs(head.head)
        return NOBODY

    def governs(self, verb: Token) -> Doers:
        """Who does what hangs on a verb and has no subject of its own: the verb's subject, active or passive."""
        subjects = children(verb, "nsubjpass") if passive(verb) else []
        return (self.named(subjects), "subject") if subjects else self.doers(verb)

    @once(NONE)
    def targets(self, verb: Token) -> Keys:
        """To whom, with whom or for whom a verb's act is done; who is named goes before who owns what is named."""
        if passive(verb):
            if subjects := children(verb, "nsubjpass"):
                return self.named(subjects)
            return self.named([verb.head]) if verb.dep_ == "acl" else self.targets(verb.head)
        things = [noun for noun in objects(verb) if not self.names_act(noun)]
        around = [noun for one in (verb, *things) for noun in after(one, TOWARDS)]
        found = self.named(receivers(verb)) or self.named(things, belonging=False)
        found = found or self.named(around, belonging=False) or self.named(things)
        if found:
            return found
        for noun in objects(verb):  # "condemned Sylvania’s raid" is against Sylvania, "cut aid to Sylvania" too
            if self.names_act(noun):
                doers = self.doers(verb)[0]
                others = tuple(key for key in self.noun_doers(noun)[0] if key not in doers)
                return others or self.noun_targets(noun)
        shared = [other for other in children(verb, "conj") if other.pos_ == "VERB" and not children(other, "nsubj")]
        return self.targets(shared[0]) if shared and not things else ()  # "bombed and burnt Sylvania"

    # Nouns

    @once(NOBODY)
    def noun_doers(self, noun: Token) -> Doers:
        """Who does what a noun names: "Sylvania’s raid", "a raid by Sylvania", "Sylvania launched a raid"."""
        kind, verb = self.words.noun.get(noun.lemma_.lower(), ""), self.governor(noun)
        agents, stated = self.before(noun, NAMING + OWNING), "modifier"
        if not agents:
            sources = SOURCES[:3] if kind == "RETREAT" else SOURCES  # "a retreat from Sylvania" is not by it
            agents, stated = self.named(after(noun, sources)), "by phrase"
        if not agents and verb is not None:
            does = self.words.light[verb.lemma_.lower()] == "does"
            agents, stated = self.doers(verb) if does else (self.named(after(verb, ("from",))), "by phrase")
        if not agents and noun.dep_ == "conj" and self.names_act(noun.head):
            return self.noun_doers(noun.head)
        if kind in PARTNERS and agents:
            agents = tuple(dict.fromkeys([*agents, *self.named(after(noun, ("with",)))]))
        return (agents, stated) if agents else NOBODY

    @once(NONE)
    def noun_targets(self, noun: Token) -> Keys:
        """To whom, with whom or for whom is done what a noun names."""
        kind, verb = self.words.noun.get(noun.lemma_.lower(), ""), self.governor(noun)
        found = self.named(after(noun, (*OF_NOUN, "from") if kind == "RETREAT" else OF_NOUN))
        if not found and verb is not None:
            does = self.words.light[verb.lemma_.lower()] == "does"
            found = self.named(receivers(verb) + after(verb, TOWARDS)) if does else self.doers(verb)[0]
        if not found and kind in FORCE:
            found = self.named(after(noun, ("in",)))
        if not found and noun.dep_ == "conj" and self.names_act(noun.head):
            return self.noun_targets(noun.head)
        return found

    def governor(self, noun: Token) -> Token | None:
        """The light verb that leaves the act to this noun, or None: "Sylvania paid a visit", "carried out raids"."""
        while noun.dep_ == "conj":
            noun = noun.head
        bound = noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ == "VERB"
        return noun.head if bound and noun.head.lemma_.lower() in self.words.light else None

    # Names

    def named(self, nouns: Iterable[Token], *, belonging: bool = True) -> Keys:
        """Those whom the nouns, and what is joined to them, stand for; with `belonging` those too who own them."""
        everyone = [noun for first in nouns for noun in joined(first)]
        keys = (key for noun in everyone for key in self.stands_for(noun) or (self.owners(noun) if belonging else ()))
        return tuple(dict.fromkeys(keys))

    @once(NONE)
    def stands_for(self, noun: Token) -> Keys:
        """Those whom one noun names: itself, what stands beside it, or what says which it is ("the Sylvanian army")."""
        if noun.i in self.keys:
            return self.keys[noun.i]
        beside = [key for child in children(noun, "appos") for key in self.keys.get(child.i, ())]
        return tuple(beside) or self.before(noun, NAMING)

    @once(NONE)
    def owners(self, noun: Token) -> Keys:
        """Those to whom one noun belongs: "Sylvania’s tanks", "the tanks of Sylvania"; of an act those who do it."""
        if noun.tag_ in ("WDT", "WP") and (clause := noun.head).dep_ == "relcl":  # "the king who fled"
            return self.named([clause.head])
        if self.names_act(noun):
            return self.noun_doers(noun)[0]
        return self.before(noun, OWNING) or self.named(after(noun, ("of", "between", "among")))

    def before(self, noun: Token, labels: tuple[str, ...]) -> Keys:
        """Those named before a noun by one of the labels, or within what stands there ("Sylvanian army trucks")."""
        left = [child for child in children(noun, *labels) if child.i < noun.i]
        return tuple(dict.fromkeys(key for child in left for key in self.stands_for(child)))
