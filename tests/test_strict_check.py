"""The notebook check bites: of several copies of real cells, exactly those fail that were tampered with."""

import base64
import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from nbval.plugin import comment_markers, metadata_tags
from PIL import Image, PngImagePlugin

from bittersweet.files import DATA_VARIABLE, PROJECT_DATA
from bittersweet.publish import execution
from tests.case import health

ROOT = Path(__file__).parents[1]
PATHS = execution.paths()
# A real notebook with values, tables and several pictures.
[NAMED] = [path for path in PATHS if path.name.startswith("02-")]
COMMITTED = execution.read(NAMED)
DROPPED = "bin_laden"


# What to look for in a notebook, so that no cell is known by its number.


def code(notebook):
    """The code cells; nbval names them Cell 0, Cell 1, … in this order."""
    return health.code(notebook)


def with_output(notebook, kind):
    """The numbers of the code cells that have an output of one MIME type, or "stream" for printed text."""
    return [
        number
        for number, cell in enumerate(code(notebook))
        if any(kind == output.output_type or kind in output.get("data", {}) for output in cell.outputs)
    ]


def output(notebook, number, kind):
    """The first output of that kind in the code cell of that number."""
    found = code(notebook)[number].outputs
    return next(output for output in found if kind == output.output_type or kind in output.get("data", {}))


def cut(notebook, last):
    """The notebook up to the code cell of number `last`, each cell as it was."""
    kept = notebook.cells.index(code(notebook)[last]) + 1
    return nbformat.NotebookNode(notebook, cells=notebook.cells[:kept])


def repaint(encoded, change, **options):
    """A PNG in base64, decoded, given to `change`, and encoded again."""
    with Image.open(io.BytesIO(base64.b64decode(encoded))) as picture:
        stream = io.BytesIO()
        change(picture.copy()).save(stream, format="png", **options)
    return base64.b64encode(stream.getvalue()).decode() + "\n"


def other_digit(content, pattern=r"\d"):
    """`content` with the first digit that `pattern` ends in counted up by one."""
    last = re.search(pattern, content).end() - 1
    return content[:last] + str((int(content[last]) + 1) % 10) + content[last + 1 :]


# The tamperings: each changes one thing in a notebook and gives the numbers of the code cells that it is in.


def untouched(notebook):
    return with_output(notebook, "image/png")[:1]


def recoded_picture(notebook):
    """The same pixels in another encoding: other bytes, nothing that can be seen."""
    number = with_output(notebook, "image/png")[0]
    bundle = output(notebook, number, "image/png").data
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "encoded again")
    recoded = repaint(bundle["image/png"], lambda picture: picture, compress_level=1, pnginfo=said)
    assert base64.b64decode(recoded) != base64.b64decode(bundle["image/png"])
    bundle["image/png"] = recoded
    return [number]


def never_run(notebook):
    number = with_output(notebook, "text/html")[0]
    code(notebook)[number].update(outputs=[], execution_count=None)
    return [number]


def changed_bar(notebook):
    """Four by four pixels in the middle of a picture in another colour."""
    number = with_output(notebook, "image/png")[0]
    bundle = output(notebook, number, "image/png").data

    def change(picture):
        x, y = picture.width // 2, picture.height // 2
        painted = picture.convert("RGB")
        painted.paste((1, 254, 3), (x, y, x + 4, y + 4))
        return painted

    bundle["image/png"] = repaint(bundle["image/png"], change)
    return [number]


def swapped_pictures(notebook):
    """The first two pictures, each in the place of the other."""
    numbers = with_output(notebook, "image/png")[:2]
    first, second = (output(notebook, number, "image/png").data for number in numbers)
    first["image/png"], second["image/png"] = second["image/png"], first["image/png"]
    return numbers


def deleted_outputs(notebook):
    number = with_output(notebook, "image/png")[0]
    code(notebook)[number].outputs = []
    return [number]


def deleted_picture(notebook):
    number = with_output(notebook, "image/png")[0]
    del output(notebook, number, "image/png").data["image/png"]
    return [number]


def number_in_a_table(notebook):
    html = with_output(notebook, "text/html")
    number = next(n for n in html if re.search(r">\d+</td>", output(notebook, n, "text/html").data["text/html"]))
    bundle = output(notebook, number, "text/html").data
    bundle["text/html"] = other_digit(bundle["text/html"], pattern=r">\d+(?=</td>)")
    return [number]


