"""The model of the explorer: a question as plain JSON gives an answer as plain JSON, one page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bittersweet.evidence.concordance import aligned
from bittersweet.explore import code, raw
from bittersweet.explore.asked import ALL, Held, Pick, Stretch
from bittersweet.explore.asking import desk
from bittersweet.explore.bars import Drawer
from bittersweet.explore.questions import Bars, Found
from bittersweet.files import DataError, nearest

if TYPE_CHECKING:
    from bittersweet.many.store import ManyStudy
    from bittersweet.study import Study

SENTENCES = 10  # sentences a page
WIDTH = 60  # letters at each side of what was found, in a concordance
CONCORDANCE = "concordance"
FEW = 6  # groups that are named with their numbers above the sentences
ALL_OF = {2: "both", 3: "all three", 4: "all four", 5: "all five"}
UNASKED = ("label", "definition", "note")  # columns of a list by which nothing is grouped


class Model:
    """Answers questions about one study: ``ask({"ask": "bars", …})``, "sentences", "raw" or "csv"."""

    def __init__(self, study: Study | ManyStudy) -> None:
        """Takes the study; nothing is counted before it is asked for."""
        self.desk = desk(study)
        self._drawer = Drawer(self.desk)

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The answer; a fault in the question or the data is an answer too: ``{"fault": …}``."""
        kinds = {"bars": self._bars, "sentences": self._sentences, "raw": self._raw, "csv": self._csv}
        try:
            return kinds[nearest(str(question.get("ask")), kinds, "question")](question)
        except DataError as error:
            return {"fault": str(error)}
        except ValidationError as error:
            faults = error.errors()
            return {"fault": "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in faults)}

    def start(self) -> dict[str, Any]:
        """What the explorer knows when it is drawn: layers, groups, how many texts, and its first bars."""
        layers = []
        for name, (title, kind) in self.desk.names().items():
            book = self.desk.lists.get(name)
            columns = [c for c in next(iter(book.about.values()), {}) if c not in UNASKED] if book else []
            layers.append(
                {
                    "name": name,
                    "title": title,
                    "kind": kind,
                    "per": book.settings.per if book else "sentences",
                    "columns": [c for c in columns if book and len(book.values(c)) > 1],
                    "apart": sorted(book.apart) if book else [],
                }
            )
        first = layers[0] if layers else {"name": "", "per": "words"}
        asked = {"ask": "bars", "list": first["name"], "per": first["per"], "word": "" if layers else "the"}
        return {
            "lists": layers,
            "groups": len(self.desk.labels),
            "texts": self.desk.texts,
            "bars": self.ask(asked),
        }

    def _bars(self, question: dict[str, Any]) -> dict[str, Any]:
        return self._drawer.answer(Bars.model_validate(question))

    def _found(self, asked: Found) -> tuple[Held, list[Pick], dict[str, Any]]:
        picks = [Pick(word=p.word) if p.word else Pick(p.list, p.key, p.by or "") for p in asked.picked]
        where: dict[str, Any] = {asked.place.kind: asked.place.name} if asked.place else {}
        where |= {"apart": asked.apart, "coder": asked.coder}
        return self.desk.held(picks, **where), picks, where

    def _sentences(self, question: dict[str, Any]) -> dict[str, Any]:
        asked = Found.model_validate(question)
        found, picks, where = self._found(asked)
        places, lined = self._view(asked, picks)
        rows = []
        for s, label, held in found.page(asked.offset, SENTENCES):
            marks = [list(mark) for mark in held if mark[0] < mark[1]]
            said = dict.fromkeys(what for start, end, what in held if start == end)
            row = {"unit": s.unit, "label": "; ".join([label, *said]), "sentence": s.sentence, "marks": marks}
            rows.append(row | ({"lines": _lines(s.sentence, held, WIDTH)} if lined else {}))
        return {
            "total": found.total,
            "offset": asked.offset,
            "limit": SENTENCES,
            "rows": rows,
            "said": self._said(asked, picks, where, found.total),
            "places": places,
            "lined": lined,
            "code": code.lined(self.desk, picks, WIDTH, **where) if lined else code.read(self.desk, picks, **where),
        }

    def _view(self, asked: Found, picks: list[Pick]) -> tuple[bool, bool]:
        """Whether what is picked has places in the sentences, and whether these are seen as a concordance."""
        places = any(pick.word or not self.desk.layer(pick.name).whole for pick in picks)
        return places, places and asked.view == CONCORDANCE

    def _said(self, asked: Found, picks: list[Pick], where: dict[str, Any], n: int) -> str:
        """How many sentences there are, of one thing how often it is there, and how many are in each group."""
        names = [p.word or p.label or p.key for p in asked.picked]
        inside = f" in {asked.place.label or asked.place.name}" if asked.place else ""
        if not n and len(picks) == 1:
            return f"No sentence{inside} has {names[0]}."
        if not n:
            alone = ", ".join(
                f"{name} {self.desk.held([pick], **where).total:,}" for name, pick in zip(names, picks, strict=True)
            )
            return f"No sentence{inside} has {ALL_OF.get(len(picks), f'all {len(picks)}')}. Alone: {alone}."
        sentences = _many(n, "sentence")
        first = picks[0]
        timed = len(picks) == 1 and (first.word or (first.name in self.desk.lists and first.key != ALL))
        groups: dict[str, int] = {}
        if timed:
            own = self._drawer.times(first, "text" if "text" in where else "group", asked.apart)
            times = own[asked.place.name] if asked.place else sum(own.values())
            sentences = f"{_many(times, 'time')} in {sentences}"
            groups = own
        elif not asked.place and len(self.desk.labels) <= FEW:
            groups = {group: self.desk.held(picks, group=group, **where).total for group in self.desk.labels}
        several = not asked.place and 1 < len(self.desk.labels) <= FEW
        each = ", ".join(f"{label} {groups[group]:,}" for group, label in self.desk.labels.items()) if several else ""
        return f"{' and '.join(names)}{inside}: {sentences}{f' ({each})' if each else ''}"

    def _raw(self, question: dict[str, Any]) -> dict[str, Any]:
        return raw.around(self.desk, str(question.get("unit", "")))

    def _csv(self, question: dict[str, Any]) -> dict[str, Any]:
        """The whole table behind what is shown, not its page alone; the file's name says where it is cut."""
        import pandas as pd

        from bittersweet.tables import as_csv

        if question.get("of") == "bars":
            asked = Bars.model_validate(question)
            name = asked.word.replace("*", "") or asked.list
            return {"name": _file(name), "content": as_csv(self._drawer.table(asked))}
        read = Found.model_validate(question)
        found, picks, _ = self._found(read)
        _, lined = self._view(read, picks)
        rows: list[tuple[str, ...]] = []
        for s, _, marks in found.page(0, self.desk.most):
            own = [("; ".join(dict.fromkeys(what for *_, what in marks)), s.sentence)]
            lines = [(what, *line) for *line, what in _lines(s.sentence, marks)]
            rows += [(s.group, s.text, s.unit, *row) for row in (lines if lined else own)]
        shown = ["left", "match", "right"] if lined else ["sentence"]
        table = pd.DataFrame(rows, columns=["group", "text", "unit", "found", *shown])
        name = "-".join(pick.word.replace("*", "") or pick.key for pick in picks)
        first = f"first-{self.desk.most}-of-{found.total}-" if found.total > self.desk.most else ""
        return {"name": _file(f"{first}{CONCORDANCE if lined else 'sentences'}-{name}"), "content": as_csv(table)}


def _lines(sentence: str, marks: Iterable[Stretch], width: int | None = None) -> list[tuple[str, str, str, str]]:
    """A line of the concordance for each mark, and what it is; what is of the whole sentence has no place in it."""
    return [(*aligned(sentence, start, end, width), what) for start, end, what in marks if start < end]


def _many(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _file(name: str) -> str:
    """A name that any system takes for a file."""
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in name)[:60].strip("-") + ".csv"
