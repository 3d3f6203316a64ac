"""Words per second of mention finding beside other tools, and the time of the strict notebook check.

Repeated text flatters whatever remembers words, as spaCy's tokenizer does. It is measured new in each run,
kept through all runs, and with its cache off; sentence by sentence, text that does not repeat lies between
the first and the last. In one piece a new one remembers little: it caches nothing after a special case
such as "U.S." in the same piece.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sized
from pathlib import Path
from typing import NamedTuple

import nbformat
import spacy
from flashtext import KeywordProcessor
from nbclient import NotebookClient
from nltk.tokenize import MWETokenizer, TreebankWordTokenizer
from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import CountVectorizer
from spacy.tokenizer import Tokenizer
from whole_way import whole_way

from bittersweet.files import data_folder
from bittersweet.lists.finder import finder
from bittersweet.lists.wordlist import WordList, read_all, variants
from bittersweet.parsing.proposals import propose
from bittersweet.study import Study
from bittersweet.texts.manifest import load
from bittersweet.texts.sentences import split, words

ROOT = Path(__file__).parents[1]
WORDS = 300_000
OURS, SPACY, FLASHTEXT = "bittersweet", "spaCy, blank tokenizer", "flashtext"
FASTER = {SPACY: 10, FLASHTEXT: 3}  # at least; judged on the running text, the two texts as one piece a copy
SLOWER = 1.5  # at most, against notebooks that only import what the project's notebooks import
LIBRARIES = ("spacy", "pandas", "matplotlib", "scipy", "numpy", "PIL", "IPython", "pydantic", "anywidget")
LAZY = ("spacy", "matplotlib", "pandas")

Run = Callable[[list[str]], int]


class Method(NamedTuple):
    """One way through the text: `prepare` gives, off the clock, what counts the finds in a list of pieces."""

    name: str
    prepare: Callable[[], Run]
    remark: str
    finds: bool = True


def methods(book: WordList) -> list[Method]:
    """The methods to compare, each looking for the same surface forms as the project's finder."""
    forms = {form: entry for entry in book.entries for form in variants(entry)}
    search = finder(book).find
    flash = KeywordProcessor(case_sensitive=True)
    for form, entry in forms.items():
        flash.add_keyword(form, entry)

    # Cut into runs of letters and digits, words end where the finder sees their end; "U.S." is then "U S".
    options = {"token_pattern": r"[^\W_]+", "lowercase": False}
    cut = CountVectorizer(**options).build_tokenizer()
    grams = sorted({" ".join(cut(form)) for form in forms})
    lengths = (1, max(len(gram.split()) for gram in grams))
    counter = CountVectorizer(vocabulary=grams, ngram_range=lengths, **options)

    # Treebank cuts the full stop off "U.S." only at the end of a piece, so each form is read at both places.
    treebank = TreebankWordTokenizer()
    sequences = [tuple(treebank.tokenize(form)) for form in forms]
    sequences += [tuple(treebank.tokenize(f"{form} x")[:-1]) for form in forms]
    merger = MWETokenizer([tokens for tokens in sequences if len(tokens) > 1], separator=" ")
    names = {" ".join(tokens) for tokens in sequences}

    def listed(piece: str) -> list[str]:
        return [token for token in merger.tokenize(treebank.tokenize(piece)) if token in names]

    kept, off = tokenizer(), tokenizer()
    off.max_cache_size = 0
    spanned = each(lambda piece: flash.extract_keywords(piece, span_info=True))
    # The remarks say what each method gives, and why its count must differ where it does.
    return [
        Method(OURS, lambda: each(search), "leftmost and longest, no overlap, offsets"),
        Method(SPACY, lambda: each(tokenizer()), "tokens only; a new tokenizer in each run", finds=False),
        Method("spaCy, kept", lambda: each(kept), "tokens only; one tokenizer for all runs", finds=False),
        Method("spaCy, cache off", lambda: each(off), "tokens only; no word is remembered", finds=False),
        Method(FLASHTEXT, lambda: spanned, "longest, no overlap, offsets; é and ß end a word"),
        Method(
            "CountVectorizer",
            lambda: lambda pieces: int(counter.transform(pieces).sum()),
            "no offsets; also counts the names inside longer names",
        ),
        Method(
            "NLTK Treebank + MWE",
            lambda: each(listed),
            "no offsets; Pakistan’s, US–Pakistan, inner “Kerry.” hide",
        ),
    ]