def number_in_a_value(notebook):
    tables = with_output(notebook, "text/html")
    number = next(number for number in with_output(notebook, "text/plain") if number not in tables)
    bundle = output(notebook, number, "text/plain").data
    bundle["text/plain"] = other_digit(bundle["text/plain"])
    return [number]


PASSING = [untouched, recoded_picture, never_run]
PIXELS = r"PNG \d+×\d+ [0-9a-f]{64}"
# What the report of each failing cell says.
FAILING = {
    changed_bar: rf"mismatch 'image/png'.*- {PIXELS}.*\+ {PIXELS}",
    swapped_pictures: rf"mismatch 'image/png'.*- {PIXELS}.*\+ {PIXELS}",
    deleted_outputs: r"Unexpected output fields from running code: \{.*'image/png'.*\}",
    deleted_picture: r"Unexpected output fields from running code: \{'image/png'\}",
    number_in_a_table: r"mismatch 'text/html'.*- .*\d</td>.*\+ .*\d</td>",
    number_in_a_value: r"mismatch 'text/plain'.*- .*\d.*\+ .*\d",
}


def tampered(tamper):
    """The notebook after one tampering, and the numbers of the code cells that it is in."""
    notebook = deepcopy(COMMITTED)
    return notebook, tamper(notebook)


def check(path):
    """The project's own check, run over the notebook at `path`: the report on each code cell, None when it passes."""
    shutil.copy(ROOT / "conftest.py", path.parent)
    report = path.parent / "report.xml"
    options = ["-c", ROOT / "pyproject.toml", "--rootdir", path.parent, "-p", "no:cacheprovider", "--color=no"]
    options += ["-o", "truncation_limit_chars=0", "-o", "truncation_limit_lines=0"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, f"--junitxml={report}", path],
        cwd=path.parent,
        env={**os.environ, DATA_VARIABLE: str(PROJECT_DATA)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stdout + done.stderr  # ran to its end, and something failed
    cases = list(ElementTree.parse(report).iter("testcase"))
    # A cell fails in its comparison ("failure"); an "error" would be anything else.
    assert [case for case in cases if case.find("error") is not None] == []
    assert [case.get("name") for case in cases] == [f"Cell {number}" for number in range(len(cases))]
    return [case.findtext("failure") for case in cases]


def tampered_copies():
    """A copy of each cell that is tampered with, and the tampering of each."""
    cells, tamperings = [], []
    for tamper in [*PASSING, *FAILING]:
        changed, numbers = tampered(tamper)
        for number in numbers:
            cell = code(changed)[number]
            cell.id = f"{tamper.__name__}-{number}"
            cells.append(cell)
            tamperings.append(tamper)
    return cells, tamperings


def without_actor_in(folder):
    """A cell that leads to data whose list lacks an actor, and a copy of each cell up to the first picture."""
    data = shutil.copytree(PROJECT_DATA, folder / "data")
    actors = data / "codebook" / "actors.csv"
    rows = actors.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith(f"{DROPPED},")]
    assert len(kept) < len(rows)
    actors.write_text("".join(kept), encoding="utf-8")
    elsewhere = f"import os\nos.environ[{DATA_VARIABLE!r}] = {str(data)!r}"
    cells = code(cut(deepcopy(COMMITTED), with_output(COMMITTED, "image/png")[0]))
    for number, cell in enumerate(cells):
        cell.id = f"without-{number}"
    return [nbformat.v4.new_code_cell(elsewhere, id="elsewhere"), *cells]


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The reports on the notebook's own cells, by tampering those on its copies, and those on the ones without actor.

    One kernel for all, as its start takes longer than everything else: behind the notebook's own cells, up to the
    second picture, stand the copies.
    """
    folder = tmp_path_factory.mktemp("checked")
    whole = cut(deepcopy(COMMITTED), with_output(COMMITTED, "image/png")[1])
    own, (copies, tamperings) = len(code(whole)), tampered_copies()
    whole.cells += [*copies, *without_actor_in(folder)]
    nbformat.write(whole, folder / NAMED.name)
    reports = check(folder / NAMED.name)
    by_tampering = {tamper: [] for tamper in tamperings}
    for tamper, report in zip(tamperings, reports[own : own + len(copies)], strict=True):
        by_tampering[tamper].append(report)
    return reports[:own], by_tampering, reports[own + len(copies) :]


@pytest.fixture(scope="module")
def own(runs):
    """The reports on the notebook's own cells."""
    return runs[0]


