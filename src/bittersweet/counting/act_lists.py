"""Lists of acts for pictures and readers: who acts on whom, and in which years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bittersweet.coding.act_tables import by_annotator, pairs
from bittersweet.coding.acts import Coded
from bittersweet.coding.parties import NONE, UNNAMED
from bittersweet.counting.acts import BETWEEN
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd


def arrows(coded: Coded, labels: Mapping[str, str]) -> pd.DataFrame:
    """One row a group, agent, target and class of act, as the first annotator codes them, for the picture.

    Columns: group, agent, target (labels), class (cooperation, conflict or neither), n (acts), mutual. An act of
    several is paired each with each, once and not in both directions; one towards nobody, or of nobody named, has no
    arrow.
    """
    import pandas as pd

    table = pairs(coded)
    table = table[table["annotator"] == table["annotator"].iloc[0]]
    table = table[~table["agent"].isin([NONE, UNNAMED]) & ~table["target"].isin([NONE, UNNAMED])]
    order = {key: place for place, key in enumerate(labels)}
    forwards = table["agent"].map(order) < table["target"].map(order)
    table = table[~table["mutual"] | forwards].assign(**{"class": table["class"].map(kind)})
    places = ["group", "agent", "target", "class", "mutual"]
    counted_ = table.groupby(places, sort=False)["act"].nunique().rename("n").reset_index()
    for side in ("agent", "target"):
        counted_[side] = counted_[side].map(labels)
    return pd.DataFrame(counted_)


def years(coded: Coded) -> pd.DataFrame:
    """One row an act, as the first annotator codes it, for the timeline: group, act, label, from, to, kind, factuality.

    `kind` is cooperation, conflict or neither; the years of an act that the text places in no time are missing. Raises
    DataError where acts are not coded by their years and by what is told as done.
    """
    import pandas as pd

    table = by_annotator(coded)
    if missing := [name for name in ("from", "to", "factuality") if name not in table]:
        raise DataError(f"a timeline needs acts coded by from, to and factuality; acts.csv lacks {', '.join(missing)}")
    table = table[table["annotator"] == table["annotator"].iloc[0]]
    table = table.assign(kind=table["class"].map(kind), label=table["words"])
    for column in ("from", "to"):
        table[column] = pd.to_numeric(table[column])
    return table[["group", "act", "label", "from", "to", "kind", "factuality"]].reset_index(drop=True)


def who_to_whom(coded: Coded, labels: Mapping[str, str]) -> pd.DataFrame:
    """One row a group, agents, targets and class of act: group, agent, target, class, acts, which.

    `acts` is how many each annotator has, in order ("6 / 6"), `which` are the names of the acts, of any annotator. Rows
    fall by the number of acts within a group. `labels` name the parties.
    """
    import pandas as pd

    table = by_annotator(coded)
    people = dict.fromkeys(table["annotator"])
    places = ["group", "agent", "target", "class"]
    rows = []
    for place, own in table.groupby(places, sort=False):
        counts = own["annotator"].value_counts()
        parties = [_named(code, {**labels, **coded.variables["agent"].codes}) for code in place[1:3]]
        acts = BETWEEN.join(str(counts.get(who, 0)) for who in people)
        rows.append((place[0], *parties, place[3], acts, " ".join(dict.fromkeys(own["act"])), -len(own)))
    found = pd.DataFrame(rows, columns=[*places, "acts", "which", "order"])
    groups = {group: place for place, group in enumerate(dict.fromkeys(found["group"]))}
    found = found.assign(place=found["group"].map(groups)).sort_values(["place", "order"], kind="stable")
    return found.drop(columns=["place", "order"]).reset_index(drop=True)


def _named(code: str, labels: Mapping[str, str]) -> str:
    return " + ".join(labels.get(part, part) for part in code.split("+"))


def kind(code: str) -> str:
    """The kind of a class of acts: cooperation or conflict, in words or in deeds, or neither.

    >>> kind("verbal conflict"), kind("neither")
    ('conflict', 'neither')
    """
    return code.rpartition(" ")[2]