def tokenizer() -> Tokenizer:
    """A new blank English tokenizer of spaCy."""
    return spacy.blank("en").tokenizer


def each(find: Callable[[str], Sized]) -> Run:
    """What calls `find` on one piece after the other and sums up how much it gives; nothing is kept."""
    return lambda pieces: sum(map(len, map(find, pieces)))


def measure(
    contest: list[Method], pieces: list[str], copies: int, runs: int
) -> tuple[dict[str, float], dict[str, int]]:
    """Each method's best time in seconds over `copies` of the `pieces`, and its finds in one copy."""
    best, found = {method.name: float("inf") for method in contest}, {}
    # The methods take turns, so that whatever slows the machine for a while slows all of them.
    for _ in range(runs):
        for method in contest:
            run = method.prepare()
            # New strings each time: the UTF-8 form that Python keeps with a string is part of the work.
            fresh = [piece.encode().decode() for _ in range(copies) for piece in pieces]
            start = time.perf_counter()
            finds = run(fresh)
            best[method.name] = min(best[method.name], time.perf_counter() - start)
            found[method.name] = finds // copies
    return best, found


def speeds(title: str, contest: list[Method], best: dict[str, float], found: dict[str, int], n: int) -> Table:
    """The table of one unit, over `n` words: words per second, times spaCy, finds in one copy."""
    table = Table(title=title, title_justify="left")
    table.add_column("method", no_wrap=True)
    for column in ("words/s", "× spaCy", "found"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("what it gives")
    for name, _, remark, finds in contest:
        count = str(found[name]) if finds else "–"
        table.add_row(name, f"{n / best[name]:,.0f}", f"{best[SPACY] / best[name]:.2f}", count, remark)
    return table


def strict_check(*arguments: str | Path) -> float:
    """The seconds that one strict check takes. Raises RuntimeError with pytest's report when it fails."""
    # Both checks start in the project folder, where the relative paths of its configuration are right.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, arguments)]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"the strict check failed, so no time counts\n{done.stdout[-3000:]}{done.stderr}")
    return seconds


def imported(path: Path) -> list[str]:
    """The modules of LIBRARIES, in the order of import, that a kernel holds after the code of a notebook."""
    notebook = nbformat.read(path, as_version=4)
    ours = f"name.partition('.')[0] in {LIBRARIES} and getattr(module, '__spec__', None)"
    code = f"import json, sys\nprint(json.dumps([name for name, module in sys.modules.items() if {ours}]))"
    notebook.cells.append(nbformat.v4.new_code_cell(code))
    client = NotebookClient(notebook, resources={"metadata": {"path": path.parent}})
    client.extra_arguments = ["--log-level=ERROR"]
    client.execute()
    return json.loads(notebook.cells[-1].outputs[-1].text)


def importing(path: Path) -> nbformat.NotebookNode:
    """A notebook of one cell, which imports what the notebook at `path` comes to import of LIBRARIES."""
    code = f"from importlib import import_module\n\nfor name in {imported(path)}:\n    import_module(name)"
    cell = nbformat.v4.new_code_cell(code, execution_count=1)
    return nbformat.v4.new_notebook(cells=[cell], metadata=nbformat.read(path, as_version=4).metadata)


def notebook_times(runs: int) -> tuple[int, float, float]:
    """How many notebooks there are, and the best seconds of the strict check: theirs and the baseline's."""
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    if not notebooks:
        raise RuntimeError("there is no notebook to measure; --no-notebooks leaves this part out")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "notebooks").mkdir()
        for conftest in [*ROOT.glob("conftest.py"), *ROOT.glob("notebooks/conftest.py")]:
            shutil.copy(conftest, folder / conftest.relative_to(ROOT))
        for path in notebooks:
            nbformat.write(importing(path), folder / "notebooks" / path.name)
        baseline = ("-c", ROOT / "pyproject.toml", "--rootdir", folder, folder / "notebooks")
        times = [(strict_check("notebooks"), strict_check(*baseline)) for _ in range(runs)]
    return len(notebooks), *map(min, zip(*times, strict=True))