@pytest.fixture(scope="module")
def copies(runs):
    """By tampering, the reports on the cells that it is in."""
    return runs[1]


@pytest.fixture(scope="module")
def without_actor(runs):
    """The reports on the notebook's cells, run without one actor."""
    return runs[2]


def test_the_notebook_itself_passes(own):
    assert len(own) > 2
    assert own == [None] * len(own)


@pytest.mark.parametrize("tamper", [untouched, recoded_picture], ids=lambda tamper: tamper.__name__)
def test_a_copy_that_looks_the_same_passes(tamper, copies):
    assert copies[tamper] == [None]


@pytest.mark.parametrize("tamper", FAILING, ids=lambda tamper: tamper.__name__)
def test_a_tampered_copy_fails_and_the_report_says_how(tamper, copies):
    notebook, numbers = tampered(tamper)
    for number, report in zip(numbers, copies[tamper], strict=True):
        assert report is not None
        assert ": Cell outputs differ" in report
        assert code(notebook)[number].source in report
        assert re.search(FAILING[tamper], report, re.DOTALL)


def test_an_actor_dropped_from_the_list_is_missed_in_the_first_picture(without_actor):
    *before, picture = without_actor
    assert before == [None] * len(before)
    assert "mismatch 'image/png'" in picture


def test_a_cell_that_was_never_run_passes_the_comparison_and_not_the_health_check(copies, tmp_path):
    assert copies[never_run] == [None]
    notebook, [number] = tampered(never_run)
    path = tmp_path / NAMED.name
    nbformat.write(notebook, path)
    counts = [*range(1, len(code(notebook)) + 1)]
    counts[number] = None
    assert f"execution counts are {counts}, not 1…n" in health.faults(path)


def test_a_number_altered_in_the_prose_is_found_by_the_health_check(tmp_path):
    notebook = deepcopy(COMMITTED)
    there = health.visible(health.seen(notebook.cells))
    found = ((cell, number) for cell in health.prose(notebook)[1:] for number in health.numbers(cell.source))
    cell, number = next((cell, number) for cell, number in found if re.fullmatch(r"\d+\.\d+", number))
    altered = next(number[:-1] + digit for digit in "0123456789" if number[:-1] + digit not in there)
    cell.source = cell.source.replace(number, altered, 1)
    path = tmp_path / NAMED.name
    nbformat.write(notebook, path)
    [fault] = [fault for fault in health.faults(path) if fault not in health.faults(NAMED)]
    assert fault.startswith(f"{altered!r} stands in the prose and in no output of its section")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_cell_is_taken_out_of_the_comparison(path):
    """Neither by a comment that nbval reads nor by a tag."""
    for cell in execution.read(path).cells:
        assert not set(metadata_tags) & set(cell.metadata.get("tags", []))
        assert [marker for marker in comment_markers if marker in cell.source] == []


def test_the_check_compares_everything_and_rewrites_nothing():
    """No lax comparison and no sanitizer, in the settings or in what starts the check; one place for settings."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert "--nbval" in settings["addopts"]
    assert "notebooks" in settings["testpaths"]
    started = [ROOT / "Makefile", ROOT / ".ci" / "run", *(ROOT / ".github" / "workflows").iterdir()]
    said = [*settings["addopts"], *(path.read_text(encoding="utf-8") for path in started)]
    assert [text for text in said if re.search(r"nbval-lax|sanitize|--nbdime|--deselect|--ignore", text)] == []
    assert [name for name in ("pytest.toml", "pytest.ini", "tox.ini", "setup.cfg") if (ROOT / name).exists()] == []


def test_executing_it_again_gives_the_same_bytes_and_the_committed_outputs(tmp_path):
    notebook = deepcopy(COMMITTED)
    short = cut(notebook, with_output(notebook, "image/png")[0])
    (tmp_path / "again.ipynb").write_bytes(execution.content(short))
    ((path, again),) = execution.execute_all(execution.paths(tmp_path))
    assert code(again) == code(short)
    assert execution.content(again) == path.read_bytes()
