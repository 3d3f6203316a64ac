"""What the reader's page shows and its script needs: the texts side by side, whole, and the layers with their marks."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from bittersweet.explore.layers import ACTS, SPEECH, Layer
from bittersweet.publish.bodies import body
from bittersweet.publish.reader import Reader

BASES = {ACTS: "act", SPEECH: "speech"}  # kinds of layers of which a number may count more than stretches


def data(reader: Reader) -> dict[str, Any]:
    """What the page's script needs: layers with their marks, and what texts and groups are called."""
    study = reader.study
    texts = {text.id: text.label for text in study.texts}
    return {
        "layers": [_layer(address, own, address in reader.offered) for address, own in reader.layers.items()],
        "names": {**study.labels, **texts},
        "groups": dict(study.labels),
        "units": {s.unit: (s.section, s.paragraph, s.words) for s in reader.units.values()},
        "attrition": reader.attrition,
    }


def _layer(address: str, own: Layer, offered: bool) -> dict[str, Any]:
    keys = {key: place for place, key in enumerate(own.labels)}
    forms = {form: place for place, form in enumerate(dict.fromkeys(mark.form for mark in own.marks))}
    marks: dict[str, list[tuple[int, int, int, int]]] = {}
    for mark in own.marks:
        marks.setdefault(mark.unit, []).append((mark.start, mark.end, keys[mark.key], forms[mark.form]))
    return {
        "address": address,
        "name": own.name,
        "noun": own.noun,
        "title": own.title,
        "kind": own.kind,
        "whole": own.whole,
        "basis": BASES.get(own.kind, ""),
        "offered": offered,
        "people": list(own.people),
        "apart": [place for form, place in forms.items() if form in own.apart],
        "keys": list(own.labels.items()),
        "forms": list(forms),
        "marks": marks,
    }


def articles(reader: Reader) -> list[dict[str, str]]:
    """Each text as its id, group, label, what is said of it, and its body as HTML."""
    by_text = {text: list(own) for text, own in groupby(reader.study.all_sentences, key=lambda s: s.text)}
    return [
        {
            "id": text.id,
            "group": text.group,
            "label": text.label,
            "about": "; ".join(v for k in ("author", "title", "publisher", "date") if (v := text.about.get(k))),
            "body": "".join(body(text, by_text.get(text.id, []))),
        }
        for text in reader.study.texts
    ]
