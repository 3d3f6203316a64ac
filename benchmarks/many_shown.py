"""The tables of the benchmark: what was measured, and what was aimed at beside what came out."""

from collections.abc import Iterator, Sequence

from rich.table import Table

Line = dict[str, float | str]

COLUMNS = {
    "what": ("", "{}"), "million": ("million words", "{:,}"), "seconds": ("build, s", "{:.1f}"),
    "around": ("of it around the parts, s", "{:.1f}"), "speed": ("words/s", "{:,.0f}"),
    "steady": ("steady words/s", "{:,.0f}"), "cpu": ("CPU s, all processes", "{:.1f}"),
    "core": ("words/CPU s", "{:,.0f}"), "peak": ("peak MB a process", "{:,.0f}"), "rare": ("rare name, s", "{:.2f}"),
    "frequent": ("frequent name, s", "{:.2f}"), "actor": ("listed actor, s", "{:.2f}"),
    "table": ("actors by group, s", "{:.2f}"), "disk": ("disk, MB", "{:,.0f}"),
}  # fmt: skip


def cells(line: Line) -> list[str]:
    """The cells of a row."""
    found = [form.format(line[key]) if key in line else "–" for key, (_, form) in COLUMNS.items()]
    found[2] = str(line.get("why", found[2]))
    return found


def printed(lines: Sequence[Line]) -> list[Table]:
    """The tables for a terminal."""
    table = Table(*(name for name, _ in COLUMNS.values()), title="one run")
    for line in lines:
        table.add_row(*cells(line))
    aimed = Table("aim", "found", title="aims")
    for aim, found in checked(lines):
        aimed.add_row(aim, found)
    return [table, aimed]


def lines_of(lines: Sequence[Line]) -> list[str]:
    """The table of what was measured, in Markdown."""
    return _markdown([name for name, _ in COLUMNS.values()], [cells(line) for line in lines])


def aims(lines: Sequence[Line]) -> list[str]:
    """The table of the aims, in Markdown."""
    return _markdown(["aim", "found"], list(checked(lines)))


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def checked(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Each aim with what was found, for those of which something was measured."""
    of = {(str(line["what"]), line["million"]): line for line in lines if "seconds" in line}
    sizes = sorted({line["million"] for line in lines})
    peer = next((str(line["what"]) for line in lines if not str(line["what"]).startswith("bittersweet")), "")
    one, two = "bittersweet, 1 worker", "bittersweet, 2 workers"

    def ratios(above: str, below: str, key: str) -> str:
        pairs = [(size, of.get((above, size)), of.get((below, size))) for size in sizes]
        return ", ".join(
            f"{a[key] / b[key]:.2f} at {size} million" for size, a, b in pairs if a and b and key in a and key in b
        )

    for aim, above, below, key in (
        (f"4 × {peer}, words a CPU second", one, peer, "core"),
        ("two workers at least 1.8 × one, in all", two, one, "speed"),
        ("the same, steady", two, one, "steady"),
        ("Dask at least .9 of the processes: 1 process, in all", "bittersweet, Dask, 1 process", one, "speed"),
        ("2 processes, in all", "bittersweet, Dask, 2 processes", two, "speed"),
        ("1 process, steady", "bittersweet, Dask, 1 process", one, "steady"),
        ("2 processes, steady", "bittersweet, Dask, 2 processes", two, "steady"),
    ):
        if found := ratios(above, below, key):
            yield aim, found
    for name in (one, two):
        own = [(size, of[name, size]["peak"]) for size in sizes if (name, size) in of]
        said = ", ".join(f"{peak:,.0f} MB at {size} million" for size, peak in own)
        yield (
            f"peak memory flat within 20 %, under 1,000 MB a process: {name.removeprefix('bittersweet, ')}",
            f"{said} ({max(peak for _, peak in own) / min(peak for _, peak in own) - 1:.0%} between them)",
        )
    asked = [(size, of[one, size]) for size in sizes if (one, size) in of and "table" in of[one, size]]
    for aim, keys in (
        ("a concordance page under 1 s (rare, frequent, listed)", ("rare", "frequent", "actor")),
        ("actors by group under .3 s", ("table",)),
    ):
        yield aim, "; ".join(f"{', '.join(f'{line[k]:.2f}' for k in keys)} s at {size} million" for size, line in asked)
