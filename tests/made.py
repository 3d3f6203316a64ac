"""Made-up texts, sentences and lists for tests of the general machine."""

from collections.abc import Iterable
from pathlib import Path

from bittersweet.lists.wordlist import Entry, WordList
from bittersweet.texts.cleaning import Paragraph
from bittersweet.texts.sentences import Sentence, words


def sentence(content, *, unit="T01", text="t", group=None, section="body", paragraph=1, counted=True):
    """One sentence that is a paragraph of its own, at the start of its raw text."""
    home = Paragraph(text, section, paragraph, content, (0,), (0,))
    return Sentence(text, group or text, unit, section, paragraph, content, len(words(content)), counted, home, 0)


def sentences(*contents, text="t", group=None, prefix="T"):
    """Sentences of one text, a paragraph each, named T01, T02, …"""
    return [
        sentence(content, unit=f"{prefix}{n:02d}", text=text, group=group, paragraph=n)
        for n, content in enumerate(contents, start=1)
    ]


def word_list(surfaces, *, name="fruits", noun="fruit", **settings):
    """A list from a mapping of keys to surfaces; "!surface" is an exclusion, "form:surface" has a form."""
    from bittersweet.lists.settings import Settings

    entries = []
    for key, own in surfaces.items():
        for surface in own:
            form, _, bare = surface.rpartition(":")
            counts = not bare.startswith("!")
            bare = bare.removeprefix("!")
            row = len(entries) + 2
            entries.append(Entry(key, bare, form, bare != bare.lower(), counts, "", row))
    about = {key: {"label": key.title()} for key in surfaces}
    return WordList(name, noun, tuple(entries), about, Settings(**settings))


def study_folder(folder: Path, texts: Iterable[tuple[str, str, str]], lists=None) -> Path:
    """A study folder with texts (id, group, content) and lists (name to CSV)."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = []
    for name, group, content in texts:
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
        tables.append(f'[[text]]\nid = "{name}"\ngroup = "{group}"\nfile = "{name}.txt"\n')
    (folder / "corpus.toml").write_text("\n".join(tables), encoding="utf-8")
    for name, content in (lists or {}).items():
        (folder / "codebook").mkdir(exist_ok=True)
        (folder / "codebook" / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder
