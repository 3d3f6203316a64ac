"""Bars: the rows of counts with their intervals, sorted and paged, and what is said above them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bittersweet.charts.style import hues
from bittersweet.explore import code
from bittersweet.explore.layers import ACTS, CODES
from bittersweet.explore.near import near
from bittersweet.explore.questions import Bars
from bittersweet.files import nearest

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.counting.measures import Level
    from bittersweet.explore.asked import Desk, Pick

ROWS = 20  # rows a page


class Drawer:
    """Draws the bars of one study, as plain JSON."""

    def __init__(self, desk: Desk) -> None:
        """Takes the desk at which counts are asked for."""
        self.desk = desk
        # Tables are kept, so that turning a page counts nothing again.
        self._measured = lru_cache(maxsize=50)(lambda place: desk.measure(**json.loads(place)))
        self._hues = hues(desk.labels)

    def answer(self, asked: Bars) -> dict[str, Any]:
        """One page of bars, what they are, and the line of Python that gives them."""
        rows, options = self._rows(asked)
        page = rows[asked.offset : asked.offset + ROWS]
        own = None if asked.word else self.desk.layer(asked.list)
        values = [value for row in rows for value in row["values"]]
        per = options["per"]
        keys = [[key, label] for key, label in own.labels.items()] if own and asked.level == "text" else []
        return {
            "list": asked.list,
            "word": asked.word,
            "by": asked.by,
            "key": asked.key,
            "level": asked.level,
            "show": asked.per,
            "noun": own.noun if own else "word",
            "said": self._said(asked, per),
            "groups": [
                {"id": group, "label": label, "hue": self._hues[group]} for group, label in self.desk.labels.items()
            ],
            "rows": page,
            "total": len(rows),
            "offset": asked.offset,
            "limit": ROWS,
            "top": max((value["high"] for value in values if value["high"] is not None), default=0),
            "top_count": max((value["count"] for value in values), default=0),
            "keys": keys,
            "coders": list(own.people) if own else [],
            "coder": options.get("coder", ""),
            "none": self._none(asked),
            **self._absent(asked, rows),
            "code": code.measured(self.desk, options, "" if asked.word else asked.find),
        }

    def table(self, asked: Bars) -> pd.DataFrame:
        """Every row of the bars as a table."""
        import pandas as pd

        rows, options = self._rows(asked)
        flat = [
            {
                **({"text": row["place"]["name"]} if "place" in row else {}),
                "key": row["key"],
                "label": row["label"],
                **v,
            }
            for row in rows
            for v in row["values"]
        ]
        return pd.DataFrame(flat).assign(per=options["per"])

    def _options(self, asked: Bars) -> dict[str, Any]:
        """The question as `measure` takes it."""
        if asked.key and not asked.word:
            own = self.desk.layer(asked.list)
            nearest(asked.key, own.labels, own.noun)
        usual = "words" if asked.word else self.desk.layer(asked.list).per
        per = usual if asked.per == "count" else asked.per
        if asked.word:
            return {"word": asked.word, "per": per, "level": asked.level}
        together = asked.level == "text" and not asked.key and not asked.by
        return {
            "name": asked.list,
            "per": per,
            "by": asked.by,
            "level": asked.level,
            "apart": asked.apart,
            "together": together,
            "coder": asked.coder if self.desk.layer(asked.list).people else "",
            "key": asked.key if asked.level == "text" else "",
        }

    def _table(self, options: dict[str, Any]) -> pd.DataFrame:
        return self._measured(json.dumps(options))

    def _rows(self, asked: Bars) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Every row of bars in the order asked for, and the question as `measure` takes it."""
        options = self._options(asked)
        table = self._table(options)
        texts = self.desk.text_labels
        rows: dict[tuple[str, str], dict[str, Any]] = {}
        for record in table.to_dict("records"):
            text = record.get("text", "")
            row = {"key": record["key"], "label": record["label"], "values": []}
            if text:
                place = {"kind": "text", "name": text, "label": texts[text]}
                row |= {"name": texts[text], "place": place}
            own = rows.setdefault((text, record["key"]), row)
            own["values"].append({k: _number(record[k]) for k in ("group", "count", "of", "value", "low", "high")})
        found = list(rows.values())
        if asked.find and not asked.word:  # a word is no name
            kept = named([row.get("name", row["label"]) for row in found], asked.find)
            found = [row for row, fits in zip(found, kept, strict=True) if fits]
        return _sorted(found, asked), options

    def times(self, pick: Pick, level: Level, apart: bool) -> dict[str, int]:
        """How often a word, or a key of a list, is mentioned in each group or text, as the bars count it."""
        bars = {"list": pick.name, "word": pick.word, "level": level, "by": pick.column, "apart": apart}
        asked = Bars.model_validate(bars | {"per": "words"})
        options = self._options(asked)
        if not pick.word and level == "text":
            options |= {"together": False, "key": pick.key}
        table = self._table(options)
        own = table if pick.word else table[table["key"] == pick.key]
        return dict(zip(own[level].tolist(), own["count"].tolist(), strict=True))

    def _none(self, asked: Bars) -> str:
        """What is said where there is no row."""
        if not asked.find or asked.word:
            return "There is nothing in this list."
        what = "text" if asked.level == "text" else asked.by or self.desk.layer(asked.list).noun
        return f"No {what} has “{asked.find}” in its name. To look for it in the texts, use “or a word”."

    def _absent(self, asked: Bars, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """What is said of a word that no text has, and the nearest that texts have, with how often they have them."""
        if not asked.word or any(value["count"] for row in rows for value in row["values"]):
            return {"absent": "", "near": []}
        found = near(self.desk, asked.word)
        return {"absent": f"No text has “{asked.word}”.{' Near:' if found else ''}", "near": found}

    def _said(self, asked: Bars, per: str) -> str:
        what = f"“{asked.word}”" if asked.word else self.desk.layer(asked.list).title
        if asked.level == "text" and not asked.word:
            own = self.desk.layer(asked.list)
            what = own.labels[asked.key] if asked.key else f"any {own.noun}"
        by = f", by {asked.by}" if asked.by else ""
        coded = not asked.word and self.desk.layer(asked.list).kind in (ACTS, CODES)
        unit = "sentences that hold it" if per == "sentences" else "mentions per 1,000 words"
        who = {"": "at least one annotator", "all": "all annotators alike"}.get(asked.coder, asked.coder)
        unit = f"sentences, by {who}" if coded and per == "sentences" else unit
        unit = f"{unit}, by {who}" if coded and per != "sentences" else unit
        shown = "counts" if asked.per == "count" else f"{unit}, with the 95% interval"
        return f"{what[:1].upper()}{what[1:]}{by}: {shown}"


def named(names: list[str], part: str) -> list[bool]:
    """Which of the names have the part, in any case, as the line of Python finds them."""
    import pandas as pd

    return pd.Series(names, dtype="str").str.contains(part, case=False, regex=False).tolist()


def _sorted(rows: list[dict[str, Any]], asked: Bars) -> list[dict[str, Any]]:
    field = "count" if asked.per == "count" else "value"
    numbers = [[value[field] or 0 for value in row["values"]] for row in rows]
    if asked.sort == "label":
        return sorted(rows, key=lambda row: row.get("name", row["label"]).casefold())
    if asked.sort == "list":
        return rows
    weight = max if asked.sort == "value" else (lambda own: max(own) - min(own))
    order = sorted(range(len(rows)), key=lambda n: -weight(numbers[n]))
    return [rows[n] for n in order]


def _number(value: Any) -> Any:
    """A value as JSON has it: what is no number None."""
    return None if value != value else value
