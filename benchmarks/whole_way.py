"""The whole way from files to tables, on speeches, and how its time grows with texts and with their length."""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.table import Table

from bittersweet.files import PROJECT_DATA
from bittersweet.study import Study

ROOT = Path(__file__).parents[1]
SPEECHES = ROOT.parent / "shared" / "texts" / "speeches-2000-2020.zip"
LEAST = 250_000  # words a second, the whole way
MOST = 2.2  # times as long for twice the texts, or twice the length of one
SLOWEST = 0.2  # seconds for a page of a concordance
LISTS = ("actors.csv", "themes.csv", "lists.toml")
MANIFEST = '[source]\nfolder = "texts"\npattern = "**/*.txt"\ngroup = "folder"\n'


def study_folder(where: Path, texts: dict[str, str]) -> Path:
    """A study folder of `texts` (path in texts/ to content) with the collection's lists."""
    for name, content in texts.items():
        path = where / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (where / "codebook").mkdir(parents=True)
    for name in LISTS:
        shutil.copy(PROJECT_DATA / "codebook" / name, where / "codebook")
    (where / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    return where


def steps(folder: Path) -> tuple[dict[str, float], Study]:
    """The processor seconds of each step of the way, and the study; libraries are loaded before."""
    times: dict[str, float] = {}

    def timed(name: str, step: Callable[[], object]) -> None:
        start = time.process_time()
        step()
        times[name] = time.process_time() - start

    start = time.process_time()
    study = Study.open(folder)
    times["files"] = time.process_time() - start
    timed("sentences", lambda: study.sentences)
    timed("hits", lambda: [study.found(name) for name in ("actors", "themes")])
    timed("tally", lambda: [study.tally(name) for name in ("actors", "themes")])
    timed("tables", lambda: [study.measure(name, level=level) for name in study.lists for level in ("group", "text")])
    return times, study


def speeches() -> dict[str, str] | None:
    """The speeches, path to content; None where the archive is not beside the project."""
    import zipfile

    if not SPEECHES.exists():
        return None
    with zipfile.ZipFile(SPEECHES) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".txt")}


def whole_way() -> tuple[list[Table | str], list[str]]:
    """What to print of the whole way, and the targets that were missed."""
    texts = speeches()
    if texts is None:
        return ["the whole way: left out, the speeches are not beside the project"], []
    half = dict(list(texts.items())[::2])
    longest = max(texts, key=lambda name: len(texts[name]))
    cases = {
        "all texts": texts,
        "half of them": half,
        "twice half, under other names": {**half, **{f"again-{name}": content for name, content in half.items()}},
        "one text, ten times as long": {"a/one.txt": "\n\n".join([texts[longest]] * 10)},
        "one text, twenty times": {"a/one.txt": "\n\n".join([texts[longest]] * 20)},
    }
    table = Table(
        title="The whole way: files, sentences, hits of actors and themes, tally, tables", title_justify="left"
    )
    for column in ("texts", "words", "files", "sentences", "hits", "tally", "tables", "words/s"):
        table.add_column(column, justify="left" if column == "texts" else "right", no_wrap=True)
    totals, found, printed = {}, {}, []
    with tempfile.TemporaryDirectory() as name:
        folders = {case: study_folder(Path(name) / str(n), own) for n, (case, own) in enumerate(cases.items())}
        steps(folders["half of them"])  # loads the libraries, off the clock
        for case, folder in folders.items():
            best, study = min((steps(folder) for _ in range(3)), key=lambda run: sum(run[0].values()))
            words = sum(study.words.values())
            totals[case], found[case] = sum(best.values()), best
            table.add_row(case, f"{words:,}", *(f"{t:.2f} s" for t in best.values()), f"{words / totals[case]:,.0f}")
            if case == "all texts":
                printed, speed = _concordances(study), words / totals[case]
    missed = [f"{speed:,.0f} words/s the whole way, at least {LEAST:,}"] if speed < LEAST else []
    for less, more, what in (
        ("half of them", "twice half, under other names", "texts"),
        ("one text, ten times as long", "one text, twenty times", "length of one"),
    ):
        factor = totals[more] / totals[less]
        each = ", ".join(f"{step} {found[more][step] / found[less][step]:.2f}" for step in found[less])
        printed.append(f"twice the {what}: {factor:.2f} times as long ({each})")
        if factor > MOST:
            missed.append(f"twice the {what} takes {factor:.2f} times as long, at most {MOST}")
    slow = [line for line in printed if line.startswith("concordance") and float(line.rsplit(" ", 2)[1]) > SLOWEST]
    return [table, *printed], [*missed, *(f"{line}, at most {SLOWEST} s" for line in slow)]


def _concordances(study: Study) -> list[str]:
    """A page of several concordances, each timed once the sentences are read."""
    lines = []
    study.concordance(word="the", limit=1)  # builds the index, off the clock
    for asked in ({"actor": "us"}, {"actor": "taliban"}, {"theme": "force"}, {"word": "may"}, {"word": "terror*"}):
        start = time.perf_counter()
        page = study.concordance(**asked, limit=50)
        seconds = time.perf_counter() - start
        lines.append(f"concordance {asked}: {page.attrs['total']:,} matches, {seconds:.3f} s")
    return lines
