"""Code: the line of Python that gives the same table as a click."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bittersweet.explore.asked import Desk, Pick

USUAL = {"per": None, "by": "", "level": "group", "apart": True, "together": False, "coder": ""}


def measured(desk: Desk, asked: dict[str, Any], find: str = "") -> str:
    """The line for the bars: ``study.measure(…)`` for a list, ``measure(study, …)`` for a word and any other layer.

    `asked` is the question as a desk's `measure` takes it; its `key` keeps one key of the table, and `find` the
    names that have it.
    """
    given = {**asked}
    name, word, key = (given.pop(what, "") for what in ("name", "word", "key"))
    listed = name in desk.lists and not given.get("together")
    if name and given.get("per") == desk.layer(name).per:
        given["per"] = None  # what it is without being said
    said = [] if listed else ["study"]
    said += [f"word={word!r}"] if word else [repr(name)]
    said += [f"{option}={given[option]!r}" for option, usual in USUAL.items() if given.get(option, usual) != usual]
    line = f"{'study.measure' if listed else 'measure'}({', '.join(said)})"
    line += f".query({f'key == {key!r}'!r})" if key else ""
    if not find:
        return line
    has = f".str.contains({find!r}, case=False, regex=False)"
    if given["level"] == "group":
        return f"{line}.query({f'label{has}'!r})"
    # The table has a text's name; what is looked for is in what it is called.
    return f"{line}.loc[lambda own: own['text'].map({desk.labelled}){has}]"


def read(desk: Desk, picks: Sequence[Pick], *, group: str = "", text: str = "", apart: bool, coder: str) -> str:
    """The line for the sentences: what the study has for it where that is the same, else ``sentences(study, …)``."""
    first = picks[0]
    coder = coder if any(desk.layer(pick.name).people for pick in picks if pick.name) else ""
    if len(picks) == 1 and not (group or text or coder) and not first.word and first.name in desk.coded:
        return f"study.coded_as({first.name!r}, {first.key!r})"
    keys: dict[str, list[str]] = {}
    columns: dict[str, dict[str, str]] = {}
    for pick in picks:
        if pick.column:
            columns.setdefault(pick.name, {})[pick.column] = pick.key
        else:
            keys.setdefault("word" if pick.word else pick.name, []).append(pick.word or pick.key)
    said = [f"{name}={_one_or_more(own)}" for name, own in keys.items()]
    said += [f"group={group!r}"] if group else []
    said += [f"text={text!r}"] if text else []
    said += [f"coder={coder!r}"] if coder else []
    if _plain(desk, picks) and _same(desk, picks, group, text, apart):
        return f"study.sentences_with({', '.join(said)})"
    said[len(keys) : len(keys)] = [f"{name}={own!r}" for name, own in columns.items()]
    said += [] if apart or not any(desk.layer(pick.name).apart for pick in picks if pick.name) else ["apart=False"]
    return f"sentences({', '.join(['study', *said])})"


def lined(
    desk: Desk,
    picks: Sequence[Pick],
    width: int,
    *,
    group: str = "",
    text: str = "",
    apart: bool,
    coder: str,
) -> str:
    """The line for the concordance: the study's own where it has the same places, else the line for its sentences."""
    first = picks[0]
    if len(picks) > 1 or not _plain(desk, picks) or not _same(desk, picks, group, text, apart, places=True):
        return read(desk, picks, group=group, text=text, apart=apart, coder=coder)
    said = [f"word={first.word!r}" if first.word else f"{first.name}={first.key!r}"]
    said += [f"group={group!r}"] if group else []
    said += [f"text={text!r}"] if text else []
    return f"study.concordance({', '.join(said)}, width={width})"


def _plain(desk: Desk, picks: Sequence[Pick]) -> bool:
    """Whether all is of lists and words, and one of each."""
    often = Counter("word" if pick.word else pick.name for pick in picks)
    listed = all(pick.word or (pick.name in desk.lists and pick.key in desk.layer(pick.name).labels) for pick in picks)
    return listed and not any(pick.column for pick in picks) and max(often.values()) == 1


def _same(desk: Desk, picks: Sequence[Pick], group: str, text: str, apart: bool, *, places: bool = False) -> bool:
    """Whether the sentences, or the places in them, stay the same when every form counts, as the study has it."""
    if not apart or not any(desk.layer(pick.name).apart for pick in picks if pick.name):
        return True
    if places:
        (pick,) = picks
        bare, full = (desk.measure(pick.name, per="words", apart=own, key=pick.key)["count"] for own in (True, False))
        return bool(bare.sum() == full.sum())
    # With every form there are as many sentences or more.
    asked, every = (desk.held(picks, group=group, text=text, apart=kept).total for kept in (apart, False))
    return asked == every


def _one_or_more(names: list[str]) -> str:
    return repr(names[0] if len(names) == 1 else names)