def import_time() -> tuple[list[str], float]:
    """The modules of LAZY that ``import bittersweet`` loads (there should be none), and its seconds."""
    code = (
        "import json, sys, time; start = time.perf_counter(); import bittersweet; "
        f"print(json.dumps([[n for n in {LAZY} if n in sys.modules], time.perf_counter() - start]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded, seconds = json.loads(done.stdout)
    return loaded, seconds


def main() -> int:
    """The exit code: 0 when every target is met, 1 when one is missed."""
    parser = argparse.ArgumentParser(description="Mention finding beside other tools, in words per second.")
    parser.add_argument("--no-notebooks", action="store_true", help="leave out the strict notebook check")
    parser.add_argument("--runs", type=int, default=7, help="runs a method, the best counts (default 7)")
    options = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    missed = []

    book = read_all(data_folder())["actors"]
    pieces = [s.sentence for text in load() for s in split(text) if s.counted]
    once = sum(len(words(piece)) for piece in pieces)
    copies = round(WORDS / once)
    size = once * copies
    console.print(f"{size:,} words: the {once:,} words of {len(pieces)} counted sentences, {copies} times")
    contest = methods(book)
    for title, unit in (("Sentence by sentence", pieces), ("In one piece a copy", [" ".join(pieces)])):
        best, found = measure(contest, unit, copies, options.runs)
        console.print(speeds(title, contest, best, found, size))
        if unit is not pieces:
            for name, least in FASTER.items():
                if (times := best[name] / best[OURS]) < least:
                    missed.append(f"{times:.2f} × {name}, at least {least} ×")

    start = time.perf_counter()
    finder(book)
    seconds = time.perf_counter() - start
    console.print(f"building the automaton: {seconds * 1e3:.1f} ms for {len(book.entries)} entries")

    study = Study.open()
    named = [hit for hit in study.found("actors") if hit.sentence.counted]
    list(propose(named[:1]))  # loads the pipeline, off the clock
    start = time.perf_counter()
    acts = list(propose(named))
    seconds = time.perf_counter() - start
    parsed = sum({hit.sentence.unit: hit.sentence.words for hit in named}.values())
    console.print(f"parsing for acts: {parsed / seconds:,.0f} words/s, {len(acts)} acts proposed")

    printed, fell_short = whole_way()
    missed += fell_short
    for part in printed:
        console.print(part)

    loaded, seconds = import_time()
    console.print(
        f"import bittersweet: {seconds * 1e3:.1f} ms, with {', '.join(loaded) or 'none'} of {', '.join(LAZY)}"
    )
    if loaded:
        missed.append(f"import bittersweet loads {', '.join(loaded)}, none of {', '.join(LAZY)}")

    if not options.no_notebooks:
        try:
            number, ours, baseline = notebook_times(runs=3)
        except RuntimeError as error:
            missed.append(f"notebooks at most {SLOWER} × those that only import: {error}")
        else:
            ratio = ours / baseline
            console.print(
                f"strict check of {number} notebooks: {ours:.1f} s; "
                f"of {number} that only import: {baseline:.1f} s; ratio {ratio:.2f} (limit {SLOWER})"
            )
            if ratio > SLOWER:
                missed.append(f"notebooks {ratio:.2f} × those that only import, at most {SLOWER} ×")
    for target in missed:
        console.print(f"missed: {target}", markup=False)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
