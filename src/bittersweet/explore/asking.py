"""Asking: the tables behind the explorer, for any layer or word, as plain functions of a study."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from bittersweet.counting.measures import Level, Per
from bittersweet.evidence.marking import bracketed
from bittersweet.explore.asked import Desk, Pick
from bittersweet.files import DataError

if TYPE_CHECKING:
    import pandas as pd

    from bittersweet.many.store import ManyStudy
    from bittersweet.study import Study


def desk(study: Study | ManyStudy) -> Desk:
    """The desk of a study, in memory or beyond it."""
    from bittersweet.study import Study

    if isinstance(study, Study):
        from bittersweet.explore.desk import MemoryDesk

        return MemoryDesk(study)
    from bittersweet.explore.many import ManyDesk

    return ManyDesk(study)


def measure(
    study: Study | ManyStudy,
    name: str = "",
    *,
    word: str = "",
    per: Per | None = None,
    by: str = "",
    level: Level = "group",
    apart: bool = True,
    together: bool = False,
    coder: str = "",
) -> pd.DataFrame:
    """One row a group and key of a layer, or of a word, in the columns of `counting.measures.measure`.

    A layer is a list, who is quoted, what acts are coded as, or a variable that annotators coded; for a list it is what
    ``study.measure`` gives. A `word` may have a star for any letters ("vot*"). `together` takes all keys as one. Of
    what annotators coded, `coder` is the only one who counts ("1"), or "all" for what all give alike (default: at
    least one).
    Raises DataError with the nearest names for a layer that is not there.
    """
    return desk(study).measure(
        name, word=word, per=per, by=by, level=level, apart=apart, together=together, coder=coder
    )


def sentences(
    study: Study | ManyStudy,
    *,
    word: str | Collection[str] = (),
    group: str = "",
    text: str = "",
    apart: bool = True,
    coder: str = "",
    offset: int = 0,
    limit: int | None = None,
    **asked: str | Collection[str] | Mapping[str, str],
) -> pd.DataFrame:
    """One row a counted sentence that holds all that is asked: group, text, unit, sentence, the words in [brackets].

    ``sentences(study, actors="ann", themes=["trade", "war"], word="may")``: several names of one layer mean all of
    them; ``actors={"kind": "person"}`` means any whose column says so. With `apart` a form that is counted apart, such
    as a demonym, is no mention. `coder` is as in `measure`. `offset` and `limit` give one page, and
    attrs["total"] says how many there are; of many texts a page is no longer than ten thousand. Raises DataError with
    the nearest names.
    """
    import pandas as pd

    asked_of = desk(study)
    picks = [Pick(word=one) for one in _several(word)]
    for name, keys in asked.items():
        if isinstance(keys, Mapping):
            picks += [Pick(name, value, column) for column, value in keys.items()]
        else:
            picks += [Pick(name, asked_of.key(name, key)) for key in _several(keys)]
    if not picks:
        raise DataError("nothing is asked; name a layer with a key, like actors='…', or a word")
    held = asked_of.held(picks, group=group, text=text, apart=apart, coder=coder)
    rows = []
    for s, _, marks in held.page(offset, asked_of.most if limit is None else limit):
        spans = ((start, end) for start, end, _ in marks if start < end)
        rows.append((s.group, s.text, s.unit, bracketed(s.sentence, spans)))
    table = pd.DataFrame(rows, columns=["group", "text", "unit", "sentence"])
    table.attrs["total"] = held.total
    return table


def _several(names: str | Collection[str]) -> Collection[str]:
    return (names,) if isinstance(names, str) else names
