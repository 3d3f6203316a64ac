"""What a committed notebook must be, apart from reproducible: each rule gives the faults that it finds."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from bittersweet.publish import execution

MOST_LINES = 5
WIDEST = 88
MOST_BYTES = 1_000_000
# The longest takes eight contrasts one by one.
FEWEST_CELLS, MOST_CELLS = 14, 50
LAST = "## What I would believe, and what I would not"
# With its sign; a hyphen after a letter or digit is none.
NUMBER = re.compile(r"(?<![\w.,/–-])-?(?:\d+|\.\d+)(?:[.,/–-]\d+)*(?!\w)")
# "one" and "two" are articles and pronouns as often as numbers, and there are two texts.
WORDS = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
DIGITS = {word: str(number) for number, word in enumerate(WORDS, start=3)}
PATH = re.compile(r"(?<![\w./:])/(?:home|root|Users|tmp|work|var|opt|usr|mnt|private)/|\b[A-Z]:\\\\?\w")


def faults(path: Path) -> list[str]:
    """Every fault of the notebook at `path`, none for a healthy one."""
    # As it stands: nbformat.read would mend missing and doubled ids on the way, with no more than a warning.
    notebook = nbformat.v4.reads(path.read_text(encoding="utf-8"))
    found = [fault for rule in RULES for fault in rule(notebook)]
    if path.stat().st_size >= MOST_BYTES:
        found.append(f"the file has {path.stat().st_size} bytes, under {MOST_BYTES} are shown on GitHub")
    return found


def ids_and_counts(notebook: NotebookNode) -> Iterator[str]:
    """Cell ids there and unique, execution counts 1…n, metadata down to what a viewer needs."""
    ids = [cell.get("id") for cell in notebook.cells]
    if None in ids or len(set(ids)) < len(ids):
        yield "a cell id is missing or doubled"
    counts = [cell.execution_count for cell in code(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"execution counts are {counts}, not 1…n"
    if set(notebook.metadata) != {"kernelspec", "language_info"} or set(notebook.metadata.language_info) != {"name"}:
        yield "the notebook's metadata holds more or less than kernelspec and the language's name"
    if any(cell.metadata for cell in notebook.cells):
        yield "a cell carries metadata (tags, timings)"


def clean_outputs(notebook: NotebookNode) -> Iterator[str]:
    """No stderr, no error, no address, no absolute path, no picture but PNG, nothing that needs a script."""
    allowed = {"text/plain", "text/html", "image/png"}
    for number, cell in enumerate(code(notebook), start=1):
        for output in cell.outputs:
            if output.output_type == "error" or output.get("name") == "stderr":
                yield f"code cell {number}: an error or stderr in the outputs"
            if extra := set(output.get("data", {})) - allowed:
                yield f"code cell {number}: output of type {', '.join(sorted(extra))}"
        said = seen([cell])
        if re.search(r"0x[0-9a-fA-F]{6,}", said):
            yield f"code cell {number}: a memory address in the outputs"
        if PATH.search(said) or PATH.search(cell.source):
            yield f"code cell {number}: an absolute path"


def described_pictures(notebook: NotebookNode) -> Iterator[str]:
    """A description stored with every picture, nothing printed, and at most one sentence under it."""
    for number, cell in enumerate(code(notebook), start=1):
        shown = list(execution.pictures(NotebookNode(cells=[cell])))
        if any(not description for _, description in shown):
            yield f"code cell {number}: a picture without a description"
        if any(output.get("name") == "stdout" for output in cell.outputs):
            yield f"code cell {number}: something printed; a table or a sentence reads better"


def short_cells(notebook: NotebookNode) -> Iterator[str]:
    """Code of five lines or fewer (imports aside), no `def`, no magic, and prose between code cells."""
    for number, cell in enumerate(code(notebook), start=1):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        own = [line for line in lines if not re.match(r"(from|import)\s", line)]
        if len(own) > MOST_LINES:
            yield f"code cell {number}: {len(own)} lines, {MOST_LINES} are enough"
        if any(len(line) > WIDEST for line in lines):
            yield f"code cell {number}: a line of more than {WIDEST} characters, which JupyterLab cuts off"
        if re.search(r"^\s*(?:(?:def|class|for|while)\b|%|!)", cell.source, re.MULTILINE):
            yield f"code cell {number}: a def, class, loop or magic; it belongs in a module"
        if not cell.outputs and len(own) > 1:
            yield f"code cell {number}: code without an output"
    for before, after in zip(notebook.cells, notebook.cells[1:], strict=False):
        if before.cell_type == after.cell_type == "code":
            yield f"two code cells in a row: {before.source[:40]!r} and {after.source[:40]!r}"


def order_of_reading(notebook: NotebookNode) -> Iterator[str]:
    """One H1, in the first cell with question and answer; what to believe in the last section; a readable length."""
    heads = [line for cell in prose(notebook) for line in cell.source.splitlines() if re.match(r"# ", line)]
    if len(heads) != 1:
        yield f"{len(heads)} first-level headings"
    try:
        execution.front(notebook)
    except execution.DataError as error:
        yield str(error)
    last = split_sections(notebook)[-1][0]
    if not last.source.startswith(LAST):
        yield f"the last section is not {LAST[3:]!r}"
    if not FEWEST_CELLS <= len(notebook.cells) <= MOST_CELLS:
        yield f"{len(notebook.cells)} cells"


def numbers_in_prose(notebook: NotebookNode) -> Iterator[str]:
    """Every number in the prose, .8 among them, visible in an output of its section; at both ends, of the notebook.

    Numbers count as they are written: 21.6 is not 21.56. A number word from three to twelve counts as its digits.
    """
    whole = visible(seen(notebook.cells))
    sections = split_sections(notebook)
    for index, cells in enumerate(sections):
        there = whole if index in (0, len(sections) - 1) else visible(seen(cells))
        for cell in cells:
            if cell.cell_type == "markdown":
                for number in numbers(cell.source):
                    if DIGITS.get(number.lower(), number) not in there:
                        yield f"{number!r} stands in the prose and in no output of its section: {cell.source[:60]!r}"


RULES = (
    ids_and_counts,
    clean_outputs,
    described_pictures,
    short_cells,
    order_of_reading,
    numbers_in_prose,
)


def code(notebook: NotebookNode) -> list[NotebookNode]:
    """The code cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook: NotebookNode) -> list[NotebookNode]:
    """The Markdown cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def split_sections(notebook: NotebookNode) -> list[list[NotebookNode]]:
    """The cells in front of the first second-level heading, then those of each; a cell is cut at a heading inside."""
    sections: list[list[NotebookNode]] = [[]]
    for cell in notebook.cells:
        parts = re.split(r"(?m)^(?=## )", cell.source) if cell.cell_type == "markdown" else [cell.source]
        for part in parts:
            if cell.cell_type == "markdown" and part.startswith("## "):
                sections.append([])
            sections[-1].append(NotebookNode({**cell, "source": part}))
    return sections


def seen(cells: list[NotebookNode]) -> str:
    """All that the outputs of `cells` show as text."""
    texts = []
    for cell in cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            plain = re.sub(r"<[^>]+>", " ", data.get("text/html", ""))
            texts += [output.get("text", ""), data.get("text/plain", ""), unescape(plain)]
    return "\n".join(texts)


def visible(text: str) -> set[str]:
    """The numbers in an output, whole (1999–2008) and in their parts (1999, 2008)."""
    whole = NUMBER.findall(text.replace("−", "-"))
    return {part for number in whole for part in (number, *re.split(r"(?<=\d)[/–-]", number))}


# What is no count: link targets, code, the texts' own words, a year after a name or month, "per 1,000 words", "95%".
NO_COUNT = re.compile(r"\]\([^)]*\)|`[^`]*`|“[^”]*”|\b[A-Z][a-z]+ \d{4}\b|\bper 1,000 words\b|\b95% interval")


def numbers(source: str) -> list[str]:
    """The numbers in Markdown prose that count something."""
    bare = NO_COUNT.sub("] ", source)
    spelt = re.findall(rf"\b(?:{'|'.join(WORDS)})\b", bare, re.IGNORECASE)
    return NUMBER.findall(bare.replace("−", "-")) + spelt
