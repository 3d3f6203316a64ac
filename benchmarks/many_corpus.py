"""The corpus of the benchmark: speeches repeated, each time with other names, so that no cache knows them."""

import random
import re
import zipfile
from pathlib import Path

CONSONANTS, VOWELS = "bdfghklmnprstvz", "aeio"
WORD = re.compile(r"\b[A-Z][a-z]+\b")
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}\b")


def write(archive: Path, folder: Path, words: int, known: list[str], names: int = 400) -> str:
    """A name that stands in one copy alone, after so many `words` were written to `folder`, a subfolder a group.

    In each copy the `names` most frequent capitalised words within sentences become made-up ones of that copy, and the
    `known` names (single words that lists look for) change places, so that there is always something to find.
    """
    with zipfile.ZipFile(archive) as opened:
        texts = {name: opened.read(name).decode("utf-8") for name in sorted(opened.namelist()) if name.endswith(".txt")}
    small = {word for text in texts.values() for word in re.findall(r"\b[a-z]+\b", text)}
    counts: dict[str, int] = {}
    for text in texts.values():
        for name in NAME.findall(text):
            if name.lower() not in small and name not in known:
                counts[name] = counts.get(name, 0) + 1
    changed = sorted(counts, key=lambda name: (-counts[name], name))[:names]
    sizes = {name: len(text.split()) for name, text in texts.items()}  # a name is one word, whatever it becomes
    total, copy, rare = 0, 0, changed[0]
    while total < words:
        draw = random.Random(copy)
        shuffled = draw.sample(known, len(known))
        made = ["".join(draw.choice(letters) for letters in (CONSONANTS, VOWELS) * 3).title() for _ in changed]
        other = dict(zip(known, shuffled, strict=True)) | dict(zip(changed, made, strict=True))
        rare = made[0] if copy == 1 else rare
        for name, text in texts.items():
            group, _, stem = name.rpartition("/")
            # A thousand files a folder, and as many words as are asked for.
            path = folder / group / f"{copy // 10:03d}" / f"{copy:04d}-{stem}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_renamed(text, other) if copy else text, encoding="utf-8")
            total += sizes[name]
            if total >= words:
                break
        copy += 1
    return rare


def _renamed(text: str, other: dict[str, str]) -> str:
    return WORD.sub(lambda match: other.get(match[0], match[0]), text)
